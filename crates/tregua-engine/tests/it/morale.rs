//! Morale: it follows its causes (war-model §4.1).

use crate::fixture::{self, BLUES, REDS};
use tregua_engine::num::{exp, logistic};
use tregua_engine::rules::morale;
use tregua_engine::scenario::*;
use tregua_engine::world::*;

const FOOT: usize = 2;

/// The fixture on a day when nobody has reason to complain.
fn content(world: &mut World) {
    world.sides[0].change = 0.5;
    world.sides[1].change = 0.5;
    world.sides.iter_mut().for_each(|s| s.moved = 1000);
}

/// The morale to which the blue foot tends.
fn target(change: impl Fn(&mut Scenario, &mut World)) -> f64 {
    let mut sc = fixture::scenario();
    let mut world = fixture::world(&fixture::war(&sc, 1));
    content(&mut world);
    change(&mut sc, &mut world);
    let mut war = fixture::war(&sc, 1);
    war.theta.morale_days = 1e-3;
    fixture::days(&war, &mut world, 1, &[morale::follow]);
    world.formations[FOOT].morale
}

#[test]
fn morale_follows_in_a_fortnight() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    content(&mut world);
    world.formations[FOOT].morale = 0.2;
    fixture::days(&war, &mut world, 15, &[morale::follow]);
    let rest = logistic(0.8);
    let expected = rest + (0.2 - rest) * exp(-1.0);
    assert!((world.formations[FOOT].morale - expected).abs() < 1e-12, "P3 with 15 days");
}

/// Each cause at the weight the model gives it.
#[test]
fn every_cause_weighs_what_the_model_says() {
    let near = |found: f64, log_odds: f64| {
        assert!((found - logistic(log_odds)).abs() < 1e-12, "{found} against {}", logistic(log_odds));
    };
    near(target(|_, _| ()), 0.8);
    near(target(|sc, _| sc.formations[FOOT].quality = 1.2), 0.8 + 0.2);
    near(target(|_, w| w.sides[1].arrears = 4.0), 0.8 - 0.25 * 2.0);
    near(target(|_, w| w.formations[FOOT].hunger = 0.3), 0.8 - 3.0 * 0.3);
    near(target(|_, w| (w.formations[FOOT].fit, w.formations[FOOT].sick) = (1500, 500)), 0.8 - 2.5 * 0.25);
    near(target(|_, w| w.formations[FOOT].fatigue = 0.4), 0.8 - 0.4);
    near(target(|sc, _| sc.armies[1].lead = 0.8), 0.8 + 0.5 * 0.8);
    near(target(|_, w| w.sides[1].change = 0.7), 0.8 + 2.0 * 0.2);
}

/// What one side hopes the other fears.
#[test]
fn the_long_run_is_read_by_side() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    content(&mut world);
    world.sides.iter_mut().for_each(|s| s.change = 0.7);
    assert!((world.belief(&sc, BLUES) - 0.7).abs() < 1e-12 && (world.belief(&sc, REDS) - 0.3).abs() < 1e-12);
    fixture::days(&war, &mut world, 30, &[morale::follow]);
    assert!(world.formations[FOOT].morale > world.formations[0].morale + 0.1);
}

/// Idleness tells on an army by the enemy's ground, in full after thirty days; not on one that is far from him, nor at once.
#[test]
fn idleness_tells_before_the_enemy() {
    let idle = |place: usize, days: i32| {
        target(move |_, w| {
            w.armies[1].pos = Pos::At(PlaceId::new(place));
            w.day = days;
            w.sides[1].moved = 1;
        })
    };
    let log_odds = |x: f64| 0.8 - 0.5 * x;
    assert!((idle(3, 30) - logistic(log_odds(1.0))).abs() < 1e-12, "east lies next to the ford");
    assert!((idle(3, 15) - logistic(log_odds(0.5))).abs() < 1e-12);
    assert!((idle(4, 30) - logistic(log_odds(0.0))).abs() < 1e-12, "no enemy within a leg of the haven");
}
