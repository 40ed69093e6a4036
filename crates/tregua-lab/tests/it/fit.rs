//! Fitting holds against records that it made itself.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::draws::Draws;
use tregua_engine::num;
use tregua_engine::scenario::MindKind;
use tregua_engine::scenario::check::check;
use tregua_lab::campaign::{self, ThetaFrom};
use tregua_lab::ensemble::{Design, Silent, threads};
use tregua_lab::fit::ranks::Ranks;
use tregua_lab::fit::{self, Effort, Emulator, Fitted, Health, Kept, Problem, Walking};
use tregua_lab::load::load;
use tregua_lab::start;

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

const EFFORT: Effort = Effort { scan: 200, numbers: 3, waves: 1, points: 50, proof: 20, steps: 20 };

fn design() -> Design {
    let minds = [MindKind::Appraisal; 2];
    Design { runs: 0, seed: 2, minds, until: Some(120), theta: ThetaFrom::Prior, set: vec![] }
}

#[test]
fn a_war_is_fitted_the_same_on_any_threads_and_never_to_what_is_held_out() {
    let sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
    let go = AtomicBool::new(false);
    let fit = |n: usize| {
        let pool = threads(n).expect("a pool");
        pool.install(|| fit::fit(&sc, &design(), &EFFORT, &go, &Silent)).expect("nobody stops it")
    };
    let found = fit(1);
    assert_eq!(serde_json::json!(found.fitted), serde_json::json!(fit(2).fitted));
    let fitted = &found.fitted;
    assert!(!fitted.fitted.is_empty() && fitted.fitted.iter().all(|t| !sc.targets[*t].held_out));
    assert!(fitted.silent.iter().all(|t| !sc.targets[*t].held_out && !fitted.fitted.contains(t)));
    for draw in &fitted.draws {
        for (n, x) in fitted.numbers.iter().zip(draw) {
            let prior = &sc.parameters[*n].prior;
            assert!((prior.low..=prior.high).contains(x), "{x} is out of its range");
        }
    }
    go.store(true, Ordering::Relaxed);
    assert!(fit::fit(&sc, &design(), &EFFORT, &go, &Silent).is_none());
}

#[test]
fn a_posterior_is_drawn_from_by_seed_and_refused_when_it_is_stale() {
    let desk = tempfile::tempdir().expect("a folder");
    start::write(&desk.path().join("war")).expect("it is written");
    let mut loaded = load(desk.path().join("war")).unwrap_or_else(|e| panic!("{e}"));
    let refused = fit::give(&mut loaded).expect_err("there is none");
    assert!(refused.to_string().contains("tregua fit war"), "{refused}");
    let (number, other) = (4, 7);
    let fitted = Fitted {
        numbers: vec![number],
        draws: vec![vec![17.0], vec![18.0], vec![19.0]],
        health: Health { r_hat: 1.0, effective: 1000.0 },
        spread: vec![0.5],
        pinned: 0.75,
        left: vec![1.0],
        held: 1.0,
        fitted: vec![],
        silent: vec![],
        folds: vec![],
    };
    let kept = Kept::new(&loaded.scenario, [MindKind::History; 2], 1, EFFORT, fitted, &loaded.folder);
    kept.write(&fit::path(&loaded.folder)).expect("it is written");
    let again = Kept::new(&loaded.scenario, kept.minds, 1, EFFORT, kept.fitted.clone(), &loaded.folder);
    assert_eq!((kept.looks, again.looks), (1, 2), "looks are counted on");
    fit::give(&mut loaded).unwrap_or_else(|e| panic!("{e}"));
    let theta = |from, seed| campaign::theta(&loaded.scenario, from, seed, &[]).to_vec();
    let seen: BTreeSet<u64> = (0..40).map(|seed| theta(ThetaFrom::Posterior, seed)[number] as u64).collect();
    assert_eq!(seen, BTreeSet::from([17, 18, 19]));
    assert_eq!(theta(ThetaFrom::Posterior, 3)[other], theta(ThetaFrom::Prior, 3)[other]);
    assert_ne!(theta(ThetaFrom::Prior, 3)[number], theta(ThetaFrom::Posterior, 3)[number]);
    let stale = Kept { model: 0, ..kept };
    stale.write(&fit::path(&loaded.folder)).expect("it is written");
    let refused = fit::give(&mut loaded).expect_err("it is stale");
    assert!(refused.to_string().contains("model 0"), "{refused}");
}
