//! The wider war (war-model §12): a martingale, decided at the horizon, known to a side as its news tell.

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES, REDS, step};
use tregua_engine::num::{exp, normal_cdf, sqrt};
use tregua_engine::rules::{calendar, intelligence, wider_war};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::{Fate, World, query};

/// Six dated pieces of news, three of them after the campaign.
fn scenario() -> Scenario {
    let mut sc = fixture::scenario();
    for (i, day) in [50, 131, 308, 642, 1137, 1572].into_iter().enumerate() {
        sc.events.push(news(&format!("news-{i}"), day, 0.15));
    }
    sc
}

fn news(key: &str, day: i32, jump: f64) -> Event {
    Event {
        key: key.into(),
        day,
        delay: [15, 40],
        when: vec![],
        unless: vec![],
        kind: EventKind::News { jump, certain: false },
    }
}

/// A war whose jumps are drawn, decided on day 60, with news on day 30.
fn short(sc: &Scenario, seed: u64) -> War<'_> {
    let mut war = fixture::war(sc, seed);
    war.as_recorded = [true, false];
    war.theta.continent_horizon = 60.0;
    war.theta.continent_day = 0.1;
    war.theta.continent_news = 0.5;
    war
}

fn until(war: &War<'_>, day: i32) -> World {
    let mut world = fixture::world(war);
    while world.day < day {
        step(war, &mut world, wider_war::drift);
    }
    world
}

#[test]
fn about_one_unit_of_variance_is_to_come_on_day_0() {
    let sc = scenario();
    let war = fixture::war(&sc, 1);
    let v = |day| query::balance_to_come(&war, day);
    assert!((v(0) - (0.0004 * 1594.0 + 6.0 * 0.0625)).abs() < 1e-12);
    assert!((v(0) - 1.0).abs() < 0.02, "{}", v(0));
    assert!((v(49) - v(50) - 0.0004 - 0.0625).abs() < 1e-12, "news falls due");
    assert_eq!(v(1594), 0.0);
}

/// E[π tomorrow | B today] = π today: the next day's step integrated out, on an ordinary day and on one with news.
#[test]
fn tomorrow_is_expected_to_be_as_today() {
    let sc = scenario();
    let war = fixture::war(&sc, 1);
    let t = &war.theta;
    for (day, var) in [(10, t.continent_day * t.continent_day), (49, 0.02 * 0.02 + 0.25 * 0.25)] {
        for b in [-0.7, 0.25, 1.1] {
            let expected = |fault: f64| {
                let density = |z: f64| exp(-0.5 * z * z) * 0.398_942_280_401_432_7 * 0.01;
                let then = |z: f64| query::long_run(&war, day + 1, b + sqrt(var) * fault * z) * density(z);
                (-900..=900).map(|i| then(0.01 * f64::from(i))).sum::<f64>()
            };
            let today = query::long_run(&war, day, b);
            assert!((expected(1.0) - today).abs() < 1e-12, "{} on day {day} at {b}", expected(1.0) - today);
            assert!((expected(1.05) - today).abs() > 1e-9, "a fault goes unnoticed");
        }
    }
}

/// E[π on a later day] = π on day 0, as the rule itself moves the balance; a planted fault misjudges what is still to come.
#[test]
fn the_chance_is_a_martingale_over_many_days() {
    let mut sc = fixture::scenario();
    sc.events.push(news("news", 5, 0.15));
    let balances: Vec<f64> = (0..40_000).map(|seed| start_high(&short(&sc, seed), 10)).collect();
    let war = short(&sc, 0);
    let today = query::long_run(&war, 0, START);
    with_power("chance on day 10", today, |fault| {
        let v = query::balance_to_come(&war, 10) * fault * fault;
        Estimate::of(balances.iter().map(|b| normal_cdf(b / sqrt(v))))
    });
}

/// A balance from which a misjudged variance shows.
const START: f64 = 1.0;

fn start_high(war: &War<'_>, days: i32) -> f64 {
    let mut world = fixture::world(war);
    world.balance = START;
    while world.day < days {
        step(war, &mut world, wider_war::drift);
    }
    world.balance
}

#[test]
fn at_the_horizon_it_is_decided() {
    let mut sc = fixture::scenario();
    sc.events.push(news("news", 30, 0.15));
    let ends = |fault: f64| {
        (0..40_000).map(move |seed| (seed, fault)).map(|(seed, fault)| {
            let mut war = short(&sc, seed);
            war.theta.continent_start = 0.7 * fault;
            query::long_run(&war, 60, until(&war, 60).balance)
        })
    };
    let ends: [Vec<f64>; 2] = [1.0, 1.05].map(|f| ends(f).collect());
    assert!(ends[0].iter().all(|p| *p == 0.0 || *p == 1.0));
    let war = short(&sc, 0);
    let reference = query::long_run(&war, 0, 0.7);
    with_power("decided for the change", reference, |fault| {
        Estimate::of(ends[usize::from(fault > 1.0)].iter().copied())
    });
    let after = until(&war, 70);
    assert_eq!(after.balance, until(&war, 60).balance, "nothing moves after the horizon");
}

#[test]
fn recorded_jumps_come_as_recorded_unless_their_event_is_missed() {
    let mut sc = scenario();
    let quiet = until(&fixture::war(&sc, 7), 60).balance;
    let EventKind::News { jump, .. } = &mut sc.events[0].kind else { unreachable!() };
    *jump = 0.40;
    let more = until(&fixture::war(&sc, 7), 60).balance;
    assert!((more - quiet - 0.25).abs() < 1e-12);
    let war = fixture::war(&sc, 7);
    let mut world = fixture::world(&war);
    world.events[0] = Fate::Missed;
    while world.day < 60 {
        step(&war, &mut world, wider_war::drift);
    }
    assert!((quiet - world.balance - 0.15).abs() < 1e-12, "dropped");
    assert_eq!(world.balance_at[0], {
        let mut at_50 = fixture::world(&war);
        at_50.events[0] = Fate::Missed;
        while at_50.day < 50 {
            step(&war, &mut at_50, wider_war::drift);
        }
        at_50.balance
    });
}

/// What is to come was reckoned with the jump: luck has its day although the event is missed.
#[test]
fn drawn_jumps_come_although_their_event_is_missed() {
    let mut sc = fixture::scenario();
    sc.events.push(news("news", 30, 0.15));
    let war = short(&sc, 1);
    let ends = [Fate::Ahead, Fate::Missed].map(|fate| {
        let mut world = fixture::world(&war);
        world.events[0] = fate;
        while world.day < 40 {
            step(&war, &mut world, wider_war::drift);
        }
        world.balance
    });
    sc.events.clear();
    let quiet = until(&short(&sc, 1), 40).balance;
    assert!(ends[0] == ends[1] && ends[0] != quiet, "{ends:?}, without the news {quiet}");
}

/// News is believed on the day it arrives, of the day it tells of; older news that comes later changes nothing.
#[test]
fn a_side_holds_the_chance_of_its_latest_news() {
    let mut sc = scenario();
    sc.events[1].day = 60;
    sc.events[1].delay = [2, 1000];
    let war = fixture::war(&sc, 3);
    let mut world = fixture::world(&war);
    let first = world.sides[REDS.ix()].change;
    for day in 1..=120 {
        for rule in [calendar::turn, wider_war::drift, intelligence::read] {
            fixture::apply(&war, &mut world, rule, day);
        }
        let reds = match day {
            ..=61 => first,
            // The news of day 60 overtakes that of day 50.
            _ => query::long_run(&war, 60, world.balance_at[1]),
        };
        let blues = if day < 90 { first } else { query::long_run(&war, 50, world.balance_at[0]) };
        assert_eq!(
            [world.sides[REDS.ix()].change, world.sides[BLUES.ix()].change],
            [reds, blues],
            "day {day}"
        );
        assert_eq!(world.known[0], day >= 65, "overtaken, but known");
    }
    assert_ne!(world.sides[REDS.ix()].change, first);
}

#[test]
fn a_side_without_couriers_keeps_its_old_view() {
    let mut sc = scenario();
    sc.events.iter_mut().for_each(|e| e.delay = [10_000; 2]);
    let war = fixture::war(&sc, 3);
    let mut world = fixture::world(&war);
    let first = world.sides[0].change;
    for day in 1..=400 {
        for rule in [calendar::turn, wider_war::drift, intelligence::read] {
            fixture::apply(&war, &mut world, rule, day);
        }
    }
    assert_eq!(world.sides.map(|s| s.change), [first; 2]);
    assert_ne!(world.balance, war.theta.continent_start);
}
