//! Movement: the closed forms of war-model §1, and who joins, holds and passes whom.

mod joining;

use crate::estimate::{Estimate, with_power};
use crate::fixture;
use tregua_engine::effect::{Effect, Effects};
use tregua_engine::num::exp_m1;
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{desertion, march, naval};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

const WEST: PlaceId = PlaceId::new(0);
const FORD: PlaceId = PlaceId::new(1);
const HILL: PlaceId = PlaceId::new(2);
const EAST: PlaceId = PlaceId::new(3);
const RED: ArmyId = ArmyId::new(0);
const BLUE: ArmyId = ArmyId::new(1);
const COLUMN: ArmyId = ArmyId::new(2);
const FOOT: usize = 0;

/// A war without luck on the road or at sea.
fn calm(sc: &Scenario) -> War<'_> {
    let mut war = fixture::war(sc, 1);
    (war.theta.march_spread, war.theta.sea_spread, war.theta.straggling) = (0.0, 0.0, 0.0);
    war
}

/// A day of movement.
fn day(war: &War<'_>, world: &mut World, record: &mut Record) {
    world.day += 1;
    let mut out = Effects::new();
    for rule in [march::advance, march::arrive, march::join, naval::cruise, march::hold] {
        rule(war, world, &mut out);
        world.apply(&mut out, record);
    }
}

/// Days until the army stands at the place, at most 200.
fn days_to(war: &War<'_>, world: &mut World, army: ArmyId, place: PlaceId) -> i32 {
    let start = world.day;
    while world.armies[army.ix()].pos != Pos::At(place) && world.day < start + 200 {
        day(war, world, &mut Record::new());
    }
    world.day - start
}

fn order(world: &mut World, army: ArmyId, to: PlaceId) {
    world.armies[army.ix()].task = Task { doing: Doing::March, to: Some(to), ..Task::REST };
}

/// Legs of these lengths in a row along the coast, the red army at one end.
fn coast(kms: &[f64]) -> Scenario {
    let mut sc = fixture::scenario();
    let model = (sc.places[FORD.ix()].clone(), sc.routes[0].clone());
    (sc.places, sc.routes) = (vec![sc.places[WEST.ix()].clone()], Vec::new());
    for (i, km) in kms.iter().enumerate() {
        sc.places.push(Place { key: format!("p{i}"), ..model.0.clone() });
        let (from, to) = (PlaceId::new(i), PlaceId::new(i + 1));
        sc.routes.push(Route { key: format!("r{i}"), from, to, km: *km, ..model.1.clone() });
    }
    // The rest of the fixture stays out of the way.
    sc.armies[BLUE.ix()].at = None;
    sc.armies[4].at = None;
    sc.squadrons[0].at = WEST;
    sc.interior = vec![WEST];
    sc.cities[0].sources[0].from = vec![WEST];
    sc.graph = Graph::build(&sc.places, &sc.routes);
    sc
}

/// War-model §1: without luck and fatigue a way of d kilometres takes ⌈d/v⌉ days, however it is cut into legs.
#[test]
fn a_column_arrives_on_the_day_its_pace_says() {
    for kms in [&[100.0][..], &[50.0, 50.0], &[7.0, 5.0, 13.0, 75.0], &[22.0, 22.0, 22.0, 34.0], &[3.0, 97.0]]
    {
        let sc = coast(kms);
        let war = calm(&sc);
        let mut world = fixture::world(&war);
        order(&mut world, RED, PlaceId::new(kms.len()));
        let mut record = Record::new();
        let mut days = 0;
        while world.armies[RED.ix()].pos != Pos::At(PlaceId::new(kms.len())) {
            for f in &mut world.formations {
                f.fatigue = 0.0;
            }
            day(&war, &mut world, &mut record);
            days += 1;
            assert!(days < 10, "{kms:?} never ends");
        }
        assert_eq!(days, (100.0_f64 / 22.0).ceil() as i32, "{kms:?}");
        // Every place on the way is told, once.
        let reached = |p: usize| {
            let told = |h: &&(i32, _, Happened)| matches!(h.2, Happened::Reached { place, .. } if place == PlaceId::new(p));
            record.happened.iter().filter(told).count()
        };
        assert!((1..=kms.len()).all(|p| reached(p) == 1), "{kms:?}");
    }
}

#[test]
fn sierra_guns_fatigue_and_thin_air_slow_a_column() {
    let mut sc = fixture::scenario();
    let leg = RouteId::new(1);
    let pace = |sc: &Scenario, tired: f64| {
        let war = calm(sc);
        let mut world = fixture::world(&war);
        world.formations[FOOT].fatigue = tired;
        query::leg_pace(&war, &world, RED, leg)
    };
    // Half the leg on the coast at 22, half in the sierra at 17, over a pass.
    let ordinary = 0.65 / (0.5 / 22.0 + 0.5 / 17.0);
    assert!((pace(&sc, 0.0) - ordinary).abs() < 1e-12);
    assert!((pace(&sc, 0.5) - 0.8 * ordinary).abs() < 1e-12);
    sc.places[HILL.ix()].altitude = 3600.0;
    sc.formations[FOOT].seasoned = (0.0, 0.2);
    assert!((pace(&sc, 0.0) - ordinary * (1.0 - 0.25 * 0.8 * 0.5)).abs() < 1e-12);
    sc.formations[FOOT].arm = Arm::Artillery;
    assert!((pace(&sc, 0.0) - 0.65 * 20.0 * (1.0 - 0.25 * 0.8 * 0.5)).abs() < 1e-12);
}

/// Fatigue follows its march: 0.4 in the end on a good road, 0.9 when forced, 0.2 more without water; none at rest.
#[test]
fn fatigue_relaxes_towards_what_is_asked() {
    let mut sc = coast(&[50_000.0]);
    for (pace, dry, goal) in [(0.7, false, 0.2), (1.0, false, 0.4), (1.5, false, 0.9), (1.0, true, 0.6)] {
        sc.routes[0].waterless = dry;
        let war = calm(&sc);
        let mut world = fixture::world(&war);
        order(&mut world, RED, PlaceId::new(1));
        world.armies[RED.ix()].task.pace = pace;
        day(&war, &mut world, &mut Record::new());
        let first = world.formations[FOOT].fatigue;
        assert!((first - goal * (1.0 - tregua_engine::num::exp(-0.2))).abs() < 1e-12, "{first}");
        for _ in 0..99 {
            day(&war, &mut world, &mut Record::new());
        }
        assert!((world.formations[FOOT].fatigue - goal).abs() < 1e-6);
        world.armies[RED.ix()].pos = Pos::At(WEST);
        world.armies[RED.ix()].task = Task::REST;
        for _ in 0..60 {
            day(&war, &mut world, &mut Record::new());
        }
        assert_eq!(world.formations[FOOT].fatigue, 0.0);
    }
}

/// War-model §1: straggling alone leaves W₀·e^(−ht). Ten days, forced or not; the standard error is that of 150 columns.
#[test]
fn straggling_is_exponential() {
    let sc = coast(&[50_000.0]);
    let left = |rate: f64, seed: u64| {
        let mut war = fixture::war(&sc, seed);
        war.theta.straggling = rate;
        let mut world = fixture::world(&war);
        order(&mut world, RED, PlaceId::new(1));
        for _ in 0..10 {
            world.formations[FOOT].fatigue = 0.4;
            day(&war, &mut world, &mut Record::new());
        }
        let f = &world.formations[FOOT];
        assert_eq!(f.fit + f.stragglers, 2000);
        f64::from(f.fit)
    };
    let hazard = 0.02 * tregua_engine::num::exp(0.8);
    with_power("left", 2000.0 * tregua_engine::num::exp(-10.0 * hazard), |fault| {
        Estimate::of((0..150).map(|seed| left(0.02 * fault, seed)))
    });
}

/// Invariant 4: nobody is faster than the fastest pace, the longest luck included.
#[test]
fn nobody_outruns_the_fastest_pace() {
    let sc = coast(&[11.0, 6.0, 40.0, 2.0, 90.0, 31.0]);
    for seed in 0..40 {
        let war = fixture::war(&sc, seed);
        let mut world = fixture::world(&war);
        order(&mut world, RED, PlaceId::new(6));
        world.armies[RED.ix()].task.pace = 1.5;
        let along = |world: &World| {
            let to = |p: PlaceId| sc.graph.km(WEST, p);
            let army = &world.armies[RED.ix()];
            match army.pos {
                Pos::At(p) => to(p) + army.ahead.map_or(0.0, |a| a.1),
                Pos::On { from, km, .. } => to(from) + km,
                _ => 0.0,
            }
        };
        let mut was = 0.0;
        for _ in 0..15 {
            day(&war, &mut world, &mut Record::new());
            let luck = 5.0 * war.theta.march_spread;
            let most = 32.0 * 1.5 * tregua_engine::num::exp(luck);
            let done = along(&world) - was;
            assert!((0.0..=most).contains(&done), "{done} km in a day");
            was = along(&world);
        }
        assert_eq!(was, 180.0, "and it arrives");
    }
}

#[test]
fn stages_are_rested_at_and_left() {
    let mut sc = fixture::scenario();
    let stages = vec![Stage { to: FORD, rest: 3 }, Stage { to: HILL, rest: 9 }];
    let verb = Verb::March { army: RED, stages, posture: Posture::Offer, pace: 1.0 };
    sc.plans.push(Plan {
        key: "up".into(),
        by: vec![],
        when: vec![],
        unless: vec![],
        orders: vec![Order { verb, latitude: Latitude::Normal, after: 0 }],
        expect: vec![],
        once: false,
        again_after: 0,
        breach: false,
        record_only: false,
        at_table: false,
    });
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    order(&mut world, RED, FORD);
    world.armies[RED.ix()].task.order = Some((PlanId::new(0), 0));
    let mut record = Record::new();
    for _ in 0..20 {
        day(&war, &mut world, &mut record);
    }
    let told: Vec<(i32, bool, PlaceId)> = record
        .happened
        .iter()
        .filter_map(|(day, _, h)| match *h {
            Happened::Left { place, .. } => Some((*day, false, place)),
            Happened::Reached { place, .. } => Some((*day, true, place)),
            _ => None,
        })
        .collect();
    // Out on day 1, 44 km at 22 and tiring: there on day 3; three days' rest; up the pass.
    assert_eq!(told[..3], [(1, false, WEST), (3, true, FORD), (7, false, FORD)], "{told:?}");
    assert_eq!(world.armies[RED.ix()].pos, Pos::At(HILL));
    assert_eq!(world.armies[RED.ix()].task.doing, Doing::Hold);
    assert_eq!(world.places[HILL.ix()].held_by, fixture::REDS, "it stands there alone");
}

/// Two columns on one leg meet at the end nearer to where they pass, the same whoever is which.
#[test]
fn columns_that_meet_stop_at_the_nearer_end() {
    let sc = fixture::scenario();
    let war = calm(&sc);
    let leg = RouteId::new(2); // ford to east, 66 km
    for (red, blue, where_to) in [(10.0, 20.0, FORD), (30.0, 10.0, EAST), (11.0, 11.0, FORD)] {
        let mut world = fixture::world(&war);
        world.armies[RED.ix()].pos = Pos::On { leg, from: FORD, km: red };
        world.armies[BLUE.ix()].pos = Pos::On { leg, from: EAST, km: blue };
        order(&mut world, RED, EAST);
        order(&mut world, BLUE, FORD);
        day(&war, &mut world, &mut Record::new());
        let pos = |a: ArmyId| world.armies[a.ix()].pos;
        assert_eq!(pos(RED), pos(BLUE), "{red} {blue}");
        assert_eq!(pos(RED), Pos::At(where_to), "{red} {blue}");
    }
    // Far apart they march on.
    let mut world = fixture::world(&war);
    world.armies[RED.ix()].pos = Pos::On { leg, from: FORD, km: 1.0 };
    world.armies[BLUE.ix()].pos = Pos::On { leg, from: EAST, km: 1.0 };
    order(&mut world, RED, EAST);
    order(&mut world, BLUE, FORD);
    day(&war, &mut world, &mut Record::new());
    assert!(matches!(world.armies[RED.ix()].pos, Pos::On { .. }));
}

#[test]
fn a_halted_column_makes_for_the_nearer_end() {
    let sc = fixture::scenario();
    let war = calm(&sc);
    for (km, end) in [(10.0, WEST), (30.0, FORD)] {
        let mut world = fixture::world(&war);
        world.armies[RED.ix()].pos = Pos::On { leg: RouteId::new(0), from: WEST, km };
        assert_eq!(days_to(&war, &mut world, RED, end), 1);
    }
    // A new order turns it round as well.
    let mut world = fixture::world(&war);
    world.armies[RED.ix()].pos = Pos::On { leg: RouteId::new(0), from: WEST, km: 40.0 };
    order(&mut world, RED, WEST);
    assert_eq!(days_to(&war, &mut world, RED, WEST), 2);
}

/// The news of a fall rides to both heads; the fall itself is told once.
#[test]
fn a_side_alone_with_fit_men_holds_a_place() {
    let sc = fixture::scenario();
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    world.armies[RED.ix()].pos = Pos::At(HILL);
    let mut record = Record::new();
    day(&war, &mut world, &mut record);
    assert_eq!(world.places[HILL.ix()].held_by, fixture::REDS);
    let news = |d: &&Dispatch| matches!(d.content, Content::Fall { place: HILL, .. });
    let mut told: Vec<SideId> = world.dispatches.iter().filter(news).map(|d| d.side).collect();
    told.sort();
    assert_eq!(told, SideId::BOTH);
    day(&war, &mut world, &mut record);
    assert_eq!(record.happened.iter().filter(|h| matches!(h.2, Happened::Fell { .. })).count(), 1);
    // With the enemy there, or with nobody fit, nothing changes.
    for (blue, fit) in [(HILL, 100), (EAST, 0)] {
        let mut world = fixture::world(&war);
        world.armies[RED.ix()].pos = Pos::At(HILL);
        world.armies[BLUE.ix()].pos = Pos::At(blue);
        for f in [0, 1] {
            world.formations[f].fit = fit;
        }
        day(&war, &mut world, &mut Record::new());
        assert_eq!(world.places[HILL.ix()].held_by, fixture::BLUES);
    }
}

#[test]
fn a_truce_keeps_armies_out_of_its_zones() {
    let mut sc = fixture::scenario();
    sc.truces.push(Truce {
        key: "pause".into(),
        days: 20,
        extends: false,
        zones: vec![Zone { side: fixture::REDS, place: HILL }],
        movement: true,
        food: None,
        guarantee: None,
        disarmed: 0.0,
        trade: vec![],
        exchange: false,
        at_table: false,
        breach_cost: 0.0,
    });
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    world.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 20, pledged: false });
    order(&mut world, RED, HILL);
    for _ in 0..10 {
        day(&war, &mut world, &mut Record::new());
    }
    assert_eq!(world.armies[RED.ix()].pos, Pos::At(FORD));
    world.truce = None;
    assert!(days_to(&war, &mut world, RED, HILL) <= 5);
}

/// A commander who would not fight goes round an enemy he knows of, or waits; one who would walks in.
#[test]
fn the_wary_go_round_or_wait() {
    let mut sc = fixture::scenario();
    let walks = |sc: &Scenario, posture: Posture, men: f64, age: i32| {
        let war = calm(sc);
        let mut world = fixture::world(&war);
        world.day = 30;
        let ix = world.belief_ix(DeciderId::new(0), BLUE);
        let mean = tregua_engine::num::ln(men);
        world.beliefs[ix] = Belief { mean, var: 0.1, place: Some(FORD), seen: 31 - age, ..Belief::NONE };
        order(&mut world, RED, HILL);
        world.armies[RED.ix()].task.posture = posture;
        day(&war, &mut world, &mut Record::new());
        match world.armies[RED.ix()].pos {
            Pos::On { leg, .. } => Some(leg),
            _ => None,
        }
    };
    let direct = Some(RouteId::new(0));
    assert_eq!(walks(&sc, Posture::Judge, 9000.0, 3), None, "too many");
    assert_eq!(walks(&sc, Posture::Judge, 300.0, 3), direct, "few enough");
    assert_eq!(walks(&sc, Posture::Judge, 9000.0, 30), direct, "old news");
    assert_eq!(walks(&sc, Posture::Offer, 9000.0, 3), direct, "ordered to fight");
    assert_eq!(walks(&sc, Posture::Decline, 1000.0, 3), None);
    assert_eq!(walks(&sc, Posture::Decline, 100.0, 3), direct, "a trifle");
    // With a way round, longer by less than half.
    sc.routes.push(Route { key: "round".into(), from: WEST, to: HILL, km: 100.0, ..sc.routes[0].clone() });
    sc.graph = Graph::build(&sc.places, &sc.routes);
    assert_eq!(walks(&sc, Posture::Offer, 9000.0, 3), direct);
    assert_eq!(walks(&sc, Posture::Judge, 9000.0, 3), Some(RouteId::new(5)));
}

/// A column that loses men by day and waits for them by night keeps a share ρ/(ρ+h) in its ranks, read as daily chances: of p = 1 − e^(−h) who
/// fall behind, q = 1 − e^(−ρ) are back the same evening, so that q/(q + p(1−q)) are there. 200 columns: standard error 0.0006.
#[test]
fn stragglers_balance_those_who_rejoin() {
    let sc = fixture::scenario();
    let [p, q] = [0.05, 1.0 / 6.0].map(|h: f64| -exp_m1(-h));
    with_power("share in the ranks", q / (q + p * (1.0 - q)), |fault| {
        Estimate::of((0..200).map(|seed| {
            let mut war = fixture::war(&sc, seed);
            war.theta.straggling = 0.05 * fault;
            let mut world = fixture::world(&war);
            for _ in 0..60 {
                let a = &mut world.armies[0];
                (a.pos, a.task.doing, a.task.to) =
                    (Pos::At(PlaceId::new(0)), Doing::March, Some(PlaceId::new(1)));
                world.formations[0].fatigue = 0.0;
                fixture::step(&war, &mut world, march::advance);
                world.armies[0].pos = Pos::At(PlaceId::new(0));
                let today = world.day;
                fixture::apply(&war, &mut world, desertion::straggle, today);
            }
            let f = &world.formations[0];
            f64::from(f.fit) / f64::from(f.mouths())
        }))
    });
}
