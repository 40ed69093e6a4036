//! One question from beginning to end: what the record could tell, then what it tells.

use super::RECORDS;
use super::acts::Acts;
use super::opinion::{Opinion, Row};
use super::reading::Question;
use super::simulated;
use super::verdict::Verdict;
use super::weighing::{Effort, Weighing, weigh};
use crate::campaign::{Fought, GaveUp};
use crate::parts::Desk;
use crate::provenance::StoreError;
use tregua_engine::scenario::{MindKind, Scenario};

/// Ridges that the classifier tries.
const RIDGES: [f64; 4] = [1.0, 10.0, 100.0, 1000.0];

/// Least sizes of a leaf that the forest tries.
const LEAVES: [usize; 3] = [10, 25, 50];

/// What was found about a question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The second opinion; none if it was not asked for.
    pub opinion: Option<Opinion>,
    /// What it is made of.
    pub parts: Vec<Part>,
    /// The chance that it gives each reading on the record.
    pub said: Vec<f64>,
    /// How far out the record's facts lie among those of each reading's free wars [0-1].
    pub credible: Vec<f64>,
    /// The first opinion.
    pub weighing: Weighing,
    /// The verdict.
    pub verdict: Verdict,
    /// Wars that the engine gave up.
    pub gave_up: Vec<GaveUp>,
}

/// A part of the second opinion.
#[derive(Clone, Debug)]
pub struct Part {
    /// `logistic` or `forest`.
    pub word: &'static str,
    /// The weight that it has.
    pub weight: f64,
    /// It by itself.
    pub opinion: Opinion,
    /// The chance that it gives each reading on the record.
    pub said: Vec<f64>,
}

/// The regression, the forest, and what is made of them.
fn second_opinion(rows: &[Row], readings: usize, record: &[f64], seed: u64) -> Option<(Opinion, Vec<Part>)> {
    let logistic = Opinion::best(rows, readings, 1, &RIDGES)?;
    let forest = Opinion::forest(rows, readings, &LEAVES, seed)?;
    let stack = Opinion::stack(&logistic, &forest, rows, readings);
    let weight = stack.weight();
    let part = |word, weight, opinion: Opinion| {
        let said = opinion.posterior(record);
        Part { word, weight, opinion, said }
    };
    let parts = vec![part("logistic", weight, logistic), part("forest", 1.0 - weight, forest)];
    Some((stack, parts))
}

/// Answers a question.
///
/// # Errors
/// Those of [`weigh`].
pub fn answer(
    sc: &Scenario,
    question: &Question,
    kind: MindKind,
    effort: &Effort,
    desk: &Desk<'_>,
) -> Result<Answer, StoreError> {
    // What records of each reading look like is settled before the record is looked at.
    let acts = Acts::of(sc, &question.deciders);
    let seed = effort.seed.wrapping_add(RECORDS);
    let Fought { came: rows, mut gave_up } =
        simulated::rows(question, &acts, kind, (effort.wars, seed), desk)?;
    let readings = question.readings.len();
    let record = simulated::record(sc, &acts);
    let second = if rows.is_empty() { None } else { second_opinion(&rows, readings, &record, seed) };
    let (opinion, parts) = second.map_or((None, Vec::new()), |(stack, parts)| (Some(stack), parts));
    let weighing = weigh(sc, question, kind, effort, desk)?;
    gave_up.extend_from_slice(&weighing.gave_up);
    let said = opinion.as_ref().map_or_else(Vec::new, |o| o.posterior(&record));
    let credible =
        (0..readings).map(|r| if rows.is_empty() { 1.0 } else { simulated::credible(sc, &rows, r) });
    let credible: Vec<f64> = credible.collect();
    let verdict = Verdict::of(&weighing, &credible, opinion.as_ref().map(|o| (o, said.as_slice())));
    Ok(Answer { opinion, parts, said, credible, weighing, verdict, gave_up })
}
