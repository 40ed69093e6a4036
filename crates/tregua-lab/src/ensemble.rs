//! Ensembles: many wars of one scenario, in parallel, interruptible, resumable; the same rows for any number of threads.

mod run;
mod store;

pub use run::{AS_RECORDED, Design, Ending, Run, one};
pub use store::{Manifest, StoreError};

use crate::record_score::quantile;
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
    /// A row a run (see [`run::columns`]).
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

/// Who wants to know how far it is.
pub trait Progress: Sync {
    /// So many more runs are fought.
    fn advance(&self, runs: u64);
}

/// Nobody wants to know.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn advance(&self, _runs: u64) {}
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
    let mut runs = Table::default();
    let mut daily = Vec::new();
    for first in (0..design.runs).step_by(PART as usize) {
        let part = part(sc, design, first, stop, progress)?;
        runs.append(run::table(sc, &part.rows));
        daily.extend(part.daily);
    }
    Ok(Ensemble { fans: fans(sc, &daily), runs })
}

/// Fights an ensemble into a folder: rows go to disk part by part, and what is there already is not fought again
/// (but for the daily series, which are not kept: a run is a pure function of its seed).
///
/// # Errors
/// If the folder holds another ensemble, cannot be written, or `stop` was raised; finished parts stay.
pub fn fight_into(
    sc: &Scenario,
    design: &Design,
    folder: &Path,
    resume: bool,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Result<Ensemble, StoreError> {
    let store = store::Store::open(sc, design, folder, resume)?;
    let mut runs = Table::default();
    let mut daily = Vec::new();
    for first in (0..design.runs).step_by(PART as usize) {
        let kept = store.part(first)?;
        if let Some(rows) = kept.filter(|_| first >= SERIES_RUNS) {
            progress.advance(rows.rows() as u64);
            runs.append(rows);
            continue;
        }
        let part = part(sc, design, first, stop, progress)?;
        let rows = run::table(sc, &part.rows);
        store.keep(first, &rows)?;
        runs.append(rows);
        daily.extend(part.daily);
    }
    let ensemble = Ensemble { fans: fans(sc, &daily), runs };
    store.finish(sc, &ensemble)?;
    Ok(ensemble)
}

/// Some of an ensemble's runs, with the daily series of those that make the fans.
struct Part {
    rows: Vec<Run>,
    daily: Vec<Vec<f32>>,
}

fn part(
    sc: &Scenario,
    design: &Design,
    first: u32,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Result<Part, StoreError> {
    let last = (first + PART).min(design.runs);
    let fight = |i: u32| {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let mut daily = Vec::new();
        let run = run::one(sc, design, i, (i < SERIES_RUNS).then_some(&mut daily));
        progress.advance(1);
        Some((run, daily))
    };
    let fought: Option<Vec<(Run, Vec<f32>)>> = (first..last).into_par_iter().map(fight).collect();
    let (rows, mut daily): (Vec<Run>, Vec<Vec<f32>>) =
        fought.ok_or(StoreError::Interrupted)?.into_iter().unzip();
    daily.retain(|d| !d.is_empty());
    Ok(Part { rows, daily })
}

fn fans(sc: &Scenario, daily: &[Vec<f32>]) -> Fans {
    let series = crate::series::list(sc).len();
    let days = daily.iter().map(Vec::len).max().unwrap_or(0) / series.max(1);
    let fan = |s: usize| (0..days).map(|d| quantiles(daily, d * series + s)).collect();
    Fans { days, q: (0..series).into_par_iter().map(fan).collect(), runs: daily.len() as u32 }
}

fn quantiles(daily: &[Vec<f32>], at: usize) -> [f64; 5] {
    let mut column: Vec<f64> = daily.iter().filter_map(|run| run.get(at)).map(|x| f64::from(*x)).collect();
    column.sort_by(f64::total_cmp);
    [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| quantile(&column, p))
}

impl Ensemble {
    /// Numbers of the runs that failed.
    #[must_use]
    pub fn failed(&self) -> Vec<u32> {
        let texts = self.runs.text("failure").unwrap_or_default();
        (0..).zip(texts).filter(|(_, t)| !t.is_empty()).map(|(i, _)| i).collect()
    }
}

/// A pool of so many threads, for those who do not want all cores; none if it cannot be had.
#[must_use]
pub fn threads(n: usize) -> Option<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new().num_threads(n).build().ok()
}

impl Fans {
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
