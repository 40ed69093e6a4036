//! The verdict: what a careful historian would say of the odds, their errors, and how far they hold when the counting is done otherwise.

use super::cloud::SETTINGS;
use super::opinion::Opinion;
use super::weighing::Weighing;
use serde::Serialize;
use tregua_engine::num;

/// What is said of the best reading, against all its rivals (bands after Kass & Raftery 1995).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// The record lies beyond what any of the readings would have made.
    NoneOfThese,
    /// The readings foresee much the same: no record of this kind could tell them apart.
    Alike,
    /// The error of the odds is larger than what they say.
    Unsure,
    /// Another reading is ahead where the counting is done otherwise.
    Unsteady,
    /// The second opinion speaks clearly for another reading.
    Disputed,
    /// Without one single act it is not ahead.
    OneAct,
    /// Odds below 3.
    Hardly,
    /// Odds of 3 and more.
    Favours,
    /// Odds of 20 and more.
    Strongly,
}

/// A verdict, and what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// What is said.
    pub grade: Grade,
    /// The reading that is ahead.
    pub best: usize,
    /// The one next to it.
    pub rival: usize,
    /// ln of the odds of the best over its rival, and its standard error.
    pub odds: (f64, f64),
    /// Least and greatest lead of the best over whoever is next to it, over all settings [nat].
    pub range: (f64, f64),
    /// The setting at which the lead is least.
    pub weakest: usize,
    /// The act that speaks most for the best against its rival: its number, from 1, and what it adds [nat]; (0, 0) where none counts.
    pub strongest: (usize, f64),
}

/// Below this the record is not credible under a reading.
pub const CREDIBLE: f64 = 0.01;

impl Verdict {
    /// Judges what was found; `credible` says how far out the record lies among each reading's own, `second` is the second opinion and what it says of the record.
    #[must_use]
    pub fn of(found: &Weighing, credible: &[f64], second: Option<(&Opinion, &[f64])>) -> Self {
        let plain = &found.evidence[0];
        let readings = plain.of.len();
        let next = |best: usize, ln: &dyn Fn(usize) -> f64| {
            let others = (0..readings).filter(|r| *r != best);
            others.max_by(|a, b| ln(*a).total_cmp(&ln(*b))).unwrap_or(best)
        };
        let best = next(usize::MAX, &|r| plain.ln(r));
        let rival = next(best, &|r| plain.ln(r));
        let odds = plain.ln_odds(best, rival);
        let lead = |s: usize| {
            let e = &found.evidence[s];
            e.ln(best) - e.ln(next(best, &|r| e.ln(r)))
        };
        // Where nothing but facts counts, nothing is left without them.
        let counts = |s: &usize| SETTINGS[*s].facts || !found.acts.list.is_empty();
        let all = || (0..SETTINGS.len()).filter(counts);
        let weakest = all().min_by(|a, b| lead(*a).total_cmp(&lead(*b))).unwrap_or(0);
        let range = (lead(weakest), all().map(lead).fold(f64::NEG_INFINITY, f64::max));
        let leads = found.adds.iter().map(|adds| adds[best] - adds[rival]).enumerate();
        let strongest = leads.skip(1).max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, 0.0));
        let possible = |r: usize| credible[r] >= CREDIBLE && found.foreseen[r] >= CREDIBLE;
        let (ln3, ln20) = (num::ln(3.0), num::ln(20.0));
        let seen = second.map_or(0.0, |(o, _)| o.table[best][best] * readings as f64);
        let alike = found.power[best][rival].is_some_and(|told| told < ln3) && seen < 1.5;
        let disputed = second.is_some_and(|(_, said)| greatest(said, best) > said[best] * num::exp(1.0));
        let grade = if !(0..readings).any(possible) {
            Grade::NoneOfThese
        } else if alike {
            Grade::Alike
        } else if odds.1 > odds.0 {
            Grade::Unsure
        } else if range.0 < 0.0 {
            Grade::Unsteady
        } else if disputed {
            Grade::Disputed
        } else if odds.0 - strongest.1 < 0.0 {
            Grade::OneAct
        } else if odds.0 - odds.1 < ln3 {
            Grade::Hardly
        } else if odds.0 - odds.1 < ln20 {
            Grade::Favours
        } else {
            Grade::Strongly
        };
        Self { grade, best, rival, odds, range, weakest, strongest }
    }
}

fn greatest(said: &[f64], but: usize) -> f64 {
    said.iter().enumerate().filter(|(r, _)| *r != but).map(|(_, p)| *p).fold(0.0, f64::max)
}
