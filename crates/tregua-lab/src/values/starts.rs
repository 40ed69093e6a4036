//! Several starts: whether a search ends in the same values wherever it begins (inference §6).
//!
//! All starts fight the same wars with the same luck, so that what sets them apart is the beginning alone.

use super::{Effort, Search, advance, distance, heads, play};
use crate::progress::Progress;
use serde::Serialize;
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::{DeciderId, Scenario, SideId};
use tregua_engine::values::{Cell, SEEN, Surface, TRUCE_TERMS, Values, WAR_TERMS};

/// Values no farther apart than this are the same [share of the utility's range].
pub const SAME: f64 = 0.02;
/// What a start believes of a long rest at first, and how far from the middle it puts the war [share of the utility's range].
const LEAN: f64 = 0.1;
const FAR: f64 = 0.25;

/// Where a search begins: hope (1) or fear (-1).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Start {
    /// What each side's heads expect of any truce.
    pub rest: [f64; 2],
    /// What all expect of the war.
    pub war: f64,
}

/// Where searches begin: in hope of every truce, in fear of it, and crossed; each in hope of the war and in fear of it.
pub const STARTS: [Start; 8] = {
    let rests = [[1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]];
    let mut starts = [Start { rest: [0.0; 2], war: 0.0 }; 8];
    let mut i = 0;
    while i < starts.len() {
        starts[i] = Start { rest: rests[i / 2], war: if i.is_multiple_of(2) { 1.0 } else { -1.0 } };
        i += 1;
    }
    starts
};

/// Where a search began and how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ended {
    /// One of [`STARTS`].
    pub start: Start,
    /// How far the last round still moved the values [share of the utility's range].
    pub residual: f64,
    /// The first start that ended in the same values: its position.
    pub group: usize,
}

/// What several starts came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Starts {
    /// How each ended.
    pub ended: Vec<Ended>,
    /// How far each pair of them is apart, over evenings of fresh wars [share of the utility's range].
    pub apart: Vec<Vec<f64>>,
}

impl Starts {
    /// How many different values were found.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.ended.iter().enumerate().filter(|(i, e)| e.group == *i).count()
    }

    /// Searches from every start; none if `stop` was raised, or too few wars were fought to find any values.
    #[must_use]
    pub fn search(
        sc: &Scenario,
        effort: &Effort,
        stop: &AtomicBool,
        progress: &dyn Progress,
    ) -> Option<Self> {
        let mut found = Vec::new();
        for start in STARTS {
            let mut search = Search { values: Some(beginning(sc, start)), ..Search::default() };
            while (search.rounds.len() as u32) < effort.rounds {
                if !advance(sc, effort, 1.0, &mut search, stop, progress) {
                    return None;
                }
            }
            found.push((start, search.residual(), search.found(sc)?));
        }
        let mut fresh = sc.clone();
        fresh.values = Some(found[0].2.clone());
        let unused = effort.seed.wrapping_add(u64::from(effort.rounds) * u64::from(effort.wars));
        let cases = play(&fresh, unused, effort.wars, 1.0, stop, progress)?;
        let apart: Vec<Vec<f64>> =
            found.iter().map(|a| found.iter().map(|b| distance(&cases, &a.2, &b.2)).collect()).collect();
        let group = |i: usize| (0..=i).find(|j| apart[i][*j] <= SAME).unwrap_or(i);
        let ended = found.iter().enumerate();
        let ended = ended.map(|(i, (start, residual, _))| Ended {
            start: *start,
            residual: *residual,
            group: group(i),
        });
        Some(Self { ended: ended.collect(), apart })
    }
}

/// Values that say nothing but what the heads hope of a rest and of the war.
fn beginning(sc: &Scenario, start: Start) -> Values {
    let mut cells = Vec::new();
    for side in SideId::BOTH {
        for viewer in heads(sc, side) {
            let others = heads(sc, side.enemy());
            for whose in std::iter::once(viewer).chain(others) {
                let rest = start.rest[sc.deciders[whose.ix()].side.ix()];
                cells.push(cell(sc, viewer, whose, rest, start.war));
            }
        }
    }
    Values { cells }
}

fn cell(sc: &Scenario, viewer: DeciderId, whose: DeciderId, rest: f64, hope: f64) -> Cell {
    let bounds = sc.deciders[whose.ix()].utility.bounds(f64::from(sc.last_day));
    let range = bounds.1 - bounds.0;
    let only_first = |terms: usize, first: f64| {
        let mut weights = vec![0.0; terms];
        weights[0] = first;
        Surface { weights, error: 0.0, cases: 0 }
    };
    Cell {
        viewer,
        whose,
        war: only_first(WAR_TERMS, 0.5 * (bounds.0 + bounds.1) + hope * FAR * range),
        truce: only_first(TRUCE_TERMS, rest * LEAN * range),
        // Nothing has been seen yet: the first round finds the scales.
        scale: vec![(0.0, 0.0); SEEN.len()],
        bounds,
    }
}
