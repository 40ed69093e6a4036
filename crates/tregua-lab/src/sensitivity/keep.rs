//! A study on disk: `run.json` says what it is, `walks.parquet`, `scan.parquet` and `wars.parquet` what every war told, `effects.parquet` and
//! `matters.parquet` what was found; parts while it is under way.

use super::study::{Effort, Stage};
use super::{Asked, Estimate, Factor, Found};
use crate::command_line::{Flag, options};
use crate::ensemble::Design;
use crate::odd::{self, Odd};
use crate::parts::{Begin, Parts};
use crate::provenance::{self, MANIFEST, Provenance, StoreError, quoted};
use crate::table::{Column, Table, TableError};
use std::path::{Path, PathBuf};
use tregua_engine::scenario::Scenario;
use tregua_engine::theta::Theta;

/// What reproduces a study.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Manifest {
    /// What the wars were fought with.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// Which wars.
    pub design: Design,
    /// What was spent.
    pub effort: Effort,
    /// Digest of what stands where in a row of its parts.
    pub columns: String,
    /// The command that does it again.
    pub command: String,
}

impl Manifest {
    /// The manifest of a study that is about to begin.
    #[must_use]
    pub fn of((sc, asked): (&Scenario, &str), design: &Design, effort: Effort) -> Self {
        Self {
            provenance: Provenance::of(sc, &design.minds, design.theta),
            design: design.clone(),
            effort,
            columns: Asked::digest(sc),
            command: command((sc, asked), design, effort),
        }
    }

    /// What is otherwise there, by whatever path the scenario was asked for.
    fn unlike(&self, there: &Self) -> Vec<Odd> {
        let mut odd = self.provenance.unlike(&there.provenance);
        odd.extend(self.design.unlike(&there.design));
        odd.extend(odd::unlike_typed(there.effort.typed(), self.effort.typed()));
        odd.extend(odd::unlike([("columns", there.columns.clone(), self.columns.clone())]));
        odd
    }
}

fn command((sc, asked): (&Scenario, &str), design: &Design, effort: Effort) -> String {
    let effort: Vec<String> = effort.typed().map(|(option, value)| format!("{option} {value}")).into();
    let wars = [Flag::Seed, Flag::Minds, Flag::Until, Flag::Posterior, Flag::Set];
    format!("tregua matters {} {}{}", quoted(asked), effort.join(" "), options(sc, design, &wars))
}

/// A study's folder.
pub(super) struct Keep {
    folder: PathBuf,
    manifest: Manifest,
    told: Told,
}

/// What is known of the wars of a study.
enum Told {
    /// What lies in parts; the rest is to be fought.
    Parts(Parts),
    /// All that they told, stage by stage: the study was finished.
    All([Vec<Vec<f64>>; 3]),
}

impl Stage {
    const ALL: [Self; 3] = [Self::Walks, Self::Scan, Self::Shares];

    /// The name of its parts and of its table.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Walks => "walks",
            Self::Scan => "scan",
            Self::Shares => "wars",
        }
    }
}

impl Keep {
    /// Opens a folder for a study, on top of what lies there or without it.
    pub(super) fn open(
        (sc, asked): (&Scenario, &str),
        design: &Design,
        effort: Effort,
        folder: &Path,
        begin: Begin,
    ) -> Result<Self, StoreError> {
        let manifest = Manifest::of((sc, asked), design, effort);
        provenance::claim(folder, "matters")?;
        let unlike = |there: &Manifest| manifest.unlike(there);
        let finished = folder.join(MANIFEST);
        let told = if begin == Begin::Resume && finished.exists() && !Parts::lie_in(folder) {
            provenance::must_equal(&finished, unlike)?;
            let read = |stage| rows(sc, &table(folder, stage));
            Told::All([read(Stage::Walks)?, read(Stage::Scan)?, read(Stage::Shares)?])
        } else {
            Told::Parts(Parts::open(folder, &manifest, unlike, begin)?)
        };
        Ok(Self { folder: folder.to_path_buf(), manifest, told })
    }

    /// What lies here of a study that is under way.
    pub(super) const fn parts(&self) -> Option<&Parts> {
        if let Told::Parts(parts) = &self.told { Some(parts) } else { None }
    }

    /// What all wars of a stage told, if the study was finished here.
    pub(super) const fn finished(&self, stage: Stage) -> Option<&Vec<Vec<f64>>> {
        if let Told::All(told) = &self.told { Some(&told[stage as usize]) } else { None }
    }

    /// The whole tables take the place of the parts.
    pub(super) fn finish(
        &self,
        sc: &Scenario,
        found: &Found,
        told: [&Vec<Vec<f64>>; 3],
    ) -> Result<(), StoreError> {
        let notes = [("scenario", sc.name.clone()), ("digest", format!("{:016x}", sc.digest))];
        for (stage, told) in Stage::ALL.into_iter().zip(told) {
            answers(sc, told).write(&table(&self.folder, stage), &notes)?;
        }
        effects(sc, found).write(&self.folder.join("effects.parquet"), &notes)?;
        matters(sc, found).write(&self.folder.join("matters.parquet"), &notes)?;
        provenance::write(&self.folder.join(MANIFEST), &self.manifest)?;
        provenance::clear_parts(&self.folder)
    }
}

/// Where what the wars of a stage told lies.
fn table(folder: &Path, stage: Stage) -> PathBuf {
    folder.join(format!("{}.parquet", stage.word()))
}

/// Wars as a table: a row a war, a column for everything that is asked.
fn answers(sc: &Scenario, told: &[Vec<f64>]) -> Table {
    let column = |(k, asked): (usize, Asked)| {
        let unit = if asked.is_date(sc) { "day since day 0" } else { "see the model" };
        Column::real(asked.key(sc), unit, told.iter().map(|a| a[k]).collect())
    };
    Table { columns: Asked::all(sc).into_iter().enumerate().map(column).collect() }
}

/// The wars of such a table.
fn rows(sc: &Scenario, path: &Path) -> Result<Vec<Vec<f64>>, TableError> {
    let table = Table::read(path)?;
    let column = |asked: &Asked| {
        let key = asked.key(sc);
        let lacks =
            || TableError::Read { path: path.to_path_buf(), cause: format!("it has no column {key}") };
        table.real(&key).ok_or_else(lacks)
    };
    let columns = Asked::all(sc).iter().map(column).collect::<Result<Vec<&[f64]>, _>>()?;
    Ok((0..table.rows()).map(|i| columns.iter().map(|c| c[i]).collect()).collect())
}

/// The name of a coordinate in tables.
fn name(factor: &Factor) -> String {
    match factor {
        Factor::Number(i) => Theta::NAMES[*i].to_string(),
        Factor::Rest(_) => "(the rest)".into(),
        Factor::Luck => "(luck)".into(),
        Factor::Dummy => "(nothing)".into(),
    }
}

/// What the walks found: a row for each outcome and coordinate.
fn effects(sc: &Scenario, found: &Found) -> Table {
    let rows: Vec<_> =
        found.moves.iter().flat_map(|m| m.effects.iter().zip(&found.walked).map(move |r| (m, r))).collect();
    let real = |name: &str, unit: &str, f: &dyn Fn(&super::Effect) -> f64| {
        Column::real(name, unit, rows.iter().map(|(_, (e, _))| f(e)).collect())
    };
    Table {
        columns: vec![
            Column::text("outcome", rows.iter().map(|(m, _)| m.outcome.key(sc)).collect()),
            Column::text("factor", rows.iter().map(|(_, (_, f))| name(f)).collect()),
            real("size", "unit of the outcome", &|e| e.size.value),
            real("size_half", "unit of the outcome", &|e| e.size.half),
            real("mean", "unit of the outcome", &|e| e.mean.value),
            real("mean_half", "unit of the outcome", &|e| e.mean.half),
            real("spread", "unit of the outcome", &|e| e.spread),
            Column::real("deviation", "unit of the outcome", rows.iter().map(|(m, _)| m.deviation).collect()),
            Column::whole("steps", "", rows.iter().map(|(_, (e, _))| i64::from(e.steps)).collect()),
        ],
    }
}

/// What the shares found: a row for each outcome and coordinate.
fn matters(sc: &Scenario, found: &Found) -> Table {
    let rows: Vec<_> = found
        .answers
        .iter()
        .flat_map(|a| a.indices.iter().zip(&found.factors).map(move |r| (a, r)))
        .collect();
    let mut columns = vec![
        Column::text("outcome", rows.iter().map(|(a, _)| a.outcome.key(sc)).collect()),
        Column::text("factor", rows.iter().map(|(_, (_, f))| name(f)).collect()),
    ];
    type Of = fn(&super::Index) -> Estimate;
    let parts: [(&str, Of); 3] =
        [("first", |i| i.first), ("total", |i| i.total), ("with_luck", |i| i.shared)];
    for (name, of) in parts {
        let half = format!("{name}_half");
        columns.push(Column::real(name, "1", rows.iter().map(|(_, (i, _))| of(i).value).collect()));
        columns.push(Column::real(half, "1", rows.iter().map(|(_, (i, _))| of(i).half).collect()));
    }
    columns.push(Column::whole("points", "", rows.iter().map(|(_, (i, _))| i64::from(i.points)).collect()));
    columns.push(Column::real("mean", "unit of the outcome", rows.iter().map(|(a, _)| a.mean).collect()));
    columns.push(Column::real(
        "deviation",
        "unit of the outcome",
        rows.iter().map(|(a, _)| a.deviation).collect(),
    ));
    Table { columns }
}
