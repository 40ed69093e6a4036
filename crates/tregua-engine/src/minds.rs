//! Minds: who decides. A mind is given a [`View`], never a world.

mod appraisal;
mod history;
mod quantal;
mod table;

use crate::bargain::Weighed;
use crate::scenario::*;
use crate::view::View;
use crate::war::War;

/// The longest menu a mind is shown: room for it is taken on the stack.
pub const LONGEST_MENU: usize = 96;

/// A choice: the plan (none: carry on), how likely it was, and the documented decision that it plays, if any.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// The plan, or none to carry on.
    pub plan: Option<PlanId>,
    /// Its probability when it was chosen.
    pub chance: f64,
    /// The documented decision that it plays.
    pub plays: Option<DecisionId>,
}

impl Choice {
    /// Carry on as before.
    pub const CARRY_ON: Self = Self { plan: None, chance: 1.0, plays: None };
}

/// How likely a mind of this kind is to choose each plan of a menu in a view, and last to carry on: by these chances it chooses. History
/// minds are asked as appraising ones are.
#[must_use]
pub fn chances(war: &War<'_>, view: &View<'_>, kind: MindKind, menu: &[PlanId]) -> Vec<f64> {
    let mut chances = vec![0.0; menu.len() + 1];
    match kind {
        MindKind::Quantal => quantal::weigh(war, view, menu, &mut chances),
        MindKind::Appraisal | MindKind::History => {
            appraisal::weigh(war, view, menu, |plan| view.appraise(plan), &mut chances);
        }
    }
    chances
}

/// Whoever decides for the deciders of a war: the built-in minds, a person at a page, a Python policy, a search.
pub trait Mind {
    /// How this decider's councils are called.
    fn calls(&self, decider: &Decider) -> Calls;

    /// Chooses among the plans on the menu, or none.
    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice;

    /// The built-in minds by which whatever is not said otherwise here is done at a table; without any nobody treats there.
    fn usual(&self) -> Option<Minds> {
        None
    }

    /// He makes and answers offers at a table, if he is at the head of his side; others have only the plans that concern truces.
    fn treats(&self, head: &Decider) -> bool {
        self.usual().is_some_and(|minds| minds.treats(head))
    }

    /// Whether he comes to a conference that the other side has called.
    fn comes(&mut self, war: &War<'_>, view: &View<'_>, conference: &Conference) -> bool {
        self.usual().is_none_or(|mut minds| minds.comes(war, view, conference))
    }

    /// What he offers at a sitting; none to let it pass.
    fn offers(&mut self, war: &War<'_>, view: &View<'_>, conference: &Conference) -> Option<Said> {
        self.usual()?.offers(war, view, conference)
    }

    /// What he answers to an offer; after the last sitting nothing more can be hoped for.
    fn answers(
        &mut self,
        war: &War<'_>,
        view: &View<'_>,
        conference: &Conference,
        pact: Pact,
        last: bool,
    ) -> Answer {
        self.usual().map_or(Answer::NO, |mut minds| minds.answers(war, view, conference, pact, last))
    }
}

/// An offer as whoever makes it sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// What it is worth.
    pub weighed: Weighed,
    /// The chance that it is accepted, as he believes.
    pub chance: f64,
}

/// An answer, and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// Yes or no.
    pub yes: bool,
    /// What he expects of the pact [utility].
    pub own: f64,
    /// What he expects of going on talking [utility].
    pub hope: f64,
    /// How likely a yes was.
    pub chance: f64,
}

impl Answer {
    /// A no for no reason.
    pub const NO: Self = Self { yes: false, own: 0.0, hope: 0.0, chance: 0.0 };
}

/// How councils are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calls {
    /// Every so many days and on occasion, as the scenario says; plans that only the record chose are off the menu.
    ByPeriod,
    /// On the days of the documented decisions; nothing else is chosen.
    ByRecord,
}

/// The built-in minds, one kind a side.
#[derive(Clone, Copy, Debug)]
pub struct Minds {
    /// Kind of each side's minds.
    pub kinds: [MindKind; 2],
}

impl Mind for Minds {
    fn calls(&self, decider: &Decider) -> Calls {
        match self.kinds[decider.side.ix()] {
            MindKind::History => Calls::ByRecord,
            MindKind::Appraisal | MindKind::Quantal => Calls::ByPeriod,
        }
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        match self.kinds[view.side.ix()] {
            MindKind::History => history::choose(view, menu),
            MindKind::Appraisal => appraisal::choose(war, view, menu),
            MindKind::Quantal => quantal::choose(war, view, menu),
        }
    }

    fn treats(&self, head: &Decider) -> bool {
        self.kinds[head.side.ix()] == MindKind::Quantal
    }

    fn comes(&mut self, war: &War<'_>, view: &View<'_>, conference: &Conference) -> bool {
        table::comes(war, view, conference)
    }

    fn offers(&mut self, war: &War<'_>, view: &View<'_>, conference: &Conference) -> Option<Said> {
        table::offers(war, view, conference)
    }

    fn answers(
        &mut self,
        war: &War<'_>,
        view: &View<'_>,
        conference: &Conference,
        pact: Pact,
        last: bool,
    ) -> Answer {
        table::answers(war, view, conference, pact, last)
    }
}
