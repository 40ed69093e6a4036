//! The efficient packages: none is better for one party without being worse for the other.

use super::agenda::Package;
use super::space::Space;
use super::{Deal, Seat};

/// A package on the utility plane.
pub type Point = Deal<Package>;

/// The Pareto frontier of a space.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// By rising utility of the first, hence falling utility of the second; of packages worth the same, the one of lowest number.
    points: Vec<Point>,
}

impl Frontier {
    /// The frontier, in time that grows as the number of packages, but for sorting those that a coarse sieve leaves.
    #[must_use]
    pub fn of(space: &Space) -> Self {
        Self::among(sieve(space))
    }

    /// The efficient ones of some points.
    #[must_use]
    pub fn among(mut kept: Vec<Point>) -> Self {
        // Best for the first comes first; of those, best for the second; of those, the lowest number.
        kept.sort_unstable_by(|a, b| {
            let better = |i: usize| b.utility[i].total_cmp(&a.utility[i]);
            better(0).then_with(|| better(1)).then(a.what.cmp(&b.what))
        });
        let mut best = f64::NEG_INFINITY;
        kept.retain(|point| {
            let efficient = point.utility[1] > best;
            best = best.max(point.utility[1]);
            efficient
        });
        kept.reverse();
        Self { points: kept }
    }

    /// The points, by rising utility of the first and falling utility of the second.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The points that are worth at least the disagreement point to both.
    #[must_use]
    pub fn rational(&self, disagreement: [f64; 2]) -> &[Point] {
        let from = self.points.partition_point(|p| p.utility[0] < disagreement[0]);
        let to = self.points.partition_point(|p| p.utility[1] >= disagreement[1]);
        self.points.get(from..to).unwrap_or(&[])
    }

    /// The best point for one party among those worth at least `least` to the other.
    #[must_use]
    pub fn best_for(&self, seat: Seat, least: f64) -> Option<Point> {
        match seat {
            Seat::First => {
                let to = self.points.partition_point(|p| p.utility[1] >= least);
                self.points[..to].last().copied()
            }
            Seat::Second => {
                let from = self.points.partition_point(|p| p.utility[0] < least);
                self.points.get(from).copied()
            }
        }
    }
}

/// Packages a slice of the first party's range holds on average.
const A_SLICE: usize = 32;

/// The packages that no package of a higher slice of the first party's range beats: every efficient one, and few others.
fn sieve(space: &Space) -> Vec<Point> {
    let [first, second] = space.columns();
    let (low, high) =
        first.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), u| (l.min(*u), h.max(*u)));
    let slices = first.len() / A_SLICE + 1;
    // A slice's number never falls as the utility rises, whatever the rounding: a higher slice is a higher utility.
    let scale = if high > low { (slices - 1) as f64 / (high - low) } else { 0.0 };
    let slice = |u: f64| ((u - low) * scale) as usize;
    let mut best = vec![f64::NEG_INFINITY; slices + 2];
    for (u, v) in first.iter().zip(second) {
        let cell = &mut best[slice(*u)];
        *cell = cell.max(*v);
    }
    for i in (0..slices).rev() {
        best[i] = best[i].max(best[i + 1]);
    }
    let all = first.iter().zip(second).zip(0..);
    let kept = all.filter(|((u, v), _)| **v > best[slice(**u) + 1]);
    kept.map(|((u, v), package)| Deal { what: Package(package), utility: [*u, *v] }).collect()
}
