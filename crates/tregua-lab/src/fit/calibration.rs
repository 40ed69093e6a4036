//! Whether a fit finds numbers that are known: simulation-based calibration of the whole of it, wars, emulator and likelihood (Talts and others
//! 2018).
//!
//! Wars are fought with known numbers, told with the error of a record, and their numbers are found again: each must have any rank among them
//! with the same chance, and so must the likelihood of the known point. The posterior of each such record is taken from points that stay the
//! same and weigh what the record makes of them: about the prior, points of the prior; about the posterior, points of the posterior of the
//! true record, which so stays in force (Säilynoja and others 2025, "Posterior SBC").
//!
//! An emulator takes what wars bring for normal, and wars bring more that is odd: a posterior by its likelihood is surer than it may be. The
//! likelihood is therefore taken to the power by which known numbers are foretold best (as in Grünwald's "safe Bayes"), on half of the wars; the
//! other half tests it.

use super::emulator::{Emulator, Told};
use super::ranks::Ranks;
use crate::statistics::{dot, quantile_of};
use rayon::prelude::*;
use tregua_engine::draws::Draws;
use tregua_engine::num;

/// The stream of luck in the errors of records.
const ERROR: u32 = tregua_engine::rule::stream("lab.fit.known");

/// Kolmogorov's bound at one case in twenty, times the root of the count.
const BOUND: f64 = 1.358;

/// Where the known numbers came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// From the ranges.
    Prior,
    /// From what the record left of them.
    Posterior,
}

/// How a fit did with known numbers.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Calibration {
    /// Where they came from.
    pub about: About,
    /// Records that were made.
    pub records: u32,
    /// How far the ranks of each number stray from even, and last those of the likelihood.
    pub gaps: Vec<f64>,
    /// How far they may stray in nineteen cases of twenty.
    pub bound: f64,
    /// Share of all ranks in the middle 90 %.
    pub covered: f64,
    /// Independent points that a posterior rests on, in the median record.
    pub effective: f64,
}

impl Calibration {
    /// How far the covered share may lie from 90 % by luck, in nineteen cases of twenty.
    #[must_use]
    pub fn luck(&self) -> f64 {
        1.96 * (0.09 / f64::from(self.records.max(1))).sqrt()
    }

    /// Quantities whose ranks stray farther than they may: of sound ones one in twenty.
    #[must_use]
    pub fn strays(&self) -> usize {
        self.gaps.iter().filter(|gap| **gap > self.bound).count()
    }

    /// The quantity that strays farthest, and how far.
    #[must_use]
    pub fn worst(&self) -> (usize, f64) {
        let worst = self.gaps.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        worst.unwrap_or((0, 0.0))
    }
}

/// Numbers that are known, and the outputs of a war with them.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The points, standard normal under the prior.
    pub points: &'a [Vec<f64>],
    /// What came of each.
    pub outputs: &'a [Vec<f64>],
}

/// Which of the records: all, or every other one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// All.
    All,
    /// The first, the third, ...: the power is found on them.
    First,
    /// The others: they test it.
    Second,
}

impl Half {
    fn of(self, records: usize) -> impl Iterator<Item = usize> {
        let (first, step) = match self {
            Self::All => (0, 1),
            Self::First => (0, 2),
            Self::Second => (1, 2),
        };
        (first..records).step_by(step)
    }
}

/// Known numbers, and how likely an emulator holds the record of each at its own point and at others.
#[derive(Clone, Debug)]
pub struct Recovered<'a> {
    known: &'a [Vec<f64>],
    among: &'a [Vec<f64>],
    /// ln of the likelihood of each record at its own point, and at those among which it is found.
    likely: Vec<(f64, Vec<f64>)>,
}

impl<'a> Recovered<'a> {
    /// Records of known numbers, with errors of these variances, drawn by the seed; to be found among points that stand for what was known
    /// of them before.
    #[must_use]
    pub fn of(
        emulator: &Emulator,
        error: &[f64],
        known: Known<'a>,
        among: &'a [Vec<f64>],
        seed: u64,
    ) -> Self {
        let told: Vec<Told> = among.par_iter().map(|z| emulator.tell(z)).collect();
        let one = |(i, (z, output)): (usize, (&Vec<f64>, &Vec<f64>))| {
            let record = recorded(output, error, seed, i as u32);
            let likely = |told: &Told| emulator.ln_likelihood_told(told, &record, error);
            (likely(&emulator.tell(z)), told.iter().map(likely).collect())
        };
        let likely = known.points.par_iter().zip(known.outputs).enumerate().map(one).collect();
        Self { known: known.points, among, likely }
    }

    /// The power of the likelihood, at most 1, by which the known numbers of the first half are foretold best: their posterior density has its
    /// largest mean logarithm where they are as likely, on the mean, as the points of their posteriors.
    #[must_use]
    pub fn power(&self) -> f64 {
        let records: Vec<usize> = Half::First.of(self.known.len()).collect();
        let surprise = |power: f64| -> f64 {
            let one = |i: &usize| {
                let (likely, all) = &self.likely[*i];
                let weights = weights(all, power);
                likely - dot(&weights, all) / weights.iter().sum::<f64>()
            };
            records.par_iter().map(one).collect::<Vec<_>>().iter().sum()
        };
        if surprise(1.0) >= 0.0 {
            return 1.0;
        }
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if surprise(middle) >= 0.0 { low = middle } else { high = middle }
        }
        0.5 * (low + high)
    }

    /// How well the known numbers are found, the likelihood being taken to a power.
    #[must_use]
    pub fn calibration(&self, about: About, power: f64, half: Half) -> Calibration {
        let (ranks, effective) = self.ranks(power, half);
        Calibration {
            about,
            records: effective.len() as u32,
            gaps: ranks.gaps(),
            bound: BOUND / (effective.len() as f64).sqrt(),
            covered: ranks.covered(),
            effective: quantile_of(&effective, 0.5),
        }
    }

    /// Ranks, and how many independent points the posterior of each record rests on.
    fn ranks(&self, power: f64, half: Half) -> (Ranks, Vec<f64>) {
        let records: Vec<usize> = half.of(self.known.len()).collect();
        let one = |i: &usize| found_again(&self.known[*i], self.among, &self.likely[*i], power);
        let found: Vec<(Vec<f64>, f64)> = records.par_iter().map(one).collect();
        let mut ranks = Ranks::default();
        let effective = found.iter().map(|(_, effective)| *effective).collect();
        found.into_iter().for_each(|(shares, _)| ranks.put(shares));
        (ranks, effective)
    }
}

/// How often the interval is halved in which the power lies.
const HALVINGS: u32 = 8;

/// What a war came to as a record would have it: with the record's error.
fn recorded(output: &[f64], error: &[f64], seed: u64, war: u32) -> Vec<f64> {
    let draws = Draws::new(seed);
    let luck = |k: usize| num::normal_quantile(draws.uniform(ERROR, k as u32, 0, war));
    output.iter().zip(error).enumerate().map(|(k, (x, error))| x + error.sqrt() * luck(k)).collect()
}

/// What points weigh whose likelihood, of this logarithm, is taken to a power.
fn weights(all: &[f64], power: f64) -> Vec<f64> {
    let most = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    all.iter().map(|l| num::exp(power * (l - most))).collect()
}

/// The share of the posterior below each known number, and below the likelihood of the known point; and how many independent points it rests on.
fn found_again(
    z: &[f64],
    among: &[Vec<f64>],
    (likely, all): &(f64, Vec<f64>),
    power: f64,
) -> (Vec<f64>, f64) {
    let weights = weights(all, power);
    let sum: f64 = weights.iter().sum();
    // Of what equals the known value half counts as below it.
    let share = |known: f64, of: &dyn Fn(usize) -> f64| {
        let below = |i: usize| match of(i) {
            x if x < known => 1.0,
            x if x == known => 0.5,
            _ => 0.0,
        };
        weights.iter().enumerate().map(|(i, w)| w * below(i)).sum::<f64>() / sum
    };
    let numbers = z.iter().enumerate().map(|(d, known)| share(*known, &|i| among[i][d]));
    let shares = numbers.chain([share(*likely, &|i| all[i])]).collect();
    (shares, sum * sum / dot(&weights, &weights))
}
