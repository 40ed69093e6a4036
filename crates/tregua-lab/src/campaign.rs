//! One campaign: a war from day 0 to its last day, with whoever watches it.

use crate::odd::{self, NONE, Odd};
use crate::progress::Progress;
use rayon::prelude::*;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::day;
use tregua_engine::draws::{self, Draws};
use tregua_engine::effect::Effects;
use tregua_engine::minds::{Mind, Minds};
use tregua_engine::record::{Happened, Record};
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{MindKind, Scenario};
use tregua_engine::theta::Theta;
use tregua_engine::war::War;
use tregua_engine::world::World;

/// Where the numbers of a run come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThetaFrom {
    /// The scenario's values.
    Default,
    /// One draw from the priors for each run.
    Prior,
    /// One draw from the scenario's posterior for each run, of the numbers that it has; the others from their priors.
    Posterior,
}

impl ThetaFrom {
    /// The word of the command line: `default`, `prior`, `posterior`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Prior => "prior",
            Self::Posterior => "posterior",
        }
    }
}

/// The streams of luck that draw theta from its priors, and a draw of the posterior.
const PRIOR: u32 = tregua_engine::rule::stream("lab.prior");
const POSTERIOR: u32 = tregua_engine::rule::stream("lab.posterior");

/// The numbers of the run with this seed; `set` overrides by position in [`Theta::NAMES`].
#[must_use]
pub fn theta(sc: &Scenario, from: ThetaFrom, seed: u64, set: &[(usize, f64)]) -> Theta {
    let draws = Draws::new(seed);
    let fitted = sc.posterior.as_ref().filter(|_| from == ThetaFrom::Posterior);
    let drawn = fitted.map(|p| &p.draws[(draws.uniform(POSTERIOR, 0, 0, 0) * p.draws.len() as f64) as usize]);
    let value = |(i, name): (usize, &&str)| {
        let given = &sc.parameters[i];
        let of_draw = || {
            let at = fitted?.numbers.iter().position(|n| *n == i)?;
            drawn.map(|draw| draw[at])
        };
        match set.iter().find(|(j, _)| *j == i).map(|(_, x)| *x).or_else(of_draw) {
            Some(x) => x,
            None if from == ThetaFrom::Default => given.value,
            None => given.quantile(draws.uniform(PRIOR, draws::key(name), 0, 0)),
        }
    };
    Theta::from_slice(&Theta::NAMES.iter().enumerate().map(value).collect::<Vec<_>>())
}

/// Which wars are fought: nothing else decides what comes of them.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Design {
    /// How many wars.
    pub runs: u32,
    /// Seed of the first; war i has seed + i.
    pub seed: u64,
    /// Minds of each side.
    pub minds: [MindKind; 2],
    /// Last day, if before the scenario's.
    pub until: Option<i32>,
    /// Where the numbers come from.
    pub theta: ThetaFrom,
    /// Numbers set by hand: name and value.
    pub set: Vec<(String, f64)>,
}

impl Design {
    /// The seed of war `i`.
    #[must_use]
    pub const fn seed_of(&self, i: u32) -> u64 {
        self.seed.wrapping_add(i as u64)
    }

    /// The numbers of war `i`.
    #[must_use]
    pub fn theta_of(&self, sc: &Scenario, i: u32) -> Theta {
        let set: Vec<(usize, f64)> =
            self.set.iter().filter_map(|(name, x)| Theta::index(name).map(|k| (k, *x))).collect();
        theta(sc, self.theta, self.seed_of(i), &set)
    }

    /// In what wars there are of another design, by the options as they are typed: `--runs 300, not 500`.
    pub(crate) fn unlike(&self, there: &Self) -> Vec<Odd> {
        let set = |d: &Self| d.set.iter().map(|(n, x)| format!("{n}={x}")).collect::<Vec<_>>().join(" ");
        let minds = |d: &Self| d.minds.map(MindKind::word).join(",");
        let until = |d: &Self| d.until.map_or(NONE.to_string(), |day| day.to_string());
        odd::unlike([
            ("--runs", there.runs.to_string(), self.runs.to_string()),
            ("--seed", there.seed.to_string(), self.seed.to_string()),
            ("--minds", minds(there), minds(self)),
            ("--until", until(there), until(self)),
            ("--theta", there.theta.word().to_string(), self.theta.word().to_string()),
            ("--set", format!("`{}`", set(there)), format!("`{}`", set(self))),
        ])
    }
}

/// A war as it should be fought: numbers, luck, minds.
#[must_use]
pub fn war<'a>(sc: &'a Scenario, theta: Theta, seed: u64, minds: [MindKind; 2]) -> War<'a> {
    War::new(sc, theta, seed, minds.map(|m| m == MindKind::History))
}

/// Someone who watches a war.
pub trait Watcher {
    /// A day has been fought.
    fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]);
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct Unwatched;

impl Watcher for Unwatched {
    fn see(&mut self, _: &War<'_>, _: &World, _: &[(i32, &'static Rule, Happened)]) {}
}

/// Room that one thread uses again for one war after another.
#[derive(Debug, Default)]
pub struct Room {
    effects: Effects,
    record: Record,
}

impl Room {
    /// What is told before a day begins: whoever watches hears of it with the day.
    pub(crate) fn record(&mut self) -> &mut Record {
        &mut self.record
    }
}

/// Fights a war with the built-in minds to its last day (or `until`), and gives the world as it then stands.
pub fn fight(
    war: &War<'_>,
    minds: [MindKind; 2],
    until: Option<i32>,
    room: &mut Room,
    watcher: &mut dyn Watcher,
) -> World {
    let mut minds = Minds { kinds: minds };
    fight_with(war, &mut minds, until, room, watcher)
}

/// A war that the engine gave up: it is left out of what is found, counted, and told of.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct GaveUp {
    /// Its seed.
    pub seed: u64,
    /// Why, in words.
    pub why: String,
}

/// What came of wars, and those that the engine gave up.
#[derive(Clone, Debug, Default)]
pub struct Fought<T> {
    /// What came of the others, in their order.
    pub came: Vec<T>,
    /// Wars without an end.
    pub gave_up: Vec<GaveUp>,
}

impl<T> FromIterator<Result<T, GaveUp>> for Fought<T> {
    fn from_iter<I: IntoIterator<Item = Result<T, GaveUp>>>(wars: I) -> Self {
        let mut fought = Self { came: Vec::new(), gave_up: Vec::new() };
        for war in wars {
            match war {
                Ok(came) => fought.came.push(came),
                Err(gave_up) => fought.gave_up.push(gave_up),
            }
        }
        fought
    }
}

/// Fights so many wars, of seeds from `first` on: `fight` is given the seed and the number of each. The same for any number of threads;
/// none if `stop` was raised.
pub fn fight_all<T: Send>(
    first: u64,
    wars: u32,
    stop: &AtomicBool,
    progress: &dyn Progress,
    fight: impl Fn(u64, u32) -> T + Sync,
) -> Option<Fought<T>> {
    let one = |i: u32| {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let seed = first.wrapping_add(u64::from(i));
        let fought = caught(|| fight(seed, i)).map_err(|why| GaveUp { seed, why });
        progress.advance(1);
        Some(fought)
    };
    let fought: Option<Vec<_>> = (0..wars).into_par_iter().map(one).collect();
    Some(fought?.into_iter().collect())
}

thread_local! {
    /// Whether a panic of this thread is caught.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// What fighting gives, or in words why the engine gave up: a war that fails is lost, the others are not.
///
/// # Errors
/// If the engine panics.
pub fn caught<T>(fight: impl FnOnce() -> T) -> Result<T, String> {
    let outer = CAUGHT.replace(true);
    let fought = catch_unwind(AssertUnwindSafe(fight));
    CAUGHT.set(outer);
    fought.map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("the engine gave up").to_owned()
    })
}

/// The same in a room that other wars are fought in afterwards: what a failed one left there is thrown away.
///
/// # Errors
/// As [`caught`].
pub fn caught_in<T>(room: &mut Room, fight: impl FnOnce(&mut Room) -> T) -> Result<T, String> {
    let mut own = std::mem::take(room);
    let (came, own) = caught(move || (fight(&mut own), own))?;
    *room = own;
    Ok(came)
}

/// From now on nothing is printed where a panic is caught: whoever catches it tells of it.
pub fn catch_silently() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !CAUGHT.get() {
            usual(panic);
        }
    }));
}

/// Fights a war with any minds.
pub fn fight_with(
    war: &War<'_>,
    minds: &mut dyn Mind,
    until: Option<i32>,
    room: &mut Room,
    watcher: &mut dyn Watcher,
) -> World {
    let mut world = day::start(war);
    go_on(war, minds, &mut world, until.unwrap_or(war.sc.last_day), room, watcher);
    world
}

/// Fights on from where a war stands, to the evening of `until` or its last day.
pub fn go_on(
    war: &War<'_>,
    minds: &mut dyn Mind,
    world: &mut World,
    until: i32,
    room: &mut Room,
    watcher: &mut dyn Watcher,
) {
    while world.day < until.min(war.sc.last_day) {
        day::step(war, world, minds, &mut room.effects, &mut room.record);
        watcher.see(war, world, &room.record.happened);
        room.record.clear();
    }
}
