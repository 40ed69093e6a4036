//! Values for those who want otherwise: what the war would be worth to deciders who want something else than the scenario says.
//!
//! What a war comes to is linear in what is wanted. The same wars are therefore judged twice, as the scenario has it and as the others would,
//! and the scenario's values are moved by the difference of the two fits: their luck, which is most of what a fit is off by, cancels.
//! The wars are those that the scenario's own deciders fight; that others would also fight them otherwise is left out.

use super::{Cases, Ground, fit, ground, probe};
use crate::campaign::{self, GaveUp};
use crate::progress::Progress;
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::Scenario;
use tregua_engine::values::{Cell, Surface, Values};

/// The values of each of the scenarios `wants`, which differ from `sc` in what deciders want alone, from so many wars, and those wars that the engine gave up; none if `sc` has no
/// values itself, or `stop` was raised.
#[must_use]
pub fn otherwise(
    sc: &Scenario,
    wants: &[&Scenario],
    wars: u32,
    seed: u64,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Option<(Vec<Values>, Vec<GaveUp>)> {
    let own = sc.values.as_ref()?;
    let judges: Vec<&Scenario> = std::iter::once(sc).chain(wants.iter().copied()).collect();
    let fought =
        campaign::fight_all(seed, wars, stop, progress, |seed, i| probe::judged(sc, &judges, seed, i, 1.0))?;
    let mut whole: Vec<Cases> = judges.iter().map(|_| Cases::default()).collect();
    for war in fought.came {
        for (cases, more) in whole.iter_mut().zip(war) {
            cases.war.extend(more.war);
            cases.truce.extend(more.truce);
        }
    }
    // On the scale of the scenario's values, so that fits can be taken from each other.
    let fits: Vec<Values> = judges
        .iter()
        .zip(&whole)
        .map(|(judge, cases)| {
            let ground: Vec<Ground> = ground(judge, cases, Some(own));
            fit(judge, &ground)
        })
        .collect();
    let (as_it_is, others) = fits.split_first()?;
    let moved = |(fitted, judge): (&Values, &&Scenario)| Values {
        cells: own.cells.iter().map(|cell| shifted(cell, as_it_is, fitted, judge)).collect(),
    };
    Some((others.iter().zip(wants).map(moved).collect(), fought.gave_up))
}

/// A cell moved by what two fits differ in; where there were too few cases for either, it stays.
fn shifted(cell: &Cell, from: &Values, to: &Values, judge: &Scenario) -> Cell {
    let bounds = judge.deciders[cell.whose.ix()].utility.bounds(f64::from(judge.last_day));
    let (Some(from), Some(to)) = (from.cell(cell.viewer, cell.whose), to.cell(cell.viewer, cell.whose))
    else {
        return Cell { bounds, ..cell.clone() };
    };
    let shift = |own: &Surface, from: &Surface, to: &Surface| {
        let pairs = from.weights.iter().zip(&to.weights);
        let weights = own.weights.iter().zip(pairs).map(|(w, (a, b))| w + (b - a)).collect();
        Surface { weights, ..own.clone() }
    };
    Cell {
        war: shift(&cell.war, &from.war, &to.war),
        truce: shift(&cell.truce, &from.truce, &to.truce),
        bounds,
        ..cell.clone()
    }
}
