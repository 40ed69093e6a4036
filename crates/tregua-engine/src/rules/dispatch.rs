//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "dispatch.placeholder", Assumed, [];
}

/// (to be written)
pub fn ride(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// Sends something: see the rule's card for the ride.
#[must_use]
pub fn send(
    war: &War<'_>,
    world: &World,
    side: crate::scenario::SideId,
    from: crate::scenario::PlaceId,
    to: crate::scenario::PlaceId,
    content: crate::world::Content,
    salt: u32,
) -> crate::world::Dispatch {
    let key = crate::draws::mix(war.keys.sides[side.ix()], world.day, salt);
    let days = crate::world::query::ride_days(war, from, to);
    crate::world::Dispatch { content, side, sent: world.day, due: world.day + days as i32, hazard: 0.0, key }
}

/// What an order becomes on its way to `to`.
#[must_use]
pub fn garble(
    _war: &War<'_>,
    _world: &World,
    _verb: &crate::scenario::Verb,
    _to: crate::scenario::PlaceId,
    _key: u32,
) -> crate::world::Garble {
    crate::world::Garble::Clean
}
