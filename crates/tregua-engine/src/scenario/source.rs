//! Where numbers come from: sources, and the parameters with their priors.

use super::id::SourceId;

/// A source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Id in the files.
    pub key: String,
    /// Author.
    pub author: String,
    /// Title.
    pub title: String,
    /// Year, as printed.
    pub year: String,
    /// Kind of text.
    pub kind: String,
    /// Note.
    pub note: String,
    /// Nothing but the modellers' judgement: such numbers are counted in every report.
    pub assumed: bool,
}

/// Shape of a prior between its low and high ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Flat.
    Uniform,
    /// Flat on the logarithm.
    LogUniform,
    /// Peaked at the value, falling to the ends.
    Triangular,
    /// Not varied.
    Fixed,
}

/// Prior of a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
    /// Shape between them.
    pub shape: Shape,
}

/// How far beyond what anybody thinks likely one may still ask, on either side: farther off a slip of the pen is likelier than a question.
pub(super) const FAR: f64 = 10.0;

/// The unit of rates.
const RATE: &str = "1/day";

impl Prior {
    /// What a number with this prior may be set to: ten times as far from nothing, or a tenth as far. Rules divide by numbers and take their
    /// logarithms, so that none changes its sign or comes to nothing; but a rate may be 0, and what it is the rate of never happens.
    #[must_use]
    pub fn limits(&self, unit: &str) -> (f64, f64) {
        let least = if self.low > 0.0 { self.low / FAR } else { self.low * FAR };
        let most = if self.high < 0.0 { self.high / FAR } else { self.high * FAR };
        (if unit == RATE { least.min(0.0) } else { least }, most)
    }
}

/// How well founded a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Taken from a count or fitted to one.
    Measured,
    /// Argued from sources that do not give it.
    Argued,
    /// Judgement.
    Assumed,
}

/// A parameter of theta as the scenario gives it.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Value by default, in the unit of [`crate::theta::Theta::UNITS`].
    pub value: f64,
    /// Prior.
    pub prior: Prior,
    /// How well founded.
    pub grade: Grade,
    /// Where from.
    pub sources: Vec<SourceId>,
    /// Why, for assumed numbers; a note for others.
    pub why: String,
}

impl Parameter {
    /// The prior's quantile at `u` in (0, 1).
    #[must_use]
    pub fn quantile(&self, u: f64) -> f64 {
        let Prior { low, high, shape } = self.prior;
        match shape {
            Shape::Fixed => self.value,
            Shape::Uniform => low + (high - low) * u,
            Shape::LogUniform => low * crate::num::pow(high / low, u),
            Shape::Triangular => triangular(low, self.value, high, u),
        }
    }
}

/// Draws of some numbers together, in place of their priors.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Posterior {
    /// The numbers: their places in [`crate::theta::Theta::NAMES`].
    pub numbers: Vec<usize>,
    /// The draws, each with a value for each number, in its unit.
    pub draws: Vec<Vec<f64>>,
}

fn triangular(low: f64, mode: f64, high: f64, u: f64) -> f64 {
    let cut = (mode - low) / (high - low);
    if u < cut {
        low + (u * (high - low) * (mode - low)).sqrt()
    } else {
        high - ((1.0 - u) * (high - low) * (high - mode)).sqrt()
    }
}
