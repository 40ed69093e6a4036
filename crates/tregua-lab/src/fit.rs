//! Fitting: which numbers agree with a record, found from runs of a simulator (inference §2.3).
//!
//! Waves of runs rule out what the record makes implausible ([`history`]); an emulator learns what the simulator gives at any point
//! ([`emulator`]); chains walk through the posterior that its likelihood gives ([`chains`]); the evidence is taken from them
//! ([`evidence`]); and the whole procedure is held against records that it made itself ([`calibration`], [`ranks`]). None of this knows of wars but [`fit`],
//! which fits a scenario to its record, and what is built on it.

pub(crate) mod algebra;
pub mod calibration;
pub mod chains;
pub mod emulator;
mod evidence;
pub mod facts;
mod file;
mod folder;
pub mod folds;
mod found;
pub mod history;
mod lack;
pub mod ranks;
mod war;

pub use calibration::{About, Calibration};
pub use chains::{Chains, Health, Walk, Walking};
pub use emulator::Emulator;
pub use evidence::evidence;
pub use file::{Kept, give};
pub use folder::Manifest;
pub use folds::{Folds, FoldsError};
pub use found::{Effort, Fit, Fitted, Fold};
pub use history::Waves;
pub use lack::{Lack, lacks};
pub use war::fit;

use crate::statistics::dot;
use algebra::Square;
use tregua_engine::draws::Draws;
use tregua_engine::num;

/// What is fitted to what.
#[derive(Clone, Copy, Debug)]
pub struct Problem<'a> {
    /// How many inputs; each is standard normal under the prior.
    pub inputs: usize,
    /// The record: a value for each output; not a number for what it lacks.
    pub record: &'a [f64],
    /// Variance of the record's own error and of what the simulator leaves out, for each.
    pub error: &'a [f64],
    /// The power that the likelihood is taken to: 1 where the emulator can be trusted in full, less where [`calibration`] finds that it cannot.
    pub power: f64,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Posterior {
    /// What the simulator gives at a point, learned.
    pub emulator: Emulator,
    /// The walk through the posterior.
    pub chains: Chains,
}

impl Problem<'_> {
    /// Logarithm of the prior times the likelihood.
    #[must_use]
    pub fn ln_density(&self, emulator: &Emulator, z: &[f64]) -> f64 {
        let normal = z.len() as f64 * num::ln(std::f64::consts::TAU);
        self.power * emulator.ln_likelihood(z, self.record, self.error) - 0.5 * (dot(z, z) + normal)
    }

    /// The posterior, by an emulator.
    #[must_use]
    pub fn posterior(&self, emulator: Emulator, walking: &Walking) -> Posterior {
        let mut walk = self.walk(&emulator, walking);
        walk.go(&walk.way(walk.left(), |z| self.ln_density(&emulator, z)));
        Posterior { emulator, chains: walk.done() }
    }

    /// A walk through the posterior that is about to begin.
    #[must_use]
    pub fn walk(&self, emulator: &Emulator, walking: &Walking) -> Walk {
        Walk::begin(&self.begin(emulator, walking), |z| self.ln_density(emulator, z), walking)
    }

    /// Where chains begin: drawn from the normal distribution that would be the posterior if the emulator were straight where it is likely,
    /// somewhat wider. Chains that begin all over the prior take long to learn which way the posterior lies.
    fn begin(&self, emulator: &Emulator, walking: &Walking) -> Vec<Vec<f64>> {
        let mut middle = vec![0.0; self.inputs];
        let mut spread = None;
        for _ in 0..STRAIGHTENED {
            let (precision, pull) = self.straight(emulator, &middle);
            let Some(root) = precision.root() else { break };
            middle = root.solve(&pull);
            spread = Some(root);
        }
        let luck = |c: u32| normal(self.inputs, BEGIN, 0, c, walking.seed);
        let point = |c: u32| match &spread {
            Some(root) => {
                let off = root.transposed_solve(&luck(c));
                middle.iter().zip(off).map(|(m, x)| m + WIDER * x).collect()
            }
            None => luck(c),
        };
        (0..walking.chains as u32).map(point).collect()
    }

    /// The precision of the posterior about a point, were the emulator straight there and its outputs independent, and precision times mean.
    fn straight(&self, emulator: &Emulator, at: &[f64]) -> (Square, Vec<f64>) {
        const STEP: f64 = 1e-3;
        let told = emulator.tell(at);
        let slope = |d: usize| {
            let mut beside = at.to_vec();
            beside[d] += STEP;
            let there = emulator.tell(&beside).mean;
            there.iter().zip(&told.mean).map(|(a, b)| (a - b) / STEP).collect::<Vec<f64>>()
        };
        let slopes: Vec<Vec<f64>> = (0..self.inputs).map(slope).collect();
        let mut precision = Square::zero(self.inputs);
        (0..self.inputs).for_each(|d| precision.cells[d * self.inputs + d] = 1.0);
        let mut pull = vec![0.0; self.inputs];
        for (k, record) in self.record.iter().enumerate().filter(|(_, x)| x.is_finite()) {
            let row: Vec<f64> = slopes.iter().map(|s| s[k]).collect();
            let weight = self.power / (told.noise[k] + told.unsure[k] + self.error[k]);
            precision.add(&row, weight);
            let off = weight * (record - told.mean[k] + dot(&row, at));
            pull.iter_mut().zip(&row).for_each(|(pull, slope)| *pull += off * slope);
        }
        (precision, pull)
    }
}

/// How often the emulator is taken to be straight to find where the posterior lies, and how much wider than that chains begin.
const STRAIGHTENED: usize = 3;
const WIDER: f64 = 1.1;

/// The stream of luck in which chains begin.
const BEGIN: u32 = tregua_engine::rule::stream("lab.fit.begin");

/// A point of the prior, by its address.
fn normal(inputs: usize, stream: u32, day: i32, index: u32, seed: u64) -> Vec<f64> {
    let draws = Draws::new(seed);
    (0..inputs).map(|d| num::normal_quantile(draws.uniform(stream, d as u32, day, index))).collect()
}
