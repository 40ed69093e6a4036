//! Correlations of pairs, of their numbers or of their ranks, and how large luck alone makes the largest of many.

use tregua_engine::num;

/// Spearman's rank correlation of the pairs in which neither is missing, and how many those are; 0 where one of them never varies.
pub(crate) fn rank_correlation(a: &[f64], b: &[f64]) -> (f64, usize) {
    let pairs = a.iter().zip(b).filter(|(x, y)| !x.is_nan() && !y.is_nan());
    let (a, b): (Vec<f64>, Vec<f64>) = pairs.map(|(x, y)| (*x, *y)).unzip();
    (correlation(&ranks(&a), &ranks(&b)), a.len())
}

/// Ranks, equal values sharing the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|i, j| values[*i].total_cmp(&values[*j]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    while first < order.len() {
        let same = order[first..].iter().take_while(|i| values[**i] == values[order[first]]).count();
        for i in &order[first..first + same] {
            ranks[*i] = first as f64 + 0.5 * (same as f64 - 1.0);
        }
        first += same;
    }
    ranks
}

/// Squares whose product is no larger are rounding: what never varies goes with nothing.
const FLAT: f64 = 1e-18;

/// Pearson's correlation; 0 where one of them never varies.
pub(crate) fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len().max(1) as f64;
    let (ma, mb) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(b) {
        ab += (x - ma) * (y - mb);
        aa += (x - ma) * (x - ma);
        bb += (y - mb) * (y - mb);
    }
    if aa * bb > FLAT { ab / (aa * bb).sqrt() } else { 0.0 }
}

/// The size that the largest of `many` rank correlations over `n` pairs stays under in 19 cases of 20 if there is nothing but luck.
pub(crate) fn largest_by_luck(many: usize, n: usize) -> f64 {
    let tail = 0.05 / (2.0 * many.max(1) as f64);
    num::normal_quantile(1.0 - tail) / (n.max(2) as f64 - 1.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_of_a_rising_curve_agree_and_ties_share() {
        let a: Vec<f64> = (0..50).map(f64::from).collect();
        let b: Vec<f64> = a.iter().map(|x| x.powi(3) - 10.0).collect();
        let (rho, n) = rank_correlation(&a, &b);
        assert!((rho - 1.0).abs() < 1e-12 && n == 50);
        assert_eq!(ranks(&[2.0, 1.0, 2.0, 9.0]), [1.5, 0.0, 1.5, 3.0]);
        let missing: Vec<f64> = b.iter().map(|x| if *x > 0.0 { f64::NAN } else { -x }).collect();
        assert!((rank_correlation(&a, &missing).0 + 1.0).abs() < 1e-12);
    }

    #[test]
    fn luck_of_one_correlation_is_the_usual_band() {
        assert!((largest_by_luck(1, 401) - 1.96 / 20.0).abs() < 1e-3);
        assert!(largest_by_luck(100, 401) > 1.7 * largest_by_luck(1, 401));
    }
}
