//! `tregua bench`: how fast a scenario is fought here, on one core.

use super::{say, words};
use crate::args::Bench;
use crate::failure::{Done, Failure};
use std::hint::black_box;
use std::io::Write;
use std::time::Instant;
use tregua_engine::day::War;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{MindKind, Scenario};
use tregua_engine::world::{self, World};
use tregua_lab::campaign::{self, Room, ThetaFrom, Watcher};
use tregua_lab::load;
use tregua_lab::words::Lang;

/// Nobody watches: the engine alone is timed.
struct Nobody;

impl Watcher for Nobody {
    fn see(&mut self, _: &War<'_>, _: &World, _: &[(i32, &'static Rule, Happened)]) {}
}

/// Measures campaigns, days and clones.
pub fn bench(args: &Bench, lang: Lang) -> Result<Done, Failure> {
    let loaded = load::load(&args.scenario)?;
    let sc = &loaded.scenario;
    let campaigns: Vec<f64> = timed(sc, args.runs.max(1));
    let days: Vec<f64> = campaigns.iter().map(|ms| ms * 1000.0 / f64::from(sc.last_day.max(1))).collect();
    let lines = [
        ("bench-campaign", "ms", &campaigns),
        ("bench-day", "µs", &days),
        ("bench-clone", "µs", &clones(sc)),
    ];
    let words = words(lang);
    let mut out = std::io::stdout().lock();
    for (what, unit, times) in lines {
        let (low, median, high) = spread(times);
        if args.json {
            let line =
                serde_json::json!({ "what": what, "unit": unit, "median": median, "low": low, "high": high });
            writeln!(out, "{line}")?;
            continue;
        }
        let number = |x: f64| format!("{x:.3}");
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

/// Milliseconds of each free campaign, after a few to warm up.
fn timed(sc: &Scenario, runs: u32) -> Vec<f64> {
    let mut room = Room::default();
    let mut fight = |seed: u64| {
        let theta = campaign::theta(sc, ThetaFrom::Prior, seed, &[]);
        let war = campaign::war(sc, theta, seed, [MindKind::Appraisal; 2]);
        let begun = Instant::now();
        black_box(campaign::fight(&war, [MindKind::Appraisal; 2], None, &mut room, &mut Nobody));
        begun.elapsed().as_secs_f64() * 1e3
    };
    for seed in 0..5 {
        fight(seed);
    }
    (0..u64::from(runs)).map(|i| fight(i + 1)).collect()
}

/// Microseconds of cloning a world.
fn clones(sc: &Scenario) -> Vec<f64> {
    let theta = campaign::theta(sc, ThetaFrom::Default, 1, &[]);
    let war = campaign::war(sc, theta, 1, [MindKind::Appraisal; 2]);
    let world = world::start(&war);
    let clone = |_| {
        let begun = Instant::now();
        for _ in 0..64 {
            black_box(black_box(&world).clone());
        }
        begun.elapsed().as_secs_f64() * 1e6 / 64.0
    };
    (0..50).map(clone).collect()
}

fn spread(times: &[f64]) -> (f64, f64, f64) {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    (sorted[0], tregua_lab::record_score::quantile(&sorted, 0.5), sorted[sorted.len() - 1])
}
