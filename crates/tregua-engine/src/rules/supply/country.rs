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
    let mut country = Country { war, world, camps, wants: none, sea, mules: none, given };
    for (c, camp) in camps.iter().enumerate().filter(|(c, _)| tables[*c].magazine.is_none()) {
        country.wants[c] = tables[c].need - tables[c].had;
        country.mules[c] = f64::from(camp.fit) * war.theta.mules;
    }
    country.give(out);
    country.fetch(out);
    country.requisition(out);
    let hungry = tables.iter_mut().zip(country.wants).filter(|(table, _)| table.magazine.is_none());
    hungry.for_each(|(table, wants)| table.had = table.need - wants);
    country.fill(tables, out);
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

    /// The camps of one side that live off one valley with this one, itself among them.
    fn alike<'c>(&'c self, camp: &'c Camp) -> impl Iterator<Item = usize> + 'c {
        let all = self.camps.iter().enumerate();
        all.filter(|(_, other)| other.ground == camp.ground && other.side == camp.side).map(|(k, _)| k)
    }

    /// Everybody of a camp's side who lives off its valley.
    fn neighbours(&self, c: usize) -> Neighbours {
        let (mut first, mut want, mut mouths, mut hungry) = (c, 0.0, 0, 0.0);
        for k in self.alike(&self.camps[c]) {
            want += self.wants[k];
            mouths += self.camps[k].mouths();
            hungry += self.camps[k].hunger;
            first = if self.wants[k] > 0.0 { first.min(k) } else { first };
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
    fn give(&mut self, out: &mut Effects) {
        let mut shares = [0.0; MOST_ARMIES];
        for (c, share) in shares.iter_mut().enumerate().take(self.camps.len()) {
            let Some(ground) = self.hungry(c) else { continue };
            let want = self.neighbours(c).want;
            *share = num::ration(self.half(self.camps[c].side, ground), want);
        }
        self.eat(&shares, out);
    }

    /// Every camp eats such a share of what it wants from its own valley.
    fn eat(&mut self, shares: &[f64; MOST_ARMIES], out: &mut Effects) {
        for (c, camp) in self.camps.iter().enumerate() {
            let Some(ground) = camp.ground.filter(|_| shares[c] > 0.0) else { continue };
            let eaten = shares[c] * self.wants[c];
            out.food(&RATIONS, Larder::Forage(ground), Larder::Eaten, eaten);
            self.given[ground.ix()] += eaten;
            self.wants[c] -= eaten;
        }
    }

    /// Camps at rest send for what their own valley did not give.
    fn fetch(&mut self, out: &mut Effects) {
        let brought = self.send(self.wants, |_| Larder::Eaten, out);
        self.wants.iter_mut().zip(brought).for_each(|(wants, kg)| *wants -= kg);
    }

    /// Every camp sends for what it still lacks; camps that send to one valley share alike what it gives. What comes to each [kg].
    fn send(
        &mut self,
        lacks: [f64; MOST_ARMIES],
        to: impl Fn(&Camp) -> Larder,
        out: &mut Effects,
    ) -> [f64; MOST_ARMIES] {
        let (mut asked, mut given) = ([0.0; MOST_PLACES], self.given);
        for (c, lack) in lacks.iter().enumerate().take(self.camps.len()) {
            self.errands(c, *lack, |valley, kg, _| asked[valley.ix()] += kg);
        }
        let (mut brought, mut mules) = ([0.0; MOST_ARMIES], self.mules);
        for (c, camp) in self.camps.iter().enumerate() {
            self.errands(c, lacks[c], |valley, kg, a_mule| {
                let kg = kg * num::ration(self.left(camp.side, valley), asked[valley.ix()]);
                out.food(&TRAINS, Larder::Forage(valley), to(camp), kg);
                given[valley.ix()] += kg;
                mules[c] -= kg / a_mule;
                brought[c] += kg;
            });
        }
        (self.given, self.mules) = (given, mules);
        brought
    }

    /// Where a camp at rest would send for what it lacks, were it alone: into the valleys behind it, the nearest first. Told of each: which,
    /// how much comes from it, and what a mule brings [kg, kg/day].
    fn errands(&self, c: usize, mut lack: f64, mut tell: impl FnMut(PlaceId, f64, f64)) {
        let (side, mut mules) = (self.camps[c].side, self.mules[c]);
        let Some(camp) = self.camps[c].rests().filter(|_| lack > 0.0 && mules > 0.0) else { return };
        // A valley that is reached by road and by sea is asked twice, and gives once.
        let mut asked = [0.0; MOST_PLACES];
        for valley in &self.war.sc.graph.hinterland[camp.ix()] {
            if lack <= 0.0 || mules <= 0.0 {
                return;
            }
            let asked = &mut asked[valley.place.ix()];
            let left = if self.is_open(side, valley) { self.left(side, valley.place) - *asked } else { 0.0 };
            let share = if left > 0.0 { self.arrives(side, valley, camp) } else { 0.0 };
            if share <= 0.0 {
                continue;
            }
            let a_mule = self.brings(valley, camp) * share;
            let kg = left.min(lack).min(mules * a_mule);
            if kg > 0.0 {
                tell(valley.place, kg, a_mule);
                *asked += kg;
                lack -= kg;
                mules -= kg / a_mule;
            }
        }
    }

    /// What a mule that goes and comes brings a day (no end of it where it has nowhere to go), less what it eats on the road beyond its
    /// fodder in the camp [kg/day].
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
    fn arrives(&self, side: SideId, valley: &Valley, camp: PlaceId) -> f64 {
        let (war, world) = (self.war, self.world);
        let open = |p| if query::is_cut(world, side, p) { 0.0 } else { query::passes(war, world, side, p) };
        let by_road = |from: PlaceId, to: PlaceId| -> f64 { war.sc.way(from, to).map(open).product() };
        match valley.ports {
            None => by_road(valley.place, camp),
            Some([sails, lands]) => by_road(valley.place, sails) * by_road(lands, camp),
        }
    }

    /// Those who are still hungry take by force, as hard as they are ordered to or as they are hungry.
    fn requisition(&mut self, out: &mut Effects) {
        let mut shares = [0.0; MOST_ARMIES];
        for (c, share) in shares.iter_mut().enumerate().take(self.camps.len()) {
            let Some(ground) = self.hungry(c) else { continue };
            let all = self.neighbours(c);
            let side = self.camps[c].side;
            let half = self.half(side, ground);
            let forced = all.want.min(half * self.world.sides[side.ix()].requisition.max(all.hunger));
            *share = forced / all.want;
            if forced > 0.0 && all.first == c {
                out.push(&RATIONS, Effect::Requisitioned(ground, side, forced / half));
            }
        }
        self.eat(&shares, out);
    }

    /// The mules are filled with what the valleys would still give: the camp's own, shared alike by those who live off it, then those behind it.
    fn fill(&mut self, tables: &mut [Table; MOST_ARMIES], out: &mut Effects) {
        let mut rooms = [0.0; MOST_ARMIES];
        for (c, camp) in self.camps.iter().enumerate().filter(|(c, _)| tables[*c].magazine.is_none()) {
            rooms[c] = if camp.ground.is_some() { room(self.war, camp, &tables[c]) } else { 0.0 };
        }
        let (mut lacks, mut given) = (rooms, self.given);
        for (c, camp) in self.camps.iter().enumerate() {
            let Some(ground) = camp.ground.filter(|_| rooms[c] > 0.0) else { continue };
            let all: f64 = self.alike(camp).map(|k| rooms[k]).sum();
            let filled = rooms[c] * num::ration(self.left(camp.side, ground), all);
            given[ground.ix()] += filled;
            lacks[c] -= filled;
        }
        self.given = given;
        let brought = self.send(lacks, |camp| camp.ground.map_or(Larder::Lost, Larder::Forage), out);
        for (c, table) in tables.iter_mut().enumerate().filter(|(c, _)| rooms[*c] > 0.0) {
            table.refilled = (rooms[c] - lacks[c] + brought[c]) / rooms[c];
        }
    }
}

/// Forage a side can take from a valley in a day, by force if need be [kg].
#[must_use]
pub fn takeable(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> f64 {
    let state = &world.places[place.ix()];
    let lean = if war.sc.sides[side.ix()].for_change { state.opinion } else { -state.opinion };
    war.theta.forage_take * state.forage * (0.5 + 0.5 * num::logistic(lean))
}
