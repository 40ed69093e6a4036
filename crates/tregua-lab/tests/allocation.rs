//! A steady day allocates nothing: the rooms of a war are taken on its first day, and after a war they serve the next.

use allocation_counter::measure;
use tregua_engine::day;
use tregua_engine::effect::Effects;
use tregua_engine::minds::Minds;
use tregua_engine::record::Record;
use tregua_engine::scenario::{MindKind, Scenario};
use tregua_lab::campaign::{self, ThetaFrom};
use tregua_lab::load;

/// Days on which something was allocated in a war with these minds, after another one has warmed up the buffers.
fn days_that_allocate(sc: &Scenario, minds: MindKind) -> Vec<i32> {
    let theta = campaign::theta(sc, ThetaFrom::Default, 1, &[]);
    let war = campaign::war(sc, theta, 1, [minds; 2]);
    let (mut effects, mut record, mut minds) = (Effects::new(), Record::new(), Minds { kinds: [minds; 2] });
    let mut fight = || {
        let (mut world, mut days) = (day::start(&war), Vec::new());
        while world.day < sc.last_day {
            let counted = measure(|| day::step(&war, &mut world, &mut minds, &mut effects, &mut record));
            record.clear();
            if counted.count_total > 0 {
                days.push(world.day);
            }
        }
        days
    };
    fight();
    fight()
}

#[test]
fn a_steady_day_allocates_nothing() {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/lima-1821");
    let loaded = load::load(shipped).expect("the shipped scenario loads");
    for minds in [MindKind::Appraisal, MindKind::History] {
        let days = days_that_allocate(&loaded.scenario, minds);
        assert!(days.is_empty(), "allocated with {minds:?} minds on days {days:?}");
    }
}

#[test]
fn the_counter_counts() {
    assert!(measure(|| drop(std::hint::black_box(vec![1]))).count_total == 1);
}
