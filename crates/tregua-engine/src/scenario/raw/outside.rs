//! `outside.toml`: the wider war.

use super::folk::Ids;
use super::keys::Keys;
use super::read::{Given, Node, Opt, Read};
use super::table::{choice, table};
use crate::said;
use crate::scenario::diagnostic::{Code, Faults};
use crate::scenario::text::Span;
use crate::unit::Date;

table! {
    /// `outside.toml`.
    OutsideFile, "`outside.toml`" {
        /// The events.
        event: Opt<Vec<Given<Event>>>,
    }

    /// What must be so in the war for an event to happen, whatever anybody believes. One of: holds + place, declared.
    Circumstance, "a circumstance" {
        /// The side that holds the place.
        holds: Opt<String>,
        /// The place that the side holds.
        place: Opt<String>,
        /// The place that has declared itself for the change.
        declared: Opt<String>,
    }
}

/// Something dated that the theatre does not decide.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Event {
    /// Id.
    pub id: Given<String>,
    /// The day it happens.
    pub date: Given<Date>,
    /// Days until each side knows, by side [day].
    pub delay: Given<BySide>,
    /// All must be so on its day, or it never happens.
    pub when: Opt<Vec<Given<Circumstance>>>,
    /// None may be so on its day.
    pub unless: Opt<Vec<Given<Circumstance>>>,
    /// What it does; nothing where a fault has been said already.
    #[cfg_attr(feature = "schema", schemars(flatten, with = "EventKind"))]
    pub kind: Option<EventKind>,
    /// Ids of sources.
    pub source: Ids,
    /// Why, where assumed.
    pub why: Opt<String>,
}

impl Read for Event {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        let mut keys = Keys::open(node, at, said!("an event"), faults)?;
        let read = Self {
            id: keys.take("id", &|| said!("id"), faults),
            date: keys.take("date", &|| said!("the day it happens"), faults),
            delay: keys.take(
                "delay",
                &|| said!("days until each side knows, { SIDE = DAYS, SIDE = DAYS }"),
                faults,
            ),
            when: keys.take("when", &|| said!(""), faults),
            unless: keys.take("unless", &|| said!(""), faults),
            source: keys.take("source", &|| said!("ids of sources"), faults),
            why: keys.take("why", &|| said!(""), faults),
            kind: EventKind::from_keys(&mut keys, faults),
        };
        keys.finish(faults);
        Some(read)
    }
}

choice! {
    /// What an event does.
    EventKind by "kind", "kind of event" {
        /// Moves the continental balance.
        "news" News {
            /// Jump of the balance.
            jump: Given<f64>,
        }
        /// Changes what is allowed or known.
        "notice" Notice {}
        /// An awaited formation joins an army.
        "reinforcement" Reinforcement {
            /// The formation.
            formation: Given<String>,
            /// The army that it joins.
            army: Given<String>,
            /// The place among whose people its men are raised; default abroad.
            from: Opt<String>,
        }
        /// A decider arrives and takes part.
        "arrival" Arrival {
            /// The decider.
            decider: Given<String>,
        }
        /// Money comes in.
        "money" Money {
            /// The side.
            side: Given<String>,
            /// How much [peso].
            pesos: Given<f64>,
        }
        /// Drugs come in.
        "medicine" Medicine {
            /// The side.
            side: Given<String>,
            /// The share of what its hospitals need, 0 to 1.
            share: Given<f64>,
        }
    }
}

/// A number of days for each side, by its id.
#[derive(Clone, Debug)]
pub struct BySide(pub Vec<(Given<String>, Given<i32>)>);

impl Read for BySide {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        let pairs = super::files::pairs::<i32>(node, at, said!("days by side"), faults)?;
        if pairs.is_empty() {
            faults.error(
                Code::S101,
                at,
                said!("no side is named"),
                said!("write { SIDE = DAYS, SIDE = DAYS }"),
            );
        }
        Some(Self(pairs))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for BySide {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "BySide".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 } })
    }
}
