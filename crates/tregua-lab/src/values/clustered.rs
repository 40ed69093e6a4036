//! Means and slopes over evenings of which some are of one war: a war counts as one draw, for its evenings share their luck.

use std::collections::BTreeMap;

/// Mean of numbers, its standard error, and the number of wars they are from: each comes with its war.
pub(crate) fn mean(points: impl Iterator<Item = (f64, u32)>) -> (f64, f64, u32) {
    let points: Vec<(f64, u32)> = points.collect();
    let n = points.len().max(1) as f64;
    let mean = points.iter().map(|(x, _)| x).sum::<f64>() / n;
    let mut wars = BTreeMap::<u32, f64>::new();
    for (x, war) in &points {
        *wars.entry(*war).or_default() += x - mean;
    }
    let squares: f64 = wars.values().map(|x| x * x).sum();
    (mean, squares.sqrt() / n, wars.len() as u32)
}

/// Slope of the second numbers on the first, and its standard error; 1, infinitely unsure, where the first do not vary.
pub(crate) fn slope(points: &[(f64, f64, u32)]) -> (f64, f64) {
    let n = points.len() as f64;
    let x = points.iter().map(|p| p.0).sum::<f64>() / n;
    let y = points.iter().map(|p| p.1).sum::<f64>() / n;
    let spread: f64 = points.iter().map(|p| (p.0 - x).powi(2)).sum();
    if points.is_empty() || spread <= 0.0 {
        return (1.0, f64::INFINITY);
    }
    let slope = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum::<f64>() / spread;
    let mut wars = BTreeMap::<u32, f64>::new();
    for p in points {
        *wars.entry(p.2).or_default() += (p.0 - x) * (p.1 - y - slope * (p.0 - x));
    }
    (slope, wars.values().map(|e| e * e).sum::<f64>().sqrt() / spread)
}
