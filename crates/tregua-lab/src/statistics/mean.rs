//! The mean of independent numbers, and its standard error.

use super::Moments;

/// A mean and its standard error.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Mean {
    /// The mean, in the numbers' own unit; 0 without any.
    pub mean: f64,
    /// Its standard error; infinite for fewer than two numbers, which show no spread.
    pub error: f64,
}

impl Mean {
    /// Of some numbers.
    #[must_use]
    pub fn of(numbers: &[f64]) -> Self {
        let moments = Moments::of(numbers.iter().copied());
        Self { mean: moments.mean, error: moments.error().unwrap_or(f64::INFINITY) }
    }

    /// The mean, and its standard error if it has one.
    #[must_use]
    pub fn told(&self) -> (f64, Option<f64>) {
        (self.mean, self.error.is_finite().then_some(self.error))
    }

    /// In standard errors; 0 for nothing at all.
    #[must_use]
    pub fn t(&self) -> f64 {
        if self.mean == 0.0 { 0.0 } else { self.mean / self.error }
    }
}
