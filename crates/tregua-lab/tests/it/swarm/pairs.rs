//! Pairs of wars on one luck: what must not matter does not, and what must matter does, in its direction (war-model §18, §19.9-§19.14).

use super::scramble::{Dice, Whim};
use super::{first_evening, scrambled, soaked, war};
use tregua_engine::day;
use tregua_engine::effect::Effects;
use tregua_engine::minds::{Calls, Choice, Mind};
use tregua_engine::num::sqrt;
use tregua_engine::record::{Happened, Record};
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::{Cause, FormationState, Pos, TruceState, World};
use tregua_lab::campaign::{self, ThetaFrom};
use tregua_lab::save::Save;
use tregua_lab::start;
use tregua_lab::statistics::Mean;

/// A mind that carries on whatever happens.
struct Still;

impl Mind for Still {
    fn calls(&self, _: &Decider) -> Calls {
        Calls::ByPeriod
    }

    fn choose(&mut self, _: &War<'_>, _: &View<'_>, _: &[PlanId]) -> Choice {
        Choice::CARRY_ON
    }
}

fn go_on(war: &War<'_>, world: &mut World, mind: &mut dyn Mind, until: i32) -> Record {
    let (mut effects, mut record) = (Effects::new(), Record::new());
    while world.day < until {
        day::step(war, world, mind, &mut effects, &mut record);
    }
    record
}

/// The small war as it is written.
fn small() -> Scenario {
    check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario
}

/// A war over a scenario with its own numbers, in which nobody decides anything, and its first evening.
fn quiet(sc: &Scenario, seed: u64) -> (War<'_>, World) {
    let theta = campaign::theta(sc, ThetaFrom::Default, seed, &[]);
    let war = campaign::war(sc, theta, seed, [MindKind::Appraisal; 2]);
    let world = day::start(&war);
    (war, world)
}

fn quiet_end(sc: &Scenario, seed: u64, days: i32) -> World {
    let (war, mut world) = quiet(sc, seed);
    go_on(&war, &mut world, &mut Still, days);
    world
}

/// 10: a war goes on from a save of any evening as if it had not stopped.
#[test]
fn swarm_goes_on_from_any_save() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..soaked(12) {
        let mut sc = scrambled(&start::texts(), number);
        sc.digest = number;
        let war = war(&sc, number);
        let until = 60;
        let fight = |mut world: World, until: i32| {
            go_on(&war, &mut world, &mut Whim(Dice::new(number)), until);
            world
        };
        let evening = 1 + (number * 17 % 59) as i32;
        let half = fight(first_evening(&war, number), evening);
        let path = folder.path().join("war.save");
        let (scenario, theta) = (sc.name.clone(), war.theta.to_vec());
        let save = Save {
            scenario,
            digest: sc.digest,
            model: tregua_engine::MODEL,
            seed: number,
            theta,
            world: half,
        };
        save.write(&path).unwrap();
        let read = Save::read(&path, &sc).unwrap();
        let unbroken = fight(first_evening(&war, number), until);
        assert!(fight(read.world, until) == unbroken, "war {number} from a save of day {evening}");
        assert!(fight(save.world, until - 1) != unbroken);
    }
}

/// 18: whoever is added without anyone noticing shifts nobody's luck.
#[test]
fn swarm_is_not_shifted_by_an_entry_more() {
    for number in 0..soaked(12) {
        let sc = scrambled(&start::texts(), number);
        let mut more = sc.clone();
        let army = ArmyId::new(more.armies.len());
        more.armies.push(Army { key: "ghosts".into(), at: None, decider: None, ..sc.armies[0].clone() });
        more.formations.push(Formation {
            key: "ghost".into(),
            army,
            men: 0,
            sick: 0,
            ..sc.formations[0].clone()
        });
        more.plans.push(Plan { key: "never".into(), by: vec![], ..sc.plans[0].clone() });
        let later = Event { key: "later".into(), day: 3000, ..sc.events[0].clone() };
        more.events.push(Event { kind: EventKind::Notice, ..later });
        let end = |sc: &Scenario| {
            let war = war(sc, number);
            let mut world = first_evening(&war, number);
            go_on(&war, &mut world, &mut Whim(Dice::new(number)), 60);
            world
        };
        let (one, mut other) = (end(&sc), end(&more));
        other.formations.pop();
        other.armies.pop();
        assert!(one.formations == other.formations && one.armies == other.armies, "war {number}");
        assert!(one.places == other.places && one.cities == other.cities && one.ledger == other.ledger);
        assert!(one.sides == other.sides && one.ships == other.ships && one.squadrons == other.squadrons);
    }
}

/// Everything that hazards move: people, spirits, stores, ships.
fn bodies(w: &World) -> impl PartialEq + std::fmt::Debug + use<> {
    let armies: Vec<_> = w.armies.iter().map(|a| (a.pos, a.food, a.task)).collect();
    let ships: Vec<_> = w.squadrons.iter().map(|s| (s.at, s.voyage, s.boarders)).collect();
    let held: Vec<_> =
        w.places.iter().map(|p| (p.opinion, p.forage, p.held_by, p.people, p.guerrillas)).collect();
    let sides: Vec<_> = w.sides.iter().map(|s| (s.head, s.chest, s.arrears, s.losses)).collect();
    (w.formations.clone(), armies, ships, held, w.cities.clone(), w.ships.clone(), sides, w.ledger)
}

/// 9: without a hazard, a need or an order the whole day moves the calendar alone.
#[test]
fn swarm_stands_still_without_hazards() {
    let mut sc = small();
    sc.sides.iter_mut().for_each(|s| (s.income, s.pay) = (0.0, 0.0));
    sc.events.clear();
    sc.formations.retain(|f| !f.awaited);
    let silent = |sc: &Scenario, fault: bool| {
        let (mut war, mut world) = quiet(sc, 1);
        let t = &mut war.theta;
        for rate in [
            &mut t.ration,
            &mut t.fodder,
            &mut t.grazing,
            &mut t.civilian_ration,
            &mut t.civil_deaths,
            &mut t.civil_flight,
            &mut t.sick_incidence,
            &mut t.sick_contact,
            &mut t.sick_recovery,
            &mut t.sick_return,
            &mut t.sick_death,
            &mut t.desert_native,
            &mut t.desert_american,
            &mut t.desert_european,
            &mut t.straggler_capture,
            &mut t.straggling,
            &mut t.opinion_rate,
            &mut t.declare_rate,
            &mut t.guerrilla_recruits,
            &mut t.guerrilla_sweep,
            &mut t.guerrilla_raid,
            &mut t.recruit_rate,
            &mut t.mule_load,
            &mut t.naval_wear,
            &mut t.coup_rate,
        ] {
            *rate = 0.0;
        }
        t.defect_base = -1e6;
        for days in [
            &mut t.hunger_days,
            &mut t.morale_days,
            &mut t.exposure_days,
            &mut t.guerrilla_stay,
            &mut t.rejoin_days,
            &mut t.guerrilla_interdict,
            &mut t.confidence_days,
        ] {
            *days = f64::INFINITY;
        }
        t.sick_incidence = if fault { 1e-3 } else { 0.0 };
        world.formations.iter_mut().for_each(|f| f.seasoned = (1.0, 1.0));
        go_on(&war, &mut world, &mut Still, 1); // the city's supply settles
        let before = bodies(&world);
        go_on(&war, &mut world, &mut Still, 45);
        (before, bodies(&world), world.day)
    };
    let (before, after, day) = silent(&sc, false);
    assert_eq!((before, 45), (after, day));
    // One hazard alone is seen: the season's, from which seasoned soldiers are safe and the city's people are not.
    let (before, after, _) = silent(&sc, true);
    assert!(before != after, "people of the city die of the season");
}

/// Mean and standard error of what one change makes, over pairs on one luck.
fn gain(runs: u64, of: impl Fn(u64, bool) -> f64) -> Mean {
    Mean::of(&(0..runs).map(|seed| of(seed, true) - of(seed, false)).collect::<Vec<_>>())
}

/// More of the one makes more of the other: by at least four standard errors of the paired mean; and nothing makes nothing.
fn raises(name: &str, of: impl Fn(u64, bool) -> f64) {
    let Mean { mean, error } = gain(40, &of);
    assert!(mean > 4.0 * error && mean > 0.0, "{name}: {mean} ± {error}");
    let Mean { mean, error } = gain(40, |seed, _| of(seed, false));
    assert_eq!((mean, error), (0.0, 0.0), "{name}: the luck of a pair is one");
}

fn soldiers(w: &World, count: impl Fn(&FormationState) -> u32) -> f64 {
    w.formations.iter().map(|f| f64::from(count(f))).sum()
}

/// 11: what more of one thing does to another, over the whole day of the small war.
#[test]
fn swarm_moves_as_it_is_pushed() {
    let end = |change: &dyn Fn(&mut Scenario), seed| {
        let mut sc = small();
        change(&mut sc);
        quiet_end(&sc, seed, 60)
    };
    raises("guerrillas on the roads, hunger", |seed, more| {
        let bands =
            |sc: &mut Scenario| sc.places.iter_mut().for_each(|p| p.guerrillas *= if more { 8 } else { 1 });
        end(&bands, seed).cities[0].hunger
    });
    raises("unhealth, sick", |seed, more| {
        let air =
            |sc: &mut Scenario| sc.places.iter_mut().for_each(|p| p.unhealth *= if more { 1.5 } else { 1.0 });
        soldiers(&end(&air, seed), |f| f.sick + f.buried)
    });
    raises("a longer ration, men in the ranks", |seed, more| {
        let bread = |sc: &mut Scenario| {
            sc.places.iter_mut().for_each(|p| p.people /= 20);
            sc.armies.iter_mut().for_each(|a| a.food_days = if more { 60.0 } else { 3.0 });
        };
        soldiers(&end(&bread, seed), FormationState::mouths)
    });
    raises("hunger, deserters", |seed, more| {
        let bread = |sc: &mut Scenario| {
            sc.places.iter_mut().for_each(|p| p.people /= 20);
            sc.armies.iter_mut().for_each(|a| a.food_days = if more { 3.0 } else { 60.0 });
        };
        end(&bread, seed).ledger.deserted.iter().map(|n| f64::from(*n)).sum()
    });
}

/// 11, ships: a blockade makes the city hungrier, and a stronger one no less.
#[test]
fn swarm_of_blockades_starves_the_city() {
    let sc = small();
    let hunger = |seed: u64, ships: usize| {
        let mut sc = sc.clone();
        for n in 0..ships {
            sc.ships.push(Ship { key: format!("more-{n}"), ..sc.ships[0].clone() });
        }
        let (war, mut world) = quiet(&sc, seed);
        if ships > 0 {
            (world.squadrons[0].at, world.squadrons[0].blockade) = (sc.capital, Some(sc.capital));
        }
        go_on(&war, &mut world, &mut Still, 60);
        world.cities[0].hunger
    };
    raises("a blockade, hunger", |seed, more| hunger(seed, if more { 2 } else { 0 }));
    raises("a closer blockade, hunger", |seed, more| hunger(seed, if more { 6 } else { 1 }));
}

/// 11, quality: on the same luck a better army has the greater advantage, always.
#[test]
fn swarm_of_better_men_fights_better() {
    for seed in 0..40 {
        let advantage = |quality: f64| {
            let mut sc = small();
            for f in sc.formations.iter_mut().filter(|f| f.side == SideId::new(0)) {
                f.quality *= quality;
            }
            let place =
                sc.places.iter().position(|p| p.key == "millbrook").map(PlaceId::new).expect("it is there");
            let (war, mut world) = quiet(&sc, seed);
            for (i, army) in
                sc.armies.iter().enumerate().filter(|(_, a)| a.key == "landing-force" || a.key == "city-army")
            {
                (world.armies[i].pos, world.armies[i].task.posture) = (Pos::At(place), Posture::Offer);
                assert!(!army.fixed);
            }
            let record = go_on(&war, &mut world, &mut Still, 1);
            let battle = record.happened.iter().find_map(|(_, _, h)| match *h {
                Happened::Battle { attacker, advantage, .. } => {
                    let league = sc.armies[attacker.ix()].side == SideId::new(0);
                    Some(if league { advantage } else { -advantage })
                }
                _ => None,
            });
            battle.expect("both offer battle")
        };
        assert!(advantage(0.8) < advantage(1.0) && advantage(1.0) < advantage(1.3), "seed {seed}");
    }
}

/// Correlation of two samples.
fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let mean = pairs.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x / n, b + y / n));
    let sum = |f: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(x, y)| f(x - mean.0, y - mean.1)).sum::<f64>();
    sum(&|x, y| x * y) / sqrt(sum(&|x, _| x * x) * sum(&|_, y| y * y))
}

/// 18: wars of one luck stay coupled when one number changes; wars of two lucks are not. 60 pairs: standard error of no correlation 0.13.
#[test]
fn swarm_of_pairs_stays_coupled() {
    let sc = small();
    let dead = |seed: u64, fault: f64| {
        let (mut war, mut world) = quiet(&sc, seed);
        war.theta.sick_incidence *= fault;
        go_on(&war, &mut world, &mut Still, 60);
        world.ledger.dead.iter().map(|d| f64::from(d[Cause::Sickness as usize])).sum::<f64>()
    };
    let coupled: Vec<(f64, f64)> = (0..60).map(|seed| (dead(seed, 1.0), dead(seed, 1.1))).collect();
    let strangers: Vec<(f64, f64)> = (0..60).map(|seed| (dead(seed, 1.0), dead(seed + 1000, 1.1))).collect();
    assert!(correlation(&coupled) > 0.5, "{}", correlation(&coupled));
    assert!(correlation(&strangers) < 0.5, "{}", correlation(&strangers));
}

/// 14: a truce that lets no food in and no army move is a quiet front: food and sickness go as without it, bit for bit.
#[test]
fn swarm_under_a_bare_truce_is_a_quiet_front() {
    let mut sc = small();
    sc.places.iter_mut().for_each(|p| p.guerrillas = 0);
    (sc.truces[0].food, sc.truces[0].movement) = (None, false);
    let end = |sc: &Scenario, seed: u64, truce: bool| {
        let (mut war, mut world) = quiet(sc, seed);
        // A quiet front has no war of bands (deserters make some).
        let t = &mut war.theta;
        (t.guerrilla_recruits, t.guerrilla_raid, t.guerrilla_sweep) = (0.0, 0.0, 0.0);
        t.guerrilla_interdict = f64::INFINITY;
        world.truce =
            truce.then_some(TruceState { truce: TruceId::new(0), began: 0, until: 99, pledged: false });
        go_on(&war, &mut world, &mut Still, 40);
        let food: Vec<f64> = world.armies.iter().map(|a| a.food).collect();
        let forage: Vec<f64> = world.places.iter().map(|p| p.forage).collect();
        (world.formations, food, forage, world.cities)
    };
    for seed in 0..10 {
        assert_eq!(end(&sc, seed, true), end(&sc, seed, false), "seed {seed}");
    }
    let mut fed = sc.clone();
    fed.truces[0].food = Some((CityId::new(0), 0.4));
    for p in fed.places.iter_mut().filter(|p| p.key == "millbrook" || p.key == "tollgate") {
        p.held_by = SideId::new(0); // or there would be no want of bread
    }
    assert!(end(&fed, 1, true) != end(&fed, 1, false), "bread let in is noticed");
}
