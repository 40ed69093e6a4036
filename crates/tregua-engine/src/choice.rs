//! Choice by logit: who chooses, and what choosing is worth (theory T17, T18); and the [`fixed`] points of choices that
//! answer each other.

pub mod fixed;

use crate::num;

/// Turns what options are worth into the chances that they are chosen: P ∝ exp(worth / T). An option worth minus infinity is never chosen,
/// unless all are.
///
/// # Panics
/// If a worth is not a number, or there is no option.
pub fn logit(worths: &mut [f64], temperature: f64) {
    // Worths are measured from the best, so that nothing overflows however cold the choice.
    let best = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    assert!(!best.is_nan() && !worths.is_empty(), "no option to choose among");
    if best == f64::NEG_INFINITY {
        return worths.fill(1.0 / worths.len() as f64);
    }
    for worth in worths.iter_mut() {
        // The best needs no exponential to be 1.
        *worth = if *worth == best { 1.0 } else { num::exp((*worth - best) / temperature) };
    }
    let total: f64 = worths.iter().sum();
    worths.iter_mut().for_each(|w| *w /= total);
}

/// What it is worth to choose with these chances: the expected payoff, never the log-sum-exp, which would pay out the luck of the choice as
/// if it were income (theory T18).
#[must_use]
pub fn expected(chances: &[f64], worths: &[f64]) -> f64 {
    let terms = chances.iter().zip(worths).filter(|(p, _)| **p > 0.0);
    terms.map(|(p, worth)| p * worth).sum()
}

/// The option that a uniform number in [0, 1) picks.
///
/// # Panics
/// If there is no option.
#[must_use]
pub fn pick(chances: &[f64], u: f64) -> usize {
    let mut left = u;
    for (i, chance) in chances.iter().enumerate() {
        if left < *chance {
            return i;
        }
        left -= *chance;
    }
    // Rounding may leave a trifle: it belongs to the last that can be chosen.
    chances.iter().rposition(|p| *p > 0.0).expect("something can be chosen")
}
