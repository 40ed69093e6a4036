//! The primitives every rule is built from (war-model §0).

use super::variates::{SMALL_MEAN, binomial_knowing_none};
use super::{binomial, exp, ln, ln_1p};

/// P1. Who leaves in one day: `n` persons under `K` competing hazards [1/day], the exits returned in the
/// order of the hazards. The rest stay.
///
/// An exact multinomial: each person leaves with chance `1 - exp(-h)`, `h` the sum of the hazards, by exit `j`
/// with share `h_j / h`. `u[0]` decides how many leave, `u[1..]` how they divide, so a hazard that grows
/// never lowers the total. A hazard of zero or below lets nobody out.
///
/// # Panics
/// If a hazard is not finite: that is a bug of the rule that computed it.
pub fn hazard_split<const K: usize>(n: u32, hazards: [f64; K], u: [f64; K]) -> [u32; K] {
    // The sum of this hazard and those after it: the last one open gets exactly all who remain.
    let mut onward = [0.0; K];
    let mut sum = 0.0;
    for j in (0..K).rev() {
        assert!(hazards[j].is_finite(), "hazard {j} of {hazards:?} is not finite");
        sum += hazards[j].max(0.0);
        onward[j] = sum;
    }
    let mut exits = [0; K];
    let mut leaving = leave(n, sum, u[0]);
    if leaving == 0 {
        return exits;
    }
    for j in 0..K - 1 {
        exits[j] = binomial(leaving, hazards[j].max(0.0) / onward[j], u[j + 1]);
        leaving -= exits[j];
    }
    exits[K - 1] = leaving;
    exits
}

/// P1 with one exit: how many of `n` persons leave in a day at `hazard` [1/day].
#[inline]
pub fn leave(n: u32, hazard: f64, u: f64) -> u32 {
    if all_stay(f64::from(n) * hazard, u) { 0 } else { Exit::at(hazard).count(n, u) }
}

/// The chance 1 - exp(-hazard) that one leaves in a day at this hazard, to thirteen digits.
#[inline]
pub fn chance(hazard: f64) -> f64 {
    if hazard > SMALL { 1.0 - exp(-hazard) } else { -small_exp_m1(-hazard) }
}

/// An exit that several bodies can leave by in one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exit {
    hazard: f64,
    /// The chance to leave over that to stay: exp(hazard) - 1, to thirteen digits.
    odds: f64,
}

impl Exit {
    /// The exit at a hazard [1/day]; one of zero or below lets nobody out.
    #[inline]
    pub fn at(hazard: f64) -> Exit {
        let hazard = hazard.max(0.0);
        Exit { hazard, odds: if hazard > SMALL { exp(hazard) - 1.0 } else { small_exp_m1(hazard) } }
    }

    /// How many of `n` persons leave by it.
    #[inline]
    pub fn leave(&self, n: u32, u: f64) -> u32 {
        if all_stay(f64::from(n) * self.hazard, u) { 0 } else { self.count(n, u) }
    }

    /// The chance that all stay is known better from the sum of their hazards than from the chance of one.
    fn count(&self, n: u32, u: f64) -> u32 {
        let sum = f64::from(n) * self.hazard;
        if self.odds > 1.0 || sum >= SMALL_MEAN {
            return binomial(n, chance(self.hazard), u);
        }
        binomial_knowing_none(n, self.odds, sum, exp(-sum), u)
    }
}

/// Up to this, six terms of the series of e^x - 1 tell what the difference would lose.
const SMALL: f64 = 0.02;

#[inline]
fn small_exp_m1(x: f64) -> f64 {
    let tail = 1.0 + x * (1.0 / 5.0) * (1.0 + x * (1.0 / 6.0));
    x * (1.0 + x * (1.0 / 2.0) * (1.0 + x * (1.0 / 3.0) * (1.0 + x * (1.0 / 4.0) * tail)))
}

/// Nobody leaves whose hazards have this sum, for sure: all stay with chance exp(-sum), of which this is the beginning of the series, from
/// below. It settles most draws that come to nothing.
#[inline]
fn all_stay(sum: f64, u: f64) -> bool {
    u < 1.0 - sum * (1.0 - sum * (0.5 - sum * (1.0 / 6.0)))
}

/// A bound that e to the power `x` does not exceed (but for rounding), for the price of a division: within four hundredths of it from
/// -3 to 2, and infinite above 6. It settles most draws that would come to nothing.
#[inline]
pub fn exp_at_most(x: f64) -> f64 {
    let y = 0.25 * x;
    if y > 1.5 {
        return f64::INFINITY;
    }
    // Four terms of the series lie below e^-y on either side of 0.
    let bound = 1.0 / (1.0 - y * (1.0 - y * (0.5 - y * (1.0 / 6.0))));
    (bound * bound) * (bound * bound)
}

/// P2. The share of every need that a stock can meet, in [0, 1]; both in the same unit.
/// No need is always met; an empty stock meets no other.
pub fn ration(stock: f64, need: f64) -> f64 {
    if need <= 0.0 { 1.0 } else { (stock / need).clamp(0.0, 1.0) }
}

/// P3. `x` a day later, drawn towards `target` with time constant `tau` [days]; never leaves the interval
/// between the two.
pub fn relax(x: f64, target: f64, tau: f64) -> f64 {
    let next = target + (x - target) * exp(-1.0 / tau);
    next.clamp(x.min(target), x.max(target))
}

/// P4. The probability whose log-odds are `x`.
#[inline]
pub fn logistic(x: f64) -> f64 {
    // Of the two equal forms, the one whose exponential cannot overflow; chosen without a jump, for nobody can guess the sign.
    let odds = exp(-x.abs());
    (if x >= 0.0 { 1.0 } else { odds }) / (1.0 + odds)
}

/// The log-odds of a probability in (0, 1); the inverse of [`logistic`].
pub fn logit(p: f64) -> f64 {
    ln(p) - ln_1p(-p)
}
