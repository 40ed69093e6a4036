//! The world: the state of one war on one evening. Plain data, cheap to clone; [`World::apply`] is its only writer.

mod apply;
mod army_set;
mod belief;
mod forces;
mod ledger;
pub mod limits;
mod post;
pub mod query;
mod sea;

pub use army_set::ArmySet;
pub use belief::{Belief, Sighting};
pub use forces::{ArmyState, Doing, FormationState, Pos, Task};
pub use ledger::{Cause, Cell, Larder, Ledger};
pub use post::{Content, Dispatch, Garble};
pub use sea::{Convoy, Passage, SeaLeg};

use crate::scenario::*;
use serde::{Deserialize, Serialize};

/// A day before every war.
pub const NEVER: i32 = i32::MIN / 2;

/// The state of a war in the evening of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct World {
    /// Day since the scenario's first.
    pub day: i32,
    /// By [`FormationId`].
    pub formations: Vec<FormationState>,
    /// By [`ArmyId`].
    pub armies: Vec<ArmyState>,
    /// By [`PlaceId`].
    pub places: Vec<PlaceState>,
    /// By [`CityId`].
    pub cities: Vec<CityState>,
    /// By [`SquadronId`].
    pub squadrons: Vec<SquadronState>,
    /// By [`ShipId`].
    pub ships: Vec<ShipState>,
    /// By [`SideId`].
    pub sides: [SideState; 2],
    /// By [`DeciderId`].
    pub deciders: Vec<DeciderState>,
    /// By [`FactionId`].
    pub factions: Vec<FactionState>,
    /// What each decider believes of each army: row by decider, column by army.
    pub beliefs: Vec<Belief>,
    /// Who each side thinks holds each place: row by side, column by place.
    pub holds: Vec<SideId>,
    /// Events each side knows of: row by side, column by event.
    pub known: Vec<bool>,
    /// Day each plan was last chosen, or [`NEVER`].
    pub chosen: Vec<i32>,
    /// Decisions of the record that were played or given up.
    pub settled_decisions: Vec<bool>,
    /// What has become of the events of the wider war. By [`EventId`].
    pub events: Vec<Fate>,
    /// Couriers, reports and recruits on the road.
    pub dispatches: Vec<Dispatch>,
    /// The truce in force.
    pub truce: Option<TruceState>,
    /// The talks that are open, in the order in which they were opened: at a place at most one.
    pub talks: Vec<TalksState>,
    /// A settlement that was signed without powers, and waits for the assent of a far court.
    pub referred: Option<Referral>,
    /// The settlement that has ended the war.
    pub peace: Option<Peace>,
    /// Continental balance B (§12).
    pub balance: f64,
    /// What it was in the evening of each event, for whoever hears of it later. By [`EventId`].
    pub balance_at: Vec<f64>,
    /// Everything that left the cells of formations, places and crews.
    pub ledger: Ledger,
}

/// What has become of a dated event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// Its day is still to come, or those it sends wait for an army.
    Ahead,
    /// It has happened.
    Happened,
    /// On its day the war had come to something else: it never will.
    Missed,
}

/// A place's state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceState {
    /// Private opinion x, log-odds for the change.
    pub opinion: f64,
    /// Forage F [kg].
    pub forage: f64,
    /// Who holds it.
    pub held_by: SideId,
    /// It has declared itself for the change.
    pub declared: bool,
    /// Civilians [person].
    pub people: u32,
    /// Armed guerrillas for the change [person].
    pub guerrillas: u32,
    /// Muskets among them.
    pub muskets: f64,
    /// People who would still enlist [person].
    pub recruits: u32,
    /// Recruiting parties are out here, and for which army.
    pub recruiting: Option<ArmyId>,
    /// Field works were raised here.
    pub works: bool,
    /// Share of the takeable forage taken today by requisition, by side (§5).
    pub requisition: [f64; 2],
    /// Share of the traffic through it that guerrillas stop today (§6).
    pub interdiction: f64,
    /// Share of its natural strength that it still has: guns may have been taken out of it (0, 1].
    pub armed: f64,
    /// Hope of relief of a garrison besieged here, b [0, 1] (§8).
    pub hope: f64,
}

/// A city's state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CityState {
    /// Stock S [kg].
    pub stock: f64,
    /// Shortage s of the day [0, 1].
    pub shortage: f64,
    /// Hunger η [0, 1].
    pub hunger: f64,
    /// The besieger who lets food in, and the share of its need that he does [0, 1].
    pub let_in: Option<(SideId, f64)>,
    /// Share of its quiet-time supply that arrives today [0, 1].
    pub supply: f64,
}

/// A squadron's state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SquadronState {
    /// Side.
    pub side: SideId,
    /// Where it lies, or the end of its leg that it comes from.
    pub at: PlaceId,
    /// Where it sails, and the leg that it is on.
    pub voyage: Option<(PlaceId, SeaLeg)>,
    /// The port it blockades.
    pub blockade: Option<PlaceId>,
    /// Provisions [day].
    pub provisions: f64,
    /// Confidence of the crews [0, 1].
    pub confidence: f64,
    /// Seamen and marines for boats [person].
    pub boarders: u32,
    /// Ordered to cut out a ship tonight: the port, and men in the boats.
    pub boats: Option<(PlaceId, u32)>,
}

/// A ship's state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShipState {
    /// Squadron it sails with.
    pub squadron: SquadronId,
    /// Fit for station.
    pub fit: bool,
    /// Crew [person].
    pub crew: u32,
}

/// A side's state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SideState {
    /// Decider at its head.
    pub head: DeciderId,
    /// Money [peso].
    pub chest: f64,
    /// Pay owed [month].
    pub arrears: f64,
    /// Press and agents [0, 1].
    pub press: f64,
    /// Muskets to give away.
    pub muskets: f64,
    /// How hard it requisitions [0, 1].
    pub requisition: f64,
    /// It hides its sick.
    pub conceal: bool,
    /// Trust in the enemy's word [0, 1].
    pub trust: f64,
    /// Its own good name [0, 1].
    pub honour: f64,
    /// Medicine of its hospitals [0, 1].
    pub medicine: f64,
    /// Results of late, decayed over 30 days [-1, 1] (§13).
    pub results: f64,
    /// Chances let pass, decayed over 30 days (§13).
    pub chances: f64,
    /// Men lost of late, decayed over 60 days [person] (§13).
    pub losses: f64,
    /// Dead by sickness and deserters that are counted into `losses` so far [person].
    pub wasted: u32,
    /// Day it last ordered troops to move, or [`NEVER`].
    pub moved: i32,
    /// Prior scale of bias it now allows the enemy's reports, σ_b (§11).
    pub wariness: f64,
    /// Long-run probability of the change as it holds it, π̂.
    pub change: f64,
    /// The enemy's offer that lies before it.
    pub offered: Option<Proposal>,
    /// What its agents last wrote of the cities and towns.
    pub heard: Heard,
    /// What its head has left of his standing with the sovereign: whoever signs without powers loses of it [0, 1].
    pub standing: f64,
    /// What it thinks the enemy's head is like: chances, in the order of the scenario's tempers of that side.
    pub tempers: [f64; MOST_TEMPERS],
}

/// A truce that is offered by letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Which.
    pub truce: TruceId,
    /// The head who offers it.
    pub by: DeciderId,
    /// Nobody waits for an answer from this day on.
    pub until: i32,
}

/// What agents write of the cities and towns: known to a side only as its letters say.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heard {
    /// Hunger of the capital [0, 1].
    pub hunger: f64,
    /// Share of the capital's land routes that is cut [0, 1].
    pub cut: f64,
    /// Mean probability of a town's being for the change [0, 1].
    pub towns: f64,
    /// Food in the fort [day].
    pub fort_days: f64,
}

/// A decider's state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeciderState {
    /// He takes part.
    pub in_office: bool,
    /// Next ordinary council [day].
    pub next_council: i32,
    /// Something calls a council today.
    pub occasion: bool,
    /// π̂ at his last council, to see a jump.
    pub change_then: f64,
}

/// A faction's state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactionState {
    /// Confidence y (0, 1).
    pub confidence: f64,
    /// Organisation g [0, 1].
    pub organisation: f64,
}

/// The truce in force.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TruceState {
    /// Which.
    pub truce: TruceId,
    /// First day.
    pub began: i32,
    /// It lapses on this day.
    pub until: i32,
    /// The place that its articles give in pledge has changed hands for it.
    pub pledged: bool,
}

/// Open talks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TalksState {
    /// Where.
    pub place: PlaceId,
    /// Since.
    pub opened: i32,
    /// The chiefs themselves sit.
    pub chiefs: bool,
    /// The conference whose deputies meet there, if it is one.
    pub conference: Option<ConferenceId>,
    /// The side that called it.
    pub called_by: SideId,
    /// The other side has come.
    pub attended: bool,
    /// Day of the next sitting; where an answer is awaited, the day on which nobody waits any longer.
    pub next: i32,
    /// Sittings so far.
    pub sittings: u16,
    /// Whose turn it is to offer.
    pub turn: SideId,
    /// The offer that is not answered yet.
    pub offer: Option<OnTable>,
}

/// An offer on the table.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnTable {
    /// What.
    pub pact: Pact,
    /// Whose.
    pub by: SideId,
    /// How far the answer has come.
    pub reply: Reply,
}

/// How far the answer to an offer has come that the deputies could not give themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// A courier is on his way to the head.
    Asked,
    /// The head has read it.
    Read,
    /// His answer is on the road.
    Sent,
    /// It has come.
    Came(bool),
}

/// A settlement that waits for assent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Referral {
    /// Which.
    pub settlement: SettlementId,
    /// The day on which the answer is there.
    pub answer: i32,
}

/// A peace.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Peace {
    /// Its terms.
    pub settlement: SettlementId,
    /// The day on which the war ended.
    pub day: i32,
}

impl World {
    /// Index of a decider's belief on an army.
    #[must_use]
    pub fn belief_ix(&self, decider: DeciderId, army: ArmyId) -> usize {
        decider.ix() * self.armies.len() + army.ix()
    }

    /// Ids of the formations of an army that have people, in file order.
    pub fn members(&self, army: ArmyId) -> impl Iterator<Item = FormationId> + '_ {
        let belongs = move |f: &FormationState| f.army == army && f.mouths() > 0;
        self.formations.iter().enumerate().filter(move |(_, f)| belongs(f)).map(|(i, _)| FormationId::new(i))
    }

    /// Fit men of an army [person].
    #[must_use]
    pub fn fit(&self, army: ArmyId) -> u32 {
        self.members(army).map(|f| self.formations[f.ix()].fit).sum()
    }

    /// Everyone in an army [person].
    #[must_use]
    pub fn mouths(&self, army: ArmyId) -> u32 {
        self.members(army).map(|f| self.formations[f.ix()].mouths()).sum()
    }

    /// Ids of armies that stand at a place.
    pub fn armies_at(&self, place: PlaceId) -> impl Iterator<Item = ArmyId> + Clone + '_ {
        let there = move |a: &ArmyState| a.pos.is_at(place);
        self.armies.iter().enumerate().filter(move |(_, a)| there(a)).map(|(i, _)| ArmyId::new(i))
    }

    /// Where a decider sits tonight: with his army, with another that he commands, aboard his squadron, or at his seat.
    #[must_use]
    pub fn seat(&self, sc: &Scenario, decider: DeciderId) -> PlaceId {
        let d = &sc.deciders[decider.ix()];
        if let Some(place) = d.army.and_then(|a| self.armies[a.ix()].pos.near()) {
            return place;
        }
        let commands = sc.armies.iter().zip(&self.armies).filter(|(a, _)| a.decider == Some(decider));
        let ashore = commands.into_iter().find_map(|(_, army)| army.pos.near());
        let aboard =
            || sc.squadrons.iter().position(|s| s.decider == Some(decider)).map(|s| self.squadrons[s].at);
        ashore.or_else(aboard).unwrap_or(d.seat)
    }

    /// The talks that are open at a place.
    #[must_use]
    pub fn talks_at(&self, place: PlaceId) -> Option<&TalksState> {
        self.talks.iter().find(|t| t.place == place)
    }

    /// Everyone, cell by cell: the left side of invariant 1 (§19) [person].
    #[must_use]
    pub fn people(&self) -> u64 {
        let l = &self.ledger;
        let sum = |xs: &[u32]| xs.iter().map(|x| u64::from(*x)).sum::<u64>();
        self.formations.iter().map(|f| u64::from(f.mouths())).sum::<u64>()
            + self.places.iter().map(|p| u64::from(p.people) + u64::from(p.guerrillas)).sum::<u64>()
            + self.squadrons.iter().map(|s| u64::from(s.boarders)).sum::<u64>()
            + self.ships.iter().map(|s| u64::from(s.crew)).sum::<u64>()
            + l.dead.iter().map(|d| sum(d)).sum::<u64>()
            + sum(&l.prisoners)
            + sum(&l.home)
            + sum(&l.on_the_road)
            + u64::from(l.civil_dead)
            + u64::from(l.abroad)
            + u64::from(l.fled)
    }

    /// All food in store [kg].
    #[must_use]
    pub fn food(&self) -> f64 {
        self.armies.iter().map(|a| a.food).sum::<f64>()
            + self.places.iter().map(|p| p.forage).sum::<f64>()
            + self.cities.iter().map(|c| c.stock).sum::<f64>()
    }
}
