//! Measures: the record's numbers read off a simulated war, day by day, as it is fought.

mod daily;
mod deeds;

use crate::meetings::Meetings;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{Measure, Scenario, SideId};
use tregua_engine::war::War;
use tregua_engine::world::World;

/// Days of deserters remembered, so that the days before an event can be counted back.
const MEMORY: usize = 32;

/// Watches one war and reads off every target of the scenario's record.
#[derive(Clone, Debug)]
pub struct Observer {
    readings: Vec<Reading>,
    /// The number of each of the talks that are open.
    talks: Meetings<u32>,
    /// Talks opened so far.
    opened: u32,
    /// The number of those that closed last.
    closed: u32,
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
            talks: Meetings::default(),
            opened: 0,
            closed: 0,
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
            Happened::TalksOpened { from, .. } => {
                self.opened += u32::from(from.is_none());
                let new = self.talks.opens(happened).filter(|_| from.is_none());
                new.into_iter().for_each(|number| *number = self.opened);
            }
            Happened::TalksClosed { .. } => self.closed = self.talks.closes(happened).unwrap_or(0),
            Happened::TruceBegan { extends: false, .. } => self.truces += 1,
            _ => {}
        }
    }

    /// Deserters of a side in the `days` up to the evening of one of the last.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::{self, ThetaFrom};
    use tregua_engine::day;
    use tregua_engine::rules::command::READ;
    use tregua_engine::scenario::check::check;
    use tregua_engine::scenario::{MindKind, PlaceId, Target};

    /// Talks are numbered as they open, and those that close are told by their own number, whichever close first.
    #[test]
    fn talks_are_told_by_their_number() {
        let mut sc = check(&crate::start::texts()).expect("the small war is sound").scenario;
        let target = sc.targets[0].clone();
        let measures = [
            Measure::TalksOpen { nth: 1 },
            Measure::TalksOpen { nth: 2 },
            Measure::TalksClose { nth: 1 },
            Measure::TalksClose { nth: 2 },
        ];
        sc.targets = measures.map(|measure| Target { measure, ..target.clone() }).into();
        let theta = campaign::theta(&sc, ThetaFrom::Default, 1, &[]);
        let war = campaign::war(&sc, theta, 1, [MindKind::History; 2]);
        let (mut world, mut observer) = (day::start(&war), Observer::new(&sc));
        let [one, two, three] = [0, 1, 2].map(PlaceId::new);
        let days = [
            Happened::TalksOpened { place: one, chiefs: false, from: None },
            Happened::TalksOpened { place: two, chiefs: false, from: None },
            // The first go on between the chiefs.
            Happened::TalksOpened { place: three, chiefs: true, from: Some(one) },
            Happened::TalksClosed { place: three },
            Happened::TalksClosed { place: two },
        ];
        for happened in days {
            world.day += 1;
            observer.see(&war, &world, &[(world.day, &READ, happened)]);
        }
        assert_eq!(observer.values(), [1.0, 2.0, 4.0, 5.0]);
    }
}
