//! The audit: whether values that were found agree with wars that nobody has looked at.

use super::{Cases, Effort, play};
use crate::campaign::GaveUp;
use crate::progress::Progress;
use crate::statistics::{ClusteredMean, Moments, clustered};
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::{DeciderId, Scenario};
use tregua_engine::values::{Cell, Features, SEEN, Values};

/// A bias beyond this many standard errors is one.
const ERRORS: f64 = 3.0;
/// One of many features may stray farther by chance.
const ERRORS_OF_MANY: f64 = 4.0;
/// From so many standard errors on a gain can be told from none: with a chance of 95 %.
const TOLD: f64 = 2.0;
/// No bias may be larger, however unsure [share of the utility's range].
const BIAS: f64 = 0.02;
/// What comes of a unit of expected value.
const SLOPE: (f64, f64) = (0.9, 1.1);
/// The last rounds may differ by this [share of the utility's range].
const RESIDUAL: f64 = 0.02;

/// One cell held against fresh wars.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Finding {
    /// Who looks.
    pub viewer: DeciderId,
    /// Whose utility.
    pub whose: DeciderId,
    /// The value of a truce, or that of fighting on.
    pub truce: bool,
    /// Evenings, and wars they are from.
    pub cases: (u32, u32),
    /// Mean of what came less what was expected [share of the utility's range], and its standard error; none of a single war.
    pub bias: (f64, Option<f64>),
    /// What came of a unit of expected value, and its standard error; none of a single war, or where nothing varied.
    pub slope: (f64, Option<f64>),
    /// Share of the variance that was foreseen.
    pub foreseen: f64,
    /// The feature whose product with the error strays farthest from nothing: its number in [`SEEN`], and by how many standard errors.
    pub feature: (usize, f64),
}

impl Finding {
    /// Whether the cell agrees.
    #[must_use]
    pub fn agrees(&self) -> bool {
        let (bias, error) = self.bias;
        // Where nothing says how unsure a bias is, nothing says that it is none.
        let unbiased = bias.abs() <= BIAS && error.is_some_and(|error| bias.abs() <= ERRORS * error);
        let (slope, error) = self.slope;
        // What hardly varies has no slope worth the name. Of some twenty slopes one strays by two standard errors: three are asked.
        let near = |error: f64| slope + ERRORS * error >= SLOPE.0 && slope - ERRORS * error <= SLOPE.1;
        let straight = error.is_none_or(near);
        unbiased && straight && self.feature.1.abs() <= ERRORS_OF_MANY
    }
}

/// All cells held against fresh wars.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Audit {
    /// A finding for each cell, of fighting on and of a truce.
    pub findings: Vec<Finding>,
    /// How far the last round still moved the values [share of the utility's range].
    pub residual: f64,
    /// Wars that the engine gave up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gave_up: Vec<GaveUp>,
}

impl Audit {
    /// Whether the values may be called converged.
    #[must_use]
    pub fn passes(&self) -> bool {
        !self.findings.is_empty() && self.residual <= RESIDUAL && self.findings.iter().all(Finding::agrees)
    }

    /// The least that a pact must add for a head before that can be told from nothing: [`TOLD`] standard errors of how far his values were off
    /// in fresh wars, those of a truce or those of fighting on [share of the utility's range]. Infinite for one of whom nobody found how far.
    #[must_use]
    pub fn least_told(&self, head: DeciderId, truce: bool) -> f64 {
        let own = self.findings.iter().find(|f| (f.viewer, f.whose, f.truce) == (head, head, truce));
        own.and_then(|f| f.bias.1).map_or(f64::INFINITY, |error| TOLD * error)
    }

    /// Holds values against so many fresh wars, of seeds that no round has used; none if `stop` was raised.
    #[must_use]
    pub fn of(
        sc: &Scenario,
        effort: &Effort,
        values: &Values,
        residual: f64,
        stop: &AtomicBool,
        progress: &dyn Progress,
    ) -> Option<Self> {
        let mut sc = sc.clone();
        sc.values = Some(values.clone());
        let unused = effort.seed.wrapping_add(u64::from(effort.rounds) * u64::from(effort.wars));
        let cases = play(&sc, unused, effort.wars, 1.0, stop, progress)?;
        let findings = values
            .cells
            .iter()
            .flat_map(|cell| [on_war(cell, &cases), on_truce(cell, &cases)])
            .flatten()
            .collect();
        Some(Self { findings, residual, gave_up: cases.gave_up })
    }
}

/// What was expected on an evening, what came, and the war it was in.
struct Told<'a> {
    features: &'a Features,
    expected: f64,
    came: f64,
    war: u32,
}

fn on_war(cell: &Cell, cases: &Cases) -> Option<Finding> {
    let told = cases.war_of(cell.viewer, cell.whose).map(|c| Told {
        features: &c.features,
        expected: cell.of(&c.features, None),
        came: c.worth,
        war: c.war,
    });
    finding(cell, false, &told.collect::<Vec<_>>())
}

fn on_truce(cell: &Cell, cases: &Cases) -> Option<Finding> {
    let told = cases.truce_of(cell.viewer, cell.whose).map(|c| Told {
        features: &c.features,
        expected: cell.gain(&c.features, c.articles),
        came: c.gain,
        war: c.war,
    });
    finding(cell, true, &told.collect::<Vec<_>>())
}

fn finding(cell: &Cell, truce: bool, told: &[Told<'_>]) -> Option<Finding> {
    if told.is_empty() {
        return None;
    }
    let range = (cell.bounds.1 - cell.bounds.0).max(f64::MIN_POSITIVE);
    let bias = ClusteredMean::of(told.iter().map(|t| (t.came - t.expected, t.war)));
    let features = SEEN.iter().enumerate().map(|(i, feature)| {
        let (middle, half) = cell.scale[i];
        let x = |t: &Told<'_>| if half > 0.0 { (t.features[*feature as usize] - middle) / half } else { 0.0 };
        (i, ClusteredMean::of(told.iter().map(|t| ((t.came - t.expected) * x(t), t.war))).t())
    });
    let feature = features.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs())).unwrap_or((0, 0.0));
    let points: Vec<_> = told.iter().map(|t| (t.expected, t.came, t.war)).collect();
    Some(Finding {
        viewer: cell.viewer,
        whose: cell.whose,
        truce,
        cases: (told.len() as u32, bias.groups as u32),
        bias: (bias.mean / range, bias.error.map(|error| error / range)),
        slope: clustered::slope(&points),
        foreseen: foreseen(told),
        feature,
    })
}

fn foreseen(told: &[Told<'_>]) -> f64 {
    let all = Moments::of(told.iter().map(|t| t.came)).squares;
    let left: f64 = told.iter().map(|t| (t.came - t.expected).powi(2)).sum();
    if all > 0.0 { 1.0 - left / all } else { 0.0 }
}
