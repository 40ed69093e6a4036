//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "politics.placeholder", Assumed, [];
}

/// (to be written)
pub fn confidence(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// (to be written)
pub fn coup(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// The officers demand the leader's office.
pub fn ultimatum(_war: &War<'_>, _world: &World, _side: crate::scenario::SideId, _out: &mut Effects) {}
