//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "intelligence.placeholder", Assumed, [];
}

/// (to be written)
pub fn read(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// (to be written)
pub fn observe(_war: &War<'_>, _world: &World, _out: &mut Effects) {}
