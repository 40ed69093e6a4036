//! What is typed to question a scenario: whatif, advise, weigh, fit, matters.

use super::{Numbers, Unfinished, Which, Work, not_negative, seed, whole};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `tregua whatif`
#[derive(Debug, Args)]
pub struct WhatIf {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// The date in whose evening the wars part (YYYY-MM-DD)
    #[arg(long, requires = "deeds")]
    pub at: Option<String>,
    /// What is otherwise from then on: 'order PLAN', 'forbid PLAN', 'sign PACT', 'accept PACT by SIDE', 'refuse PACT by SIDE',
    /// 'refuse everything by SIDE', 'set NAME=VALUE', 'set NAME*FACTOR', 'without EVENT', 'news EVENT=JUMP', 'deliver PLAN' (can be given again)
    #[arg(long = "do", value_name = "DEED", requires = "at")]
    pub deeds: Vec<String>,
    /// Only this question of the scenario (can be given again; default: all)
    #[arg(long, conflicts_with = "at")]
    pub question: Vec<String>,
    /// Pairs of wars a question
    #[arg(long, default_value_t = 200, value_parser = whole::<u32>(2..=1_000_000))]
    pub pairs: u32,
    /// Pairs in a row that share their numbers and their past, and differ in the luck from that evening on alone
    #[arg(long, default_value_t = 1, value_parser = whole::<u32>(1..=1000))]
    pub lucks: u32,
    /// Seed of the first pair
    #[arg(long, default_value_t = 1, value_parser = seed())]
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
    #[command(flatten)]
    #[allow(missing_docs)]
    pub unfinished: Unfinished,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub work: Work,
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
    #[arg(long, default_value_t = 1, value_parser = seed())]
    pub seed: u64,
    /// Wars fought to find those that look like his: a third of them are kept
    #[arg(long, default_value_t = 96, value_parser = whole::<u32>(24..=100_000))]
    pub wars: u32,
    /// Who decides until then
    #[arg(long, default_value = "history")]
    pub before: String,
    /// Who decides from then on
    #[arg(long, default_value = "free")]
    pub minds: String,
    /// Folder for a page and a table (with --replay a table; default: none is written)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub work: Work,
}

/// `tregua weigh`
#[derive(Debug, Args)]
pub struct Weigh {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// Question of its hypotheses.toml; without one, all are listed with their readings
    pub question: Option<String>,
    /// Draws of the numbers from their priors
    #[arg(long, default_value_t = 48, value_parser = whole::<u32>(2..=100_000))]
    pub thetas: u32,
    /// Wars of a cloud
    #[arg(long, default_value_t = 8, value_parser = whole::<u32>(1..=100_000))]
    pub particles: u32,
    /// Clouds on each draw of the numbers
    #[arg(long, default_value_t = 2, value_parser = whole::<u32>(1..=1000))]
    pub repeats: u32,
    /// Wars fought freely under each reading, for the second opinion
    #[arg(long, default_value_t = 200, value_parser = whole::<u32>(16..=1_000_000))]
    pub wars: u32,
    /// Wars that tell what the war is worth to deciders who want otherwise; 0: to them it is worth what it is to the scenario's own
    #[arg(long, default_value_t = 300, value_parser = whole::<u32>(0..=1_000_000))]
    pub values: u32,
    /// Seed of the first war
    #[arg(long, default_value_t = 1, value_parser = seed())]
    pub seed: u64,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub unfinished: Unfinished,
    /// Folder for page and table (default: runs/SCENARIO/weigh/QUESTION)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub work: Work,
}

/// `tregua fit`
#[derive(Debug, Args)]
pub struct Fit {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// Seed of the luck
    #[arg(long, default_value_t = 1, value_parser = seed())]
    pub seed: u64,
    /// Who decides: free, history, appraisal, quantal, or SIDE=KIND,SIDE=KIND
    #[arg(long, default_value = "history")]
    pub minds: String,
    /// Wars with every number drawn: the check of the ranges, and the first wave
    #[arg(long, default_value_t = 1500, value_parser = whole::<u32>(200..=1_000_000))]
    pub scan: u32,
    /// Numbers that are fitted: those that explain most of the record
    #[arg(long, default_value_t = 20, value_parser = whole::<u16>(1..=60))]
    pub numbers: u16,
    /// Waves after the first
    #[arg(long, default_value_t = 3, value_parser = whole::<u16>(0..=20))]
    pub waves: u16,
    /// Wars of each
    #[arg(long, default_value_t = 400, value_parser = whole::<u32>(50..=1_000_000))]
    pub points: u32,
    /// Wars with fitted numbers, as a proof
    #[arg(long, default_value_t = 300, value_parser = whole::<u32>(20..=1_000_000))]
    pub proof: u32,
    /// Wars with known numbers, which are found again as a check of the fit (0: none)
    #[arg(long, default_value_t = 500, value_parser = whole::<u32>(0..=1_000_000))]
    pub known: u32,
    /// Steps of the chains, half as many more being thrown away
    #[arg(long, default_value_t = 5000, value_parser = whole::<u32>(20..=1_000_000))]
    pub steps: u32,
    /// What the model leaves out of every value, as a standard deviation in tolerances of the record (0: nothing)
    #[arg(long, default_value_t = 1.0, value_parser = not_negative)]
    pub discrepancy: f64,
    /// Put the posterior beside the scenario even if wars should not be drawn from it
    #[arg(long)]
    pub keep: bool,
    /// Lay down the folds of the scenario's fit/folds.toml as they stand, and fit nothing
    #[arg(long)]
    pub lay_folds: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub unfinished: Unfinished,
    /// Folder for the page (default: runs/SCENARIO/fit)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub work: Work,
}

/// Where numbers have ranges.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs)]
pub enum Ranges {
    Prior,
    Posterior,
}

impl From<Ranges> for Numbers {
    fn from(typed: Ranges) -> Self {
        match typed {
            Ranges::Prior => Self::Prior,
            Ranges::Posterior => Self::Posterior,
        }
    }
}

/// `tregua matters`
#[derive(Debug, Args)]
pub struct Matters {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    /// Walks over all numbers, one step each, to tell the idle ones
    #[arg(long, default_value_t = 8, value_parser = whole::<u32>(2..=100_000))]
    pub trajectories: u32,
    /// Wars with every number drawn, to tell which do most
    #[arg(long, default_value_t = 2000, value_parser = whole::<u32>(10..=1_000_000))]
    pub scan: u32,
    /// Numbers that get a share of their own; all others share one
    #[arg(long, default_value_t = 12, value_parser = whole::<u16>(1..=29))]
    pub factors: u16,
    /// Points at which shares are taken, each some wars; best a power of two
    #[arg(long, default_value_t = 512, value_parser = whole::<u32>(64..=1_000_000))]
    pub points: u32,
    /// Ranges of the numbers: of their priors, or of the posterior where the scenario was fitted
    #[arg(long, value_enum, default_value_t = Ranges::Prior)]
    pub theta: Ranges,
    /// Folder for tables and page (default: runs/SCENARIO/matters)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub unfinished: Unfinished,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub work: Work,
}
