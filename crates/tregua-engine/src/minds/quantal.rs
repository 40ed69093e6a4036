//! Quantal minds: they appraise plans of war as the others do, and weigh a truce by what they expect of the war with it and without it.

use super::Choice;
use super::appraisal;
use crate::bargain::Scales;
use crate::day::War;
use crate::num;
use crate::scenario::*;
use crate::view::View;
use std::cell::LazyCell;

/// Chooses by logit among the plans on the menu; what signs, offers or breaks a truce is worth what it adds to the continuation value.
pub fn choose(war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
    let scales = LazyCell::new(|| scales(war, view));
    appraisal::by_logit(war, view, menu, |plan| worth_of(war, view, &scales, plan))
}

/// How likely he is to choose each of the plans, and last to carry on.
pub fn weigh(war: &War<'_>, view: &View<'_>, menu: &[PlanId], chances: &mut [f64]) {
    let scales = LazyCell::new(|| scales(war, view));
    appraisal::weigh(war, view, menu, |plan| worth_of(war, view, &scales, plan), chances);
}

/// Most councils have no plan before them that asks for these.
fn scales<'a>(war: &'a War<'a>, view: &'a View<'a>) -> Option<Scales<'a, 'a>> {
    Scales::of(war, view, war.sc.values.as_ref()?)
}

fn worth_of<'a, F: FnOnce() -> Option<Scales<'a, 'a>>>(
    war: &War<'_>,
    view: &View<'_>,
    scales: &Weighing<'a, F>,
    plan: PlanId,
) -> f64 {
    worth(war, view, scales, plan).unwrap_or_else(|| view.appraise(plan))
}

/// What a head has to weigh pacts by, worked out when it is first asked for.
type Weighing<'a, F> = LazyCell<Option<Scales<'a, 'a>>, F>;

/// What a plan that concerns a truce is worth; none for a plan of war, or for one whose values nobody has found.
fn worth<'a, F: FnOnce() -> Option<Scales<'a, 'a>>>(
    war: &War<'_>,
    view: &View<'_>,
    scales: &Weighing<'a, F>,
    id: PlanId,
) -> Option<f64> {
    let plan = &view.sc.plans[id.ix()];
    if plan.breach && view.truce.is_some() {
        return Some(view.appraise(id) - scales.as_ref()?.left());
    }
    plan.orders.iter().find_map(|order| match order.verb {
        Verb::AcceptTruce { truce } => Some(scales.as_ref()?.weigh(Pact::Truce(truce)).gain),
        Verb::RefuseTruce { .. } => Some(0.0),
        Verb::ProposeTruce { truce } => {
            let weighed = scales.as_ref()?.weigh(Pact::Truce(truce));
            // Letters are answered at councils, at the temperature of plans.
            let other = &view.sc.deciders[view.heads[view.side.enemy().ix()].ix()].utility;
            Some(num::logistic(weighed.theirs / appraisal::temperature(war, other)) * weighed.gain)
        }
        _ => None,
    })
}
