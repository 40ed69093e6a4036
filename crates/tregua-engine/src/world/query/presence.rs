//! A coarse print of who is where: most questions about places end here, without a look at anyone.

use super::super::{ArmyState, World};
use super::camps::MOST_ARMIES;
use crate::day::War;
use crate::scenario::*;

/// Bits of places where both sides have armies: with fighting men of each, and with anyone. Up to 128 places have a bit each; in larger
/// theatres some share one, so that a set bit means "perhaps", a clear one "nobody".
#[derive(Clone, Copy, Debug, Default)]
pub struct Presence {
    fighters: [u128; 2],
    people: [u128; 2],
}

impl Presence {
    /// The print of this moment.
    #[must_use]
    pub fn of(war: &War<'_>, world: &World) -> Self {
        let mut print = Self::default();
        let mut armies = [0; 2];
        for army in &world.armies {
            armies[army.side.ix()] |= army.pos.place().map_or(0, bit);
        }
        let shared = armies[0] & armies[1];
        if shared == 0 {
            return print; // on many days the sides keep apart
        }
        let (mut people, mut fighters) = ([false; MOST_ARMIES], [false; MOST_ARMIES]);
        for (f, given) in world.formations.iter().zip(&war.sc.formations) {
            people[f.army.ix()] |= f.mouths() > 0;
            fighters[f.army.ix()] |= f.fit > 0 && given.arm != Arm::Depot;
        }
        for (i, army) in world.armies.iter().enumerate().filter(|(i, _)| people[*i]) {
            let here = army.pos.place().map_or(0, bit) & shared;
            print.people[army.side.ix()] |= here;
            if fighters[i] {
                print.fighters[army.side.ix()] |= here;
            }
        }
        print
    }

    /// Places where both sides have fighting men, each once, in the order of the first side's armies. Linear in the armies where there is none.
    pub fn contacts<'w>(self, war: &'w War<'_>, world: &'w World) -> impl Iterator<Item = PlaceId> + 'w {
        let both = self.fighters[0] & self.fighters[1];
        let fights = |side, place| super::fighters(war, world, side, place).next().is_some();
        self.places(world, both).filter(move |p| SideId::BOTH.iter().all(|s| fights(*s, *p)))
    }

    /// Places where one side has people and no fighting men beside the other's: the place and the helpless side, each once.
    pub fn helpless<'w>(
        self,
        war: &'w War<'_>,
        world: &'w World,
    ) -> impl Iterator<Item = (PlaceId, SideId)> + 'w {
        let either = self.fighters[0] & self.people[1] | self.people[0] & self.fighters[1];
        let fights = |side, place| super::fighters(war, world, side, place).next().is_some();
        self.places(world, either).filter_map(move |place| {
            let here = |a: &ArmyId| world.mouths(*a) > 0;
            match SideId::BOTH.map(|s| fights(s, place)) {
                [true, false] => Some(SideId::BOTH[1]),
                [false, true] => Some(SideId::BOTH[0]),
                _ => None,
            }
            .filter(|s| world.armies_at(place).filter(here).any(|a| world.armies[a.ix()].side == *s))
            .map(|s| (place, s))
        })
    }

    /// Places under these bits where the first side has an army, each once.
    fn places(self, world: &World, bits: u128) -> impl Iterator<Item = PlaceId> + '_ {
        let first = |a: &ArmyState| a.side == SideId::BOTH[0];
        let here = world.armies.iter().enumerate().filter(move |(_, a)| bits != 0 && first(a));
        here.filter_map(move |(i, army)| {
            let place = army.pos.place().filter(|p| bits & bit(*p) != 0)?;
            let mut firsts = world.armies_at(place).filter(|a| first(&world.armies[a.ix()]));
            (firsts.next() == Some(ArmyId::new(i))).then_some(place)
        })
    }
}

const fn bit(place: PlaceId) -> u128 {
    1 << (place.ix() % 128)
}
