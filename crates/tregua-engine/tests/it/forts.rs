//! T20 and T21: a war as a walk from fort to fort, fought by the rules of battle and march, and as each side believes it will go.
//!
//! Forts lie on a line, a short march apart. The armies meet at one of them; the beaten falls back to the next on his side, the victor
//! follows, and whoever is pushed back to his last fort has lost. Nobody dies, tires or despairs, so that every battle has one chance.

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES, REDS};
use tregua_engine::day::War;
use tregua_engine::draws::Draws;
use tregua_engine::effect::Effects;
use tregua_engine::num::{ln, pow};
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{battle, march};
use tregua_engine::scenario::*;
use tregua_engine::world::*;

/// Forts to win, N.
const FORTS: usize = 10;
const RED: ArmyId = ArmyId::new(0);
const BLUE: ArmyId = ArmyId::new(1);
/// Men of each army: so many that a chance of battle given as a ratio of men is exact to a millionth.
const MEN: u32 = 1_000_000;
/// Wars of one measurement.
const WARS: u64 = 5_000;

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

/// How a war ended.
#[derive(Clone, Copy)]
struct End {
    red_won: bool,
    battles: u32,
}

/// Fights a war to its end: a battle a day, the victor following the beaten.
fn fight(war: &War<'_>, start: &World) -> End {
    let (mut world, mut out, mut record) = (start.clone(), Effects::new(), Record::new());
    let mut battles = 0;
    loop {
        world.day += 1;
        let rules: [fixture::Rule; 4] = [march::advance, march::arrive, battle::meet, march::hold];
        for (step, rule) in rules.into_iter().enumerate() {
            if step == 2 {
                // They rest before they meet, or the victor's march would cost him.
                world.formations.iter_mut().for_each(|f| f.fatigue = 0.0);
            }
            rule(war, &world, &mut out);
            world.apply(&mut out, &mut record);
        }
        battles += 1;
        let at = [RED, BLUE].map(|a| world.armies[a.ix()].pos.place().expect("a leg is a short march").ix());
        assert_eq!(at[1], at[0] + 1, "one of them has fallen back");
        if at[0] == 0 || at[1] == FORTS {
            let red_won = at[1] == FORTS;
            let holder = world.places[if red_won { FORTS - 1 } else { 1 }].held_by;
            assert_eq!(holder, if red_won { REDS } else { BLUES }, "who follows holds what he takes");
            return End { red_won, battles };
        }
        let red_leads = record.happened.iter().rev().find_map(|(_, _, h)| match *h {
            Happened::Battle { attacker, advantage, .. } => Some((attacker == RED) == (advantage > 0.0)),
            _ => None,
        });
        let (follows, to) = if red_leads.expect("they met") { (RED, at[1]) } else { (BLUE, at[0]) };
        let task = &mut world.armies[follows.ix()].task;
        (task.doing, task.to) = (Doing::March, Some(PlaceId::new(to)));
        record.clear();
    }
}

/// Many wars in which red holds `n` forts and wins each battle with chance `p`.
fn wars(sc: &Scenario, p: f64, n: usize, salt: u64) -> Vec<End> {
    let mut war = bloodless(sc);
    let start = front(&war, n, [MEN, enemy_of(&war, MEN, p)]);
    let seeds = salt * WARS..(salt + 1) * WARS;
    seeds
        .map(|seed| {
            war.draws = Draws::new(seed);
            fight(&war, &start)
        })
        .collect()
}

fn won(ends: &[End]) -> Estimate {
    Estimate::share(ends.iter().map(|e| e.red_won))
}

fn lasted(ends: &[End]) -> Vec<f64> {
    ends.iter().map(|e| f64::from(e.battles)).collect()
}

/// Checks a reference against sound wars, and that wars with a chance of battle 5 % off do not give it.
fn holds(name: &str, reference: f64, both: &[Vec<End>; 2], measure: impl Fn(&[End]) -> Estimate) {
    with_power(name, reference, |fault| measure(&both[usize::from(fault != 1.0)]));
}

/// T20 (Feller): win (1−rⁿ)/(1−r^N) with r = q/p, battles (n − N·win)/(q−p), their spread, and the discounted win and loss.
/// 5,000 wars: standard error of a win 0.006, of the battles 0.26.
#[test]
fn a_war_for_forts_is_a_random_walk() {
    let sc = line();
    let both = |p: f64, n: usize| [wars(&sc, p, n, 0), wars(&sc, 1.05 * p, n, 1)];
    let mean = |ends: &[End]| Estimate::of(lasted(ends));
    let even = both(0.55, 5);
    holds("win at 0.55 from 5", 0.731_717, &even, won);
    holds("battles", 23.171_740, &even, mean);
    holds("their variance", 18.191_531 * 18.191_531, &even, |e| Estimate::of_variance(&lasted(e)));
    let discounted = |ends: &[End], red: bool| {
        Estimate::of(
            ends.iter().map(|e| if e.red_won == red { pow(0.97, f64::from(e.battles)) } else { 0.0 }),
        )
    };
    holds("discounted win", 0.404_727, &even, |e| discounted(e, true));
    holds("discounted loss", 0.148_392, &even, |e| discounted(e, false));
    let strong = both(0.6, 5);
    holds("win at 0.6 from 5", 0.883_636, &strong, won);
    holds("battles at 0.6", 19.181_818, &strong, mean);
    let few = both(0.55, 3);
    holds("win at 0.55 from 3", 0.522_536, &few, won);
    assert!(mean(&few[0]).agrees(22.253_641), "battles from 3: {:?}", mean(&few[0]));
    holds("win at 0.45 from 5", 0.268_283, &both(0.45, 5), won);
    let fair = both(0.5, 5);
    holds("win of a fair war", 0.5, &fair, won);
    // A fair war lasts longest: a chance a little off shortens it by less than can be seen here.
    assert!(mean(&fair[0]).agrees(25.0), "battles of a fair war: {:?}", mean(&fair[0]));
    let variance = Estimate::of_variance(&lasted(&fair[0]));
    assert!(variance.agrees(400.0), "their variance: {variance:?}");
}

/// Red's belief on blue, or blue's on red: as many men as give red this chance of a battle.
fn believe(war: &War<'_>, world: &mut World, of: ArmyId, p: f64) {
    let (decider, on, own_chance) = if of == RED { (0, BLUE, p) } else { (1, RED, 1.0 - p) };
    let men = enemy_of(war, MEN, own_chance);
    let place = world.armies[on.ix()].pos.place();
    let ix = world.belief_ix(DeciderId::new(decider), on);
    world.beliefs[ix] = Belief { mean: ln(f64::from(men)), var: 0.0, place, seen: world.day, ..Belief::NONE };
}

/// The war as one side believes it: his own men as they are, the enemy's as he thinks.
fn as_believed(war: &War<'_>, world: &World, by: ArmyId) -> World {
    let (decider, on) = if by == RED { (0, BLUE) } else { (1, RED) };
    let men = world.beliefs[world.belief_ix(DeciderId::new(decider), on)].men().round() as u32;
    front(war, 5, if by == RED { [MEN, men] } else { [men, MEN] })
}

/// What fighting on is worth to each side in the war he believes in, a battle costing `k`, and the standard error of the sum.
fn worth(war: &mut War<'_>, world: &World, k: f64) -> (Estimate, Estimate) {
    let mut of = |by: ArmyId, salt: u64| {
        let start = as_believed(war, world, by);
        Estimate::of((salt * WARS..(salt + 1) * WARS).map(|seed| {
            war.draws = Draws::new(seed);
            let end = fight(war, &start);
            f64::from(u8::from(end.red_won == (by == RED))) - k * f64::from(end.battles)
        }))
    };
    (of(RED, 2), of(BLUE, 3))
}

/// T21 (Smith and Stam): without a common prior each side values the war it believes in, and what both are worth may exceed the prize, so
/// that no division of it satisfies both. 5,000 wars a side: standard error of each worth at most 0.01.
///
/// How the prize is divided where a division exists is a matter of the talks.
#[test]
fn two_beliefs_are_never_averaged() {
    let sc = line();
    let mut war = bloodless(&sc);
    for (p, k, worths) in [
        ([0.6, 0.45], 0.01, [0.691_818, 0.5]),
        ([0.6, 0.45], 0.02, [0.5, 0.268_283]),
        ([0.55, 0.5], 0.01, [0.5, 0.25]),
    ] {
        let mut worth_by = |fault: f64| {
            let mut world = front(&war, 5, [MEN, MEN]);
            believe(&war, &mut world, RED, p[0] * fault);
            believe(&war, &mut world, BLUE, p[1] * fault);
            worth(&mut war, &world, k)
        };
        let (sound, faulty) = (worth_by(1.0), worth_by(1.05));
        for (side, reference) in [(0, worths[0]), (1, worths[1])] {
            let pick = |w: &(Estimate, Estimate)| if side == 0 { w.0 } else { w.1 };
            assert!(pick(&sound).agrees(reference), "side {side} at {p:?}: {:?}, not {reference}", sound);
            assert!(!pick(&faulty).agrees(reference), "5 % off unnoticed");
        }
        let sum = sound.0.mean + sound.1.mean;
        assert_eq!(sum <= 1.0, worths[0] + worths[1] <= 1.0, "a division exists or not: {sum}");
    }
}

/// T21 on the field: commanders who each believe that they are the stronger both offer battle; if each believes himself the weaker nobody
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
