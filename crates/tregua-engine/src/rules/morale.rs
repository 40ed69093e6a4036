//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "morale.placeholder", Assumed, [];
}

/// (to be written)
pub fn follow(_war: &War<'_>, _world: &World, _out: &mut Effects) {}
