//! Quantal minds: they appraise plans of war as the others do, and weigh a truce by what they expect of the war with it and without it.

use super::Choice;
use super::appraisal;
use crate::day::War;
use crate::num;
use crate::scenario::*;
use crate::values::{Articles, Values};
use crate::view::View;

/// Chooses by logit among the plans on the menu; what signs, offers or breaks a truce is worth what it adds to the continuation value.
pub fn choose(war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
    appraisal::by_logit(war, view, menu, |plan| {
        let values = war.sc.values.as_ref();
        values.and_then(|v| worth(war, view, v, plan)).unwrap_or_else(|| view.appraise(plan))
    })
}

/// What a plan that concerns a truce is worth; none for a plan of war, or for one whose values nobody has found.
fn worth(war: &War<'_>, view: &View<'_>, values: &Values, id: PlanId) -> Option<f64> {
    let plan = &view.sc.plans[id.ix()];
    if plan.breach && view.truce.is_some() {
        return Some(view.appraise(id) - left(view, values, view.decider)?);
    }
    plan.orders.iter().find_map(|order| match order.verb {
        Verb::AcceptTruce { truce } => gain(view, values, view.decider, truce),
        Verb::RefuseTruce { .. } => Some(0.0),
        Verb::ProposeTruce { truce } => {
            Some(willing(war, view, values, truce)? * gain(view, values, view.decider, truce)?)
        }
        _ => None,
    })
}

/// What a truce would add to what the war is worth to one of the heads, as the viewer sees it.
fn gain(view: &View<'_>, values: &Values, whose: DeciderId, truce: TruceId) -> Option<f64> {
    let (given, side) = (&view.sc.truces[truce.ix()], view.sc.deciders[whose.ix()].side);
    let left_days = view.truce.filter(|_| given.extends).map_or(0, |t| t.until - view.day);
    let with = values.gain(view, whose, Articles::of(view.sc, truce, side, left_days + given.days))?;
    Some(with - left(view, values, whose)?)
}

/// What the truce in force is still worth.
fn left(view: &View<'_>, values: &Values, whose: DeciderId) -> Option<f64> {
    let Some(state) = view.truce else { return Some(0.0) };
    let side = view.sc.deciders[whose.ix()].side;
    values.gain(view, whose, Articles::of(view.sc, state.truce, side, state.until - view.day))
}

/// Chance that the enemy's head would take the truce, as far as the viewer can judge: the logit of what it would add for him.
fn willing(war: &War<'_>, view: &View<'_>, values: &Values, truce: TruceId) -> Option<f64> {
    let other = view.heads[view.side.enemy().ix()];
    let temperature = appraisal::temperature(war, &view.sc.deciders[other.ix()].utility);
    Some(num::logistic(gain(view, values, other, truce)? / temperature))
}
