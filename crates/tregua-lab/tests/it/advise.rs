//! Advice: what is plainly best is found and told as sure, what is the same is not told apart, and who takes no part is not advised.

use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::*;
use tregua_lab::advise::{Advice, Asking, Choice, Effort, Move, NoAdvice, Standing, advise, folder, replay};
use tregua_lab::ensemble::threads;
use tregua_lab::progress::Silent;
use tregua_lab::start;

static GO: AtomicBool = AtomicBool::new(false);
const DAY: i32 = 40;

/// The small war, in which Vane minds nothing but whose flag flies, and an offer lies before him that gives it to him, or not.
fn offered(independent: bool) -> Scenario {
    let mut sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
    let vane = vane(&sc);
    sc.deciders[vane.ix()].utility.weights =
        Attribute::ALL.map(|a| f64::from(u8::from(a == Attribute::Status)));
    (sc.deciders[vane.ix()].utility.impatience, sc.deciders[vane.ix()].utility.day_cost) = (0.0, 0.0);
    let gives = |s: &Settlement| {
        s.gives.iter().any(|g| g.attribute == Attribute::Status && (g.by == 1.0) == independent)
    };
    let pact =
        sc.talks.settlements.iter().position(gives).map(|i| Pact::Settlement(SettlementId::new(i))).unwrap();
    for limit in sc.talks.agendas.iter_mut().flat_map(|a| a.limits.iter_mut()).flatten() {
        *limit = Limit::Free;
    }
    let by = sc.deciders[vane.ix()].side.enemy();
    sc.talks.offers =
        vec![RecordedOffer { day: DAY, conference: ConferenceId::new(0), by, pact, accepted: false }];
    sc
}

fn vane(sc: &Scenario) -> DeciderId {
    DeciderId::new(sc.deciders.iter().position(|d| d.key == "vane").expect("he is there"))
}

fn asking(sc: &Scenario, decider: DeciderId) -> Asking {
    let _ = sc;
    let minds = [MindKind::Appraisal; 2];
    Asking { decider, day: DAY, seed: 3, before: minds, after: minds }
}

fn advised(sc: &Scenario) -> Advice {
    let effort = Effort { wars: 36, alike: 16, lucks: 2 };
    advise(sc, &asking(sc, vane(sc)), &effort, &GO, &Silent).unwrap().expect("nobody stops it")
}

fn place_of_signing(advice: &Advice) -> usize {
    advice.choices.iter().position(|c| matches!(c.option, Move::Sign(_))).expect("it is on offer")
}

/// A flag of his own for a signature: nothing can be better, and everything else is surely worse.
#[test]
fn what_is_plainly_best_is_found() {
    let advice = advised(&offered(true));
    assert_eq!(place_of_signing(&advice), 0, "{advice:#?}");
    let best = &advice.choices[0];
    assert!((best.worth - 1.0).abs() < 1e-12, "{best:#?}");
    assert!((best.best, best.enough, best.regret.0) == (1.0, 1.0, 0.0), "{best:#?}");
    assert_eq!(best.standing, Standing::Best);
    assert_eq!(advice.ties().count(), 1, "{advice:#?}");
}

/// Signing away what he minds is the worst that he can do.
#[test]
fn what_is_plainly_worst_is_found() {
    let advice = advised(&offered(false));
    let worst = &advice.choices[place_of_signing(&advice)];
    assert!(worst.worth == 0.0 && worst.standing == Standing::Worse, "{worst:#?}");
    assert!(advice.ties().all(|c| c.option != worst.option));
}

/// However large the difference, six wars are no proof.
#[test]
fn few_wars_are_never_sure() {
    let sc = offered(true);
    let effort = Effort { wars: 24, alike: 6, lucks: 1 };
    let advice =
        advise(&sc, &asking(&sc, vane(&sc)), &effort, &GO, &Silent).unwrap().expect("nobody stops it");
    assert!(advice.choices.len() > 1 && advice.choices[0].standing == Standing::Best, "{advice:#?}");
    let untold = |c: &Choice| c.standing == Standing::Untold && c.against.half.is_none();
    assert!(advice.choices[1..].iter().all(untold), "{advice:#?}");
    let json = folder::json(&sc, &advice);
    let options: Vec<_> = json["choices"].as_array().unwrap().iter().map(|c| c["option"].as_str()).collect();
    assert!(json["asking"]["decider"] == "vane" && options.contains(&Some("wait")), "{json}");
}

#[test]
fn advice_is_the_same_on_any_number_of_threads() {
    let sc = offered(true);
    let on = |n| threads(n).unwrap().install(|| advised(&sc));
    assert_eq!(on(1), on(2));
}

#[test]
fn who_takes_no_part_is_not_advised() {
    let mut sc = offered(true);
    let vane = vane(&sc);
    let other = DeciderId::new(
        sc.deciders
            .iter()
            .position(|d| d.side == sc.deciders[vane.ix()].side && d.key != "vane")
            .unwrap_or(0),
    );
    sc.deciders[other.ix()].in_office = false;
    let refused = advise(&sc, &asking(&sc, other), &Effort::default(), &GO, &Silent);
    assert!(matches!(refused, Err(NoAdvice::Absent)), "{:?}", refused.map(|_| ()));
}

/// What everybody wants most is the likeliest, and what nobody wants is not: the recorded decisions are scored by that.
#[test]
fn decisions_are_scored_by_how_likely_they_were() {
    let replayed = |worth: f64| {
        let mut sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
        let recorded: Vec<PlanId> = sc.decisions.iter().map(|d| d.plan).collect();
        for (i, plan) in sc.plans.iter_mut().enumerate() {
            let by = if recorded.contains(&PlanId::new(i)) { worth } else { 0.0 };
            plan.expect = Attribute::ALL.map(|attribute| Expect { attribute, of: Feature::One, by }).to_vec();
        }
        for d in &mut sc.deciders {
            d.utility.weights = d.utility.weights.map(f64::abs);
        }
        replay(&sc, MindKind::Appraisal, 1, 12, &GO, &Silent).expect("nobody stops it")
    };
    let (wanted, unwanted) = (replayed(5.0), replayed(-5.0));
    let n = wanted.decisions.len();
    assert!(n > 0 && wanted.first() == n && unwanted.first() == 0, "{wanted:#?} {unwanted:#?}");
    assert!(wanted.loss().model < 0.1 && wanted.brier() < 0.1);
    assert!(unwanted.loss().model > unwanted.loss().even && unwanted.brier() > 1.0);
    assert!(wanted.decisions.iter().all(|d| d.options >= 2.0 && (d.loss.even - d.options.ln()).abs() < 0.3));
}
