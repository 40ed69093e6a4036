//! What the trials say: worth, risk, regret, how sure, and on what it rests.

use super::{Alike, Asking, Move, Trials};
use crate::hearing::Difference;
use crate::record_score::quantile;
use serde::Serialize;
use tregua_engine::num;
use tregua_engine::scenario::Feature;

/// A choice and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Choice {
    /// Which.
    pub option: Move,
    /// Wars in which it was tried; it could not be chosen in others.
    pub wars: usize,
    /// What it is worth on the mean: what waiting is, and what it adds in the wars in which both were tried [share of his range].
    pub worth: f64,
    /// Standard error of what it adds; of the whole for waiting.
    pub error: f64,
    /// What it is worth in the worst tenth of the wars.
    pub risk: f64,
    /// What it is worth less what the best is, war by war, and half its 95 % interval, all choices together.
    pub behind: (f64, f64),
    /// Share of the wars in which nothing else was better.
    pub best: f64,
    /// What one would be sorry for: on the mean, and in the worst tenth.
    pub regret: (f64, f64),
    /// What speaks for it rather than waiting, if anything that he sees does.
    pub rests: Option<Rests>,
}

impl Choice {
    /// It cannot be told from the best.
    #[must_use]
    pub fn is_tied(&self) -> bool {
        self.behind.0 + self.behind.1 >= 0.0
    }
}

/// A choice is worth the more, against waiting, the more (or less) of something he sees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rests {
    /// What he sees.
    #[serde(serialize_with = "key")]
    pub feature: Feature,
    /// Correlation over the wars that look like his.
    pub correlation: f64,
}

fn key<S: serde::Serializer>(feature: &Feature, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(feature.key())
}

/// Advice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Advice {
    /// Who asked, when.
    pub asking: Asking,
    /// Wars that look like his.
    pub wars: usize,
    /// How far the farthest of them is from his own, and how far wars are on the mean [standard deviations of what he sees].
    pub distance: (f64, f64),
    /// The choices, the best first.
    pub choices: Vec<Choice>,
}

impl Advice {
    /// The choices that cannot be told from the best.
    pub fn ties(&self) -> impl Iterator<Item = &Choice> {
        self.choices.iter().filter(|c| c.is_tied())
    }

    pub(super) fn of(asking: &Asking, alike: &Alike<'_>, options: &[Move], trials: &[Trials]) -> Self {
        let worths: Vec<Vec<Option<f64>>> = trials.iter().map(by_war).collect();
        let tried: Vec<usize> =
            (0..options.len()).filter(|k| worths[*k].iter().flatten().count() > 1).collect();
        let leader = leader(&of_stages(trials, first), &tried);
        let waiting = mean(&worths[0].iter().flatten().copied().collect::<Vec<f64>>());
        let wide = simultaneous(tried.len());
        let mut choices: Vec<Choice> = tried
            .iter()
            .map(|&k| {
                let own: Vec<f64> = worths[k].iter().flatten().copied().collect();
                let behind = apart(trials, k, leader);
                let mut sorted = own.clone();
                sorted.sort_by(f64::total_cmp);
                let mut sorry = regrets(&worths, &tried, k);
                sorry.sort_by(f64::total_cmp);
                // Against waiting, war by war: the mean of other wars is no measure.
                let (gain, error) = mean(&paired(&worths[k], &worths[0]));
                let worth = waiting.0 + gain;
                let error = if k == 0 { waiting.1 } else { error };
                let (apart, apart_error) = mean(&behind);
                Choice {
                    option: options[k],
                    wars: own.len(),
                    worth,
                    error,
                    risk: quantile(&sorted, 0.1),
                    behind: (apart, wide * apart_error),
                    best: sorry.iter().filter(|r| **r <= 0.0).count() as f64 / sorry.len().max(1) as f64,
                    regret: (mean(&sorry).0, quantile(&sorry, 0.9)),
                    rests: rests(alike, &worths[k], &worths[0]).filter(|_| k != 0),
                }
            })
            .collect();
        choices.sort_by(|a, b| b.behind.0.total_cmp(&a.behind.0));
        Self { asking: *asking, wars: alike.evenings.len(), distance: alike.distance, choices }
    }
}

/// The mean of each war's continuations; none where it could not be chosen.
fn by_war(trials: &Trials) -> Vec<Option<f64>> {
    let of = |lucks: &Vec<Option<f64>>| {
        let came: Vec<f64> = lucks.iter().flatten().copied().collect();
        (!came.is_empty()).then(|| came.iter().sum::<f64>() / came.len() as f64)
    };
    trials.iter().map(of).collect()
}

/// The trial that a choice was chosen by, or left.
fn first(lucks: &[Option<f64>]) -> &[Option<f64>] {
    &lucks[..lucks.len().min(1)]
}

/// Trials on luck that nothing was chosen by.
fn fresh(lucks: &[Option<f64>]) -> &[Option<f64>] {
    &lucks[lucks.len().min(1)..]
}

fn of_stages(trials: &[Trials], which: fn(&[Option<f64>]) -> &[Option<f64>]) -> Vec<Vec<Option<f64>>> {
    trials.iter().map(|t| by_war(&t.iter().map(|lucks| which(lucks).to_vec()).collect())).collect()
}

/// One choice less another, war by war: on fresh luck if both were tried on it, for whatever is chosen for being best looks better than it is.
fn apart(trials: &[Trials], one: usize, other: usize) -> Vec<f64> {
    let on = |which| {
        let worths = of_stages(trials, which);
        paired(&worths[one], &worths[other])
    };
    let fresh = on(fresh);
    if fresh.is_empty() { on(first) } else { fresh }
}

/// Where both were tried: the one less the other.
fn paired(a: &[Option<f64>], b: &[Option<f64>]) -> Vec<f64> {
    a.iter().zip(b).filter_map(|(a, b)| Some((*a)? - (*b)?)).collect()
}

/// The choice that is best against waiting, war by war: means of different wars are not compared.
fn leader(worths: &[Vec<Option<f64>>], tried: &[usize]) -> usize {
    let against = |k: usize| mean(&paired(&worths[k], &worths[0])).0;
    tried.iter().copied().max_by(|a, b| against(*a).total_cmp(&against(*b))).unwrap_or(0)
}

/// How much worse than the best of a war a choice was there.
fn regrets(worths: &[Vec<Option<f64>>], tried: &[usize], k: usize) -> Vec<f64> {
    let best = |war: usize| tried.iter().filter_map(|j| worths[*j][war]).fold(f64::NEG_INFINITY, f64::max);
    worths[k].iter().enumerate().filter_map(|(war, worth)| Some(best(war) - (*worth)?)).collect()
}

/// Standard errors of a 95 % interval that all of so many comparisons keep (Bonferroni).
fn simultaneous(choices: usize) -> f64 {
    num::normal_quantile(1.0 - 0.025 / choices.saturating_sub(1).max(1) as f64)
}

fn mean(x: &[f64]) -> (f64, f64) {
    let Difference { mean, error } = Difference::of(x);
    (mean, error)
}

/// What he sees that goes most with a choice's being better than waiting; nothing where chance alone would show as much.
fn rests(alike: &Alike<'_>, worth: &[Option<f64>], wait: &[Option<f64>]) -> Option<Rests> {
    let wars: Vec<usize> = (0..worth.len()).filter(|i| worth[*i].is_some() && wait[*i].is_some()).collect();
    let gain = paired(worth, wait);
    let correlation = |feature: &Feature| {
        let seen = alike.feature(*feature);
        let x: Vec<f64> = wars.iter().map(|i| seen[*i]).collect();
        let ((mx, _), (my, _)) = (mean(&x), mean(&gain));
        let sum =
            |f: &dyn Fn(f64, f64) -> f64| x.iter().zip(&gain).map(|(a, b)| f(a - mx, b - my)).sum::<f64>();
        let (xy, xx, yy) = (sum(&|a, b| a * b), sum(&|a, _| a * a), sum(&|_, b| b * b));
        Rests { feature: *feature, correlation: if xx * yy > 1e-18 { xy / (xx * yy).sqrt() } else { 0.0 } }
    };
    let strongest = Feature::ALL
        .iter()
        .map(correlation)
        .max_by(|a, b| a.correlation.abs().total_cmp(&b.correlation.abs()))?;
    // Of thirty features one shows by chance what a single one would in one of six hundred.
    let n = wars.len() as f64;
    let by_chance = num::normal_quantile(1.0 - 0.025 / Feature::ALL.len() as f64) / (n - 1.0).max(1.0).sqrt();
    (strongest.correlation.abs() > by_chance).then_some(strongest)
}

/// The better half of those that are left, waiting always among them; two at least once all wars have been tried.
pub(super) fn better_half(trials: &[Trials], left: Vec<usize>, stage: usize) -> Vec<usize> {
    let worths: Vec<Vec<Option<f64>>> = trials.iter().map(by_war).collect();
    let against = |k: usize| {
        let d = paired(&worths[k], &worths[0]);
        if d.is_empty() { f64::NEG_INFINITY } else { mean(&d).0 }
    };
    let mut others: Vec<usize> = left.into_iter().filter(|k| *k != 0).collect();
    others.sort_by(|a, b| against(*b).total_cmp(&against(*a)));
    let keep = if stage == 0 { others.len().div_ceil(2).max(2) } else { 2 };
    others.truncate(keep);
    others.retain(|k| against(*k).is_finite());
    others.insert(0, 0);
    others
}
