//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "supply.placeholder", Assumed, [];
}

/// (to be written)
pub fn forage(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// (to be written)
pub fn feed(_war: &War<'_>, _world: &World, _out: &mut Effects) {}
