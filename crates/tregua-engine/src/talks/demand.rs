//! Demands named at once: whether a package meets both, and what is demanded when nobody knows exactly what can be had.

use super::frontier::{Frontier, Point};
use super::pie::peak;
use crate::num::logistic;

/// The efficient package that meets both demands \[utility\] and leaves most to the second; none if they are too much.
#[must_use]
pub fn met(frontier: &Frontier, demands: [f64; 2]) -> Option<Point> {
    frontier.best_for(super::Seat::Second, demands[0]).filter(|point| point.utility[1] >= demands[1])
}

/// Nash's demand game on a pie of size 1, worth its size, where how much there is to divide is known but for a logistic doubt: demands that
/// sum to `s` are met with chance `1 / (1 + exp((s - 1) / doubt))` (theory T06).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demands {
    /// Spread of the doubt \[share of the pie\], above 0.
    pub doubt: f64,
    /// What each has when the demands are not met.
    pub impasse: [f64; 2],
}

/// Demands from which neither would move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// What each demands \[share\].
    pub demands: [f64; 2],
    /// The chance that they are met.
    pub met: f64,
    /// How far the last replies still moved \[share\].
    pub residual: f64,
}

impl Demands {
    /// The chance that two demands are met.
    #[must_use]
    pub fn chance(&self, demands: [f64; 2]) -> f64 {
        logistic((1.0 - demands[0] - demands[1]) / self.doubt)
    }

    /// What a party, by its position, demands at best against the other's demand.
    #[must_use]
    pub fn reply(&self, party: usize, other: f64) -> f64 {
        let floor = self.impasse[party];
        peak([floor, 1.0], |x| (x - floor) * self.chance([x, other]))
    }

    /// The demands that are best replies to each other, by replies in turn from demands that leave something on the table: two
    /// impossible demands would be best replies too. None if they do not settle.
    #[must_use]
    pub fn equilibrium(&self) -> Option<Standing> {
        const SETTLED: f64 = 1e-10;
        let [a, b] = self.impasse;
        let mut demands = [a, b].map(|d| d + 0.25 * (1.0 - a - b));
        for _ in 0..100_000 {
            let first = self.reply(0, demands[1]);
            let second = self.reply(1, first);
            let residual = (first - demands[0]).abs().max((second - demands[1]).abs());
            demands = [first, second];
            if residual <= SETTLED {
                return Some(Standing { demands, met: self.chance(demands), residual });
            }
        }
        None
    }
}
