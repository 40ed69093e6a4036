//! Quantal minds: they appraise plans of war as the others do, and weigh a truce by what they expect of the war with it and without it.

use super::Choice;
use super::appraisal;
use crate::bargain::{self, Scales};
use crate::scenario::*;
use crate::view::View;
use crate::war::War;
use std::cell::LazyCell;

/// Chooses by logit among the plans on the menu; what signs, offers or breaks a truce is worth what it adds to the continuation value.
pub fn choose(war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
    // Most councils have no plan before them that asks for these.
    let letters = LazyCell::new(|| Letters::of(war, view, menu));
    appraisal::by_logit(war, view, menu, |plan| worth(view, &letters, plan))
}

/// How likely he is to choose each of the plans, and last to carry on.
pub fn weigh(war: &War<'_>, view: &View<'_>, menu: &[PlanId], chances: &mut [f64]) {
    let letters = LazyCell::new(|| Letters::of(war, view, menu));
    appraisal::weigh(war, view, menu, |plan| worth(view, &letters, plan), chances);
}

/// What a head weighs the truces by that are offered and answered by letter: the measure is what is at stake between the two heads, as at a
/// table. At the temperature of plans of war, which move many times as much, he would sign whatever came.
struct Letters<'a> {
    scales: Scales<'a, 'a>,
    /// What is at stake for him, and as he believes for the other [utility].
    stakes: [f64; 2],
    /// How many times as hot he chooses among plans of war.
    hotter: f64,
}

impl<'a> Letters<'a> {
    fn of(war: &'a War<'_>, view: &'a View<'_>, menu: &[PlanId]) -> Option<Self> {
        let scales = Scales::of(war, view, war.sc.values.as_ref()?)?;
        let mut all = scales.all(None);
        let written = menu.iter().filter_map(|id| truce_of(&view.sc.plans[id.ix()]));
        all.extend(written.map(|truce| scales.weigh(Pact::Truce(truce))));
        let stakes = bargain::stakes(&all);
        let plans = appraisal::temperature(war, &view.sc.deciders[view.decider.ix()].utility);
        Some(Self { scales, stakes, hotter: plans / scales.temperature(stakes[0]) })
    }

    /// What he expects of a truce, such that the temperature of plans gives the chance with which he signs it.
    fn signed(&self, truce: TruceId) -> f64 {
        self.hotter * self.scales.weigh(Pact::Truce(truce)).expected
    }

    /// The same of offering it: it may be declined.
    fn offered(&self, truce: TruceId) -> f64 {
        let weighed = self.scales.weigh(Pact::Truce(truce));
        self.hotter * self.scales.taken(&weighed, self.stakes[1]) * weighed.expected
    }
}

/// The truce that a plan signs or offers, if it is about one.
fn truce_of(plan: &Plan) -> Option<TruceId> {
    plan.orders.iter().find_map(|order| match order.verb {
        Verb::AcceptTruce { truce } | Verb::ProposeTruce { truce } => Some(truce),
        _ => None,
    })
}

/// Worked out when it is first asked for.
type Lazily<'a, F> = LazyCell<Option<Letters<'a>>, F>;

/// What a plan is worth: what the truce adds that it is about, where somebody has found values; what is expected of it otherwise.
fn worth<'a, F>(view: &View<'_>, letters: &Lazily<'a, F>, plan: PlanId) -> f64
where
    F: FnOnce() -> Option<Letters<'a>>,
{
    of_truce(view, letters, plan).unwrap_or_else(|| view.appraise(plan))
}

/// What a plan that concerns a truce is worth; none for a plan of war, or for one whose values nobody has found.
fn of_truce<'a, F>(view: &View<'_>, letters: &Lazily<'a, F>, id: PlanId) -> Option<f64>
where
    F: FnOnce() -> Option<Letters<'a>>,
{
    let plan = &view.sc.plans[id.ix()];
    if plan.breach && view.truce.is_some() {
        return Some(view.appraise(id) - letters.as_ref()?.scales.left());
    }
    plan.orders.iter().find_map(|order| match order.verb {
        Verb::AcceptTruce { truce } => Some(letters.as_ref()?.signed(truce)),
        Verb::RefuseTruce { .. } => Some(0.0),
        Verb::ProposeTruce { truce } => Some(letters.as_ref()?.offered(truce)),
        _ => None,
    })
}
