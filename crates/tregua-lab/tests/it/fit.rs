//! Fitting holds against records that it made itself.

use tregua_engine::draws::Draws;
use tregua_engine::num;
use tregua_lab::fit::ranks::Ranks;
use tregua_lab::fit::{Emulator, Problem, Walking};

const RUNS: u32 = 600;
const RECORDS: u32 = 60;
const NO_ERROR: [f64; 6] = [0.0; 6];

fn normal(stream: u32, entity: u32, index: u32) -> f64 {
    num::normal_quantile(Draws::new(11).uniform(stream, entity, 0, index))
}

fn prior(stream: u32, index: u32) -> Vec<f64> {
    (0..3).map(|d| normal(stream, d, index)).collect()
}

/// Three numbers and six facts, each a sum of one or two of them, with luck of this standard deviation.
fn run(z: &[f64], luck: f64, stream: u32, index: u32) -> Vec<f64> {
    let sums = [z[0], z[1], z[2], z[0] + z[1], z[1] + z[2], z[0] + z[2]];
    (0..).zip(sums).map(|(k, sum)| sum + luck * normal(stream, k, index)).collect()
}

/// Ranks of known points and of their likelihood, in records whose luck is that of the runs times `fault`.
fn ranked(fault: f64) -> Ranks {
    let inputs: Vec<Vec<f64>> = (0..RUNS).map(|i| prior(1, i)).collect();
    let outputs: Vec<Vec<f64>> = (0..).zip(&inputs).map(|(i, z)| run(z, 0.5, 2, i)).collect();
    let emulator = Emulator::learn(&inputs, &outputs);
    let mut ranks = Ranks::default();
    for i in 0..RECORDS {
        let known = prior(3, i);
        let record = run(&known, 0.5 * fault, 4, i);
        let problem = Problem { inputs: 3, record: &record, error: &NO_ERROR };
        let walking = Walking { chains: 10, warm: 80, steps: 80, seed: u64::from(i) };
        let found = problem.posterior(emulator.clone(), &walking);
        let draws = found.chains.draws(99);
        let coordinate = |d: usize| (known[d], draws.iter().map(|z| z[d]).collect());
        let likely = |z: &[f64]| found.emulator.ln_likelihood(z, &record, &NO_ERROR);
        let likelihood = (likely(&known), draws.iter().map(|z| likely(z)).collect());
        ranks.add(&[coordinate(0), coordinate(1), coordinate(2), likelihood]);
    }
    ranks
}

#[test]
fn known_points_have_any_rank_and_a_record_with_too_much_luck_is_found_out() {
    let sound = ranked(1.0);
    // Kolmogorov's bound at one case in a thousand, for each of four; four standard errors of a share of 240.
    assert!(sound.gap() < 2.0 / f64::from(RECORDS).sqrt(), "{}", sound.gap());
    assert!((sound.covered() - 0.9).abs() < 4.0 * (0.09_f64 / 240.0).sqrt(), "{}", sound.covered());
    assert!(ranked(2.0).covered() < 0.8);
}
