//! What an ensemble says, in numbers, before anybody puts it into words: every section of both languages reads the same ones.

use super::Material;
use crate::beside::Beside;
use crate::campaign::ThetaFrom;
use crate::ensemble::{Design, Ensemble};
use crate::fit::Kept;
use crate::load::Loaded;
use crate::record_score::thresholds::{Judged, judge};
use crate::record_score::{self, Scorecard};
use crate::sample::Middle;
use crate::statistics::{Share, quantile_of};
use plotters::style::RGBColor;
use tregua_engine::scenario::{Measure, Scenario, Target};

/// Everything that the sections read.
pub(super) struct Findings<'a> {
    /// The scenario, its book and its folder.
    pub loaded: &'a Loaded,
    /// The war.
    pub sc: &'a Scenario,
    /// What was run.
    pub design: &'a Design,
    /// What came of it.
    pub fought: &'a Ensemble,
    /// How it compares with the record.
    pub score: &'a Scorecard,
    /// Its middle war.
    pub middle: &'a Middle,
    /// Wars that were fought to their end.
    pub wars: usize,
    /// Wars in which the engine gave up.
    pub failed: usize,
    /// What was measured of each target in each war that was fought to its end.
    pub values: Vec<Vec<f64>>,
    /// How many targets would lie inside if one of the simulated wars were the record.
    pub band: Band,
    /// What was held out, against its thresholds; where numbers were drawn from a fit, also against wars without it.
    pub held_out: Vec<Judged>,
    /// Colours of the two sides.
    pub colours: [RGBColor; 2],
}

/// How many targets lie inside the intervals when a simulated war is taken for the record: in nine cases of ten between these.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Band {
    /// Inside 90 %: fewest and most.
    pub inside_90: (f64, f64),
    /// Inside 50 %.
    pub inside_50: (f64, f64),
}

impl<'a> Findings<'a> {
    /// Reads an ensemble.
    pub(super) fn new(material: &Material<'a>, colours: [RGBColor; 2]) -> Self {
        let Material { loaded, design, fought, score, middle, .. } = *material;
        let sc = &loaded.scenario;
        let failed = fought.failed();
        let values = fought.measured(sc);
        let band = band(sc, score, &values);
        let fitted = (design.theta == ThetaFrom::Posterior).then(|| Kept::read(&loaded.folder, sc).ok());
        let ranges = fitted.flatten().map_or_else(Vec::new, |kept| kept.fitted.ranges);
        let held_out = judge(sc, score, &values, &ranges);
        let (failed, wars) = (failed.len(), fought.runs.rows() - failed.len());
        Self { loaded, sc, design, fought, score, middle, wars, failed, values, band, held_out, colours }
    }

    /// A column of the runs, of wars that were fought to their end.
    pub(super) fn column(&self, name: &str) -> Vec<f64> {
        self.fought.column(name)
    }

    /// The target that is the fall of the capital, and its place in the list.
    pub(super) fn fall_of_capital(&self) -> Option<(usize, &'a Target)> {
        let is_fall =
            |t: &Target| matches!(t.measure, Measure::Loses { place, .. } if place == self.sc.capital);
        self.sc.targets.iter().enumerate().find(|(_, t)| is_fall(t))
    }

    /// Day the capital falls in each war: as its target measures it, else the day it last changed hands.
    pub(super) fn capital_fell(&self) -> Vec<f64> {
        let target = self.fall_of_capital().map(|(i, _)| self.values[i].clone());
        target.filter(|v| !v.is_empty()).unwrap_or_else(|| self.column("end.capital_fell"))
    }

    /// Targets inside 90 % and all, among those held out or among those that are not.
    pub(super) fn inside(&self, held_out: bool) -> (usize, usize) {
        let of = |n: &&u32| self.is_held_out(**n) == held_out;
        let inside = self.score.inside_90.iter().filter(of).count();
        (inside, self.score.numbers.iter().filter(of).count())
    }

    /// The target of this number is kept out of every fit.
    pub(super) fn is_held_out(&self, number: u32) -> bool {
        self.score.parts.iter().any(|p| p.number == number && p.held_out)
    }

    /// Mean CRPS of the parts that have one, in tolerances.
    pub(super) fn mean_crps(&self, held_out: bool) -> f64 {
        let of = self.score.parts.iter().filter(|p| p.held_out == held_out && p.crps.is_finite());
        let all: Vec<f64> = of.map(|p| p.crps).collect();
        all.iter().sum::<f64>() / all.len() as f64
    }

    /// Share of the wars in which a column is at least so much.
    pub(super) fn at_least(&self, name: &str, least: f64) -> Share {
        Share::when(&self.column(name), |x| x >= least)
    }

    /// The three quantiles 5, 50 and 95 % of values.
    pub(super) fn spread(values: &[f64]) -> [f64; 3] {
        [0.05, 0.5, 0.95].map(|p| quantile_of(values, p))
    }
}

/// Takes each war for the record, with the error of a recorder, and counts its targets inside the predicted intervals.
fn band(sc: &Scenario, score: &Scorecard, values: &[Vec<f64>]) -> Band {
    let mut counts = (Vec::new(), Vec::new());
    for run in 0..values.first().map_or(0, Vec::len) {
        let (inside_50, inside_90) = as_record(sc, score, values, run);
        counts.0.push(inside_50);
        counts.1.push(inside_90);
    }
    let middle = |counts: &[f64]| (quantile_of(counts, 0.05), quantile_of(counts, 0.95));
    Band { inside_50: middle(&counts.0), inside_90: middle(&counts.1) }
}

/// Targets inside 50 and 90 % when one war is the record; those that never came in it are left out, and the count is brought to all.
fn as_record(sc: &Scenario, score: &Scorecard, values: &[Vec<f64>], run: usize) -> (f64, f64) {
    let (mut counted, mut inside_50, mut inside_90) = (0, 0, 0);
    for number in &score.numbers {
        let (mut told, mut half, mut most) = (false, true, true);
        for (i, part) in score.parts.iter().enumerate().filter(|(_, p)| p.due && p.number == *number) {
            let Some(value) = values[i].get(run).filter(|x| !x.is_nan()) else { continue };
            let seen = record_score::with_error(&sc.targets[i], *value, run);
            told = true;
            half &= (part.predicted[1]..=part.predicted[3]).contains(&seen);
            most &= (part.predicted[0]..=part.predicted[4]).contains(&seen);
        }
        counted += usize::from(told);
        inside_50 += usize::from(told && half);
        inside_90 += usize::from(told && most);
    }
    let scale = score.numbers.len() as f64 / f64::from(counted.max(1) as u32);
    (inside_50 as f64 * scale, inside_90 as f64 * scale)
}
