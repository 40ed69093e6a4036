//! Truces: they begin, lapse and are broken, and what is given in pledge for them (war-model §15).

use crate::fixture::{self, apply};
use tregua_engine::day::War;
use tregua_engine::effect::Effects;
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{march, truce};
use tregua_engine::scenario::*;
use tregua_engine::world::*;

const TRUCE: TruceId = TruceId::new(0);
const REDS: SideId = fixture::REDS;
const BLUES: SideId = fixture::BLUES;
const HILL: PlaceId = PlaceId::new(2);
const WEST: PlaceId = PlaceId::new(0);
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
    world.cities[0].let_in = 0.5;
    for day in 1..=22 {
        world.deciders.iter_mut().for_each(|d| d.occasion = false);
        let told = apply(&war, &mut world, truce::lapse, day);
        assert_eq!(world.truce.is_some(), day < 20);
        assert!(world.deciders.iter().all(|d| d.occasion == (day == 18 || day == 20)), "day {day}");
        let ended = Happened::TruceEnded { truce: TRUCE, broken_by: None };
        assert_eq!(told.contains(&ended), day == 20);
    }
    assert_eq!(world.cities[0].let_in, 0.0);
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
