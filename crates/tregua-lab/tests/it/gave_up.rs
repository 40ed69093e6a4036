//! Wars that the engine gives up: whatever is asked of many wars goes on with the others, and says how many were lost and where to look.

use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::{DeciderId, MindKind, Prior, Scenario, Shape};
use tregua_engine::theta::Theta;
use tregua_lab::advise::{self, Asking, advise, replay};
use tregua_lab::campaign::{GaveUp, ThetaFrom, fight_all};
use tregua_lab::ensemble::{Design, fight};
use tregua_lab::hearing::{self, Docket};
use tregua_lab::progress::Silent;
use tregua_lab::values::{Audit, Effort, Search, advance, exploit, otherwise};

static GO: AtomicBool = AtomicBool::new(false);
const QUANTAL: [MindKind; 2] = [MindKind::Quantal; 2];
const SEED: u64 = 5;

/// The small war by values; in half of its wars morale follows its causes backwards, which the engine does not survive.
pub fn failing() -> Scenario {
    let mut sc = crate::range::weighed([[0.1, 0.0, 0.0]; 2]);
    let morale = Theta::index("morale.days").expect("the engine reads it");
    sc.parameters[morale].prior = Prior { low: -15.0, high: 15.0, shape: Shape::Uniform };
    sc
}

fn design(runs: u32) -> Design {
    Design { runs, seed: SEED, minds: QUANTAL, until: None, theta: ThetaFrom::Prior, set: vec![] }
}

/// Some are lost and some are not, each of which an ensemble of the same seeds loses, too.
fn are_lost(lost: &[GaveUp], sc: &Scenario, wars: u32) {
    let failed = fight(sc, &design(wars), &GO, &Silent).expect("nobody stops it").failed();
    let seeds: Vec<u64> = failed.iter().map(|i| SEED + u64::from(*i)).collect();
    assert!(!failed.is_empty() && failed.len() < wars as usize, "{failed:?}");
    assert_eq!(lost.iter().map(|l| l.seed).collect::<Vec<_>>(), seeds);
    assert!(lost.iter().all(|l| !l.why.is_empty()));
}

#[test]
fn wars_are_left_out_in_their_order_and_counted() {
    let fight = |seed: u64, i: u32| if i % 3 == 1 { panic!("war {seed}") } else { i };
    let fought = fight_all(40, 6, &GO, &Silent, fight).expect("nobody stops it");
    let lost = |seed: u64| GaveUp { seed, why: format!("war {seed}") };
    assert_eq!((fought.came, fought.gave_up), (vec![0, 2, 3, 5], vec![lost(41), lost(44)]));
}

#[test]
fn values_are_found_and_held_against_the_wars_that_are_left() {
    let sc = failing();
    let effort = Effort { wars: 12, rounds: 1, seed: SEED };
    let mut search = Search::default();
    assert!(advance(&sc, &effort, 1.0, &mut search, &GO, &Silent));
    assert!(search.rounds[0].cases.0 > 0, "{:?}", search.rounds);
    assert!((1..12).contains(&search.gave_up.len()), "{:?}", search.gave_up);
    let values = sc.values.as_ref().expect("made by hand");
    let audit = Audit::of(&sc, &effort, values, 0.0, &GO, &Silent).expect("nobody stops it");
    assert!(!audit.findings.is_empty() && (1..12).contains(&audit.gave_up.len()), "{audit:?}");
    let (gains, lost) = exploit(&sc, SEED, 12, &GO, &Silent).expect("nobody stops it");
    are_lost(&lost, &sc, 12);
    assert!(gains.iter().all(|gain| gain.wars as usize == 12 - lost.len()), "{gains:?}");
    let (moved, lost) = otherwise(&sc, &[&sc], 12, SEED, &GO, &Silent).expect("it has values");
    assert!(moved.len() == 1 && (1..12).contains(&lost.len()), "{lost:?}");
}

#[test]
fn advice_and_replays_go_by_the_wars_that_are_left() {
    let sc = failing();
    let replayed = replay(&sc, MindKind::Appraisal, SEED, 12, &GO, &Silent).expect("nobody stops it");
    assert!(replayed.wars > 0 && replayed.wars as usize == 12 - replayed.gave_up.len());
    are_lost(&replayed.gave_up, &sc, 12);
    let vane = sc.deciders.iter().position(|d| d.key == "vane").map(DeciderId::new).expect("he is there");
    let minds = [MindKind::Appraisal; 2];
    let asking = Asking { decider: vane, day: 40, seed: SEED - 1, before: minds, after: minds };
    let effort = advise::Effort { wars: 48, alike: 8, lucks: 1 };
    let advice = advise(&sc, &asking, &effort, &GO, &Silent).unwrap().expect("nobody stops it");
    assert!(advice.wars == 8 && !advice.choices.is_empty(), "{advice:?}");
    are_lost(&advice.gave_up, &sc, 48);
}

#[test]
fn a_run_is_heard_without_the_wars_that_failed() {
    let sc = failing();
    let effort = hearing::Effort { wars: 8, rollouts: 4, signings: 4, evenings: 4, answers: 2 };
    let docket = Docket::of(&sc, &design(8), &effort, &GO).expect("nobody stops it");
    assert_eq!(docket.transcripts.len(), 8 - docket.gave_up.len());
    are_lost(&docket.gave_up, &sc, 8);
    let heard = docket.hear(&sc, &design(8), &GO, &Silent).expect("nobody stops it");
    assert!(!heard.evenings.is_empty() && heard.gave_up.is_empty(), "{:?}", heard.gave_up);
}
