//! The middle war: the run whose numbers lie nearest to the ensemble's medians, fought once more to see where everybody stood.

use super::findings::Findings;
use crate::campaign::{self, Room, Watcher};
use crate::statistics::quantile_of;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{Arm, ArmyId, PlaceId, Scenario, SideId};
use tregua_engine::war::War;
use tregua_engine::world::{Convoy, Pos, World};

/// A body as it stood on an evening.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stand {
    /// Which army.
    pub army: ArmyId,
    /// Whose.
    pub side: SideId,
    /// Where, degrees north and east.
    pub at: (f64, f64),
    /// Men who are fit [person].
    pub fit: u32,
    /// Most of them are horse.
    pub horse: bool,
    /// Afloat.
    pub afloat: bool,
}

/// Distance beyond which a target counts no more, in tolerances: one wild number must not choose the war.
const FAR: f64 = 4.0;

/// Number of the run nearest to the medians of the record's numbers, in tolerances; the first among equals.
pub(super) fn choose(findings: &Findings<'_>) -> u32 {
    let medians: Vec<f64> = findings.values.iter().map(|v| quantile_of(v, 0.5)).collect();
    let distance = |run: usize| -> f64 {
        let one = |(i, target): (usize, &tregua_engine::scenario::Target)| {
            let values = &findings.values[i];
            let told = values.iter().filter(|x| !x.is_nan()).count();
            let usual = 2 * told >= values.len();
            match values.get(run).copied().filter(|x| !x.is_nan()) {
                Some(x) if usual => {
                    let width = 0.5 * (target.tolerance.0 + target.tolerance.1);
                    let off = if target.factor {
                        (x / medians[i]).ln() / width.ln()
                    } else {
                        (x - medians[i]) / width
                    };
                    off.abs().min(FAR)
                }
                Some(_) => FAR,
                None if usual => FAR,
                None => 0.0,
            }
        };
        findings.sc.targets.iter().enumerate().map(one).sum()
    };
    let failed = findings.fought.failed();
    let runs = (0..findings.fought.runs.rows()).filter(|run| !failed.contains(&(*run as u32)));
    let best = runs.map(|run| (run, distance(run))).min_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or(0, |(run, _)| run as u32)
}

/// Where everybody stood on some days of a run, day by day in their order.
pub(super) fn stands(findings: &Findings<'_>, run: u32, days: &[i32]) -> Vec<Vec<Stand>> {
    let (sc, design) = (findings.sc, findings.design);
    let war = campaign::war(sc, design.theta_of(sc, run), design.seed_of(run), design.minds);
    let mut eyes = Eyes { days, seen: vec![Vec::new(); days.len()] };
    let fight = || campaign::fight(&war, design.minds, design.until, &mut Room::default(), &mut eyes);
    // Where every war fails this one does too: nobody is then seen on the days that it did not come to.
    let _ = campaign::caught(fight);
    eyes.seen
}

struct Eyes<'a> {
    days: &'a [i32],
    seen: Vec<Vec<Stand>>,
}

impl Watcher for Eyes<'_> {
    fn see(&mut self, war: &War<'_>, world: &World, _: &[(i32, &'static Rule, Happened)]) {
        for (i, _) in self.days.iter().enumerate().filter(|(_, d)| **d == world.day) {
            self.seen[i] = everybody(war.sc, world);
        }
    }
}

fn everybody(sc: &Scenario, world: &World) -> Vec<Stand> {
    let stand = |i: usize| {
        let (army, state) = (ArmyId::new(i), &world.armies[i]);
        let at = place_of(sc, state.pos)?;
        let (mut fit, mut horse) = (0, 0);
        for f in world.members(army) {
            let men = world.formations[f.ix()].fit;
            fit += men;
            horse += if sc.formations[f.ix()].arm == Arm::Cavalry { men } else { 0 };
        }
        let afloat = matches!(state.pos, Pos::Afloat(_));
        Some(Stand { army, side: state.side, at, fit, horse: 2 * horse > fit, afloat })
    };
    (0..world.armies.len()).filter(|i| !sc.armies[*i].fixed).filter_map(stand).filter(|s| s.fit > 0).collect()
}

/// Degrees north and east of a position; on the way it is the point of the straight line.
fn place_of(sc: &Scenario, pos: Pos) -> Option<(f64, f64)> {
    let at = |p: PlaceId| sc.places[p.ix()].at;
    match pos {
        Pos::Nowhere => None,
        Pos::At(place) => Some(at(place)),
        Pos::On { leg, from, km } => {
            let route = &sc.routes[leg.ix()];
            let to = if route.from == from { route.to } else { route.from };
            Some(between(at(from), at(to), km / route.km.max(1.0)))
        }
        Pos::Afloat(Convoy { from, next, km, .. }) => {
            let is_leg = |r: &&tregua_engine::scenario::Route| {
                (r.from, r.to) == (from, next) || (r.from, r.to) == (next, from)
            };
            let length = sc.routes.iter().find(is_leg).map_or(km, |r| r.km).max(1.0);
            Some(between(at(from), at(next), 1.0 - km / length))
        }
    }
}

fn between(a: (f64, f64), b: (f64, f64), share: f64) -> (f64, f64) {
    let share = share.clamp(0.0, 1.0);
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}
