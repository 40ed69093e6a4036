//! Conditions, judged in a view; and the menu: which plans a decider may choose tonight.

use super::View;
use crate::scenario::*;
use crate::world::NEVER;

impl View<'_> {
    /// Whether a condition holds, as far as the decider knows.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        match *condition {
            Condition::After(day) => self.day >= day,
            Condition::Before(day) => self.day < day,
            Condition::At(army, place) => self.belief(army).place == Some(place),
            Condition::Strong(army, men) => self.belief(army).men() >= f64::from(men),
            Condition::Holds(side, place) => self.holder(place) == side,
            Condition::Believed { place, min, max } => (min..=max).contains(&self.enemies_near(place, 0.0)),
            Condition::Known(event) => self.known[event.ix()],
            Condition::Truce(yes) => self.truce.is_some() == yes,
            Condition::Talks { open, place } => {
                self.talks.iter().any(|t| place.is_none_or(|p| p == t.place)) == open
            }
            Condition::Offered(truce) => self.offered == Some(truce),
            Condition::Chosen(plan, days) => {
                let when = self.chosen[plan.ix()];
                when != NEVER && self.day - when >= days
            }
            Condition::InOffice(decider) => self.deciders[decider.ix()].in_office,
            Condition::Between { feature, min, max } => (min..=max).contains(&self.feature(feature)),
            Condition::Lies(squadron, place) => {
                let s = &self.squadrons[squadron.ix()];
                s.at == place && s.voyage.is_none()
            }
            Condition::UnderWay(yes) => self.eyes.under_way(self.decider) == yes,
        }
    }

    /// Whether a plan may be chosen tonight: his own, no red line, not too soon again, its conditions hold, those whom it
    /// orders about exist, and no truce forbids it.
    #[must_use]
    pub fn may_choose(&self, id: PlanId) -> bool {
        let plan = &self.sc.plans[id.ix()];
        let last = self.chosen[id.ix()];
        let too_soon = last != NEVER && (plan.once || self.day - last < plan.again_after);
        !too_soon
            && plan.by.contains(&self.decider)
            && !self.sc.deciders[self.decider.ix()].red_lines.contains(&id)
            && plan.when.iter().all(|c| self.holds(c))
            && !plan.unless.iter().any(|c| self.holds(c))
            && self.can_be_carried_out(plan)
            && self.is_legal(plan)
    }

    /// Every order of the plan can be given, but that who is only called in to another army may be gone; and somebody is left to do something.
    fn can_be_carried_out(&self, plan: &Plan) -> bool {
        let given = |i: usize| self.can_be_given(plan, i);
        let called_in = |i: usize| matches!(plan.orders[i].verb, Verb::Join { .. });
        let all = 0..plan.orders.len();
        all.clone().all(|i| given(i) || called_in(i)) && (all.is_empty() || all.clone().any(given))
    }

    /// Whoever is to carry the order out exists, or is formed by an earlier order of the plan; and what is to be done at a place can be sent
    /// there from where he sits.
    #[must_use]
    pub fn can_be_given(&self, plan: &Plan, number: usize) -> bool {
        let (before, verb) = (&plan.orders[..number], &plan.orders[number].verb);
        let formed =
            |a: ArmyId| before.iter().any(|o| matches!(o.verb, Verb::Detach { into, .. } if into == a));
        verb.army().is_none_or(|a| self.belief(a).place.is_some() || formed(a))
            && verb.site().is_none_or(|p| self.sc.graph.km(self.seat, p).is_finite())
    }

    /// No truce in force forbids it (war-model §15).
    fn is_legal(&self, plan: &Plan) -> bool {
        let Some(truce) = self.truce else { return !plan.breach };
        if plan.breach {
            return true;
        }
        let truce = &self.sc.truces[truce.truce.ix()];
        let given = |p: PlaceId| truce.guarantee == Some((p, self.side.enemy()));
        let barred = |p: PlaceId| given(p) || truce.zones.contains(&Zone { side: self.side, place: p });
        plan.orders.iter().all(|order| match &order.verb {
            Verb::Assault { .. } | Verb::CutOut { .. } | Verb::Sweep { .. } => false,
            verb if verb.moves() => {
                let stages = verb.stages().iter().map(|s| s.to);
                truce.movement && !stages.chain(self.goal(verb)).any(barred)
            }
            _ => true,
        })
    }
}
