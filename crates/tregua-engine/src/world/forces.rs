//! Formations and armies: their people, where they are, what they are about.

use super::{Convoy, NEVER};
use crate::scenario::*;
use serde::{Deserialize, Serialize};

/// A formation's people and spirits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormationState {
    /// Side it serves.
    pub side: SideId,
    /// Army it belongs to.
    pub army: ArmyId,
    /// Fit men W [person].
    pub fit: u32,
    /// Sick in bed I [person].
    pub sick: u32,
    /// Convalescent C [person].
    pub convalescent: u32,
    /// Stragglers L [person].
    pub stragglers: u32,
    /// Morale μ (0, 1).
    pub morale: f64,
    /// Fatigue φ [0, 1].
    pub fatigue: f64,
    /// Acclimatisation to the coast and to the sierra [0, 1].
    pub seasoned: (f64, f64),
    /// Hunger of the men, as in a city [0, 1].
    pub hunger: f64,
    /// Exposure to the enemy's propaganda E [0, 1].
    pub exposure: f64,
    /// Day the order to leave home became known, or [`NEVER`].
    pub left_home: i32,
    /// Its dead by sickness so far; they are counted as people in the [`super::Ledger`] [person].
    pub buried: u32,
}

/// Days after which the order to leave home no longer weighs [day].
const FORGOTTEN: i32 = 60;

impl FormationState {
    /// Days since it knows that it is to leave home, as long as that weighs [day].
    #[must_use]
    pub fn knows_that_it_leaves(&self, today: i32) -> Option<i32> {
        let known = today - self.left_home;
        (0..FORGOTTEN).contains(&known).then_some(known)
    }

    /// Everyone who eats with it [person].
    #[must_use]
    pub const fn mouths(&self) -> u32 {
        self.fit + self.sick + self.convalescent + self.stragglers
    }

    /// Sick and convalescent [person].
    #[must_use]
    pub const fn disabled(&self) -> u32 {
        self.sick + self.convalescent
    }
}

/// Where an army is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Pos {
    /// Not formed, or gone.
    Nowhere,
    /// At a place.
    At(PlaceId),
    /// On a leg.
    On {
        /// Which.
        leg: RouteId,
        /// The end it came from.
        from: PlaceId,
        /// Done [km].
        km: f64,
    },
    /// With ships: loading, sailing or unloading.
    Afloat(Convoy),
}

impl Pos {
    /// The place, if it stands at one.
    #[must_use]
    pub const fn place(self) -> Option<PlaceId> {
        match self {
            Self::At(p) => Some(p),
            _ => None,
        }
    }

    /// It stands at this place.
    #[must_use]
    pub fn is_at(self, place: PlaceId) -> bool {
        self.place() == Some(place)
    }

    /// The ships it is aboard of.
    #[must_use]
    pub const fn squadron(self) -> Option<SquadronId> {
        match self {
            Self::Afloat(convoy) => Some(convoy.squadron),
            _ => None,
        }
    }

    /// The place, or the one it came from last.
    #[must_use]
    pub const fn near(self) -> Option<PlaceId> {
        match self {
            Self::At(p) | Self::On { from: p, .. } | Self::Afloat(Convoy { from: p, .. }) => Some(p),
            Self::Nowhere => None,
        }
    }
}

/// What an army is about.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Doing {
    /// Stands where it is.
    Hold,
    /// Marches through the stages of its order, or to `Task::to`.
    March,
    /// Goes aboard and lands elsewhere.
    Sail,
    /// Marches to an army and joins it.
    Join(ArmyId),
    /// Hunts guerrillas.
    Sweep,
    /// Will storm the place where it stands.
    Assault(PlaceId),
}

impl Doing {
    /// It takes the army elsewhere, unless it is there already. What an order says that moves (`Verb::moves`) an army is about in one of these.
    #[must_use]
    pub const fn moves(self) -> bool {
        match self {
            Self::March | Self::Sail | Self::Join(_) | Self::Assault(_) => true,
            Self::Hold | Self::Sweep => false,
        }
    }
}

/// An army's task: what it does, by which order.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// What.
    pub doing: Doing,
    /// The order with the stages: plan and number of the order in it.
    pub order: Option<(PlanId, u8)>,
    /// The stage it is at.
    pub stage: u8,
    /// Days of rest still due at this stage [day].
    pub rest: u16,
    /// Where to now.
    pub to: Option<PlaceId>,
    /// Pace: 0.7 easy, 1, 1.5 forced.
    pub pace: f64,
    /// How it meets an enemy.
    pub posture: Posture,
    /// Day the order was issued: a later issue wins.
    pub issued: i32,
}

impl Task {
    /// Standing by, as on day 0.
    pub const REST: Self = Self {
        doing: Doing::Hold,
        order: None,
        stage: 0,
        rest: 0,
        to: None,
        pace: 1.0,
        posture: Posture::Judge,
        issued: NEVER,
    };

    /// A march that nobody has ordered: a truce has sent the army off, or a lost battle.
    #[must_use]
    pub const fn is_unordered_march(&self) -> bool {
        matches!(self.doing, Doing::March) && self.issued == NEVER
    }
}

/// An army's state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArmyState {
    /// Side it serves.
    pub side: SideId,
    /// Where it is.
    pub pos: Pos,
    /// What it is about.
    pub task: Task,
    /// Food carried [kg].
    pub food: f64,
    /// Last day it was in contact with an enemy, or [`NEVER`].
    pub contact: i32,
    /// The place it marched from last (a beaten army falls back there).
    pub back: Option<PlaceId>,
    /// Honours were offered to it in a siege.
    pub honours: bool,
    /// Last day it was on the road or landed, or [`NEVER`].
    pub marched: i32,
    /// The leg it has begun while it camps at the place it passed last, and how far along it is [km].
    pub ahead: Option<(RouteId, f64)>,
    /// Where its last report left from; none before the first and after the last.
    pub reported_from: Option<PlaceId>,
    /// Day of its last report.
    pub reported: i32,
}

/// An army that was told to move and has not for so many days has given it up [day].
const GIVEN_UP: i32 = 15;

impl ArmyState {
    /// It is at sea, or on a march or on its way to ships that it was ordered to and has not given up.
    #[must_use]
    pub fn is_under_way(&self, today: i32) -> bool {
        let stirred = self.task.issued.max(self.marched);
        matches!(self.pos, Pos::Afloat(_)) || self.task.doing.moves() && today - stirred <= GIVEN_UP
    }
}
