//! Morale: spirits follow circumstances. Battles, raids and coups shift them at once, in their own rules.

use crate::effect::{Column, Effects};
use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::limits::MOST_ARMIES;
use crate::world::*;

crate::rules! {
    /// # Says
    /// A formation's morale follows, in a fortnight, what its quality, pay, bread, health, rest, leader and belief in the cause make of it.
    /// Belief is the side's own long-run chance as it has heard of it. Idleness before the enemy lowers it: in full after thirty days
    /// without an order to move, for an army that stands by ground of the enemy.
    /// # Reads
    /// quality, pay arrears [month], hunger, share of sick, fatigue [0-1], long-run chance [0-1], leadership [-1, 1], days since the last move
    /// # Leaves out
    /// The mood of single men; luck. A depot has no morale of its own.
    FOLLOW = "morale.follow", Argued, ["war-model §4"];
}

/// Log-odds of morale of line infantry with no grievance (war-model §4.1).
const CONTENT: f64 = 0.8;
/// Weight of leadership, and of idleness before the enemy (war-model §4.1).
const LEAD: f64 = 0.5;
const IDLE: f64 = 0.5;
/// Days without an order to move after which idleness tells in full.
const IDLE_DAYS: f64 = 30.0;

/// Spirits follow.
pub fn follow(war: &War<'_>, world: &World, out: &mut Effects) {
    let keep = num::exp(-1.0 / war.theta.morale_days);
    let sides = SideId::BOTH.map(|s| cause(war, world, s));
    let mut moods = [None; MOST_ARMIES];
    let morale = world.formations.iter().zip(&war.sc.formations).map(|(f, raised)| {
        let mouths = f.mouths();
        if mouths == 0 || raised.arm == Arm::Depot {
            return f.morale;
        }
        let army = *moods[f.army.ix()].get_or_insert_with(|| army_mood(war, world, f.army));
        let target = num::logistic(
            sides[f.side.ix()] + army + (raised.quality - 1.0)
                - war.theta.morale_hunger * f.hunger
                - war.theta.morale_sick * f64::from(f.sick) / f64::from(mouths)
                - f.fatigue,
        );
        target + (f.morale - target) * keep
    });
    out.column(&FOLLOW, Column::Morale, morale);
}

/// What a side's pay and prospects make of its men's spirits [log-odds].
fn cause(war: &War<'_>, world: &World, side: SideId) -> f64 {
    let state = &world.sides[side.ix()];
    CONTENT - war.theta.morale_arrears * num::sqrt(state.arrears.max(0.0))
        + war.theta.morale_belief * (world.belief(war.sc, side) - 0.5)
}

/// What an army's leader and its idleness make of them [log-odds].
fn army_mood(war: &War<'_>, world: &World, army: ArmyId) -> f64 {
    LEAD * war.sc.armies[army.ix()].lead - IDLE * idleness(war, world, army)
}

/// How long an army has lain idle before the enemy [0, 1].
fn idleness(war: &War<'_>, world: &World, army: ArmyId) -> f64 {
    let state = &world.armies[army.ix()];
    let Some(place) = state.pos.place() else { return 0.0 };
    let days = f64::from(world.day - world.sides[state.side.ix()].moved);
    let faces = |r: &RouteId| {
        let route = &war.sc.routes[r.ix()];
        route.kind != RouteKind::Sea && world.places[route.other(place).ix()].held_by != state.side
    };
    if days <= 0.0 || !war.sc.graph.legs[place.ix()].iter().any(faces) {
        return 0.0;
    }
    (days / IDLE_DAYS).min(1.0)
}
