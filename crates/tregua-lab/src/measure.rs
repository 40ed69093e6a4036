//! Measures: the record's numbers read off a simulated war, day by day, as it is fought.

mod daily;
mod deeds;

use tregua_engine::day::War;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{Measure, Scenario, SideId};
use tregua_engine::world::World;

/// Days of deserters remembered, so that the days before an event can be counted back.
const MEMORY: usize = 32;

/// Watches one war and reads off every target of the scenario's record.
#[derive(Clone, Debug)]
pub struct Observer {
    readings: Vec<Reading>,
    /// Talks opened so far, and whether they are open.
    talks: (u32, bool),
    /// Truces begun so far.
    truces: u32,
    /// Deserters of each side by the evening of the last days, newest at `day % MEMORY`.
    deserted: [[u32; MEMORY]; 2],
    /// Deaths by sickness of each side by yesterday evening.
    dead: [u32; 2],
}

/// What is known so far of one measure: its value (missing until it can be told) and what it needs to remember.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading {
    value: Option<f64>,
    since: Option<f64>,
    sum: f64,
    days: u32,
}

impl Observer {
    /// An observer of a war over this scenario, on day 0.
    #[must_use]
    pub fn new(sc: &Scenario) -> Self {
        let readings =
            sc.targets.iter().map(|t| Reading { since: under_way(sc, &t.measure), ..Reading::default() });
        Self {
            readings: readings.collect(),
            talks: (0, false),
            truces: 0,
            deserted: [[0; MEMORY]; 2],
            dead: [0; 2],
        }
    }

    /// Takes note of a day that has just been fought: its evening and what was told of it.
    pub fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        for side in SideId::BOTH {
            self.deserted[side.ix()][world.day as usize % MEMORY] = world.ledger.deserted[side.ix()];
        }
        for (_, _, happened) in told {
            self.count(happened);
            for i in 0..self.readings.len() {
                self.hear(i, war, world, happened);
            }
        }
        for i in 0..self.readings.len() {
            self.look(i, war, world);
        }
        for side in SideId::BOTH {
            self.dead[side.ix()] = world.ledger.dead[side.ix()][0];
        }
    }

    /// The values, in the order of the scenario's targets; not a number for what did not happen.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        self.readings.iter().map(|r| r.value.unwrap_or(f64::NAN)).collect()
    }

    fn count(&mut self, happened: &Happened) {
        match happened {
            Happened::TalksOpened { .. } if !self.talks.1 => self.talks = (self.talks.0 + 1, true),
            Happened::TalksClosed { .. } => self.talks.1 = false,
            Happened::TruceBegan { extends: false, .. } => self.truces += 1,
            _ => {}
        }
    }

    /// Deserters of a side in the `days` before tonight.
    fn deserters(&self, side: SideId, day: i32, days: i32) -> u32 {
        let back = days.min(day).min(MEMORY as i32 - 1);
        let at = |d: i32| self.deserted[side.ix()][d as usize % MEMORY];
        at(day) - at(day - back)
    }
}

/// A passage that is under way on day 0 began then.
fn under_way(sc: &Scenario, measure: &Measure) -> Option<f64> {
    match *measure {
        Measure::Transit { army, from, to } => {
            let army = &sc.armies[army.ix()];
            (army.at == Some(from) && army.sailing_to == Some(to)).then_some(0.0)
        }
        _ => None,
    }
}
