//! The record: what is told of a war. Happenings always; every effect with its rule if asked for.

pub use crate::happened::Happened;

use crate::effect::Effect;
use crate::rule::Rule;

/// What was told, in order. The caller decides how long it is kept.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Happenings: day, rule, what.
    pub happened: Vec<(i32, &'static Rule, Happened)>,
    /// Every effect, if [`Record::full`] asked for it: day, rule, effect.
    pub effects: Vec<(i32, &'static Rule, Effect)>,
    full: bool,
}

impl Record {
    /// A record of happenings.
    #[must_use]
    pub fn new() -> Self {
        Self { happened: Vec::with_capacity(1024), effects: Vec::new(), full: false }
    }

    /// A record of happenings and of every effect.
    #[must_use]
    pub fn full() -> Self {
        Self { full: true, ..Self::new() }
    }

    /// Every effect is noted.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.full
    }

    /// Writes down what happened.
    pub fn tell(&mut self, day: i32, because: &'static Rule, happened: Happened) {
        self.happened.push((day, because, happened));
    }

    /// Takes note of an effect, if every effect is asked for.
    pub fn note(&mut self, day: i32, because: &'static Rule, effect: &Effect) {
        if self.full {
            self.effects.push((day, because, *effect));
        }
    }

    /// Forgets everything, keeping the room.
    pub fn clear(&mut self) {
        self.happened.clear();
        self.effects.clear();
    }
}
