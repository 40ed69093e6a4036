//! What a plan is worth in a view: Σ weight(attribute) × by × feature, and the odds behind it.

use super::View;
use crate::num;
use crate::scenario::*;
use crate::world::query;

/// Enemies this near to a plan's place would be met there [km]: a day's forced march.
const REACH: f64 = 25.0;

/// A plan is far at this distance and beyond [km]: thirty days at 20 km a day.
const FAR: f64 = 600.0;

impl View<'_> {
    /// What the decider thinks a plan would add to his utility; carrying on is 0 (war-model §14).
    #[must_use]
    pub fn appraise(&self, id: PlanId) -> f64 {
        let plan = &self.sc.plans[id.ix()];
        let weights = &self.sc.deciders[self.decider.ix()].utility.weights;
        plan.expect.iter().map(|e| weights[e.attribute as usize] * e.by * self.expected(plan, e.of)).sum()
    }

    /// What something that has no place of its own is expected to add to his utility.
    #[must_use]
    pub fn expects(&self, expect: &[Expect]) -> f64 {
        let weights = &self.sc.deciders[self.decider.ix()].utility.weights;
        expect.iter().map(|e| weights[e.attribute as usize] * e.by * self.feature(e.of)).sum()
    }

    /// A feature, with those that belong to the plan's place worked out.
    fn expected(&self, plan: &Plan, feature: Feature) -> f64 {
        match feature {
            Feature::Odds => self.odds(plan),
            Feature::Distance => self.distance(plan),
            _ => self.feature(feature),
        }
    }

    /// P̂ = σ(m/√(s² + πP/8)) against the enemy believed round the plan's place (war-model §7); 1 where he expects nobody.
    #[must_use]
    pub fn odds(&self, plan: &Plan) -> f64 {
        let Some((army, place)) = self.aim(plan) else { return 0.5 };
        let enemy = self.enemies_near(place, REACH);
        if enemy < 1.0 {
            return 1.0;
        }
        let own = self.force(plan, army).max(1.0);
        let ground = query::worth(self.theta, self.sc.places[place.ix()].ground);
        let chance = self.theta.battle_chance;
        let spread = chance * chance + std::f64::consts::PI * self.spread_near(place) / 8.0;
        num::logistic(num::ln(own / (enemy * ground)) / num::sqrt(spread))
    }

    fn distance(&self, plan: &Plan) -> f64 {
        let Some((army, place)) = self.aim(plan) else { return 0.0 };
        let from = self.belief(army).place.unwrap_or(self.seat);
        (self.sc.graph.km(from, place) / FAR).min(1.0)
    }

    /// The army that the plan sends, and where to: by its first order that has both.
    fn aim(&self, plan: &Plan) -> Option<(ArmyId, PlaceId)> {
        plan.orders.iter().find_map(|order| Some((order.verb.army()?, self.goal(&order.verb)?)))
    }

    /// Where the army will be that is told to do this, as far as he knows.
    pub(super) fn goal(&self, verb: &Verb) -> Option<PlaceId> {
        match verb {
            Verb::Hold { army, .. } | Verb::Sweep { army } => self.belief(*army).place,
            Verb::Join { other, .. } => self.belief(*other).place,
            _ => verb.destination(),
        }
    }

    /// Men the plan sends: the army as believed, or what it would detach.
    fn force(&self, plan: &Plan, army: ArmyId) -> f64 {
        let detached = plan.orders.iter().find_map(|order| match &order.verb {
            Verb::Detach { army: from, into, what, .. } if *into == army => Some((*from, what)),
            _ => None,
        });
        let Some((from, what)) = detached else { return self.belief(army).men() };
        let all = self.belief(from).men();
        match what {
            Share::Part(part) => part * all,
            Share::Men(men) => f64::from(*men).min(all),
            Share::Formations(list) => {
                let men = list.iter().map(|f| f64::from(self.sc.formations[f.ix()].men)).sum::<f64>();
                men.min(all)
            }
        }
    }

    /// Variance of ln(enemy men) round a place, as believed.
    fn spread_near(&self, place: PlaceId) -> f64 {
        self.armies_of(self.side.enemy())
            .filter(|(_, b)| b.place.is_some_and(|p| p == place || self.sc.graph.km(p, place) <= REACH))
            .map(|(_, b)| b.var)
            .fold(0.0, f64::max)
    }
}
