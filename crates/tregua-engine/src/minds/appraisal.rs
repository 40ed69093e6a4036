//! Appraising minds: a logit over the plans on the menu, from the decider's own view (war-model §14).

use super::{Choice, LONGEST_MENU};
use crate::choice;
use crate::rule::stream;
use crate::scenario::*;
use crate::view::View;
use crate::war::War;

/// The luck of choices: its own stream, addressed by decider and day.
const CHOICE: u32 = stream("minds.appraisal");

/// Chooses among plans by what each is expected to do.
pub fn choose(war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
    by_logit(war, view, menu, |plan| view.appraise(plan))
}

/// T of a decider: a share of the range of his utility.
pub(super) fn temperature(war: &War<'_>, utility: &Utility) -> f64 {
    (war.theta.temperature * utility.range()).max(1e-9)
}

/// The chance of each plan on the menu, and last of carrying on, which is worth 0: P ∝ exp(worth/T).
pub(super) fn weigh(
    war: &War<'_>,
    view: &View<'_>,
    menu: &[PlanId],
    worth: impl Fn(PlanId) -> f64,
    chances: &mut [f64],
) {
    chances.fill(0.0);
    for (worth_of, plan) in chances.iter_mut().zip(menu) {
        *worth_of = worth(*plan);
    }
    choice::logit(chances, temperature(war, &view.sc.deciders[view.decider.ix()].utility));
}

/// Chooses by logit: P ∝ exp(worth/T); carrying on is worth 0.
pub(super) fn by_logit(
    war: &War<'_>,
    view: &View<'_>,
    menu: &[PlanId],
    worth: impl Fn(PlanId) -> f64,
) -> Choice {
    if menu.is_empty() {
        return Choice::CARRY_ON;
    }
    let mut room = [0.0; LONGEST_MENU + 1];
    let chances = &mut room[..=menu.len()];
    weigh(war, view, menu, worth, chances);
    let u = war.draws.uniform(CHOICE, war.keys.deciders[view.decider.ix()], view.day, 0);
    let chosen = choice::pick(chances, u);
    Choice { plan: menu.get(chosen).copied(), chance: chances[chosen], plays: None }
}
