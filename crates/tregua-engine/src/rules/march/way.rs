//! Which way: the shortest, unless an enemy stands on it whom the commander would not fight.

use super::*;
use crate::world::query;

/// News of an enemy older than this is no reason to go round him [day].
const FRESH: i32 = 20;

/// How much longer a way round may be.
const ROUND: f64 = 1.5;

/// An enemy weaker than this share of a column does not turn even a wary one aside.
const TRIFLE: f64 = 0.25;

/// The leg an army takes from a place towards its goal; none if there is no way it may or would go.
pub fn next(war: &War<'_>, world: &World, id: ArmyId, place: PlaceId, goal: PlaceId) -> Option<RouteId> {
    let graph = &war.sc.graph;
    let direct = graph.next(place, goal, false)?;
    let side = world.armies[id.ix()].side;
    let end = |l: RouteId| war.sc.routes[l.ix()].other(place);
    let leaves = leaves(war, world, id, place);
    let barred = |to: PlaceId| match leaves {
        true => world.is_zoned(war.sc, side, to),
        false => is_barred(war, world, side, to),
    };
    let open = |l: &RouteId| !barred(end(*l)) && !shuns(war, world, id, end(*l));
    if open(&direct) {
        return Some(direct);
    }
    let km = |l: RouteId| war.sc.routes[l.ix()].km + graph.km(end(l), goal);
    let onward = |l: &RouteId| end(*l) == goal || graph.next(end(*l), goal, false) != Some(*l);
    let legs =
        graph.legs[place.ix()].iter().copied().filter(|l| war.sc.routes[l.ix()].kind != RouteKind::Sea);
    let round = legs.filter(|l| *l != direct && onward(l) && km(*l) <= ROUND * km(direct) && open(l));
    round.min_by(|a, b| km(*a).total_cmp(&km(*b)))
}

/// The truce in force wants the army gone: it stands where its side may not be, or is the garrison of a pledge on the way that the truce
/// itself has sent it. Then it may move where nobody else may.
fn leaves(war: &War<'_>, world: &World, id: ArmyId, place: PlaceId) -> bool {
    let army = &world.armies[id.ix()];
    world.truce.is_some() && (army.task.is_unordered_march() || world.is_zoned(war.sc, army.side, place))
}

/// The commander knows of an enemy at a place whom he would not fight.
fn shuns(war: &War<'_>, world: &World, id: ArmyId, place: PlaceId) -> bool {
    let posture = world.armies[id.ix()].task.posture;
    if matches!(posture, Posture::Offer | Posture::Accept) {
        return false;
    }
    let Some((men, variance)) = query::believed_at(war, world, id, place, FRESH) else { return false };
    let own = query::strength(war, world, id, place);
    match posture {
        Posture::Judge => query::odds(war, own, men, variance) < query::threshold(war, id),
        _ => men > TRIFLE * own,
    }
}
