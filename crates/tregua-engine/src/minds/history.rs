//! History minds.
use super::Choice;
use crate::scenario::*;
use crate::view::View;

/// The documented decision that is due, if its conditions hold.
pub fn due(_view: &View<'_>) -> Option<DecisionId> {
    None
}

/// Plays it.
pub fn choose(_view: &View<'_>, _menu: &[PlanId]) -> Choice {
    Choice::CARRY_ON
}
