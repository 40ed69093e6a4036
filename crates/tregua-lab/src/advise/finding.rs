//! What the trials say: worth, risk, regret, how sure, and on what it rests.

use super::{Alike, Asking, Move, Trials};
use crate::campaign::GaveUp;
use crate::statistics::student::{self, FEWEST};
use crate::statistics::{Mean, correlation, quantile, sorted};
use serde::Serialize;
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
    /// What it is worth less what the best is.
    pub against: Against,
    /// How it stands to the best.
    pub standing: Standing,
    /// Share of the wars in which nothing else was better.
    pub best: f64,
    /// Share of the wars in which it came near enough to the best there.
    pub enough: f64,
    /// What one would be sorry for: on the mean, and in the worst tenth.
    pub regret: (f64, f64),
    /// What speaks for it rather than waiting, if anything that he sees does.
    pub rests: Option<Rests>,
}

/// One choice less another, over the wars in which both were tried.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Against {
    /// The mean difference [share of his range].
    pub mean: f64,
    /// Half its 95 % interval, all choices together, by Student's t; none of too few wars.
    pub half: Option<f64>,
    /// Wars.
    pub wars: usize,
}

/// How a choice stands to the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is taken for the best.
    Best,
    /// It cannot be told from it.
    Tied,
    /// It is worse, surely at 95 %.
    Worse,
    /// Both were tried in too few wars to say.
    Untold,
}

impl Standing {
    /// As the files name it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Tied => "tied",
            Self::Worse => "worse",
            Self::Untold => "untold",
        }
    }
}

impl Choice {
    /// It is the best, or cannot be told from it.
    #[must_use]
    pub const fn is_tied(&self) -> bool {
        matches!(self.standing, Standing::Best | Standing::Tied)
    }
}

/// As near to the best is near enough [share of his range].
const ENOUGH: f64 = 0.05;

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
    /// Wars that the engine gave up, before the evening or after it.
    pub gave_up: Vec<GaveUp>,
}

impl Advice {
    /// The best and the choices that cannot be told from it.
    pub fn ties(&self) -> impl Iterator<Item = &Choice> {
        self.choices.iter().filter(|c| c.is_tied())
    }

    pub(super) fn of(
        asking: &Asking,
        alike: &Alike<'_>,
        options: &[Move],
        trials: &[Trials],
        gave_up: Vec<GaveUp>,
    ) -> Self {
        let worths: Vec<Vec<Option<f64>>> = trials.iter().map(by_war).collect();
        let tried: Vec<usize> =
            (0..options.len()).filter(|k| worths[*k].iter().flatten().count() > 1).collect();
        let leader = leader(&of_stages(trials, first), &tried, alike.evenings.len());
        let waiting = Mean::of(&worths[0].iter().flatten().copied().collect::<Vec<f64>>());
        // All comparisons with the best together (Bonferroni).
        let level = 1.0 - 0.05 / tried.len().saturating_sub(1).max(1) as f64;
        let mut choices: Vec<Choice> = tried
            .iter()
            .map(|&k| {
                let own: Vec<f64> = worths[k].iter().flatten().copied().collect();
                let against = Against::of(&apart(trials, k, leader), level);
                let sorry = sorted(regrets(&worths, &tried, k));
                // Against waiting, war by war: the mean of other wars is no measure.
                let gain = Mean::of(&paired(&worths[k], &worths[0]));
                let worth = waiting.mean + gain.mean;
                let error = if k == 0 { waiting.error } else { gain.error };
                Choice {
                    option: options[k],
                    wars: own.len(),
                    worth,
                    error,
                    risk: quantile(&sorted(own), 0.1),
                    against,
                    standing: if k == leader { Standing::Best } else { against.standing() },
                    best: share(&sorry, 0.0),
                    enough: share(&sorry, ENOUGH),
                    regret: (Mean::of(&sorry).mean, quantile(&sorry, 0.9)),
                    rests: rests(alike, &worths[k], &worths[0]).filter(|_| k != 0),
                }
            })
            .collect();
        let rest = |c: &Choice| c.standing != Standing::Best;
        choices.sort_by(|a, b| rest(a).cmp(&rest(b)).then(b.against.mean.total_cmp(&a.against.mean)));
        Self { asking: *asking, wars: alike.evenings.len(), distance: alike.distance, choices, gave_up }
    }
}

impl Against {
    fn of(differences: &[f64], level: f64) -> Self {
        let (wars, Mean { mean, error }) = (differences.len(), Mean::of(differences));
        let half = (wars >= FEWEST).then(|| error * student::half_width(level, wars - 1));
        Self { mean, half, wars }
    }

    fn standing(self) -> Standing {
        match self.half {
            None => Standing::Untold,
            Some(half) if self.mean + half < 0.0 => Standing::Worse,
            Some(_) => Standing::Tied,
        }
    }
}

/// Share of the wars in which one would be sorry for no more than this.
fn share(sorry: &[f64], most: f64) -> f64 {
    sorry.iter().filter(|r| **r <= most).count() as f64 / sorry.len().max(1) as f64
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

/// The choice that is best against waiting, war by war, of those that were tried in most of the wars: of a few the luckiest looks best.
fn leader(worths: &[Vec<Option<f64>>], tried: &[usize], wars: usize) -> usize {
    let against = |k: usize| paired(&worths[k], &worths[0]);
    let mean = |k: usize| Mean::of(&against(k)).mean;
    let in_most = tried.iter().copied().filter(|k| 2 * against(*k).len() > wars);
    in_most.max_by(|a, b| mean(*a).total_cmp(&mean(*b))).unwrap_or(0)
}

/// How much worse than the best of a war a choice was there.
fn regrets(worths: &[Vec<Option<f64>>], tried: &[usize], k: usize) -> Vec<f64> {
    let best = |war: usize| tried.iter().filter_map(|j| worths[*j][war]).fold(f64::NEG_INFINITY, f64::max);
    worths[k].iter().enumerate().filter_map(|(war, worth)| Some(best(war) - (*worth)?)).collect()
}

/// What he sees that goes most with a choice's being better than waiting; nothing where chance alone would show as much.
fn rests(alike: &Alike<'_>, worth: &[Option<f64>], wait: &[Option<f64>]) -> Option<Rests> {
    let wars: Vec<usize> = (0..worth.len()).filter(|i| worth[*i].is_some() && wait[*i].is_some()).collect();
    let gain = paired(worth, wait);
    let correlation = |feature: &Feature| {
        let seen = alike.feature(*feature);
        let x: Vec<f64> = wars.iter().map(|i| seen[*i]).collect();
        Rests { feature: *feature, correlation: correlation(&x, &gain) }
    };
    let strongest = Feature::ALL
        .iter()
        .map(correlation)
        .max_by(|a, b| a.correlation.abs().total_cmp(&b.correlation.abs()))?;
    // Of thirty features one shows by chance what a single one would in one of six hundred.
    let freedom = wars.len().checked_sub(2).filter(|_| wars.len() >= FEWEST)?;
    let t = student::half_width(1.0 - 0.05 / Feature::ALL.len() as f64, freedom);
    let by_chance = t / (freedom as f64 + t * t).sqrt();
    (strongest.correlation.abs() > by_chance).then_some(strongest)
}

/// The better half of those that are left, waiting always among them; two at least once all wars have been tried.
pub(super) fn better_half(trials: &[Trials], left: Vec<usize>, stage: usize) -> Vec<usize> {
    let worths: Vec<Vec<Option<f64>>> = trials.iter().map(by_war).collect();
    let against = |k: usize| {
        let d = paired(&worths[k], &worths[0]);
        if d.is_empty() { f64::NEG_INFINITY } else { Mean::of(&d).mean }
    };
    let mut others: Vec<usize> = left.into_iter().filter(|k| *k != 0).collect();
    others.sort_by(|a, b| against(*b).total_cmp(&against(*a)));
    let keep = if stage == 0 { others.len().div_ceil(2).max(2) } else { 2 };
    others.truncate(keep);
    others.retain(|k| against(*k).is_finite());
    others.insert(0, 0);
    others
}
