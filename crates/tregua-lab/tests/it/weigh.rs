//! Weighing readings: what is refused, that the chances asked for are those that choices are made by, that a reading which foresees the record wins, and
//! the same bits on any number of threads.

use crate::stopping::{Stopping, spoil};
use std::sync::atomic::AtomicBool;
use tregua_engine::minds::{self, Calls, Choice, Mind, Minds};
use tregua_engine::scenario::book::{Hypothesis, Override, Tongues};
use tregua_engine::scenario::check::{Checked, check};
use tregua_engine::scenario::{Attribute, Decider, DeciderId, MindKind, PlanId, Prior, Scenario, Shape};
use tregua_engine::theta::Theta;
use tregua_engine::values::{Cell, Values};
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_lab::campaign::{self, GaveUp, Room, ThetaFrom, Unwatched};
use tregua_lab::ensemble::threads;
use tregua_lab::load::Loaded;
use tregua_lab::parts::{Begin, Desk, Parts};
use tregua_lab::progress::Silent;
use tregua_lab::provenance::StoreError;
use tregua_lab::report::weigh::{self as report, Weighed};
use tregua_lab::start;
use tregua_lab::values::{Effort as Search, Search as Found, advance, otherwise};
use tregua_lab::weigh::folder::{Manifest, give_values};
use tregua_lab::weigh::opinion::{Opinion, Row};
use tregua_lab::weigh::question::{Answer, answer};
use tregua_lab::weigh::reading::{Question, QuestionError};
use tregua_lab::weigh::verdict::{Grade, Verdict};
use tregua_lab::weigh::weighing::{Effort, groups, weigh};
use tregua_lab::words::Lang;

static GO: AtomicBool = AtomicBool::new(false);

fn small_war() -> Checked {
    check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn reading(key: &str, overrides: Vec<Override>) -> Hypothesis {
    let text = Tongues { en: format!("Reading {key}."), es: format!("Lectura {key}.") };
    let [trace_for, trace_against] = ["for", "against"]
        .map(|way| Tongues { en: format!("A trace {way} {key}."), es: format!("Una huella {way} {key}.") });
    Hypothesis {
        key: key.into(),
        question: "what".into(),
        reading: text,
        held_by: "us".into(),
        overrides,
        trace_for,
        trace_against,
    }
}

/// The decider of the first documented decision, and rival readings of him: one for whom what he then chose is worth much, one for whom it
/// is worth the opposite, and one of another temperature of choice.
fn rivals(war: &mut Checked) -> DeciderId {
    let sc = &war.scenario;
    let decision = &sc.decisions[0];
    let expect = &sc.plans[decision.plan.ix()].expect;
    let sign = |e: &tregua_engine::scenario::Expect| {
        Override::Weight(decision.decider, e.attribute, e.by.signum() * 0.9)
    };
    let liked: Vec<Override> = expect.iter().map(sign).collect();
    let turned = |o: &Override| match o {
        Override::Weight(id, attribute, w) => Override::Weight(*id, *attribute, -w),
        other => other.clone(),
    };
    let disliked = liked.iter().map(turned).collect();
    let temperature = Theta::index("choice.temperature").expect("a parameter");
    let warm = vec![Override::Parameter(temperature, 0.5)];
    war.book.hypotheses =
        vec![reading("A", liked), reading("B", disliked), reading("C", warm), reading("D", vec![])];
    decision.decider
}

fn effort() -> Effort {
    Effort { thetas: 4, particles: 3, repeats: 2, wars: 16, seed: 5 }
}

/// A desk that keeps nothing and that nobody stops.
fn desk() -> Desk<'static> {
    Desk::new(None, &GO, &Silent, 0)
}

#[test]
fn a_reading_changes_what_it_says_and_nothing_else() {
    let mut war = small_war();
    let who = rivals(&mut war);
    let question = Question::of(&war.scenario, &war.book, "what").expect("a question");
    assert_eq!(question.deciders, [who]);
    assert_eq!(question.unweighed.len(), 1);
    let [a, _, c] = &question.readings[..] else { panic!("three are weighed") };
    assert_ne!(
        a.scenario.deciders[who.ix()].utility.weights,
        war.scenario.deciders[who.ix()].utility.weights
    );
    let others = |sc: &Scenario| {
        let all = sc.deciders.iter().enumerate().filter(|(i, _)| *i != who.ix());
        all.map(|(_, d)| d.utility.weights).collect::<Vec<_>>()
    };
    assert_eq!(others(&a.scenario), others(&war.scenario));
    assert_eq!(c.set.len(), 1);
    assert_eq!(groups(&question.readings), [[0, 1, 2]], "no war as recorded asks how warm its minds are");
}

#[test]
fn what_cannot_be_weighed_is_refused() {
    let mut war = small_war();
    let who = rivals(&mut war);
    let of = |war: &Checked, typed: &str| Question::of(&war.scenario, &war.book, typed).map(|q| q.key);
    let unknown = of(&war, "whatever").expect_err("nobody asks it");
    assert!(unknown.to_string().contains("asks no question `whatever`; it asks: what"), "{unknown}");
    let status = war.scenario.deciders[who.ix()].utility.weights[Attribute::Status as usize];
    war.book.hypotheses[0].overrides = vec![Override::Weight(who, Attribute::Status, status)];
    let same = of(&war, "what").expect_err("it changes nothing");
    assert!(matches!(&same, QuestionError::Nothing { reading, .. } if reading == "A"), "{same}");
    assert!(same.to_string().contains("change its `overrides` in hypotheses.toml"), "{same}");
    // What stands beside a change is told, and tells nobody apart.
    let (day_cost, still) = (Override::DayCost(who, 0.5), Override::Weight(who, Attribute::Status, status));
    war.book.hypotheses =
        vec![reading("A", vec![day_cost.clone()]), reading("B", vec![still.clone(), day_cost.clone()])];
    let alike = of(&war, "what").expect_err("they are one reading");
    assert!(alike.to_string().contains("A and B change the same"), "{alike}");
    war.book.hypotheses[0].overrides = vec![Override::DayCost(who, 0.7)];
    let question = Question::of(&war.scenario, &war.book, "what").expect("they differ");
    assert_eq!((&question.readings[1].changes, &question.readings[1].idle), (&vec![day_cost], &vec![still]));
    war.book.hypotheses = vec![reading("A", vec![Override::DayCost(who, 0.5)])];
    assert!(matches!(of(&war, "what"), Err(QuestionError::Alone { readings: 1, .. })));
}

/// Asks for the chances before every choice.
struct Asking {
    minds: Minds,
    asked: u32,
}

impl Mind for Asking {
    fn calls(&self, decider: &Decider) -> Calls {
        self.minds.calls(decider)
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        let chances = minds::chances(war, view, self.minds.kinds[view.side.ix()], menu);
        let choice = self.minds.choose(war, view, menu);
        let at =
            choice.plan.map_or(menu.len(), |plan| menu.iter().position(|p| *p == plan).expect("on the menu"));
        assert_eq!(chances[at].to_bits(), choice.chance.to_bits());
        assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        self.asked += 1;
        choice
    }
}

#[test]
fn the_chances_asked_for_are_those_that_are_chosen_by() {
    let sc = small_war().scenario;
    for kind in [MindKind::Appraisal, MindKind::Quantal] {
        let war = campaign::war(&sc, campaign::theta(&sc, ThetaFrom::Prior, 3, &[]), 3, [kind; 2]);
        let mut asking = Asking { minds: Minds { kinds: [kind; 2] }, asked: 0 };
        campaign::fight_with(&war, &mut asking, None, &mut Room::default(), &mut Unwatched);
        assert!(asking.asked > 20);
    }
}

#[test]
fn the_reading_that_foresees_the_record_wins_on_any_number_of_threads() {
    let mut war = small_war();
    rivals(&mut war);
    let question = Question::of(&war.scenario, &war.book, "what").expect("a question");
    let on = |n| {
        let found = || weigh(&war.scenario, &question, MindKind::Appraisal, &effort(), &desk());
        threads(n).expect("threads").install(found).expect("nobody stops it")
    };
    let found = on(1);
    assert_eq!(found.evidence, on(2).evidence);
    let posterior = found.evidence[0].posterior();
    assert!(posterior[0] > posterior[1] && posterior[0] > posterior[2], "{posterior:?}");
    assert!((posterior.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    // Counted without its one fact, the record is counted without facts.
    let at = |word: &str| found.settings.iter().position(|s| s.word == word).expect("a way to count");
    assert_eq!(found.evidence[at("but")], found.evidence[at("without-facts")]);
    assert_ne!(found.evidence[at("looser")], found.evidence[0]);
    // What the acts add, and the facts, makes up the whole.
    let whole: f64 = found.adds.iter().map(|adds| adds[0] - adds[1]).sum();
    let (odds, error) = found.evidence[0].ln_odds(0, 1);
    assert!((whole - odds).abs() < 1e-9 && 2.0 * error < odds, "{whole} {odds} {error}");
    let power = found.power[0][1].expect("they share their wars");
    assert!(power > 0.0 && found.power[0][0] == Some(0.0));
}

/// Readings of nobody that set what only free minds ask: in wars fought as recorded nothing hangs on it.
#[test]
fn readings_on_which_nothing_hangs_are_told_so() {
    let mut war = small_war();
    let temperature = Theta::index("choice.temperature").expect("a parameter");
    let set = |key, x| reading(key, vec![Override::Parameter(temperature, x)]);
    war.book.hypotheses = vec![set("A", 0.5), set("B", 0.3)];
    let question = Question::of(&war.scenario, &war.book, "what").expect("a question");
    let found =
        weigh(&war.scenario, &question, MindKind::Appraisal, &effort(), &desk()).expect("nobody stops it");
    assert_eq!(Verdict::of(&found, &[1.0; 2], None).grade, Grade::Untouched);
    // Of a single fact and no acts nothing is left out.
    assert_eq!((found.acts.facts.len(), found.settings.len()), (1, 9));
}

#[test]
fn an_interrupted_weighing_goes_on_to_the_same_bits() {
    let mut war = small_war();
    rivals(&mut war);
    let question = Question::of(&war.scenario, &war.book, "what").expect("a question");
    let answered = |desk: &Desk<'_>| {
        answer(&war.scenario, &question, MindKind::Appraisal, &effort(), desk)
            .map(|a| (a.said, a.weighing.evidence))
    };
    let whole = answered(&desk()).expect("nobody stops it");
    let folder = tempfile::tempdir().expect("a folder");
    let open = |effort: &Effort, begin| {
        let manifest = Manifest::of((&war.scenario, "war"), &question, effort, 0);
        Parts::open(folder.path(), &manifest, |there| manifest.unlike(there), begin)
    };
    let all = effort().all_wars(&question) as u32;
    // Among the records of free wars; then after them, in the first clouds: the records are kept.
    let parts = open(&effort(), Begin::Clean).expect("it opens");
    for (wars, kept) in [(20, 0), (54, 48)] {
        let stop = AtomicBool::new(false);
        let stopping = Stopping::after(wars, &stop);
        let stopped = answered(&Desk::new(Some(&parts), &stop, &stopping, all));
        let Err(StoreError::Interrupted { kept: lie, of }) = stopped else { panic!("after {wars}") };
        assert_eq!((lie, of), (kept, all), "after {wars}");
    }
    // Whoever forgot to say that it goes on loses nothing.
    let asked = open(&effort(), Begin::Clean).expect_err("work lies there").to_string();
    assert!(["--resume", "--anew", "tregua weigh war what"].iter().all(|way| asked.contains(way)), "{asked}");
    let other =
        open(&Effort { thetas: 5, ..effort() }, Begin::Resume).expect_err("it is another").to_string();
    assert!(other.contains("(--thetas 4, not 5)"), "{other}");
    let parts = open(&effort(), Begin::Resume).expect("it goes on");
    assert_eq!(answered(&Desk::new(Some(&parts), &GO, &Silent, all)).expect("nobody stops it"), whole);
    // All of it lies there now; a part that was touched is refused by name.
    spoil(&folder.path().join("parts/clouds-000000.bin"));
    let refused = answered(&Desk::new(Some(&parts), &GO, &Silent, all)).expect_err("it is damaged");
    assert!(refused.to_string().contains("clouds-000000.bin"), "{refused}");
    let parts = open(&effort(), Begin::Anew).expect("it begins anew");
    let lie = std::fs::read_dir(folder.path().join("parts")).expect("a folder").count();
    assert_eq!(lie, 1, "only what they are of");
    open(&effort(), Begin::Clean).expect("nothing is lost by beginning anew what was only begun");
    parts.clear().expect("they go");
    assert!(!folder.path().join("parts").exists());
}

#[test]
fn the_page_says_all_of_it_in_both_languages() {
    let mut war = small_war();
    rivals(&mut war);
    let question = Question::of(&war.scenario, &war.book, "what").expect("a question");
    let effort = effort();
    let answer: Answer =
        answer(&war.scenario, &question, MindKind::Appraisal, &effort, &desk()).expect("nobody stops it");
    assert!(answer.verdict.best == 0 && answer.verdict.grade != Grade::Unsure, "{:?}", answer.verdict);
    let manifest = Manifest::of((&war.scenario, "war"), &question, &effort, 0);
    let loaded = Loaded {
        scenario: war.scenario.clone(),
        book: war.book.clone(),
        warnings: vec![],
        texts: start::texts(),
        folder: "small-war".into(),
        asked: "small-war".into(),
    };
    let weighed = Weighed { loaded: &loaded, question: &question, answer: &answer, manifest: &manifest };
    let html = report::html(&weighed, Lang::En);
    for lang in Lang::ALL {
        let text = report::text(&weighed, lang);
        let listed = report::listing(&loaded, lang);
        for told in [&text, &listed] {
            assert!(!told.contains("weigh-"), "a message is missing in {lang:?}: {told}");
        }
        assert!(!html.contains(">weigh-"), "a message is missing on the page");
        assert!(text.contains('A') && listed.contains("\nwhat\n"));
        assert!(html.contains(&format!("<main lang=\"{}\"", lang.code())));
    }
    for trace in ["A trace for A.", "A trace against B.", "Una huella for B.", "Una huella against A."] {
        assert!(html.contains(trace), "{trace}");
    }
    let text = report::text(&weighed, Lang::En);
    let (before, after) = text.split_once("WHAT THE RECORD SAYS").expect("both are told");
    assert!(
        !before.contains(" over B") && after.contains("gives A over "),
        "what it tells comes last: {text}"
    );
    assert!(text.contains("16 free wars a reading are too few") && html.contains("16 free wars a reading"));
    assert_eq!(html.matches("<circle cx").count(), 200, "a hundred dots in each language");
    assert!(
        html.contains("Reading B.") && html.contains("Lectura B.") && html.contains("<svg class=\"chart")
    );
}

/// Two readings of a summary that is pure noise, and one that tells.
#[test]
fn the_second_opinion_knows_when_it_knows_nothing() {
    let luck = tregua_engine::draws::Draws::new(9);
    let row = |i: u32, tells: f64| {
        let noise = |k| tregua_engine::num::normal_quantile(luck.uniform(1, i, 0, k));
        let of = (i % 2) as usize;
        Row { summaries: vec![noise(0), tells * of as f64 + noise(1)], of }
    };
    let learn = |tells| {
        Opinion::best(&(0..1600).map(|i| row(i, tells)).collect::<Vec<_>>(), 2, 1, &[1.0, 1000.0])
            .expect("it learns")
    };
    let (blind, seeing) = (learn(0.0), learn(3.0));
    let even = std::f64::consts::LN_2;
    assert!((blind.log_loss - even).abs() < 0.03, "{}", blind.log_loss);
    assert!((blind.posterior(&[1.0, 1.0])[0] - 0.5).abs() < 0.1);
    assert!(seeing.log_loss < 0.35 * even && seeing.table[1][1] > 0.85, "{:?}", seeing.table);
    assert!(seeing.posterior(&[0.0, 4.0])[1] > 0.95);
}

/// Two readings that differ in whether two signs agree, of which neither tells anything by itself: a forest sees that and no weighted sum does,
/// and of the two the better is listened to. Where nothing is to be seen, or the signs of the forest's cases are mixed up, it knows nothing.
#[test]
fn a_forest_sees_what_a_weighted_sum_cannot() {
    let luck = tregua_engine::draws::Draws::new(12);
    let row = |i: u32| {
        let sign = |k| if luck.uniform(2, i, 0, k) < 0.5 { -1.0 } else { 1.0 };
        let (a, of) = (sign(0), (i % 2) as usize);
        let b = if of == 1 { a } else { -a };
        Row { summaries: vec![a, b, sign(1)], of }
    };
    let rows: Vec<Row> = (0..1600).map(row).collect();
    let logistic = Opinion::best(&rows, 2, 1, &[1.0, 1000.0]).expect("it learns");
    let grown = || Opinion::forest(&rows, 2, &[10, 50], 3).expect("it grows");
    let forest = grown();
    let even = std::f64::consts::LN_2;
    assert!(logistic.log_loss > 0.95 * even && forest.log_loss < 0.2 * even, "{}", forest.log_loss);
    assert!(forest.posterior(&[1.0, 1.0, 1.0])[1] > 0.9 && forest.posterior(&[1.0, -1.0, 1.0])[0] > 0.9);
    let stack = Opinion::stack(&logistic, &forest, &rows, 2);
    assert!(stack.weight() < 0.3 && stack.log_loss < 0.25 * even, "{} {}", stack.weight(), stack.log_loss);
    let on = |n| threads(n).unwrap().install(|| grown().posterior(&[1.0, 1.0, -1.0]));
    assert_eq!(on(1), on(2));
    // The planted fault: classes that have nothing to do with what is told.
    let mixed = rows.iter().zip(0..).map(|(r, i)| Row { summaries: row(i / 2).summaries, of: r.of });
    let mixed: Vec<Row> = mixed.collect();
    let blind = Opinion::forest(&mixed, 2, &[10, 50], 3).expect("it grows");
    assert!(blind.log_loss > 0.95 * even, "{}", blind.log_loss);
}

#[test]
fn values_move_only_for_those_who_want_otherwise() {
    let sc = small_war().scenario;
    let mut search = Found::default();
    assert!(advance(&sc, &Search { wars: 70, rounds: 1, seed: 3 }, 1.0, &mut search, &GO, &Silent));
    let mut valued = sc.clone();
    valued.values = search.found(&sc);
    let who = sc.sides[0].head;
    let mut wants = valued.clone();
    wants.deciders[who.ix()].utility.weights[Attribute::Capital as usize] += 0.5;
    let own = valued.values.clone().expect("values");
    let (found, _) = otherwise(&valued, &[&valued, &wants], 70, 900, &GO, &Silent).expect("nobody stops it");
    assert_eq!(found[0].cells.len(), own.cells.len());
    for (cell, as_it_is) in own.cells.iter().zip(&found[0].cells) {
        assert_eq!(cell, as_it_is, "the same wants have the same values");
    }
    let pairs = || own.cells.iter().zip(&found[1].cells);
    let still = |(cell, moved): &(&Cell, &Cell)| cell.war.weights == moved.war.weights;
    assert!(pairs().filter(|(cell, _)| cell.whose != who).all(|pair| still(&pair)));
    assert!(pairs().filter(|(cell, _)| cell.whose == who).any(|pair| !still(&pair)));
}

/// Where the engine gives up a cloud, the draw of the numbers that it was fought by is left out, and so are records without an end; where it
/// gives up all, it is said.
#[test]
fn readings_are_weighed_by_the_clouds_that_are_left() {
    let mut war = small_war();
    rivals(&mut war);
    let morale = Theta::index("morale.days").expect("the engine reads it");
    let mut with = |low: f64, high: f64| {
        war.scenario.parameters[morale].prior = Prior { low, high, shape: Shape::Uniform };
        let question = Question::of(&war.scenario, &war.book, "what").expect("a question");
        let effort = Effort { wars: 16, ..effort() };
        answer(&war.scenario, &question, MindKind::Appraisal, &effort, &desk())
    };
    let found = with(-15.0, 15.0).expect("some are left");
    let draws = found.weighing.evidence[0].of[0].len();
    let lost = found.weighing.gave_up.len();
    assert!(lost > 0 && draws > 0 && draws + lost == effort().thetas as usize, "{draws} {lost}");
    assert!(found.gave_up.len() > lost && found.opinion.is_some(), "{}", found.gave_up.len());
    assert!(matches!(with(-15.0, -5.0), Err(StoreError::GaveUp(GaveUp { .. }))));
}

/// The values of those who want otherwise stand on other draws than the clouds which are asked about them.
#[test]
fn what_others_want_is_found_on_wars_of_its_own() {
    let mut war = small_war();
    rivals(&mut war);
    war.scenario.values = Some(Values { cells: vec![] });
    let mut question = Question::of(&war.scenario, &war.book, "what").expect("a question");
    let folder = tempfile::tempdir().expect("a folder");
    let lost = give_values(&war.scenario, &mut question, (2, 5), folder.path(), &GO, &Silent);
    assert_eq!(lost.expect("it is kept"), Some(vec![]));
    let kept = std::fs::read_to_string(folder.path().join("wants.json")).expect("it is there");
    assert!(kept.contains(&format!(" seed {} wars 2", 5 + (2_u64 << 32))), "{kept}");
}
