//! Alternating offers among people who do the better thing more often, not always: both choose by logit, and both know it (inference §3.3).

use super::rejected;
use crate::choice;
use crate::num::logistic;
use crate::talks::Seat;
use crate::talks::protocol::Terms;

/// A round as it is played.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Who offers.
    pub proposer: Seat,
    /// The chance of each offer, in the order of the offers.
    pub offers: Vec<f64>,
    /// The chance that the round ends in an agreement.
    pub agreed: f64,
    /// What the round is worth to both.
    pub value: [f64; 2],
}

/// Alternating offers of so many rounds, opened by `first`, over deals that are worth `offers` to both: round by round, from the first.
/// Outside options are not offered to people who may err.
///
/// # Panics
/// If there is no offer, or somebody could quit.
#[must_use]
pub fn backwards(
    offers: &[[f64; 2]],
    terms: &Terms,
    first: Seat,
    rounds: u32,
    temperature: f64,
) -> Vec<Round> {
    assert!(terms.quit == [None; 2], "quitting is not among the answers");
    let mut plan: Vec<Round> = Vec::with_capacity(rounds as usize);
    for number in (0..rounds).rev() {
        let proposer = if number % 2 == 0 { first } else { first.other() };
        let refused = plan.last().map_or(terms.impasse, |next| rejected(terms, next.value));
        plan.push(round(offers, proposer, refused, temperature));
    }
    plan.reverse();
    plan
}

/// A round, given what both have once an offer is rejected.
fn round(offers: &[[f64; 2]], proposer: Seat, refused: [f64; 2], temperature: f64) -> Round {
    let (i, j) = (proposer.ix(), proposer.other().ix());
    let accepted: Vec<f64> =
        offers.iter().map(|deal| logistic((deal[j] - refused[j]) / temperature)).collect();
    let worth = |who: usize| -> Vec<f64> {
        offers.iter().zip(&accepted).map(|(deal, a)| a * deal[who] + (1.0 - a) * refused[who]).collect()
    };
    let worths = [worth(0), worth(1)];
    let mut chances = worths[i].clone();
    choice::logit(&mut chances, temperature);
    let agreed = choice::expected(&chances, &accepted);
    let value = [0, 1].map(|who| choice::expected(&chances, &worths[who]));
    Round { proposer, offers: chances, agreed, value }
}
