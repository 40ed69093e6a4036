//! The points that theory singles out on a frontier, for a disagreement point that may move.
//!
//! All but welfare look only at packages that are worth at least the disagreement point to both. Where several are as good, the one
//! with the greater second criterion named below is taken, and of those the one worth most to the second party. Each is
//! found in one pass over the frontier.
//!
//! - **Nash** (1950): the greatest product of gains, or with a weight `a` of `gain1^a · gain2^(1-a)`; then the greater lesser
//!   share, as below.
//! - **Kalai and Smorodinsky** (1975): the greatest lesser share of what each could gain at best; then the greater other share. On
//!   finitely many packages their straight line need not meet one, and this is the usual reading.
//! - **Egalitarian** (Kalai 1977): the greatest lesser gain; then the greater other gain.
//! - **Welfare**: the greatest sum of utilities, rational or not; then the greater lesser utility.

use super::frontier::{Frontier, Point};
use super::gains;
use crate::num::pow;

/// The points of a frontier with a disagreement point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Solutions {
    /// The most that each could have if the other had no less than by disagreeing.
    pub ideal: [f64; 2],
    /// Nash's point.
    pub nash: Point,
    /// Kalai's and Smorodinsky's point.
    pub kalai_smorodinsky: Point,
    /// The egalitarian point.
    pub egalitarian: Point,
}

impl Frontier {
    /// The points for a disagreement point; none where no package is worth that to both.
    #[must_use]
    pub fn solve(&self, disagreement: [f64; 2]) -> Option<Solutions> {
        let rational = self.rational(disagreement);
        let ideal = ideal(rational)?;
        Some(Solutions {
            ideal,
            nash: best(rational, |p| {
                let [a, b] = gains(p.utility, disagreement);
                [a * b, lesser(shares(p.utility, disagreement, ideal))[0]]
            })?,
            kalai_smorodinsky: best(rational, |p| lesser(shares(p.utility, disagreement, ideal)))?,
            egalitarian: best(rational, |p| lesser(gains(p.utility, disagreement)))?,
        })
    }

    /// Nash's point where the first party's gain weighs `weight` in (0, 1) and the second's the rest.
    #[must_use]
    pub fn weighted_nash(&self, disagreement: [f64; 2], weight: f64) -> Option<Point> {
        let rational = self.rational(disagreement);
        let ideal = ideal(rational)?;
        best(rational, |p| {
            let product = weighted_product(gains(p.utility, disagreement), weight);
            [product, lesser(shares(p.utility, disagreement, ideal))[0]]
        })
    }

    /// The point of greatest welfare, whatever disagreeing is worth.
    ///
    /// # Panics
    /// Never of a frontier made from a space: it has a point.
    #[must_use]
    pub fn welfare(&self) -> Point {
        best(self.points(), |p| [p.utility[0] + p.utility[1], p.utility[0].min(p.utility[1])])
            .expect("a frontier has a point")
    }
}

/// The first point with the greatest score, by the first number and then by the second.
fn best(points: &[Point], score: impl Fn(&Point) -> [f64; 2]) -> Option<Point> {
    let mut found: Option<(Point, [f64; 2])> = None;
    for point in points {
        let now = score(point);
        if found.is_none_or(|(_, then)| now[0] > then[0] || (now[0] == then[0] && now[1] > then[1])) {
            found = Some((*point, now));
        }
    }
    found.map(|(point, _)| point)
}

/// The best for each among some points of a frontier.
fn ideal(points: &[Point]) -> Option<[f64; 2]> {
    Some([points.last()?.utility[0], points.first()?.utility[1]])
}

fn lesser([a, b]: [f64; 2]) -> [f64; 2] {
    [a.min(b), a.max(b)]
}

/// `a^weight · b^(1-weight)`.
pub(super) fn weighted_product([a, b]: [f64; 2], weight: f64) -> f64 {
    pow(a, weight) * pow(b, 1.0 - weight)
}

/// What each gains, as a share of what he could gain at best; 1 for a party who cannot gain anything.
pub(super) fn shares(utility: [f64; 2], disagreement: [f64; 2], ideal: [f64; 2]) -> [f64; 2] {
    let (gain, most) = (gains(utility, disagreement), gains(ideal, disagreement));
    std::array::from_fn(|i| if most[i] > 0.0 { gain[i] / most[i] } else { 1.0 })
}
