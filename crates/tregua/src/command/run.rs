//! `tregua run`: an ensemble, its tables, its score, its report.

use super::check::beside;
use super::progress::{Bar, stop_on_interrupt};
use super::{folder, note, say, words, write_page};
use crate::args::Run;
use crate::failure::{Done, Failure};
use crate::which::usual_numbers;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;
use tregua_lab::beside::{Beside, BesideError, Kind};
use tregua_lab::ensemble::{self, Design, Ensemble, Manifest};
use tregua_lab::load::Loaded;
use tregua_lab::record_score::{self, Score, Scorecard};
use tregua_lab::report::{self, Material};
use tregua_lab::sample::{self, Middle};
use tregua_lab::talks::first_wars;
use tregua_lab::talks::range::Range;
use tregua_lab::values;
use tregua_lab::words::{Lang, Words};

/// Fights the ensemble into a folder and reports on it.
pub fn run(args: &Run, lang: Lang) -> Result<Done, Failure> {
    let words = words(lang);
    let theta = args.theta.map_or_else(|| usual_numbers(&args.which.war.scenario), Ok)?;
    let (loaded, design) = args.which.load(args.runs, theta)?;
    left_out(args, &loaded).iter().for_each(|odd| note(odd.warn(&words)));
    let folder = folder(args.output.as_deref(), &[&loaded.scenario.name]);
    let started = Instant::now();
    let about = [("runs", design.runs.to_string()), ("scenario", loaded.scenario.name.clone())];
    let bar = Bar::new(u64::from(design.runs), say(&words, "run-fighting", &about));
    let stop = stop_on_interrupt();
    let fought = on_threads(args.work.threads, || {
        ensemble::fight_into(&loaded, &design, &folder, args.unfinished.into(), &stop, &bar)
    });
    bar.finish();
    let (fought, seconds) = (fought?, started.elapsed().as_secs_f64());
    let score = record_score::score(&loaded.scenario, &fought.measured(&loaded.scenario), design.until);
    // Once all have been fought some are again: to look at their talks, and to keep a few whole.
    let twice = first_wars::fought(&loaded.scenario, &design) + u64::from(design.runs.min(sample::SAMPLE));
    let again = Bar::new(twice, say(&words, "run-looking", &about));
    let audit = values::Kept::read(&loaded.folder, &loaded.scenario).ok().map(|kept| kept.audit);
    let range = on_threads(args.work.threads, || {
        first_wars::range(&loaded.scenario, audit.as_ref(), &design, &stop, &again)
    });
    let kept = sample::write(&loaded, &design, &fought, &folder, &stop, &again);
    again.finish();
    kept?;
    let middle = Middle::of(&loaded.scenario, &design, &fought);
    let done =
        Report { args, words, loaded, design, fought, score, range, middle, folder, found: bar.lay_there() };
    done.write(lang)?;
    done.tell(seconds)?;
    Ok(Done::Yes)
}

/// Everything that is told at the end.
struct Report<'a> {
    args: &'a Run,
    words: Words,
    loaded: Loaded,
    design: Design,
    fought: Ensemble,
    score: Scorecard,
    range: Option<Range>,
    middle: Middle,
    folder: PathBuf,
    /// Wars that lay on the disk and were not fought again.
    found: u64,
}

/// What lies beside the scenario, would be used here, and cannot be.
fn left_out(args: &Run, loaded: &Loaded) -> Vec<Failure> {
    let mut all = beside(loaded);
    all.retain(|odd| match odd {
        Failure::Folds(_) => false,
        Failure::Beside(BesideError::Damaged(file, _) | BesideError::Stale(file, _)) => {
            file.kind == Kind::Values || args.theta.is_none()
        }
        _ => true,
    });
    all
}

impl Report<'_> {
    /// Writes the report beside the tables.
    fn write(&self, lang: Lang) -> Result<(), Failure> {
        let Self { loaded, design, fought, score, middle, range, .. } = self;
        let material = Material { loaded, design, fought, score, middle, range: range.as_ref() };
        let html = report::html(&material, lang);
        write_page(&self.folder.join("report.html"), &html)
    }

    fn tell(&self, seconds: f64) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        if self.args.work.json {
            let text = serde_json::to_string_pretty(&self.score).unwrap_or_default();
            return Ok(writeln!(out, "{text}")?);
        }
        writeln!(out, "{}", self.done(seconds))?;
        let counts = [
            ("inside", self.score.inside_90.len().to_string()),
            ("inside-50", self.score.inside_50.len().to_string()),
            ("targets", self.score.numbers.len().to_string()),
        ];
        writeln!(out, "{}", say(&self.words, "run-score", &counts))?;
        let parts = self.score.parts.iter();
        let (due, not_due): (Vec<&Score>, Vec<&Score>) = parts.partition(|p| p.due);
        let outside = due.into_iter().filter(|p| !p.inside_90).collect();
        for (id, list) in [("run-outside", outside), ("run-not-due", not_due)] {
            let keys: Vec<&str> = list.iter().map(|p| p.key.as_str()).collect();
            if !keys.is_empty() {
                writeln!(out, "{}", say(&self.words, id, &[("list", keys.join(", "))]))?;
            }
        }
        self.failures(&mut out)?;
        let path = self.folder.join("report.html").display().to_string();
        Ok(writeln!(out, "{}", say(&self.words, "run-report", &[("path", path)]))?)
    }

    /// How many wars, in what time; or that they lay there already.
    fn done(&self, seconds: f64) -> String {
        let fought = u64::from(self.design.runs).saturating_sub(self.found);
        let facts = [
            ("runs", self.design.runs.to_string()),
            ("found", self.found.to_string()),
            ("seconds", self.words.lang().figure(&format!("{seconds:.1}"))),
            ("rate", format!("{:.0}", fought as f64 / seconds.max(1e-9))),
            ("folder", self.folder.display().to_string()),
        ];
        let id = match (self.found, fought) {
            (0, _) => "run-done",
            (_, 0) => "run-lay-finished",
            _ => "run-done-resumed",
        };
        say(&self.words, id, &facts)
    }

    fn failures(&self, out: &mut impl Write) -> std::io::Result<()> {
        let failed = self.fought.failed();
        let Some(first) = failed.first() else { return Ok(()) };
        let all = Manifest::of(&self.loaded.scenario, &self.loaded.asked, &self.design);
        let command = all.trace(self.design.seed_of(*first));
        let facts = [("count", failed.len().to_string()), ("command", command)];
        writeln!(out, "{}", say(&self.words, "run-failed", &facts))
    }
}

/// Runs `work` on so many threads, or on all cores.
pub(super) fn on_threads<T: Send>(threads: Option<u16>, work: impl FnOnce() -> T + Send) -> T {
    let pool = threads.and_then(|n| ensemble::threads(usize::from(n)));
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}
