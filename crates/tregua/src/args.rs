//! The command line, as typed: the commands, and what several of them share.

mod fault;
pub mod help;
mod lab;
mod scenario;
mod talks;
mod war;

pub use lab::{Advise, Fit, Matters, Weigh, WhatIf};
pub use scenario::{Check, Explain, New};
pub use talks::{Audit, Range, Solve, Table, Talks, Theory};
pub use war::{Bench, Run, Trace, Why};

use crate::command::note;
use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ops::RangeInclusive;
use tregua_lab::parts::Begin;
use tregua_lab::words::Lang;

/// Wars that are fought and talked over at the same time: simulate them, hold them against the record, ask why.
#[derive(Debug, Parser)]
#[command(name = "tregua", version = version(), max_term_width = 100, disable_help_subcommand = true)]
pub struct Typed {
    /// Language of what is told: en or es (default: from LANG, else en)
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Tongue>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The version, and the number of the model: wars of another model are other wars.
fn version() -> String {
    format!("{} (model {})", env!("CARGO_PKG_VERSION"), tregua_engine::MODEL)
}

/// A language.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs)]
pub enum Tongue {
    En,
    Es,
}

impl Typed {
    /// What was typed; or help, or what is wrong with it, in this language, and the end.
    pub fn read(lang: Lang) -> Self {
        let matches = help::command(lang).try_get_matches();
        matches.and_then(|matches| Self::from_arg_matches(&matches)).unwrap_or_else(|error| {
            let Some(told) = fault::in_spanish(&error).filter(|_| lang == Lang::Es) else { error.exit() };
            note(told);
            std::process::exit(2)
        })
    }
}

impl Tongue {
    /// The language that is typed, as far as can be seen before anything else is understood.
    pub fn typed() -> Option<Self> {
        let typed: Vec<String> =
            std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
        let after = typed.windows(2).find(|two| two[0] == "--lang").map(|two| two[1].as_str());
        let named = after.or_else(|| typed.iter().find_map(|word| word.strip_prefix("--lang=")));
        Self::from_str(named?, false).ok()
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Fight a scenario many times, score it against the record and write a report
    Run(Run),
    /// Tell one war day by day
    Trace(Trace),
    /// What happened on a day, by which rule, from which source
    Why(Why),
    /// Explain a rule, a parameter, a source, or any entry of the scenario's files, with what it holds
    Explain(Explain),
    /// Read a scenario, report every fault, and say what it holds
    Check(Check),
    /// Write a small war that runs, to begin another from
    New(New),
    /// Ask what would have come of something else: wars that part on an evening, on the same luck
    #[command(name = "whatif")]
    WhatIf(WhatIf),
    /// Say what each choice is worth to somebody on an evening, from what he knows
    Advise(Advise),
    /// Find what fighting on is worth to each head, by self-play, and hold it against fresh wars
    Solve(Solve),
    /// Show day by day when both heads would rather have had a truce or a settlement than fight on
    Range(Range),
    /// What comes of the talks: how often something is signed, where and on what terms
    Talks(Talks),
    /// Find the numbers that agree with the record, and hold wars with such numbers against it
    Fit(Fit),
    /// What matters: which numbers, and how much of luck, move what comes out
    Matters(Matters),
    /// Hear a run: tell its talks offer by offer, and hold what was accepted and expected against fresh wars
    Audit(Audit),
    /// Weigh rival readings of the actors against the record; without a question, list what is asked
    Weigh(Weigh),
    /// Measure the speed of a scenario on this machine
    Bench(Bench),
    /// Read a negotiation domain: what is efficient, and the points that theory singles out
    Table(Table),
    /// Hold the table, the values and the rules against results of theory
    Theory(Theory),
    /// Print shell completions
    Completions {
        /// Shell
        shell: clap_complete::Shell,
    },
}

/// Which war: shared by the commands that fight one as it is typed.
#[derive(Debug, Args)]
pub struct War {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// Seed of the (first) war
    #[arg(long, default_value_t = 1, value_parser = seed())]
    pub seed: u64,
    /// Who decides: free, history, appraisal, quantal, or SIDE=KIND,SIDE=KIND
    #[arg(long, default_value = "free")]
    pub minds: String,
    /// Set a parameter: NAME=VALUE (can be given again)
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub set: Vec<String>,
}

/// Which war, and how much of it.
#[derive(Debug, Args)]
pub struct Which {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub war: War,
    /// Stop after this date (YYYY-MM-DD)
    #[arg(long)]
    pub until: Option<String>,
}

/// Where the numbers come from.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs)]
pub enum Numbers {
    Prior,
    Posterior,
    Default,
}

/// A seed as typed.
fn seed() -> impl Parse<u64> {
    whole(0..=u64::MAX)
}

/// What reads a number as typed, or says what to type instead.
trait Parse<T>: Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {}

impl<T, F: Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static> Parse<T> for F {}

/// A whole number of a range.
fn whole<T: TryFrom<u64>>(range: RangeInclusive<u64>) -> impl Parse<T> {
    move |typed: &str| {
        let number = typed.parse().ok().filter(|n| range.contains(n)).and_then(|n| T::try_from(n).ok());
        number.ok_or_else(|| format!("give a whole number from {} to {}", range.start(), range.end()))
    }
}

/// What is said of a number below 0 that cannot be.
const NOT_NEGATIVE: &str = "give a number from 0 up";

/// A finite number that is not below 0.
fn not_negative(typed: &str) -> Result<f64, &'static str> {
    finite(typed).filter(|x| *x >= 0.0).ok_or(NOT_NEGATIVE)
}

/// What is said of a number that has to be above 0.
const POSITIVE: &str = "give a number above 0";

/// A finite number above 0.
fn positive(typed: &str) -> Result<f64, &'static str> {
    finite(typed).filter(|x| *x > 0.0).ok_or(POSITIVE)
}

fn finite(typed: &str) -> Option<f64> {
    typed.parse().ok().filter(|x: &f64| x.is_finite())
}

/// What becomes of unfinished work that lies there.
#[derive(Clone, Copy, Debug, Args)]
pub struct Unfinished {
    /// Go on where interrupted work stopped
    #[arg(long)]
    pub resume: bool,
    /// Throw interrupted work away and begin anew
    #[arg(long, conflicts_with = "resume")]
    pub anew: bool,
}

impl From<Unfinished> for Begin {
    fn from(typed: Unfinished) -> Self {
        match typed {
            Unfinished { resume: true, .. } => Self::Resume,
            Unfinished { anew: true, .. } => Self::Anew,
            Unfinished { .. } => Self::Clean,
        }
    }
}

/// How it is worked out, and told.
#[derive(Clone, Copy, Debug, Args)]
pub struct Work {
    /// Threads (default: all cores)
    #[arg(long, value_parser = whole::<u16>(1..=1024))]
    pub threads: Option<u16>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}
