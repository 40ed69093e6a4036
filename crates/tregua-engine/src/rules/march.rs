//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "march.placeholder", Assumed, [];
}

/// (to be written)
pub fn advance(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// (to be written)
pub fn arrive(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// (to be written)
pub fn hold(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// Position of an army that is under sail on day 0.
#[must_use]
pub fn under_sail(
    _war: &War<'_>,
    _army: crate::scenario::ArmyId,
    from: crate::scenario::PlaceId,
    _to: crate::scenario::PlaceId,
) -> crate::world::Pos {
    crate::world::Pos::At(from)
}
