//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "command.placeholder", Assumed, [];
}

/// Executes one order that is due today; false if there is none.
pub fn read(_war: &War<'_>, _world: &World, _out: &mut Effects) -> bool {
    false
}
