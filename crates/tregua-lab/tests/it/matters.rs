//! What matters: a study of the small war is the same however it is done, and says what it should.

use crate::stopping::spoil;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::scenario::{MindKind, Posterior, Scenario};
use tregua_lab::ensemble::{Design, threads};
use tregua_lab::load::load;
use tregua_lab::parts::Begin;
use tregua_lab::progress::{Progress, Silent};
use tregua_lab::provenance::StoreError;
use tregua_lab::sensitivity::{Asked, Effort, Factor, Found, Manifest, Part, Study, War};
use tregua_lab::table::Table;
use tregua_lab::words::Lang;
use tregua_lab::{campaign, ensemble, report, start};

static GO: AtomicBool = AtomicBool::new(false);

fn design() -> Design {
    Design {
        runs: 0,
        seed: 3,
        minds: [MindKind::Appraisal; 2],
        until: Some(40),
        theta: campaign::ThetaFrom::Prior,
        set: vec![("march.train".into(), 20.0)],
    }
}

const EFFORT: Effort = Effort { walks: 2, scan: 64, factors: 3, points: 64 };

fn loaded() -> (tempfile::TempDir, tregua_lab::load::Loaded) {
    let desk = tempfile::tempdir().expect("a folder");
    start::write(&desk.path().join("war")).expect("it is written");
    let loaded = load(desk.path().join("war")).unwrap_or_else(|e| panic!("{e}"));
    (desk, loaded)
}

/// Raises a flag after so many wars.
struct StopAt(u64, std::sync::atomic::AtomicU64, AtomicBool);

impl Progress for StopAt {
    fn advance(&self, runs: u64) {
        if self.1.fetch_add(runs, Ordering::Relaxed) + runs >= self.0 {
            self.2.store(true, Ordering::Relaxed);
        }
    }
}

/// What was found, letter by letter: a number that is none is not equal to itself.
fn told(found: &Found) -> String {
    serde_json::to_string(found).expect("it can be written")
}

fn study(sc: &Scenario) -> Found {
    Study::new((sc, "war"), &design(), EFFORT).run(None, &GO, &Silent).expect("nobody stops it")
}

/// Whoever types the command that a result says it comes from asks for the same wars.
#[test]
fn what_was_asked_for_can_be_typed_again() {
    let (_desk, loaded) = loaded();
    let (sc, fitted) = (&loaded.scenario, Design { theta: campaign::ThetaFrom::Posterior, ..design() });
    let (until, [one, other]) = (sc.date(40), [0, 1].map(|i: usize| &sc.sides[i].key));
    let minds = format!("--seed 3 --minds {one}=appraisal,{other}=appraisal");
    let effort = "--trajectories 2 --scan 64 --factors 3 --points 64";
    let matters = |design: &Design| Manifest::of((sc, "my war"), design, EFFORT).command;
    let common = format!("tregua matters 'my war' {effort} {minds} --until {until}");
    assert_eq!(matters(&design()), format!("{common} --set march.train=20"));
    assert_eq!(matters(&fitted), format!("{common} --theta posterior --set march.train=20"));
    let run = ensemble::Manifest::of(sc, "war", &design()).command;
    let typed = format!("tregua run war --runs 0 {minds} --theta prior --until {until} --set march.train=20");
    assert_eq!(run, typed);
}

#[test]
fn a_study_that_was_stopped_goes_on_and_comes_out_the_same_on_any_threads() {
    let (desk, loaded) = loaded();
    let (sc, folder) = (&loaded.scenario, desk.path().join("out"));
    let whole = threads(1).expect("a pool").install(|| study(sc));
    let study = Study::new((sc, "war"), &design(), EFFORT);
    let stopper = StopAt(study.wars() / 2, Default::default(), AtomicBool::new(false));
    let stopped = study.run(Some((&folder, Begin::Clean)), &stopper.2, &stopper);
    let Err(StoreError::Interrupted { kept, of }) = stopped else { panic!("{stopped:?}") };
    assert!(kept > 0 && (kept as u64) < study.wars() && u64::from(of) == study.wars());
    assert!(!folder.join("matters.parquet").exists());
    // A part that was touched is refused by name; without it, its wars are fought again.
    let part = folder.join("parts/walks-000000.bin");
    spoil(&part);
    let damaged =
        study.run(Some((&folder, Begin::Resume)), &GO, &Silent).expect_err("it is damaged").to_string();
    assert!(damaged.contains("walks-000000.bin"), "{damaged}");
    std::fs::remove_file(part).expect("it goes");
    for turn in ["from the blocks", "from the tables"] {
        let found =
            study.run(Some((&folder, Begin::Resume)), &GO, &Silent).unwrap_or_else(|e| panic!("{turn}: {e}"));
        assert_eq!(told(&found), told(&whole), "{turn}");
    }
    assert!(!folder.join("parts").exists());
    let table = Table::read(&folder.join("matters.parquet")).expect("it is there");
    assert_eq!(table.rows(), whole.answers.len() * whole.factors.len());
    // A table of fewer columns than are asked for, as of an earlier version, is refused and not read as wars that told nothing.
    let scanned = folder.join("scan.parquet");
    let mut table = Table::read(&scanned).expect("it is there");
    let gone = table.columns.remove(0).name;
    table.write(&scanned, &[]).expect("it is written");
    let refused = study.run(Some((&folder, Begin::Resume)), &GO, &Silent).expect_err("it lacks a column");
    assert!(refused.to_string().contains(&format!("it has no column {gone}")), "{refused}");
    // So is one whose rows in parts were in another order.
    let manifest = folder.join("run.json");
    let text = std::fs::read_to_string(&manifest).expect("it is there");
    let columns = study.manifest().columns;
    std::fs::write(&manifest, text.replace(&columns, "0")).expect("it is written");
    let refused = study.run(Some((&folder, Begin::Resume)), &GO, &Silent).expect_err("other columns");
    assert!(refused.to_string().contains(&format!("columns 0, not {columns}")), "{refused}");
    let other = Study::new((sc, "war"), &design(), Effort { points: 128, ..EFFORT });
    let refused = other.run(Some((&folder, Begin::Resume)), &GO, &Silent).expect_err("another study");
    assert!(refused.to_string().contains("--points 64, not 128"), "{refused}");
}

#[test]
fn luck_moves_wars_and_nothing_moves_nothing() {
    let (_desk, loaded) = loaded();
    let found = study(&loaded.scenario);
    assert_eq!(found.failed, 0);
    assert_eq!(found.factors.len(), 6, "three numbers, the rest, luck, nothing");
    let set = tregua_engine::theta::Theta::index("march.train").expect("a number");
    let Some(Factor::Rest(rest)) = found.factors.iter().find(|f| matches!(f, Factor::Rest(_))) else {
        panic!("no rest")
    };
    assert!(!found.walked.contains(&Factor::Number(set)) && !rest.contains(&set), "what is set is known");
    let luck = found.luck().expect("luck");
    let dummy = found.factors.iter().position(|f| *f == Factor::Dummy).expect("a dummy");
    assert!(found.answers.len() > 3);
    for answer in &found.answers {
        assert_eq!(answer.indices[dummy].total.value, 0.0, "{:?}", answer.outcome);
        assert_eq!(
            answer.outcome.part == Part::Whether,
            answer.mean <= 1.0 && found.happens[answer.outcome.place] < 1.0
        );
    }
    let men = |a: &&tregua_lab::sensitivity::Answer| matches!(a.outcome.asked, Asked::Men(_));
    assert!(found.answers.iter().find(men).is_some_and(|a| a.indices[luck].total.low() > 0.0));
}

#[test]
fn a_point_is_a_war_and_every_value_of_luck_another_seed() {
    let (_desk, loaded) = loaded();
    let (sc, design) = (&loaded.scenario, design());
    let unknown = War::unknown(sc, &design);
    let war = War::new(
        sc,
        &design,
        vec![Factor::Number(unknown[0]), Factor::Luck, Factor::Rest(unknown[1..].to_vec())],
    );
    let (seed, theta) = war.at(&[0.25, 0.5, 0.5]);
    let (other, same) = war.at(&[0.25, 0.500_000_1, 0.5]);
    assert!(seed != other && theta == same);
    let theta = theta.to_vec();
    assert_eq!(theta[unknown[0]], sc.parameters[unknown[0]].quantile(0.25));
    let redrawn = war.at(&[0.25, 0.5, 0.6]).1.to_vec();
    let changed = (0..theta.len()).filter(|i| theta[*i] != redrawn[*i]).count();
    assert_eq!(changed, unknown.len() - 1, "all of the rest are drawn anew, and nothing else");
    // With a posterior a number has its draws for a range.
    let mut fitted = sc.clone();
    let draws = [0.3, 0.1, 0.4, 0.2].map(|x| vec![x]).to_vec();
    fitted.posterior = Some(Posterior { numbers: vec![unknown[0]], draws });
    let by = Design { theta: campaign::ThetaFrom::Posterior, ..design };
    let value = |u| War::new(&fitted, &by, vec![Factor::Number(unknown[0])]).at(&[u]).1.to_vec()[unknown[0]];
    assert_eq!([0.0, 0.3, 0.999].map(value), [0.1, 0.2, 0.4]);
}

#[test]
fn the_page_says_all_of_it_in_both_languages() {
    let (_desk, loaded) = loaded();
    let study = Study::new((&loaded.scenario, &loaded.asked), &design(), EFFORT);
    let found = study.run(None, &GO, &Silent).expect("nobody stops it");
    let html = report::matters_html(&loaded, &study.manifest(), &found, Lang::En);
    for words in
        ["lang=\"es\"", "by itself", "por sí solo", "--trajectories 2 --scan 64 --factors 3 --points 64"]
    {
        assert!(html.contains(words), "no `{words}`");
    }
    for lang in Lang::ALL {
        let text = report::matters_text(&loaded, &found, lang);
        // A message without words comes out as its id, and one without its argument with braces.
        assert!(
            !text.contains("matters-") && !text.contains('{') && !html.contains("matters-means"),
            "{text}"
        );
    }
}
