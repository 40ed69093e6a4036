//! `values.json` beside a scenario: what was found, how, for which text, and how it stood up to fresh wars.

use super::{Audit, Effort, Round, Search};
use crate::beside::{Beside, Damage, Kind, Origin};
use tregua_engine::scenario::{DeciderId, Scenario};
use tregua_engine::values::{Cell, SEEN, TRUCE_TERMS, Values, WAR_TERMS};

/// Values as they are kept.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Kept {
    /// What they were found for.
    #[serde(flatten)]
    pub origin: Origin,
    /// What was spent on them.
    pub effort: Effort,
    /// The rounds.
    pub rounds: Vec<Round>,
    /// How they stood up to fresh wars.
    pub audit: Audit,
    /// The digest of the values as they were found: a number changed by hand is noticed.
    pub numbers: String,
    /// The values.
    pub values: Values,
}

impl Kept {
    /// What a search has found for a scenario.
    #[must_use]
    pub fn new(sc: &Scenario, effort: Effort, search: &Search, values: Values, audit: Audit) -> Self {
        Self {
            origin: Origin::of(sc),
            effort,
            rounds: search.rounds.clone(),
            audit,
            numbers: Self::KIND.digest(&values),
            values,
        }
    }
}

impl Beside for Kept {
    const KIND: Kind = Kind::Values;

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn flaw(&self, sc: &Scenario) -> Option<Damage> {
        let cells = &self.values.cells;
        let known = |d: DeciderId| d.ix() < sc.deciders.len();
        let whole = |c: &Cell| {
            (c.war.weights.len(), c.truce.weights.len(), c.scale.len())
                == (WAR_TERMS, TRUCE_TERMS, SEEN.len())
        };
        if self.numbers != Self::KIND.digest(&self.values) {
            return Some(Damage::Changed);
        }
        if !cells.iter().all(|c| known(c.viewer) && known(c.whose)) {
            return Some(Damage::NoDecider);
        }
        (!cells.iter().all(whole)).then_some(Damage::Terms)
    }

    /// With a line a number, so that two versions of it can be compared.
    fn text(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self)
    }
}
