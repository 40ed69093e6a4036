//! What matters: which of the numbers that are not known, and how much of luck, move what comes out (inference §2.5).
//!
//! A model is a function of a point in the unit cube. First every coordinate is moved by itself along a few walks ([`Walks`], after
//! Morris), which tells the idle ones; random points ([`Scan`]) tell which of the others do most by themselves; then the variance of what
//! comes out is divided among those ([`Shares`], after Sobol, Saltelli and Jansen). Nothing here knows of wars but [`war`](War) and what is built on it: known functions, of which the
//! answer can be worked out, go through the same code.

mod directions;
mod found;
mod keep;
mod outcome;
mod scan;
mod shares;
mod sobol;
mod study;
mod walks;
mod war;

pub use found::{Answer, Checks, Explained, Found, Moves};
pub use keep::Manifest;
pub use outcome::{Asked, Outcome, Part};
pub use scan::Scan;
pub use shares::{Index, Shares};
pub use sobol::{DIMENSIONS, Sobol};
pub use study::{Effort, Stage, Study};
pub use walks::{Effect, Walks};
pub use war::{Factor, War};

use crate::statistics::{Estimate, Resamples};
use rayon::prelude::*;

/// A list of points at which a model is asked.
pub trait Plan: Sync {
    /// How many.
    fn rows(&self) -> usize;

    /// One of them.
    fn row(&self, i: usize) -> Vec<f64>;
}

/// What a model says at every point of a plan, in order; `column(outcome)` of it is what estimates are made of.
#[must_use]
pub fn ask(plan: &dyn Plan, model: impl Fn(&[f64]) -> Vec<f64> + Sync) -> Vec<Vec<f64>> {
    (0..plan.rows()).into_par_iter().map(|i| model(&plan.row(i))).collect()
}

/// One outcome of all answers.
#[must_use]
pub fn column(answers: &[Vec<f64>], outcome: usize) -> Vec<f64> {
    answers.iter().map(|a| a[outcome]).collect()
}
