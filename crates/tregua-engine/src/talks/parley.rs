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

/// How both play: by logit, on values that they hold for true; but one may know better.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Play {
    temperature: f64,
    /// The one who does what is best against the other's play.
    best: Option<usize>,
}

impl Parley {
    const fn fronts(&self) -> usize {
        self.forts + 1
    }

    /// How many continuation values the game has, those of won wars among them.
    #[must_use]
    pub const fn values(&self) -> usize {
        4 * self.fronts()
    }

    /// The same values everywhere for each party, but where the war is won.
    #[must_use]
    pub fn start(&self, values: [f64; 2]) -> Vec<f64> {
        let mut start = vec![0.0; self.values()];
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

    /// What a sitting is worth to both where `offers` offers, if refusal is worth `refused` to them and held to be worth `held`.
    fn sitting(&self, offers: usize, held: [f64; 2], refused: [f64; 2], play: Play) -> [f64; 2] {
        let (me, other) = (offers, 1 - offers);
        // What each offer seems to be worth to the one who makes it, and what it is worth to both; last, no offer at all.
        let mut seems = Vec::with_capacity(self.steps + 2);
        let mut is = [Vec::with_capacity(self.steps + 2), Vec::with_capacity(self.steps + 2)];
        for step in 0..=self.steps {
            let given = step as f64 / self.steps as f64;
            let expected = logistic((given - held[other]) / play.temperature);
            let accepts = match play.best {
                Some(best) if best == other => f64::from(u8::from(given >= refused[other])),
                _ => expected,
            };
            seems.push(expected * (1.0 - given) + (1.0 - expected) * held[me]);
            is[me].push(accepts * (1.0 - given) + (1.0 - accepts) * refused[me]);
            is[other].push(accepts * given + (1.0 - accepts) * refused[other]);
        }
        seems.push(held[me]);
        is[me].push(refused[me]);
        is[other].push(refused[other]);
        if play.best == Some(me) {
            let best = (1..is[me].len()).fold(0, |best, i| if is[me][i] > is[me][best] { i } else { best });
            return is.map(|worths| worths[best]);
        }
        choice::logit(&mut seems, play.temperature);
        is.map(|worths| choice::expected(&seems, &worths))
    }

    /// What sittings are worth everywhere, given what it is worth that one has just failed, and what it is held to be worth.
    fn sittings(&self, held: &[f64], failed: &[f64], play: Play) -> Vec<f64> {
        let [held, failed] = [held, failed].map(|values| Table { fronts: self.fronts(), values });
        let mut values = vec![0.0; self.values()];
        for front in 1..self.forts {
            for offers in 0..2 {
                // Where a sitting fails, the other offers next.
                let at = |table: Table<'_>| [0, 1].map(|party| table.at(party, front, 1 - offers));
                let value = self.sitting(offers, at(held), at(failed), play);
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
        let play = Play { temperature, best: None };
        search.search(start, |failed, out| self.battles(&self.sittings(failed, failed, play), out))
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
        let values = self.sittings(failed, failed, Play { temperature, best: None });
        [0, 1].map(|party| values[ix(self.fronts(), party, front, offers)])
    }

    /// What failed sittings really come to if both play to the end as if they were worth `held`: the mean of the wars that would be
    /// fought from there.
    #[must_use]
    pub fn returns(&self, held: &[f64], temperature: f64) -> Vec<f64> {
        let play = Play { temperature, best: None };
        let map = |real: &[f64], out: &mut [f64]| self.battles(&self.sittings(held, real, play), out);
        // How they play is given: what it comes to is one thing only, and sweeps without damping find it.
        Damped::fixed(1.0, 1e-13, 100_000).search(held, map).last().to_vec()
    }

    /// What a party could have there, if it played as well as can be against the other's logit play by these values.
    #[must_use]
    pub fn best_against(
        &self,
        held: &[f64],
        temperature: f64,
        front: usize,
        offers: usize,
        party: usize,
    ) -> f64 {
        let play = Play { temperature, best: Some(party) };
        let map = |real: &[f64], out: &mut [f64]| self.battles(&self.sittings(held, real, play), out);
        // Sweeps without damping are the iteration of values by which decisions against a given enemy are found.
        let found = Damped::fixed(1.0, 1e-13, 100_000).search(held, map);
        self.sittings(held, found.last(), play)[ix(self.fronts(), party, front, offers)]
    }
}
