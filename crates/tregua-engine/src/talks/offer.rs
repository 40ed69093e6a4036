//! An offer to one whose breaking point is not known: the more is asked, the more it is worth if accepted, and the less often it is
//! (theory T09 to T11; Fearon 1995, Powell 1996 and 1999). The same sum serves a leader who signs what others must ratify.
//!
//! Offers are told by the share that the proposer keeps.

use crate::choice;

/// How an offer is received.
pub trait Reception {
    /// The chance that it is accepted if the proposer keeps this share.
    fn accepts(&self, kept: f64) -> f64;
}

impl<F: Fn(f64) -> f64> Reception for F {
    fn accepts(&self, kept: f64) -> f64 {
        self(kept)
    }
}

/// Some of the kinds of men that the other may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The chance that he is one of these.
    pub chance: f64,
    /// The breaking points of these, evenly spread between the two; the same twice for one kind alone \[share\].
    pub between: [f64; 2],
}

/// What one believes of the other's breaking point: the largest share kept by the proposer that he still accepts.
#[derive(Clone, Debug, PartialEq)]
pub struct Breaking {
    parts: Vec<Part>,
}

impl Breaking {
    /// Of these kinds.
    ///
    /// # Panics
    /// If chances do not sum to 1, or a range runs backwards.
    #[must_use]
    pub fn new(parts: Vec<Part>) -> Self {
        let total: f64 = parts.iter().map(|p| p.chance).sum();
        assert!((total - 1.0).abs() < 1e-9, "chances of breaking points sum to {total}");
        assert!(parts.iter().all(|p| p.between[0] <= p.between[1]), "a range runs backwards: {parts:?}");
        Self { parts }
    }

    /// Evenly spread.
    #[must_use]
    pub fn even(low: f64, high: f64) -> Self {
        Self::new(vec![Part { chance: 1.0, between: [low, high] }])
    }

    /// Some kinds, each with its chance and its breaking point.
    #[must_use]
    pub fn kinds(kinds: &[(f64, f64)]) -> Self {
        Self::new(kinds.iter().map(|&(chance, at)| Part { chance, between: [at; 2] }).collect())
    }

    /// The breaking point of the man whom luck `u` in (0, 1) seats at the table.
    #[must_use]
    pub fn draw(&self, u: f64) -> f64 {
        let mut left = u;
        let last = self.parts.len() - 1;
        for (i, Part { chance, between: [low, high] }) in self.parts.iter().enumerate() {
            if left < *chance || i == last {
                return low + (high - low) * (left / chance).min(1.0);
            }
            left -= chance;
        }
        unreachable!("the last part takes what is left")
    }

    /// Where the chance of acceptance bends or jumps, and the ends of the offers allowed, in order.
    fn bends(&self, [low, high]: [f64; 2]) -> Vec<f64> {
        let mut bends: Vec<f64> = self.parts.iter().flat_map(|p| p.between).collect();
        bends.retain(|x| low < *x && *x < high);
        bends.extend([low, high]);
        bends.sort_by(f64::total_cmp);
        bends
    }
}

impl Reception for Breaking {
    /// An offer that is exactly good enough is accepted.
    fn accepts(&self, kept: f64) -> f64 {
        let of = |p: &Part| {
            let [low, high] = p.between;
            let accept = if kept <= low {
                1.0
            } else if kept > high {
                0.0
            } else {
                (high - kept) / (high - low)
            };
            p.chance * accept
        };
        self.parts.iter().map(of).sum()
    }
}

/// One who makes a single offer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proposer<R> {
    /// How offers are received, as he believes.
    pub reception: R,
    /// What he has if his offer is refused \[share\].
    pub impasse: f64,
}

/// What an offer comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prospect {
    /// The share kept; under chance, its mean.
    pub kept: f64,
    /// The chance that it is refused.
    pub refused: f64,
    /// What making it is worth.
    pub worth: f64,
}

impl<R: Reception> Proposer<R> {
    /// What keeping this share comes to.
    pub fn prospect(&self, kept: f64) -> Prospect {
        let accepted = self.reception.accepts(kept);
        Prospect { kept, refused: 1.0 - accepted, worth: accepted * kept + (1.0 - accepted) * self.impasse }
    }

    /// What choosing among these offers by logit comes to, the better the likelier (temperature \[share\]).
    ///
    /// # Panics
    /// If there is no offer to choose.
    pub fn by_logit(&self, offers: &[f64], temperature: f64) -> Prospect {
        let prospects: Vec<Prospect> = offers.iter().map(|kept| self.prospect(*kept)).collect();
        let chances = self.chances(offers, temperature);
        let mean = |of: fn(&Prospect) -> f64| {
            choice::expected(&chances, &prospects.iter().map(of).collect::<Vec<_>>())
        };
        Prospect { kept: mean(|p| p.kept), refused: mean(|p| p.refused), worth: mean(|p| p.worth) }
    }

    /// The chance of each of these offers, chosen by logit.
    ///
    /// # Panics
    /// If there is no offer to choose.
    pub fn chances(&self, offers: &[f64], temperature: f64) -> Vec<f64> {
        let mut chances: Vec<f64> = offers.iter().map(|kept| self.prospect(*kept).worth).collect();
        choice::logit(&mut chances, temperature);
        chances
    }
}

impl Proposer<Breaking> {
    /// The best share to keep among those from `low` to `high`; of equals the smallest, which is refused least.
    pub fn best(&self, between: [f64; 2]) -> Prospect {
        let bends = self.reception.bends(between);
        let tops = bends.windows(2).filter_map(|ends| self.top([ends[0], ends[1]]));
        let mut tried: Vec<f64> = bends.iter().copied().chain(tops).collect();
        tried.sort_by(f64::total_cmp);
        let prospects = tried.into_iter().map(|kept| self.prospect(kept));
        prospects
            .reduce(|best, next| if next.worth > best.worth + 1e-15 { next } else { best })
            .expect("two ends")
    }

    /// The top of the worth strictly within a range where acceptance falls in a straight line; none if it has none there.
    fn top(&self, [low, high]: [f64; 2]) -> Option<f64> {
        let third = (high - low) / 3.0;
        let [a, b] = [low + third, high - third].map(|kept| (kept, self.reception.accepts(kept)));
        let falls = (a.1 - b.1) / (b.0 - a.0);
        // Acceptance is a line: it would be nothing at `none`, and the worth a parabola between there and the impasse.
        let none = a.0 + a.1 / falls;
        let top = 0.5 * (none + self.impasse);
        (falls > 0.0 && low < top && top < high).then_some(top)
    }
}
