//! Who fights: armies, formations, squadrons, ships.

use super::id::{ArmyId, DeciderId, PlaceId, SideId, SquadronId};

/// Arm of a formation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arm {
    /// Foot.
    Infantry,
    /// Horse.
    Cavalry,
    /// Guns and train.
    Artillery,
    /// Hospital and depot: holds the sick left behind and gives back the cured; it never marches and never fights.
    Depot,
}

/// Origin of the men: decides their desertion (§4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Born in the theatre, or pressed there.
    Native,
    /// American veterans from elsewhere.
    American,
    /// From Europe.
    European,
}

/// A body that marches under one order: the formations that belong to it go where it goes.
#[derive(Clone, Debug)]
pub struct Army {
    /// Id in the files; also the address of its luck.
    pub key: String,
    /// Side on day 0.
    pub side: SideId,
    /// The decider who is its commander, if he is one.
    pub decider: Option<DeciderId>,
    /// Where it stands on day 0; nowhere for an army that is formed later by a detachment or an event.
    pub at: Option<PlaceId>,
    /// On day 0 it is at sea towards here.
    pub sailing_to: Option<PlaceId>,
    /// Odds of winning from which its commander gives or takes battle, p* (§7).
    pub p_star: f64,
    /// Leadership, -1 to 1 (§4).
    pub lead: f64,
    /// Days of food carried on day 0 [day].
    pub food_days: f64,
    /// A depot army: its formations never march.
    pub fixed: bool,
}

/// A battalion, regiment, company or depot.
#[derive(Clone, Debug)]
pub struct Formation {
    /// Id in the files; also the address of its luck.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Side on day 0.
    pub side: SideId,
    /// Army on day 0 (or on the day it arrives).
    pub army: ArmyId,
    /// Arm.
    pub arm: Arm,
    /// Fit men on day 0, or on arrival [person].
    pub men: u32,
    /// Sick men on day 0 [person].
    pub sick: u32,
    /// Origin.
    pub origin: Origin,
    /// Share of natives of the theatre, ν [0, 1].
    pub native: f64,
    /// Quality q: 1 for line infantry.
    pub quality: f64,
    /// Morale μ on day 0 (0, 1).
    pub morale: f64,
    /// Acclimatisation to coast and sierra on day 0 [0, 1].
    pub seasoned: (f64, f64),
    /// Disloyalty of the officers [0, 1] (§4.4).
    pub disloyalty: f64,
    /// Where the men were raised: an order to leave it makes natives desert.
    pub home: PlaceId,
    /// It only joins through an event of the wider war.
    pub awaited: bool,
    /// New recruits of its army go into this formation.
    pub takes_recruits: bool,
}

/// A squadron.
#[derive(Clone, Debug)]
pub struct Squadron {
    /// Id in the files.
    pub key: String,
    /// Side.
    pub side: SideId,
    /// The decider who commands it, if one does.
    pub decider: Option<DeciderId>,
    /// Port or roadstead on day 0.
    pub at: PlaceId,
    /// Provisions on day 0 [day].
    pub provisions: f64,
    /// Confidence of the crews on day 0 [0, 1].
    pub confidence: f64,
    /// Seamen and marines who can be sent in boats [person].
    pub boarders: u32,
}

/// A warship fights and blockades; a transport carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ShipKind {
    Warship,
    Transport,
}

/// A ship, or a group of transports.
#[derive(Clone, Debug)]
pub struct Ship {
    /// Id in the files; also the address of its luck.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Side on day 0.
    pub side: SideId,
    /// Squadron.
    pub squadron: SquadronId,
    /// What it is.
    pub kind: ShipKind,
    /// Guns.
    pub guns: u32,
    /// Crew [person].
    pub crew: u32,
    /// Berths for troops [person].
    pub berths: u32,
}
