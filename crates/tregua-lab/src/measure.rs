//! Measures: the record's numbers read off a simulated war, day by day, as it is fought.

mod daily;
mod deeds;

use crate::meetings::Meetings;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{Measure, Scenario, SideId};
use tregua_engine::war::War;
use tregua_engine::world::World;

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
    /// Deserters of each side by every evening, so that the days before an event can be counted back. By day.
    deserted: Vec<[u32; 2]>,
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
            deserted: vec![[0; 2]; sc.last_day as usize + 1],
            dead: [0; 2],
        }
    }

    /// Takes note of a day that has just been fought: its evening and what was told of it.
    pub fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        self.deserted[world.day as usize] = world.ledger.deserted;
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

    /// Deserters of a side in so many days up to the evening of one of them.
    fn deserters(&self, side: SideId, evening: i32, days: i32) -> u32 {
        let by = |day: i32| self.deserted[day.max(0) as usize][side.ix()];
        by(evening) - by(evening - days)
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
    use tregua_engine::scenario::{ArmyId, MindKind, PlaceId, Target};

    /// Men who went in the nights before an army marches count, those of the night after do not; nor does a march before the day that is meant.
    #[test]
    fn deserters_are_counted_up_to_the_march() {
        let mut sc = check(&crate::start::texts()).expect("the small war is sound").scenario;
        let (army, place, target) = (ArmyId::new(0), PlaceId::new(0), sc.targets[0].clone());
        let before = |days: i32, after: i32| {
            let measure = Measure::DesertersBefore { army, place, after, days };
            Target { measure, ..target.clone() }
        };
        sc.targets = vec![before(2, 0), before(2, 40), before(36, 40), before(100, 40), before(2, 41)];
        let theta = campaign::theta(&sc, ThetaFrom::Default, 1, &[]);
        let war = campaign::war(&sc, theta, 1, [MindKind::History; 2]);
        let (mut world, mut observer) = (day::start(&war), Observer::new(&sc));
        let side = world.armies[army.ix()].side;
        let left = Happened::Left { army, place, men: 9, convalescent: 0, by_sea: false };
        for day in 1..=40 {
            world.day = day;
            world.ledger.deserted[side.ix()] = (day * day) as u32;
            let told = [(day, &READ, left)];
            observer.see(&war, &world, if matches!(day, 20 | 40) { &told } else { &[] });
        }
        let squares = |from: i32, to: i32| f64::from(to * to - from * from);
        let values = observer.values();
        assert_eq!(values[..4], [squares(17, 19), squares(37, 39), squares(3, 39), squares(0, 39)]);
        assert!(values[4].is_nan());
    }

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
