//! `tregua run`: an ensemble, its tables, its score, its report.

use super::progress::{Bar, stop_on_interrupt};
use super::{say, words};
use crate::args::Run;
use crate::failure::{Done, Failure};
use crate::which::usual_numbers;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Instant;
use tregua_engine::scenario::MindKind;
use tregua_lab::course;
use tregua_lab::ensemble::{self, Design, Ensemble, Silent};
use tregua_lab::load::Loaded;
use tregua_lab::range::{self, Range};
use tregua_lab::record_score::{self, Scorecard};
use tregua_lab::words::{Lang, Words};
use tregua_lab::{disk, report, sample};

/// Fights the ensemble into a folder and reports on it.
pub fn run(args: &Run, lang: Lang) -> Result<Done, Failure> {
    let words = words(lang);
    let theta = match args.theta {
        Some(theta) => theta,
        None => {
            let (theta, odd) = usual_numbers(&args.which.scenario)?;
            odd.into_iter().for_each(|odd| eprintln!("{}", Failure::from(odd).tell(&words)));
            theta
        }
    };
    let (loaded, design) = args.which.load(args.runs, theta)?;
    let folder = args.output.clone().unwrap_or_else(|| PathBuf::from("runs").join(&loaded.scenario.name));
    let started = Instant::now();
    let about = [("runs", design.runs.to_string()), ("scenario", loaded.scenario.name.clone())];
    let bar = Bar::new(u64::from(design.runs), say(&words, "run-fighting", &about));
    let fought = on_threads(args.work.threads, || fight(args, &loaded, &design, &folder, &bar))?;
    let score = record_score::score(&loaded.scenario, &measured(&loaded, &fought));
    let range = on_threads(args.work.threads, || table_talk(&loaded, &design));
    let done = Report { args, words, design, fought, score, range, folder, found: bar.found() };
    done.write(&loaded, lang)?;
    done.tell(started.elapsed().as_secs_f64())?;
    Ok(Done::Yes)
}

/// Everything that is told at the end.
struct Report<'a> {
    args: &'a Run,
    words: Words,
    design: Design,
    fought: Ensemble,
    score: Scorecard,
    range: Option<Range>,
    folder: PathBuf,
    /// Wars that lay on the disk and were not fought again.
    found: u64,
}

fn fight(
    args: &Run,
    loaded: &Loaded,
    design: &Design,
    folder: &Path,
    bar: &Bar,
) -> Result<Ensemble, Failure> {
    let stop = stop_on_interrupt();
    let fought = ensemble::fight_into(&loaded.scenario, design, folder, args.resume, &stop, bar);
    bar.finish();
    Ok(fought?)
}

/// Wars in which every evening is looked at for what could have been agreed.
const LOOKED_AT: u32 = 200;

/// The bargaining range over the first wars, and what came of their talks, where the scenario has values.
fn table_talk(loaded: &Loaded, design: &Design) -> Option<Range> {
    let (sc, go) = (&loaded.scenario, AtomicBool::new(false));
    let first = Design { runs: design.runs.min(LOOKED_AT), ..design.clone() };
    let mut range = range::range(sc, &first, &go, &Silent)?;
    if first.minds.contains(&MindKind::Quantal) {
        let other = |times: &f64| {
            let (temperature, design) = course::heated(sc, &first, *times);
            Some((temperature, course::course(sc, &design, &go, &Silent)?))
        };
        range.spread = TIMES.iter().filter_map(other).collect();
    }
    Some(range)
}

/// The talks are told at so many times the temperature of choice, too.
const TIMES: [f64; 2] = [0.5, 2.0];

/// The record's columns, in the order of the targets.
fn measured(loaded: &Loaded, fought: &Ensemble) -> Vec<Vec<f64>> {
    let column = |key: &String| fought.runs.real(&format!("record.{key}")).unwrap_or_default().to_vec();
    loaded.scenario.targets.iter().map(|t| column(&t.key)).collect()
}

impl Report<'_> {
    /// Writes the report and the wars that are kept whole beside the tables.
    fn write(&self, loaded: &Loaded, lang: Lang) -> Result<(), Failure> {
        sample::write(loaded, &self.design, &self.fought, &self.folder)?;
        let html = report::html(loaded, &self.design, &self.fought, &self.score, self.range.as_ref(), lang);
        let path = self.folder.join("report.html");
        disk::write_whole(&path, html.as_bytes()).map_err(|e| {
            let args = vec![("path", path.display().to_string()), ("cause", e.to_string())];
            Failure::Typed(("error-report", args))
        })
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
        let outside: Vec<&str> = parts.filter(|p| !p.inside_90).map(|p| p.key.as_str()).collect();
        if !outside.is_empty() {
            writeln!(out, "{}", say(&self.words, "run-outside", &[("list", outside.join(", "))]))?;
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
            ("seconds", format!("{seconds:.1}")),
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
        let facts = [("count", failed.len().to_string()), ("command", self.replay(*first))];
        writeln!(out, "{}", say(&self.words, "run-failed", &facts))
    }

    /// The command that fights one war again, with all that was typed.
    fn replay(&self, war: u32) -> String {
        let which = &self.args.which;
        let mut words = vec!["tregua".to_string(), "trace".into(), quoted(&which.scenario)];
        let mut add = |flag: &str, value: &str| words.extend([flag.to_string(), quoted(value)]);
        add("--seed", &self.design.seed_of(war).to_string());
        add("--minds", &which.minds);
        add("--theta", self.design.theta.word());
        if let Some(until) = &which.until {
            add("--until", until);
        }
        for set in &which.set {
            add("--set", set);
        }
        words.join(" ")
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=.,/+".contains(c);
    if word.chars().all(plain) { word.to_string() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// Runs `work` on so many threads, or on all cores.
pub(super) fn on_threads<T: Send>(threads: Option<u16>, work: impl FnOnce() -> T + Send) -> T {
    let pool = threads.and_then(|n| ensemble::threads(usize::from(n)));
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_is_quoted_only_where_a_shell_would_take_it_apart() {
        assert_eq!(quoted("scenarios/war-1815"), "scenarios/war-1815");
        assert_eq!(quoted("my wars/it's"), "'my wars/it'\\''s'");
    }
}
