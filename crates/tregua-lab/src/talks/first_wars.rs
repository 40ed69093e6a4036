//! The talks of a run, looked at in its first wars: to look at every evening takes as long as to fight the war, and a few hundred tell as much.

use super::course;
use super::range::{self, Range};
use crate::ensemble::Design;
use crate::progress::Progress;
use crate::values::Audit;
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::{MindKind, Scenario};

/// Wars in which every evening is looked at for what could have been agreed.
const LOOKED_AT: u32 = 200;

/// What came of the talks is told at so many times the temperature of choice, too, where anybody chooses by values.
const TIMES: [f64; 2] = [0.5, 2.0];

/// How many wars [`range`] fights.
#[must_use]
pub fn fought(sc: &Scenario, design: &Design) -> u64 {
    let times = match (&sc.values, design.minds.contains(&MindKind::Quantal)) {
        (None, _) => 0,
        (Some(_), by_values) => 1 + if by_values { TIMES.len() as u64 } else { 0 },
    };
    times * u64::from(design.runs.min(LOOKED_AT))
}

/// The bargaining range over the first wars of a run, and what came of their talks; none if the scenario has no values, none of these
/// wars lasts, or `stop` was raised.
#[must_use]
pub fn range(
    sc: &Scenario,
    audit: Option<&Audit>,
    design: &Design,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Option<Range> {
    let first = Design { runs: design.runs.min(LOOKED_AT), ..design.clone() };
    let mut range = range::range(sc, audit, &first, stop, progress).filter(|range| range.wars > 0)?;
    if first.minds.contains(&MindKind::Quantal) {
        let other = |times: &f64| {
            let (temperature, design) = course::heated(sc, &first, *times);
            Some((temperature, course::course(sc, &design, stop, progress)?))
        };
        range.spread = TIMES.iter().filter_map(other).collect();
    }
    Some(range)
}
