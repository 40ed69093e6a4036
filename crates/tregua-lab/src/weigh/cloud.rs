//! A cloud of wars on one draw of the numbers, fought as recorded, and what each reading makes of them.
//!
//! What deciders want does not bear on a war in which they do as recorded: readings that differ in nothing else share their wars, and
//! readings that set other numbers fight theirs with the same luck. Every war then says how likely each reading would be, had all gone as in
//! it. The wars are averaged, those nearer the record counting for more: by the whole of their likelihood that would be one or two of
//! some hundreds, so that what all readings have in common counts by a power of it only (a tempered likelihood; [`Setting::temper`]).

use super::acts::{Acts, ERRORS, ln_fact};
use super::clamp::{Clamp, Readings, TREMBLE, Told};
use super::evidence::{ln_mean_exp, ln_sum_exp, trembling};
use super::filter::{Cloud, Hidden};
use crate::measure::Observer;
use std::cell::RefCell;
use tregua_engine::day;
use tregua_engine::effect::Effects;
use tregua_engine::num;
use tregua_engine::record::Record;
use tregua_engine::war::War;
use tregua_engine::world::World;

/// Which dated facts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facts {
    /// All of them.
    All,
    /// All but one, by its place among them.
    But(usize),
    /// None.
    None,
}

/// How the evidence is counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Its word in the reports.
    pub word: &'static str,
    /// Which of the temperatures of choice.
    pub temperature: usize,
    /// The chance that a man does any of the things that he could do.
    pub tremble: f64,
    /// Which dated facts count.
    pub facts: Facts,
    /// Which of the errors of the sources.
    pub error: usize,
    /// The power of what all readings have in common, by which wars near the record count for more: 1 all of it, 0 none.
    pub temper: f64,
}

/// The plain way to count.
const PLAIN: Setting =
    Setting { word: "plain", temperature: 0, tremble: TREMBLE, facts: Facts::All, error: 0, temper: 0.1 };

/// The plain one, and those beside it.
const SETTINGS: [Setting; 10] = [
    PLAIN,
    Setting { word: "cold", temperature: 1, ..PLAIN },
    Setting { word: "warm", temperature: 2, ..PLAIN },
    Setting { word: "firm", tremble: TREMBLE / 10.0, ..PLAIN },
    Setting { word: "shaky", tremble: 5.0 * TREMBLE, ..PLAIN },
    Setting { word: "loose", error: 1, ..PLAIN },
    Setting { word: "looser", error: 2, ..PLAIN },
    Setting { word: "without-facts", facts: Facts::None, ..PLAIN },
    Setting { word: "all-alike", temper: 0.0, ..PLAIN },
    Setting { word: "nearer", temper: 0.25, ..PLAIN },
];

/// All ways to count: the plain one first, those beside it, and without each fact in turn. Where nothing else counts, some fact is left.
#[must_use]
pub fn settings(acts: &Acts) -> Vec<Setting> {
    let but = |i| Setting { word: "but", facts: Facts::But(i), ..PLAIN };
    let left = |s: &Setting| match s.facts {
        Facts::All => true,
        Facts::But(_) => !acts.list.is_empty() || acts.facts.len() > 1,
        Facts::None => !acts.list.is_empty(),
    };
    SETTINGS.into_iter().chain((0..acts.facts.len()).map(but)).filter(left).collect()
}

/// The wars of a cloud: for each slot one for every set of numbers, all with the luck of the slot.
pub struct Wars<'a> {
    /// Wars by slot, by set of numbers.
    pub fought: Vec<Vec<War<'a>>>,
    /// The readings that are asked about each.
    pub readings: Vec<Readings<'a>>,
    room: RefCell<(Effects, Record)>,
}

/// A war of each set of numbers with the same luck, and what they have told.
#[derive(Clone)]
pub struct Path {
    parts: Vec<Part>,
    /// ln of all that its weight was made of, from the first day.
    guide: f64,
}

#[derive(Clone)]
struct Part {
    world: World,
    observer: Observer,
    told: Told,
    /// How many acts it has told.
    known: usize,
    /// ln of how likely the acts so far were, by reading.
    ln: Vec<f64>,
    /// ln of how likely each fact so far was, by the error of the sources.
    facts: Vec<[f64; ERRORS.len()]>,
}

impl<'a> Wars<'a> {
    /// Wars that are fought so, and readings that are asked.
    #[must_use]
    pub fn new(fought: Vec<Vec<War<'a>>>, readings: Vec<Readings<'a>>) -> Self {
        Self { fought, readings, room: RefCell::new((Effects::new(), Record::new())) }
    }

    /// Fights a day of one war.
    fn fight(&self, war: &War<'_>, readings: &Readings<'_>, part: &mut Part) {
        for (at, offers, offer) in readings.acts.on(war.sc, part.world.day + 1) {
            if offers {
                readings.offer(at, &part.world, offer, &mut part.told);
            } else {
                readings.answer(at, &part.world, offer, &mut part.told);
            }
        }
        let (effects, record) = &mut *self.room.borrow_mut();
        let mut mind = Clamp { readings, told: &mut part.told };
        day::step(war, &mut part.world, &mut mind, effects, record);
        part.observer.see(war, &part.world, &record.happened);
        record.clear();
        let last = part.world.day >= war.sc.last_day;
        if last {
            (0..part.told.said.len()).for_each(|at| readings.missed(at, &mut part.told));
        }
        part.facts = ln_facts(war, readings.acts, &part.observer, last);
        let known = part.told.said.iter().flatten().count();
        if known != part.known {
            part.known = known;
            part.ln = (0..part.ln.len()).map(|r| part.told.ln(part.told.said.len(), r, &PLAIN)).collect();
        }
    }
}

/// What each fact tells; those that have not happened count on the last day only.
fn ln_facts(war: &War<'_>, acts: &Acts, observer: &Observer, last: bool) -> Vec<[f64; ERRORS.len()]> {
    let values = observer.values();
    let ln = |i: &usize| {
        let told = last || !values[*i].is_nan();
        ERRORS.map(|times| if told { ln_fact(&war.sc.targets[*i], values[*i], times) } else { 0.0 })
    };
    acts.facts.iter().map(ln).collect()
}

impl Part {
    /// ln of how likely the facts so far were.
    fn facts(&self, setting: &Setting) -> f64 {
        let counts = |i: usize| match setting.facts {
            Facts::All => true,
            Facts::But(one) => i != one,
            Facts::None => false,
        };
        let counted = self.facts.iter().enumerate().filter(|(i, _)| counts(*i));
        counted.map(|(_, ln)| ln[setting.error]).sum()
    }
}

impl Told {
    /// ln of how likely a reading held the first so many acts; nothing of those whose day has not come.
    fn ln(&self, acts: usize, reading: usize, setting: &Setting) -> f64 {
        let each = self.said[..acts].iter().flatten();
        let ln = |chance: f64, options| num::ln(trembling(chance, options, setting.tremble));
        each.map(|said| ln(said.chances[reading][setting.temperature], said.options)).sum()
    }
}

impl Path {
    /// ln of how likely each reading held the first so many acts, and the facts.
    fn ln(&self, acts: usize, setting: &Setting) -> Vec<f64> {
        let of = |part: &Part| {
            let facts = part.facts(setting);
            (0..part.ln.len()).map(|r| part.told.ln(acts, r, setting) + facts).collect::<Vec<f64>>()
        };
        self.parts.iter().flat_map(of).collect()
    }
}

impl Hidden for Wars<'_> {
    type State = Path;

    fn steps(&self) -> usize {
        self.fought[0][0].sc.last_day as usize
    }

    fn start(&self, slot: usize) -> Path {
        let part = |(war, readings): (&War<'_>, &Readings<'_>)| Part {
            world: day::start(war),
            observer: Observer::new(war.sc),
            told: Told::new(readings.acts.list.len(), readings.wars.len()),
            known: 0,
            ln: vec![0.0; readings.wars.len()],
            facts: Vec::new(),
        };
        Path { parts: self.fought[slot].iter().zip(&self.readings).map(part).collect(), guide: 0.0 }
    }

    fn step(&self, path: &mut Path, slot: usize, _: usize) -> f64 {
        for ((part, war), readings) in path.parts.iter_mut().zip(&self.fought[slot]).zip(&self.readings) {
            self.fight(war, readings, part);
        }
        let ln = |part: &Part| {
            let facts = part.facts(&PLAIN);
            part.ln.iter().map(|ln| ln + facts).collect::<Vec<f64>>()
        };
        let common = ln_mean_exp(&path.parts.iter().flat_map(ln).collect::<Vec<_>>());
        let before = std::mem::replace(&mut path.guide, PLAIN.temper * common);
        path.guide - before
    }
}

/// What a cloud says of the readings that it was asked, in the order of its sets of numbers.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Heard {
    /// ln of the evidence, by setting, by reading.
    pub ln: Vec<Vec<f64>>,
    /// The same at the plain setting of the facts and the first so many acts, by that number, by reading.
    pub so_far: Vec<Vec<f64>>,
    /// How likely each reading held each act on the mean of the cloud, by act, by reading.
    pub chances: Vec<Vec<f64>>,
    /// In how much of the cloud each act could be done as recorded [0-1].
    pub told: Vec<f64>,
    /// What the acts would tell on the mean if reading i were true, for it and against j [nat]; none where they set other numbers.
    pub power: Vec<Vec<Option<f64>>>,
    /// How often deciders who wanted what a reading says would do things at most as likely, all told, as what was done [0-1].
    pub foreseen: Vec<f64>,
    /// Share of the cloud that carried the weight when it was least [0-1].
    pub fewest: f64,
    /// Share of the wars of the first day that have offspring [0-1].
    pub ancestors: f64,
}

impl Heard {
    /// Asks the readings about a cloud, in all of these ways to count.
    #[must_use]
    pub fn of(cloud: &Cloud<Path>, settings: &[Setting]) -> Self {
        let Some(first) = cloud.states.first() else { return Self::default() };
        let acts = first.parts[0].told.said.len();
        // Reading by reading: of which set of numbers, and which there.
        let part = |(g, part): (usize, &Part)| (0..part.ln.len()).map(move |r| (g, r)).collect::<Vec<_>>();
        let all: Vec<(usize, usize)> = first.parts.iter().enumerate().flat_map(part).collect();
        let evidence = |setting: &Setting, acts_told: usize| {
            let each = cloud.states.iter().zip(&cloud.weights).map(|(path, weight)| {
                let common = ln_mean_exp(&path.ln(acts, setting));
                let lead = num::ln(weight.max(f64::MIN_POSITIVE)) + setting.temper * common - path.guide;
                let told = path.ln(acts_told, setting);
                let mean = ln_mean_exp(&told);
                told.iter().map(|ln| lead + ln - mean).collect::<Vec<f64>>()
            });
            let each: Vec<Vec<f64>> = each.collect();
            let of = |r: usize| ln_sum_exp(&each.iter().map(|path| path[r]).collect::<Vec<_>>());
            (0..all.len()).map(|r| cloud.ln_evidence + of(r)).collect()
        };
        let mean = |of: &dyn Fn(&Path) -> f64| {
            cloud.states.iter().zip(&cloud.weights).map(|(path, w)| w * of(path)).sum::<f64>()
        };
        let said = |path: &Path, k: usize, (g, r): (usize, usize)| {
            path.parts[g].told.said[k].as_ref().map_or(0.0, |s| s.chances[r][0])
        };
        let done = |path: &Path, k: usize| path.parts[0].told.said[k].as_ref().is_some_and(|s| s.done);
        let power = |(g, i): (usize, usize), (other, j): (usize, usize)| {
            (g == other).then(|| mean(&|path| path.parts[g].told.power[i][j]))
        };
        let foreseen = |path: &Path, (g, r): (usize, usize)| {
            let (less, variance) = path.parts[g].told.surprise[r];
            if variance > 0.0 { num::normal_cdf(less / num::sqrt(variance)) } else { 1.0 }
        };
        let n = cloud.states.len() as f64;
        Self {
            foreseen: all.iter().map(|r| mean(&|p| foreseen(p, *r))).collect(),
            ln: settings.iter().map(|s| evidence(s, acts)).collect(),
            so_far: (0..=acts).map(|k| evidence(&PLAIN, k)).collect(),
            chances: (0..acts).map(|k| all.iter().map(|r| mean(&|p| said(p, k, *r))).collect()).collect(),
            told: (0..acts).map(|k| mean(&|p| f64::from(u8::from(done(p, k))))).collect(),
            power: all.iter().map(|i| all.iter().map(|j| power(*i, *j)).collect()).collect(),
            fewest: cloud.fewest / n,
            ancestors: cloud.ancestors as f64 / n,
        }
    }
}
