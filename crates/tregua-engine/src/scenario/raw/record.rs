//! `record.toml` and `decisions.toml`: what is recorded, and the documented choices.

use super::folk::Ids;
use super::keys::Keys;
use super::plans::Condition;
use super::read::{Given, Node, Opt, Read};
use super::table::{choice, table};
use crate::said;
use crate::scenario::Origin;
use crate::scenario::diagnostic::Faults;
use crate::scenario::text::Span;
use crate::unit::Date;
use toml::de::DeValue;

table! {
    /// `record.toml`.
    RecordFile, "`record.toml`" {
        /// The targets.
        target: Opt<Vec<Given<Target>>>,
    }

    /// One number or date of the record.
    Target, "a target" {
        /// Id.
        id: Given<String>,
        /// Number of the target that it is part of.
        number: Given<u32>,
        /// How it is measured in a simulated war.
        measure: Given<MeasureTable>,
        /// Recorded value, in `unit`.
        value: Opt<f64>,
        /// Recorded date, for measures that are dates.
        date: Opt<Date>,
        /// One standard deviation: a number, or { below = .., above = .. }.
        tolerance: Opt<Tolerance>,
        /// Whether the tolerance is a factor; default false.
        factor: Opt<bool>,
        /// Unit of the value: date, day, person, person/day or 1.
        unit: Given<String>,
        /// Whether it is kept out of every fit.
        held_out: Given<bool>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// The two sides of a tolerance.
    TwoSided, "a tolerance" {
        /// Below the value.
        below: Given<f64>,
        /// Above the value.
        above: Given<f64>,
    }

    /// An army at a place.
    ArmyAt, "an army at a place" {
        /// The army.
        army: Given<String>,
        /// The place.
        place: Given<String>,
    }

    /// `decisions.toml`.
    DecisionsFile, "`decisions.toml`" {
        /// The decisions.
        decision: Opt<Vec<Given<Decision>>>,
    }

    /// A documented choice.
    Decision, "a decision" {
        /// Id.
        id: Given<String>,
        /// Who decided.
        decider: Opt<String>,
        /// The plan that he chose.
        plan: Opt<String>,
        /// Of an emergent one: the target that measures it.
        measure: Opt<String>,
        /// The first day on which it can be played.
        date: Given<Date>,
        /// The last day on which it still makes sense.
        until: Given<Date>,
        /// Conditions beyond the plan's own.
        when: Opt<Vec<Given<Condition>>>,
        /// Whether a rule brings it about, and no decider; default false.
        emergent: Opt<bool>,
        /// The question that he faced, by language.
        question: Given<Tongues>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// A text in both languages.
    Tongues, "a text by language" {
        /// English.
        en: Given<String>,
        /// Spanish.
        es: Given<String>,
    }
}

/// One standard deviation of a record.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(untagged))]
pub enum Tolerance {
    /// The same on both sides.
    Even(f64),
    /// Different below and above.
    Uneven(TwoSided),
}

impl Read for Tolerance {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        match node {
            Node::Toml(DeValue::Table(_)) => TwoSided::read(node, at, faults).map(Self::Uneven),
            _ => f64::read(node, at, faults).map(Self::Even),
        }
    }
}

/// A measure with its keys; nothing where a fault has been said already.
#[derive(Clone, Debug)]
pub struct MeasureTable(pub Option<Measure>);

impl Read for MeasureTable {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        let mut keys = Keys::open(node, at, said!("this measure"), faults)?;
        let read = Self(Measure::from_keys(&mut keys, faults));
        keys.finish(faults);
        Some(read)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for MeasureTable {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Measure::schema_name()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Measure::json_schema(generator)
    }
}

choice! {
    /// How a number is read off a simulated war.
    Measure by "kind", "measure that anything computes" {
        /// Days from leaving one place to reaching another.
        "transit" Transit {
            /// The army.
            army: Given<String>,
            /// The place it leaves.
            from: Given<String>,
            /// The place it reaches.
            to: Given<String>,
        }
        /// Day the army first leaves the place.
        "leaves" Leaves {
            /// The army.
            army: Given<String>,
            /// The place.
            place: Given<String>,
            /// On or after this date; default the first day.
            after: Opt<Date>,
        }
        /// The men who march on that day, fit and convalescent.
        "men-leaving" MenLeaving {
            /// The army.
            army: Given<String>,
            /// The place.
            place: Given<String>,
            /// On or after this date; default the first day.
            after: Opt<Date>,
        }
        /// Day the army reaches the place.
        "reaches" Reaches {
            /// The army.
            army: Given<String>,
            /// The place.
            place: Given<String>,
            /// On or after this date; default the first day.
            after: Opt<Date>,
        }
        /// Its men on that day.
        "men-reaching" MenReaching {
            /// The army.
            army: Given<String>,
            /// The place.
            place: Given<String>,
            /// On or after this date; default the first day.
            after: Opt<Date>,
        }
        /// Days from the army's leaving the place to the decider's first knowing it.
        "news-lag" NewsLag {
            /// The army.
            army: Given<String>,
            /// The place.
            place: Given<String>,
            /// The decider.
            decider: Given<String>,
        }
        /// Men recruited at the places.
        "recruits" Recruits {
            /// The side.
            side: Given<String>,
            /// The places.
            places: Ids,
            /// Until this army leaves this place.
            until_leaves: Opt<ArmyAt>,
        }
        /// Day a ship is first cut out.
        "cut-out" CutOut {
            /// The side that loses it.
            side: Given<String>,
        }
        /// Loss of the boats.
        "cut-out-loss" CutOutLoss {
            /// The side that loses the ship.
            side: Given<String>,
        }
        /// Day of the largest unit defection.
        "defection" Defection {
            /// The side that it leaves.
            side: Given<String>,
            /// Up to this date.
            by: Given<Date>,
        }
        /// Its men.
        "defection-men" DefectionMen {
            /// The side that it leaves.
            side: Given<String>,
            /// Up to this date.
            by: Given<Date>,
        }
        /// Day of the first battle at the place.
        "battle" Battle {
            /// The place.
            place: Given<String>,
        }
        /// Loss of the loser there.
        "loser-loss" LoserLoss {
            /// The place.
            place: Given<String>,
        }
        /// Loss of the winner there.
        "winner-loss" WinnerLoss {
            /// The place.
            place: Given<String>,
        }
        /// Day the place declares itself.
        "declares" Declares {
            /// The place.
            place: Given<String>,
        }
        /// Day of the side's first coup.
        "coup" Coup {
            /// The side.
            side: Given<String>,
        }
        /// Day the n-th talks open.
        "talks-open" TalksOpen {
            /// Which, 1 the first.
            nth: Given<u32>,
        }
        /// Day they close.
        "talks-close" TalksClose {
            /// Which, 1 the first.
            nth: Given<u32>,
        }
        /// Day the chiefs first meet.
        "chiefs-meet" ChiefsMeet {}
        /// Day the n-th truce begins.
        "truce-begins" TruceBegins {
            /// Which, 1 the first.
            nth: Given<u32>,
        }
        /// Days it lasts with its prolongations.
        "truce-length" TruceLength {
            /// Which, 1 the first.
            nth: Given<u32>,
        }
        /// Settled by the end.
        "settled" Settled {}
        /// Men of an origin in the side's ranks.
        "men-of" MenOf {
            /// The side.
            side: Given<String>,
            /// Where they come from.
            origin: Given<Origin>,
            /// On this day.
            date: Given<Date>,
        }
        /// Sick, mean over the days.
        "sick" Sick {
            /// The side.
            side: Given<String>,
            /// The place; default everywhere.
            place: Opt<String>,
            /// First day.
            from: Given<Date>,
            /// Last day.
            to: Given<Date>,
        }
        /// Sick and convalescent, mean over the days.
        "sick-and-convalescent" SickAndConvalescent {
            /// The side.
            side: Given<String>,
            /// The place; default everywhere.
            place: Opt<String>,
            /// First day.
            from: Given<Date>,
            /// Last day.
            to: Given<Date>,
        }
        /// Share of those present sick or convalescent.
        "disabled" Disabled {
            /// The side.
            side: Given<String>,
            /// The place; default everywhere.
            place: Opt<String>,
            /// First day.
            from: Given<Date>,
            /// Last day.
            to: Given<Date>,
        }
        /// Most deaths by sickness in one day.
        "worst-day" WorstDay {
            /// The side.
            side: Given<String>,
            /// First day.
            from: Given<Date>,
            /// Last day.
            to: Given<Date>,
        }
        /// Deaths by sickness a day.
        "deaths-per-day" DeathsPerDay {
            /// The side.
            side: Given<String>,
            /// First day.
            from: Given<Date>,
            /// Last day.
            to: Given<Date>,
        }
        /// Sick of the army so many days after it reaches the place.
        "sick-after" SickAfter {
            /// The army.
            army: Given<String>,
            /// The place.
            place: Given<String>,
            /// Days [day].
            days: Given<i32>,
        }
        /// Its dead by sickness in that time.
        "dead-after" DeadAfter {
            /// The army.
            army: Given<String>,
            /// The place.
            place: Given<String>,
            /// Days [day].
            days: Given<i32>,
        }
        /// Bread price multiplier, mean over the days.
        "price" Price {
            /// The city.
            city: Given<String>,
            /// First day.
            from: Given<Date>,
            /// Last day.
            to: Given<Date>,
        }
        /// Day the side loses the place (last time).
        "loses" Loses {
            /// The side.
            side: Given<String>,
            /// The place.
            place: Given<String>,
        }
        /// Sick left to the enemy's care.
        "sick-left" SickLeft {
            /// The side.
            side: Given<String>,
            /// The place.
            place: Given<String>,
        }
        /// Deserters of its side in the days before an army leaves a place.
        "deserters-before" DesertersBefore {
            /// The army.
            army: Given<String>,
            /// The place.
            place: Given<String>,
            /// On or after this date; default the first day.
            after: Opt<Date>,
            /// Days [day].
            days: Given<i32>,
        }
        /// Men of the side in the place on the day it loses another.
        "garrison" Garrison {
            /// The side.
            side: Given<String>,
            /// The place.
            place: Given<String>,
            /// The place that it loses.
            other: Given<String>,
        }
        /// Days from the loss of another place to the loss of the place.
        "holds" Holds {
            /// The side.
            side: Given<String>,
            /// The place.
            place: Given<String>,
            /// The place that it loses first.
            other: Given<String>,
        }
        /// Share of the army's men lost from its leaving the place to the date.
        "loss-since" LossSince {
            /// The army.
            army: Given<String>,
            /// The place that it leaves.
            place: Given<String>,
            /// Up to this day.
            date: Given<Date>,
        }
        /// Battles with more than so many men on each side.
        "battles" Battles {
            /// Men on each side [person].
            men: Given<u32>,
        }
    }
}
