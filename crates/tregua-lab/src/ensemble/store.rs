//! An ensemble's folder: `run.json` says what it is, `runs.parquet` and `fans.parquet` what came of it; parts while it is being fought.

use super::{Design, Ensemble};
use crate::table::{Table, TableError};
use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::Scenario;

/// What reproduces an ensemble: the scenario's digest, the model's number, and the design.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Manifest {
    /// Scenario's name.
    pub scenario: String,
    /// Digest of its text, in hexadecimal.
    pub digest: String,
    /// Number of the model: a changed golden is a changed model.
    pub model: u32,
    /// Version of the program.
    pub version: String,
    /// What was asked for.
    pub design: Design,
    /// The command that fights it again.
    pub command: String,
}

/// What can go wrong with an ensemble's folder.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A table failed.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The folder could not be used.
    #[error("could not {what} {path}: {cause} (choose another folder with -o)")]
    Folder {
        /// What was tried.
        what: &'static str,
        /// On what.
        path: PathBuf,
        /// Why not.
        cause: String,
    },
    /// Something else is there already.
    #[error("{path} holds another ensemble ({why}): choose another folder with -o, or delete it")]
    Another {
        /// Folder.
        path: PathBuf,
        /// In what it differs.
        why: String,
    },
    /// The user stopped it.
    #[error("interrupted: finished runs are kept; the same command with --resume goes on")]
    Interrupted,
}

pub(super) struct Store {
    folder: PathBuf,
}

impl Store {
    /// Opens the folder for this ensemble: new, or the same one again with `resume`.
    pub(super) fn open(
        sc: &Scenario,
        design: &Design,
        folder: &Path,
        resume: bool,
    ) -> Result<Self, StoreError> {
        let store = Self { folder: folder.to_path_buf() };
        let manifest = Manifest::of(sc, design);
        let parts = folder.join("parts");
        if !resume && parts.exists() {
            fs::remove_dir_all(&parts).map_err(|e| folder_error("clear", &parts, &e))?;
        }
        fs::create_dir_all(&parts).map_err(|e| folder_error("make the folder", &parts, &e))?;
        let path = folder.join("run.json");
        if resume && path.exists() {
            manifest.must_equal(&path)?;
        }
        let text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
        fs::write(&path, text + "\n").map_err(|e| folder_error("write", &path, &e))?;
        Ok(store)
    }

    fn path(&self, first: u32) -> PathBuf {
        self.folder.join("parts").join(format!("runs-{first:06}.parquet"))
    }

    /// The rows of a part that is on disk.
    pub(super) fn part(&self, first: u32) -> Result<Option<Table>, StoreError> {
        let path = self.path(first);
        if !path.exists() {
            return Ok(None);
        }
        Ok(Some(Table::read(&path)?))
    }

    pub(super) fn keep(&self, first: u32, rows: &Table) -> Result<(), StoreError> {
        Ok(rows.write(&self.path(first), &[])?)
    }

    /// The whole tables take the place of the parts.
    pub(super) fn finish(&self, sc: &Scenario, ensemble: &Ensemble) -> Result<(), StoreError> {
        let notes = [("scenario", sc.name.clone()), ("digest", format!("{:016x}", sc.digest))];
        ensemble.runs.write(&self.folder.join("runs.parquet"), &notes)?;
        let mut fans = notes.to_vec();
        fans.push(("runs", ensemble.fans.runs.to_string()));
        ensemble.fans.table(sc).write(&self.folder.join("fans.parquet"), &fans)?;
        let parts = self.folder.join("parts");
        fs::remove_dir_all(&parts).map_err(|e| folder_error("clear", &parts, &e))
    }
}

impl Manifest {
    /// The manifest of an ensemble that is about to be fought.
    #[must_use]
    pub fn of(sc: &Scenario, design: &Design) -> Self {
        Self {
            scenario: sc.name.clone(),
            digest: format!("{:016x}", sc.digest),
            model: tregua_engine::MODEL,
            version: env!("CARGO_PKG_VERSION").to_string(),
            design: design.clone(),
            command: command(sc, design),
        }
    }

    fn must_equal(&self, path: &Path) -> Result<(), StoreError> {
        let another = |why: String| StoreError::Another { path: path.to_path_buf(), why };
        let text = fs::read_to_string(path).map_err(|e| folder_error("read", path, &e))?;
        let there: Self =
            serde_json::from_str(&text).map_err(|e| another(format!("run.json is damaged: {e}")))?;
        for (what, same) in [
            ("another scenario", self.scenario == there.scenario),
            ("the scenario's text has changed", self.digest == there.digest),
            ("another model", self.model == there.model),
            ("another design", self.design == there.design),
        ] {
            if !same {
                return Err(another(what.to_string()));
            }
        }
        Ok(())
    }
}

fn command(sc: &Scenario, design: &Design) -> String {
    let kind = |i: usize| format!("{}={}", sc.sides[i].key, design.minds[i].word());
    let theta = match design.theta {
        crate::campaign::ThetaFrom::Default => "default",
        crate::campaign::ThetaFrom::Prior => "prior",
    };
    let mut text = format!(
        "tregua run {} --runs {} --seed {} --minds {},{} --theta {theta}",
        sc.name,
        design.runs,
        design.seed,
        kind(0),
        kind(1)
    );
    if let Some(day) = design.until {
        text += &format!(" --until {}", sc.date(day));
    }
    for (name, x) in &design.set {
        text += &format!(" --set {name}={x}");
    }
    text
}

fn folder_error(what: &'static str, path: &Path, cause: &std::io::Error) -> StoreError {
    StoreError::Folder { what, path: path.to_path_buf(), cause: cause.to_string() }
}
