//! What a war has come to, what deciders expect of it, and how quantal minds weigh a truce (war-model §14, §17).

use crate::conference;
use crate::fixture::{self, BLUES, REDS};
use tregua_engine::minds::{Mind, Minds};
use tregua_engine::num::{exp, logistic};
use tregua_engine::outcome;
use tregua_engine::scenario::*;
use tregua_engine::values::*;
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::{TruceState, World};

const RED: DeciderId = DeciderId::new(0);
const BLUE: DeciderId = DeciderId::new(1);
const TRUCE: TruceId = TruceId::new(0);

fn attribute(war: &War<'_>, world: &World, who: DeciderId, which: Attribute) -> f64 {
    outcome::attributes(war, world, who)[which as usize]
}

#[test]
fn attributes_are_shares_of_what_there_is() {
    let mut sc = fixture::scenario();
    (sc.capital, sc.fort) = (PlaceId::new(0), PlaceId::new(3));
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let all = Attribute::ALL.map(|a| attribute(&war, &world, RED, a));
    assert!(all.iter().all(|z| (0.0..=1.0).contains(z)), "{all:?}");
    let z = |world: &World, who, which| attribute(&war, world, who, which);
    assert_eq!([RED, BLUE].map(|d| z(&world, d, Attribute::Capital)), [1.0, 0.0]);
    assert_eq!([RED, BLUE].map(|d| z(&world, d, Attribute::Fort)), [0.0, 1.0]);
    // The change flies over three of five places of like size.
    let people: Vec<f64> = sc.places.iter().map(|p| f64::from(p.people)).collect();
    let won: f64 = people[2..].iter().sum();
    assert!((z(&world, RED, Attribute::Status) - won / people.iter().sum::<f64>()).abs() < 1e-12);
    assert_eq!([Attribute::OwnArmy, Attribute::EnemyArmy].map(|a| z(&world, RED, a)), [1.0, 1.0]);
    assert_eq!(z(&world, RED, Attribute::Blood), 0.0);
    // A thousand red dead of 4,600 men in all.
    world.formations[0].fit -= 1000;
    world.ledger.dead[REDS.ix()][0] += 1000;
    assert!((z(&world, RED, Attribute::OwnArmy) - 1300.0 / 2300.0).abs() < 1e-12);
    assert!((z(&world, BLUE, Attribute::EnemyArmy) - 1300.0 / 2300.0).abs() < 1e-12);
    assert!((z(&world, BLUE, Attribute::Blood) - 1000.0 / 4600.0).abs() < 1e-12);
    world.sides[REDS.ix()].honour = 0.7;
    assert_eq!(z(&world, RED, Attribute::Honour), 0.7);
    world.deciders[RED.ix()].in_office = false;
    assert_eq!([Attribute::Honour, Attribute::Sovereign].map(|a| z(&world, RED, a)), [0.0, 0.0]);
}

#[test]
fn utility_is_discounted_and_days_cost() {
    let utility = Utility {
        weights: Attribute::ALL.map(|a| match a {
            Attribute::Status => 0.4,
            Attribute::Blood => -0.2,
            _ => 0.0,
        }),
        impatience: 0.001,
        day_cost: 0.0002,
    };
    let z = Attribute::ALL.map(|a| if a == Attribute::Status { 0.5 } else { 0.25 });
    let worth = (0.4 * 0.5 - 0.2 * 0.25) * exp(-0.1) - 0.02;
    assert!((utility.of(&z, 100.0) - worth).abs() < 1e-12);
    let (low, high) = utility.bounds(100.0);
    assert!((low + 0.22).abs() < 1e-12 && (high - 0.4).abs() < 1e-12);
    assert!(low <= worth && worth <= high);
}

/// Values under which a truce adds so much at once to what the war is worth to each head, whatever they see.
pub fn worth_of_rest(red: f64, blue: f64) -> Values {
    let surface = |n: usize, first: f64| {
        let mut weights = vec![0.0; n];
        weights[0] = first;
        Surface { weights, error: 0.0, cases: 1 }
    };
    let cell = |viewer, whose, gain| Cell {
        viewer,
        whose,
        war: surface(WAR_TERMS, 0.3),
        truce: surface(TRUCE_TERMS, gain),
        scale: vec![(0.0, 1.0); SEEN.len()],
        bounds: (-1.0, 1.0),
    };
    Values {
        cells: vec![cell(RED, RED, red), cell(RED, BLUE, blue), cell(BLUE, BLUE, blue), cell(BLUE, RED, red)],
    }
}

/// The red head may accept the truce, offer it, or break it.
fn at_the_table(values: Values) -> Scenario {
    let mut sc = fixture::scenario();
    sc.truces = vec![fixture::truce()];
    let plan = |key: &str, verb: Verb, breach: bool| {
        let expect = vec![Expect { attribute: Attribute::Status, of: Feature::One, by: 5.0 }];
        Plan { expect, breach, ..fixture::plan(key, RED, [verb]) }
    };
    sc.plans = vec![
        plan("accept", Verb::AcceptTruce { truce: TRUCE }, false),
        plan("offer", Verb::ProposeTruce { truce: TRUCE }, false),
        plan("refuse", Verb::RefuseTruce { truce: TRUCE }, false),
        plan("break", Verb::Press { side: REDS, level: 0.5 }, true),
    ];
    sc.values = Some(values);
    sc
}

/// How often the red head chooses a plan that is alone on his menu, at a temperature that is a share of what is at stake.
fn readiness(sc: &Scenario, temperature: f64, plan: usize, set: impl Fn(&mut World)) -> f64 {
    let n = 4000;
    let chosen = (0..n).filter(|seed| {
        let mut war = fixture::war(sc, *seed);
        war.theta.temperature = temperature;
        let mut world = fixture::world(&war);
        set(&mut world);
        let view = View::of(&war, &world, RED);
        let mut minds = Minds { kinds: [MindKind::Quantal; 2] };
        minds.choose(&war, &view, &[PlanId::new(plan)]).plan.is_some()
    });
    chosen.count() as f64 / n as f64
}

/// Four standard errors of a frequency over 4,000 choices.
fn near(frequency: f64, expected: f64) -> bool {
    (frequency - expected).abs() <= 4.0 * (expected * (1.0 - expected) / 4000.0).sqrt()
}

/// What the first twenty days of a truce are of a truce without end.
fn rest() -> f64 {
    1.0 - exp(-1.0)
}

/// Accepting is a logit of what the truce adds, though the plan promises the moon; what could be agreed is the measure, not what a war can
/// come to. Five per cent off is seen.
#[test]
fn a_truce_is_accepted_for_what_it_adds() {
    for gain in [-0.05, 0.0, 0.05] {
        let mut sc = at_the_table(worth_of_rest(gain, 0.0));
        let expected = |stake: f64| if gain == 0.0 { 0.5 } else { logistic(gain.signum() * rest() / stake) };
        let alone = readiness(&sc, 1.0, 0, |_| {});
        assert!(near(alone, expected(rest())), "{gain}: {alone} of {}", expected(rest()));
        // A longer rest can be talked about as well: more is at stake, and the twenty days are chosen with less care.
        sc.truces.push(Truce { days: 400, ..fixture::truce() });
        sc.talks.agendas = vec![conference::agenda("rest", AgendaKind::Truce(TRUCE), &["short", "long"])];
        let among = readiness(&sc, 1.0, 0, |_| {});
        assert!(near(among, expected(1.0)), "{gain}: {among} of {}", expected(1.0));
        assert!(gain == 0.0 || !near(among, expected(rest())), "no power");
    }
}

/// An offer is worth the chance that the other takes it times what it adds; refusing is carrying on.
#[test]
fn an_offer_counts_on_the_other_as_far_as_he_gains() {
    for other in [-1.0, 1.0_f64] {
        let sc = at_the_table(worth_of_rest(0.05, other));
        let expected = logistic(logistic(other));
        let f = readiness(&sc, 1.0, 1, |_| {});
        assert!(near(f, expected), "{other}: {f} of {expected}");
    }
    let sc = at_the_table(worth_of_rest(0.05, 0.0));
    assert!(near(readiness(&sc, 1.0, 2, |_| {}), 0.5));
}

/// Who breaks a truce gives up what is left of it.
#[test]
fn a_breach_gives_up_what_is_left_of_the_truce() {
    let mut sc = at_the_table(worth_of_rest(0.4, 0.0));
    sc.plans[3].expect[0].by = 0.0;
    let t = fixture::theta().temperature * sc.deciders[RED.ix()].utility.range();
    let last = |left: i32| {
        readiness(&sc, fixture::theta().temperature, 3, |world| {
            world.truce = Some(TruceState { truce: TRUCE, began: 0, until: left, pledged: false });
        })
    };
    let expected = |left: f64| logistic(-0.4 * (1.0 - exp(-left / 20.0)) / t);
    assert!(near(last(2), expected(2.0)), "{} of {}", last(2), expected(2.0));
    assert!(near(last(1), expected(1.0)));
    assert!(last(1) > last(2));
}

/// He comes by what meeting is expected to do, over what is at stake for him, where he has no values to hope by.
#[test]
fn who_is_called_comes_by_logit() {
    let mut sc = conference::scenario(Protocol::Alternating, None);
    let utility = &sc.deciders[RED.ix()].utility;
    let (temperature, weight) = (0.05, utility.weights[Attribute::Status as usize]);
    let one_temperature = temperature * utility.range() / weight;
    for temperatures in [0.0, 1.0, -2.0] {
        let by = temperatures * one_temperature;
        sc.talks.conferences[0].expect = vec![Expect { attribute: Attribute::Status, of: Feature::One, by }];
        let came = (0..4000).filter(|seed| {
            let mut war = fixture::war(&sc, *seed);
            war.theta.temperature = temperature;
            let world = fixture::world(&war);
            let view = View::of(&war, &world, RED);
            Minds { kinds: [MindKind::Quantal; 2] }.comes(&war, &view, &sc.talks.conferences[0])
        });
        let share = came.count() as f64 / 4000.0;
        assert!(near(share, logistic(temperatures)), "worth {temperatures} temperatures: {share} came");
    }
}

/// The record and plain appraisal have their truces from their menus; only who has values bargains.
#[test]
fn who_bargains_at_tables() {
    let sc = fixture::scenario();
    let kinds = [MindKind::History, MindKind::Appraisal, MindKind::Quantal];
    let treat = kinds.map(|kind| Minds { kinds: [kind, MindKind::History] }.treats(&sc.deciders[RED.ix()]));
    assert_eq!(treat, [false, false, true]);
}

/// Without values a quantal mind appraises, and someone who was never thought of as a head has none.
#[test]
fn a_mind_without_values_appraises() {
    let mut sc = at_the_table(worth_of_rest(-9.0, 0.0));
    sc.values = None;
    assert!(readiness(&sc, fixture::theta().temperature, 0, |_| {}) > 0.99);
    let sc = at_the_table(Values { cells: vec![] });
    assert!(readiness(&sc, fixture::theta().temperature, 0, |_| {}) > 0.99);
}

/// A truce of no days adds nothing, one that outlasts the campaign no more than one that ends with it, and nothing is extrapolated.
#[test]
fn values_do_not_go_beyond_what_was_seen() {
    let sc = at_the_table(worth_of_rest(0.1, 0.0));
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.day = 150;
    let view = View::of(&war, &world, RED);
    let values = sc.values.as_ref().unwrap();
    let gain = |days| values.gain(&view, RED, Articles::of(&sc, TRUCE, REDS, days)).unwrap();
    assert_eq!(gain(0), 0.0);
    assert!(gain(10) > 0.0 && gain(20) > gain(10));
    let scale = vec![(0.0, 1.0); SEEN.len()];
    let long = |days| truce_terms(view.features(), &scale, Articles::of(&sc, TRUCE, REDS, days))[9];
    assert_eq!(long(5000), long(50));
    assert!(long(40) < long(50));
    let mut far = *view.features();
    far[Feature::Hunger as usize] = 40.0;
    let mut edge = *view.features();
    edge[Feature::Hunger as usize] = 1.0;
    assert_eq!(war_terms(&far, &scale), war_terms(&edge, &scale));
    assert_eq!(values.of(&view, RED), Some(0.3));
    let rest = gain(20);
    let under = TruceState { truce: TRUCE, began: 150, until: 170, pledged: false };
    world.truce = Some(under);
    let with = values.of(&View::of(&war, &world, RED), RED).unwrap();
    assert!((with - 0.3 - rest).abs() < 1e-12);
}

/// Whoever gives a pledge and whoever holds it see the same article with opposite signs.
#[test]
fn a_pledge_has_two_sides() {
    let mut sc = at_the_table(worth_of_rest(0.0, 0.0));
    sc.truces[0].guarantee = Some((PlaceId::new(0), BLUES));
    assert_eq!([REDS, BLUES].map(|s| Articles::of(&sc, TRUCE, s, 9).pledge), [-1.0, 1.0]);
}

/// Whose port is opened and who blockades it see it with opposite signs, an exchange of prisoners both with the same; each has terms of
/// its own, and what it adds grows with the rest.
#[test]
fn trade_and_prisoners_have_a_price() {
    let mut sc = at_the_table(worth_of_rest(0.0, 0.0));
    let bare = [REDS, BLUES].map(|s| Articles::of(&sc, TRUCE, s, 20));
    assert_eq!(bare.map(|a| (a.trade, a.exchange)), [(0.0, 0.0); 2]);
    sc.truces[0].trade = vec![PlaceId::new(0)];
    sc.truces[0].exchange = true;
    let both = [REDS, BLUES].map(|s| Articles::of(&sc, TRUCE, s, 20));
    assert_eq!(both.map(|a| (a.trade, a.exchange)), [(1.0, 1.0), (-1.0, 1.0)]);
    let war = fixture::war(&sc, 1);
    let world = fixture::world(&war);
    let view = View::of(&war, &world, RED);
    let scale = vec![(0.0, 1.0); SEEN.len()];
    let terms = |articles| truce_terms(view.features(), &scale, articles);
    let of_one = TRUCE_TERMS / ARTICLES;
    let (without, with) = (terms(bare[0]), terms(both[0]));
    let new: Vec<usize> = (0..TRUCE_TERMS).filter(|i| without[*i] != with[*i]).collect();
    assert!(new.contains(&(5 * of_one)) && new.contains(&(6 * of_one)), "{new:?}");
    assert!(new.iter().all(|i| *i >= 5 * of_one));
    assert_eq!((with[5 * of_one], with[6 * of_one]), (rest(), rest()));
    assert_eq!(terms(both[1])[5 * of_one], -rest());
}
