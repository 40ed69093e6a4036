//! Whoever has something done: the minds of a war, but for the deeds that somebody asks about.

use crate::campaign::Room;
use tregua_engine::draws::Draws;
use tregua_engine::effect::{Effect, Effects};
use tregua_engine::minds::{Answer, Calls, Choice, Mind, Minds};
use tregua_engine::record::Record;
use tregua_engine::rule::stream;
use tregua_engine::rules::{council, talks};
use tregua_engine::scenario::deed::Deed;
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::{Content, Dispatch, Garble, World};

/// The luck of choices that are made again because the first was forbidden.
const AGAIN: u32 = stream("lab.whatif");

/// Days in which an order must find its occasion: after them nobody would call it an answer to the question [day].
const OCCASION: i32 = 14;

/// Minds that do as they are told where a deed concerns them, and as they would elsewhere.
#[derive(Clone, Debug)]
pub struct Steered<'q> {
    deeds: &'q [Deed],
    minds: Minds,
    /// The evening on which the wars part.
    day: i32,
    /// Orders that are still to be given.
    pending: Vec<PlanId>,
    /// Something was otherwise than it would have been.
    meddled: bool,
    /// Which of the deeds could have made a difference so far, whether or not they did.
    bore: Vec<bool>,
}

impl<'q> Steered<'q> {
    /// Minds with deeds from the evening of a day on.
    #[must_use]
    pub fn new(deeds: &'q [Deed], minds: Minds, day: i32) -> Self {
        let order = |deed: &Deed| if let Deed::Order(plan) = deed { Some(*plan) } else { None };
        let pending = deeds.iter().filter_map(order).collect();
        // Another number, and another calendar, are always felt.
        let of_the_world = |d: &Deed| matches!(d, Deed::Set(..) | Deed::Without(_) | Deed::News(..));
        let bore = deeds.iter().map(of_the_world).collect();
        Self { deeds, minds, day, pending, meddled: false, bore }
    }

    /// Which of the deeds could have made a difference so far.
    #[must_use]
    pub fn bore(&self) -> &[bool] {
        &self.bore
    }

    /// Deeds like this could make a difference here.
    fn bears(&mut self, is: impl Fn(&Deed) -> bool) {
        for (bore, deed) in self.bore.iter_mut().zip(self.deeds) {
            *bore |= is(deed);
        }
    }

    /// Whether anything has been otherwise so far.
    #[must_use]
    pub const fn has_meddled(&self) -> bool {
        self.meddled
    }

    /// Whether all that was to be ordered has been.
    #[must_use]
    pub const fn has_done_it(&self) -> bool {
        self.pending.is_empty()
    }

    /// Before a day begins: what is signed is put in force on the first, whoever can give an order holds council, and letters are seen safe.
    pub fn morning(&mut self, war: &War<'_>, world: &mut World, room: &mut Room) {
        if world.day == self.day {
            self.sign(war, world, room);
        }
        if world.day < self.day + OCCASION {
            self.call(war, world);
        }
        for deed in self.deeds {
            if let Deed::Deliver(plan) = deed {
                self.see_safe(*plan, world);
            }
        }
    }

    fn sign(&mut self, war: &War<'_>, world: &mut World, room: &mut Room) {
        let mut out = Effects::new();
        for deed in self.deeds {
            if let Deed::Sign(pact) = deed {
                talks::put_in_force(war, world, *pact, None, &mut out);
            }
        }
        if !out.is_empty() {
            self.meddled = true;
            self.bears(|deed| matches!(deed, Deed::Sign(_)));
        }
        world.apply(&mut out, room.record());
    }

    /// Whoever could choose today what is ordered is called to council.
    fn call(&mut self, war: &War<'_>, world: &mut World) {
        let mut out = Effects::new();
        for plan in &self.pending {
            for by in &war.sc.plans[plan.ix()].by {
                if world.deciders[by.ix()].in_office && View::of(war, world, *by).may_choose(*plan) {
                    out.push(&council::COUNCIL, Effect::Occasion(*by, true));
                    self.meddled = true;
                }
            }
        }
        world.apply(&mut out, &mut Record::new());
    }

    fn see_safe(&mut self, plan: PlanId, world: &mut World) {
        let mut there = false;
        for letter in &mut world.dispatches {
            let Content::Order { plan: ordered, number, .. } = letter.content else { continue };
            let safe = Dispatch {
                content: Content::Order { plan: ordered, number, garble: Garble::Clean },
                hazard: 0.0,
                lost: Dispatch::SAFE,
                ..*letter
            };
            there |= ordered == plan;
            if ordered == plan && *letter != safe {
                *letter = safe;
                self.meddled = true;
            }
        }
        if there {
            self.bears(|deed| *deed == Deed::Deliver(plan));
        }
    }

    fn is_forbidden(&self, view: &View<'_>, plan: PlanId) -> bool {
        self.deeds.iter().any(|deed| forbids(deed, view, plan))
    }

    /// What is ordered, or the letter that is to be answered with a yes.
    fn told(&mut self, view: &View<'_>, menu: &[PlanId]) -> Option<PlanId> {
        let soon = view.day <= self.day + OCCASION;
        if let Some(i) = self.pending.iter().position(|plan| soon && view.may_choose(*plan)) {
            let plan = self.pending.remove(i);
            self.bears(|deed| *deed == Deed::Order(plan));
            return Some(plan);
        }
        let offered = view.offered?;
        let accepts = |d: &Deed| *d == Deed::Accept(view.side, Pact::Truce(offered));
        let yes = |plan: &&PlanId| {
            let orders = &view.sc.plans[plan.ix()].orders;
            orders.iter().any(|o| o.verb == Verb::AcceptTruce { truce: offered })
        };
        self.bears(accepts);
        if self.deeds.iter().any(accepts) { menu.iter().find(yes).copied() } else { None }
    }
}

/// Whether a deed takes a plan off the menu of whoever sees this.
fn forbids(deed: &Deed, view: &View<'_>, plan: PlanId) -> bool {
    let signs = |pact: &Option<Pact>| {
        view.sc.plans[plan.ix()].orders.iter().any(|order| match order.verb {
            Verb::AcceptTruce { truce } => pact.is_none_or(|p| p == Pact::Truce(truce)),
            _ => false,
        })
    };
    match deed {
        Deed::Forbid(forbidden) => *forbidden == plan,
        Deed::Refuse(side, pact) => *side == view.side && signs(pact),
        _ => false,
    }
}

impl Mind for Steered<'_> {
    fn calls(&self, decider: &Decider) -> Calls {
        self.minds.calls(decider)
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        let own = self.minds.choose(war, view, menu);
        self.bears(|deed| menu.iter().any(|plan| forbids(deed, view, *plan)));
        if let Some(plan) = self.told(view, menu) {
            self.meddled |= own.plan != Some(plan);
            return Choice { plan: Some(plan), chance: 1.0, plays: None };
        }
        if !own.plan.is_some_and(|plan| self.is_forbidden(view, plan)) {
            return own;
        }
        self.meddled = true;
        // Chosen again among the rest, on luck that the first choice has not used.
        let rest: Vec<PlanId> = menu.iter().copied().filter(|plan| !self.is_forbidden(view, *plan)).collect();
        let key = war.keys.deciders[view.decider.ix()];
        let draws = Draws::new(war.draws.uniform(AGAIN, key, view.day, 0).to_bits());
        self.minds.choose(&War { draws, ..war.clone() }, view, &rest)
    }

    fn usual(&self) -> Option<Minds> {
        Some(self.minds)
    }

    fn answers(
        &mut self,
        war: &War<'_>,
        view: &View<'_>,
        conference: &Conference,
        pact: Pact,
        last: bool,
    ) -> Answer {
        let own = self.minds.answers(war, view, conference, pact, last);
        let says = |deed: &Deed| match deed {
            Deed::Accept(side, wanted) if *side == view.side && *wanted == pact => Some(true),
            Deed::Refuse(side, unwanted) if *side == view.side && unwanted.is_none_or(|u| u == pact) => {
                Some(false)
            }
            _ => None,
        };
        self.bears(|deed| says(deed).is_some());
        let told = self.deeds.iter().find_map(says);
        let yes = told.unwrap_or(own.yes);
        self.meddled |= yes != own.yes;
        Answer { yes, ..own }
    }
}
