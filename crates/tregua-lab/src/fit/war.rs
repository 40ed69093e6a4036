//! The fit of a scenario: its numbers to its record, by wars.

use super::calibration::{About, Calibration, Half, Known, Recovered};
use super::facts::Facts;
use super::{Chains, Emulator, Folds, Health, Posterior, Problem, Walking, Waves};
use crate::ensemble::Design;
use crate::odd::Typed;
use crate::parts::Desk;
use crate::provenance::StoreError;
use crate::record_score;
use crate::record_score::thresholds::{Foreseen, Judged, judge};
use crate::sensitivity::{Asked, Factor, Plan, Scan, War};
use tregua_engine::draws::Draws;
use tregua_engine::num;
use tregua_engine::scenario::{MindKind, Scenario};
use tregua_engine::theta::Theta;

/// Streams of luck: what a war draws besides its point, and the points of the proof.
const REST: u32 = tregua_engine::rule::stream("lab.fit.rest");
const PRIOR: u32 = tregua_engine::rule::stream("lab.fit.prior");
const PROOF: i32 = 1000;
const KNOWN: i32 = 2000;

/// Draws of the posterior that are kept.
const KEPT: usize = 1000;

/// Chains through the posterior.
const CHAINS: usize = 60;

/// Points at which what was left out is foreseen.
const FORESEEN: usize = 400;

/// Points among which known numbers are found again.
const AMONG: usize = 4000;

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
const fn in_full() -> f64 {
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

/// Wars that are kept together, and steps of the chains.
const BLOCK: u32 = 64;
const STRIDE: u32 = 250;

/// Fits a scenario's numbers to its record by wars of a design, the folds being left out in turn.
///
/// # Errors
/// Those of the desk.
pub fn fit(
    sc: &Scenario,
    design: &Design,
    (effort, folds): (&Effort, &Folds),
    desk: &Desk<'_>,
) -> Result<Fit, StoreError> {
    let field = Field { sc, design, effort, desk };
    let told = |number: &usize| chooses(design) || Theta::NAMES[*number] != TEMPERATURE;
    let unknown: Vec<usize> = War::unknown(sc, design).into_iter().filter(told).collect();
    let scan = Scan::new(unknown.len() + 1, effort.scan, design.seed);
    let points: Vec<Vec<f64>> = (0..scan.rows()).map(|i| scan.row(i)).collect();
    let all = unknown.iter().copied().map(Factor::Number).chain([Factor::Luck]).collect();
    let first = field.fight("scan", &War::new(sc, design, all), &points)?;
    let facts = Facts::of(sc, &first, 5 * effort.numbers, effort.discrepancy);
    let read = |answers: &[Vec<f64>]| answers.iter().map(|a| facts.read(sc, a)).collect::<Vec<_>>();
    let outputs = read(&first);
    let chosen = chosen(&scan, &outputs, unknown.len(), effort.numbers);
    let numbers: Vec<usize> = chosen.iter().map(|i| unknown[*i]).collect();
    let normal = |x: &Vec<f64>| chosen.iter().map(|i| num::normal_quantile(x[*i])).collect();
    let mut waves = Waves::default();
    waves.add(points.iter().map(normal).collect(), outputs, 1.0);
    let problem =
        Problem { inputs: numbers.len(), record: &facts.record, error: &facts.error, power: in_full() };
    let rest: Vec<usize> = unknown.iter().copied().filter(|n| !numbers.contains(n)).collect();
    let factors = numbers.iter().copied().map(Factor::Number).chain([Factor::Rest(rest), Factor::Luck]);
    let war = War::new(sc, design, factors.collect());
    for wave in 0..effort.waves {
        let (inputs, left) = waves.next(&problem, effort.points, design.seed);
        let told = field.fight(&format!("wave{wave}"), &war, &field.points(&inputs, wave as i32))?;
        waves.add(inputs, read(&told), left);
    }
    let walking = Walking { chains: CHAINS, warm: effort.steps / 2, steps: effort.steps, seed: design.seed };
    let emulator = Emulator::learn(&waves.inputs, &waves.outputs);
    let calibration = field.calibration(&war, (&facts, &problem), &emulator)?;
    let power = calibration.as_ref().map_or(in_full(), |(power, _)| *power);
    let problem = Problem { power, ..problem };
    let chains = field.walk(&problem, &emulator, &walking)?;
    let found = Posterior { emulator, chains };
    let owned = |draws: Vec<&[f64]>| draws.iter().map(|z| z.to_vec()).collect::<Vec<_>>();
    let [proof, among] = found.chains.apart([effort.proof as usize, AMONG]).map(owned);
    let again = field.fight("proof", &war, &field.points(&proof, PROOF))?;
    let folds = folds.all.iter().map(|laid| {
        let left_out = facts.of_fold(sc, laid);
        let gain = || gain(&facts, &problem, &found.emulator, &walking, &left_out);
        let fold = || Fold { id: laid.id.clone(), facts: left_out.len() as u32, gain: gain() };
        desk.piece(&format!("fold-{}", laid.id), fold)
    });
    let folds = folds.collect::<Result<Vec<Fold>, StoreError>>()?;
    let mut calibrations: Vec<Calibration> = calibration.into_iter().map(|(_, found)| found).collect();
    if !calibrations.is_empty() {
        let proven = Known { points: &proof, outputs: &read(&again) };
        let recovered = Recovered::of(&found.emulator, problem.error, proven, &among, design.seed);
        calibrations.push(recovered.calibration(About::Posterior, power, Half::All));
    }
    let before = targets(sc, &first);
    let ranges = record_score::score(sc, &before, None).parts.iter().map(Foreseen::of).collect();
    let fitted = Fitted { power, calibrations, ranges, ..fitted(sc, &facts, &found, &waves, numbers, folds) };
    Ok(Fit { fitted, before, after: targets(sc, &again) })
}

/// Wars of a design being fought, and chains being walked.
struct Field<'a> {
    sc: &'a Scenario,
    design: &'a Design,
    effort: &'a Effort,
    desk: &'a Desk<'a>,
}

impl Field<'_> {
    /// What wars tell at these points.
    fn fight(&self, stage: &str, war: &War<'_>, points: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, StoreError> {
        self.desk.pieces((stage, BLOCK), (points.len() as u32, 1), |i| war.answer(&points[i as usize]))
    }

    /// Chains through the posterior.
    fn walk(
        &self,
        problem: &Problem<'_>,
        emulator: &Emulator,
        walking: &Walking,
    ) -> Result<Chains, StoreError> {
        let mut walk = problem.walk(emulator, walking);
        while walk.left() > 0 {
            let way = || walk.way(STRIDE, |z| problem.ln_density(emulator, z));
            let way = self.desk.piece(&format!("walk-{:06}", walk.step), way)?;
            walk.go(&way);
        }
        Ok(walk.done())
    }

    /// How far the emulator can be trusted: by wars with numbers of the prior, half of which say to what power its likelihood is taken; and how
    /// that does with the other half.
    fn calibration(
        &self,
        war: &War<'_>,
        (facts, problem): (&Facts, &Problem<'_>),
        emulator: &Emulator,
    ) -> Result<Option<(f64, Calibration)>, StoreError> {
        if self.effort.known == 0 {
            return Ok(None);
        }
        let prior = |day: i32, count: u32| -> Vec<Vec<f64>> {
            (0..count).map(|i| super::normal(problem.inputs, PRIOR, day, i, self.design.seed)).collect()
        };
        let points = prior(KNOWN, self.effort.known);
        let told = self.fight("known", war, &self.points(&points, KNOWN))?;
        let outputs: Vec<Vec<f64>> = told.iter().map(|a| facts.read(self.sc, a)).collect();
        let found = || {
            let (known, among) = (Known { points: &points, outputs: &outputs }, prior(0, AMONG as u32));
            let recovered = Recovered::of(emulator, problem.error, known, &among, self.design.seed);
            let power = recovered.power();
            (power, recovered.calibration(About::Prior, power, Half::Second))
        };
        self.desk.piece("calibration", found).map(Some)
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
    let explained: Vec<Vec<crate::statistics::Estimate>> = all.map(one).collect();
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
    found: &Posterior,
    waves: &Waves,
    numbers: Vec<usize>,
    folds: Vec<Fold>,
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
        folds,
        power: in_full(),
        calibrations: Vec::new(),
        ranges: Vec::new(),
        numbers,
    }
}

/// Facts left out: how much likelier each becomes by what the others say [nat]. The emulator stands in for wars.
fn gain(
    facts: &Facts,
    problem: &Problem<'_>,
    emulator: &Emulator,
    walking: &Walking,
    left_out: &[usize],
) -> f64 {
    let others = facts.without(left_out);
    let shorter = Walking { warm: walking.warm / 2, steps: walking.steps / 4, ..*walking };
    let posterior = Problem { record: &others, ..*problem }.posterior(emulator.clone(), &shorter);
    let fitted: Vec<Vec<f64>> = posterior.chains.draws(FORESEEN).iter().map(|z| z.to_vec()).collect();
    let prior = |i: usize| super::normal(problem.inputs, PRIOR, 0, i as u32, walking.seed);
    let prior: Vec<Vec<f64>> = (0..FORESEEN).map(prior).collect();
    let density = |points: &[Vec<f64>]| ln_predicted(emulator, points, problem, left_out);
    (density(&fitted) - density(&prior)) / left_out.len().max(1) as f64
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
