//! What a side thinks of the enemy's head after a deed of his (theory T13).

use super::World;
use crate::scenario::*;
use crate::talks::types;
use crate::war::War;

/// The chances of the tempers that the enemy's head may have, in the eyes of a side that has seen him do what one of each temper does with
/// this chance.
#[must_use]
pub fn learnt(
    war: &War<'_>,
    world: &World,
    side: SideId,
    chance: impl Fn(&Temper) -> f64,
) -> [f64; MOST_TEMPERS] {
    let (mut belief, mut seen) = (world.sides[side.ix()].tempers, [0.0; MOST_TEMPERS]);
    for (likelihood, (_, temper)) in seen.iter_mut().zip(war.sc.talks.tempers_of(side.enemy())) {
        *likelihood = chance(temper);
    }
    types::learn(&mut belief, &seen);
    belief
}
