//! The folder of a question: `run.json` says what was asked, `weigh.parquet` what came of it, `wants.json` keeps the values of those who want
//! otherwise.

use super::WANTS;
use super::acts::{Act, Acts};
use super::clamp::TEMPERATURES;
use super::cloud::{Facts, Setting};
use super::question::Answer;
use super::reading::Question;
use super::weighing::Effort;
use crate::beside::Kind;
use crate::campaign::{GaveUp, ThetaFrom};
use crate::odd::{self, Odd};
use crate::parts::{Begin, Parts};
use crate::progress::Progress;
use crate::provenance::{self, MANIFEST, Provenance, StoreError, quoted, write_text};
use crate::table::{Column, Table};
use crate::values;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::{MindKind, Scenario};
use tregua_engine::values::Values;

/// What reproduces an answer.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Manifest {
    /// What the wars were fought with.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// The question.
    pub question: String,
    /// What was spent.
    pub effort: Effort,
    /// Wars on which the values of those who want otherwise stand.
    pub wants: u32,
    /// The command that asks it again.
    pub command: String,
}

impl Manifest {
    /// What is otherwise there.
    #[must_use]
    pub fn unlike(&self, there: &Self) -> Vec<Odd> {
        let mut odd = self.provenance.unlike(&there.provenance);
        odd.extend(odd::unlike([
            ("question", there.question.clone(), self.question.clone()),
            ("--values", there.wants.to_string(), self.wants.to_string()),
        ]));
        odd.extend(odd::unlike_typed(there.effort.typed(), self.effort.typed()));
        odd
    }

    /// That of a question to a scenario, which was asked for by this name or path.
    #[must_use]
    pub fn of((sc, asked): (&Scenario, &str), question: &Question, effort: &Effort, wants: u32) -> Self {
        let Effort { thetas, particles, repeats, wars, seed } = effort;
        Self {
            provenance: Provenance::of(sc, &[MindKind::Quantal], ThetaFrom::Prior),
            question: question.key.clone(),
            effort: *effort,
            wants,
            command: format!(
                "tregua weigh {} {} --thetas {thetas} --particles {particles} --repeats {repeats} --wars {wars} --values {wants} --seed {seed}",
                quoted(asked),
                question.key
            ),
        }
    }
}

/// What the folder keeps of the values of those who want otherwise.
#[derive(serde::Serialize, serde::Deserialize)]
struct Wants {
    about: String,
    values: Vec<Values>,
    gave_up: Vec<GaveUp>,
}

/// Gives every reading the values that its deciders would have: those that lie in the folder if they are the right ones, else from so many wars, apart
/// from those of this seed.
/// Readings of a scenario without values have none. Gives the wars that the engine gave up; none if `stop` was raised.
///
/// # Errors
/// If they cannot be kept.
pub fn give_values(
    sc: &Scenario,
    question: &mut Question,
    (wars, seed): (u32, u64),
    folder: &Path,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Result<Option<Vec<GaveUp>>, StoreError> {
    let seed = seed.wrapping_add(WANTS);
    let Some(own) = &sc.values else { return Ok(Some(Vec::new())) };
    if question.deciders.is_empty() || wars == 0 {
        progress.found(u64::from(wars));
        return Ok(Some(Vec::new()));
    }
    let keys: Vec<String> =
        question.readings.iter().map(|r| format!("{} {:016x}", r.key, r.scenario.digest)).collect();
    let about = format!(
        "{} model {} seed {seed} wars {wars}: {}",
        Kind::Values.digest(own),
        tregua_engine::MODEL,
        keys.join(", ")
    );
    let path = folder.join("wants.json");
    let kept = std::fs::read_to_string(&path).ok().and_then(|t| serde_json::from_str::<Wants>(&t).ok());
    let found = match kept.filter(|k| k.about == about) {
        Some(kept) => {
            progress.found(u64::from(wars));
            kept
        }
        None => {
            let wants: Vec<&Scenario> = question.readings.iter().map(|r| &r.scenario).collect();
            let Some((values, gave_up)) = values::otherwise(sc, &wants, wars, seed, stop, progress) else {
                return Ok(None);
            };
            let found = Wants { about, values, gave_up };
            write_text(&path, &serde_json::to_string(&found).unwrap_or_default())?;
            found
        }
    };
    for (reading, values) in question.readings.iter_mut().zip(found.values) {
        reading.scenario.values = Some(values);
    }
    Ok(Some(found.gave_up))
}

/// Opens the folder for the parts of a question.
///
/// # Errors
/// As [`Parts::open`], or if the folder is another command's.
pub fn open(folder: &Path, manifest: &Manifest, begin: Begin) -> Result<Parts, StoreError> {
    provenance::claim(folder, "weigh")?;
    Parts::open(folder, manifest, |there| manifest.unlike(there), begin)
}

/// Writes the manifest and the table.
///
/// # Errors
/// If one of them cannot be written.
pub fn keep(
    sc: &Scenario,
    question: &Question,
    answer: &Answer,
    manifest: &Manifest,
    folder: &Path,
) -> Result<(), StoreError> {
    let notes = [("scenario", sc.name.clone()), ("digest", format!("{:016x}", sc.digest))];
    table(sc, question, answer).write(&folder.join("weigh.parquet"), &notes)?;
    provenance::write(&folder.join(MANIFEST), manifest)
}

/// A row for each setting and reading, then one for each act and reading.
fn table(sc: &Scenario, question: &Question, answer: &Answer) -> Table {
    let (mut kind, mut name, mut of) = (Vec::new(), Vec::new(), Vec::new());
    let (mut day, mut chance, mut error, mut adds) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let found = &answer.weighing;
    let mut row = |k: &str, n: String, r: usize, numbers: [f64; 4]| {
        kind.push(k.to_owned());
        name.push(n);
        of.push(question.readings[r].key.clone());
        day.push(numbers[0]);
        chance.push(numbers[1]);
        error.push(numbers[2]);
        adds.push(numbers[3]);
    };
    for (setting, evidence) in found.settings.iter().zip(&found.evidence) {
        for r in 0..question.readings.len() {
            let (p, se) = evidence.with_error(|e| e.posterior()[r]);
            let key =
                format!("{} x{}", setting_key(sc, &found.acts, setting), TEMPERATURES[setting.temperature]);
            row("setting", key, r, [f64::NAN, p, se, evidence.ln(r)]);
        }
    }
    for r in 0..question.readings.len() {
        row(
            "second-opinion",
            "record".into(),
            r,
            [f64::NAN, answer.said.get(r).copied().unwrap_or(f64::NAN), f64::NAN, f64::NAN],
        );
        for part in &answer.parts {
            row("second-opinion", part.word.into(), r, [f64::NAN, part.said[r], f64::NAN, f64::NAN]);
        }
        row("act", "facts".into(), r, [f64::NAN, f64::NAN, f64::NAN, found.adds[0][r]]);
    }
    for (k, act) in found.acts.list.iter().enumerate() {
        for r in 0..question.readings.len() {
            let numbers =
                [f64::from(found.acts.days[k]), found.chances[k][r], f64::NAN, found.adds[k + 1][r]];
            row("act", act_key(sc, act), r, numbers);
        }
    }
    Table {
        columns: vec![
            Column::text("kind", kind),
            Column::text("name", name),
            Column::text("reading", of),
            Column::real("day", "day", day),
            Column::real("chance", "1", chance),
            Column::real("error", "1", error),
            Column::real("adds", "nat", adds),
        ],
    }
}

/// A way to count: its word, and the fact that it leaves out.
#[must_use]
pub fn setting_key(sc: &Scenario, acts: &Acts, setting: &Setting) -> String {
    match setting.facts {
        Facts::But(i) => format!("{}-{}", setting.word, sc.targets[acts.facts[i]].key),
        Facts::All | Facts::None => setting.word.to_owned(),
    }
}

/// An act as the files name it.
#[must_use]
pub fn act_key(sc: &Scenario, act: &Act) -> String {
    match act {
        Act::Choice(id) => sc.decisions[id.ix()].key.clone(),
        Act::Offer(i) => format!("offer-{}", i + 1),
        Act::Answer(i) => format!("answer-{}", i + 1),
    }
}
