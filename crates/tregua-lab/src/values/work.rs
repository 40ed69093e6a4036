//! The search on disk: every round is kept, so that a search that was stopped can go on.

use super::{Effort, Search, advance};
use crate::beside::{Beside, BesideError, File, Kind, Origin, Stale};
use crate::odd::unlike_typed;
use crate::parts::Begin;
use crate::progress::Progress;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::Scenario;

/// A search and the folder that it is kept in.
#[derive(Clone, Debug)]
pub struct Work {
    effort: Effort,
    folder: PathBuf,
}

/// What lies in its file: a search, and what it is a search for.
#[derive(serde::Serialize, serde::Deserialize)]
struct Lies {
    #[serde(flatten)]
    origin: Origin,
    effort: Effort,
    search: Search,
}

impl Beside for Lies {
    const KIND: Kind = Kind::Search;

    fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl Work {
    /// A search for values with this effort, kept in `solve.json` of a folder.
    #[must_use]
    pub fn new(effort: Effort, folder: &Path) -> Self {
        Self { effort, folder: folder.to_path_buf() }
    }

    /// Goes through all rounds, keeping each; a search that is resumed from where the file stands.
    ///
    /// # Errors
    /// If the file belongs to another search or cannot be written, if nothing was said of an unfinished one there, or `stop` was raised.
    pub fn search(
        &self,
        sc: &Scenario,
        begin: Begin,
        stop: &AtomicBool,
        progress: &dyn Progress,
    ) -> Result<Search, BesideError> {
        let mut search = match begin {
            Begin::Resume => self.read(sc)?,
            Begin::Clean => self.nothing_unfinished(sc)?,
            Begin::Anew => Search::default(),
        };
        progress.found(search.rounds.len() as u64 * u64::from(self.effort.wars));
        while (search.rounds.len() as u32) < self.effort.rounds {
            let heat = self.effort.heat(search.rounds.len() as u32);
            if !advance(sc, &self.effort, heat, &mut search, stop, progress) {
                let rounds = search.rounds.len() as u32;
                return Err(BesideError::Interrupted { rounds, of: self.effort.rounds });
            }
            let lies = Lies { origin: Origin::of(sc), effort: self.effort, search };
            lies.write(&self.folder)?;
            search = lies.search;
        }
        Ok(search)
    }

    /// What nobody could go on with is thrown away; what somebody could, of whatever effort, only if he says so.
    fn nothing_unfinished(&self, sc: &Scenario) -> Result<Search, BesideError> {
        let Ok(Lies { search, effort, .. }) = Lies::read(&self.folder, sc) else {
            return Ok(Search::default());
        };
        let (rounds, of) = (search.rounds.len() as u32, effort.rounds);
        if rounds == of {
            return Ok(Search::default());
        }
        Err(BesideError::Unfinished { path: Lies::path(&self.folder), rounds, of })
    }

    /// Only where nothing was found yet does a search begin anew: hours may lie in what cannot be read.
    fn read(&self, sc: &Scenario) -> Result<Search, BesideError> {
        let lies = match Lies::read(&self.folder, sc) {
            Err(BesideError::Missing(_)) => return Ok(Search::default()),
            lies => lies?,
        };
        let odd = unlike_typed(lies.effort.typed(), self.effort.typed());
        let file = || File::of::<Lies>(&self.folder, sc);
        if odd.is_empty() { Ok(lies.search) } else { Err(BesideError::Stale(file(), Stale::Effort(odd))) }
    }
}
