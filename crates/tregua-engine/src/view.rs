//! The view: what one decider knows. The only thing a mind is given: fog of war is a type.
//!
//! Everything here comes from what he believes of armies, what his side has been told of places and events, and what he sees
//! of his own camp. Nothing of the truth beyond that enters: the world that his eyes look at is private to `features`, which asks it for his
//! camp, his side's purse and its letters, and for nothing of the enemy's.

mod appraise;
mod condition;
mod features;
mod outlook;

use crate::scenario::*;
use crate::theta::Theta;
use crate::values::Features;
use crate::war::War;
use crate::world::*;
use features::Eyes;

/// What a decider knows on the day of his council.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The scenario: what everyone knows.
    pub sc: &'a Scenario,
    /// Whose view it is.
    pub decider: DeciderId,
    /// His side.
    pub side: SideId,
    /// Today.
    pub day: i32,
    /// Where he sits.
    pub seat: PlaceId,
    /// Who is at the head of each side: everyone knows.
    pub heads: [DeciderId; 2],
    /// The truce in force.
    pub truce: Option<TruceState>,
    /// The talks that are open, in the order in which they were opened.
    pub talks: &'a [TalksState],
    /// The enemy's offer that lies before his side.
    pub offered: Option<TruceId>,
    /// What his side thinks the enemy's head is like: chances, in the order of the scenario's tempers of that side.
    pub tempers: [f64; MOST_TEMPERS],
    /// The good name of each side: everyone knows what it has kept and broken.
    pub honour: [f64; 2],
    /// What each head has left of his standing with the sovereign.
    pub standing: [f64; 2],
    /// His eyes: what the features are worked out with, when the first of them is asked for.
    eyes: Eyes<'a>,
    /// The numbers of war as every soldier of the time knew them: of them he uses those of battle (§7).
    theta: &'a Theta,
    beliefs: &'a [Belief],
    holds: &'a [SideId],
    known: &'a [bool],
    chosen: &'a [i32],
    settled: &'a [bool],
    squadrons: &'a [SquadronState],
    ships: &'a [ShipState],
    deciders: &'a [DeciderState],
}

impl<'a> View<'a> {
    /// The view of a decider tonight.
    #[must_use]
    pub fn of(war: &'a War<'_>, world: &'a World, decider: DeciderId) -> Self {
        let sc = war.sc;
        let side = sc.deciders[decider.ix()].side;
        let (armies, places, events) = (sc.armies.len(), sc.places.len(), sc.events.len());
        Self {
            sc,
            decider,
            side,
            day: world.day,
            seat: world.seat(sc, decider),
            heads: [world.sides[0].head, world.sides[1].head],
            truce: world.truce,
            talks: &world.talks,
            offered: world.sides[side.ix()].offered.map(|o| o.truce),
            tempers: world.sides[side.ix()].tempers,
            honour: [world.sides[0].honour, world.sides[1].honour],
            standing: [world.sides[0].standing, world.sides[1].standing],
            eyes: Eyes::of(war, world),
            theta: &war.theta,
            beliefs: &world.beliefs[decider.ix() * armies..][..armies],
            holds: &world.holds[side.ix() * places..][..places],
            known: &world.known[side.ix() * events..][..events],
            chosen: &world.chosen,
            settled: &world.settled_decisions,
            squadrons: &world.squadrons,
            ships: &world.ships,
            deciders: &world.deciders,
        }
    }

    /// Features by [`Feature`], all from beliefs; those of a plan (odds, distance) are 0 here.
    #[must_use]
    pub fn features(&self) -> &Features {
        self.eyes.features(self)
    }

    /// A feature.
    #[must_use]
    pub fn feature(&self, feature: Feature) -> f64 {
        self.features()[feature as usize]
    }

    /// What he believes of an army.
    #[must_use]
    pub fn belief(&self, army: ArmyId) -> &Belief {
        &self.beliefs[army.ix()]
    }

    /// Who holds a place, as his side was told.
    #[must_use]
    pub fn holder(&self, place: PlaceId) -> SideId {
        self.holds[place.ix()]
    }

    /// The documented decision was played or given up.
    #[must_use]
    pub fn is_settled(&self, decision: DecisionId) -> bool {
        self.settled[decision.ix()]
    }

    /// Enemy men believed at a place or within `km` of it [person].
    #[must_use]
    pub fn enemies_near(&self, place: PlaceId, km: f64) -> f64 {
        self.armies_of(self.side.enemy())
            .filter(|(_, b)| b.place.is_some_and(|p| p == place || self.sc.graph.km(p, place) <= km))
            .map(|(_, b)| b.men())
            .sum()
    }

    /// Armies of a side that he believes to exist.
    fn armies_of(&self, side: SideId) -> impl Iterator<Item = (ArmyId, &Belief)> {
        let exists = move |i: &usize| self.sc.armies[*i].side == side && self.beliefs[*i].place.is_some();
        (0..self.beliefs.len()).filter(exists).map(|i| (ArmyId::new(i), &self.beliefs[i]))
    }
}
