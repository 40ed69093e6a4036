//! Ships: the closed forms of war-model §1.4 and §9.

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES, REDS};
use tregua_engine::draws::Draws;
use tregua_engine::effect::Effects;
use tregua_engine::num::{exp, ln, logistic};
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{march, naval};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

const WEST: PlaceId = PlaceId::new(0);
const EAST: PlaceId = PlaceId::new(3);
const HAVEN: PlaceId = PlaceId::new(4);
const BLUE: ArmyId = ArmyId::new(1);
const FLEET: SquadronId = SquadronId::new(0);
const LUCK: Draws = Draws::new(1820);

fn calm(sc: &Scenario) -> War<'_> {
    let mut war = fixture::war(sc, 1);
    (war.theta.sea_spread, war.theta.naval_wear) = (0.0, 0.0);
    war
}

fn day(war: &War<'_>, world: &mut World, record: &mut Record) {
    world.day += 1;
    let mut out = Effects::new();
    for rule in [march::advance, march::arrive, march::join, naval::cruise, naval::cut_out, march::hold] {
        rule(war, world, &mut out);
        world.apply(&mut out, record);
    }
    assert_eq!(world.people(), world.ledger.people);
}

fn sail(world: &mut World, to: PlaceId) {
    world.armies[BLUE.ix()].task = Task { doing: Doing::Sail, to: Some(to), ..Task::REST };
}

/// A red squadron of `ships` warships at a place.
fn with_reds(sc: &mut Scenario, at: PlaceId, ships: usize) {
    sc.squadrons.push(Squadron { key: "red-fleet".into(), side: REDS, at, ..sc.squadrons[0].clone() });
    for i in 0..ships {
        let squadron = SquadronId::new(1);
        sc.ships.push(Ship { key: format!("red-{i}"), side: REDS, squadron, ..sc.ships[0].clone() });
    }
}

/// 78·e^±0.45: about 122 kilometres a day down the wind, 50 up.
#[test]
fn ships_run_down_wind_and_beat_up() {
    let mut sc = fixture::scenario();
    sc.routes[3].wind = 1.0; // west to haven
    let war = calm(&sc);
    let leg = RouteId::new(3);
    let down = query::leg_speed(&war, 1, FLEET, leg, WEST);
    let up = query::leg_speed(&war, 1, FLEET, leg, HAVEN);
    assert!((down - 122.0).abs() < 0.5 && (up - 50.0).abs() < 0.5, "{down} {up}");
    assert!((down / up - exp(0.9)).abs() < 1e-12);
    let first = SeaLeg::enter(&war, 1, FLEET, WEST, EAST).expect("a way");
    assert!((first.days() - 300.0 / down).abs() < 1e-12);
    assert_eq!(SeaLeg::enter(&war, 1, FLEET, WEST, PlaceId::new(2)), None);
    // Down the coast of the record, 2,296 km, takes the convoy 18 or 19 days.
    assert!((2296.0_f64 / down).ceil() == 19.0);
}

/// The luck of a leg: drawn once, median 78 across the wind, 0.2 the spread of its logarithm (10,000 legs: standard error 0.002).
#[test]
fn winds_are_lognormal() {
    let sc = fixture::scenario();
    let leg = RouteId::new(3);
    with_power("ln speed", ln(78.0), |fault| {
        Estimate::of((0..10_000).map(|seed| {
            let mut war = fixture::war(&sc, seed);
            war.theta.sea_speed *= fault;
            ln(query::leg_speed(&war, 1, FLEET, leg, WEST))
        }))
    });
    let logs: Vec<f64> =
        (0..10_000).map(|seed| ln(query::leg_speed(&fixture::war(&sc, seed), 1, FLEET, leg, WEST))).collect();
    assert!(Estimate::of_variance(&logs).agrees(0.04));
    assert!(!Estimate::of_variance(&logs).agrees(0.04 * 1.05 * 1.05));
}

/// Loads two days, sails leg after leg at the wind's pace, unloads two: the convoy is ashore on the day the sum says.
#[test]
fn a_convoy_loads_sails_and_lands() {
    let sc = fixture::scenario();
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    sail(&mut world, WEST);
    let mut record = Record::new();
    let mut days = 0;
    while world.armies[BLUE.ix()].pos != Pos::At(WEST) {
        day(&war, &mut world, &mut record);
        days += 1;
        assert!(days < 30);
    }
    assert_eq!(days, (2.0 + 500.0 / 78.0 + 2.0_f64).ceil() as i32);
    assert_eq!(world.squadrons[0].at, WEST);
    assert_eq!(world.squadrons[0].voyage, None);
    assert_eq!(world.armies[BLUE.ix()].task.doing, Doing::Hold);
    let by_sea: Vec<(i32, bool)> = record
        .happened
        .iter()
        .filter_map(|(day, _, h)| match *h {
            Happened::Left { army: BLUE, place: EAST, by_sea: true, men: 2300, .. } => Some((*day, true)),
            Happened::Reached { army: BLUE, place: WEST, by_sea: true, .. } => Some((*day, false)),
            _ => None,
        })
        .collect();
    assert_eq!(by_sea, [(3, true), (9, false)]);
}

/// On day 0 an expedition can be under sail already.
#[test]
fn an_expedition_may_begin_at_sea() {
    let mut sc = fixture::scenario();
    sc.armies[BLUE.ix()].sailing_to = Some(WEST);
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    let pos = world.armies[BLUE.ix()].pos;
    assert!(
        matches!(
            pos,
            Pos::Afloat(Convoy {
                from: EAST,
                to: WEST,
                passage: Passage::Sailing(SeaLeg { km: 200.0, .. }),
                ..
            })
        ),
        "{pos:?}"
    );
    for _ in 0..9 {
        day(&war, &mut world, &mut Record::new());
    }
    assert_eq!(world.armies[BLUE.ix()].pos, Pos::At(WEST));
}

/// Landings only where own warships outnumber the enemy's, or he has none; his ships count where they lie at the landing or keep a station
/// near it, not at anchor in another port.
#[test]
fn a_convoy_lands_where_it_is_the_stronger() {
    let lands = |at: PlaceId, reds: usize, blockade: Option<PlaceId>| {
        let mut sc = fixture::scenario();
        sc.places.push(Place { key: "roads".into(), ..sc.places[HAVEN.ix()].clone() });
        let near =
            Route { key: "near".into(), from: WEST, to: PlaceId::new(5), km: 60.0, ..sc.routes[3].clone() };
        sc.routes.push(near);
        sc.graph = Graph::build(&sc.places, &sc.routes);
        with_reds(&mut sc, at, reds);
        let war = calm(&sc);
        let mut world = fixture::world(&war);
        world.squadrons[1].blockade = blockade;
        sail(&mut world, WEST);
        for _ in 0..25 {
            day(&war, &mut world, &mut Record::new());
        }
        world.armies[BLUE.ix()].pos == Pos::At(WEST)
    };
    assert!(lands(WEST, 0, None));
    assert!(!lands(WEST, 1, None) && !lands(WEST, 2, None), "as many are too many");
    let roads = PlaceId::new(5);
    assert!(!lands(roads, 1, Some(roads)), "on station a day away");
    assert!(lands(roads, 1, None), "at anchor there");
    assert!(lands(HAVEN, 1, Some(HAVEN)), "on station farther off");
}

/// Who finds no berth stays with another army or depot at the port; where nobody can keep them the army waits.
#[test]
fn berths_are_counted() {
    let mut sc = fixture::scenario();
    sc.ships[1].berths = 2100;
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    sail(&mut world, HAVEN);
    day(&war, &mut world, &mut Record::new());
    assert_eq!(world.mouths(BLUE), 2000);
    assert_eq!(world.formations[3].army, ArmyId::new(4), "the horse stays with the depot");
    let mut world = fixture::world(&war);
    world.armies[4].pos = Pos::Nowhere;
    sail(&mut world, HAVEN);
    for _ in 0..5 {
        day(&war, &mut world, &mut Record::new());
    }
    assert_eq!(world.armies[BLUE.ix()].pos, Pos::At(EAST));
}

/// Whom the ships cannot take does not keep others from them.
#[test]
fn a_body_too_large_for_the_ships_leaves_its_berths_to_the_next() {
    let mut sc = fixture::scenario();
    sc.ships[1].berths = 600;
    let second = ArmyId::new(sc.armies.len());
    sc.armies.push(Army { key: "second".into(), decider: None, ..sc.armies[BLUE.ix()].clone() });
    let few = Formation { key: "few".into(), army: second, men: 500, ..sc.formations[2].clone() };
    sc.formations.push(few);
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    world.armies[4].pos = Pos::Nowhere;
    sail(&mut world, HAVEN);
    world.armies[second.ix()].task = world.armies[BLUE.ix()].task;
    day(&war, &mut world, &mut Record::new());
    assert_eq!(world.armies[BLUE.ix()].pos, Pos::At(EAST));
    assert_eq!(world.armies[second.ix()].pos.squadron(), Some(FLEET));
}

/// Called back at sea it sails as long back as it has sailed out, and unloads; called back while it loads, what is aboard comes off.
#[test]
fn a_convoy_called_back_is_not_there_at_once() {
    let sc = fixture::scenario();
    let war = calm(&sc);
    // Two days of loading, then so many at sea.
    for (before, after) in [(1, 1), (2, 2), (3, 1 + 2), (4, 2 + 2), (5, 3 + 2), (6, 4 + 2)] {
        let mut world = fixture::world(&war);
        sail(&mut world, WEST);
        (0..before).for_each(|_| day(&war, &mut world, &mut Record::new()));
        sail(&mut world, EAST);
        let mut days = 0;
        while world.armies[BLUE.ix()].pos != Pos::At(EAST) && days < 30 {
            day(&war, &mut world, &mut Record::new());
            days += 1;
        }
        assert_eq!(days, after, "called back after {before} days");
        assert_eq!((world.squadrons[0].at, world.squadrons[0].voyage), (EAST, None));
    }
}

#[test]
fn ships_are_sent_for() {
    let mut sc = fixture::scenario();
    sc.squadrons[0].at = HAVEN;
    let verb = Verb::Sail { army: BLUE, squadron: FLEET, to: WEST };
    sc.plans.push(Plan {
        key: "sail".into(),
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
    sail(&mut world, WEST);
    world.armies[BLUE.ix()].task.order = Some((PlanId::new(0), 0));
    let mut days = 0;
    while world.armies[BLUE.ix()].pos != Pos::At(WEST) && days < 40 {
        day(&war, &mut world, &mut Record::new());
        days += 1;
    }
    assert_eq!(days, 3 + (2.0 + 500.0 / 78.0 + 2.0_f64).ceil() as i32);
}

/// A squadron on blockade eats a day a day, leaves with less than ten, fills up in its own port and comes back.
#[test]
fn a_blockade_lasts_as_long_as_its_provisions() {
    let sc = fixture::scenario();
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    world.squadrons[0].blockade = Some(WEST);
    world.squadrons[0].provisions = 40.0;
    let mut on_station = 0;
    let mut away = 0;
    for _ in 0..120 {
        day(&war, &mut world, &mut Record::new());
        let s = &world.squadrons[0];
        assert!((0.0..=120.0).contains(&s.provisions));
        if s.at == WEST && s.voyage.is_none() {
            on_station += 1;
        } else if on_station > 0 {
            away += 1;
        }
    }
    assert!(on_station > 50 && away > 5, "{on_station} {away}");
    assert_eq!(world.squadrons[0].blockade, Some(WEST));
}

/// Wear: of many ships e^(−t/100) are fit after t days at sea. 300 fleets of 200 for 60 days: standard error 0.002.
#[test]
fn ships_wear_at_their_hazard() {
    let mut sc = fixture::scenario();
    with_reds(&mut sc, EAST, 200);
    let fit = |fault: f64, seed: u64| {
        let mut war = fixture::war(&sc, seed);
        war.theta.naval_wear = fault / 100.0;
        let mut world = fixture::world(&war);
        for _ in 0..60 {
            day(&war, &mut world, &mut Record::new());
        }
        f64::from(query::warships(&war, &world, SquadronId::new(1))) / 200.0
    };
    with_power("fit", exp(-0.6), |fault| Estimate::of((0..300).map(|seed| fit(fault, seed))));
}

/// Refit: of unfit ships in a port of their own e^(−t/30) are still unfit after t days; in another's nobody is mended.
#[test]
fn unfit_ships_are_mended_in_port() {
    let unfit = |at: PlaceId, days: u32, seed: u64| {
        let mut sc = fixture::scenario();
        with_reds(&mut sc, at, 200);
        let mut war = fixture::war(&sc, seed);
        war.theta.naval_wear = 0.0;
        let mut world = fixture::world(&war);
        let reds = |s: &&mut ShipState| s.squadron == SquadronId::new(1);
        world.ships.iter_mut().filter(reds).for_each(|s| s.fit = false);
        for _ in 0..days {
            day(&war, &mut world, &mut Record::new());
        }
        1.0 - f64::from(query::warships(&war, &world, SquadronId::new(1))) / 200.0
    };
    let in_days = |fault: f64| (20.0 * fault) as u32;
    with_power("unfit", exp(-20.0 / 30.0), |fault| {
        Estimate::of((0..100).map(|seed| unfit(WEST, in_days(fault), seed)))
    });
    assert_eq!(unfit(EAST, 20, 1), 1.0);
}

/// Ships that try a blockaded port one by one: Binomial(n, 1 − ω) are stopped. 40,000 convoys of ten: standard errors 0.008 and 0.02.
#[test]
fn interception_is_binomial() {
    let mut sc = fixture::scenario();
    with_reds(&mut sc, EAST, 1);
    let stopped = |fault: f64| -> Vec<f64> {
        let mut war = fixture::war(&sc, 1);
        (war.theta.naval_neutrals, war.theta.naval_interception) = (0.0, 0.5 * fault);
        let mut world = fixture::world(&war);
        world.squadrons[1].blockade = Some(EAST);
        let open = query::sea_open(&war, &world, EAST);
        let convoy = |n: u32| (0..10).filter(|ship| LUCK.uniform(1, n, 0, *ship) >= open).count() as f64;
        (0..40_000).map(convoy).collect()
    };
    let p = 1.0 - exp(-0.5);
    with_power("stopped", 10.0 * p, |fault| Estimate::of(stopped(fault)));
    let sound = Estimate::of_variance(&stopped(1.0));
    assert!(sound.agrees(10.0 * p * (1.0 - p)) && !sound.agrees(10.0 * p), "{sound:?}");
}

/// Boats against a crew under forts: the contest law with its edges. 20,000 nights: standard error 0.0035.
#[test]
fn boats_win_by_the_contest_law() {
    let mut sc = fixture::scenario();
    with_reds(&mut sc, WEST, 1);
    sc.places[WEST.ix()].ground = Ground::Fortress;
    let chance = |edge: f64| logistic(ln(240.0 * edge / (300.0 * 1.3)) / 0.65);
    let p = 0.7 * chance(1.4) + 0.3 * chance(1.0);
    with_power("ships taken", p, |fault| {
        Estimate::share((0..20_000).map(|seed| {
            let mut war = fixture::war(&sc, seed);
            war.theta.naval_forts *= fault;
            let mut world = fixture::world(&war);
            (world.squadrons[0].at, world.squadrons[0].confidence) = (WEST, 1e6);
            world.squadrons[0].boats = Some((WEST, 240));
            let mut out = Effects::new();
            let mut record = Record::new();
            naval::cut_out(&war, &world, &mut out);
            world.apply(&mut out, &mut record);
            assert_eq!(world.people(), world.ledger.people);
            let Happened::CutOut { side: BLUES, taken, men: 240, lost, .. } = record.happened[0].2 else {
                panic!("no boats")
            };
            assert!(lost <= 240);
            assert_eq!(world.ships[2].squadron == FLEET, taken);
            assert_eq!(world.formations[0].morale < 0.6, taken);
            taken
        }))
    });
}

#[test]
fn boats_stay_in_under_a_truce_and_without_a_prize() {
    let mut sc = fixture::scenario();
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    world.squadrons[0].at = WEST;
    world.squadrons[0].boats = Some((WEST, 240));
    day(&war, &mut world, &mut Record::new());
    assert_eq!(world.squadrons[0].boats, None, "nothing there to take");
    with_reds(&mut sc, WEST, 1);
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    world.squadrons[0].at = WEST;
    world.squadrons[0].boats = Some((WEST, 240));
    world.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 9, pledged: false });
    let mut out = Effects::new();
    naval::cut_out(&war, &world, &mut out);
    assert!(out.is_empty());
}

/// Boats of two squadrons at one port go against two ships, if there are two: nobody is taken twice, and either raid is talked of.
#[test]
fn a_ship_is_boarded_once_a_night() {
    let raids = |ships: usize| {
        let mut sc = fixture::scenario();
        with_reds(&mut sc, WEST, ships);
        sc.squadrons.push(Squadron { key: "blue-boats".into(), ..sc.squadrons[0].clone() });
        let mut war = calm(&sc);
        war.theta.battle_chance = 1e-9; // the stronger wins
        let mut world = fixture::world(&war);
        for i in [0, 2] {
            let squadron = &mut world.squadrons[i];
            (squadron.at, squadron.confidence, squadron.boats) = (WEST, 1e6, Some((WEST, 300)));
        }
        world.ships.iter_mut().skip(2).for_each(|s| s.crew = 100);
        world.ledger.people = world.people();
        let told = fixture::apply(&war, &mut world, naval::cut_out, 1);
        assert_eq!(world.people(), world.ledger.people);
        assert!(world.squadrons.iter().all(|s| s.boats.is_none()));
        (told.len(), world.sides.map(|s| s.results))
    };
    assert_eq!(raids(1), (1, [-0.3, 0.3]));
    assert_eq!(raids(2), (2, [-0.6, 0.6]));
}
