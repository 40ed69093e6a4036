//! Supply: the closed forms of war-model §2 for armies, run through the rules.

mod trains;

use crate::fixture::{self, BLUES, REDS, Rule};
use tregua_engine::num::{exp, ln};
use tregua_engine::rules::{ledger, supply};
use tregua_engine::scenario::*;
use tregua_engine::world::*;

const TABLE: &[Rule] = &[supply::load, fixture::feed];
const VALLEY: &[Rule] = &[supply::forage, supply::load, fixture::feed];
const WEST: PlaceId = PlaceId::new(0);
const FORD: PlaceId = PlaceId::new(1);
const EAST: PlaceId = PlaceId::new(3);

/// A war of men without beasts, who neither carry nor find anything unless a test gives it to them.
fn bare() -> Scenario {
    let mut sc = fixture::scenario();
    for f in &mut sc.formations {
        f.arm = if f.arm == Arm::Cavalry { Arm::Infantry } else { f.arm };
    }
    for a in &mut sc.armies {
        a.food_days = 0.0;
    }
    sc
}

fn empty_valleys(world: &mut World) {
    world.places.iter_mut().for_each(|p| p.forage = 0.0);
}

#[test]
fn carried_rations_last_their_days() {
    let sc = bare();
    let mut war = fixture::war(&sc, 1);
    war.theta.mules = 0.0;
    let mut world = fixture::world(&war);
    empty_valleys(&mut world);
    world.armies[0].food = 2300.0 * 12.5;
    fixture::days(&war, &mut world, 12, TABLE);
    assert!((world.armies[0].food - 2300.0 * 0.5).abs() < 1e-6);
    assert_eq!(world.formations[0].hunger, 0.0);
    fixture::days(&war, &mut world, 1, TABLE);
    assert_eq!(world.armies[0].food, 0.0);
    let half_a_day_short = 0.5 * (1.0 - exp(-0.1));
    assert!((world.formations[0].hunger - half_a_day_short).abs() < 1e-12, "P3 towards the shortage");
}

/// P2: one commissary, everybody's ration shrinks alike, a depot's too.
#[test]
fn all_of_a_side_at_a_place_share_alike() {
    let sc = bare();
    let mut war = fixture::war(&sc, 1);
    war.theta.mules = 0.0;
    let mut world = fixture::world(&war);
    empty_valleys(&mut world);
    world.formations[4].sick = 200;
    world.armies[0].food = 1000.0;
    world.armies[3].food = 250.0;
    fixture::days(&war, &mut world, 1, TABLE);
    assert_eq!((world.armies[0].food, world.armies[3].food), (0.0, 0.0));
    assert_eq!(world.formations[0].hunger, world.formations[4].hunger);
    let shortage = 1.0 - 1250.0 / 2500.0;
    assert!((world.formations[0].hunger - shortage * (1.0 - exp(-0.1))).abs() < 1e-12);
}

/// A mule train that feeds itself out and back reaches load · v / 2f: 333 km.
#[test]
fn a_mule_train_reaches_its_own_length_of_rope() {
    let mut sc = bare();
    sc.places[WEST.ix()].grazing = false;
    let mut war = fixture::war(&sc, 1);
    (war.theta.ration, war.theta.mules) = (0.0, 1.0);
    let mut world = fixture::world(&war);
    empty_valleys(&mut world);
    world.armies[0].pos = Pos::On { leg: RouteId::new(0), from: WEST, km: 0.0 };
    world.armies[0].food = 2300.0 * war.theta.mule_load; // all that they can bear
    let mut fed = 0;
    let mut last = 0.0;
    while world.armies[0].food > 0.0 {
        last = world.armies[0].food;
        fixture::days(&war, &mut world, 1, TABLE);
        fed += 1;
    }
    // The last day's food is a part of a day's need.
    let days = f64::from(fed - 1) + last / (2300.0 * war.theta.fodder);
    let reach = days * war.theta.train / 2.0;
    let rope = war.theta.mule_load * war.theta.train / (2.0 * war.theta.fodder);
    assert!((reach - rope).abs() < 1e-6 && (rope - 333.3).abs() < 0.1, "{reach} against {rope} km");
}

#[test]
fn a_column_leaves_what_its_mules_cannot_bear() {
    let sc = bare();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.armies[0].pos = Pos::On { leg: RouteId::new(0), from: WEST, km: 5.0 };
    world.armies[0].food = 50_000.0;
    let forage = world.places[WEST.ix()].forage;
    fixture::days(&war, &mut world, 1, &[supply::load]);
    assert!((world.armies[0].food - 23_000.0).abs() < 1e-9, "230 mules with 100 kg each");
    assert!((world.places[WEST.ix()].forage - forage - 27_000.0).abs() < 1e-9, "the rest is the people's");
    // With friends left behind, it is theirs.
    world.formations[4].sick = 10;
    world.armies[0].food = 50_000.0;
    fixture::days(&war, &mut world, 1, &[supply::load]);
    assert!((world.armies[3].food - 27_000.0).abs() < 1e-9);
}

/// Men take half of what can be taken without a word; the rest is requisitioned by order, or by hunger.
#[test]
fn forage_is_given_by_half_and_forced_beyond() {
    let sc = bare();
    let mut war = fixture::war(&sc, 1);
    war.theta.mules = 0.0;
    let taken = |world: &World| 5000.0 * 25.0 - world.places[WEST.ix()].forage;
    let can = 0.04 * 5000.0 * 25.0 * 0.75;

    let mut world = fixture::world(&war);
    fixture::days(&war, &mut world, 1, TABLE);
    assert!((taken(&world) - can / 2.0).abs() < 1e-9, "2300 men find less than they need: {}", taken(&world));
    assert_eq!(world.places[WEST.ix()].requisition, [0.0; 2]);

    let mut world = fixture::world(&war);
    world.sides[0].requisition = 0.2;
    fixture::days(&war, &mut world, 1, TABLE);
    assert!((taken(&world) - can * 0.6).abs() < 1e-9);
    assert!((world.places[WEST.ix()].requisition[0] - 0.2).abs() < 1e-12);
    fixture::days(&war, &mut world, 1, &[supply::forage]);
    assert_eq!(world.places[WEST.ix()].requisition, [0.0; 2], "a new day");

    let mut world = fixture::world(&war);
    world.formations.iter_mut().for_each(|f| f.hunger = 0.2);
    fixture::days(&war, &mut world, 1, TABLE);
    assert!((taken(&world) - can * 0.6).abs() < 1e-9, "hungry men take unasked");

    // Sympathy: those who are wholly for the taker hide nothing, those wholly against him half.
    for (side, opinion, share) in [(REDS, 40.0, 0.5), (REDS, -40.0, 1.0), (BLUES, 40.0, 1.0)] {
        let mut world = fixture::world(&war);
        world.places[WEST.ix()].opinion = opinion;
        let can = supply::takeable(&war, &world, side, WEST);
        assert!((can - share * 0.04 * 125_000.0).abs() < 1e-6, "{can}");
    }
}

/// Two bodies of one side off one valley, one in the place and one on the road near it, take no more than one would.
#[test]
fn two_camps_off_one_valley_share_it() {
    let sc = bare();
    let mut war = fixture::war(&sc, 1);
    (war.theta.mules, war.theta.ration) = (0.0, 1.0);
    let mut world = fixture::world(&war);
    world.formations[1].army = ArmyId::new(2);
    world.armies[2].pos = Pos::On { leg: RouteId::new(0), from: WEST, km: 10.0 };
    fixture::days(&war, &mut world, 1, TABLE);
    let half = 0.5 * 0.04 * 125_000.0 * 0.75;
    assert!((125_000.0 - world.places[WEST.ix()].forage - half).abs() < 1e-9);
    assert!((world.formations[0].hunger - world.formations[1].hunger).abs() < 1e-12);
}

/// F follows its cap in sixty days.
#[test]
fn forage_grows_back() {
    let sc = bare();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let full = world.places[FORD.ix()].forage;
    world.places[FORD.ix()].forage = 0.0;
    fixture::days(&war, &mut world, 60, &[supply::forage]);
    let grown = world.places[FORD.ix()].forage;
    assert!((grown / full - (1.0 - exp(-1.0))).abs() < 1e-9, "{grown} of {full}");
}

/// War-model §8: under prudence sixty days of food last 30 + 30 ln 2 + 30 = 81 days, at full ration 60, at half 120.
#[test]
fn a_garrison_lives_on_its_magazine() {
    let mut sc = bare();
    sc.places[EAST.ix()].city = Some(CityId::new(0));
    sc.cities[0].place = EAST;
    sc.cities[0].people = 0;
    let lasts = |prudence: f64| {
        let mut war = fixture::war(&sc, 1);
        war.theta.prudence_days = prudence;
        let mut world = fixture::world(&war);
        (world.cities[0].stock, world.cities[0].supply) = (60.0 * 2300.0, 0.0);
        empty_valleys(&mut world);
        let mut days = 0;
        while world.cities[0].stock + world.armies[1].food > 1e-6 {
            fixture::days(&war, &mut world, 1, VALLEY);
            days += 1;
            world.places[EAST.ix()].forage = 0.0;
            assert!(days < 200);
        }
        f64::from(days)
    };
    assert_eq!(lasts(0.0), 60.0);
    assert_eq!(lasts(1e9), 120.0);
    let prudent = 30.0 + 30.0 * ln(2.0) + 30.0;
    assert!((lasts(30.0) - prudent).abs() < 1.5, "{} against {prudent}", lasts(30.0));
}

/// What comes in need not be spared: no garrison is on shorter rations than the share of the need that arrives.
#[test]
fn a_garrison_does_not_spare_what_comes_in() {
    let mut sc = bare();
    sc.places[EAST.ix()].city = Some(CityId::new(0));
    sc.cities[0].place = EAST;
    let eaten = |supply: f64| {
        let mut war = fixture::war(&sc, 1);
        war.theta.prudence_days = 1e9;
        let mut world = fixture::world(&war);
        (world.cities[0].stock, world.cities[0].supply) = (1e6, supply);
        empty_valleys(&mut world);
        fixture::days(&war, &mut world, 1, &[fixture::feed]);
        world.ledger.eaten
    };
    for (supply, share) in [(0.0, 0.5), (0.4, 0.5), (0.8, 0.8), (1.0, 1.0)] {
        assert!((eaten(supply) - share * 2300.0).abs() < 1e-6, "{supply}: {}", eaten(supply));
    }
}

/// The enemy's magazine feeds nobody, and food is conserved whatever happens at table.
#[test]
fn a_magazine_feeds_its_masters_and_food_is_conserved() {
    let mut sc = fixture::scenario();
    sc.places[WEST.ix()].city = Some(CityId::new(0));
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.places[WEST.ix()].held_by = BLUES;
    let stock = world.cities[0].stock;
    fixture::days(&war, &mut world, 1, VALLEY);
    assert_eq!(world.cities[0].stock, stock);
    world.places[WEST.ix()].held_by = REDS;
    world.armies[1].pos = Pos::At(WEST);
    for _ in 0..120 {
        fixture::days(&war, &mut world, 1, VALLEY);
        ledger::check(&war, &world);
    }
    assert!(world.cities[0].stock < stock && world.ledger.eaten > 0.0);
}
