//! What a pact is worth to the two heads as one of them sees it (talks §3, §4).

use crate::conference;
use crate::fixture::{self, BLUES, REDS};
use crate::values::worth_of_rest;
use tregua_engine::bargain::{Prospect, SHORTLIST, Scales, stakes};
use tregua_engine::minds::{Mind, Minds};
use tregua_engine::num::{exp, logistic};
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::world::{TruceState, World};

const RED: DeciderId = DeciderId::new(0);
const BLUE: DeciderId = DeciderId::new(1);
const WEEK: Pact = Pact::Truce(TruceId::new(0));
const MONTH: Pact = Pact::Truce(TruceId::new(1));
const PEACE: Pact = Pact::Settlement(SettlementId::new(0));
/// What fighting on is worth under the values of these tests.
const WAR: f64 = 0.3;

/// The war of the conference tests, in which a truce adds so much at once for either side.
fn scenario(red: f64, blue: f64, assent: Option<Assent>) -> Scenario {
    let mut sc = conference::scenario(Protocol::Alternating, assent);
    sc.values = Some(worth_of_rest(red, blue));
    sc
}

fn with_scales<T>(sc: &Scenario, set: impl Fn(&mut World), see: impl Fn(&Scales<'_, '_>) -> T) -> T {
    let war = fixture::war(sc, 1);
    let mut world = fixture::world(&war);
    set(&mut world);
    let view = View::of(&war, &world, RED);
    let scales = Scales::of(&war, &view, sc.values.as_ref().expect("values")).expect("his values");
    see(&scales)
}

fn rest(days: f64) -> f64 {
    1.0 - exp(-days / 20.0)
}

#[test]
fn a_truce_is_worth_what_it_adds_and_a_settlement_its_terms_less_the_war() {
    let sc = scenario(0.1, -0.2, None);
    let weigh = |pact| with_scales(&sc, |_| {}, |s| s.weigh(pact));
    for (pact, days) in [(WEEK, 7.0), (MONTH, 30.0)] {
        assert!((weigh(pact).gain - 0.1 * rest(days)).abs() < 1e-12);
        assert!((weigh(pact).theirs + 0.2 * rest(days)).abs() < 1e-12);
    }
    // Terms: status 0.75, half the capital for the reds and a quarter for the blues; the rest stays as he believes it to stand.
    let utility = &sc.deciders[RED.ix()].utility;
    let war = fixture::war(&sc, 1);
    let world = fixture::world(&war);
    let view = View::of(&war, &world, RED);
    for (who, capital) in [(RED, 0.5), (BLUE, 0.25)] {
        let mut z = view.attributes(who);
        z[Attribute::Status as usize] = 0.75;
        z[Attribute::Capital as usize] = capital;
        z[Attribute::Settlement as usize] = 1.0;
        let worth = utility.of(&z, f64::from(world.day)) - WAR;
        let found = if who == RED { weigh(PEACE).gain } else { weigh(PEACE).theirs };
        assert!((found - worth).abs() < 1e-12, "{who:?}: {found} for {worth}");
    }
}

/// A truce in force is worth what is left of it: another adds that much less.
#[test]
fn a_truce_in_force_is_worth_its_days_to_come() {
    let sc = scenario(0.1, -0.2, None);
    let in_force = |world: &mut World| {
        world.day = 10;
        world.truce = Some(TruceState { truce: TruceId::new(0), began: 8, until: 15, pledged: false });
    };
    let (left, gain) = with_scales(&sc, in_force, |s| (s.left(), s.weigh(PEACE).gain));
    assert!((left - 0.1 * rest(5.0)).abs() < 1e-12, "{left}");
    // Peace ends the truce with the war.
    let without = with_scales(&sc, |world| world.day = 10, |s| s.weigh(PEACE).gain);
    assert!((without - gain - left).abs() < 1e-12, "{without} {gain} {left}");
}

/// One that extends the truce in force lasts from its end; one that replaces it, from today. Either adds what it is worth less what was left.
#[test]
fn a_truce_after_another_adds_what_was_not_left() {
    let mut sc = scenario(0.1, -0.2, None);
    let in_force = |world: &mut World| {
        world.day = 10;
        world.truce = Some(TruceState { truce: TruceId::new(0), began: 8, until: 15, pledged: false });
    };
    for (extends, days) in [(true, 35.0), (false, 30.0)] {
        sc.truces[1].extends = extends;
        let weighed = with_scales(&sc, in_force, |s| s.weigh(MONTH));
        assert!((weighed.gain - 0.1 * (rest(days) - rest(5.0))).abs() < 1e-12, "{extends}: {weighed:?}");
        assert!((weighed.theirs + 0.2 * (rest(days) - rest(5.0))).abs() < 1e-12, "{extends}: {weighed:?}");
    }
}

/// An officer knows what his head knows, and weighs a truce by what the war is worth to himself.
#[test]
fn another_of_his_side_weighs_for_himself() {
    let mut sc = scenario(0.1, -0.2, None);
    let officer = DeciderId::new(sc.deciders.len());
    sc.deciders.push(Decider { key: "red-officer".into(), ..sc.deciders[RED.ix()].clone() });
    sc.talks.agendas.iter_mut().for_each(|a| a.limits.push(a.limits[RED.ix()].clone()));
    let values = sc.values.as_mut().expect("values");
    let mut own = values.cells[0].clone();
    (own.viewer, own.whose) = (officer, officer);
    own.truce.weights[0] = 0.4;
    values.cells.push(own);
    let war = fixture::war(&sc, 1);
    let world = fixture::world(&war);
    let view = View::of(&war, &world, RED);
    let values = sc.values.as_ref().expect("values");
    let weighed = Scales::for_whom(&war, &view, values, officer).expect("his values").weigh(WEEK);
    assert!((weighed.gain - 0.4 * rest(7.0)).abs() < 1e-12, "{weighed:?}");
    assert!((weighed.theirs + 0.2 * rest(7.0)).abs() < 1e-12, "{weighed:?}");
}

/// A word that may be broken is worth less; a pledge in hand makes good what betrayal costs.
#[test]
fn a_doubtful_word_is_worth_less_and_a_pledge_repairs_it() {
    let mut sc = scenario(0.1, 0.1, None);
    let temper = |prior, keeps| Temper {
        key: format!("{keeps}"),
        side: BLUES,
        prior,
        truce: 0.0,
        settlement: 0.0,
        keeps,
        firm: false,
    };
    sc.talks.tempers = vec![temper(0.5, 0.9), temper(0.5, 0.5)];
    let keeps = 0.7;
    let loss = fixture::theta().talks_betrayal * sc.deciders[RED.ix()].utility.range();
    let weigh = |sc: &Scenario| with_scales(sc, |_| {}, |s| s.weigh(MONTH));
    let expected = keeps * 0.1 * rest(30.0) - (1.0 - keeps) * loss;
    assert!((weigh(&sc).expected - expected).abs() < 1e-12);
    assert!(weigh(&sc).expected < weigh(&sc).gain);
    sc.truces[1].guarantee = Some((PlaceId::new(3), REDS));
    assert!((weigh(&sc).expected - keeps * 0.1 * rest(30.0)).abs() < 1e-12);
    // Whoever gives the pledge has nothing in hand.
    sc.truces[1].guarantee = Some((PlaceId::new(0), BLUES));
    assert!((weigh(&sc).expected - expected).abs() < 1e-12);
}

/// The chance of a yes is the mean over what the other may be like; his answer is weighed by Bayes with the same chances.
#[test]
fn answers_teach_what_the_other_is_like() {
    let mut sc = scenario(0.1, 0.02, None);
    let temper = |key: &str, prior, truce| Temper {
        key: key.into(),
        side: BLUES,
        prior,
        truce,
        settlement: 0.0,
        keeps: 1.0,
        firm: false,
    };
    sc.talks.tempers = vec![temper("firm", 0.6, -0.3), temper("patient", 0.4, 0.3)];
    with_scales(
        &sc,
        |_| {},
        |s| {
            let all = s.all(None);
            let [_, stake] = stakes(&all);
            let w = s.weigh(MONTH);
            let t = fixture::theta().temperature * stake;
            let yes = [-0.3, 0.3].map(|lean| logistic((w.theirs + lean * stake) / t));
            let taken = 0.6 * yes[0] + 0.4 * yes[1];
            assert!((s.taken(&w, stake) - taken).abs() < 1e-12);
            let learnt = s.learn(&w, stake, true);
            assert!((learnt[0] - 0.6 * yes[0] / taken).abs() < 1e-12);
            let learnt = s.learn(&w, stake, false);
            assert!((learnt[0] - 0.6 * (1.0 - yes[0]) / (1.0 - taken)).abs() < 1e-12);
            // The martingale of beliefs: on the mean of both answers he thinks as before (theory T13).
            let mean = taken * s.learn(&w, stake, true)[1] + (1.0 - taken) * s.learn(&w, stake, false)[1];
            assert!((mean - 0.4).abs() < 1e-12);
        },
    );
}

/// What he would not sign is never on his list; what he may sign ad referendum is worth the truce, and the court's yes if it comes in time.
#[test]
fn limits_are_a_filter_and_powers_a_detour() {
    let assent = Assent { truce: TruceId::new(1), days: 50, chance: 0.25, standing: 0.5 };
    let mut sc = scenario(0.1, 0.1, Some(assent));
    let whole = with_scales(&sc, |_| {}, |s| s.weigh(PEACE).gain);
    assert!(whole > 0.0);
    sc.talks.agendas[1].limits[RED.ix()][0] = Limit::Powers;
    let detour = with_scales(&sc, |_| {}, |s| s.weigh(PEACE).gain);
    // Half his standing, which weighs 0.1, is lost.
    assert!((detour - (0.1 * rest(30.0) + 0.25 * whole - 0.05)).abs() < 1e-12);
    // The other has the same detour before him, and loses nothing by it.
    let mut other = sc.clone();
    other.talks.agendas[1].limits = vec![vec![Limit::Free], vec![Limit::Powers]];
    let beside = with_scales(&other, |_| {}, |s| s.weigh(PEACE));
    assert!((beside.gain - (0.1 * rest(30.0) + 0.25 * whole)).abs() < 1e-12 && beside.declined);
    // An answer that comes after the last day is worth nothing.
    let late = with_scales(&sc, |w| w.day = 160, |s| s.weigh(PEACE).gain);
    let lost = 0.05 * exp(-0.001 * 160.0);
    assert!((late - (0.1 * rest(30.0) - lost)).abs() < 1e-12);
    let listed = |sc: &Scenario| {
        with_scales(
            sc,
            |_| {},
            |s| Prospect::of(s, &s.all(None)).shortlist.iter().any(|(w, _)| w.pact == PEACE),
        )
    };
    assert!(listed(&sc));
    sc.talks.agendas[1].limits[RED.ix()][0] = Limit::Never;
    assert!(!listed(&sc));
}

#[test]
fn a_shortlist_is_short_and_efficient() {
    let sc = scenario(0.1, -0.05, None);
    with_scales(
        &sc,
        |_| {},
        |s| {
            let all = s.all(None);
            let list = Prospect::of(s, &all).shortlist;
            assert!(!list.is_empty() && list.len() <= SHORTLIST);
            for (w, _) in &list {
                let better =
                    |x: &&tregua_engine::bargain::Weighed| x.expected > w.expected && x.theirs > w.theirs;
                assert!(all.iter().find(better).is_none(), "{w:?}");
            }
        },
    );
}

/// He accepts by logit in what a pact adds over his hope, and the frequency has power against five per cent.
#[test]
fn answers_are_a_logit() {
    let sc = scenario(0.02, 0.02, None);
    let mut minds = Minds { kinds: [MindKind::Quantal; 2] };
    let (mut yes, mut chance) = (0.0, 0.0);
    let n = 4000;
    for seed in 0..n {
        let war = fixture::war(&sc, seed);
        let world = fixture::world(&war);
        let view = View::of(&war, &world, RED);
        let answer = minds.answers(&war, &view, &sc.talks.conferences[0], WEEK, true);
        yes += f64::from(u8::from(answer.yes));
        chance = answer.chance;
        let scales = Scales::of(&war, &view, sc.values.as_ref().expect("values")).expect("his values");
        let [stake, _] = stakes(&scales.all(Some(&sc.talks.conferences[0])));
        let t = fixture::theta().temperature * stake;
        assert!((answer.chance - logistic(answer.own / t)).abs() < 1e-12);
    }
    let se = (chance * (1.0 - chance) / n as f64).sqrt();
    assert!((yes / n as f64 - chance).abs() <= 4.0 * se, "{} of {chance}", yes / n as f64);
    assert!((yes / n as f64 - 0.95 * chance).abs() > 2.0 * se, "no power");
}

/// What he does not see does not move him.
#[test]
fn the_truth_does_not_enter() {
    let sc = scenario(0.1, 0.1, None);
    let seen = with_scales(&sc, |_| {}, |s| s.all(None));
    let unseen = with_scales(
        &sc,
        |world| {
            world.formations[2].fit = 50;
            world.places[2].opinion = 3.0;
            world.factions.clear();
        },
        |s| s.all(None),
    );
    assert_eq!(seen, unseen);
}
