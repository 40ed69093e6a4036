//! The hearing of a run: what was accepted and expected, held against fresh continuations; harm that was accepted is found out.

use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::record::Happened;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::{
    Conference, Limit, MindKind, Pact, PlaceId, Plan, PlanId, Scenario, SideId, Verb,
};
use tregua_engine::values::{Cell, SEEN, Surface, TRUCE_TERMS, Values, WAR_TERMS};
use tregua_lab::campaign::ThetaFrom;
use tregua_lab::ensemble::{Design, Manifest, threads};
use tregua_lab::hearing::{self, Docket, Effort, Hearing, HearingError};
use tregua_lab::progress::Silent;
use tregua_lab::{start, values};

static GO: AtomicBool = AtomicBool::new(false);

const EFFORT: Effort = Effort { wars: 8, rollouts: 40, signings: 12, evenings: 16, answers: 12 };

fn design(runs: u32) -> Design {
    Design { runs, seed: 5, minds: [MindKind::Quantal; 2], until: None, theta: ThetaFrom::Prior, set: vec![] }
}

fn small_war() -> Scenario {
    let mut sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
    for limit in sc.talks.agendas.iter_mut().flat_map(|a| a.limits.iter_mut()).flatten() {
        *limit = Limit::Free;
    }
    sc
}

/// The small war by values found for it.
fn found() -> Scenario {
    let mut sc = small_war();
    let effort = values::Effort { wars: 200, rounds: 2, seed: 77 };
    let mut search = values::Search::default();
    for _ in 0..effort.rounds {
        assert!(values::advance(&sc, &effort, 1.0, &mut search, &GO, &Silent));
    }
    sc.values = search.found(&sc);
    sc
}

/// The small war by values made by hand: to everyone the war is worth so much of the way from his worst to his best, and no truce anything.
fn thought(worth: f64) -> Scenario {
    let mut sc = small_war();
    let surface = |first: f64, terms: usize| {
        let mut weights = vec![0.0; terms];
        weights[0] = first;
        Surface { weights, error: 0.0, cases: 1 }
    };
    let mut cells = Vec::new();
    for side in SideId::BOTH {
        for viewer in values::heads(&sc, side) {
            for whose in std::iter::once(viewer).chain(values::heads(&sc, side.enemy())) {
                let bounds = sc.deciders[whose.ix()].utility.bounds(f64::from(sc.last_day));
                let war = surface(bounds.0 + worth * (bounds.1 - bounds.0), WAR_TERMS);
                let (truce, scale) = (surface(0.0, TRUCE_TERMS), vec![(0.0, 1.0); SEEN.len()]);
                cells.push(Cell { viewer, whose, war, truce, scale, bounds });
            }
        }
    }
    sc.values = Some(Values { cells });
    sc
}

fn heard(sc: &Scenario) -> (Docket, Hearing) {
    let docket = Docket::of(sc, &design(8), &EFFORT, &GO).expect("nobody stops it");
    let hearing = docket.hear(sc, &design(8), &GO, &Silent).expect("nobody stops it");
    (docket, hearing)
}

#[test]
fn honest_values_are_upheld() {
    let (docket, hearing) = heard(&found());
    assert!(hearing.expected.holds, "{:#?}", hearing.expected);
    assert_eq!(hearing.evenings.len(), 2 * docket.evenings.len());
    assert_eq!(hearing.accepted.worse_alike, 0, "{:#?}", hearing.trials);
    assert_eq!(hearing.accepted.heard as usize, docket.signings.len());
    let regret = hearing.regret;
    assert_eq!(regret.answers as usize, docket.answers.len());
    assert!(
        regret.answers > 0 && regret.mean.1.is_some_and(|error| regret.mean.0 - 3.0 * error < 0.01),
        "{regret:?}"
    );
    assert!(!docket.signings.is_empty(), "nothing was signed in {} wars", docket.transcripts.len());
}

/// Heads who think the war lost sign anything; those to whom it then costs most are told so.
#[test]
fn whoever_accepts_what_harms_him_is_found_out() {
    let sc = thought(0.0);
    let (docket, hearing) = heard(&sc);
    let peace = |pact: &Pact| matches!(pact, Pact::Settlement(_));
    assert!(docket.signings.iter().any(|s| peace(&s.pact)), "{:?}", docket.signings);
    assert!(!hearing.accepted.holds && hearing.accepted.worst.0 < 0.0, "{:#?}", hearing.accepted);
    assert!(!hearing.holds());
}

/// Values that are off by half the range, and say that they are exact, do not pass as the mean of what looks alike.
#[test]
fn expectations_that_nothing_bears_out_are_found_out() {
    let (_, hearing) = heard(&thought(1.0));
    assert!(!hearing.expected.holds, "{:#?}", hearing.expected);
    assert!(hearing.expected.straying[0].bias.0 < -0.1, "{:#?}", hearing.expected);
}

#[test]
fn the_talks_are_told_offer_by_offer() {
    let (docket, _) = heard(&thought(0.0));
    for transcript in &docket.transcripts {
        assert!(transcript.lines.windows(2).all(|w| w[0].day <= w[1].day));
        for line in &transcript.lines {
            let spoken = matches!(line.happened, Happened::Offered { .. } | Happened::Answered { .. });
            assert_eq!(line.own.is_some(), spoken, "{line:?}");
            assert!(!spoken || line.conference.is_some(), "{line:?}");
        }
        for signing in &transcript.signings {
            let there = |h: &Happened| match (h, signing.pact) {
                (Happened::TruceBegan { truce, .. }, Pact::Truce(id)) => *truce == id,
                (Happened::PeaceMade { settlement, .. }, Pact::Settlement(id)) => *settlement == id,
                (Happened::SignedWithoutPowers { settlement, .. }, Pact::Settlement(id)) => *settlement == id,
                _ => false,
            };
            let told = |l: &hearing::Line| l.day == signing.day && there(&l.happened);
            assert!(transcript.lines.iter().any(told), "{signing:?}");
            assert!(signing.accepted_by.contains(&true));
        }
    }
}

#[test]
fn findings_are_the_same_on_any_number_of_threads() {
    let sc = thought(0.5);
    let on = |n| threads(n).unwrap().install(|| heard(&sc));
    assert_eq!(on(1), on(2));
}

#[test]
fn a_hearing_can_be_stopped() {
    let sc = thought(0.5);
    let stop = AtomicBool::new(false);
    let docket = Docket::of(&sc, &design(2), &EFFORT, &stop).unwrap();
    assert_eq!(docket.transcripts.len(), 2, "a run of two has no third war");
    stop.store(true, Ordering::Relaxed);
    assert!(docket.hear(&sc, &design(2), &stop, &Silent).is_none());
    assert!(Docket::of(&sc, &design(2), &EFFORT, &stop).is_none());
}

#[test]
fn only_the_same_wars_are_heard() {
    let mut sc = thought(0.5);
    let manifest = Manifest::of(&sc, &sc.name, &design(8));
    assert_eq!(hearing::admit(&manifest, &sc), Ok(()));
    let why = |manifest: &Manifest, sc: &Scenario| match hearing::admit(manifest, sc) {
        Err(HearingError::Another(odd)) => odd[0].what,
        other => panic!("{other:?}"),
    };
    sc.digest += 1;
    assert_eq!(why(&manifest, &sc), "text");
    sc.digest -= 1;
    let mut older = manifest.clone();
    older.provenance.model -= 1;
    assert_eq!(why(&older, &sc), "model");
    sc.values.as_mut().unwrap().cells[0].war.weights[0] += 1e-9;
    assert_eq!(why(&manifest, &sc), "values");
    let by_appraisal = Design { minds: [MindKind::Appraisal, MindKind::Quantal], ..design(8) };
    let minds = hearing::admit(&Manifest::of(&sc, &sc.name, &by_appraisal), &sc);
    assert!(matches!(minds, Err(HearingError::WithoutValues(_))), "{minds:?}");
}

/// The small war with a second conference, at the mill, which may sit beside the first; whoever can call the first can call it too.
fn beside(mut sc: Scenario) -> Scenario {
    let mill = sc.places.iter().position(|p| p.key == "millbrook").expect("it is there");
    let place = PlaceId::new(mill);
    let first = sc.talks.conferences[0].clone();
    sc.talks.conferences.push(Conference { key: "mill".into(), place, beside: true, every: 2, ..first });
    let opens = |p: &&Plan| p.orders.iter().any(|o| matches!(o.verb, Verb::OpenTalks { .. }));
    let mut plan = sc.plans.iter().find(opens).expect("talks can be called").clone();
    (plan.key, plan.when) = ("mill".into(), vec![]);
    plan.orders[0].verb = Verb::OpenTalks { place, chiefs: false };
    for by in &plan.by {
        sc.deciders[by.ix()].menu.push(PlanId::new(sc.plans.len()));
    }
    sc.plans.push(plan);
    sc
}

/// Where two conferences sit at once every word is told of the one at which it was said, and what is signed is signed there.
#[test]
fn talks_at_two_tables_are_told_apart() {
    let sc = beside(thought(0.4));
    let docket = Docket::of(&sc, &design(24), &Effort { wars: 24, ..EFFORT }, &GO).expect("nobody stops it");
    let mut said = [0, 0];
    for transcript in &docket.transcripts {
        let mut open = Vec::new();
        for line in &transcript.lines {
            let here = match line.happened {
                Happened::TalksOpened { place, .. } => {
                    open.push(place);
                    Some(place)
                }
                Happened::TalksClosed { place } => {
                    open.retain(|p| *p != place);
                    Some(place)
                }
                Happened::Offered { place, .. } | Happened::Answered { place, .. } => {
                    said[usize::from(place != sc.talks.conferences[0].place)] += usize::from(open.len() > 1);
                    Some(place)
                }
                Happened::TruceBegan { at, .. } => at,
                _ => None,
            };
            if let Some(place) = here {
                assert_eq!(line.conference, sc.talks.at(place), "{line:?}");
            }
        }
    }
    assert!(said[0] > 10 && said[1] > 10, "{said:?} words at the two while both sat");
    assert!(docket.transcripts.iter().any(|t| !t.signings.is_empty()));
}
