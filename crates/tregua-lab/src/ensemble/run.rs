//! One run of an ensemble, and the row it becomes.

use super::Ending;
use crate::campaign::{self, Design, Room, Watcher};
use crate::measure::Observer;
use crate::table::{Column, MISSING, Table};
use std::cell::RefCell;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{DeciderId, PlanId, Scenario};
use tregua_engine::theta::Theta;
use tregua_engine::war::War;
use tregua_engine::world::{NEVER, World};

/// A choice counts as the recorded one if it falls no farther than this before its first day or after its last [day].
pub const AS_RECORDED: i32 = 21;

/// One run: its address, its numbers, and what was read off it.
#[derive(Clone, Debug)]
pub struct Run {
    /// Number in the ensemble.
    pub index: u32,
    /// Seed of its war.
    pub seed: u64,
    /// Its numbers.
    pub theta: Vec<f64>,
    /// The record's measures, in the order of the scenario's targets.
    pub values: Vec<f64>,
    /// Day each plan was first chosen, or missing.
    pub chosen: Vec<f64>,
    /// Day each documented decision was chosen as recorded: by its decider, within [`AS_RECORDED`] of its dates; or missing.
    pub decided: Vec<f64>,
    /// How it ended; nothing if the engine gave up.
    pub ending: Option<Ending>,
    /// What went wrong, if the engine gave up: the run is lost, the table is not.
    pub failure: String,
}

thread_local! {
    static ROOM: RefCell<Room> = RefCell::new(Room::default());
}

/// Fights run `i` of the design. With `daily`, its daily series are appended there.
#[must_use]
pub fn one(sc: &Scenario, design: &Design, i: u32, daily: Option<&mut Vec<f32>>) -> Run {
    let theta = design.theta_of(sc, i);
    let war = campaign::war(sc, theta, design.seed_of(i), design.minds);
    let before = daily.as_ref().map_or(0, |daily| daily.len());
    let mut eyes = Eyes { reader: Reader::new(sc), daily };
    let fought = campaign::caught(|| {
        let room = &mut Room::default();
        let shared = ROOM.with(|r| r.try_borrow_mut().map(|mut r| std::mem::take(&mut *r)));
        *room = shared.unwrap_or_default();
        let world = campaign::fight(&war, design.minds, design.until, room, &mut eyes);
        ROOM.with(|r| *r.borrow_mut() = std::mem::take(room));
        world
    });
    match fought {
        Ok(world) => eyes.reader.close(&war, &world, i, design.seed_of(i)),
        Err(failure) => {
            // Of a war that was not fought to its end nobody knows what it would have come to.
            if let Some(daily) = eyes.daily {
                daily.truncate(before);
            }
            Run { failure, ..Reader::new(sc).run(&war, i, design.seed_of(i)) }
        }
    }
}

/// Reads a war for its row.
struct Reader {
    observer: Observer,
    chosen: Vec<f64>,
    decided: Vec<f64>,
    ending: Ending,
}

impl Reader {
    /// On day 0.
    fn new(sc: &Scenario) -> Self {
        let (chosen, decided) = (vec![f64::NAN; sc.plans.len()], vec![f64::NAN; sc.decisions.len()]);
        Self { observer: Observer::new(sc), chosen, decided, ending: Ending::default() }
    }

    /// What was read of a war that ended like this.
    fn close(&self, war: &War<'_>, world: &World, index: u32, seed: u64) -> Run {
        Run { ending: Some(self.ending.closed(war, world)), ..self.run(war, index, seed) }
    }

    fn run(&self, war: &War<'_>, index: u32, seed: u64) -> Run {
        Run {
            index,
            seed,
            theta: war.theta.to_vec(),
            values: self.observer.values(),
            chosen: self.chosen.clone(),
            decided: self.decided.clone(),
            ending: None,
            failure: String::new(),
        }
    }

    fn chose(&mut self, sc: &Scenario, day: i32, decider: DeciderId, plan: PlanId) {
        let first = |cell: &mut f64| *cell = if cell.is_nan() { f64::from(day) } else { *cell };
        first(&mut self.chosen[plan.ix()]);
        for (i, d) in sc.decisions.iter().enumerate() {
            let time = d.from - AS_RECORDED..=d.until + AS_RECORDED;
            if (d.decider, d.plan) == (decider, plan) && time.contains(&day) {
                first(&mut self.decided[i]);
            }
        }
    }
}

impl Watcher for Reader {
    fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        debug_assert!(world.day > NEVER);
        self.observer.see(war, world, told);
        self.ending.see(war, world, told);
        for (day, _, happened) in told {
            if let Happened::Chose { decider, plan, .. } = *happened {
                self.chose(war.sc, *day, decider, plan);
            }
        }
    }
}

/// Watches a run for its row and its daily series.
struct Eyes<'a> {
    reader: Reader,
    daily: Option<&'a mut Vec<f32>>,
}

impl Watcher for Eyes<'_> {
    fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        self.reader.see(war, world, told);
        if let Some(daily) = self.daily.as_deref_mut() {
            crate::series::read(war, world, daily);
        }
    }
}

/// The rows of runs as a table; of a run that failed its address and its numbers, all else missing. Address, record measures (`record.KEY`), endings (`end.*`), plans' first days (`plan.KEY`),
/// documented decisions as recorded (`decision.KEY`), numbers (`theta.NAME`).
#[must_use]
pub fn table(sc: &Scenario, runs: &[Run]) -> Table {
    let real = |name: String, unit: &str, f: &dyn Fn(&Run) -> f64| {
        Column::real(name, unit, runs.iter().map(f).collect())
    };
    let mut columns = vec![
        Column::whole("run", "", runs.iter().map(|r| i64::from(r.index)).collect()),
        Column::whole("seed", "", runs.iter().map(|r| r.seed as i64).collect()),
        Column::text("failure", runs.iter().map(|r| r.failure.clone()).collect()),
    ];
    for (k, t) in sc.targets.iter().enumerate() {
        let unit = if t.unit == "date" { "day since day 0" } else { &t.unit };
        columns.push(real(format!("record.{}", t.key), unit, &|r| r.values[k]));
    }
    columns.extend(endings(sc, runs));
    for (k, p) in sc.plans.iter().enumerate() {
        columns.push(real(format!("plan.{}", p.key), "day since day 0", &|r| r.chosen[k]));
    }
    for (k, d) in sc.decisions.iter().enumerate() {
        columns.push(real(format!("decision.{}", d.key), "day since day 0", &|r| r.decided[k]));
    }
    for (k, name) in Theta::NAMES.iter().enumerate() {
        columns.push(real(format!("theta.{name}"), Theta::UNITS[k], &|r| r.theta[k]));
    }
    Table { columns }
}

fn endings(sc: &Scenario, runs: &[Run]) -> Vec<Column> {
    let whole = |name: String, f: &dyn Fn(&Ending) -> i64| {
        Column::whole(name, "1", runs.iter().map(|r| r.ending.as_ref().map_or(MISSING, f)).collect())
    };
    let real = |name: String, unit: &str, f: &dyn Fn(&Ending) -> f64| {
        Column::real(name, unit, runs.iter().map(|r| r.ending.as_ref().map_or(f64::NAN, f)).collect())
    };
    let side = |i: usize| sc.sides[i].key.as_str();
    let mut all = vec![
        whole("end.holds_capital".into(), &|e| e.holds[0]),
        whole("end.holds_fort".into(), &|e| e.holds[1]),
        real("end.capital_fell".into(), "day since day 0", &|e| e.capital_fell),
        real("end.dead.civilians".into(), "person", &|e| e.dead[4]),
        whole("end.battles".into(), &|e| e.battles),
        whole("end.truces".into(), &|e| e.truces[0]),
        whole("end.truces_broken".into(), &|e| e.truces[1]),
        whole("end.drifted".into(), &|e| e.drifted),
        real("end.change".into(), "1", &|e| e.change),
        whole("end.peace".into(), &|e| i64::from(e.peace)),
    ];
    for i in 0..2 {
        all.push(real(format!("end.men.{}", side(i)), "person", &|e| e.men[i]));
        all.push(real(format!("end.dead_of_sickness.{}", side(i)), "person", &|e| e.dead[i]));
        all.push(real(format!("end.dead_in_battle.{}", side(i)), "person", &|e| e.dead[2 + i]));
        all.push(whole(format!("end.coups.{}", side(i)), &|e| e.coups[i]));
    }
    all
}
