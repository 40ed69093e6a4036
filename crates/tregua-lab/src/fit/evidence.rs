//! The evidence: how likely a record is under a model and its prior, all points together. By importance sampling from a normal
//! distribution that is laid over the posterior and is somewhat wider.

use super::algebra::Square;
use super::chains::Chains;
use crate::statistics::Mean;
use crate::statistics::dot;
use rayon::prelude::*;
use tregua_engine::draws::Draws;
use tregua_engine::num;

/// The stream of luck that samples.
const SAMPLE: u32 = tregua_engine::rule::stream("lab.evidence");

/// So much wider than the posterior is what is sampled [factor of its variance].
const WIDER: f64 = 1.3;

/// Logarithm of the evidence, and its standard error: the mean of a density (prior times likelihood) over all space.
#[must_use]
pub fn evidence(
    chains: &Chains,
    ln_density: impl Fn(&[f64]) -> f64 + Sync,
    samples: u32,
    seed: u64,
) -> (f64, f64) {
    let points: Vec<&[f64]> = chains.walked.iter().flatten().map(|(x, _)| x.as_slice()).collect();
    let dimension = points.first().map_or(0, |x| x.len());
    let n = points.len() as f64;
    let mut mean = vec![0.0; dimension];
    points.iter().for_each(|x| mean.iter_mut().zip(*x).for_each(|(m, x)| *m += x / n));
    let mut spread = Square::zero(dimension);
    for x in &points {
        let off: Vec<f64> = x.iter().zip(&mean).map(|(x, m)| x - m).collect();
        spread.add(&off, WIDER / (n - 1.0));
    }
    let Some(root) = spread.root() else { return (f64::NAN, f64::INFINITY) };
    let draws = Draws::new(seed);
    let weight = |s: u32| {
        let luck: Vec<f64> =
            (0..dimension).map(|d| num::normal_quantile(draws.uniform(SAMPLE, d as u32, 0, s))).collect();
        let x: Vec<f64> = root.times(&luck).iter().zip(&mean).map(|(l, m)| l + m).collect();
        let normal = dimension as f64 * num::ln(std::f64::consts::TAU);
        ln_density(&x) + 0.5 * (dot(&luck, &luck) + root.ln_determinant() + normal)
    };
    let weights: Vec<f64> = (0..samples).into_par_iter().map(weight).collect();
    let most = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let scaled: Vec<f64> = weights.iter().map(|w| num::exp(w - most)).collect();
    let level = Mean::of(&scaled);
    (most + num::ln(level.mean), level.error / level.mean)
}
