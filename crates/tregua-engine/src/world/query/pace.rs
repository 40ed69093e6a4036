//! How fast columns march and ships sail.

use super::World;
use crate::num;
use crate::scenario::*;
use crate::war::War;

/// Above this the unseasoned march and fight worse (war-model §1, §7) [m].
pub const HIGH: f64 = 3500.0;

/// Loss of pace by full fatigue (war-model §1).
const TIRED: f64 = 0.4;

/// Loss of pace by thin air, for men not seasoned to it (war-model §1).
const THIN_AIR: f64 = 0.25;

/// The share of a way between two places that lies above [`HIGH`]: each end counts for half.
#[must_use]
pub fn high_share(sc: &Scenario, ends: [PlaceId; 2]) -> f64 {
    ends.iter().map(|p| if sc.places[p.ix()].altitude > HIGH { 0.5 } else { 0.0 }).sum()
}

/// Kilometres a day an army makes on a road between two places at an ordinary pace: the slowest of its formations sets it. Each half of the way
/// goes at the pace of its end's region. Zero if nobody is there to march (war-model §1) [km/day].
#[must_use]
pub fn pace(war: &War<'_>, world: &World, army: ArmyId, ends: [PlaceId; 2]) -> f64 {
    let high = high_share(war.sc, ends);
    let mut slowest = f64::INFINITY;
    for f in world.members(army) {
        let state = &world.formations[f.ix()];
        let arm = war.sc.formations[f.ix()].arm;
        let days: f64 = ends.iter().map(|p| 0.5 / arm_pace(war, arm, war.sc.places[p.ix()].region)).sum();
        let wind = 1.0 - THIN_AIR * (1.0 - state.seasoned.1) * high;
        slowest = slowest.min((1.0 - TIRED * state.fatigue) * wind / days);
    }
    if slowest.is_finite() { slowest } else { 0.0 }
}

/// Kilometres a day an army makes on a leg at an ordinary pace, going and all, but for luck [km/day].
#[must_use]
pub fn leg_pace(war: &War<'_>, world: &World, army: ArmyId, leg: RouteId) -> f64 {
    let route = &war.sc.routes[leg.ix()];
    pace(war, world, army, [route.from, route.to]) * going(war, route.kind)
}

fn arm_pace(war: &War<'_>, arm: Arm, region: Region) -> f64 {
    let t = &war.theta;
    match (arm, region) {
        (Arm::Infantry | Arm::Depot, Region::Sierra) => t.infantry_sierra,
        (Arm::Infantry | Arm::Depot, _) => t.infantry_coast,
        (Arm::Cavalry, Region::Sierra) => t.cavalry_sierra,
        (Arm::Cavalry, _) => t.cavalry_coast,
        (Arm::Artillery, _) => t.train,
    }
}

/// Factor of pace on this kind of way (war-model §1).
fn going(war: &War<'_>, kind: RouteKind) -> f64 {
    match kind {
        RouteKind::Road | RouteKind::Sea => 1.0,
        RouteKind::Sand => war.theta.going_sand,
        RouteKind::Quebrada => war.theta.going_quebrada,
        RouteKind::Pass => war.theta.going_pass,
    }
}

/// Stream of the winds: every squadron that sails a leg on a day meets one wind, its own.
const WINDS: u32 = crate::rule::stream("sea.winds");

/// Kilometres a day of a squadron that enters a sea leg at `from` today: across, with or against the wind and current, with the luck of that
/// day, drawn once for the leg (war-model §1) [km/day].
#[must_use]
pub fn leg_speed(war: &War<'_>, day: i32, squadron: SquadronId, leg: RouteId, from: PlaceId) -> f64 {
    let route = &war.sc.routes[leg.ix()];
    let wind = if from == route.from { route.wind } else { -route.wind };
    let fair = war.theta.sea_speed * num::exp(war.theta.sea_wind * wind);
    if war.theta.sea_spread <= 0.0 {
        return fair;
    }
    let u = war.draws.uniform(WINDS, war.keys.squadrons[squadron.ix()], day, war.keys.routes[leg.ix()]);
    fair * num::lognormal(war.theta.sea_spread, u)
}
