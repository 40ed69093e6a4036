//! An ensemble's folder: `run.json` says what it is, `runs.parquet` and `fans.parquet` what came of it; parts while it is being fought.

use super::{Design, Ensemble, Fans};
use crate::command_line::{Flag, options};
use crate::disk;
use crate::load::Loaded;
use crate::odd::Odd;
use crate::parts::{Begin, Parts};
use crate::provenance::{self, MANIFEST, PARTS, Provenance, StoreError, quoted};
use crate::table::{Table, TableError};
use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::Scenario;

/// What reproduces an ensemble: the scenario's digest, the model's number, and the design.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Manifest {
    /// What the wars were fought with.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// What was asked for.
    pub design: Design,
    /// The command that fights it again.
    pub command: String,
}

/// An ensemble's folder while it is being fought: everything new stands in `parts/`, and what was finished there before stays
/// until the new tables take its place.
pub(super) struct Store {
    folder: PathBuf,
    manifest: Manifest,
}

/// What was kept of a part: some of its rows in the order of their runs, and the daily series of each.
#[derive(Default)]
pub(super) struct Kept {
    pub rows: Table,
    pub daily: Vec<Vec<f32>>,
}

/// First word of a file of daily series, and the version of its format.
const DAYS: (&str, u32) = ("tregua-days", 1);

impl Store {
    /// A folder for this ensemble. Nothing is touched yet.
    pub(super) fn of(loaded: &Loaded, design: &Design, folder: &Path) -> Self {
        Self { folder: folder.to_path_buf(), manifest: Manifest::of(&loaded.scenario, &loaded.asked, design) }
    }

    /// The finished ensemble that lies here, if one does.
    pub(super) fn finished(&self, sc: &Scenario) -> Result<Option<Ensemble>, StoreError> {
        let path = self.folder.join(MANIFEST);
        if Parts::lie_in(&self.folder) || !path.exists() {
            return Ok(None);
        }
        provenance::must_equal(&path, |there| self.manifest.unlike(there))?;
        let runs = Table::read(&self.folder.join(RUNS))?;
        let path = self.folder.join(FANS);
        let made_of = Table::note(&path, FANNED)?.and_then(|runs| runs.parse().ok());
        let table = Table::read(&path)?;
        let fans = made_of.and_then(|runs| Fans::read(sc, &table, runs));
        let fans =
            fans.ok_or_else(|| TableError::Read { path, cause: "it is not this ensemble's".into() })?;
        Ok(Some(Ensemble { runs, fans }))
    }

    /// Opens the folder for fighting, on top of the parts that lie there or without them.
    pub(super) fn open(&self, begin: Begin) -> Result<(), StoreError> {
        Parts::open(&self.folder, &self.manifest, |there| self.manifest.unlike(there), begin).map(drop)
    }

    fn path(&self, what: &str, first: u32, ending: &str) -> PathBuf {
        self.folder.join(PARTS).join(format!("{what}-{first:06}.{ending}"))
    }

    /// What is on disk of a part.
    pub(super) fn part(&self, first: u32) -> Result<Kept, StoreError> {
        let path = self.path("runs", first, "parquet");
        if !path.exists() {
            return Ok(Kept::default());
        }
        let rows = Table::read(&path)?;
        let path = self.path("days", first, "bin");
        let damaged = |cause: &str| TableError::Read { path: path.clone(), cause: cause.to_string() };
        let bytes = fs::read(&path).map_err(|e| damaged(&e.to_string()))?;
        let body = disk::unseal(&bytes, DAYS.0, DAYS.1).map_err(|flaw| damaged(flaw.what()))?;
        let daily = unpacked(body).filter(|daily| daily.len() == rows.rows());
        Ok(Kept { rows, daily: daily.ok_or_else(|| damaged("it does not fit its rows"))? })
    }

    pub(super) fn keep(&self, first: u32, kept: &Kept) -> Result<(), StoreError> {
        let path = self.path("days", first, "bin");
        let fail = |e: std::io::Error| TableError::Write { path: path.clone(), cause: e.to_string() };
        disk::write_whole(&path, &disk::seal(DAYS.0, DAYS.1, &packed(&kept.daily))).map_err(fail)?;
        Ok(kept.rows.write(&self.path("runs", first, "parquet"), &[])?)
    }

    /// The whole tables take the place of the parts.
    pub(super) fn finish(&self, sc: &Scenario, ensemble: &Ensemble) -> Result<(), StoreError> {
        let notes = [("scenario", sc.name.clone()), ("digest", format!("{:016x}", sc.digest))];
        ensemble.runs.write(&self.folder.join(RUNS), &notes)?;
        let mut fans = notes.to_vec();
        fans.push((FANNED, ensemble.fans.runs.to_string()));
        ensemble.fans.table(sc).write(&self.folder.join(FANS), &fans)?;
        provenance::write(&self.folder.join(MANIFEST), &self.manifest)?;
        provenance::clear_parts(&self.folder)
    }
}

const RUNS: &str = "runs.parquet";
const FANS: &str = "fans.parquet";

/// The note that says how many runs the fans are made of.
const FANNED: &str = "runs";

/// Daily series as bytes: for each run how many numbers, and the numbers.
fn packed(daily: &[Vec<f32>]) -> Vec<u8> {
    let one = |run: &Vec<f32>| {
        let numbers = run.iter().flat_map(|x| x.to_le_bytes());
        (run.len() as u32).to_le_bytes().into_iter().chain(numbers).collect::<Vec<u8>>()
    };
    daily.iter().flat_map(one).collect()
}

fn unpacked(mut bytes: &[u8]) -> Option<Vec<Vec<f32>>> {
    let mut daily = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<4>() {
        let (numbers, rest) = rest.split_at_checked(4 * u32::from_le_bytes(*length) as usize)?;
        daily.push(numbers.as_chunks::<4>().0.iter().map(|x| f32::from_le_bytes(*x)).collect());
        bytes = rest;
    }
    bytes.is_empty().then_some(daily)
}

impl Manifest {
    /// The manifest of an ensemble that is about to be fought, of a scenario that was asked for by this path or name.
    #[must_use]
    pub fn of(sc: &Scenario, asked: &str, design: &Design) -> Self {
        Self {
            provenance: Provenance::of(sc, &design.minds, design.theta),
            design: design.clone(),
            command: command(sc, asked, design),
        }
    }

    /// The command that tells one of its wars day by day.
    #[must_use]
    pub fn trace(&self, seed: u64) -> String {
        let mut words: Vec<&str> = self.command.split(' ').collect();
        for flag in ["--runs", "--seed"] {
            if let Some(i) = words.iter().position(|w| *w == flag) {
                words.drain(i..(i + 2).min(words.len()));
            }
        }
        words.join(" ").replacen(" run ", " trace ", 1) + &format!(" --seed {seed}")
    }

    /// The manifest of the finished ensemble in a folder.
    ///
    /// # Errors
    /// [`StoreError::NoRun`] if none lies there, [`StoreError::Table`] if it is damaged.
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(MANIFEST);
        if !path.exists() {
            return Err(StoreError::NoRun { path: folder.to_path_buf() });
        }
        provenance::read(&path)
    }

    /// In what a war that were fought now would be another: the text, the model, the values. Empty if in nothing.
    #[must_use]
    pub fn since(&self, sc: &Scenario) -> Vec<Odd> {
        let now = Self::of(sc, &sc.name, &self.design);
        now.unlike(self)
    }

    /// What is otherwise there: `--runs 300, not 500`.
    fn unlike(&self, there: &Self) -> Vec<Odd> {
        let mut odd = self.provenance.unlike(&there.provenance);
        odd.extend(self.design.unlike(&there.design));
        odd
    }
}

fn command(sc: &Scenario, asked: &str, design: &Design) -> String {
    let all = [Flag::Runs, Flag::Seed, Flag::Minds, Flag::Theta, Flag::Until, Flag::Set];
    format!("tregua run {}{}", quoted(asked), options(sc, design, &all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::ThetaFrom;
    use crate::odd;
    use tregua_engine::scenario::MindKind;

    #[test]
    fn the_command_of_one_war_is_that_of_all_with_its_own_seed() {
        let design = Design {
            runs: 200,
            seed: 1,
            minds: [MindKind::History; 2],
            until: None,
            theta: ThetaFrom::Prior,
            set: Vec::new(),
        };
        let manifest = Manifest {
            provenance: Provenance {
                scenario: "x".into(),
                digest: String::new(),
                model: 1,
                version: String::new(),
                values: None,
                posterior: None,
            },
            design,
            command: "tregua run x --runs 200 --seed 1 --minds a=history,b=history --theta prior --set x=2"
                .into(),
        };
        let one = "tregua trace x --minds a=history,b=history --theta prior --set x=2 --seed 41";
        assert_eq!(manifest.trace(41), one);
        let other = Manifest { design: Design { runs: 300, ..manifest.design.clone() }, ..manifest.clone() };
        assert_eq!(odd::listed(&manifest.unlike(&other)), "--runs 300, not 200");
    }

    #[test]
    fn daily_series_come_back_as_they_went_and_never_by_half() {
        let daily = vec![vec![1.0, f32::MIN_POSITIVE, -3.5], vec![], vec![7.0]];
        let bytes = packed(&daily);
        assert_eq!(unpacked(&bytes), Some(daily));
        assert_eq!(unpacked(&bytes[..bytes.len() - 1]), None);
    }
}
