//! What far-sighted parties offer and accept: backwards from the last round, or as a rule that repeats itself for ever.

pub mod quantal;

use super::agenda::Package;
use super::frontier::Frontier;
use super::pie::Pie;
use super::protocol::Terms;
use super::{Deal, Seat};

/// Anything that can be bargained over by naming the best deal for one that leaves the other enough.
pub trait Bargain {
    /// What a deal is about.
    type What: Copy;

    /// The best deal for `seat` among those worth at least `least` to the other.
    fn best(&self, seat: Seat, least: f64) -> Option<Deal<Self::What>>;
}

impl Bargain for Frontier {
    type What = Package;

    fn best(&self, seat: Seat, least: f64) -> Option<Deal<Package>> {
        self.best_for(seat, least)
    }
}

impl<F: Fn(f64) -> [f64; 2]> Bargain for Pie<F> {
    type What = f64;

    fn best(&self, seat: Seat, least: f64) -> Option<Deal<f64>> {
        self.best_for(seat, least)
    }
}

/// A round as far-sighted parties play it. An offer that is exactly good enough is accepted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Round<T> {
    /// Who offers.
    pub proposer: Seat,
    /// What he offers, and the other accepts; none where no deal is better for both than going on.
    pub offer: Option<Deal<T>>,
    /// What both have if the offer is refused, seen from this round. The answering party accepts what is worth that or more.
    pub refused: [f64; 2],
    /// What the round is worth to both.
    pub value: [f64; 2],
}

/// A round, given what both have once an offer is rejected and talks go on.
fn round<B: Bargain>(table: &B, terms: &Terms, proposer: Seat, rejected: [f64; 2]) -> Round<B::What> {
    let (i, j) = (proposer.ix(), proposer.other().ix());
    let refused = match terms.quit[j] {
        Some(outside) if outside[j] > rejected[j] => outside,
        _ => rejected,
    };
    let offer = table.best(proposer, refused[j]).filter(|deal| deal.utility[i] >= refused[i]);
    Round { proposer, offer, refused, value: offer.map_or(refused, |deal| deal.utility) }
}

/// What both have after a rejection, if the next round is worth `onward` to them.
fn rejected(terms: &Terms, onward: [f64; 2]) -> [f64; 2] {
    let go_on = 1.0 - terms.breakdown;
    [0, 1].map(|i| terms.breakdown * terms.impasse[i] + go_on * terms.discount[i] * onward[i])
}

/// Alternating offers of so many rounds, opened by `first`: round by round, from the first.
#[must_use]
pub fn backwards<B: Bargain>(table: &B, terms: &Terms, first: Seat, rounds: u32) -> Vec<Round<B::What>> {
    let mut plan: Vec<Round<B::What>> = Vec::with_capacity(rounds as usize);
    for number in (0..rounds).rev() {
        let proposer = if number % 2 == 0 { first } else { first.other() };
        let after = plan.last().map_or(terms.impasse, |next| rejected(terms, next.value));
        plan.push(round(table, terms, proposer, after));
    }
    plan.reverse();
    plan
}

/// Alternating offers without an end, where both do the same whenever it is their turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stationary<T> {
    /// The rounds in which the first and in which the second offers.
    pub rounds: [Round<T>; 2],
    /// How far the last sweep still moved a value \[utility\].
    pub residual: f64,
    /// Sweeps that it took.
    pub sweeps: u32,
}

/// Most sweeps before an unsettled rule is given up.
const SWEEPS: u32 = 1_000_000;
/// Movement of values at which a rule counts as settled \[utility\].
const SETTLED: f64 = 1e-13;

/// The rule of alternating offers without an end, as the limit of ever longer talks; none if that does not settle, as can happen where
/// packages are few.
#[must_use]
pub fn stationary<B: Bargain>(table: &B, terms: &Terms) -> Option<Stationary<B::What>> {
    let mut values = [terms.impasse; 2];
    for sweeps in 1..=SWEEPS {
        let rounds =
            Seat::BOTH.map(|seat| round(table, terms, seat, rejected(terms, values[seat.other().ix()])));
        let now = [rounds[0].value, rounds[1].value];
        let moved = now.as_flattened().iter().zip(values.as_flattened()).map(|(a, b)| (a - b).abs());
        let residual = moved.fold(0.0, f64::max);
        values = now;
        if residual <= SETTLED {
            return Some(Stationary { rounds, residual, sweeps });
        }
    }
    None
}
