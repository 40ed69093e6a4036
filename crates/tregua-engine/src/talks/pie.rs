//! One thing that can be divided at will: the table of the closed forms (theory §A, T01 to T06 and T08).

use super::agenda::{Agenda, Issue, Options};
use super::solution::{shares, weighted_product};
use super::space::Space;
use super::{Deal, Seat, gains};

/// A share of the pie for the first party, and what that is worth to both.
pub type Split = Deal<f64>;

/// A pie: what the share `x` in \[0, 1\] of the first party is worth to both. The first's utility rises in `x`, the second's
/// falls, and both are continuous.
#[derive(Clone, Copy, Debug)]
pub struct Pie<F>(pub F);

/// Cells searched for the best one before it is refined.
const CELLS: u32 = 1000;
/// Step of a central difference: small against every curve, large against the last bits of a utility.
const STEP: f64 = 1e-6;

impl<F: Fn(f64) -> [f64; 2]> Pie<F> {
    /// The split that gives the first party this share.
    pub fn split(&self, share: f64) -> Split {
        Deal { what: share, utility: (self.0)(share) }
    }

    /// The pie in packages: an issue of `count` shares from 0 to 1, and what they are worth.
    ///
    /// # Panics
    /// If a utility is not finite, or there are not at least two shares.
    pub fn cut(&self, count: u32) -> (Agenda, Space) {
        assert!(count >= 2, "{count} shares");
        let options = Options::Reals { low: 0.0, high: 1.0, count, unit: String::new() };
        let agenda = Agenda::new(vec![Issue { name: "share".to_owned(), options }]);
        let issue = &agenda.issues()[0];
        let space = Space::of(&agenda, |options| (self.0)(issue.amount(options[0]).unwrap_or_default()));
        (agenda, space)
    }

    /// The best split for one party among those worth at least `least` to the other.
    pub fn best_for(&self, seat: Seat, least: f64) -> Option<Split> {
        let other = seat.other().ix();
        let enough = |x: f64| (self.0)(x)[other] >= least;
        let (mine, theirs) = if seat == Seat::First { (1.0, 0.0) } else { (0.0, 1.0) };
        if enough(mine) {
            return Some(self.split(mine));
        }
        enough(theirs).then(|| self.split(edge(theirs, mine, enough)))
    }

    /// The shares that are worth at least the disagreement point to both, from lowest to highest.
    pub fn rational(&self, disagreement: [f64; 2]) -> Option<[f64; 2]> {
        let low = self.best_for(Seat::Second, disagreement[0])?.what;
        let high = self.best_for(Seat::First, disagreement[1])?.what;
        (low <= high).then_some([low, high])
    }

    /// The most that each could have if the other had no less than by disagreeing.
    pub fn ideal(&self, disagreement: [f64; 2]) -> Option<[f64; 2]> {
        let [low, high] = self.rational(disagreement)?;
        Some([(self.0)(high)[0], (self.0)(low)[1]])
    }

    /// Nash's split, the first party's gain weighing `weight` in (0, 1).
    pub fn nash(&self, disagreement: [f64; 2], weight: f64) -> Option<Split> {
        let range = self.rational(disagreement)?;
        let score = |x: f64| weighted_product(gains((self.0)(x), disagreement).map(|g| g.max(0.0)), weight);
        Some(self.split(peak(range, score)))
    }

    /// Kalai's and Smorodinsky's split: equal shares of what each could gain at best.
    pub fn kalai_smorodinsky(&self, disagreement: [f64; 2]) -> Option<Split> {
        let ideal = self.ideal(disagreement)?;
        self.level(disagreement, |x| shares((self.0)(x), disagreement, ideal))
    }

    /// The egalitarian split: equal gains.
    pub fn egalitarian(&self, disagreement: [f64; 2]) -> Option<Split> {
        self.level(disagreement, |x| gains((self.0)(x), disagreement))
    }

    /// The split of greatest welfare, whatever disagreeing is worth.
    pub fn welfare(&self) -> Split {
        self.split(peak([0.0, 1.0], |x| {
            let [u, v] = (self.0)(x);
            u + v
        }))
    }

    /// The rational split where a rising and a falling quantity meet, or the end nearest to it.
    fn level(&self, disagreement: [f64; 2], of: impl Fn(f64) -> [f64; 2]) -> Option<Split> {
        let [low, high] = self.rational(disagreement)?;
        let below = |x: f64| {
            let [rising, falling] = of(x);
            rising <= falling
        };
        let x = if !below(low) {
            low
        } else if below(high) {
            high
        } else {
            edge(low, high, below)
        };
        Some(self.split(x))
    }
}

/// The last point on the way from `inside`, where something holds, to `outside`, where it does not.
pub(super) fn edge(mut inside: f64, mut outside: f64, holds: impl Fn(f64) -> bool) -> f64 {
    loop {
        let middle = 0.5 * (inside + outside);
        if middle == inside || middle == outside {
            return inside;
        }
        if holds(middle) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
}

/// Where a smooth score is greatest: the best of many cells, then the root of its slope there.
pub(super) fn peak([low, high]: [f64; 2], score: impl Fn(f64) -> f64) -> f64 {
    let at = |cell: u32| low + (high - low) * f64::from(cell) / f64::from(CELLS);
    let best = (0..=CELLS).fold(0, |best, cell| if score(at(cell)) > score(at(best)) { cell } else { best });
    let around = [at(best.saturating_sub(1)), at((best + 1).min(CELLS))];
    let rises = |x: f64| score(x + STEP) > score(x - STEP);
    let [from, to] = [around[0].max(low + STEP), around[1].min(high - STEP)];
    if from >= to || !rises(from) || rises(to) {
        return at(best); // an end of the range, or a kink
    }
    edge(from, to, rises)
}
