//! What the record holds against which readings are weighed: choices of the deciders whom they are about, offers and answers at tables, and
//! dated facts.

use tregua_engine::num;
use tregua_engine::scenario::{DeciderId, DecisionId, RecordedOffer, Scenario, Target};

/// Something that a decider is recorded to have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// He chose a plan.
    Choice(DecisionId),
    /// He offered a pact at a table: position among the recorded offers.
    Offer(usize),
    /// He answered the other side's offer.
    Answer(usize),
}

/// What counts for a question.
#[derive(Clone, Debug)]
pub struct Acts {
    /// Acts, in order of date.
    pub list: Vec<Act>,
    /// The first day of each.
    pub days: Vec<i32>,
    /// The deciders whom the readings are about.
    pub deciders: Vec<DeciderId>,
    /// Positions of the targets that count as dated facts: events with a date, none of them held out.
    pub facts: Vec<usize>,
}

impl Acts {
    /// What counts where the readings are about these deciders.
    ///
    /// What only the record can choose, such as a coup, is left out: free minds have no such menu, so that no reading says how likely it
    /// was. What signs or offers at a table is counted there, as an offer or an answer, and not as a choice besides.
    #[must_use]
    pub fn of(sc: &Scenario, deciders: &[DeciderId]) -> Self {
        let free = |id: &DecisionId| {
            let decision = &sc.decisions[id.ix()];
            let plan = &sc.plans[decision.plan.ix()];
            deciders.contains(&decision.decider) && !plan.record_only && !plan.at_table
        };
        let choices = sc.decisions.iter().map(|d| d.id).filter(free);
        let mut acts: Vec<(i32, Act)> =
            choices.map(|id| (sc.decisions[id.ix()].from, Act::Choice(id))).collect();
        for (i, offer) in sc.talks.offers.iter().enumerate() {
            let about = |side: tregua_engine::scenario::SideId| {
                deciders.iter().any(|d| sc.deciders[d.ix()].side == side)
            };
            if about(offer.by) {
                acts.push((offer.day, Act::Offer(i)));
            }
            if about(offer.by.enemy()) {
                acts.push((offer.day, Act::Answer(i)));
            }
        }
        acts.sort_by_key(|(day, _)| *day);
        let fact = |i: &usize| !sc.targets[*i].held_out && sc.targets[*i].unit == "date";
        Self {
            days: acts.iter().map(|(day, _)| *day).collect(),
            list: acts.into_iter().map(|(_, act)| act).collect(),
            deciders: deciders.to_vec(),
            facts: (0..sc.targets.len()).filter(fact).collect(),
        }
    }

    /// Position of a choice among the acts.
    #[must_use]
    pub fn choice(&self, id: DecisionId) -> Option<usize> {
        self.list.iter().position(|a| *a == Act::Choice(id))
    }

    /// The offers of a day, with the positions of the acts that they are.
    pub fn on<'a>(
        &'a self,
        sc: &'a Scenario,
        day: i32,
    ) -> impl Iterator<Item = (usize, bool, &'a RecordedOffer)> {
        let of = move |(at, act): (usize, &Act)| match act {
            Act::Offer(i) => Some((at, true, &sc.talks.offers[*i])),
            Act::Answer(i) => Some((at, false, &sc.talks.offers[*i])),
            Act::Choice(_) => None,
        };
        self.list.iter().enumerate().filter_map(of).filter(move |(_, _, o)| o.day == day)
    }
}

/// A fact is never less likely than this, against its likeliest value: no single surprise settles a question.
pub const SURPRISE: f64 = 0.01;

/// Times the sources' own error that facts are held to: the first is their own.
pub const ERRORS: [f64; 3] = [1.0, 1.5, 2.0];

/// ln of how likely a fact was, against its likeliest value, where the war tells it so (not a number where it never happened), and the
/// sources err so many times as much as they say.
#[must_use]
pub fn ln_fact(target: &Target, value: f64, times: f64) -> f64 {
    if value.is_nan() {
        return num::ln(SURPRISE);
    }
    let off = value - target.value;
    let (below, above) = target.tolerance;
    // The record is the value plus an error: where the war is early, the error is above.
    let z = off / (times * if off < 0.0 { above } else { below });
    num::ln((1.0 - SURPRISE) * num::exp(-0.5 * z * z) + SURPRISE)
}
