//! Truces: they begin, lapse and are broken, and what is handed over and opened for them (war-model §15).

use crate::fixture::{self, apply};
use tregua_engine::effect::Effects;
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{city, intelligence, ledger, march, recruit, truce};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

const TRUCE: TruceId = TruceId::new(0);
const REDS: SideId = fixture::REDS;
const BLUES: SideId = fixture::BLUES;
const HILL: PlaceId = PlaceId::new(2);
const WEST: PlaceId = PlaceId::new(0);
const FORD: PlaceId = PlaceId::new(1);
const RED: ArmyId = ArmyId::new(0);
const BLUE: ArmyId = ArmyId::new(1);

fn articles(guarantee: Option<(PlaceId, SideId)>) -> Truce {
    Truce { food: Some((CityId::new(0), 0.5)), guarantee, ..fixture::truce() }
}

fn scenario(guarantee: Option<(PlaceId, SideId)>) -> Scenario {
    let mut sc = fixture::scenario();
    sc.truces.push(articles(guarantee));
    sc
}

/// Days of truce and marches; what was told.
fn days(war: &War<'_>, world: &mut World, n: i32) -> Vec<Happened> {
    let rules = [truce::lapse, march::advance, march::arrive, march::hold, truce::pledge];
    (0..n)
        .flat_map(|_| {
            let day = world.day + 1;
            rules.map(|rule| apply(war, world, rule, day)).concat()
        })
        .collect()
}

#[test]
fn a_truce_lapses_on_its_day_after_a_council() {
    let sc = scenario(None);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 20, pledged: false });
    world.cities[0].let_in = Some((BLUES, 0.5));
    for day in 1..=22 {
        world.deciders.iter_mut().for_each(|d| d.occasion = false);
        let told = apply(&war, &mut world, truce::lapse, day);
        assert_eq!(world.truce.is_some(), day < 20);
        assert!(world.deciders.iter().all(|d| d.occasion == (day == 18 || day == 20)), "day {day}");
        let ended = Happened::TruceEnded { truce: TRUCE, broken_by: None };
        assert_eq!(told.contains(&ended), day == 20);
    }
    assert_eq!(
        world.cities[0].let_in,
        Some((BLUES, 0.5)),
        "what a besieger lets in of himself is no article"
    );
}

/// Fifteen days from the morning on which it was read, or from a newer one's; and not beyond its author's fall.
#[test]
fn an_offer_lies_for_fifteen_days_and_while_its_author_is_in_office() {
    let mut sc = scenario(None);
    sc.deciders.push(sc.deciders[1].clone());
    let war = fixture::war(&sc, 1);
    let [by, heir] = [1, 2].map(DeciderId::new);
    let lapsed = Happened::OfferLapsed { truce: TRUCE, by: BLUES };
    for (letters, falls, lies) in
        [(&[2][..], 99, 2..17), (&[2, 9], 99, 2..24), (&[2], 6, 2..6), (&[2], 2, 2..2)]
    {
        let mut world = fixture::world(&war);
        let letter = |due| Dispatch::safe(BLUES, Content::Offer { truce: TRUCE, by }, (0, due), due as u32);
        world.dispatches.extend(letters.iter().copied().map(letter));
        for day in 1..=30 {
            world.sides[BLUES.ix()].head = if day < falls { by } else { heir };
            apply(&war, &mut world, intelligence::read, day);
            let told = apply(&war, &mut world, truce::wait, day);
            assert_eq!(world.sides[REDS.ix()].offered.is_some(), lies.contains(&day), "day {day}");
            assert_eq!(told.contains(&lapsed), day == lies.end && !lies.is_empty(), "day {day}");
        }
    }
}

/// The red fort is given in pledge: its garrison leaves, it changes hands, nobody takes it back while the truce lasts, and it returns.
#[test]
fn a_pledge_is_handed_over_and_given_back() {
    let sc = scenario(Some((HILL, BLUES)));
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.armies[RED.ix()].pos = Pos::At(HILL);
    world.places[HILL.ix()].held_by = REDS;
    world.places[WEST.ix()].held_by = REDS;
    world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 20, pledged: false });
    let told = days(&war, &mut world, 1);
    assert!(told.contains(&Happened::Pledged { place: HILL, to: BLUES }));
    assert_eq!(world.places[HILL.ix()].held_by, BLUES);
    assert!(SideId::BOTH.iter().all(|s| world.holds[s.ix() * world.places.len() + HILL.ix()] == BLUES));
    assert_eq!(world.armies[RED.ix()].task.doing, Doing::March);
    let told = days(&war, &mut world, 15);
    assert!(!told.iter().any(|h| matches!(h, Happened::Fell { place: HILL, .. } | Happened::Pledged { .. })));
    assert!(!world.armies[RED.ix()].pos.is_at(HILL));
    assert!(world.is_zoned(&sc, REDS, HILL) && !world.is_zoned(&sc, BLUES, HILL));
    let told = days(&war, &mut world, 4);
    assert!(told.contains(&Happened::Pledged { place: HILL, to: REDS }));
    assert_eq!((world.places[HILL.ix()].held_by, world.truce), (REDS, None));
}

/// Where nobody may move the garrison of a pledge goes all the way to its refuge, two legs off, and another column stays where it is.
#[test]
fn a_garrison_leaves_its_pledge_where_nobody_else_may_move() {
    let mut sc = scenario(Some((HILL, BLUES)));
    sc.truces[0].movement = false;
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.armies[RED.ix()].pos = Pos::At(HILL);
    world.places[HILL.ix()].held_by = REDS;
    world.places[WEST.ix()].held_by = REDS;
    world.places[FORD.ix()].held_by = BLUES;
    let east = world.armies[BLUE.ix()].pos;
    world.armies[BLUE.ix()].task = Task { doing: Doing::March, to: Some(FORD), issued: 0, ..Task::REST };
    world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 20, pledged: false });
    days(&war, &mut world, 12);
    assert_eq!((world.armies[RED.ix()].pos, world.armies[BLUE.ix()].pos), (Pos::At(WEST), east));
    assert!(world.truce.is_some() && world.places[HILL.ix()].held_by == BLUES);
}

/// Where nobody may move, whoever stands in a zone of his may leave it, for one place.
#[test]
fn a_column_leaves_a_zone_where_nobody_else_may_move() {
    let goes = |zones: Vec<Zone>| {
        let mut sc = scenario(None);
        (sc.truces[0].movement, sc.truces[0].zones) = (false, zones);
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        world.armies[RED.ix()].pos = Pos::At(HILL);
        world.armies[RED.ix()].task = Task { doing: Doing::March, to: Some(WEST), issued: 0, ..Task::REST };
        world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 20, pledged: false });
        days(&war, &mut world, 12);
        world.armies[RED.ix()].pos
    };
    assert_eq!(goes(vec![]), Pos::At(HILL));
    assert_eq!(goes(vec![Zone { side: REDS, place: HILL }]), Pos::At(FORD));
}

/// Whoever keeps his men in a pledge when it is due keeps it, and loses his good name.
#[test]
fn a_pledge_kept_against_ones_word_costs_honour_and_trust() {
    let sc = scenario(Some((HILL, BLUES)));
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.armies[BLUE.ix()].pos = Pos::At(HILL);
    world.places[HILL.ix()].held_by = BLUES;
    world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 20, pledged: true });
    let before = (world.sides[BLUES.ix()].honour, world.sides[REDS.ix()].trust);
    apply(&war, &mut world, truce::lapse, 20);
    assert_eq!(world.places[HILL.ix()].held_by, BLUES);
    assert!((before.0 - world.sides[BLUES.ix()].honour - 0.3).abs() < 1e-12);
    assert!((before.1 - world.sides[REDS.ix()].trust - 0.3f64.min(before.1)).abs() < 1e-12);
}

/// One who breaks the truce that he bought with a pledge has lost it; one who breaks it holding the pledge gives it back.
#[test]
fn a_breach_forfeits_the_pledge_of_the_breaker_alone() {
    for (breaker, holder) in [(REDS, BLUES), (BLUES, REDS)] {
        let mut sc = scenario(Some((HILL, BLUES)));
        let chief = sc.sides[breaker.ix()].head;
        sc.plans.push(Plan { breach: true, ..fixture::plan("strike", chief, []) });
        sc.deciders[chief.ix()].menu = vec![PlanId::new(sc.plans.len() - 1)];
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        world.places[HILL.ix()].held_by = BLUES;
        world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 20, pledged: true });
        world.deciders[chief.ix()].occasion = true;
        let (mut out, mut record) = (Effects::new(), Record::new());
        world.day = 3;
        tregua_engine::rules::council::sit(&war, &world, &mut Breaker, &mut out);
        world.apply(&mut out, &mut record);
        assert_eq!(world.truce, None);
        assert_eq!(world.places[HILL.ix()].held_by, holder);
        let broken = Happened::TruceEnded { truce: TRUCE, broken_by: Some(breaker) };
        assert!(record.happened.iter().any(|h| h.2 == broken));
    }
}

/// A truce that opens the red port, which the blue fleet blockades.
fn open_port() -> Scenario {
    let mut sc = scenario(None);
    sc.truces[0].trade = vec![WEST];
    sc
}

fn blockaded(war: &War<'_>) -> World {
    let mut world = fixture::world(war);
    (world.squadrons[0].at, world.squadrons[0].blockade) = (WEST, Some(WEST));
    world
}

/// The fleet keeps its station and stops nobody, until the truce lapses.
#[test]
fn a_port_is_open_to_trade_while_the_truce_lasts() {
    let sc = open_port();
    let war = fixture::war(&sc, 1);
    let mut world = blockaded(&war);
    let open = |world: &World| query::sea_open(&war, world, WEST);
    let closed = open(&world);
    assert!(closed < 1.0);
    world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 20, pledged: false });
    for day in 1..=22 {
        apply(&war, &mut world, truce::lapse, day);
        assert_eq!(open(&world), if day < 20 { 1.0 } else { closed }, "day {day}");
    }
    // A truce that says nothing of trade opens nothing.
    let sc = scenario(None);
    let war = fixture::war(&sc, 1);
    world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 99, pledged: false });
    assert_eq!(query::sea_open(&war, &world, WEST), closed);
}

/// What comes by an open port feeds its city.
#[test]
fn trade_feeds_the_city() {
    let mut sc = open_port();
    sc.cities[0].sources[0] =
        FoodSource { key: "sea".into(), share: 1.0, port: Some(WEST), from: vec![], through: vec![] };
    sc.truces[0].food = None;
    let war = fixture::war(&sc, 1);
    let mut world = blockaded(&war);
    apply(&war, &mut world, city::arrive, 1);
    assert!(world.cities[0].supply < 1.0);
    world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 20, pledged: false });
    apply(&war, &mut world, city::arrive, 2);
    assert_eq!(world.cities[0].supply, 1.0);
}

#[test]
fn a_breach_ends_trade() {
    let mut sc = open_port();
    let chief = sc.sides[REDS.ix()].head;
    sc.plans.push(Plan { breach: true, ..fixture::plan("strike", chief, []) });
    sc.deciders[chief.ix()].menu = vec![PlanId::new(0)];
    let war = fixture::war(&sc, 1);
    let mut world = blockaded(&war);
    world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 20, pledged: false });
    world.deciders[chief.ix()].occasion = true;
    assert_eq!(query::sea_open(&war, &world, WEST), 1.0);
    let mut out = Effects::new();
    tregua_engine::rules::council::sit(&war, &world, &mut Breaker, &mut out);
    world.apply(&mut out, &mut Record::new());
    assert!(query::sea_open(&war, &world, WEST) < 1.0);
}

/// A world in which the truce in force exchanges prisoners or not, and each side holds so many.
fn captive(war: &War<'_>, prisoners: [u32; 2]) -> World {
    let mut world = fixture::world(war);
    world.truce = Some(TruceState { truce: TRUCE, began: 0, until: 20, pledged: false });
    world.ledger.prisoners = prisoners;
    world.ledger.people += u64::from(prisoners[0] + prisoners[1]);
    world
}

fn exchanging() -> Scenario {
    let mut sc = scenario(None);
    sc.truces[0].exchange = true;
    sc
}

/// As many of each side as the smaller number held go back, walk 110 km to their army and stand in its ranks; nobody is lost or made.
#[test]
fn prisoners_go_back_man_for_man() {
    let sc = exchanging();
    let war = fixture::war(&sc, 1);
    let mut world = captive(&war, [300, 120]);
    let fit = |world: &World, side: SideId| -> u32 {
        world.formations.iter().filter(|f| f.side == side).map(|f| f.fit).sum()
    };
    let before = SideId::BOTH.map(|side| fit(&world, side));
    let told = apply(&war, &mut world, truce::exchange, 1);
    assert_eq!(told, [Happened::Exchanged { men: 120 }]);
    assert_eq!((world.ledger.prisoners, world.ledger.on_the_road), ([180, 0], [120, 120]));
    ledger::check(&war, &world);
    let walk = (110.0 / war.theta.infantry_coast).ceil() as i32;
    assert!(world.dispatches.iter().all(|d| d.due == 1 + walk), "{:?}", world.dispatches);
    for day in 2..=1 + walk {
        assert_eq!(SideId::BOTH.map(|side| fit(&world, side)), before, "day {day}");
        assert_eq!(apply(&war, &mut world, truce::exchange, day), [], "once");
        apply(&war, &mut world, recruit::enlist, day);
        ledger::check(&war, &world);
    }
    assert_eq!(SideId::BOTH.map(|side| fit(&world, side)), before.map(|men| men + 120));
    assert_eq!(world.ledger.on_the_road, [0, 0]);
    assert_eq!(world.ledger.deserted, [0, 0]);
}

/// Nobody goes back where a side holds none, where the articles say nothing of prisoners, or without a truce.
#[test]
fn prisoners_stay_where_nothing_is_given_for_them() {
    for (exchange, truce, prisoners) in
        [(true, true, [300, 0]), (true, true, [0, 300]), (false, true, [300, 120]), (true, false, [300, 120])]
    {
        let mut sc = exchanging();
        sc.truces[0].exchange = exchange;
        let war = fixture::war(&sc, 1);
        let mut world = captive(&war, prisoners);
        world.truce = world.truce.filter(|_| truce);
        assert_eq!(apply(&war, &mut world, truce::exchange, 1), []);
        assert_eq!(world.ledger.prisoners, prisoners);
    }
}

/// Whoever is freed and has no army to go to goes home.
#[test]
fn the_freed_go_home_where_they_have_no_army() {
    let sc = exchanging();
    let war = fixture::war(&sc, 1);
    let mut world = captive(&war, [50, 50]);
    world.armies[RED.ix()].pos = Pos::Nowhere;
    apply(&war, &mut world, truce::exchange, 1);
    assert_eq!((world.ledger.home, world.ledger.on_the_road), ([50, 0], [0, 50]));
    assert_eq!(world.people(), world.ledger.people);
}

/// He strikes whenever it is on the menu.
struct Breaker;

impl tregua_engine::minds::Mind for Breaker {
    fn calls(&self, _: &Decider) -> tregua_engine::minds::Calls {
        tregua_engine::minds::Calls::ByPeriod
    }

    fn choose(
        &mut self,
        _: &War<'_>,
        _: &tregua_engine::view::View<'_>,
        menu: &[PlanId],
    ) -> tregua_engine::minds::Choice {
        tregua_engine::minds::Choice { plan: menu.first().copied(), chance: 1.0, plays: None }
    }
}
