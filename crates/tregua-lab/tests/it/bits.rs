//! Same bits: for any thread count, from any save, with or without someone watching.

use std::sync::atomic::AtomicBool;
use tregua_engine::day;
use tregua_engine::effect::Effects;
use tregua_engine::minds::Minds;
use tregua_engine::record::Record;
use tregua_engine::scenario::MindKind;
use tregua_engine::world;
use tregua_lab::campaign::{self, ThetaFrom};
use tregua_lab::ensemble::{self, Design};
use tregua_lab::load::{self, Loaded};
use tregua_lab::progress::Silent;
use tregua_lab::save::{Save, SaveError};

const FREE: [MindKind; 2] = [MindKind::Appraisal; 2];

/// The flagship, from the repository's own folder.
fn flagship() -> Loaded {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let first = std::fs::read_dir(folder).unwrap().flatten().map(|e| e.path());
    let mut wars: Vec<_> = first.filter(|p| p.join("scenario.toml").is_file()).collect();
    wars.sort();
    load::load(&wars[0]).unwrap_or_else(|e| panic!("{e}"))
}

fn design(runs: u32, minds: [MindKind; 2]) -> Design {
    Design { runs, seed: 7, minds, until: Some(200), theta: ThetaFrom::Prior, set: Vec::new() }
}

#[test]
fn rows_do_not_depend_on_the_number_of_threads() {
    let loaded = flagship();
    for minds in [FREE, [MindKind::History; 2]] {
        let design = design(6, minds);
        let fight = || ensemble::fight(&loaded.scenario, &design, &AtomicBool::new(false), &Silent).unwrap();
        let rows = |threads| ensemble::threads(threads).unwrap().install(fight);
        let one = rows(1);
        assert!(one.failed().is_empty(), "{:?}", one.runs.text("failure"));
        for threads in [2, 7] {
            let many = rows(threads);
            for (a, b) in one.runs.columns.iter().zip(&many.runs.columns) {
                assert_eq!(
                    format!("{:?}", a.values),
                    format!("{:?}", b.values),
                    "{} on {threads} threads",
                    a.name
                );
            }
            assert_eq!(format!("{:?}", one.fans.q), format!("{:?}", many.fans.q));
        }
    }
}

#[test]
fn a_war_goes_on_from_a_save_as_if_it_had_not_stopped() {
    let loaded = flagship();
    let sc = &loaded.scenario;
    let theta = campaign::theta(sc, ThetaFrom::Prior, 11, &[]);
    let war = campaign::war(sc, theta, 11, FREE);
    let fight = |mut world: world::World, until: i32| {
        let (mut effects, mut record) = (Effects::new(), Record::new());
        while world.day < until {
            day::step(&war, &mut world, &mut Minds { kinds: FREE }, &mut effects, &mut record);
        }
        world
    };
    let unbroken = fight(day::start(&war), 160);
    let half = fight(day::start(&war), 77);
    let path = std::env::temp_dir().join(format!("tregua-bits-{}.save", std::process::id()));
    let save = Save {
        scenario: sc.name.clone(),
        digest: sc.digest,
        model: tregua_engine::MODEL,
        seed: 11,
        theta: theta.to_vec(),
        world: half,
    };
    save.write(&path).unwrap();
    let read = Save::read(&path, sc).unwrap();
    assert_eq!(read, save);
    assert_eq!(fight(read.world, 160), unbroken);
    refuses_damage(&path, &loaded);
    std::fs::remove_file(&path).unwrap();
}

/// A save with any byte changed, or cut anywhere, is refused by name.
fn refuses_damage(path: &std::path::Path, loaded: &Loaded) {
    let whole = std::fs::read(path).unwrap();
    let refused = |bytes: &[u8]| {
        std::fs::write(path, bytes).unwrap();
        let error = Save::read(path, &loaded.scenario).expect_err("a damaged save was read");
        assert!(error.to_string().contains(&path.display().to_string()), "{error}");
        error
    };
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        refused(&bytes);
        let cut = refused(&whole[..at]);
        assert!(matches!(cut, SaveError::Damaged { .. } | SaveError::NotASave { .. }), "{cut}");
    }
    let mut other = loaded.scenario.clone();
    other.digest ^= 1;
    std::fs::write(path, &whole).unwrap();
    assert!(matches!(Save::read(path, &other), Err(SaveError::Foreign { .. })));
}

#[test]
fn being_watched_changes_nothing() {
    let loaded = flagship();
    let sc = &loaded.scenario;
    let theta = campaign::theta(sc, ThetaFrom::Default, 3, &[]);
    let war = campaign::war(sc, theta, 3, FREE);
    let fight = |mut record: Record| {
        let mut world = day::start(&war);
        let mut effects = Effects::new();
        while world.day < 120 {
            day::step(&war, &mut world, &mut Minds { kinds: FREE }, &mut effects, &mut record);
        }
        world
    };
    assert_eq!(fight(Record::new()), fight(Record::full()));
}
