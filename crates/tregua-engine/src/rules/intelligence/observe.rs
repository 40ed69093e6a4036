//! The evening: what was seen today goes into the couriers' bags.

use super::{CONTACT, FALLS, HEARSAY, Hearsay, RETURNS, seen, strength};
use crate::effect::{Effect, Effects};
use crate::num;
use crate::rule::Rule;
use crate::rules::dispatch;
use crate::scenario::*;
use crate::war::War;
use crate::world::limits::{MOST_ARMIES, MOST_DECIDERS, MOST_PLACES};
use crate::world::query::Roll;
use crate::world::*;
use std::cell::LazyCell;

/// Own camps are seen, own armies report, the enemy's are met or heard of, and fallen places send word.
pub fn observe(war: &War<'_>, world: &World, out: &mut Effects) {
    let evening = Evening::of(war, world);
    let talk = war.draws.each(HEARSAY.stream, &war.keys.armies, world.day, 0);
    let armies = (0..world.armies.len()).map(ArmyId::new).zip(talk);
    for (a, u) in armies.filter(|(a, _)| !war.sc.armies[a.ix()].fixed) {
        if world.armies[a.ix()].pos == Pos::Nowhere {
            evening.gone(a, u, out);
        } else {
            evening.camp(a, out);
            evening.returns(a, out);
            evening.contact(a, out);
            evening.hearsay(a, u, out);
        }
    }
    evening.falls(out);
}

/// Days between an army's reports.
const PERIOD: i32 = 5;
/// Days between its reports while it fights.
const FIGHTING: i32 = 2;
/// Armies in contact today are still this near in the evening, even if one of them fled [km].
const NEAR: f64 = 45.0;

/// What is asked again and again in one evening.
struct Evening<'a> {
    war: &'a War<'a>,
    world: &'a World,
    /// Rolls of the armies.
    rolls: [Roll; MOST_ARMIES],
    /// Those of each side who are in office, in order, and their number; nobody else gets reports.
    office: [([DeciderId; MOST_DECIDERS], usize); 2],
    /// Where those in office sit.
    seats: [PlaceId; MOST_DECIDERS],
}

impl<'a> Evening<'a> {
    fn of(war: &'a War<'a>, world: &'a World) -> Self {
        let office = [([DeciderId::new(0); MOST_DECIDERS], 0); 2];
        let seats = [war.sc.capital; MOST_DECIDERS];
        let mut evening = Self { war, world, rolls: world.rolls(), office, seats };
        for (i, given) in war.sc.deciders.iter().enumerate().filter(|(i, _)| world.deciders[*i].in_office) {
            let id = DeciderId::new(i);
            let (list, count) = &mut evening.office[given.side.ix()];
            list[*count] = id;
            *count += 1;
            evening.seats[i] = world.seat(war.sc, id);
        }
        evening
    }

    fn side(&self, decider: DeciderId) -> SideId {
        self.war.sc.deciders[decider.ix()].side
    }

    /// A side's deciders in office.
    fn of_side(&self, side: SideId) -> impl Iterator<Item = DeciderId> {
        let (list, count) = &self.office[side.ix()];
        list[..*count].iter().copied()
    }

    fn seat(&self, decider: DeciderId) -> PlaceId {
        self.seats[decider.ix()]
    }

    fn roll(&self, army: ArmyId) -> Roll {
        self.rolls[army.ix()]
    }

    fn state(&self, army: ArmyId) -> &'a ArmyState {
        &self.world.armies[army.ix()]
    }

    /// He sees the army: it is his own, or stands where he sits.
    fn sees(&self, decider: DeciderId, seat: PlaceId, army: ArmyId) -> bool {
        self.war.sc.deciders[decider.ix()].army == Some(army) || self.state(army).pos.is_at(seat)
    }

    /// Whoever of its own side sees an army knows it.
    fn camp(&self, a: ArmyId, out: &mut Effects) {
        let state = self.state(a);
        let Some(place) = state.pos.near() else { return };
        let mut known = None;
        for d in self.of_side(state.side) {
            if self.sees(d, self.seat(d), a) {
                let (mean, sick) = *known.get_or_insert_with(|| strength(self.roll(a)));
                let before = self.world.beliefs[self.world.belief_ix(d, a)];
                let (place, seen) = (Some(place), self.world.day);
                let belief = Belief { mean, var: 0.0, sick, place, seen, ..before };
                out.push(&RETURNS, Effect::Belief(d, a, belief));
            }
        }
    }

    /// An army's own report, if one is due.
    fn returns(&self, a: ArmyId, out: &mut Effects) {
        let (state, today) = (self.state(a), self.world.day);
        let place = match state.pos {
            Pos::At(p) | Pos::On { from: p, .. } => p,
            Pos::Afloat(_) | Pos::Nowhere => return,
        };
        let silent = today - state.reported;
        let rests = state.pos == Pos::At(place) && state.ahead.is_none();
        let arrived = rests && state.reported_from != Some(place);
        let fights = state.contact == today && silent >= FIGHTING;
        if arrived || fights || silent >= PERIOD {
            let report = seen(self.world, self.roll(a), place);
            self.report_home(a, place, report, out);
            out.push(&RETURNS, Effect::Reported(a, Some(place)));
        }
    }

    /// Sends word of an own army to the head and to its superior; word of the head's army goes to everyone of the side.
    fn report_home(&self, a: ArmyId, from: PlaceId, report: Sighting, out: &mut Effects) {
        let side = self.state(a).side;
        let head = self.world.sides[side.ix()].head;
        let for_all = report.place.is_none() || self.war.sc.deciders[head.ix()].army == Some(a);
        for d in self.of_side(side) {
            let concerns = for_all || d == head || self.war.sc.armies[a.ix()].decider == Some(d);
            let seat = self.seat(d);
            if concerns && (report.place.is_none() || !self.sees(d, seat, a)) {
                self.send(&RETURNS, from, d, a, report, out);
            }
        }
    }

    /// An army that is no more: its side hears from where it last reported; the enemy at once if he was there, else by hearsay.
    fn gone(&self, a: ArmyId, u: f64, out: &mut Effects) {
        let (state, day) = (self.state(a), self.world.day);
        let end = Sighting { ln_men: 0.0, error: 0.0, hearsay: false, sick: 0.0, place: None, day };
        if let Some(from) = state.reported_from {
            self.report_home(a, from, end, out);
            out.push(&RETURNS, Effect::Reported(a, None));
        }
        let listener = state.side.enemy();
        for d in self.of_side(listener) {
            let known = &self.world.beliefs[self.world.belief_ix(d, a)];
            let Some(place) = known.place else { continue };
            let witnessed = state.contact >= day - 1;
            if witnessed || self.count(listener, place, u) > 0 {
                self.send(&HEARSAY, place, d, a, end, out);
            }
        }
    }

    /// An army in contact is seen by its enemy.
    fn contact(&self, a: ArmyId, out: &mut Effects) {
        let (state, day) = (self.state(a), self.world.day);
        let Some(place) = state.pos.near().filter(|_| state.contact == day) else { return };
        let listener = state.side.enemy();
        let met = |s: &&ArmyState| s.side == listener && s.contact == day;
        let near = |p: PlaceId, q: PlaceId| p == q || self.war.sc.graph.km(p, q) <= NEAR;
        let met_by = self.world.armies.iter().filter(met).filter_map(|s| s.pos.near());
        let Some(from) = met_by.into_iter().find(|p| near(*p, place)) else { return };
        let u = self.war.draws.uniform(CONTACT.stream, self.war.keys.armies[a.ix()], day, 0);
        let (ln_men, sick) = strength(self.roll(a));
        let error = self.war.theta.report_contact;
        let ln_men = ln_men + num::sqrt(error) * num::normal_quantile(u);
        let report = Sighting { ln_men, error, hearsay: false, sick, place: Some(place), day };
        let head = self.world.sides[listener.ix()].head;
        for d in self.of_side(listener) {
            let seat = self.seat(d);
            if d == head || near(seat, from) {
                self.send(&CONTACT, from, d, a, report, out);
            }
        }
    }

    /// Rumours and spies on an army that people can see.
    fn hearsay(&self, a: ArmyId, u: f64, out: &mut Effects) {
        let state = self.state(a);
        let place = match state.pos {
            Pos::At(p) | Pos::On { from: p, .. } => p,
            Pos::Afloat(_) | Pos::Nowhere => return,
        };
        let (war, world) = (self.war, self.world);
        let listener = state.side.enemy();
        let count = self.count(listener, place, u);
        if count == 0 || self.roll(a).fit == 0 {
            return;
        }
        let head = world.sides[listener.ix()].head;
        let nearest = self.nearest(listener, place);
        let spies = 1.0 / 3.0 + world.sides[listener.ix()].press / 3.0;
        for i in 0..count {
            let [kind, u, ..] =
                war.draws.uniforms4(HEARSAY.stream, war.keys.armies[a.ix()], world.day, i + 1);
            let error = if kind < spies { war.theta.report_spy } else { war.theta.report_rumour };
            let report = Hearsay { war, world, army: a, roll: self.roll(a) }.sighting(place, error, u);
            for d in self.of_side(listener).filter(|d| *d == head || Some(*d) == nearest) {
                self.send(&HEARSAY, place, d, a, report, out);
            }
        }
    }

    /// Reports on an army that leave a place today (war-model §11.3).
    fn count(&self, listener: SideId, place: PlaceId, u: f64) -> u32 {
        let (war, state) = (self.war, &self.world.places[place.ix()]);
        let for_change = war.sc.sides[listener.ix()].for_change;
        let screen = 1.0 + f64::from(state.guerrillas) / SCREEN;
        let most = 2.0 * war.theta.report_rate * if for_change { screen } else { 1.0 / screen };
        if u <= 1.0 - most {
            return 0; // e^-rate ≥ 1 - rate: on most days no exponential is needed
        }
        let lean = num::logistic(if for_change { state.opinion } else { -state.opinion });
        num::poisson(most * lean, u)
    }

    /// The decider of a side who sits nearest to a place.
    fn nearest(&self, side: SideId, place: PlaceId) -> Option<DeciderId> {
        let days = |d: DeciderId| (d, query::ride_days(self.war, place, self.seat(d)));
        self.of_side(side).map(days).min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(d, _)| d)
    }

    /// Places whose holder a side does not know send word, unless it is on its way.
    fn falls(&self, out: &mut Effects) {
        let (world, places) = (self.world, self.world.places.len());
        let riding = LazyCell::new(|| self.riding());
        for side in SideId::BOTH {
            let believed = &world.holds[side.ix() * places..][..places];
            for (i, (state, believed)) in world.places.iter().zip(believed).enumerate() {
                if state.held_by == *believed || riding[side.ix()][i] {
                    continue;
                }
                let place = PlaceId::new(i);
                let to = world.seat(self.war.sc, world.sides[side.ix()].head);
                let word = Content::Fall { place, by: state.held_by };
                let rider = dispatch::send(self.war, world, side, place, to, word, 0);
                out.push(&FALLS, Effect::Send(rider));
            }
        }
    }

    /// Whether word of a place's fall is on its way to a side: row by side, column by place.
    fn riding(&self) -> [[bool; MOST_PLACES]; 2] {
        let mut riding = [[false; MOST_PLACES]; 2];
        for d in &self.world.dispatches {
            if let Content::Fall { place, .. } = d.content {
                riding[d.side.ix()][place.ix()] = true;
            }
        }
        riding
    }

    /// A report on an army rides to a decider of either side.
    fn send(
        &self,
        because: &'static Rule,
        from: PlaceId,
        to: DeciderId,
        army: ArmyId,
        seen: Sighting,
        out: &mut Effects,
    ) {
        let letter = Content::Report { to, army, seen };
        let rider = dispatch::send(self.war, self.world, self.side(to), from, self.seat(to), letter, 0);
        out.push(because, Effect::Send(rider));
    }
}

/// Guerrillas at a place that double a report's rate, or halve it (war-model §11.3) [person].
const SCREEN: f64 = 150.0;
