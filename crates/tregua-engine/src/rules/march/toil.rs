//! Fatigue and straggling.

use super::*;
use crate::num;
use crate::world::query;

/// Days in which fatigue follows (war-model §1).
const FATIGUE_DAYS: f64 = 5.0;

/// Fatigue of an easy, an ordinary and a forced march (war-model §1).
const FATIGUE: [f64; 3] = [0.2, 0.4, 0.9];

/// More of it without water, or where the air is thinnest (war-model §1).
const HARDSHIP: f64 = 0.2;

/// Air this thin is a hardship to everyone [m].
const THINNEST: f64 = 4000.0;

/// Fatigue below this is none.
const FRESH: f64 = 1e-4;

/// How much a forced march adds to the logarithm of straggling (war-model §1).
const FORCED: f64 = 1.5;

/// How much full fatigue adds to it (war-model §1).
const TIRED: f64 = 2.0;

/// Tires the men of a column on a leg, and leaves some by the road.
pub fn march(war: &War<'_>, world: &World, army: ArmyId, leg: RouteId, out: &mut Effects) {
    let route = &war.sc.routes[leg.ix()];
    let pace = world.armies[army.ix()].task.pace;
    let ends = [route.from, route.to];
    let thin = ends.iter().any(|p| war.sc.places[p.ix()].altitude > THINNEST);
    let hard = if route.waterless || thin { HARDSHIP } else { 0.0 };
    let goal = (hard + FATIGUE[usize::from(pace >= 1.0) + usize::from(pace > 1.0)]).min(1.0);
    let forced = if pace > 1.0 { FORCED } else { 0.0 };
    let high = query::high_share(war.sc, ends);
    for f in world.members(army) {
        let state = &world.formations[f.ix()];
        let fatigue = num::relax(state.fatigue, goal, FATIGUE_DAYS);
        out.push(&TOIL, Effect::Fatigue(f, fatigue));
        let air = 1.0 + (1.0 - state.seasoned.1) * high;
        let hazard = war.theta.straggling * num::exp(forced + TIRED * state.fatigue) * air;
        if state.fit > 0 && hazard > 0.0 {
            let u = war.draws.uniform(TOIL.stream, war.keys.formations[f.ix()], world.day, 0);
            out.people(&TOIL, Cell::Fit(f), Cell::Straggler(f), num::leave(state.fit, hazard, u));
        }
    }
}

/// Rests everyone who does not march today.
pub fn rest(war: &War<'_>, world: &World, out: &mut Effects) {
    let kept = num::exp(-1.0 / FATIGUE_DAYS);
    for (i, state) in world.formations.iter().enumerate() {
        if state.fatigue > 0.0 && state.mouths() > 0 && !land::marches(war, world, state.army) {
            let left = if state.fatigue > FRESH { state.fatigue * kept } else { 0.0 };
            out.push(&TOIL, Effect::Fatigue(FormationId::new(i), left));
        }
    }
}
