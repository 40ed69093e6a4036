//! A negotiation domain: an agenda, and parties who value the options of each issue on their own.

use super::agenda::{Agenda, Package};
use super::protocol::Terms;
use super::space::Space;
use crate::num::pow;

/// One who bargains, with an additive utility: the weighted mean of what the options are worth to him.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Name.
    pub name: String,
    /// Weight of each issue; they sum to 1.
    pub weights: Vec<f64>,
    /// What each option of each issue is worth \[0, 1\].
    pub values: Vec<Vec<f64>>,
    /// What not agreeing is worth \[0, 1\].
    pub reservation: f64,
    /// What an agreement at the very end of the talks is worth, of the same one at the start (0, 1]; `u · discount^t` at time
    /// `t` in \[0, 1\].
    pub discount: f64,
}

impl Party {
    /// What a package is worth.
    #[must_use]
    pub fn utility(&self, agenda: &Agenda, package: Package) -> f64 {
        let worth = agenda.options(package).zip(&self.weights).zip(&self.values);
        super::space::settled(
            worth.fold(0.0, |sum, ((option, weight), values)| sum + weight * values[option]),
        )
    }

    /// What each option of each issue adds to a package.
    fn contributions(&self) -> Vec<Vec<f64>> {
        let weighed = self.weights.iter().zip(&self.values);
        weighed.map(|(weight, values)| values.iter().map(|value| weight * value).collect()).collect()
    }
}

/// An agenda with the parties to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Domain {
    /// Name.
    pub name: String,
    /// The issues.
    pub agenda: Agenda,
    /// Who bargains: two or more.
    pub parties: Vec<Party>,
}

impl Domain {
    /// A domain.
    ///
    /// # Panics
    /// If there are fewer than two parties, or one does not have a weight an issue and a finite value an option: whoever reads a
    /// domain checks that first.
    #[must_use]
    pub fn new(name: String, agenda: Agenda, parties: Vec<Party>) -> Self {
        assert!(parties.len() >= 2, "{name}: {} parties", parties.len());
        for party in &parties {
            assert_eq!(party.weights.len(), agenda.issues().len(), "{}: a weight an issue", party.name);
            assert_eq!(party.values.len(), agenda.issues().len(), "{}: values an issue", party.name);
            for (issue, values) in agenda.issues().iter().zip(&party.values) {
                let fit = values.len() as u64 == issue.count() && values.iter().all(|v| v.is_finite());
                assert!(fit, "{}: {} wants a value an option", party.name, issue.name);
            }
        }
        Self { name, agenda, parties }
    }

    /// What every package is worth to two of the parties.
    ///
    /// # Panics
    /// If there is no such party.
    #[must_use]
    pub fn space(&self, two: [usize; 2]) -> Space {
        Space::additive(&self.agenda, two.map(|i| self.parties[i].contributions()))
    }

    /// What not agreeing is worth to two of the parties.
    ///
    /// # Panics
    /// If there is no such party.
    #[must_use]
    pub fn disagreement(&self, two: [usize; 2]) -> [f64; 2] {
        two.map(|i| self.parties[i].reservation)
    }

    /// The terms of talks of so many rounds between two of the parties: over the whole of them utilities fall by the parties'
    /// discounts, and without an agreement both have the disagreement point.
    ///
    /// # Panics
    /// If there is no such party.
    #[must_use]
    pub fn terms(&self, two: [usize; 2], rounds: u32, disagreement: [f64; 2]) -> Terms {
        let a_round = 1.0 / f64::from(rounds.max(1));
        let discount = two.map(|i| pow(self.parties[i].discount, a_round));
        Terms { discount, impasse: disagreement, ..Terms::default() }
    }
}
