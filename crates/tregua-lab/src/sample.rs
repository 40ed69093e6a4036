//! A few wars of an ensemble, fought once more to see them whole: every daily series and every happening of the first ones, and where
//! everybody stood in the middle one.

mod middle;

pub use middle::{Middle, Stand};

use crate::campaign::{self, Room, Watcher};
use crate::ensemble::{Design, Ensemble};
use crate::load::Loaded;
use crate::progress::Progress;
use crate::provenance::StoreError;
use crate::series;
use crate::table::{Column, Table};
use crate::words::Lang;
use crate::words::chronicle::Chronicle;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::war::War;
use tregua_engine::world::World;

/// Wars that are kept whole: the first of an ensemble, which are as good a draw as any.
pub const SAMPLE: u32 = 20;

/// Fights the first wars once more and writes `days.parquet` (a row a war and day) and `events.parquet` (a row a happening).
///
/// # Errors
/// If they cannot be written, or `stop` was raised; what was there before is then untouched.
pub fn write(
    loaded: &Loaded,
    design: &Design,
    fought: &Ensemble,
    folder: &Path,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Result<(), StoreError> {
    let failed = fought.failed();
    let mut eyes = Eyes::of(loaded);
    for run in (0..design.runs.min(SAMPLE)).filter(|i| !failed.contains(i)) {
        let (sc, seed) = (&loaded.scenario, design.seed_of(run));
        let war = campaign::war(sc, design.theta_of(sc, run), seed, design.minds);
        eyes.run = i64::from(run);
        if stop.load(Ordering::Relaxed) {
            break;
        }
        campaign::fight(&war, design.minds, design.until, &mut Room::default(), &mut eyes);
        progress.advance(1);
    }
    if stop.load(Ordering::Relaxed) {
        return Err(StoreError::Interrupted { kept: fought.runs.rows(), of: design.runs });
    }
    let notes =
        [("scenario", loaded.scenario.name.clone()), ("digest", format!("{:016x}", loaded.scenario.digest))];
    eyes.days(loaded).write(&folder.join("days.parquet"), &notes)?;
    Ok(eyes.events().write(&folder.join("events.parquet"), &notes)?)
}

/// Sees everything and writes it down.
struct Eyes<'a> {
    chronicle: Chronicle<'a>,
    run: i64,
    /// Run and day of each row of `daily`.
    evenings: Vec<(i64, i64)>,
    daily: Vec<f32>,
    /// Run, day, date, rule, text.
    events: Vec<(i64, i64, String, &'static str, String)>,
}

impl<'a> Eyes<'a> {
    fn of(loaded: &'a Loaded) -> Self {
        let chronicle = Chronicle::new(&loaded.scenario, &loaded.book, Lang::En);
        Self { chronicle, run: 0, evenings: Vec::new(), daily: Vec::new(), events: Vec::new() }
    }

    fn days(&self, loaded: &Loaded) -> Table {
        let list = series::list(&loaded.scenario);
        let column = |s: usize| {
            let values = self.daily.iter().skip(s).step_by(list.len()).map(|x| f64::from(*x));
            Column::real(list[s].name.clone(), list[s].unit, values.collect())
        };
        let mut columns = vec![
            Column::whole("run", "", self.evenings.iter().map(|e| e.0).collect()),
            Column::whole("day", "day since day 0", self.evenings.iter().map(|e| e.1).collect()),
        ];
        columns.extend((0..list.len()).map(column));
        Table { columns }
    }

    fn events(self) -> Table {
        let (mut runs, mut days, mut dates, mut rules, mut texts) = (vec![], vec![], vec![], vec![], vec![]);
        for (run, day, date, rule, text) in self.events {
            runs.push(run);
            days.push(day);
            dates.push(date);
            rules.push(rule.to_string());
            texts.push(text);
        }
        Table {
            columns: vec![
                Column::whole("run", "", runs),
                Column::whole("day", "day since day 0", days),
                Column::text("date", dates),
                Column::text("rule", rules),
                Column::text("text", texts),
            ],
        }
    }
}

impl Watcher for Eyes<'_> {
    fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        self.evenings.push((self.run, i64::from(world.day)));
        series::read(war, world, &mut self.daily);
        for (day, rule, happened) in told {
            let date = war.sc.date(*day).to_string();
            self.events.push((self.run, i64::from(*day), date, rule.id, self.chronicle.tell(happened)));
        }
    }
}
