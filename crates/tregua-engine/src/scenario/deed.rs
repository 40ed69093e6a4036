//! Deeds: what somebody who asks *what if* has done, forbidden or changed on a day, in a few words.
//!
//! A deed is typed at the command line and written in `questions.toml` in the same words: a verb and what it is done to.

mod fault;

pub use fault::{NoDeed, grammar};

use super::raw::nearest;
use super::source::FAR;
use super::{
    AgendaKind, Condition, EventId, EventKind, Pact, PlanId, Scenario, SettlementId, SideId, TruceId,
};
use crate::theta::Theta;
use crate::unit::Date;

/// Something that is otherwise from a day on.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub enum Deed {
    /// `order PLAN`: whoever has the plan on his menu chooses it on the first evening on which he can.
    Order(PlanId),
    /// `forbid PLAN`: nobody chooses it.
    Forbid(PlanId),
    /// `sign PACT`: both heads sign it today.
    Sign(Pact),
    /// `accept PACT by SIDE`: the side's head says yes whenever it is offered.
    Accept(SideId, Pact),
    /// `refuse PACT by SIDE`, `refuse everything by SIDE`: he says no.
    Refuse(SideId, Option<Pact>),
    /// `set NAME=VALUE`, `set NAME*FACTOR`: a parameter, by its position in [`Theta::NAMES`].
    Set(usize, Change),
    /// `without EVENT`: it never happens.
    Without(EventId),
    /// `news EVENT=JUMP`: it moves the continental balance by so much.
    News(EventId, f64),
    /// `deliver PLAN`: its orders, wherever they ride, arrive, and as they were written.
    Deliver(PlanId),
}

/// What becomes of a number.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub enum Change {
    /// It is this.
    To(f64),
    /// It is so many times as large.
    Times(f64),
}

impl Change {
    /// The number that it makes of another.
    #[must_use]
    pub fn of(self, x: f64) -> f64 {
        match self {
            Self::To(y) => y,
            Self::Times(f) => f * x,
        }
    }
}

/// The verbs, and what follows each.
const GRAMMAR: [(&str, &str); 9] = [
    ("order", "PLAN"),
    ("forbid", "PLAN"),
    ("sign", "PACT"),
    ("accept", "PACT by SIDE"),
    ("refuse", "PACT by SIDE (or everything by SIDE)"),
    ("set", "NAME=VALUE (or NAME*FACTOR)"),
    ("without", "EVENT"),
    ("news", "EVENT=JUMP"),
    ("deliver", "PLAN"),
];

/// What stands for any pact.
const EVERYTHING: &str = "everything";

impl Deed {
    /// Reads a deed.
    ///
    /// # Errors
    /// If the verb is unknown, or what it is done to is.
    pub fn parse(sc: &Scenario, text: &str) -> Result<Self, NoDeed> {
        let (verb, rest) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
        let rest = rest.trim();
        match verb {
            "order" => Ok(Self::Order(plan(sc, rest)?)),
            "forbid" => Ok(Self::Forbid(plan(sc, rest)?)),
            "deliver" => Ok(Self::Deliver(plan(sc, rest)?)),
            "sign" => Ok(Self::Sign(pact(sc, rest)?)),
            "accept" => by(sc, rest).and_then(|(what, side)| Ok(Self::Accept(side, pact(sc, what)?))),
            "refuse" => by(sc, rest).and_then(|(what, side)| match what {
                EVERYTHING => Ok(Self::Refuse(side, None)),
                what => Ok(Self::Refuse(side, Some(pact(sc, what)?))),
            }),
            "set" => set(sc, rest),
            "without" => Ok(Self::Without(event(sc, rest)?)),
            "news" => news(sc, rest),
            _ => Err(NoDeed::Verb {
                typed: verb.to_owned(),
                meant: meant(verb, GRAMMAR.iter().map(|(v, _)| *v)),
            }),
        }
    }

    /// Whether it can still be on the evening of a day.
    ///
    /// # Errors
    /// If what it is about lies in the past by then.
    pub fn judge(&self, sc: &Scenario, day: i32) -> Result<(), NoDeed> {
        match *self {
            Self::Order(id) => {
                let plan = &sc.plans[id.ix()];
                let last = plan
                    .when
                    .iter()
                    .filter_map(|c| if let Condition::Before(d) = c { Some(*d) } else { None });
                let Some(last) = last.min().filter(|last| *last <= day + 1) else { return Ok(()) };
                Err(NoDeed::TooLate { plan: plan.key.clone(), until: sc.date(last - 1) })
            }
            Self::Without(id) | Self::News(id, _) if sc.events[id.ix()].day <= day => {
                let event = &sc.events[id.ix()];
                Err(NoDeed::Happened { event: event.key.clone(), on: sc.date(event.day) })
            }
            _ => Ok(()),
        }
    }

    /// Whether it cannot be done beside another: one undoes it, or says the same again.
    #[must_use]
    pub fn excludes(&self, other: &Self) -> bool {
        use Deed::{Accept, Deliver, Forbid, News, Order, Refuse, Set, Sign, Without};
        let undone = |one: &Self, other: &Self| match (*one, *other) {
            (Order(a) | Deliver(a), Forbid(b)) => a == b,
            (Sign(pact), Refuse(_, refused)) => refused.is_none_or(|r| r == pact),
            (Accept(a, pact), Refuse(b, refused)) => a == b && refused.is_none_or(|r| r == pact),
            // One truce at a time, and no truce after a peace.
            (Sign(_), Sign(_)) => true,
            (Set(a, _), Set(b, _)) => a == b,
            (Without(a) | News(a, _), News(b, _)) => a == b,
            (one, other) => one == other,
        };
        undone(self, other) || undone(other, self)
    }

    /// What nobody thinks possible, if it asks for that: the range within which the model was thought out.
    #[must_use]
    pub fn beyond(&self, sc: &Scenario) -> Option<(f64, f64)> {
        let (x, (low, high)) = match *self {
            Self::Set(i, change) => {
                let given = &sc.parameters[i];
                (change.of(given.value), (given.prior.low, given.prior.high))
            }
            Self::News(_, jump) => (jump, (-2.0 * widest_news(sc), 2.0 * widest_news(sc))),
            _ => return None,
        };
        (!(low..=high).contains(&x)).then_some((low, high))
    }
}

/// The largest spread of the news that anybody thinks likely.
fn widest_news(sc: &Scenario) -> f64 {
    let spread = Theta::index("continent.news");
    spread.map_or(f64::INFINITY, |i| sc.parameters[i].prior.high)
}

/// The word that was meant, if one is near.
fn meant<'a>(typed: &str, words: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(typed, words).map(str::to_owned)
}

/// The position of a name among others of its kind.
fn named<'a>(
    kind: &'static str,
    name: &str,
    file: &'static str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Result<usize, NoDeed> {
    let found = names.clone().position(|n| n == name);
    found.ok_or_else(|| NoDeed::Unknown { kind, typed: name.to_owned(), meant: meant(name, names), file })
}

fn plan(sc: &Scenario, name: &str) -> Result<PlanId, NoDeed> {
    named("plan", name, "plans.toml", sc.plans.iter().map(|p| p.key.as_str())).map(PlanId::new)
}

fn event(sc: &Scenario, name: &str) -> Result<EventId, NoDeed> {
    named("event", name, "outside.toml", sc.events.iter().map(|e| e.key.as_str())).map(EventId::new)
}

/// A truce by its id, or a package by its agenda and options: `settlement/independence/crown/...`.
fn pact(sc: &Scenario, name: &str) -> Result<Pact, NoDeed> {
    let truce = sc.truces.iter().position(|t| t.key == name).map(|i| Pact::Truce(TruceId::new(i)));
    let settlement = || sc.talks.settlements.iter().position(|s| s.key == name);
    if let Some(pact) = truce.or_else(|| settlement().map(|i| Pact::Settlement(SettlementId::new(i)))) {
        return Ok(pact);
    }
    let typed = name.to_owned();
    let Some(agenda) = sc.talks.agendas.iter().find(|a| name.split('/').next() == Some(a.key.as_str()))
    else {
        let whole = sc.truces.iter().filter(|t| !t.key.contains('/')).map(|t| t.key.as_str());
        let names = whole.chain(sc.talks.agendas.iter().map(|a| a.key.as_str()));
        return Err(NoDeed::Pact { typed, meant: meant(name, names) });
    };
    let example = match agenda.kind {
        AgendaKind::Truce(first) => sc.truces[first.ix()].key.clone(),
        AgendaKind::Settlement { first, .. } => sc.talks.settlements[first.ix()].key.clone(),
    };
    let issues: Vec<String> = agenda.packages.issues().iter().map(|i| i.name.clone()).collect();
    Err(NoDeed::Package { typed, issues: issues.join(", "), example })
}

/// `WHAT by SIDE`.
fn by<'t>(sc: &Scenario, text: &'t str) -> Result<(&'t str, SideId), NoDeed> {
    let sides = || sc.sides.iter().map(|s| s.key.as_str());
    let Some((what, side)) = text.rsplit_once(" by ") else {
        let sides = SideId::BOTH.map(|side| sc.sides[side.ix()].key.clone());
        return Err(NoDeed::ByWhom { typed: text.to_owned(), sides });
    };
    let side = named("side", side.trim(), "scenario.toml", sides())?;
    Ok((what.trim(), SideId::BOTH[side]))
}

fn set(sc: &Scenario, text: &str) -> Result<Deed, NoDeed> {
    let (name, number, times) = match (text.split_once('='), text.split_once('*')) {
        (Some((name, x)), _) => (name.trim(), x.trim(), false),
        (None, Some((name, x))) => (name.trim(), x.trim(), true),
        (None, None) => return Err(NoDeed::ToWhat { typed: text.to_owned() }),
    };
    let parameter = named("parameter", name, "parameters.toml", Theta::NAMES.iter().copied())?;
    let x = finite(number)?;
    let change = if times { Change::Times(x) } else { Change::To(x) };
    can_be(sc, parameter, change.of(sc.parameters[parameter].value))?;
    Ok(Deed::Set(parameter, change))
}

/// Whether a parameter, by its position in [`Theta::NAMES`], can be set to a number.
///
/// # Errors
/// If the number lies beyond the limits of its prior.
pub fn can_be(sc: &Scenario, parameter: usize, becomes: f64) -> Result<(), NoDeed> {
    let (prior, unit) = (sc.parameters[parameter].prior, Theta::UNITS[parameter]);
    let limits = prior.limits(unit);
    if (limits.0..=limits.1).contains(&becomes) {
        return Ok(());
    }
    let name = Theta::NAMES[parameter].to_owned();
    Err(NoDeed::Beyond { name, becomes, prior: (prior.low, prior.high), limits, unit })
}

fn news(sc: &Scenario, text: &str) -> Result<Deed, NoDeed> {
    let Some((name, jump)) = text.split_once('=') else {
        return Err(NoDeed::HowFar { typed: text.to_owned() });
    };
    let name = name.trim();
    let id = event(sc, name)?;
    if !matches!(sc.events[id.ix()].kind, EventKind::News { .. }) {
        let all =
            sc.events.iter().filter(|e| matches!(e.kind, EventKind::News { .. })).map(|e| e.key.as_str());
        let all = all.collect::<Vec<_>>().join(", ");
        return Err(NoDeed::NoNews { typed: name.to_owned(), all });
    }
    let (jump, limit) = (finite(jump.trim())?, FAR * widest_news(sc));
    if jump.abs() > limit {
        return Err(NoDeed::TooFar { name: name.to_owned(), jump, limit });
    }
    Ok(Deed::News(id, jump))
}

fn finite(text: &str) -> Result<f64, NoDeed> {
    let number = text.parse::<f64>().ok().filter(|x| x.is_finite());
    number.ok_or_else(|| NoDeed::NoNumber { typed: text.to_owned() })
}

/// A question *what if*, as it is asked of a scenario.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Question {
    /// Id in the files.
    pub key: String,
    /// The day in whose evening the wars part.
    pub day: i32,
    /// What is otherwise from then on.
    pub deeds: Vec<Deed>,
}

impl Question {
    /// A question of a day and deeds, all of which can be, and be together.
    ///
    /// # Errors
    /// The first deed that cannot.
    pub fn new(sc: &Scenario, key: &str, at: Date, deeds: &[&str]) -> Result<Self, NoDeed> {
        let day = sc.day(at);
        if !(1..sc.last_day).contains(&day) {
            return Err(NoDeed::Outside { at, from: sc.date(1), to: sc.date(sc.last_day - 1) });
        }
        let read = |text: &&str| {
            let deed = Deed::parse(sc, text)?;
            deed.judge(sc, day)?;
            Ok(deed)
        };
        let all: Vec<Deed> = deeds.iter().map(read).collect::<Result<_, NoDeed>>()?;
        if all.is_empty() {
            return Err(NoDeed::Nothing);
        }
        for (i, deed) in all.iter().enumerate() {
            if let Some(k) = all[..i].iter().position(|before| before.excludes(deed)) {
                return Err(NoDeed::Against { one: deeds[k].to_owned(), other: deeds[i].to_owned() });
            }
        }
        Ok(Self { key: key.to_owned(), day, deeds: all })
    }
}
