//! Gamma with mean 1, read off a table: the luck of a lethal day.
//!
//! Every camp draws it every day, and the exact quantile takes ten times as long as all the rest of the draw. On the scale of
//! y = ln(−ln(1−u)) the logarithm of the quantile is nearly straight at both ends, so a cubic through a few knots, with the slopes
//! that the density gives there, is right to two parts in ten thousand for variances up to 2.

use super::{exp, exp_m1, gamma_quantile, ln, ln_1p, ln_gamma};

/// First knot: u = 1e-7.
const FIRST: f64 = -16.0;
/// Distance of the knots.
const STEP: f64 = 1.0;
/// Knots: the last is at y = 3, u = 1 − 2e-9. Beyond both ends the line goes straight on.
const KNOTS: usize = 20;

/// A table of the gamma quantile with mean 1 and one variance.
#[derive(Clone, Debug)]
pub struct GammaTable {
    variance: f64,
    /// Logarithm of the quantile at each knot, and its slope in y times the distance of the knots.
    knots: [(f64, f64); KNOTS],
}

impl GammaTable {
    /// The table for a variance; without variance every day is alike.
    #[must_use]
    pub fn new(variance: f64) -> Self {
        let mut knots = [(0.0, 0.0); KNOTS];
        if variance > 0.0 {
            let shape = 1.0 / variance;
            let ln_gamma_of_shape = ln_gamma(shape);
            for (i, knot) in knots.iter_mut().enumerate() {
                let y = FIRST + STEP * i as f64;
                let tail = exp(y);
                let x = gamma_quantile(shape, -exp_m1(-tail));
                let density = shape * ln(x) - x - ln_gamma_of_shape;
                *knot = (ln(variance * x), STEP * exp(y - tail - density));
            }
        }
        Self { variance, knots }
    }

    /// The variate of a uniform `u` in (0, 1). The table serves the variance it was made for; another is worked out.
    #[must_use]
    pub fn of(&self, variance: f64, u: f64) -> f64 {
        if variance <= 0.0 {
            return 1.0;
        }
        if variance != self.variance {
            return variance * gamma_quantile(1.0 / variance, u);
        }
        let y = ln(-ln_1p(-u));
        let at = (y - FIRST) / STEP;
        if at <= 0.0 {
            return exp(self.knots[0].0 + self.knots[0].1 * at);
        }
        let i = at as usize;
        if i >= KNOTS - 1 {
            let (value, slope) = self.knots[KNOTS - 1];
            return exp(value + slope * (at - (KNOTS - 1) as f64));
        }
        let ((a, da), (b, db)) = (self.knots[i], self.knots[i + 1]);
        let t = at - i as f64;
        let s = 1.0 - t;
        exp(s * s * ((1.0 + 2.0 * t) * a + t * da) + t * t * ((1.0 + 2.0 * s) * b - s * db))
    }
}
