//! A squadron's day.

use super::course::{carries_troops, make_for};
use super::{CREWS, CRUISE, WEAR};
use crate::effect::{Effect, Effects};
use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

/// Provisions with which a squadron leaves its station (war-model §9) [day].
const LOW: f64 = 10.0;

/// Provisions with which it goes back to it [day].
const READY: f64 = 60.0;

/// Days of provisions taken in by a day in port [day].
const TAKEN_IN: f64 = 10.0;

/// Refit of an unfit ship in port [1/day].
const REFIT: f64 = 1.0 / 30.0;

/// Days in which the crews' confidence follows [day].
const CONFIDENCE_DAYS: f64 = 30.0;

/// The sea's day: squadrons sail, keep station, eat, wear, and murmur.
pub fn cruise(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, squadron) in world.squadrons.iter().enumerate() {
        let id = SquadronId::new(i);
        let ordered = squadron.voyage.is_some() || squadron.blockade.is_some();
        if ordered && !carries_troops(world, id) {
            sail(war, world, id, out);
        }
        provide(war, id, squadron, in_port(war, world, squadron), out);
        crews(war, world, id, squadron, out);
    }
    let lucks = war.draws.each(WEAR.stream, &war.keys.ships, world.day, 0);
    for ((i, ship), u) in world.ships.iter().enumerate().zip(lucks) {
        if war.sc.ships[i].kind == ShipKind::Warship {
            let squadron = &world.squadrons[ship.squadron.ix()];
            wear(war, ShipId::new(i), ship.fit, in_port(war, world, squadron), u, out);
        }
    }
}

/// It lies at a port of its own side.
fn in_port(war: &War<'_>, world: &World, squadron: &SquadronState) -> bool {
    let own = world.places[squadron.at.ix()].held_by == squadron.side;
    squadron.voyage.is_none() && own && war.sc.places[squadron.at.ix()].port
}

fn sail(war: &War<'_>, world: &World, id: SquadronId, out: &mut Effects) {
    let squadron = &world.squadrons[id.ix()];
    if let Some(voyage) = squadron.voyage {
        return under_sail(war, world, id, voyage, out);
    }
    let Some(port) = squadron.blockade else { return };
    let to = if squadron.at == port {
        if squadron.provisions >= LOW {
            return;
        }
        haven(war, world, squadron)
    } else {
        let full = war.sc.squadrons[id.ix()].provisions;
        (squadron.provisions >= READY.min(full)).then_some(port)
    };
    if let Some(to) = to {
        make_for(war, world, id, to, &CRUISE, out);
    }
}

/// A day on one leg after another.
fn under_sail(war: &War<'_>, world: &World, id: SquadronId, (to, leg): (PlaceId, SeaLeg), out: &mut Effects) {
    let (mut at, mut on, mut day) = (world.squadrons[id.ix()].at, Some(leg), 1.0);
    while let Some(leg) = on.filter(|_| day > 0.0) {
        let hours = leg.days().min(day);
        day -= hours;
        on = leg.after(hours);
        if on.is_none() {
            at = leg.end(war, at);
            on = SeaLeg::enter(war, world.day, id, at, to);
        }
    }
    out.push(&CRUISE, Effect::SquadronAt(id, at));
    out.push(&CRUISE, Effect::Voyage(id, on.map(|leg| (to, leg))));
}

/// The nearest own port by sea.
fn haven(war: &War<'_>, world: &World, squadron: &SquadronState) -> Option<PlaceId> {
    let km = |p: &PlaceId| war.sc.graph.sea_km[squadron.at.ix() * war.sc.graph.n + p.ix()];
    let own = |p: &PlaceId| {
        let port = war.sc.places[p.ix()].port && world.places[p.ix()].held_by == squadron.side;
        port && km(p).is_finite() && *p != squadron.at
    };
    let ports = (0..world.places.len()).map(PlaceId::new).filter(own);
    ports.min_by(|a, b| km(a).total_cmp(&km(b)))
}

fn provide(war: &War<'_>, id: SquadronId, squadron: &SquadronState, in_port: bool, out: &mut Effects) {
    let full = war.sc.squadrons[id.ix()].provisions.max(squadron.provisions);
    let left = if in_port { (squadron.provisions + TAKEN_IN).min(full) } else { squadron.provisions - 1.0 };
    if left.max(0.0) != squadron.provisions {
        out.push(&CRUISE, Effect::Provisions(id, left.max(0.0)));
    }
}

fn crews(war: &War<'_>, world: &World, id: SquadronId, squadron: &SquadronState, out: &mut Effects) {
    let owed = world.sides[squadron.side.ix()].arrears.max(0.0);
    let target = num::logistic(1.0 - war.theta.morale_arrears * num::sqrt(owed));
    let confidence = num::relax(squadron.confidence, target, CONFIDENCE_DAYS);
    out.push(&CREWS, Effect::CrewConfidence(id, confidence));
}

fn wear(war: &War<'_>, id: ShipId, fit: bool, in_port: bool, u: f64, out: &mut Effects) {
    let hazard = match (fit, in_port) {
        (true, _) => war.theta.naval_wear,
        (false, true) => REFIT,
        (false, false) => return,
    };
    if num::leave(1, hazard, u) == 1 {
        out.push(&WEAR, Effect::Fit(id, !fit));
    }
}
