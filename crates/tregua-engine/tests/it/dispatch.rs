//! Couriers (war-model §10, theory T25): how long they ride, what is lost, what is garbled.

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES, REDS, apply, step};
use tregua_engine::effect::{Effect, Effects};
use tregua_engine::num::{ln, poisson, pow};
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{command, dispatch, intelligence};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::{Content, Dispatch, Garble, World, query};

const WEST: PlaceId = PlaceId::new(0);
const FORD: PlaceId = PlaceId::new(1);
const HILL: PlaceId = PlaceId::new(2);
const EAST: PlaceId = PlaceId::new(3);
const RED_ARMY: ArmyId = ArmyId::new(0);

/// A letter that nobody is waiting for.
const LETTER: Content =
    Content::Answer { pact: Pact::Truce(TruceId::new(0)), place: PlaceId::new(0), yes: true };
const ORDER: Content = Content::Order { plan: PlanId::new(0), number: 0, garble: Garble::Clean };

/// Punctual couriers whom nothing befalls.
fn punctual(sc: &Scenario, seed: u64) -> War<'_> {
    let mut war = fixture::war(sc, seed);
    war.theta.courier_spread = 0.0;
    war.theta.courier_loss = 0.0;
    war.theta.order_same_day = 1.0;
    war.theta.order_garbling = 0.0;
    war.theta.order_misreading = 0.0;
    war
}

/// A war in which the reds can order their army to hold, and a truce can be written of.
fn with_an_order() -> Scenario {
    let mut sc = fixture::scenario();
    let verb = Verb::Hold { army: RED_ARMY, posture: Posture::Accept };
    sc.plans.push(plan(verb));
    sc.truces.push(Truce { breach_cost: 0.0, ..fixture::truce() });
    sc
}

fn plan(verb: Verb) -> Plan {
    let orders = vec![Order { verb, latitude: Latitude::Strict, after: 0 }];
    Plan { orders, ..fixture::plan("plan", DeciderId::new(0), []) }
}

#[test]
fn without_luck_everything_takes_exactly_the_ride() {
    let mut sc = with_an_order();
    sc.routes.iter_mut().for_each(|r| r.km *= 10.0);
    sc.graph = Graph::build(&sc.places, &sc.routes);
    let war = punctual(&sc, 1);
    let world = fixture::world(&war);
    for (from, to) in [(WEST, FORD), (WEST, HILL), (HILL, EAST), (WEST, EAST)] {
        for content in [LETTER, ORDER] {
            let d = dispatch::send(&war, &world, REDS, from, to, content, 0);
            assert_eq!(d.due - d.sent, query::ride_days(&war, from, to).ceil() as i32);
            assert_eq!(d.hazard, 0.0);
        }
    }
    let at_hand = dispatch::send(&war, &world, REDS, WEST, WEST, ORDER, 0);
    assert_eq!((at_hand.due, at_hand.hazard), (world.day, 0.0));
    assert!(dispatch::send(&war, &world, REDS, WEST, FORD, LETTER, 0).due > world.day, "never at once");
}

/// No garbling, no hazard: the order is executed on the day its ride is over, as written.
#[test]
fn an_order_is_read_when_its_ride_is_over() {
    let mut sc = with_an_order();
    sc.routes[0].km = 440.0;
    sc.graph = Graph::build(&sc.places, &sc.routes);
    let war = punctual(&sc, 1);
    let mut world = fixture::world(&war);
    let order = dispatch::send(&war, &world, REDS, EAST, WEST, ORDER, 0);
    assert_eq!(dispatch::garble(&war, &sc.plans[0].orders[0].verb, EAST, WEST, order.key), Garble::Clean);
    world.dispatches.push(order);
    let days = query::ride_days(&war, EAST, WEST).ceil() as i32;
    for day in 1..=days {
        apply(&war, &mut world, dispatch::ride, day);
        let (mut effects, mut record) = (Effects::new(), Record::new());
        let read = command::read(&war, &world, &mut effects);
        world.apply(&mut effects, &mut record);
        assert_eq!(read, day == days);
        assert_eq!(world.armies[0].task.posture == Posture::Accept, day == days);
    }
    assert!(world.dispatches.is_empty());
}

#[test]
fn a_counter_order_arrives_as_much_later_as_it_was_sent() {
    let sc = with_an_order();
    let war = punctual(&sc, 1);
    let mut world = fixture::world(&war);
    let due = |world: &World| dispatch::send(&war, world, REDS, EAST, WEST, ORDER, 0).due;
    let first = due(&world);
    for later in 1..9 {
        world.day = later;
        assert_eq!(due(&world), first + later);
    }
}

#[test]
fn faster_couriers_are_never_later() {
    let sc = with_an_order();
    let due = |speed: f64, salt: u32| {
        let mut war = fixture::war(&sc, 1);
        war.theta.courier_coast = speed;
        war.theta.courier_sierra = speed;
        dispatch::send(&war, &fixture::world(&war), REDS, WEST, HILL, ORDER, salt).due
    };
    assert!((0..200).all(|salt| due(20.0, salt) >= due(40.0, salt)));
    assert!((0..200).any(|salt| due(20.0, salt) > due(40.0, salt)));
}

/// The staff of an order: half leave the same day, half of the rest the next.
#[test]
fn orders_wait_for_the_staff() {
    let sc = with_an_order();
    let war = |fault: f64| {
        let mut war = punctual(&sc, 1);
        war.theta.order_same_day = 0.5 * fault;
        war
    };
    with_power("days of waiting", 1.0, |fault| {
        let war = war(fault);
        let world = fixture::world(&war);
        Estimate::of((0..20_000).map(|salt| {
            let d = dispatch::send(&war, &world, REDS, WEST, FORD, ORDER, salt);
            f64::from(d.due - d.sent - 1)
        }))
    });
}

#[test]
fn the_spread_of_a_ride_is_lognormal() {
    let mut sc = with_an_order();
    sc.routes[0].km = 85_000.0; // a thousand days: whole days do not matter
    sc.graph = Graph::build(&sc.places, &sc.routes);
    with_power("sd of ln ride, squared", 0.25 * 0.25, |fault| {
        let mut war = fixture::war(&sc, 1);
        war.theta.courier_spread = 0.25 * fault;
        let world = fixture::world(&war);
        let ride = |salt| ln(f64::from(dispatch::send(&war, &world, REDS, WEST, FORD, LETTER, salt).due));
        Estimate::of_variance(&(0..20_000).map(ride).collect::<Vec<_>>())
    });
}

/// Couriers who set out together and ride for years, under this hazard a day; which of them are still riding after `days`.
fn riding(war: &War<'_>, hazard: f64, first_salt: u32, days: i32) -> Vec<bool> {
    let mut world = fixture::world(war);
    let mut rider = |salt| Dispatch {
        hazard,
        due: 10_000,
        ..dispatch::send(war, &world, REDS, WEST, HILL, LETTER, salt)
    };
    let sent: Vec<Dispatch> = (first_salt..first_salt + 200).map(&mut rider).collect();
    world.dispatches = sent.clone();
    for day in 1..=days {
        apply(war, &mut world, dispatch::ride, day);
    }
    sent.iter().map(|d| world.dispatches.iter().any(|left| left.key == d.key)).collect()
}

/// P(lost) = 1 − (1 − h)^days; of two copies both are lost with its square.
#[test]
fn couriers_are_lost_and_copies_are_independent() {
    let sc = with_an_order();
    let war = fixture::war(&sc, 1);
    let arrived = |fault: f64| -> Vec<bool> {
        let hazard = -ln(1.0 - 0.05 * fault);
        (0..500).flat_map(|group| riding(&war, hazard, group * 200, 10)).collect()
    };
    let [sound, faulty] = [arrived(1.0), arrived(1.05)];
    let of = |fault: f64| if fault == 1.0 { &sound } else { &faulty };
    let lost = 1.0 - pow(0.95, 10.0);
    with_power("lost", lost, |fault| Estimate::share(of(fault).iter().map(|a| !a)));
    with_power("both copies lost", lost * lost, |fault| {
        Estimate::share(of(fault).chunks(2).map(|copies| !copies[0] && !copies[1]))
    });
}

/// The road is as dangerous as can be: an order is lost on its first day there, however long it lay at its writer's.
#[test]
fn nothing_befalls_what_has_not_left() {
    let sc = with_an_order();
    let mut war = fixture::war(&sc, 1);
    war.theta.order_same_day = 0.1;
    let mut world = fixture::world(&war);
    let written = |salt| dispatch::send(&war, &world, REDS, WEST, HILL, ORDER, salt);
    let waits = (0..100).map(written).find(|d| d.leaves >= 5).expect("nine of ten wait a day, and so on");
    assert!(waits.due > waits.leaves);
    world.dispatches.push(Dispatch { hazard: 50.0, due: waits.due + 9, ..waits });
    let there = |world: &World| world.dispatches.iter().any(|d| d.key == waits.key);
    for day in 1..=waits.leaves {
        apply(&war, &mut world, dispatch::ride, day);
        assert!(there(&world), "it still lies at its writer's on day {day}");
    }
    apply(&war, &mut world, dispatch::ride, waits.leaves + 1);
    assert!(!there(&world));
}

/// Guerrillas take couriers of the side against the change alone: 0.10·G/(G+150) a day, G the mean along the way.
#[test]
fn guerrillas_lie_in_wait() {
    let sc = with_an_order();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let hazard = |world: &World, side| dispatch::send(&war, world, side, WEST, HILL, LETTER, 0).hazard;
    assert_eq!([hazard(&world, REDS), hazard(&world, BLUES)], [0.002; 2]);
    world.places[FORD.ix()].guerrillas = 450;
    assert!((hazard(&world, REDS) - (0.002 + 0.10 * 150.0 / 300.0)).abs() < 1e-15);
    assert_eq!(hazard(&world, BLUES), 0.002);
}

/// A taken order shows the enemy's head, a day later, what its writer knew of the army.
#[test]
fn a_taken_order_betrays_what_its_writer_knew() {
    let sc = with_an_order();
    let mut war = fixture::war(&sc, 5);
    war.theta.order_same_day = 1.0;
    let mut world = fixture::world(&war);
    let own = world.belief_ix(DeciderId::new(0), RED_ARMY);
    (world.beliefs[own].mean, world.beliefs[own].place) = (ln(777.0), Some(FORD));
    let lost_one = |taken: bool| {
        let mut war = war.clone();
        war.theta.courier_loss = if taken { 0.0 } else { 50.0 };
        let mut world = world.clone();
        let order = dispatch::send(&war, &world, REDS, WEST, HILL, ORDER, 0);
        world.dispatches.push(Dispatch { hazard: 50.0, ..order });
        let told = step(&war, &mut world, dispatch::ride);
        (told, world)
    };
    let (told, after) = lost_one(true);
    assert_eq!(told, [Happened::CourierTaken { side: REDS }]);
    let [letter] = after.dispatches[..] else { panic!("{:?}", after.dispatches) };
    let Content::Report { to, army, seen } = letter.content else { panic!("{letter:?}") };
    assert_eq!((to, army, letter.side, letter.due), (DeciderId::new(1), RED_ARMY, BLUES, 2));
    assert_eq!((seen.place, seen.error, seen.hearsay), (Some(FORD), war.theta.report_deserter, false));
    assert!((seen.ln_men - ln(777.0)).abs() < 4.0 * 0.2, "not the truth, 2300, but what he knew");
    let (told, after) = lost_one(false);
    assert!(told.is_empty() && after.dispatches.is_empty(), "an accident betrays nothing");
}

#[test]
fn garbling_follows_relays_and_the_reader() {
    let mut sc = with_an_order();
    sc.routes[0].km = 85.0 * 5.0; // two relays from west to ford, one from east
    sc.graph = Graph::build(&sc.places, &sc.routes);
    let verb = |army| Verb::Hold { army, posture: Posture::Judge };
    let garbled = |from: PlaceId, fault: f64| {
        let mut war = fixture::war(&sc, 1);
        war.theta.order_garbling = 0.5 * fault;
        war.theta.order_misreading = 0.2;
        let verb = verb(RED_ARMY);
        Estimate::share(
            (0..100_000).map(move |key| dispatch::garble(&war, &verb, from, FORD, key) != Garble::Clean),
        )
    };
    with_power("one relay", 1.0 - 0.5 * 0.8, |fault| garbled(EAST, fault));
    with_power("third hand", 1.0 - 0.5 * 0.5 * 0.6, |fault| garbled(WEST, fault));
    assert_eq!(garbled(FORD, 1.0).mean, 0.0, "face to face");
}

/// The fixed kernel: hold for march, join for approach, a nearer place for the one named; ships and civilians read right.
#[test]
fn what_is_garbled_becomes_something_likely() {
    let sc = with_an_order();
    let mut war = fixture::war(&sc, 1);
    war.theta.order_garbling = 1.0;
    let becomes = |verb: &Verb| {
        let mut kinds: Vec<String> =
            (0..200).map(|key| format!("{:?}", dispatch::garble(&war, verb, EAST, WEST, key))).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    };
    let march = |to| Verb::March {
        army: RED_ARMY,
        stages: vec![Stage { to, rest: 0 }],
        posture: Posture::Judge,
        pace: 1.0,
    };
    assert_eq!(becomes(&march(HILL)), ["HoldMove", "JoinApproach", "Nearer(PlaceId(1))"]);
    assert_eq!(becomes(&march(FORD)), ["HoldMove", "JoinApproach"], "no place before the first");
    assert_eq!(becomes(&Verb::Join { army: RED_ARMY, other: ArmyId::new(2) }), ["HoldMove", "JoinApproach"]);
    assert_eq!(becomes(&Verb::Hold { army: RED_ARMY, posture: Posture::Judge }), ["HoldMove"]);
    assert_eq!(becomes(&Verb::Press { side: REDS, level: 1.0 }), ["Clean"]);
}

// --- T25: the engine's own dispatches

/// A courier whose journey ends each day with chance h: mean 1/h, variance (1−h)/h², P(T > t) = (1−h)^t.
#[test]
fn journeys_end_in_geometric_time() {
    let sc = with_an_order();
    let war = fixture::war(&sc, 1);
    let days = |fault: f64| -> Vec<f64> {
        (0..250).flat_map(|group| last_days(&war, -ln(1.0 - 0.2 * fault), group * 200)).collect()
    };
    let [sound, faulty] = [days(1.0), days(1.05)];
    let of = |fault: f64| if fault == 1.0 { &sound } else { &faulty };
    with_power("mean", 5.0, |fault| Estimate::of(of(fault).iter().copied()));
    with_power("variance", 20.0, |fault| Estimate::of_variance(of(fault)));
    with_power("longer than 10 days", 0.107_374, |fault| {
        Estimate::share(of(fault).iter().map(|t| *t > 10.0))
    });
    with_power("there and back", 10.0, |fault| Estimate::of(of(fault).chunks(2).map(|t| t[0] + t[1])));
}

/// The day on which each of 200 couriers leaves the road.
fn last_days(war: &War<'_>, hazard: f64, first_salt: u32) -> Vec<f64> {
    let mut world = fixture::world(war);
    let rider = |salt| Dispatch {
        hazard,
        due: i32::MAX,
        ..dispatch::send(war, &world, REDS, WEST, HILL, LETTER, salt)
    };
    world.dispatches = (first_salt..first_salt + 200).map(rider).collect();
    let mut days = Vec::new();
    while !world.dispatches.is_empty() {
        let before = world.dispatches.len();
        step(war, &mut world, dispatch::ride);
        days.extend((world.dispatches.len()..before).map(|_| f64::from(world.day)));
    }
    days
}

/// Letters written at rate l that ride w days on average: Poisson(l w) on the road, whatever the law of the ride. Here both laws ride
/// on the engine's roads: six days exactly, or a chance of 1/6 each day.
#[test]
fn letters_on_the_road_are_poisson() {
    let mut sc = with_an_order();
    sc.routes[0].km = 85.0 * 6.0;
    sc.graph = Graph::build(&sc.places, &sc.routes);
    let war = punctual(&sc, 1);
    let laws: [fn(Dispatch) -> Dispatch; 2] =
        [|d| d, |d| Dispatch { hazard: ln(6.0 / 5.0), due: i32::MAX, ..d }];
    for law in laws {
        let counts = |fault: f64| on_the_road(&war, 0.5 * fault, law);
        let [sound, faulty] = [counts(1.0), counts(1.05)];
        let of = |fault: f64| if fault == 1.0 { &sound } else { &faulty };
        with_power("mean", 3.0, |fault| Estimate::of(of(fault).iter().map(|n| f64::from(*n))));
        with_power("six or more", 0.083_918, |fault| Estimate::share(of(fault).iter().map(|n| *n >= 6)));
    }
}

/// Letters on the road on many evenings, far enough apart to be independent.
fn on_the_road(war: &War<'_>, rate: f64, law: fn(Dispatch) -> Dispatch) -> Vec<u32> {
    const APART: i32 = 40;
    let mut world = fixture::world(war);
    let mut counts = Vec::new();
    for evening in 0..12_000 * APART {
        apply(war, &mut world, dispatch::ride, evening);
        apply(war, &mut world, intelligence::read, evening);
        let (mut effects, mut record) = (Effects::new(), Record::new());
        for salt in 0..poisson(rate, war.draws.uniform(1, 0, evening, 0)) {
            let d = dispatch::send(war, &world, REDS, WEST, FORD, LETTER, salt);
            effects.push(&dispatch::RIDE, Effect::Send(law(d)));
        }
        world.apply(&mut effects, &mut record);
        if evening % APART == APART - 1 {
            counts.push(world.dispatches.len() as u32);
        }
    }
    counts
}

#[test]
fn no_two_things_on_the_road_share_an_address() {
    let sc = with_an_order();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let twin = dispatch::send(&war, &world, REDS, WEST, FORD, LETTER, 0);
    let (mut effects, mut record) = (Effects::new(), Record::new());
    effects.push(&dispatch::RIDE, Effect::Send(twin));
    effects.push(&dispatch::RIDE, Effect::Send(twin));
    effects.push(&dispatch::RIDE, Effect::OffTheRoad(twin.key));
    world.apply(&mut effects, &mut record);
    assert_eq!(world.dispatches.len(), 1);
    assert_ne!(world.dispatches[0].key, twin.key);
}
