//! The variance of an outcome, divided among the coordinates: I. M. Sobol (1993); first-order shares by A. Saltelli and others, "Variance
//! based sensitivity analysis of model output", Computer Physics Communications 181 (2010); total shares by M. J. W. Jansen (1999).
//!
//! Each point gives two rows of coordinates, A and B, and for each coordinate the row A with that one of B. A group of things is one
//! coordinate that all of them are made from: so is luck, whose coordinate becomes the seed. A and B then have each a seed of its own, and
//! one row swaps nothing but the seed.

use super::{Estimate, Plan, Resamples, Sobol};
use crate::statistics::dot;

/// Coordinates whose order is looked at.
const LARGEST: usize = 6;

/// Points with two rows of coordinates, and one more for each coordinate.
#[derive(Clone, Debug)]
pub struct Shares {
    factors: usize,
    points: u32,
    sobol: Sobol,
}

/// A coordinate's share of the variance of an outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Index {
    /// By itself.
    pub first: Estimate,
    /// With all that it does together with others.
    pub total: Estimate,
    /// Of that, what it does together with the coordinate that is asked about (luck).
    pub shared: Estimate,
    /// Points that told it.
    pub points: u32,
}

impl Shares {
    /// So many points (a power of two fills the cube best) over so many coordinates.
    ///
    /// # Panics
    /// If twice as many coordinates are more than [`super::DIMENSIONS`].
    #[must_use]
    pub fn new(factors: usize, points: u32, seed: u64) -> Self {
        Self { factors, points, sobol: Sobol::new(2 * factors, seed) }
    }

    /// The shares of one outcome, given as the rows of the plan, and what each coordinate does together with `with`. A point in which one of
    /// the rows that a share is made of has no value is left out of it.
    #[must_use]
    pub fn indices(&self, column: &[f64], with: Option<usize>, again: &Resamples) -> Vec<Index> {
        let centre = centre(column);
        (0..self.factors).map(|factor| self.cases(column, centre, factor, with).index(again)).collect()
    }

    /// Whether half of the points put the largest totals of an outcome in the order in which all of them do.
    #[must_use]
    pub fn steady(&self, column: &[f64]) -> bool {
        let once = Resamples::new(self.points as usize, 0, 0);
        let order = |column: &[f64]| {
            let totals = self.indices(column, None, &once);
            let mut order: Vec<usize> = (0..self.factors).collect();
            order.sort_by(|a, b| totals[*b].total.value.total_cmp(&totals[*a].total.value));
            order.truncate(LARGEST);
            order
        };
        order(column) == order(&column[..self.points as usize / 2 * (self.factors + 2)])
    }

    fn cases(&self, column: &[f64], centre: f64, factor: usize, with: Option<usize>) -> Cases {
        let mut cases = Cases::default();
        for rows in column.chunks(self.factors + 2) {
            let (a, b, swapped) = (rows[0] - centre, rows[1] - centre, rows[2 + factor] - centre);
            let other = with.filter(|w| *w != factor).map_or(a, |with| rows[2 + with] - centre);
            cases.add(a, b, swapped, other);
        }
        cases
    }
}

impl Plan for Shares {
    fn rows(&self) -> usize {
        self.points as usize * (self.factors + 2)
    }

    fn row(&self, i: usize) -> Vec<f64> {
        let (point, which) = ((i / (self.factors + 2)) as u32, i % (self.factors + 2));
        let from_b = |factor: usize| which == 1 || which == factor + 2;
        let dimension = |factor: usize| factor + if from_b(factor) { self.factors } else { 0 };
        (0..self.factors).map(|factor| self.sobol.at(point, dimension(factor))).collect()
    }
}

/// The mean of what there is: taken away before products are taken, it takes most of their noise with it.
fn centre(column: &[f64]) -> f64 {
    let told = || column.iter().filter(|x| x.is_finite());
    told().sum::<f64>() / told().count().max(1) as f64
}

/// What a share is made of, point by point; all 0 where a point does not tell it.
#[derive(Default)]
struct Cases {
    /// 1 if the point tells.
    told: Vec<f64>,
    /// Mean and mean square of A and B.
    level: Vec<f64>,
    square: Vec<f64>,
    /// Product of B with what swapping this coordinate changes: its own share.
    own: Vec<f64>,
    /// Half the squared change by this coordinate, by the other, and by both: total shares.
    change: Vec<f64>,
    other: Vec<f64>,
    both: Vec<f64>,
}

impl Cases {
    fn add(&mut self, a: f64, b: f64, swapped: f64, other: f64) {
        let told = (a + b + swapped + other).is_finite();
        let keep = |x: f64| if told { x } else { 0.0 };
        let half_square = |x: f64| keep(0.5 * x * x);
        self.told.push(keep(1.0));
        self.level.push(keep(0.5 * (a + b)));
        self.square.push(keep(0.5 * (a * a + b * b)));
        self.own.push(keep(b * (swapped - a)));
        self.change.push(half_square(a - swapped));
        self.other.push(half_square(a - other));
        self.both.push(half_square(swapped - other));
    }

    /// First, total and shared, where the points count so often each.
    fn shares(&self, times: &[f64]) -> [f64; 3] {
        let sum = |of: &[f64]| dot(of, times);
        let n = sum(&self.told);
        let level = sum(&self.level) / n;
        let variance = sum(&self.square) / n - level * level;
        let share = |of: f64| of / n / variance;
        let (change, other, both) = (sum(&self.change), sum(&self.other), sum(&self.both));
        // Each change holds what its coordinate does with others; the change by both holds what they do together only once.
        [share(sum(&self.own)), share(change), share(change + other - both)]
    }

    fn index(&self, again: &Resamples) -> Index {
        let once = vec![1.0; self.told.len()];
        let found = self.shares(&once);
        let drawn: Vec<[f64; 3]> = again.iter().map(|times| self.shares(times)).collect();
        let estimate = |k: usize| Estimate::spread(found[k], &drawn.iter().map(|s| s[k]).collect::<Vec<_>>());
        Index {
            first: estimate(0),
            total: estimate(1),
            shared: estimate(2),
            points: self.told.iter().sum::<f64>() as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sensitivity::{ask, column};

    fn found(with: Option<usize>, model: impl Fn(&[f64]) -> f64 + Sync) -> Vec<Index> {
        let shares = Shares::new(3, 1024, 1);
        let answers = ask(&shares, |x| vec![model(x)]);
        shares.indices(&column(&answers, 0), with, &Resamples::new(1024, 100, 1))
    }

    /// x + 2 y + 12 (x - ½)(y - ½) has variances 1/12, 4/12 and 12/12: shares 1/17, 4/17, and 12/17 of both together.
    #[test]
    fn what_two_do_together_is_told_of_both() {
        let found = found(Some(1), |x| x[0] + 2.0 * x[1] + 12.0 * (x[0] - 0.5) * (x[1] - 0.5));
        let close = |got: Estimate, seventeenths: f64| {
            let off = (got.value - seventeenths / 17.0).abs();
            assert!(off < 0.02 && off < 2.0 * got.half + 0.005, "{got:?}, not {seventeenths}/17");
        };
        close(found[0].first, 1.0);
        close(found[0].total, 13.0);
        close(found[0].shared, 12.0);
        close(found[1].first, 4.0);
        close(found[1].total, 16.0);
        assert_eq!(
            (found[2].total.value, found[2].first.value),
            (0.0, 0.0),
            "a coordinate that nobody reads"
        );
        assert!(found[2].shared.value.abs() < 1e-12);
    }

    /// What swapping a coordinate changes, in the first half of the points and then: the order changes where another leads in the end.
    #[test]
    fn an_order_is_steady_if_half_of_the_points_know_it() {
        let steady = |later: [f64; 3]| {
            let point = |i: u32| {
                let by = if i < 32 { [1.0, 0.5, 0.1] } else { later };
                [1.0, -1.0, 1.0 + by[0], 1.0 + by[1], 1.0 + by[2]]
            };
            Shares::new(3, 64, 1).steady(&(0..64).flat_map(point).collect::<Vec<f64>>())
        };
        assert!(steady([1.0, 0.5, 0.1]) && !steady([0.0, 2.0, 0.1]));
    }

    /// With a value in half of the cube only, the shares are those of that half.
    #[test]
    fn points_without_a_value_are_left_out() {
        let found = found(None, |x| if x[2] < 0.5 { x[0] + x[1] } else { f64::NAN });
        assert!(
            found[0].points > 200 && found[0].points < 310,
            "both rows of a point are there in a quarter"
        );
        assert!((found[0].first.value - 0.5).abs() < 0.1 && (found[0].total.value - 0.5).abs() < 0.1);
    }
}
