//! Variates by inversion: one uniform `u` in (0, 1) in, one value out.
//!
//! A variate is the smallest value whose cumulative chance exceeds `u`. It therefore rises with `u` and moves
//! one way with each parameter, and two runs that share `u` stay coupled (war-model §18).

use super::{exp, ln_1p, logit, normal_quantile};

/// Up to this mean, summing up from zero is quicker than summing out from the mode.
pub(super) const SMALL_MEAN: f64 = 200.0;

/// Up to this many, powers by squaring keep the rounding below 1e-12.
const SMALL_BODY: u32 = 2_000;

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
    let mean = f64::from(n) * p;
    if u < 1.0 - mean {
        return 0; // the chance that somebody is among them is at most the mean
    }
    let odds = p / (1.0 - p);
    if mean < SMALL_MEAN {
        return binomial_knowing_none(n, odds, mean, chance_of_none(n, p), u);
    }
    let ratio = |k: u32| f64::from(n - k) * odds * (1.0 / (f64::from(k) + 1.0));
    from_mode((mean + p) as u32, n, ratio, u)
}

/// [`binomial`] of a small mean and a chance of one half at most, where the `odds` of the chance, a bound of the mean and the chance of `none`
/// are known already: as [`from_zero`], but the two numbers that the ratio hangs on are counted along.
pub(super) fn binomial_knowing_none(n: u32, odds: f64, most: f64, none: f64, u: f64) -> u32 {
    let last = n.min(far(most));
    let (mut k, mut term, mut sum) = (0, none, none);
    let (mut room, mut next) = (f64::from(n), 1.0);
    // Four steps at a time: in which of them a count ends cannot be guessed, that it ends in the first four can.
    while k < last {
        let mut passed = 0;
        for _ in 0..STEPS {
            passed += u32::from(u >= sum);
            term *= room * odds * (1.0 / next);
            sum += term;
            room -= 1.0;
            next += 1.0;
        }
        k += passed;
        if passed < STEPS {
            break;
        }
    }
    k.min(last)
}

const STEPS: u32 = 4;

/// `(1 - p)^n`: by squaring where rounding cannot add up to 1e-12, for that is several times quicker.
fn chance_of_none(n: u32, p: f64) -> f64 {
    if n > SMALL_BODY { exp(f64::from(n) * ln_1p(-p)) } else { chances_of_none([n], [p])[0] }
}

/// [`binomial`] of `N` bodies at once, bit for bit the same: several times quicker where the means are small, as the
/// bodies go through each step together and a processor can take some of them in one instruction.
pub fn binomials<const N: usize>(n: [u32; N], p: [f64; N], u: [f64; N]) -> [u32; N] {
    let size = n.map(f64::from);
    let mean: [f64; N] = std::array::from_fn(|i| size[i] * p[i]);
    // Here and below `&` and `|` rather than their lazy kin: nothing to guess, so nothing to guess wrong.
    let ordinary = |i: usize| (n[i] <= SMALL_BODY) & (p[i] >= 0.0) & (p[i] <= 0.5) & (mean[i] < SMALL_MEAN);
    if !(0..N).fold(true, |all, i| all & ordinary(i)) {
        return std::array::from_fn(|i| binomial(n[i], p[i], u[i]));
    }
    let odds = p.map(|p| p / (1.0 - p));
    let mut term = chances_of_none(n, p);
    let mut sum: [f64; N] = std::array::from_fn(|i| if u[i] < 1.0 - mean[i] { 1.0 } else { term[i] });
    let (mut room, mut count) = (size, [0.0; N]);
    for k in 1..far(SMALL_MEAN) {
        if !(0..N).fold(false, |any, i| any | (u[i] >= sum[i])) {
            break;
        }
        let share = 1.0 / f64::from(k);
        for i in 0..N {
            count[i] += if u[i] >= sum[i] { 1.0 } else { 0.0 };
            term[i] *= room[i] * odds[i] * share;
            sum[i] += term[i];
            room[i] -= 1.0;
        }
    }
    std::array::from_fn(|i| (count[i] as u32).min(n[i]).min(far(mean[i])))
}

/// [`chance_of_none`] of small bodies, all at once, by squaring.
fn chances_of_none<const N: usize>(n: [u32; N], p: [f64; N]) -> [f64; N] {
    const ONE: u64 = 1.0_f64.to_bits();
    let (mut power, mut square, mut bits) = ([1.0; N], p.map(|p| 1.0 - p), n.map(u64::from));
    let rounds = u32::BITS - n.iter().fold(0, |all, n| all | n).leading_zeros();
    for _ in 0..rounds {
        for i in 0..N {
            // The square or one, without a jump: the bits of `n` cannot be guessed.
            let keep = 0_u64.wrapping_sub(bits[i] & 1);
            power[i] *= f64::from_bits(square[i].to_bits() & keep | ONE & !keep);
            square[i] *= square[i];
            bits[i] >>= 1;
        }
    }
    power
}

/// How many events where `mean` are expected: the Poisson quantile of `u`. A mean of zero or below gives none.
pub fn poisson(mean: f64, u: f64) -> u32 {
    let ratio = |k: u32| mean / (f64::from(k) + 1.0);
    if mean <= 0.0 {
        0
    } else if mean < SMALL_MEAN {
        from_zero(exp(-mean), far(mean), ratio, u)
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

/// A count so far above its `mean` that less than 2^-53 lies beyond: where summing from zero ends, whatever rounding did.
#[inline]
fn far(mean: f64) -> u32 {
    (2.0 * mean) as u32 + 80
}

/// Inverts a distribution on `0..=last` by summing its terms from zero: `first` is the chance of 0, `ratio(k)` the
/// chance of `k + 1` over that of `k`.
#[inline(always)]
fn from_zero(first: f64, last: u32, ratio: impl Fn(u32) -> f64, u: f64) -> u32 {
    let (mut k, mut term, mut sum) = (0, first, first);
    while u >= sum && k < last {
        term *= ratio(k);
        sum += term;
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
