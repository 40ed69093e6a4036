//! A first look at many coordinates at once: points drawn at random, and how much of an outcome each coordinate explains by itself, as a
//! slope and as a bowl. Every point tells of every coordinate, so that where luck is great this sees by far smaller effects than walks do.

use super::{Estimate, Plan};
use crate::statistics::HALF;
use tregua_engine::draws::Draws;

/// The stream of luck that draws the points.
const SCAN: u32 = tregua_engine::rule::stream("lab.scan");

/// So many random points.
#[derive(Clone, Copy, Debug)]
pub struct Scan {
    factors: usize,
    points: u32,
    draws: Draws,
}

impl Scan {
    /// Draws points.
    #[must_use]
    pub const fn new(factors: usize, points: u32, seed: u64) -> Self {
        Self { factors, points, draws: Draws::new(seed) }
    }

    /// The share of the variance of one outcome that each coordinate explains by itself, less what chance would on the mean; missing values
    /// are left out.
    #[must_use]
    pub fn explained(&self, column: &[f64]) -> Vec<Estimate> {
        let told: Vec<usize> = (0..column.len()).filter(|i| column[*i].is_finite()).collect();
        let n = told.len() as f64;
        let one = |factor: usize| {
            let curve = |f: fn(f64) -> f64| {
                let pairs = told.iter().map(|i| (f(self.at(*i, factor)), column[*i]));
                squared_correlation(&pairs.collect::<Vec<_>>())
            };
            let all = curve(|u| u) + curve(|u| (u - 0.5) * (u - 0.5));
            // Two squares of normal variates, with what is there for their means.
            let share = all - 2.0 / n;
            Estimate {
                value: share,
                half: HALF * (4.0 * share.max(0.0) * (1.0 - share) / n + 4.0 / (n * n)).sqrt(),
            }
        };
        (0..self.factors).map(one).collect()
    }

    fn at(&self, i: usize, factor: usize) -> f64 {
        self.draws.uniform(SCAN, factor as u32, 0, i as u32)
    }
}

impl Plan for Scan {
    fn rows(&self) -> usize {
        self.points as usize
    }

    fn row(&self, i: usize) -> Vec<f64> {
        (0..self.factors).map(|factor| self.at(i, factor)).collect()
    }
}

/// Squared as it is, for the shares of variance: no root is taken only to be undone.
fn squared_correlation(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (x, y) = pairs.iter().fold((0.0, 0.0), |(x, y), p| (x + p.0 / n, y + p.1 / n));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in pairs {
        xx += (a - x) * (a - x);
        yy += (b - y) * (b - y);
        xy += (a - x) * (b - y);
    }
    if xx * yy > 0.0 { xy * xy / (xx * yy) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sensitivity::{ask, column};

    #[test]
    fn slopes_and_bowls_are_seen_through_luck() {
        let scan = Scan::new(20, 2000, 1);
        let answers =
            ask(&scan, |x| vec![x[0] + 4.0 * (x[1] - 0.5) * (x[1] - 0.5) + 3.0 * (x[19] - 0.5), f64::NAN]);
        let explained = scan.explained(&column(&answers, 0));
        // Variances: 1/12, 16/180 and 9/12.
        let all = 1.0 / 12.0 + 16.0 / 180.0 + 9.0 / 12.0;
        for (factor, variance) in [(0, 1.0 / 12.0), (1, 16.0 / 180.0), (19, 9.0 / 12.0)] {
            let off = (explained[factor].value - variance / all).abs();
            assert!(off < 2.0 * explained[factor].half, "{factor}: {:?}", explained[factor]);
        }
        assert!(explained[2..19].iter().all(|e| e.value.abs() < 0.005 && e.half < 0.01), "{explained:?}");
        assert!(scan.explained(&column(&answers, 1)).iter().all(|e| e.value.is_nan() || e.value <= 0.0));
    }
}
