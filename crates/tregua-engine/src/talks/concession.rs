//! A party that yields by the clock: it asks for its best package at first and for no more than its floor at the end (the
//! time-dependent tactics of Faratin, Sierra and Jennings, "Negotiation decision functions for autonomous agents", 1998).

use super::Seat;
use super::agenda::Package;
use super::protocol::{Answer, Mind};
use super::space::Space;
use crate::num::pow;

/// The order in which a party would have the packages.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// Utilities, rising.
    utilities: Vec<f64>,
    /// The packages, in the same order; of those worth the same, the lowest number first.
    packages: Vec<Package>,
}

impl Ranking {
    /// A party's order over a space.
    #[must_use]
    pub fn of(space: &Space, seat: Seat) -> Self {
        let column = &space.columns()[seat.ix()];
        let mut packages: Vec<Package> = (0..column.len() as u32).map(Package).collect();
        packages.sort_by(|a, b| column[a.ix()].total_cmp(&column[b.ix()]));
        Self { utilities: packages.iter().map(|p| column[p.ix()]).collect(), packages }
    }

    /// The least package worth at least `target`; the best one where none is.
    #[must_use]
    pub fn at_least(&self, target: f64) -> Package {
        let at = self.utilities.partition_point(|u| *u < target);
        self.packages[at.min(self.packages.len() - 1)]
    }

    /// What the best package is worth.
    #[must_use]
    pub fn best(&self) -> f64 {
        self.utilities[self.utilities.len() - 1]
    }
}

/// A mind that yields by the clock.
#[derive(Clone, Copy, Debug)]
pub struct Concession<'t> {
    /// What the packages are worth to it, package by package.
    pub column: &'t [f64],
    /// The order in which it would have them.
    pub ranking: &'t Ranking,
    /// What it will not go below \[utility\].
    pub floor: f64,
    /// How it yields: 1 evenly, above 1 soon (conceder), below 1 late (boulware).
    pub haste: f64,
    /// Rounds of the talks.
    pub rounds: u32,
}

impl Concession<'_> {
    /// What it asks for in a round \[utility\].
    #[must_use]
    pub fn target(&self, round: u32) -> f64 {
        let time = f64::from(round) / f64::from(self.rounds.max(2) - 1);
        let best = self.ranking.best();
        best - (best - self.floor) * pow(time, 1.0 / self.haste)
    }
}

impl Mind for Concession<'_> {
    fn propose(&mut self, round: u32) -> Package {
        self.ranking.at_least(self.target(round))
    }

    fn answer(&mut self, round: u32, offer: Package) -> Answer {
        if self.column[offer.ix()] >= self.target(round) { Answer::Accept } else { Answer::Reject }
    }
}
