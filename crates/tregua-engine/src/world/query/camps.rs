//! Camps: who eats from one kettle, lies in one hospital and lives off one valley.

use crate::scenario::*;
use crate::world::limits::{MOST_ARMIES, MOST_PLACES};
use crate::world::{ArmyState, Pos, World};

/// All of one side's armies that rest at a place, or one army on its way by land or sea.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camp {
    /// Whose.
    pub side: SideId,
    /// The place where it is this evening, at rest or for the night.
    pub place: Option<PlaceId>,
    /// It is on its way by land: on a leg, or in its camp for the night between two days of march.
    pub marches: bool,
    /// The place off whose valley it lives: where it stands, or the nearer end of its leg; none at sea.
    pub ground: Option<PlaceId>,
    /// Its first army: the camp's own luck where no place gives it.
    pub first: ArmyId,
    /// Fit men W [person].
    pub fit: u32,
    /// Sick men I [person].
    pub sick: u32,
    /// Convalescents C [person].
    pub convalescent: u32,
    /// Stragglers L, who eat but do not lie in the camp [person].
    pub stragglers: u32,
    /// Horses: one to each fit man of the cavalry.
    pub horses: u32,
    /// Hunger, each man counted [person].
    pub hunger: f64,
    /// Food carried by its armies [kg].
    pub food: f64,
}

impl Camp {
    /// No camp: no army is its first.
    const EMPTY: Self = Self {
        side: SideId::BOTH[0],
        place: None,
        marches: false,
        ground: None,
        first: ArmyId::new(MOST_ARMIES),
        fit: 0,
        sick: 0,
        convalescent: 0,
        stragglers: 0,
        horses: 0,
        hunger: 0.0,
        food: 0.0,
    };

    /// Everyone who eats with it [person].
    #[must_use]
    pub const fn mouths(&self) -> u32 {
        self.fit + self.sick + self.convalescent + self.stragglers
    }

    /// Everyone who lies in it: stragglers are elsewhere [person].
    #[must_use]
    pub const fn present(&self) -> u32 {
        self.fit + self.sick + self.convalescent
    }

    /// The place where it rests, if it does.
    #[must_use]
    pub const fn rests(&self) -> Option<PlaceId> {
        if self.marches { None } else { self.place }
    }
}

/// Every camp of one evening, counted in one pass over the formations.
#[derive(Clone, Debug, PartialEq)]
pub struct Camps {
    list: [Camp; MOST_ARMIES],
    count: usize,
    /// The camp of each army, or [`NO_CAMP`].
    of: [u8; MOST_ARMIES],
    fit: [u32; MOST_ARMIES],
}

const NO_CAMP: u8 = u8::MAX;

impl Camps {
    /// The camps in the order of their first armies; some may have nobody in them.
    #[must_use]
    pub fn all(&self) -> &[Camp] {
        &self.list[..self.count]
    }

    /// Number of the camp an army lies in: its place in [`Camps::all`].
    #[must_use]
    pub fn of(&self, army: ArmyId) -> Option<usize> {
        let camp = self.of[army.ix()];
        (camp != NO_CAMP).then_some(usize::from(camp))
    }

    /// The same people lie in the same camps: what they have to eat and how hungry they are may differ.
    #[must_use]
    pub fn alike(&self, other: &Self) -> bool {
        let people = |camp: &Camp| Camp { food: 0.0, hunger: 0.0, ..*camp };
        let camps = self.all().iter().map(people).eq(other.all().iter().map(people));
        camps && self.of == other.of && self.fit == other.fit
    }

    /// Fit men of an army [person].
    #[must_use]
    pub fn fit(&self, army: ArmyId) -> u32 {
        self.fit[army.ix()]
    }
}

impl World {
    /// The camps of this evening.
    #[must_use]
    pub fn camps(&self, sc: &Scenario) -> Camps {
        let mut camps = self.pitch(sc);
        self.count(sc, &mut camps);
        camps
    }

    /// Who lies with whom: camps in which nobody is counted yet.
    fn pitch(&self, sc: &Scenario) -> Camps {
        let mut camps = Camps {
            list: [Camp::EMPTY; MOST_ARMIES],
            count: 0,
            of: [NO_CAMP; MOST_ARMIES],
            fit: [0; MOST_ARMIES],
        };
        // The camp at rest of each side at each place.
        let mut at = [[NO_CAMP; MOST_PLACES]; 2];
        for (i, army) in self.armies.iter().enumerate().filter(|(_, a)| a.pos != Pos::Nowhere) {
            let (place, marches) = (army.pos.place(), self.is_on_its_way(army));
            let shared = place.filter(|_| !marches).map(|p| &mut at[army.side.ix()][p.ix()]);
            let camp = match &shared {
                Some(known) if **known != NO_CAMP => usize::from(**known),
                _ => {
                    let (first, side) = (ArmyId::new(i), army.side);
                    let ground = self.ground(sc, first);
                    camps.list[camps.count] = Camp { side, place, marches, ground, first, ..Camp::EMPTY };
                    camps.count += 1;
                    camps.count - 1
                }
            };
            if let Some(known) = shared {
                *known = camp as u8;
            }
            camps.of[i] = camp as u8;
        }
        camps
    }

    /// Counts everyone and all the food anew in camps that nobody has left.
    pub fn recount(&self, sc: &Scenario, camps: &mut Camps) {
        camps.fit = [0; MOST_ARMIES];
        for camp in &mut camps.list[..camps.count] {
            let Camp { side, place, marches, ground, first, .. } = *camp;
            *camp = Camp { side, place, marches, ground, first, ..Camp::EMPTY };
        }
        self.count(sc, camps);
    }

    fn count(&self, sc: &Scenario, camps: &mut Camps) {
        for (army, camp) in self.armies.iter().zip(camps.of) {
            if let Some(camp) = camps.list.get_mut(usize::from(camp)) {
                camp.food += army.food;
            }
        }
        for (f, raised) in self.formations.iter().zip(&sc.formations) {
            let mouths = f.mouths();
            if mouths == 0 {
                continue;
            }
            let army = f.army.ix();
            let Some(camp) = camps.list.get_mut(usize::from(camps.of[army])) else { continue };
            camps.fit[army] += f.fit;
            camp.fit += f.fit;
            camp.sick += f.sick;
            camp.convalescent += f.convalescent;
            camp.stragglers += f.stragglers;
            camp.hunger += f.hunger * f64::from(mouths);
            if raised.arm == Arm::Cavalry {
                camp.horses += f.fit;
            }
        }
    }

    /// An army is on its way by land: on a leg, or in its camp for the night between two days of march.
    #[must_use]
    pub fn is_on_its_way(&self, army: &ArmyState) -> bool {
        match army.pos {
            Pos::On { .. } => true,
            Pos::At(_) => army.ahead.is_some() && army.marched == self.day,
            Pos::Afloat(_) | Pos::Nowhere => false,
        }
    }

    /// The place off whose valley an army lives: where it stands, or the nearer end of its leg; none at sea or gone.
    #[must_use]
    pub fn ground(&self, sc: &Scenario, army: ArmyId) -> Option<PlaceId> {
        match self.armies[army.ix()].pos {
            Pos::At(place) => Some(place),
            Pos::On { leg, from, km } => {
                let route = &sc.routes[leg.ix()];
                Some(if km * 2.0 < route.km { from } else { route.other(from) })
            }
            Pos::Afloat(_) | Pos::Nowhere => None,
        }
    }
}
