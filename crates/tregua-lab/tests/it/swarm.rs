//! Swarms: random wars fought day by day, each evening held to the laws of war-model §19.
//!
//! `TREGUA_SOAK=1` sends a much larger swarm. A failure names the war; `TREGUA_WAR=17 cargo test -p tregua-lab swarm` fights that one again.

mod evening;
mod faults;
mod order;
mod pairs;
mod scramble;

use evening::Evening;
use scramble::{Dice, Whim, scramble};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use tregua_engine::day;
use tregua_engine::effect::Effects;
use tregua_engine::record::Record;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::text::Texts;
use tregua_engine::scenario::{MindKind, Scenario, TruceId};
use tregua_engine::war::War;
use tregua_engine::world::{TruceState, World};
use tregua_lab::campaign::{self, ThetaFrom};
use tregua_lab::load::read_folder;
use tregua_lab::start;

/// The texts of a shipped war, the first by name.
fn shipped() -> Texts {
    let shelf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let entries = std::fs::read_dir(shelf).expect("scenarios/ is there").flatten().map(|e| e.path());
    let mut wars: Vec<_> = entries.filter(|p| p.join("scenario.toml").is_file()).collect();
    wars.sort();
    read_folder(&wars[0]).expect("its texts can be read")
}

/// The scenario of these texts, scrambled by this number.
fn scrambled(texts: &Texts, number: u64) -> Scenario {
    let mut sc = check(texts).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
    scramble(&mut sc, number);
    sc
}

/// A war over a scrambled scenario, its numbers drawn from the priors.
fn war(sc: &Scenario, number: u64) -> War<'_> {
    let theta = campaign::theta(sc, ThetaFrom::Prior, number, &[]);
    campaign::war(sc, theta, number, [MindKind::Appraisal; 2])
}

/// Prisoners that each side holds on the first evening of a random war.
const CAPTIVES: u32 = 40;

/// The first evening of a random war: in every third a truce is in force, the first by name.
fn first_evening(war: &War<'_>, number: u64) -> World {
    let mut world = day::start(war);
    let first = (0..war.sc.truces.len()).min_by_key(|i| &war.sc.truces[*i].key);
    if let Some(first) = first.filter(|_| number.is_multiple_of(3)) {
        let until = war.sc.truces[first].days;
        world.truce = Some(TruceState { truce: TruceId::new(first), began: 0, until, pledged: false });
    }
    // Each side holds some of the other's men: what a truce can exchange.
    world.ledger.prisoners = [CAPTIVES; 2];
    world.ledger.people += 2 * u64::from(CAPTIVES);
    world
}

/// Fights one random war and holds every evening to the laws; says on which day which was broken.
fn fight(sc: &Scenario, number: u64, days: u32) -> Result<World, String> {
    let war = war(sc, number);
    let mut mind = Whim(Dice::new(number));
    let (mut world, mut effects, mut record) = (first_evening(&war, number), Effects::new(), Record::full());
    for _ in 0..days {
        let before = world.clone();
        day::step(&war, &mut world, &mut mind, &mut effects, &mut record);
        let evening = Evening { war: &war, before: &before, after: &world, record: &record };
        evening.check().map_err(|what| format!("day {}: {what}", world.day))?;
        record.clear();
    }
    Ok(world)
}

/// Fights many wars over scrambled texts; every failure names its war.
fn swarm(texts: &Texts, wars: u64, days: u32) {
    let one = std::env::var("TREGUA_WAR").ok().and_then(|n| n.parse::<u64>().ok());
    let numbers = one.map_or(0..wars, |n| n..n + 1);
    let mut failures = Vec::new();
    for number in numbers {
        let sc = scrambled(texts, number);
        let fought = catch_unwind(AssertUnwindSafe(|| fight(&sc, number, days)));
        let why = match fought {
            Ok(Ok(_)) => continue,
            Ok(Err(what)) => what,
            Err(panic) => match panic.downcast::<String>() {
                Ok(text) => *text,
                Err(_) => "it panicked".to_owned(),
            },
        };
        failures.push(format!("war {number} over {}, {why}", texts.name()));
    }
    let few = failures.iter().take(12).cloned().collect::<Vec<_>>().join("\n");
    let again = "fight one again with TREGUA_WAR=NUMBER cargo test -p tregua-lab swarm";
    assert!(failures.is_empty(), "{} wars broke a law; {again}\n{few}", failures.len());
}

/// So many in the usual run, many more in the long one.
fn soaked(usual: u64) -> u64 {
    if std::env::var_os("TREGUA_SOAK").is_some() { usual * 100 } else { usual }
}

/// Small wars of the usual run, and their days.
const SMALL_WARS: u64 = 150;
const SMALL_DAYS: u32 = 90;

/// The laws of two tables are held against wars that have them, and in which an offer lies on each.
#[test]
fn swarm_sits_at_two_tables() {
    let texts = start::texts();
    let (mut tables, mut offers) = (0, 0);
    for number in 0..SMALL_WARS {
        let sc = scrambled(&texts, number);
        let war = war(&sc, number);
        let (mut mind, mut world) = (Whim(Dice::new(number)), first_evening(&war, number));
        for _ in 0..SMALL_DAYS {
            day::step(&war, &mut world, &mut mind, &mut Effects::new(), &mut Record::new());
            tables += usize::from(world.talks.len() > 1);
            offers += usize::from(world.talks.iter().filter(|t| t.offer.is_some()).count() > 1);
        }
    }
    assert!(tables > 20 && offers > 2, "on {tables} evenings two tables, on {offers} two offers");
}

#[test]
fn swarm_of_small_wars() {
    swarm(&start::texts(), soaked(SMALL_WARS), SMALL_DAYS);
}

#[test]
fn swarm_of_shipped_wars() {
    swarm(&shipped(), soaked(4), 60);
}
