//! e to the power x: what the crate `libm` gives, to one in the last place, and quicker.
//!
//! Most of what a war asks is not huge. For those numbers this is the same reduction by ln 2 and the same polynomial (FreeBSD's
//! `e_exp.c`, which `libm` ports), without a jump; whatever may overflow or vanish goes to `libm` itself.

/// From here on a power of two may no longer be a number.
const HUGE: f64 = 700.0;

/// Added to a number, it leaves the nearest whole one in the lowest bits: half as much again as 2^52.
const ROUND: f64 = 6_755_399_441_055_744.0;

/// ln 2 in two parts, of which multiples of the first are exact; and its inverse.
const LN2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];
const INVERSE_LN2: f64 = std::f64::consts::LOG2_E;

const P1: f64 = 0.166_666_666_666_666_02;
const P2: f64 = -0.002_777_777_777_701_559_3;
const P3: f64 = 6.613_756_321_437_934e-05;
const P4: f64 = -1.653_390_220_546_525_2e-06;
const P5: f64 = 4.138_136_797_057_238_5e-08;

/// e to the power `x`.
#[inline]
pub fn exp(x: f64) -> f64 {
    if x.abs() < HUGE { ordinary(x) } else { libm::exp(x) }
}

#[inline(always)]
fn ordinary(x: f64) -> f64 {
    // x = k ln 2 + r, and e^x = 2^k e^r.
    let whole = INVERSE_LN2 * x + ROUND;
    let k = whole - ROUND;
    let high = x - k * LN2[0];
    let low = k * LN2[1];
    let r = high - low;
    let square = r * r;
    let c = r - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
    let power = f64::from_bits(whole.to_bits().wrapping_add(1023) << 52);
    (1.0 + (r * c / (2.0 - c) - low + high)) * power
}
