//! What can be chosen: plans, the orders they give, and when they are on the menu.

use super::decider::Latitude;
use super::feature::{Expect, Feature};
use super::id::{
    ArmyId, CityId, DeciderId, DecisionId, EventId, FormationId, PlaceId, PlanId, SideId, SquadronId, TruceId,
};

/// One choice on a decider's menu.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Id in the files.
    pub key: String,
    /// Whose menu it is on.
    pub by: Vec<DeciderId>,
    /// All must hold in the decider's view.
    pub when: Vec<Condition>,
    /// None may hold in the decider's view.
    pub unless: Vec<Condition>,
    /// What is ordered.
    pub orders: Vec<Order>,
    /// What it is expected to do to the attributes, by features of the view.
    pub expect: Vec<Expect>,
    /// Can be chosen once only.
    pub once: bool,
    /// Days before it can be chosen again [day].
    pub again_after: i32,
    /// Breaks a truce in force; other plans with hostile orders are off the menu under one.
    pub breach: bool,
    /// Chosen by history minds only: in free play the same thing arises from a rule (a coup, a unit's defection).
    pub record_only: bool,
    /// It answers or makes an offer that belongs to a conference: a head who treats at tables does that there.
    pub at_table: bool,
}

/// One order of a plan.
#[derive(Clone, Debug)]
pub struct Order {
    /// What is to be done.
    pub verb: Verb,
    /// Where the order binds how much.
    pub latitude: Latitude,
    /// Day of delay before it is sent [day].
    pub after: i32,
}

/// What an order tells someone to do (§15's menu).
#[derive(Clone, Debug, PartialEq)]
pub enum Verb {
    /// Stay where you are (and stop an itinerary).
    Hold {
        /// Who.
        army: ArmyId,
        /// How to meet the enemy.
        posture: Posture,
    },
    /// March, stage after stage.
    March {
        /// Who.
        army: ArmyId,
        /// The way, in order.
        stages: Vec<Stage>,
        /// How to meet the enemy.
        posture: Posture,
        /// 0.7 easy, 1, 1.5 forced.
        pace: f64,
    },
    /// Embark where it stands and land elsewhere.
    Sail {
        /// Who.
        army: ArmyId,
        /// The ships.
        squadron: SquadronId,
        /// The landing.
        to: PlaceId,
    },
    /// March to another army and become part of it.
    Join {
        /// Who.
        army: ArmyId,
        /// Whom.
        other: ArmyId,
    },
    /// Form an army out of formations of another at the same place.
    Detach {
        /// From.
        army: ArmyId,
        /// Into.
        into: ArmyId,
        /// Which.
        what: Share,
        /// What becomes of their sick.
        sick: Sick,
    },
    /// Hunt guerrillas round where it stands.
    Sweep {
        /// Who.
        army: ArmyId,
    },
    /// Storm the enemy's place where it stands.
    Assault {
        /// Who.
        army: ArmyId,
        /// What.
        place: PlaceId,
    },
    /// Offer honours to a besieged garrison.
    OfferHonours {
        /// Where.
        place: PlaceId,
    },
    /// A governor gives up his place.
    Surrender {
        /// Who.
        army: ArmyId,
    },
    /// Leave a place for good: march off and leave the sick to the enemy's care, in the fort or carry them.
    Evacuate {
        /// Who.
        army: ArmyId,
        /// The way out.
        stages: Vec<Stage>,
        /// What becomes of the sick.
        sick: Sick,
    },
    /// Keep a station off a port.
    Blockade {
        /// Who.
        squadron: SquadronId,
        /// Which port.
        port: PlaceId,
    },
    /// Sail to a place and lie there.
    Station {
        /// Who.
        squadron: SquadronId,
        /// Where.
        place: PlaceId,
    },
    /// Take a ship out from under its forts with boats.
    CutOut {
        /// Who.
        squadron: SquadronId,
        /// Where.
        port: PlaceId,
        /// Men in the boats [person].
        men: u32,
    },
    /// Give muskets to guerrillas.
    Arm {
        /// Where.
        place: PlaceId,
        /// How many.
        muskets: f64,
    },
    /// Send recruiting parties.
    Recruit {
        /// For whom.
        army: ArmyId,
        /// Where.
        place: PlaceId,
    },
    /// Take food beyond what is given: share of the takeable forage [0, 1].
    Requisition {
        /// Who.
        side: SideId,
        /// How hard.
        level: f64,
    },
    /// Press and agents: strength [0, 1].
    Press {
        /// Who.
        side: SideId,
        /// How strong.
        level: f64,
    },
    /// Hide one's sick behind raids and marches.
    Conceal {
        /// Who.
        side: SideId,
        /// Begin or stop.
        on: bool,
    },
    /// Entrench where it stands.
    Fortify {
        /// Where.
        place: PlaceId,
    },
    /// Open talks at a place.
    OpenTalks {
        /// Where.
        place: PlaceId,
        /// The chiefs themselves meet.
        chiefs: bool,
    },
    /// Close them without result.
    CloseTalks {
        /// Where; everywhere, if no place is named.
        place: Option<PlaceId>,
    },
    /// Offer a truce to the enemy's head.
    ProposeTruce {
        /// Which.
        truce: TruceId,
    },
    /// Accept the truce that is offered: it begins.
    AcceptTruce {
        /// Which.
        truce: TruceId,
    },
    /// Refuse it.
    RefuseTruce {
        /// Which.
        truce: TruceId,
    },
    /// Let food into a besieged city: share of its need [0, 1].
    LetFoodIn {
        /// Whose city.
        city: CityId,
        /// How much.
        share: f64,
    },
    /// The officers demand the leader's office.
    Ultimatum {
        /// Whose officers.
        side: SideId,
    },
    /// Give up command to another decider.
    HandOver {
        /// To whom.
        to: DeciderId,
    },
}

/// A stage of a march: where to, and how long to stay there.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Stage {
    /// Where to.
    pub to: PlaceId,
    /// Days of rest there before the next stage [day].
    pub rest: u16,
}

/// How an army meets an enemy in contact (§7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Posture {
    /// By the odds it believes and its commander's p*.
    Judge,
    /// Give battle.
    Offer,
    /// Take battle if offered.
    Accept,
    /// Withdraw before a stronger enemy.
    Decline,
    /// Withdraw to draw him on.
    Feint,
}

/// What part of an army is detached.
#[derive(Clone, Debug, PartialEq)]
pub enum Share {
    /// These formations, as far as they are there.
    Formations(Vec<FormationId>),
    /// Whole formations, in file order, up to this share of its fit men.
    Part(f64),
    /// Whole formations, in file order, up to this number of fit men.
    Men(u32),
}

/// What becomes of the sick of a body that leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sick {
    /// They stay in the side's depot here (or are carried where there is none), the convalescent too.
    Stay,
    /// Those in bed stay in the side's depot here; the convalescent march along.
    StayInBed,
    /// They march along, and die at twice the rate.
    Carry,
    /// They are left to the enemy's care.
    HandOver,
}

/// What must be so, in the decider's view, for a plan to be on the menu.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// On this day or later.
    After(i32),
    /// Before this day.
    Before(i32),
    /// An army of his side is at the place, as far as he knows.
    At(ArmyId, PlaceId),
    /// An army of his side exists and has at least this many fit men, as far as he knows.
    Strong(ArmyId, u32),
    /// Side holds place, as far as he knows.
    Holds(SideId, PlaceId),
    /// He believes that the enemy has men in this range at the place.
    Believed {
        /// Where.
        place: PlaceId,
        /// At least [person].
        min: f64,
        /// At most [person].
        max: f64,
    },
    /// News of the event has reached him.
    Known(EventId),
    /// A truce is in force.
    Truce(bool),
    /// Talks are open, or not.
    Talks {
        /// Which of the two.
        open: bool,
        /// Where; anywhere, if no place is named.
        place: Option<PlaceId>,
    },
    /// The enemy's offer of this truce lies before him.
    Offered(TruceId),
    /// His side has chosen the plan (at least so many days ago).
    Chosen(PlanId, i32),
    /// This decider is in office.
    InOffice(DeciderId),
    /// The feature of his view lies in the range.
    Between {
        /// Which.
        feature: Feature,
        /// At least.
        min: f64,
        /// At most.
        max: f64,
    },
    /// Squadron lies at place.
    Lies(SquadronId, PlaceId),
    /// The army that he goes with is on the march or at sea under an order, or is not.
    UnderWay(bool),
}

/// A documented choice: what history minds play.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Id in the files (`D005`).
    pub key: String,
    /// Its own id.
    pub id: DecisionId,
    /// Who.
    pub decider: DeciderId,
    /// What he chose.
    pub plan: PlanId,
    /// The first day it can be played.
    pub from: i32,
    /// The last day it still makes sense; after it the simulated war has drifted too far.
    pub until: i32,
    /// What else must hold.
    pub when: Vec<Condition>,
}
