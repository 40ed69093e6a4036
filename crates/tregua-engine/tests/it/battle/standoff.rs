//! Enemies who camp in sight of each other (war-model §7).

use super::*;

/// Both armies at the ford, on the given day after they came; each knows the other's number, and nobody dares to attack.
fn in_sight(war: &War<'_>, red: Posture, blue: Posture, days: i32) -> World {
    let mut world = face_to_face(war, red, blue);
    world.day = 4 + days;
    for (mind, army) in [(0, BLUE), (1, RED)] {
        let ix = world.belief_ix(DeciderId::new(mind), army);
        let mean = ln(f64::from(world.fit(army)));
        world.beliefs[ix] = Belief { mean, var: 0.0, place: Some(FORD), seen: world.day, ..Belief::NONE };
    }
    world
}

/// The fixture with so many men a side, whose commanders would attack at no odds.
fn timid(red: u32, blue: u32) -> Scenario {
    let mut sc = fixture::scenario();
    for (army, foot, men) in [(RED, 0, red), (BLUE, 2, blue)] {
        sc.armies[army.ix()].p_star = 1.0;
        sc.formations[foot].men = men;
    }
    sc
}

#[test]
fn who_waits_to_be_attacked_attacks_in_the_end_if_he_likes_the_odds() {
    let mut sc = timid(2000, 2000);
    sc.armies[BLUE.ix()].p_star = 0.3;
    let war = fixture::war(&sc, 3);
    let told = |days| meet(&war, &mut in_sight(&war, Posture::Accept, Posture::Accept, days));
    assert_eq!(told(battle::PATIENCE - 1), []);
    assert!(matches!(battle_told(&told(battle::PATIENCE)), Some(Happened::Battle { attacker: BLUE, .. })));
}

/// Where nobody offers, the weaker goes after the days named and not before, the holder too, whatever their orders say; of equals, who came.
#[test]
fn if_nobody_offers_the_weaker_goes() {
    use Posture::{Accept, Decline, Judge};
    let orders = [(Accept, Accept), (Accept, Judge), (Judge, Accept), (Judge, Judge), (Decline, Decline)];
    for (men, goes) in [([2000, 1500], BLUE), ([1500, 2000], RED), ([2000, 2000], BLUE)] {
        let sc = timid(men[0], men[1]);
        let war = fixture::war(&sc, 3);
        for (red, blue) in orders {
            let told = |days| meet(&war, &mut in_sight(&war, red, blue, days));
            assert_eq!(told(battle::PATIENCE - 1), [], "{men:?} {red:?} {blue:?}");
            let parted = told(battle::PATIENCE);
            let gone = |h: &Happened| matches!(*h, Happened::Declined { army, .. } if army == goes);
            assert!(parted.len() == 1 && gone(&parted[0]), "{men:?} {red:?} {blue:?}: {parted:?}");
        }
    }
}

/// In a truce, at a siege, and where the weaker has nowhere to go or cannot march, they stay as long as they like.
#[test]
fn some_stand_in_sight_of_each_other_for_long() {
    let stay = |what: &str, sc: &Scenario, change: &dyn Fn(&mut World)| {
        let war = fixture::war(sc, 3);
        let mut world = in_sight(&war, Posture::Accept, Posture::Accept, 60);
        change(&mut world);
        assert_eq!(meet(&war, &mut world), [], "{what}");
    };
    let plain = timid(2000, 1500);
    stay("a truce", &plain, &|w| {
        w.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 99, pledged: false });
    });
    let mut walled = plain.clone();
    walled.places[FORD.ix()].ground = Ground::Fortress;
    stay("a siege", &walled, &|_| {});
    let mut fixed = plain.clone();
    fixed.armies[BLUE.ix()].fixed = true;
    stay("what cannot march", &fixed, &|_| {});
    // Red columns hold the three roads out of the ford; the hospitals' formations stand in for them.
    let mut shut = plain;
    shut.armies[4].side = REDS;
    shut.formations[5].side = REDS;
    stay("nowhere to go", &shut, &|w| {
        for (army, at) in [(2, 0), (3, 2), (4, 3)] {
            w.armies[army].pos = Pos::At(PlaceId::new(at));
        }
        (w.formations[1].army, w.formations[4].fit, w.formations[5].fit) = (ArmyId::new(2), 50, 50);
    });
}
