//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "calendar.placeholder", Assumed, [];
}

/// (to be written)
pub fn turn(_war: &War<'_>, _world: &World, _out: &mut Effects) {}
