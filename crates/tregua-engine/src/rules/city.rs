//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "city.placeholder", Assumed, [];
}

/// (to be written)
pub fn eat(_war: &War<'_>, _world: &World, _out: &mut Effects) {}
