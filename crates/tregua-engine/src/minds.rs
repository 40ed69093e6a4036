//! Minds: who decides. A mind is given a [`View`], never a world.

mod appraisal;
mod history;

use crate::day::War;
use crate::scenario::*;
use crate::view::View;

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

/// Whoever decides for the deciders of a war: the built-in minds, a person at a page, a Python policy, a search.
pub trait Mind {
    /// Whether this decider is to be asked today although it is no day of council (history minds have their own calendar).
    fn wants_to_sit(&self, view: &View<'_>) -> bool {
        let _ = view;
        false
    }

    /// Chooses among the plans on the menu, or none.
    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice;
}

/// The built-in minds, one kind a side.
#[derive(Clone, Copy, Debug)]
pub struct Minds {
    /// Kind of each side's minds.
    pub kinds: [MindKind; 2],
}

impl Mind for Minds {
    fn wants_to_sit(&self, view: &View<'_>) -> bool {
        self.kinds[view.side.ix()] == MindKind::History && history::due(view).is_some()
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        match self.kinds[view.side.ix()] {
            MindKind::History => history::choose(view, menu),
            MindKind::Appraisal => appraisal::choose(war, view, menu),
        }
    }
}
