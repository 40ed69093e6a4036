//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "guerrilla.placeholder", Assumed, [];
}

/// (to be written)
pub fn muster(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// (to be written)
pub fn raid(_war: &War<'_>, _world: &World, _out: &mut Effects) {}
