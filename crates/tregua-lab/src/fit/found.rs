//! What a fit is asked for, and what it finds.

use super::calibration::Calibration;
use super::chains::Health;
use crate::odd::Typed;
use crate::record_score;
use crate::record_score::thresholds::{Foreseen, Judged, judge};
use tregua_engine::scenario::Scenario;

/// How much is spent on a fit.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Effort {
    /// Wars with every number drawn: the check of the priors, and the first wave.
    pub scan: u32,
    /// Numbers that are fitted: those that explain most of the record.
    pub numbers: usize,
    /// Waves after the first.
    pub waves: u32,
    /// Wars of each.
    pub points: u32,
    /// Draws of the posterior that are fought again as a proof.
    pub proof: u32,
    /// Wars with known numbers, which are found again: whether the fit can be trusted with any record; 0 to ask nothing of it.
    #[serde(default)]
    pub known: u32,
    /// Steps of the chains that are kept.
    pub steps: u32,
    /// What the model leaves out of every value of the record, as a standard deviation [tolerances of the record].
    #[serde(default)]
    pub discrepancy: f64,
}

impl Effort {
    /// Wars of all stages.
    #[must_use]
    pub const fn wars(&self) -> u64 {
        self.scan as u64 + self.waves as u64 * self.points as u64 + self.proof as u64 + self.known as u64
    }

    /// What is spent, as it is typed.
    pub(super) fn typed(&self) -> Typed<8> {
        [
            ("--scan", self.scan.to_string()),
            ("--numbers", self.numbers.to_string()),
            ("--waves", self.waves.to_string()),
            ("--points", self.points.to_string()),
            ("--proof", self.proof.to_string()),
            ("--known", self.known.to_string()),
            ("--steps", self.steps.to_string()),
            ("--discrepancy", self.discrepancy.to_string()),
        ]
    }
}

/// What a fold that was left out says.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Fold {
    /// Which.
    #[serde(default)]
    pub id: String,
    /// Facts in it.
    pub facts: u32,
    /// Logarithm of their density under the posterior of the other folds, less that under the prior, a fact.
    pub gain: f64,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Fitted {
    /// The numbers: their places in theta.
    pub numbers: Vec<usize>,
    /// Draws of them from the posterior, in their units.
    pub draws: Vec<Vec<f64>>,
    /// How far the chains can be trusted.
    pub health: Health,
    /// What is left of each number's spread, as a share of the prior's.
    pub spread: Vec<f64>,
    /// How many of the numbers the record pins down: their count less what is left of their prior variances.
    pub pinned: f64,
    /// Share of the prior that each wave was drawn from.
    pub left: Vec<f64>,
    /// Share of the emulator's runs that lie within three deviations of it, in the worst output.
    pub held: f64,
    /// Targets that were fitted, and those that hardly happen and were not: their places.
    pub fitted: Vec<usize>,
    /// See `fitted`.
    pub silent: Vec<usize>,
    /// The folds.
    pub folds: Vec<Fold>,
    /// The power that the likelihood was taken to, so that the posterior is as unsure as it should be.
    #[serde(default = "in_full")]
    pub power: f64,
    /// How it did with known numbers; nothing if it was not asked.
    #[serde(default)]
    pub calibrations: Vec<Calibration>,
    /// How wars with numbers from their ranges foresaw each part of the record: what a fit must better.
    #[serde(default)]
    pub ranges: Vec<Foreseen>,
}

/// The power of a likelihood that is trusted in full.
pub(super) const fn in_full() -> f64 {
    1.0
}

/// A fit, with the wars before and after it: by target, the values of each war.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// What was found.
    pub fitted: Fitted,
    /// Values of the targets in the wars of the prior.
    pub before: Vec<Vec<f64>>,
    /// Values of the targets in wars of the posterior.
    pub after: Vec<Vec<f64>>,
}

impl Fit {
    /// What was held out from every fit, against its thresholds.
    #[must_use]
    pub fn judged(&self, sc: &Scenario) -> Vec<Judged> {
        judge(sc, &record_score::score(sc, &self.after, None), &self.after, &self.fitted.ranges)
    }
}
