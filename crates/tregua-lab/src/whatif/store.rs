//! The folder of what was asked: `run.json` says what, a table a question holds its pairs; parts while it is under way. A question that was
//! answered is not asked again.

use super::{Asked, Design, Outcome, Pair};
use crate::odd::{self, Odd};
use crate::parts::{Begin, Desk, Parts, layout};
use crate::provenance::{self, MANIFEST, Provenance, StoreError, folder_error};
use crate::table::{Column, Table, TableError};
use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::{MindKind, Scenario};

/// What reproduces the answers.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Manifest {
    #[serde(flatten)]
    provenance: Provenance,
    design: Design,
    /// Digest of what stands where in a pair of its parts.
    columns: String,
    command: String,
}

impl Manifest {
    /// What is otherwise there. Another command may ask another question of the same wars.
    fn unlike(&self, there: &Self) -> Vec<Odd> {
        let (here, that) = (&self.design, &there.design);
        let minds = |m: [MindKind; 2]| m.map(MindKind::word).join(",");
        let mut odd = self.provenance.unlike(&there.provenance);
        odd.extend(odd::unlike([
            ("--pairs", that.pairs.to_string(), here.pairs.to_string()),
            ("--lucks", that.lucks.to_string(), here.lucks.to_string()),
            ("--seed", that.seed.to_string(), here.seed.to_string()),
            ("--before", minds(that.before), minds(here.before)),
            ("--minds", minds(that.after), minds(here.after)),
            ("--theta", that.theta.word().to_string(), here.theta.word().to_string()),
            ("columns", there.columns.clone(), self.columns.clone()),
        ]));
        odd
    }
}

/// Where answers are kept: parts of what is asked, and the tables of what was answered by this design before, if anything was.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    manifest: Manifest,
    parts: Parts,
    answered: bool,
}

impl Store {
    /// Opens the folder; of work that is resumed what lies there of the same design is used, else it is asked anew.
    ///
    /// # Errors
    /// If the folder cannot be used, is another command's, or holds answers of another design that are to be gone on with or unfinished ones
    /// that nothing was said of.
    pub fn open(
        sc: &Scenario,
        design: &Design,
        command: String,
        folder: &Path,
        begin: Begin,
    ) -> Result<Self, StoreError> {
        provenance::claim(folder, "whatif")?;
        let minds = [design.before, design.after].concat();
        let provenance = Provenance::of(sc, &minds, design.theta);
        let columns = layout(Outcome::ALL.iter().map(|o| o.key(sc)));
        let manifest = Manifest { provenance, design: design.clone(), columns, command };
        let unlike = |there: &Manifest| manifest.unlike(there);
        let finished = folder.join(MANIFEST);
        let answered = begin == Begin::Resume && finished.exists();
        let answered = answered
            && match provenance::must_equal(&finished, unlike) {
                // New questions may have been begun where older ones, of another design, were answered.
                Err(StoreError::Another { .. }) if Parts::lie_in(folder) => false,
                equal => equal.map(|()| true)?,
            };
        let parts = Parts::open(folder, &manifest, unlike, begin)?;
        Ok(Self { folder: folder.to_path_buf(), manifest, parts, answered })
    }

    /// What lies here of what is asked.
    #[must_use]
    pub const fn parts(&self) -> &Parts {
        &self.parts
    }

    fn path(&self, asked: &Asked<'_>) -> PathBuf {
        self.folder.join(asked.name() + ".parquet")
    }

    /// The pairs of a question, fought if they were not before.
    ///
    /// # Errors
    /// Those of the desk, or if the table of an older answer is damaged.
    pub fn pairs(&self, asked: &Asked<'_>, desk: &Desk<'_>) -> Result<Vec<Pair>, StoreError> {
        let path = self.path(asked);
        if !self.answered || !path.exists() {
            return asked.pairs(&self.manifest.design, desk);
        }
        let table = Table::read(&path)?;
        let pairs = read(asked.sc, asked.question.deeds.len(), &table);
        let pairs =
            pairs.ok_or_else(|| TableError::Read { path, cause: "it is not this question's".into() })?;
        desk.found(pairs.len() as u32);
        Ok(pairs)
    }

    /// The tables of all that was asked take the place of the parts, and of answers to another design: they would be taken for those of this.
    ///
    /// # Errors
    /// If they cannot be written, or the parts not taken away.
    pub fn finish(&self, answered: &[(Asked<'_>, Vec<Pair>)]) -> Result<(), StoreError> {
        if !self.answered {
            self.clear()?;
        }
        for (asked, pairs) in answered {
            let sc = asked.sc;
            let notes = [
                ("scenario", sc.name.clone()),
                ("digest", format!("{:016x}", sc.digest)),
                ("question", asked.question.key.clone()),
            ];
            table(sc, pairs).write(&self.path(asked), &notes)?;
        }
        provenance::write(&self.folder.join(MANIFEST), &self.manifest)?;
        self.parts.clear()
    }

    fn clear(&self) -> Result<(), StoreError> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Ok(()) };
        let is_table = |path: &PathBuf| path.file_name().is_some_and(|n| is_own(&n.to_string_lossy()));
        for table in entries.flatten().map(|e| e.path()).filter(is_table) {
            fs::remove_file(&table).map_err(|e| folder_error("clear", &table, &e))?;
        }
        Ok(())
    }
}

/// Whether a table of this name is ours: `pairs-QUESTION-SUM.parquet`, the sum in sixteen digits.
fn is_own(name: &str) -> bool {
    let inner = name.strip_prefix("pairs-").and_then(|rest| rest.strip_suffix(".parquet"));
    let sum = inner.and_then(|inner| inner.rsplit_once('-')).map(|(_, sum)| sum);
    sum.is_some_and(|sum| sum.len() == 16 && sum.bytes().all(|b| b.is_ascii_hexdigit()))
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
    columns.push(Column::text("failure", pairs.iter().map(|p| p.failure.clone()).collect()));
    Table { columns }
}

fn read(sc: &Scenario, deeds: usize, table: &Table) -> Option<Vec<Pair>> {
    let (seeds, parted) = (table.whole("seed")?, table.real("parted")?);
    let (done, sat, failure) = (table.whole("done")?, table.whole("sat")?, table.text("failure")?);
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
        failure: failure[i].clone(),
    };
    Some((0..table.rows()).map(pair).collect())
}
