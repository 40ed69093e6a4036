//! Rejection: rival models are drawn from, and those draws are counted that look like the record (approximate Bayesian computation). The plainest of all
//! second opinions, and with summaries that tell little a wrong one (Robert et al. 2011).

use crate::statistics::Share;
use rayon::prelude::*;

/// How many draws of each model looked like the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// By model.
    pub of: Vec<u64>,
    /// Draws of each model.
    pub drawn: u64,
}

impl Accepted {
    /// Draws each of the models so many times; `looks(model, draw)` says whether the draw looks like the record.
    pub fn count(models: usize, drawn: u64, looks: impl Fn(usize, u64) -> bool + Sync) -> Self {
        let of = |model| (0..drawn).into_par_iter().filter(|i| looks(model, *i)).count() as u64;
        Self { of: (0..models).map(of).collect(), drawn }
    }

    /// The chance of a model, if all were equally likely before, with its standard error; not a number where nothing looked like the record.
    #[must_use]
    pub fn posterior(&self, model: usize) -> (f64, f64) {
        let all = self.of.iter().sum::<u64>();
        let Share { share, error } = Share::seen(self.of[model] as f64 / all as f64, all as usize);
        (share, error)
    }
}
