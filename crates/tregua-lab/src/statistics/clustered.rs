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
        let mean = points.iter().map(|(x, _)| x).sum::<f64>() / points.len() as f64;
        let (spread, groups) = between(points.iter().map(|(x, cluster)| (x - mean, *cluster)));
        let error = spread.map(|spread| spread / points.len() as f64);
        let half = error.map(|e| if e == 0.0 { 0.0 } else { e * student::half_width(0.95, groups - 1) });
        Self { mean, error, half, groups }
    }

    /// The mean, and its standard error if it has one.
    #[must_use]
    pub const fn told(&self) -> (f64, Option<f64>) {
        (self.mean, self.error)
    }

    /// The mean in standard errors; 0 where none is known, or nothing varies.
    #[must_use]
    pub fn t(&self) -> f64 {
        self.error.filter(|error| *error > 0.0).map_or(0.0, |error| self.mean / error)
    }

    /// How often chance alone would put it as far from nothing; none of too few witnesses.
    #[must_use]
    pub fn p(&self) -> Option<f64> {
        let error = self.error.filter(|_| self.groups >= FEWEST)?;
        Some(if self.mean == 0.0 { 1.0 } else { student::p_value(self.mean / error, self.groups - 1) })
    }
}

/// Slope of the second numbers on the first, and its standard error; 1 without an error where the first do not vary.
pub(crate) fn slope(points: &[(f64, f64, u32)]) -> (f64, Option<f64>) {
    let n = points.len() as f64;
    let x = points.iter().map(|p| p.0).sum::<f64>() / n;
    let y = points.iter().map(|p| p.1).sum::<f64>() / n;
    let spread: f64 = points.iter().map(|p| (p.0 - x).powi(2)).sum();
    if points.is_empty() || spread <= 0.0 {
        return (1.0, None);
    }
    let slope = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum::<f64>() / spread;
    let (left, _) = between(points.iter().map(|p| ((p.0 - x) * (p.1 - y - slope * (p.0 - x)), p.2)));
    (slope, left.map(|left| left / spread))
}

/// The root of the squared sums of clusters, and how many of them there are; none of fewer than two.
fn between(points: impl Iterator<Item = (f64, u32)>) -> (Option<f64>, usize) {
    let mut clusters = BTreeMap::<u32, f64>::new();
    points.for_each(|(x, cluster)| *clusters.entry(cluster).or_default() += x);
    let n = clusters.len() as f64;
    let squares: f64 = clusters.values().map(|x| x * x).sum();
    // Few clusters look closer to their own mean than they are.
    ((n >= 2.0).then(|| (squares * n / (n - 1.0)).sqrt()), clusters.len())
}

#[cfg(test)]
mod tests {
    use super::{ClusteredMean, slope};

    /// However often one cluster speaks, it shows no spread between clusters: neither its mean nor its slope has an error.
    #[test]
    fn one_cluster_has_no_error() {
        let alone = ClusteredMean::of([(1.0, 7), (3.0, 7)].into_iter());
        assert_eq!((alone.told(), alone.half, alone.t(), alone.groups), ((2.0, None), None, 0.0, 1));
        assert_eq!(slope(&[(0.0, 1.0, 7), (1.0, 4.0, 7), (2.0, 5.0, 7)]), (2.0, None));
        assert!(ClusteredMean::of(std::iter::empty()).mean.is_nan());
    }

    #[test]
    fn two_clusters_are_as_unsure_as_two_numbers() {
        let two = ClusteredMean::of([(1.0, 0), (1.0, 0), (3.0, 1), (3.0, 1)].into_iter());
        assert_eq!((two.mean, two.error, two.groups), (2.0, Some(1.0), 2));
    }
}
