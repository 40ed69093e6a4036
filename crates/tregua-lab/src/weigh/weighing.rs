//! The first opinion: every reading weighed on clouds of wars fought as recorded, over many draws of the numbers.

use super::acts::Acts;
use super::clamp::{Readings, TEMPERATURES};
use super::cloud::{Heard, Setting, Wars, settings};
use super::evidence::{Evidence, ln_mean_exp};
use super::filter::Filter;
use super::reading::{Question, Reading};
use crate::campaign::{self, Fought, GaveUp, ThetaFrom};
use crate::odd::Typed;
use crate::parts::Desk;
use crate::provenance::StoreError;
use crate::statistics::Moments;
use tregua_engine::draws::Draws;
use tregua_engine::num;
use tregua_engine::scenario::{MindKind, Scenario};
use tregua_engine::theta::Theta;
use tregua_engine::war::War;

/// How much is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Effort {
    /// Draws of the numbers.
    pub thetas: u32,
    /// Wars of a cloud.
    pub particles: u32,
    /// Clouds on each draw of the numbers.
    pub repeats: u32,
    /// Wars fought freely under each reading, for the second opinion.
    pub wars: u32,
    /// Seed of the first war.
    pub seed: u64,
}

impl Effort {
    /// What is spent, as it is typed.
    pub(super) fn typed(&self) -> Typed<5> {
        [
            ("--thetas", self.thetas.to_string()),
            ("--particles", self.particles.to_string()),
            ("--repeats", self.repeats.to_string()),
            ("--wars", self.wars.to_string()),
            ("--seed", self.seed.to_string()),
        ]
    }
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Weighing {
    /// What counted.
    pub acts: Acts,
    /// The ways to count, the plain one first.
    pub settings: Vec<Setting>,
    /// Evidence, by setting.
    pub evidence: Vec<Evidence>,
    /// What each act adds to ln of a reading's chance, by act, by reading [nat]; the facts come first.
    pub adds: Vec<Vec<f64>>,
    /// How likely each reading held each act, by act, by reading.
    pub chances: Vec<Vec<f64>>,
    /// In how much of the clouds each act could be done as recorded [0-1].
    pub told: Vec<f64>,
    /// What the acts would tell on the mean if reading i were true, for it and against j [nat]; none where they fight by other numbers.
    pub power: Vec<Vec<Option<f64>>>,
    /// How often deciders who wanted what a reading says would do things at most as likely, all told, as what was done [0-1].
    pub foreseen: Vec<f64>,
    /// How far ln of a reading's chance strays from cloud to cloud on the same numbers: root mean square [nat]; none with one cloud on each.
    pub luck: Option<f64>,
    /// Share of a cloud that carried the weight when it was least, on the mean [0-1].
    pub fewest: f64,
    /// Share of a cloud's wars that have offspring, on the mean [0-1].
    pub ancestors: f64,
    /// Draws of the numbers with a cloud that the engine gave up, by the seed of the draw: no other cloud on them counts.
    pub gave_up: Vec<GaveUp>,
}

/// Numbers that nobody reads but minds that choose freely: where they alone differ, wars fought as recorded are the same.
const MINDS_ONLY: [&str; 2] = ["choice.temperature", "talks.betrayal"];

/// Readings that fight by the same numbers share their wars: which do, by the first of them.
#[must_use]
pub fn groups(readings: &[Reading]) -> Vec<Vec<usize>> {
    let of_war = |r: &Reading| -> Vec<(usize, u64)> {
        let of_war = r.set.iter().filter(|(i, _)| !MINDS_ONLY.contains(&Theta::NAMES[*i]));
        of_war.map(|(i, x)| (*i, x.to_bits())).collect()
    };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for i in 0..readings.len() {
        let same = |g: &&mut Vec<usize>| of_war(&readings[g[0]]) == of_war(&readings[i]);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
    groups
}

impl Effort {
    /// Wars that a question takes, one after the other, all told.
    #[must_use]
    pub fn all_wars(&self, question: &Question) -> u64 {
        let clouds =
            groups(&question.readings).len() as u64 * u64::from(self.thetas) * u64::from(self.repeats);
        clouds * u64::from(self.particles) + question.readings.len() as u64 * u64::from(self.wars)
    }
}

/// Clouds that are kept together.
const BLOCK: u32 = 16;

/// Weighs the readings of a question.
///
/// # Errors
/// Those of the desk, or if the engine gave up a cloud on every draw of the numbers.
pub fn weigh(
    sc: &Scenario,
    question: &Question,
    kind: MindKind,
    effort: &Effort,
    desk: &Desk<'_>,
) -> Result<Weighing, StoreError> {
    let acts = Acts::of(sc, &question.deciders);
    let groups = groups(&question.readings);
    let size = (effort.thetas * effort.repeats, effort.particles * groups.len() as u32);
    let heard = |number: u32| {
        let seed = effort.seed.wrapping_add(u64::from(number / effort.repeats));
        let heard = campaign::caught(|| cloud(question, &groups, kind, effort, number, &acts));
        heard.map_err(|why| GaveUp { seed, why })
    };
    let heard: Vec<Result<Heard, GaveUp>> = desk.pieces(("clouds", BLOCK), size, heard)?;
    let draws = heard.chunks(effort.repeats as usize).map(|clouds| clouds.iter().cloned().collect());
    let Fought { came, gave_up }: Fought<Vec<Heard>> = draws.collect();
    if let (true, Some(first)) = (came.is_empty(), gave_up.first()) {
        return Err(StoreError::GaveUp(first.clone()));
    }
    // In the order of the question again.
    let order: Vec<usize> = groups.iter().flatten().copied().collect();
    let place = |r: usize| order.iter().position(|x| *x == r).unwrap_or(0);
    let place = (0..order.len()).map(place).collect();
    Ok(Weighing { gave_up, ..together(place, effort.repeats as usize, acts, &came.concat()) })
}

/// One cloud: the wars of all readings on one draw of the numbers.
fn cloud(
    question: &Question,
    groups: &[Vec<usize>],
    kind: MindKind,
    effort: &Effort,
    number: u32,
    acts: &Acts,
) -> Heard {
    let draw = effort.seed.wrapping_add(u64::from(number / effort.repeats));
    let numbers = |r: &Reading| campaign::theta(&r.scenario, ThetaFrom::Prior, draw, &r.set);
    let luck = |slot: u32| {
        let war = u64::from(number) * u64::from(effort.particles) + u64::from(slot);
        effort.seed.wrapping_add(war)
    };
    let war = |r: &'_ usize, slot: u32| {
        let first = &question.readings[*r];
        War::new(&first.scenario, numbers(first), luck(slot), [true; 2])
    };
    let fought =
        (0..effort.particles).map(|slot| groups.iter().map(|g| war(&g[0], slot)).collect()).collect();
    let asked = |r: &usize| {
        let r = &question.readings[*r];
        TEMPERATURES.map(|times| {
            let mut theta = numbers(r);
            theta.temperature *= times;
            War::new(&r.scenario, theta, luck(0), [true; 2])
        })
    };
    let of_group = |g: &Vec<usize>| Readings { wars: g.iter().map(asked).collect(), kind, acts };
    let wars = Wars::new(fought, groups.iter().map(of_group).collect());
    let filter = Filter { particles: effort.particles as usize, below: 0.5, luck: Draws::new(luck(0)) };
    Heard::of(&filter.run(&wars), &settings(acts))
}

/// Puts all clouds together; `place` says where each reading of the question stands in them.
fn together(place: Vec<usize>, repeats: usize, acts: Acts, heard: &[Heard]) -> Weighing {
    let settings = settings(&acts);
    // The clouds on one draw of the numbers are one estimate of its evidence.
    let evidence = |of: &dyn Fn(&Heard) -> &Vec<f64>| {
        let one =
            |clouds: &[Heard], at: usize| ln_mean_exp(&clouds.iter().map(|c| of(c)[at]).collect::<Vec<_>>());
        let of = place.iter().map(|at| heard.chunks(repeats).map(|clouds| one(clouds, *at)).collect());
        Evidence { of: of.collect() }
    };
    let so_far: Vec<Vec<f64>> = (0..=acts.list.len())
        .map(|k| evidence(&|h: &Heard| &h.so_far[k]).posterior().iter().map(|p| num::ln(*p)).collect())
        .collect();
    let before = |k: usize, r: usize| if k == 0 { -num::ln(place.len() as f64) } else { so_far[k - 1][r] };
    let mean = |of: &dyn Fn(&Heard) -> f64| heard.iter().map(of).sum::<f64>() / heard.len() as f64;
    let power = |i: &usize, j: &usize| {
        let of = |h: &Heard| h.power[*i][*j];
        of(&heard[0]).map(|_| mean(&|h| of(h).unwrap_or(0.0)))
    };
    Weighing {
        evidence: (0..settings.len()).map(|s| evidence(&|h: &Heard| &h.ln[s])).collect(),
        settings,
        adds: (0..so_far.len())
            .map(|k| (0..place.len()).map(|r| so_far[k][r] - before(k, r)).collect())
            .collect(),
        chances: (0..acts.list.len())
            .map(|k| place.iter().map(|at| mean(&|h| h.chances[k][*at])).collect())
            .collect(),
        told: (0..acts.list.len()).map(|k| mean(&|h| h.told[k])).collect(),
        power: place.iter().map(|i| place.iter().map(|j| power(i, j)).collect()).collect(),
        foreseen: place.iter().map(|at| mean(&|h| h.foreseen[*at])).collect(),
        luck: luck(heard, repeats),
        fewest: mean(&|h| h.fewest),
        ancestors: mean(&|h| h.ancestors),
        gave_up: Vec::new(),
        acts,
    }
}

/// How far ln of the chances of the readings strays from cloud to cloud on the same numbers.
fn luck(heard: &[Heard], repeats: usize) -> Option<f64> {
    if repeats < 2 {
        return None;
    }
    let (mut squares, mut n) = (0.0, 0.0_f64);
    for clouds in heard.chunks(repeats) {
        let relative = |h: &Heard| h.ln[0].iter().map(|ln| ln - ln_mean_exp(&h.ln[0])).collect::<Vec<_>>();
        let all: Vec<Vec<f64>> = clouds.iter().map(relative).collect();
        for r in 0..all[0].len() {
            let one = Moments::of(all.iter().map(|ln| ln[r]));
            squares += one.squares;
            n += one.n - 1.0;
        }
    }
    Some((squares / n.max(1.0)).sqrt())
}
