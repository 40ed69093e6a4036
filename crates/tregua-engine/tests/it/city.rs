//! Cities: the closed forms of war-model §2 for citizens, run through the rules.

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES, REDS, Rule};
use tregua_engine::effect::Effects;
use tregua_engine::num::{exp, ln};
use tregua_engine::record::Record;
use tregua_engine::rules::{city, ledger, talks};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::{Pos, World, query};

const DAY: &[Rule] = &[city::arrive, city::eat];
const WEST: PlaceId = PlaceId::new(0);
const FORD: PlaceId = PlaceId::new(1);
const CITY: CityId = CityId::new(0);

/// Nobody dies or flees: the closed forms hold for a steady city.
fn steady(sc: &Scenario) -> War<'_> {
    let mut war = fixture::war(sc, 1);
    (war.theta.civil_deaths, war.theta.civil_flight) = (0.0, 0.0);
    war
}

/// The only road is cut.
fn cut(war: &War<'_>) -> World {
    let mut world = fixture::world(war);
    world.places[FORD.ix()].held_by = BLUES;
    world
}

/// Days until the stock of a cut city is gone.
fn exhausted(war: &War<'_>, days_of_stock: f64) -> u32 {
    let mut world = cut(war);
    world.cities[0].stock = days_of_stock * 5000.0;
    let mut days = 0;
    while world.cities[0].stock > 1e-6 {
        fixture::days(war, &mut world, 1, DAY);
        days += 1;
    }
    days
}

#[test]
fn without_inflow_the_stock_lasts_its_days() {
    let sc = fixture::scenario();
    let mut war = steady(&sc);
    war.theta.prudence_days = 0.0;
    assert_eq!(exhausted(&war, 60.0), 60, "T = S / cN at full rations");
    war.theta.prudence_days = 1e9;
    assert_eq!(exhausted(&war, 60.0), 120, "2T at half");
    war.theta.prudence_days = 30.0;
    let prudent = 30.0 + 30.0 * ln(2.0) + 30.0;
    assert!((f64::from(exhausted(&war, 60.0)) - prudent).abs() < 1.5);
}

/// Rations in proportion to the stock: S = S₀ e^(−t/T*), in daily steps (1 − 1/T*)^t.
#[test]
fn prudence_makes_the_stock_decay_exponentially() {
    let sc = fixture::scenario();
    let war = steady(&sc);
    let mut world = cut(&war);
    let first = world.cities[0].stock;
    let mut last = first;
    for _ in 0..20 {
        fixture::days(&war, &mut world, 1, DAY);
        assert!((world.cities[0].stock / last - (1.0 - 1.0 / 30.0)).abs() < 1e-9);
        last = world.cities[0].stock;
    }
    let rate = ln(first / last) / 20.0;
    assert!((rate - 1.0 / 30.0).abs() < 1e-3, "{rate} a day");
}

#[test]
fn troops_of_the_enemy_on_the_way_close_it_and_a_village_that_turned_does_not() {
    let mut sc = fixture::scenario();
    sc.cities[0].sources[0].from = vec![PlaceId::new(0)];
    let war = steady(&sc);
    let mut world = fixture::world(&war);
    let way = sc.cities[0].sources[0].through[0];
    let holder = world.places[0].held_by;
    let mut supply = |held: SideId, troops: bool| {
        world.places[way.ix()].held_by = held;
        for army in world.armies.iter_mut().filter(|a| a.side == holder.enemy()) {
            army.pos = if troops { Pos::At(way) } else { Pos::Nowhere };
        }
        fixture::days(&war, &mut world, 1, &[city::arrive]);
        world.cities[0].supply
    };
    assert_eq!(supply(holder, false), 1.0);
    assert_eq!(supply(holder.enemy(), false), 1.0);
    assert_eq!(supply(holder.enemy(), true), 0.0);
    assert_eq!(supply(holder, true), 1.0, "disputed ground lets carts through");
}

/// War-model §2: supply 0.38, price ×11.
#[test]
fn the_face_check_of_a_city_half_besieged() {
    let mut sc = fixture::scenario();
    let source = |share, port, from: usize, through: usize| FoodSource {
        key: String::new(),
        share,
        port,
        from: vec![PlaceId::new(from)],
        through: vec![PlaceId::new(through)],
    };
    sc.cities[0].sources = vec![
        source(0.25, Some(WEST), 0, 4),
        source(0.20, None, 1, 4),
        source(0.15, None, 0, 2),
        source(0.15, None, 0, 3),
        source(0.25, None, 0, 0),
    ];
    let mut war = steady(&sc);
    (war.theta.naval_neutrals, war.theta.naval_interception) = (0.0, -ln(0.15));
    let mut world = cut(&war);
    (world.squadrons[0].at, world.squadrons[0].blockade) = (WEST, Some(WEST));
    let holder = world.places[0].held_by;
    for (place, stopped) in [(2, 0.5), (3, 0.7), (0, 0.1), (4, 0.0)] {
        world.places[place].interdiction = stopped;
        world.places[place].held_by = holder;
    }
    world.cities[0].stock = 0.0;
    fixture::days(&war, &mut world, 1, DAY);
    let supply: f64 = 0.25 * 0.15 + 0.15 * 0.5 + 0.15 * 0.3 + 0.25 * 0.9;
    assert!((world.cities[0].supply - supply).abs() < 1e-12 && (supply - 0.38).abs() < 0.005);
    assert!((world.cities[0].shortage - (1.0 - supply)).abs() < 1e-9);
    let price = query::price(&war, &world, CITY);
    assert!((price - 11.0).abs() < 0.2, "×{price}");
}

#[test]
fn an_open_city_eats_its_fill_at_the_price_of_quiet_times() {
    let sc = fixture::scenario();
    let war = steady(&sc);
    for days_of_stock in [0.0, 10.0, 30.0] {
        let mut world = fixture::world(&war);
        world.cities[0].stock = days_of_stock * 5000.0;
        fixture::days(&war, &mut world, 50, DAY);
        assert!((world.cities[0].stock - days_of_stock * 5000.0).abs() < 1e-6);
        assert!(world.cities[0].hunger < 1e-12);
        assert!((query::price(&war, &world, CITY) - 1.0).abs() < 1e-9);
    }
}

/// η follows the shortage in ten days.
#[test]
fn hunger_follows_shortage() {
    let sc = fixture::scenario();
    let war = steady(&sc);
    let mut world = cut(&war);
    world.cities[0].stock = 0.0;
    fixture::days(&war, &mut world, 10, DAY);
    assert!((world.cities[0].hunger - (1.0 - exp(-1.0))).abs() < 1e-9);
}

/// More ships off the port or more guerrillas on the road never raise the stock, on any day.
#[test]
fn a_closer_blockade_never_raises_the_stock() {
    let mut sc = fixture::scenario();
    let by_sea =
        FoodSource { key: "sea".into(), share: 0.5, port: Some(WEST), from: vec![], through: vec![] };
    sc.cities[0].sources[0].share = 0.5;
    sc.cities[0].sources.push(by_sea);
    let mut war = steady(&sc);
    let mut stocks = Vec::new();
    for (ships, stopped) in [(0.0, 0.0), (1.0, 0.0), (1.0, 0.3), (2.0, 0.3), (2.0, 0.9)] {
        // One ship that stops as many as so many would.
        war.theta.naval_interception = 0.5 * ships;
        let mut world = fixture::world(&war);
        (world.squadrons[0].at, world.squadrons[0].blockade) = (WEST, Some(WEST));
        world.places[FORD.ix()].interdiction = stopped;
        let mut each = Vec::new();
        for _ in 0..90 {
            fixture::days(&war, &mut world, 1, DAY);
            each.push((world.cities[0].stock, world.cities[0].hunger));
        }
        stocks.push(each);
    }
    for pair in stocks.windows(2) {
        for (looser, closer) in pair[0].iter().zip(&pair[1]) {
            assert!(closer.0 <= looser.0 + 1e-6, "stock {} after {}", closer.0, looser.0);
            assert!(closer.1 >= looser.1 - 1e-12, "hunger {} after {}", closer.1, looser.1);
        }
    }
    assert!(stocks[4][89].1 > stocks[0][89].1 + 0.1);
}

/// Guerrillas are for the change: the side they fight for eats in peace.
#[test]
fn guerrillas_stop_no_bread_of_their_own_side() {
    let sc = fixture::scenario();
    let war = steady(&sc);
    let mut world = fixture::world(&war);
    world.places[FORD.ix()].interdiction = 0.6;
    fixture::days(&war, &mut world, 1, DAY);
    assert!((world.cities[0].supply - 0.4).abs() < 1e-12);
    world.places.iter_mut().for_each(|p| p.held_by = BLUES);
    fixture::days(&war, &mut world, 1, DAY);
    assert_eq!(world.cities[0].supply, 1.0);
}

#[test]
fn besiegers_and_truces_let_food_in() {
    let mut sc = fixture::scenario();
    sc.truces = vec![Truce { food: Some((CITY, 0.3)), breach_cost: 0.2, ..fixture::truce() }];
    let war = steady(&sc);
    let mut world = cut(&war);
    fixture::days(&war, &mut world, 1, DAY);
    assert_eq!(world.cities[0].supply, 0.0);
    let mut signed = Effects::new();
    talks::put_in_force(&war, &world, Pact::Truce(TruceId::new(0)), None, &mut signed);
    world.apply(&mut signed, &mut Record::new());
    fixture::days(&war, &mut world, 1, DAY);
    assert!((world.cities[0].supply - 0.3).abs() < 1e-12);
    world.cities[0].let_in = Some((BLUES, 0.2));
    fixture::days(&war, &mut world, 1, DAY);
    assert!((world.cities[0].supply - 0.5).abs() < 1e-12);
    ledger::check(&war, &world);
}

/// A besieger who has entered the city lets nothing in any more, and does not begin again when he has lost it.
#[test]
fn what_a_besieger_lets_in_ends_when_the_city_is_his() {
    let sc = fixture::scenario();
    let war = steady(&sc);
    let mut world = cut(&war);
    world.cities[0].let_in = Some((BLUES, 0.2));
    let mut supply = |holder: SideId| {
        world.places[WEST.ix()].held_by = holder;
        world.places[FORD.ix()].held_by = holder.enemy();
        fixture::days(&war, &mut world, 1, &[city::arrive]);
        world.cities[0].supply
    };
    assert_eq!([REDS, BLUES, REDS].map(&mut supply), [0.2, 0.0, 0.0]);
}

/// Deaths at 5·10⁻⁵ e^(4η), flight at 0.002 η, among 5000 people in the tenth day of famine.
#[test]
fn citizens_die_and_flee_by_their_hunger() {
    let sc = fixture::scenario();
    let lost = |fault: f64| {
        let mut gone = Vec::new();
        for seed in 0..20_000 {
            let mut war = fixture::war(&sc, seed);
            war.theta.civil_deaths *= fault;
            war.theta.civil_flight *= fault;
            let mut world = fixture::world(&war);
            world.cities[0].hunger = 0.8;
            fixture::days(&war, &mut world, 1, &[city::eat]);
            let fled = world.places[FORD.ix()].people - 5000;
            gone.push([f64::from(world.ledger.civil_dead), f64::from(fled)]);
        }
        gone
    };
    let (sound, faulty) = (lost(1.0), lost(1.05));
    let all = 5e-5 * exp(3.2) + 0.002 * 0.8;
    let leave = 5000.0 * (1.0 - exp(-all));
    for (k, share) in [(0, 5e-5 * exp(3.2) / all), (1, 0.002 * 0.8 / all)] {
        with_power(["dead", "fled"][k], leave * share, |fault| {
            let sample = if fault == 1.0 { &sound } else { &faulty };
            Estimate::of(sample.iter().map(|g| g[k]))
        });
    }
}

/// The citizens shrink with the people of their place; soldiers' share of the supply comes with them.
#[test]
fn supply_answers_to_the_mouths() {
    let mut sc = fixture::scenario();
    sc.places[WEST.ix()].city = Some(CITY);
    let war = steady(&sc);
    let mut world = fixture::world(&war);
    world.places[WEST.ix()].people /= 2;
    world.cities[0].stock = 0.0;
    assert_eq!(city::citizens(&war, &world, CITY), 5000.0);
    fixture::days(&war, &mut world, 1, &[city::arrive]);
    assert!((world.cities[0].stock - (2500.0 + 2300.0)).abs() < 1e-9);
    world.formations.iter_mut().for_each(|f| f.side = BLUES);
    world.cities[0].stock = 0.0;
    fixture::days(&war, &mut world, 1, &[city::arrive]);
    assert!((world.cities[0].stock - 2500.0).abs() < 1e-9, "the enemy's men are no guests");
}
