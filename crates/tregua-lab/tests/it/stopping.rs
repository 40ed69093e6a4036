//! Whoever interrupts long work.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tregua_lab::ensemble::Progress;

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
