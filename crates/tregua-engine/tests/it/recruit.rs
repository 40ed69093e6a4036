//! Recruits: they follow an army's landing by days (war-model §5, §20).

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES};
use tregua_engine::num::exp;
use tregua_engine::rules::{ledger, recruit};
use tregua_engine::scenario::*;
use tregua_engine::world::*;

const EAST: usize = 3;
const FORD: usize = 1;

/// A thousand people at the place would enlist; the blue horse takes recruits.
fn willing(place: usize) -> Scenario {
    let mut sc = fixture::scenario();
    sc.places[place].recruits = 1000;
    sc.formations[3].takes_recruits = true;
    sc
}

/// At even opinion the pool empties as e^(−rt).
#[test]
fn volunteers_come_by_days() {
    let sc = willing(EAST);
    with_power("in ten days", 1000.0 * (1.0 - exp(-0.2)), |fault| {
        Estimate::of((0..2000).map(|seed| {
            let mut war = fixture::war(&sc, seed);
            war.theta.recruit_rate *= fault;
            let mut world = fixture::world(&war);
            fixture::days(&war, &mut world, 10, &[recruit::enlist]);
            let joined = world.formations[3].fit - 300;
            assert_eq!(joined + world.places[EAST].recruits, 1000);
            f64::from(joined)
        }))
    });
}

/// The more a place is for the change, the more come; where only the other side stands, nobody.
#[test]
fn volunteers_are_for_the_change() {
    let sc = willing(EAST);
    let war = fixture::war(&sc, 4);
    let joined = |opinion: f64, army: usize| {
        let mut world = fixture::world(&war);
        world.places[EAST].opinion = opinion;
        world.armies[1].pos = Pos::Nowhere;
        world.armies[army].pos = Pos::At(PlaceId::new(EAST));
        fixture::days(&war, &mut world, 10, &[recruit::enlist]);
        ledger::check(&war, &world);
        1000 - world.places[EAST].recruits
    };
    assert!(joined(2.0, 1) > joined(0.0, 1) && joined(0.0, 1) > joined(-2.0, 1));
    assert_eq!(joined(2.0, 0), 0);
}

/// Parties send recruits down the road: 66 km are three days. The enemy's troops stop them.
#[test]
fn parties_send_recruits_by_the_road() {
    let sc = willing(FORD);
    let mut war = fixture::war(&sc, 4);
    let mut world = fixture::world(&war);
    world.places[FORD].recruiting = Some(ArmyId::new(1));
    fixture::days(&war, &mut world, 1, &[recruit::enlist]);
    let sent = 1000 - world.places[FORD].recruits;
    assert!(sent > 5 && world.ledger.on_the_road[BLUES.ix()] == sent);
    war.theta.recruit_rate = 0.0;
    fixture::days(&war, &mut world, 2, &[recruit::enlist]);
    assert_eq!(world.formations[3].fit, 300);
    fixture::days(&war, &mut world, 1, &[recruit::enlist]);
    assert_eq!(world.formations[3].fit, 300 + sent);
    ledger::check(&war, &world);

    war.theta.recruit_rate = 0.1;
    world.armies[0].pos = Pos::At(PlaceId::new(FORD));
    let pool = world.places[FORD].recruits;
    fixture::days(&war, &mut world, 5, &[recruit::enlist]);
    assert_eq!(world.places[FORD].recruits, pool);
}

/// They do not walk through the enemy's camp.
#[test]
fn recruits_come_by_no_road_on_which_the_enemy_stands() {
    let sc = willing(0);
    let mut war = fixture::war(&sc, 4);
    war.theta.recruit_rate = 0.1;
    let sent = |camp: usize| {
        let mut world = fixture::world(&war);
        world.places[0].recruiting = Some(ArmyId::new(1));
        world.armies[0].pos = Pos::At(PlaceId::new(camp));
        fixture::days(&war, &mut world, 1, &[recruit::enlist]);
        world.ledger.on_the_road[BLUES.ix()]
    };
    assert_eq!(sent(FORD), 0, "the ford lies on the way from the west to the blue army");
    assert!(sent(2) > 0, "the hill does not");
}

/// Recruits whose army is gone when they arrive go home.
#[test]
fn recruits_without_an_army_go_home() {
    let sc = willing(FORD);
    let war = fixture::war(&sc, 4);
    let mut world = fixture::world(&war);
    world.places[FORD].recruiting = Some(ArmyId::new(1));
    fixture::days(&war, &mut world, 1, &[recruit::enlist]);
    let sent = world.ledger.on_the_road[1];
    world.places[FORD].recruiting = None;
    world.armies[1].pos = Pos::Nowhere;
    fixture::days(&war, &mut world, 3, &[recruit::enlist]);
    assert_eq!((world.ledger.on_the_road[1], world.ledger.home[1]), (0, sent));
    ledger::check(&war, &world);
}

/// Of several bodies named for recruits the weakest takes them, an empty one first.
#[test]
fn the_weakest_of_the_named_takes_recruits() {
    let mut sc = willing(EAST);
    sc.formations[2].takes_recruits = true;
    let war = fixture::war(&sc, 4);
    let taker = |foot: u32, horse: u32| {
        let mut world = fixture::world(&war);
        (world.formations[2].fit, world.formations[3].fit) = (foot, horse);
        world.takers_of_recruits(&sc)[1]
    };
    assert_eq!(taker(2000, 300), Some(FormationId::new(3)));
    assert_eq!(taker(200, 300), Some(FormationId::new(2)));
    assert_eq!(taker(2000, 0), Some(FormationId::new(3)));
}
