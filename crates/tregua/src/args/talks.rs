//! What is typed about values and talks: solve, range, talks, audit, table, theory.

use super::{Numbers, Unfinished, Which, Work, positive, seed, whole};
use clap::Args;
use std::path::PathBuf;

/// `tregua solve`
#[derive(Debug, Args)]
pub struct Solve {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// Wars of a round, each with its forks
    #[arg(long, default_value_t = 800, value_parser = whole::<u32>(1..=1_000_000))]
    pub wars: u32,
    /// Rounds; what the last two thirds saw is put together
    #[arg(long, default_value_t = 9, value_parser = whole::<u32>(1..=1000))]
    pub rounds: u32,
    /// Seed of the first war
    #[arg(long, default_value_t = 1, value_parser = seed())]
    pub seed: u64,
    /// Folder for the rounds so far (default: runs/SCENARIO)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub unfinished: Unfinished,
    /// Search from eight starts instead, and say whether they end in the same values; none are kept
    #[arg(long, conflicts_with_all = ["resume", "anew"])]
    pub starts: bool,
    /// Say what each side would gain by choosing far more sharply than the other expects, by the values that are there; keeps nothing
    #[arg(long, conflicts_with_all = ["starts", "resume", "anew"])]
    pub exploit: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub work: Work,
}

/// `tregua range`
#[derive(Debug, Args)]
pub struct Range {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    /// How many wars
    #[arg(long, default_value_t = 400, value_parser = whole::<u32>(1..=1_000_000))]
    pub runs: u32,
    /// Numbers: one draw from the priors or the posterior for each war, or the scenario's values
    #[arg(long, value_enum, default_value_t = Numbers::Prior)]
    pub theta: Numbers,
    /// Draw it into this SVG file
    #[arg(long)]
    pub svg: Option<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub work: Work,
}

/// `tregua talks`
#[derive(Debug, Args)]
pub struct Talks {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    /// How many wars
    #[arg(long, default_value_t = 1000, value_parser = whole::<u32>(1..=1_000_000))]
    pub runs: u32,
    /// Numbers: one draw from the priors or the posterior for each war, or the scenario's values
    #[arg(long, value_enum, default_value_t = Numbers::Prior)]
    pub theta: Numbers,
    /// Also at other temperatures of choice: so many times the scenario's, as 0.5,2
    #[arg(long, value_delimiter = ',', value_name = "TIMES", value_parser = positive)]
    pub temperatures: Vec<f64>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub work: Work,
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
    #[arg(long, default_value_t = 20, value_parser = whole::<u32>(1..=1_000_000))]
    pub wars: u32,
    /// Fresh continuations of each branch
    #[arg(long, default_value_t = 100, value_parser = whole::<u32>(2..=1_000_000))]
    pub rollouts: u32,
    /// Most signatures that are held against a refusal
    #[arg(long, default_value_t = 40, value_parser = whole::<u16>(0..=65_535))]
    pub signings: u16,
    /// Evenings on which values are held against what comes
    #[arg(long, default_value_t = 40, value_parser = whole::<u16>(0..=65_535))]
    pub evenings: u16,
    /// Most answers at tables that are given both ways
    #[arg(long, default_value_t = 20, value_parser = whole::<u16>(0..=65_535))]
    pub answers: u16,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub work: Work,
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
    #[arg(long, default_value_t = 1, requires = "day", value_parser = seed())]
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
    #[arg(long, default_value_t = 2, value_parser = whole::<u32>(1..=1000))]
    pub rounds: u32,
    /// Options that a range of real numbers is cut into, where the file does not say
    #[arg(long, default_value_t = tregua_lab::domain::CUT, value_parser = whole::<u32>(2..=1_000_000))]
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
