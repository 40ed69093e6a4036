//! Counts of luck: how many of so many come out, each with the same chance.

/// The chance of each count, from none to all `n`, where each comes out with chance `p`.
#[must_use]
pub fn chances(n: usize, p: f64) -> Vec<f64> {
    let mut chances = vec![1.0];
    for _ in 0..n {
        let mut next = vec![0.0; chances.len() + 1];
        for (k, chance) in chances.iter().enumerate() {
            next[k] += chance * (1.0 - p);
            next[k + 1] += chance * p;
        }
        chances = next;
    }
    chances
}

/// The count that it does not fall short of in 19 cases of 20, and the one it does not exceed.
#[must_use]
pub fn band(n: usize, p: f64) -> (usize, usize) {
    let mut below = 0.0;
    let sums: Vec<f64> = chances(n, p)
        .iter()
        .map(|chance| {
            below += chance;
            below
        })
        .collect();
    let first = |reached: &dyn Fn(f64) -> bool| sums.iter().position(|sum| reached(*sum)).unwrap_or(n);
    (first(&|sum| sum > 0.05), first(&|sum| sum >= 0.95))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_band_is_the_one_of_the_tables() {
        // P(X ≤ 23) = 0.026, P(X ≤ 24) = 0.073; P(X ≤ 28) = 0.816, P(X ≤ 29) = 0.958 for n = 30, p = 0.9.
        assert_eq!(band(30, 0.9), (24, 29));
        assert_eq!(band(1, 0.5), (0, 1));
        assert!((chances(30, 0.9)[..=23].iter().sum::<f64>() - 0.026).abs() < 5e-4);
    }
}
