//! From outside: the wider war's news, and the truces that can be agreed.

use super::id::{ArmyId, CityId, DeciderId, FormationId, PlaceId, SideId};

/// Something dated that the theatre does not decide.
#[derive(Clone, Debug)]
pub struct Event {
    /// Id in the files.
    pub key: String,
    /// Day it happens.
    pub day: i32,
    /// Days until each side knows [day].
    pub delay: [i32; 2],
    /// All must be so on its day, or it never happens.
    pub when: Vec<Circumstance>,
    /// None may be so on its day.
    pub unless: Vec<Circumstance>,
    /// What it does.
    pub kind: EventKind,
}

/// What the war may have come to: how things are, and not what anybody believes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circumstance {
    /// The side holds the place.
    Holds(SideId, PlaceId),
    /// The place has declared itself for the change.
    Declared(PlaceId),
}

/// What an event of the wider war does.
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// Moves the continental balance by this much in record mode; in random mode it is one of the scheduled jumps (§12).
    News {
        /// Jump of B.
        jump: f64,
        /// It jumps as told in free wars too: somebody asks what if.
        certain: bool,
    },
    /// Changes what is allowed or known, not the balance: a royal order, a change of regime.
    Notice,
    /// An awaited formation joins an army.
    Reinforcement {
        /// Which.
        formation: FormationId,
        /// Whom.
        army: ArmyId,
        /// Where its men live until then: they are raised among its people, as many as there are. Else they come from abroad.
        from: Option<PlaceId>,
    },
    /// A decider arrives and takes part.
    Arrival {
        /// Who.
        decider: DeciderId,
    },
    /// Money comes in [peso].
    Money {
        /// Whose.
        side: SideId,
        /// How much.
        pesos: f64,
    },
    /// Drugs come in: the medicine of a side's hospitals is set to this share [0, 1].
    Medicine {
        /// Whose.
        side: SideId,
        /// How much.
        share: f64,
    },
}

/// A truce as an object: it suspends hostilities and can be broken (§15).
#[derive(Clone, Debug)]
pub struct Truce {
    /// Id in the files.
    pub key: String,
    /// How long [day].
    pub days: i32,
    /// Prolongs the truce in force instead of beginning one.
    pub extends: bool,
    /// Where each side may not go while it lasts.
    pub zones: Vec<Zone>,
    /// Armies may move outside the zones.
    pub movement: bool,
    /// Food let into a city: share of its need [0, 1].
    pub food: Option<(CityId, f64)>,
    /// A place handed over as a guarantee while it lasts: to whom.
    pub guarantee: Option<(PlaceId, SideId)>,
    /// Share of that place's strength that is taken out of it first, in guns [0, 1].
    pub disarmed: f64,
    /// Ports that it opens to trade, whoever blockades them.
    pub trade: Vec<PlaceId>,
    /// Prisoners go back man for man.
    pub exchange: bool,
    /// What breaking it costs: honour and trust [0, 1].
    pub breach_cost: f64,
    /// It is agreed at a conference; others can be agreed by letter.
    pub at_table: bool,
}

/// A limit: the side may not enter the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Who.
    pub side: SideId,
    /// Where.
    pub place: PlaceId,
}
