//! An emulator: what a simulator gives at a point, learned from runs of it. Mean by a quadratic in the inputs, shrunk by as much as generalised
//! cross-validation says is best; noise the same everywhere.
//!
//! Noise that varies with the inputs was tried, as a line in its logarithm, by least squares and by likelihood: where an output hardly ever
//! strays it says of some points that it never does, and a posterior comes out far too sure. On known wars constant noise foretold numbers best.
//!
//! Inputs are standard normal under the prior, and the terms are Hermite polynomials: orthonormal there, so that shrinking one does not
//! move another.

use super::algebra::Square;
use crate::statistics::dot;
use tregua_engine::num;

/// Shrinkage tried, in runs: a term that runs tell `n` times is shrunk by the factor n / (n + this).
const PENALTIES: [f64; 8] = [0.01, 10.0, 30.0, 100.0, 300.0, 1e3, 1e4, 1e6];

/// The least variance of noise: an output that never varies has this.
const STILL: f64 = 1e-12;

/// One output of a simulator, learned.
#[derive(Clone, Debug, PartialEq)]
struct Output {
    mean: Vec<f64>,
    /// Variance of its noise.
    noise: f64,
    /// Variances of the weights of the mean, in units of the noise's.
    unsure: Vec<f64>,
}

/// A simulator, learned.
#[derive(Clone, Debug, PartialEq)]
pub struct Emulator {
    outputs: Vec<Output>,
    /// Correlations of the outputs' noise.
    correlation: Square,
    /// Runs whose output lies within three standard deviations of what the others say of it [share, by output].
    held: Vec<f64>,
}

/// What an emulator says of a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Mean of each output.
    pub mean: Vec<f64>,
    /// Variance of each output's noise: the simulator's luck.
    pub noise: Vec<f64>,
    /// Variance of each mean: what the runs leave open.
    pub unsure: Vec<f64>,
}

/// Terms of a point: 1, each input, its square, and each product of two.
fn terms(z: &[f64]) -> Vec<f64> {
    let mut terms = vec![1.0];
    terms.extend(z);
    for (i, a) in z.iter().enumerate() {
        terms.push((a * a - 1.0) * std::f64::consts::FRAC_1_SQRT_2);
        terms.extend(z[..i].iter().map(|b| a * b));
    }
    terms
}

impl Emulator {
    /// Learns from runs: their inputs, and what came of each. A value that is missing in a run is left out of its output.
    ///
    /// # Panics
    /// If an output has fewer runs than there are inputs: then nothing can be learned.
    #[must_use]
    pub fn learn(inputs: &[Vec<f64>], outputs: &[Vec<f64>]) -> Self {
        let x: Vec<Vec<f64>> = inputs.iter().map(|z| terms(z)).collect();
        let count = outputs.first().map_or(0, Vec::len);
        let dimension = inputs.first().map_or(0, Vec::len);
        let learned: Vec<(Output, Vec<f64>, f64)> = {
            let mut ground = Ground::default();
            (0..count).map(|k| learn(&x, outputs, k, dimension, &mut ground)).collect()
        };
        let strays: Vec<&Vec<f64>> = learned.iter().map(|(_, stray, _)| stray).collect();
        let correlation = correlation(&strays);
        let held = learned.iter().map(|(_, _, held)| *held).collect();
        Self { outputs: learned.into_iter().map(|(output, _, _)| output).collect(), correlation, held }
    }

    /// What it says of a point.
    #[must_use]
    pub fn tell(&self, z: &[f64]) -> Told {
        let x = terms(z);
        let squares: Vec<f64> = x.iter().map(|x| x * x).collect();
        Told {
            mean: self.outputs.iter().map(|o| dot(&o.mean, &x)).collect(),
            noise: self.outputs.iter().map(|o| o.noise).collect(),
            unsure: self.outputs.iter().map(|o| o.noise * dot(&o.unsure, &squares)).collect(),
        }
    }

    /// Share of the runs that lie within three standard deviations of what the others say of them, by output.
    #[must_use]
    pub fn held(&self) -> &[f64] {
        &self.held
    }

    /// Logarithm of the likelihood of a record at a point: as if the outputs were normal, with the noise of the simulator, what the emulator
    /// leaves open, and the variance of the record's own error (Wood 2010, "Statistical inference for noisy nonlinear ecological dynamic
    /// systems"). What the record lacks is left out.
    #[must_use]
    pub fn ln_likelihood(&self, z: &[f64], record: &[f64], error: &[f64]) -> f64 {
        self.ln_likelihood_told(&self.tell(z), record, error)
    }

    /// The same of a point of which it has told what it says.
    #[must_use]
    pub fn ln_likelihood_told(&self, told: &Told, record: &[f64], error: &[f64]) -> f64 {
        let there: Vec<usize> = (0..record.len()).filter(|k| record[*k].is_finite()).collect();
        let mut spread = Square::zero(there.len());
        for (i, k) in there.iter().enumerate() {
            for (j, l) in there[..=i].iter().enumerate() {
                spread.cells[i * there.len() + j] =
                    self.correlation.at(*k, *l) * (told.noise[*k] * told.noise[*l]).sqrt();
            }
            spread.cells[i * there.len() + i] += told.unsure[*k] + error[*k];
        }
        let Some(root) = spread.root() else { return f64::NEG_INFINITY };
        let off: Vec<f64> = there.iter().map(|k| record[*k] - told.mean[*k]).collect();
        let half = root.half_solve(&off);
        let normal = there.len() as f64 * num::ln(std::f64::consts::TAU);
        -0.5 * (root.ln_determinant() + dot(&half, &half) + normal)
    }

    /// How implausible a point is: each output's distance from the record, in standard deviations of all that is not known; the second
    /// largest of them (Vernon, Goldstein and Bower 2010).
    #[must_use]
    pub fn implausible(&self, z: &[f64], record: &[f64], error: &[f64]) -> f64 {
        let told = self.tell(z);
        let off =
            |k: usize| (told.mean[k] - record[k]).abs() / (told.noise[k] + told.unsure[k] + error[k]).sqrt();
        let mut all: Vec<f64> = (0..record.len()).map(off).filter(|x| x.is_finite()).collect();
        all.sort_by(|a, b| b.total_cmp(a));
        all.get(1).or(all.first()).copied().unwrap_or(0.0)
    }
}

/// Sums over the runs that tell an output, and their roots at each penalty: outputs that the same runs tell share them.
#[derive(Default)]
struct Ground {
    runs: Vec<usize>,
    /// By penalty: the root, and the diagonal of the inverse.
    roots: Vec<(super::algebra::Root, Vec<f64>)>,
}

impl Ground {
    /// Makes it that of these runs, if it is not yet.
    fn stand(&mut self, x: &[Vec<f64>], runs: Vec<usize>, free: usize) {
        if self.runs == runs && !self.roots.is_empty() {
            return;
        }
        let size = x.first().map_or(0, Vec::len);
        let mut sums = Square::zero(size);
        runs.iter().for_each(|i| sums.add(&x[*i], 1.0));
        let rooted = |penalty: &f64| {
            let mut sums = sums.clone();
            for i in 0..size {
                sums.cells[i * size + i] += if i < free { 1e-6 } else { *penalty };
            }
            let root = sums.root().expect("a penalty makes it positive");
            let diagonal = root.inverse_diagonal();
            (root, diagonal)
        };
        self.roots = PENALTIES.iter().map(rooted).collect();
        self.runs = runs;
    }
}

/// Learns one output; gives with it how many standard deviations each run strays, and the share that lies within three.
fn learn(
    x: &[Vec<f64>],
    outputs: &[Vec<f64>],
    k: usize,
    dimension: usize,
    ground: &mut Ground,
) -> (Output, Vec<f64>, f64) {
    let runs: Vec<usize> = (0..x.len()).filter(|i| outputs[*i][k].is_finite()).collect();
    assert!(runs.len() > dimension, "{} runs for {dimension} inputs", runs.len());
    let y: Vec<f64> = runs.iter().map(|i| outputs[*i][k]).collect();
    // A constant and the slopes are free where the runs are many times as many.
    let free = if runs.len() > 5 * dimension { dimension + 1 } else { 1 };
    ground.stand(x, runs.clone(), free);
    let n = runs.len() as f64;
    let mut xy = vec![0.0; x[0].len()];
    for (i, y) in runs.iter().zip(&y) {
        xy.iter_mut().zip(&x[*i]).for_each(|(sum, x)| *sum += x * y);
    }
    let (mut best, mut least) = (0, f64::INFINITY);
    let mut fits = Vec::new();
    for (p, (root, diagonal)) in ground.roots.iter().enumerate() {
        let weights = root.solve(&xy);
        let errors: Vec<f64> = runs.iter().zip(&y).map(|(i, y)| y - dot(&weights, &x[*i])).collect();
        // Degrees of freedom: terms less what shrinking takes away.
        let taken: f64 = diagonal[free..].iter().map(|d| PENALTIES[p] * d).sum();
        let left = n - (diagonal.len() as f64 - taken);
        let score = if left > 0.0 { dot(&errors, &errors) / (left * left) } else { f64::INFINITY };
        if score < least {
            (best, least) = (p, score);
        }
        fits.push((weights, errors, left));
    }
    let (mean, errors, left) = fits.swap_remove(best);
    let unsure = ground.roots[best].1.clone();
    // The mean has been fitted to some of the noise: the errors lack that.
    let noise = (dot(&errors, &errors) / left.max(1.0)).max(STILL);
    let scale = (n / left.max(1.0)).sqrt() / noise.sqrt();
    let mut stray = vec![f64::NAN; x.len()];
    runs.iter().zip(&errors).for_each(|(i, e)| stray[*i] = e * scale);
    let held = stray.iter().filter(|s| s.abs() < 3.0).count() as f64 / n;
    (Output { mean, noise, unsure }, stray, held)
}

/// Correlations of what outputs stray by, over the runs that tell both, shrunk a little so that they hold together.
fn correlation(strays: &[&Vec<f64>]) -> Square {
    let mut all = Square::zero(strays.len());
    for (i, a) in strays.iter().enumerate() {
        for (j, b) in strays[..=i].iter().enumerate() {
            let pairs = || a.iter().zip(*b).filter(|(a, b)| a.is_finite() && b.is_finite());
            let (mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0);
            pairs().for_each(|(a, b)| (aa, bb, ab) = (aa + a * a, bb + b * b, ab + a * b));
            let runs = pairs().count() as f64;
            let shrink = runs / (runs + strays.len() as f64);
            let r = if i == j {
                1.0
            } else if aa * bb > 0.0 {
                shrink * ab / (aa * bb).sqrt()
            } else {
                0.0
            };
            all.cells[i * strays.len() + j] = r;
            all.cells[j * strays.len() + i] = r;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use tregua_engine::draws::Draws;

    fn normal(entity: u32, i: usize) -> f64 {
        num::normal_quantile(Draws::new(5).uniform(1, entity, 0, i as u32))
    }

    /// y = 1 + z₀ + z₀ z₁ with noise; a second output that shares the noise and is missing now and then; a third that never varies.
    #[test]
    fn curves_and_noise_are_learned() {
        let inputs: Vec<Vec<f64>> = (0..3000).map(|i| (0..3).map(|d| normal(d, i)).collect()).collect();
        let output = |(i, z): (usize, &Vec<f64>)| {
            let noise = 0.5 * normal(9, i);
            let second = if i % 7 == 0 { f64::NAN } else { 2.0 + noise };
            vec![1.0 + z[0] + z[0] * z[1] + noise, second, 4.0]
        };
        let outputs: Vec<Vec<f64>> = inputs.iter().enumerate().map(output).collect();
        let emulator = Emulator::learn(&inputs, &outputs);
        for z in [[0.0, 0.0, 0.0], [1.0, 1.0, -1.0], [-1.0, 0.5, 2.0]] {
            let told = emulator.tell(&z);
            let (mean, noise) = (1.0 + z[0] + z[0] * z[1], 0.25);
            let off = told.mean[0] - mean;
            assert!(off.abs() < 0.2 && off * off < 12.0 * told.unsure[0], "{z:?}: {told:?}");
            assert!((told.mean[1] - 2.0).abs() < 0.1, "{z:?}: {told:?}");
            assert!((told.noise[0] / noise - 1.0).abs() < 0.2, "{z:?}: {told:?}");
            assert!(told.unsure[0] > 0.0 && told.unsure[0] < 0.05 * told.noise[0]);
            assert!((told.mean[2] - 4.0).abs() < 0.01 && told.noise[2] < 1e-4, "{z:?}: {told:?}");
        }
        assert!(emulator.correlation.at(0, 1) > 0.95);
        assert!(emulator.held().iter().all(|h| *h > 0.99));
    }
}
