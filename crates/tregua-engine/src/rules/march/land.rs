//! Columns on the road.

use super::*;
use crate::num;
use crate::world::query;

/// A leg done but for this is done [km].
const NEARLY: f64 = 1e-9;

/// The leg a column takes this morning: which, from which end, and how much of it lies behind already [km].
type Road = (RouteId, PlaceId, f64);

/// Marches a column: along its leg, or out of the place where it stands.
pub fn advance(war: &War<'_>, world: &World, id: ArmyId, out: &mut Effects) {
    let army = &world.armies[id.ix()];
    let task = begin(war, army);
    if task.rest > 0 {
        let rest = task.rest - 1;
        return out.push(&ADVANCE, Effect::Task(id, Task { rest, ..task }));
    }
    if task != army.task {
        out.push(&ADVANCE, Effect::Task(id, task));
    }
    let Some((leg, from, km)) = road(war, world, id, task) else { return };
    let speed = query::leg_pace(war, world, id, leg) * task.pace * luck(war, world, id);
    if speed <= 0.0 {
        return;
    }
    if let Pos::At(place) = army.pos {
        tell_left(world, id, place, false, out);
        out.push(&ADVANCE, Effect::Back(id, place));
        leave_fort(war, world, army.side, place, out);
    }
    out.push(&ADVANCE, Effect::Position(id, Pos::On { leg, from, km: km + speed }));
    out.push(&ADVANCE, Effect::Marched(id));
    toil::march(war, world, id, leg, out);
}

/// A field army that leaves a besieged fortress of its side leaves half the hope of relief behind (war-model §8).
fn leave_fort(war: &War<'_>, world: &World, side: SideId, place: PlaceId, out: &mut Effects) {
    let state = &world.places[place.ix()];
    if war.sc.places[place.ix()].ground != Ground::Fortress || state.held_by != side {
        return;
    }
    if query::is_beset(war, world, side, place) {
        out.push(&ADVANCE, Effect::Hope(place, 0.5 * state.hope));
    }
}

/// Whether an army is on the road today.
pub fn marches(war: &War<'_>, world: &World, id: ArmyId) -> bool {
    let army = &world.armies[id.ix()];
    let idle = matches!(army.task.doing, Doing::Hold | Doing::Sweep | Doing::Sail);
    match army.pos {
        Pos::Nowhere | Pos::Afloat(_) => false,
        Pos::At(_) if idle => false,
        _ => {
            let task = begin(war, army);
            !war.sc.armies[id.ix()].fixed && task.rest == 0 && road(war, world, id, task).is_some()
        }
    }
}

/// The task of the morning: an order to march to where the army stands already begins with the rest there.
fn begin(war: &War<'_>, army: &ArmyState) -> Task {
    let task = army.task;
    let here =
        task.doing == Doing::March && task.rest == 0 && task.to.is_some() && task.to == army.pos.place();
    if here { reached(war, task) } else { task }
}

/// Where the army wants to be, if its task has a goal on land.
fn goal(war: &War<'_>, world: &World, id: ArmyId, task: Task) -> Option<PlaceId> {
    match task.doing {
        Doing::March => task.to,
        Doing::Join(other) => query::believed_place(war, world, id, other),
        Doing::Assault(place) => Some(place),
        Doing::Hold | Doing::Sweep | Doing::Sail => None,
    }
}

fn road(war: &War<'_>, world: &World, id: ArmyId, task: Task) -> Option<Road> {
    let (graph, army) = (&war.sc.graph, &world.armies[id.ix()]);
    match army.pos {
        Pos::At(place) => {
            let leg = way::next(war, world, id, place, goal(war, world, id, task)?)?;
            let km = army.ahead.filter(|a| a.0 == leg).map_or(0.0, |a| a.1);
            Some((leg, place, km))
        }
        Pos::On { leg, from, km } => {
            let route = &war.sc.routes[leg.ix()];
            let far = route.other(from);
            let turns = match goal(war, world, id, task) {
                None => km < 0.5 * route.km,
                Some(goal) => goal == from || (goal != far && graph.next(far, goal, false) == Some(leg)),
            };
            // A truce that began while it was on the road may forbid the place ahead, or both.
            let [ahead, behind] = if turns { [from, far] } else { [far, from] };
            let turns = turns != world.is_zoned(war.sc, army.side, ahead);
            let stuck = world.is_zoned(war.sc, army.side, ahead) && world.is_zoned(war.sc, army.side, behind);
            (!stuck).then_some(if turns { (leg, far, route.km - km) } else { (leg, from, km) })
        }
        _ => None,
    }
}

/// The luck of a column's day.
fn luck(war: &War<'_>, world: &World, id: ArmyId) -> f64 {
    if war.theta.march_spread <= 0.0 {
        return 1.0;
    }
    let u = war.draws.uniform(ADVANCE.stream, war.keys.armies[id.ix()], world.day, 0);
    num::lognormal(war.theta.march_spread, u)
}

/// Where a column has met an enemy on the road today: the end nearer to the point where they pass.
pub fn met(war: &War<'_>, world: &World, id: ArmyId) -> Option<PlaceId> {
    let army = &world.armies[id.ix()];
    let Pos::On { leg, from, km } = army.pos else { return None };
    if world.truce.is_some() || world.mouths(id) == 0 {
        return None;
    }
    let route = &war.sc.routes[leg.ix()];
    let towards = |(i, other): (usize, &ArmyState)| match other.pos {
        Pos::On { leg: l, from: f, km: theirs } if l == leg && f != from && other.side != army.side => {
            let meets = km + theirs >= route.km && world.mouths(ArmyId::new(i)) > 0;
            // Where they pass, from this column's end: the middle of what both have covered.
            meets.then_some(0.5 * (km + route.km - theirs))
        }
        _ => None,
    };
    let first = world.armies.iter().enumerate().filter_map(towards).min_by(f64::total_cmp)?;
    let far = route.other(from);
    // Of two equal distances both columns must take the same end: the leg's first.
    let near_from = first < 0.5 * route.km || (first == 0.5 * route.km && from == route.from);
    Some(if near_from { from } else { far })
}

/// Stops a column at an end of its leg, where it has met an enemy.
pub fn stop(world: &World, id: ArmyId, from: PlaceId, place: PlaceId, out: &mut Effects) {
    if place != from {
        tell_reached(world, id, place, false, out);
    }
    out.push(&MEET, Effect::Position(id, Pos::At(place)));
}

/// Lets a column arrive if its leg is done, and go on past places as far as the day's march carries.
pub fn arrive(war: &War<'_>, world: &World, id: ArmyId, on: Road, out: &mut Effects) {
    let army = &world.armies[id.ix()];
    let (mut leg, mut from, mut km) = on;
    let mut task = army.task;
    loop {
        let route = &war.sc.routes[leg.ix()];
        if km < route.km - NEARLY {
            break;
        }
        let place = route.other(from);
        tell_reached(world, id, place, false, out);
        if task.doing == Doing::March && task.to == Some(place) {
            task = reached(war, task);
        }
        let halts = task.rest > 0 || enemy_at(world, army.side, place);
        let next =
            goal(war, world, id, task).filter(|_| !halts).and_then(|g| way::next(war, world, id, place, g));
        let Some(next) = next else {
            settle(id, place, None, out);
            break;
        };
        // What is left of the day goes at the pace of the next leg.
        let paces = [leg, next].map(|l| query::leg_pace(war, world, id, l));
        let over = (km - route.km).max(0.0) * paces[1] / paces[0].max(NEARLY);
        if over < war.sc.routes[next.ix()].km - NEARLY {
            settle(id, place, Some((next, over)), out);
            break;
        }
        tell_left(world, id, place, false, out);
        out.push(&ADVANCE, Effect::Back(id, place));
        (leg, from, km) = (next, place, over);
    }
    if task != army.task {
        out.push(&ADVANCE, Effect::Task(id, task));
    }
}

/// Camps at a place, perhaps some way along the next leg.
fn settle(id: ArmyId, place: PlaceId, ahead: Option<(RouteId, f64)>, out: &mut Effects) {
    out.push(&ADVANCE, Effect::Position(id, Pos::At(place)));
    if let Some((leg, km)) = ahead.filter(|a| a.1 > 0.0) {
        out.push(&ADVANCE, Effect::Ahead(id, leg, km));
    }
}
