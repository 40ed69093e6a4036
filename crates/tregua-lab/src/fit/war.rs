//! The fit of a scenario: its numbers to its record, by wars.

use super::facts::{FOLDS, Facts};
use super::{Emulator, Health, Posterior, Problem, Walking, Waves};
use crate::ensemble::{Design, Progress};
use crate::sensitivity::{Asked, Factor, Plan, Scan, War};
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::draws::Draws;
use tregua_engine::num;
use tregua_engine::scenario::{MindKind, Scenario};
use tregua_engine::theta::Theta;

/// Streams of luck: what a war draws besides its point, and the points of the proof.
const REST: u32 = tregua_engine::rule::stream("lab.fit.rest");
const PRIOR: u32 = tregua_engine::rule::stream("lab.fit.prior");
const PROOF: i32 = 1000;

/// Draws of the posterior that are kept.
const KEPT: usize = 1000;

/// Chains through the posterior.
const CHAINS: usize = 60;

/// Points at which what was left out is foreseen.
const FORESEEN: usize = 400;

/// How much is spent on a fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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
    /// Steps of the chains that are kept.
    pub steps: u32,
}

impl Effort {
    /// Wars of all stages.
    #[must_use]
    pub const fn wars(&self) -> u64 {
        self.scan as u64 + self.waves as u64 * self.points as u64 + self.proof as u64
    }
}

/// What a fold that was left out says.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Fold {
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

/// Fits a scenario's numbers to its record by wars of a design; none if `stop` was raised.
#[must_use]
pub fn fit(
    sc: &Scenario,
    design: &Design,
    effort: &Effort,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Option<Fit> {
    let field = Field { design, stop, progress };
    let told = |number: &usize| chooses(design) || Theta::NAMES[*number] != TEMPERATURE;
    let unknown: Vec<usize> = War::unknown(sc, design).into_iter().filter(told).collect();
    let scan = Scan::new(unknown.len() + 1, effort.scan, design.seed);
    let points: Vec<Vec<f64>> = (0..scan.rows()).map(|i| scan.row(i)).collect();
    let all = unknown.iter().copied().map(Factor::Number).chain([Factor::Luck]).collect();
    let first = field.fight(&War::new(sc, design, all), &points)?;
    let facts = Facts::of(sc, &first, 5 * effort.numbers);
    let read = |answers: &[Vec<f64>]| answers.iter().map(|a| facts.read(sc, a)).collect::<Vec<_>>();
    let outputs = read(&first);
    let chosen = chosen(&scan, &outputs, unknown.len(), effort.numbers);
    let numbers: Vec<usize> = chosen.iter().map(|i| unknown[*i]).collect();
    let normal = |x: &Vec<f64>| chosen.iter().map(|i| num::normal_quantile(x[*i])).collect();
    let mut waves = Waves::default();
    waves.add(points.iter().map(normal).collect(), outputs, 1.0);
    let problem = Problem { inputs: numbers.len(), record: &facts.record, error: &facts.error };
    let rest: Vec<usize> = unknown.iter().copied().filter(|n| !numbers.contains(n)).collect();
    let factors = numbers.iter().copied().map(Factor::Number).chain([Factor::Rest(rest), Factor::Luck]);
    let war = War::new(sc, design, factors.collect());
    for wave in 0..effort.waves {
        let (inputs, left) = waves.next(&problem, effort.points, design.seed);
        let told = field.fight(&war, &field.points(&inputs, wave as i32))?;
        waves.add(inputs, read(&told), left);
    }
    let walking = Walking { chains: CHAINS, warm: effort.steps / 2, steps: effort.steps, seed: design.seed };
    let found = problem.posterior(Emulator::learn(&waves.inputs, &waves.outputs), &walking);
    let proof: Vec<Vec<f64>> = found.chains.draws(effort.proof as usize).iter().map(|z| z.to_vec()).collect();
    let again = field.fight(&war, &field.points(&proof, PROOF))?;
    let fitted = fitted(sc, &facts, &problem, &found, &waves, numbers, &walking);
    Some(Fit { fitted, before: targets(sc, &first), after: targets(sc, &again) })
}

/// Wars of a design being fought.
struct Field<'a> {
    design: &'a Design,
    stop: &'a AtomicBool,
    progress: &'a dyn Progress,
}

impl Field<'_> {
    fn fight(&self, war: &War<'_>, points: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
        let one = |x: &Vec<f64>| {
            if self.stop.load(Ordering::Relaxed) {
                return None;
            }
            let answer = war.answer(x);
            self.progress.advance(1);
            Some(answer)
        };
        let all: Vec<Option<Vec<f64>>> = points.par_iter().map(one).collect();
        all.into_iter().collect()
    }

    /// Points of the cube: each number where it should be, the rest of them and luck as drawn.
    fn points(&self, inputs: &[Vec<f64>], wave: i32) -> Vec<Vec<f64>> {
        let draws = Draws::new(self.design.seed);
        let point = |(i, z): (usize, &Vec<f64>)| {
            let mut x: Vec<f64> = z.iter().map(|z| inside(num::normal_cdf(*z))).collect();
            x.extend([0, 1].map(|k| draws.uniform(REST, k, wave, i as u32)));
            x
        };
        inputs.iter().enumerate().map(point).collect()
    }
}

/// A share that is neither 0 nor 1.
fn inside(u: f64) -> f64 {
    u.clamp(1e-12, 1.0 - 1e-12)
}

/// How sharply everyone chooses.
const TEMPERATURE: &str = "choice.temperature";

/// Whether anybody chooses in these wars. Where all do as documented, the record says nothing of how sharply they choose: what it seemed to
/// say would be which recorded choices could still be made, and free wars would be fought by it.
fn chooses(design: &Design) -> bool {
    design.minds.iter().any(|m| *m != MindKind::History)
}

/// The numbers that explain most of all outputs together, by their places among the unknown.
fn chosen(scan: &Scan, outputs: &[Vec<f64>], unknown: usize, count: usize) -> Vec<usize> {
    let all = 0..outputs.first().map_or(0, Vec::len);
    let one = |k: usize| scan.explained(&outputs.iter().map(|o| o[k]).collect::<Vec<_>>());
    let explained: Vec<Vec<crate::sensitivity::Estimate>> = all.map(one).collect();
    let sum = |i: usize| explained.iter().map(|e| e[i].low().max(0.0)).sum::<f64>();
    let mut order: Vec<(f64, usize)> = (0..unknown).map(|i| (sum(i), i)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    order.truncate(count);
    order.into_iter().map(|(_, i)| i).collect()
}

/// Values of the targets by target: `[target][war]`.
fn targets(sc: &Scenario, answers: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let places = Asked::all(sc).into_iter().enumerate();
    let targets = places.filter(|(_, asked)| matches!(asked, Asked::Target(_)));
    targets.map(|(place, _)| answers.iter().map(|a| a[place]).collect()).collect()
}

fn fitted(
    sc: &Scenario,
    facts: &Facts,
    problem: &Problem<'_>,
    found: &Posterior,
    waves: &Waves,
    numbers: Vec<usize>,
    walking: &Walking,
) -> Fitted {
    let value = |(n, z): (&usize, &f64)| sc.parameters[*n].quantile(inside(num::normal_cdf(*z)));
    let draws = found.chains.draws(KEPT);
    let spread: Vec<f64> = (0..numbers.len()).map(|d| found.chains.moments(d).1).collect();
    let left: f64 = spread.iter().map(|s| s * s).sum();
    let mut targets: Vec<usize> = facts.all.iter().map(|f| f.target).collect();
    targets.dedup();
    Fitted {
        draws: draws.iter().map(|z| numbers.iter().zip(*z).map(value).collect()).collect(),
        health: found.chains.health(),
        spread,
        pinned: numbers.len() as f64 - left,
        left: waves.left.clone(),
        held: found.emulator.held().iter().copied().fold(1.0, f64::min),
        fitted: targets,
        silent: facts.silent.clone(),
        folds: (0..FOLDS).map(|fold| left_out(sc, facts, problem, &found.emulator, walking, fold)).collect(),
        numbers,
    }
}

/// A fold left out: how much likelier its facts become by what the others say. The emulator stands in for wars.
fn left_out(
    sc: &Scenario,
    facts: &Facts,
    problem: &Problem<'_>,
    emulator: &Emulator,
    walking: &Walking,
    fold: usize,
) -> Fold {
    let others = facts.without(sc, fold);
    let shorter = Walking { warm: walking.warm / 2, steps: walking.steps / 4, ..*walking };
    let posterior = Problem { record: &others, ..*problem }.posterior(emulator.clone(), &shorter);
    let of: Vec<usize> = (0..others.len()).filter(|k| facts.fold(sc, *k) == fold).collect();
    let fitted: Vec<Vec<f64>> = posterior.chains.draws(FORESEEN).iter().map(|z| z.to_vec()).collect();
    let prior = |i: usize| super::normal(problem.inputs, PRIOR, 0, i as u32, walking.seed);
    let prior: Vec<Vec<f64>> = (0..FORESEEN).map(prior).collect();
    let density = |points: &[Vec<f64>]| ln_predicted(emulator, points, problem, &of);
    let gain = density(&fitted) - density(&prior);
    Fold { facts: of.len() as u32, gain: gain / of.len().max(1) as f64 }
}

/// Logarithm of the density of some facts, each by itself, on the mean of some points.
fn ln_predicted(emulator: &Emulator, points: &[Vec<f64>], problem: &Problem<'_>, facts: &[usize]) -> f64 {
    let told: Vec<super::emulator::Told> = points.iter().map(|z| emulator.tell(z)).collect();
    let density = |k: usize| {
        let one = |t: &super::emulator::Told| {
            let variance = t.noise[k] + t.unsure[k] + problem.error[k];
            let off = problem.record[k] - t.mean[k];
            num::exp(-0.5 * off * off / variance) / (std::f64::consts::TAU * variance).sqrt()
        };
        (told.iter().map(one).sum::<f64>() / told.len() as f64).max(1e-300)
    };
    facts.iter().map(|k| num::ln(density(*k))).sum()
}
