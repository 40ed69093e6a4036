//! The share of cases in which something happened, and its standard error.

use serde::Serialize;

/// A share with its standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Share {
    /// The share [0, 1].
    pub share: f64,
    /// Its standard error.
    pub error: f64,
}

impl Share {
    /// A share that was seen in so many cases; without any error where all agree.
    #[must_use]
    pub fn seen(share: f64, cases: usize) -> Self {
        Self { share, error: (share * (1.0 - share) / cases.max(1) as f64).sqrt() }
    }

    /// Of `n` cases, `k`.
    #[must_use]
    pub fn of(k: usize, n: usize) -> Self {
        Self::seen(k as f64 / n.max(1) as f64, n)
    }

    /// Of the values, those for which it holds.
    pub fn when(values: &[f64], holds: impl Fn(f64) -> bool) -> Self {
        Self::of(values.iter().filter(|x| holds(**x)).count(), values.len())
    }

    /// Of `n` cases, `k`, where there may be few of them; not a number without any. That nothing was seen in some cases does not make it
    /// impossible: the error is the spread of what the share may be, all having been alike before (Laplace's rule of succession).
    #[must_use]
    pub fn of_few(k: usize, n: usize) -> Self {
        if n == 0 {
            return Self { share: f64::NAN, error: f64::NAN };
        }
        let (k, n) = (k as f64, n as f64);
        let p = (k + 1.0) / (n + 2.0);
        Self { share: k / n, error: (p * (1.0 - p) / (n + 3.0)).sqrt() }
    }
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn what_was_never_seen_in_a_few_cases_is_not_impossible() {
        assert_eq!(Share::of(5, 10), Share { share: 0.5, error: 0.025_f64.sqrt() });
        assert_eq!(Share::of(0, 10).error, 0.0);
        assert!(Share::of_few(0, 10).error > 0.05 && Share::of_few(0, 0).share.is_nan());
    }
}
