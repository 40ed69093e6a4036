//! Findings: the two statements of a hearing, and what speaks for and against them.

use super::evening::Evening;
use super::signing::Trial;
use crate::values::clustered;
use std::collections::BTreeSet;
use tregua_engine::scenario::DeciderId;

/// So many standard errors are allowed.
const ERRORS: f64 = 4.0;
/// At least this share of the evenings must agree (theory-tests §G3).
const AGREEING: f64 = 0.95;

/// No package accepted in play was worse to its accepter than fighting on, by more than four standard errors.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Accepted {
    /// Signatures that were heard.
    pub heard: u32,
    /// Of those, worse to somebody who accepted.
    pub worse: u32,
    /// What accepting added, on the mean of all accepters, and its standard error, a war counting as one [share of the range].
    pub gain: (f64, f64),
    /// The worst of them, in its standard errors.
    pub worst: f64,
    /// The statement.
    pub holds: bool,
}

impl Trial {
    /// The sides whose head accepted.
    fn accepters(&self) -> impl Iterator<Item = usize> {
        (0..2).filter(|s| self.signing.accepted_by[*s])
    }

    /// It was worse than fighting on to somebody who accepted.
    #[must_use]
    pub fn is_worse(&self) -> bool {
        self.accepters().any(|s| self.gains[s].t() < -ERRORS)
    }
}

impl Accepted {
    pub(super) fn of(trials: &[Trial]) -> Self {
        let gains = || trials.iter().flat_map(|t| t.accepters().map(|s| (t.gains[s], t.signing.war)));
        let (mean, error, _) = clustered::mean(gains().map(|(gain, war)| (gain.mean, war)));
        let worse = trials.iter().filter(|t| t.is_worse()).count() as u32;
        Self {
            heard: trials.len() as u32,
            worse,
            gain: (mean, error),
            worst: gains().map(|(gain, _)| gain.t()).fold(0.0, f64::min),
            holds: worse == 0,
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
    /// Mean of what came less what was expected, and its standard error, a war counting as one [share of the range].
    pub bias: (f64, f64),
    /// What came of a unit of expected value, and its standard error.
    pub slope: (f64, f64),
}

impl Straying {
    fn of(evenings: &[Evening], head: Option<DeciderId>) -> Self {
        let own = || evenings.iter().filter(|e| head.is_none_or(|head| e.head == head));
        let (bias, error, _) = clustered::mean(own().map(|e| (e.came.mean - e.expected, e.war)));
        let points: Vec<_> = own().map(|e| (e.expected, e.came.mean, e.war)).collect();
        Self { head, looks: points.len() as u32, bias: (bias, error), slope: clustered::slope(&points) }
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
