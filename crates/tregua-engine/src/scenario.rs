//! The scenario: everything about a war that does not change while it is fought.
//!
//! A [`Scenario`] is immutable and complete: past the check there is no "not given", no string key and no unit left to guess.
//! Ids are small integers in file order. The text it comes from is read in [`raw`] and judged in [`check`].

pub mod book;
pub mod check;
mod decider;
pub mod deed;
pub mod diagnostic;
mod feature;
mod force;
mod graph;
mod hinterland;
mod id;
mod mind;
mod outside;
mod place;
mod plan;
pub mod raw;
mod record;
pub mod said;
mod source;
mod talks;
pub mod text;
mod verb;

pub use decider::{Attribute, Council, Dated, Decider, Faction, Latitude, Utility};
pub use feature::{Expect, Feature};
pub use force::{Arm, Army, Formation, Origin, Ship, ShipKind, Squadron};
pub use id::*;
pub use mind::MindKind;
pub use outside::{Circumstance, Event, EventKind, Truce, Zone};
pub use place::{
    City, FoodSource, Graph, Ground, Neighbour, Place, PlaceKind, Region, Route, RouteKind, Valley,
};
pub use plan::{Condition, Decision, Order, Plan, Posture, Share, Sick, Stage, Verb};
pub use record::{Measure, Target};
pub use source::{Grade, Parameter, Posterior, Prior, Shape, Source};
pub use talks::{
    Agenda, AgendaKind, Assent, Conference, Gives, Limit, MOST_TEMPERS, Mandate, Pact, Protocol,
    RecordedOffer, Settlement, Talks, Temper,
};

use crate::unit::Date;
use crate::values::Values;

/// A war, whole.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Folder name, such as `war-1815`.
    pub name: String,
    /// Date of day 0.
    pub first: Date,
    /// Last day simulated (day 0 is [`Scenario::first`]).
    pub last_day: i32,
    /// The two sides.
    pub sides: [Side; 2],
    /// Places, nodes of the route graph and others.
    pub places: Vec<Place>,
    /// Legs between places.
    pub routes: Vec<Route>,
    /// Shortest ways, made from the routes.
    pub graph: Graph,
    /// Cities that must be fed by routes.
    pub cities: Vec<City>,
    /// Bodies that march under one order.
    pub armies: Vec<Army>,
    /// Battalions, regiments, companies, depots.
    pub formations: Vec<Formation>,
    /// Squadrons.
    pub squadrons: Vec<Squadron>,
    /// Ships.
    pub ships: Vec<Ship>,
    /// Who decides.
    pub deciders: Vec<Decider>,
    /// Officer factions.
    pub factions: Vec<Faction>,
    /// What each decider can choose.
    pub plans: Vec<Plan>,
    /// Truces that can be agreed: those of the files, then those that agendas make.
    pub truces: Vec<Truce>,
    /// What else is said of talks: agendas, settlements, conferences.
    pub talks: Talks,
    /// The wider war: dated news, reinforcements, orders from the sovereign.
    pub events: Vec<Event>,
    /// The documented choices, in order of date.
    pub decisions: Vec<Decision>,
    /// What is recorded and can be scored.
    pub targets: Vec<Target>,
    /// Theta with priors, in the order of [`crate::theta::Theta::NAMES`].
    pub parameters: Vec<Parameter>,
    /// Where each number comes from.
    pub sources: Vec<Source>,
    /// The place whose holding is attribute `capital`.
    pub capital: PlaceId,
    /// The place whose holding is attribute `fort`.
    pub fort: PlaceId,
    /// The places whose holding is attribute `interior`.
    pub interior: Vec<PlaceId>,
    /// Continuation values, if they have been found for this text.
    pub values: Option<Values>,
    /// Draws of the numbers that agree with the record, if they have been found for this text.
    pub posterior: Option<Posterior>,
    /// First difference between two scenarios shows here: a digest of the texts that wars are fought by.
    pub digest: u64,
}

/// One of the two sides.
#[derive(Clone, Debug)]
pub struct Side {
    /// Id in the files.
    pub key: String,
    /// True for the side that fights for the change of status (opinion is for or against it).
    pub for_change: bool,
    /// Money in the chest on day 0 [peso].
    pub chest: f64,
    /// Income [peso/day].
    pub income: f64,
    /// Pay of a man [peso/day].
    pub pay: f64,
    /// Months of pay owed on day 0 [month].
    pub arrears: f64,
    /// Strength of its press and agents on day 0, 0 to 1.
    pub press: f64,
    /// Muskets to give to guerrillas on day 0.
    pub muskets: f64,
    /// Share of the enemy's word that it believes on day 0, 0 to 1.
    pub trust: f64,
    /// The decider at its head on day 0.
    pub head: DeciderId,
}

impl Scenario {
    /// The date of a day.
    #[must_use]
    pub fn date(&self, day: i32) -> Date {
        self.first.plus(day)
    }

    /// The day of a date.
    #[must_use]
    pub fn day(&self, date: Date) -> i32 {
        date.number() - self.first.number()
    }

    /// Places with a council of their own, inside the theatre: cities, towns and ports that do not live off another's magazines.
    #[must_use]
    pub fn councils(&self) -> Vec<PlaceId> {
        let has_council = |(i, p): &(usize, &Place)| {
            matches!(p.kind, PlaceKind::City | PlaceKind::Town | PlaceKind::Port)
                && p.region != Region::External
                && p.city.is_none_or(|c| self.cities[c.ix()].place == PlaceId::new(*i))
        };
        self.places.iter().enumerate().filter(has_council).map(|(i, _)| PlaceId::new(i)).collect()
    }

    /// The side that fights for the change.
    #[must_use]
    pub fn side_for_change(&self) -> SideId {
        SideId::new(usize::from(self.sides[1].for_change))
    }
}
