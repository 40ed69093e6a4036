//! Questions asked of the world.

use crate::fixture;
use tregua_engine::scenario::*;
use tregua_engine::world::{SeaLeg, query};

const WEST: PlaceId = PlaceId::new(0);
const HILL: PlaceId = PlaceId::new(2);
const EAST: PlaceId = PlaceId::new(3);
const HAVEN: PlaceId = PlaceId::new(4);

#[test]
fn riders_take_their_time_on_coast_and_sierra() {
    let mut sc = fixture::scenario();
    sc.places[HAVEN.ix()].at = (1.0, 0.0);
    let war = fixture::war(&sc, 1);
    assert!((query::ride_days(&war, WEST, HILL) - (61.0 / 85.0 + 17.0 / 50.0)).abs() < 1e-12);
    assert_eq!(query::ride_days(&war, WEST, HILL), query::ride_days(&war, HILL, WEST));
    assert_eq!(query::ride_days(&war, EAST, EAST), 0.0);
    assert!((query::ride_days(&war, EAST, HAVEN) - 200.0 / 78.0).abs() < 1e-12, "by boat");
    let nowhere = query::ride_days(&war, HILL, HAVEN);
    assert!((nowhere - 111.2 * 4.0 / 3.0 / 85.0).abs() < 1e-9, "no way at all: {nowhere}");
}

/// War-model §7: the table of chances at s = 0.65.
#[test]
fn odds_follow_the_contest_of_strengths() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let table = [(1.0, 0.50), (1.5, 0.65), (2.0, 0.74), (3.0, 0.84), (4.0, 0.89), (6.0, 0.94)];
    for (ratio, chance) in table {
        let p = query::odds(&war, 500.0 * ratio, 500.0, 0.0);
        assert!((p - chance).abs() < 0.006, "{ratio}: {p}");
        assert!((p + query::odds(&war, 500.0, 500.0 * ratio, 0.0) - 1.0).abs() < 1e-12);
        let larger = query::odds(&war, 4000.0 * ratio, 4000.0, 0.0);
        assert!((p - larger).abs() < 1e-12, "the ratio alone counts");
    }
    // P̂ ≥ 0.85 needs 3.1 to 1 when the strengths are known, 3.6 to 1 at a variance of 0.3.
    assert!((query::odds(&war, 3.1, 1.0, 0.0) - 0.85).abs() < 0.003);
    assert!((query::odds(&war, 3.6, 1.0, 0.3) - 0.85).abs() < 0.005);
    assert_eq!(query::odds(&war, 1.0, 0.0, 0.3), 1.0);
    assert_eq!(query::odds(&war, 0.0, 1.0, 0.0), 0.0);
}

#[test]
fn a_port_is_as_open_as_the_ships_on_station_leave_it() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    assert_eq!(query::sea_open(&war, &world, WEST), 1.0, "no ship, no blockade");
    world.squadrons[0].blockade = Some(WEST);
    assert_eq!(query::sea_open(&war, &world, WEST), 1.0, "not on station");
    world.squadrons[0].at = WEST;
    let open = query::sea_open(&war, &world, WEST);
    assert!((open - (0.2 + 0.8 * 0.606_530_659_712_633_4)).abs() < 1e-12, "{open}");
    world.squadrons[0].voyage = SeaLeg::enter(&war, 1, SquadronId::new(0), WEST, EAST).map(|leg| (EAST, leg));
    assert_eq!(query::sea_open(&war, &world, WEST), 1.0, "gone");
    world.squadrons[0].voyage = None;
    world.ships[0].fit = false;
    assert_eq!(query::sea_open(&war, &world, WEST), 1.0, "unfit");
    assert_eq!(query::sea_open(&war, &world, EAST), 1.0, "its own port");
}

/// Nobody who goes nowhere, and no food that is none, is an effect.
#[test]
fn nothing_that_moves_is_no_effect() {
    use tregua_engine::effect::Effects;
    use tregua_engine::rules::ledger;
    use tregua_engine::world::{Cell, Larder};
    let because = ledger::CARDS[0];
    let mut effects = Effects::new();
    effects.people(because, Cell::Home(fixture::REDS), Cell::Abroad, 0);
    effects.food(because, Larder::Grown, Larder::Eaten, 0.0);
    assert!(effects.is_empty());
    effects.people(because, Cell::Home(fixture::REDS), Cell::Abroad, 1);
    assert!(!effects.is_empty());
}

/// Where neither road nor ship goes a rider makes his own way: a third longer than the straight line, at the courier's pace.
#[test]
fn a_rider_without_a_way_makes_one() {
    let mut sc = fixture::scenario();
    let cell = WEST.ix() * sc.graph.n + EAST.ix();
    (sc.graph.land_km[cell], sc.graph.sea_km[cell]) = ((f64::INFINITY, 0.0), f64::INFINITY);
    let days = |from: (f64, f64), to: (f64, f64)| {
        let mut sc = sc.clone();
        (sc.places[WEST.ix()].at, sc.places[EAST.ix()].at) = (from, to);
        query::ride_days(&fixture::war(&sc, 1), WEST, EAST)
    };
    let degree = 111.2 * 4.0 / 3.0 / fixture::theta().courier_coast;
    assert!((days((-12.0, -77.0), (-11.0, -77.0)) - degree).abs() < 1e-9);
    // Sixty degrees from the equator the meridians lie half as far apart.
    assert!((days((-60.0, -77.0), (-60.0, -74.0)) - 1.5 * degree).abs() < 1e-9);
    assert!((days((-12.0, -77.0), (-12.0, -77.0))).abs() < 1e-12);
}
