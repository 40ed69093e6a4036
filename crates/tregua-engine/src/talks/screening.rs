//! Offers before every battle to one who may be strong or weak, and who alone knows which: who holds out longer seems stronger (theory
//! T14; Powell 2004, Fudenberg, Levine and Tirole 1985, Slantchev 2003).
//!
//! The first party makes every offer. If all are refused, the last battle decides. Battles themselves tell nothing of strength.

pub mod quantal;

use super::pie::edge;
use super::types::learn;

/// The game.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screening {
    /// The chance that the first party wins the last battle against a strong and against a weak enemy.
    pub win: [f64; 2],
    /// What a battle costs the two \[prize\].
    pub cost: [f64; 2],
    /// Battles, at least one.
    pub battles: usize,
}

/// A stage as it is played: an offer, and a battle if it is refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// The belief before the offer that the enemy is strong.
    pub belief: f64,
    /// What the offer leaves to the enemy \[prize\].
    pub offer: f64,
    /// The chance, seen from the beginning, that the battle is fought.
    pub fought: f64,
}

/// Strong, in pairs of the two.
const STRONG: usize = 0;
/// Weak.
const WEAK: usize = 1;

impl Screening {
    /// What a kind of enemy has if he fights to the end, with so many battles left: he accepts that.
    #[must_use]
    pub fn holds_out(&self, kind: usize, left: usize) -> f64 {
        1.0 - self.win[kind] - self.cost[1] * left as f64
    }

    /// What an offer that even the strong accept is worth to the first party.
    fn pooling(&self, left: usize) -> f64 {
        1.0 - self.holds_out(STRONG, left)
    }

    /// What an offer is worth that only the weak accept, so many of them that those who refuse are strong with chance `then`; `after`
    /// is what the refusal is worth.
    fn screening(&self, belief: f64, left: usize, then: f64, after: f64) -> f64 {
        let refused = belief / then;
        (1.0 - refused) * (1.0 - self.holds_out(WEAK, left)) + refused * after
    }

    /// From the last battle back: the belief from which the first party makes peace with whoever sits there, by battles left, from none
    /// (where it is 1) up.
    #[must_use]
    pub fn thresholds(&self) -> Vec<f64> {
        let mut thresholds = vec![1.0];
        for left in 1..=self.battles {
            let then = thresholds[left - 1];
            let worth = |belief: f64| self.screening(belief, left, then, self.after(left));
            // Screening is worth more the weaker he is likely to be.
            thresholds.push(edge(0.0, then, |belief| worth(belief) > self.pooling(left)));
        }
        thresholds
    }

    /// What a refusal with so many battles left is worth: a battle, and then either an offer to all, or the end.
    fn after(&self, left: usize) -> f64 {
        let next = if left == 1 { self.win[STRONG] } else { self.pooling(left - 1) };
        next - self.cost[0]
    }

    /// What the game is worth to the first party at a belief.
    #[must_use]
    pub fn worth(&self, belief: f64) -> f64 {
        let thresholds = self.thresholds();
        let left = self.battles;
        if belief >= thresholds[left] {
            return self.pooling(left);
        }
        self.screening(belief, left, thresholds[left - 1], self.after(left))
    }

    /// How the game is played from a belief, stage by stage. The weak refuse just so often that the belief after a refusal is the next
    /// threshold; none if peace is made at once.
    #[must_use]
    pub fn path(&self, belief: f64) -> Vec<Stage> {
        let thresholds = self.thresholds();
        let mut mind = [belief, 1.0 - belief];
        let (mut fought, mut stages) = (1.0, Vec::new());
        if belief >= thresholds[self.battles] {
            return stages;
        }
        for left in (1..=self.battles).rev() {
            let (before, then) = (mind[STRONG], thresholds[left - 1]);
            // The weak who refuse: as many as leave the strong at that share.
            let refuses = [1.0, before * (1.0 - then) / (then * (1.0 - before))];
            fought *= mind[STRONG] + mind[WEAK] * refuses[WEAK];
            stages.push(Stage { belief: before, offer: self.holds_out(WEAK, left), fought });
            learn(&mut mind, &refuses);
        }
        stages
    }
}
