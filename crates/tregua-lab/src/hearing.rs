//! The hearing of a run: its wars are fought again as they were and their talks told offer by offer; then what was accepted there, and what
//! fighting on was thought to be worth, is held against fresh continuations of the same wars (talks §4, theory-tests §G3).
//!
//! A hearing has two parts. [`Docket::of`] fights the wars again and draws up what is to be heard; [`Docket::hear`] hears it.

mod evening;
mod findings;
mod refusing;
mod regret;
mod rollout;
mod signing;
mod transcript;

pub use evening::Evening;
pub use findings::{Accepted, Expected, Straying};
pub use regret::{Open, Regret};
pub use signing::{Signing, Trial};
pub use transcript::{Line, Transcript};

use crate::campaign::{self, Fought, GaveUp};
use crate::ensemble::{Design, Manifest};
use crate::odd::{self, Odd};
use crate::progress::{Progress, Silent};
use refusing::Refused;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::scenario::{DeciderId, MindKind, Scenario, SideId};

/// How much is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// The first so many wars of the run.
    pub wars: u32,
    /// Fresh continuations of each branch.
    pub rollouts: u32,
    /// Most signatures that are held against a refusal.
    pub signings: usize,
    /// Evenings on which values are held against what comes.
    pub evenings: usize,
    /// Most answers that are given both ways.
    pub answers: usize,
}

/// Why a run cannot be heard.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HearingError {
    /// What would be fought now is another war.
    #[error("it was fought with {}: fight it anew, then hear it", odd::listed(.0))]
    Another(Vec<Odd>),
    /// Nobody went by values.
    #[error(
        "its minds are {0}: only where both sides go by values is anything accepted for what it is worth"
    )]
    WithoutValues(String),
}

/// What is to be heard.
#[derive(Clone, Debug, PartialEq)]
pub struct Docket {
    /// The talks of each war.
    pub transcripts: Vec<Transcript>,
    /// Signatures that are held against a refusal.
    pub signings: Vec<Signing>,
    /// War and day of the evenings on which values are held against what comes.
    pub evenings: Vec<(u32, i32)>,
    /// Answers that are given both ways.
    pub answers: Vec<Open>,
    /// Wars that the engine gave up: they have no transcript.
    pub gave_up: Vec<GaveUp>,
    rollouts: u32,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Hearing {
    /// Each signature against its refusal.
    pub trials: Vec<Trial>,
    /// What was expected of fighting on, and what came.
    pub evenings: Vec<Evening>,
    /// The finding on the signatures.
    pub accepted: Accepted,
    /// The finding on the values.
    pub expected: Expected,
    /// How far answers stray from what truly comes of them: told and not judged, for a few answers cannot tell it from nothing.
    pub regret: Regret,
    /// Wars that the engine gave up when they were fought otherwise or on: a continuation each, or a case.
    pub gave_up: Vec<GaveUp>,
}

impl Hearing {
    /// Whether both statements hold.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.accepted.holds && self.expected.holds
    }
}

/// Whether the wars of a run can be fought again as they were: the same text, the same model, the same values, and minds that go by them.
///
/// # Errors
/// If they cannot.
pub fn admit(manifest: &Manifest, sc: &Scenario) -> Result<(), HearingError> {
    let minds = manifest.design.minds;
    if minds != [MindKind::Quantal; 2] {
        return Err(HearingError::WithoutValues(minds.map(MindKind::word).join(", ")));
    }
    let since = manifest.since(sc);
    if since.is_empty() { Ok(()) } else { Err(HearingError::Another(since)) }
}

impl Docket {
    /// Fights the first wars of a run again, and draws up what is to be heard; none if `stop` was raised.
    #[must_use]
    pub fn of(sc: &Scenario, design: &Design, effort: &Effort, stop: &AtomicBool) -> Option<Self> {
        let wars = design.runs.min(effort.wars);
        let replay = |_, i| Transcript::of(sc, design, i);
        let Fought { came: transcripts, gave_up } =
            campaign::fight_all(design.seed, wars, stop, &Silent, replay)?;
        let signings = signing::drawn(&transcripts, effort.signings);
        let evenings = evening::drawn(&transcripts, design.seed, effort.evenings);
        let answers = regret::drawn(&transcripts, effort.answers);
        Some(Self { transcripts, signings, evenings, answers, gave_up, rollouts: effort.rollouts })
    }

    /// How many continuations it takes.
    #[must_use]
    pub fn continuations(&self) -> u64 {
        (2 * (self.signings.len() + self.answers.len()) + self.evenings.len()) as u64
            * u64::from(self.rollouts)
    }

    /// Hears it: the same findings on any number of threads. None if `stop` was raised.
    #[must_use]
    pub fn hear(
        &self,
        sc: &Scenario,
        design: &Design,
        stop: &AtomicBool,
        progress: &dyn Progress,
    ) -> Option<Hearing> {
        let court = Court { sc, design, rollouts: self.rollouts, stop, progress };
        let (mut trials, mut looks, mut regrets, mut lost) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for signing in &self.signings {
            trials.extend(court.case(signing.war, &mut lost, |lost| court.tries(signing, lost)));
        }
        for (war, day) in &self.evenings {
            looks.extend(court.case(*war, &mut lost, |lost| court.looks(*war, *day, lost)));
        }
        for open in &self.answers {
            let regret = court.case(open.war, &mut lost, |lost| court.regrets(open, lost));
            regrets.extend(regret.map(|regret| (regret, open.war)));
        }
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let evenings = evening::with_spread(sc, looks.into_iter().flatten().collect());
        let (accepted, expected) = (Accepted::of(&trials), Expected::of(&evenings));
        Some(Hearing { trials, evenings, accepted, expected, regret: Regret::of(&regrets), gave_up: lost })
    }
}

/// Whoever hears: the wars, and how often each is fought on.
struct Court<'a> {
    sc: &'a Scenario,
    design: &'a Design,
    rollouts: u32,
    stop: &'a AtomicBool,
    progress: &'a dyn Progress,
}

impl Court<'_> {
    /// Hears a case of war `i`; nothing comes of one that the engine gives up, which is `lost`.
    fn case<T>(
        &self,
        i: u32,
        lost: &mut Vec<GaveUp>,
        hear: impl FnOnce(&mut Vec<GaveUp>) -> Option<T>,
    ) -> Option<T> {
        campaign::caught(|| hear(lost)).unwrap_or_else(|why| {
            lost.push(GaveUp { seed: self.design.seed_of(i), why });
            None
        })
    }
}

/// What lies between the worst and the best war of a decider [utility]: every number is told as a share of it.
fn span(sc: &Scenario, id: DeciderId) -> f64 {
    let (low, high) = sc.deciders[id.ix()].utility.bounds(f64::from(sc.last_day));
    (high - low).max(f64::MIN_POSITIVE)
}

/// Who stands at the head of the sides.
fn heads(world: &tregua_engine::world::World) -> [DeciderId; 2] {
    SideId::BOTH.map(|side| world.sides[side.ix()].head)
}
