//! Questions that several rules ask of the world. Pure; nobody's luck is used.

mod beset;
mod bodies;
pub mod camps;
mod continent;
mod fight;
mod judge;
mod pace;
mod presence;
mod roster;
mod tempers;
mod ways;

pub use beset::{blockaders, is_beset, past_blockade, sea_open, warships};
pub use bodies::Roll;
pub use continent::{balance_to_come, long_run};
pub use fight::{Toll, Verdict, contest, fighters, strength, strength_of};
pub use judge::{believed_at, believed_place, mind, threshold, worth};
pub use pace::{HIGH, high_share, leg_pace, leg_speed, pace};
pub use presence::Presence;
pub use roster::Roster;
pub use tempers::learnt;
pub use ways::{is_cut, passes, rules_the_sea};

use super::World;
use crate::num;
use crate::scenario::*;
use crate::war::War;

/// Days a courier rides from one place to another without luck: coast and sierra kilometres at their paces (war-model §10).
/// Where no road leads, a boat carries it along the sea way; where there is none either, a rider's guess: the straight line and a third more.
#[must_use]
pub fn ride_days(war: &War<'_>, a: PlaceId, b: PlaceId) -> f64 {
    let graph = &war.sc.graph;
    let cell = a.ix() * graph.n + b.ix();
    let (coast, sierra) = graph.land_km[cell];
    if coast.is_finite() {
        return coast / war.theta.courier_coast + sierra / war.theta.courier_sierra;
    }
    let sea = graph.sea_km[cell];
    if sea.is_finite() {
        return sea / war.theta.sea_speed;
    }
    straight_km(war.sc, a, b) * (4.0 / 3.0) / war.theta.courier_coast
}

/// Kilometres in a straight line, on a sphere flattened between the two latitudes [km].
fn straight_km(sc: &Scenario, a: PlaceId, b: PlaceId) -> f64 {
    let ((north_a, east_a), (north_b, east_b)) = (sc.places[a.ix()].at, sc.places[b.ix()].at);
    let middle = 0.5 * (north_a + north_b) * (std::f64::consts::PI / 180.0);
    let (north, east) = (north_a - north_b, (east_a - east_b) * num::cos(middle));
    111.2 * num::sqrt(north * north + east * east)
}

/// Chance of winning a battle for a force of effective strength `own` against one of `enemy`, where the logarithm of their ratio is known
/// with this variance (0: exactly): the Tullock contest of war-model §7, its logistic noise widened by the doubt.
#[must_use]
pub fn odds(war: &War<'_>, own: f64, enemy: f64, variance: f64) -> f64 {
    if own <= 0.0 || enemy <= 0.0 {
        return if own > 0.0 {
            1.0
        } else if enemy > 0.0 {
            0.0
        } else {
            0.5
        };
    }
    let s = war.theta.battle_chance;
    let spread = num::sqrt(s * s + std::f64::consts::PI * variance / 8.0);
    num::logistic((num::ln(own) - num::ln(enemy)) / spread)
}

impl World {
    /// The place that was handed over for the truce in force, and who holds it in pledge.
    #[must_use]
    pub fn pledge(&self, sc: &Scenario) -> Option<(PlaceId, SideId)> {
        let truce = self.truce.filter(|t| t.pledged)?;
        sc.truces[truce.truce.ix()].guarantee
    }

    /// The place is held in pledge: it changes hands with its truce alone.
    #[must_use]
    pub fn is_pledged(&self, sc: &Scenario, place: PlaceId) -> bool {
        self.pledge(sc).is_some_and(|(pledge, _)| pledge == place)
    }

    /// The truce in force opens the port to trade.
    #[must_use]
    pub fn trades_at(&self, sc: &Scenario, port: PlaceId) -> bool {
        self.truce.is_some_and(|t| sc.truces[t.truce.ix()].trade.contains(&port))
    }

    /// The truce in force forbids the side this place: it lies in a zone, or the side has given it in pledge.
    #[must_use]
    pub fn is_zoned(&self, sc: &Scenario, side: SideId, place: PlaceId) -> bool {
        let zoned = |t: super::TruceState| sc.truces[t.truce.ix()].zones.contains(&Zone { side, place });
        self.truce.is_some_and(zoned) || self.pledge(sc) == Some((place, side.enemy()))
    }

    /// The formation is a depot at the place.
    #[must_use]
    pub fn is_depot_at(&self, sc: &Scenario, formation: FormationId, place: PlaceId) -> bool {
        let army = self.formations[formation.ix()].army;
        sc.formations[formation.ix()].arm == Arm::Depot && self.armies[army.ix()].pos == super::Pos::At(place)
    }

    /// The side's depot where its sick can be left: at the place, or in the city of its own whose magazines feed the place.
    #[must_use]
    pub fn depot_at(&self, sc: &Scenario, side: SideId, place: PlaceId) -> Option<FormationId> {
        let at = |place: PlaceId| {
            let mut ids = (0..self.formations.len()).map(FormationId::new);
            ids.find(|f| self.formations[f.ix()].side == side && self.is_depot_at(sc, *f, place))
        };
        let city = || sc.places[place.ix()].city.map(|c| sc.cities[c.ix()].place);
        at(place).or_else(|| city().filter(|c| self.places[c.ix()].held_by == side).and_then(at))
    }
}

/// Price of bread over its price in quiet times: Π = (1−s)^(−1/ε) at today's shortage s (war-model §2.5).
#[must_use]
pub fn price(war: &War<'_>, world: &World, city: CityId) -> f64 {
    let shortage = world.cities[city.ix()].shortage.clamp(0.0, 0.99);
    num::pow(1.0 - shortage, -1.0 / war.theta.price_elasticity)
}
