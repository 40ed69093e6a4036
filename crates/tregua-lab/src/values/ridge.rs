//! Ridge regression: least squares that shrinks what the data do not tell, by as much as wars left out say is best.
//!
//! Cases are kept as sums, so that those of several rounds can be put together without keeping the cases.

use nalgebra::{DMatrix, DVector};
use serde::{Deserialize, Serialize};
use tregua_engine::values::Surface;

/// Wars are divided into so many parts; each is left out once. Cases of one war are never parted.
const FOLDS: usize = 5;
/// Shrinkage tried, as a share of the number of cases: from next to nothing to nearly all.
const PENALTIES: [f64; 15] =
    [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0];

/// Which weights are not shrunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Free {
    /// All are shrunk.
    None,
    /// The first, a constant, is free.
    First,
}

/// What least squares needs of some cases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Sums {
    /// Products of the terms, row by row of the lower triangle.
    xx: Vec<f64>,
    /// Products of the terms and what came of them.
    xy: Vec<f64>,
    /// Squares of what came of them.
    yy: f64,
    cases: u32,
}

impl Sums {
    fn new(terms: usize) -> Self {
        Self { xx: vec![0.0; terms * (terms + 1) / 2], xy: vec![0.0; terms], yy: 0.0, cases: 0 }
    }

    fn add(&mut self, x: &[f64], y: f64) {
        let mut xx = self.xx.iter_mut();
        for (i, a) in x.iter().enumerate() {
            for b in &x[..=i] {
                *xx.next().expect("a triangle of terms") += a * b;
            }
            self.xy[i] += a * y;
        }
        self.yy += y * y;
        self.cases += 1;
    }

    /// Adds the cases of other sums, or takes them away.
    fn merge(&mut self, other: &Self, sign: f64) {
        self.xx.iter_mut().zip(&other.xx).for_each(|(a, b)| *a += sign * b);
        self.xy.iter_mut().zip(&other.xy).for_each(|(a, b)| *a += sign * b);
        self.yy += sign * other.yy;
        self.cases = if sign > 0.0 { self.cases + other.cases } else { self.cases - other.cases };
    }

    fn matrix(&self) -> DMatrix<f64> {
        let cell = |i: usize, j: usize| self.xx[i.max(j) * (i.max(j) + 1) / 2 + i.min(j)];
        DMatrix::from_fn(self.xy.len(), self.xy.len(), cell)
    }

    /// The weights at a penalty; none where the equations cannot be solved.
    fn solve(&self, penalty: f64, free: Free) -> DVector<f64> {
        let mut xx = self.matrix();
        let first = usize::from(free == Free::First);
        for i in 0..xx.nrows() {
            xx[(i, i)] += if i < first { 1e-9 } else { penalty * f64::from(self.cases) };
        }
        let xy = DVector::from_column_slice(&self.xy);
        xx.cholesky().map_or_else(|| DVector::zeros(self.xy.len()), |c| c.solve(&xy))
    }

    /// Sum of the squared errors of these weights on these cases.
    fn error(&self, weights: &DVector<f64>) -> f64 {
        let xy = DVector::from_column_slice(&self.xy);
        (self.yy - 2.0 * weights.dot(&xy) + weights.dot(&(self.matrix() * weights))).max(0.0)
    }
}

/// Cases of a surface, in parts by war.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Folds {
    free: Free,
    parts: Vec<Sums>,
}

impl Folds {
    /// No cases yet.
    pub fn new(terms: usize, free: Free) -> Self {
        Self { free, parts: vec![Sums::new(terms); FOLDS] }
    }

    /// Adds a case: its terms, what came of it, the number of its war.
    pub fn add(&mut self, x: &[f64], y: f64, war: u32) {
        self.parts[war as usize % FOLDS].add(x, y);
    }

    /// Puts the cases of another round beside these.
    pub fn merge(&mut self, other: &Self) {
        self.parts.iter_mut().zip(&other.parts).for_each(|(a, b)| a.merge(b, 1.0));
    }

    /// How many cases there are.
    pub fn cases(&self) -> u32 {
        self.parts.iter().map(|p| p.cases).sum()
    }

    /// The surface with the penalty that did best on the wars that were left out, and its error there. A greater one that does no worse by
    /// more than luck would foresee too little of what comes: the slope of what came on what was expected is held to 1 (`audit.rs`).
    pub fn fit(&self) -> Surface {
        let mut all = self.parts[0].clone();
        self.parts[1..].iter().for_each(|part| all.merge(part, 1.0));
        let error = |penalty: f64| -> f64 {
            let of = |left_out: &Sums| {
                let mut rest = all.clone();
                rest.merge(left_out, -1.0);
                left_out.error(&rest.solve(penalty, self.free))
            };
            self.parts.iter().map(of).sum()
        };
        let tried = PENALTIES.map(|penalty| (error(penalty), penalty));
        let (error, penalty) = tried.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).expect("some are tried");
        let weights = all.solve(penalty, self.free);
        let error = (error / f64::from(all.cases.max(1))).sqrt();
        Surface { weights: weights.iter().copied().collect(), error, cases: all.cases }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cases of y = 1 + 2 x + noise over many wars, with a term that says nothing; or of the noise alone.
    fn folds(signal: f64, noise: f64, free: Free) -> Folds {
        let wave = |i: u32, k: f64| (f64::from(i) * k).sin();
        let mut folds = Folds::new(3, free);
        for i in 0..1000 {
            let x = wave(i, 0.7);
            folds.add(&[1.0, x, wave(i, 1.3)], signal * (1.0 + 2.0 * x) + noise * wave(i, 2.9), i / 4);
        }
        folds
    }

    #[test]
    fn what_is_there_is_found() {
        let clean = folds(1.0, 0.0, Free::First).fit();
        assert!((clean.weights[0] - 1.0).abs() < 1e-3 && (clean.weights[1] - 2.0).abs() < 1e-3, "{clean:?}");
        assert!(clean.weights[2].abs() < 1e-3 && clean.error < 1e-2);
        // A wave of half-width 1 has a standard deviation of √½: that is what cannot be foreseen.
        let noisy = folds(1.0, 1.0, Free::First).fit();
        assert!((noisy.error - 0.5_f64.sqrt()).abs() < 0.05, "{noisy:?}");
        assert!((noisy.weights[1] - 2.0).abs() < 0.1);
    }

    #[test]
    fn noise_alone_is_shrunk_to_nothing() {
        let found = folds(0.0, 1.0, Free::None).fit();
        assert!(found.weights.iter().all(|w| w.abs() < 0.02), "{found:?}");
    }

    #[test]
    fn rounds_put_together_are_one() {
        let (one, mut two) = (folds(1.0, 1.0, Free::First), folds(1.0, 1.0, Free::First));
        two.merge(&one);
        let (one, two) = (one.fit(), two.fit());
        assert_eq!(two.cases, 2 * one.cases);
        assert!(one.weights.iter().zip(&two.weights).all(|(a, b)| (a - b).abs() < 1e-3));
    }
}
