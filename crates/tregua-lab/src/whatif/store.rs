//! The folder of what was asked: `run.json` says what, a table a question holds its pairs. A finished question is not asked again.

use super::{Design, Outcome, Pair};
use crate::disk;
use crate::provenance::{self, MANIFEST, Odd, Provenance, StoreError, folder_error};
use crate::table::{Column, Table, TableError};
use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::deed::Question;
use tregua_engine::scenario::{MindKind, Scenario};

/// What reproduces the answers.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Manifest {
    #[serde(flatten)]
    provenance: Provenance,
    design: Design,
    command: String,
}

impl Manifest {
    /// What is otherwise there. Another command may ask another question of the same wars.
    fn unlike(&self, there: &Self) -> Vec<Odd> {
        let (here, that) = (&self.design, &there.design);
        let minds = |m: [MindKind; 2]| m.map(MindKind::word).join(",");
        let mut odd = self.provenance.unlike(&there.provenance);
        odd.extend(provenance::unlike([
            ("--pairs", that.pairs.to_string(), here.pairs.to_string()),
            ("--lucks", that.lucks.to_string(), here.lucks.to_string()),
            ("--seed", that.seed.to_string(), here.seed.to_string()),
            ("--before", minds(that.before), minds(here.before)),
            ("--minds", minds(that.after), minds(here.after)),
            ("--theta", that.theta.word().to_string(), here.theta.word().to_string()),
        ]));
        odd
    }
}

/// Where answers are kept.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    manifest: Manifest,
}

impl Store {
    /// Opens the folder; with `resume` what lies there of the same design is used, else it is asked anew.
    ///
    /// # Errors
    /// If the folder cannot be used or is another command's, or with `resume` if it holds the answers of another design.
    pub fn open(
        sc: &Scenario,
        design: &Design,
        command: String,
        folder: &Path,
        resume: bool,
    ) -> Result<Self, StoreError> {
        provenance::claim(folder, "whatif")?;
        let minds = [design.before, design.after].concat();
        let provenance = Provenance::of(sc, &minds, design.theta);
        let manifest = Manifest { provenance, design: design.clone(), command };
        let store = Self { folder: folder.to_path_buf(), manifest };
        let path = folder.join(MANIFEST);
        if resume && path.exists() {
            provenance::must_equal(&path, |there| store.manifest.unlike(there))?;
        } else {
            store.clear()?;
        }
        fs::create_dir_all(folder).map_err(|e| folder_error("make the folder", folder, &e))?;
        provenance::write(&path, &store.manifest)?;
        Ok(store)
    }

    /// Takes away the answers to other designs: they would be taken for those of this one.
    fn clear(&self) -> Result<(), StoreError> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Ok(()) };
        let tables = entries
            .flatten()
            .map(|e| e.path())
            .filter(|p| p.file_name().is_some_and(|n| is_own(&n.to_string_lossy())));
        for table in tables {
            fs::remove_file(&table).map_err(|e| folder_error("clear", &table, &e))?;
        }
        Ok(())
    }

    fn path(&self, question: &Question) -> PathBuf {
        // Another question of the same name is another file.
        let deeds = format!("{:?}", (question.day, &question.deeds));
        let sum = disk::sum(0xcbf2_9ce4_8422_2325, deeds.as_bytes());
        self.folder.join(format!("{PREFIX}{}-{:08x}.parquet", question.key, sum as u32))
    }

    /// The pairs of a question that was asked before; none if it was not.
    ///
    /// # Errors
    /// If its table is damaged.
    pub fn pairs(&self, sc: &Scenario, question: &Question) -> Result<Option<Vec<Pair>>, StoreError> {
        let path = self.path(question);
        if !path.exists() {
            return Ok(None);
        }
        let damaged = || TableError::Read { path: path.clone(), cause: "it is not this question's".into() };
        let table = Table::read(&path)?;
        Ok(Some(read(sc, question.deeds.len(), &table).ok_or_else(damaged)?))
    }

    /// Keeps the pairs of a question.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn keep(&self, sc: &Scenario, question: &Question, pairs: &[Pair]) -> Result<(), StoreError> {
        let notes = [
            ("scenario", sc.name.clone()),
            ("digest", format!("{:016x}", sc.digest)),
            ("question", question.key.clone()),
        ];
        Ok(table(sc, pairs).write(&self.path(question), &notes)?)
    }
}

/// How the tables' names begin.
const PREFIX: &str = "pairs-";

/// Whether a table of this name is ours: `pairs-QUESTION-SUM.parquet`, the sum in eight digits.
fn is_own(name: &str) -> bool {
    let inner = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(".parquet"));
    let sum = inner.and_then(|inner| inner.rsplit_once('-')).map(|(_, sum)| sum);
    sum.is_some_and(|sum| sum.len() == 8 && sum.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn table(sc: &Scenario, pairs: &[Pair]) -> Table {
    let parted = |p: &Pair| p.parted.map_or(f64::NAN, f64::from);
    let mut columns = vec![
        Column::whole("seed", "", pairs.iter().map(|p| p.seed as i64).collect()),
        Column::whole("done", "1", pairs.iter().map(|p| i64::from(p.done)).collect()),
        Column::whole("sat", "1", pairs.iter().map(|p| i64::from(p.sat)).collect()),
        Column::real("parted", "day since day 0", pairs.iter().map(parted).collect()),
    ];
    for k in 0..pairs.first().map_or(0, |p| p.bore.len()) {
        let bore = pairs.iter().map(|p| i64::from(p.bore[k])).collect();
        columns.push(Column::whole(format!("bore.{k}"), "1", bore));
    }
    for (k, outcome) in Outcome::ALL.into_iter().enumerate() {
        let (key, unit) = (outcome.key(sc), outcome.unit());
        columns.push(Column::real(
            format!("without.{key}"),
            unit,
            pairs.iter().map(|p| p.without[k]).collect(),
        ));
        columns.push(Column::real(format!("with.{key}"), unit, pairs.iter().map(|p| p.with[k]).collect()));
    }
    Table { columns }
}

fn read(sc: &Scenario, deeds: usize, table: &Table) -> Option<Vec<Pair>> {
    let (seeds, parted) = (table.whole("seed")?, table.real("parted")?);
    let (done, sat) = (table.whole("done")?, table.whole("sat")?);
    let bore: Vec<&[i64]> = (0..deeds).map(|k| table.whole(&format!("bore.{k}"))).collect::<Option<_>>()?;
    let column = |which: &str, o: Outcome| table.real(&format!("{which}.{}", o.key(sc)));
    let all = |which: &str| Outcome::ALL.into_iter().map(|o| column(which, o)).collect::<Option<Vec<_>>>();
    let (without, with) = (all("without")?, all("with")?);
    let of = |columns: &[&[f64]], i: usize| std::array::from_fn(|k| columns[k][i]);
    let pair = |i: usize| Pair {
        seed: seeds[i] as u64,
        without: of(&without, i),
        with: of(&with, i),
        parted: parted[i].is_finite().then_some(parted[i] as i32),
        done: done[i] == 1,
        bore: bore.iter().map(|deed| deed[i] == 1).collect(),
        sat: sat[i] == 1,
    };
    Some((0..table.rows()).map(pair).collect())
}
