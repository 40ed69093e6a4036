//! Convoys: troops sail, and land.

use super::*;
use crate::world::query;

/// Position of an army that sailed from `from` on day 0; at `from` if there are no ships or no way by sea.
#[must_use]
pub fn under_sail(war: &War<'_>, army: ArmyId, from: PlaceId, to: PlaceId) -> Pos {
    let side = war.sc.armies[army.ix()].side;
    let squadron = war.sc.squadrons.iter().position(|s| s.side == side && s.at == from);
    let afloat = squadron.map(SquadronId::new).and_then(|squadron| {
        let passage = Passage::Sailing(SeaLeg::enter(war, 0, squadron, from, to)?);
        Some(Pos::Afloat(Convoy { squadron, from, to, passage }))
    });
    afloat.unwrap_or(Pos::At(from))
}

/// A day of a convoy: the hours go to loading, to one leg after another, to unloading.
pub fn sail(war: &War<'_>, world: &World, id: ArmyId, out: &mut Effects) {
    let army = &world.armies[id.ix()];
    let Pos::Afloat(mut convoy) = army.pos else { return };
    if let (Doing::Sail, Some(to)) = (army.task.doing, army.task.to) {
        redirect(war, world.day, &mut convoy, to);
    }
    let mut day = 1.0;
    while day > 0.0 {
        let hours = days_left(convoy.passage).min(day);
        if hours > 0.0 {
            spend(war, &mut convoy, hours);
            day -= hours;
        } else if !goes_on(war, world, id, &mut convoy, out) {
            break;
        }
    }
    report(id, convoy, out);
    if matches!(convoy.passage, Passage::Unloading(days) if days <= 0.0) {
        land(army, id, convoy, out);
    }
}

/// The convoy is to land elsewhere, if there is a way: under sail it may put about, and what is half loaded or half unloaded is brought back.
fn redirect(war: &War<'_>, day: i32, convoy: &mut Convoy, to: PlaceId) {
    let from = convoy.from;
    if to == convoy.to || (to != from && war.sc.graph.next(from, to, true).is_none()) {
        return;
    }
    convoy.passage = match convoy.passage {
        Passage::Loading(days) if to == from => Passage::Unloading(war.theta.sea_loading - days),
        Passage::Unloading(days) => Passage::Loading(war.theta.sea_loading - days),
        Passage::Sailing(leg) => {
            let Some((from, leg)) = leg.bound_for(war, day, convoy.squadron, from, to) else { return };
            convoy.from = from;
            Passage::Sailing(leg)
        }
        same @ (Passage::Loading(_) | Passage::Off) => same,
    };
    convoy.to = to;
}

/// Until the convoy can be about something else [day].
fn days_left(passage: Passage) -> f64 {
    match passage {
        Passage::Loading(days) | Passage::Unloading(days) => days,
        Passage::Sailing(leg) => leg.days(),
        Passage::Off => 0.0,
    }
}

/// So much of a day goes by.
fn spend(war: &War<'_>, convoy: &mut Convoy, hours: f64) {
    convoy.passage = match convoy.passage {
        Passage::Loading(days) => Passage::Loading(days - hours),
        Passage::Unloading(days) => Passage::Unloading(days - hours),
        Passage::Sailing(leg) => match leg.after(hours) {
            Some(leg) => Passage::Sailing(leg),
            None => {
                convoy.from = leg.end(war, convoy.from);
                Passage::Off
            }
        },
        Passage::Off => Passage::Off,
    };
}

/// The convoy begins what comes next, if it can.
fn goes_on(war: &War<'_>, world: &World, id: ArmyId, convoy: &mut Convoy, out: &mut Effects) -> bool {
    let Convoy { squadron, from, to, passage } = *convoy;
    let sails = || SeaLeg::enter(war, world.day, squadron, from, to).map(Passage::Sailing);
    let next = match passage {
        Passage::Loading(_) if is_ready(world, id, *convoy) => {
            tell_left(world, id, from, true, out);
            sails()
        }
        Passage::Off if from != to => sails(),
        Passage::Off if may_land(war, world, world.armies[id.ix()].side, *convoy) => {
            tell_reached(world, id, to, true, out);
            Some(Passage::Unloading(war.theta.sea_loading))
        }
        _ => None,
    };
    convoy.passage = next.unwrap_or(passage);
    next.is_some()
}

/// The ships are there, and nobody else still loads: a convoy sails together.
fn is_ready(world: &World, id: ArmyId, convoy: Convoy) -> bool {
    let squadron = &world.squadrons[convoy.squadron.ix()];
    let loading = |other: Convoy| {
        let together = other.squadron == convoy.squadron && other.from == convoy.from;
        together && matches!(other.passage, Passage::Loading(days) if days > 0.0)
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
        let keeps = squadron.station().is_some_and(near);
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
    out.push(&SAIL, Effect::SquadronAt(convoy.squadron, convoy.from));
    let voyage = match convoy.passage {
        Passage::Sailing(leg) => Some((convoy.to, leg)),
        _ => None,
    };
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
