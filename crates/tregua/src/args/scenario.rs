//! What is typed about a scenario: check, explain, new.

use clap::Args;
use std::path::PathBuf;

/// `tregua check`
#[derive(Debug, Args)]
pub struct Check {
    /// Scenario: a folder, or the name of one in scenarios/
    pub scenario: String,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `tregua explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// Id of a rule, a parameter, a source, a plan, a target or a documented decision; without one, everything there is
    pub id: Option<String>,
    /// Scenario whose values and sources are meant (default: the first in scenarios/)
    #[arg(long)]
    pub scenario: Option<String>,
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
