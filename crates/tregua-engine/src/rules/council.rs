//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "council.placeholder", Assumed, [];
}

/// (to be written)
pub fn sit(_war: &War<'_>, _world: &World, _minds: &mut dyn crate::minds::Mind, _out: &mut Effects) {}
