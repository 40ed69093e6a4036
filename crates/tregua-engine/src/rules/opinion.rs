//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "opinion.placeholder", Assumed, [];
}

/// (to be written)
pub fn drift(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// (to be written)
pub fn declare(_war: &War<'_>, _world: &World, _out: &mut Effects) {}
