//! `tregua run`: an ensemble, its tables, its score, its report.

use super::{say, words};
use crate::args::Run;
use crate::failure::{Done, Failure};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;
use tregua_lab::ensemble::{self, Design, Ensemble, Progress};
use tregua_lab::load::{self, Loaded};
use tregua_lab::record_score::{self, Scorecard};
use tregua_lab::report;
use tregua_lab::words::{Lang, Words};

/// Fights the ensemble into a folder and reports on it.
pub fn run(args: &Run, lang: Lang) -> Result<Done, Failure> {
    let loaded = load::load(&args.which.scenario)?;
    let design = args.which.design(&loaded.scenario, args.runs, args.theta)?;
    if args.runs == 0 {
        return Err(Failure::Typed("--runs 0: an ensemble has at least one war".into()));
    }
    let folder = args.output.clone().unwrap_or_else(|| PathBuf::from("runs").join(&loaded.scenario.name));
    let words = words(lang);
    let started = Instant::now();
    let about = [("runs", design.runs.to_string()), ("scenario", loaded.scenario.name.clone())];
    let bar = Bar::new(design.runs, say(&words, "run-fighting", &about));
    let fought = on_threads(args.threads, || fight(args, &loaded, &design, &folder, &bar))?;
    let score = record_score::score(&loaded.scenario, &measured(&loaded, &fought));
    let seconds = started.elapsed().as_secs_f64();
    report_into(&folder, &report::html(&loaded, &design, &fought, &score, lang))?;
    tell(args, &words, &design, &fought, &score, seconds, &folder)?;
    Ok(Done::Yes)
}

/// Writes the report beside the tables.
fn report_into(folder: &Path, html: &str) -> Result<(), Failure> {
    let path = folder.join("report.html");
    std::fs::write(&path, html).map_err(|e| {
        Failure::Typed(format!("could not write {}: {e} (the tables beside it are whole)", path.display()))
    })
}

fn fight(
    args: &Run,
    loaded: &Loaded,
    design: &Design,
    folder: &Path,
    bar: &Bar,
) -> Result<Ensemble, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let raised = stop.clone();
    // A second interrupt ends the program at once. Where no handler can be set, an interrupt does so too.
    let handled = ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            std::process::exit(2);
        }
    });
    drop(handled);
    let fought = ensemble::fight_into(&loaded.scenario, design, folder, args.resume, &stop, bar);
    bar.0.finish_and_clear();
    Ok(fought?)
}

/// The record's columns, in the order of the targets.
fn measured(loaded: &Loaded, fought: &Ensemble) -> Vec<Vec<f64>> {
    let column = |key: &String| fought.runs.real(&format!("record.{key}")).unwrap_or_default().to_vec();
    loaded.scenario.targets.iter().map(|t| column(&t.key)).collect()
}

fn tell(
    args: &Run,
    words: &Words,
    design: &Design,
    fought: &Ensemble,
    score: &Scorecard,
    seconds: f64,
    folder: &Path,
) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    if args.json {
        let text = serde_json::to_string_pretty(score).unwrap_or_default();
        return Ok(writeln!(out, "{text}")?);
    }
    let rate = f64::from(design.runs) / seconds.max(1e-9);
    let facts = [
        ("runs", design.runs.to_string()),
        ("seconds", format!("{seconds:.1}")),
        ("rate", format!("{rate:.0}")),
        ("folder", folder.display().to_string()),
    ];
    writeln!(out, "{}", say(words, "run-done", &facts))?;
    let counts = [
        ("inside", score.inside_90.len().to_string()),
        ("inside-50", score.inside_50.len().to_string()),
        ("targets", score.numbers.len().to_string()),
    ];
    writeln!(out, "{}", say(words, "run-score", &counts))?;
    let outside: Vec<&str> = score.parts.iter().filter(|p| !p.inside_90).map(|p| p.key.as_str()).collect();
    if !outside.is_empty() {
        writeln!(out, "{}", say(words, "run-outside", &[("list", outside.join(", "))]))?;
    }
    failures(words, design, fought, &mut out)?;
    let path = folder.join("report.html").display().to_string();
    Ok(writeln!(out, "{}", say(words, "run-report", &[("path", path)]))?)
}

fn failures(words: &Words, design: &Design, fought: &Ensemble, out: &mut impl Write) -> std::io::Result<()> {
    let failed = fought.failed();
    let Some(first) = failed.first() else { return Ok(()) };
    let command = format!("tregua trace --seed {}", design.seed_of(*first));
    writeln!(
        out,
        "{}",
        say(words, "run-failed", &[("count", failed.len().to_string()), ("command", command)])
    )
}

/// Runs `work` on so many threads, or on all cores.
fn on_threads<T: Send>(threads: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    let pool = threads.and_then(tregua_lab::ensemble::threads);
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// A progress bar with rate and remaining time; silent where stderr is no terminal.
struct Bar(ProgressBar);

impl Bar {
    fn new(runs: u32, about: String) -> Self {
        let style = "{msg}  {wide_bar}  {pos}/{len}  {per_sec}  {eta}";
        let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(ProgressBar::new(u64::from(runs)).with_style(style).with_message(about))
    }
}

impl Progress for Bar {
    fn advance(&self, runs: u64) {
        self.0.inc(runs);
    }
}
