//! Finding values: the same on any number of threads, resumable, refused when they do not hold, and kept with what they are for.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tregua_engine::scenario::Scenario;
use tregua_engine::scenario::check::check;
use tregua_engine::values::Values;
use tregua_lab::beside::{Beside, BesideError, Damage, Stale};
use tregua_lab::ensemble::threads;
use tregua_lab::parts::Begin;
use tregua_lab::progress::{Progress, Silent};
use tregua_lab::start;
use tregua_lab::values::{Audit, Effort, Fruitless, Kept, Search, Starts, Work, advance, exploit};

static GO: AtomicBool = AtomicBool::new(false);

fn small_war() -> Scenario {
    check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario
}

fn effort(wars: u32, rounds: u32) -> Effort {
    Effort { wars, rounds, seed: 77 }
}

fn searched(sc: &Scenario, effort: Effort) -> Search {
    let mut search = Search::default();
    for round in 0..effort.rounds {
        assert!(advance(sc, &effort, effort.heat(round), &mut search, &GO, &Silent));
    }
    search
}

#[test]
fn values_are_the_same_on_any_number_of_threads() {
    let sc = small_war();
    let on = |n| threads(n).unwrap().install(|| searched(&sc, effort(70, 2)));
    let one = on(1);
    assert!(!one.found(&sc).unwrap().cells.is_empty(), "{:?}", one.rounds);
    assert_eq!(one, on(2));
}

/// Stops after so many wars.
struct Impatient<'a>(&'a AtomicBool, AtomicU64);

impl Progress for Impatient<'_> {
    fn advance(&self, wars: u64) {
        if self.1.fetch_add(wars, Ordering::Relaxed) > 90 {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    fn found(&self, _: u64) {}
}

#[test]
fn a_stopped_search_goes_on_where_it_stood() {
    let (sc, effort) = (small_war(), effort(70, 3));
    let folder = tempfile::tempdir().unwrap();
    let work = Work::new(effort, folder.path());
    let stop = AtomicBool::new(false);
    let stopped = work.search(&sc, Begin::Clean, &stop, &Impatient(&stop, AtomicU64::new(0)));
    assert!(matches!(stopped, Err(BesideError::Interrupted { rounds: 1, of: 3 })), "{stopped:?}");
    let asked = work.search(&sc, Begin::Clean, &GO, &Silent);
    assert!(matches!(asked, Err(BesideError::Unfinished { rounds: 1, of: 3, .. })), "{asked:?}");
    let resumed = work.search(&sc, Begin::Resume, &GO, &Silent).unwrap();
    assert_eq!(resumed, searched(&sc, effort));
    // Another search is not taken for this one.
    let other = Work::new(Effort { seed: 78, ..effort }, folder.path());
    let refused = other.search(&sc, Begin::Resume, &GO, &Silent).unwrap_err();
    assert!(refused.to_string().contains("solve.json was found with --seed 77, not 78;"), "{refused}");
    // What cannot be read is neither gone on from nor written over.
    for spoilt in [&b"{"[..], &[0xff, 0xfe]] {
        let path = folder.path().join("solve.json");
        std::fs::write(&path, spoilt).unwrap();
        assert!(matches!(work.search(&sc, Begin::Resume, &GO, &Silent), Err(BesideError::Damaged(..))));
        assert_eq!(std::fs::read(&path).unwrap(), spoilt);
    }
}

/// Searches that begin in hope and in fear of truces end in the same values, though they began by different ones.
#[test]
fn where_a_search_begins_does_not_decide_where_it_ends() {
    let found = Starts::search(&small_war(), &effort(60, 4), &GO, &Silent).expect("nobody stopped it");
    assert_eq!((found.groups(), found.ended.len()), (1, 8), "{found:?}");
    let far = |i: usize, j: usize| found.apart[i][j].expect("all found the same cells");
    for (i, row) in found.apart.iter().enumerate() {
        assert_eq!(row[i], Some(0.0));
        assert!((0..8).all(|j| (far(i, j) - far(j, i)).abs() < 1e-12));
    }
    assert!(far(0, 1) > 0.0, "{found:?}");
}

/// Two wars have too few evenings for any value: nothing was found, and no equilibrium.
#[test]
fn a_search_that_finds_no_values_finds_no_equilibrium() {
    let (sc, effort) = (small_war(), effort(2, 1));
    assert_eq!(searched(&sc, effort).found(&sc), None);
    assert_eq!(Starts::search(&sc, &effort, &GO, &Silent), Err(Fruitless::NoValues));
}

/// Values that expect a twentieth of the range too much of the war, or too much of every truce, are found out.
#[test]
fn an_audit_finds_values_that_do_not_hold() {
    let (sc, effort) = (small_war(), effort(200, 3));
    let search = searched(&sc, effort);
    let found = search.found(&sc).unwrap();
    let audit = |values: &Values| Audit::of(&sc, &effort, values, 0.0, &GO, &Silent).unwrap();
    let honest = audit(&found);
    let agreeing = |audit: &Audit| audit.findings.iter().filter(|f| f.agrees()).count();
    assert!(agreeing(&honest) * 10 >= honest.findings.len() * 7, "{:#?}", honest.findings);
    for truce in [false, true] {
        let mut wrong = found.clone();
        for cell in &mut wrong.cells {
            let by = 0.05 * (cell.bounds.1 - cell.bounds.0);
            let surface = if truce { &mut cell.truce } else { &mut cell.war };
            surface.weights[0] += if truce { 3.0 * by } else { by };
        }
        let caught = audit(&wrong);
        assert!(caught.findings.iter().filter(|f| f.truce == truce).all(|f| !f.agrees()), "{caught:#?}");
        assert!(!caught.passes());
    }
    assert!(!Audit { residual: 0.5, ..honest }.passes(), "values that still move are not converged");
    assert!(!Audit::default().passes(), "no values are not converged values");
}

#[test]
fn values_are_kept_with_what_they_are_for() {
    let (mut sc, effort) = (small_war(), effort(70, 1));
    let folder = tempfile::tempdir().unwrap();
    let read = |sc: &Scenario| Kept::read(folder.path(), sc);
    assert!(matches!(read(&sc), Err(BesideError::Missing(_))));
    let search = searched(&sc, effort);
    let kept = Kept::new(&sc, effort, &search, search.found(&sc).unwrap(), Audit::default());
    let path = kept.write(folder.path()).unwrap();
    assert_eq!(read(&sc).unwrap(), kept);
    sc.digest += 1;
    let stale = read(&sc).unwrap_err();
    assert!(matches!(stale, BesideError::Stale(_, Stale::Text)), "{stale}");
    assert!(
        stale.to_string().contains("an earlier text of the scenario; `tregua solve small-war`"),
        "{stale}"
    );
    sc.digest -= 1;
    let mut short = kept.clone();
    short.values.cells[0].war.weights.pop();
    short.write(folder.path()).unwrap();
    assert!(matches!(read(&sc), Err(BesideError::Damaged(_, Damage::Changed))));
    short.numbers = Kept::KIND.digest(&short.values);
    short.write(folder.path()).unwrap();
    assert!(matches!(read(&sc), Err(BesideError::Damaged(_, Damage::Terms))));
    std::fs::write(&path, "{ \"scenario\": ").unwrap();
    assert!(matches!(read(&sc), Err(BesideError::Damaged(_, Damage::Garbled { line: 1, .. }))));
    let nowhere = kept.write(Path::new("/proc/no/such"));
    assert!(matches!(nowhere, Err(BesideError::Unwritable { .. })));
}

/// The values that ship are those of the texts that ship, and stood up to fresh wars: otherwise `tregua solve lima-1821` is due.
#[test]
fn shipped_values_are_fresh_and_agree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/lima-1821");
    let loaded = tregua_lab::load::load(&folder).unwrap();
    let kept = Kept::read(&folder, &loaded.scenario).unwrap_or_else(|e| panic!("{e}"));
    assert!(kept.audit.passes());
    let there = std::fs::read_to_string(Kept::path(&folder)).unwrap();
    assert!(kept.text().unwrap() == there, "they are written otherwise than they lie there");
    // Every head and whoever may follow him is thought of, by himself and by the other side.
    assert!(kept.values.cells.len() >= 6, "{}", kept.values.cells.len());
}

/// Who chooses more sharply by values that hold gains by it, and does not lose; the same on any number of threads.
#[test]
fn sharper_choices_by_good_values_do_no_harm() {
    let mut sc = small_war();
    sc.values = searched(&sc, effort(120, 2)).found(&sc);
    let on = |n| threads(n).unwrap().install(|| exploit(&sc, 900, 60, &GO, &Silent).unwrap().0);
    let found = on(1);
    assert_eq!(found, on(2));
    assert!(found.iter().all(|e| e.gain.t() > -3.0 && e.gain.error > 0.0), "{found:?}");
}
