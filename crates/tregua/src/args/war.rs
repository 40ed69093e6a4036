//! What is typed to fight wars and read what happened: run, trace, why, bench.

use super::{Numbers, Unfinished, War, Which, Work, whole};
use clap::Args;
use std::path::PathBuf;

/// `tregua run`
#[derive(Debug, Args)]
pub struct Run {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    /// How many wars
    #[arg(long, default_value_t = 1000, value_parser = whole::<u32>(1..=1_000_000))]
    pub runs: u32,
    /// Numbers of each war: a draw from the priors, a draw from what `fit` found, or the scenario's values (default: posterior where a
    /// fresh one lies beside the scenario, else prior)
    #[arg(long, value_enum)]
    pub theta: Option<Numbers>,
    /// Folder for tables and report (default: runs/SCENARIO)
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub unfinished: Unfinished,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub work: Work,
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
    pub war: War,
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

/// `tregua bench`
#[derive(Debug, Args)]
pub struct Bench {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// How many wars to time
    #[arg(long, default_value_t = 200, value_parser = whole::<u32>(1..=1_000_000))]
    pub runs: u32,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}
