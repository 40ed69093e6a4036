//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "desertion.placeholder", Assumed, [];
}

/// (to be written)
pub fn straggle(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// (to be written)
pub fn desert(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// (to be written)
pub fn defect(_war: &War<'_>, _world: &World, _out: &mut Effects) {}
