//! A fit under way on disk: wars block by block, the walk of the chains, and the folds that are done, in `parts/` of its folder; all of it goes
//! when the fit is finished.

use super::chains::Walk;
use super::{Effort, Fold, Folds};
use crate::ensemble::Design;
use crate::provenance::{self, MANIFEST, Odd, PARTS, Provenance, StoreError, folder_error};
use crate::sensitivity::{answers, rows};
use crate::table::{Column, Table, Values};
use std::fs;
use std::path::{Path, PathBuf};
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
    /// What is otherwise there.
    fn unlike(&self, there: &Self) -> Vec<Odd> {
        let minds = |m: &Self| m.design.minds.map(MindKind::word).join(",");
        let mut odd = self.provenance.unlike(&there.provenance);
        odd.extend(provenance::unlike([
            ("--seed", there.design.seed.to_string(), self.design.seed.to_string()),
            ("--minds", minds(there), minds(self)),
            ("effort", format!("{:?}", there.effort), format!("{:?}", self.effort)),
            ("folds", there.folds.clone(), self.folds.clone()),
        ]));
        odd
    }
}

/// The folder of a fit.
#[derive(Clone, Debug)]
pub struct Keep {
    folder: PathBuf,
    manifest: Manifest,
}

impl Keep {
    /// Opens a folder for a fit: anew, or with `resume` on top of what an interrupted one left there.
    ///
    /// # Errors
    /// If the folder cannot be used, or with `resume` if it holds another fit.
    pub fn open(
        sc: &Scenario,
        design: &Design,
        (effort, folds): (&Effort, &Folds),
        command: String,
        folder: &Path,
        resume: bool,
    ) -> Result<Self, StoreError> {
        let provenance = Provenance::of(sc, &design.minds, design.theta);
        let manifest =
            Manifest { provenance, design: design.clone(), effort: *effort, folds: folds.digest(), command };
        provenance::claim(folder, "fit")?;
        let keep = Self { folder: folder.to_path_buf(), manifest };
        let parts = keep.parts();
        if resume && parts.join(MANIFEST).exists() {
            provenance::must_equal(&parts.join(MANIFEST), |there| keep.manifest.unlike(there))?;
            return Ok(keep);
        }
        provenance::clear_parts(folder)?;
        fs::create_dir_all(&parts).map_err(|e| folder_error("make the folder", &parts, &e))?;
        provenance::write(&parts.join(MANIFEST), &keep.manifest)?;
        Ok(keep)
    }

    /// The fit is done: only what it says it was made of stays.
    ///
    /// # Errors
    /// If that cannot be written, or the parts not taken away.
    pub fn finish(&self) -> Result<(), StoreError> {
        provenance::write(&self.folder.join(MANIFEST), &self.manifest)?;
        provenance::clear_parts(&self.folder)
    }

    fn parts(&self) -> PathBuf {
        self.folder.join(PARTS)
    }

    fn part(&self, name: &str) -> PathBuf {
        self.parts().join(format!("{name}.parquet"))
    }

    fn table(&self, name: &str) -> Result<Option<Table>, StoreError> {
        let path = self.part(name);
        Ok(if path.exists() { Some(Table::read(&path)?) } else { None })
    }

    /// What the wars of a block told, if they lie here.
    pub(super) fn wars(&self, sc: &Scenario, name: &str) -> Result<Option<Vec<Vec<f64>>>, StoreError> {
        Ok(self.table(name)?.map(|table| rows(sc, &table)))
    }

    /// How many wars lie here.
    #[must_use]
    pub fn wars_kept(&self) -> usize {
        let parts = fs::read_dir(self.parts()).into_iter().flatten().flatten().map(|e| e.path());
        let of_wars = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            ["scan-", "wave", "proof-"].iter().any(|begin| name.starts_with(begin))
        };
        parts.filter(of_wars).filter_map(|path| Table::read(&path).ok()).map(|table| table.rows()).sum()
    }

    /// Keeps a block of wars.
    pub(super) fn put_wars(&self, sc: &Scenario, name: &str, told: &[Vec<f64>]) -> Result<(), StoreError> {
        Ok(answers(sc, told).write(&self.part(name), &[])?)
    }

    /// Brings a walk as far as a block of its steps went, if that lies here. False if it does not.
    pub(super) fn walk(&self, name: &str, walk: &mut Walk) -> Result<bool, StoreError> {
        let Some(table) = self.table(name)? else { return Ok(false) };
        let columns: Vec<&Vec<f64>> = table.columns.iter().filter_map(|c| real(&c.values)).collect();
        let row = |i: usize| (columns[1..].iter().map(|c| c[i]).collect(), columns[0][i]);
        walk.lead((0..table.rows()).map(row).collect());
        Ok(true)
    }

    /// Keeps a block of the steps of a walk.
    pub(super) fn put_walk(&self, name: &str, block: &[(Vec<f64>, f64)]) -> Result<(), StoreError> {
        let width = block.first().map_or(0, |(z, _)| z.len());
        let number = |d: usize| {
            let of = block.iter().map(|(z, _)| z[d]).collect();
            Column::real(format!("z{d}"), "standard deviation of the prior", of)
        };
        let density = Column::real("ln_density", "nat", block.iter().map(|(_, ln)| *ln).collect());
        let columns = std::iter::once(density).chain((0..width).map(number)).collect();
        Ok(Table { columns }.write(&self.part(name), &[])?)
    }

    /// What a fold that was left out says, if it lies here.
    pub(super) fn fold(&self, id: &str) -> Result<Option<Fold>, StoreError> {
        let of = |table: Table| {
            let (facts, gain) = (*table.whole("facts")?.first()?, *table.real("gain")?.first()?);
            Some(Fold { id: id.to_string(), facts: facts as u32, gain })
        };
        Ok(self.table(&format!("fold-{id}"))?.and_then(of))
    }

    /// Keeps what a fold says.
    pub(super) fn put_fold(&self, fold: &Fold) -> Result<(), StoreError> {
        let facts = Column::whole("facts", "facts", vec![i64::from(fold.facts)]);
        let gain = Column::real("gain", "nat a fact", vec![fold.gain]);
        Ok(Table { columns: vec![facts, gain] }.write(&self.part(&format!("fold-{}", fold.id)), &[])?)
    }
}

fn real(values: &Values) -> Option<&Vec<f64>> {
    if let Values::Real(v) = values { Some(v) } else { None }
}
