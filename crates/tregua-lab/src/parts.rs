//! Long work in parts: what is finished of it lies block by block in `parts/` of its folder, sealed so that damage shows, and is not done
//! again. When the work is done the parts are taken away.

use crate::disk;
use crate::odd::{NONE, Odd};
use crate::progress::Progress;
use crate::provenance::{self, MANIFEST, PARTS, StoreError, folder_error};
use crate::table::TableError;
use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// The seal of a part, and the version of its format.
const SEAL: (&str, u32) = ("tregua-part", 1);

/// What becomes of unfinished work that lies in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// Nothing was said of any: it is not touched, and whoever meant either is asked which.
    Clean,
    /// It is gone on with.
    Resume,
    /// It is thrown away.
    Anew,
}

/// A digest of what stands where in rows that have no heads, by their keys in order: parts of other columns are other work.
#[must_use]
pub(crate) fn layout(keys: impl Iterator<Item = String>) -> String {
    format!("{:016x}", keys.fold(disk::SUM, |sum, key| disk::sum(sum, (key + "\n").as_bytes())))
}

/// The folder of the parts.
#[derive(Clone, Debug)]
pub struct Parts {
    folder: PathBuf,
}

impl Parts {
    /// Opens them in a folder, as it is said what becomes of those of an interrupted work. It is gone on with if it differs from this one,
    /// by its manifest, in nothing.
    ///
    /// # Errors
    /// If the folder cannot be used, or holds parts of other work or such as nothing was said of.
    pub fn open<M: Serialize + DeserializeOwned>(
        folder: &Path,
        manifest: &M,
        unlike: impl FnOnce(&M) -> Vec<Odd>,
        begin: Begin,
    ) -> Result<Self, StoreError> {
        let parts = Self { folder: folder.join(PARTS) };
        let there = parts.folder.join(MANIFEST);
        match begin {
            Begin::Resume if Self::lie_in(folder) => {
                provenance::must_equal(&there, unlike)?;
                return Ok(parts);
            }
            Begin::Clean if parts.hold_work() => {
                let command = provenance::command(&there).unwrap_or_else(|| NONE.to_owned());
                return Err(StoreError::Unfinished { path: parts.folder, command });
            }
            _ => {}
        }
        provenance::clear_parts(folder)?;
        fs::create_dir_all(&parts.folder).map_err(|e| folder_error("make the folder", &parts.folder, &e))?;
        provenance::write(&there, manifest)?;
        Ok(parts)
    }

    /// Whether those of an interrupted work lie in a folder.
    #[must_use]
    pub fn lie_in(folder: &Path) -> bool {
        folder.join(PARTS).join(MANIFEST).exists()
    }

    /// Whether anything was finished, and not only begun.
    fn hold_work(&self) -> bool {
        let is_work = |entry: fs::DirEntry| entry.file_name() != MANIFEST;
        self.folder.join(MANIFEST).exists()
            && fs::read_dir(&self.folder).is_ok_and(|all| all.flatten().any(is_work))
    }

    /// Takes them away.
    ///
    /// # Errors
    /// If they cannot be.
    pub fn clear(&self) -> Result<(), StoreError> {
        provenance::clear_parts(self.folder.parent().unwrap_or(&self.folder))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.bin"))
    }

    /// A part, if it lies here.
    fn get<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StoreError> {
        let path = self.path(name);
        if !path.exists() {
            return Ok(None);
        }
        let damaged = |cause: String| TableError::Read { path: path.clone(), cause };
        let bytes = fs::read(&path).map_err(|e| damaged(e.to_string()))?;
        let body = disk::unseal(&bytes, SEAL.0, SEAL.1).map_err(|flaw| damaged(flaw.what().to_string()))?;
        Ok(Some(rmp_serde::from_slice(body).map_err(|e| damaged(e.to_string()))?))
    }

    fn put<T: Serialize>(&self, name: &str, part: &T) -> Result<(), StoreError> {
        let path = self.path(name);
        let fail = |cause: String| TableError::Write { path: path.clone(), cause };
        let body = rmp_serde::to_vec(part).map_err(|e| fail(e.to_string()))?;
        let sealed = disk::seal(SEAL.0, SEAL.1, &body);
        Ok(disk::write_whole(&path, &sealed).map_err(|e| fail(e.to_string()))?)
    }
}

/// Work under way: where its parts lie, who may stop it, and who wants to know how far it is.
pub struct Desk<'a> {
    parts: Option<&'a Parts>,
    stop: &'a AtomicBool,
    progress: &'a dyn Progress,
    /// Wars that are finished, and those that there are.
    done: AtomicU32,
    all: u32,
}

impl<'a> Desk<'a> {
    /// A desk for work of so many wars; without parts nothing is kept.
    #[must_use]
    pub const fn new(
        parts: Option<&'a Parts>,
        stop: &'a AtomicBool,
        progress: &'a dyn Progress,
        all: u32,
    ) -> Self {
        Self { parts, stop, progress, done: AtomicU32::new(0), all }
    }

    /// Does pieces of work of so many wars each, a block of them at a time and those of a block at once; in order, the same for any number of
    /// threads and interrupts.
    ///
    /// # Errors
    /// If `stop` was raised, or a part cannot be read or kept.
    pub fn pieces<T: Serialize + DeserializeOwned + Send>(
        &self,
        (stage, block): (&str, u32),
        (count, wars): (u32, u32),
        piece: impl Fn(u32) -> T + Sync,
    ) -> Result<Vec<T>, StoreError> {
        let mut all = Vec::with_capacity(count as usize);
        for first in (0..count).step_by(block as usize) {
            let (last, name) = ((first + block).min(count), format!("{stage}-{first:06}"));
            if let Some(kept) = self.kept::<Vec<T>>(&name)? {
                self.progress.found(u64::from((last - first) * wars));
                all.extend(kept);
            } else {
                let done = self.block(first..last, wars, &piece).ok_or_else(|| self.interrupted())?;
                all.extend(self.keep(&name, done)?);
            }
            self.done.fetch_add((last - first) * wars, Ordering::Relaxed);
        }
        Ok(all)
    }

    /// Does a single piece of work that fights no wars.
    ///
    /// # Errors
    /// As [`Self::pieces`].
    pub fn piece<T: Serialize + DeserializeOwned>(
        &self,
        name: &str,
        piece: impl FnOnce() -> T,
    ) -> Result<T, StoreError> {
        if let Some(kept) = self.kept(name)? {
            return Ok(kept);
        }
        if self.stop.load(Ordering::Relaxed) {
            return Err(self.interrupted());
        }
        self.keep(name, piece())
    }

    /// So many wars lay finished elsewhere.
    pub(crate) fn found(&self, wars: u32) {
        self.progress.found(u64::from(wars));
        self.done.fetch_add(wars, Ordering::Relaxed);
    }

    fn kept<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StoreError> {
        self.parts.map_or(Ok(None), |parts| parts.get(name))
    }

    fn keep<T: Serialize>(&self, name: &str, done: T) -> Result<T, StoreError> {
        self.parts.map_or(Ok(()), |parts| parts.put(name, &done))?;
        Ok(done)
    }

    fn block<T: Send>(
        &self,
        pieces: std::ops::Range<u32>,
        wars: u32,
        piece: &(impl Fn(u32) -> T + Sync),
    ) -> Option<Vec<T>> {
        let one = |i: u32| {
            if self.stop.load(Ordering::Relaxed) {
                return None;
            }
            let done = piece(i);
            self.progress.advance(u64::from(wars));
            Some(done)
        };
        let done: Vec<Option<T>> = pieces.into_par_iter().map(one).collect();
        done.into_iter().collect()
    }

    fn interrupted(&self) -> StoreError {
        let kept = if self.parts.is_some() { self.done.load(Ordering::Relaxed) } else { 0 };
        StoreError::Interrupted { kept: kept as usize, of: self.all }
    }
}
