//! A war of attrition: both pay for every day on which neither gives in, and the one who holds out longer has the prize (theory T16;
//! Maynard Smith 1974, Hendricks, Weiss and Wilson 1988).
//!
//! Where luck decides when to give in, each gives in just so often that the other does not care whether he stays. There are other
//! equilibria, in which one gives in at once.

use super::pie::edge;

/// How time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Without steps: giving in is a hazard.
    Continuous,
    /// In periods, at whose beginning both choose: giving in is a chance. If both give in, nobody has the prize.
    Periods,
}

/// The war.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attrition {
    /// What the prize is worth to each.
    pub prize: [f64; 2],
    /// What holding out costs each, a unit of time.
    pub cost: [f64; 2],
    /// How time passes.
    pub clock: Clock,
}

impl Attrition {
    /// What it is worth to a party, by its position, to hold out until the other gives in, who does so at this rate: the prize, less the
    /// cost of the time until then.
    #[must_use]
    pub fn holding_out(&self, party: usize, rate: f64) -> f64 {
        let waits = match self.clock {
            Clock::Continuous => 1.0 / rate,
            Clock::Periods => (1.0 - rate) / rate,
        };
        self.prize[party] - self.cost[party] * waits
    }

    /// The rate at which each gives in: that at which holding out against it is worth no more than giving in, which is worth nothing.
    #[must_use]
    pub fn rates(&self) -> [f64; 2] {
        [0, 1].map(|party| {
            let most = match self.clock {
                Clock::Continuous => 2.0 * self.cost[1 - party] / self.prize[1 - party],
                Clock::Periods => 1.0,
            };
            edge(most, f64::MIN_POSITIVE, |rate| self.holding_out(1 - party, rate) >= 0.0)
        })
    }
}
