//! The verdict: what a careful historian would say of the odds, their errors, and how far they hold when the counting is done otherwise.

use super::evidence::Evidence;
use super::opinion::Opinion;
use super::weighing::Weighing;
use serde::Serialize;
use tregua_engine::num;

/// What is said of the best reading, against all its rivals (bands after Kass & Raftery 1995).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Nothing that counts depends on what the two readings ahead change: they are as likely to the bit.
    Untouched,
    /// The record lies beyond what any of the readings would have made.
    NoneOfThese,
    /// The readings foresee much the same: no record of this kind could tell them apart.
    Alike,
    /// The error of the odds is larger than what they say.
    Unsure,
    /// Another reading is ahead where the counting is done otherwise.
    Unsteady,
    /// The second opinion puts another reading ahead.
    Disputed,
    /// The second opinion, which sees less, is surer than the first by more than [`SURER`].
    Surer,
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
    /// The middle one of these leads (their median) [nat].
    pub middle: f64,
    /// The setting at which the lead is least.
    pub weakest: usize,
    /// The act that speaks most for the best against its rival: its number, from 1, and what it adds [nat]; (0, 0) where none counts.
    pub strongest: (usize, f64),
}

/// Below this the record is not credible under a reading.
pub const CREDIBLE: f64 = 0.01;

/// So few free wars of a reading cannot show any record to be less credible than that: the gate cannot speak.
#[must_use]
pub fn too_few(wars: u32) -> bool {
    1.0 / (f64::from(wars) + 1.0) >= CREDIBLE
}

/// By so much may the second opinion be surer than the first [nat].
pub const SURER: f64 = 1.0;

impl Verdict {
    /// Judges what was found; `credible` says how far out the record lies among each reading's own, `second` is the second opinion and what it says of the record.
    #[must_use]
    pub fn of(found: &Weighing, credible: &[f64], second: Option<(&Opinion, &[f64])>) -> Self {
        let plain = &found.evidence[0];
        let readings = plain.of.len();
        let best = next(plain, usize::MAX);
        let rival = next(plain, best);
        let odds = plain.ln_odds(best, rival);
        let mut leads: Vec<(f64, usize)> = found.evidence.iter().map(|e| lead(e, best)).zip(0..).collect();
        leads.sort_by(|a, b| a.0.total_cmp(&b.0));
        let ((least, weakest), (most, _)) = (leads[0], leads[leads.len() - 1]);
        let (range, middle) = ((least, most), median(&leads));
        let acts = found.adds.iter().map(|adds| adds[best] - adds[rival]).enumerate();
        let strongest = acts.skip(1).max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, 0.0));
        let possible = |r: usize| credible[r] >= CREDIBLE && found.foreseen[r] >= CREDIBLE;
        let (ln3, ln20) = (num::ln(3.0), num::ln(20.0));
        let seen = second.map_or(0.0, |(o, _)| o.table[best][best] * readings as f64);
        let alike = found.power[best][rival].is_some_and(|told| told < ln3) && seen < 1.5;
        let disputed = second.is_some_and(|(_, said)| greatest(said, best) > said[best]);
        let surer = second.is_some_and(|(_, said)| said[best] > said[rival] * num::exp(odds.0 + SURER));
        let grade = if plain.of[best] == plain.of[rival] {
            Grade::Untouched
        } else if !(0..readings).any(possible) {
            Grade::NoneOfThese
        } else if alike {
            Grade::Alike
        } else if odds.1 > odds.0 {
            Grade::Unsure
        } else if range.0 < 0.0 {
            Grade::Unsteady
        } else if disputed {
            Grade::Disputed
        } else if surer {
            Grade::Surer
        } else if odds.0 - strongest.1 < 0.0 {
            Grade::OneAct
        } else if odds.0 - odds.1 < ln3 {
            Grade::Hardly
        } else if odds.0 - odds.1 < ln20 {
            Grade::Favours
        } else {
            Grade::Strongly
        };
        Self { grade, best, rival, odds, range, middle, weakest, strongest }
    }
}

/// The likeliest reading but one.
fn next(evidence: &Evidence, but: usize) -> usize {
    let others = (0..evidence.of.len()).filter(|r| *r != but);
    others.max_by(|a, b| evidence.ln(*a).total_cmp(&evidence.ln(*b))).unwrap_or(but)
}

/// By how much a reading is ahead of whoever is next to it [nat]; below 0 where another is ahead.
#[must_use]
pub fn lead(evidence: &Evidence, reading: usize) -> f64 {
    evidence.ln(reading) - evidence.ln(next(evidence, reading))
}

/// The middle one of leads in order, or between the two middle ones.
fn median(leads: &[(f64, usize)]) -> f64 {
    let (low, high) = ((leads.len() - 1) / 2, leads.len() / 2);
    0.5 * (leads[low].0 + leads[high].0)
}

fn greatest(said: &[f64], but: usize) -> f64 {
    said.iter().enumerate().filter(|(r, _)| *r != but).map(|(_, p)| *p).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::{Grade, Verdict, too_few};
    use crate::weigh::acts::Acts;
    use crate::weigh::cloud::settings;
    use crate::weigh::evidence::Evidence;
    use crate::weigh::opinion::{Opinion, Row};
    use crate::weigh::weighing::Weighing;

    /// Two readings, one ahead of the other by so much in every way to count.
    fn found(lead: f64) -> Weighing {
        let acts = Acts { list: vec![], days: vec![], deciders: vec![], facts: vec![0, 1] };
        let evidence = Evidence { of: vec![vec![lead, lead + 0.1], vec![0.0, 0.1]] };
        let settings = settings(&acts);
        Weighing {
            evidence: vec![evidence; settings.len()],
            settings,
            adds: vec![vec![lead, 0.0]],
            chances: vec![],
            told: vec![],
            power: vec![vec![None; 2]; 2],
            foreseen: vec![1.0; 2],
            luck: None,
            fewest: 1.0,
            gave_up: Vec::new(),
            ancestors: 1.0,
            acts,
        }
    }

    #[test]
    fn opinions_that_part_are_neither_of_them_told() {
        let row = |of| Row { summaries: vec![of as f64], of };
        let opinion = Opinion::learn(&[0, 1].repeat(8).into_iter().map(row).collect::<Vec<_>>(), 2, 1, 1.0);
        let grade =
            |lead, said: [f64; 2]| Verdict::of(&found(lead), &[1.0; 2], Some((&opinion, &said))).grade;
        assert_eq!(grade(2.0, [0.9, 0.1]), Grade::Favours);
        assert_eq!(grade(2.0, [0.49, 0.51]), Grade::Disputed, "the sign differs");
        assert_eq!(grade(2.0, [0.94, 0.06]), Grade::Favours, "surer by less than 1");
        assert_eq!(grade(2.0, [0.96, 0.04]), Grade::Surer, "surer by more than 1");
        assert_eq!(grade(0.0, [0.9, 0.1]), Grade::Untouched);
    }

    #[test]
    fn a_hundred_wars_can_show_what_one_in_a_hundred_is() {
        assert!(too_few(99) && !too_few(100));
    }
}
