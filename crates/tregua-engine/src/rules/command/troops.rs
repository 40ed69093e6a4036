//! Orders to armies.

use super::{READ, Read};
use crate::effect::{Effect, Effects};
use crate::record::Happened;
use crate::rules::opinion;
use crate::scenario::*;
use crate::world::*;

/// Men this near by land to where they were raised are at home: an order that takes them farther makes natives desert [km].
const HOME: f64 = 60.0;

impl Read<'_> {
    /// Sets an army's task under this order.
    pub(super) fn task(&self, army: ArmyId, doing: Doing, posture: Posture, out: &mut Effects) {
        let task = Task { doing, posture, issued: self.issued, ..Task::REST };
        out.push(&READ, Effect::Task(army, task));
    }

    pub(super) fn hold(&self, army: ArmyId, posture: Posture, out: &mut Effects) {
        if self.garble != Garble::HoldMove {
            self.task(army, Doing::Hold, posture, out);
        }
    }

    pub(super) fn march(&self, army: ArmyId, posture: Posture, pace: f64, out: &mut Effects) {
        self.set_out(army, Task { posture, pace, ..Task::REST }, out);
    }

    /// The army marches through the stages of the order, in the manner of `how`.
    fn set_out(&self, army: ArmyId, how: Task, out: &mut Effects) {
        let (order, nearer, written) = match self.garble {
            Garble::HoldMove => return self.task(army, Doing::Hold, how.posture, out),
            Garble::JoinApproach => return self.close_on_the_main_army(army, out),
            Garble::Nearer(place) => (None, Some(place), &[][..]),
            Garble::Clean => (Some((self.plan, self.number)), None, self.stages()),
        };
        let way = nearer.into_iter().chain(written.iter().map(|s| s.to));
        let to = way.clone().next();
        let task = Task { doing: Doing::March, order, to, issued: self.issued, ..how };
        out.push(&READ, Effect::Task(army, task));
        self.leave_home(army, way, out);
    }

    /// A march order misread as a summons: the army makes for the head of its side.
    fn close_on_the_main_army(&self, army: ArmyId, out: &mut Effects) {
        let head = self.world.sides[self.side.ix()].head;
        match self.war.sc.deciders[head.ix()].army.filter(|main| *main != army) {
            Some(main) => self.seek(army, main, out),
            None => self.task(army, Doing::Hold, Posture::Judge, out),
        }
    }

    /// The army makes for where its commander believes another to be, to become part of it.
    fn seek(&self, army: ArmyId, other: ArmyId, out: &mut Effects) {
        self.task(army, Doing::Join(other), Posture::Judge, out);
        let place = query::believed_place(self.war, self.world, army, other);
        self.leave_home(army, place.into_iter(), out);
    }

    pub(super) fn join(&self, army: ArmyId, other: ArmyId, out: &mut Effects) {
        match self.garble {
            Garble::HoldMove => self.task(army, Doing::Hold, Posture::Judge, out),
            Garble::JoinApproach => self.approach(army, other, out),
            Garble::Nearer(_) | Garble::Clean => self.seek(army, other, out),
        }
    }

    /// An order to join misread: the army marches to where its commander now believes the other to be, and stays apart.
    fn approach(&self, army: ArmyId, other: ArmyId, out: &mut Effects) {
        let to = query::believed_place(self.war, self.world, army, other);
        let doing = if to.is_some() { Doing::March } else { Doing::Hold };
        out.push(&READ, Effect::Task(army, Task { doing, to, issued: self.issued, ..Task::REST }));
        self.leave_home(army, to.into_iter(), out);
    }

    /// An army gives up the place where it stands: it takes some days to make ready, and everyone knows of it meanwhile. Who has read an order
    /// to stay, or to join others, leaves nobody behind.
    pub(super) fn evacuate(&self, army: ArmyId, sick: Sick, out: &mut Effects) {
        let place = self.world.armies[army.ix()].pos.place();
        if let (Garble::Clean | Garble::Nearer(_), Some(place)) = (self.garble, place) {
            self.leave_sick(army, place, sick, out);
        }
        let rest = if place.is_some() { self.war.theta.march_ready.round() as u16 } else { 0 };
        self.set_out(army, Task { rest, posture: Posture::Decline, ..Task::REST }, out);
    }

    fn leave_sick(&self, army: ArmyId, place: PlaceId, sick: Sick, out: &mut Effects) {
        for f in self.world.members(army) {
            self.part_with_sick(f, place, sick, out);
        }
        if sick == Sick::HandOver {
            self.hand_over_hospital(army, place, out);
        }
    }

    /// The hospital of the place is left to the enemy with everyone who lies in it; who can walk goes along with the weakest body.
    fn hand_over_hospital(&self, army: ArmyId, place: PlaceId, out: &mut Effects) {
        let side = self.world.armies[army.ix()].side;
        let mut left: u32 = self.world.members(army).map(|f| self.world.formations[f.ix()].sick).sum();
        let Some(body) = self.world.members(army).min_by_key(|f| self.world.formations[f.ix()].fit) else {
            return;
        };
        for (i, f) in self.world.formations.iter().enumerate() {
            let bed = FormationId::new(i);
            if f.side == side && self.world.is_depot_at(self.war.sc, bed, place) {
                left += f.sick;
                out.people(&READ, Cell::Sick(bed), Cell::Prisoner(side.enemy()), f.sick);
                out.people(&READ, Cell::Convalescent(bed), Cell::Convalescent(body), f.convalescent);
                out.people(&READ, Cell::Fit(bed), Cell::Fit(body), f.fit);
            }
        }
        if left > 0 {
            out.tell(&READ, Happened::SickLeft { side, place, men: left });
            opinion::thank(self.war, place, side.enemy(), left, out);
        }
    }

    /// Parts of an army become another, where it stands.
    pub(super) fn detach(&self, army: ArmyId, into: ArmyId, what: &Share, sick: Sick, out: &mut Effects) {
        let (from, new) = (&self.world.armies[army.ix()], &self.world.armies[into.ix()]);
        let Some(place) = from.pos.place() else { return };
        if new.pos != Pos::Nowhere && new.pos != from.pos {
            return;
        }
        let fit = |f: &FormationId| self.world.formations[f.ix()].fit;
        let going = || {
            let mut men = 0;
            self.world.members(army).filter(move |f| {
                let goes = self.takes(what, army, *f, men);
                men += if goes { fit(f) } else { 0 };
                goes
            })
        };
        let men: u32 = going().map(|f| fit(&f)).sum();
        if men == 0 {
            return; // sick men without anyone to lead them are no army
        }
        for f in going() {
            self.part_with_sick(f, place, sick, out);
            out.push(&READ, Effect::Transfer(f, into));
        }
        let share = f64::from(men) / f64::from(self.world.fit(army).max(1));
        out.food(&READ, Larder::Army(army), Larder::Army(into), from.food * share);
        if new.pos == Pos::Nowhere {
            out.push(&READ, Effect::Position(into, from.pos));
            out.push(&READ, Effect::Task(into, Task { issued: self.issued, ..Task::REST }));
            out.push(&READ, Effect::Back(into, place));
        }
        out.tell(&READ, Happened::Detached { army, into, men });
    }

    /// Whether a formation goes along, `taken` men having been taken before it.
    fn takes(&self, what: &Share, army: ArmyId, f: FormationId, taken: u32) -> bool {
        let fit = self.world.formations[f.ix()].fit;
        match what {
            Share::Formations(list) => list.contains(&f),
            Share::Men(men) => fit > 0 && taken + fit / 2 <= *men,
            Share::Part(part) => {
                let men = part * f64::from(self.world.fit(army));
                fit > 0 && f64::from(taken + fit / 2) <= men
            }
        }
    }

    /// What becomes of a formation's sick when it leaves a place.
    fn part_with_sick(&self, f: FormationId, place: PlaceId, sick: Sick, out: &mut Effects) {
        let state = &self.world.formations[f.ix()];
        match sick {
            Sick::Carry => {}
            Sick::HandOver => {
                out.people(&READ, Cell::Sick(f), Cell::Prisoner(state.side.enemy()), state.sick);
            }
            Sick::Stay | Sick::StayInBed => {
                let Some(depot) = self.world.depot_at(self.war.sc, state.side, place) else { return };
                out.people(&READ, Cell::Sick(f), Cell::Sick(depot), state.sick);
                if sick == Sick::Stay {
                    out.people(&READ, Cell::Convalescent(f), Cell::Convalescent(depot), state.convalescent);
                }
            }
        }
    }

    /// The order takes the army to these places: whoever is at home and was raised too far from one of them knows that he leaves it. He who has
    /// come home leaves it anew.
    pub(super) fn leave_home(
        &self,
        army: ArmyId,
        way: impl Iterator<Item = PlaceId> + Clone,
        out: &mut Effects,
    ) {
        let Self { war, world, .. } = *self;
        let Some(here) = world.ground(war.sc, army) else { return };
        for f in world.members(army) {
            let far = |place| war.sc.graph.km(place, war.sc.formations[f.ix()].home) > HOME;
            let knows = world.formations[f.ix()].knows_that_it_leaves(world.day).is_some();
            if !knows && !far(here) && way.clone().any(far) {
                out.push(&READ, Effect::LeftHome(f, world.day));
            }
        }
    }

    pub(super) fn arm(&self, place: PlaceId, muskets: f64, out: &mut Effects) {
        let given = muskets.min(self.world.sides[self.side.ix()].muskets).max(0.0);
        out.push(&READ, Effect::Muskets { place, side: self.side, muskets: given });
    }

    pub(super) fn offer_honours(&self, place: PlaceId, out: &mut Effects) {
        for army in self.world.armies_at(place).filter(|a| self.world.armies[a.ix()].side != self.side) {
            out.push(&READ, Effect::Honours(army, true));
        }
    }

    pub(super) fn let_food_in(&self, city: CityId, share: f64, out: &mut Effects) {
        let place = self.war.sc.cities[city.ix()].place;
        if self.world.places[place.ix()].held_by == self.side {
            return; // whoever holds the city besieges nobody there
        }
        let let_in = (share > 0.0).then_some((self.side, share));
        if let_in.is_some() && self.world.cities[city.ix()].let_in.is_none() {
            opinion::thank_for_bread(self.war, place, self.side, out);
        }
        out.push(&READ, Effect::LetIn(city, let_in));
    }

    /// The stages of the order as written.
    fn stages(&self) -> &[Stage] {
        match &self.war.sc.plans[self.plan.ix()].orders[usize::from(self.number)].verb {
            Verb::March { stages, .. } | Verb::Evacuate { stages, .. } => stages,
            _ => &[],
        }
    }
}
