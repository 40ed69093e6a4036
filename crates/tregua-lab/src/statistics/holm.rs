//! Holm's test of many things at once (Holm 1979): of many differences some stand out by chance.

/// How many of these chances, the smallest first, are no luck though all are counted: not one is, but with a chance of `level`.
pub(crate) fn rejected(sorted: &[f64], level: f64) -> usize {
    let stands = |(i, p): &(usize, &f64)| **p <= level / (sorted.len() - i) as f64;
    sorted.iter().enumerate().take_while(stands).count()
}

#[cfg(test)]
mod tests {
    use super::rejected;

    #[test]
    fn each_step_down_asks_for_less_until_one_falls_short() {
        assert_eq!(rejected(&[0.01, 0.02, 0.04, 0.9], 0.05), 1);
        assert_eq!(rejected(&[0.012, 0.016, 0.025, 0.05], 0.05), 4);
        assert_eq!(rejected(&[], 0.05), 0);
    }
}
