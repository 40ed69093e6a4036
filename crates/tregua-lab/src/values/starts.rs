//! Several starts: whether a search ends in the same values wherever it begins (inference §6).
//!
//! All starts fight the same wars with the same luck, so that what sets them apart is the beginning alone.

use super::{Cases, Effort, Search, advance, distance, heads, play};
use crate::progress::Progress;
use serde::Serialize;
use std::collections::BTreeSet;
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
    /// How far each pair of them is apart, over evenings of fresh wars; none where they differ in what they know at all [share of the utility's
    /// range].
    pub apart: Vec<Vec<Option<f64>>>,
}

/// Why nothing can be said of where searches end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fruitless {
    /// It was to stop.
    Stopped,
    /// A search found no values: too few wars were fought.
    NoValues,
}

impl Starts {
    /// How many different values were found.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.ended.iter().enumerate().filter(|(i, e)| e.group == *i).count()
    }

    /// Searches from every start.
    ///
    /// # Errors
    /// If `stop` was raised, or too few wars were fought to find any values.
    pub fn search(
        sc: &Scenario,
        effort: &Effort,
        stop: &AtomicBool,
        progress: &dyn Progress,
    ) -> Result<Self, Fruitless> {
        let mut found = Vec::new();
        for start in STARTS {
            let mut search = Search { values: Some(beginning(sc, start)), ..Search::default() };
            while (search.rounds.len() as u32) < effort.rounds {
                if !advance(sc, effort, 1.0, &mut search, stop, progress) {
                    return Err(Fruitless::Stopped);
                }
            }
            found.push((start, search.residual(), search.found(sc).ok_or(Fruitless::NoValues)?));
        }
        let mut fresh = sc.clone();
        fresh.values = Some(found[0].2.clone());
        let unused = effort.seed.wrapping_add(u64::from(effort.rounds) * u64::from(effort.wars));
        let cases = play(&fresh, unused, effort.wars, 1.0, stop, progress).ok_or(Fruitless::Stopped)?;
        let apart: Vec<Vec<Option<f64>>> =
            found.iter().map(|a| found.iter().map(|b| apart(&cases, &a.2, &b.2)).collect()).collect();
        let same = |i: usize, j: usize| apart[i][j].is_some_and(|far| far <= SAME);
        let group = |i: usize| (0..i).find(|j| same(i, *j)).unwrap_or(i);
        let ended = found.iter().enumerate();
        let ended = ended.map(|(i, (start, residual, _))| Ended {
            start: *start,
            residual: *residual,
            group: group(i),
        });
        Ok(Self { ended: ended.collect(), apart })
    }
}

/// How far two sets of values are apart; none where one has a cell that the other lacks: then they differ.
fn apart(cases: &Cases, one: &Values, other: &Values) -> Option<f64> {
    let cells = |values: &Values| values.cells.iter().map(|c| (c.viewer, c.whose)).collect::<BTreeSet<_>>();
    if cells(one) == cells(other) { distance(cases, one, other) } else { None }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;
    use crate::values::WarCase;
    use tregua_engine::scenario::check::check;

    /// Values that know of different heads are not the same, and neither are values of which no evening tells.
    #[test]
    fn values_are_the_same_only_where_they_can_be_compared() {
        let sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
        let (hope, fear) = (beginning(&sc, STARTS[0]), beginning(&sc, STARTS[1]));
        let cell = &hope.cells[0];
        let evening = WarCase {
            viewer: cell.viewer,
            whose: cell.whose,
            features: Default::default(),
            worth: 0.0,
            war: 0,
        };
        let cases = Cases { war: vec![evening], truce: vec![], gave_up: vec![] };
        assert_eq!(apart(&cases, &hope, &hope), Some(0.0));
        let far = apart(&cases, &hope, &fear).expect("both tell of it");
        assert!((far - 2.0 * FAR).abs() < 1e-9, "{far}");
        assert_eq!(apart(&Cases::default(), &hope, &hope), None);
        let fewer = Values { cells: hope.cells[..1].to_vec() };
        assert_eq!(apart(&cases, &hope, &fewer), None);
    }
}
