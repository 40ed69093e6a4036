//! Fitting holds against records that it made itself.

use crate::stopping::{Stopping, spoil};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::draws::Draws;
use tregua_engine::num;
use tregua_engine::scenario::MindKind;
use tregua_engine::scenario::check::check;
use tregua_lab::beside::{Beside, Origin};
use tregua_lab::campaign::{self, ThetaFrom};
use tregua_lab::ensemble::{Design, threads};
use tregua_lab::fit::calibration::{Half, Known, Recovered};
use tregua_lab::fit::ranks::Ranks;
use tregua_lab::fit::{
    self, About, Calibration, Chains, Effort, Emulator, Fitted, Folds, Health, Kept, Lack, Manifest, Problem,
    Walk, Walking,
};
use tregua_lab::load::load;
use tregua_lab::parts::{Begin, Desk, Parts};
use tregua_lab::progress::Silent;
use tregua_lab::provenance::StoreError;
use tregua_lab::record_score::thresholds::{Bar, Grade, Judged};
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
        let problem = Problem { inputs: 3, record: &record, error: &NO_ERROR, power: 1.0 };
        let walking = Walking { chains: 10, warm: 80, steps: 80, seed: u64::from(i) };
        let found = problem.posterior(emulator.clone(), &walking);
        let draws = found.chains.draws(99);
        let share = |of: &dyn Fn(&[f64]) -> f64| {
            let below = draws.iter().filter(|z| of(z) < of(&known)).count() as f64;
            (below + 0.5) / (draws.len() as f64 + 1.0)
        };
        let coordinate = |d: usize| share(&|z| z[d]);
        let likely = |z: &[f64]| found.emulator.ln_likelihood(z, &record, &NO_ERROR);
        ranks.put(vec![coordinate(0), coordinate(1), coordinate(2), share(&likely)]);
    }
    ranks
}

#[test]
fn known_points_have_any_rank_and_a_record_with_too_much_luck_is_found_out() {
    let sound = ranked(1.0);
    // Kolmogorov's bound at one case in a thousand, for each of four; four standard errors of a share of 240.
    let gap = sound.gaps().into_iter().fold(0.0, f64::max);
    assert!(gap < 2.0 / f64::from(RECORDS).sqrt(), "{gap}");
    assert!((sound.covered() - 0.9).abs() < 4.0 * (0.09_f64 / 240.0).sqrt(), "{}", sound.covered());
    assert!(ranked(2.0).covered() < 0.8);
}

/// What calibration finds of known points of the prior among 2,000 others, the likelihood being taken in full and to the power that was found; and
/// that power. The luck of the records is that of the runs times `fault`.
fn calibrated(fault: f64) -> (Calibration, Calibration, f64) {
    let inputs: Vec<Vec<f64>> = (0..RUNS).map(|i| prior(1, i)).collect();
    let outputs: Vec<Vec<f64>> = (0..).zip(&inputs).map(|(i, z)| run(z, 1.0, 2, i)).collect();
    let emulator = Emulator::learn(&inputs, &outputs);
    let points: Vec<Vec<f64>> = (0..200).map(|i| prior(5, i)).collect();
    let outputs: Vec<Vec<f64>> = (0..).zip(&points).map(|(i, z)| run(z, fault, 6, i)).collect();
    let among: Vec<Vec<f64>> = (0..2000).map(|i| prior(7, i)).collect();
    let known = Known { points: &points, outputs: &outputs };
    let recovered = Recovered::of(&emulator, &[0.25; 6], known, &among, 1);
    let power = recovered.power();
    let with = |power, half| recovered.calibration(About::Prior, power, half);
    (with(1.0, Half::All), with(power, Half::Second), power)
}

#[test]
fn a_sound_fit_finds_known_numbers_again_and_one_that_trusts_its_wars_too_much_is_found_out_and_tamed() {
    let (sound, _, power) = calibrated(1.0);
    assert_eq!((sound.records, sound.gaps.len()), (200, 4));
    // Kolmogorov's bound at one case in a thousand; four standard errors of a share of 800.
    assert!(sound.worst().1 < 1.95 / 200.0_f64.sqrt(), "{sound:?}");
    assert!((sound.covered - 0.9).abs() < 4.0 * (0.09_f64 / 800.0).sqrt(), "{sound:?}");
    assert!(sound.effective > 100.0 && power > 0.7, "{power}: {sound:?}");
    let (astray, tamed, power) = calibrated(2.0);
    assert!(astray.covered < 0.8 && astray.strays() > 0, "{astray:?}");
    // Four standard errors of a share of 400.
    assert!((tamed.covered - 0.9).abs() < 4.0 * (0.09_f64 / 400.0).sqrt(), "{tamed:?}");
    assert!((0.1..0.7).contains(&power), "{power}");
}

const EFFORT: Effort =
    Effort { scan: 200, numbers: 3, waves: 1, points: 50, proof: 20, known: 30, steps: 20, discrepancy: 1.0 };

fn design() -> Design {
    let minds = [MindKind::Appraisal; 2];
    Design { runs: 0, seed: 2, minds, until: Some(120), theta: ThetaFrom::Prior, set: vec![] }
}

#[test]
fn a_war_is_fitted_the_same_on_any_threads_and_never_to_what_is_held_out() {
    let sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
    let go = AtomicBool::new(false);
    let folds = Folds::of_even_parts(&sc);
    let once = || fit::fit(&sc, &design(), (&EFFORT, &folds), &Desk::new(None, &go, &Silent, 300));
    let fit = |n: usize| threads(n).expect("a pool").install(once).expect("nobody stops it");
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
    assert!(matches!(once(), Err(StoreError::Interrupted { kept: 0, of: 300 })));
}

#[test]
fn an_interrupted_fit_goes_on_to_the_same_bits() {
    let sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
    let desk = tempfile::tempdir().expect("a folder");
    let folds = Folds::of_even_parts(&sc);
    let manifest = |effort| Manifest::of(&sc, &design(), (effort, &folds), "tregua fit".into());
    let open = |effort, begin| manifest(effort).open(desk.path(), begin);
    let fitted = |parts: Option<&Parts>, wars: u64| {
        let stop = AtomicBool::new(false);
        let stopping = Stopping::after(wars, &stop);
        fit::fit(&sc, &design(), (&EFFORT, &folds), &Desk::new(parts, &stop, &stopping, 300))
    };
    let whole = fitted(None, u64::MAX).expect("nobody stops it");
    // In the scan, in the wave, among the known, and in the proof, after the chains; what is finished is not done again.
    let parts = open(&EFFORT, Begin::Clean).expect("it opens");
    for (wars, kept) in [(150, 128), (100, 200), (60, 250), (40, 280)] {
        let stopped = fitted(Some(&parts), wars);
        let Err(StoreError::Interrupted { kept: lie, of: 300 }) = stopped else {
            panic!("after {wars}: {:?}", stopped.map(|_| ()))
        };
        assert_eq!(lie, kept, "after {wars}");
    }
    let parts = open(&EFFORT, Begin::Resume).expect("it goes on");
    let found = fitted(Some(&parts), u64::MAX).expect("nobody stops it");
    assert_eq!(serde_json::json!(found.fitted), serde_json::json!(whole.fitted));
    let bits = |v: &Vec<Vec<f64>>| v.iter().flatten().map(|x| x.to_bits()).collect::<Vec<_>>();
    assert_eq!((bits(&found.before), bits(&found.after)), (bits(&whole.before), bits(&whole.after)));
    // A part that was touched is refused by name, another effort by the options that differ; a finished fit leaves no parts.
    spoil(&desk.path().join("parts/fold-1.bin"));
    let damaged = fitted(Some(&parts), u64::MAX).expect_err("it is damaged").to_string();
    assert!(damaged.contains("fold-1.bin"), "{damaged}");
    let longer = Effort { steps: 30, discrepancy: 0.5, ..EFFORT };
    let other = open(&longer, Begin::Resume).expect_err("it is another fit").to_string();
    assert!(other.contains("(--steps 20, not 30; --discrepancy 1, not 0.5)"), "{other}");
    manifest(&EFFORT).finish(desk.path()).expect("it ends");
    assert!(!desk.path().join("parts").exists() && desk.path().join("run.json").exists());
}

#[test]
fn a_walk_in_two_parts_goes_on_to_the_same_bits() {
    let from: Vec<Vec<f64>> = (0..8).map(|i| prior(5, i)).collect();
    let walking = Walking { chains: 8, warm: 10, steps: 30, seed: 4 };
    let ln_density = |z: &[f64]| -0.5 * z.iter().map(|x| x * x).sum::<f64>();
    let whole = Chains::walk(&from, ln_density, &walking);
    let mut walk = Walk::begin(&from, ln_density, &walking);
    walk.go(&walk.way(17, ln_density));
    assert_eq!(walk.left(), 23);
    walk.go(&walk.way(40, ln_density));
    assert_eq!(walk.done(), whole);
}

/// Folds must be those that were laid down, and every look at what was left out is counted.
#[test]
fn folds_are_laid_down_once_and_looks_are_counted() {
    let desk = tempfile::tempdir().expect("a folder");
    let sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
    let numbers: BTreeSet<u32> = sc.targets.iter().filter(|t| !t.held_out).map(|t| t.number).collect();
    let (first, others) = (numbers.first().expect("there are targets"), numbers.iter().skip(1));
    let others = others.map(u32::to_string).collect::<Vec<_>>().join(", ");
    let fold = |id: &str, targets: &str| {
        format!(
            "[[fold]]\nid = \"{id}\"\nperiod = [\"1815-03-01\", \"1815-06-01\"]\ntheme = \"all\"\ntargets = [{targets}]\n"
        )
    };
    let laid = fold("one", &first.to_string()) + &fold("two", &others);
    let path = desk.path().join("fit/folds.toml");
    std::fs::create_dir_all(desk.path().join("fit")).expect("a folder");
    let read = |text: &str, lay| {
        std::fs::write(&path, text).expect("it is written");
        Folds::read(&sc, desk.path(), lay)
    };
    let refused = |text: &str| read(text, false).expect_err("it is refused").to_string();
    assert!(refused(&laid).contains("--lay-folds` does that once"));
    let folds = read(&laid, true).expect("they are laid down");
    assert_eq!(folds.look().ok(), Some(1));
    // Words between them do not count; what they hold does.
    let again = read(&format!("# Other words.\n{laid}"), false).expect("they are the same");
    assert_eq!((again.look().ok(), again.digest()), (Some(2), folds.digest()));
    let altered = laid.replace("two", "three");
    assert!(refused(&altered).contains(&folds.digest()) && refused(&altered).contains("put them back"));
    let anew = read(&altered, true).expect("they are laid down anew");
    assert_eq!(anew.look().ok(), Some(3), "looks are counted on");
    // Folds that were laid down and are gone are missed, and do not make way for even parts.
    std::fs::remove_file(&path).expect("it goes");
    for lay in [false, true] {
        let gone = Folds::read(&sc, desk.path(), lay).expect_err("they are missed").to_string();
        assert!(gone.contains(&anew.digest()) && gone.contains("are gone: put the file back"), "{gone}");
    }
    let back = read(&altered, false).expect("they are back");
    assert_eq!(back.look().ok(), Some(4), "looks are counted on");
    assert_eq!(read(&altered, false).expect("a look keeps the digest").digest(), anew.digest());
    // What is wrong with them is said.
    for (text, what) in [
        (fold("one", &first.to_string()), "is in no fold"),
        (format!("{laid}{}", fold("three", &first.to_string())), "is in two folds"),
        (
            laid.replace(&format!("[{first}]"), &format!("[{first}, 999]")),
            "target 999, which may not be fitted",
        ),
        (laid.replace("1815-06-01", "1814-06-01"), "the earlier one first"),
        (laid.replace("theme", "topic"), "unknown field"),
    ] {
        assert!(refused(&text).contains(what), "{what}: {}", refused(&text));
    }
}

/// What the model leaves out widens what is left of every number, and never narrows it.
#[test]
fn a_discrepancy_leaves_more_open() {
    let sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
    let go = AtomicBool::new(false);
    let pinned = |discrepancy: f64| {
        // Whole wars, as documented: shorter or freer ones of this little war pin down next to nothing.
        let design = Design { minds: [MindKind::History; 2], until: None, ..design() };
        let effort = Effort { numbers: 4, points: 150, known: 0, steps: 200, discrepancy, ..EFFORT };
        let folds = Folds::of_even_parts(&sc);
        fit::fit(&sc, &design, (&effort, &folds), &Desk::new(None, &go, &Silent, 300))
            .expect("nobody stops it")
            .fitted
            .pinned
    };
    let (none, large) = (pinned(0.0), pinned(20.0));
    assert!(none > 0.2 && large < 0.5 * none, "{none} {large}");
}

#[test]
fn a_posterior_is_drawn_from_by_seed_and_refused_when_it_is_stale() {
    let desk = tempfile::tempdir().expect("a folder");
    start::write(&desk.path().join("war")).expect("it is written");
    let mut loaded = load(desk.path().join("war")).unwrap_or_else(|e| panic!("{e}"));
    let refused = fit::give(&mut loaded).expect_err("there is none");
    assert!(refused.to_string().contains("tregua fit war"), "{refused}");
    let (number, other) = (4, 7);
    let (numbers, draws) = (vec![number], vec![vec![17.0], vec![18.0], vec![19.0]]);
    let fitted = Fitted { numbers, draws, spread: vec![0.5], pinned: 0.75, left: vec![1.0], ..nothing() };
    let beyond = Fitted { draws: vec![vec![1e9]], ..fitted.clone() };
    let kept = Kept::new(&loaded.scenario, [MindKind::History; 2], 1, EFFORT, fitted, 1);
    kept.write(&loaded.folder).expect("it is written");
    fit::give(&mut loaded).unwrap_or_else(|e| panic!("{e}"));
    let theta = |from, seed| campaign::theta(&loaded.scenario, from, seed, &[]).to_vec();
    let seen: BTreeSet<u64> = (0..40).map(|seed| theta(ThetaFrom::Posterior, seed)[number] as u64).collect();
    assert_eq!(seen, BTreeSet::from([17, 18, 19]));
    assert_eq!(theta(ThetaFrom::Posterior, 3)[other], theta(ThetaFrom::Prior, 3)[other]);
    assert_ne!(theta(ThetaFrom::Prior, 3)[number], theta(ThetaFrom::Posterior, 3)[number]);
    let fresh = kept.origin.clone();
    let stale = Kept { origin: Origin { model: 0, ..fresh.clone() }, ..kept };
    stale.write(&loaded.folder).expect("it is written");
    let refused = fit::give(&mut loaded).expect_err("it is stale");
    assert!(refused.to_string().contains("model 0"), "{refused}");
    let beyond = Kept { fitted: beyond, origin: fresh, ..stale };
    beyond.write(&loaded.folder).expect("it is written");
    let refused = fit::give(&mut loaded).expect_err("a number out of its range");
    assert!(refused.to_string().contains("outside the ranges"), "{refused}");
}

/// A fit of no numbers, with which nothing is wrong.
fn nothing() -> Fitted {
    Fitted {
        numbers: vec![],
        draws: vec![],
        health: Health { r_hat: 1.0, effective: 1000.0 },
        spread: vec![],
        pinned: 0.0,
        left: vec![],
        held: 1.0,
        fitted: vec![],
        silent: vec![],
        folds: vec![],
        power: 1.0,
        calibrations: vec![],
        ranges: vec![],
    }
}

/// Chains that never met and a fit that foresees no better are grave; an emulator that strays is told.
#[test]
fn what_a_fit_lacks_is_named() {
    let sound = Fitted { health: Health { r_hat: 1.005, effective: 1000.0 }, held: 0.995, ..nothing() };
    let skill = |value, interval| [Judged { bar: Bar::Skill, value, interval, grade: Grade::Acceptable }];
    let good = skill(0.1, Some([0.02, 0.18]));
    assert_eq!(fit::lacks(&sound, &good), []);
    assert_eq!(fit::lacks(&sound, &skill(0.1, None)), [Lack::Foresight], "nothing tells it from luck");
    assert_eq!(fit::lacks(&sound, &[]), [Lack::Foresight], "nothing was held out");
    assert_eq!(fit::lacks(&sound, &skill(0.1, Some([-0.02, 0.22]))), [Lack::Foresight], "by luck");
    let apart = Fitted { health: Health { r_hat: 1.3, effective: 1000.0 }, held: 0.9, ..sound.clone() };
    assert_eq!(fit::lacks(&apart, &good), [Lack::Chains, Lack::Emulator]);
    let stuck = Fitted { health: Health { r_hat: f64::NAN, effective: 1000.0 }, ..sound.clone() };
    assert_eq!(fit::lacks(&stuck, &good), [Lack::Chains]);
    let loose = Fitted { health: Health { r_hat: 1.02, effective: 1000.0 }, ..sound };
    let lacks = fit::lacks(&loose, &good);
    assert!(lacks == [Lack::Agreement] && !lacks.iter().any(|lack| lack.is_grave()));
}
