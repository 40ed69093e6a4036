//! Advice: what each choice is worth to a decider on an evening, from what he knows and not from what is true (inference §2.6).
//!
//! What he cannot see is drawn from wars that look like his: many wars are fought to the evening, and those whose view of them is nearest to
//! his own stand for what his own war may be. In each of them every choice is tried with the same luck, everybody else deciding as usual,
//! and the war fought to its end. Choices that do worse are given up early; the last are held against each other on fresh luck.

mod alike;
mod finding;
pub mod folder;
mod replay;

pub use alike::{Alike, NoAdvice};
pub use finding::{Advice, Against, Choice, Rests, Standing};
pub use replay::{Loss, Replay, Scored, replay};

use crate::campaign::{self, GaveUp, Room, Unwatched};
use crate::progress::Progress;
use crate::whatif::Steered;
use alike::Evening;
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::draws::Draws;
use tregua_engine::minds::Minds;
use tregua_engine::outcome;
use tregua_engine::rule::stream;
use tregua_engine::scenario::deed::Deed;
use tregua_engine::scenario::*;

/// What he can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Move {
    /// Let the evening pass.
    Wait,
    /// Order a plan.
    Plan(PlanId),
    /// Sign what is offered.
    Sign(Pact),
}

/// How much is spent on advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Effort {
    /// Wars that are fought to the evening, to find those that look like his.
    pub wars: u32,
    /// Of them, those in which choices are tried.
    pub alike: u32,
    /// Continuations of each of those for the last two choices.
    pub lucks: u32,
}

impl Default for Effort {
    fn default() -> Self {
        Self { wars: 96, alike: 32, lucks: 3 }
    }
}

/// Who asks, when, and in which war: one that goes as documented until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Asking {
    /// Who.
    pub decider: DeciderId,
    /// On which evening.
    pub day: i32,
    /// Seed of his war.
    pub seed: u64,
    /// Minds until then.
    pub before: [MindKind; 2],
    /// Minds from then on.
    pub after: [MindKind; 2],
}

/// The luck of continuations.
const LUCK: u32 = stream("lab.advise");

/// Whoever advises: the wars that look like his, and how each choice is tried in them.
struct Adviser<'a> {
    sc: &'a Scenario,
    asking: &'a Asking,
    stop: &'a AtomicBool,
    progress: &'a dyn Progress,
}

/// What a choice came to in one war; nothing where it could not be chosen.
type Trial = Result<Option<f64>, GaveUp>;

/// What a choice came to, war by war: as many continuations of each war that looks like his; none where it could not be chosen.
type Trials = Vec<Vec<Option<f64>>>;

/// Advice to a decider on an evening. None if `stop` was raised.
///
/// # Errors
/// If he takes no part in the war then, or has nothing to choose.
pub fn advise(
    sc: &Scenario,
    asking: &Asking,
    effort: &Effort,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Result<Option<Advice>, NoAdvice> {
    let adviser = Adviser { sc, asking, stop, progress };
    let Some(alike) = Alike::find(sc, asking, effort, stop, progress)? else { return Ok(None) };
    let options = alike.options(sc);
    // Half the wars for all, all of them for the better half, and more luck for the last two.
    let wars = alike.evenings.len();
    let mut trials: Vec<Trials> = vec![vec![Vec::new(); wars]; options.len()];
    let mut left: Vec<usize> = (0..options.len()).collect();
    let mut stages = vec![0..wars.div_ceil(2), wars.div_ceil(2)..wars];
    stages.extend((1..effort.lucks).map(|_| 0..wars));
    let mut gave_up = alike.gave_up.clone();
    for (stage, range) in stages.into_iter().enumerate() {
        for &k in &left {
            let Some(came) = adviser.tried(&alike.evenings[range.clone()], options[k], stage as u32) else {
                return Ok(None);
            };
            for (war, worth) in range.clone().zip(came) {
                // What the engine gave up says nothing of the choice, as where it could not be made.
                trials[k][war].push(worth.unwrap_or_else(|lost| {
                    gave_up.push(lost);
                    None
                }));
            }
        }
        left = finding::better_half(&trials, left, stage);
    }
    Ok(Some(Advice::of(asking, &alike, &options, &trials, gave_up)))
}

impl Adviser<'_> {
    /// What a choice comes to in each of these wars, on the luck of a stage.
    fn tried(&self, evenings: &[Evening<'_>], option: Move, stage: u32) -> Option<Vec<Trial>> {
        let one = |room: &mut Room, evening: &Evening<'_>| {
            if self.stop.load(Ordering::Relaxed) {
                return None;
            }
            let came = campaign::caught_in(room, |room| self.go_on(evening, option, stage, room));
            self.progress.advance(1);
            Some(came.map_err(|why| GaveUp { seed: evening.seed, why }))
        };
        evenings.par_iter().map_init(Room::default, one).collect()
    }

    /// One war, from the evening on, with the choice made.
    fn go_on(&self, evening: &Evening<'_>, option: Move, stage: u32, room: &mut Room) -> Option<f64> {
        let deeds = match option {
            Move::Wait => vec![],
            Move::Plan(plan) => vec![Deed::Order(plan)],
            Move::Sign(pact) => vec![Deed::Sign(pact)],
        };
        let seed = evening.war.draws.uniform(LUCK, stage, self.asking.day, 0).to_bits();
        let war = tregua_engine::war::War { draws: Draws::new(seed), ..evening.after.clone() };
        let mut steered = Steered::new(&deeds, Minds { kinds: self.asking.after }, self.asking.day);
        let mut world = evening.world.clone();
        while world.day < self.sc.last_day {
            steered.morning(&war, &mut world, room);
            let until = world.day + 1;
            campaign::go_on(&war, &mut steered, &mut world, until, room, &mut Unwatched);
            if world.day > self.asking.day && !steered.has_done_it() {
                return None; // it cannot be ordered in this war
            }
        }
        let utility = &self.sc.deciders[self.asking.decider.ix()].utility;
        let (low, high) = utility.bounds(f64::from(self.sc.last_day));
        Some(
            (outcome::utility(&war, &world, self.asking.decider) - low) / (high - low).max(f64::MIN_POSITIVE),
        )
    }
}
