//! Quantiles, by linear interpolation between sorted values.

/// Quantiles at 5, 25, 50, 75 and 95 %.
pub type Five = [f64; 5];

/// Values in their order.
#[must_use]
pub fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Quantiles of sorted values at 5, 25, 50, 75 and 95 %.
#[must_use]
pub fn quantiles(sorted: &[f64]) -> Five {
    [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| quantile(sorted, p))
}

/// One quantile of sorted values; not a number without any.
#[must_use]
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    if sorted.is_empty() {
        return f64::NAN;
    }
    let at = p * (sorted.len() - 1) as f64;
    let low = at.floor() as usize;
    let high = (low + 1).min(sorted.len() - 1);
    sorted[low] + (sorted[high] - sorted[low]) * (at - low as f64)
}

/// One quantile of values in any order, missing ones left out.
#[must_use]
pub fn quantile_of(values: &[f64], p: f64) -> f64 {
    quantile(&sorted(values.iter().copied().filter(|x| !x.is_nan())), p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_lies_between_its_neighbours_and_needs_some() {
        assert_eq!(quantiles(&[0.0, 1.0, 2.0, 3.0, 4.0])[1..4], [1.0, 2.0, 3.0]);
        assert_eq!(quantile_of(&[3.0, f64::NAN, 0.0, 1.0], 0.75), 2.0);
        assert!(quantile(&[], 0.5).is_nan());
    }
}
