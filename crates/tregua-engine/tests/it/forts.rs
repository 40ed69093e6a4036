//! Two beliefs about one battle, on a line of forts a short march apart. Nobody dies, tires or despairs, so that every battle has one
//! chance. (The war for the forts itself, T20 and T21, is in the theory suite.)

use crate::fixture::{self, BLUES, REDS};
use tregua_engine::num::{ln, pow};
use tregua_engine::record::Happened;
use tregua_engine::rules::battle;
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

/// Forts to win, N.
const FORTS: usize = 10;
const RED: ArmyId = ArmyId::new(0);
const BLUE: ArmyId = ArmyId::new(1);
/// Men of each army: so many that a chance of battle given as a ratio of men is exact to a millionth.
const MEN: u32 = 1_000_000;

/// Red and blue at the ends of a line of eleven places.
fn line() -> Scenario {
    let mut sc = fixture::scenario();
    let fort = |i: usize| Place {
        key: format!("fort-{i}"),
        held_by: if i < FORTS / 2 { REDS } else { BLUES },
        ..sc.places[1].clone()
    };
    let places: Vec<Place> = (0..=FORTS).map(fort).collect();
    let leg = |i: usize| Route {
        key: format!("leg-{i}"),
        from: PlaceId::new(i),
        to: PlaceId::new(i + 1),
        km: 5.0,
        ..sc.routes[0].clone()
    };
    sc.routes = (0..FORTS).map(leg).collect();
    sc.graph = Graph::build(&places, &sc.routes);
    sc.places = places;
    (sc.cities, sc.squadrons, sc.ships) = (vec![], vec![], vec![]);
    sc.formations.retain(|f| f.arm == Arm::Infantry);
    sc.armies.truncate(2);
    for f in &mut sc.formations {
        f.men = MEN;
    }
    (sc.deciders[0].seat, sc.deciders[1].seat) = (PlaceId::new(0), PlaceId::new(FORTS));
    (sc.fort, sc.interior) = (PlaceId::new(FORTS), vec![]);
    sc
}

/// A war without blood, fatigue or luck on the road: who is stronger is all that counts.
fn bloodless(sc: &Scenario) -> War<'_> {
    let mut war = fixture::war(sc, 1);
    let t = &mut war.theta;
    (t.battle_bitterness, t.morale_victory, t.morale_defeat) = (-1e3, 0.0, 0.0);
    (t.march_spread, t.straggling) = (0.0, 0.0);
    (t.battle_works, t.battle_surprise) = (1.0, 1.0);
    war
}

/// Both armies at fort `n`, which red has just won, with these fit men.
fn front(war: &War<'_>, n: usize, men: [u32; 2]) -> World {
    let mut world = fixture::world(war);
    for (army, home) in [(RED, 0), (BLUE, FORTS)] {
        let a = &mut world.armies[army.ix()];
        (a.pos, a.back) = (Pos::At(PlaceId::new(n)), Some(PlaceId::new(home)));
        a.task.posture = Posture::Offer;
        let f = &mut world.formations[army.ix()];
        (f.fit, f.morale) = (men[army.ix()], 0.5);
    }
    for (i, place) in world.places.iter_mut().enumerate() {
        place.held_by = if i <= n { REDS } else { BLUES };
    }
    world
}

/// Men of an enemy against whom `own` men win with chance `p` (war-model §7).
fn enemy_of(war: &War<'_>, own: u32, p: f64) -> u32 {
    (f64::from(own) * pow((1.0 - p) / p, war.theta.battle_chance)).round() as u32
}

/// Red's belief on blue, or blue's on red: as many men as give red this chance of a battle.
fn believe(war: &War<'_>, world: &mut World, of: ArmyId, p: f64) {
    let (decider, on, own_chance) = if of == RED { (0, BLUE, p) } else { (1, RED, 1.0 - p) };
    let men = enemy_of(war, MEN, own_chance);
    let place = world.armies[on.ix()].pos.place();
    let ix = world.belief_ix(DeciderId::new(decider), on);
    world.beliefs[ix] = Belief { mean: ln(f64::from(men)), var: 0.0, place, seen: world.day, ..Belief::NONE };
}

/// Commanders who each believe that they are the stronger both offer battle; if each believes himself the weaker nobody
/// does, whoever is the stronger in truth.
#[test]
fn mutual_optimism_makes_battles() {
    let mut sc = line();
    sc.armies.iter_mut().for_each(|a| a.p_star = 0.5);
    let war = bloodless(&sc);
    let meets = |p: [f64; 2]| {
        let mut world = front(&war, 5, [MEN, MEN]);
        world.armies.iter_mut().for_each(|a| a.task.posture = Posture::Judge);
        // Neither hears of the other: what they believe on the day of the battle is what they believed before.
        believe(&war, &mut world, RED, p[0]);
        believe(&war, &mut world, BLUE, p[1]);
        for (decider, on, chance) in [(0, BLUE, p[0]), (1, RED, 1.0 - p[1])] {
            let b = world.beliefs[world.belief_ix(DeciderId::new(decider), on)];
            let odds = query::odds(&war, f64::from(MEN), b.men(), b.var);
            assert!((odds - chance).abs() < 1e-5, "{odds} {chance}");
        }
        let beliefs = world.beliefs.clone();
        let told = fixture::step(&war, &mut world, battle::meet);
        assert_eq!(world.beliefs, beliefs);
        told.iter().any(|h| matches!(h, Happened::Battle { .. }))
    };
    // Red's ground counts for nothing here: works, surprise and rugged ground are all worth 1.
    assert!(meets([0.6, 0.45]), "both think themselves the stronger");
    assert!(!meets([0.4, 0.6]), "neither does");
}
