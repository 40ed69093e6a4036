//! Battle: the closed forms of war-model §7, the battles of 1790-1830, and who fights, declines and is taken.

mod ground;
mod standoff;

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES, REDS};
use tregua_engine::draws::Draws;
use tregua_engine::effect::Effects;
use tregua_engine::num::{exp, ln, logistic};
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::battle;
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::query::{Toll, contest};
use tregua_engine::world::*;

const FORD: PlaceId = PlaceId::new(1);
const EAST: PlaceId = PlaceId::new(3);
const RED: ArmyId = ArmyId::new(0);
const BLUE: ArmyId = ArmyId::new(1);
const LUCK: Draws = Draws::new(1824);

/// War-model §7: E_A^(1/s) / (E_A^(1/s) + E_D^(1/s)). 200,000 battles: standard error 0.001.
#[test]
fn the_stronger_wins_by_the_contest_law() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    for (ratio, chance) in [(1.0, 0.5), (2.0, 0.743_923), (0.5, 0.256_077), (4.0, 0.894_055)] {
        with_power("attacker wins", chance, |fault| {
            let battle = |n: u32| [LUCK.uniform(1, n, 0, 0), LUCK.uniform(1, n, 0, 1)];
            let wins = |n| contest(&war, ln(ratio * fault), 1.0, battle(n)).advantage > 0.0;
            Estimate::share((0..200_000).map(wins))
        });
    }
}

#[test]
fn swapped_roles_and_mirrored_luck_mirror_the_battle() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    for n in 0..200 {
        let [a, b, c, _] = LUCK.uniforms4(2, n, 0, 0);
        let ln_ratio = 4.0 * (c - 0.5);
        let one = contest(&war, ln_ratio, 1.0, [a, b]);
        let other = contest(&war, -ln_ratio, 1.0, [1.0 - a, b]);
        let close = |x: f64, y: f64| (x - y).abs() <= 1e-9 * x.abs().max(1.0);
        assert!(close(one.advantage, -other.advantage), "{one:?} {other:?}");
        assert!(close(one.hazards[0], other.hazards[1]) && close(one.hazards[1], other.hazards[0]));
        assert!(close(one.captured, other.captured));
    }
}

#[test]
fn the_contest_at_its_limits() {
    let sc = fixture::scenario();
    let mut war = fixture::war(&sc, 1);
    let mut last = f64::INFINITY;
    for ln_ratio in [0.0, 5.0, 50.0] {
        let v = contest(&war, ln_ratio, 1.0, [0.4, 0.5]);
        assert!(v.hazards[0] < last, "an endless superiority loses nobody");
        last = v.hazards[0];
    }
    assert!(last < 1e-20);
    assert!(contest(&war, 1e4, 1.0, [1e-12, 0.5]).advantage > 0.0);
    war.theta.battle_exchange = 0.0;
    let v = contest(&war, 0.7, 1.0, [0.9, 0.3]);
    assert_eq!(v.hazards[0], v.hazards[1], "without exchange both lose the same share");
    assert_eq!(v.captured, 0.0);
    for n in 0..500 {
        let u = LUCK.uniforms4(3, n, 0, 0);
        let men = (u[3] * 300.0) as u32;
        let toll = Toll::of(&war, men, 8.0 * u[0], u[1], [u[2], u[0], u[1]]);
        assert!(toll.lost() <= men);
    }
}

/// Cerro de Pasco, 860 against 1,220: losses of 5 and 37 % are V·k = 2.2 apart, and either follows from the other.
#[test]
fn the_exchange_of_cerro_de_pasco() {
    let sc = fixture::scenario();
    let mut war = fixture::war(&sc, 1);
    (war.theta.battle_exchange, war.theta.battle_chance) = (2.0, 1.0);
    let v = contest(&war, 1.1, 1.0, [0.5, 0.5]);
    assert!((ln(v.hazards[1] / v.hazards[0]) - 2.2).abs() < 1e-9);
    let hazard = |share: f64| -ln(1.0 - share);
    assert!((ln(hazard(0.37) / hazard(0.05)) - 2.2).abs() < 0.01);
    let winner = hazard(0.05);
    let loser = 1.0 - exp(-winner * v.hazards[1] / v.hazards[0]);
    assert!((loser - 0.37).abs() < 0.003, "{loser}");
}

/// Strengths and losses (attacker, defender) and winner of the battles of `tests/data/battles_1790_1830.csv` that somebody won and both lost in.
fn recorded() -> Vec<([f64; 2], [f64; 2], bool)> {
    let text = include_str!("../data/battles_1790_1830.csv");
    let mut lines = text.lines();
    let head = cells(lines.next().expect("a head"));
    let column = |name: &str| head.iter().position(|h| h == name).unwrap_or_else(|| panic!("{name}?"));
    let [a, d, ac, dc, w] = ["att_str", "def_str", "att_cas", "def_cas", "winner"].map(column);
    let rows = lines.map(|line| {
        let cells = cells(line);
        let number = |i: usize| cells[i].parse::<f64>().unwrap_or(0.0);
        ([number(a), number(d)], [number(ac), number(dc)], number(w))
    });
    rows.filter(|r| r.2 != 0.0 && r.1[0] > 0.0 && r.1[1] > 0.0).map(|r| (r.0, r.1, r.2 > 0.0)).collect()
}

/// The cells of a line; those with a comma in them are quoted.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().expect("one at least").push(c),
        }
    }
    cells
}

fn median(mut xs: Vec<f64>) -> f64 {
    xs.sort_by(f64::total_cmp);
    xs[xs.len() / 2]
}

/// Median share lost by winners and losers when the recorded battles are fought again.
fn refought(war: &War<'_>, battles: &[([f64; 2], [f64; 2], bool)], time: u32) -> [f64; 2] {
    let (mut winners, mut losers) = (Vec::new(), Vec::new());
    for (n, (men, _, _)) in battles.iter().enumerate() {
        let u = [0, 1].map(|i| LUCK.uniform(4, n as u32, time as i32, i));
        let v = contest(war, ln(men[0] / men[1]), 1.0, u);
        let shares = v.hazards.map(|h| 1.0 - exp(-h));
        let winner = usize::from(v.advantage <= 0.0);
        winners.push(shares[winner]);
        losers.push(shares[1 - winner]);
    }
    [median(winners), median(losers)]
}

/// The predictive check of war-model §7: fought again with European exchange, the battles of 1790-1830 cost winner and loser what they did.
/// The median of 400 refights has a standard error of about 0.001; its own spread gives the band.
#[test]
fn the_battles_of_the_record_are_within_reach() {
    let battles = recorded();
    assert_eq!(battles.len(), 59);
    let lost = |wins: bool| {
        let share = |(men, cas, attacker): &([f64; 2], [f64; 2], bool)| {
            let side = usize::from(*attacker != wins);
            cas[side] / men[side]
        };
        median(battles.iter().map(share).collect())
    };
    let observed = [lost(true), lost(false)];
    assert!((observed[0] - 0.091).abs() < 0.001 && (observed[1] - 0.231).abs() < 0.001, "{observed:?}");
    let sc = fixture::scenario();
    let bands = |exchange: f64, bitterness: f64| {
        let mut war = fixture::war(&sc, 1);
        (war.theta.battle_exchange, war.theta.battle_bitterness) = (exchange, bitterness);
        let runs: Vec<[f64; 2]> = (0..400).map(|time| refought(&war, &battles, time)).collect();
        [0, 1].map(|side| {
            let mut xs: Vec<f64> = runs.iter().map(|r| r[side]).collect();
            xs.sort_by(f64::total_cmp);
            [xs[20], xs[200], xs[379]]
        })
    };
    let sound = bands(1.0, -2.0);
    for side in [0, 1] {
        let [low, middle, high] = sound[side];
        assert!(low < observed[side] && observed[side] < high, "{side}: {observed:?} not in {sound:?}");
        assert!((middle - [0.083, 0.206][side]).abs() < 0.015, "{sound:?}");
    }
    // The test has power: the exchange of this theatre does not fit Europe, nor does half the bitterness.
    for faulty in [bands(2.0, -2.0), bands(1.0, -2.7)] {
        let inside = |side: usize| faulty[side][0] < observed[side] && observed[side] < faulty[side][2];
        assert!(!(inside(0) && inside(1)), "{faulty:?}");
    }
}

/// The fixture with both armies at the ford since yesterday, red the holder, and the postures given.
pub fn face_to_face(war: &War<'_>, red: Posture, blue: Posture) -> World {
    let mut world = fixture::world(war);
    world.day = 5;
    for (army, posture, back) in [(RED, red, PlaceId::new(0)), (BLUE, blue, EAST)] {
        let a = &mut world.armies[army.ix()];
        (a.pos, a.task.posture, a.back, a.marched) = (Pos::At(FORD), posture, Some(back), 4);
    }
    world
}

fn meet(war: &War<'_>, world: &mut World) -> Vec<Happened> {
    let (mut out, mut record) = (Effects::new(), Record::new());
    let people = world.people();
    for rule in [battle::meet, battle::capture] {
        rule(war, world, &mut out);
        world.apply(&mut out, &mut record);
    }
    assert_eq!(world.people(), people, "nobody is lost");
    record.happened.into_iter().map(|h| h.2).collect()
}

fn battle_told(told: &[Happened]) -> Option<Happened> {
    told.iter().copied().find(|h| matches!(h, Happened::Battle { .. }))
}

#[test]
fn an_offer_taken_is_a_battle_and_the_beaten_fall_back() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 3);
    let mut world = face_to_face(&war, Posture::Accept, Posture::Offer);
    let before = world.clone();
    let told = meet(&war, &mut world);
    let Some(Happened::Battle { attacker, defender, men, lost, captured, advantage, storm, .. }) =
        battle_told(&told)
    else {
        panic!("{told:?}")
    };
    assert_eq!((attacker, defender, men, storm), (BLUE, RED, [2300, 2300], false));
    assert!(lost[0] > 0 && lost[1] > 0 && captured <= lost[usize::from(advantage > 0.0)]);
    let (loser, winner, to) = if advantage > 0.0 { (RED, BLUE, PlaceId::new(0)) } else { (BLUE, RED, EAST) };
    assert_eq!(world.armies[winner.ix()].pos, Pos::At(FORD));
    let Pos::On { leg, from: FORD, km } = world.armies[loser.ix()].pos else { panic!("stood") };
    assert_eq!(sc.routes[leg.ix()].other(FORD), to);
    assert!(km > 0.0 && km <= 32.0);
    for (i, f) in world.formations.iter().enumerate().take(4) {
        let was = &before.formations[i];
        let beaten = f.army == loser;
        assert_eq!(f.morale < was.morale, beaten);
        assert_eq!(f.fatigue, if beaten { 0.3 } else { 0.0 });
    }
    let side = |a: ArmyId| usize::from(world.armies[a.ix()].side == BLUES);
    assert!(world.sides[side(loser)].results < 0.0 && world.sides[side(winner)].results > 0.0);
    assert_eq!(world.sides[side(loser)].losses, f64::from(lost[usize::from(advantage > 0.0)]));
    assert_eq!(world.ledger.prisoners[side(winner)], captured);
    assert_eq!(world.armies[RED.ix()].contact, 5);
    assert!(world.deciders.iter().all(|d| d.occasion), "both hold council");
}

/// Invariant 7: the same armies under exchanged colours fight the same battle.
#[test]
fn colours_do_not_matter() {
    let sc = fixture::scenario();
    let mut other = sc.clone();
    for a in &mut other.armies {
        a.side = a.side.enemy();
    }
    for f in &mut other.formations {
        f.side = f.side.enemy();
    }
    for p in &mut other.places {
        p.held_by = p.held_by.enemy();
    }
    for seed in 0..50 {
        let fight = |sc: &Scenario| {
            let war = fixture::war(sc, seed);
            battle_told(&meet(&war, &mut face_to_face(&war, Posture::Accept, Posture::Offer)))
        };
        assert_eq!(fight(&sc), fight(&other));
        assert!(fight(&sc).is_some());
    }
}

#[test]
fn nobody_fights_under_a_truce_or_without_an_offer() {
    let mut sc = fixture::scenario();
    sc.armies[RED.ix()].p_star = 1.0;
    sc.armies[BLUE.ix()].p_star = 1.0;
    let war = fixture::war(&sc, 3);
    for (red, blue) in [(Posture::Accept, Posture::Accept), (Posture::Judge, Posture::Judge)] {
        assert_eq!(meet(&war, &mut face_to_face(&war, red, blue)), []);
    }
    let mut world = face_to_face(&war, Posture::Offer, Posture::Offer);
    world.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 9, pledged: false });
    let before = world.clone();
    assert_eq!(meet(&war, &mut world), []);
    assert_eq!(world, before, "hostile acts in a kept truce: none");
}

/// Left to judge, a commander fights from his p* on: at even strength he does at 0.49 and does not at 0.51, and doubt counts against him.
#[test]
fn a_commander_judges_by_the_odds_he_believes_in() {
    let mut sc = fixture::scenario();
    let fights = |sc: &Scenario, belief: Option<(f64, f64)>, caution: f64| {
        let mut war = fixture::war(sc, 3);
        war.theta.caution = caution;
        let mut world = face_to_face(&war, Posture::Accept, Posture::Judge);
        for f in &mut world.formations {
            f.morale = 0.5;
        }
        world.formations[1].fit = 0;
        world.formations[3].fit = 0;
        let ix = world.belief_ix(DeciderId::new(1), RED);
        let (men, var) = belief.unwrap_or((2000.0, 0.0));
        world.beliefs[ix] = Belief { mean: ln(men), var, place: Some(FORD), seen: 5, ..Belief::NONE };
        battle_told(&meet(&war, &mut world)).is_some()
    };
    sc.armies[BLUE.ix()].p_star = 0.49;
    assert!(fights(&sc, None, 1.0));
    sc.armies[BLUE.ix()].p_star = 0.51;
    assert!(!fights(&sc, None, 1.0));
    // 3.1 to 1 known is 0.85; the same with a variance of 0.3 is not.
    sc.armies[BLUE.ix()].p_star = 0.845;
    assert!(fights(&sc, Some((2000.0 / 3.1, 0.0)), 1.0));
    assert!(!fights(&sc, Some((2000.0 / 3.1, 0.3)), 1.0));
    assert!(fights(&sc, Some((2000.0 / 3.1, 0.3)), 0.8), "less caution");
}

/// A withdrawal is caught with σ(4 ln(v_A/v_D) − 1.1): horse after foot here. 20,000 meetings: standard error 0.0035.
#[test]
fn slow_columns_are_caught() {
    let sc = fixture::scenario();
    let p = logistic(4.0 * ln(32.0 / 22.0) - 1.1);
    with_power("caught", p, |fault| {
        Estimate::share((0..20_000).map(|seed| {
            let mut war = fixture::war(&sc, seed);
            war.theta.cavalry_coast *= fault;
            let mut world = face_to_face(&war, Posture::Offer, Posture::Decline);
            world.formations[0].army = ArmyId::new(2);
            world.formations[1].fit = 3000;
            let (mut out, mut record) = (Effects::new(), Record::new());
            battle::meet(&war, &world, &mut out);
            world.apply(&mut out, &mut record);
            let told = &record.happened[0].2;
            assert!(matches!(told, Happened::Battle { .. } | Happened::Declined { feint: false, .. }));
            matches!(told, Happened::Battle { .. })
        }))
    });
}

#[test]
fn a_declined_offer_moves_spirits_and_counts_as_a_chance() {
    let sc = fixture::scenario();
    let got_away = (0..50).find_map(|seed| {
        let war = fixture::war(&sc, seed);
        let mut world = face_to_face(&war, Posture::Offer, Posture::Decline);
        let told = meet(&war, &mut world);
        matches!(told[..], [Happened::Declined { army: BLUE, enemy: RED, feint: false, .. }]).then_some(world)
    });
    let world = got_away.expect("one gets away");
    assert!(world.formations[0].morale > 0.6 && world.formations[2].morale < 0.6);
    assert!(world.sides[BLUES.ix()].chances > 0.3 && world.sides[REDS.ix()].chances == 0.0);
    assert!(matches!(world.armies[BLUE.ix()].pos, Pos::On { from: FORD, .. }));
    assert_eq!(world.armies[RED.ix()].pos, Pos::At(FORD));
}

/// A feint that is followed is a battle with surprise against the pursuer; one that is not goes unanswered.
#[test]
fn a_lure_is_followed_by_the_bold_only() {
    let mut sc = fixture::scenario();
    let told = |sc: &Scenario, red: Posture| {
        let war = fixture::war(sc, 7);
        let mut world = face_to_face(&war, red, Posture::Feint);
        let ix = world.belief_ix(DeciderId::new(0), BLUE);
        world.beliefs[ix] = Belief { mean: ln(2300.0), var: 0.0, place: Some(FORD), ..Belief::NONE };
        (meet(&war, &mut world), world)
    };
    assert!(battle_told(&told(&sc, Posture::Offer).0).is_some(), "ordered to fight, he follows");
    let (said, world) = told(&sc, Posture::Accept);
    assert!(matches!(said[..], [Happened::Declined { army: BLUE, feint: true, .. }]), "{said:?}");
    assert!(world.formations[0].morale < 0.6 && world.formations[2].morale > 0.6);
    assert!(world.sides[REDS.ix()].chances > 0.0);
    // Left to judge: odds of 0.56 reach a p* of 0.55, but not once he asks whether it is a lure.
    sc.armies[RED.ix()].p_star = 0.55;
    assert!(battle_told(&told(&sc, Posture::Judge).0).is_none());
    sc.armies[RED.ix()].p_star = 0.4;
    assert!(battle_told(&told(&sc, Posture::Judge).0).is_some());
}

#[test]
fn people_without_fighters_beside_an_enemy_are_taken() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.armies[RED.ix()].pos = Pos::At(EAST);
    world.armies[BLUE.ix()].pos = Pos::At(FORD);
    world.formations[5].sick = 120;
    world.formations[5].fit = 7;
    let told = meet(&war, &mut world);
    assert_eq!(told, [Happened::SickLeft { side: BLUES, place: EAST, men: 127 }]);
    assert_eq!(world.ledger.prisoners[REDS.ix()], 127);
}

/// In a fortress nobody fights unless ordered to storm it, and a stormed garrison is taken whole; beaten besiegers stay.
#[test]
fn a_fortress_is_stormed_or_left_alone() {
    let mut sc = fixture::scenario();
    sc.places[FORD.ix()].ground = Ground::Fortress;
    let (mut won, mut lost) = (0, 0);
    for seed in 0..60 {
        let war = fixture::war(&sc, seed);
        let mut world = face_to_face(&war, Posture::Accept, Posture::Offer);
        assert_eq!(meet(&war, &mut world), [], "a siege");
        world.armies[BLUE.ix()].task.doing = Doing::Assault(FORD);
        world.formations[2].fit = 12_000;
        let told = meet(&war, &mut world);
        let Some(Happened::Battle { advantage, storm: true, .. }) = battle_told(&told) else { panic!() };
        assert_eq!(world.armies[BLUE.ix()].pos, Pos::At(FORD));
        assert_eq!(world.armies[BLUE.ix()].task.doing, Doing::Hold);
        if advantage > 0.0 {
            won += 1;
            assert_eq!(world.mouths(RED), 0);
        } else {
            lost += 1;
            assert!(world.fit(RED) > 0 && world.armies[RED.ix()].pos == Pos::At(FORD));
        }
    }
    assert!(won > 5 && lost > 5, "{won} {lost}");
}

/// The guns that a truce let out of a fortress are missed when it is stormed.
#[test]
fn a_fortress_without_its_guns_is_weaker() {
    let mut sc = fixture::scenario();
    sc.places[FORD.ix()].ground = Ground::Fortress;
    let advantage = |armed: f64| {
        let war = fixture::war(&sc, 1);
        let mut world = face_to_face(&war, Posture::Accept, Posture::Offer);
        world.armies[BLUE.ix()].task.doing = Doing::Assault(FORD);
        world.places[FORD.ix()].armed = armed;
        let told = meet(&war, &mut world);
        let Some(Happened::Battle { advantage, storm: true, .. }) = battle_told(&told) else { panic!() };
        advantage
    };
    let [whole, less, none] = [1.0, 0.5, 0.0].map(advantage);
    assert!(whole < less && less < none, "{whole} {less} {none}");
}

/// Rugged ground, walls and a landing help the holder: the attacker's wins fall in that order.
#[test]
fn ground_helps_the_holder() {
    let wins = |ground: Ground, works: bool, lands: bool| {
        let mut sc = fixture::scenario();
        sc.places[FORD.ix()].ground = ground;
        (0..400)
            .filter(|seed| {
                let war = fixture::war(&sc, *seed);
                let mut world = face_to_face(&war, Posture::Accept, Posture::Offer);
                world.places[FORD.ix()].works = works;
                if lands {
                    let blue = &mut world.armies[BLUE.ix()];
                    (blue.marched, blue.back) = (5, Some(FORD));
                    let ix = world.belief_ix(DeciderId::new(0), BLUE);
                    world.beliefs[ix] = Belief { place: Some(FORD), seen: 5, ..Belief::NONE };
                }
                let Some(Happened::Battle { advantage, .. }) = battle_told(&meet(&war, &mut world)) else {
                    panic!("no battle")
                };
                advantage > 0.0
            })
            .count()
    };
    let (open, rugged) = (wins(Ground::Open, false, false), wins(Ground::Rugged, false, false));
    let (works, both) = (wins(Ground::Rugged, true, false), wins(Ground::Rugged, true, true));
    assert!(open > rugged && rugged > works && works > both, "{open} {rugged} {works} {both}");
}
