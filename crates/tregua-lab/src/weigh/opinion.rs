//! The second opinion: a classifier that has seen many records made under each reading says under which a record was made.
//!
//! Half of the rows it learns from; a quarter tells how far its confidence is to be believed (its odds are raised to one power, Guo et al.
//! 2017); by the last quarter it is judged, and by no other.

use super::logistic::{Cases, Logistic};
use super::terms::Terms;
use tregua_engine::num;

/// A record made under a reading: its summaries, and which reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Summaries.
    pub summaries: Vec<f64>,
    /// The reading, from 0.
    pub of: usize,
}

/// A classifier, and how good it is on rows that it has not seen.
#[derive(Clone, Debug)]
pub struct Opinion {
    terms: Terms,
    logistic: Logistic,
    /// The power to which its odds are raised.
    pub cool: f64,
    /// Mean of −ln of the chance given to the true reading, on the third quarter, which set that power.
    pub tuned: f64,
    /// Mean of −ln of the chance given to the true reading, on the last quarter.
    pub log_loss: f64,
    /// Mean chance given to reading j of rows made under i: `table[i][j]`, on the last quarter.
    pub table: Vec<Vec<f64>>,
    /// Reliability on the last quarter: in each band of what was said, how much was said on the mean, how often it was so, and of how many.
    pub reliability: Vec<(f64, f64, u32)>,
}

/// Bands of chances that are held against what was.
const BANDS: usize = 5;

impl Opinion {
    /// Learns with each of several ridges, and keeps what loses least on the third quarter.
    #[must_use]
    pub fn best(rows: &[Row], readings: usize, degree: usize, ridges: &[f64]) -> Option<Self> {
        let learnt = ridges.iter().map(|ridge| Self::learn(rows, readings, degree, *ridge));
        learnt.min_by(|a, b| a.tuned.total_cmp(&b.tuned))
    }

    /// Learns from rows whose readings are mixed; `degree` is that of the products of summaries.
    #[must_use]
    pub fn learn(rows: &[Row], readings: usize, degree: usize, ridge: f64) -> Self {
        let part = |of: &'static [usize]| {
            rows.iter().enumerate().filter(move |(i, _)| of.contains(&(i / readings % 4)))
        };
        let summaries: Vec<Vec<f64>> = part(&[0, 1]).map(|(_, r)| r.summaries.clone()).collect();
        let terms = Terms::of(&summaries, degree);
        let cases = |of: &'static [usize]| {
            let mut cases = Cases { width: terms.len(), ..Cases::default() };
            for (_, row) in part(of) {
                terms.fill(&row.summaries, &mut cases.terms);
                cases.class.push(row.of);
            }
            cases
        };
        let logistic = Logistic::fit(&cases(&[0, 1]), readings, ridge);
        let third = cases(&[2]);
        let cool = coolest(&logistic, &third);
        let tuned = loss(&said(&logistic, &third, cool), &third);
        let unseen = cases(&[3]);
        let said = said(&logistic, &unseen, cool);
        let log_loss = loss(&said, &unseen);
        let (table, reliability) = (table(&said, &unseen, readings), reliability(&said, &unseen));
        Self { terms, logistic, cool, tuned, log_loss, table, reliability }
    }

    /// The chance of each reading, if all were equally likely before.
    #[must_use]
    pub fn posterior(&self, summaries: &[f64]) -> Vec<f64> {
        let mut terms = Vec::with_capacity(self.terms.len());
        self.terms.fill(summaries, &mut terms);
        let mut chances = vec![0.0; self.logistic.classes];
        self.logistic.chances(&terms, self.cool, &mut chances);
        chances
    }
}

fn said(logistic: &Logistic, cases: &Cases, cool: f64) -> Vec<Vec<f64>> {
    let chances = |(terms, _): (&[f64], usize)| {
        let mut out = vec![0.0; logistic.classes];
        logistic.chances(terms, cool, &mut out);
        out
    };
    cases.rows().map(chances).collect()
}

fn loss(said: &[Vec<f64>], cases: &Cases) -> f64 {
    let each = said.iter().zip(&cases.class).map(|(p, class)| -num::ln(p[*class].max(1e-300)));
    each.sum::<f64>() / said.len().max(1) as f64
}

/// The power that loses least on these cases: the loss has one valley in it.
fn coolest(logistic: &Logistic, cases: &Cases) -> f64 {
    let of = |ln: f64| loss(&said(logistic, cases, num::exp(ln)), cases);
    let (mut low, mut high) = (-5.0, 2.0);
    for _ in 0..24 {
        let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if of(a) < of(b) { high = b } else { low = a }
    }
    num::exp(0.5 * (low + high))
}

fn table(said: &[Vec<f64>], cases: &Cases, readings: usize) -> Vec<Vec<f64>> {
    let mean = |i: usize, j: usize| {
        let of = said.iter().zip(&cases.class).filter(|(_, class)| **class == i);
        let (sum, n) = of.fold((0.0, 0.0_f64), |(sum, n), (p, _)| (sum + p[j], n + 1.0));
        sum / n.max(1.0)
    };
    (0..readings).map(|i| (0..readings).map(|j| mean(i, j)).collect()).collect()
}

fn reliability(said: &[Vec<f64>], cases: &Cases) -> Vec<(f64, f64, u32)> {
    let mut bands = [(0.0, 0.0, 0_u32); BANDS];
    for (chances, class) in said.iter().zip(&cases.class) {
        for (reading, p) in chances.iter().enumerate() {
            let band = &mut bands[((p * BANDS as f64) as usize).min(BANDS - 1)];
            *band = (band.0 + p, band.1 + f64::from(u8::from(reading == *class)), band.2 + 1);
        }
    }
    let mean = |(said, was, n): (f64, f64, u32)| (said / f64::from(n.max(1)), was / f64::from(n.max(1)), n);
    bands.into_iter().map(mean).collect()
}
