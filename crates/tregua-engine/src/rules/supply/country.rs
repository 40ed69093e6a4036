//! What the country gives: the camp's own valley, trains from the valleys behind it, and what is taken by force.

use super::*;
use crate::world::limits::MOST_PLACES;
use crate::world::query;

/// Whoever is still hungry lives off the country; what is given beyond the need fills the mules.
pub(super) fn feed(
    war: &War<'_>,
    world: &World,
    camps: &Camps,
    tables: &mut [Table; MOST_ARMIES],
    out: &mut Effects,
) {
    let camps = camps.all();
    let none = [0.0; MOST_ARMIES];
    let sea = SideId::BOTH.into_iter().find(|side| query::rules_the_sea(war, world, *side));
    let given = [0.0; MOST_PLACES];
    let mut country = Country { war, world, camps, wants: none, sea, mules: none, given, out };
    for (c, camp) in camps.iter().enumerate().filter(|(c, _)| tables[*c].magazine.is_none()) {
        country.wants[c] = tables[c].need - tables[c].had;
        country.mules[c] = f64::from(camp.fit) * war.theta.mules;
    }
    country.give();
    country.fetch();
    country.requisition();
    for (c, table) in tables.iter_mut().enumerate().take(camps.len()) {
        if table.magazine.is_none() {
            table.had = table.need - country.wants[c];
            table.refilled = country.fill(c, table);
        }
    }
}

/// The country around the camps of one evening.
struct Country<'d, 'a> {
    war: &'d War<'a>,
    world: &'d World,
    camps: &'d [Camp],
    /// What each camp still wants [kg].
    wants: [f64; MOST_ARMIES],
    /// Whose the sea is.
    sea: Option<SideId>,
    /// The mules that each camp can still send out.
    mules: [f64; MOST_ARMIES],
    /// What each valley has given so far [kg].
    given: [f64; MOST_PLACES],
    out: &'d mut Effects,
}

/// Camps of one side off one valley.
struct Neighbours {
    /// The first that takes anything: it tells how hard.
    first: usize,
    /// What they want together [kg].
    want: f64,
    /// Mean hunger of everybody who lives off the valley, those who eat elsewhere too [0, 1].
    hunger: f64,
}

impl Country<'_, '_> {
    /// The valley a camp lives off, if it is still hungry.
    fn hungry(&self, c: usize) -> Option<PlaceId> {
        self.camps[c].ground.filter(|_| self.wants[c] > 0.0)
    }

    /// Everybody of a camp's side who lives off its valley.
    fn neighbours(&self, c: usize) -> Neighbours {
        let camp = &self.camps[c];
        let (mut first, mut want, mut mouths, mut hungry) = (c, 0.0, 0, 0.0);
        for (k, other) in self.camps.iter().enumerate() {
            if other.ground == camp.ground && other.side == camp.side {
                want += self.wants[k];
                mouths += other.mouths();
                hungry += other.hunger;
                first = if self.wants[k] > 0.0 { first.min(k) } else { first };
            }
        }
        Neighbours { first, want, hunger: hungry / f64::from(mouths.max(1)) }
    }

    /// Half of what can be taken in a day is given willingly [kg].
    fn half(&self, side: SideId, place: PlaceId) -> f64 {
        0.5 * takeable(self.war, self.world, side, place)
    }

    /// What a valley would still give a side today [kg].
    fn left(&self, side: SideId, place: PlaceId) -> f64 {
        (self.half(side, place) - self.given[place.ix()]).max(0.0)
    }

    /// Every valley gives to those who live off it; camps of one side share alike.
    fn give(&mut self) {
        let mut shares = [0.0; MOST_ARMIES];
        for (c, share) in shares.iter_mut().enumerate().take(self.camps.len()) {
            let Some(ground) = self.hungry(c) else { continue };
            let want = self.neighbours(c).want;
            *share = num::ration(self.half(self.camps[c].side, ground), want);
        }
        self.eat(&shares);
    }

    /// Every camp eats such a share of what it wants from its own valley.
    fn eat(&mut self, shares: &[f64; MOST_ARMIES]) {
        for (c, camp) in self.camps.iter().enumerate() {
            let Some(ground) = camp.ground.filter(|_| shares[c] > 0.0) else { continue };
            let eaten = shares[c] * self.wants[c];
            self.out.food(&RATIONS, Larder::Forage(ground), Larder::Eaten, eaten);
            self.given[ground.ix()] += eaten;
            self.wants[c] -= eaten;
        }
    }

    /// Camps at rest send for what their own valley did not give.
    fn fetch(&mut self) {
        for c in 0..self.camps.len() {
            self.wants[c] -= self.send_for(c, self.wants[c], Larder::Eaten);
        }
    }

    /// Sends the mules of a camp at rest into the valleys behind it, the nearest first; what they bring [kg].
    fn send_for(&mut self, c: usize, want: f64, to: Larder) -> f64 {
        let (side, mut brought) = (self.camps[c].side, 0.0);
        let Some(camp) = self.camps[c].rests() else { return 0.0 };
        for valley in &self.war.sc.graph.hinterland[camp.ix()] {
            if brought >= want || self.mules[c] <= 0.0 {
                break;
            }
            let left = if self.is_open(side, valley) { self.left(side, valley.place) } else { 0.0 };
            let share = if left > 0.0 { self.passes(side, valley, camp) } else { 0.0 };
            if share <= 0.0 {
                continue;
            }
            let a_mule = self.brings(valley, camp) * share;
            let sent = left.min(want - brought).min(self.mules[c] * a_mule);
            if sent > 0.0 {
                self.out.food(&TRAINS, Larder::Forage(valley.place), to, sent);
                self.given[valley.place.ix()] += sent;
                self.mules[c] -= sent / a_mule;
                brought += sent;
            }
        }
        brought
    }

    /// What a mule that goes and comes brings a day (no end of it where it has nowhere to go), less what it eats on the road beyond its fodder in the camp [kg/day].
    fn brings(&self, valley: &Valley, camp: PlaceId) -> f64 {
        let t = &self.war.theta;
        let days = 2.0 * valley.carried / t.train;
        let kept = if self.war.sc.places[camp.ix()].grazing { t.grazing } else { t.fodder };
        (t.mule_load / days - (t.fodder - kept)).max(0.0)
    }

    /// The valley is the side's, and so is the sea if it is brought over it.
    fn is_open(&self, side: SideId, valley: &Valley) -> bool {
        self.world.places[valley.place.ix()].held_by == side
            && (valley.ports.is_none() || self.sea == Some(side))
    }

    /// Share of what is sent that arrives: none where the enemy stands on the way.
    fn passes(&self, side: SideId, valley: &Valley, camp: PlaceId) -> f64 {
        let (war, world) = (self.war, self.world);
        let open = |p| if query::is_cut(world, side, p) { 0.0 } else { query::passes(war, world, side, p) };
        let by_road = |from: PlaceId, to: PlaceId| -> f64 { war.sc.way(from, to).map(open).product() };
        match valley.ports {
            None => by_road(valley.place, camp),
            Some([sails, lands]) => by_road(valley.place, sails) * by_road(lands, camp),
        }
    }

    /// Those who are still hungry take by force, as hard as they are ordered to or as they are hungry.
    fn requisition(&mut self) {
        let mut shares = [0.0; MOST_ARMIES];
        for (c, share) in shares.iter_mut().enumerate().take(self.camps.len()) {
            let Some(ground) = self.hungry(c) else { continue };
            let all = self.neighbours(c);
            let side = self.camps[c].side;
            let half = self.half(side, ground);
            let forced = all.want.min(half * self.world.sides[side.ix()].requisition.max(all.hunger));
            *share = forced / all.want;
            if forced > 0.0 && all.first == c {
                self.out.push(&RATIONS, Effect::Requisitioned(ground, side, forced / half));
            }
        }
        self.eat(&shares);
    }

    /// The share of its room on the mules that the valley fills, of what it would still give, and the trains of the valleys behind it.
    fn fill(&mut self, c: usize, table: &Table) -> f64 {
        let camp = &self.camps[c];
        let (Some(ground), room) = (camp.ground, room(self.war, camp, table)) else { return 0.0 };
        if room <= 0.0 {
            return 0.0;
        }
        let given = self.left(camp.side, ground).min(room);
        self.given[ground.ix()] += given;
        (given + self.send_for(c, room - given, Larder::Forage(ground))) / room
    }
}

/// Forage a side can take from a valley in a day, by force if need be [kg].
#[must_use]
pub fn takeable(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> f64 {
    let state = &world.places[place.ix()];
    let lean = if war.sc.sides[side.ix()].for_change { state.opinion } else { -state.opinion };
    war.theta.forage_take * state.forage * (0.5 + 0.5 * num::logistic(lean))
}
