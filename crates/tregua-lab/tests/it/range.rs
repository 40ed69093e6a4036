//! The bargaining range: what could have been agreed, evening by evening, and if nothing, why.

use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::{DeciderId, Limit, MindKind, Pact, Posterior, Scenario, SideId, Temper};
use tregua_engine::theta::Theta;
use tregua_engine::values::{ARTICLES, Cell, SEEN, Surface, TRUCE_TERMS, Values, WAR_TERMS};
use tregua_lab::campaign::ThetaFrom;
use tregua_lab::ensemble::{Design, fight, fight_into};
use tregua_lab::load::load;
use tregua_lab::parts::Begin;
use tregua_lab::progress::Silent;
use tregua_lab::talks::course::course;
use tregua_lab::talks::range::{Range, Stand, range};
use tregua_lab::values::{Audit, Finding};
use tregua_lab::{start, values};

static GO: AtomicBool = AtomicBool::new(false);

pub fn design(runs: u32) -> Design {
    Design {
        runs,
        seed: 5,
        minds: [MindKind::Appraisal; 2],
        until: Some(60),
        theta: ThetaFrom::Prior,
        set: vec![],
    }
}

/// Terms of each article: one, and each telling feature.
const TERMS: usize = TRUCE_TERMS / ARTICLES;

/// The small war, talked about as a truce alone, with heads to whom a day's rest is worth so much, food let in so much, and a long truce so much.
pub fn weighed(gains: [[f64; 3]; 2]) -> Scenario {
    let mut sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
    sc.talks.conferences[0].agendas.truncate(1);
    sc.talks.agendas.truncate(1);
    sc.talks.tempers.clear();
    let surface = |weights: Vec<f64>| Surface { weights, error: 0.0, cases: 1 };
    let mut cells = Vec::new();
    for side in SideId::BOTH {
        for viewer in values::heads(&sc, side) {
            let others = values::heads(&sc, side.enemy());
            for whose in std::iter::once(viewer).chain(others) {
                let [rest, food, long] = gains[sc.deciders[whose.ix()].side.ix()];
                let mut truce = vec![0.0; TRUCE_TERMS];
                (truce[0], truce[TERMS], truce[2 * TERMS]) = (rest, long, food);
                let mut war = vec![0.0; WAR_TERMS];
                war[0] = 0.1;
                let bounds = sc.deciders[whose.ix()].utility.bounds(f64::from(sc.last_day));
                let scale = vec![(0.0, 1.0); SEEN.len()];
                let (war, truce) = (surface(war), surface(truce));
                cells.push(Cell { viewer, whose, war, truce, scale, bounds });
            }
        }
    }
    sc.values = Some(Values { cells });
    sc
}

fn seen(sc: &Scenario) -> Range {
    range(sc, None, &design(6), &GO, &Silent).expect("it has values")
}

fn found(gains: [[f64; 3]; 2]) -> (Scenario, Range) {
    let sc = weighed(gains);
    let range = range(&sc, None, &design(6), &GO, &Silent).expect("it has values");
    (sc, range)
}

/// Share of the wars in which the heads stood so on the first evening, when no truce is in force.
fn first(range: &Range, stand: Stand) -> f64 {
    range.days[0].stands[Stand::ALL.iter().position(|s| *s == stand).unwrap()]
}

#[test]
fn heads_stand_as_their_gains_say() {
    let (yes, no) = ([0.1, 0.0, 0.0], [-0.1, 0.0, 0.0]);
    assert_eq!(first(&found([yes, yes]).1, Stand::Possible), 1.0);
    assert_eq!(first(&found([yes, no]).1, Stand::First), 1.0);
    assert_eq!(first(&found([no, yes]).1, Stand::Second), 1.0);
    assert_eq!(first(&found([no, no]).1, Stand::Neither), 1.0);
    // One would have a truce only with food let in, the other only without.
    let (with, without) = ([-0.1, 0.5, 0.0], [0.1, -0.5, 0.0]);
    assert_eq!(first(&found([with, without]).1, Stand::Apart), 1.0);
}

/// What adds less than two standard errors of what the values were off by is no gain; nor is anything for a head of whom nobody knows that.
#[test]
fn a_gain_is_what_can_be_told() {
    let sc = weighed([[0.1, 0.0, 0.0]; 2]);
    let best = seen(&sc).days[0].gains;
    let audit = |told: [f64; 2]| {
        let finding = |side: usize| Finding {
            viewer: sc.sides[side].head,
            whose: sc.sides[side].head,
            truce: true,
            cases: (100, 100),
            bias: (0.0, Some(0.5 * told[side] * best[side])),
            slope: (1.0, Some(0.1)),
            foreseen: 0.1,
            feature: (0, 0.0),
        };
        Audit { findings: [0, 1].map(finding).into(), ..Audit::default() }
    };
    let stands = |audit: &Audit, stand: Stand| {
        let range = range(&sc, Some(audit), &design(6), &GO, &Silent).expect("it has values");
        assert_eq!(first(&range, stand), 1.0, "{:?}", range.days[0].stands);
        range.least_told.len()
    };
    assert_eq!(stands(&audit([0.9, 0.9]), Stand::Possible), 2);
    assert_eq!(stands(&audit([0.9, 1.1]), Stand::First), 2);
    assert_eq!(stands(&audit([1.1, 0.9]), Stand::Second), 2);
    assert_eq!(stands(&audit([1.1, 1.1]), Stand::Neither), 2);
    assert_eq!(stands(&Audit::default(), Stand::Neither), 0);
}

/// Where both would gain, the first thing that keeps them from it is named.
#[test]
fn what_keeps_them_from_it_is_named() {
    let yes = [0.1, 0.0, 0.0];
    // The crown's head may sign nothing.
    let mut sc = weighed([yes, yes]);
    let crown = sc.sides[1].head;
    sc.talks.agendas[0].limits[crown.ix()].fill(Limit::Powers);
    assert_eq!(first(&seen(&sc), Stand::Unmandated), 1.0);
    // Nobody trusts a crown that keeps no truce.
    let mut sc = weighed([yes, yes]);
    let faithless = Temper {
        key: "faithless".into(),
        side: SideId::BOTH[1],
        prior: 1.0,
        truce: 0.0,
        settlement: 0.0,
        keeps: 0.0,
        firm: false,
    };
    sc.talks.tempers = vec![faithless];
    assert_eq!(first(&seen(&sc), Stand::Unbelieved), 1.0);
    // What is best for one is next to nothing for the other, who would take it all the same: each waits to be given his way.
    let sc = weighed([[0.05, 1.0, 0.0], [0.35, -1.0, 0.0]]);
    assert_eq!(first(&seen(&sc), Stand::Waiting), 1.0);
}

/// The best pact has the largest product of gains: with bread, where one gains more by it than the other loses.
#[test]
fn the_best_pact_is_the_nash_point() {
    let (sc, range) = found([[0.1, 0.4, 0.0], [0.1, -0.1, 0.0]]);
    // Trade and prisoners have no price here, and are worth nothing either way.
    let best = |range: &Range| match range.days[0].best {
        Some(Pact::Truce(id)) => (sc.truces[id.ix()].days, sc.truces[id.ix()].food.is_some()),
        other => panic!("{other:?} is no truce"),
    };
    assert_eq!(best(&range), (30, true));
    let rest = 1.0 - tregua_engine::num::exp(-30.0 / 20.0);
    for (side, gain) in [(0, rest * (0.1 + 0.4 * 0.3)), (1, rest * (0.1 - 0.1 * 0.3))] {
        let head = sc.sides[side].head;
        let (low, high) = sc.deciders[head.ix()].utility.bounds(f64::from(sc.last_day));
        assert!((range.days[0].gains[side] - gain / (high - low)).abs() < 1e-9);
        assert!(range.days[0].gains_error[side] < 1e-12, "all wars agree on the first evening");
    }
    let (_, range) = found([[0.1, 0.1, 0.0], [0.1, -0.3, 0.0]]);
    assert_eq!(best(&range), (30, false));
}

#[test]
fn every_day_accounts_for_every_war() {
    let (sc, range) = found([[0.1, 0.0, 0.0], [0.1, 0.0, -0.2]]);
    assert_eq!((range.days.len(), range.wars), (60, 6));
    for day in &range.days {
        assert!((day.stands.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let sorted = |q: &[f64; 5]| q.windows(2).all(|w| w[0] <= w[1]);
        assert!(day.worth.iter().all(sorted));
    }
    // The war is worth 0.1 to a head, told from his worst to his best.
    let head: DeciderId = sc.sides[0].head;
    let (low, high) = sc.deciders[head.ix()].utility.bounds(f64::from(sc.last_day));
    assert!((range.days[0].worth[0][2] - (0.1 - low) / (high - low)).abs() < 1e-9);
}

/// In half of the wars morale follows its causes backwards, which the engine does not survive.
fn failing() -> (Scenario, Design) {
    let mut sc = weighed([[0.1, 0.0, 0.0]; 2]);
    let morale = Theta::index("morale.days").expect("the engine reads it");
    sc.posterior = Some(Posterior { numbers: vec![morale], draws: vec![vec![15.0], vec![-4.0]] });
    (sc, Design { theta: ThetaFrom::Posterior, ..design(8) })
}

#[test]
fn wars_that_fail_are_left_out_and_take_no_other_with_them() {
    let (sc, design) = failing();
    let failed = fight(&sc, &design, &GO, &Silent).expect("nobody stops it").failed().len();
    assert!((1..8).contains(&failed), "{failed} failed");
    assert_eq!(range(&sc, None, &design, &GO, &Silent).expect("it has values").wars as usize, 8 - failed);
    assert_eq!(course(&sc, &design, &GO, &Silent).expect("nobody stops it").wars as usize, 8 - failed);
}

/// Nothing is counted of a war that the engine gave up: not how it ended, not what was chosen in it, not its days.
#[test]
fn what_a_failed_war_leaves_is_its_address_and_its_numbers() {
    let (sc, design) = failing();
    let fought = fight(&sc, &design, &GO, &Silent).expect("nobody stops it");
    let (failed, wars) = (fought.failed(), 8 - fought.failed().len());
    assert_eq!(fought.fans.runs as usize, wars);
    let told = |name: &str| ["record.", "end.", "plan.", "decision."].iter().any(|of| name.starts_with(of));
    let mut asked = 0;
    for column in fought.runs.columns.iter().filter(|c| told(&c.name)) {
        let values = fought.runs.numbers(&column.name).expect("they are numbers");
        assert!(failed.iter().all(|run| values[*run as usize].is_nan()), "{}", column.name);
        asked += 1;
    }
    assert!(asked > 20, "{asked}");
    let battles = fought.column("end.battles");
    assert!(battles.len() == wars && battles.iter().all(|n| n.is_finite()), "{battles:?}");
    assert_eq!(fought.column("theta.morale.days").len(), wars);
    // Nor when it is read again.
    let desk = tempfile::tempdir().expect("a folder");
    let (war, folder) = (desk.path().join("war"), desk.path().join("fought"));
    start::write(&war).expect("it is written");
    let mut loaded = load(&war).expect("it loads");
    loaded.scenario = sc;
    for begin in [Begin::Clean, Begin::Resume] {
        let read = fight_into(&loaded, &design, &folder, begin, &GO, &Silent).expect("nobody stops it");
        assert_eq!((read.fans.runs as usize, read.column("end.battles")), (wars, battles.clone()));
    }
}

#[test]
fn without_values_there_is_no_range() {
    let mut sc = weighed([[0.0; 3]; 2]);
    sc.values = None;
    assert!(range(&sc, None, &design(1), &GO, &Silent).is_none());
}
