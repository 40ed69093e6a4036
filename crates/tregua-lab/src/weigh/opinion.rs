//! The second opinion: a classifier that has seen many records made under each reading says under which a record was made.
//!
//! Half of the rows it learns from; a quarter tells how far its confidence is to be believed (its odds are raised to one power, Guo et al.
//! 2017); by the last quarter it is judged, and by no other. A regression and a forest learn the same; which counts for how much is settled
//! on the third quarter.

use super::forest::{Case, Forest};
use super::logistic::{Cases, Logistic};
use super::terms::Terms;
use tregua_engine::choice;
use tregua_engine::num;

/// A record made under a reading: its summaries, and which reading.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Row {
    /// Summaries.
    pub summaries: Vec<f64>,
    /// The reading, from 0.
    pub of: usize,
}

/// What has learned.
#[derive(Clone, Debug)]
enum Learnt {
    Logistic(Terms, Logistic),
    Forest(Forest),
    /// Two of them, with the weight of the first.
    Stack(f64, Box<[Opinion; 2]>),
}

impl Learnt {
    /// ln of the odds of each reading over something that is the same for all. `room` is for the terms of many rows, one after the other.
    fn ln_odds(&self, summaries: &[f64], room: &mut Vec<f64>) -> Vec<f64> {
        match self {
            Self::Logistic(terms, logistic) => {
                room.clear();
                terms.fill(summaries, room);
                let mut odds = vec![0.0; logistic.classes];
                logistic.ln_odds(room, &mut odds);
                odds
            }
            Self::Forest(forest) => forest.ln_chances(summaries),
            Self::Stack(weight, both) => {
                let [one, other] = both.each_ref().map(|o| o.posterior(summaries));
                let mixed = one.iter().zip(&other).map(|(a, b)| weight * a + (1.0 - weight) * b);
                mixed.map(|p| num::ln(p.max(1e-300))).collect()
            }
        }
    }
}

/// A classifier, and how good it is on rows that it has not seen.
#[derive(Clone, Debug)]
pub struct Opinion {
    learnt: Learnt,
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
        let learnt = part(rows, readings, &[0, 1]);
        let summaries: Vec<&[f64]> = learnt.iter().map(|r| r.summaries.as_slice()).collect();
        let terms = Terms::of(&summaries, degree);
        let mut cases = Cases { width: terms.len(), ..Cases::default() };
        for row in learnt {
            terms.fill(&row.summaries, &mut cases.terms);
            cases.class.push(row.of);
        }
        let logistic = Logistic::fit(&cases, readings, ridge);
        Self::judged(Learnt::Logistic(terms, logistic), rows, readings)
    }

    /// Grows a forest with each of several least sizes of a leaf, and keeps what loses least on the third quarter.
    #[must_use]
    pub fn forest(rows: &[Row], readings: usize, leaves: &[usize], seed: u64) -> Option<Self> {
        let learnt = part(rows, readings, &[0, 1]);
        let cases: Vec<Case<'_>> = learnt.iter().map(|r| (r.summaries.as_slice(), r.of)).collect();
        let grown = leaves.iter().map(|leaf| {
            let forest = Forest::grow(&cases, readings, *leaf, seed);
            Self::judged(Learnt::Forest(forest), rows, readings)
        });
        grown.min_by(|a, b| a.tuned.total_cmp(&b.tuned))
    }

    /// One opinion, the other, or something between them: what loses least on the third quarter.
    #[must_use]
    pub fn stack(one: &Self, other: &Self, rows: &[Row], readings: usize) -> Self {
        let both = || Box::new([one.clone(), other.clone()]);
        let mixed = WEIGHTS.map(|weight| Self::judged(Learnt::Stack(weight, both()), rows, readings));
        let [first, rest @ ..] = mixed;
        rest.into_iter().fold(first, |best, next| if next.tuned < best.tuned { next } else { best })
    }

    /// The weight of the first of two opinions in a stack; 1 where it is no stack.
    #[must_use]
    pub const fn weight(&self) -> f64 {
        if let Learnt::Stack(weight, _) = &self.learnt { *weight } else { 1.0 }
    }

    /// What has learned is cooled on the third quarter and judged on the last.
    fn judged(learnt: Learnt, rows: &[Row], readings: usize) -> Self {
        let told = |of: &'static [usize]| Told::of(&learnt, &part(rows, readings, of));
        let (third, unseen) = (told(&[2]), told(&[3]));
        // The parts of a stack are cooled already.
        let cool = if matches!(learnt, Learnt::Stack(..)) { 1.0 } else { third.coolest() };
        let said = unseen.cooled(cool);
        Self {
            cool,
            tuned: loss(&third.cooled(cool), &third.class),
            log_loss: loss(&said, &unseen.class),
            table: table(&said, &unseen.class, readings),
            reliability: reliability(&said, &unseen.class),
            learnt,
        }
    }

    /// The chance of each reading, if all were equally likely before.
    #[must_use]
    pub fn posterior(&self, summaries: &[f64]) -> Vec<f64> {
        cooled(self.learnt.ln_odds(summaries, &mut Vec::new()), self.cool)
    }
}

/// Weights of the first of two opinions that are tried.
const WEIGHTS: [f64; 5] = [1.0, 0.75, 0.5, 0.25, 0.0];

/// Quarters of the rows: readings come in turn, so that each quarter has as many of each.
fn part<'a>(rows: &'a [Row], readings: usize, of: &[usize]) -> Vec<&'a Row> {
    rows.iter().enumerate().filter(|(i, _)| of.contains(&(i / readings % 4))).map(|(_, r)| r).collect()
}

/// What is said of some rows before it is cooled, and what they are.
struct Told {
    ln_odds: Vec<Vec<f64>>,
    class: Vec<usize>,
}

impl Told {
    fn of(learnt: &Learnt, rows: &[&Row]) -> Self {
        let mut room = Vec::new();
        let ln_odds = rows.iter().map(|r| learnt.ln_odds(&r.summaries, &mut room)).collect();
        Self { ln_odds, class: rows.iter().map(|r| r.of).collect() }
    }

    fn cooled(&self, cool: f64) -> Vec<Vec<f64>> {
        self.ln_odds.iter().map(|odds| cooled(odds.clone(), cool)).collect()
    }

    /// The power that loses least on these rows, between e⁻⁵ and e²: the loss has one valley in it, into which Newton's steps go, or halves
    /// of what is left where they would leave it.
    fn coolest(&self) -> f64 {
        let (mut low, mut high) = (num::exp(-5.0), num::exp(2.0));
        let mut cool = 1.0;
        for _ in 0..50 {
            let (slope, curvature) = self.slope(cool);
            if slope > 0.0 {
                high = cool
            } else {
                low = cool
            }
            let newton = cool - slope / curvature;
            let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
            if (next - cool).abs() < 1e-6 * cool {
                return next;
            }
            cool = next;
        }
        cool
    }

    /// How the loss of all rows changes with the power, and how that does.
    fn slope(&self, cool: f64) -> (f64, f64) {
        let (mut slope, mut curvature) = (0.0, 0.0);
        let mut chances = Vec::new();
        for (odds, class) in self.ln_odds.iter().zip(&self.class) {
            chances.clear();
            chances.extend(odds.iter().map(|odds| cool * odds));
            choice::logit(&mut chances, 1.0);
            let moment = |f: fn(f64) -> f64| chances.iter().zip(odds).map(|(p, z)| p * f(*z)).sum::<f64>();
            let mean = moment(|z| z);
            slope += mean - odds[*class];
            curvature += moment(|z| z * z) - mean * mean;
        }
        (slope, curvature)
    }
}

/// Chances whose odds are raised to a power.
fn cooled(mut ln_odds: Vec<f64>, cool: f64) -> Vec<f64> {
    ln_odds.iter_mut().for_each(|odds| *odds *= cool);
    choice::logit(&mut ln_odds, 1.0);
    ln_odds
}

fn loss(said: &[Vec<f64>], class: &[usize]) -> f64 {
    let each = said.iter().zip(class).map(|(p, class)| -num::ln(p[*class].max(1e-300)));
    each.sum::<f64>() / said.len().max(1) as f64
}

fn table(said: &[Vec<f64>], class: &[usize], readings: usize) -> Vec<Vec<f64>> {
    let mean = |i: usize, j: usize| {
        let of = said.iter().zip(class).filter(|(_, class)| **class == i);
        let (sum, n) = of.fold((0.0, 0.0_f64), |(sum, n), (p, _)| (sum + p[j], n + 1.0));
        sum / n.max(1.0)
    };
    (0..readings).map(|i| (0..readings).map(|j| mean(i, j)).collect()).collect()
}

fn reliability(said: &[Vec<f64>], class: &[usize]) -> Vec<(f64, f64, u32)> {
    let mut bands = [(0.0, 0.0, 0_u32); BANDS];
    for (chances, class) in said.iter().zip(class) {
        for (reading, p) in chances.iter().enumerate() {
            let band = &mut bands[((p * BANDS as f64) as usize).min(BANDS - 1)];
            *band = (band.0 + p, band.1 + f64::from(u8::from(reading == *class)), band.2 + 1);
        }
    }
    let mean = |(said, was, n): (f64, f64, u32)| (said / f64::from(n.max(1)), was / f64::from(n.max(1)), n);
    bands.into_iter().map(mean).collect()
}
