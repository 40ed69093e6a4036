//! The search on disk: every round is kept, so that a search that was stopped can go on.

use super::{Effort, Search, ValuesError, advance};
use crate::disk;
use crate::ensemble::Progress;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::Scenario;

/// A search and the file that it is kept in.
#[derive(Clone, Debug)]
pub struct Work {
    effort: Effort,
    path: PathBuf,
    about: String,
}

/// What lies in the file: a search, and what it is a search for.
#[derive(serde::Serialize, serde::Deserialize)]
struct Lies {
    about: String,
    search: Search,
}

impl Work {
    /// The search for a scenario's values with this effort, kept in `solve.json` of a folder.
    #[must_use]
    pub fn new(sc: &Scenario, effort: Effort, folder: &Path) -> Self {
        let about = format!("{} {:016x} model {} {effort:?}", sc.name, sc.digest, tregua_engine::MODEL);
        Self { effort, path: folder.join("solve.json"), about }
    }

    /// Goes through all rounds, keeping each; with `resume` from where the file stands.
    ///
    /// # Errors
    /// If the file belongs to another search or cannot be written, or `stop` was raised.
    pub fn search(
        &self,
        sc: &Scenario,
        resume: bool,
        stop: &AtomicBool,
        progress: &dyn Progress,
    ) -> Result<Search, ValuesError> {
        let mut search = if resume { self.read(sc)? } else { Search::default() };
        progress.found(search.rounds.len() as u64 * u64::from(self.effort.wars));
        while (search.rounds.len() as u32) < self.effort.rounds {
            let heat = self.effort.heat(search.rounds.len() as u32);
            if !advance(sc, &self.effort, heat, &mut search, stop, progress) {
                let rounds = search.rounds.len() as u32;
                return Err(ValuesError::Interrupted { rounds, of: self.effort.rounds });
            }
            self.keep(&search)?;
        }
        Ok(search)
    }

    fn read(&self, sc: &Scenario) -> Result<Search, ValuesError> {
        let name = || sc.name.clone();
        let damaged = |what| ValuesError::Damaged { path: self.path.clone(), what, name: name() };
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            // Only where nothing was found yet does a search begin anew: hours may lie in what cannot be read.
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Search::default()),
            Err(e) => return Err(damaged(e.to_string())),
        };
        let lies: Lies = serde_json::from_str(&text).map_err(|e| damaged(e.to_string()))?;
        if lies.about != self.about {
            return Err(ValuesError::Stale { path: self.path.clone(), what: lies.about, name: name() });
        }
        Ok(lies.search)
    }

    fn keep(&self, search: &Search) -> Result<(), ValuesError> {
        let unwritable = |cause| ValuesError::Unwritable { path: self.path.clone(), cause };
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder).map_err(unwritable)?;
        }
        let lies = Lies { about: self.about.clone(), search: search.clone() };
        let text = serde_json::to_string(&lies).map_err(|e| unwritable(e.into()))?;
        disk::write_whole(&self.path, text.as_bytes()).map_err(unwritable)
    }
}
