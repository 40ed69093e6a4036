//! Ensembles: many wars of one scenario, in parallel, interruptible, resumable; the same rows for any number of threads.

mod ending;
mod run;
mod store;

pub use crate::campaign::Design;
pub use ending::Ending;
pub use run::{AS_RECORDED, Run, one, table};
use store::Kept;
pub use store::Manifest;

use crate::load::Loaded;
use crate::parts::Begin;
use crate::progress::Progress;
use crate::provenance::{self, StoreError};
use crate::statistics;
use crate::table::{Column, Table};
use rayon::prelude::*;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::scenario::Scenario;

/// Runs fought before their rows are put on disk.
const PART: u32 = 250;

/// Most runs whose daily series are kept whole for the fans: beyond it more runs do not change the picture.
pub const SERIES_RUNS: u32 = 1000;

/// An ensemble in memory: a row a run, and the fans.
#[derive(Clone, Debug)]
pub struct Ensemble {
    /// A row a run (its columns: `ensemble/run.rs`).
    pub runs: Table,
    /// Quantiles of the daily series: a row for each day and series.
    pub fans: Fans,
}

/// Quantiles of each daily series on each day.
#[derive(Clone, Debug, Default)]
pub struct Fans {
    /// Number of days, day 1 the first.
    pub days: usize,
    /// `q[series][day - 1]`: quantiles at 5, 25, 50, 75, 95 %.
    pub q: Vec<Vec<[f64; 5]>>,
    /// How many runs they are made of.
    pub runs: u32,
}

/// Fights an ensemble in memory, without files.
///
/// # Errors
/// [`StoreError::Interrupted`] if `stop` was raised.
pub fn fight(
    sc: &Scenario,
    design: &Design,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Result<Ensemble, StoreError> {
    let mut ensemble = Gathered::new(design);
    for first in (0..design.runs).step_by(PART as usize) {
        let (part, whole) = part(sc, design, first, Kept::default(), stop, progress);
        if !whole {
            return Err(StoreError::Interrupted { kept: 0, of: design.runs });
        }
        ensemble.add(part);
    }
    Ok(ensemble.finish(sc))
}

/// Fights an ensemble into a folder: rows go to disk part by part, and what is there already of work that is resumed is not
/// fought again. A finished ensemble of the same design is then given as it lies there.
///
/// # Errors
/// If the folder holds another ensemble, cannot be written, or `stop` was raised; finished runs stay.
pub fn fight_into(
    loaded: &Loaded,
    design: &Design,
    folder: &Path,
    begin: Begin,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Result<Ensemble, StoreError> {
    provenance::claim(folder, "run")?;
    let sc = &loaded.scenario;
    let store = store::Store::of(loaded, design, folder);
    if begin == Begin::Resume
        && let Some(whole) = store.finished(sc)?
    {
        progress.found(whole.runs.rows() as u64);
        return Ok(whole);
    }
    store.open(begin)?;
    let mut ensemble = Gathered::new(design);
    for first in (0..design.runs).step_by(PART as usize) {
        let kept = store.part(first)?;
        let before = kept.rows.rows();
        progress.found(before as u64);
        let (part, whole) = part(sc, design, first, kept, stop, progress);
        if part.rows.rows() > before {
            store.keep(first, &part)?;
        }
        ensemble.add(part);
        if !whole {
            return Err(StoreError::Interrupted { kept: ensemble.runs.rows(), of: design.runs });
        }
    }
    let ensemble = ensemble.finish(sc);
    store.finish(sc, &ensemble)?;
    Ok(ensemble)
}

/// Parts put together.
struct Gathered {
    wanted: usize,
    runs: Table,
    daily: Vec<Vec<f32>>,
}

impl Gathered {
    fn new(design: &Design) -> Self {
        Self { wanted: design.runs as usize, runs: Table::default(), daily: Vec::new() }
    }

    fn add(&mut self, part: Kept) {
        if part.rows.rows() > 0 {
            self.runs.append(part.rows);
            self.runs.reserve(self.wanted);
        }
        self.daily.extend(part.daily.into_iter().filter(|d| !d.is_empty()));
    }

    fn finish(self, sc: &Scenario) -> Ensemble {
        Ensemble { fans: fans(sc, &self.daily), runs: self.runs }
    }
}

/// Fights what a part still lacks, and says whether it is whole: once `stop` is raised no more wars are begun.
fn part(
    sc: &Scenario,
    design: &Design,
    first: u32,
    kept: Kept,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> (Kept, bool) {
    let there: Vec<u32> = kept.rows.whole("run").unwrap_or_default().iter().map(|i| *i as u32).collect();
    let lacking: Vec<u32> = (first..(first + PART).min(design.runs)).filter(|i| !there.contains(i)).collect();
    let fight = |i: u32| {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let mut daily = Vec::new();
        let run = run::one(sc, design, i, (i < SERIES_RUNS).then_some(&mut daily));
        progress.advance(1);
        Some((run, daily))
    };
    let fought: Vec<Option<(Run, Vec<f32>)>> = lacking.par_iter().map(|i| fight(*i)).collect();
    let whole = fought.iter().all(Option::is_some);
    let (rows, daily): (Vec<Run>, Vec<Vec<f32>>) = fought.into_iter().flatten().unzip();
    (merged(sc, kept, &there, &rows, daily), whole)
}

/// Rows of the disk and rows just fought, in the order of their runs.
fn merged(sc: &Scenario, kept: Kept, there: &[u32], fought: &[Run], daily: Vec<Vec<f32>>) -> Kept {
    if fought.is_empty() {
        return kept;
    }
    let mut rows = kept.rows;
    rows.append(run::table(sc, fought));
    let numbers = there.iter().copied().chain(fought.iter().map(|r| r.index));
    let mut days: Vec<(u32, Vec<f32>)> = numbers.zip(kept.daily.into_iter().chain(daily)).collect();
    days.sort_by_key(|(i, _)| *i);
    Kept { rows: rows.sorted_by("run"), daily: days.into_iter().map(|(_, d)| d).collect() }
}

fn fans(sc: &Scenario, daily: &[Vec<f32>]) -> Fans {
    let series = crate::series::list(sc).len();
    let days = daily.iter().map(Vec::len).max().unwrap_or(0) / series.max(1);
    let fan = |s: usize| (0..days).map(|d| quantiles(daily, d * series + s)).collect();
    Fans { days, q: (0..series).into_par_iter().map(fan).collect(), runs: daily.len() as u32 }
}

fn quantiles(daily: &[Vec<f32>], at: usize) -> [f64; 5] {
    let column = daily.iter().filter_map(|run| run.get(at)).map(|x| f64::from(*x));
    statistics::quantiles(&statistics::sorted(column))
}

impl Ensemble {
    /// Numbers of the runs that failed.
    #[must_use]
    pub fn failed(&self) -> Vec<u32> {
        let texts = self.runs.text("failure").unwrap_or_default();
        (0..).zip(texts).filter(|(_, t)| !t.is_empty()).map(|(i, _)| i).collect()
    }

    /// The numbers of a column in each war that was fought to its end; empty if there is none of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Vec<f64> {
        let values = self.runs.numbers(name).unwrap_or_default();
        let failed = self.failed();
        (0..).zip(values).filter(|(run, _)| !failed.contains(run)).map(|(_, x)| x).collect()
    }

    /// What was measured of each target, in their order, in each war that was fought to its end: of one that was not, nobody knows
    /// whether it would have happened.
    #[must_use]
    pub fn measured(&self, sc: &Scenario) -> Vec<Vec<f64>> {
        sc.targets.iter().map(|t| self.column(&format!("record.{}", t.key))).collect()
    }
}

/// A pool of so many threads, for those who do not want all cores; none if it cannot be had.
#[must_use]
pub fn threads(n: usize) -> Option<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new().num_threads(n).build().ok()
}

impl Fans {
    /// The fans of a table that [`Self::table`] wrote, made of so many runs; none if it is not one of this scenario.
    fn read(sc: &Scenario, table: &Table, runs: u32) -> Option<Self> {
        let series = crate::series::list(sc).len();
        let q: Vec<&[f64]> =
            ["q05", "q25", "q50", "q75", "q95"].iter().map(|k| table.real(k)).collect::<Option<_>>()?;
        let days = table.rows() / series.max(1);
        let five = |d: usize, s: usize| [0, 1, 2, 3, 4].map(|k: usize| q[k][d * series + s]);
        let fan = |s: usize| (0..days).map(|d| five(d, s)).collect();
        let whole = days * series == table.rows();
        whole.then(|| Self { days, q: (0..series).map(fan).collect(), runs })
    }

    /// As a table: a row for each day and series.
    #[must_use]
    pub fn table(&self, sc: &Scenario) -> Table {
        let list = crate::series::list(sc);
        let rows = || (0..self.days).flat_map(|d| (0..list.len()).map(move |s| (d, s)));
        let q = |k: usize| rows().map(|(d, s)| self.q[s][d][k]).collect();
        let names = ["q05", "q25", "q50", "q75", "q95"];
        let mut columns = vec![
            Column::whole("day", "day", rows().map(|(d, _)| d as i64 + 1).collect()),
            Column::text("series", rows().map(|(_, s)| list[s].name.clone()).collect()),
            Column::text("unit", rows().map(|(_, s)| list[s].unit.to_string()).collect()),
        ];
        columns
            .extend(names.iter().enumerate().map(|(k, name)| Column::real(*name, "see column unit", q(k))));
        Table { columns }
    }
}
