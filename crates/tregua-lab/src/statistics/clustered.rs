//! Means and slopes of numbers in clusters: evenings of one war share its luck, so that a war counts as one draw.

use super::student::{self, FEWEST};
use std::collections::BTreeMap;

/// A mean of numbers in clusters, every number counting as one, and how sure it is: what shares a cluster is one witness.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct ClusteredMean {
    /// The mean; not a number without any.
    pub mean: f64,
    /// Its standard error; none of a single witness.
    pub error: Option<f64>,
    /// Half its 95 % interval, by Student's t.
    pub half: Option<f64>,
    /// Witnesses.
    pub groups: usize,
}

impl ClusteredMean {
    /// Of numbers, each with its cluster: the spread between clusters is what counts.
    pub fn of(points: impl Iterator<Item = (f64, u32)>) -> Self {
        let points: Vec<(f64, u32)> = points.collect();
        let (mean, error, groups) = mean(points.iter().copied());
        let (groups, n) = (groups as usize, f64::from(groups));
        // Few clusters look closer to their own mean than they are.
        let error = (groups > 1).then(|| error * (n / (n - 1.0)).sqrt());
        Self {
            mean: if points.is_empty() { f64::NAN } else { mean },
            error,
            half: error.map(|e| if e == 0.0 { 0.0 } else { e * student::half_width(0.95, groups - 1) }),
            groups,
        }
    }

    /// How often chance alone would put it as far from nothing; none of too few witnesses.
    #[must_use]
    pub fn p(&self) -> Option<f64> {
        let error = self.error.filter(|_| self.groups >= FEWEST)?;
        Some(if self.mean == 0.0 { 1.0 } else { student::p_value(self.mean / error, self.groups - 1) })
    }
}

/// Mean of numbers, its standard error, and the number of clusters they are from: each comes with its cluster.
pub(crate) fn mean(points: impl Iterator<Item = (f64, u32)>) -> (f64, f64, u32) {
    let points: Vec<(f64, u32)> = points.collect();
    let n = points.len().max(1) as f64;
    let mean = points.iter().map(|(x, _)| x).sum::<f64>() / n;
    let mut clusters = BTreeMap::<u32, f64>::new();
    for (x, cluster) in &points {
        *clusters.entry(*cluster).or_default() += x - mean;
    }
    let squares: f64 = clusters.values().map(|x| x * x).sum();
    (mean, squares.sqrt() / n, clusters.len() as u32)
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
    let mut clusters = BTreeMap::<u32, f64>::new();
    for p in points {
        *clusters.entry(p.2).or_default() += (p.0 - x) * (p.1 - y - slope * (p.0 - x));
    }
    (slope, clusters.values().map(|e| e * e).sum::<f64>().sqrt() / spread)
}
