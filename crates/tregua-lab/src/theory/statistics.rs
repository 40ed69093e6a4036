//! The bars of statistics: what the lab's methods say of models whose answer can be worked out (inference §3.3).

use super::Sheet;
use crate::fit::{Emulator, Problem, Walking, Waves, evidence};
use crate::sensitivity::{Index, Shares, ask, column};
use crate::statistics::{Resamples, quantile, sorted};
use tregua_engine::draws::Draws;
use tregua_engine::num;

/// Points, and the seed of all luck.
const POINTS: u32 = 1024;
const SEED: u64 = 1821;

/// How often the points are scrambled: at so few of them one scramble in five is off by more than the bar.
const SCRAMBLES: u64 = 9;

/// Shares of a model of so many coordinates; what each does together with the second is told apart.
fn shares(coordinates: usize, seed: u64, model: impl Fn(&[f64]) -> f64 + Sync) -> Vec<Index> {
    let shares = Shares::new(coordinates, POINTS, seed);
    let answers = ask(&shares, |x| vec![model(x)]);
    shares.indices(&column(&answers, 0), Some(1), &Resamples::new(POINTS as usize, 2, SEED))
}

/// How flat each coordinate of Sobol's G is: the flatter, the less it matters.
const FLAT: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

/// Sobol's G, and two coordinates that act together.
pub(super) fn variance_shares(sheet: &mut Sheet) {
    let variance = FLAT.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let all: f64 = variance.iter().map(|v| 1.0 + v).product();
    let model =
        |x: &[f64]| x.iter().zip(FLAT).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product();
    let found: Vec<Vec<Index>> = (0..SCRAMBLES).map(|seed| shares(8, seed, model)).collect();
    let exact = variance.map(|v| (v / (all - 1.0), v / (1.0 + v) * all / (all - 1.0)));
    let off = |found: &Vec<Index>| {
        let each = found.iter().zip(&exact);
        let off =
            |(f, e): (&Index, &(f64, f64))| (f.first.value - e.0).abs().max((f.total.value - e.1).abs());
        each.map(off).fold(0.0, f64::max)
    };
    sheet.equals_exactly("G: worst error, median scramble", 0.0, 0.01, median(found.iter().map(off)));
    for (i, (first, total)) in exact.iter().enumerate().take(4) {
        let number = i + 1;
        let middle = |of: fn(&Index) -> f64| median(found.iter().map(|f| of(&f[i])));
        sheet.equals_exactly(format!("G, {number}: by itself"), *first, 0.01, middle(|f| f.first.value));
        sheet.equals_exactly(format!("G, {number}: in all"), *total, 0.01, middle(|f| f.total.value));
    }
    // Variances of 1, 4 and 12 twelfths: by itself, by itself, and of both together.
    let both = |fault: f64, of: fn(&Index) -> f64| {
        let model = |x: &[f64]| x[0] + 2.0 * x[1] + 12.0 * fault * (x[0] - 0.5) * (x[1] - 0.5);
        median((0..SCRAMBLES).map(|seed| of(&shares(3, seed, model)[0])))
    };
    sheet.near("two: together", 12.0 / 17.0, 0.009, |fault| both(fault, |i| i.shared.value));
    sheet.equals_exactly("two: the first in all", 13.0 / 17.0, 0.01, both(1.0, |i| i.total.value));
}

fn median(of: impl Iterator<Item = f64>) -> f64 {
    quantile(&sorted(of), 0.5)
}

/// Inputs, outputs, and the standard deviation of the noise of the linear model.
const INPUTS: usize = 20;
const OUTPUTS: usize = 30;
const NOISE: f64 = 0.5;

/// What the linear model gives at a point, the luck of a run aside.
fn linear(z: &[f64], output: usize) -> f64 {
    let i = (output + 1) as f64;
    let weight = |j: usize| num::cos(0.7 * i * j as f64 + 0.3 * i) / 5f64.sqrt();
    z.iter().enumerate().map(|(j, z)| weight(j + 1) * z).sum()
}

/// A run of the linear model with its luck.
fn run(z: &[f64], seed: u32) -> Vec<f64> {
    let luck = |k: usize| num::normal_quantile(Draws::new(SEED).uniform(0, k as u32, 0, seed));
    (0..OUTPUTS).map(|k| linear(z, k) + NOISE * luck(k)).collect()
}

/// Mean and standard deviation of each input when the record is known, in closed form, and the logarithm of the evidence.
fn exactly(record: &[f64], deviation: f64) -> (Vec<f64>, Vec<f64>, f64) {
    use nalgebra::{DMatrix, DVector};
    let unit = |j: usize| (0..INPUTS).map(|i| f64::from(u8::from(i == j))).collect::<Vec<_>>();
    let a = DMatrix::from_fn(OUTPUTS, INPUTS, |k, j| linear(&unit(j), k));
    let z = DVector::from_column_slice(record);
    let noise = deviation * deviation;
    let inverse = (DMatrix::identity(INPUTS, INPUTS) + a.transpose() * &a / noise).try_inverse();
    let inverse = inverse.expect("it is positive");
    let mean = &inverse * a.transpose() * &z / noise;
    let all = &a * a.transpose() + DMatrix::identity(OUTPUTS, OUTPUTS) * noise;
    let root = all.cholesky().expect("it is positive");
    let normal = OUTPUTS as f64 * num::ln(std::f64::consts::TAU);
    let evidence = -0.5 * (normal + root.ln_determinant() + z.dot(&root.solve(&z)));
    let spread = (0..INPUTS).map(|i| inverse[(i, i)].sqrt());
    (mean.iter().copied().collect(), spread.collect(), evidence)
}

/// 20 numbers and 30 facts, all linear and normal: what 2,000 runs tell of the numbers.
pub(super) fn linear_fit(sheet: &mut Sheet) {
    let record: Vec<f64> = (1..=OUTPUTS).map(|i| num::sin(i as f64)).collect();
    let (mean, spread, exact) = exactly(&record, NOISE);
    for (i, (m, s)) in [(1.253_16, 0.658_92), (-0.222_99, 0.663_79), (-0.133_11, 0.644_38)].iter().enumerate()
    {
        sheet.equals(format!("closed form, {}: mean", i + 1), *m, 1e-5, mean[i]);
        sheet.equals(format!("closed form, {}: deviation", i + 1), *s, 1e-5, spread[i]);
    }
    sheet.near("closed form: evidence", -33.260_07, 1e-5, |fault| exactly(&record, NOISE * fault).2);
    let problem = Problem { inputs: INPUTS, record: &record, error: &[0.0; OUTPUTS], power: 1.0 };
    let mut waves = Waves::default();
    for runs in [1500, 500] {
        let (inputs, left) = waves.next(&problem, runs, SEED);
        let first = waves.inputs.len() as u32;
        let outputs = (first..).zip(&inputs).map(|(seed, z)| run(z, seed)).collect();
        waves.add(inputs, outputs, left);
    }
    let walking = Walking { chains: 60, warm: 100, steps: 400, seed: SEED };
    let found = problem.posterior(Emulator::learn(&waves.inputs, &waves.outputs), &walking);
    let moments: Vec<(f64, f64)> = (0..INPUTS).map(|i| found.chains.moments(i)).collect();
    let mean_of = |f: &dyn Fn(usize) -> f64| (0..INPUTS).map(f).sum::<f64>() / INPUTS as f64;
    let off = mean_of(&|i| ((moments[i].0 - mean[i]) / spread[i]).powi(2)).sqrt();
    sheet.equals_exactly("means, distance in deviations", 0.0, 0.15, off);
    sheet.equals_exactly("deviations, ratio", 1.0, 0.03, mean_of(&|i| moments[i].1 / spread[i]));
    let (ln_evidence, error) =
        evidence(&found.chains, |z| problem.ln_density(&found.emulator, z), 1000, SEED);
    sheet.equals_exactly("evidence", exact, 0.5, ln_evidence);
    sheet.holds("evidence: its error is small", error < 0.25);
}
