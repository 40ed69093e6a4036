//! The folder of a fit: `run.json` says what it was made of. While it is under way its wars, the walk of the chains and the folds that are
//! done lie there in parts.

use super::{Effort, Folds};
use crate::ensemble::Design;
use crate::parts::{Begin, Parts};
use crate::provenance::{self, MANIFEST, Odd, Provenance, StoreError};
use std::path::Path;
use tregua_engine::scenario::{MindKind, Scenario};

/// What reproduces a fit.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Manifest {
    /// What the wars were fought with.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// Which wars.
    pub design: Design,
    /// What was spent.
    pub effort: Effort,
    /// Digest of the folds.
    pub folds: String,
    /// The command that does it again.
    pub command: String,
}

impl Manifest {
    /// That of a fit that is about to begin.
    #[must_use]
    pub fn of(sc: &Scenario, design: &Design, (effort, folds): (&Effort, &Folds), command: String) -> Self {
        Self {
            provenance: Provenance::of(sc, &design.minds, design.theta),
            design: design.clone(),
            effort: *effort,
            folds: folds.digest(),
            command,
        }
    }

    /// Opens a folder for the parts of the fit.
    ///
    /// # Errors
    /// As [`Parts::open`], or if the folder is another command's.
    pub fn open(&self, folder: &Path, begin: Begin) -> Result<Parts, StoreError> {
        provenance::claim(folder, "fit")?;
        Parts::open(folder, self, |there| self.unlike(there), begin)
    }

    /// The fit is done: only what it was made of stays.
    ///
    /// # Errors
    /// If that cannot be written, or the parts not taken away.
    pub fn finish(&self, folder: &Path) -> Result<(), StoreError> {
        provenance::write(&folder.join(MANIFEST), self)?;
        provenance::clear_parts(folder)
    }

    /// What is otherwise there.
    fn unlike(&self, there: &Self) -> Vec<Odd> {
        let minds = |m: &Self| m.design.minds.map(MindKind::word).join(",");
        let mut odd = self.provenance.unlike(&there.provenance);
        odd.extend(provenance::unlike([
            ("--seed", there.design.seed.to_string(), self.design.seed.to_string()),
            ("--minds", minds(there), minds(self)),
            ("folds", there.folds.clone(), self.folds.clone()),
        ]));
        odd.extend(provenance::unlike_typed(there.effort.typed(), self.effort.typed()));
        odd
    }
}
