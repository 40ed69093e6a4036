//! Evenings: what a head expected of fighting on, and what came of it.

use super::refusing::Refused;
use super::rollout::{self, EVENINGS, HEARING};
use super::transcript::Transcript;
use super::{Court, heads, span};
use crate::campaign::GaveUp;
use crate::statistics::Mean;
use tregua_engine::draws::Draws;
use tregua_engine::minds::Minds;
use tregua_engine::scenario::{DeciderId, Scenario};
use tregua_engine::view::View;

/// One head on one evening without truce or peace.
///
/// His value is the mean over all wars that look like this to him; the continuations start from one of them. So what came may differ from it
/// by more than their luck: by the spread between wars that look alike.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Evening {
    /// Number of the war in the run.
    pub war: u32,
    /// Day since day 0.
    pub day: i32,
    /// Who looks.
    pub head: DeciderId,
    /// What he expects [share of his range, from his worst war].
    pub expected: f64,
    /// What came, on the mean of the continuations.
    pub came: Mean,
    /// Variance of what comes of one continuation.
    pub variance: f64,
    /// How far wars that look like this to him differ in what comes of them on the mean: the variance of his error on wars that he had not
    /// seen, less that of a continuation; as a standard deviation.
    pub spread: f64,
}

impl Evening {
    /// What came less what he expected, in standard errors of the continuations alone, or with the spread between wars that look alike.
    #[must_use]
    pub fn t(&self, with_spread: bool) -> f64 {
        let spread = if with_spread { self.spread } else { 0.0 };
        Mean { mean: self.came.mean - self.expected, error: self.came.error.hypot(spread) }.t()
    }
}

/// War and day of so many evenings: the wars in turn, the days by lot, each from its part of those that are open.
pub(super) fn drawn(transcripts: &[Transcript], seed: u64, many: usize) -> Vec<(u32, i32)> {
    let luck = Draws::new(seed);
    let draw = |k: usize| {
        let transcript = &transcripts[k % transcripts.len()];
        let u = luck.uniform(HEARING, k as u32, 0, EVENINGS);
        let at = (k as f64 + u) / many as f64 * transcript.open.len() as f64;
        transcript.open.get(at as usize).map(|day| (transcript.war, *day))
    };
    let none = transcripts.is_empty();
    (0..many).filter(|_| !none).filter_map(draw).collect()
}

impl Court<'_> {
    /// What both heads expect on an evening, and what comes of fresh continuations. A head whose values nobody has found is passed over.
    pub(super) fn looks(&self, number: u32, day: i32, lost: &mut Vec<GaveUp>) -> Option<Vec<Evening>> {
        let war = rollout::war(self.sc, self.design, number);
        let world = rollout::evening(&war, &mut Minds { kinds: self.design.minds }, day);
        let heads = heads(&world);
        let values = self.sc.values.as_ref();
        let expected = heads.map(|head| values.and_then(|v| v.of(&View::of(&war, &world, head), head)));
        let came = self.continued((number, &war), &[world], heads, Refused::Nothing, lost)?;
        let each = |s: usize| {
            let head = heads[s];
            let (span, low) = (span(self.sc, head), self.low(head));
            let shares: Vec<f64> = came.iter().map(|[worth]| (worth[s] - low) / span).collect();
            let came = Mean::of(&shares);
            let variance = came.error.powi(2) * shares.len() as f64;
            let expected = (expected[s]? - low) / span;
            Some(Evening { war: number, day, head, expected, came, variance, spread: 0.0 })
        };
        Some([0, 1].into_iter().filter_map(each).collect())
    }

    fn low(&self, id: DeciderId) -> f64 {
        self.sc.deciders[id.ix()].utility.bounds(f64::from(self.sc.last_day)).0
    }
}

/// The evenings with the spread between wars that look alike: what is left of each head's error when the luck of his evenings is taken away.
pub(super) fn with_spread(sc: &Scenario, mut evenings: Vec<Evening>) -> Vec<Evening> {
    let spread = |head: DeciderId| {
        let own: Vec<f64> = evenings.iter().filter(|e| e.head == head).map(|e| e.variance).collect();
        let luck = own.iter().sum::<f64>() / own.len().max(1) as f64;
        let cell = sc.values.as_ref().and_then(|v| v.cell(head, head));
        let error = cell.map_or(0.0, |c| c.war.error / span(sc, head));
        (error.powi(2) - luck).max(0.0).sqrt()
    };
    let spreads: Vec<f64> = evenings.iter().map(|e| spread(e.head)).collect();
    for (evening, spread) in evenings.iter_mut().zip(spreads) {
        evening.spread = spread;
    }
    evenings
}
