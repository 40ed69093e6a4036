//! Saves: one war on one evening, on disk. A save goes on exactly as the unbroken war would have gone.
//!
//! A file is one line of text (what it is, its version, the length and checksum of the rest) and the state in MessagePack with names, so
//! that a save written before a field was added can still be read.

use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::Scenario;
use tregua_engine::world::World;

/// First word of every save.
const MAGIC: &str = "tregua-save";
/// Version of the format.
const VERSION: u32 = 1;

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
        let disk = |what, cause| SaveError::Disk { what, path: path.to_path_buf(), cause };
        let body = rmp_serde::to_vec_named(self).map_err(|e| disk("write", std::io::Error::other(e)))?;
        let mut bytes = format!("{MAGIC} {VERSION} {} {:016x}\n", body.len(), checksum(&body)).into_bytes();
        bytes.extend(body);
        let beside = path.with_extension("part");
        fs::write(&beside, bytes).map_err(|e| disk("write", e))?;
        fs::rename(&beside, path).map_err(|e| disk("write", e))
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
        let no_save = || SaveError::NotASave { path: path.to_path_buf() };
        let end = bytes.iter().position(|b| *b == b'\n').ok_or_else(no_save)?;
        let line = std::str::from_utf8(&bytes[..end]).map_err(|_| no_save())?;
        let words: Vec<&str> = line.split(' ').collect();
        let [MAGIC, version, length, sum] = words[..] else { return Err(no_save()) };
        if version != VERSION.to_string() {
            let what = format!("format {version} of another version of the program");
            return Err(SaveError::Foreign { path: path.to_path_buf(), what });
        }
        let body = &bytes[end + 1..];
        if length != body.len().to_string() {
            return Err(damaged("it is cut short or too long"));
        }
        if sum != format!("{:016x}", checksum(body)) {
            return Err(damaged("its checksum does not fit"));
        }
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

/// FNV-1a, 64 bits.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}
