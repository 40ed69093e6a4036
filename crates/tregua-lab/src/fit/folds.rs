//! Folds: parts of the record that are left out in turn, each a theme in a period. They are laid down before anything is fitted, in
//! `fit/folds.toml` beside the scenario; `fit/looks.json` keeps their digest and counts how often what was left out has been looked at.

use crate::disk;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::Scenario;
use tregua_engine::scenario::text::Texts;
use tregua_engine::unit::Date;

/// Folds of a scenario that lays down none of its own: its targets by their numbers, as even parts.
const EVEN: usize = 5;

/// A fold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Laid {
    /// Id.
    pub id: String,
    /// First and last date of what it tells of (YYYY-MM-DD).
    pub period: Option<[String; 2]>,
    /// What it tells of.
    pub theme: String,
    /// Numbers of its targets.
    pub targets: Vec<u32>,
}

/// The folds of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Folds {
    /// In their order.
    pub all: Vec<Laid>,
    looks: PathBuf,
    before: u32,
    /// Digest of those that were laid down; none for even parts.
    laid: Option<String>,
}

/// `looks.json`.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Looks {
    /// Digest of the folds that were laid down; none for even parts.
    folds: Option<String>,
    /// Fits that have scored what was left out.
    looks: u32,
}

/// `folds.toml`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    fold: Vec<Laid>,
}

/// Why folds cannot be used. Nothing was fitted.
#[derive(Debug, thiserror::Error)]
pub enum FoldsError {
    /// A file of them cannot be used.
    #[error("cannot use {path}: {what}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what to do.
        what: String,
    },
    /// Nobody has laid them down.
    #[error(
        "the folds of {path} are not laid down: `tregua fit {name} --lay-folds` does that once, before anything is fitted"
    )]
    NotLaid {
        /// The file.
        path: PathBuf,
        /// The scenario.
        name: String,
    },
    /// They are not those that were laid down.
    #[error(
        "the folds of {path} have digest {here}, and those that were laid down {there}: put them back, or lay these down with `tregua fit {name} --lay-folds`; looks are counted on"
    )]
    Altered {
        /// The file.
        path: PathBuf,
        /// Digest of what stands there.
        here: String,
        /// Digest of what was laid down.
        there: String,
        /// The scenario.
        name: String,
    },
    /// They were laid down, and are gone.
    #[error(
        "the folds that were laid down in {path} with digest {there} are gone: put the file back, or write others and lay these down with `tregua fit {name} --lay-folds`; looks are counted on"
    )]
    Gone {
        /// The file.
        path: PathBuf,
        /// Digest of what was laid down.
        there: String,
        /// The scenario.
        name: String,
    },
}

impl Folds {
    /// The folds of a scenario, as they were laid down; with `lay` those that stand in the file now are laid down.
    ///
    /// # Errors
    /// If a file of them is damaged, or they are not those that were laid down, or these are gone.
    pub fn read(sc: &Scenario, folder: &Path, lay: bool) -> Result<Self, FoldsError> {
        let (path, looks) = (folder.join("fit/folds.toml"), folder.join("fit/looks.json"));
        let kept: Looks = match read(&looks)? {
            Some(text) => serde_json::from_str(&text).map_err(|e| damaged(&looks, &e.to_string()))?,
            None => Looks::default(),
        };
        let (before, name) = (kept.looks, sc.name.clone());
        let Some(text) = read(&path)? else {
            return match kept.folds {
                Some(there) => Err(FoldsError::Gone { path, there, name }),
                None => Ok(Self { all: Self::even(sc), looks, before, laid: None }),
            };
        };
        let File { fold: all } = toml::from_str(&text).map_err(|e| damaged(&path, &e.to_string()))?;
        if let Some(what) = flaw(sc, &all) {
            return Err(damaged(&path, &what));
        }
        let mut folds = Self { all, looks, before, laid: kept.folds };
        let here = folds.digest();
        if lay {
            folds.laid = Some(here);
            folds.write(before)?;
            return Ok(folds);
        }
        match folds.laid.clone() {
            None => Err(FoldsError::NotLaid { path, name }),
            Some(there) if there != here => Err(FoldsError::Altered { path, here, there, name }),
            Some(_) => Ok(folds),
        }
    }

    /// Even parts, without a file: nothing is kept of them.
    #[must_use]
    pub fn of_even_parts(sc: &Scenario) -> Self {
        Self { all: Self::even(sc), looks: PathBuf::new(), before: 0, laid: None }
    }

    fn even(sc: &Scenario) -> Vec<Laid> {
        let numbers: Vec<u32> = fitted(sc).into_iter().collect();
        let part = |i: usize| {
            let of = numbers.iter().enumerate().filter(|(at, _)| at * EVEN / numbers.len() == i);
            let targets = of.map(|(_, n)| *n).collect();
            Laid { id: (i + 1).to_string(), period: None, theme: "by number".into(), targets }
        };
        (0..EVEN).map(part).filter(|fold| !fold.targets.is_empty()).collect()
    }

    /// A digest of them in hexadecimal: words between them do not count, all else does.
    #[must_use]
    pub fn digest(&self) -> String {
        let text = toml::to_string(&File { fold: self.all.clone() }).unwrap_or_default();
        format!("{:016x}", Texts::new("folds", [("folds.toml".to_owned(), text)]).digest())
    }

    /// Counts a look at what was left out, and gives how many there have been.
    ///
    /// # Errors
    /// If the count cannot be kept: then nothing may be looked at.
    pub fn look(&self) -> Result<u32, FoldsError> {
        self.write(self.before + 1)?;
        Ok(self.before + 1)
    }

    fn write(&self, looks: u32) -> Result<(), FoldsError> {
        let kept = Looks { folds: self.laid.clone(), looks };
        let text = serde_json::to_string_pretty(&kept).unwrap_or_default() + "\n";
        let folder = self.looks.parent().unwrap_or(Path::new("."));
        let written =
            fs::create_dir_all(folder).and_then(|()| disk::write_whole(&self.looks, text.as_bytes()));
        written.map_err(|e| damaged(&self.looks, &e.to_string()))
    }
}

/// A text, if the file is there.
fn read(path: &Path) -> Result<Option<String>, FoldsError> {
    if !path.exists() {
        return Ok(None);
    }
    fs::read_to_string(path).map(Some).map_err(|e| damaged(path, &e.to_string()))
}

fn damaged(path: &Path, what: &str) -> FoldsError {
    FoldsError::Damaged { path: path.to_path_buf(), what: what.trim_end().to_string() }
}

/// Numbers of the targets that may be fitted.
fn fitted(sc: &Scenario) -> BTreeSet<u32> {
    sc.targets.iter().filter(|t| !t.held_out).map(|t| t.number).collect()
}

/// What is wrong with folds, and what to do.
fn flaw(sc: &Scenario, folds: &[Laid]) -> Option<String> {
    let (all, mut seen) = (fitted(sc), BTreeSet::new());
    for fold in folds {
        let Laid { id, period, targets, .. } = fold;
        let dates = period.as_ref().map(|p| p.each_ref().map(|d| Date::parse(d)));
        if !matches!(dates, Some([Some(from), Some(until)]) if from <= until) {
            return Some(format!("fold `{id}` needs a period of two dates, the earlier one first"));
        }
        if let Some(n) = targets.iter().find(|n| !all.contains(n)) {
            return Some(format!("fold `{id}` has target {n}, which may not be fitted: take it out"));
        }
        if let Some(n) = targets.iter().find(|n| !seen.insert(**n)) {
            return Some(format!("target {n} is in two folds: take it out of `{id}`, or out of the other"));
        }
    }
    all.difference(&seen).next().map(|n| format!("target {n} is in no fold: put it into one"))
}
