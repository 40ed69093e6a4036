//! Whose ground a fight is on, and what commanders make of it beforehand (war-model §7).

use super::*;

/// The ford is rugged and red, both sides have 2,300 men and know it: the odds are 0.55 in the open, 0.63 for the holder who is attacked and
/// 0.46 for whoever attacks him. The commander who judges has this p*.
fn rugged(judge: ArmyId, p_star: f64) -> Scenario {
    let mut sc = fixture::scenario();
    sc.places[FORD.ix()].ground = Ground::Rugged;
    sc.armies[judge.ix()].p_star = p_star;
    sc
}

fn known(war: &War<'_>, red: Posture, blue: Posture) -> World {
    let mut world = face_to_face(war, red, blue);
    for (mind, army) in [(0, BLUE), (1, RED)] {
        let ix = world.belief_ix(DeciderId::new(mind), army);
        let mean = ln(f64::from(world.fit(army)));
        world.beliefs[ix] = Belief { mean, var: 0.0, place: Some(FORD), seen: world.day, ..Belief::NONE };
    }
    world
}

/// The attacker of the battle that is fought, if one is.
fn attacker(sc: &Scenario, red: Posture, blue: Posture) -> Option<ArmyId> {
    let war = fixture::war(sc, 3);
    match battle_told(&meet(&war, &mut known(&war, red, blue)))? {
        Happened::Battle { attacker, .. } => Some(attacker),
        _ => None,
    }
}

/// The holder counts his ground where he is attacked, and not where he comes out.
#[test]
fn the_holder_comes_out_at_the_odds_of_the_open() {
    use Posture::{Accept, Judge, Offer};
    assert_eq!(attacker(&rugged(RED, 0.54), Judge, Accept), Some(RED), "good enough in the open");
    assert_eq!(attacker(&rugged(RED, 0.60), Judge, Accept), None, "good enough on his ground alone");
    assert_eq!(attacker(&rugged(RED, 0.60), Judge, Offer), Some(BLUE), "where he takes battle");
}

/// Whoever has come counts the holder's ground where he attacks, and not where the holder comes out.
#[test]
fn who_has_come_takes_battle_in_the_open() {
    use Posture::{Accept, Judge, Offer};
    assert_eq!(attacker(&rugged(BLUE, 0.45), Accept, Judge), Some(BLUE));
    assert_eq!(attacker(&rugged(BLUE, 0.50), Accept, Judge), None, "he does not attack rugged ground");
    assert_eq!(attacker(&rugged(BLUE, 0.50), Offer, Judge), Some(RED), "but he takes battle off it");
}

/// A holder who follows leaves his ground behind: the chase is worth 0.51 to him, a lure being possible, and would be 0.56 if it were on it.
#[test]
fn a_chase_is_on_nobodys_ground() {
    let chase = |p_star: f64| {
        let sc = rugged(RED, p_star);
        let war = fixture::war(&sc, 7);
        let mut world = known(&war, Posture::Judge, Posture::Feint);
        (meet(&war, &mut world), world.sides[REDS.ix()].chances)
    };
    let (told, let_pass) = chase(0.54);
    assert!(matches!(told[..], [Happened::Declined { army: BLUE, feint: true, .. }]), "{told:?}");
    assert!((let_pass - 0.546).abs() < 0.001, "the chance he let pass is that of a chase: {let_pass}");
    assert!(battle_told(&chase(0.51).0).is_some());
}
