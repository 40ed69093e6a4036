//! The answer to a question, and what stands of several answers at once.

use super::{Effect, Outcome, Pair};
use crate::campaign::GaveUp;
use crate::statistics::{quantile, rejected, sorted};
use serde::Serialize;
use tregua_engine::scenario::Scenario;

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The question's id.
    pub question: String,
    /// The day in whose evening the wars part.
    pub day: i32,
    /// How many pairs, but for those that the engine gave up.
    pub pairs: usize,
    /// Pairs that it gave up, by the seed of their luck.
    pub gave_up: Vec<GaveUp>,
    /// Share in which what was ordered could be ordered.
    pub done: f64,
    /// Share of pairs in which nothing at all is otherwise: a matter of this engine's coupling.
    pub unchanged: f64,
    /// The first day on which they differ: quartiles over the pairs that do.
    pub parted: Option<[f64; 3]>,
    /// Share in which each deed could make a difference at all, in their order.
    pub bore: Vec<f64>,
    /// Share in which somebody sat at a table that evening.
    pub sat: f64,
    /// What becomes of each outcome.
    pub effects: Vec<Effect>,
}

impl Answer {
    /// Of the pairs of a question, `lucks` of which in a row share their past. What was ordered and could not be in a war changed nothing
    /// there: effects are told of the others.
    #[must_use]
    pub fn of(question: &str, day: i32, pairs: &[Pair], lucks: u32) -> Self {
        let done: Vec<Option<&Pair>> = pairs.iter().map(|p| Some(p).filter(|p| p.done)).collect();
        let lost = |p: &&Pair| !p.failure.is_empty();
        let gave_up = pairs.iter().filter(lost).map(|p| GaveUp { seed: p.seed, why: p.failure.clone() });
        let (gave_up, pairs): (Vec<GaveUp>, Vec<&Pair>) =
            (gave_up.collect(), pairs.iter().filter(|p| !lost(p)).collect());
        let share =
            |is: fn(&Pair) -> bool| pairs.iter().filter(|p| is(p)).count() as f64 / pairs.len().max(1) as f64;
        let deeds = pairs.first().map_or(0, |p| p.bore.len());
        let bore = |k: usize| pairs.iter().filter(|p| p.bore[k]).count() as f64 / pairs.len() as f64;
        let parted = sorted(pairs.iter().filter_map(|p| p.parted.map(f64::from)));
        Self {
            question: question.to_owned(),
            day,
            pairs: pairs.len(),
            gave_up,
            done: share(|p| p.done),
            unchanged: share(|p| p.parted.is_none()),
            parted: (!parted.is_empty()).then(|| [0.25, 0.5, 0.75].map(|q| quantile(&parted, q))),
            bore: (0..deeds).map(bore).collect(),
            sat: share(|p| p.sat),
            effects: (0..Outcome::ALL.len()).map(|k| Effect::of(&done, k, lucks as usize)).collect(),
        }
    }

    /// The effects that a 95 % interval of their own tells from nothing, the surest first.
    #[must_use]
    pub fn telling(&self) -> Vec<&Effect> {
        let p = |e: &Effect| e.p.unwrap_or(1.0);
        let mut telling: Vec<&Effect> = self.effects.iter().filter(|e| p(e) < CHANCE).collect();
        telling.sort_by(|a, b| p(a).total_cmp(&p(b)));
        telling
    }

    /// Whether nothing that it asks could make a difference in any war.
    #[must_use]
    pub fn never_bore(&self) -> bool {
        self.done == 0.0 || (!self.bore.is_empty() && self.bore.iter().all(|share| *share == 0.0))
    }

    /// As JSON, outcomes by their names in tables.
    #[must_use]
    pub fn json(&self, sc: &Scenario) -> serde_json::Value {
        let mut value = serde_json::json!(self);
        for (e, told) in self.effects.iter().zip(value["effects"].as_array_mut().into_iter().flatten()) {
            told["outcome"] = e.outcome.key(sc).into();
        }
        value
    }
}

/// Chance passes for an effect this often.
const CHANCE: f64 = 0.05;

/// All that was asked at once: of many differences some stand out by chance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Family {
    /// Differences that were looked at.
    pub compared: usize,
    /// Those that stand out each by itself.
    pub telling: usize,
    /// Those that would by chance alone, if nothing were otherwise, on the mean.
    pub by_chance: f64,
    /// Those that stand though all are counted: with a chance of 95 % not one of them is luck (Holm).
    pub stand: usize,
}

impl Family {
    /// Marks the effects that stand.
    pub fn mark(answers: &mut [&mut Answer]) -> Self {
        let mut all: Vec<&mut Effect> =
            answers.iter_mut().flat_map(|a| a.effects.iter_mut()).filter(|e| e.p.is_some()).collect();
        all.sort_by(|a, b| a.p.unwrap_or(1.0).total_cmp(&b.p.unwrap_or(1.0)));
        let compared = all.len();
        let chances: Vec<f64> = all.iter().filter_map(|e| e.p).collect();
        let telling = chances.iter().filter(|p| **p < CHANCE).count();
        let stand = rejected(&chances, CHANCE);
        all.into_iter().take(stand).for_each(|effect| effect.stands = true);
        Self { compared, telling, by_chance: CHANCE * compared as f64, stand }
    }
}
