//! Guerrillas: the closed forms of war-model §6, run through the rules.

use crate::estimate::{Estimate, with_power};
use crate::fixture;
use tregua_engine::num::{exp, exp_m1};
use tregua_engine::rules::{guerrilla, ledger};
use tregua_engine::scenario::*;
use tregua_engine::world::*;

const FORD: usize = 1;

/// Nobody is within a day's march of the ford.
fn lonely(world: &mut World) {
    world.armies.iter_mut().for_each(|a| a.pos = Pos::Nowhere);
}

/// No contact: G* = inflow / outflow, approached as e^(−t/90). Half of a tenth of the people, armed by three tenths.
#[test]
fn guerrillas_settle_between_inflow_and_outflow() {
    let mut sc = fixture::scenario();
    sc.places[FORD].people = 400_000;
    let inflow = 40_000.0 * -exp_m1(-1.2e-3 * 0.5 * 0.3);
    let settled = inflow / -exp_m1(-1.0 / 90.0);
    let after = |days: u32, fault: f64| {
        Estimate::of((0..150).map(|seed| {
            let mut war = fixture::war(&sc, seed);
            war.theta.guerrilla_recruits *= fault;
            let mut world = fixture::world(&war);
            lonely(&mut world);
            for _ in 0..days {
                fixture::days(&war, &mut world, 1, &[guerrilla::muster]);
                world.places[FORD].people = 400_000; // the law has no bottom to its pool
            }
            f64::from(world.places[FORD].guerrillas)
        }))
    };
    with_power("after 45 days", settled * (1.0 - exp(-0.5)), |f| after(45, f));
    with_power("after 540 days", settled * (1.0 - exp(-6.0)), |f| after(540, f));
}

/// Muskets arm beyond the levies; outside the districts nobody goes out without them.
#[test]
fn muskets_make_guerrillas() {
    let joined = |district: bool, muskets: f64| {
        let mut sc = fixture::scenario();
        sc.places[FORD].guerrilla = district;
        sc.places[FORD].people = 100_000;
        let war = fixture::war(&sc, 2);
        let mut world = fixture::world(&war);
        lonely(&mut world);
        world.places[FORD].muskets = muskets;
        fixture::days(&war, &mut world, 20, &[guerrilla::muster]);
        ledger::check(&war, &world);
        world.places[FORD].guerrillas
    };
    assert_eq!(joined(false, 0.0), 0);
    assert!(joined(true, 0.0) > 10 && joined(true, 500.0) > 2 * joined(true, 0.0));
    assert!(joined(false, 500.0) == joined(true, 500.0));
}

/// Requisition by the side against the change drives people out; at the whole, three times as many.
#[test]
fn requisition_fills_the_bands() {
    let sc = fixture::scenario();
    let joined = |req: [f64; 2], fault: f64| {
        Estimate::of((0..15_000).map(|seed| {
            let mut war = fixture::war(&sc, seed);
            war.theta.guerrilla_recruits *= 10.0 * fault;
            let mut world = fixture::world(&war);
            lonely(&mut world);
            world.places[FORD].requisition = req;
            fixture::days(&war, &mut world, 1, &[guerrilla::muster]);
            f64::from(world.places[FORD].guerrillas)
        }))
    };
    let per = |x: f64| 500.0 * -exp_m1(-1.2e-2 * 0.5 * 0.3 * x);
    with_power("angry", per(3.0), |f| joined([1.0, 0.0], f));
    assert!(joined([0.0, 1.0], 1.0).agrees(per(1.0)), "their own side's asks no one out");
}

/// Sweeps find 0.03·N/(N+500) of them a day, regulars who lie by half as many; three in ten of those are killed.
#[test]
fn sweeps_thin_the_bands() {
    let sc = fixture::scenario();
    let left = |seed: u64, fault: f64, doing: Doing, truce: bool| {
        let mut war = fixture::war(&sc, seed);
        war.theta.guerrilla_recruits = 0.0;
        war.theta.guerrilla_stay = 1e12;
        war.theta.guerrilla_sweep *= fault;
        let mut world = fixture::world(&war);
        world.armies[0].pos = Pos::At(PlaceId::new(FORD));
        world.armies[0].task.doing = doing;
        world.places[FORD].guerrillas = 2000;
        world.ledger.people += 2000;
        if truce {
            world.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 9, pledged: false });
        }
        fixture::days(&war, &mut world, 10, &[guerrilla::muster]);
        ledger::check(&war, &world);
        (f64::from(world.places[FORD].guerrillas), f64::from(world.ledger.dead[1][Cause::Battle as usize]))
    };
    let hazard = 0.03 * 2300.0 / 2800.0;
    let sample = |f: f64, doing: Doing| (0..400).map(move |s| left(s, f, doing, false).0).collect::<Vec<_>>();
    with_power("swept for ten days", 2000.0 * (1.0 - exp(-10.0 * hazard)), |f| {
        Estimate::of(sample(f, Doing::Sweep).into_iter().map(|g| 2000.0 - g))
    });
    with_power("lain by for ten days", 2000.0 * (1.0 - exp(-5.0 * hazard)), |f| {
        Estimate::of(sample(f, Doing::Hold).into_iter().map(|g| 2000.0 - g))
    });
    let killed = Estimate::of((0..400).map(|s| left(s, 1.0, Doing::Sweep, false).1));
    assert!(killed.agrees(0.3 * 2000.0 * (1.0 - exp(-10.0 * hazard))), "{killed:?}");
    assert_eq!(left(1, 1.0, Doing::Sweep, true).0, 2000.0, "a truce stops the hunting");
}

/// 1 − exp(−G/(300(1+escort/100))): none without guerrillas, more with more, less with an escort.
#[test]
fn guerrillas_cut_the_roads() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let stopped = |guerrillas: u32, escort: u32| {
        let mut world = fixture::world(&war);
        world.places[FORD].guerrillas = guerrillas;
        world.armies[0].pos = Pos::At(PlaceId::new(FORD));
        (world.formations[0].fit, world.formations[1].fit) = (escort, 0);
        world.places[FORD].interdiction = 0.5;
        fixture::days(&war, &mut world, 1, &[fixture::raid]);
        world.places[FORD].interdiction
    };
    assert_eq!(stopped(0, 0), 0.0);
    assert!((stopped(300, 0) + exp_m1(-1.0)).abs() < 1e-12);
    assert!((stopped(300, 200) + exp_m1(-1.0 / 3.0)).abs() < 1e-12);
    let rising: Vec<f64> = (0..40).map(|g| stopped(g * 50, 100)).collect();
    assert!(rising.windows(2).all(|w| w[0] < w[1]));
}

/// Expected take: 0.02 a guerrilla a day of stragglers and foragers, and as many mule loads of a column.
#[test]
fn raids_take_men_and_loads() {
    let sc = fixture::scenario();
    let taken = |seed: u64, fault: f64, truce: bool| {
        let mut war = fixture::war(&sc, seed);
        war.theta.guerrilla_raid *= fault;
        let mut world = fixture::world(&war);
        world.places[0].guerrillas = 150;
        world.ledger.people += 150;
        world.formations[0].stragglers = 300;
        world.ledger.people += 300;
        world.armies[0].pos = Pos::On { leg: RouteId::new(0), from: PlaceId::new(0), km: 5.0 };
        let food = world.armies[0].food;
        if truce {
            world.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 9, pledged: false });
        }
        fixture::days(&war, &mut world, 1, &[fixture::raid]);
        ledger::check(&war, &world);
        (f64::from(world.ledger.prisoners[1]), food - world.armies[0].food)
    };
    // 415 men are within reach, so few are taken twice over: n(1 − e^(−3/n)).
    with_power("men", 415.0 * -exp_m1(-3.0 / 415.0), |f| {
        Estimate::of((0..8000).map(|s| taken(s, f, false).0))
    });
    assert!((taken(1, 1.0, false).1 - 3.0 * 100.0).abs() < 1e-9);
    assert_eq!(taken(1, 1.0, true), (0.0, 0.0));
}
