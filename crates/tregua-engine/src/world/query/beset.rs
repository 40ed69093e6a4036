//! Places that are shut in: by ships on station off them, and by an enemy before them.

use super::{World, strength};
use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::{ArmyState, ShipState, SquadronState};

impl SquadronState {
    /// The port off which it keeps its station: none while it is under way to it or away from it.
    #[must_use]
    pub fn station(&self) -> Option<PlaceId> {
        self.blockade.filter(|port| *port == self.at && self.voyage.is_none())
    }
}

/// Warships of a squadron that are fit for station.
#[must_use]
pub fn warships(war: &War<'_>, world: &World, squadron: SquadronId) -> u32 {
    let fit = |(ship, state): &(&Ship, &ShipState)| {
        state.squadron == squadron && state.fit && ship.kind == ShipKind::Warship
    };
    war.sc.ships.iter().zip(&world.ships).filter(fit).count() as u32
}

/// Fit warships with which a side blockades a port: those of its squadrons that are on station off it.
#[must_use]
pub fn blockaders(war: &War<'_>, world: &World, side: SideId, port: PlaceId) -> u32 {
    let on_station = |s: &SquadronState| s.side == side && s.station() == Some(port);
    let squadrons = world.squadrons.iter().enumerate().filter(|(_, s)| on_station(s));
    squadrons.map(|(i, _)| warships(war, world, SquadronId::new(i))).sum()
}

/// Share of the ships bound for a port that get in: all while a truce opens it to trade, else as many as the blockade lets through.
#[must_use]
pub fn sea_open(war: &War<'_>, world: &World, port: PlaceId) -> f64 {
    if world.trades_at(war.sc, port) { 1.0 } else { past_blockade(war, world, port) }
}

/// Share that a blockade lets through, truce or not: e^(-θ w) of those that may be stopped, with w fit warships of the enemy on station off
/// the port, and all of the neutrals that may not (war-model §9).
#[must_use]
pub fn past_blockade(war: &War<'_>, world: &World, port: PlaceId) -> f64 {
    let ships = blockaders(war, world, world.places[port.ix()].held_by.enemy(), port);
    if ships == 0 {
        return 1.0;
    }
    let through = num::exp(-war.theta.naval_interception * f64::from(ships));
    war.theta.naval_neutrals + (1.0 - war.theta.naval_neutrals) * through
}

/// A place of this side is besieged: an enemy who can fight is there or a leg from it by land, or he blockades it (war-model §8).
#[must_use]
pub fn is_beset(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> bool {
    let legs = || war.sc.graph.legs[place.ix()].iter().map(|l| &war.sc.routes[l.ix()]);
    let near = |p: PlaceId| p == place || legs().any(|r| r.kind != RouteKind::Sea && r.other(place) == p);
    let before = |(i, a): (usize, &ArmyState)| {
        let there = a.side != side && a.pos.place().is_some_and(near);
        there && strength(war, world, ArmyId::new(i), place) > 0.0
    };
    blockaders(war, world, side.enemy(), place) > 0 || world.armies.iter().enumerate().any(before)
}
