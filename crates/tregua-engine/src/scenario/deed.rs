//! Deeds: what somebody who asks *what if* has done, forbidden or changed on a day, in a few words.
//!
//! A deed is typed at the command line and written in `questions.toml` in the same words: a verb and what it is done to.

use super::raw::did_you_mean;
use super::{
    AgendaKind, Condition, EventId, EventKind, Pact, PlanId, Scenario, SettlementId, SideId, TruceId,
};
use crate::theta::Theta;
use crate::unit::Date;

/// Something that is otherwise from a day on.
#[derive(Clone, Copy, Debug, PartialEq)]
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
#[derive(Clone, Copy, Debug, PartialEq)]
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

/// Why a deed cannot be: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoDeed {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

impl NoDeed {
    fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { what: what.into(), help: help.into() }
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
            _ => Err(unknown_verb(verb)),
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
                let what = format!("`{}` can be chosen until {} only", plan.key, sc.date(last - 1));
                Err(NoDeed::new(what, "ask for an earlier day"))
            }
            Self::Without(id) | Self::News(id, _) if sc.events[id.ix()].day <= day => {
                let event = &sc.events[id.ix()];
                let what = format!("`{}` has happened on {}", event.key, sc.date(event.day));
                Err(NoDeed::new(what, "ask for an earlier day"))
            }
            _ => Ok(()),
        }
    }
}

fn unknown_verb(verb: &str) -> NoDeed {
    let help = did_you_mean(verb, GRAMMAR.iter().map(|(v, _)| *v)).unwrap_or_else(|| {
        let all: Vec<String> = GRAMMAR.iter().map(|(v, rest)| format!("`{v} {rest}`")).collect();
        format!("write one of {}", all.join(", "))
    });
    NoDeed::new(format!("`{verb}` is nothing that can be done"), help)
}

/// The position of a name among others of its kind.
fn named<'a>(
    kind: &str,
    name: &str,
    file: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Result<usize, NoDeed> {
    let found = names.clone().position(|n| n == name);
    found.ok_or_else(|| {
        let help = did_you_mean(name, names).unwrap_or_else(|| format!("name one of `{file}`"));
        NoDeed::new(format!("no {kind} is called `{name}`"), help)
    })
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
    let what = format!("nothing that can be signed is called `{name}`");
    let Some(agenda) = sc.talks.agendas.iter().find(|a| name.split('/').next() == Some(a.key.as_str()))
    else {
        let whole = sc.truces.iter().filter(|t| !t.key.contains('/')).map(|t| t.key.as_str());
        let names = whole.chain(sc.talks.agendas.iter().map(|a| a.key.as_str()));
        let help = did_you_mean(name, names).unwrap_or_else(|| {
            "name a truce of `talks.toml`, or a package as AGENDA/OPTION/OPTION".to_owned()
        });
        return Err(NoDeed::new(what, help));
    };
    let first = match agenda.kind {
        AgendaKind::Truce(first) => sc.truces[first.ix()].key.as_str(),
        AgendaKind::Settlement { first, .. } => sc.talks.settlements[first.ix()].key.as_str(),
    };
    let options: Vec<String> = agenda.packages.issues().iter().map(|i| i.name.clone()).collect();
    let help = format!("an option for each of {}, in this order; such as `{first}`", options.join(", "));
    Err(NoDeed::new(what, help))
}

/// `WHAT by SIDE`.
fn by<'t>(sc: &Scenario, text: &'t str) -> Result<(&'t str, SideId), NoDeed> {
    let sides = || sc.sides.iter().map(|s| s.key.as_str());
    let Some((what, side)) = text.rsplit_once(" by ") else {
        let names: Vec<&str> = sides().collect();
        return Err(NoDeed::new(
            format!("it is not said by whom: `{text}`"),
            format!("end with `by {}`", names.join("` or `by ")),
        ));
    };
    let side = named("side", side.trim(), "scenario.toml", sides())?;
    Ok((what.trim(), SideId::BOTH[side]))
}

fn set(sc: &Scenario, text: &str) -> Result<Deed, NoDeed> {
    let (name, number, times) = match (text.split_once('='), text.split_once('*')) {
        (Some((name, x)), _) => (name.trim(), x.trim(), false),
        (None, Some((name, x))) => (name.trim(), x.trim(), true),
        (None, None) => {
            let help = "write `set NAME=VALUE` or `set NAME*FACTOR`";
            return Err(NoDeed::new(format!("`{text}` does not say to what"), help));
        }
    };
    let parameter = named("parameter", name, "parameters.toml", Theta::NAMES.iter().copied())?;
    let x = finite(number)?;
    let change = if times { Change::Times(x) } else { Change::To(x) };
    let given = &sc.parameters[parameter];
    // Ten times as far from nothing as anybody thinks likely: beyond it a slip of the pen is likelier than a question.
    let (low, high) = ((10.0 * given.prior.low).min(0.0), (10.0 * given.prior.high).max(0.0));
    let becomes = change.of(given.value);
    if !(low..=high).contains(&becomes) {
        let help = format!(
            "it lies between {} and {} {}",
            given.prior.low,
            given.prior.high,
            Theta::UNITS[parameter]
        );
        return Err(NoDeed::new(format!("`{name}` cannot be {becomes}"), help));
    }
    Ok(Deed::Set(parameter, change))
}

fn news(sc: &Scenario, text: &str) -> Result<Deed, NoDeed> {
    let Some((name, jump)) = text.split_once('=') else {
        return Err(NoDeed::new(format!("`{text}` does not say how much"), "write `news EVENT=JUMP`"));
    };
    let id = event(sc, name.trim())?;
    if !matches!(sc.events[id.ix()].kind, EventKind::News { .. }) {
        let all =
            sc.events.iter().filter(|e| matches!(e.kind, EventKind::News { .. })).map(|e| e.key.as_str());
        let help = format!("one of {}", all.collect::<Vec<_>>().join(", "));
        return Err(NoDeed::new(format!("`{}` moves no balance", name.trim()), help));
    }
    Ok(Deed::News(id, finite(jump.trim())?))
}

fn finite(text: &str) -> Result<f64, NoDeed> {
    let number = text.parse::<f64>().ok().filter(|x| x.is_finite());
    number.ok_or_else(|| NoDeed::new(format!("`{text}` is no number"), "write it like 0.25"))
}

/// A question *what if*, as it is asked of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Id in the files.
    pub key: String,
    /// The day in whose evening the wars part.
    pub day: i32,
    /// What is otherwise from then on.
    pub deeds: Vec<Deed>,
}

impl Question {
    /// A question of a day and deeds, all of which can be.
    ///
    /// # Errors
    /// The first deed that cannot.
    pub fn new(sc: &Scenario, key: &str, at: Date, deeds: &[&str]) -> Result<Self, NoDeed> {
        let day = sc.day(at);
        if !(1..sc.last_day).contains(&day) {
            let what = format!("{at} lies outside the war");
            return Err(NoDeed::new(what, format!("from {} to {}", sc.date(1), sc.date(sc.last_day - 1))));
        }
        let read = |text: &&str| {
            let deed = Deed::parse(sc, text)?;
            deed.judge(sc, day)?;
            Ok(deed)
        };
        let deeds: Vec<Deed> = deeds.iter().map(read).collect::<Result<_, NoDeed>>()?;
        if deeds.is_empty() {
            return Err(NoDeed::new("nothing would be otherwise", "say what is done"));
        }
        Ok(Self { key: key.to_owned(), day, deeds })
    }
}
