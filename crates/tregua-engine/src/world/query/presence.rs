//! Where the two sides meet: most questions about places end here, without a look at anyone.

use super::super::{ArmyState, World};
use super::camps::MOST_PLACES;
use crate::day::War;
use crate::scenario::*;

/// Where the second side has armies: where the first has some too, they may meet.
#[derive(Clone, Copy, Debug)]
pub struct Presence {
    /// By [`PlaceId`].
    second: [bool; MOST_PLACES],
}

impl Presence {
    /// The print of this moment.
    #[must_use]
    pub fn of(world: &World) -> Self {
        let mut second = [false; MOST_PLACES];
        for army in world.armies.iter().filter(|a| a.side == SideId::BOTH[1]) {
            if let Some(place) = army.pos.place() {
                second[place.ix()] = true;
            }
        }
        Self { second }
    }

    /// Places where both sides have fighting men, each once, in the order of the first side's armies.
    pub fn contacts<'w>(self, war: &'w War<'_>, world: &'w World) -> impl Iterator<Item = PlaceId> + 'w {
        let fights = |side, place| super::fighters(war, world, side, place).next().is_some();
        self.shared(world).filter(move |p| SideId::BOTH.iter().all(|s| fights(*s, *p)))
    }

    /// Places where one side has people and no fighting men beside the other's: the place and the helpless side, each once.
    pub fn helpless<'w>(
        self,
        war: &'w War<'_>,
        world: &'w World,
    ) -> impl Iterator<Item = (PlaceId, SideId)> + 'w {
        let fights = |side, place| super::fighters(war, world, side, place).next().is_some();
        let lie = move |side, place| {
            let own = |a: &ArmyId| world.armies[a.ix()].side == side;
            world.armies_at(place).filter(own).any(|a| world.members(a).next().is_some())
        };
        self.shared(world).filter_map(move |place| {
            let helpless = |s: &SideId| lie(*s, place) && !fights(*s, place) && fights(s.enemy(), place);
            SideId::BOTH.into_iter().find(helpless).map(|s| (place, s))
        })
    }

    /// Places where both sides have armies, each once.
    fn shared(self, world: &World) -> impl Iterator<Item = PlaceId> + '_ {
        let first = |a: &ArmyState| a.side == SideId::BOTH[0];
        let here = world.armies.iter().enumerate().filter(move |(_, a)| first(a));
        here.filter_map(move |(i, army)| {
            let place = army.pos.place().filter(|p| self.second[p.ix()])?;
            let mut firsts = world.armies_at(place).filter(|a| first(&world.armies[a.ix()]));
            (firsts.next() == Some(ArmyId::new(i))).then_some(place)
        })
    }
}
