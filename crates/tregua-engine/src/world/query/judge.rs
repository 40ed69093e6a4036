//! What a commander in the field thinks of his chances.

use super::World;
use crate::num;
use crate::scenario::*;
use crate::theta::Theta;
use crate::war::War;

/// Whose beliefs guide an army: its commander's if he decides for himself and is in office, else its side's head's.
#[must_use]
pub fn mind(war: &War<'_>, world: &World, army: ArmyId) -> DeciderId {
    let commander = war.sc.armies[army.ix()].decider;
    let active = commander.filter(|d| world.deciders[d.ix()].in_office);
    active.unwrap_or(world.sides[world.armies[army.ix()].side.ix()].head)
}

/// The odds from which an army's commander gives or takes battle: p*, its log-odds scaled by caution.
#[must_use]
pub fn threshold(war: &War<'_>, army: ArmyId) -> f64 {
    num::logistic(war.theta.caution * num::logit(war.sc.armies[army.ix()].p_star))
}

/// What ground is worth to its defender: a factor on his strength (war-model §7).
#[must_use]
pub const fn worth(theta: &Theta, ground: Ground) -> f64 {
    match ground {
        Ground::Open => 1.0,
        Ground::Rugged => theta.battle_rugged,
        Ground::Works => theta.battle_works,
        Ground::Fortress => theta.battle_fortress,
    }
}

/// Where an army's commander believes another army to be; none if he has not heard of it.
#[must_use]
pub fn believed_place(war: &War<'_>, world: &World, army: ArmyId, other: ArmyId) -> Option<PlaceId> {
    world.beliefs[world.belief_ix(mind(war, world, army), other)].place
}

/// Enemy men that an army's commander believes to be at a place from news not older than so many days, and the variance of their logarithm;
/// none if he has not heard of anyone there [person].
#[must_use]
pub fn believed_at(
    war: &War<'_>,
    world: &World,
    army: ArmyId,
    place: PlaceId,
    days: i32,
) -> Option<(f64, f64)> {
    let side = world.armies[army.ix()].side;
    let first = world.belief_ix(mind(war, world, army), ArmyId::new(0));
    let (mut men, mut spread) = (0.0, 0.0);
    for (i, enemy) in world.armies.iter().enumerate() {
        let belief = &world.beliefs[first + i];
        if enemy.side != side && belief.place == Some(place) && belief.seen >= world.day - days {
            let m = belief.men();
            men += m;
            spread += m * m * belief.var;
        }
    }
    (men > 0.0).then(|| (men, spread / (men * men)))
}
