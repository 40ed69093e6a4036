//! Opinion: the closed forms of war-model §5, run through the rules.

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES, REDS};
use tregua_engine::num::{exp, exp_m1, logit};
use tregua_engine::record::Happened;
use tregua_engine::rules::opinion;
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

const N: usize = 5;

/// The row-stochastic matrix of trade by road weight 1/km, from the fixture's legs.
fn trade(sc: &Scenario) -> [[f64; N]; N] {
    let mut w = [[0.0; N]; N];
    for r in &sc.routes {
        w[r.from.ix()][r.to.ix()] = 1.0 / r.km;
        w[r.to.ix()][r.from.ix()] = 1.0 / r.km;
    }
    w.map(|row| row.map(|x| x / row.iter().sum::<f64>()))
}

/// x* = (I − (1−α)W)⁻¹ (αx⁰ + u), by elimination.
fn fixed_point(w: [[f64; N]; N], alpha: f64, right: [f64; N]) -> [f64; N] {
    let mut a: [[f64; N + 1]; N] = std::array::from_fn(|i| {
        std::array::from_fn(|j| {
            if j == N { right[i] } else { f64::from(u8::from(i == j)) - (1.0 - alpha) * w[i][j] }
        })
    });
    for i in 0..N {
        let pivot = a[i];
        for row in a.iter_mut().skip(i + 1) {
            let factor = row[i] / pivot[i];
            row.iter_mut().zip(pivot).for_each(|(x, p)| *x -= factor * p);
        }
    }
    let mut x = [0.0; N];
    for i in (0..N).rev() {
        let known: f64 = (i + 1..N).map(|j| a[i][j] * x[j]).sum();
        x[i] = (a[i][N] - known) / a[i][i];
    }
    x
}

/// A divided country under a steady press, belief and requisition; and what they add to each place's opinion.
fn divided() -> (Scenario, [f64; N]) {
    let mut sc = fixture::scenario();
    for (place, x) in sc.places.iter_mut().zip([-1.5, 0.3, 1.0, 2.0, -0.2]) {
        place.opinion = x;
    }
    let push: [f64; N] = std::array::from_fn(|i| {
        let change: f64 = if i < 2 { 0.6 } else { 0.7 };
        let taken = if i == 1 {
            1.5 * 0.4
        } else if i == 3 {
            -1.5 * 0.2
        } else {
            0.0
        };
        let voice = 0.5 + if i == 2 { 0.5 * 300.0 / 450.0 } else { 0.0 };
        voice - 0.2 + 0.6 * logit(change) + taken
    });
    (sc, push)
}

fn stir(world: &mut World) {
    (world.sides[0].press, world.sides[1].press) = (0.2, 0.5);
    (world.sides[0].change, world.sides[1].change) = (0.6, 0.7);
    world.places[1].requisition[0] = 0.4;
    world.places[3].requisition[1] = 0.2;
    world.places[2].guerrillas = 300;
}

fn opinions(world: &World) -> [f64; N] {
    std::array::from_fn(|i| world.places[i].opinion)
}

fn distance(a: [f64; N], b: [f64; N]) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y).abs()).fold(0.0, f64::max)
}

/// Constant inputs → x* = (I − (1−α)W)⁻¹(αx⁰ + u), approached by a factor of at most 1 − κα a day and no faster than κ(2−α).
#[test]
fn opinion_settles_where_friedkin_and_johnsen_say() {
    let (sc, push) = divided();
    let war = fixture::war(&sc, 1);
    let alpha = war.theta.opinion_anchor;
    let right: [f64; N] = std::array::from_fn(|i| alpha * sc.places[i].opinion + push[i]);
    let goal = fixed_point(trade(&sc), alpha, right);
    let mut world = fixture::world(&war);
    stir(&mut world);
    let mut off = distance(opinions(&world), goal);
    let first = off;
    for _ in 0..300 {
        fixture::days(&war, &mut world, 1, &[opinion::drift]);
        let now = distance(opinions(&world), goal);
        assert!(now <= (1.0 - war.theta.opinion_rate * alpha) * off + 1e-12, "{now} after {off}");
        off = now;
    }
    assert!(off >= first * exp(-300.0 * war.theta.opinion_rate * (2.0 - alpha)));
    fixture::days(&war, &mut world, 3000, &[opinion::drift]);
    let settled = distance(opinions(&world), goal);
    assert!(settled < 1e-9, "{:?} against {goal:?}", opinions(&world));
    // A planted fault: the anchor five per cent off settles elsewhere.
    let mut wrong = fixture::war(&sc, 1);
    wrong.theta.opinion_anchor *= 1.05;
    fixture::days(&wrong, &mut world, 3000, &[opinion::drift]);
    assert!(distance(opinions(&world), goal) > 0.02);
}

/// α = 1 and nothing said: every place returns to its own bent.
#[test]
fn without_neighbours_everyone_keeps_his_mind() {
    let (sc, _) = divided();
    let mut war = fixture::war(&sc, 1);
    war.theta.opinion_anchor = 1.0;
    let mut world = fixture::world(&war);
    world.sides.iter_mut().for_each(|s| s.change = 0.5);
    world.places.iter_mut().for_each(|p| p.opinion += 1.0);
    fixture::days(&war, &mut world, 100, &[opinion::drift]);
    for (place, state) in sc.places.iter().zip(&world.places) {
        let expected = place.opinion + tregua_engine::num::pow(1.0 - 0.02, 100.0);
        assert!((state.opinion - expected).abs() < 1e-12);
    }
}

/// More press for the change, fewer for the enemy, better odds or a harder enemy never lower opinion anywhere.
#[test]
fn opinion_is_monotone_in_what_is_said_and_done() {
    let (sc, _) = divided();
    let war = fixture::war(&sc, 1);
    let after = |change: &dyn Fn(&mut World)| {
        let mut world = fixture::world(&war);
        stir(&mut world);
        change(&mut world);
        fixture::days(&war, &mut world, 120, &[opinion::drift]);
        opinions(&world)
    };
    let base = after(&|_| ());
    let more: [&dyn Fn(&mut World); 5] = [
        &|w| w.sides[1].press = 0.6,
        &|w| w.sides[0].press = 0.1,
        &|w| w.sides[0].change = 0.8,
        &|w| w.places[0].requisition[0] = 0.5,
        &|w| w.places[4].guerrillas = 100,
    ];
    for (k, change) in more.into_iter().enumerate() {
        let found = after(change);
        assert!(found.iter().zip(base).all(|(a, b)| *a >= b), "{k}: {found:?} below {base:?}");
        assert!(distance(found, base) > 0.01, "{k} moves nobody");
    }
}

/// A place that would declare, and the share of wars in which it does on one day.
fn declares(sc: &Scenario, rate: f64, wars: u64, change: impl Fn(&mut World)) -> Estimate {
    Estimate::share((0..wars).map(|seed| {
        let mut war = fixture::war(sc, seed);
        war.theta.declare_rate = rate;
        let mut world = fixture::world(&war);
        world.places.iter_mut().for_each(|p| p.declared = p.held_by == BLUES);
        world.places[0].declared = true;
        world.places[0].held_by = BLUES;
        world.places[1].opinion = 1.0;
        change(&mut world);
        fixture::days(&war, &mut world, 1, &[opinion::declare]);
        world.places[1].declared
    }))
}

/// Hazard r e^(1.5x), ten times with troops for the change, none under a garrison of one in a hundred. Told at rates far above the model's
/// 0.002, so that fewer days tell.
#[test]
fn places_declare_themselves() {
    let sc = fixture::scenario();
    let chance = -exp_m1(-0.2 * exp(1.5));
    with_power("left alone", chance, |f| declares(&sc, 0.2 * f, 30_000, |_| ()));
    let ford = Pos::At(PlaceId::new(1));
    with_power("protected", chance, |f| declares(&sc, 0.02 * f, 30_000, |w| w.armies[1].pos = ford));
    let silent = declares(&sc, 10.0, 500, |w| w.armies[0].pos = ford);
    assert_eq!(silent.mean, 0.0);
    let mut camps = sc.clone();
    camps.cities[0].place = PlaceId::new(1);
    let round = |place: usize| {
        let mut sc = camps.clone();
        for p in [1, place] {
            sc.places[p].city = Some(CityId::new(0));
        }
        declares(&sc, 10.0, 500, move |w| w.armies[0].pos = Pos::At(PlaceId::new(2)))
    };
    assert_eq!(round(2).mean, 0.0, "nor with the army in a camp that lives off the city");
    assert!(round(4).mean > 0.0, "an army elsewhere silences nobody");
    let few = declares(&sc, 0.2, 2000, |w| {
        w.armies[0].pos = ford;
        (w.formations[0].fit, w.formations[1].fit) = (40, 10);
    });
    assert!(few.agrees(chance), "fifty men cannot silence five thousand: {few:?}");
}

/// What is declared is theirs, is told once, and can come back after it was retaken.
#[test]
fn a_declared_place_changes_hands() {
    let sc = fixture::scenario();
    let mut war = fixture::war(&sc, 1);
    war.theta.declare_rate = 1e3;
    let mut world = fixture::world(&war);
    let told = |war: &War<'_>, world: &mut World| {
        let record = fixture::days(war, world, 1, &[opinion::declare]);
        let ford = PlaceId::new(1);
        let is = |h: &Happened| match h {
            Happened::Declared { place } | Happened::Fell { place, .. } => *place == ford,
            _ => false,
        };
        record.happened.iter().filter(|(_, _, h)| is(h)).count()
    };
    assert_eq!(told(&war, &mut world), 2, "it declares itself, and falls");
    assert_eq!((world.places[1].held_by, world.places[1].declared), (BLUES, true));
    assert_eq!(told(&war, &mut world), 0);
    world.places[1].held_by = REDS;
    assert_eq!(told(&war, &mut world), 1, "it comes back, declared long ago");
}

/// What is held in pledge does not come out while its truce lasts.
#[test]
fn a_pledge_is_silent_while_its_truce_lasts() {
    let mut sc = fixture::scenario();
    let ford = PlaceId::new(1);
    sc.truces = vec![Truce { guarantee: Some((ford, REDS)), ..fixture::truce() }];
    let pledged = |pledged| {
        declares(&sc, 1e3, 50, |w| {
            w.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 20, pledged });
        })
    };
    assert_eq!((pledged(true).mean, pledged(false).mean), (0.0, 1.0));
}

/// E follows 1 − exp(−(press + parties/4)) in seven days; a party is fifty men within a day's march.
#[test]
fn soldiers_hear_the_enemys_press_and_parties() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    (world.sides[0].press, world.sides[1].press) = (0.1, 0.3);
    world.places[0].guerrillas = 100;
    world.places[1].guerrillas = 1000;
    world.places[3].guerrillas = 1000;
    fixture::days(&war, &mut world, 7, &[opinion::expose]);
    let reach = 1.0 - exp(-1.0);
    let red = -exp_m1(-(0.3 + 2.0 / 4.0)) * reach;
    assert!((world.formations[0].exposure - red).abs() < 1e-12, "44 km to the ford are too far");
    let blue = -exp_m1(-0.1) * reach;
    assert!((world.formations[2].exposure - blue).abs() < 1e-12, "guerrillas are for the change");
}

/// Sick left to a captor and bread let in are worth 0.3 to whoever cares, once; a storm costs him 1 (war-model §5). Of ten sick a tenth is said.
#[test]
fn conduct_is_remembered() {
    use tregua_engine::rules::battle;
    let ford = PlaceId::new(1);
    let mut sc = fixture::scenario();
    sc.places[ford.ix()].ground = Ground::Works;
    let left = |sick: u32, swapped: bool| {
        let mut sc = sc.clone();
        if swapped {
            sc.sides.iter_mut().for_each(|s| s.for_change = !s.for_change);
        }
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        for army in [0, 1] {
            world.armies[army].pos = Pos::At(ford);
        }
        for f in [2, 3] {
            (world.formations[f].fit, world.formations[f].sick) = (0, sick / 2);
        }
        fixture::step(&war, &mut world, battle::capture);
        world.places[ford.ix()].opinion
    };
    assert!((left(400, false) + 0.3).abs() < 1e-12, "the captor is against the change");
    assert!((left(400, true) - 0.3).abs() < 1e-12);
    assert!((left(10, false) + 0.03).abs() < 1e-12);
    let stormed = (0..60).map(|seed| {
        let war = fixture::war(&sc, seed);
        let mut world = fixture::world(&war);
        for army in [0, 1] {
            world.armies[army].pos = Pos::At(ford);
        }
        world.armies[0].task.posture = Posture::Accept;
        world.armies[1].task.doing = Doing::Assault(ford);
        let told = fixture::step(&war, &mut world, battle::meet);
        let Some(Happened::Battle { advantage, storm: true, .. }) = told.first() else { panic!("{told:?}") };
        let x = world.places[ford.ix()].opinion;
        assert_eq!(x, if *advantage > 0.0 { -1.0 } else { 0.0 });
        *advantage > 0.0
    });
    let won = stormed.filter(|won| *won).count();
    assert!((1..60).contains(&won), "{won} of 60 storms won");
}
