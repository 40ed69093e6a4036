//! (to be written)

use crate::day::War;
use crate::effect::Effects;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Nothing yet.
    PLACEHOLDER = "wider_war.placeholder", Assumed, [];
}

/// (to be written)
pub fn drift(_war: &War<'_>, _world: &World, _out: &mut Effects) {}

/// Long-run probability of the change on a day at continental balance `b`.
#[must_use]
pub fn chance(_war: &War<'_>, _day: i32, b: f64) -> f64 {
    crate::num::normal_cdf(b)
}
