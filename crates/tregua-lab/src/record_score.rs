//! Scoring an ensemble against the record (inference §2.1, war-model §21).
//!
//! What is compared with a recorded value is what a recorder of the simulated wars would have written: the simulated value plus the
//! target's tolerance, which is record error and irreducible chance. The interval of the simulation alone is given beside it.

mod causes;
mod due;
pub mod thresholds;

use crate::statistics::{Five, Share, quantiles, sorted};
pub(crate) use causes::causes;
use due::is_due;
use std::collections::BTreeSet;
use tregua_engine::draws::{self, Draws};
use tregua_engine::num;
use tregua_engine::rule::stream;
use tregua_engine::scenario::{Measure, Scenario, Target};

/// One part of a target, scored.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Score {
    /// Id of the part: `7b`.
    pub key: String,
    /// Number of the target.
    pub number: u32,
    /// Kept out of every fit.
    pub held_out: bool,
    /// The wars came to it: were they stopped before the record has it, nothing is judged.
    pub due: bool,
    /// Unit: `date` for days since day 0.
    pub unit: String,
    /// Recorded value.
    pub recorded: f64,
    /// Share of the wars in which it happened.
    pub happened: f64,
    /// Standard error of that share.
    pub happened_error: f64,
    /// The simulation alone.
    pub simulated: Five,
    /// With the error of the record: what is compared.
    pub predicted: Five,
    /// The record lies in the predicted 50 % interval.
    pub inside_50: bool,
    /// The record lies in the predicted 90 % interval.
    pub inside_90: bool,
    /// The record lies in the 90 % interval of the simulation alone.
    pub inside_90_alone: bool,
    /// Fair CRPS of the simulation, in units of the tolerance; not a number where too few wars tell it, the
    /// record only bounds a chance, or it is not due.
    pub crps: f64,
    /// Logarithm of the chance that it happens, times the density of the record by what a recorder would have written, in tolerances [nat]. It
    /// punishes sureness that is wrong, which the CRPS forgives.
    pub log_score: f64,
    /// Rank of the record in the prediction, 0 to 1 (PIT).
    pub rank: f64,
}

/// A whole ensemble, scored.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Scorecard {
    /// Part by part, in the order of the scenario's targets.
    pub parts: Vec<Score>,
    /// Numbers of the targets all of whose parts that are due are inside 90 %.
    pub inside_90: BTreeSet<u32>,
    /// Numbers of the targets all of whose parts that are due are inside 50 %.
    pub inside_50: BTreeSet<u32>,
    /// Numbers of the targets that are due in any part.
    pub numbers: BTreeSet<u32>,
}

/// Below this share of wars in which it happens, a dated event is no prediction of the record.
const RARE: f64 = 0.05;

/// The stream of luck that draws the error of the record.
const ERROR: u32 = stream("lab.record_error");

/// Scores the columns of an ensemble of wars that end on a day (or their last): `values[target][run]`, in the order of the scenario's targets.
#[must_use]
pub fn score(sc: &Scenario, values: &[Vec<f64>], until: Option<i32>) -> Scorecard {
    let judged = sc.targets.iter().zip(values);
    let parts: Vec<Score> = judged.map(|(t, v)| part(t, v, is_due(sc, t, until))).collect();
    let numbers: BTreeSet<u32> = parts.iter().filter(|p| p.due).map(|p| p.number).collect();
    let all = |inside: fn(&Score) -> bool| {
        let whole = |n: &u32| parts.iter().filter(|p| p.due && p.number == *n).all(inside);
        numbers.iter().copied().filter(|n| whole(n)).collect()
    };
    Scorecard { inside_90: all(|p| p.inside_90), inside_50: all(|p| p.inside_50), numbers, parts }
}

fn part(target: &Target, values: &[f64], due: bool) -> Score {
    let told: Vec<f64> = values.iter().copied().filter(|x| !x.is_nan()).collect();
    let Share { share: happened, error } = Share::of(told.len(), values.len());
    let predicted = sorted(told.iter().enumerate().map(|(i, x)| with_error(target, *x, i)));
    let told = sorted(told);
    let enough = due && told.len() >= 2 && happened >= RARE;
    let between = |q: &Five, low: usize, high: usize| enough && (q[low]..=q[high]).contains(&target.value);
    let (simulated, five) = (quantiles(&told), quantiles(&predicted));
    let mut score = Score {
        key: target.key.clone(),
        number: target.number,
        held_out: target.held_out,
        due,
        unit: target.unit.clone(),
        recorded: target.value,
        happened,
        happened_error: error,
        inside_50: between(&five, 1, 3),
        inside_90: between(&five, 0, 4),
        inside_90_alone: between(&simulated, 0, 4),
        simulated,
        predicted: five,
        crps: if enough { crps(target, &told) } else { f64::NAN },
        log_score: if enough { log_score(target, &told, happened) } else { f64::NAN },
        rank: rank(&predicted, target.value),
    };
    if target.measure == Measure::Settled {
        judge_chance(&mut score, &told);
    }
    score
}

/// A chance that the record only bounds from above is inside if it is no higher.
fn judge_chance(score: &mut Score, told: &[f64]) {
    let chance = told.iter().sum::<f64>() / told.len().max(1) as f64;
    let inside = score.due && chance <= score.recorded;
    (score.inside_50, score.inside_90, score.inside_90_alone) = (inside, inside, inside);
    (score.simulated, score.predicted) = ([chance; 5], [chance; 5]);
    (score.crps, score.log_score) = (f64::NAN, f64::NAN);
}

/// What a recorder would have written: normal error, with its own width below and above, or on the logarithm.
pub(crate) fn with_error(target: &Target, value: f64, run: usize) -> f64 {
    let u = Draws::new(0).uniform(ERROR, draws::key(&target.key), 0, run as u32);
    let z = num::normal_quantile(u);
    let (below, above) = target.tolerance;
    let width = if z < 0.0 { below } else { above };
    if target.factor { value * num::exp(z * num::ln(width)) } else { value + z * width }
}

/// Fair CRPS, E|X−z| − ½E|X−X'|, of sorted values in units of the mean tolerance.
fn crps(target: &Target, sorted: &[f64]) -> f64 {
    let n = sorted.len() as f64;
    let off = sorted.iter().map(|x| target.off(*x).abs()).sum::<f64>() / n;
    // Σ|xi−xj| over pairs of sorted values = 2 Σ (2i−n+1) xi.
    let weigh = |(i, x): (usize, &f64)| (2.0 * i as f64 - n + 1.0) * target.scale(*x) / target.width();
    let spread = sorted.iter().enumerate().map(weigh).sum::<f64>();
    off - spread / (n * (n - 1.0))
}

/// ln of the chance that it happens, times the mean over the wars of what each makes of the record: normal, with the tolerance of its side.
fn log_score(target: &Target, told: &[f64], happened: f64) -> f64 {
    let (below, above) = target.widths();
    let density = |x: &f64| {
        let off = -target.off(*x);
        let side = if off < 0.0 { below } else { above };
        let width = side / target.width();
        num::exp(-0.5 * (off / width).powi(2)) / (width * std::f64::consts::TAU.sqrt())
    };
    let mean = told.iter().map(density).sum::<f64>() / told.len() as f64;
    num::ln((happened * mean).max(1e-12))
}

fn rank(sorted: &[f64], value: f64) -> f64 {
    let below = sorted.iter().filter(|x| **x < value).count() as f64;
    let equal = sorted.iter().filter(|x| **x == value).count() as f64;
    (below + 0.5 * equal) / sorted.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;
    use tregua_engine::scenario::check::check;

    /// A target is one, wherever its parts stand.
    #[test]
    fn parts_that_are_no_neighbours_are_one_target() {
        let mut sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
        sc.targets.truncate(2);
        sc.targets.push(sc.targets[0].clone());
        let values: Vec<Vec<f64>> = sc.targets.iter().map(|t| vec![t.value; 10]).collect();
        let card = score(&sc, &values, None);
        let all = BTreeSet::from([sc.targets[0].number, sc.targets[1].number]);
        assert_eq!((card.parts.len(), &card.numbers, &card.inside_90), (3, &all, &all));
    }

    /// On the logarithm where the tolerance is a factor, by the tolerance of its side or the mean of both; what is missing is not near.
    #[test]
    fn a_value_is_off_by_so_many_tolerances() {
        let sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
        let target = |factor, tolerance| Target { value: 100.0, factor, tolerance, ..sc.targets[1].clone() };
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a}, not {b}");
        let (even, uneven) = (target(true, (2.0, 2.0)), target(false, (10.0, 30.0)));
        near(even.off(400.0), 2.0);
        near(even.off_on_its_side(50.0), -1.0);
        near(uneven.off(140.0), 2.0);
        near(uneven.off_on_its_side(130.0), 1.0);
        near(uneven.off_on_its_side(90.0), -1.0);
        near(uneven.apart(60.0, 20.0), 2.0);
        assert!(even.off(f64::NAN).is_nan() && even.off(0.0) < -30.0);
        assert_eq!(target(false, (0.0, 0.0)).off(100.0), 0.0);
    }
}
