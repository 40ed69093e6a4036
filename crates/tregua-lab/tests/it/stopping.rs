//! Whoever interrupts long work.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tregua_lab::ensemble::fight;
use tregua_lab::load::load;
use tregua_lab::progress::{Progress, Silent};
use tregua_lab::provenance::StoreError;
use tregua_lab::{sample, start};

/// Stops everything after so many wars, or never.
pub struct Stopping<'a> {
    left: AtomicU64,
    stop: &'a AtomicBool,
}

impl<'a> Stopping<'a> {
    pub const fn after(wars: u64, stop: &'a AtomicBool) -> Self {
        Self { left: AtomicU64::new(wars), stop }
    }
}

impl Progress for Stopping<'_> {
    fn advance(&self, wars: u64) {
        let left = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |x| x.checked_sub(wars));
        if left.is_ok_and(|left| left == wars) {
            self.stop.store(true, Ordering::Relaxed);
        }
    }

    fn found(&self, _: u64) {}
}

/// Changes a file by one bit.
pub fn spoil(path: &Path) {
    let mut bytes = fs::read(path).expect("a file");
    *bytes.last_mut().expect("bytes") ^= 1;
    fs::write(path, bytes).expect("it is written");
}

#[test]
fn an_interrupt_is_heard_when_all_wars_are_fought_and_some_are_being_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let war = folder.path().join("small-war");
    start::write(&war).expect("it is written");
    let (loaded, design) = (load(&war).expect("it is sound"), crate::range::design(3));
    let stop = AtomicBool::new(false);
    let fought = fight(&loaded.scenario, &design, &stop, &Silent).expect("nobody stops it");
    let keep = |progress: &dyn Progress| sample::write(&loaded, &design, &fought, &war, &stop, progress);
    let stopped = keep(&Stopping::after(1, &stop));
    assert!(matches!(stopped, Err(StoreError::Interrupted { kept: 3, of: 3 })), "{stopped:?}");
    assert!(!war.join("days.parquet").exists());
}
