//! Trains: what the mules and coasters of a camp bring from the valleys behind it (war-model §2.2).

use super::*;

const HILL: PlaceId = PlaceId::new(2);
const HAVEN: PlaceId = PlaceId::new(4);
/// What a valley of the fixture gives in a day: half of what can be taken where opinion is even [kg].
const GIVEN: f64 = 0.5 * 0.04 * 125_000.0 * 0.75;

/// The 2,300 reds at `west`, with so many mules that eat nothing, and food in these valleys alone.
fn camp(mules: f64, full: &[PlaceId], change: impl Fn(&mut World)) -> World {
    let sc = bare();
    let mut war = fixture::war(&sc, 1);
    (war.theta.mules, war.theta.fodder, war.theta.grazing) = (mules / 2300.0, 0.0, 0.0);
    supper(&war, full, change)
}

/// An evening of hungry camps.
fn supper(war: &tregua_engine::war::War<'_>, full: &[PlaceId], change: impl Fn(&mut World)) -> World {
    let mut world = fixture::world(war);
    for (i, place) in world.places.iter_mut().enumerate() {
        place.forage = if full.contains(&PlaceId::new(i)) { place.forage } else { 0.0 };
    }
    change(&mut world);
    world.ledger.food_at_start = world.food();
    fixture::days(war, &mut world, 1, &[fixture::feed]);
    ledger::check(war, &world);
    world
}

/// A mule that goes 44 km and comes back at 20 km a day brings its load every 4.4 days.
#[test]
fn a_train_brings_its_load_out_and_back() {
    let world = camp(46.0, &[FORD], |_| {});
    let brought = 46.0 * 100.0 / (2.0 * 44.0 / 20.0);
    assert!((world.ledger.eaten - brought).abs() < 1e-9, "{} against {brought}", world.ledger.eaten);
    let shortage = 1.0 - brought / 2300.0;
    assert!((world.formations[0].hunger - shortage * (1.0 - exp(-0.1))).abs() < 1e-12);
}

/// With mules enough the valley gives as much as to a camp of its own, and keeps the rest.
#[test]
fn a_valley_gives_no_more_to_trains() {
    let world = camp(2300.0, &[FORD], |_| {});
    assert!((world.ledger.eaten - GIVEN).abs() < 1e-9, "{}", world.ledger.eaten);
    assert_eq!(world.places[FORD.ix()].requisition, [0.0; 2], "nobody is forced far from the camp");
}

/// The nearest valley is emptied first: the hill, 78 km off, adds what the mules that are left can bring.
#[test]
fn the_nearest_valley_comes_first() {
    let red = |world: &mut World| world.places[HILL.ix()].held_by = REDS;
    let world = camp(100.0, &[FORD, HILL], red);
    let left = 100.0 - GIVEN / (100.0 * 20.0 / 88.0);
    let brought = GIVEN + left * 100.0 * 20.0 / 156.0;
    assert!(left > 0.0 && brought < 2300.0);
    assert!((world.ledger.eaten - brought).abs() < 1e-9, "{} against {brought}", world.ledger.eaten);
}

/// Two camps that send to one valley share it alike, whichever is named first.
#[test]
fn camps_share_what_a_valley_gives() {
    let apart = |world: &mut World| {
        world.formations[1].army = ArmyId::new(2);
        world.armies[2].pos = Pos::At(EAST);
        world.places[EAST.ix()].held_by = REDS;
        world.armies[1].pos = Pos::Nowhere;
    };
    let world = camp(2300.0, &[FORD], apart);
    let share = GIVEN / (GIVEN + 300.0); // the one asks for all that is given, the other for its need
    for (formation, got) in [(0, GIVEN * share / 2000.0), (1, share)] {
        let hunger = (1.0 - got) * (1.0 - exp(-0.1));
        assert!((world.formations[formation].hunger - hunger).abs() < 1e-12, "formation {formation}");
    }
    assert!((world.ledger.eaten - GIVEN).abs() < 1e-9);
}

/// A valley that can be reached by road and by sea is asked for what it gives, not for that twice: who has one way to it gets his share.
#[test]
fn two_ways_to_a_valley_are_one_valley() {
    let by_sea = |world: &mut World| {
        world.squadrons[0].side = REDS;
        world.formations[1].army = ArmyId::new(2);
        world.armies[2].pos = Pos::At(HAVEN);
        world.armies[1].pos = Pos::Nowhere;
        for place in [EAST, HAVEN] {
            world.places[place.ix()].held_by = REDS;
        }
    };
    let world = camp(2300.0, &[EAST], by_sea);
    let share = GIVEN / (GIVEN + 300.0);
    for (formation, got) in [(0, GIVEN * share / 2000.0), (1, share)] {
        let hunger = (1.0 - got) * (1.0 - exp(-0.1));
        assert!((world.formations[formation].hunger - hunger).abs() < 1e-12, "formation {formation}");
    }
}

/// What a mule eats on the road beyond its fodder in the camp comes off its load: at so many kilometres nothing is left of it.
#[test]
fn a_train_reaches_as_far_as_its_fodder() {
    let sc = bare();
    let brought = |load: f64| {
        let mut war = fixture::war(&sc, 1);
        (war.theta.ration, war.theta.mules, war.theta.mule_load) = (0.5, 0.01, load);
        supper(&war, &[FORD], |_| {}).ledger.eaten
    };
    // Out and back in 4.4 days, on hard fodder for grass: 2.5 kg a day more than it would eat in the camp.
    assert_eq!(brought(4.4 * 2.5), 0.0);
    assert!((brought(4.4 * 2.5 + 44.0) - 23.0 * 10.0).abs() < 1e-9);
}

/// Only a valley of one's own sends anything, and no train passes troops of the enemy on ground that he holds.
#[test]
fn no_train_passes_the_enemy() {
    let eaten = |full: PlaceId, change: &dyn Fn(&mut World)| camp(2300.0, &[full], change).ledger.eaten;
    let hill_red = |world: &mut World| {
        world.places[HILL.ix()].held_by = REDS;
        world.places[FORD.ix()].held_by = BLUES;
    };
    assert!(eaten(HILL, &hill_red) > 0.0, "a town of the enemy without troops stops nobody");
    let cut = |world: &mut World| {
        hill_red(world);
        world.armies[1].pos = Pos::At(FORD);
    };
    assert_eq!(eaten(HILL, &cut), 0.0);
    let hungry = camp(2300.0, &[FORD], hill_red).formations[0].hunger;
    assert!((hungry - (1.0 - exp(-0.1))).abs() < 1e-12, "the enemy's valley");
}

/// Guerrillas stop trains of the side against the change as they stop a city's food, at each place on the way.
#[test]
fn guerrillas_stop_trains() {
    let brought = |interdiction: f64| {
        let at_ford = |world: &mut World| world.places[FORD.ix()].interdiction = interdiction;
        camp(46.0, &[FORD], at_ford).ledger.eaten
    };
    assert!((brought(0.75) - 0.25 * brought(0.0)).abs() < 1e-9);
}

/// Coasters bring it from port to port without a mule's day, to the side that has more fit warships.
#[test]
fn coasters_carry_for_whoever_rules_the_sea() {
    let sc = bare();
    let mut war = fixture::war(&sc, 1);
    war.theta.mules = 1.0 / 2300.0;
    (war.theta.fodder, war.theta.grazing) = (0.0, 0.0);
    let blues = |fit: bool| supper(&war, &[HAVEN], |world| world.ships[0].fit = fit).ledger.eaten;
    assert!((blues(true) - GIVEN).abs() < 1e-9, "{}", blues(true));
    assert_eq!(blues(false), 0.0);
}

/// What a valley gives beyond the day's need fills the mules, as far as they can bear it; a train fills them from farther off.
#[test]
fn what_is_over_fills_the_mules() {
    let rich = |world: &mut World| world.places[WEST.ix()].forage = 1e6;
    let world = camp(230.0, &[], rich);
    assert_eq!(world.ledger.eaten, 2300.0);
    assert!((world.armies[0].food - (GIVEN * 8.0 - 2300.0)).abs() < 1e-6, "{}", world.armies[0].food);
    let fed = |world: &mut World| world.armies[0].food = 2300.0;
    let world = camp(230.0, &[FORD], fed);
    assert!((world.armies[0].food - GIVEN).abs() < 1e-9, "{}", world.armies[0].food);
    assert_eq!(world.formations[0].hunger, 0.0);
}

/// Who is on the march sends nobody out.
#[test]
fn a_column_on_the_march_lives_off_its_way() {
    let marches = |world: &mut World| {
        world.armies[0].pos = Pos::On { leg: RouteId::new(0), from: WEST, km: 5.0 };
    };
    assert_eq!(camp(230.0, &[FORD], marches).ledger.eaten, 0.0);
}

/// The country behind a place: the nearest by mule first, by land and by sea, and no city that feeds itself.
#[test]
fn the_country_behind_a_place() {
    let mut sc = fixture::scenario();
    let behind = |sc: &Scenario, camp: PlaceId| -> Vec<(PlaceId, f64, bool)> {
        sc.graph.hinterland[camp.ix()].iter().map(|v| (v.place, v.carried, v.ports.is_some())).collect()
    };
    let of_west = [
        (EAST, 0.0, true),
        (HAVEN, 0.0, true),
        (FORD, 44.0, false),
        (HILL, 78.0, false),
        (EAST, 110.0, false),
    ];
    assert_eq!(behind(&sc, WEST), of_west);
    sc.places[FORD.ix()].city = Some(CityId::new(0));
    sc.graph = Graph::build(&sc.places, &sc.routes);
    assert!(behind(&sc, WEST).iter().all(|v| v.0 != FORD));
}
