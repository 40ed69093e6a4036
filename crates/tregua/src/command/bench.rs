//! `tregua bench`: how fast a scenario is fought here: on one core, and on two against one, beside what the machine itself gives.

use super::run::on_threads;
use super::{say, words};
use crate::args::Bench;
use crate::failure::{Done, Failure};
use crate::which;
use std::hint::black_box;
use std::io::Write;
use std::sync::atomic::AtomicBool;
use std::time::Instant;
use tregua_engine::day;
use tregua_engine::minds::{Calls, Choice, Mind, Minds};
use tregua_engine::scenario::{Decider, MindKind, PlanId, Scenario};
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_lab::campaign::{self, Room, ThetaFrom, Unwatched};
use tregua_lab::ensemble::{self, Design};
use tregua_lab::load;
use tregua_lab::progress::Silent;
use tregua_lab::statistics::{quantile, sorted};
use tregua_lab::words::Lang;

const HISTORY: [MindKind; 2] = [MindKind::History; 2];

/// Measures campaigns, days, clones, and what a second core is worth.
pub fn bench(args: &Bench, lang: Lang) -> Result<Done, Failure> {
    let mut loaded = load::load(&args.scenario)?;
    let minds = [which::free(&loaded); 2];
    which::give_values(&mut loaded, minds)?;
    let sc = &loaded.scenario;
    let runs = args.runs.max(1);
    let free = timed(sc, minds, runs);
    let days: Vec<f64> = free.iter().map(|ms| ms * 1000.0 / f64::from(sc.last_day.max(1))).collect();
    let (cores, machine) = second_core(sc, minds, runs);
    let lines = [
        ("bench-campaign", "ms", &free),
        ("bench-history", "ms", &timed(sc, HISTORY, runs)),
        ("bench-day", "µs", &days),
        ("bench-tables", "×", &tables(sc, minds, runs)),
        ("bench-clone", "µs", &clones(sc)),
        ("bench-cores", "×", &cores),
        ("bench-machine", "×", &machine),
    ];
    let words = words(lang);
    let mut out = std::io::stdout().lock();
    for (what, unit, times) in lines {
        let Some((low, median, high)) = spread(times) else { continue };
        if args.json {
            let line =
                serde_json::json!({ "what": what, "unit": unit, "median": median, "low": low, "high": high });
            writeln!(out, "{line}")?;
            continue;
        }
        let number = |x: f64| lang.figure(&format!("{x:.3}"));
        let facts = [
            ("what", words.say(what, &tregua_lab::words::FluentArgs::new())),
            ("median", number(median)),
            ("unit", unit.to_string()),
            ("low", number(low)),
            ("high", number(high)),
            ("runs", times.len().to_string()),
        ];
        writeln!(out, "{}", say(&words, "bench-line", &facts))?;
    }
    Ok(Done::Yes)
}

/// Milliseconds of each campaign with these minds, after a few to warm up.
fn timed(sc: &Scenario, minds: [MindKind; 2], runs: u32) -> Vec<f64> {
    let mut room = Room::default();
    let mut fight = |seed: u64| {
        let theta = campaign::theta(sc, ThetaFrom::Prior, seed, &[]);
        let war = campaign::war(sc, theta, seed, minds);
        let begun = Instant::now();
        black_box(campaign::fight(&war, minds, None, &mut room, &mut Unwatched));
        begun.elapsed().as_secs_f64() * 1e3
    };
    for seed in 0..5 {
        fight(seed);
    }
    (0..u64::from(runs)).map(|i| fight(i + 1)).collect()
}

/// Minds that make and answer no offer at a table.
struct Mute(Minds);

impl Mind for Mute {
    fn calls(&self, decider: &Decider) -> Calls {
        self.0.calls(decider)
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        self.0.choose(war, view, menu)
    }
}

/// How many times as long a campaign takes whose heads treat at tables as the same one whose heads do not, war by war in turns.
fn tables(sc: &Scenario, kinds: [MindKind; 2], runs: u32) -> Vec<f64> {
    let mut room = Room::default();
    let mut fight = |seed: u64, minds: &mut dyn Mind| {
        let war = campaign::war(sc, campaign::theta(sc, ThetaFrom::Prior, seed, &[]), seed, kinds);
        let begun = Instant::now();
        black_box(campaign::fight_with(&war, minds, None, &mut room, &mut Unwatched));
        begun.elapsed().as_secs_f64()
    };
    let ratio = |i: u64| fight(i + 1, &mut Minds { kinds }) / fight(i + 1, &mut Mute(Minds { kinds }));
    (0..u64::from(runs)).map(ratio).collect()
}

/// Rounds in which two cores are set against one, in turns.
const ROUNDS: u32 = 15;

/// How many times as fast two threads fight an ensemble as one does; and, in turns with it, how many times as much plain arithmetic two
/// threads do as one. Two threads of one physical core share its units: there a program cannot gain much more than arithmetic does.
fn second_core(sc: &Scenario, minds: [MindKind; 2], runs: u32) -> (Vec<f64>, Vec<f64>) {
    let fight = |threads, round| {
        let (runs, seed) = (runs.div_ceil(4), u64::from(round) * u64::from(runs));
        let design = Design { runs, seed, minds, until: None, theta: ThetaFrom::Prior, set: Vec::new() };
        on_threads(Some(threads), || {
            seconds(|| ensemble::fight(sc, &design, &AtomicBool::new(false), &Silent).is_ok())
        })
    };
    let one = || seconds(|| [arithmetic(), arithmetic()]);
    let two = || {
        seconds(|| {
            std::thread::scope(|s| [s.spawn(arithmetic), s.spawn(arithmetic)].map(|t| t.join().is_ok()))
        })
    };
    (0..ROUNDS).map(|round| (fight(1, round) / fight(2, round), one() / two())).unzip()
}

/// Seconds that work takes.
fn seconds<T>(work: impl FnOnce() -> T) -> f64 {
    let begun = Instant::now();
    black_box(work());
    begun.elapsed().as_secs_f64()
}

/// Steps of arithmetic in one share of it: some hundred milliseconds.
const STEPS: u32 = 20_000_000;

/// Arithmetic in registers that touches no memory: eight chains, so that a core's units are as busy as they can be.
fn arithmetic() -> [u64; 8] {
    let mut chains = [1, 2, 3, 4, 5, 6, 7, 8];
    for _ in 0..black_box(STEPS) {
        chains = chains.map(|x: u64| x.wrapping_add(x >> 7).rotate_left(9) ^ 5);
    }
    chains
}

/// Microseconds of cloning a world.
fn clones(sc: &Scenario) -> Vec<f64> {
    let theta = campaign::theta(sc, ThetaFrom::Default, 1, &[]);
    let war = campaign::war(sc, theta, 1, HISTORY);
    let world = day::start(&war);
    let clone = |_| {
        let begun = Instant::now();
        for _ in 0..64 {
            black_box(black_box(&world).clone());
        }
        begun.elapsed().as_secs_f64() * 1e6 / 64.0
    };
    (0..50).map(clone).collect()
}

/// Lowest, median and highest of what was measured at least once.
fn spread(times: &[f64]) -> Option<(f64, f64, f64)> {
    let sorted = sorted(times.iter().copied());
    Some((*sorted.first()?, quantile(&sorted, 0.5), *sorted.last()?))
}
