//! Self-consistent continuation values: what fighting on is worth to each head, from his own view (inference §6).
//!
//! A round plays fresh wars in which the heads weigh truces by the values so far, forks them on evenings that luck names, forces a truce on
//! the fork or ends the one in force, and fights both to the end. What the wars came to is regressed on what the heads then saw; what a
//! truce adds is regressed on pairs that share their luck. The values move part of the way, and the next round plays by them, until
//! wars that nobody has looked at agree with what the heads expect of them.

mod audit;
mod exploit;
mod file;
mod otherwise;
mod probe;
mod ridge;
mod starts;
mod work;

pub use audit::{Audit, Finding};
pub use exploit::{Exploit, SHARPER, exploit};
pub use file::Kept;
pub use otherwise::otherwise;
pub use probe::{Cases, TruceCase, WarCase};
pub use starts::{Ended, Fruitless, STARTS, Start, Starts};
pub use work::Work;

use crate::campaign::{self, GaveUp};
use crate::odd::Typed;
use crate::progress::Progress;
use crate::statistics::{quantile, sorted};
use rayon::prelude::*;
pub(crate) use ridge::{Folds, Free};
use std::sync::atomic::AtomicBool;
use tregua_engine::num;
use tregua_engine::scenario::{DeciderId, Feature, Scenario, SideId};
use tregua_engine::values::{Cell, SEEN, Surface, TRUCE_TERMS, Values, WAR_TERMS, truce_terms, war_terms};

/// How much is spent on finding values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Effort {
    /// Wars of a round, not counting their forks.
    pub wars: u32,
    /// Rounds.
    pub rounds: u32,
    /// Seed of the first war; every round has wars of its own.
    pub seed: u64,
}

/// One round: what it was made of, and how far the values still moved.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Round {
    /// Evenings without a truce, and pairs with and without one.
    pub cases: (u32, u32),
    /// Root of the mean squared distance, over the round's evenings, between what was played by and what was then found; 1 where nothing can
    /// be held against it [share of the utility's range].
    pub residual: f64,
}

/// Where the search stands after some rounds: all that the next needs.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Search {
    /// What the next round is played by.
    pub values: Option<Values>,
    /// Cases of the last two thirds of the rounds, when what is played by hardly moves any more.
    late: Vec<Ground>,
    /// The rounds so far.
    pub rounds: Vec<Round>,
    /// Wars of these rounds that the engine gave up.
    #[serde(default)]
    pub gave_up: Vec<GaveUp>,
}

/// The cases on which a cell stands.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Ground {
    viewer: DeciderId,
    whose: DeciderId,
    scale: Vec<(f64, f64)>,
    war: Folds,
    truce: Folds,
}

/// How many times as hot as they are heads choose in the first round, and from which share of the rounds on they choose as they are.
const HOTTEST: f64 = 4.0;
const HEATED: f64 = 1.0 / 3.0;

impl Effort {
    /// How many times as hot as they are heads choose in a round: where choices are hot there is one equilibrium, and the search follows it
    /// as they cool (inference §6).
    #[must_use]
    pub fn heat(&self, round: u32) -> f64 {
        let part = f64::from(round) / (HEATED * f64::from(self.rounds.max(1)));
        num::pow(HOTTEST, (1.0 - part).max(0.0))
    }

    /// What is spent, as it is typed.
    fn typed(&self) -> Typed<3> {
        [
            ("--wars", self.wars.to_string()),
            ("--rounds", self.rounds.to_string()),
            ("--seed", self.seed.to_string()),
        ]
    }
}

/// Fewer evenings than this are no ground for a value.
pub const FEWEST: u32 = 200;

/// Goes on with a search for one round, with heads who choose so many times as hot as they are; false if `stop` was raised, and the search is
/// then as it was.
pub fn advance(
    sc: &Scenario,
    effort: &Effort,
    heat: f64,
    search: &mut Search,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> bool {
    let round = search.rounds.len() as u32;
    let mut sc = sc.clone();
    sc.values.clone_from(&search.values);
    let first = effort.seed.wrapping_add(u64::from(round) * u64::from(effort.wars));
    let Some(cases) = play(&sc, first, effort.wars, heat, stop, progress) else { return false };
    let ground = ground(&sc, &cases, search.values.as_ref());
    let found = fit(&sc, &ground);
    search.gave_up.extend_from_slice(&cases.gave_up);
    search.rounds.push(Round {
        cases: (cases.war.len() as u32, cases.truce.len() as u32),
        residual: search.values.as_ref().and_then(|before| distance(&cases, before, &found)).unwrap_or(1.0),
    });
    let step = 1.0 / (1.0 + f64::from(round) / 5.0);
    search.values = Some(match search.values.take() {
        // What a start only supposed, in units of nothing seen, is not mixed in.
        Some(before) if round > 0 => mixed(&before, &found, step),
        _ => found,
    });
    if f64::from(round + 1) > HEATED * f64::from(effort.rounds) {
        search.pool(ground);
    }
    true
}

impl Search {
    /// How far the last round still moved the values [share of the utility's range].
    #[must_use]
    pub fn residual(&self) -> f64 {
        self.rounds.last().map_or(1.0, |r| r.residual)
    }

    /// What has been found: the values that fit the cases of the last two thirds of the rounds together. None before those rounds, or if no
    /// cell had [`FEWEST`] cases of each kind in them.
    #[must_use]
    pub fn found(&self, sc: &Scenario) -> Option<Values> {
        Some(fit(sc, &self.late)).filter(|found| !found.cells.is_empty())
    }

    fn pool(&mut self, ground: Vec<Ground>) {
        for new in ground {
            match self.late.iter_mut().find(|old| (old.viewer, old.whose) == (new.viewer, new.whose)) {
                Some(old) if old.scale == new.scale => {
                    old.war.merge(&new.war);
                    old.truce.merge(&new.truce);
                }
                // A cell that had too few cases until now has found its scale only today.
                Some(old) => *old = new,
                None => self.late.push(new),
            }
        }
    }
}

/// The cases of so many wars from a seed on, with heads who choose so many times as hot as they are; none if `stop` was raised.
fn play(
    sc: &Scenario,
    first: u64,
    wars: u32,
    heat: f64,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Option<Cases> {
    campaign::fight_all(first, wars, stop, progress, |seed, i| probe::war(sc, seed, i, heat)).map(Cases::from)
}

/// Deciders who can be at the head of a side: who is on day 0, and whom the officers would raise.
#[must_use]
pub fn heads(sc: &Scenario, side: SideId) -> Vec<DeciderId> {
    let raised = sc.factions.iter().filter(|f| f.side == side).flat_map(|f| f.successors.iter().copied());
    let mut heads: Vec<DeciderId> = std::iter::once(sc.sides[side.ix()].head).chain(raised).collect();
    heads.sort();
    heads.dedup();
    heads
}

/// The ground of every cell; scales stay those of the first round, so that rounds can be put together.
fn ground(sc: &Scenario, cases: &Cases, before: Option<&Values>) -> Vec<Ground> {
    let mut pairs = Vec::new();
    for side in SideId::BOTH {
        for viewer in heads(sc, side) {
            let others = heads(sc, side.enemy());
            pairs.extend(std::iter::once(viewer).chain(others).map(|whose| (viewer, whose)));
        }
    }
    let ground = |(viewer, whose): &(DeciderId, DeciderId)| {
        let pair = (*viewer, *whose);
        let war: Vec<&WarCase> = cases.war_of(*viewer, *whose).collect();
        let seen = |c: &&Cell| (c.viewer, c.whose) == pair && c.scale.iter().any(|(_, half)| *half > 0.0);
        let known = before.and_then(|v| v.cells.iter().find(seen));
        let scale = known.map_or_else(|| scale(&war), |c| c.scale.clone());
        let mut ground = Ground {
            viewer: *viewer,
            whose: *whose,
            war: Folds::new(WAR_TERMS, Free::First),
            truce: Folds::new(TRUCE_TERMS, Free::None),
            scale,
        };
        for c in war {
            ground.war.add(&war_terms(&c.features, &ground.scale), c.worth, c.war);
        }
        for c in cases.truce_of(*viewer, *whose) {
            ground.truce.add(&truce_terms(&c.features, &ground.scale, c.articles), c.gain, c.war);
        }
        ground
    };
    pairs.par_iter().map(ground).collect()
}

/// Fits every cell that has cases enough.
fn fit(sc: &Scenario, ground: &[Ground]) -> Values {
    let enough = |g: &&Ground| g.war.cases() >= FEWEST && g.truce.cases() >= FEWEST;
    let cell = |g: &Ground| Cell {
        viewer: g.viewer,
        whose: g.whose,
        war: g.war.fit(),
        truce: g.truce.fit(),
        scale: g.scale.clone(),
        bounds: sc.deciders[g.whose.ix()].utility.bounds(f64::from(sc.last_day)),
    };
    Values { cells: ground.par_iter().filter(enough).map(cell).collect() }
}

/// Middle and half-width of each feature between its 1 % and 99 % points: beyond them nothing is extrapolated.
fn scale(cases: &[&WarCase]) -> Vec<(f64, f64)> {
    let of = |feature: &Feature| {
        if cases.is_empty() {
            return (0.0, 0.0);
        }
        let seen = sorted(cases.iter().map(|c| c.features[*feature as usize]));
        let (low, high) = (quantile(&seen, 0.01), quantile(&seen, 0.99));
        (0.5 * (low + high), 0.5 * (high - low))
    };
    SEEN.iter().map(of).collect()
}

/// Part of the way from one set of values to another. Both have the same scales; a cell that only one has stays as it is.
fn mixed(from: &Values, to: &Values, part: f64) -> Values {
    let blend = |a: &Surface, b: &Surface| Surface {
        weights: a.weights.iter().zip(&b.weights).map(|(x, y)| x + part * (y - x)).collect(),
        error: b.error,
        cases: b.cases,
    };
    let cell = |b: &Cell| match from.cells.iter().find(|a| (a.viewer, a.whose) == (b.viewer, b.whose)) {
        Some(a) => Cell { war: blend(&a.war, &b.war), truce: blend(&a.truce, &b.truce), ..b.clone() },
        None => b.clone(),
    };
    Values { cells: to.cells.iter().map(cell).collect() }
}

/// Root of the mean squared distance between two sets of values over the evenings of a round, as a share of the utility's range; none where no
/// evening has a cell that both know.
fn distance(cases: &Cases, one: &Values, other: &Values) -> Option<f64> {
    let (mut squares, mut n) = (0.0, 0.0_f64);
    for a in &one.cells {
        let Some(b) = other.cells.iter().find(|b| (a.viewer, a.whose) == (b.viewer, b.whose)) else {
            continue;
        };
        let range = (a.bounds.1 - a.bounds.0).max(f64::MIN_POSITIVE);
        let (war, truce) = (cases.war_of(a.viewer, a.whose), cases.truce_of(a.viewer, a.whose));
        let apart = war.map(|c| a.of(&c.features, None) - b.of(&c.features, None));
        for x in apart.chain(truce.map(|c| a.gain(&c.features, c.articles) - b.gain(&c.features, c.articles)))
        {
            squares += (x / range).powi(2);
            n += 1.0;
        }
    }
    (n > 0.0).then(|| (squares / n).sqrt())
}
