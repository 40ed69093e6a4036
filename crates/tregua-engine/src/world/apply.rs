//! The only writer.

use super::*;
use crate::effect::{Beds, Column, Effect, Effects};
use crate::num;
use crate::record::Record;
use crate::rule::Rule;
use std::fmt::{Debug, Display};

impl World {
    /// Applies the effects in order, notes each with its cause in the record, and empties the buffer.
    ///
    /// # Panics
    /// If an effect would take more people or food from a cell than it holds: a rule is wrong then, and the message names it.
    pub fn apply(&mut self, effects: &mut Effects, record: &mut Record) {
        if !effects.is_empty() {
            self.apply_all(effects, record);
        }
    }

    fn apply_all(&mut self, effects: &mut Effects, record: &mut Record) {
        for (because, effect) in effects.iter() {
            match *effect {
                Effect::Column(column, first) => {
                    self.renew(column, effects.numbers(first), because, record);
                    continue;
                }
                Effect::Beds(formation, beds, rules) => {
                    self.make_beds(formation, beds, rules, record);
                    continue;
                }
                Effect::Tell(happened) => record.tell(self.day, because, happened),
                Effect::Move { from, to, men } => self.move_people(because, from, to, men),
                Effect::Food { from, to, kg } => self.move_food(because, from, to, kg),
                _ => self.write(effect),
            }
            record.note(self.day, because, effect);
        }
        effects.clear();
    }

    /// Renews a column; a record of every effect takes note of those whom it changes.
    fn renew(&mut self, column: Column, numbers: &[f64], because: &'static Rule, record: &mut Record) {
        if record.is_full() {
            self.note_changes(column, numbers, because, record);
        }
        match column {
            Column::Morale => self.formations.iter_mut().zip(numbers).for_each(|(f, x)| f.morale = *x),
            Column::Hunger => self.formations.iter_mut().zip(numbers).for_each(|(f, x)| f.hunger = *x),
            Column::Exposure => self.formations.iter_mut().zip(numbers).for_each(|(f, x)| f.exposure = *x),
            Column::Seasoned => {
                let (pairs, _) = numbers.as_chunks();
                let formations = self.formations.iter_mut().zip(pairs);
                formations.for_each(|(f, [coast, sierra])| f.seasoned = (*coast, *sierra));
            }
            Column::Opinion => self.places.iter_mut().zip(numbers).for_each(|(p, x)| p.opinion = *x),
            Column::Interdiction => {
                self.places.iter_mut().zip(numbers).for_each(|(p, x)| p.interdiction = *x)
            }
        }
    }

    fn note_changes(&self, column: Column, numbers: &[f64], because: &'static Rule, record: &mut Record) {
        for (i, new) in numbers.iter().enumerate() {
            let Some(old) = self.number(column, i) else { break };
            if old != *new {
                record.note(self.day, because, &column.of(i, *new));
            }
        }
    }

    /// A number of a column as it is now; none after the last.
    fn number(&self, column: Column, i: usize) -> Option<f64> {
        match column {
            Column::Morale => self.formations.get(i).map(|f| f.morale),
            Column::Hunger => self.formations.get(i).map(|f| f.hunger),
            Column::Exposure => self.formations.get(i).map(|f| f.exposure),
            Column::Seasoned if i.is_multiple_of(2) => self.formations.get(i / 2).map(|f| f.seasoned.0),
            Column::Seasoned => self.formations.get(i / 2).map(|f| f.seasoned.1),
            Column::Opinion => self.places.get(i).map(|p| p.opinion),
            Column::Interdiction => self.places.get(i).map(|p| p.interdiction),
        }
    }

    /// The moves of a night among the sick: at once, or one by one for a record that takes note of each and where one takes too many.
    fn make_beds(&mut self, id: FormationId, beds: Beds, rules: &[&'static Rule; 5], record: &mut Record) {
        let Beds { ill, back, dead, behind, up } = beds;
        let f = &mut self.formations[id.ix()];
        let there = ill <= f.fit && back <= f.convalescent && dead + behind + up <= f.sick;
        if there && !record.is_full() {
            f.fit = f.fit - ill + back;
            f.sick = f.sick + ill - dead - behind - up;
            f.convalescent = f.convalescent - back + up;
            f.stragglers += behind;
            f.buried += dead;
            self.ledger.dead[f.side.ix()][Cause::Sickness as usize] += dead;
            return;
        }
        for (because, (from, to, men)) in rules.iter().zip(beds.moves(id, f.side)) {
            if men > 0 {
                self.move_people(because, from, to, men);
                record.note(self.day, because, &Effect::Move { from, to, men });
            }
        }
    }

    /// What is written into one number or one letter: a line each, of formations, armies and the wider war, of the country, and of minds.
    /// Never inlined: what moves men and food is the most of a day, and runs the quicker the fewer are with it.
    #[inline(never)]
    fn write(&mut self, effect: &Effect) {
        match *effect {
            Effect::Column(..)
            | Effect::Beds(..)
            | Effect::Tell(_)
            | Effect::Move { .. }
            | Effect::Food { .. } => {
                unreachable!("these are more than one number, and written by themselves")
            }

            Effect::Morale(f, x) => self.formations[f.ix()].morale = x,
            Effect::MoraleShift(f, by) => {
                let morale = &mut self.formations[f.ix()].morale;
                *morale = num::logistic(num::logit(*morale) + by).clamp(0.01, 0.99);
            }
            Effect::Fatigue(f, x) => self.formations[f.ix()].fatigue = x,
            Effect::SeasonedCoast(f, x) => self.formations[f.ix()].seasoned.0 = x,
            Effect::SeasonedSierra(f, x) => self.formations[f.ix()].seasoned.1 = x,
            Effect::FormationHunger(f, x) => self.formations[f.ix()].hunger = x,
            Effect::Exposure(f, x) => self.formations[f.ix()].exposure = x,
            Effect::LeftHome(f, day) => self.formations[f.ix()].left_home = day,
            Effect::Transfer(f, army) => {
                let side = self.armies[army.ix()].side;
                let formation = &mut self.formations[f.ix()];
                (formation.army, formation.side) = (army, side);
            }
            Effect::Position(a, pos) => {
                let army = &mut self.armies[a.ix()];
                (army.pos, army.ahead) = (pos, None);
            }
            Effect::Marched(a) => self.armies[a.ix()].marched = self.day,
            Effect::Ahead(a, leg, km) => self.armies[a.ix()].ahead = Some((leg, km)),
            Effect::Task(a, task) => self.armies[a.ix()].task = task,
            Effect::Contact(a) => self.armies[a.ix()].contact = self.day,
            Effect::Back(a, place) => self.armies[a.ix()].back = Some(place),
            Effect::Honours(a, yes) => self.armies[a.ix()].honours = yes,
            Effect::Reported(a, place) => {
                let army = &mut self.armies[a.ix()];
                (army.reported_from, army.reported) = (place, self.day);
            }
            Effect::Balance(b) => self.balance = b,
            Effect::BalanceAt(e, b) => self.balance_at[e.ix()] = b,
            Effect::Confidence(f, y) => self.factions[f.ix()].confidence = y,
            Effect::Organisation(f, g) => self.factions[f.ix()].organisation = g,
            Effect::Truce(t) => self.truce = t,
            Effect::Talks(place, talks) => self.talk(place, talks),
            Effect::Table(place, offer) => {
                if let Some(talks) = self.talks.iter_mut().find(|t| t.place == place) {
                    talks.offer = Some(offer);
                }
            }
            Effect::Referred(r) => self.referred = r,
            Effect::Peace(p) => self.peace = Some(p),
            Effect::Standing(s, x) => self.sides[s.ix()].standing = x,
            Effect::Tempers(s, t) => self.sides[s.ix()].tempers = t,

            Effect::Opinion(p, x) => self.places[p.ix()].opinion = x,
            Effect::OpinionShift(p, by) => self.places[p.ix()].opinion += by,
            Effect::Held(p, side) => self.places[p.ix()].held_by = side,
            Effect::Declare(p) => self.places[p.ix()].declared = true,
            Effect::Recruiting(p, army) => self.places[p.ix()].recruiting = army,
            Effect::RecruitPool(p, by) => {
                let pool = &mut self.places[p.ix()].recruits;
                *pool = pool.saturating_add_signed(by);
            }
            Effect::Hope(p, b) => self.places[p.ix()].hope = b,
            Effect::Armed(p, share) => self.places[p.ix()].armed = share,
            Effect::Works(p) => self.places[p.ix()].works = true,
            Effect::Muskets { place, side, muskets } => {
                self.places[place.ix()].muskets += muskets;
                self.sides[side.ix()].muskets -= muskets;
            }
            Effect::Requisitioned(p, side, share) => self.places[p.ix()].requisition[side.ix()] = share,
            Effect::Interdiction(p, share) => self.places[p.ix()].interdiction = share,
            Effect::City { city, shortage, hunger, supply } => {
                let c = &mut self.cities[city.ix()];
                (c.shortage, c.hunger, c.supply) = (shortage, hunger, supply);
            }
            Effect::LetIn(c, let_in) => self.cities[c.ix()].let_in = let_in,
            Effect::SquadronAt(s, p) => self.squadrons[s.ix()].at = p,
            Effect::Voyage(s, v) => self.squadrons[s.ix()].voyage = v,
            Effect::Blockade(s, p) => self.squadrons[s.ix()].blockade = p,
            Effect::Boats(s, boats) => self.squadrons[s.ix()].boats = boats,
            Effect::Provisions(s, x) => self.squadrons[s.ix()].provisions = x,
            Effect::CrewConfidence(s, x) => self.squadrons[s.ix()].confidence = x,
            Effect::Fit(s, fit) => self.ships[s.ix()].fit = fit,
            Effect::ShipTo(s, squadron) => self.ships[s.ix()].squadron = squadron,

            Effect::Head(s, d) => self.sides[s.ix()].head = d,
            Effect::Office(d, yes) => self.deciders[d.ix()].in_office = yes,
            Effect::NextCouncil(d, day) => self.deciders[d.ix()].next_council = day,
            Effect::Occasion(d, yes) => self.deciders[d.ix()].occasion = yes,
            Effect::ChangeThen(d, x) => self.deciders[d.ix()].change_then = x,
            Effect::Chest(s, by) => self.sides[s.ix()].chest += by,
            Effect::Arrears(s, x) => self.sides[s.ix()].arrears = x,
            Effect::Press(s, x) => self.sides[s.ix()].press = x,
            Effect::Requisition(s, x) => self.sides[s.ix()].requisition = x,
            Effect::Conceal(s, yes) => self.sides[s.ix()].conceal = yes,
            Effect::Trust(s, x) => self.sides[s.ix()].trust = x,
            Effect::Honour(s, x) => self.sides[s.ix()].honour = x,
            Effect::Medicine(s, x) => self.sides[s.ix()].medicine = x,
            Effect::Results(s, x) => self.sides[s.ix()].results = x,
            Effect::Chances(s, x) => self.sides[s.ix()].chances = x,
            Effect::Losses(s, x) => self.sides[s.ix()].losses = x,
            Effect::Lost(s, men) => self.sides[s.ix()].losses += f64::from(men),
            Effect::Wasted(s, men) => self.sides[s.ix()].wasted = men,
            Effect::Moved(s) => self.sides[s.ix()].moved = self.day,
            Effect::Wariness(s, x) => self.sides[s.ix()].wariness = x,
            Effect::Change(s, x) => self.sides[s.ix()].change = x,
            Effect::Offered(s, t) => self.sides[s.ix()].offered = t,
            Effect::Heard(s, heard) => self.sides[s.ix()].heard = heard,
            Effect::Chosen(p) => self.chosen[p.ix()] = self.day,
            Effect::Settled(d) => self.settled_decisions[d.ix()] = true,
            Effect::Belief(d, a, b) => {
                let ix = self.belief_ix(d, a);
                self.beliefs[ix] = b;
            }
            Effect::BeliefsAge(q) => self.beliefs.iter_mut().for_each(|b| b.age(q)),
            Effect::Hears(d, a, seen, drift) => {
                let ix = self.belief_ix(d, a);
                self.beliefs[ix].hear(&seen, drift);
            }
            Effect::Doubts(d, a, more) => {
                let ix = self.belief_ix(d, a);
                self.beliefs[ix].bias_var += more;
            }
            Effect::Holds(s, p, by) => {
                let ix = s.ix() * self.places.len() + p.ix();
                self.holds[ix] = by;
            }
            Effect::Known(s, e) => {
                let ix = s.ix() * self.events.len() + e.ix();
                self.known[ix] = true;
            }
            Effect::Event(e, fate) => self.events[e.ix()] = fate,
            Effect::Send(d) => self.send(d),
            Effect::Doomed(key, day) => {
                if let Some(d) = self.dispatches.iter_mut().find(|d| d.key == key) {
                    d.lost = day;
                }
            }
            Effect::OffTheRoad(key) => {
                if let Some(i) = self.dispatches.iter().position(|d| d.key == key) {
                    self.dispatches.remove(i);
                }
            }
            Effect::BagsOpened => {
                let today = self.day;
                self.dispatches.retain(|d| d.due > today || !d.content.is_for_eyes());
            }
            Effect::PartiesArrived => {
                let today = self.day;
                let party = |d: &Dispatch| matches!(d.content, Content::Recruits { .. });
                self.dispatches.retain(|d| d.due > today || !party(d));
            }
        }
    }

    /// Talks keep their turn in the list while they are open; those that are opened are the last.
    fn talk(&mut self, place: PlaceId, talks: Option<TalksState>) {
        let at = self.talks.iter().position(|t| t.place == place);
        match (at, talks) {
            (Some(at), Some(talks)) => self.talks[at] = talks,
            (Some(at), None) => drop(self.talks.remove(at)),
            (None, Some(talks)) => self.talks.push(talks),
            (None, None) => {}
        }
    }

    /// No two things sent on a day share an address: one that is taken gives way to the next.
    fn send(&mut self, mut dispatch: Dispatch) {
        while self.dispatches.iter().rev().take_while(|d| d.sent >= self.day).any(|d| d.key == dispatch.key) {
            dispatch.key = dispatch.key.wrapping_add(1);
        }
        self.dispatches.push(dispatch);
    }

    fn move_people(&mut self, because: &'static Rule, from: Cell, to: Cell, men: u32) {
        let day = self.day;
        let left = self.cell(from);
        if *left < men {
            overdrawn(because, (from, to), (men, *left), day);
        }
        *left -= men;
        *self.cell(to) += men;
        match (from, to) {
            (Cell::Sick(f), Cell::Dead(_, Cause::Sickness)) => self.formations[f.ix()].buried += men,
            (
                Cell::Fit(f) | Cell::Convalescent(f) | Cell::Straggler(f),
                Cell::Home(_) | Cell::Guerrilla(_) | Cell::OnTheRoad(_),
            ) => self.ledger.deserted[self.formations[f.ix()].side.ix()] += men,
            _ => {}
        }
    }

    #[inline(always)]
    fn cell(&mut self, cell: Cell) -> &mut u32 {
        match cell {
            Cell::Fit(f) => &mut self.formations[f.ix()].fit,
            Cell::Sick(f) => &mut self.formations[f.ix()].sick,
            Cell::Convalescent(f) => &mut self.formations[f.ix()].convalescent,
            Cell::Straggler(f) => &mut self.formations[f.ix()].stragglers,
            Cell::Prisoner(s) => &mut self.ledger.prisoners[s.ix()],
            Cell::Guerrilla(p) => &mut self.places[p.ix()].guerrillas,
            Cell::Civilian(p) => &mut self.places[p.ix()].people,
            Cell::Boarder(s) => &mut self.squadrons[s.ix()].boarders,
            Cell::Crew(s) => &mut self.ships[s.ix()].crew,
            Cell::OnTheRoad(s) => &mut self.ledger.on_the_road[s.ix()],
            Cell::Dead(s, cause) => &mut self.ledger.dead[s.ix()][cause as usize],
            Cell::CivilDead => &mut self.ledger.civil_dead,
            Cell::Home(s) => &mut self.ledger.home[s.ix()],
            Cell::Abroad => &mut self.ledger.abroad,
            Cell::Fled => &mut self.ledger.fled,
        }
    }

    fn move_food(&mut self, because: &'static Rule, from: Larder, to: Larder, kg: f64) {
        let day = self.day;
        match from {
            Larder::Grown => self.ledger.grown += kg,
            Larder::Imported => self.ledger.imported += kg,
            _ => {
                let left = self.larder(from);
                if *left < kg - 1e-6 {
                    overdrawn(because, (from, to), (kg, *left), day);
                }
                *left = (*left - kg).max(0.0);
            }
        }
        *self.larder(to) += kg;
    }

    fn larder(&mut self, larder: Larder) -> &mut f64 {
        match larder {
            Larder::Army(a) => &mut self.armies[a.ix()].food,
            Larder::Forage(p) => &mut self.places[p.ix()].forage,
            Larder::City(c) => &mut self.cities[c.ix()].stock,
            Larder::Eaten => &mut self.ledger.eaten,
            Larder::Lost | Larder::Grown | Larder::Imported => &mut self.ledger.lost,
        }
    }
}

/// A rule took more from a store than it held: it is wrong, and the war stops with the figures.
#[cold]
fn overdrawn<C: Debug, N: Display>(because: &Rule, (from, to): (C, C), (much, left): (N, N), day: i32) -> ! {
    panic!("{}: {much} of {left} from {from:?} to {to:?} on day {day}", because.id)
}
