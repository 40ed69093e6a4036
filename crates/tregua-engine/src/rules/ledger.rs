//! (to be written)

use crate::day::War;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "ledger.placeholder", Assumed, [];
}

/// (to be written)
pub fn check(_war: &War<'_>, _world: &World) {}
