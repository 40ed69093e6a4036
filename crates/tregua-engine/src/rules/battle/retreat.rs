//! Falling back one march.

use super::Field;
use super::stance::Force;
use crate::effect::{Effect, Effects};
use crate::rule::Rule;
use crate::scenario::*;
use crate::world::*;

/// Where a force falls back to: the leg towards the place it came from, or else to the best neighbouring place free of the enemy, own ones
/// first, then the nearest. None if it is shut in.
pub fn goal(field: Field<'_>, force: &Force) -> Option<RouteId> {
    let Field { war, world, place } = field;
    let free = |to: PlaceId| {
        let enemy = |a: ArmyId| world.armies[a.ix()].side != force.side && world.fit(a) > 0;
        !world.armies_at(to).any(enemy)
    };
    let lead = &world.armies[force.lead.ix()];
    let back = lead.back.filter(|b| *b != place);
    let way = back.and_then(|b| war.sc.graph.next(place, b, false));
    if let Some(leg) = way.filter(|l| free(war.sc.routes[l.ix()].other(place))) {
        return Some(leg);
    }
    let route = |l: &RouteId| &war.sc.routes[l.ix()];
    let legs = war.sc.graph.legs[place.ix()].iter().copied();
    let open = legs.filter(|l| route(l).kind != RouteKind::Sea && free(route(l).other(place)));
    let rank = |l: &RouteId| {
        let own = world.places[route(l).other(place).ix()].held_by == force.side;
        (!own, route(l).km)
    };
    open.min_by(|a, b| {
        let (a, b) = (rank(a), rank(b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    })
}

/// Moves whatever can march of a force one march along a leg; it goes on to the leg's end and stands there.
pub fn fall_back(field: Field<'_>, force: &Force, leg: RouteId, because: &'static Rule, out: &mut Effects) {
    let Field { war, world, place } = field;
    let route = &war.sc.routes[leg.ix()];
    let to = route.other(place);
    for army in world.armies_at(place) {
        let state = &world.armies[army.ix()];
        if state.side != force.side || war.sc.armies[army.ix()].fixed || world.mouths(army) == 0 {
            continue;
        }
        let km = query::leg_pace(war, world, army, leg);
        let there = km >= route.km;
        let doing = if there { Doing::Hold } else { Doing::March };
        let task = Task {
            doing,
            to: (!there).then_some(to),
            posture: state.task.posture,
            issued: state.task.issued,
            ..Task::REST
        };
        let pos = if there { Pos::At(to) } else { Pos::On { leg, from: place, km } };
        out.push(because, Effect::Position(army, pos));
        out.push(because, Effect::Task(army, task));
        out.push(because, Effect::Marched(army));
    }
}
