//! The middle war: the run whose numbers lie nearest to the ensemble's medians, fought once more to see where everybody stood.

use crate::campaign::{self, Room, Watcher};
use crate::ensemble::{Design, Ensemble};
use crate::statistics::quantile_of;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{Arm, ArmyId, PlaceId, Scenario, SideId, Target};
use tregua_engine::war::War;
use tregua_engine::world::{Convoy, Passage, Pos, SeaLeg, World};

/// The middle war of an ensemble.
#[derive(Clone, Debug, PartialEq)]
pub struct Middle {
    /// Its number.
    pub run: u32,
    /// Where everybody stood, evening by evening from day 1; shorter where the war failed.
    stands: Vec<Vec<Stand>>,
}

/// A body as it stood on an evening.
#[derive(Clone, Debug, PartialEq)]
pub struct Stand {
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

impl Middle {
    /// Of an ensemble of this design.
    #[must_use]
    pub fn of(sc: &Scenario, design: &Design, fought: &Ensemble) -> Self {
        let run = nearest(sc, fought);
        let war = campaign::war(sc, design.theta_of(sc, run), design.seed_of(run), design.minds);
        let mut eyes = Eyes { stands: Vec::new() };
        let fight = || campaign::fight(&war, design.minds, design.until, &mut Room::default(), &mut eyes);
        // Where every war fails this one does too: nobody is then seen on the days that it did not come to.
        let _ = campaign::caught(fight);
        Self { run, stands: eyes.stands }
    }

    /// Where everybody stood on the evening of a day; nobody on one that it did not come to.
    #[must_use]
    pub fn on(&self, day: i32) -> &[Stand] {
        let at = usize::try_from(day - 1).ok();
        at.and_then(|at| self.stands.get(at)).map_or(&[], Vec::as_slice)
    }
}

/// Distance beyond which a target counts no more, in tolerances: one wild number must not choose the war.
const FAR: f64 = 4.0;

/// Number of the run nearest to the medians of the record's numbers, in tolerances; the first among equals.
fn nearest(sc: &Scenario, fought: &Ensemble) -> u32 {
    let column = |t: &Target| fought.runs.real(&format!("record.{}", t.key)).unwrap_or_default();
    let told: Vec<&[f64]> = sc.targets.iter().map(column).collect();
    let medians: Vec<Option<f64>> = fought.measured(sc).iter().map(|values| median(values)).collect();
    let all = || sc.targets.iter().zip(&told).zip(&medians);
    let distance = |run: usize| -> f64 {
        all().map(|((target, values), median)| off(target, values.get(run).copied(), *median)).sum()
    };
    let failed = fought.failed();
    let runs = (0..fought.runs.rows()).filter(|run| !failed.contains(&(*run as u32)));
    let best = runs.map(|run| (run, distance(run))).min_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or(0, |(run, _)| run as u32)
}

/// The median of what the wars tell of a target; none where most of them do not tell it.
fn median(values: &[f64]) -> Option<f64> {
    let told = values.iter().filter(|x| !x.is_nan()).count();
    (2 * told >= values.len()).then(|| quantile_of(values, 0.5))
}

/// How far a run is from the median of one target; where most wars do not tell it, whether this one does.
fn off(target: &Target, value: Option<f64>, median: Option<f64>) -> f64 {
    match (value.filter(|x| !x.is_nan()), median) {
        (Some(x), Some(median)) => target.apart(x, median).abs().min(FAR),
        (None, None) => 0.0,
        _ => FAR,
    }
}

struct Eyes {
    stands: Vec<Vec<Stand>>,
}

impl Watcher for Eyes {
    fn see(&mut self, war: &War<'_>, world: &World, _: &[(i32, &'static Rule, Happened)]) {
        self.stands.push(everybody(war.sc, world));
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
            Some(between(at(from), at(route.other(from)), km / route.km.max(1.0)))
        }
        Pos::Afloat(Convoy { from, passage: Passage::Sailing(SeaLeg { leg, km, .. }), .. }) => {
            let route = &sc.routes[leg.ix()];
            Some(between(at(from), at(route.other(from)), 1.0 - km / route.km.max(1.0)))
        }
        Pos::Afloat(Convoy { from, .. }) => Some(at(from)),
    }
}

fn between(a: (f64, f64), b: (f64, f64), share: f64) -> (f64, f64) {
    let share = share.clamp(0.0, 1.0);
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;
    use tregua_engine::scenario::check::check;

    /// A war at the median is nowhere nearer, also where that is none, or the record is certain.
    #[test]
    fn a_war_at_the_median_is_not_off() {
        let sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
        let target = |factor, tolerance| Target { factor, tolerance, ..sc.targets[1].clone() };
        for (target, middle) in [
            (target(true, (1.5, 1.5)), 0.0),
            (target(true, (1.5, 1.5)), 20.0),
            (target(false, (0.0, 0.0)), 2.0),
        ] {
            assert_eq!(off(&target, Some(middle), Some(middle)), 0.0, "{target:?}");
            assert_eq!(off(&target, Some(1000.0), Some(middle)), FAR, "{target:?}");
            assert_eq!(off(&target, Some(f64::NAN), Some(middle)), FAR, "{target:?}");
        }
        assert_eq!((median(&[f64::NAN, f64::NAN, 1.0]), median(&[1.0, 3.0, f64::NAN])), (None, Some(2.0)));
    }
}
