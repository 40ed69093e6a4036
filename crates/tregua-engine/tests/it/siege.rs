//! Siege: the closed forms of war-model §8, and what a garrison's end changes.

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES, REDS};
use tregua_engine::effect::Effects;
use tregua_engine::num::exp;
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{battle, city, march, siege};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

const WEST: PlaceId = PlaceId::new(0);
const FORD: PlaceId = PlaceId::new(1);
const RED: ArmyId = ArmyId::new(0);
const BLUE: ArmyId = ArmyId::new(1);
const CITY: CityId = CityId::new(0);

/// A fortress at `west` with nothing but its magazines, nobody in it but the red foot.
fn fortress() -> Scenario {
    let mut sc = fixture::scenario();
    let west = &mut sc.places[WEST.ix()];
    (west.ground, west.city) = (Ground::Fortress, Some(CITY));
    sc.cities[0].sources[0].from = vec![FORD];
    sc.cities[0].people = 0;
    sc.cities[0].stock_days = 0.0;
    sc.formations[1].men = 0;
    sc.armies[RED.ix()].food_days = 0.0;
    sc
}

/// The blue army before the place, `kg` in its magazines.
fn beset(war: &War<'_>, kg: f64) -> World {
    let mut world = fixture::world(war);
    world.armies[BLUE.ix()].pos = Pos::At(WEST);
    world.places[FORD.ix()].held_by = BLUES;
    world.ledger.food_at_start += kg;
    world.cities[0].stock = kg;
    for f in &mut world.formations {
        f.morale = 0.5;
    }
    world
}

fn day(war: &War<'_>, world: &mut World, rules: &[fn(&War<'_>, &World, &mut Effects)]) -> Vec<Happened> {
    world.day += 1;
    let (mut out, mut record) = (Effects::new(), Record::new());
    for rule in rules {
        rule(war, world, &mut out);
        world.apply(&mut out, &mut record);
    }
    record.happened.into_iter().map(|h| h.2).collect()
}

const TABLE: [fn(&War<'_>, &World, &mut Effects); 4] = [siege::press, city::arrive, fixture::feed, city::eat];

fn surrendered(told: &[Happened]) -> bool {
    told.iter().any(|h| matches!(h, Happened::Surrendered { .. }))
}

fn food(world: &World) -> f64 {
    world.cities[0].stock + world.armies[RED.ix()].food
}

/// War-model §8: sixty days of food for 2,000 men last 60 days at full ration, 120 at half, and 30 + 30 ln 2 + 30 = 81 by the rule of prudence.
#[test]
fn a_garrison_lasts_as_long_as_its_rations_say() {
    let sc = fortress();
    let lasts = |prudence: f64| {
        let mut war = fixture::war(&sc, 1);
        (war.theta.prudence_days, war.theta.siege_surrender) = (prudence, 0.0);
        let mut world = beset(&war, 120_000.0);
        world.armies[BLUE.ix()].food = 1e7;
        while food(&world) > 1.0 && world.day < 400 {
            day(&war, &mut world, &TABLE);
        }
        world.day
    };
    assert_eq!(lasts(1e-9), 60);
    assert_eq!(lasts(1e9), 120);
    let prudent = lasts(30.0);
    assert!((80..=83).contains(&prudent), "{prudent}");
}

/// Hunger alone opens the gate between day 51 and day 81: never while fifteen days are left, however desperate; soon after if desperate.
#[test]
fn no_garrison_gives_up_while_fed() {
    let sc = fortress();
    let falls = |hazard: f64, seed: u64| {
        let mut war = fixture::war(&sc, seed);
        war.theta.siege_surrender = hazard;
        let mut world = beset(&war, 120_000.0);
        world.armies[BLUE.ix()].food = 1e7;
        while world.day < 100 {
            if surrendered(&day(&war, &mut world, &TABLE)) {
                return world.day;
            }
        }
        world.day
    };
    let first = falls(1e9, 1);
    assert!((50..=53).contains(&first), "the gate opens on day {first}");
    assert_eq!(falls(0.0, 1), 100, "no hazard, no fall");
    assert!((0..40).all(|seed| falls(0.05, seed) >= first));
    // Fed, it never falls.
    let war = fixture::war(&sc, 1);
    let mut world = beset(&war, 16.0 * 2000.0);
    (world.places[WEST.ix()].hope, world.armies[RED.ix()].honours) = (0.0, true);
    for _ in 0..2000 {
        assert!(!surrendered(&day(&war, &mut world, &[siege::press])));
    }
}

/// Frozen, a hungry garrison's hazard is h₀·exp(3η + 2(1−b) − 2(μ−½) + honours): with h₀ = 0.03, η ½, b ½, honours 1 it gives up on the first
/// day with 1 − exp(−0.03·e^3.5) = 0.63. 40,000 garrisons: standard error 0.0024.
#[test]
fn surrender_is_a_hazard() {
    let sc = fortress();
    with_power("surrenders on the first day", 1.0 - exp(-0.03 * exp(3.5)), |fault| {
        Estimate::share((0..40_000).map(|seed| {
            let mut war = fixture::war(&sc, seed);
            war.theta.siege_surrender = 0.03 * fault;
            let mut world = beset(&war, 14.0 * 2000.0);
            (world.places[WEST.ix()].hope, world.armies[RED.ix()].honours) = (0.5, true);
            world.formations[0].hunger = 0.5;
            surrendered(&day(&war, &mut world, &[siege::press]))
        }))
    });
}

#[test]
fn a_garrison_that_gives_up_is_taken_or_paroled() {
    let sc = fortress();
    for honours in [false, true] {
        let war = fixture::war(&sc, 1);
        let mut world = beset(&war, 0.0);
        let f = &mut world.formations[0];
        (f.fit, f.sick, f.convalescent) = (1500, 300, 200);
        world.armies[RED.ix()].honours = honours;
        let (mut out, mut record) = (Effects::new(), Record::new());
        siege::surrender(&war, &world, RED, &mut out);
        world.apply(&mut out, &mut record);
        assert_eq!(world.mouths(RED), 0);
        assert_eq!(world.people(), world.ledger.people);
        assert_eq!(world.places[WEST.ix()].held_by, BLUES);
        let (prisoners, home) = if honours { (300, 1700) } else { (2000, 0) };
        assert_eq!(world.ledger.prisoners[BLUES.ix()], prisoners);
        assert_eq!((world.ledger.home[REDS.ix()], world.ledger.deserted), (home, [0; 2]));
        assert_eq!(world.sides[REDS.ix()].losses, 2000.0, "officers count it");
        let told: Vec<_> = record.happened.iter().map(|h| h.2).collect();
        assert_eq!(told[0], Happened::Surrendered { army: RED, place: WEST, men: 2000 });
        assert_eq!(told[1], Happened::Fell { place: WEST, to: BLUES });
        // In the open there is nothing to give up.
        let mut world = beset(&war, 0.0);
        world.armies[RED.ix()].pos = Pos::At(PlaceId::new(3));
        siege::surrender(&war, &world, RED, &mut out);
        assert!(out.is_empty());
    }
}

/// An army that has nobody left cannot lay down arms: who has men beside it speaks, and where nobody has, nothing happens.
#[test]
fn nobody_speaks_for_a_garrison_who_has_no_men() {
    let mut sc = fortress();
    let mut other = sc.armies[RED.ix()].clone();
    other.key = "second".into();
    sc.armies.push(other);
    let second = ArmyId::new(sc.armies.len() - 1);
    let war = fixture::war(&sc, 1);
    let mut world = beset(&war, 0.0);
    world.formations[0].army = second;
    let (mut out, mut record) = (Effects::new(), Record::new());
    siege::surrender(&war, &world, RED, &mut out);
    world.apply(&mut out, &mut record);
    let told = record.happened.iter().find(|h| matches!(h.2, Happened::Surrendered { .. }));
    assert!(matches!(told, Some((_, _, Happened::Surrendered { army, .. })) if *army == second), "{told:?}");
    siege::surrender(&war, &world, RED, &mut out);
    assert!(out.is_empty());
}

/// Hope halves when a sortie fails and when a field army leaves, and is whole again when the enemy has gone.
#[test]
fn hope_of_relief_falls_by_half() {
    let sc = fortress();
    let failed = (0..50).find_map(|seed| {
        let war = fixture::war(&sc, seed);
        let mut world = beset(&war, 1e6);
        world.armies[RED.ix()].task.posture = Posture::Offer;
        let told = day(&war, &mut world, &[battle::meet]);
        let lost = matches!(told[0], Happened::Battle { attacker: RED, advantage, .. } if advantage < 0.0);
        lost.then_some(world)
    });
    let mut world = failed.expect("a sortie fails");
    assert_eq!(world.places[WEST.ix()].hope, 0.5);
    assert_eq!(world.armies[RED.ix()].pos, Pos::At(WEST), "back behind the walls");
    let war = fixture::war(&sc, 1);
    world.armies[RED.ix()].task = Task { doing: Doing::March, to: Some(FORD), ..Task::REST };
    day(&war, &mut world, &[march::advance]);
    assert_eq!(world.places[WEST.ix()].hope, 0.25);
    let mut world = beset(&war, 1e6);
    world.places[WEST.ix()].hope = 0.25;
    world.armies[BLUE.ix()].pos = Pos::At(PlaceId::new(3));
    day(&war, &mut world, &[siege::press]);
    assert_eq!(world.places[WEST.ix()].hope, 1.0);
}

/// A squadron on blockade besets a place as an army before it does; ships under its guns go with it when it falls.
#[test]
fn a_blockade_besets_and_ships_fall_with_the_fortress() {
    let mut sc = fortress();
    sc.squadrons.push(Squadron { key: "red-fleet".into(), side: REDS, at: WEST, ..sc.squadrons[0].clone() });
    sc.ships.push(Ship { key: "red-brig".into(), squadron: SquadronId::new(1), ..sc.ships[0].clone() });
    let mut war = fixture::war(&sc, 1);
    war.theta.siege_surrender = 1e9;
    let mut world = fixture::world(&war);
    assert!(!surrendered(&day(&war, &mut world, &[siege::press])), "nobody is there");
    (world.squadrons[0].at, world.squadrons[0].blockade) = (WEST, Some(WEST));
    assert!(surrendered(&day(&war, &mut world, &[siege::press])));
    assert_eq!(world.ships[2].squadron, SquadronId::new(0));
    assert_eq!(world.ships[2].crew, 0);
    assert_eq!(world.people(), world.ledger.people);
    assert_eq!(world.places[WEST.ix()].held_by, BLUES);
}

/// What besieges a fortress takes half of its hope when a field army leaves it, and keeps it from being whole again: a squadron on station
/// with a warship that is fit, or troops a leg away; not ships that have sailed, nor unfit ones.
#[test]
fn a_fortress_is_besieged_alike_for_who_leaves_and_for_who_stays() {
    let mut sc = fortress();
    sc.armies.push(Army { key: "relief".into(), ..sc.armies[RED.ix()].clone() });
    let relief = ArmyId::new(sc.armies.len() - 1);
    let men = Formation { key: "relief".into(), army: relief, ..sc.formations[0].clone() };
    sc.formations.push(men);
    let war = fixture::war(&sc, 1);
    let hope = |set: &dyn Fn(&mut World)| {
        let mut world = fixture::world(&war);
        world.armies[BLUE.ix()].pos = Pos::Nowhere;
        set(&mut world);
        world.armies[relief.ix()].task = Task { doing: Doing::March, to: Some(FORD), ..Task::REST };
        world.places[WEST.ix()].hope = 0.8;
        let mut left = world.clone();
        day(&war, &mut left, &[march::advance]);
        day(&war, &mut world, &[siege::press]);
        [left, world].map(|w| w.places[WEST.ix()].hope)
    };
    let station = |w: &mut World| (w.squadrons[0].at, w.squadrons[0].blockade) = (WEST, Some(WEST));
    let [besieged, open] = [[0.4, 0.8], [0.8, 1.0]];
    assert_eq!(hope(&|_| {}), open);
    assert_eq!(hope(&station), besieged);
    assert_eq!(hope(&|w| w.armies[BLUE.ix()].pos = Pos::At(FORD)), besieged, "a leg away");
    let sailed = |w: &mut World| {
        station(w);
        let haven = PlaceId::new(4);
        let leg = SeaLeg::enter(&war, 1, SquadronId::new(0), WEST, haven);
        w.squadrons[0].voyage = leg.map(|leg| (haven, leg));
    };
    assert_eq!(hope(&sailed), open);
    let unfit = |w: &mut World| {
        station(w);
        w.ships[0].fit = false;
    };
    assert_eq!(hope(&unfit), open);
}

/// Honours are offered by a besieger: they lapse when he goes, however well off the garrison is, and when the garrison does.
#[test]
fn an_offer_of_honours_goes_with_the_siege() {
    let sc = fortress();
    let war = fixture::war(&sc, 1);
    let honours = |red: PlaceId, blue: PlaceId| {
        let mut world = beset(&war, 1e6);
        (world.armies[RED.ix()].pos, world.armies[BLUE.ix()].pos) = (Pos::At(red), Pos::At(blue));
        (world.armies[RED.ix()].honours, world.places[WEST.ix()].hope) = (true, 1.0);
        day(&war, &mut world, &[siege::press]);
        world.armies[RED.ix()].honours
    };
    let far = PlaceId::new(3);
    assert!(honours(WEST, WEST) && honours(WEST, FORD));
    assert!(!honours(WEST, far), "the besieger has gone");
    assert!(!honours(far, WEST), "the garrison has");
}
