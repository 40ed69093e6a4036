//! Ways by which food comes: who cuts them, what guerrillas stop on them, and whose the sea is.

use super::{World, warships};
use crate::scenario::*;
use crate::war::War;

/// Troops of the enemy alone stand on the way, where the side is not master.
#[must_use]
pub fn is_cut(world: &World, side: SideId, place: PlaceId) -> bool {
    let enemy = |a: ArmyId| world.armies[a.ix()].side != side && world.fit(a) > 0;
    world.places[place.ix()].held_by != side && world.armies_at(place).any(enemy)
}

/// Share of a side's food that guerrillas let pass at a place: they stop what goes to the side against the change (war-model §6).
#[must_use]
pub fn passes(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> f64 {
    if war.sc.sides[side.ix()].for_change { 1.0 } else { 1.0 - world.places[place.ix()].interdiction }
}

/// A side has the command of the sea: more fit warships than the enemy.
#[must_use]
pub fn rules_the_sea(war: &War<'_>, world: &World, side: SideId) -> bool {
    let fleet = |side: SideId| -> u32 {
        let squadrons = world.squadrons.iter().enumerate().filter(|(_, s)| s.side == side);
        squadrons.map(|(i, _)| warships(war, world, SquadronId::new(i))).sum()
    };
    fleet(side) > fleet(side.enemy())
}
