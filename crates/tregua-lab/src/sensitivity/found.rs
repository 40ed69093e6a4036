//! What was found: how far the numbers move each outcome, and how its variance is divided among them.

use super::{Effect, Estimate, Factor, Index, Outcome, Part, Resamples, Scan, Shares, Walks};
use crate::statistics::Moments;
use rayon::prelude::*;
use tregua_engine::scenario::Scenario;

/// Wars in which something happens, or does not, below which its cause is not asked for.
const RARE: f64 = 0.05;

/// Points that must tell a share before it is told.
const FEWEST: u32 = 50;

/// What the walks found of one outcome.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Moves {
    /// The outcome.
    pub outcome: Outcome,
    /// Its standard deviation over all wars of the walks.
    pub deviation: f64,
    /// The effect of each coordinate of the walks.
    pub effects: Vec<Effect>,
}

/// What the scan found of one outcome.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Explained {
    /// The outcome.
    pub outcome: Outcome,
    /// The share of its variance that each coordinate of the walks explains by itself.
    pub alone: Vec<Estimate>,
}

/// What the shares found of one outcome.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Answer {
    /// The outcome.
    pub outcome: Outcome,
    /// Its mean over all points, both rows of each: a share of the wars where it is asked whether.
    pub mean: f64,
    /// Its standard deviation.
    pub deviation: f64,
    /// The share of each coordinate.
    pub indices: Vec<Index>,
    /// Half of the points put the largest totals in the same order.
    pub steady: bool,
}

/// How far the figures may be trusted, by the tests that the method has of itself (inference §2.5).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Checks {
    /// Outcomes.
    pub of: usize,
    /// The largest share that a coordinate which nobody reads has of one of them.
    pub dummy: f64,
    /// Outcomes of whose largest share the interval is known to a tenth of it.
    pub sharp: usize,
    /// Outcomes of which half of the points put the largest shares in the same order.
    pub steady: usize,
}

/// Half of an interval is no wider than this part of the share.
const SHARP: f64 = 0.1;

/// Everything that was found.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Found {
    /// Coordinates of the walks.
    pub walked: Vec<Factor>,
    /// What they found, for every outcome that varies.
    pub moves: Vec<Moves>,
    /// What the scan found, of the same coordinates.
    pub scanned: Vec<Explained>,
    /// Coordinates of the shares.
    pub factors: Vec<Factor>,
    /// What they found, for every outcome that varies.
    pub answers: Vec<Answer>,
    /// Share of the wars in which each thing happens, in the order of [`super::Asked::all`].
    pub happens: Vec<f64>,
    /// Wars that the engine gave up.
    pub failed: u32,
}

impl Moves {
    /// How much a coordinate matters: its mean effect's size, in standard deviations of the outcome.
    #[must_use]
    pub fn weight(&self, coordinate: usize) -> f64 {
        let size = self.effects[coordinate].size.value / self.deviation;
        if size.is_finite() { size } else { 0.0 }
    }
}

/// What walks found of every outcome that varies.
pub(super) fn moves(sc: &Scenario, walks: &Walks, answers: &[Vec<f64>]) -> Vec<Moves> {
    let told = |outcome: Outcome| {
        let column = outcome.column(answers);
        let (_, deviation) = spread(&outcome, &column)?;
        Some(Moves { outcome, deviation, effects: walks.effects(&column) })
    };
    Outcome::all(sc).into_iter().filter_map(told).collect()
}

/// What a scan found of every outcome that varies.
pub(super) fn scanned(sc: &Scenario, scan: &Scan, answers: &[Vec<f64>]) -> Vec<Explained> {
    let told = |outcome: Outcome| {
        let column = outcome.column(answers);
        spread(&outcome, &column)?;
        Some(Explained { outcome, alone: scan.explained(&column) })
    };
    Outcome::all(sc).into_par_iter().filter_map(told).collect()
}

/// How points divide the variance of every outcome that varies; what is done together with `luck` is told apart.
pub(super) fn answers(
    sc: &Scenario,
    shares: &Shares,
    answers: &[Vec<f64>],
    luck: Option<usize>,
    again: &Resamples,
) -> Vec<Answer> {
    let told = |outcome: Outcome| {
        let column = outcome.column(answers);
        let (mean, deviation) = spread(&outcome, &column)?;
        let mut indices = shares.indices(&column, luck, again);
        let none = Estimate { value: f64::NAN, half: f64::NAN };
        let untold = |index: &&mut Index| index.points < FEWEST || !index.total.value.is_finite();
        for index in indices.iter_mut().filter(untold) {
            *index = Index { first: none, total: none, shared: none, points: index.points };
        }
        indices.iter().all(|i| i.total.value.is_finite()).then_some(Answer {
            outcome,
            mean,
            deviation,
            indices,
            steady: shares.steady(&column),
        })
    };
    Outcome::all(sc).into_par_iter().filter_map(told).collect()
}

/// Mean and standard deviation, if there is anything to explain.
fn spread(outcome: &Outcome, column: &[f64]) -> Option<(f64, f64)> {
    let told = Moments::of(column.iter().copied().filter(|x| x.is_finite()));
    let (mean, deviation) = (told.mean, told.scale());
    let rare = outcome.part == Part::Whether && !(RARE..=1.0 - RARE).contains(&mean);
    let scarce = told.n < RARE * column.len() as f64;
    // What never varies comes to next to nothing by rounding.
    (!rare && !scarce && deviation > 1e-9 * (1.0 + mean.abs())).then_some((mean, deviation))
}

impl Found {
    /// What was found of an outcome.
    #[must_use]
    pub fn answer(&self, outcome: &Outcome) -> Option<&Answer> {
        self.answers.iter().find(|a| a.outcome == *outcome)
    }

    /// The numbers by what they explain of an outcome by themselves, the most first.
    #[must_use]
    pub fn ranked(&self, outcome: &Outcome) -> Vec<(usize, Estimate)> {
        let Some(explained) = self.scanned.iter().find(|e| e.outcome == *outcome) else { return Vec::new() };
        let number =
            |(f, e): (&Factor, &Estimate)| if let Factor::Number(n) = f { Some((*n, *e)) } else { None };
        let mut all: Vec<(usize, Estimate)> =
            self.walked.iter().zip(&explained.alone).filter_map(number).collect();
        all.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
        all
    }

    /// What the method's tests of itself say.
    #[must_use]
    pub fn checks(&self) -> Checks {
        let dummy = self.factors.iter().position(|f| *f == Factor::Dummy);
        let of_dummy = self.answers.iter().filter_map(|a| Some(a.indices[dummy?].total.value.abs()));
        let totals =
            |a: &Answer| a.indices.iter().map(|i| i.total).max_by(|a, b| a.value.total_cmp(&b.value));
        let sharp = |a: &&Answer| totals(a).is_some_and(|largest| largest.half <= SHARP * largest.value);
        Checks {
            of: self.answers.len(),
            dummy: of_dummy.fold(0.0, f64::max),
            sharp: self.answers.iter().filter(sharp).count(),
            steady: self.answers.iter().filter(|a| a.steady).count(),
        }
    }

    /// The coordinate that is luck.
    #[must_use]
    pub fn luck(&self) -> Option<usize> {
        self.factors.iter().position(|f| *f == Factor::Luck)
    }
}
