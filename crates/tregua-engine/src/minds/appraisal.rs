//! Appraising minds.
use super::Choice;
use crate::day::War;
use crate::scenario::*;
use crate::view::View;

/// Logit over the menu.
pub fn choose(_war: &War<'_>, _view: &View<'_>, _menu: &[PlanId]) -> Choice {
    Choice::CARRY_ON
}
