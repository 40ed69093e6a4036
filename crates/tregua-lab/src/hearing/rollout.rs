//! Roll-outs: a war fought on from an evening, with luck that nobody has seen.

use super::Court;
use super::refusing::{Refused, Refusing};
use crate::campaign::{self, Fought, GaveUp, Room, Unwatched};
use crate::ensemble::Design;
use rayon::prelude::*;
use std::sync::atomic::Ordering;
use tregua_engine::day;
use tregua_engine::draws::Draws;
use tregua_engine::minds::{Mind, Minds};
use tregua_engine::outcome;
use tregua_engine::rule::stream;
use tregua_engine::scenario::{DeciderId, Scenario};
use tregua_engine::war::War;
use tregua_engine::world::World;

/// The luck of the hearing, apart from that of the wars.
pub(super) const HEARING: u32 = stream("lab.hearing");
/// Its draws: seeds of continuations, which signatures are heard, which evenings, which answers.
const SEEDS: u32 = 0;
pub(super) const SIGNINGS: u32 = 1;
pub(super) const EVENINGS: u32 = 2;
pub(super) const REGRETS: u32 = 3;

/// War `i` of a design, as it was fought.
pub(super) fn war<'a>(sc: &'a Scenario, design: &Design, i: u32) -> War<'a> {
    campaign::war(sc, design.theta_of(sc, i), design.seed_of(i), design.minds)
}

/// The world of a war on the evening of a day.
pub(super) fn evening(war: &War<'_>, minds: &mut dyn Mind, day: i32) -> World {
    let mut world = day::start(war);
    campaign::go_on(war, minds, &mut world, day, &mut Room::default(), &mut Unwatched);
    world
}

/// The seed of the fresh luck of a continuation: by the war's own luck, the evening and the number.
fn seed(war: &War<'_>, day: i32, number: u32) -> u64 {
    war.draws.uniform(HEARING, number, day, SEEDS).to_bits()
}

impl Court<'_> {
    /// What each of these worlds of war `i` comes to for both heads, continuation by continuation: those of one number share their luck,
    /// and one that the engine gives up is `lost`. None if too few are left to have an error, or it was to stop.
    pub(super) fn continued<const N: usize>(
        &self,
        (i, war): (u32, &War<'_>),
        worlds: &[World; N],
        heads: [DeciderId; 2],
        refused: Refused,
        lost: &mut Vec<GaveUp>,
    ) -> Option<Vec<[[f64; 2]; N]>> {
        let day = worlds[0].day;
        let fight_on = |room: &mut Room, number: u32| {
            if self.stop.load(Ordering::Relaxed) {
                return None;
            }
            let fresh = War { draws: Draws::new(seed(war, day, number)), ..war.clone() };
            let came = campaign::caught_in(room, |room| {
                worlds.each_ref().map(|world| self.came(&fresh, world, heads, refused, room))
            });
            self.progress.advance(N as u64);
            Some(came.map_err(|why| GaveUp { seed: self.design.seed_of(i), why }))
        };
        let came: Option<Vec<_>> =
            (0..self.rollouts).into_par_iter().map_init(Room::default, fight_on).collect();
        let Fought { came, gave_up } = came?.into_iter().collect();
        lost.extend(gave_up);
        (came.len() > 1).then_some(came)
    }

    fn came(
        &self,
        war: &War<'_>,
        world: &World,
        heads: [DeciderId; 2],
        refused: Refused,
        room: &mut Room,
    ) -> [f64; 2] {
        let mut minds = Refusing { minds: Minds { kinds: self.design.minds }, refused };
        let mut world = world.clone();
        campaign::go_on(war, &mut minds, &mut world, war.sc.last_day, room, &mut Unwatched);
        heads.map(|head| outcome::utility(war, &world, head))
    }
}
