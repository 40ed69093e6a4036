//! Intelligence (war-model §11): what is believed of armies, and what is sent of them.

mod own;

use crate::estimate::{Estimate, with_power};
use crate::fixture::{self, BLUES, REDS, apply, days, step};
use tregua_engine::draws::Draws;
use tregua_engine::num::{ln, logistic, normal_quantile, sqrt};
use tregua_engine::record::Happened;
use tregua_engine::rules::intelligence::{observe, read};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::{
    Belief, Content, Convoy, Dispatch, Passage, Pos, Proposal, Sighting, TruceState, World,
};

const RED_CHIEF: DeciderId = DeciderId::new(0);
const BLUE_CHIEF: DeciderId = DeciderId::new(1);
const RED_ARMY: ArmyId = ArmyId::new(0);
const BLUE_ARMY: ArmyId = ArmyId::new(1);
const COLUMN: ArmyId = ArmyId::new(2);
const WEST: PlaceId = PlaceId::new(0);
const FORD: PlaceId = PlaceId::new(1);
const HILL: PlaceId = PlaceId::new(2);
const EAST: PlaceId = PlaceId::new(3);

fn sighting(ln_men: f64, error: f64, hearsay: bool, day: i32) -> Sighting {
    Sighting { ln_men, error, hearsay, sick: 0.1, place: Some(EAST), day }
}

/// A report on the blue army that the red chief reads on `due`.
fn report(seen: Sighting, due: i32, key: u32) -> Dispatch {
    let content = Content::Report { to: RED_CHIEF, army: BLUE_ARMY, seen };
    Dispatch::safe(REDS, content, (seen.day, due), key)
}

fn believed(world: &World) -> Belief {
    world.beliefs[world.belief_ix(RED_CHIEF, BLUE_ARMY)]
}

/// The red chief takes the blue army for 2000, with this variance, and allows hearsay that scale of bias.
fn believing(war: &War<'_>, var: f64, bias: f64) -> World {
    let mut world = fixture::world(war);
    let ix = world.belief_ix(RED_CHIEF, BLUE_ARMY);
    world.beliefs[ix] =
        Belief { mean: ln(2000.0), var, bias_var: bias * bias, place: Some(EAST), seen: 0, ..Belief::NONE };
    world
}

// --- the filter

#[test]
fn without_reports_doubt_grows_by_q_a_day() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = believing(&war, 0.05, 0.2);
    days(&war, &mut world, 30, &[read]);
    assert!((believed(&world).var - 0.05 - 30.0 * 0.004).abs() < 1e-12);
    world.truce = Some(TruceState { truce: TruceId::new(0), began: 30, until: 90, pledged: false });
    days(&war, &mut world, 30, &[read]);
    assert!((believed(&world).var - 0.05 - 30.0 * 0.0044).abs() < 1e-12, "less under a truce");
    assert_eq!(believed(&world).mean, ln(2000.0));
}

/// K = P / (P + R + Q d + σ_b²), P with today's Q.
#[test]
fn a_report_gains_as_it_deserves() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    for (hearsay, bias) in [(true, 0.04), (false, 0.0)] {
        let mut world = believing(&war, 0.1, 0.2);
        world.day = 9;
        world.dispatches.push(report(sighting(ln(3000.0), 0.09, hearsay, 4), 10, 1));
        days(&war, &mut world, 1, &[read]);
        let p = 0.1 + 0.004;
        let gain = p / (p + 0.09 + 6.0 * 0.004 + bias);
        assert!((believed(&world).mean - ln(2000.0) - gain * ln(1.5)).abs() < 1e-12);
        assert!((believed(&world).var - (1.0 - gain) * p).abs() < 1e-12);
        assert_eq!((believed(&world).seen, believed(&world).sick), (4, 0.1));
        assert!(world.dispatches.is_empty());
    }
}

/// A report a day of error variance R and no bias: before the update P comes to (√(Q²+4QR)+Q)/2.
#[test]
fn the_steady_state_is_the_known_one() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let steady = |r: f64, fault: f64| {
        let mut world = believing(&war, 1.0, 0.0);
        for day in 1..=400 {
            // Read on the evening it tells of: no age.
            world.dispatches.push(report(sighting(ln(2500.0), r * fault, true, day), day, day as u32));
            apply(&war, &mut world, read, day);
        }
        believed(&world).var + war.theta.belief_campaign
    };
    let q: f64 = 0.004;
    for r in [0.25, 0.01] {
        let known = (sqrt(q * q + 4.0 * q * r) + q) / 2.0;
        assert!((steady(r, 1.0) / known - 1.0).abs() < 1e-9);
        assert!((steady(r, 1.05) / known - 1.0).abs() > 1e-3, "a fault goes unnoticed");
    }
}

#[test]
fn what_is_certain_is_believed() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = believing(&war, 0.3, 0.2);
    world.dispatches.push(report(sighting(ln(1234.0), 0.0, false, 1), 1, 1));
    days(&war, &mut world, 1, &[read]);
    assert!((believed(&world).mean - ln(1234.0)).abs() < 1e-12 && believed(&world).var == 0.0);
}

#[test]
fn reports_of_a_day_commute() {
    let reports = [
        sighting(7.9, 0.25, true, 3),
        sighting(7.2, 0.09, true, 3),
        sighting(7.5, 0.01, false, 3),
        sighting(7.1, 0.25, true, 3),
    ];
    let start = Belief { mean: 7.6, var: 0.2, bias_var: 0.04, place: Some(EAST), ..Belief::NONE };
    for known in [start, Belief { place: None, ..start }] {
        let heard = |order: [usize; 4]| {
            let mut b = known;
            order.iter().for_each(|i| b.hear(&reports[*i], 0.0));
            [b.mean, b.var, b.bias, b.bias_var, b.bias_cov]
        };
        let first = heard([0, 1, 2, 3]);
        for order in [[3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
            let other = heard(order);
            assert!(first.iter().zip(other).all(|(a, b)| (a - b).abs() < 1e-12), "{first:?} {other:?}");
        }
    }
}

/// Rumours share their bias: however many there are, doubt never falls below it. One's own eyes know no such bound.
#[test]
fn a_hundred_rumours_are_worth_no_more_than_their_source() {
    let mut b = Belief { mean: 7.6, var: 0.5, bias_var: 0.04, place: Some(EAST), ..Belief::NONE };
    let mut eyes = b;
    for _ in 0..5000 {
        b.hear(&sighting(8.0, 0.09, true, 0), 0.0);
        eyes.hear(&sighting(8.0, 0.09, false, 0), 0.0);
    }
    let floor = 0.5 * 0.04 / 0.54; // what is left of 0.5 when strength plus bias is known exactly
    assert!((b.var - floor).abs() < 1e-4, "{}", b.var);
    assert!(eyes.var < 1e-4);
    // What the eyes then see teaches what the rumours' bias is.
    b.hear(&sighting(7.7, 1e-6, false, 0), 0.0);
    assert!((b.bias - 0.3).abs() < 0.01 && b.bias_var < 1e-4, "{b:?}");
}

/// The doubt is the right size: over many runs the squared error is P on average.
#[test]
fn errors_are_as_large_as_believed() {
    let draws = Draws::new(1);
    let squared = |fault: f64, run: u32| {
        let noise = |index, var: f64| fault * sqrt(var) * normal_quantile(draws.uniform(1, run, 0, index));
        let (mut truth, bias) = (7.5, noise(0, 0.04));
        let mut b = Belief { bias_var: 0.04, ..Belief::NONE };
        for day in 1..=15 {
            truth += noise(2 * day as u32, 0.004);
            b.age(0.004);
            let (error, hearsay) =
                [(0.25, true), (0.09, true), (0.09, true), (0.01, false)][(run as usize + day as usize) % 4];
            let seen = truth + noise(2 * day as u32 + 1, error) + if hearsay { bias } else { 0.0 };
            b.hear(&sighting(seen, error, hearsay, day), 0.0);
        }
        (truth - b.mean) * (truth - b.mean) / b.var
    };
    with_power("squared error over P", 1.0, |fault| Estimate::of((0..20_000).map(|run| squared(fault, run))));
}

/// Through the engine's own reports: strength inside the 90 % interval in 90 % of wars without deception, rather more than less, since the
/// age of a report counts in full. A decider who took his sources for unbiased would be wrong far more often.
#[test]
fn nine_in_ten_intervals_hold_the_truth() {
    let mut sc = fixture::scenario();
    sc.formations.truncate(4);
    let holds = |allowed: f64| {
        Estimate::share((0..1_500).map(|seed| {
            let mut war = fixture::war(&sc, seed);
            war.theta.report_rate = 0.5;
            let mut world = fixture::world(&war);
            let ix = world.belief_ix(RED_CHIEF, BLUE_ARMY);
            world.beliefs[ix] = Belief { bias_var: allowed * allowed, ..Belief::NONE };
            world.formations[3].fit = 0;
            let mut truth = 10.0; // many men: that they are whole numbers does not matter
            for day in 1..=100 {
                truth += sqrt(0.004) * normal_quantile(war.draws.uniform(2, 0, day, 0));
                world.formations[2].fit = tregua_engine::num::exp(truth) as u32;
                apply(&war, &mut world, read, day);
                apply(&war, &mut world, observe, day);
            }
            (truth - world.beliefs[ix].mean).abs() < 1.645 * sqrt(world.beliefs[ix].var)
        }))
    };
    let sound = holds(0.2);
    assert!((0.88..0.95).contains(&sound.mean), "{sound:?}");
    let naive = holds(0.0);
    assert!(naive.mean + 4.0 * naive.error < 0.88, "{naive:?}");
}

// --- what is sent

/// Hearsay on an army on many evenings: reports a day.
fn rate(sc: &Scenario, of: ArmyId, n: i32, fault: f64, set: fn(&mut World)) -> Estimate {
    let mut war = fixture::war(sc, 1);
    war.theta.report_rate *= fault;
    let mut world = fixture::world(&war);
    set(&mut world);
    Estimate::of((1..=n).map(|day| {
        world.dispatches.clear();
        apply(&war, &mut world, observe, day);
        let about = |d: &&Dispatch| matches!(d.content, Content::Report { army, seen, .. } if army == of && seen.hearsay);
        world.dispatches.iter().filter(about).count() as f64
    }))
}

/// Poisson(0.15·2σ(±x)·(1+G/150)^±1): guerrillas and a friendly country tell the side for the change, and hide it.
#[test]
fn opinion_and_guerrillas_set_the_rate_of_reports() {
    let sc = fixture::scenario();
    let set = |w: &mut World| {
        (w.places[WEST.ix()].opinion, w.places[WEST.ix()].guerrillas) = (1.0, 300);
        (w.places[EAST.ix()].opinion, w.places[EAST.ix()].guerrillas) = (-1.0, 75);
    };
    let lean = 2.0 * logistic(1.0);
    with_power("of the reds", 0.15 * lean * 3.0, |fault| rate(&sc, RED_ARMY, 60_000, fault, set));
    with_power("of the blues", 0.15 * lean / 1.5, |fault| rate(&sc, BLUE_ARMY, 100_000, fault, set));
}

/// A third of what is heard comes from spies, two thirds where the listener's press is at its height.
#[test]
fn press_makes_spies() {
    let sc = fixture::scenario();
    for press in [0.2, 1.0] {
        let share = (1.0 + press) / 3.0;
        with_power("spies", share, |fault| {
            let heard = (0..3_000).flat_map(|seed| {
                let mut war = fixture::war(&sc, seed);
                war.theta.report_rate = 8.0;
                let mut world = fixture::world(&war);
                world.sides[REDS.ix()].press = 3.0 * share * fault - 1.0;
                days(&war, &mut world, 1, &[observe]);
                let by_spy = |d: &Dispatch| match d.content {
                    Content::Report { to: RED_CHIEF, army: BLUE_ARMY, seen } if seen.hearsay => {
                        Some(seen.error == war.theta.report_spy)
                    }
                    _ => None,
                };
                world.dispatches.iter().filter_map(by_spy).collect::<Vec<_>>()
            });
            Estimate::share(heard)
        });
    }
}

#[test]
fn an_army_at_sea_or_nowhere_is_not_heard_of() {
    let sc = fixture::scenario();
    let reports = rate(&sc, BLUE_ARMY, 200, 1.0, |w| w.armies[1].pos = Pos::Nowhere);
    assert_eq!(reports.mean, 0.0);
    let afloat = |w: &mut World| {
        w.armies[1].pos =
            Pos::Afloat(Convoy { squadron: SquadronId::new(0), from: EAST, to: EAST, passage: Passage::Off });
    };
    assert_eq!(rate(&sc, BLUE_ARMY, 200, 1.0, afloat).mean, 0.0);
}

/// Sources without error or bias of their own: what they then tell too much is ln((W+I)/W)·z, and of the sick they tell 1−z.
#[test]
fn concealed_sick_are_taken_for_men() {
    let sc = fixture::scenario();
    let mut war = fixture::war(&sc, 1);
    (war.theta.report_rumour, war.theta.report_spy, war.theta.report_bias) = (0.0, 0.0, 0.0);
    war.theta.report_rate = 3.0;
    let heard = |conceal: bool| {
        let mut world = fixture::world(&war);
        world.sides[BLUES.ix()].conceal = conceal;
        (world.formations[2].sick, world.formations[5].sick) = (300, 500); // 500 in the hospital of the place
        days(&war, &mut world, 1, &[observe]);
        let of_blues = |d: &Dispatch| match d.content {
            Content::Report { to: RED_CHIEF, army: BLUE_ARMY, seen } => Some((seen.ln_men, seen.sick)),
            _ => None,
        };
        world.dispatches.iter().find_map(of_blues).expect("three a day")
    };
    let (honest, concealed) = (heard(false), heard(true));
    assert_eq!(honest, (ln(2300.0), 300.0 / 2600.0));
    assert!((concealed.0 - honest.0 - 0.8 * ln(3100.0 / 2300.0)).abs() < 1e-12);
    assert!((concealed.1 - 0.2 * honest.1).abs() < 1e-12);
}

/// Both armies stand at the ford, in contact: each chief there sees the other army with error variance 0.01, sick and all.
#[test]
fn contact_shows_the_enemy_as_he_is() {
    let sc = fixture::scenario();
    let errors = |fault: f64| {
        Estimate::of((0..20_000).map(|seed| {
            let mut war = fixture::war(&sc, seed);
            war.theta.report_contact *= fault * fault;
            war.theta.report_rate = 0.0;
            let mut world = fixture::world(&war);
            world.sides[BLUES.ix()].conceal = true;
            for army in [RED_ARMY, BLUE_ARMY] {
                world.armies[army.ix()].pos = Pos::At(FORD);
                world.armies[army.ix()].contact = 1;
            }
            days(&war, &mut world, 1, &[observe]);
            let mut of_blues = world.dispatches.iter().filter_map(|d| match d.content {
                Content::Report { to: RED_CHIEF, army: BLUE_ARMY, seen } => Some((seen, d.due)),
                _ => None,
            });
            let (seen, due) = of_blues.next().expect("seen");
            assert!(of_blues.next().is_none() && due == 1 && !seen.hearsay);
            (seen.ln_men - ln(2300.0)) * (seen.ln_men - ln(2300.0))
        }))
    };
    with_power("variance", 0.01, errors);
}

/// He finds himself deceived: σ_b rises to √((4σ_b² + gap²)/5), for all hearsay on the enemy, on both of the bias's sides.
#[test]
fn who_catches_a_concealment_grows_wary() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let shown = |army: ArmyId, ln_men: f64, sick: f64, hearsay: bool| {
        let mut world = believing(&war, 0.02, 0.2);
        let (own, blue) = (world.belief_ix(RED_CHIEF, army), world.belief_ix(RED_CHIEF, BLUE_ARMY));
        world.beliefs[own] = world.beliefs[blue];
        let seen = Sighting { sick, ..sighting(ln_men, 0.01, hearsay, 1) };
        let content = Content::Report { to: RED_CHIEF, army, seen };
        world.dispatches.push(Dispatch { content, ..report(seen, 1, 1) });
        days(&war, &mut world, 1, &[read]);
        let column = world.belief_ix(RED_CHIEF, BLUE_ARMY) + 3;
        (world.sides[REDS.ix()].wariness, world.beliefs[column].bias_var)
    };
    let wary = |ln_men, sick, hearsay| shown(BLUE_ARMY, ln_men, sick, hearsay);
    let few = ln(2000.0) - 0.5;
    let caught = sqrt((4.0 * 0.04 + 0.25) / 5.0);
    let (scale, other) = wary(few, 0.3, false);
    assert!((scale - caught).abs() < 1e-12 && (other - caught * caught).abs() < 1e-12, "{scale} {other}");
    assert_eq!(wary(few, 0.05, false).0, 0.2, "few, but not sick: losses, not deceit");
    assert_eq!(wary(few, 0.3, true).0, 0.2, "hearsay proves nothing");
    assert_eq!(wary(ln(2000.0) - 0.3, 0.3, false).0, 0.2, "within two standard deviations");
    assert_eq!(wary(ln(2000.0) + 0.5, 0.3, false).0, 0.2, "more than thought: no concealment");
    assert_eq!(shown(RED_ARMY, few, 0.3, false).0, 0.2, "one's own army deceives nobody");
}

// --- places, offers

#[test]
fn a_fallen_place_is_known_when_word_of_it_arrives() {
    let sc = fixture::scenario();
    let mut war = fixture::war(&sc, 1);
    (war.theta.courier_spread, war.theta.courier_loss) = (0.0, 0.0);
    let mut world = fixture::world(&war);
    let holds = |w: &World, side: SideId| w.holds[side.ix() * w.places.len() + HILL.ix()];
    days(&war, &mut world, 1, &[read, observe]);
    world.places[HILL.ix()].held_by = REDS;
    days(&war, &mut world, 1, &[observe]);
    let falls = |w: &World| w.dispatches.iter().filter(|d| matches!(d.content, Content::Fall { .. })).count();
    assert_eq!(falls(&world), 2);
    days(&war, &mut world, 1, &[observe]);
    assert_eq!(falls(&world), 2, "while word is on its way nobody else rides");
    let mut known = vec![];
    for _ in 0..2 {
        days(&war, &mut world, 1, &[read]);
        known.push([holds(&world, REDS), holds(&world, BLUES)]);
    }
    // From the hill it is 1.06 days to the west and 1.32 to the east; word left on day 2.
    assert_eq!(known, [[REDS; 2]; 2]);
    // A courier who is lost is followed by another.
    world.places[HILL.ix()].held_by = BLUES;
    days(&war, &mut world, 1, &[observe]);
    world.dispatches.clear();
    days(&war, &mut world, 5, &[read, observe]);
    assert_eq!([holds(&world, REDS), holds(&world, BLUES)], [BLUES; 2]);
}

#[test]
fn an_offer_lies_before_the_enemys_head_when_it_arrives() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let (truce, by) = (TruceId::new(0), world.sides[BLUES.ix()].head);
    let letter = |content, key| Dispatch::safe(BLUES, content, (0, 2), key);
    world.dispatches.push(letter(Content::Offer { truce, by }, 1));
    days(&war, &mut world, 1, &[read]);
    assert_eq!((world.sides[REDS.ix()].offered, world.deciders[0].occasion), (None, false));
    days(&war, &mut world, 1, &[read]);
    assert_eq!(
        (world.sides[REDS.ix()].offered, world.deciders[0].occasion),
        (Some(Proposal { truce, by, until: 17 }), true)
    );
    assert_eq!((world.sides[BLUES.ix()].offered, world.deciders[1].occasion), (None, false));
}

// --- invariants 5 and 6 (war-model §19)

/// The beliefs of the red chief, day by day, where the blues lose half of their men on day 20, or not.
fn red_beliefs(war: &War<'_>, halved: bool) -> Vec<Vec<Belief>> {
    let mut world = fixture::world(war);
    (1..=60)
        .map(|day| {
            apply(war, &mut world, read, day);
            if halved && day == 20 {
                world.formations[2].fit /= 2;
                world.formations[2].sick = 600;
                world.places[EAST.ix()].held_by = REDS;
            }
            apply(war, &mut world, observe, day);
            world.beliefs[..world.armies.len()].to_vec()
        })
        .collect()
}

/// Nothing that happens at the other end of the road is known before the ride is over, and then it is.
#[test]
fn no_information_arrives_before_its_ride_time() {
    let mut sc = fixture::scenario();
    sc.routes.iter_mut().for_each(|r| r.km *= 10.0);
    sc.graph = Graph::build(&sc.places, &sc.routes);
    let mut war = fixture::war(&sc, 9);
    war.theta.courier_spread = 0.0;
    war.theta.report_rate = 1.0;
    let ride = tregua_engine::world::query::ride_days(&war, EAST, WEST).ceil() as usize;
    let [quiet, halved] = [false, true].map(|h| red_beliefs(&war, h));
    let first = (0..60).find(|i| quiet[*i] != halved[*i]).map(|i| i + 1);
    let first = first.expect("in forty days something is heard");
    assert!((20 + ride..20 + ride + 12).contains(&first), "{first} against {}", 20 + ride);
}

#[test]
fn truth_that_nobody_reports_changes_no_belief() {
    let sc = fixture::scenario();
    let mut war = fixture::war(&sc, 9);
    war.theta.report_rate = 0.0;
    assert_eq!(red_beliefs(&war, false), red_beliefs(&war, true));
    war.theta.report_rate = 0.15;
    assert_ne!(red_beliefs(&war, false), red_beliefs(&war, true), "with reports they do");
}
