//! Saves: one war on one evening, on disk. A save goes on exactly as the unbroken war would have gone.
//!
//! No command writes one: a war is sooner fought again than kept. That any war goes on from its save is how tests hold that [`World`] is all
//! of a war's state, with nothing remembered beside it.
//!
//! A file is one line of text (what it is, its version, the length and checksum of the rest) and the state in MessagePack with names, so
//! that a save written before a field was added can still be read.

use crate::disk::{self, Flaw};
use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::Scenario;
use tregua_engine::world::World;

/// First word of every save.
const MAGIC: &str = "tregua-save";
/// Version of the format.
const VERSION: u32 = 2;

/// A war that can go on: its state, and all that decides the rest of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Save {
    /// Scenario's name.
    pub scenario: String,
    /// Digest of the scenario's text.
    pub digest: u64,
    /// Number of the model.
    pub model: u32,
    /// Seed of the war.
    pub seed: u64,
    /// Its numbers, in the order of [`tregua_engine::theta::Theta::NAMES`].
    pub theta: Vec<f64>,
    /// The state.
    pub world: World,
}

/// Why a save could not be written or used. Nothing is ever half-read.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The disk said no.
    #[error("could not {what} the save {path}: {cause}")]
    Disk {
        /// What was tried.
        what: &'static str,
        /// File.
        path: PathBuf,
        /// Why not.
        cause: std::io::Error,
    },
    /// It is no save.
    #[error("{path} is no save of Tregua (its first line should begin with `{MAGIC}`)")]
    NotASave {
        /// File.
        path: PathBuf,
    },
    /// It was damaged.
    #[error("the save {path} is damaged ({what}): nothing of it was used; go back to an earlier one")]
    Damaged {
        /// File.
        path: PathBuf,
        /// In what.
        what: String,
    },
    /// It belongs to something else.
    #[error("the save {path} belongs to {what}: it cannot go on here")]
    Foreign {
        /// File.
        path: PathBuf,
        /// To what.
        what: String,
    },
}

impl Save {
    /// Writes it beside its place and then puts it there.
    ///
    /// # Errors
    /// [`SaveError::Disk`]; the old file is then untouched.
    pub fn write(&self, path: &Path) -> Result<(), SaveError> {
        let fail = |cause| SaveError::Disk { what: "write", path: path.to_path_buf(), cause };
        let body = rmp_serde::to_vec_named(self).map_err(|e| fail(std::io::Error::other(e)))?;
        disk::write_whole(path, &disk::seal(MAGIC, VERSION, &body)).map_err(fail)
    }

    /// Reads a save of this scenario, whole or not at all.
    ///
    /// # Errors
    /// If it is no save, damaged, or of another scenario or model.
    pub fn read(path: &Path, sc: &Scenario) -> Result<Self, SaveError> {
        let bytes = fs::read(path).map_err(|cause| SaveError::Disk {
            what: "read",
            path: path.to_path_buf(),
            cause,
        })?;
        let save = Self::decode(&bytes, path)?;
        save.must_belong(path, sc)?;
        Ok(save)
    }

    /// Decodes the bytes of a save; `path` is for the message.
    ///
    /// # Errors
    /// If it is no save, or damaged.
    pub fn decode(bytes: &[u8], path: &Path) -> Result<Self, SaveError> {
        let damaged = |what: &str| SaveError::Damaged { path: path.to_path_buf(), what: what.to_string() };
        let body = disk::unseal(bytes, MAGIC, VERSION).map_err(|flaw| match flaw {
            Flaw::Unsealed => SaveError::NotASave { path: path.to_path_buf() },
            Flaw::Version(other) => SaveError::Foreign {
                path: path.to_path_buf(),
                what: format!("format {other} of another version of the program"),
            },
            Flaw::Damaged(what) => damaged(what),
        })?;
        rmp_serde::from_slice(body).map_err(|e| damaged(&e.to_string()))
    }

    fn must_belong(&self, path: &Path, sc: &Scenario) -> Result<(), SaveError> {
        let foreign = |what: String| Err(SaveError::Foreign { path: path.to_path_buf(), what });
        if self.scenario != sc.name {
            return foreign(format!("the scenario {}", self.scenario));
        }
        if self.digest != sc.digest {
            return foreign(format!("an earlier text of {}", sc.name));
        }
        if self.model != tregua_engine::MODEL {
            return foreign(format!("model {} (this is model {})", self.model, tregua_engine::MODEL));
        }
        Ok(())
    }
}
