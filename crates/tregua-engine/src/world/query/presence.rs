//! Who is where: most questions about places end here, without a look at anyone.

use super::super::{ArmySet, ArmyState, FormationState, World};
use crate::scenario::*;
use crate::world::limits::MOST_PLACES;

/// Who is where.
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
    /// Who can fight where: all that is asked before a fight.
    #[must_use]
    pub fn of_fighters(sc: &Scenario, world: &World) -> Self {
        let fights = |(f, raised): (&FormationState, &Formation)| f.fit > 0 && raised.arm != Arm::Depot;
        let bodies = world.formations.iter().zip(&sc.formations);
        let armies = bodies.map(|body| (body.0.army, fights(body))).collect();
        let mut presence = Self { prints: [0; MOST_PLACES] };
        presence.print(world, armies, FIGHTERS);
        presence
    }

    /// Who is where.
    #[must_use]
    pub fn of(sc: &Scenario, world: &World) -> Self {
        let mut presence = Self::of_fighters(sc, world);
        presence.print(world, world.with_anybody(), ANYONE);
        presence
    }

    /// Leaves the print of these armies where they are.
    fn print(&mut self, world: &World, armies: ArmySet, print: u8) {
        for army in armies.iter().map(|id| &world.armies[id.ix()]) {
            if let Some(place) = army.pos.place() {
                self.prints[place.ix()] |= print << (2 * army.side.ix());
            }
        }
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
