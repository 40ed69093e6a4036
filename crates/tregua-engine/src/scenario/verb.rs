//! What an order's verb tells: who is to do it, where, and whether he moves.

use super::id::{ArmyId, PlaceId, SquadronId};
use super::plan::{Stage, Verb};

impl Verb {
    /// The army that is told to do it.
    #[must_use]
    pub const fn army(&self) -> Option<ArmyId> {
        match self {
            Self::Hold { army, .. }
            | Self::March { army, .. }
            | Self::Sail { army, .. }
            | Self::Join { army, .. }
            | Self::Detach { army, .. }
            | Self::Sweep { army }
            | Self::Assault { army, .. }
            | Self::Surrender { army }
            | Self::Evacuate { army, .. } => Some(*army),
            _ => None,
        }
    }

    /// The squadron that is told to do it.
    #[must_use]
    pub const fn squadron(&self) -> Option<SquadronId> {
        match self {
            Self::Blockade { squadron, .. }
            | Self::Station { squadron, .. }
            | Self::CutOut { squadron, .. } => Some(*squadron),
            _ => None,
        }
    }

    /// The place where it is to be done, whoever does it.
    #[must_use]
    pub const fn site(&self) -> Option<PlaceId> {
        match self {
            Self::Arm { place, .. } | Self::Recruit { place, .. } | Self::Fortify { place } => Some(*place),
            _ => None,
        }
    }

    /// The stages of a march; none of anything else.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        match self {
            Self::March { stages, .. } | Self::Evacuate { stages, .. } => stages,
            _ => &[],
        }
    }

    /// Where the army that is told to move ends up: the last stage, the landing, the place to be stormed. None where that is wherever
    /// another army is.
    #[must_use]
    pub fn destination(&self) -> Option<PlaceId> {
        match self {
            Self::March { stages, .. } | Self::Evacuate { stages, .. } => stages.last().map(|s| s.to),
            Self::Sail { to, .. } => Some(*to),
            Self::Assault { place, .. } => Some(*place),
            _ => None,
        }
    }

    /// It moves troops, or ships against the enemy. Whatever an army is told of these, it is then about (`Doing::moves`).
    #[must_use]
    pub const fn moves(&self) -> bool {
        matches!(
            self,
            Self::March { .. }
                | Self::Sail { .. }
                | Self::Evacuate { .. }
                | Self::Join { .. }
                | Self::Assault { .. }
                | Self::CutOut { .. }
        )
    }
}
