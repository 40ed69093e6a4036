//! The sheet on which a test writes what it found.

use super::estimate::Estimate;

/// Printed references have six digits.
const PRINTED: f64 = 5.1e-7;
/// Standard errors that luck is allowed.
const ERRORS: f64 = 4.0;
/// A parameter is off by so much in the planted fault.
const FAULT: f64 = 1.05;

/// What luck had to do with a number.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Luck {
    /// Cases drawn.
    pub cases: u32,
    /// Standard error of their mean.
    pub error: f64,
}

/// A number held against theory.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Check {
    /// Which number.
    pub what: String,
    /// What theory says.
    pub expected: f64,
    /// What the program gives.
    pub got: f64,
    /// The most by which they may differ.
    pub tolerance: f64,
    /// Where it was drawn: from how much.
    pub luck: Option<Luck>,
    /// Whether it is a statement, 1 if it holds and 0 if not, and no measure.
    pub statement: bool,
    /// Whether the number gives away that a parameter is 5 % off; none where no fault was planted.
    pub fault_seen: Option<bool>,
}

impl Check {
    /// By how much the two differ.
    #[must_use]
    pub fn error(&self) -> f64 {
        (self.got - self.expected).abs()
    }

    /// Whether they agree, and would not if a parameter were off.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.error() <= self.tolerance && self.fault_seen != Some(false)
    }
}

/// What a test found.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Number by number.
    pub checks: Vec<Check>,
}

impl Sheet {
    fn write(
        &mut self,
        what: impl Into<String>,
        [expected, got, tolerance]: [f64; 3],
        luck: Option<Luck>,
        fault_seen: Option<bool>,
    ) {
        self.checks.push(Check {
            what: what.into(),
            expected,
            got,
            tolerance,
            luck,
            statement: false,
            fault_seen,
        });
    }

    /// A number without luck, and without a fault that could be planted. Tolerances are at least half the last digit of a printed
    /// reference.
    pub fn equals(&mut self, what: impl Into<String>, expected: f64, tolerance: f64, got: f64) {
        self.write(what, [expected, got, tolerance.max(PRINTED)], None, None);
    }

    /// The same, held against a reference that is known to the last digit.
    pub fn equals_exactly(&mut self, what: impl Into<String>, expected: f64, tolerance: f64, got: f64) {
        self.write(what, [expected, got, tolerance], None, None);
    }

    /// A number without luck: `found(1.0)` is the reference, `found(1.05)`, with a parameter 5 % off, is farther away than twice what is
    /// allowed.
    pub fn near(
        &mut self,
        what: impl Into<String>,
        expected: f64,
        tolerance: f64,
        found: impl Fn(f64) -> f64,
    ) {
        let tolerance = tolerance.max(PRINTED);
        let fault_seen = (found(FAULT) - expected).abs() > 2.0 * tolerance;
        self.write(what, [expected, found(1.0), tolerance], None, Some(fault_seen));
    }

    /// The same to a millionth of the reference.
    pub fn relative(&mut self, what: impl Into<String>, expected: f64, found: impl Fn(f64) -> f64) {
        self.near(what, expected, 1e-6 * expected.abs(), found);
    }

    /// A number that was drawn: it agrees within four standard errors, and with a parameter 5 % off it does not.
    pub fn drawn(&mut self, what: impl Into<String>, expected: f64, measure: impl Fn(f64) -> Estimate) {
        let faulty = measure(FAULT);
        let fault_seen = (faulty.mean - expected).abs() > ERRORS * faulty.error;
        self.estimate(what, expected, measure(1.0), Some(fault_seen));
    }

    /// A number that was drawn where a fault would be too small to be seen.
    pub fn drawn_once(&mut self, what: impl Into<String>, expected: f64, sound: Estimate) {
        self.estimate(what, expected, sound, None);
    }

    fn estimate(
        &mut self,
        what: impl Into<String>,
        expected: f64,
        sound: Estimate,
        fault_seen: Option<bool>,
    ) {
        let Estimate { mean, error, cases } = sound;
        self.write(what, [expected, mean, ERRORS * error], Some(Luck { cases, error }), fault_seen);
    }

    /// Something that is so or not: 1 or 0.
    pub fn holds(&mut self, what: impl Into<String>, holds: bool) {
        let got = f64::from(u8::from(holds));
        self.checks.push(Check {
            what: what.into(),
            expected: 1.0,
            got,
            tolerance: 0.0,
            luck: None,
            statement: true,
            fault_seen: None,
        });
    }
}
