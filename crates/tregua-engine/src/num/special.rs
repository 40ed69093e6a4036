//! The normal and gamma distributions and their inverses.

use super::{exp, ln};

/// The chance that a standard normal variate lies below `x`.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The standard normal variate of a uniform `u` in (0, 1), to about 16 digits: algorithm AS 241 of Wichura,
/// Applied Statistics 37 (1988) 477-484, three ratios of polynomials.
pub fn normal_quantile(u: f64) -> f64 {
    let q = u - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * polynomial(&CENTRE.0, r) / polynomial(&CENTRE.1, r);
    }
    let tail = if q < 0.0 { u } else { 1.0 - u };
    let r = (-ln(tail)).sqrt();
    let x = if r <= 5.0 {
        polynomial(&MIDDLE.0, r - 1.6) / polynomial(&MIDDLE.1, r - 1.6)
    } else {
        polynomial(&FAR.0, r - 5.0) / polynomial(&FAR.1, r - 5.0)
    };
    if q < 0.0 { -x } else { x }
}

/// The value at `x` of the polynomial with these coefficients, lowest power first.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

type Ratio = ([f64; 8], [f64; 8]);

const CENTRE: Ratio = (
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854,
    ],
);

const MIDDLE: Ratio = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
);

const FAR: Ratio = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

/// Logarithm of the gamma function.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// The gamma variate of a uniform `u` in (0, 1), of `shape` > 0 and unit scale (mean `shape`): relative error about 1e-12.
/// A variate of mean 1 and variance `v` is `v * gamma_quantile(1.0 / v, u)`.
///
/// # Panics
/// If `shape` is not a positive number.
pub fn gamma_quantile(shape: f64, u: f64) -> f64 {
    assert!(shape > 0.0 && shape.is_finite(), "a gamma variate needs a positive shape, got {shape}");
    let ln_gamma = libm::lgamma(shape);
    // Newton's steps in y = ln x, where the distribution is smooth; a step that leaves the bracket is
    // replaced by the bracket's middle.
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut y = gamma_start(shape, ln_gamma, u);
    for _ in 0..100 {
        let x = exp(y);
        let density = exp(shape * y - x - ln_gamma); // of y
        let (below, above) = gamma_cdf(shape, x, density);
        // Of the two tails, the one held to more digits.
        let excess = if u <= 0.5 { below - u } else { (1.0 - u) - above };
        if excess > 0.0 {
            high = y;
        } else {
            low = y;
        }
        let mut next = y - excess / density;
        if !(next > low && next < high) {
            next = match (low.is_finite(), high.is_finite()) {
                (true, true) => 0.5 * (low + high),
                (true, false) => low + 1.0,
                _ => high - 1.0,
            };
        }
        if (next - y).abs() < 1e-14 * y.abs().max(1.0) {
            return exp(next);
        }
        y = next;
    }
    exp(y)
}

/// A first guess at the logarithm of the gamma quantile: the cube-root normal approximation of Wilson and
/// Hilferty, or the leading term of the series near zero where that fails.
fn gamma_start(shape: f64, ln_gamma: f64, u: f64) -> f64 {
    let spread = 1.0 / (9.0 * shape);
    let root = 1.0 - spread + normal_quantile(u) * spread.sqrt();
    if shape >= 0.5 && root > 0.3 {
        ln(shape) + 3.0 * ln(root)
    } else {
        (ln(u) + ln(shape) + ln_gamma) / shape
    }
}

/// The chance that a gamma variate lies below and above `x`, given `density = x^shape e^-x / gamma(shape)`: a series
/// below the bulk, a continued fraction (in Lentz's way) above it, as in Abramowitz & Stegun 6.5.29 and 6.5.31.
fn gamma_cdf(shape: f64, x: f64, density: f64) -> (f64, f64) {
    if x < shape + 1.0 {
        let (mut term, mut sum, mut a) = (1.0 / shape, 1.0 / shape, shape);
        while term > sum * 1e-17 {
            a += 1.0;
            term *= x / a;
            sum += term;
        }
        let below = density * sum;
        return (below, 1.0 - below);
    }
    let mut b = x + 1.0 - shape;
    let (mut c, mut d) = (f64::INFINITY, 1.0 / b);
    let mut fraction = d;
    for i in 1..100_000 {
        let i = f64::from(i);
        let a = -i * (i - shape);
        b += 2.0;
        d = 1.0 / (a * d + b);
        c = b + a / c;
        fraction *= c * d;
        if (c * d - 1.0).abs() < 1e-15 {
            break;
        }
    }
    let above = density * fraction;
    (1.0 - above, above)
}
