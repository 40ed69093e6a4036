//! Means measured by many draws, with their standard errors: in one pass, for the draws are too many to keep.

/// A mean and its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
    /// Cases it is from.
    pub cases: u32,
}

impl Estimate {
    /// The mean of independent values; no number where there are fewer than two.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        // Welford's recurrence: one pass, no cancellation.
        let (mut cases, mut mean, mut squares) = (0, 0.0, 0.0);
        for value in values {
            cases += 1;
            let step = value - mean;
            mean += step / f64::from(cases);
            squares += step * (value - mean);
        }
        let n = f64::from(cases);
        Self { mean, error: (squares / (n - 1.0) / n).sqrt(), cases }
    }

    /// The variance of independent values, with the standard error that the fourth moment gives it.
    pub fn of_variance(values: &[f64]) -> Self {
        let centre = Self::of(values.iter().copied()).mean;
        Self::of(values.iter().map(|x| (x - centre) * (x - centre)))
    }

    /// The share of the cases where something happened.
    pub fn share(cases: impl IntoIterator<Item = bool>) -> Self {
        Self::of(cases.into_iter().map(|happened| if happened { 1.0 } else { 0.0 }))
    }
}
