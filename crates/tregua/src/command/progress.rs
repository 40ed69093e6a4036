//! Long work: a bar that tells how far it is, and an interrupt that stops it between two wars.

use indicatif::{ProgressBar, ProgressStyle};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tregua_lab::progress::Progress;

/// Raised by the first interrupt; a second one ends the program at once. Where no handler can be set, an interrupt does so too.
pub fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let raised = stop.clone();
    let handled = ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            std::process::exit(2);
        }
    });
    drop(handled);
    stop
}

/// A progress bar with rate and remaining time; silent where stderr is no terminal.
pub struct Bar {
    shown: ProgressBar,
    found: AtomicU64,
}

impl Bar {
    /// A bar over so many wars.
    pub fn new(wars: u64, about: String) -> Self {
        let style = "{msg}  {wide_bar}  {pos}/{len}  {per_sec}  {eta}";
        let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
        let shown = ProgressBar::new(wars).with_style(style).with_message(about);
        Self { shown, found: AtomicU64::new(0) }
    }

    /// Wars that lay finished on the disk.
    pub fn lay_there(&self) -> u64 {
        self.found.load(Ordering::Relaxed)
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.shown.finish_and_clear();
    }
}

impl Progress for Bar {
    fn advance(&self, runs: u64) {
        self.shown.inc(runs);
    }

    fn found(&self, runs: u64) {
        self.found.fetch_add(runs, Ordering::Relaxed);
        self.shown.inc(runs);
        self.shown.reset_eta();
    }
}
