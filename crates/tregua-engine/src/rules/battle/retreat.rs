//! Falling back one march.

use super::Field;
use super::stance::Force;
use crate::effect::{Effect, Effects};
use crate::rule::Rule;
use crate::scenario::*;
use crate::world::*;

/// Where a force falls back to: along its marching orders if it held the place the enemy has come to, else towards the place it came from, else
/// to a neighbouring place, an own one first, then the nearest to its side's head. None of them where the enemy stands, nor, while there is
/// another, whence he has come; none at all if it is shut in.
pub fn goal(field: Field<'_>, force: &Force) -> Option<RouteId> {
    let Field { war, world, place } = field;
    let end = |l: RouteId| war.sc.routes[l.ix()].other(place);
    let enemies = |at: PlaceId| {
        let enemy = |a: &ArmyId| world.armies[a.ix()].side != force.side && world.fit(*a) > 0;
        world.armies_at(at).filter(enemy).map(|a| &world.armies[a.ix()])
    };
    let free = |l: &RouteId| enemies(end(*l)).next().is_none();
    let lead = &world.armies[force.lead.ix()];
    // The road by which he has come since: through him, therefore.
    let his = |l: &RouteId| enemies(place).any(|a| a.back == Some(end(*l)) && a.marched >= lead.marched);
    let ahead = |to: Option<PlaceId>| to.and_then(|to| war.sc.graph.next(place, to, false)).filter(free);
    let way = |to: Option<PlaceId>| ahead(to).filter(|l| !his(l));
    let held = world.places[place.ix()].held_by == force.side;
    let onward = lead.task.to.filter(|_| held && lead.task.doing == Doing::March);
    way(onward).or_else(|| way(lead.back)).or_else(|| {
        let home = world.seat(war.sc, world.sides[force.side.ix()].head);
        let rank = |l: &RouteId| {
            let own = world.places[end(*l).ix()].held_by == force.side;
            ((his(l), !own), war.sc.graph.km(end(*l), home), war.sc.routes[l.ix()].km)
        };
        let legs = war.sc.graph.legs[place.ix()].iter().copied();
        let open = legs.filter(|l| war.sc.routes[l.ix()].kind != RouteKind::Sea && free(l));
        open.min_by(|a, b| {
            let (a, b) = (rank(a), rank(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2))
        })
    })
}

/// Moves whatever can march of a force one march along a leg.
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
        let pos = if there { Pos::At(to) } else { Pos::On { leg, from: place, km } };
        out.push(because, Effect::Position(army, pos));
        out.push(because, Effect::Marched(army));
        // Who falls back along the way of his orders goes on with them; anyone else stands at the end of the leg.
        let onward = state.task.to.and_then(|goal| war.sc.graph.next(place, goal, false));
        if state.task.doing != Doing::March || onward != Some(leg) {
            let doing = if there { Doing::Hold } else { Doing::March };
            let (posture, issued) = (state.task.posture, state.task.issued);
            let task = Task { doing, to: (!there).then_some(to), posture, issued, ..Task::REST };
            out.push(because, Effect::Task(army, task));
        }
    }
}
