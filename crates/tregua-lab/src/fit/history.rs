//! History matching: waves of runs where the record is not implausible yet, each learned from all before it (Craig and others 1997; Vernon,
//! Goldstein and Bower 2010).

use super::emulator::Emulator;
use super::{Problem, normal};
use rayon::prelude::*;

/// Points that are farther from the record than this are ruled out [standard deviations].
pub const IMPLAUSIBLE: f64 = 3.0;

/// Prior points that are tried for each point of a wave before the least implausible of them are taken.
const TRIES: u32 = 50;

/// Streams of luck: the points.
const POINT: u32 = tregua_engine::rule::stream("lab.wave.point");

/// All runs of the waves so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waves {
    /// Inputs, standard normal under the prior.
    pub inputs: Vec<Vec<f64>>,
    /// What came of them.
    pub outputs: Vec<Vec<f64>>,
    /// Share of the prior that each wave was drawn from.
    pub left: Vec<f64>,
}

impl Waves {
    /// The points of the next wave, and the share of the prior they are drawn from.
    #[must_use]
    pub fn next(&self, problem: &Problem<'_>, points: u32, seed: u64) -> (Vec<Vec<f64>>, f64) {
        let wave = self.left.len() as i32;
        let point = |i: u32| normal(problem.inputs, POINT, wave, i, seed);
        if self.inputs.is_empty() {
            return ((0..points).map(point).collect(), 1.0);
        }
        let emulator = Emulator::learn(&self.inputs, &self.outputs);
        let score = |i: u32| {
            let z = point(i);
            (emulator.implausible(&z, problem.record, problem.error), z)
        };
        let mut tried: Vec<(f64, Vec<f64>)> = (0..TRIES * points).into_par_iter().map(score).collect();
        let plausible = tried.iter().filter(|(s, _)| *s < IMPLAUSIBLE).count();
        let left = plausible as f64 / tried.len() as f64;
        if plausible >= points as usize {
            tried.retain(|(s, _)| *s < IMPLAUSIBLE);
        } else {
            tried.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        tried.truncate(points as usize);
        (tried.into_iter().map(|(_, z)| z).collect(), left)
    }

    /// Adds a wave that was run.
    pub fn add(&mut self, inputs: Vec<Vec<f64>>, outputs: Vec<Vec<f64>>, left: f64) {
        self.inputs.extend(inputs);
        self.outputs.extend(outputs);
        self.left.push(left);
    }
}
