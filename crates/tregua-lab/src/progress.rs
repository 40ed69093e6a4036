//! Who wants to know how far long work is.

/// Whoever is told how many wars are done.
pub trait Progress: Sync {
    /// So many more wars are fought.
    fn advance(&self, wars: u64);

    /// So many wars lay finished on the disk and need not be fought.
    fn found(&self, wars: u64) {
        self.advance(wars);
    }
}

/// Nobody wants to know.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn advance(&self, _wars: u64) {}
}
