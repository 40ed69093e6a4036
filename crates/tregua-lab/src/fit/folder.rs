//! The folder of a fit: `run.json` says what it was made of. While it is under way its wars, the walk of the chains and the folds that are
//! done lie there in parts.

use super::{Effort, Folds};
use crate::ensemble::Design;
use crate::odd::{self, Odd};
use crate::parts::{Begin, Parts};
use crate::provenance::{self, MANIFEST, Provenance, StoreError};
use crate::sensitivity::Asked;
use std::path::Path;
use tregua_engine::scenario::Scenario;

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
    /// Digest of what stands where in a row of its parts.
    pub columns: String,
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
            columns: Asked::digest(sc),
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
        let mut odd = self.provenance.unlike(&there.provenance);
        odd.extend(self.design.unlike(&there.design));
        odd.extend(odd::unlike([
            ("folds", there.folds.clone(), self.folds.clone()),
            ("columns", there.columns.clone(), self.columns.clone()),
        ]));
        odd.extend(odd::unlike_typed(there.effort.typed(), self.effort.typed()));
        odd
    }
}
