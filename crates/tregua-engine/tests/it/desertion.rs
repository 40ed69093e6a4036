//! Stragglers, deserters and units that go over: the closed forms of war-model §1.3 and §4, run through the rules.

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES, REDS};
use tregua_engine::num::{exp, exp_m1, ln};
use tregua_engine::record::Happened;
use tregua_engine::rules::{desertion, ledger, recruit};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

/// The red foot and the blue.
const RED: usize = 0;
const BLUE: usize = 2;

/// A day's world in which men desert at the bare rate of their origin: morale ½, fed, unmoved by anything.
fn even(war: &War<'_>) -> World {
    let mut world = fixture::world(war);
    world.formations.iter_mut().for_each(|f| f.morale = 0.5);
    world
}

/// Men of the red foot who are gone after some days.
fn gone(sc: &Scenario, seed: u64, days: u32, rate: f64, change: impl Fn(&mut World)) -> f64 {
    let mut war = fixture::war(sc, seed);
    (war.theta.desert_native, war.theta.desert_american) = (rate, rate);
    let mut world = even(&war);
    change(&mut world);
    let before = world.formations[RED].mouths();
    fixture::days(&war, &mut world, days, &[desertion::desert]);
    f64::from(before - world.formations[RED].mouths())
}

/// Frozen covariates → N₀ e^(−ht): 1.2 % a day for 28 days loses 28.5 %.
#[test]
fn a_steady_leak_is_exponential() {
    let sc = fixture::scenario();
    let share = -exp_m1(-0.012 * 28.0);
    assert!((share - 0.285).abs() < 1e-3);
    with_power("lost in 28 days", share, |fault| {
        Estimate::of((0..150).map(|seed| gone(&sc, seed, 28, 0.012 * fault, |_| ()) / 2000.0))
    });
}

/// More of what drives men away always takes more of them: night by night on the same luck, and clearly more on average.
#[test]
fn desertion_falls_with_morale_and_rises_with_hunger() {
    let sc = fixture::scenario();
    let lost = |seed, morale: f64, hunger: f64| {
        gone(&sc, seed, 1, 0.02, |w| (w.formations[RED].morale, w.formations[RED].hunger) = (morale, hunger))
    };
    let mut sums = [0.0; 4];
    for seed in 0..200 {
        let steps = [lost(seed, 0.7, 0.0), lost(seed, 0.6, 0.0), lost(seed, 0.5, 0.0), lost(seed, 0.5, 0.4)];
        assert!(steps.windows(2).all(|w| w[0] <= w[1]), "{steps:?}");
        sums.iter_mut().zip(steps).for_each(|(s, x)| *s += x);
    }
    assert!(sums.windows(2).all(|w| w[1] > 1.3 * w[0]), "{sums:?}");
}

/// Convalescents leave twice as readily.
#[test]
fn convalescents_leave_twice_as_readily() {
    let sc = fixture::scenario();
    with_power("of 2000", 2000.0 * -exp_m1(-0.04), |fault| {
        Estimate::of((0..400).map(|seed| {
            gone(&sc, seed, 1, 0.02 * fault, |w| {
                let f = &mut w.formations[RED];
                (f.fit, f.convalescent) = (0, 2000);
            })
        }))
    });
}

/// ν = 0: neither propaganda nor home moves anybody. With natives both do.
#[test]
fn home_and_propaganda_speak_to_natives_alone() {
    let lost = |native: f64, stirred: bool| {
        let mut sc = fixture::scenario();
        sc.formations[RED].native = native;
        (0..40)
            .map(|seed| {
                gone(&sc, seed, 1, 0.005, |w| {
                    if stirred {
                        (w.formations[RED].exposure, w.formations[RED].left_home) = (0.8, 1);
                        w.places[0].opinion = 1.0;
                    }
                })
            })
            .sum::<f64>()
    };
    assert_eq!(lost(0.0, true), lost(0.0, false), "not one man more");
    assert!(lost(1.0, true) > 5.0 * lost(1.0, false));
}

/// War-model §4: a native unit (ν 0.9, μ 0.3, η 0.5) under some propaganda loses an eighth the night the order to leave is known, and a
/// hundredth ten days later.
#[test]
fn the_bad_days_of_a_native_unit() {
    let mut sc = fixture::scenario();
    (sc.formations[RED].native, sc.formations[RED].origin) = (0.9, Origin::Native);
    let lost = |days_ago: i32| {
        let share = |seed| {
            let unhappy = |w: &mut World| {
                w.day = 50;
                w.places[0].opinion = 1.1;
                let f = &mut w.formations[RED];
                (f.morale, f.hunger, f.exposure, f.left_home) = (0.3, 0.5, 0.5, 51 - days_ago);
            };
            gone(&sc, seed, 1, 1e-3, unhappy) / 2000.0
        };
        Estimate::of((0..100).map(share))
    };
    let (first, tenth) = (lost(0), lost(10));
    assert!((0.10..0.13).contains(&first.mean) && first.error < 0.001, "{first:?}");
    assert!((0.007..0.012).contains(&tenth.mean) && tenth.error < 0.0005, "{tenth:?}");
}

/// Of those who leave the side against the change where opinion is even, 55 % go home, 25 % to the guerrillas and 20 % to the enemy;
/// deserters from the other side find no guerrillas to join.
#[test]
fn deserters_scatter() {
    let sc = fixture::scenario();
    let mut home = [Vec::new(), Vec::new()];
    let (mut bands, mut enemy) = (Vec::new(), Vec::new());
    for seed in 0..1500 {
        let mut war = fixture::war(&sc, seed);
        war.theta.desert_american = 0.05;
        let mut world = even(&war);
        fixture::days(&war, &mut world, 1, &[desertion::desert]);
        let l = &world.ledger;
        bands.push(f64::from(world.places[0].guerrillas) / f64::from(l.deserted[0]));
        enemy.push(f64::from(l.on_the_road[1]) / f64::from(l.deserted[0]));
        home[0].push(f64::from(l.home[0]) / f64::from(l.deserted[0]));
        home[1].push(f64::from(l.home[1]) / f64::from(l.deserted[1]));
        assert_eq!(world.places[3].guerrillas, 0);
        ledger::check(&war, &world);
    }
    let expected = [(&home[0], 0.55), (&bands, 0.25), (&enemy, 0.20), (&home[1], 0.55 / 0.75)];
    for (k, (sample, share)) in expected.into_iter().enumerate() {
        let found = Estimate::of(sample.iter().copied());
        assert!(found.agrees(share), "{k}: {found:?} against {share}");
        assert!(!found.agrees(1.05 * share), "{k}: {found:?} would not notice {}", 1.05 * share);
    }
}

/// Those who go over are in the enemy's ranks when they can have walked there: 110 km, five days.
#[test]
fn those_who_go_over_appear_in_the_enemys_ranks() {
    let mut sc = fixture::scenario();
    sc.formations[BLUE].men = 100;
    let mut war = fixture::war(&sc, 3);
    war.theta.desert_american = 0.05;
    let mut world = even(&war);
    fixture::days(&war, &mut world, 1, &[desertion::desert]);
    let over = world.ledger.on_the_road;
    assert!(over[1] > 10, "{over:?}");
    war.theta.recruit_rate = 0.0;
    fixture::days(&war, &mut world, 4, &[recruit::enlist]);
    assert_eq!(world.ledger.on_the_road, over, "still walking");
    let before = world.formations[BLUE].fit;
    fixture::days(&war, &mut world, 1, &[recruit::enlist]);
    assert_eq!(world.formations[BLUE].fit - before, over[1], "the weakest body takes them");
    assert_eq!(world.ledger.on_the_road, [0; 2]);
    assert!(world.dispatches.is_empty());
    ledger::check(&war, &world);
}

#[test]
fn nobody_deserts_at_sea() {
    let sc = fixture::scenario();
    let afloat = Pos::Afloat(Convoy {
        squadron: SquadronId::new(0),
        from: PlaceId::new(0),
        to: PlaceId::new(4),
        passage: Passage::Off,
    });
    assert_eq!(gone(&sc, 1, 10, 0.1, |w| w.armies[0].pos = afloat), 0.0);
}

/// Halted among friends a sixth of the stragglers rejoin every day; on the road guerrillas take two in a hundred for each hundred of them.
#[test]
fn stragglers_come_in_or_are_taken() {
    let sc = fixture::scenario();
    let after = |seed: u64, rejoin: f64, capture: f64, pos: Pos| {
        let mut war = fixture::war(&sc, seed);
        (war.theta.rejoin_days, war.theta.straggler_capture) = (rejoin, capture);
        let mut world = even(&war);
        world.formations[RED].stragglers = 600;
        world.armies[0].pos = pos;
        world.places[1].guerrillas = 300;
        fixture::days(&war, &mut world, 1, &[desertion::straggle]);
        ledger_of(&world)
    };
    with_power("rejoin", 600.0 * -exp_m1(-1.0 / 6.0), |fault| {
        Estimate::of((0..2000).map(|s| after(s, 6.0 / fault, 0.02, Pos::At(PlaceId::new(0))).0))
    });
    let road = Pos::On { leg: RouteId::new(0), from: PlaceId::new(0), km: 30.0 };
    with_power("taken", 600.0 * -exp_m1(-0.06), |fault| {
        Estimate::of((0..4000).map(|s| after(s, 6.0, 0.02 * fault, road).1))
    });
}

/// Men back in the ranks, and prisoners of the side for the change.
fn ledger_of(world: &World) -> (f64, f64) {
    (f64::from(world.formations[RED].fit) - 2000.0, f64::from(world.ledger.prisoners[1]))
}

/// A unit goes over with chance 1 − exp(−h), h = exp(−9 + 4d + 2E + 1.5(π̂−½) + [alone]), to an army within three days' march. Told of
/// units readier by two than the model's −9, so that fewer nights do.
#[test]
fn a_disloyal_unit_goes_over() {
    const READY: f64 = -7.0;
    let mut sc = fixture::scenario();
    sc.formations[RED].disloyalty = 0.9;
    let night = |seed: u64, fault: f64, place: usize| {
        let mut war = fixture::war(&sc, seed);
        war.theta.defect_base = READY + ln(fault);
        war.theta.desert_american = 0.0;
        let mut world = even(&war);
        world.armies[0].pos = Pos::At(PlaceId::new(place));
        world.sides[0].change = 0.6;
        world.formations[RED].exposure = 0.9;
        let record = fixture::days(&war, &mut world, 1, &[desertion::desert]);
        ledger::check(&war, &world);
        (world, record)
    };
    let chance = |alone: f64| -exp_m1(-exp(READY + 3.6 + 1.8 + 1.5 * 0.1 + alone));
    with_power("on its own ground", chance(0.0), |fault| {
        Estimate::share((0..30_000).map(|s| night(s, fault, 1).0.formations[RED].side == BLUES))
    });
    with_power("on the enemy's", chance(1.0), |fault| {
        Estimate::share((0..30_000).map(|s| night(s, fault, 3).0.formations[RED].side == BLUES))
    });
    let (world, record) =
        (0..).map(|s| night(s, 1.0, 3)).find(|(w, _)| w.formations[RED].side == BLUES).unwrap();
    assert_eq!(world.formations[RED].army, ArmyId::new(1));
    assert_eq!((world.formations[RED].fit, world.formations[1].side), (2000, REDS));
    let told = Happened::Defected { formation: FormationId::new(RED), men: 2000, to: BLUES };
    assert!(record.happened.iter().any(|(_, _, h)| *h == told));
    assert_eq!(world.sides.each_ref().map(|s| s.losses), [2000.0, 0.0], "officers count it");
    let far = (0..500).all(|s| night(s, 1.0, 0).0.formations[RED].side == REDS);
    assert!(far, "the enemy is five days away");
}
