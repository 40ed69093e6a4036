//! A war as a front that moves: fort by fort, until one side has them all. The smallest war whose worth can be told exactly, and what
//! fighting on is worth in it, fort by fort (theory T20, T21; Feller I, ch. 14; Smith and Stam 2004).

use crate::num::sqrt;

/// A war for `forts` forts, of which the first party holds some; whoever wins a battle takes one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Front {
    /// Forts in all, at least one.
    pub forts: usize,
    /// The chance that the first party wins a battle (0, 1).
    pub battle: f64,
}

impl Front {
    /// What is expected at each front, from no fort held to all: `now` is had at each battle, `ends` once no fort and once all are
    /// held, and what comes a battle later counts `discount` of it. Solved as the tabular equations that it obeys.
    fn expect(&self, discount: f64, now: impl Fn(usize) -> f64, ends: [f64; 2]) -> Vec<f64> {
        let n = self.forts;
        let (up, down) = (discount * self.battle, discount * (1.0 - self.battle));
        // Elimination upwards, v[i] = a[i] + b[i] v[i + 1], then back down.
        let (mut a, mut b) = (vec![ends[0]; n + 1], vec![0.0; n + 1]);
        for i in 1..n {
            let pivot = 1.0 - down * b[i - 1];
            (a[i], b[i]) = ((now(i) + down * a[i - 1]) / pivot, up / pivot);
        }
        let mut values = a;
        values[n] = ends[1];
        for i in (1..n).rev() {
            values[i] += b[i] * values[i + 1];
        }
        values
    }

    /// The chance that the first party wins the war, by the forts it holds.
    #[must_use]
    pub fn win(&self) -> Vec<f64> {
        self.expect(1.0, |_| 0.0, [0.0, 1.0])
    }

    /// Battles until the end: mean, by the forts that the first party holds.
    #[must_use]
    pub fn battles(&self) -> Vec<f64> {
        self.expect(1.0, |_| 1.0, [0.0; 2])
    }

    /// Battles until the end: standard deviation.
    #[must_use]
    pub fn battles_sd(&self) -> Vec<f64> {
        let mean = self.battles();
        // Of the square of one battle more: t² = 1 + 2 t' + t'², where t' = t - 1 on average.
        let squares = self.expect(1.0, |i| 2.0 * mean[i] - 1.0, [0.0; 2]);
        squares.iter().zip(&mean).map(|(s, m)| sqrt((s - m * m).max(0.0))).collect()
    }

    /// What a win is worth now if a battle costs time: E\[discount^battles; win\].
    #[must_use]
    pub fn discounted_win(&self, discount: f64) -> Vec<f64> {
        self.expect(discount, |_| 0.0, [0.0, 1.0])
    }

    /// The same of a defeat.
    #[must_use]
    pub fn discounted_defeat(&self, discount: f64) -> Vec<f64> {
        self.expect(discount, |_| 0.0, [1.0, 0.0])
    }

    /// What fighting to the end is worth to both, if the winner has the whole prize and a battle costs them `cost` \[prize\]: the
    /// disagreement point of a table.
    #[must_use]
    pub fn worth(&self, cost: [f64; 2]) -> Vec<[f64; 2]> {
        let first = self.expect(1.0, |_| -cost[0], [0.0, 1.0]);
        let second = self.expect(1.0, |_| -cost[1], [1.0, 0.0]);
        first.into_iter().zip(second).map(|(a, b)| [a, b]).collect()
    }
}

/// What fighting to the end is worth to each party in the war that he himself believes in: two beliefs are never made one.
///
/// # Panics
/// If they do not even agree on how many forts there are, or `held` is more.
#[must_use]
pub fn divergent(believed: [Front; 2], held: usize, cost: [f64; 2]) -> [f64; 2] {
    assert_eq!(believed[0].forts, believed[1].forts, "one front");
    [0, 1].map(|i| believed[i].worth(cost)[held][i])
}
