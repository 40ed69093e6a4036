//! Regret: how far answers stray from what the temperature would make of what truly comes of a yes and of a no (inference §6).
//!
//! Of an answer whose yes had the chance p at temperature T, the regret is the divergence of p from the logit choice by the true worths, times
//! T: to the second order p(1-p) d²/2T, where d is how much more (or less) a yes brings than he expected. The square is taken as the product of
//! two halves of the continuations, which know nothing of each other: their noise cancels on the mean, and a single estimate may be negative.

use super::rollout::{self, HEARING, REGRETS};
use super::signing::next_day;
use super::transcript::Transcript;
use super::{Court, Refused, heads};
use crate::campaign::GaveUp;
use crate::statistics::ClusteredMean;
use crate::whatif::Steered;
use tregua_engine::bargain::{self, Scales};
use tregua_engine::draws::Draws;
use tregua_engine::minds::Minds;
use tregua_engine::record::Happened;
use tregua_engine::scenario::deed::Deed;
use tregua_engine::scenario::*;
use tregua_engine::view::View;

/// An answer that might have been the other.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Open {
    /// Number of the war in the run.
    pub war: u32,
    /// Day of the answer.
    pub day: i32,
    /// Where it was given.
    pub conference: ConferenceId,
    /// To what.
    pub pact: Pact,
    /// By whom.
    pub side: SideId,
    /// What a yes was expected to add over a no [utility].
    pub expected: f64,
    /// How likely a yes was.
    pub chance: f64,
}

/// The regret of answers, on the mean.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Regret {
    /// Answers that were tried both ways.
    pub answers: u32,
    /// Mean regret and its standard error, a war counting as one; none of a single war [share of what was at stake].
    pub mean: (f64, Option<f64>),
}

impl Regret {
    /// Of estimates, each with its war.
    pub(super) fn of(each: &[(f64, u32)]) -> Self {
        Self { answers: each.len() as u32, mean: ClusteredMean::of(each.iter().copied()).told() }
    }
}

/// At most so many answers, by lot: first one of each war.
pub(super) fn drawn(transcripts: &[Transcript], most: usize) -> Vec<Open> {
    let mut all: Vec<(usize, f64, Open)> = Vec::new();
    for transcript in transcripts {
        let luck = Draws::new(transcript.seed);
        let mut of_war: Vec<(f64, Open)> = open(transcript)
            .map(|answer| (luck.uniform(HEARING, answer.side.ix() as u32, answer.day, REGRETS), answer))
            .collect();
        of_war.sort_by(|a, b| a.0.total_cmp(&b.0));
        all.extend(of_war.into_iter().enumerate().map(|(turn, (lot, answer))| (turn, lot, answer)));
    }
    all.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    all.truncate(most);
    all.sort_by_key(|(_, _, answer)| (answer.war, answer.day, answer.side));
    all.into_iter().map(|(_, _, answer)| answer).collect()
}

/// The answers of a war that were not certain.
fn open(transcript: &Transcript) -> impl Iterator<Item = Open> + '_ {
    transcript.lines.iter().filter_map(|line| match line.happened {
        Happened::Answered { pact, by, own, hope, chance, .. } if chance > 0.0 && chance < 1.0 => {
            Some(Open {
                war: transcript.war,
                day: line.day,
                conference: line.conference?,
                pact,
                side: by,
                expected: own - hope,
                chance,
            })
        }
        _ => None,
    })
}

impl Court<'_> {
    /// Has an answer given both ways on its day, fights both on as the heads would, and says what he may regret [share of what was at
    /// stake]; none if too little is left of it, or it was to stop.
    pub(super) fn regrets(&self, open: &Open, lost: &mut Vec<GaveUp>) -> Option<f64> {
        let war = rollout::war(self.sc, self.design, open.war);
        let minds = Minds { kinds: self.design.minds };
        let before = rollout::evening(&war, &mut minds.clone(), open.day - 1);
        let says = |deed| next_day(&war, &before, &mut Steered::new(&[deed], minds, open.day - 1));
        let yes = says(Deed::Accept(open.side, open.pact));
        let forks = [yes, says(Deed::Refuse(open.side, Some(open.pact)))];
        let heads = heads(&before);
        let came = self.continued((open.war, &war), &forks, heads, Refused::Nothing, lost)?;
        let side = open.side.ix();
        let astray: Vec<f64> = came.iter().map(|[yes, no]| yes[side] - no[side] - open.expected).collect();
        let (one, other) = astray.split_at(astray.len() / 2);
        let mean = |half: &[f64]| half.iter().sum::<f64>() / half.len().max(1) as f64;
        let view = View::of(&war, &before, heads[side]);
        let scales = self.sc.values.as_ref().and_then(|values| Scales::of(&war, &view, values));
        let Some(scales) = scales else { return Some(0.0) };
        let conference = &self.sc.talks.conferences[open.conference.ix()];
        let [stake, _] = bargain::stakes(&scales.all(Some(conference)));
        let regret = regret(open.chance, scales.temperature(stake), [mean(one), mean(other)]);
        Some(regret / stake.max(f64::MIN_POSITIVE))
    }
}

/// What is lost by a yes with this chance, where a yes brings so much more than was expected, as two estimates have it [utility].
fn regret(chance: f64, temperature: f64, astray: [f64; 2]) -> f64 {
    chance * (1.0 - chance) * astray[0] * astray[1] / (2.0 * temperature)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tregua_engine::num::{ln, logistic, logit};

    /// T times the divergence of a choice from the logit choice by the true worths, worked out in full.
    fn divergence(chance: f64, temperature: f64, astray: f64) -> f64 {
        let right = logistic(logit(chance) + astray / temperature);
        let part = |p: f64, q: f64| p * (ln(p) - ln(q));
        temperature * (part(chance, right) + part(1.0 - chance, 1.0 - right))
    }

    #[test]
    fn regret_is_the_divergence_to_the_second_order() {
        for chance in [0.05, 0.3, 0.5, 0.9] {
            for (temperature, astray) in [(1.0, 0.02), (0.1, -0.001), (3.0, 0.05)] {
                let told = regret(chance, temperature, [astray; 2]);
                let exact = divergence(chance, temperature, astray);
                assert!((told / exact - 1.0).abs() < 0.03, "{chance} {temperature} {astray}: {told} {exact}");
            }
        }
    }

    #[test]
    fn halves_that_contradict_each_other_cancel() {
        assert!(regret(0.5, 1.0, [0.1, -0.1]) + regret(0.5, 1.0, [0.1, 0.1]) == 0.0);
    }
}
