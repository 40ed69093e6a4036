//! War and parley: a front that moves while talks are off, offers in turns whenever they are on; the smallest war that is fought and talked
//! over at the same time (inference §3.3, §6). Its continuation values are found in a table, exactly, to hold fitted ones against.
//!
//! One offers a share of the prize, or nothing; the other accepts or not, both by logit. Refused, they fight: a battle costs both, moves
//! the front by one, and the other makes the next offer. Whoever takes the last fort has everything.

use crate::choice;
use crate::choice::fixed::{Damped, Found};
use crate::num::logistic;

/// The game.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parley {
    /// Forts in all: the first has won at so many, the second at none.
    pub forts: usize,
    /// The chance that the first wins a battle.
    pub battle: f64,
    /// What a battle costs each \[prize\].
    pub cost: [f64; 2],
    /// What a unit of value is worth a battle later (0, 1\].
    pub discount: f64,
    /// Steps into which the prize is divided: offers are 0, 1/steps … 1 for the one who offers.
    pub steps: usize,
}

/// Values at every front: `[party][front][who offers]`, flat.
#[derive(Clone, Copy, Debug)]
struct Table<'v> {
    fronts: usize,
    values: &'v [f64],
}

impl Table<'_> {
    fn at(&self, party: usize, front: usize, offers: usize) -> f64 {
        self.values[ix(self.fronts, party, front, offers)]
    }
}

const fn ix(fronts: usize, party: usize, front: usize, offers: usize) -> usize {
    (party * fronts + front) * 2 + offers
}

/// A party that plays by logit, or as well as it can.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Skill {
    Logit(f64),
    Best,
}

impl Parley {
    const fn fronts(&self) -> usize {
        self.forts + 1
    }

    /// How many continuation values the game has, won wars among them.
    #[must_use]
    pub const fn len(&self) -> usize {
        4 * self.fronts()
    }

    /// Whether the game has no values: it always has.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// The same values everywhere for each party, but where the war is won.
    #[must_use]
    pub fn start(&self, values: [f64; 2]) -> Vec<f64> {
        let mut start = vec![0.0; self.len()];
        for (i, value) in start.iter_mut().enumerate() {
            *value = values[i / (2 * self.fronts())];
        }
        self.won(&mut start);
        start
    }

    /// Writes what won wars are worth.
    fn won(&self, values: &mut [f64]) {
        for party in 0..2 {
            for offers in 0..2 {
                let mine = if party == 0 { self.forts } else { 0 };
                values[ix(self.fronts(), party, mine, offers)] = 1.0;
                values[ix(self.fronts(), party, self.forts - mine, offers)] = 0.0;
            }
        }
    }

    /// What a sitting is worth to both at a front where `offers` offers, if refusal is worth `refused` to them.
    fn sitting(&self, offers: usize, refused: [f64; 2], skill: [Skill; 2]) -> [f64; 2] {
        let (me, other) = (offers, 1 - offers);
        let mut worths = Vec::with_capacity(self.steps + 2);
        let mut theirs = Vec::with_capacity(self.steps + 2);
        for step in 0..=self.steps {
            let given = step as f64 / self.steps as f64;
            let gain = given - refused[other];
            let accepts = match skill[other] {
                Skill::Logit(temperature) => logistic(gain / temperature),
                Skill::Best => f64::from(u8::from(gain >= 0.0)),
            };
            worths.push(accepts * (1.0 - given) + (1.0 - accepts) * refused[me]);
            theirs.push(accepts * given + (1.0 - accepts) * refused[other]);
        }
        worths.push(refused[me]);
        theirs.push(refused[other]);
        let chances = match skill[me] {
            Skill::Logit(temperature) => {
                let mut chances = worths.clone();
                choice::logit(&mut chances, temperature);
                chances
            }
            Skill::Best => {
                let best =
                    (1..worths.len()).fold(0, |best, i| if worths[i] > worths[best] { i } else { best });
                (0..worths.len()).map(|i| f64::from(u8::from(i == best))).collect()
            }
        };
        let mut value = [0.0; 2];
        value[me] = choice::expected(&chances, &worths);
        value[other] = choice::expected(&chances, &theirs);
        value
    }

    /// What sittings are worth everywhere, given what it is worth that one has just failed.
    fn sittings(&self, failed: &[f64], skill: [Skill; 2]) -> Vec<f64> {
        let table = Table { fronts: self.fronts(), values: failed };
        let mut values = vec![0.0; self.len()];
        for front in 1..self.forts {
            for offers in 0..2 {
                // Where a sitting fails, the other offers next.
                let refused = [0, 1].map(|party| table.at(party, front, 1 - offers));
                let value = self.sitting(offers, refused, skill);
                for party in 0..2 {
                    values[ix(self.fronts(), party, front, offers)] = value[party];
                }
            }
        }
        self.won(&mut values);
        values
    }

    /// What a failed sitting is worth: a battle, and then what sittings are worth where it leads.
    fn battles(&self, sittings: &[f64], out: &mut [f64]) {
        let table = Table { fronts: self.fronts(), values: sittings };
        for party in 0..2 {
            for front in 1..self.forts {
                for offers in 0..2 {
                    let [up, down] = [front + 1, front - 1].map(|to| table.at(party, to, offers));
                    let after = self.battle * up + (1.0 - self.battle) * down;
                    out[ix(self.fronts(), party, front, offers)] = self.discount * after - self.cost[party];
                }
            }
        }
        self.won(out);
    }

    /// Continuation values, of failed sittings, that are what logit play by them leads to (temperature \[prize\]).
    #[must_use]
    pub fn quantal(&self, temperature: f64, start: &[f64], search: &Damped) -> Found {
        let skill = [Skill::Logit(temperature); 2];
        search.search(start, |failed, out| self.battles(&self.sittings(failed, skill), out))
    }

    /// Continuation values followed from a high temperature to a low one, each found from the one before: one branch of equilibria, to
    /// its end. None where the branch cannot be followed.
    #[must_use]
    pub fn follow(&self, temperatures: &[f64], start: &[f64], search: &Damped) -> Option<Vec<f64>> {
        temperatures.iter().try_fold(start.to_vec(), |values, temperature| {
            self.quantal(*temperature, &values, search).converged().map(<[f64]>::to_vec)
        })
    }

    /// The different continuation values that these starts lead to, in the order in which they were found. Starts that lead nowhere are
    /// counted.
    #[must_use]
    pub fn equilibria(
        &self,
        temperature: f64,
        starts: &[Vec<f64>],
        search: &Damped,
    ) -> (Vec<Vec<f64>>, usize) {
        let (mut found, mut lost): (Vec<Vec<f64>>, usize) = (Vec::new(), 0);
        for start in starts {
            match self.quantal(temperature, start, search).converged() {
                Some(values) if !found.iter().any(|f| crate::choice::fixed::same(f, values, 1e-6)) => {
                    found.push(values.to_vec());
                }
                Some(_) => {}
                None => lost += 1,
            }
        }
        (found, lost)
    }

    /// What a sitting is worth to both, at a front where `offers` offers, by these continuation values and logit play.
    #[must_use]
    pub fn worth(&self, failed: &[f64], temperature: f64, front: usize, offers: usize) -> [f64; 2] {
        let values = self.sittings(failed, [Skill::Logit(temperature); 2]);
        [0, 1].map(|party| values[ix(self.fronts(), party, front, offers)])
    }

    /// What a party could have there, if it played as well as can be against the other's logit play by these values.
    #[must_use]
    pub fn best_against(
        &self,
        failed: &[f64],
        temperature: f64,
        front: usize,
        offers: usize,
        party: usize,
    ) -> f64 {
        let (mut own, mut next) = (failed.to_vec(), failed.to_vec());
        let half = 2 * self.fronts();
        let theirs = (1 - party) * half..(2 - party) * half;
        // The other's play rests on his own values, which stay; ours on what play leads to, which is found by iteration.
        let sittings = |own: &[f64]| self.sittings_of(party, own, temperature);
        for _ in 0..10_000 {
            self.battles(&sittings(&own), &mut next);
            next[theirs.clone()].copy_from_slice(&failed[theirs.clone()]);
            if crate::choice::fixed::same(&own, &next, 1e-13) {
                break;
            }
            own.copy_from_slice(&next);
        }
        sittings(&own)[ix(self.fronts(), party, front, offers)]
    }

    fn sittings_of(&self, best: usize, values: &[f64], temperature: f64) -> Vec<f64> {
        let mut skill = [Skill::Logit(temperature); 2];
        skill[best] = Skill::Best;
        self.sittings(values, skill)
    }
}
