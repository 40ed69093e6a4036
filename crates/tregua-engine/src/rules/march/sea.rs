//! Convoys: troops go aboard, sail, and land.
//!
//! An army afloat is in one of four states: loading (next = from), under sail (km > 0), off its landing (next = to), unloading (from = to).

use super::*;
use crate::world::query;

impl Convoy {
    /// Enters the next leg of the voyage at the node where it is.
    fn enter_leg(&mut self, war: &War<'_>, day: i32) {
        if let Some(leg) = war.sc.graph.next(self.from, self.to, true) {
            let route = &war.sc.routes[leg.ix()];
            self.next = route.other(self.from);
            self.km = route.km;
            self.speed = query::leg_speed(war, day, self.squadron, leg, self.from);
        }
    }
}

/// Position of an army that sailed from `from` on day 0; at `from` if there are no ships or no way by sea.
#[must_use]
pub fn under_sail(war: &War<'_>, army: ArmyId, from: PlaceId, to: PlaceId) -> Pos {
    let side = war.sc.armies[army.ix()].side;
    let squadron = war.sc.squadrons.iter().position(|s| s.side == side && s.at == from);
    let Some(squadron) = squadron.map(SquadronId::new) else { return Pos::At(from) };
    if war.sc.graph.next(from, to, true).is_none() {
        return Pos::At(from);
    }
    let mut convoy = Convoy { squadron, from, next: from, to, km: 0.0, speed: 0.0, handling: 0.0 };
    convoy.enter_leg(war, 0);
    Pos::Afloat(convoy)
}

/// Sends an army aboard where its ships lie, or sends for them.
pub fn embark(war: &War<'_>, world: &World, id: ArmyId, place: PlaceId, out: &mut Effects) {
    let army = &world.armies[id.ix()];
    if world.mouths(id) == 0 {
        return;
    }
    let Some((squadron, to)) = ships(war, world, army, place) else { return };
    let state = &world.squadrons[squadron.ix()];
    let barred = is_barred(war, world, army.side, to);
    if barred || !war.sc.places[place.ix()].port || war.sc.graph.next(place, to, true).is_none() {
        return;
    }
    if state.at != place || state.voyage.is_some() {
        return send_for(war, world, squadron, place, out);
    }
    if !berth(war, world, id, place, squadron, out) {
        return;
    }
    let handling = (war.theta.sea_loading - 1.0).max(0.0);
    let convoy = Convoy { squadron, from: place, next: place, to, km: 0.0, speed: 0.0, handling };
    out.push(&SAIL, Effect::Position(id, Pos::Afloat(convoy)));
    out.push(&SAIL, Effect::Blockade(squadron, None));
}

/// Calls a squadron that is doing nothing else.
fn send_for(war: &War<'_>, world: &World, squadron: SquadronId, place: PlaceId, out: &mut Effects) {
    let state = &world.squadrons[squadron.ix()];
    if state.voyage.is_some() || world.armies.iter().any(|a| a.pos.squadron() == Some(squadron)) {
        return;
    }
    if let Some(days) = query::sail_days(war, world.day, squadron, state.at, place) {
        out.push(&SAIL, Effect::Blockade(squadron, None));
        out.push(&SAIL, Effect::Voyage(squadron, Some((place, days))));
    }
}

/// The squadron of the order and the landing; without an order the first own squadron that lies there.
fn ships(war: &War<'_>, world: &World, army: &ArmyState, place: PlaceId) -> Option<(SquadronId, PlaceId)> {
    let to = army.task.to?;
    let ordered = army.task.order.and_then(|(plan, number)| {
        match war.sc.plans[plan.ix()].orders[usize::from(number)].verb {
            Verb::Sail { squadron, .. } => Some(squadron),
            _ => None,
        }
    });
    let lies = |s: &SquadronState| s.side == army.side && s.at == place && s.voyage.is_none();
    let squadron = ordered.or_else(|| world.squadrons.iter().position(lies).map(SquadronId::new))?;
    (world.squadrons[squadron.ix()].side == army.side).then_some((squadron, to))
}

/// Finds berths: true if the army goes aboard, those without a berth staying with another army or depot of their side.
fn berth(
    war: &War<'_>,
    world: &World,
    id: ArmyId,
    place: PlaceId,
    squadron: SquadronId,
    out: &mut Effects,
) -> bool {
    let ships = war.sc.ships.iter().zip(&world.ships).filter(|(_, s)| s.squadron == squadron);
    let berths: u32 = ships.map(|(given, _)| given.berths).sum();
    // Armies aboard, and those before this one that go aboard today.
    let others = world.armies.iter().enumerate().filter(|(i, a)| match a.pos {
        Pos::Afloat(convoy) => convoy.squadron == squadron,
        Pos::At(p) => {
            let sails = p == place && *i < id.ix() && a.task.doing == Doing::Sail;
            sails && ships_of(war, world, a, p) == Some(squadron)
        }
        _ => false,
    });
    let taken: u32 = others.map(|(i, _)| world.mouths(ArmyId::new(i))).sum();
    let mut room = berths.saturating_sub(taken);
    if world.mouths(id) <= room {
        return true;
    }
    let side = world.armies[id.ix()].side;
    let stays = |a: &ArmyId| {
        let army = &world.armies[a.ix()];
        *a != id && army.side == side && army.task.doing != Doing::Sail
    };
    let Some(host) = world.armies_at(place).find(stays) else { return false };
    if world.members(id).all(|f| world.formations[f.ix()].mouths() > room) {
        return false;
    }
    for f in world.members(id) {
        let mouths = world.formations[f.ix()].mouths();
        if mouths <= room {
            room -= mouths;
        } else {
            out.push(&SAIL, Effect::Transfer(f, host));
        }
    }
    true
}

fn ships_of(war: &War<'_>, world: &World, army: &ArmyState, place: PlaceId) -> Option<SquadronId> {
    ships(war, world, army, place).map(|(squadron, _)| squadron)
}

/// A day of a convoy: the hours go to loading, to one leg after another, to unloading.
pub fn sail(war: &War<'_>, world: &World, id: ArmyId, out: &mut Effects) {
    let army = &world.armies[id.ix()];
    let Pos::Afloat(mut convoy) = army.pos else { return };
    if let (Doing::Sail, Some(to)) = (army.task.doing, army.task.to) {
        let changes = to != convoy.to && war.sc.graph.next(convoy.next, to, true).is_some();
        convoy.to = if changes || to == convoy.next { to } else { convoy.to };
    }
    let mut day = 1.0;
    let mut landed = false;
    while day > 0.0 {
        if convoy.from == convoy.to {
            let hours = convoy.handling.min(day);
            (convoy.handling, day) = (convoy.handling - hours, 0.0);
            landed = convoy.handling <= 0.0;
        } else if convoy.next == convoy.from {
            let hours = convoy.handling.min(day);
            (convoy.handling, day) = (convoy.handling - hours, day - hours);
            if convoy.handling > 0.0 || day <= 0.0 || !is_ready(world, id, convoy) {
                break;
            }
            tell_left(world, id, convoy.from, true, out);
            convoy.enter_leg(war, world.day);
        } else if convoy.km > 0.0 {
            let hours = (convoy.km / convoy.speed).min(day);
            convoy.km = if hours < day { 0.0 } else { (convoy.km - hours * convoy.speed).max(0.0) };
            day -= hours;
        } else if convoy.next == convoy.to {
            if !may_land(war, world, army.side, convoy) {
                break;
            }
            tell_reached(world, id, convoy.to, true, out);
            (convoy.from, convoy.handling) = (convoy.to, war.theta.sea_loading);
        } else {
            convoy.from = convoy.next;
            convoy.enter_leg(war, world.day);
        }
    }
    report(id, convoy, out);
    if landed {
        land(army, id, convoy, out);
    }
}

/// The ships are there, and nobody else still loads: a convoy sails together.
fn is_ready(world: &World, id: ArmyId, convoy: Convoy) -> bool {
    let squadron = &world.squadrons[convoy.squadron.ix()];
    let loading = |other: Convoy| {
        let together = other.squadron == convoy.squadron && other.from == convoy.from;
        together && other.next == other.from && other.handling > 0.0
    };
    let mut others = world.armies.iter().enumerate().filter(|(i, _)| *i != id.ix());
    squadron.at == convoy.from
        && squadron.voyage.is_none()
        && !others.any(|(_, a)| matches!(a.pos, Pos::Afloat(c) if loading(c)))
}

/// No truce forbids it, and own fit warships outnumber the enemy's at the landing or on station within a day's sail of it, or the enemy has
/// none there.
fn may_land(war: &War<'_>, world: &World, side: SideId, convoy: Convoy) -> bool {
    let near = |p: PlaceId| {
        let legs = war.sc.graph.legs[convoy.to.ix()].iter().map(|l| &war.sc.routes[l.ix()]);
        let mut sea = legs.filter(|r| r.kind == RouteKind::Sea && r.km <= war.theta.sea_speed);
        sea.any(|r| r.other(convoy.to) == p)
    };
    let (mut own, mut enemy) = (0, 0);
    for (i, squadron) in world.squadrons.iter().enumerate() {
        let id = SquadronId::new(i);
        let lies = squadron.voyage.is_none() && squadron.at == convoy.to;
        let keeps = squadron.voyage.is_none() && squadron.blockade == Some(squadron.at) && near(squadron.at);
        // The convoy's own ships are here, whatever the world last heard of them.
        if id == convoy.squadron || lies || keeps {
            let ships = query::warships(war, world, id);
            if squadron.side == side {
                own += ships;
            } else {
                enemy += ships;
            }
        }
    }
    (enemy == 0 || own > enemy) && !world.is_zoned(war.sc, side, convoy.to)
}

/// Moves the army, and its squadron with it.
fn report(id: ArmyId, convoy: Convoy, out: &mut Effects) {
    out.push(&SAIL, Effect::Position(id, Pos::Afloat(convoy)));
    let under_way = convoy.km > 0.0;
    let at = if under_way || convoy.next == convoy.from { convoy.from } else { convoy.next };
    out.push(&SAIL, Effect::SquadronAt(convoy.squadron, at));
    let voyage = under_way.then_some((convoy.next, convoy.km / convoy.speed));
    out.push(&SAIL, Effect::Voyage(convoy.squadron, voyage));
}

/// Puts the army ashore. It came from the sea: it has no road to fall back on.
fn land(army: &ArmyState, id: ArmyId, convoy: Convoy, out: &mut Effects) {
    out.push(&SAIL, Effect::Position(id, Pos::At(convoy.to)));
    out.push(&SAIL, Effect::Marched(id));
    out.push(&SAIL, Effect::Back(id, convoy.to));
    if army.task.doing == Doing::Sail {
        out.push(&SAIL, Effect::Task(id, Task { doing: Doing::Hold, to: None, ..army.task }));
    }
}
