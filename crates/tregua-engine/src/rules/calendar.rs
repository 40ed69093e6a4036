//! The calendar: what its day brings from outside, how the late past fades, and pay (war-model §12, §13, §15).

use crate::draws;
use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

crate::rules! {
    /// # Says
    /// What the wider war sends comes on its day: reinforcements join their army where it is (their head's army if it is nowhere, or they
    /// wait), a decider takes part, money and drugs arrive. Each side hears of it after the delay the scenario gives. Where the scenario
    /// says so it comes only if a side then holds a place, or if a place has declared itself; else it never does, and nobody hears of it.
    /// Men raised at a place are taken from its people, as many as there are; others come from abroad.
    /// # Reads
    /// dated events [day], delays [day], holders of places, whether a place has declared itself, people [person]
    /// # Leaves out
    /// Food that reinforcements bring with them; news that never arrives; events that come later because the war was otherwise.
    EVENT = "calendar.event", Argued, ["war-model §12"];
    /// # Says
    /// Results and chances let pass fade over 30 days, losses over 60; yesterday's dead by sickness and deserters are counted into them.
    /// # Reads
    /// results, chances [1], losses, dead, deserters [person]
    /// # Leaves out
    /// Grudges.
    FADE = "calendar.fade", Assumed, ["war-model §13"];
    /// # Says
    /// Income comes every day. On the first of the month every man is owed a month's pay; the chest pays what it can, arrears first, and what
    /// it cannot pay is owed.
    /// # Reads
    /// chest, income [peso, peso/day], pay [peso/day], men of the side [person], arrears [month]
    /// # Leaves out
    /// Other expenses; officers' and recruits' scales of pay; plunder.
    PAY = "calendar.pay", Assumed, ["war-model §4"];
}

/// Turns the page to today.
pub fn turn(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, event) in war.sc.events.iter().enumerate() {
        let id = EventId::new(i);
        if event.day > world.day || world.events[i] != Fate::Ahead {
            continue;
        }
        if can_be(world, event) {
            happen(war, world, id, event, out);
        } else {
            out.push(&EVENT, Effect::Event(id, Fate::Missed));
            out.tell(&EVENT, Happened::Missed { event: id });
        }
    }
    fade(world, out);
    pay(war, world, out);
}

/// Whether the war has come to what an event needs. It is judged by how things are, so that sides that follow the record obey it, too.
fn can_be(world: &World, event: &Event) -> bool {
    let is_so = |c: &Circumstance| match *c {
        Circumstance::Holds(side, place) => world.places[place.ix()].held_by == side,
        Circumstance::Declared(place) => world.places[place.ix()].declared,
    };
    event.when.iter().all(is_so) && !event.unless.iter().any(is_so)
}

fn happen(war: &War<'_>, world: &World, id: EventId, event: &Event, out: &mut Effects) {
    match event.kind {
        EventKind::News { .. } | EventKind::Notice => {}
        EventKind::Reinforcement { formation, army, from } => {
            let Some(army) = joins(war, world, army) else { return };
            out.push(&EVENT, Effect::Transfer(formation, army));
            come(war, world, formation, from, out);
        }
        EventKind::Arrival { decider } => arrive(war, world, decider, out),
        EventKind::Money { side, pesos } => out.push(&EVENT, Effect::Chest(side, pesos)),
        EventKind::Medicine { side, share } => out.push(&EVENT, Effect::Medicine(side, share)),
    }
    out.push(&EVENT, Effect::Event(id, Fate::Happened));
    for side in SideId::BOTH {
        out.push(&EVENT, Effect::Send(tidings(war, side, id, event)));
    }
}

/// The army that takes a reinforcement in: the one it is meant for, or its head's; none while neither is in the field.
fn joins(war: &War<'_>, world: &World, army: ArmyId) -> Option<ArmyId> {
    let in_the_field = |a: &ArmyId| world.armies[a.ix()].pos != Pos::Nowhere;
    let head = world.sides[war.sc.armies[army.ix()].side.ix()].head;
    Some(army).filter(in_the_field).or_else(|| war.sc.deciders[head.ix()].army.filter(in_the_field))
}

/// The men of a formation come from abroad, or are raised at a place: as many as live there and have not been raised today.
fn come(war: &War<'_>, world: &World, formation: FormationId, from: Option<PlaceId>, out: &mut Effects) {
    let given = &war.sc.formations[formation.ix()];
    let people = from.map_or(u32::MAX, |place| world.places[place.ix()].people - raised(place, out));
    let cell = from.map_or(Cell::Abroad, Cell::Civilian);
    let men = given.men.min(people);
    let sick = given.sick.min(people - men);
    out.people(&EVENT, cell, Cell::Fit(formation), men);
    out.people(&EVENT, cell, Cell::Sick(formation), sick);
    out.tell(&EVENT, Happened::Arrived { formation, men });
}

/// Men raised at a place today, so far [person].
fn raised(place: PlaceId, out: &Effects) -> u32 {
    let men = |effect: &Effect| match *effect {
        Effect::Move { from: Cell::Civilian(from), men, .. } if from == place => men,
        _ => 0,
    };
    out.iter().map(|(_, effect)| men(effect)).sum()
}

/// He is briefed by the head of his side, and holds council.
fn arrive(war: &War<'_>, world: &World, decider: DeciderId, out: &mut Effects) {
    if world.deciders[decider.ix()].in_office {
        return;
    }
    let head = world.sides[war.sc.deciders[decider.ix()].side.ix()].head;
    for a in (0..world.armies.len()).map(ArmyId::new) {
        out.push(&EVENT, Effect::Belief(decider, a, world.beliefs[world.belief_ix(head, a)]));
    }
    out.push(&EVENT, Effect::Office(decider, true));
    out.push(&EVENT, Effect::NextCouncil(decider, world.day));
    out.push(&EVENT, Effect::Occasion(decider, true));
    out.tell(&EVENT, Happened::TookOffice { decider });
}

/// News of an event on its way to a side. By many mouths: it is late, never lost.
#[must_use]
pub fn tidings(war: &War<'_>, side: SideId, id: EventId, event: &Event) -> Dispatch {
    let days = (event.day, event.day + event.delay[side.ix()]);
    let key = draws::mix(war.keys.events[id.ix()], event.day, war.keys.sides[side.ix()]);
    Dispatch::safe(side, Content::News(id), days, key)
}

fn fade(world: &World, out: &mut Effects) {
    for side in SideId::BOTH {
        let state = &world.sides[side.ix()];
        if state.results != 0.0 {
            out.push(&FADE, Effect::Results(side, num::relax(state.results, 0.0, 30.0)));
        }
        if state.chances != 0.0 {
            out.push(&FADE, Effect::Chances(side, num::relax(state.chances, 0.0, 30.0)));
        }
        let [sick, _] = world.ledger.dead[side.ix()];
        let wasted = sick + world.ledger.deserted[side.ix()];
        if state.losses != 0.0 || wasted != state.wasted {
            let new = f64::from(wasted) - f64::from(state.wasted);
            out.push(&FADE, Effect::Losses(side, num::relax(state.losses, 0.0, 60.0) + new));
            out.push(&FADE, Effect::Wasted(side, wasted));
        }
    }
}

/// Days of pay in a month [day].
const MONTH: f64 = 30.0;

fn pay(war: &War<'_>, world: &World, out: &mut Effects) {
    let payday = war.sc.date(world.day).day == 1;
    for side in SideId::BOTH {
        let given = &war.sc.sides[side.ix()];
        if given.income != 0.0 {
            out.push(&PAY, Effect::Chest(side, given.income));
        }
        if !payday {
            continue;
        }
        let men: u32 = world.formations.iter().filter(|f| f.side == side).map(FormationState::mouths).sum();
        let month = f64::from(men) * given.pay * MONTH;
        if month > 0.0 {
            let state = &world.sides[side.ix()];
            let owed = state.arrears + 1.0;
            let paid = (state.chest.max(0.0) / month).min(owed);
            out.push(&PAY, Effect::Chest(side, -paid * month));
            out.push(&PAY, Effect::Arrears(side, owed - paid));
        }
    }
}
