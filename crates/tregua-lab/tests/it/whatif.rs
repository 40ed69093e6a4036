//! What if: wars that part on an evening, what sets them apart, and what is told of the difference.

use crate::stopping::Stopping;
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::deed::{NoDeed, Question};
use tregua_engine::scenario::{MindKind, Scenario};
use tregua_engine::unit::Date;
use tregua_lab::campaign::ThetaFrom;
use tregua_lab::ensemble::threads;
use tregua_lab::parts::{Begin, Desk};
use tregua_lab::progress::Silent;
use tregua_lab::provenance::StoreError;
use tregua_lab::start;
use tregua_lab::whatif::{Answer, Asked, Design, Family, Kind, Outcome, Pair, Store, placebo};

static GO: AtomicBool = AtomicBool::new(false);

/// A desk that keeps nothing and that nobody stops.
fn desk() -> Desk<'static> {
    Desk::new(None, &GO, &Silent, 0)
}

fn small_war() -> Scenario {
    check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario
}

fn design(pairs: u32) -> Design {
    let minds = [MindKind::Appraisal; 2];
    Design { pairs, seed: 11, lucks: 1, before: minds, after: minds, theta: ThetaFrom::Prior }
}

fn question(sc: &Scenario, at: &str, deeds: &[&str]) -> Question {
    Question::new(sc, "test", Date::parse(at).unwrap(), deeds).unwrap_or_else(|e| panic!("{e:?}"))
}

fn asked(sc: &Scenario, at: &str, deeds: &[&str], pairs: u32) -> Vec<Pair> {
    let question = question(sc, at, deeds);
    Asked::new(sc, &question).pairs(&design(pairs), &desk()).expect("nobody stops it")
}

/// A number that stays what it was, and a plan that nobody would have chosen, leave every pair one war.
#[test]
fn what_changes_nothing_leaves_one_war() {
    let sc = small_war();
    for deeds in [["set sea.speed*1"], ["forbid take-the-truce"]] {
        let pairs = asked(&sc, "1815-08-30", &deeds, 10);
        // A day that never comes is not a number, and no number equals itself then.
        let same = |p: &Pair| format!("{:?}", p.without) == format!("{:?}", p.with);
        assert!(pairs.iter().all(|p| p.parted.is_none() && same(p) && p.done), "{deeds:?}");
    }
}

/// Several futures of one evening have one past: on the last days they come to nearly the same, and the first is the pair that it would
/// have been alone. Each has its own luck: from an early evening on they go apart.
#[test]
fn futures_of_one_evening_have_one_past() {
    let sc = small_war();
    let dead = Outcome::ALL.iter().position(|o| *o == Outcome::SoldiersDead).unwrap();
    let spread = |at: &str| {
        let question = question(&sc, at, &["set sea.speed*1"]);
        let asks = |lucks, pairs| {
            let design = Design { lucks, ..design(pairs) };
            Asked::new(&sc, &question).pairs(&design, &desk()).expect("nobody stops it")
        };
        let (futures, alone) = (asks(6, 12), asks(1, 1));
        assert_eq!(format!("{:?}", futures[0]), format!("{:?}", alone[0]));
        let dead: Vec<f64> = futures[..6].iter().map(|p| p.without[dead]).collect();
        dead.iter().copied().fold(f64::MIN, f64::max) - dead.iter().copied().fold(f64::MAX, f64::min)
    };
    let (early, late) = (spread("1815-04-01"), spread("1815-08-29"));
    assert!(early > 0.0 && early > 5.0 * late, "{early} {late}");
}

/// Wars that part although nothing is otherwise stay the same to the bit, whatever lots are drawn beside.
#[test]
fn a_placebo_changes_nothing() {
    let sc = small_war();
    let question = question(&sc, "1815-04-01", &["order close-the-port"]);
    let placebo = placebo(&Asked::new(&sc, &question), &design(6), &desk()).expect("nobody stops it");
    assert!(placebo.holds() && placebo.pairs == 4, "{placebo:?}");
}

/// Nothing differs before the evening, nor before an event that never happens would have.
#[test]
fn wars_part_no_sooner_than_they_are_told_to() {
    let sc = small_war();
    let day = |text: &str| sc.day(Date::parse(text).unwrap());
    let first = |at: &str, deed: &str| {
        let pairs = asked(&sc, at, &[deed], 12);
        pairs.iter().filter_map(|p| p.parted).min().unwrap_or_else(|| panic!("{deed} changes nothing"))
    };
    assert_eq!(first("1815-04-01", "set sickness.incidence*5"), day("1815-04-02"));
    assert_eq!(first("1815-04-01", "without late-battalion-lands"), day("1815-04-20"));
    assert!(first("1815-04-01", "news mainland-rises=2") > day("1815-04-01"));
}

/// An order is given where it can be, a signature is put in force the next morning, and an end of sickness saves lives.
#[test]
fn deeds_are_done() {
    let sc = small_war();
    let share = |pairs: &[Pair], o: Outcome| {
        let k = Outcome::ALL.iter().position(|x| *x == o).unwrap();
        let mean =
            |f: fn(&Pair, usize) -> f64| pairs.iter().map(|p| f(p, k)).sum::<f64>() / pairs.len() as f64;
        (mean(|p, k| p.without[k]), mean(|p, k| p.with[k]))
    };
    let struck = asked(&sc, "1815-03-05", &["order strike-the-landing"], 20);
    assert!(struck.iter().filter(|p| p.done).count() > 10);
    assert!(struck.iter().all(|p| p.done || p.parted.is_none()), "what is not done changes nothing");
    let fortnight = sc.day(Date::parse("1815-03-05").unwrap()) + 14;
    assert!(struck.iter().filter(|p| p.done).all(|p| p.parted.is_some_and(|day| day <= fortnight)));
    let signed = asked(&sc, "1815-03-05", &["sign cove-truce"], 8);
    let next = sc.day(Date::parse("1815-03-06").unwrap());
    assert!(signed.iter().all(|p| p.parted == Some(next)), "a signature is in force the next morning");
    assert_eq!(share(&signed, Outcome::Truce).1, 1.0);
    let (sick, well) =
        share(&asked(&sc, "1815-03-20", &["set sickness.incidence=0"], 12), Outcome::SoldiersDead);
    assert!(well < sick, "{sick} {well}");
}

#[test]
fn answers_are_the_same_on_any_number_of_threads_and_are_kept() {
    let sc = small_war();
    let question = question(&sc, "1815-04-01", &["forbid march-on-the-city"]);
    let asked = Asked::new(&sc, &question);
    let on = |n| threads(n).unwrap().install(|| asked.pairs(&design(12), &desk()).unwrap());
    let pairs = on(1);
    assert_eq!(format!("{pairs:?}"), format!("{:?}", on(2)));
}

/// An interrupt leaves what is finished of the question under way, and answers that lie there are told again, but for another design.
#[test]
fn a_question_that_was_stopped_goes_on_and_its_answer_is_kept() {
    let sc = small_war();
    let question = question(&sc, "1815-04-01", &["forbid march-on-the-city"]);
    let asked = Asked::new(&sc, &question);
    let whole = asked.pairs(&design(80), &desk()).expect("nobody stops it");
    let folder = tempfile::tempdir().unwrap();
    let open =
        |design: &Design, begin| Store::open(&sc, design, "tregua whatif".into(), folder.path(), begin);
    let fought = |store: &Store, wars: u64| {
        let stop = AtomicBool::new(false);
        let stopping = Stopping::after(wars, &stop);
        store.pairs(&asked, &Desk::new(Some(store.parts()), &stop, &stopping, 80))
    };
    let stopped = fought(&open(&design(80), Begin::Clean).unwrap(), 70);
    assert!(matches!(stopped, Err(StoreError::Interrupted { kept: 64, of: 80 })), "{stopped:?}");
    assert!(matches!(open(&design(80), Begin::Clean), Err(StoreError::Unfinished { .. })));
    let store = open(&design(80), Begin::Resume).unwrap();
    let pairs = fought(&store, 17).expect("sixteen were left");
    assert_eq!(format!("{pairs:?}"), format!("{whole:?}"));
    store.finish(&[(Asked::new(&sc, &question), pairs)]).unwrap();
    assert!(!folder.path().join("parts").exists());
    // From the table, and no war is fought.
    let told = fought(&open(&design(80), Begin::Resume).unwrap(), 1).unwrap();
    assert_eq!(format!("{told:?}"), format!("{whole:?}"));
    assert!(matches!(open(&design(81), Begin::Resume), Err(StoreError::Another { .. })));
    // Of another design they are the answers until that is answered.
    let tables = || {
        let all = std::fs::read_dir(folder.path()).unwrap().flatten();
        all.filter(|e| e.path().extension().is_some_and(|e| e == "parquet")).count()
    };
    let other = open(&design(12), Begin::Clean).unwrap();
    assert_eq!((fought(&other, 90).unwrap().len(), tables()), (12, 1));
    other.finish(&[]).unwrap();
    assert_eq!(tables(), 0);
}

/// Pairs that the engine gives up are left out, and those that share their past with them are not.
#[test]
fn pairs_that_fail_are_left_out_and_counted() {
    let sc = crate::gave_up::failing();
    let question = question(&sc, "1815-04-01", &["set sea.speed*2"]);
    let asked = Asked::new(&sc, &question);
    let of = |design: &Design| {
        let pairs = asked.pairs(design, &desk()).expect("nobody stops it");
        (Answer::of("test", question.day, &pairs, design.lucks), pairs)
    };
    let (answer, pairs) = of(&design(12));
    assert_eq!(pairs.len(), 12);
    assert!((1..12).contains(&answer.gave_up.len()) && answer.pairs == 12 - answer.gave_up.len());
    assert!(answer.done == 1.0 && answer.effects[8].pairs == answer.pairs, "{answer:#?}");
    let (shared, _) = of(&Design { lucks: 3, ..design(12) });
    assert!(shared.gave_up.len() % 3 == 0 && !shared.gave_up.is_empty(), "they have one past");
    let placebo = placebo(&asked, &design(12), &desk()).expect("nobody stops it");
    assert!(placebo.holds() && placebo.pairs < 4, "{placebo:?}");
}

/// A pair in which nothing is otherwise.
fn like(i: u32) -> Pair {
    let seed = u64::from(i);
    Pair {
        seed,
        without: [0.0; 13],
        with: [0.0; 13],
        parted: None,
        done: true,
        bore: vec![],
        sat: false,
        failure: String::new(),
    }
}

/// Pairs made by hand: a share that turns, a day that may not come, a number with a common part that pairing takes away.
#[test]
fn differences_are_told_with_their_errors() {
    let at = |o: Outcome| Outcome::ALL.iter().position(|x| *x == o).unwrap();
    let pair = |i: u32| {
        let mut p = Pair { parted: Some(40), ..like(i) };
        let common = f64::from(i % 10) * 100.0;
        (p.without[at(Outcome::SoldiersDead)], p.with[at(Outcome::SoldiersDead)]) =
            (common, common + 5.0 + f64::from(i % 2));
        p.with[at(Outcome::Peace)] = f64::from(u8::from(i < 30));
        (p.without[at(Outcome::CapitalFell)], p.with[at(Outcome::CapitalFell)]) =
            (100.0, if i < 50 { 93.0 } else { f64::NAN });
        p
    };
    let mut pairs: Vec<Pair> = (0..100).map(pair).collect();
    pairs.push(Pair { done: false, parted: None, ..pairs[0].clone() });
    let answer = Answer::of("test", 39, &pairs, 1);
    let of = |o: Outcome| answer.effects.iter().find(|e| e.outcome == o).unwrap();
    let dead = of(Outcome::SoldiersDead);
    assert!((dead.difference.mean - 5.5).abs() < 1e-12 && dead.pairs == 100);
    let error = (0.25_f64 * 100.0 / 99.0 / 100.0).sqrt();
    assert!((dead.difference.error.unwrap() - error).abs() < 1e-12);
    assert!((dead.difference.half.unwrap() - 1.9842 * error).abs() < 1e-5, "Student's t, not the normal");
    assert!(dead.reduction.unwrap() > 100_000.0, "{dead:?}");
    let peace = of(Outcome::Peace);
    let flips = peace.flips.unwrap();
    assert_eq!((peace.outcome.kind(), flips.to_yes, flips.to_no), (Kind::Share, 0.3, 0.0));
    assert_eq!((flips.to_yes_bounds, flips.to_no_bounds), ((0.3, 0.3), (0.0, 0.0)));
    let fell = of(Outcome::CapitalFell);
    assert_eq!((fell.pairs, fell.difference.mean, fell.flips), (50, -7.0, None));
    assert_eq!((answer.done, answer.unchanged), (100.0 / 101.0, 1.0 / 101.0));
    assert_eq!(answer.parted, Some([40.0; 3]));
    assert_eq!(answer.telling()[0].outcome, Outcome::CapitalFell);
}

/// Pairs that share their numbers: what differs between groups is not known, what differs within them is luck.
#[test]
fn luck_is_told_from_what_is_not_known() {
    let pair = |i: u32, luck: f64, unknown: f64| {
        let mut p = Pair { parted: Some(1), ..like(i) };
        p.with[10] = unknown * f64::from(i / 4) + luck * f64::from(i % 4);
        p
    };
    let luck = |luck: f64, unknown: f64| {
        let pairs: Vec<Pair> = (0..80).map(|i| pair(i, luck, unknown)).collect();
        Answer::of("test", 0, &pairs, 4).effects[10].luck.unwrap()
    };
    assert_eq!(luck(0.0, 1.0), 0.0);
    assert!(luck(1.0, 0.0) > 0.95 && luck(1.0, 1.0) < 0.1);
    let pairs: Vec<Pair> = (0..80).map(|i| pair(i, 0.0, 1.0)).collect();
    let error = |lucks| Answer::of("test", 0, &pairs, lucks).effects[10].difference.error.unwrap();
    assert!(error(4) > 1.9 * error(1), "four alike are no four witnesses");
}

/// The questions of the shipped scenario, and what is wrong with others.
#[test]
fn what_cannot_be_is_refused() {
    let sc = small_war();
    let fault = |at: &str, deed: &str| {
        let e = Question::new(&sc, "test", Date::parse(at).unwrap(), &[deed]).unwrap_err();
        format!("{} ({})", e.what().english(), e.help().english())
    };
    for (at, deed, said) in [
        ("1815-04-01", "ordr close-the-port", "`ordr` is nothing that can be done (did you mean `order`?)"),
        (
            "1815-04-01",
            "order close-the-ports",
            "no plan is called `close-the-ports` (did you mean `close-the-port`?)",
        ),
        (
            "1816-04-01",
            "order close-the-port",
            "1816-04-01 lies outside the war (from 1815-03-02 to 1815-08-30)",
        ),
        (
            "1815-06-01",
            "without mainland-rises",
            "`mainland-rises` has happened on 1815-05-10 (ask for an earlier day)",
        ),
        (
            "1815-04-01",
            "news late-battalion-lands=1",
            "`late-battalion-lands` moves no balance (one of mainland-rises)",
        ),
        (
            "1815-04-01",
            "sign settlement/no-flag",
            "nothing that can be signed is called `settlement/no-flag` (an option for each of flag, in this order; such as `settlement/the-crowns-flag`)",
        ),
        (
            "1815-04-01",
            "accept cove-truce",
            "it is not said by whom: `cove-truce` (end with `by league` or `by crown`)",
        ),
        ("1815-04-01", "set sea.speed=fast", "`fast` is no number (write it like 0.25)"),
        ("1815-04-01", "set sea.speed*1000", "`sea.speed` cannot be"),
        ("1815-04-01", "set guerrilla.stay=0", "`guerrilla.stay` cannot be 0 (from 6 to 1500 day; likely is"),
        (
            "1815-04-01",
            "news mainland-rises=50",
            "`mainland-rises` cannot move the balance by 50 (from -3.5 to 3.5",
        ),
    ] {
        let e = fault(at, deed);
        assert!(e.starts_with(said), "{deed}: {e}");
    }
    let none = Question::new(&sc, "test", Date::parse("1815-04-01").unwrap(), &[]).unwrap_err();
    assert_eq!(none, NoDeed::Nothing);
}

#[test]
fn the_shipped_questions_can_be_asked() {
    let lima = tregua_lab::load::load("lima-1821").unwrap_or_else(|e| panic!("{e}"));
    assert!(lima.book.what_ifs.len() >= 12);
    let small = check(&start::texts()).unwrap();
    assert_eq!(small.book.what_ifs.len(), 2);
}

/// Groups of other sizes: shares that turn stay within their bounds, pairs that share their numbers are one witness, and one witness has no error.
#[test]
fn uneven_groups_weigh_by_their_pairs() {
    let peace = Outcome::ALL.iter().position(|o| *o == Outcome::Peace).unwrap();
    // Ten groups of three; of the odd ones a single pair could be done, and in it peace is made.
    let mut pairs: Vec<Pair> = (0..30).map(like).collect();
    for (i, pair) in pairs.iter_mut().enumerate() {
        let odd = i / 3 % 2 == 1;
        pair.done = !odd || i % 3 == 0;
        pair.with[peace] = f64::from(u8::from(odd));
    }
    let effect = Answer::of("test", 0, &pairs, 3).effects.swap_remove(peace);
    let (flips, d) = (effect.flips.unwrap(), effect.difference);
    assert_eq!((effect.pairs, d.groups, d.mean, flips.to_yes), (20, 10, 0.25, 0.25));
    assert!(flips.to_yes_bounds.0 <= flips.to_yes && flips.to_yes <= flips.to_yes_bounds.1, "{flips:?}");
    // Five groups of one pair at 1, five of three at 0, about a mean of a quarter.
    let by_hand = (5.0 * 0.75_f64.powi(2) + 5.0 * 0.75_f64.powi(2)).sqrt() / 20.0 * (10.0_f64 / 9.0).sqrt();
    assert!((d.error.unwrap() - by_hand).abs() < 1e-12, "{d:?}");
    let alone = Answer::of("test", 0, &pairs, 30).effects[peace].difference;
    assert_eq!((alone.error, alone.half, alone.p()), (None, None, None));
}

/// Of many differences one large stands, one that is nothing special among so many does not, and few pairs show nothing.
#[test]
fn what_stands_counts_all_that_was_looked_at() {
    let differ = |pairs: u32| -> Answer {
        let pairs: Vec<Pair> = (0..pairs)
            .map(|i| {
                let mut pair = like(i);
                let noise = f64::from(i % 8) - 3.5;
                (pair.with[8], pair.with[9]) = (50.0 + noise, 0.6 + noise);
                pair
            })
            .collect();
        Answer::of("test", 0, &pairs, 1)
    };
    let mut answer = differ(80);
    let family = Family::mark(&mut [&mut answer]);
    assert_eq!((answer.telling().len(), family.telling, family.stand), (2, 2, 1), "{family:?}");
    assert!(answer.effects[8].stands && !answer.effects[9].stands);
    assert_eq!(Family::mark(&mut [&mut differ(7)]).compared, 0);
}

/// What one deed undoes of another is refused, and what touches nobody is told from what was not wanted.
#[test]
fn deeds_are_held_against_each_other() {
    let sc = small_war();
    let ask = |deeds: &[&str]| Question::new(&sc, "test", Date::parse("1815-04-01").unwrap(), deeds);
    for deeds in [
        ["order close-the-port", "forbid close-the-port"],
        ["refuse everything by crown", "sign cove-truce"],
        ["accept cove-truce by crown", "refuse cove-truce by crown"],
        ["set sea.speed*2", "set sea.speed=70"],
        ["without mainland-rises", "news mainland-rises=1"],
        ["sign cove-truce", "sign cove-truce"],
    ] {
        assert!(matches!(ask(&deeds), Err(NoDeed::Against { .. })), "{deeds:?}");
    }
    assert!(ask(&["order close-the-port", "refuse everything by crown"]).is_ok());
    let bore = |deed: &str| asked(&sc, "1815-08-30", &[deed], 8).iter().any(|p| p.bore[0]);
    assert!(bore("set sea.speed*1") && !bore("accept cove-truce by crown"));
}

/// What happened before the wars part is no matter of the question.
#[test]
fn a_city_that_changed_hands_before_is_not_counted() {
    let sc = small_war();
    let fell = Outcome::ALL.iter().position(|o| *o == Outcome::CapitalFell).unwrap();
    let day = f64::from(sc.day(Date::parse("1815-08-01").unwrap()));
    let pairs = asked(&sc, "1815-08-01", &["set sea.speed*1"], 20);
    assert!(pairs.iter().all(|p| !p.without[fell].is_finite() || p.without[fell] > day));
}
