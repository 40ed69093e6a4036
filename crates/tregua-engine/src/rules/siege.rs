//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "siege.placeholder", Assumed, [];
}

/// (to be written)
pub fn press(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// A garrison gives up its place.
pub fn surrender(_war: &War<'_>, _world: &World, _army: crate::scenario::ArmyId, _out: &mut Effects) {}
