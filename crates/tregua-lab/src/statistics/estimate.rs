//! How sure a figure is: the same figure over points drawn again from those that there are.

use super::Moments;
use tregua_engine::draws::Draws;

/// The stream of luck that draws points again.
const AGAIN: u32 = tregua_engine::rule::stream("lab.resample");

/// Standard errors in half of a 95 % interval.
pub(crate) const HALF: f64 = 1.96;

/// A figure, and how sure it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Estimate {
    /// The figure; not a number where the points do not tell it.
    pub value: f64,
    /// Half the width of its 95 % interval; not a number where fewer than two points tell it.
    pub half: f64,
}

impl Estimate {
    /// A mean of numbers that are as good as independent.
    #[must_use]
    pub fn mean(of: &[f64]) -> Self {
        let moments = Moments::of(of.iter().copied());
        let value = if of.is_empty() { f64::NAN } else { moments.mean };
        Self { value, half: moments.error().map_or(f64::NAN, |error| HALF * error) }
    }

    /// A figure, with the spread of what it is over points drawn again.
    #[must_use]
    pub fn spread(value: f64, again: &[f64]) -> Self {
        let told = Moments::of(again.iter().copied().filter(|x| x.is_finite()));
        Self { value, half: if told.n < 2.0 { f64::NAN } else { HALF * told.deviation() } }
    }

    /// Its lower end.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.value - self.half
    }

    /// Its upper end.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.value + self.half
    }
}

/// How often each point is drawn when as many are drawn again as there are, so many times over (the bootstrap of Efron 1979).
#[derive(Clone, Debug)]
pub struct Resamples {
    points: usize,
    times: Vec<f64>,
}

impl Resamples {
    /// Draws all points again `resamples` times.
    #[must_use]
    pub fn new(points: usize, resamples: u32, seed: u64) -> Self {
        let draws = Draws::new(seed);
        let mut times = vec![0.0; points * resamples as usize];
        for (r, times) in times.chunks_mut(points.max(1)).enumerate() {
            for quarter in 0..points.div_ceil(4) {
                let luck = draws.uniforms4(AGAIN, quarter as u32, 0, r as u32);
                for u in &luck[..(points - 4 * quarter).min(4)] {
                    times[(u * points as f64) as usize] += 1.0;
                }
            }
        }
        Self { points, times }
    }

    /// How often each point was drawn, resample by resample.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[f64]> {
        self.times.chunks(self.points.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::Estimate;

    /// One number shows no spread: its error is unknown, and not nothing.
    #[test]
    fn one_number_has_no_error() {
        assert!(Estimate::mean(&[3.0]).half.is_nan() && Estimate::mean(&[]).value.is_nan());
        assert!(Estimate::spread(3.0, &[3.0, f64::NAN]).half.is_nan());
        assert_eq!(Estimate::mean(&[3.0, 3.0]), Estimate { value: 3.0, half: 0.0 });
    }
}
