//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "naval.placeholder", Assumed, [];
}

/// (to be written)
pub fn cruise(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// (to be written)
pub fn cut_out(_war: &War<'_>, _world: &World, _out: &mut Effects) {}
