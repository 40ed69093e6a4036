//! Refusing: the same minds, but that they do not say yes.

use tregua_engine::minds::{Answer, Calls, Choice, Mind, Minds, Said};
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::{Content, World};

/// What nobody says yes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// They say what they think.
    Nothing,
    /// This pact.
    This(Pact),
    /// Any pact: the war is fought out.
    Everything,
}

impl Refused {
    fn is(self, pact: Pact) -> bool {
        match self {
            Self::Nothing => false,
            Self::This(this) => this == pact,
            Self::Everything => true,
        }
    }

    /// A plan that signs what is refused.
    fn is_signed_by(self, order: &Order) -> bool {
        matches!(order.verb, Verb::AcceptTruce { truce } if self.is(Pact::Truce(truce)))
    }

    /// The world with what is on the road turned about: a yes is a no, and an order to sign was never sent.
    pub(super) fn on_the_road(self, sc: &Scenario, world: &World) -> World {
        let mut world = world.clone();
        world.dispatches.retain(|d| match d.content {
            Content::Order { plan, number, .. } => {
                !self.is_signed_by(&sc.plans[plan.ix()].orders[usize::from(number)])
            }
            _ => true,
        });
        for dispatch in &mut world.dispatches {
            if let Content::Answer { pact, yes, .. } = &mut dispatch.content {
                *yes &= !self.is(*pact);
            }
        }
        world
    }
}

/// Minds that refuse something.
pub(super) struct Refusing {
    pub minds: Minds,
    pub refused: Refused,
}

impl Mind for Refusing {
    fn calls(&self, decider: &Decider) -> Calls {
        self.minds.calls(decider)
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        let choice = self.minds.choose(war, view, menu);
        let orders = choice.plan.map_or(&[][..], |plan| &war.sc.plans[plan.ix()].orders);
        let signs = orders.iter().any(|order| self.refused.is_signed_by(order));
        if signs { Choice::CARRY_ON } else { choice }
    }

    fn usual(&self) -> Option<Minds> {
        Some(self.minds)
    }

    fn comes(&mut self, war: &War<'_>, view: &View<'_>, conference: &Conference) -> bool {
        self.refused != Refused::Everything && self.minds.comes(war, view, conference)
    }

    /// Two demands are signed if one package meets them: where that is refused, nobody demands anything.
    fn offers(&mut self, war: &War<'_>, view: &View<'_>, conference: &Conference) -> Option<Said> {
        let said = self.minds.offers(war, view, conference);
        let demands = conference.protocol == Protocol::Simultaneous;
        said.filter(|_| self.refused == Refused::Nothing || !demands)
    }

    fn answers(
        &mut self,
        war: &War<'_>,
        view: &View<'_>,
        conference: &Conference,
        pact: Pact,
        last: bool,
    ) -> Answer {
        let answer = self.minds.answers(war, view, conference, pact, last);
        Answer { yes: answer.yes && !self.refused.is(pact), ..answer }
    }
}
