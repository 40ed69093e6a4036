//! Who is where: most questions about places end here, without a look at anyone.

use super::super::{ArmyState, World};
use super::camps::MOST_PLACES;
use crate::scenario::*;

/// Who is where, seen in one pass over the formations.
#[derive(Clone, Copy, Debug)]
pub struct Presence {
    /// By [`PlaceId`]: of each side, [`ANYONE`] and [`FIGHTERS`].
    prints: [u8; MOST_PLACES],
}

/// Somebody is in the first side's armies there; the second side's print lies two bits higher.
const ANYONE: u8 = 1;
/// Somebody of them can fight: the fit, depots apart.
const FIGHTERS: u8 = 2;

impl Presence {
    /// The prints of this moment.
    #[must_use]
    pub fn of(sc: &Scenario, world: &World) -> Self {
        let (mut anyone, mut fighters) = (0_u64, 0_u64);
        for (f, raised) in world.formations.iter().zip(&sc.formations) {
            let army = 1 << f.army.ix();
            anyone |= if f.mouths() > 0 { army } else { 0 };
            fighters |= if f.fit > 0 && raised.arm != Arm::Depot { army } else { 0 };
        }
        let mut prints = [0; MOST_PLACES];
        for (i, army) in world.armies.iter().enumerate() {
            if let Some(place) = army.pos.place() {
                let print = (anyone >> i & 1) as u8 * ANYONE | (fighters >> i & 1) as u8 * FIGHTERS;
                prints[place.ix()] |= print << (2 * army.side.ix());
            }
        }
        Self { prints }
    }

    /// A side has men at a place.
    const fn is_there(&self, side: SideId, place: PlaceId) -> bool {
        self.prints[place.ix()] >> (2 * side.ix()) & ANYONE != 0
    }

    /// A side has men who can fight at a place.
    #[must_use]
    pub const fn fights(&self, side: SideId, place: PlaceId) -> bool {
        self.prints[place.ix()] >> (2 * side.ix()) & FIGHTERS != 0
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
            (one != other && self.is_there(left, place)).then_some(left)
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
