//! Where squadrons steer.

use crate::effect::{Effect, Effects};
use crate::rule::Rule;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

/// Sets a squadron's course for a place; false if there is nothing to do or no way. At sea it puts about where the way leads back along its
/// leg, else it finishes that first. One that carries troops goes where they go.
pub(in crate::rules) fn make_for(
    war: &War<'_>,
    world: &World,
    id: SquadronId,
    to: PlaceId,
    because: &'static Rule,
    out: &mut Effects,
) -> bool {
    let Some((at, leg)) = course(war, world, id, to) else { return false };
    out.push(because, Effect::SquadronAt(id, at));
    out.push(because, Effect::Voyage(id, Some((to, leg))));
    true
}

/// Whence and on which leg a squadron makes for a place, if it changes its course for it.
fn course(war: &War<'_>, world: &World, id: SquadronId, to: PlaceId) -> Option<(PlaceId, SeaLeg)> {
    let squadron = &world.squadrons[id.ix()];
    let at = squadron.at;
    if carries_troops(world, id) {
        return None;
    }
    match squadron.voyage {
        None => SeaLeg::enter(war, world.day, id, at, to).map(|leg| (at, leg)),
        Some((bound, _)) if bound == to => None,
        Some((_, leg)) => leg.bound_for(war, world.day, id, at, to),
    }
}

/// Somebody is aboard.
pub(super) fn carries_troops(world: &World, id: SquadronId) -> bool {
    world.armies.iter().any(|a| a.pos.squadron() == Some(id))
}
