//! A cloud of wars on one draw of the numbers, fought as recorded, and what each reading makes of them.
//!
//! What deciders want does not bear on a war in which they do as recorded: one cloud serves all readings that fight by the same numbers. It
//! is drawn anew by the mean of the readings, which favours none, and each is then weighed on its paths (importance sampling).

use super::acts::{Acts, ln_fact};
use super::clamp::{Clamp, Readings, TREMBLE, Told};
use super::evidence::{ln_mean_exp, ln_sum_exp, trembling};
use super::filter::{Cloud, Hidden};
use crate::measure::Observer;
use std::cell::RefCell;
use tregua_engine::day::{self, War};
use tregua_engine::effect::Effects;
use tregua_engine::num;
use tregua_engine::record::Record;
use tregua_engine::world::{self, World};

/// How the evidence is counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Which of the temperatures of choice.
    pub temperature: usize,
    /// The chance that a man does any of the things that he could do.
    pub tremble: f64,
    /// Dated facts count.
    pub facts: bool,
}

/// The plain one, and those beside it.
pub const SETTINGS: [Setting; 6] = [
    Setting { temperature: 0, tremble: TREMBLE, facts: true },
    Setting { temperature: 1, tremble: TREMBLE, facts: true },
    Setting { temperature: 2, tremble: TREMBLE, facts: true },
    Setting { temperature: 0, tremble: TREMBLE / 10.0, facts: true },
    Setting { temperature: 0, tremble: 5.0 * TREMBLE, facts: true },
    Setting { temperature: 0, tremble: TREMBLE, facts: false },
];

/// The wars of a cloud: one a slot, each with luck of its own.
pub struct Wars<'a> {
    /// Wars by slot.
    pub fought: Vec<War<'a>>,
    /// The readings that are asked.
    pub readings: Readings<'a>,
    room: RefCell<(Effects, Record)>,
}

/// One war, and what it has told.
#[derive(Clone)]
pub struct Path {
    world: World,
    observer: Observer,
    told: Told,
    /// How many acts it has told.
    known: usize,
    /// ln of how likely the acts so far were, by reading.
    ln: Vec<f64>,
    /// ln of how likely the facts so far were.
    facts: f64,
    /// ln of all that its weight was made of, from the first day.
    guide: f64,
}

impl<'a> Wars<'a> {
    /// Wars that are fought so, and readings that are asked.
    #[must_use]
    pub fn new(fought: Vec<War<'a>>, readings: Readings<'a>) -> Self {
        Self { fought, readings, room: RefCell::new((Effects::new(), Record::new())) }
    }

    fn acts(&self) -> &Acts {
        self.readings.acts
    }

    /// What the facts tell; those that have not happened count on the last day only.
    fn ln_facts(&self, observer: &Observer, last: bool) -> f64 {
        let values = observer.values();
        let told = self.acts().facts.iter().filter(|i| last || !values[**i].is_nan());
        told.map(|i| ln_fact(&self.fought[0].sc.targets[*i], values[*i])).sum()
    }
}

impl Told {
    /// ln of how likely a reading held an act; nothing before its day.
    fn ln(&self, act: usize, reading: usize, setting: &Setting) -> f64 {
        self.said[act].as_ref().map_or(0.0, |said| {
            num::ln(trembling(said.chances[reading][setting.temperature], said.options, setting.tremble))
        })
    }
}

impl Hidden for Wars<'_> {
    type State = Path;

    fn steps(&self) -> usize {
        self.fought[0].sc.last_day as usize
    }

    fn start(&self, slot: usize) -> Path {
        let (acts, readings) = (self.acts().list.len(), self.readings.wars.len());
        Path {
            world: world::start(&self.fought[slot]),
            observer: Observer::new(self.fought[slot].sc),
            told: Told::new(acts, readings),
            known: 0,
            ln: vec![0.0; readings],
            facts: 0.0,
            guide: 0.0,
        }
    }

    fn step(&self, path: &mut Path, slot: usize, _: usize) -> f64 {
        let war = &self.fought[slot];
        for (at, offers, offer) in self.acts().on(war.sc, path.world.day + 1) {
            if offers {
                self.readings.offer(at, &path.world, offer, &mut path.told);
            } else {
                self.readings.answer(at, &path.world, offer, &mut path.told);
            }
        }
        let (effects, record) = &mut *self.room.borrow_mut();
        let mut mind = Clamp { readings: &self.readings, told: &mut path.told };
        day::step(war, &mut path.world, &mut mind, effects, record);
        path.observer.see(war, &path.world, &record.happened);
        record.clear();
        let last = path.world.day >= war.sc.last_day;
        if last {
            for at in 0..path.told.said.len() {
                self.readings.missed(at, &mut path.told);
            }
        }
        path.facts = self.ln_facts(&path.observer, last);
        let known = path.told.said.iter().flatten().count();
        if known != path.known {
            path.known = known;
            let all = |r: usize| (0..path.told.said.len()).map(|k| path.told.ln(k, r, &SETTINGS[0])).sum();
            path.ln = (0..path.ln.len()).map(all).collect();
        }
        let before = std::mem::replace(&mut path.guide, ln_mean_exp(&path.ln) + path.facts);
        path.guide - before
    }
}

/// What a cloud says of the readings that it was asked.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// ln of the evidence, by setting, by reading.
    pub ln: Vec<Vec<f64>>,
    /// The same at the plain setting of the facts and the first so many acts, by that number, by reading.
    pub so_far: Vec<Vec<f64>>,
    /// How likely each reading held each act on the mean of the cloud, by act, by reading; not a number where no war of it came to that.
    pub chances: Vec<Vec<f64>>,
    /// In how much of the cloud each act could be done as recorded [0-1].
    pub told: Vec<f64>,
    /// What the acts would tell on the mean if reading i were true, for it and against j [nat].
    pub power: Vec<Vec<f64>>,
    /// Share of the cloud that carried the weight when it was least [0-1].
    pub fewest: f64,
    /// Share of the wars of the first day that have offspring [0-1].
    pub ancestors: f64,
}

impl Heard {
    /// Asks the readings about a cloud.
    #[must_use]
    pub fn of(cloud: &Cloud<Path>, readings: usize) -> Self {
        let acts = cloud.states.first().map_or(0, |p| p.told.said.len());
        let whole = |setting: &Setting, reading: usize, acts: usize| {
            let each = cloud.states.iter().zip(&cloud.weights).map(|(path, weight)| {
                let told: f64 = (0..acts).map(|k| path.told.ln(k, reading, setting)).sum();
                let facts = if setting.facts { path.facts } else { 0.0 };
                num::ln(weight.max(f64::MIN_POSITIVE)) + told + facts - path.guide
            });
            cloud.ln_evidence + ln_sum_exp(&each.collect::<Vec<_>>())
        };
        let by_reading = |of: &dyn Fn(usize) -> f64| (0..readings).map(of).collect::<Vec<f64>>();
        let mean = |of: &dyn Fn(&Path) -> f64| {
            cloud.states.iter().zip(&cloud.weights).map(|(path, w)| w * of(path)).sum::<f64>()
        };
        let chance = |k: usize, r: usize| mean(&|p| p.told.said[k].as_ref().map_or(0.0, |s| s.chances[r][0]));
        let done = |p: &Path, k: usize| {
            p.told.said[k].as_ref().is_some_and(|s| s.chances.iter().any(|c| c[0] > 0.0))
        };
        let n = cloud.states.len() as f64;
        Self {
            ln: SETTINGS.iter().map(|s| by_reading(&|r| whole(s, r, acts))).collect(),
            so_far: (0..=acts).map(|k| by_reading(&|r| whole(&SETTINGS[0], r, k))).collect(),
            chances: (0..acts).map(|k| by_reading(&|r| chance(k, r))).collect(),
            told: (0..acts).map(|k| mean(&|p| f64::from(u8::from(done(p, k))))).collect(),
            power: (0..readings).map(|i| by_reading(&|j| mean(&|p| p.told.power[i][j]))).collect(),
            fewest: cloud.fewest / n,
            ancestors: cloud.ancestors as f64 / n,
        }
    }
}
