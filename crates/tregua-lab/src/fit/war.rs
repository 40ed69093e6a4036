//! The fit of a scenario: its numbers to its record, by wars.

use super::calibration::{About, Calibration, Half, Known, Recovered};
use super::facts::Facts;
use super::folds::Laid;
use super::found::{Effort, Fit, Fitted, Fold, in_full};
use super::{Chains, Emulator, Folds, Posterior, Problem, Walking, Waves};
use crate::ensemble::Design;
use crate::parts::Desk;
use crate::provenance::StoreError;
use crate::record_score;
use crate::record_score::thresholds::Foreseen;
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
    let scanned = field.scan()?;
    let waves = field.narrow(&scanned)?;
    let (trusted, calibration) = field.trust(&scanned, &waves)?;
    let (after, proven) = field.prove(&scanned, &trusted, calibration.is_some())?;
    let folds = field.leave_out(&scanned, &trusted, folds)?;
    let before = targets(sc, &scanned.told);
    let ranges = record_score::score(sc, &before, None).parts.iter().map(Foreseen::of).collect();
    let calibrations = calibration.into_iter().chain(proven).collect();
    let found = fitted(sc, &scanned, &trusted, &waves);
    let fitted = Fitted { calibrations, ranges, folds, ..found };
    Ok(Fit { fitted, before, after })
}

/// The first wars, with every number drawn: what of the record can be fitted, and by which numbers.
struct Scanned {
    /// What each war told.
    told: Vec<Vec<f64>>,
    facts: Facts,
    /// The numbers that are fitted: their places in theta.
    numbers: Vec<usize>,
    /// Those that are left as drawn.
    rest: Vec<usize>,
    /// Where the fitted numbers stood in each war, as standard normals.
    inputs: Vec<Vec<f64>>,
}

impl Scanned {
    /// What wars tell of the facts.
    fn read(&self, sc: &Scenario, told: &[Vec<f64>]) -> Vec<Vec<f64>> {
        told.iter().map(|war| self.facts.read(sc, war)).collect()
    }

    /// The facts as a problem, its likelihood to be taken to a power.
    fn problem(&self, power: f64) -> Problem<'_> {
        let Facts { record, error, .. } = &self.facts;
        Problem { inputs: self.numbers.len(), record, error, power }
    }

    /// Wars in which the fitted numbers are chosen, and all else is drawn.
    fn war<'s>(&self, field: &Field<'s>) -> War<'s> {
        let numbers = self.numbers.iter().copied().map(Factor::Number);
        let drawn = [Factor::Rest(self.rest.clone()), Factor::Luck];
        War::new(field.sc, field.design, numbers.chain(drawn).collect())
    }
}

/// A posterior, and how far its likelihood is trusted.
struct Trusted {
    found: Posterior,
    power: f64,
    walking: Walking,
}

/// Wars of a design being fought, and chains being walked.
struct Field<'a> {
    sc: &'a Scenario,
    design: &'a Design,
    effort: &'a Effort,
    desk: &'a Desk<'a>,
}

impl Field<'_> {
    /// Fights the first wars, and chooses the numbers that explain most of them.
    fn scan(&self) -> Result<Scanned, StoreError> {
        let Self { sc, design, effort, .. } = *self;
        let told = |number: &usize| chooses(design) || Theta::NAMES[*number] != TEMPERATURE;
        let unknown: Vec<usize> = War::unknown(sc, design).into_iter().filter(told).collect();
        let scan = Scan::new(unknown.len() + 1, effort.scan, design.seed);
        let points: Vec<Vec<f64>> = (0..scan.rows()).map(|i| scan.row(i)).collect();
        let all = unknown.iter().copied().map(Factor::Number).chain([Factor::Luck]).collect();
        let told = self.fight("scan", &War::new(sc, design, all), &points)?;
        let facts = Facts::of(sc, &told, 5 * effort.numbers, effort.discrepancy);
        let outputs: Vec<Vec<f64>> = told.iter().map(|war| facts.read(sc, war)).collect();
        let chosen = chosen(&scan, &outputs, unknown.len(), effort.numbers);
        let numbers: Vec<usize> = chosen.iter().map(|i| unknown[*i]).collect();
        let rest = unknown.into_iter().filter(|n| !numbers.contains(n)).collect();
        let normal = |x: &Vec<f64>| chosen.iter().map(|i| num::normal_quantile(x[*i])).collect();
        Ok(Scanned { told, facts, numbers, rest, inputs: points.iter().map(normal).collect() })
    }

    /// Fights waves of wars where the record is not implausible yet.
    fn narrow(&self, scanned: &Scanned) -> Result<Waves, StoreError> {
        let mut waves = Waves::default();
        waves.add(scanned.inputs.clone(), scanned.read(self.sc, &scanned.told), 1.0);
        let (problem, war) = (scanned.problem(in_full()), scanned.war(self));
        for wave in 0..self.effort.waves {
            let (inputs, left) = waves.next(&problem, self.effort.points, self.design.seed);
            let told = self.fight(&format!("wave{wave}"), &war, &self.points(&inputs, wave as i32))?;
            waves.add(inputs, scanned.read(self.sc, &told), left);
        }
        Ok(waves)
    }

    /// Learns from all waves, finds how far that can be trusted, and walks through the posterior.
    fn trust(&self, scanned: &Scanned, waves: &Waves) -> Result<(Trusted, Option<Calibration>), StoreError> {
        let (seed, steps) = (self.design.seed, self.effort.steps);
        let walking = Walking { chains: CHAINS, warm: steps / 2, steps, seed };
        let emulator = Emulator::learn(&waves.inputs, &waves.outputs);
        let (power, calibration) = self.calibration(scanned, &emulator)?.unzip();
        let power = power.unwrap_or(in_full());
        let chains = self.walk(&scanned.problem(power), &emulator, &walking)?;
        Ok((Trusted { found: Posterior { emulator, chains }, power, walking }, calibration))
    }

    /// Fights draws of the posterior: what they tell of the targets, and, if that is asked, whether their numbers are found again.
    fn prove(
        &self,
        scanned: &Scanned,
        trusted: &Trusted,
        asked: bool,
    ) -> Result<(Vec<Vec<f64>>, Option<Calibration>), StoreError> {
        let Trusted { found, power, .. } = trusted;
        let owned = |draws: Vec<&[f64]>| draws.iter().map(|z| z.to_vec()).collect::<Vec<_>>();
        let [proof, among] = found.chains.apart([self.effort.proof as usize, AMONG]).map(owned);
        let told = self.fight("proof", &scanned.war(self), &self.points(&proof, PROOF))?;
        let proven = || {
            let known = Known { points: &proof, outputs: &scanned.read(self.sc, &told) };
            let error = &scanned.facts.error;
            let recovered = Recovered::of(&found.emulator, error, known, &among, self.design.seed);
            recovered.calibration(About::Posterior, *power, Half::All)
        };
        Ok((targets(self.sc, &told), asked.then(proven)))
    }

    /// Leaves each fold out in turn.
    fn leave_out(
        &self,
        scanned: &Scanned,
        trusted: &Trusted,
        folds: &Folds,
    ) -> Result<Vec<Fold>, StoreError> {
        let Trusted { found, power, walking } = trusted;
        let facts = &scanned.facts;
        let fold = |laid: &Laid| {
            let left_out = facts.of_fold(self.sc, laid);
            let gain = || gain(facts, &scanned.problem(*power), &found.emulator, walking, &left_out);
            let fold = || Fold { id: laid.id.clone(), facts: left_out.len() as u32, gain: gain() };
            self.desk.piece(&format!("fold-{}", laid.id), fold)
        };
        folds.all.iter().map(fold).collect()
    }

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
        scanned: &Scanned,
        emulator: &Emulator,
    ) -> Result<Option<(f64, Calibration)>, StoreError> {
        if self.effort.known == 0 {
            return Ok(None);
        }
        let problem = scanned.problem(in_full());
        let prior = |day: i32, count: u32| -> Vec<Vec<f64>> {
            (0..count).map(|i| super::normal(problem.inputs, PRIOR, day, i, self.design.seed)).collect()
        };
        let points = prior(KNOWN, self.effort.known);
        let told = self.fight("known", &scanned.war(self), &self.points(&points, KNOWN))?;
        let outputs = scanned.read(self.sc, &told);
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

/// What a posterior says of the numbers; of how well it did, nothing yet.
fn fitted(sc: &Scenario, scanned: &Scanned, trusted: &Trusted, waves: &Waves) -> Fitted {
    let Trusted { found, power, .. } = trusted;
    let Scanned { facts, numbers, .. } = scanned;
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
        power: *power,
        folds: Vec::new(),
        calibrations: Vec::new(),
        ranges: Vec::new(),
        numbers: numbers.clone(),
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
