//! The command line, as typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Wars that are fought and talked over at the same time: simulate them, hold them against the record, ask why.
#[derive(Debug, Parser)]
#[command(name = "tregua", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Typed {
    /// Language of what is told: en or es (default: from LANG, else en)
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Tongue>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// A language.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs)]
pub enum Tongue {
    En,
    Es,
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
    /// Explain a rule, a parameter, a source, a plan or a target
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
    /// Show day by day when both heads would rather have had a truce than fight on
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

/// Which war: shared by run, trace and why.
#[derive(Debug, Args)]
pub struct Which {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// Seed of the (first) war
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Who decides: free, history, appraisal, quantal, or SIDE=KIND,SIDE=KIND
    #[arg(long, default_value = "free")]
    pub minds: String,
    /// Stop after this date (YYYY-MM-DD)
    #[arg(long)]
    pub until: Option<String>,
    /// Set a parameter: NAME=VALUE (can be given again)
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub set: Vec<String>,
}

/// `tregua run`
#[derive(Debug, Args)]
pub struct Run {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    /// How many wars
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub runs: u32,
    /// Numbers of each war: a draw from the priors, a draw from what `fit` found, or the scenario's values (default: posterior where a
    /// fresh one lies beside the scenario, else prior)
    #[arg(long, value_enum)]
    pub theta: Option<Numbers>,
    /// Folder for tables and report (default: runs/SCENARIO)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// Go on where an interrupted run stopped
    #[arg(long)]
    pub resume: bool,
    /// Threads (default: all cores)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print the scorecard as JSON
    #[arg(long)]
    pub json: bool,
}

/// Where the numbers come from.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs)]
pub enum Numbers {
    Prior,
    Posterior,
    Default,
}

/// `tregua whatif`
#[derive(Debug, Args)]
pub struct WhatIf {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// The date in whose evening the wars part (YYYY-MM-DD)
    #[arg(long, requires = "deeds")]
    pub at: Option<String>,
    /// What is otherwise from then on: 'order PLAN', 'forbid PLAN', 'sign PACT', 'accept PACT by SIDE', 'refuse PACT by SIDE',
    /// 'set NAME=VALUE', 'set NAME*FACTOR', 'without EVENT', 'news EVENT=JUMP', 'deliver PLAN' (can be given again)
    #[arg(long = "do", value_name = "DEED", requires = "at")]
    pub deeds: Vec<String>,
    /// Only this question of the scenario (can be given again; default: all)
    #[arg(long, conflicts_with = "at")]
    pub question: Vec<String>,
    /// Pairs of wars a question
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    pub pairs: u32,
    /// Pairs in a row that share their numbers and differ in luck alone
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub lucks: u32,
    /// Seed of the first pair
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Who decides until then
    #[arg(long, default_value = "history")]
    pub before: String,
    /// Who decides from then on
    #[arg(long, default_value = "free")]
    pub minds: String,
    /// Numbers: one draw from the priors or the posterior for each pair, or the scenario's values
    #[arg(long, value_enum, default_value_t = Numbers::Prior)]
    pub theta: Numbers,
    /// Folder for tables and page (default: runs/SCENARIO/whatif)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// Go on where an interrupted search for answers stopped
    #[arg(long)]
    pub resume: bool,
    /// Threads (default: all cores)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua advise`
#[derive(Debug, Args)]
pub struct Advise {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// The evening: a date (YYYY-MM-DD) or a number of days since the first
    #[arg(long, required_unless_present = "replay")]
    pub day: Option<String>,
    /// Who asks: the id of a decider
    #[arg(long = "as", value_name = "DECIDER", required_unless_present = "replay")]
    pub decider: Option<String>,
    /// Score the documented decisions instead: how likely free minds held each
    #[arg(long, conflicts_with_all = ["day", "decider", "before"])]
    pub replay: bool,
    /// Seed of his war
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Wars fought to find those that look like his: a third of them are kept
    #[arg(long, default_value_t = 96, value_parser = clap::value_parser!(u32).range(24..=100_000))]
    pub wars: u32,
    /// Who decides until then
    #[arg(long, default_value = "history")]
    pub before: String,
    /// Who decides from then on
    #[arg(long, default_value = "free")]
    pub minds: String,
    /// Threads (default: all cores)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Folder for a page and a table (with --replay a table; default: none is written)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua trace`
#[derive(Debug, Args)]
pub struct Trace {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    /// Numbers: the scenario's values, or the draw that belongs to the seed
    #[arg(long, value_enum, default_value_t = Numbers::Default)]
    pub theta: Numbers,
    /// One JSON object a happening
    #[arg(long)]
    pub json: bool,
}

/// `tregua why`
#[derive(Debug, Args)]
pub struct Why {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    /// The day: a date or a number of days since the first
    #[arg(long)]
    pub day: String,
    /// Only rules whose id begins like this, with all their effects
    #[arg(long)]
    pub rule: Option<String>,
    /// Every effect as the model writes it, not only what can be told in words
    #[arg(long)]
    pub effects: bool,
    /// Numbers: the scenario's values, or the draw that belongs to the seed
    #[arg(long, value_enum, default_value_t = Numbers::Default)]
    pub theta: Numbers,
    /// One JSON object an effect
    #[arg(long)]
    pub json: bool,
}

/// `tregua explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// Id of a rule, a parameter, a source, a plan or a target; without one, everything there is
    pub id: Option<String>,
    /// Scenario whose values and sources are meant (default: the first in scenarios/)
    #[arg(long)]
    pub scenario: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua check`
#[derive(Debug, Args)]
pub struct Check {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua new`
#[derive(Debug, Args)]
pub struct New {
    /// Name of the war: a new folder of this name is made
    pub name: String,
    /// Folder to make it in
    #[arg(long, default_value = "scenarios")]
    pub into: PathBuf,
}

/// `tregua solve`
#[derive(Debug, Args)]
pub struct Solve {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// Wars of a round, each with its forks
    #[arg(long, default_value_t = 800, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub wars: u32,
    /// Rounds; what the last two thirds saw is put together
    #[arg(long, default_value_t = 9, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub rounds: u32,
    /// Seed of the first war
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Folder for the rounds so far (default: runs/SCENARIO)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// Go on where an interrupted search stopped
    #[arg(long)]
    pub resume: bool,
    /// Threads (default: all cores)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Search from eight starts instead, and say whether they end in the same values; none are kept
    #[arg(long, conflicts_with = "resume")]
    pub starts: bool,
    /// Say what each side would gain by choosing far more sharply than the other expects, by the values that are there; keeps nothing
    #[arg(long, conflicts_with_all = ["starts", "resume"])]
    pub exploit: bool,
    /// Print rounds, audit and values as JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua range`
#[derive(Debug, Args)]
pub struct Range {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    /// How many wars
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub runs: u32,
    /// Numbers: one draw from the priors for each war, or the scenario's values
    #[arg(long, value_enum, default_value_t = Numbers::Prior)]
    pub theta: Numbers,
    /// Draw it into this SVG file
    #[arg(long)]
    pub svg: Option<PathBuf>,
    /// Threads (default: all cores)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print every day as JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua talks`
#[derive(Debug, Args)]
pub struct Talks {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    /// How many wars
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub runs: u32,
    /// Numbers: one draw from the priors for each war, or the scenario's values
    #[arg(long, value_enum, default_value_t = Numbers::Prior)]
    pub theta: Numbers,
    /// Also at other temperatures of choice: so many times the scenario's, as 0.5,2
    #[arg(long, value_delimiter = ',', value_name = "TIMES")]
    pub temperatures: Vec<f64>,
    /// Threads (default: all cores)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print as JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua weigh`
#[derive(Debug, Args)]
pub struct Weigh {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// Question of its hypotheses.toml; without one, all are listed with their readings
    pub question: Option<String>,
    /// Draws of the numbers from their priors
    #[arg(long, default_value_t = 48, value_parser = clap::value_parser!(u32).range(2..=100_000))]
    pub thetas: u32,
    /// Wars of a cloud
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub particles: u32,
    /// Clouds on each draw of the numbers
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub repeats: u32,
    /// Wars fought freely under each reading, for the second opinion
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(16..=1_000_000))]
    pub wars: u32,
    /// Wars that tell what the war is worth to deciders who want otherwise; 0: to them it is worth what it is to the scenario's own
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub values: u32,
    /// Seed of the first war
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Folder for page and table (default: runs/SCENARIO/weigh/QUESTION)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// Threads (default: all cores)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print as JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua fit`
#[derive(Debug, Args)]
pub struct Fit {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// Seed of the luck
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Who decides: history, free, appraisal, quantal, or SIDE=KIND,SIDE=KIND
    #[arg(long, default_value = "history")]
    pub minds: String,
    /// Wars with every number drawn: the check of the ranges, and the first wave
    #[arg(long, default_value_t = 1500, value_parser = clap::value_parser!(u32).range(200..=1_000_000))]
    pub scan: u32,
    /// Numbers that are fitted: those that explain most of the record
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=60))]
    pub numbers: u16,
    /// Waves after the first
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u16).range(0..=20))]
    pub waves: u16,
    /// Wars of each
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(50..=1_000_000))]
    pub points: u32,
    /// Wars with fitted numbers, as a proof
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(20..=1_000_000))]
    pub proof: u32,
    /// Steps of the chains, half as many more being thrown away
    #[arg(long, default_value_t = 5000, value_parser = clap::value_parser!(u32).range(20..=1_000_000))]
    pub steps: u32,
    /// What the model leaves out of every value, as a standard deviation in tolerances of the record (0: nothing)
    #[arg(long, default_value_t = 1.0, value_parser = not_negative)]
    pub discrepancy: f64,
    /// Lay down the folds of the scenario's fit/folds.toml as they stand, and fit nothing
    #[arg(long)]
    pub lay_folds: bool,
    /// Go on where an interrupted fit stopped
    #[arg(long)]
    pub resume: bool,
    /// Folder for the page (default: runs/SCENARIO/fit)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// Threads (default: all cores)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print as JSON
    #[arg(long)]
    pub json: bool,
}

/// A finite number that is not below 0.
fn not_negative(typed: &str) -> Result<f64, String> {
    let number = typed.parse().ok().filter(|x: &f64| x.is_finite() && *x >= 0.0);
    number.ok_or_else(|| "it must be a number from 0 up".to_string())
}

/// `tregua matters`
#[derive(Debug, Args)]
pub struct Matters {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    /// Walks over all numbers, one step each, to tell the idle ones
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(2..=100_000))]
    pub trajectories: u32,
    /// Wars with every number drawn, to tell which do most
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(10..=1_000_000))]
    pub scan: u32,
    /// Numbers that get a share of their own; all others share one
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=29))]
    pub factors: u16,
    /// Points at which shares are taken, each some wars; best a power of two
    #[arg(long, default_value_t = 512, value_parser = clap::value_parser!(u32).range(64..=1_000_000))]
    pub points: u32,
    /// Folder for tables and page (default: runs/SCENARIO/matters)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// Go on where an interrupted study stopped
    #[arg(long)]
    pub resume: bool,
    /// Threads (default: all cores)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print as JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua bench`
#[derive(Debug, Args)]
pub struct Bench {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// How many wars to time
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub runs: u32,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua table`
#[derive(Debug, Args)]
pub struct Table {
    /// Domain: a folder of GENIUS files (.xml), or a .toml file; with --day, a scenario
    pub domain: PathBuf,
    /// The table of a war on the evening of this day, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub day: Option<String>,
    /// Seed of that war
    #[arg(long, default_value_t = 1, requires = "day")]
    pub seed: u64,
    /// Its minds, as for `run`
    #[arg(long, default_value = "history", requires = "day")]
    pub minds: String,
    /// The two at the table, by name (default: the first two)
    #[arg(long, value_name = "A,B")]
    pub parties: Option<String>,
    /// What not agreeing is worth to them (default: their reservation values)
    #[arg(long, value_name = "U1,U2", allow_hyphen_values = true)]
    pub disagreement: Option<String>,
    /// Draw the utility plane into this file
    #[arg(short = 'o', long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
    /// Write alternating offers of the efficient packages as a game tree for Gambit
    #[arg(long, value_name = "FILE")]
    pub efg: Option<PathBuf>,
    /// Rounds of that tree
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub rounds: u32,
    /// Options that a range of real numbers is cut into, where the file does not say
    #[arg(long, default_value_t = tregua_lab::domain::CUT, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    pub cut: u32,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua theory`
#[derive(Debug, Args)]
pub struct Theory {
    /// Ids of tests, T01 to T25 and B1 to B11 (default: all)
    pub tests: Vec<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua audit`
#[derive(Debug, Args)]
pub struct Audit {
    /// Folder of a run, or the name of a scenario for that in runs/SCENARIO
    pub run: PathBuf,
    /// Scenario of the run, where it does not lie in scenarios/
    #[arg(long)]
    pub scenario: Option<String>,
    /// The run's first wars: how many
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub wars: u32,
    /// Fresh continuations of each branch
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    pub rollouts: u32,
    /// Most signatures that are held against a refusal
    #[arg(long, default_value_t = 40)]
    pub signings: u16,
    /// Evenings on which values are held against what comes
    #[arg(long, default_value_t = 40)]
    pub evenings: u16,
    /// Most answers at tables that are given both ways
    #[arg(long, default_value_t = 20)]
    pub answers: u16,
    /// Threads (default: all cores)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}
