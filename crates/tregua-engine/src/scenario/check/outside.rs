//! Events of the wider war.

use super::command::Command;
use super::entries::Entries;
use super::forces::Forces;
use super::judge::Judge;
use super::names::Kind;
use crate::said;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::outside::{
    BySide, Circumstance as RawCircumstance, Event as RawEvent, EventKind as Raw,
};
use crate::scenario::raw::{Given, Opt, entries};
use crate::scenario::text::Span;
use crate::scenario::{Circumstance, Event, EventKind, SideId};

/// An event of `outside.toml`.
pub(super) fn event(judge: &mut Judge<'_>, raw: &RawEvent) -> Event {
    judge.cite(Kind::Event, &raw.id, &raw.source, &raw.why, "why");
    let (when, unless) = (circumstances(judge, &raw.when), circumstances(judge, &raw.unless));
    if when.iter().any(|c| unless.contains(c)) {
        let what = said!("the same circumstance in `when` and in `unless`");
        judge.error(
            Code::S705,
            raw.id.span,
            what,
            said!("the event could never happen: take one of the two out"),
        );
    }
    Event {
        key: raw.id.text().to_owned(),
        day: judge.day_around(&raw.date),
        delay: delay(judge, &raw.delay),
        when,
        unless,
        kind: raw.kind.as_ref().and_then(|kind| what(judge, kind)).unwrap_or(EventKind::Notice),
    }
}

fn circumstances(judge: &mut Judge<'_>, raw: &Opt<Vec<Given<RawCircumstance>>>) -> Vec<Circumstance> {
    entries(raw).iter().filter_map(|given| circumstance(judge, given.get()?, given.span)).collect()
}

fn circumstance(judge: &mut Judge<'_>, raw: &RawCircumstance, at: Span) -> Option<Circumstance> {
    match (&raw.holds, &raw.place, &raw.declared) {
        (Some(side), Some(place), None) => {
            let (side, place) = (judge.id(side), judge.id(place));
            Some(Circumstance::Holds(side?, place?))
        }
        (None, None, Some(place)) => judge.id(place).map(Circumstance::Declared),
        _ => {
            let help = said!("write { holds = SIDE, place = PLACE } or { declared = PLACE }");
            judge.error(Code::S706, at, said!("no circumstance of an event"), help);
            None
        }
    }
}

fn what(judge: &mut Judge<'_>, raw: &Raw) -> Option<EventKind> {
    Some(match raw {
        Raw::News { jump } => EventKind::News { jump: judge.within(jump, -3.0..=3.0), certain: false },
        Raw::Notice {} => EventKind::Notice,
        Raw::Reinforcement { formation, army, from } => {
            let (formation, army, from) = (judge.id(formation), judge.id(army), judge.may(from));
            EventKind::Reinforcement { formation: formation?, army: army?, from }
        }
        Raw::Arrival { decider } => EventKind::Arrival { decider: judge.id(decider)? },
        Raw::Money { side, pesos } => {
            let pesos = judge.within(pesos, -1e9..=1e9);
            EventKind::Money { side: judge.id(side)?, pesos }
        }
        Raw::Medicine { side, share } => {
            let share = judge.share(share);
            EventKind::Medicine { side: judge.id(side)?, share }
        }
    })
}

fn delay(judge: &mut Judge<'_>, raw: &Given<BySide>) -> [i32; 2] {
    let mut days = [None; 2];
    let Some(BySide(pairs)) = raw.get() else { return [0; 2] };
    for (name, given) in pairs {
        let number = judge.count(given, 0..=3660);
        if let Some(side) = judge.id::<SideId>(name) {
            days[side.ix()] = Some(number);
        }
    }
    let sides = judge.names.list(Kind::Side).map(<[String]>::to_vec).unwrap_or_default();
    for (side, _) in sides.iter().zip(days).filter(|(_, d)| d.is_none() && !pairs.is_empty()) {
        let what = said!("it is not said when `{}` knows", side);
        judge.error(Code::S101, raw.span, what, said!("add `{} = DAYS`", side));
    }
    days.map(|d| d.unwrap_or(0))
}

/// Reinforcements join an army of their side; who arrives was not there.
pub(super) fn arrivals(
    judge: &mut Judge<'_>,
    events: &Entries<'_, RawEvent, Event>,
    forces: &Forces<'_>,
    command: &Command<'_>,
) {
    for (_, raw, event) in events.sound() {
        match (&raw.kind, &event.kind) {
            (
                Some(Raw::Reinforcement { army: given, .. }),
                EventKind::Reinforcement { formation, army, .. },
            ) => {
                let pair = forces.formations.get(formation.ix()).zip(forces.armies.get(army.ix()));
                if pair.is_some_and(|(f, a)| f.side != a.side) {
                    let what = said!("a reinforcement for the enemy's army");
                    judge.error(Code::S602, given.span, what, said!("name an army of the formation's side"));
                }
            }
            (Some(Raw::Arrival { decider: given }), EventKind::Arrival { decider })
                if command.deciders.get(decider.ix()).is_some_and(|d| d.in_office) =>
            {
                let what = said!("`{}` arrives, and is in office on day 0", given.text());
                judge.error(
                    Code::S604,
                    given.span,
                    what,
                    said!("give him `in_office = false`, or take the event out"),
                );
            }
            _ => {}
        }
    }
}
