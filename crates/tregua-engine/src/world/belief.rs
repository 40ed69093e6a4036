//! What a decider believes of an army, and what he makes of a report.

use super::NEVER;
use crate::num;
use crate::scenario::PlaceId;
use serde::{Deserialize, Serialize};

/// What a decider believes of one army: its strength (Gaussian in ln men) and where and when it was last heard of.
///
/// Hearsay may be biased, the same way each time: that bias is a second state beside the strength, so that a hundred rumours are worth no
/// more than their common source (war-model §11).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Belief {
    /// Mean of ln(fit men).
    pub mean: f64,
    /// Its variance.
    pub var: f64,
    /// Mean of the bias of hearsay on it [ln men].
    pub bias: f64,
    /// Its variance.
    pub bias_var: f64,
    /// Covariance of strength and bias.
    pub bias_cov: f64,
    /// The share of its men believed sick [0, 1].
    pub sick: f64,
    /// Where it was last heard of; none if he has never heard of it, or that it is no more.
    pub place: Option<PlaceId>,
    /// Day of that news (when it was true, not when it came).
    pub seen: i32,
}

/// A report's burden: what was seen of an army, where and when.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sighting {
    /// ln(fit men) as observed, with its error and bias.
    pub ln_men: f64,
    /// Variance of the error.
    pub error: f64,
    /// It comes from others, who may be biased; otherwise from one's own eyes, returns or the enemy's letters.
    pub hearsay: bool,
    /// Share of sick it speaks of [0, 1].
    pub sick: f64,
    /// Where it was seen; none if it is no more.
    pub place: Option<PlaceId>,
    /// On which day.
    pub day: i32,
}

impl Belief {
    /// Nothing known.
    pub const NONE: Self = Self {
        mean: 0.0,
        var: 4.0,
        bias: 0.0,
        bias_var: 0.0,
        bias_cov: 0.0,
        sick: 0.0,
        place: None,
        seen: NEVER,
    };

    /// Median men believed [person]; 0 if it was never heard of.
    #[must_use]
    pub fn men(&self) -> f64 {
        if self.place.is_some() { num::exp(self.mean) } else { 0.0 }
    }

    /// Men believed, with the sick whom he believes to be among them [person].
    #[must_use]
    pub fn people(&self) -> f64 {
        self.men() / (1.0 - self.sick.min(0.9))
    }

    /// A day without news: the strength may have drifted, with variance `q`.
    pub fn age(&mut self, q: f64) {
        self.var += if self.place.is_some() { q } else { 0.0 };
    }

    /// What a report makes of it whose matter may have drifted since with this variance: Kalman's update of strength and bias together.
    /// Reports of one day commute. A return without error leaves nothing to weigh: it replaces what was known before it.
    pub fn hear(&mut self, s: &Sighting, drift: f64) {
        let settles = s.error <= 0.0 && !s.hearsay && s.day >= self.seen;
        if s.place.is_some() {
            if self.place.is_none() || settles {
                self.hear_first(s, drift);
            } else {
                self.weigh(s, drift);
            }
        }
        if s.day >= self.seen {
            (self.sick, self.place, self.seen) = (s.sick, s.place, s.day);
        }
    }

    /// The report is all there is to go by.
    fn hear_first(&mut self, s: &Sighting, drift: f64) {
        let h = f64::from(u8::from(s.hearsay));
        self.mean = s.ln_men - h * self.bias;
        self.var = s.error + drift + h * self.bias_var;
        self.bias_cov = -h * self.bias_var;
    }

    fn weigh(&mut self, s: &Sighting, drift: f64) {
        let h = f64::from(u8::from(s.hearsay));
        let surprise = s.ln_men - self.mean - h * self.bias;
        let (seen_var, seen_bias) = (self.var + h * self.bias_cov, self.bias_cov + h * self.bias_var);
        let total = seen_var + h * seen_bias + s.error + drift;
        if total <= 0.0 {
            return; // certain already
        }
        let (gain, gain_bias) = (seen_var / total, seen_bias / total);
        self.mean += gain * surprise;
        self.bias += gain_bias * surprise;
        self.var = (self.var - gain * seen_var).max(0.0);
        self.bias_cov -= gain * seen_bias;
        self.bias_var = (self.bias_var - gain_bias * seen_bias).max(0.0);
    }
}
