//! The folder of advice: `run.json` says what was asked, `advice.parquet` holds a row a choice. Of decisions replayed, `replay.parquet` holds a
//! row each.

use super::{Advice, Choice, Effort, Move, Replay, Scored};
use crate::campaign::ThetaFrom;
use crate::provenance::{self, Provenance, StoreError, folder_error};
use crate::table::{Column, Table};
use std::fs;
use std::path::Path;
use tregua_engine::scenario::{MindKind, Pact, Scenario};

/// What repeats it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Manifest {
    /// What the wars were fought with.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// What was asked.
    #[serde(flatten)]
    pub asked: Asked,
    /// The command that asks it again.
    pub command: String,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Asked {
    /// Advice.
    Advice {
        /// Who asked.
        decider: String,
        /// In which evening.
        date: String,
        /// Seed of his war.
        seed: u64,
        /// Minds until then.
        before: [MindKind; 2],
        /// Minds from then on.
        after: [MindKind; 2],
        /// What was spent.
        effort: Effort,
    },
    /// The documented decisions replayed.
    Replay {
        /// The minds that say how likely each was.
        minds: MindKind,
        /// Seed of the first war.
        seed: u64,
        /// Wars fought.
        wars: u32,
    },
}

/// Writes advice into a folder.
///
/// # Errors
/// If the folder cannot be made, or something in it not written.
pub fn keep(
    sc: &Scenario,
    advice: &Advice,
    effort: &Effort,
    command: &str,
    folder: &Path,
) -> Result<(), StoreError> {
    let asking = &advice.asking;
    let asked = Asked::Advice {
        decider: sc.deciders[asking.decider.ix()].key.clone(),
        date: sc.date(asking.day).to_string(),
        seed: asking.seed,
        before: asking.before,
        after: asking.after,
        effort: *effort,
    };
    let minds = [asking.before, asking.after].concat();
    write(sc, &minds, asked, command, folder, ("advice.parquet", &choices(sc, advice)))
}

/// Writes the scores of the documented decisions into a folder.
///
/// # Errors
/// If the folder cannot be made, or something in it not written.
pub fn keep_replay(
    sc: &Scenario,
    replay: &Replay,
    (minds, seed): (MindKind, u64),
    command: &str,
    folder: &Path,
) -> Result<(), StoreError> {
    let asked = Asked::Replay { minds, seed, wars: replay.wars };
    write(sc, &[minds], asked, command, folder, ("replay.parquet", &decisions(sc, replay)))
}

fn write(
    sc: &Scenario,
    minds: &[MindKind],
    asked: Asked,
    command: &str,
    folder: &Path,
    (name, table): (&str, &Table),
) -> Result<(), StoreError> {
    let provenance = Provenance::of(sc, minds, ThetaFrom::Prior);
    let manifest = Manifest { provenance, asked, command: command.to_string() };
    let text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    fs::create_dir_all(folder).map_err(|e| folder_error("make the folder", folder, &e))?;
    table.write(&folder.join(name), &[("manifest", text)])?;
    provenance::write(&folder.join("run.json"), &manifest)
}

/// A row a choice, the best first.
fn choices(sc: &Scenario, advice: &Advice) -> Table {
    let all = &advice.choices;
    let real = |name: &str, unit: &str, of: &dyn Fn(&Choice) -> f64| {
        Column::real(name, unit, all.iter().map(of).collect())
    };
    let share = "share of his range";
    let feature = |c: &Choice| c.rests.map_or_else(String::new, |r| r.feature.key().to_string());
    Table {
        columns: vec![
            Column::text("choice", all.iter().map(|c| key(sc, c.option)).collect()),
            Column::whole("wars", "wars", all.iter().map(|c| c.wars as i64).collect()),
            real("worth", share, &|c| c.worth),
            real("error", share, &|c| c.error),
            real("worst_tenth", share, &|c| c.risk),
            real("against_best", share, &|c| c.against.mean),
            real("against_best_half95", share, &|c| c.against.half.unwrap_or(f64::NAN)),
            Column::whole("against_best_wars", "wars", all.iter().map(|c| c.against.wars as i64).collect()),
            Column::text("standing", all.iter().map(|c| c.standing.word().to_string()).collect()),
            real("best_in", "1", &|c| c.best),
            real("enough_in", "1", &|c| c.enough),
            real("regret", share, &|c| c.regret.0),
            real("regret_q90", share, &|c| c.regret.1),
            Column::text("rests_on", all.iter().map(feature).collect()),
            real("correlation", "1", &|c| c.rests.map_or(f64::NAN, |r| r.correlation)),
        ],
    }
}

/// Advice as JSON, everything by the names of the files.
#[must_use]
pub fn json(sc: &Scenario, advice: &Advice) -> serde_json::Value {
    let mut value = serde_json::json!(advice);
    value["asking"]["decider"] = sc.deciders[advice.asking.decider.ix()].key.as_str().into();
    value["asking"]["day"] = sc.date(advice.asking.day).to_string().into();
    for (choice, told) in advice.choices.iter().zip(value["choices"].as_array_mut().into_iter().flatten()) {
        told["option"] = key(sc, choice.option).into();
    }
    value
}

/// A choice as the files name it.
fn key(sc: &Scenario, option: Move) -> String {
    match option {
        Move::Wait => "wait".to_string(),
        Move::Plan(plan) => sc.plans[plan.ix()].key.clone(),
        Move::Sign(Pact::Truce(id)) => format!("sign {}", sc.truces[id.ix()].key),
        Move::Sign(Pact::Settlement(id)) => format!("sign {}", sc.talks.settlements[id.ix()].key),
    }
}

/// A row a documented decision.
fn decisions(sc: &Scenario, replay: &Replay) -> Table {
    let all = &replay.decisions;
    let real = |name: &str, unit: &str, of: &dyn Fn(&Scored) -> f64| {
        Column::real(name, unit, all.iter().map(of).collect())
    };
    let of = |d: &Scored| &sc.decisions[d.decision.ix()];
    Table {
        columns: vec![
            Column::text("decision", all.iter().map(|d| d.key.clone()).collect()),
            Column::text(
                "decider",
                all.iter().map(|d| sc.deciders[of(d).decider.ix()].key.clone()).collect(),
            ),
            Column::text("plan", all.iter().map(|d| sc.plans[of(d).plan.ix()].key.clone()).collect()),
            Column::whole("day", "day since day 0", all.iter().map(|d| i64::from(of(d).from)).collect()),
            Column::whole("wars", "wars", all.iter().map(|d| d.wars as i64).collect()),
            real("options", "options", &|d| d.options),
            real("chance", "1", &|d| d.chance),
            real("even_chance", "1", &|d| d.even),
            real("likeliest", "1", &|d| d.first),
            real("log_loss", "nat", &|d| d.loss.model),
            real("even_log_loss", "nat", &|d| d.loss.even),
            real("kind_log_loss", "nat", &|d| d.loss.kind),
            real("brier", "1", &|d| d.brier),
        ],
    }
}
