//! A war as a walk from fort to fort, fought by the rules of battle and march.
//!
//! Forts lie on a line, a short march apart. The armies meet at one of them; the beaten falls back to the next on his side, the victor
//! follows, and whoever is pushed back to his last fort has lost. Nobody dies, tires or despairs, so that every battle has one chance.

use super::estimate::Estimate;
use crate::campaign::{ThetaFrom, theta};
use crate::start;
use tregua_engine::draws::Draws;
use tregua_engine::effect::Effects;
use tregua_engine::num::{ln, pow};
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{battle, march};
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::{
    Arm, Army, ArmyId, DeciderId, Graph, Place, PlaceId, PlaceKind, Route, Scenario, SideId,
};
use tregua_engine::scenario::{Ground, Posture, Region, RouteKind};
use tregua_engine::war::War;
use tregua_engine::world::{Belief, Doing, Pos, World};

/// Forts to win.
pub const FORTS: usize = 10;
/// Wars of one measurement.
pub const WARS: u64 = 5_000;
/// The two armies, each of the side and the decider of its number.
pub const ARMIES: [ArmyId; 2] = [ArmyId::new(0), ArmyId::new(1)];
/// Men of each army: so many that a chance of battle given as a ratio of men is exact to a millionth.
const MEN: u32 = 1_000_000;

/// Two armies, ten forts, and no other thing in the world: made of the small war's own pieces.
///
/// # Panics
/// If the small war does not pass its check: it is part of the program.
pub fn line() -> Scenario {
    let mut sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
    let fort = |i: usize| Place {
        key: format!("fort-{i}"),
        kind: PlaceKind::Town,
        region: Region::Coast,
        held_by: SideId::new(usize::from(i >= FORTS / 2)),
        ground: Ground::Open,
        port: false,
        city: None,
        ..sc.places[0].clone()
    };
    let places: Vec<Place> = (0..=FORTS).map(fort).collect();
    let leg = |i: usize| Route {
        key: format!("leg-{i}"),
        from: PlaceId::new(i),
        to: PlaceId::new(i + 1),
        kind: RouteKind::Road,
        km: 5.0,
        waterless: false,
        ..sc.routes[0].clone()
    };
    sc.routes = (0..FORTS).map(leg).collect();
    sc.graph = Graph::build(&places, &sc.routes);
    sc.places = places;
    (sc.cities, sc.squadrons, sc.ships, sc.factions) = (vec![], vec![], vec![], vec![]);
    (sc.plans, sc.truces, sc.events, sc.decisions, sc.targets) = (vec![], vec![], vec![], vec![], vec![]);
    (sc.capital, sc.fort, sc.interior) = (PlaceId::new(0), PlaceId::new(FORTS), vec![]);
    two_armies(&mut sc);
    sc
}

/// One army of foot a side, with the same men.
fn two_armies(sc: &mut Scenario) {
    let ends = [PlaceId::new(0), PlaceId::new(FORTS)];
    let (army, decider) = (sc.armies[0].clone(), sc.deciders[0].clone());
    let foot = sc.formations.iter().find(|f| f.arm == Arm::Infantry).expect("the small war has foot").clone();
    (sc.armies, sc.deciders, sc.formations) = (vec![], vec![], vec![]);
    for side in [0, 1] {
        let id = SideId::new(side);
        sc.armies.push(Army {
            key: format!("army-{side}"),
            side: id,
            decider: Some(DeciderId::new(side)),
            at: Some(ends[side]),
            ..army.clone()
        });
        let mut decider = decider.clone();
        (decider.key, decider.side, decider.army) = (format!("chief-{side}"), id, Some(ARMIES[side]));
        (decider.seat, decider.red_lines, decider.menu) = (ends[side], vec![], vec![]);
        sc.deciders.push(decider);
        let mut foot = foot.clone();
        (foot.key, foot.side, foot.army, foot.home) = (format!("foot-{side}"), id, ARMIES[side], ends[side]);
        (foot.men, foot.sick) = (MEN, 0);
        sc.formations.push(foot);
        sc.sides[side].head = DeciderId::new(side);
    }
}

/// A war without blood, fatigue or luck on the road: who is stronger is all that counts.
pub fn bloodless(sc: &Scenario) -> War<'_> {
    let mut war = War::new(sc, theta(sc, ThetaFrom::Default, 1, &[]), 1, [true; 2]);
    let t = &mut war.theta;
    (t.battle_bitterness, t.morale_victory, t.morale_defeat) = (-1e3, 0.0, 0.0);
    (t.march_spread, t.straggling) = (0.0, 0.0);
    (t.battle_works, t.battle_surprise) = (1.0, 1.0);
    war
}

/// Both armies at fort `n`, which the first has just won, with these fit men.
fn front(war: &War<'_>, n: usize, men: [u32; 2]) -> World {
    let mut world = tregua_engine::day::start(war);
    for (army, home) in ARMIES.into_iter().zip([0, FORTS]) {
        let a = &mut world.armies[army.ix()];
        (a.pos, a.back) = (Pos::At(PlaceId::new(n)), Some(PlaceId::new(home)));
        a.task.posture = Posture::Offer;
        let f = &mut world.formations[army.ix()];
        (f.fit, f.morale) = (men[army.ix()], 0.5);
    }
    for (i, place) in world.places.iter_mut().enumerate() {
        place.held_by = SideId::new(usize::from(i > n));
    }
    world
}

/// Men of an enemy against whom as many as an army has win with chance `p` (war-model §7).
fn enemy(war: &War<'_>, p: f64) -> u32 {
    (f64::from(MEN) * pow((1.0 - p) / p, war.theta.battle_chance)).round() as u32
}

/// How a war ended.
#[derive(Clone, Copy, Debug)]
pub struct End {
    /// Who won it, by number.
    pub winner: usize,
    /// Battles until then.
    pub battles: u32,
}

/// Fights a war to its end: a battle a day, the victor following the beaten. None if somebody is not where the rules should have put him.
fn fight(war: &War<'_>, start: &World) -> Option<End> {
    let (mut world, mut out, mut record) = (start.clone(), Effects::new(), Record::new());
    for battles in 1.. {
        world.day += 1;
        let rules: [fn(&War<'_>, &World, &mut Effects); 4] =
            [march::advance, march::arrive, battle::meet, march::hold];
        for (step, rule) in rules.into_iter().enumerate() {
            if step == 2 {
                // They rest before they meet, or the victor's march would cost him.
                world.formations.iter_mut().for_each(|f| f.fatigue = 0.0);
            }
            rule(war, &world, &mut out);
            world.apply(&mut out, &mut record);
        }
        let [first, second] = ARMIES.map(|a| world.armies[a.ix()].pos.place().map(|p| p.ix()));
        let (first, second) = (first?, second?);
        if second != first + 1 {
            return None;
        }
        if first == 0 || second == FORTS {
            return Some(End { winner: usize::from(second != FORTS), battles });
        }
        let first_won = record.happened.iter().rev().find_map(|(_, _, h)| match *h {
            Happened::Battle { attacker, advantage, .. } => {
                Some((attacker == ARMIES[0]) == (advantage > 0.0))
            }
            _ => None,
        })?;
        let (follows, to) = if first_won { (ARMIES[0], second) } else { (ARMIES[1], first) };
        let task = &mut world.armies[follows.ix()].task;
        (task.doing, task.to) = (Doing::March, Some(PlaceId::new(to)));
        record.clear();
    }
    None
}

/// Many wars from the same evening, each with its luck.
fn many(war: &mut War<'_>, start: &World, salt: u64) -> Vec<Option<End>> {
    let wars = salt * WARS..(salt + 1) * WARS;
    wars.map(|seed| {
        war.draws = Draws::new(seed);
        fight(war, start)
    })
    .collect()
}

/// Many wars in which the first holds `n` forts and wins each battle with chance `p`.
pub fn wars(sc: &Scenario, p: f64, n: usize, salt: u64) -> Vec<Option<End>> {
    let mut war = bloodless(sc);
    let start = front(&war, n, [MEN, enemy(&war, p)]);
    many(&mut war, &start, salt)
}

/// The belief of one of the two that the first wins a battle with chance `p`: told as men whom he takes the other to have.
fn believe(war: &War<'_>, world: &mut World, who: usize, p: f64) {
    let own_chance = if who == 0 { p } else { 1.0 - p };
    let on = ARMIES[1 - who];
    let place = world.armies[on.ix()].pos.place();
    let ix = world.belief_ix(DeciderId::new(who), on);
    let mean = ln(f64::from(enemy(war, own_chance)));
    world.beliefs[ix] = Belief { mean, var: 0.0, place, seen: world.day, ..Belief::NONE };
}

/// The war as one of the two believes it: his own men as they are, the enemy's as he thinks.
fn as_believed(war: &War<'_>, world: &World, who: usize) -> World {
    let mut men = [MEN; 2];
    men[1 - who] = world.beliefs[world.belief_ix(DeciderId::new(who), ARMIES[1 - who])].men().round() as u32;
    front(war, FORTS / 2, men)
}

/// Many wars as each of the two believes they go, `p` being their beliefs of the first's chance.
pub fn believed(sc: &Scenario, p: [f64; 2]) -> [Vec<Option<End>>; 2] {
    let mut war = bloodless(sc);
    let mut world = front(&war, FORTS / 2, [MEN; 2]);
    [0, 1].iter().for_each(|who| believe(&war, &mut world, *who, p[*who]));
    [0, 1].map(|who| {
        let start = as_believed(&war, &world, who);
        many(&mut war, &start, 2 + who as u64)
    })
}

/// What such wars are worth to one of the two, a battle costing `k`.
pub fn worth(ends: &[Option<End>], who: usize, k: f64) -> Estimate {
    Estimate::of(
        ends.iter().map(|end| {
            end.map_or(f64::NAN, |e| f64::from(u8::from(e.winner == who)) - k * f64::from(e.battles))
        }),
    )
}
