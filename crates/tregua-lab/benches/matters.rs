//! The task of `benches/matters/README.md`: `matters POINTS COUNT` finds the shares of Sobol's G so many times and prints the median of
//! their worst errors.
//!
//! It knows no clock: `benches/matters/run.sh` times it beside SALib.

use std::hint::black_box;
use tregua_lab::sensitivity::{Index, Shares, ask, column};
use tregua_lab::statistics::Resamples;

const FLAT: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

fn shares(points: u32, seed: u64) -> Vec<Index> {
    let shares = Shares::new(8, points, seed);
    let model =
        |x: &[f64]| x.iter().zip(FLAT).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product();
    let answers = ask(&shares, |x| vec![model(x)]);
    shares.indices(&column(&answers, 0), None, &Resamples::new(points as usize, 100, seed))
}

/// The worst error of any share.
fn worst(found: &[Index]) -> f64 {
    let parts = FLAT.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let product: f64 = parts.iter().map(|p| 1.0 + p).product();
    let off = |(index, part): (&Index, f64)| {
        let (first, total) = (part / (product - 1.0), part / (1.0 + part) * product / (product - 1.0));
        (index.first.value - first).abs().max((index.total.value - total).abs())
    };
    found.iter().zip(parts).map(off).fold(0.0, f64::max)
}

fn main() {
    // Cargo may put a flag of its own first.
    let typed: Vec<u32> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let [points, count] = typed[..] else { return };
    let mut errors: Vec<f64> =
        (0..count).map(|seed| worst(&shares(black_box(points), u64::from(seed)))).collect();
    errors.sort_by(f64::total_cmp);
    println!("{{\"error\": {}}}", errors.get(errors.len() / 2).copied().unwrap_or_default());
}
