//! The same game of two battles among people who do the better thing more often, not always (theory T14, T19b).
//!
//! The last offers follow from what the first refusal taught, by Bayes' rule; the first answers from what the last offers are worth. So
//! the answers to the first offers are all that has to be found.

use super::Screening;
use crate::choice;
use crate::choice::fixed::{Damped, Found};
use crate::num::logistic;
use crate::talks::types::learn;

/// Two stages of offers from a list, by logit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantal {
    /// The game, of two battles.
    pub game: Screening,
    /// The belief that the enemy is strong.
    pub belief: f64,
    /// What can be offered to him, at either stage \[prize\].
    pub offers: Vec<f64>,
    /// Temperature of every choice \[prize\].
    pub temperature: f64,
}

/// What play comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Played {
    /// The chance that the first and the second battle are fought.
    pub fought: [f64; 2],
    /// What the game is worth to the first party.
    pub worth: f64,
}

/// The last stage after a refusal.
struct Last {
    /// What it is worth to the first party, and the chance of a battle against a strong and a weak enemy.
    worth: f64,
    fought: [f64; 2],
    /// What it is worth to a strong and to a weak enemy.
    theirs: [f64; 2],
}

impl Quantal {
    /// Where nobody knows better: every answer has an even chance.
    #[must_use]
    pub fn even(&self) -> Vec<f64> {
        vec![0.5; 2 * self.offers.len()]
    }

    /// The last stage, at a belief.
    fn last(&self, belief: [f64; 2]) -> Last {
        let game = &self.game;
        let n = self.offers.len();
        let (mut worths, mut fights, mut theirs) = (vec![0.0; n], vec![[0.0; 2]; n], vec![[0.0; 2]; n]);
        for (i, given) in self.offers.iter().enumerate() {
            for kind in 0..2 {
                let fight = game.holds_out(kind, 1);
                let accepts = logistic((given - fight) / self.temperature);
                let worth = accepts * (1.0 - given) + (1.0 - accepts) * (game.win[kind] - game.cost[0]);
                worths[i] += belief[kind] * worth;
                fights[i][kind] = 1.0 - accepts;
                theirs[i][kind] = accepts * given + (1.0 - accepts) * fight;
            }
        }
        let mut chances = worths.clone();
        choice::logit(&mut chances, self.temperature);
        let mean =
            |of: &[[f64; 2]]| [0, 1].map(|kind| of.iter().zip(&chances).map(|(x, p)| p * x[kind]).sum());
        Last { worth: choice::expected(&chances, &worths), fought: mean(&fights), theirs: mean(&theirs) }
    }

    /// What a refusal of first offer `i` teaches, if it is accepted like this.
    fn taught(&self, accepted: &[f64], i: usize) -> ([f64; 2], f64) {
        let refuses = [1.0 - accepted[2 * i], 1.0 - accepted[2 * i + 1]];
        let mut belief = [self.belief, 1.0 - self.belief];
        let refused = belief[0] * refuses[0] + belief[1] * refuses[1];
        if refused > 0.0 {
            learn(&mut belief, &refuses);
        } else {
            belief = [0.5; 2];
        }
        (belief, refused)
    }

    /// The answers to the first offers, of strong and weak in turn, that are logit replies to what they lead to.
    #[must_use]
    pub fn search(&self, start: &[f64], search: &Damped) -> Found {
        search.search(start, |accepted, out| {
            for (i, given) in self.offers.iter().enumerate() {
                let (belief, _) = self.taught(accepted, i);
                let theirs = self.last(belief).theirs;
                for kind in 0..2 {
                    let fights_on = theirs[kind] - self.game.cost[1];
                    out[2 * i + kind] = logistic((given - fights_on) / self.temperature);
                }
            }
        })
    }

    /// What the game comes to if the first offers are answered like this.
    #[must_use]
    pub fn played(&self, accepted: &[f64]) -> Played {
        let stages: Vec<(f64, Last)> = (0..self.offers.len())
            .map(|i| {
                let (belief, refused) = self.taught(accepted, i);
                (refused, self.last(belief))
            })
            .collect();
        let worth = |(given, (refused, last)): (&f64, &(f64, Last))| {
            (1.0 - refused) * (1.0 - given) + refused * (last.worth - self.game.cost[0])
        };
        let worths: Vec<f64> = self.offers.iter().zip(&stages).map(worth).collect();
        let mut chances = worths.clone();
        choice::logit(&mut chances, self.temperature);
        let mut fought = [0.0; 2];
        for (i, (refused, last)) in stages.iter().enumerate() {
            fought[0] += chances[i] * refused;
            let second = |kind: usize, share: f64| share * (1.0 - accepted[2 * i + kind]) * last.fought[kind];
            fought[1] += chances[i] * (second(0, self.belief) + second(1, 1.0 - self.belief));
        }
        Played { fought, worth: choice::expected(&chances, &worths) }
    }
}
