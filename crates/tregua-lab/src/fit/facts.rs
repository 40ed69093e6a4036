//! The record as outputs of a simulator: whether each fact happens, and its value where it does. Held-out targets are none of them.

use super::folds::Laid;
use crate::sensitivity::Asked;
use tregua_engine::num;
use tregua_engine::scenario::{Measure, Scenario, Target};

/// A share of the wars in which a fact must happen before its value is fitted, and before whether it happens is not worth asking.
const OFTEN: f64 = 0.2;
const ALWAYS: f64 = 0.98;

/// How sure it is that a recorded fact did happen, as a variance.
const SURE: f64 = 0.01;

/// One output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its place among the scenario's targets.
    pub target: usize,
    /// Whether it happens, and not when or how much.
    pub whether: bool,
}

/// The outputs that can be fitted, with what the record has for each.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The outputs.
    pub all: Vec<Fact>,
    /// Targets that are not held out and yet not fitted: they hardly happen.
    pub silent: Vec<usize>,
    /// What the record has.
    pub record: Vec<f64>,
    /// Variance of its error.
    pub error: Vec<f64>,
    /// Where the wars tell each.
    places: Vec<usize>,
}

impl Facts {
    /// Those of a scenario, given what many wars have told. A value that fewer wars than `fewest` tell cannot be learned. Values may be off by
    /// the record's tolerance, and by what the model leaves out: a standard deviation of so many tolerances.
    #[must_use]
    pub fn of(sc: &Scenario, answers: &[Vec<f64>], fewest: usize, discrepancy: f64) -> Self {
        let asked = Asked::all(sc);
        let place =
            |t: usize| asked.iter().position(|a| *a == Asked::Target(t)).expect("every target is asked");
        let mut facts = Self { all: vec![], silent: vec![], record: vec![], error: vec![], places: vec![] };
        for (t, target) in sc.targets.iter().enumerate() {
            // A chance that is only bounded is no fact of one war.
            if target.held_out || target.measure == Measure::Settled {
                continue;
            }
            let at = place(t);
            let told = answers.iter().filter(|a| a[at].is_finite()).count();
            let happens = told as f64 / answers.len() as f64;
            if happens < OFTEN || told < fewest {
                facts.silent.push(t);
                continue;
            }
            if happens < ALWAYS {
                facts.add(t, at, true, 1.0, SURE);
            }
            facts.add(t, at, false, 0.0, 1.0 + discrepancy * discrepancy);
        }
        facts
    }

    fn add(&mut self, target: usize, place: usize, whether: bool, record: f64, error: f64) {
        self.all.push(Fact { target, whether });
        self.record.push(record);
        self.error.push(error);
        self.places.push(place);
    }

    /// The outputs of a war.
    #[must_use]
    pub fn read(&self, sc: &Scenario, answer: &[f64]) -> Vec<f64> {
        let one = |(fact, place): (&Fact, &usize)| {
            let value = answer[*place];
            match fact.whether {
                true => f64::from(u8::from(value.is_finite())),
                false => astray(&sc.targets[fact.target], value),
            }
        };
        self.all.iter().zip(&self.places).map(one).collect()
    }

    /// The outputs of a fold: every part of its targets.
    #[must_use]
    pub fn of_fold(&self, sc: &Scenario, fold: &Laid) -> Vec<usize> {
        let number = |k: &usize| sc.targets[self.all[*k].target].number;
        (0..self.all.len()).filter(|k| fold.targets.contains(&number(k))).collect()
    }

    /// The record without some outputs.
    #[must_use]
    pub fn without(&self, left_out: &[usize]) -> Vec<f64> {
        let one = |(k, x): (usize, &f64)| if left_out.contains(&k) { f64::NAN } else { *x };
        self.record.iter().enumerate().map(one).collect()
    }
}

/// Beyond so many tolerances of the record a value is simply far: wars go astray by ten and by fifty of them, and no normal distribution that
/// holds those has room for what is near.
const FAR: f64 = 5.0;

/// How far a value of a target lies from the record, in its tolerances. What is near is told as it is, what is far runs into [`FAR`].
fn astray(target: &Target, value: f64) -> f64 {
    // The hyperbolic tangent, by way of the logistic curve.
    FAR * (2.0 * num::logistic(2.0 * target.off(value) / FAR) - 1.0)
}
