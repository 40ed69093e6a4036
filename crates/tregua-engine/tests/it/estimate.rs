//! Means measured by many draws, with their standard errors.
//!
//! A stochastic test asks two things: that what was measured agrees with the reference within four standard errors,
//! and that the same measurement with one parameter off by 5 % does not, so the test has power.

/// A mean and its standard error.
#[derive(Clone, Copy, Debug)]
pub struct Estimate {
    pub mean: f64,
    pub error: f64,
}

impl Estimate {
    /// The mean of independent values.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Estimate {
        // Welford's recurrence: one pass, no cancellation.
        let (mut n, mut mean, mut squares) = (0.0, 0.0, 0.0);
        for value in values {
            n += 1.0;
            let step = value - mean;
            mean += step / n;
            squares += step * (value - mean);
        }
        assert!(n > 1.0, "an estimate needs at least two values");
        Estimate { mean, error: (squares / (n - 1.0) / n).sqrt() }
    }

    /// The variance of independent values, with the standard error that the fourth moment gives it.
    pub fn of_variance(values: &[f64]) -> Estimate {
        let centre = Estimate::of(values.iter().copied()).mean;
        Estimate::of(values.iter().map(|x| (x - centre) * (x - centre)))
    }

    /// The share of the cases where something happened.
    pub fn share(cases: impl IntoIterator<Item = bool>) -> Estimate {
        Estimate::of(cases.into_iter().map(|happened| if happened { 1.0 } else { 0.0 }))
    }

    /// Whether a reference lies within four standard errors.
    pub fn agrees(self, reference: f64) -> bool {
        (self.mean - reference).abs() <= 4.0 * self.error
    }
}

/// The test proper: `measure(1.0)` agrees with the reference, `measure(1.05)`, the planted fault, does not.
pub fn with_power(name: &str, reference: f64, measure: impl Fn(f64) -> Estimate) {
    let sound = measure(1.0);
    assert!(sound.agrees(reference), "{name}: {sound:?} does not agree with {reference}");
    let faulty = measure(1.05);
    assert!(
        !faulty.agrees(reference),
        "{name}: a parameter off by 5 % goes unnoticed, {faulty:?} against {reference}"
    );
}
