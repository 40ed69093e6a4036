//! Invariants of war-model §19 for the rules of food, sickness, spirits, opinion and guerrillas, all together.

use crate::estimate::Estimate;
use crate::fixture::{self, Rule};
use tregua_engine::rules::*;
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

/// The evening and the night, in the order of the day.
const NIGHT: &[Rule] = &[
    guerrilla::muster,
    fixture::raid,
    supply::forage,
    supply::load,
    city::arrive,
    fixture::feed,
    city::eat,
    fixture::strike,
    morale::follow,
    desertion::straggle,
    desertion::desert,
    recruit::enlist,
    opinion::expose,
    opinion::drift,
    opinion::declare,
];

/// A small war in which everything that can go wrong does: hungry natives far from home, guerrillas, recruits, a city cut off.
fn troubled() -> Scenario {
    let mut sc = fixture::scenario();
    for (i, f) in sc.formations.iter_mut().enumerate() {
        (f.native, f.origin, f.disloyalty) = (0.9, Origin::Native, 0.8);
        f.sick = 50;
        f.takes_recruits = i == 3;
    }
    for (i, p) in sc.places.iter_mut().enumerate() {
        (p.recruits, p.guerrillas, p.opinion) = (500, 120, i as f64 - 2.0);
    }
    sc.places[0].city = Some(CityId::new(0));
    sc.sides[0].press = 0.4;
    sc.sides[1].press = 0.6;
    sc.armies.iter_mut().for_each(|a| a.food_days = 3.0);
    sc
}

fn trouble(world: &mut World) {
    world.armies[1].pos = Pos::On { leg: RouteId::new(2), from: PlaceId::new(3), km: 40.0 };
    world.armies[1].food = 1e5;
    world.ledger.food_at_start = world.food();
    world.sides[0].requisition = 0.8;
    world.formations.iter_mut().for_each(|f| (f.left_home, f.stragglers) = (1, 40));
    world.ledger.people = world.people();
    world.places[4].recruiting = Some(ArmyId::new(1));
}

/// 1, 2, 3: people and food are conserved and everything stays in its range, on every one of 150 days of 20 troubled wars.
#[test]
fn people_and_food_are_conserved_and_moods_keep_their_range() {
    let sc = troubled();
    for seed in 0..20 {
        let war = fixture::war(&sc, seed);
        let mut world = fixture::world(&war);
        trouble(&mut world);
        for _ in 0..150 {
            for rule in NIGHT {
                fixture::days(&war, &mut world, 0, &[]);
                let mut effects = tregua_engine::effect::Effects::new();
                rule(&war, &world, &mut effects);
                world.apply(&mut effects, &mut tregua_engine::record::Record::new());
                assert_eq!(world.people(), world.ledger.people, "seed {seed}, day {}", world.day);
            }
            world.day += 1;
            ledger::check(&war, &world);
        }
        assert!(world.ledger.deserted[0] > 0 && world.ledger.dead[0][0] > 0 && world.ledger.prisoners[1] > 0);
    }
}

/// 9: where no hazard is left and nothing is eaten, only the calendar moves.
#[test]
fn without_hazards_only_the_calendar_moves() {
    let sc = troubled();
    let mut war = fixture::war(&sc, 1);
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
        &mut t.straggler_capture,
        &mut t.straggling,
        &mut t.opinion_rate,
        &mut t.declare_rate,
        &mut t.guerrilla_recruits,
        &mut t.guerrilla_sweep,
        &mut t.guerrilla_raid,
        &mut t.recruit_rate,
        &mut t.mule_load,
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
    ] {
        *days = f64::INFINITY;
    }
    let mut world = fixture::world(&war);
    trouble(&mut world);
    world.armies.iter_mut().for_each(|a| a.food = 0.0);
    world.formations.iter_mut().for_each(|f| f.seasoned = (1.0, 1.0));
    fixture::days(&war, &mut world, 1, NIGHT); // the city's supply settles
    let before = World { day: world.day + 30, ..world.clone() };
    fixture::days(&war, &mut world, 30, NIGHT);
    assert_eq!(world, before);
}

/// Everything the laws of scale compare, as shares of all soldiers: sick, dead of sickness, deserted, hunger of the men and of the city.
fn shares(war: &War<'_>, days: u32) -> [f64; 5] {
    let mut world = fixture::world(war);
    world.formations.iter_mut().for_each(|f| f.left_home = 5);
    let all: u32 = world.formations.iter().map(FormationState::mouths).sum();
    let rules: &[Rule] = &[
        supply::forage,
        supply::load,
        city::arrive,
        fixture::feed,
        city::eat,
        fixture::strike,
        morale::follow,
        desertion::desert,
    ];
    fixture::days(war, &mut world, days, rules);
    let of_all = |n: u32| f64::from(n) / f64::from(all);
    let sick: u32 = world.formations.iter().map(|f| f.sick).sum();
    let hunger: f64 = world.formations.iter().map(|f| f.hunger * f64::from(f.mouths())).sum();
    let men: u32 = world.formations.iter().map(FormationState::mouths).sum();
    [
        of_all(sick),
        of_all(world.ledger.dead.iter().map(|d| d[Cause::Sickness as usize]).sum()),
        of_all(world.ledger.deserted.iter().sum()),
        hunger / f64::from(men),
        world.cities[0].hunger,
    ]
}

const SHARES: [&str; 5] = ["sick", "dead", "deserted", "hunger of the men", "hunger of the city"];

/// Two ways of telling one war agree in every share, within four standard errors of their difference; one with desertion and
/// incidence five per cent off does not.
fn agree(one: &Scenario, other: &Scenario, beds: f64, runs: u64) {
    let tell = |sc: &Scenario, beds: f64, fault: f64, from: u64| -> [Estimate; 5] {
        let sample: Vec<[f64; 5]> = (from..from + runs)
            .map(|seed| {
                let mut war = fixture::war(sc, seed);
                war.theta.hospital_beds *= beds;
                war.theta.desert_native *= fault;
                war.theta.sick_incidence *= fault;
                war.theta.sick_death_variance = 0.1;
                shares(&war, 40)
            })
            .collect();
        std::array::from_fn(|k| Estimate::of(sample.iter().map(|s| s[k])))
    };
    let apart = |a: &Estimate, b: &Estimate| {
        let error = tregua_engine::num::sqrt(a.error * a.error + b.error * b.error);
        (a.mean - b.mean).abs() > 4.0 * error + 0.002 * a.mean
    };
    let (sound, told) = (tell(one, 1.0, 1.0, 0), tell(other, beds, 1.0, runs));
    let faulty = tell(other, beds, 1.05, runs);
    for k in 0..5 {
        assert!(!apart(&sound[k], &told[k]), "{}: {:?} and {:?}", SHARES[k], sound[k], told[k]);
    }
    for k in [0, 2] {
        assert!(apart(&sound[k], &faulty[k]), "{}: 5 % off goes unnoticed", SHARES[k]);
    }
}

/// A hungry, sickly country without guerrillas, whose city is cut off.
fn hungry() -> Scenario {
    let mut sc = fixture::scenario();
    for f in &mut sc.formations {
        (f.native, f.origin) = (0.9, Origin::Native);
        f.seasoned = (0.0, 1.0);
    }
    for p in &mut sc.places {
        p.beds = [0, 0];
    }
    sc.places[1].held_by = fixture::BLUES;
    sc.cities[0].stock_days = 20.0;
    sc.armies.iter_mut().for_each(|a| a.food_days = 10.0);
    sc
}

/// 12: twice the people, food and beds leave every expected share as it was.
#[test]
fn doubling_everything_leaves_the_shares() {
    let one = hungry();
    let mut two = one.clone();
    two.formations.iter_mut().for_each(|f| f.men *= 2);
    two.places.iter_mut().for_each(|p| p.people *= 2);
    two.cities[0].people *= 2;
    agree(&one, &two, 2.0, 400);
}

/// 13: a formation told as two of equal state leaves the expected totals as they were.
#[test]
fn splitting_a_formation_leaves_the_totals() {
    let one = hungry();
    let mut two = one.clone();
    for i in [0, 2] {
        let mut half = two.formations[i].clone();
        half.key.push_str("-second");
        half.men /= 2;
        two.formations[i].men /= 2;
        two.formations.push(half);
    }
    agree(&one, &two, 1.0, 400);
}
