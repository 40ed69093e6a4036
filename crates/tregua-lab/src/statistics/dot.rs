//! Sums of products, which most of the arithmetic of fitting and resampling is.

/// Sums that are added up side by side: one after the other each would have to wait for the last.
const LANES: usize = 8;

/// The sum of the products of two rows of one length. The order is fixed, and a compiler takes the lanes together.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let ((a, a_left), (b, b_left)) = (a.as_chunks::<LANES>(), b[..a.len()].as_chunks::<LANES>());
    let mut sums = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f64>() + a_left.iter().zip(b_left).map(|(a, b)| a * b).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::dot;

    #[test]
    fn what_does_not_fill_the_lanes_counts_too() {
        for length in [0, 1, 8, 11, 16] {
            let a: Vec<f64> = (1..=length).map(f64::from).collect();
            let squares = f64::from(length * (length + 1) * (2 * length + 1)) / 6.0;
            assert_eq!(dot(&a, &a), squares, "{length}");
        }
    }
}
