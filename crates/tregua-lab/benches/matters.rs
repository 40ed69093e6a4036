//! The task of `benches/matters/README.md`: `matters POINTS COUNT` finds the shares of Sobol's G so many times and prints the last.
//!
//! It knows no clock: `benches/matters/run.sh` times it beside SALib.

use std::hint::black_box;
use tregua_lab::sensitivity::{Index, Resamples, Shares, ask, column};

const FLAT: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

fn shares(points: u32, seed: u64) -> Vec<Index> {
    let shares = Shares::new(8, points, seed);
    let model =
        |x: &[f64]| x.iter().zip(FLAT).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product();
    let answers = ask(&shares, |x| vec![model(x)]);
    shares.indices(&column(&answers, 0), None, &Resamples::new(points as usize, 100, seed))
}

fn main() {
    // Cargo may put a flag of its own first.
    let typed: Vec<u32> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let [points, count] = typed[..] else { return };
    let mut found = Vec::new();
    for seed in 0..count {
        found = shares(black_box(points), u64::from(seed));
    }
    let list = |of: fn(&Index) -> f64| found.iter().map(|i| of(i).to_string()).collect::<Vec<_>>().join(", ");
    println!("{{\"first\": [{}], \"total\": [{}]}}", list(|i| i.first.value), list(|i| i.total.value));
}
