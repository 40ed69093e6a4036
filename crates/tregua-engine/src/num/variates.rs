//! Variates by inversion: one uniform `u` in (0, 1) in, one value out.
//!
//! A variate is the smallest value whose cumulative chance exceeds `u`. It therefore rises with `u` and moves
//! one way with each parameter, and two runs that share `u` stay coupled (war-model §18).

use super::{exp, ln_1p, logit, normal_quantile};

/// Up to this mean, summing up from zero is quicker than summing out from the mode.
const SMALL_MEAN: f64 = 200.0;

/// Terms below this share of the largest one cannot move a sum that contains it.
const NEGLIGIBLE: f64 = 1e-18;

/// How many of `n` persons, each with chance `p`: the binomial quantile of `u`, exact to 1e-12 in the cumulative
/// chance. `p` outside [0, 1] counts as the nearer end.
pub fn binomial(n: u32, p: f64, u: f64) -> u32 {
    if n == 0 || p <= 0.0 {
        0
    } else if p >= 1.0 {
        n
    } else if p > 0.5 {
        n - binomial_to_half(n, 1.0 - p, 1.0 - u)
    } else {
        binomial_to_half(n, p, u)
    }
}

fn binomial_to_half(n: u32, p: f64, u: f64) -> u32 {
    let odds = p / (1.0 - p);
    let ratio = |k: u32| f64::from(n - k) * odds / (f64::from(k) + 1.0);
    if f64::from(n) * p < SMALL_MEAN {
        from_zero(exp(f64::from(n) * ln_1p(-p)), n, ratio, u)
    } else {
        from_mode(((f64::from(n) + 1.0) * p) as u32, n, ratio, u)
    }
}

/// How many events where `mean` are expected: the Poisson quantile of `u`. A mean of zero or below gives none.
pub fn poisson(mean: f64, u: f64) -> u32 {
    let ratio = |k: u32| mean / (f64::from(k) + 1.0);
    if mean <= 0.0 {
        0
    } else if mean < SMALL_MEAN {
        from_zero(exp(-mean), u32::MAX, ratio, u)
    } else {
        from_mode(mean as u32, u32::MAX, ratio, u)
    }
}

/// The day, counted from 1, of the first success where each day has chance `p`: mean `1 / p`.
/// Without any chance the day never comes, told as `u32::MAX`.
pub fn geometric(p: f64, u: f64) -> u32 {
    if p <= 0.0 {
        u32::MAX
    } else if p >= 1.0 {
        1
    } else {
        // A conversion to u32 saturates, so a chance near zero ends in the same "never".
        ((ln_1p(-u) / ln_1p(-p)) as u32).saturating_add(1)
    }
}

/// A log-normal factor with median 1 and standard deviation `sd` of its natural logarithm.
pub fn lognormal(sd: f64, u: f64) -> f64 {
    exp(sd * normal_quantile(u))
}

/// A standard logistic variate: the noise under which the best of two choices follows the logit law.
pub fn logistic_quantile(u: f64) -> f64 {
    logit(u)
}

/// Inverts a distribution on `0..=last` by summing its terms from zero: `first` is the chance of 0, `ratio(k)` the
/// chance of `k + 1` over that of `k`.
fn from_zero(first: f64, last: u32, ratio: impl Fn(u32) -> f64, u: f64) -> u32 {
    let (mut k, mut term, mut sum) = (0, first, first);
    while u >= sum && k < last {
        term *= ratio(k);
        let next = sum + term;
        if next == sum {
            break; // `u` lies in the last rounding error: this is the far end of the tail
        }
        sum = next;
        k += 1;
    }
    k
}

/// Inverts a single-peaked distribution on `0..=last` by summing outward from its mode. The terms are taken
/// relative to the mode's; that all of them sum to one then replaces any formula for the mode's own chance.
fn from_mode(mode: u32, last: u32, ratio: impl Fn(u32) -> f64, u: f64) -> u32 {
    let mut to_mode = 1.0;
    let (mut k, mut term) = (mode, 1.0);
    while k > 0 && term > NEGLIGIBLE {
        k -= 1;
        term /= ratio(k);
        to_mode += term;
    }
    let mut whole = to_mode;
    (k, term) = (mode, 1.0);
    while k < last && term > NEGLIGIBLE {
        term *= ratio(k);
        k += 1;
        whole += term;
    }
    let target = u * whole;
    let mut sum = to_mode; // of the terms up to and including k
    (k, term) = (mode, 1.0);
    while sum <= target && k < last && term > NEGLIGIBLE {
        term *= ratio(k);
        k += 1;
        sum += term;
    }
    while k > 0 && sum - term > target {
        sum -= term;
        k -= 1;
        term /= ratio(k);
    }
    k
}
