//! Evidence: how likely the record was under each of several readings, found over many draws of the numbers, with its error.

use crate::statistics::Moments;
use tregua_engine::choice;
use tregua_engine::num;

/// ln Σ exp(x), without overflow; minus infinity of nothing.
#[must_use]
pub fn ln_sum_exp(xs: &[f64]) -> f64 {
    let best = xs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if best == f64::NEG_INFINITY {
        return best;
    }
    best + num::ln(xs.iter().map(|x| num::exp(x - best)).sum())
}

/// ln of the mean of exp(x).
#[must_use]
pub fn ln_mean_exp(xs: &[f64]) -> f64 {
    ln_sum_exp(xs) - num::ln(xs.len() as f64)
}

/// A choice that trembles: with a small chance a man does any of the things that he could do, so that no single surprise settles a question.
#[must_use]
pub fn trembling(chance: f64, options: usize, tremble: f64) -> f64 {
    (1.0 - tremble) * chance + tremble / options as f64
}

/// ln of the evidence of each reading on each draw of the numbers: `of[reading][draw]`. The draws are the same for all readings, so that their
/// differences are in pairs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// By reading, by draw.
    pub of: Vec<Vec<f64>>,
}

impl Evidence {
    /// ln of the evidence of a reading: the mean over the draws.
    #[must_use]
    pub fn ln(&self, reading: usize) -> f64 {
        ln_mean_exp(&self.of[reading])
    }

    /// The chance of each reading, if all were equally likely before.
    #[must_use]
    pub fn posterior(&self) -> Vec<f64> {
        let mut ln: Vec<f64> = (0..self.of.len()).map(|r| self.ln(r)).collect();
        choice::logit(&mut ln, 1.0);
        ln
    }

    /// How many of the draws carry the evidence of a reading.
    #[must_use]
    pub fn effective(&self, reading: usize) -> f64 {
        super::filter::effective(&self.of[reading])
    }

    /// A quantity of the evidence with its standard error, from leaving out one draw at a time (the jackknife).
    pub fn with_error(&self, of: impl Fn(&Self) -> f64) -> (f64, f64) {
        let draws = self.of.first().map_or(0, Vec::len);
        let without = |left: usize| Self {
            of: self
                .of
                .iter()
                .map(|ln| ln.iter().enumerate().filter(|(i, _)| *i != left).map(|(_, x)| *x).collect())
                .collect(),
        };
        let all: Vec<f64> = (0..draws).map(|left| of(&without(left))).collect();
        let Moments { n, squares, .. } = Moments::of(all.into_iter());
        (of(self), ((n - 1.0) / n * squares).sqrt())
    }

    /// ln of the Bayes factor of one reading over another, with its standard error.
    #[must_use]
    pub fn ln_odds(&self, one: usize, other: usize) -> (f64, f64) {
        self.with_error(|e| e.ln(one) - e.ln(other))
    }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, ln_mean_exp, trembling};
    use tregua_engine::num;

    #[test]
    fn nothing_overflows_and_a_tremble_keeps_chances_chances() {
        assert!((ln_mean_exp(&[-1000.0, -1000.0]) + 1000.0).abs() < 1e-12);
        assert!((ln_mean_exp(&[0.0, f64::NEG_INFINITY]) + num::ln(2.0)).abs() < 1e-12);
        let chances = [0.7, 0.3, 0.0].map(|p| trembling(p, 3, 0.01));
        assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12 && chances[2] > 0.003);
    }

    /// What all draws agree on has no error, however much the draws differ among themselves.
    #[test]
    fn pairs_cancel_what_readings_have_in_common() {
        let one: Vec<f64> = (0..20).map(|i| -f64::from(i % 7)).collect();
        let other = one.iter().map(|x| x - 2.0).collect();
        let evidence = Evidence { of: vec![one, other] };
        let (odds, error) = evidence.ln_odds(0, 1);
        assert!((odds - 2.0).abs() < 1e-12 && error < 1e-12);
        assert!((evidence.posterior()[0] - num::logistic(2.0)).abs() < 1e-12);
        assert!(evidence.effective(0) < 20.0);
    }
}
