//! What is on the road: orders, reports, news, offers, recruits.

use super::{Heard, Sighting};
use crate::scenario::*;
use serde::{Deserialize, Serialize};

/// Something on the road (P5).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispatch {
    /// What is carried.
    pub content: Content,
    /// Who sent it.
    pub side: SideId,
    /// Day it was written.
    pub sent: i32,
    /// Day it leaves: until then it waits at its writer's, and nothing can befall it.
    pub leaves: i32,
    /// Day it arrives.
    pub due: i32,
    /// Loss on the road [1/day].
    pub hazard: f64,
    /// Its own luck's address.
    pub key: u32,
    /// The day on which it is lost, if it is still on the road then; else [`Dispatch::SAFE`].
    pub lost: i32,
}

impl Dispatch {
    /// Never lost.
    pub const SAFE: i32 = i32::MAX;

    /// What leaves at once, from one day to another, and nobody takes on the way; with its own luck's address.
    #[must_use]
    pub const fn safe(side: SideId, content: Content, (sent, due): (i32, i32), key: u32) -> Self {
        Self { content, side, sent, leaves: sent, due, hazard: 0.0, key, lost: Self::SAFE }
    }

    /// Lets it lie for some more days before it leaves.
    pub const fn hold_back(&mut self, days: i32) {
        (self.leaves, self.due) = (self.leaves + days, self.due + days);
    }

    /// Men who walk to an army of their side.
    #[must_use]
    pub const fn party(side: SideId, army: ArmyId, men: u32, days: (i32, i32), key: u32) -> Self {
        Self::safe(side, Content::Recruits { army, men }, days, key)
    }
}

/// What a dispatch carries.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// An order to an army or squadron, as written (plan and number of the order in it) and what has become of it on the way.
    Order {
        /// Plan.
        plan: PlanId,
        /// Number of the order in it.
        number: u8,
        /// As it will be read.
        garble: Garble,
    },
    /// A report on an army for a decider.
    Report {
        /// For whom.
        to: DeciderId,
        /// On whom.
        army: ArmyId,
        /// What was seen.
        seen: Sighting,
    },
    /// News of the wider war.
    News(EventId),
    /// A place has changed hands.
    Fall {
        /// Which.
        place: PlaceId,
        /// Who has it now.
        by: SideId,
    },
    /// An offer of a truce to the enemy's head.
    Offer {
        /// Which.
        truce: TruceId,
        /// The head who offers it.
        by: DeciderId,
    },
    /// Deputies ask their head what to answer to an offer.
    Referral {
        /// Which.
        pact: Pact,
        /// Where they sit.
        place: PlaceId,
    },
    /// His answer.
    Answer {
        /// To which offer.
        pact: Pact,
        /// Where his deputies sit.
        place: PlaceId,
        /// Yes or no.
        yes: bool,
    },
    /// An agent's letter on the cities and towns, for a side's head.
    Letter(Heard),
    /// Recruits on their way to an army.
    Recruits {
        /// Whom they join.
        army: ArmyId,
        /// How many; they are counted in [`super::Ledger::on_the_road`].
        men: u32,
    },
}

impl Content {
    /// It is read by [`crate::rules::intelligence::read`] on the morning it arrives.
    #[must_use]
    pub const fn is_for_eyes(&self) -> bool {
        matches!(
            self,
            Self::Report { .. }
                | Self::News(_)
                | Self::Fall { .. }
                | Self::Offer { .. }
                | Self::Referral { .. }
                | Self::Answer { .. }
        )
    }
}

/// What an order has become on its way (§10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Garble {
    /// Read as written.
    Clean,
    /// "March" read as "hold", and the other way round.
    HoldMove,
    /// "Join" read as "approach": march to where the army is believed to be, but stay apart; a march is read as "join".
    JoinApproach,
    /// A nearer place read for the one named.
    Nearer(PlaceId),
}
