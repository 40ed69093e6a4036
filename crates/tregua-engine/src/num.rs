//! Portable math and the primitives: the only door to `exp`, `ln`, `pow` and their kin.
//!
//! The platform's own functions differ in the last bit from one machine to the next, and a war run twice must
//! give the same bits. So every transcendental function of the engine is plain arithmetic in which nothing fuses a multiply with an
//! add: those of the crate `libm`, and an exponential of our own, for wars ask for it more than for all others ([`exp`]; it is `libm`'s to
//! one in the last place). Everything is a pure function: luck enters as a uniform `u` in (0, 1), drawn elsewhere (see [`crate::draws`]).
//!
//! - [`hazard_split`], [`ration`], [`relax`], [`logistic`]: the primitives P1 to P4 of war-model §0. P5, the queue of things on
//!   the road, is state and lives with the dispatches; P6, the Gaussian belief, with the beliefs.
//! - [`binomial`], [`poisson`], [`geometric`], [`lognormal`] and the quantiles: variates by inversion of one
//!   uniform, hence monotone in it and in their parameters (war-model §18).

mod exponential;
mod gamma;
mod primitives;
mod special;
mod variates;

pub use exponential::exp;
pub use gamma::GammaTable;
pub use primitives::{Exit, chance, exp_at_most, hazard_split, leave, logistic, logit, ration, relax};
pub use special::{gamma_quantile, ln_gamma, normal_cdf, normal_quantile};
pub use variates::{binomial, binomials, geometric, logistic_quantile, lognormal, poisson};

/// e to the power `x`, less one; exact also where `x` is tiny.
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// Natural logarithm.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// Natural logarithm of `1 + x`; exact also where `x` is tiny.
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// `x` to the power `y`.
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// Sine of an angle in radians.
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// Cosine of an angle in radians.
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// Square root; IEEE 754 fixes its last bit, so the standard one will do.
pub fn sqrt(x: f64) -> f64 {
    x.sqrt()
}
