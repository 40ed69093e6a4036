//! The calendar (war-model §12, §13, §15): what comes from outside, how the late past fades, pay.

use crate::fixture::{self, BLUES, REDS, apply, days, step};
use tregua_engine::num::exp;
use tregua_engine::record::Happened;
use tregua_engine::rules::{calendar, intelligence, supply};
use tregua_engine::scenario::*;
use tregua_engine::world::{Content, Fate, Pos};

const COLUMN: ArmyId = ArmyId::new(2);

fn event(key: &str, day: i32, kind: EventKind) -> Event {
    Event { key: key.into(), day, delay: [3, 5], when: vec![], unless: vec![], kind }
}

/// A column of 400 men, 20 of them sick, is awaited on day 10.
fn with_reinforcement(army: ArmyId) -> Scenario {
    let mut sc = fixture::scenario();
    let mut awaited = sc.formations[0].clone();
    (awaited.key, awaited.men, awaited.sick, awaited.awaited) = ("awaited".into(), 380, 20, true);
    sc.formations.push(awaited);
    let formation = FormationId::new(sc.formations.len() - 1);
    sc.events.push(event("column", 10, EventKind::Reinforcement { formation, army, from: None }));
    sc
}

#[test]
fn reinforcements_join_the_army_they_are_meant_for() {
    let sc = with_reinforcement(ArmyId::new(0));
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let people = world.people();
    let record = days(&war, &mut world, 9, &[calendar::turn]);
    assert!(record.happened.is_empty() && world.ledger.abroad == 400);
    let told = step(&war, &mut world, calendar::turn);
    assert_eq!(told, [Happened::Arrived { formation: FormationId::new(6), men: 380 }]);
    let f = world.formations[6];
    assert_eq!((f.army, f.fit, f.sick), (ArmyId::new(0), 380, 20));
    assert_eq!((world.ledger.abroad, world.people()), (0, people));
    assert!(step(&war, &mut world, calendar::turn).is_empty(), "once");
}

/// Where the army is nowhere they join their head's; where he has none in the field either, they wait until one has.
#[test]
fn reinforcements_of_an_army_that_is_nowhere_wait_or_join_the_head() {
    let sc = with_reinforcement(COLUMN);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    days(&war, &mut world, 10, &[calendar::turn]);
    assert_eq!(world.formations[6].army, ArmyId::new(0), "the head's");
    let mut world = fixture::world(&war);
    world.armies[0].pos = Pos::Nowhere;
    days(&war, &mut world, 12, &[calendar::turn]);
    assert_eq!((world.formations[6].fit, world.events[0]), (0, Fate::Ahead));
    world.armies[COLUMN.ix()].pos = Pos::At(PlaceId::new(2));
    days(&war, &mut world, 1, &[calendar::turn]);
    assert_eq!((world.formations[6].fit, world.formations[6].army), (380, COLUMN));
}

/// Raised at a place, they are of its people already: as many as live there, the fit before the sick.
#[test]
fn men_raised_at_a_place_are_taken_from_its_people() {
    let hill = PlaceId::new(2);
    for (people, men) in [(1000, [380, 20]), (390, [380, 10]), (50, [50, 0])] {
        let mut sc = with_reinforcement(ArmyId::new(0));
        let EventKind::Reinforcement { from, .. } = &mut sc.events[0].kind else { unreachable!() };
        *from = Some(hill);
        sc.places[hill.ix()].people = people;
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        let all = world.people();
        assert_eq!(world.ledger.abroad, 0);
        days(&war, &mut world, 10, &[calendar::turn]);
        let f = world.formations[6];
        assert_eq!(([f.fit, f.sick], world.places[hill.ix()].people), (men, people - men[0] - men[1]));
        assert_eq!(world.people(), all);
    }
}

/// Two levies of one place on one day share its people, the earlier event first.
#[test]
fn levies_of_one_day_share_the_people() {
    let hill = PlaceId::new(2);
    let mut sc = with_reinforcement(ArmyId::new(0));
    sc.formations.push(Formation { key: "second".into(), ..sc.formations[6].clone() });
    for (formation, event) in [(6, 0), (7, 1)] {
        let army = ArmyId::new(0);
        let kind =
            EventKind::Reinforcement { formation: FormationId::new(formation), army, from: Some(hill) };
        sc.events.truncate(event);
        sc.events.push(self::event("levy", 10, kind));
    }
    sc.places[hill.ix()].people = 600;
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let all = world.people();
    days(&war, &mut world, 10, &[calendar::turn]);
    let raised = [6, 7].map(|i| (world.formations[i].fit, world.formations[i].sick));
    assert_eq!(raised, [(380, 20), (200, 0)]);
    assert_eq!((world.places[hill.ix()].people, world.people()), (0, all));
}

/// Each circumstance, asked for and forbidden: what it says decides, whoever follows the record, and no later change of it.
#[test]
fn an_event_whose_circumstances_are_not_given_never_happens() {
    let hill = PlaceId::new(2);
    for asked in [Circumstance::Holds(REDS, hill), Circumstance::Declared(hill)] {
        for (is_so, wanted) in [(true, true), (true, false), (false, true), (false, false)] {
            let mut sc = fixture::scenario();
            sc.events = vec![event("loan", 4, EventKind::Money { side: REDS, pesos: 5000.0 })];
            let list = if wanted { &mut sc.events[0].when } else { &mut sc.events[0].unless };
            list.push(asked);
            let mut war = fixture::war(&sc, 1);
            war.as_recorded = [true; 2];
            let mut world = fixture::world(&war);
            let set = |place: &mut tregua_engine::world::PlaceState, is_so| {
                (place.held_by, place.declared) = (if is_so { REDS } else { BLUES }, is_so);
            };
            set(&mut world.places[hill.ix()], is_so);
            let (chest, comes) = (world.sides[0].chest, is_so == wanted);
            let record = days(&war, &mut world, 4, &[calendar::turn]);
            let missed = Happened::Missed { event: EventId::new(0) };
            assert_eq!(record.happened.iter().any(|h| h.2 == missed), !comes);
            set(&mut world.places[hill.ix()], !is_so);
            days(&war, &mut world, 6, &[calendar::turn, intelligence::read]);
            assert_eq!(world.sides[0].chest - chest, if comes { 5000.0 } else { 0.0 });
            assert_eq!(world.known, [comes; 2], "{asked:?} {is_so} {wanted}");
        }
    }
}

#[test]
fn money_drugs_and_men_come_on_their_day_and_are_heard_of_later() {
    let mut sc = fixture::scenario();
    let mut envoy = sc.deciders[1].clone();
    (envoy.key, envoy.army, envoy.in_office) = ("envoy".into(), None, false);
    sc.deciders.push(envoy);
    let decider = DeciderId::new(2);
    sc.events = vec![
        event("loan", 4, EventKind::Money { side: REDS, pesos: 5000.0 }),
        event("drugs", 4, EventKind::Medicine { side: BLUES, share: 0.4 }),
        event("envoy", 4, EventKind::Arrival { decider }),
        event("order", 4, EventKind::Notice),
    ];
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let chest = world.sides[0].chest;
    days(&war, &mut world, 3, &[calendar::turn]);
    assert_eq!((world.sides[0].chest, world.deciders[2].in_office), (chest, false));
    assert_eq!(step(&war, &mut world, calendar::turn), [Happened::TookOffice { decider }]);
    assert_eq!(world.sides[0].chest, chest + 5000.0);
    assert_eq!(world.sides[1].medicine, 0.4);
    assert!(world.deciders[2].in_office && world.deciders[2].occasion);
    let [own, his] = [1, 2].map(|d| world.beliefs[world.belief_ix(DeciderId::new(d), ArmyId::new(0))]);
    assert_eq!(own, his, "he has been briefed");
    assert!(world.events == [Fate::Happened; 4] && world.known.iter().all(|k| !k));
    for day in 5..=10 {
        apply(&war, &mut world, intelligence::read, day);
        assert_eq!([world.known[0], world.known[4]], [day >= 7, day >= 9], "day {day}");
    }
}

#[test]
fn what_happened_before_day_0_is_known_or_on_its_way() {
    let mut sc = fixture::scenario();
    sc.events = vec![event("old", -4, EventKind::Notice), event("long-ago", -40, EventKind::Notice)];
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    assert_eq!(world.events, [Fate::Happened; 2]);
    // Side 0 hears after 3 days, side 1 after 5; of the older event both have.
    assert_eq!(world.known, [true, true, false, true]);
    let [letter] = world.dispatches[..] else { panic!("{:?}", world.dispatches) };
    assert_eq!((letter.content, letter.side, letter.due), (Content::News(EventId::new(0)), BLUES, 1));
    days(&war, &mut world, 1, &[calendar::turn, intelligence::read]);
    assert_eq!(world.known, [true; 4]);
    assert!(world.dispatches.is_empty());
}

#[test]
fn the_late_past_fades() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let side = &mut world.sides[0];
    (side.results, side.chances, side.losses) = (-0.8, 2.0, 1000.0);
    days(&war, &mut world, 45, &[calendar::turn]);
    let side = &world.sides[0];
    assert!((side.results + 0.8 * exp(-45.0 / 30.0)).abs() < 1e-12);
    assert!((side.chances - 2.0 * exp(-45.0 / 30.0)).abs() < 1e-12);
    assert!((side.losses - 1000.0 * exp(-45.0 / 60.0)).abs() < 1e-9);
}

/// Those who died in bed or went home count among the losses from the next morning on, once.
#[test]
fn the_dead_of_sickness_and_deserters_are_losses() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.ledger.dead[0] = [75, 500]; // by sickness, in battle (counted by the battle itself)
    world.ledger.deserted[0] = 25;
    days(&war, &mut world, 11, &[calendar::turn]);
    assert!((world.sides[0].losses - 100.0 * exp(-10.0 / 60.0)).abs() < 1e-9);
    assert_eq!(world.sides[1].losses, 0.0);
}

/// Pay is due on the first of the month: 2300 men at a quarter of a peso a day, thirty days.
#[test]
fn arrears_grow_when_the_chest_is_empty() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let month = 2300.0 * 0.25 * 30.0;
    world.sides[0].chest = 2.5 * month;
    let at = |world: &tregua_engine::world::World| (world.sides[0].chest / month, world.sides[0].arrears);
    days(&war, &mut world, 11, &[calendar::turn]);
    assert_eq!(at(&world), (2.5, 0.0), "31 August");
    for (n, due) in [(1, (1.5, 0.0)), (30, (0.5, 0.0)), (31, (0.0, 0.5)), (30, (0.0, 1.5))] {
        days(&war, &mut world, n, &[calendar::turn]);
        let (chest, arrears) = at(&world);
        assert!((chest - due.0).abs() < 1e-12 && (arrears - due.1).abs() < 1e-12, "{chest} {arrears}");
    }
    world.sides[0].chest += 2.0 * month;
    days(&war, &mut world, 31, &[calendar::turn]);
    assert!((at(&world).1 - 0.5).abs() < 1e-9, "money in the chest goes to arrears first");
}

#[test]
fn income_comes_every_day() {
    let mut sc = fixture::scenario();
    sc.sides[1].income = 120.0;
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let chest = world.sides[1].chest;
    days(&war, &mut world, 10, &[calendar::turn]);
    assert_eq!(world.sides[1].chest, chest + 1200.0);
}

/// Guerrillas muster in between, and are angry.
#[test]
fn requisitions_stay_in_sight_until_the_next_foraging() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.places[1].requisition = [0.7, 0.2];
    days(&war, &mut world, 1, &[calendar::turn]);
    assert_eq!(world.places[1].requisition, [0.7, 0.2]);
    days(&war, &mut world, 1, &[supply::forage]);
    assert_eq!(world.places[1].requisition, [0.0; 2]);
}
