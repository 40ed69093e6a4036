//! Findings: the two statements of a hearing, and what speaks for and against them.

use super::evening::Evening;
use super::signing::Trial;
use crate::statistics::{ClusteredMean, clustered};
use std::collections::BTreeSet;
use tregua_engine::scenario::DeciderId;

/// So many standard errors are allowed.
const ERRORS: f64 = 4.0;
/// At least this share of the evenings must agree (theory-tests §G3).
const AGREEING: f64 = 0.95;

/// No package accepted in play was worse to its accepter than fighting on, by more than four standard errors, over the wars that look like
/// this one to him; and neither were all of them on the mean. Continuations start from the one world that he was in: what he could not
/// know is held against nobody.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Accepted {
    /// Signatures that were heard.
    pub heard: u32,
    /// Of those, worse to somebody who accepted.
    pub worse: u32,
    /// Of those, worse even with the spread between wars that look alike to him: worse than he can be forgiven for not knowing.
    pub worse_alike: u32,
    /// What accepting added, on the mean of all accepters, and its standard error, a war counting as one; none of a single war [share of the
    /// range].
    pub gain: (f64, Option<f64>),
    /// What they had expected, on the mean [share of the range].
    pub expected: f64,
    /// What it added for the accepter whom it served worst, and its standard error [share of the range].
    pub worst: (f64, Option<f64>),
    /// The statement.
    pub holds: bool,
}

impl Trial {
    /// The sides whose head accepted.
    fn accepters(&self) -> impl Iterator<Item = usize> {
        (0..2).filter(|s| self.signing.accepted_by[*s])
    }

    /// It was worse than fighting on to somebody who accepted: by the luck of the continuations alone, or with the spread between wars that
    /// look alike to him.
    #[must_use]
    pub fn is_worse(&self, with_spread: bool) -> bool {
        self.accepters().any(|s| self.t(s, with_spread) < -ERRORS)
    }
}

impl Accepted {
    pub(super) fn of(trials: &[Trial]) -> Self {
        let each = || trials.iter().flat_map(|t| t.accepters().map(move |s| (t, s)));
        let gain = ClusteredMean::of(each().map(|(t, s)| (t.gains[s].mean, t.signing.war)));
        let known = each().filter_map(|(t, s)| t.expected[s].map(|x| (x, t.signing.war)));
        let worse = |with_spread| trials.iter().filter(|t| t.is_worse(with_spread)).count() as u32;
        Self {
            heard: trials.len() as u32,
            worse: worse(false),
            worse_alike: worse(true),
            gain: gain.told(),
            expected: ClusteredMean::of(known).mean,
            worst: each()
                .map(|(t, s)| t.gains[s].told())
                .min_by(|a, b| a.0.total_cmp(&b.0))
                .unwrap_or_default(),
            holds: worse(true) == 0 && gain.error.is_none_or(|error| gain.mean >= -ERRORS * error),
        }
    }
}

/// How far the expectations of one head, or of all, stray from what comes.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Straying {
    /// Whose; none for all together.
    pub head: Option<DeciderId>,
    /// Looks: a head on an evening.
    pub looks: u32,
    /// Mean of what came less what was expected, and its standard error, a war counting as one; none of a single war [share of the range].
    pub bias: (f64, Option<f64>),
    /// What came of a unit of expected value, and its standard error, if there is one.
    pub slope: (f64, Option<f64>),
}

impl Straying {
    fn of(evenings: &[Evening], head: Option<DeciderId>) -> Self {
        let own = || evenings.iter().filter(|e| head.is_none_or(|head| e.head == head));
        let bias = ClusteredMean::of(own().map(|e| (e.came.mean - e.expected, e.war)));
        let points: Vec<_> = own().map(|e| (e.expected, e.came.mean, e.war)).collect();
        Self { head, looks: points.len() as u32, bias: bias.told(), slope: clustered::slope(&points) }
    }
}

/// What the heads expect of fighting on agrees with what comes of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Expected {
    /// Share of the looks within four standard errors of the continuations alone.
    pub alone: f64,
    /// The same with the spread between wars that look alike: the statement is about this one.
    pub alike: f64,
    /// All looks together, then head by head.
    pub straying: Vec<Straying>,
    /// The statement.
    pub holds: bool,
}

impl Expected {
    pub(super) fn of(evenings: &[Evening]) -> Self {
        let within = |with_spread: bool| {
            let good = evenings.iter().filter(|e| e.t(with_spread).abs() <= ERRORS).count();
            if evenings.is_empty() { 1.0 } else { good as f64 / evenings.len() as f64 }
        };
        let heads: BTreeSet<DeciderId> = evenings.iter().map(|e| e.head).collect();
        let each = std::iter::once(None).chain(heads.into_iter().map(Some));
        let alike = within(true);
        Self {
            alone: within(false),
            alike,
            straying: each.map(|head| Straying::of(evenings, head)).collect(),
            holds: alike >= AGREEING,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hearing::Signing;
    use crate::statistics::Mean;
    use tregua_engine::scenario::{Pact, TruceId};

    /// What all accepters of one war lost by luck speaks against nobody: one war shows no spread to hold it against.
    #[test]
    fn one_war_shows_no_spread_between_wars() {
        let trial = |war: u32| Trial {
            signing: Signing { war, day: 1, pact: Pact::Truce(TruceId::new(0)), accepted_by: [true, false] },
            heads: [DeciderId::new(0), DeciderId::new(1)],
            expected: [Some(0.0); 2],
            gains: [Mean { mean: -0.01, error: 0.02 }; 2],
            spread: [0.0; 2],
        };
        let alone = Accepted::of(&[trial(0), trial(0)]);
        assert_eq!((alone.gain, alone.holds), ((-0.01, None), true));
        let all = Accepted::of(&[trial(0), trial(1)]);
        assert_eq!((all.gain, all.holds), ((-0.01, Some(0.0)), false), "wars that agree that it is a loss");
    }
}
