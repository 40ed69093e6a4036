//! Files of what was found for a scenario at length: values and a posterior beside it, and a search for values that is under way. Each says
//! first for which war; what was found for another, or is damaged, is not used at all.

use crate::disk;
use crate::odd::{self, Odd};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use tregua_engine::scenario::Scenario;
use tregua_engine::scenario::text::Texts;

/// What such a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What fighting on is worth to each head.
    Values,
    /// Numbers that agree with the record.
    Posterior,
    /// A search for values, round by round.
    Search,
}

impl Kind {
    /// The name of its file, without the ending.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Values => "values",
            Self::Posterior => "posterior",
            Self::Search => "solve",
        }
    }

    /// The command that finds it.
    const fn command(self) -> &'static str {
        match self {
            Self::Values | Self::Search => "solve",
            Self::Posterior => "fit",
        }
    }

    fn file(self) -> String {
        format!("{}.json", self.word())
    }

    /// A digest of what was found in hexadecimal: a run keeps that of the values and of the posterior that it was fought by.
    #[must_use]
    pub fn digest(self, found: &impl Serialize) -> String {
        let text = serde_json::to_string(found).unwrap_or_default();
        format!("{:016x}", Texts::new(self.word(), [(self.file(), text)]).digest())
    }
}

/// The war that something was found for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Origin {
    /// The scenario's name.
    pub scenario: String,
    /// Digest of its texts, in hexadecimal.
    pub digest: String,
    /// Number of the model.
    pub model: u32,
}

impl Origin {
    /// A war of this scenario as it stands, by this model.
    #[must_use]
    pub fn of(sc: &Scenario) -> Self {
        Self { scenario: sc.name.clone(), digest: format!("{:016x}", sc.digest), model: tregua_engine::MODEL }
    }

    /// Which other war it is, if it is not one of this scenario.
    fn stale(&self, sc: &Scenario) -> Option<Stale> {
        let now = Self::of(sc);
        if self.scenario != now.scenario {
            return Some(Stale::Scenario(self.scenario.clone()));
        }
        if self.digest != now.digest {
            return Some(Stale::Text);
        }
        (self.model != now.model).then_some(Stale::Model(self.model))
    }
}

/// What was found, as its file holds it.
pub trait Beside: Serialize + DeserializeOwned {
    /// What it is.
    const KIND: Kind;

    /// What it was found for.
    fn origin(&self) -> &Origin;

    /// What is wrong with it for this scenario, if anything is.
    fn flaw(&self, _sc: &Scenario) -> Option<Damage> {
        None
    }

    /// How it is written.
    ///
    /// # Errors
    /// If it cannot be.
    fn text(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }

    /// Its file in a folder.
    #[must_use]
    fn path(folder: &Path) -> PathBuf {
        folder.join(Self::KIND.file())
    }

    /// Reads what was found for a scenario from a folder, whole or not at all.
    ///
    /// # Errors
    /// If nothing was found, or it is damaged, or of another text or model.
    fn read(folder: &Path, sc: &Scenario) -> Result<Self, BesideError> {
        let file = || File::of::<Self>(folder, sc);
        let damaged = |what| BesideError::Damaged(file(), what);
        let text = match fs::read(Self::path(folder)) {
            Err(e) if e.kind() == ErrorKind::NotFound => return Err(BesideError::Missing(file())),
            text => text.map_err(|e| damaged(Damage::Unread(e.to_string())))?,
        };
        let garbled = |e: serde_json::Error| Damage::Garbled { line: e.line(), column: e.column() };
        let found: Self = serde_json::from_slice(&text).map_err(|e| damaged(garbled(e)))?;
        if let Some(stale) = found.origin().stale(sc) {
            return Err(BesideError::Stale(file(), stale));
        }
        found.flaw(sc).map_or(Ok(found), |what| Err(damaged(what)))
    }

    /// Writes it into a folder, and gives its path.
    ///
    /// # Errors
    /// [`BesideError::Unwritable`]; what was there before is then untouched.
    fn write(&self, folder: &Path) -> Result<PathBuf, BesideError> {
        let path = Self::path(folder);
        let written = || {
            fs::create_dir_all(folder)?;
            disk::write_whole(&path, self.text()?.as_bytes())
        };
        match written() {
            Ok(()) => Ok(path),
            Err(cause) => Err(BesideError::Unwritable { path, cause }),
        }
    }
}

/// A file of what was found for a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it is, or should be.
    pub path: PathBuf,
    /// What it holds.
    pub kind: Kind,
    /// The scenario's name.
    pub name: String,
}

impl File {
    /// That of a scenario in a folder.
    #[must_use]
    pub fn of<B: Beside>(folder: &Path, sc: &Scenario) -> Self {
        Self { path: B::path(folder), kind: B::KIND, name: sc.name.clone() }
    }

    /// The command that makes it anew.
    fn again(&self) -> String {
        format!("tregua {} {}", self.kind.command(), self.name)
    }
}

/// What a file was found for, where that is not what stands there now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stale {
    /// This other scenario.
    #[error("for the scenario {0}")]
    Scenario(String),
    /// Another text of the scenario.
    #[error("for an earlier text of the scenario")]
    Text,
    /// This other model.
    #[error("for model {0}")]
    Model(u32),
    /// A search that differs in this.
    #[error("with {}", odd::listed(.0))]
    Effort(Vec<Odd>),
}

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// It cannot be read: what the system says.
    #[error("{0}")]
    Unread(String),
    /// It does not read as it was written.
    #[error("it is not as it was written, from line {line}, column {column} on")]
    Garbled {
        /// Line.
        line: usize,
        /// Column.
        column: usize,
    },
    /// Values were changed after they were found.
    #[error("its numbers are not those that were found")]
    Changed,
    /// Values are those of a decider whom the scenario does not have.
    #[error("it speaks of a decider who is not there")]
    NoDecider,
    /// A value has not the terms that values have.
    #[error("a value has too many or too few terms")]
    Terms,
    /// A posterior is of numbers that wars do not have.
    #[error("it speaks of numbers that are not there")]
    NoNumbers,
    /// A draw has not the numbers of its posterior.
    #[error("a draw has too many or too few numbers")]
    Draw,
    /// A number of a draw lies where its prior cannot.
    #[error("a draw lies outside the ranges of the scenario")]
    Range,
}

/// Why what was found cannot be used, or not be kept.
#[derive(Debug, thiserror::Error)]
pub enum BesideError {
    /// Nobody has found anything.
    #[error("{} is not there: `{}` finds what belongs there", .0.path.display(), .0.again())]
    Missing(File),
    /// It is damaged.
    #[error("cannot use {} ({}); `{}` makes it anew", .0.path.display(), .1, .0.again())]
    Damaged(File, Damage),
    /// It belongs to something else.
    #[error("{} was found {}; `{}` finds it for what stands there now", .0.path.display(), .1, .0.again())]
    Stale(File, Stale),
    /// A search was stopped; its rounds are kept.
    #[error(
        "interrupted: {rounds} of {of} rounds are kept; the same command with --resume goes on from there"
    )]
    Interrupted {
        /// Rounds that are whole.
        rounds: u32,
        /// Rounds that were wanted.
        of: u32,
    },
    /// A search that was stopped lies there, and nothing was said of it.
    #[error(
        "{rounds} of {of} rounds lie in {path}: go on with them by --resume, or throw them away by --anew"
    )]
    Unfinished {
        /// The file.
        path: PathBuf,
        /// Rounds that are whole.
        rounds: u32,
        /// Rounds that were wanted.
        of: u32,
    },
    /// It cannot be written.
    #[error("cannot write {path}: {cause}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
}
