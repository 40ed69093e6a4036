//! Who is where: most questions about places end here, without a look at anyone.

use super::super::{ArmyState, World};
use super::camps::MOST_PLACES;
use crate::scenario::*;

/// Who is where, counted in one pass over the formations. Both by side and [`PlaceId`].
#[derive(Clone, Debug)]
pub struct Presence {
    /// Anyone in the side's armies there.
    anyone: [[bool; MOST_PLACES]; 2],
    /// Anyone of them who can fight: the fit, depots apart.
    fighters: [[bool; MOST_PLACES]; 2],
}

impl Presence {
    /// The print of this moment.
    #[must_use]
    pub fn of(sc: &Scenario, world: &World) -> Self {
        let mut print = Self { anyone: [[false; MOST_PLACES]; 2], fighters: [[false; MOST_PLACES]; 2] };
        for (f, raised) in world.formations.iter().zip(&sc.formations).filter(|(f, _)| f.mouths() > 0) {
            let army = &world.armies[f.army.ix()];
            let Some(place) = army.pos.place() else { continue };
            let (side, place) = (army.side.ix(), place.ix());
            print.anyone[side][place] = true;
            print.fighters[side][place] |= f.fit > 0 && raised.arm != Arm::Depot;
        }
        print
    }

    /// A side has men who can fight at a place.
    #[must_use]
    pub fn fights(&self, side: SideId, place: PlaceId) -> bool {
        self.fighters[side.ix()][place.ix()]
    }

    /// Places where both sides have fighting men, each once, in the order of the first side's armies.
    pub fn contacts<'w>(&'w self, world: &'w World) -> impl Iterator<Item = PlaceId> + 'w {
        self.each(world, |place| SideId::BOTH.iter().all(|s| self.fights(*s, place)))
    }

    /// Places where one side has people and no fighting men beside the other's: the place and the helpless side, each once.
    pub fn helpless<'w>(&'w self, world: &'w World) -> impl Iterator<Item = (PlaceId, SideId)> + 'w {
        let helpless = |place: PlaceId| {
            let [one, other] = SideId::BOTH.map(|s| self.fights(s, place));
            let left = SideId::BOTH[usize::from(one)];
            (one != other && self.anyone[left.ix()][place.ix()]).then_some(left)
        };
        let places = self.each(world, move |place| helpless(place).is_some());
        places.filter_map(move |place| helpless(place).map(|side| (place, side)))
    }

    /// Places of the first side's armies that answer to a question, each once.
    fn each<'w>(
        &'w self,
        world: &'w World,
        is: impl Fn(PlaceId) -> bool + 'w,
    ) -> impl Iterator<Item = PlaceId> + 'w {
        let first = |a: &ArmyState| a.side == SideId::BOTH[0];
        let here = world.armies.iter().enumerate().filter(move |(_, a)| first(a));
        here.filter_map(move |(i, army)| {
            let place = army.pos.place().filter(|p| is(*p))?;
            let mut firsts = world.armies_at(place).filter(|a| first(&world.armies[a.ix()]));
            (firsts.next() == Some(ArmyId::new(i))).then_some(place)
        })
    }
}
