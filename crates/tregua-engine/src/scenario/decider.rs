//! Who decides: deciders with their utility and red lines, and the factions that can replace them.

use super::id::{ArmyId, DeciderId, PlaceId, PlanId, SideId};
use crate::num;

/// What a decider cares about: attributes z of the war, each scaled to [0, 1] (§14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    /// z₁ status of the country: 1 the change, 0 none.
    Status,
    /// z₂ holding the capital.
    Capital,
    /// z₃ holding the fort.
    Fort,
    /// z₄ own army, alive over initial.
    OwnArmy,
    /// z₅ enemy army alive over initial.
    EnemyArmy,
    /// z₆ blood: deaths of both sides, over the men engaged.
    Blood,
    /// z₇ own honour and office.
    Honour,
    /// z₈ long-run probability of the change at the end.
    Continent,
    /// z₉ standing with the sovereign.
    Sovereign,
    /// A settlement is made.
    Settlement,
    /// Holding the interior.
    Interior,
    /// Prizes taken.
    Prizes,
    /// Garrison and refugees in one's charge alive.
    Charges,
}

impl Attribute {
    /// All attributes, in order.
    pub const ALL: [Self; 13] = [
        Self::Status,
        Self::Capital,
        Self::Fort,
        Self::OwnArmy,
        Self::EnemyArmy,
        Self::Blood,
        Self::Honour,
        Self::Continent,
        Self::Sovereign,
        Self::Settlement,
        Self::Interior,
        Self::Prizes,
        Self::Charges,
    ];

    /// Name in the files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Capital => "capital",
            Self::Fort => "fort",
            Self::OwnArmy => "own_army",
            Self::EnemyArmy => "enemy_army",
            Self::Blood => "blood",
            Self::Honour => "honour",
            Self::Continent => "continent",
            Self::Sovereign => "sovereign",
            Self::Settlement => "settlement",
            Self::Interior => "interior",
            Self::Prizes => "prizes",
            Self::Charges => "charges",
        }
    }
}

/// U = Σ w z · e^(−r t) − c · days of war (§14).
#[derive(Clone, Debug)]
pub struct Utility {
    /// Weight of each attribute, in the order of [`Attribute::ALL`].
    pub weights: [f64; Attribute::ALL.len()],
    /// Impatience r [1/day].
    pub impatience: f64,
    /// Cost of a day of war c [utility/day].
    pub day_cost: f64,
}

/// A utility on a day.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    weights: &'a [f64; Attribute::ALL.len()],
    /// What is left of a worth by then.
    discount: f64,
    /// What the days until then have cost.
    cost: f64,
}

impl Dated<'_> {
    /// U of attributes z reached that day.
    #[must_use]
    pub fn of(&self, z: &[f64; Attribute::ALL.len()]) -> f64 {
        let worth: f64 = self.weights.iter().zip(z).map(|(w, z)| w * z).sum();
        worth * self.discount - self.cost
    }
}

impl Utility {
    /// U of attributes z reached `days` after day 0 (§14).
    #[must_use]
    pub fn of(&self, z: &[f64; Attribute::ALL.len()], days: f64) -> f64 {
        self.after(days).of(z)
    }

    /// U of whatever is reached `days` after day 0, for who weighs much that is.
    #[must_use]
    pub fn after(&self, days: f64) -> Dated<'_> {
        let discount = num::exp(-self.impatience * days);
        Dated { weights: &self.weights, discount, cost: self.day_cost * days }
    }

    /// The least and the most that a war of so many days can be worth: U with every attribute at its worst, and at its best on day 0.
    #[must_use]
    pub fn bounds(&self, days: f64) -> (f64, f64) {
        let side = |sign: f64| self.weights.iter().filter(|w| **w * sign > 0.0).sum::<f64>();
        (side(-1.0) - self.day_cost * days, side(1.0))
    }

    /// The range of utility: what lies between the worst and the best war.
    #[must_use]
    pub fn range(&self) -> f64 {
        self.weights.iter().map(|w| w.abs()).sum()
    }
}

/// When a decider holds council.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Council {
    /// Every so many days, and at once on an occasion: a new contact of his army, a jump of what he expects of the long run, and for a head
    /// what becomes of talks and truces (§15). An order that is read calls none.
    Every(i32),
    /// Only when something reaches him.
    OnOccasion,
}

/// How much an order binds (§10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[allow(missing_docs)]
pub enum Latitude {
    Strict,
    Normal,
    CarteBlanche,
}

/// A person or body that chooses plans.
#[derive(Clone, Debug)]
pub struct Decider {
    /// Id in the files; also the address of his luck.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Side.
    pub side: SideId,
    /// He goes with this army (and his couriers find him there).
    pub army: Option<ArmyId>,
    /// Where he sits when he goes with no army.
    pub seat: PlaceId,
    /// What he wants.
    pub utility: Utility,
    /// When he holds council.
    pub council: Council,
    /// In office on day 0; others come in by a coup or an event.
    pub in_office: bool,
    /// How far his ways fit his officers' [-1, 1] (§13).
    pub fit: f64,
    /// Plans struck from his menu whatever they are worth.
    pub red_lines: Vec<PlanId>,
    /// The plans that can be on his menu, in file order (those whose `by` names him).
    pub menu: Vec<PlanId>,
}

/// A faction of officers that can turn out its leader (§13).
#[derive(Clone, Debug)]
pub struct Faction {
    /// Id in the files; also the address of its luck.
    pub key: String,
    /// Side.
    pub side: SideId,
    /// It has a lodge: without one it never organises.
    pub lodge: bool,
    /// Confidence y on day 0 (0, 1).
    pub confidence: f64,
    /// Share of the force that would stay loyal to a leader in a fight [0, 1].
    pub loyal: f64,
    /// The leaders it would raise, first choice first.
    pub successors: Vec<DeciderId>,
    /// The city whose hunger it feels.
    pub city: Option<super::id::CityId>,
}
