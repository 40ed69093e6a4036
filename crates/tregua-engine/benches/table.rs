//! The tasks of `benches/table/README.md` on the engine's table: `table TASK COUNT` does one so many times and prints what came out.
//!
//! It knows no clock, as nothing in this package does: `benches/table/run.sh` times it beside NegMAS.

use std::hint::black_box;
use tregua_engine::talks::Seat;
use tregua_engine::talks::agenda::{Agenda, Issue, Options};
use tregua_engine::talks::concession::{Concession, Ranking};
use tregua_engine::talks::domain::{Domain, Party};
use tregua_engine::talks::frontier::Frontier;
use tregua_engine::talks::protocol::{End, Mind, Protocol, Sitting, talk};

const OPTIONS: usize = 10;
const ROUNDS: u32 = 2000;
const FLOOR: f64 = 0.9;

/// The domain of `benches/table/domain.py`, from the same stream of numbers.
fn domain(issues: usize) -> Domain {
    let mut state = 1821_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state) / 4_294_967_296.0
    };
    let mut party = |name: &str| {
        let weights: Vec<f64> = (0..issues).map(|_| 0.2 + next()).collect();
        let sum: f64 = weights.iter().sum();
        let values = (0..issues).map(|_| (0..OPTIONS).map(|_| next()).collect()).collect();
        let weights = weights.iter().map(|w| w / sum).collect();
        Party { name: name.to_owned(), weights, values, reservation: 0.0, discount: 1.0 }
    };
    let parties = vec![party("first"), party("second")];
    let named = (0..OPTIONS).map(|o| o.to_string()).collect::<Vec<_>>();
    let issue = |i: usize| Issue { name: format!("issue {i}"), options: Options::Named(named.clone()) };
    Domain::new("measured".to_owned(), Agenda::new((0..issues).map(issue).collect()), parties)
}

fn talks(count: usize) -> String {
    let space = domain(3).space([0, 1]);
    let rankings = Seat::BOTH.map(|seat| Ranking::of(&space, seat));
    let (mut offers, mut agreed) = (0_u64, 0);
    for _ in 0..count {
        let mut minds = [0, 1].map(|i| Concession {
            column: &space.columns()[i],
            ranking: &rankings[i],
            floor: FLOOR * rankings[i].best(),
            haste: 1.0,
            rounds: ROUNDS,
        });
        let sitting = Sitting::open(Protocol::AlternatingOffers { rounds: ROUNDS }, Seat::First);
        let [first, second] = minds.each_mut().map(|mind| mind as &mut dyn Mind);
        let end = talk(black_box(sitting), 0.0, [first, second], |_| 1.0);
        let (End::Agreed { round, .. } | End::RanOut { round }) = end else { panic!("{end:?}") };
        offers += u64::from(round + 1);
        agreed += u32::from(matches!(end, End::Agreed { .. }));
    }
    format!("{{\"offers\": {offers}, \"agreed\": {agreed}}}")
}

/// From worths to the frontier, utilities of all packages included.
fn frontier(count: usize) -> String {
    let domain = domain(5);
    let mut found = Frontier::of(&domain.space([0, 1]));
    for _ in 0..count {
        found = Frontier::of(&black_box(&domain).space([0, 1]));
    }
    let points: Vec<String> = found.points().iter().map(|p| format!("{:?}", p.utility)).collect();
    format!("{{\"points\": [{}]}}", points.join(", "))
}

fn resolve(count: usize) -> String {
    let found = Frontier::of(&domain(5).space([0, 1]));
    let mut nash = [0.0; 2];
    for k in 0..=count {
        let d = 0.4 + 0.2 * (k % 100) as f64 / 100.0;
        nash = black_box(&found).solve(black_box([d, d])).expect("there is a range").nash.utility;
    }
    format!("{{\"points\": {}, \"nash\": {nash:?}, \"last\": {}}}", found.points().len(), count % 100)
}

fn main() {
    let typed: Vec<String> = std::env::args().skip(1).collect();
    let count = typed.get(1).and_then(|n| n.parse().ok());
    // `cargo bench` and `cargo test --benches` pass flags only: a short run of each task, to show that it works.
    let Some(count) = count else {
        println!("{}\n{}\n{}", talks(1), frontier(1).len(), resolve(1));
        return;
    };
    println!(
        "{}",
        match typed[0].as_str() {
            "talks" => talks(count),
            "frontier" => frontier(count),
            "resolve" => resolve(count),
            other => panic!("no task {other}"),
        }
    );
}
