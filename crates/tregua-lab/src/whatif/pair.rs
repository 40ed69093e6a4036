//! One pair of wars.

use super::steer::Steered;
use super::{Asked, Design, Outcome};
use crate::campaign::{self, Room};
use crate::ensemble::Ending;
use tregua_engine::day;
use tregua_engine::minds::{Mind, Minds};
use tregua_engine::war::War;
use tregua_engine::world::World;

/// What came of a pair of wars.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Pair {
    /// Seed of its luck from the evening on.
    pub seed: u64,
    /// What the war came to as it was, in the order of [`Outcome::ALL`].
    pub without: [f64; Outcome::ALL.len()],
    /// What it came to with something otherwise.
    pub with: [f64; Outcome::ALL.len()],
    /// The first day after which they differ; none if they never do.
    pub parted: Option<i32>,
    /// What was ordered could be ordered; true where nothing was.
    pub done: bool,
    /// Which of the deeds could make a difference at all.
    pub bore: Vec<bool>,
    /// Somebody sat at a table on the evening on which they part.
    pub sat: bool,
    /// What went wrong, if the engine gave up: the pair is lost, the others are not.
    pub failure: String,
}

impl Pair {
    /// One that the engine gave up: it keeps its place, so that those which share their past stay together, and says nothing.
    pub(super) fn lost(seed: u64, deeds: usize, failure: String) -> Self {
        let nothing = [f64::NAN; Outcome::ALL.len()];
        let bore = vec![false; deeds];
        Self { seed, without: nothing, with: nothing, parted: None, done: false, bore, sat: false, failure }
    }
}

/// A war with what it comes to.
#[derive(Clone)]
pub(super) struct Fought {
    pub world: World,
    pub ending: Ending,
}

impl Fought {
    /// One more day.
    pub(super) fn go_on(&mut self, war: &War<'_>, minds: &mut dyn Mind, room: &mut Room) {
        let until = self.world.day + 1;
        campaign::go_on(war, minds, &mut self.world, until, room, &mut self.ending);
    }
}

/// The war of pair `i` until the evening on which it parts.
pub(super) fn until_it_parts(asked: &Asked<'_>, design: &Design, i: u32, room: &mut Room) -> Fought {
    let sc = asked.sc;
    let war = campaign::war(sc, design.theta_of(sc, i), design.past_of(i), design.before);
    let mut fought = Fought { world: day::start(&war), ending: Ending::default() };
    let mut minds = Minds { kinds: design.before };
    campaign::go_on(&war, &mut minds, &mut fought.world, asked.question.day, room, &mut fought.ending);
    fought
}

/// Fights pair `i` from the evening on which it parts. As long as nothing has been otherwise the two are one war, and it is fought once.
pub(super) fn part(asked: &Asked<'_>, design: &Design, i: u32, evening: Fought, room: &mut Room) -> Pair {
    let (sc, seed, theta) = (asked.sc, design.seed_of(i), design.theta_of(asked.sc, i));
    let mut with = evening;
    let sat = !with.world.talks.is_empty();
    let plain = campaign::war(sc, theta, seed, design.after);
    let other = campaign::war(&asked.other, asked.theta(theta), seed, design.after);
    let mut minds = Minds { kinds: design.after };
    let mut steered = Steered::new(&asked.question.deeds, minds, asked.question.day);
    let mut apart: Option<(i32, Fought)> = None;
    while with.world.day < sc.last_day {
        if let Some((_, without)) = &mut apart {
            steered.morning(&other, &mut with.world, room);
            with.go_on(&other, &mut steered, room);
            without.go_on(&plain, &mut minds, room);
            continue;
        }
        let mut without = with.clone();
        steered.morning(&other, &mut with.world, room);
        with.go_on(&other, &mut steered, room);
        if steered.has_meddled() || asked.is_another_world() {
            without.go_on(&plain, &mut minds, room);
            if without.world != with.world {
                apart = Some((with.world.day, without));
            }
        }
    }
    let close = |war: &War<'_>, fought: &Fought| {
        let ending = fought.ending.closed(war, &fought.world);
        Outcome::ALL.map(|outcome| outcome.of(sc, &ending, asked.question.day))
    };
    Pair {
        seed,
        without: apart.as_ref().map_or_else(|| close(&plain, &with), |(_, without)| close(&plain, without)),
        with: close(&other, &with),
        parted: apart.as_ref().map(|(day, _)| *day),
        done: steered.has_done_it(),
        bore: steered.bore().to_vec(),
        sat,
        failure: String::new(),
    }
}
