//! Student's t: what a mean of few numbers may stray by, when their spread is known from those numbers alone.

use std::f64::consts::FRAC_2_PI;

/// Fewer independent numbers than this tell nothing apart: three that agree by chance look like a law.
pub const FEWEST: usize = 8;

/// The chance that as many degrees of freedom stray farther than `t` on either side.
#[must_use]
pub fn p_value(t: f64, freedom: usize) -> f64 {
    (1.0 - within(t.abs(), freedom)).max(0.0)
}

/// How far they stray at most with a chance of `level`: half the interval of a mean, in its standard errors.
#[must_use]
pub fn half_width(level: f64, freedom: usize) -> f64 {
    let mut high = 2.0;
    while within(high, freedom) < level && high < 1e12 {
        high *= 2.0;
    }
    let mut low = 0.0;
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if within(middle, freedom) < level {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// The chance of straying no farther than `t`: a finite sum for whole degrees of freedom (Abramowitz and Stegun 26.7.3, 26.7.4).
fn within(t: f64, freedom: usize) -> f64 {
    if t.is_infinite() || freedom == 0 {
        return f64::from(u8::from(t.is_infinite()));
    }
    let n = freedom as f64;
    let (sine, cosine) = (t / (n + t * t).sqrt(), (n / (n + t * t)).sqrt());
    let first = 2 + freedom % 2;
    let (mut term, mut sum) = (1.0, 1.0);
    for k in (first..freedom).step_by(2) {
        term *= cosine * cosine * (k - 1) as f64 / k as f64;
        sum += term;
    }
    match freedom {
        1 => FRAC_2_PI * t.atan(),
        _ if freedom % 2 == 1 => FRAC_2_PI * ((t / n.sqrt()).atan() + sine * cosine * sum),
        _ => sine * sum,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The printed tables, from two numbers to very many.
    #[test]
    fn intervals_are_those_of_the_tables() {
        for (freedom, level, printed) in [
            (1, 0.95, 12.7062),
            (2, 0.95, 4.3027),
            (3, 0.99, 5.8409),
            (4, 0.95, 2.7764),
            (7, 0.95, 2.3646),
            (30, 0.95, 2.0423),
            (199, 0.95, 1.9720),
            (9999, 0.95, 1.9602),
        ] {
            let found = half_width(level, freedom);
            assert!((found - printed).abs() < 1e-4, "{freedom}: {found}, not {printed}");
            assert!((p_value(-found, freedom) - (1.0 - level)).abs() < 1e-9, "{freedom}");
        }
        assert_eq!((p_value(f64::INFINITY, 3), p_value(0.0, 3)), (0.0, 1.0));
    }
}
