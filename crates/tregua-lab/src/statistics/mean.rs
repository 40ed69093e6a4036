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
        let error = if numbers.len() < 2 { f64::INFINITY } else { moments.error() };
        Self { mean: moments.mean, error }
    }

    /// In standard errors; 0 for nothing at all.
    #[must_use]
    pub fn t(&self) -> f64 {
        if self.mean == 0.0 { 0.0 } else { self.mean / self.error }
    }
}
