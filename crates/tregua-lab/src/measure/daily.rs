//! Measures that are looked up every evening: the sick, the dead, prices, men by origin.

use super::{Observer, Reading};
use tregua_engine::scenario::{Measure as M, PlaceId, Scenario, SideId};
use tregua_engine::war::War;
use tregua_engine::world::query;
use tregua_engine::world::{FormationState, World};

impl Observer {
    /// What tonight means for one target.
    pub(super) fn look(&mut self, i: usize, war: &War<'_>, world: &World) {
        let dead = self.dead;
        let r = &mut self.readings[i];
        let day = world.day;
        match war.sc.targets[i].measure {
            M::MenOf { side, origin, day: on } if day == on => {
                let of =
                    |f: &usize| world.formations[*f].side == side && war.sc.formations[*f].origin == origin;
                let men =
                    (0..world.formations.len()).filter(of).map(|f| f64::from(world.formations[f].mouths()));
                r.value = Some(men.sum());
            }
            M::Sick { side, place, from, to } if (from..=to).contains(&day) => {
                r.mean(camp(war.sc, world, side, place).sick);
            }
            M::SickAndConvalescent { side, place, from, to } if (from..=to).contains(&day) => {
                r.mean(camp(war.sc, world, side, place).disabled);
            }
            M::Disabled { side, place, from, to } if (from..=to).contains(&day) => {
                let camp = camp(war.sc, world, side, place);
                r.mean(camp.disabled / camp.men.max(1.0));
            }
            M::WorstDay { side, from, to } if (from..=to).contains(&day) => {
                let today = f64::from(world.ledger.dead[side.ix()][0] - dead[side.ix()]);
                r.value = Some(r.value.map_or(today, |v| v.max(today)));
            }
            M::DeathsPerDay { side, from, to } if (from..=to).contains(&day) => {
                r.mean(f64::from(world.ledger.dead[side.ix()][0] - dead[side.ix()]));
            }
            M::Price { city, from, to } if (from..=to).contains(&day) => {
                r.mean(query::price(war, world, city))
            }
            M::SickAfter { army, place, days } if r.since.is_some_and(|s| day == s as i32 + days) => {
                r.value = Some(camp(war.sc, world, world.armies[army.ix()].side, Some(place)).sick);
            }
            M::DeadAfter { army, days, .. } => {
                r.buried(world.members(army).map(|f| world.formations[f.ix()].buried).sum(), day, days)
            }
            M::LossSince { army, day: on, .. } if day == on => {
                let now = f64::from(world.mouths(army));
                r.value = r.since.map(|before| 1.0 - now / before.max(1.0));
            }
            M::Battles { .. } => r.value = Some(r.sum),
            M::Settled => r.value = Some(0.0),
            _ => {}
        }
    }
}

impl Reading {
    /// One more day of a mean over days.
    fn mean(&mut self, x: f64) {
        self.sum += x;
        self.days += 1;
        self.value = Some(self.sum / f64::from(self.days));
    }

    /// The dead of an army since it came, `days` later: what it had buried by then less what it had when it came.
    fn buried(&mut self, so_far: u32, day: i32, days: i32) {
        let Some(since) = self.since else { return };
        if day == since as i32 {
            self.sum = f64::from(so_far);
        }
        if day == since as i32 + days {
            self.value = Some(f64::from(so_far) - self.sum);
        }
    }
}

/// A side's people at a place, or everywhere.
struct Camp {
    sick: f64,
    disabled: f64,
    men: f64,
}

fn camp(sc: &Scenario, world: &World, side: SideId, place: Option<PlaceId>) -> Camp {
    let mut camp = Camp { sick: 0.0, disabled: 0.0, men: 0.0 };
    let here = |f: &&FormationState| f.side == side && place.is_none_or(|p| near(sc, world, f, p));
    for f in world.formations.iter().filter(here) {
        camp.sick += f64::from(f.sick);
        camp.disabled += f64::from(f.disabled());
        camp.men += f64::from(f.mouths());
    }
    camp
}

/// Hospitals of a camp lie in the villages round it: whoever is within this of the place belongs to its camp [km].
const CAMP: f64 = 10.0;

fn near(sc: &Scenario, world: &World, f: &FormationState, place: PlaceId) -> bool {
    world.armies[f.army.ix()].pos.place().is_some_and(|p| p == place || sc.graph.km(p, place) <= CAMP)
}
