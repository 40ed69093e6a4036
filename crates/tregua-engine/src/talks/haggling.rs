//! One offer after another to one whose breaking point is not known: each refusal says that he is none of the eager ones, and the next
//! offer is softer (theory T15; Stokey 1981, Sobel and Takahashi 1983, Gul, Sonnenschein and Wilson 1986).
//!
//! Who answers knows that softer offers will come, and the one who offers knows that he knows. What both do is found backwards from the
//! last round. After a refusal those are left who are less eager than all that would have accepted: the same spread of kinds as before,
//! only smaller, so that a round is told by how much smaller, whatever went before it. (On a list of kinds, far-sighted prices jump from
//! kind to kind, and the one who offers lives on the jumps, even on a thousand kinds.)

use super::pie::peak;
use crate::num::pow;

/// Many rounds of offers by one party.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Haggling {
    /// How kinds are spread over what agreeing is worth to them, from 0 to 1: the chance of one below `x` is `x` to this power; 1 is
    /// evenly.
    pub spread: f64,
    /// What a unit is worth a round later, to both (0, 1).
    pub discount: f64,
    /// Rounds, at least one.
    pub rounds: u32,
}

/// A round, for kinds from 0 up to 1: all prices and worths are in proportion to the most eager who is left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Round {
    /// Who is less eager than this refuses.
    cut: f64,
    /// What is asked.
    price: f64,
    /// What the round and those after it are worth to the one who offers.
    worth: f64,
}

/// What both do, round by round from the last to the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    game: Haggling,
    rounds: Vec<Round>,
}

impl Haggling {
    /// Backwards from the last round.
    ///
    /// # Panics
    /// If there are no rounds.
    #[must_use]
    pub fn plan(&self) -> Plan {
        assert!(self.rounds > 0, "talks of no rounds");
        let mut rounds = Vec::with_capacity(self.rounds as usize);
        let (mut discount, mut later) = (0.0, Round::default());
        for _ in 0..self.rounds {
            later = self.before(discount, later);
            rounds.push(later);
            discount = self.discount;
        }
        Plan { game: *self, rounds }
    }

    /// The round before another.
    fn before(&self, discount: f64, later: Round) -> Round {
        // What is asked so that a kind just accepts, if all that are more eager do.
        let price = |cut: f64| cut * (1.0 - discount + discount * later.price);
        let worth = |cut: f64| {
            let left = pow(cut, self.spread);
            (1.0 - left) * price(cut) + discount * left * cut * later.worth
        };
        let cut = peak([0.0, 1.0], worth);
        Round { cut, price: price(cut), worth: worth(cut) }
    }
}

/// How talks with one kind went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Talked {
    /// Offers that were refused.
    pub refusals: u32,
    /// What was agreed; none if nothing was.
    pub price: Option<f64>,
    /// What a unit at the agreement was worth at the beginning; 0 if there was none.
    pub discount: f64,
}

impl Plan {
    /// The first offer.
    #[must_use]
    pub fn opening(&self) -> f64 {
        self.first().price
    }

    /// The chance that it is refused.
    #[must_use]
    pub fn refused(&self) -> f64 {
        pow(self.first().cut, self.game.spread)
    }

    /// What the talks are worth to the one who offers.
    #[must_use]
    pub fn worth(&self) -> f64 {
        self.first().worth
    }

    fn first(&self) -> Round {
        self.rounds[self.rounds.len() - 1]
    }

    /// The kind whom luck `u` in (0, 1) seats at the table: what agreeing is worth to him.
    #[must_use]
    pub fn draw(&self, u: f64) -> f64 {
        pow(u, 1.0 / self.game.spread)
    }

    /// Talks with one to whom agreeing is worth this.
    #[must_use]
    pub fn talk(&self, kind: f64) -> Talked {
        let (mut most, mut refusals, mut discount) = (1.0, 0, 1.0);
        for round in self.rounds.iter().rev() {
            if kind >= round.cut * most {
                return Talked { refusals, price: Some(round.price * most), discount };
            }
            (most, refusals, discount) = (round.cut * most, refusals + 1, discount * self.game.discount);
        }
        Talked { refusals, price: None, discount: 0.0 }
    }
}
