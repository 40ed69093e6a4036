//! Appraising minds: a logit over the plans on the menu, from the decider's own view (war-model §14).

use super::{Choice, LONGEST_MENU};
use crate::day::War;
use crate::num;
use crate::rule::stream;
use crate::scenario::*;
use crate::view::View;

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

/// Chooses by logit: P ∝ exp(worth/T); carrying on is worth 0.
pub(super) fn by_logit(
    war: &War<'_>,
    view: &View<'_>,
    menu: &[PlanId],
    worth: impl Fn(PlanId) -> f64,
) -> Choice {
    let temperature = temperature(war, &view.sc.deciders[view.decider.ix()].utility);
    // Worths are measured from the best, so that nothing overflows however cold the choice.
    let mut weights = [0.0; LONGEST_MENU];
    let weights = &mut weights[..menu.len()];
    for (weight, plan) in weights.iter_mut().zip(menu) {
        *weight = worth(*plan);
    }
    let best = weights.iter().copied().fold(0.0, f64::max);
    let weight = |worth: f64| num::exp((worth - best) / temperature);
    weights.iter_mut().for_each(|w| *w = weight(*w));
    let total = weight(0.0) + weights.iter().sum::<f64>();
    let u = war.draws.uniform(CHOICE, war.keys.deciders[view.decider.ix()], view.day, 0);
    let mut left = u * total;
    for (plan, w) in menu.iter().zip(weights) {
        if left < *w {
            return Choice { plan: Some(*plan), chance: *w / total, plays: None };
        }
        left -= *w;
    }
    Choice { chance: weight(0.0) / total, ..Choice::CARRY_ON }
}
