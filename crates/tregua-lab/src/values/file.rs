//! `values.json` beside a scenario: what was found, how, for which text, and how it stood up to fresh wars.

use super::{Audit, Effort, Round, Search};
use crate::disk;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::Scenario;
use tregua_engine::scenario::text::Texts;
use tregua_engine::values::Values;

/// The file of a scenario's values.
#[must_use]
pub fn path(folder: &Path) -> PathBuf {
    folder.join("values.json")
}

/// A digest of values in hexadecimal: other values have another. A run keeps that of the values it was fought by.
#[must_use]
pub fn digest(values: &Values) -> String {
    let text = serde_json::to_string(values).unwrap_or_default();
    let hash = Texts::new("values", [("values.json".to_owned(), text)]).digest();
    format!("{hash:016x}")
}

/// Values as they are kept.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Kept {
    /// The scenario they were found for: its name, and the digest of its texts.
    pub scenario: String,
    /// See [`tregua_engine::scenario::Scenario::digest`].
    pub digest: String,
    /// Number of the model they were found with.
    pub model: u32,
    /// What was spent on them.
    pub effort: Effort,
    /// The rounds.
    pub rounds: Vec<Round>,
    /// How they stood up to fresh wars.
    pub audit: Audit,
    /// The [`digest`] of the values as they were found: a number changed by hand is noticed.
    pub numbers: String,
    /// The values.
    pub values: Values,
}

/// Why there are no values to play by.
#[derive(Debug, thiserror::Error)]
pub enum ValuesError {
    /// Nobody has found any.
    #[error("{path} is not there: nobody has found values for this scenario; `tregua solve {name}` does")]
    Missing {
        /// Where they should be.
        path: PathBuf,
        /// The scenario.
        name: String,
    },
    /// They cannot be read.
    #[error("cannot use {path} ({what}); `tregua solve {name}` makes it anew")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
        /// The scenario.
        name: String,
    },
    /// They belong to another text or model.
    #[error("{path} was found for {what}; `tregua solve {name}` finds values for what stands there now")]
    Stale {
        /// The file.
        path: PathBuf,
        /// For what.
        what: String,
        /// The scenario.
        name: String,
    },
    /// The search was stopped; its rounds are kept.
    #[error(
        "interrupted: {rounds} of {of} rounds are kept; the same command with --resume goes on from there"
    )]
    Interrupted {
        /// Rounds that are whole.
        rounds: u32,
        /// Rounds that were wanted.
        of: u32,
    },
    /// They cannot be written.
    #[error("cannot write {path}: {cause}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
}

impl Kept {
    /// What a search has found for a scenario.
    #[must_use]
    pub fn new(sc: &Scenario, effort: Effort, search: &Search, values: Values, audit: Audit) -> Self {
        Self {
            scenario: sc.name.clone(),
            digest: format!("{:016x}", sc.digest),
            model: tregua_engine::MODEL,
            effort,
            rounds: search.rounds.clone(),
            audit,
            numbers: digest(&values),
            values,
        }
    }

    /// Reads the values of a scenario from its folder.
    ///
    /// # Errors
    /// If there are none, or they are damaged, or of another text or model.
    pub fn read(folder: &Path, sc: &Scenario) -> Result<Self, ValuesError> {
        let (path, name) = (path(folder), sc.name.clone());
        if !path.is_file() {
            return Err(ValuesError::Missing { path, name });
        }
        let text = std::fs::read_to_string(&path).map_err(|e| e.to_string());
        let kept = text.and_then(|t| serde_json::from_str::<Self>(&t).map_err(|e| e.to_string()));
        let kept = match kept {
            Ok(kept) => kept,
            Err(what) => return Err(ValuesError::Damaged { path, what, name }),
        };
        let stale = |what: String| Err(ValuesError::Stale { path: path.clone(), what, name: name.clone() });
        if kept.scenario != sc.name {
            return stale(format!("the scenario {}", kept.scenario));
        }
        if kept.digest != format!("{:016x}", sc.digest) {
            return stale(format!("an earlier text of {}", sc.name));
        }
        if kept.model != tregua_engine::MODEL {
            return stale(format!("model {}", kept.model));
        }
        match kept.flaw(sc) {
            Some(what) => Err(ValuesError::Damaged { path, what, name }),
            None => Ok(kept),
        }
    }

    /// What is wrong with the numbers, if anything is.
    fn flaw(&self, sc: &Scenario) -> Option<String> {
        use tregua_engine::values::{SEEN, TRUCE_TERMS, WAR_TERMS};
        if self.numbers != digest(&self.values) {
            return Some("its numbers are not those that were found".into());
        }
        let cells = &self.values.cells;
        let known = |d: tregua_engine::scenario::DeciderId| d.ix() < sc.deciders.len();
        if !cells.iter().all(|c| known(c.viewer) && known(c.whose)) {
            return Some("it speaks of a decider who is not there".into());
        }
        let whole = |c: &tregua_engine::values::Cell| {
            (c.war.weights.len(), c.truce.weights.len(), c.scale.len())
                == (WAR_TERMS, TRUCE_TERMS, SEEN.len())
        };
        (!cells.iter().all(whole)).then(|| "a value has too many or too few terms".into())
    }

    /// Writes them beside their scenario.
    ///
    /// # Errors
    /// [`ValuesError::Unwritable`]; what was there before is then untouched.
    pub fn write(&self, path: &Path) -> Result<(), ValuesError> {
        let unwritable = |cause| ValuesError::Unwritable { path: path.to_owned(), cause };
        let text = serde_json::to_string_pretty(self).map_err(|e| unwritable(e.into()))?;
        disk::write_whole(path, text.as_bytes()).map_err(unwritable)
    }
}
