//! `posterior.json` beside a scenario: numbers that agree with its record, for which text and model, how they were found and how they held.

use super::{Effort, Fitted};
use crate::beside::{Beside, BesideError, Damage, Kind, Origin};
use crate::load::Loaded;
use tregua_engine::scenario::{MindKind, Posterior, Scenario};
use tregua_engine::theta::Theta;

/// A posterior as it is kept.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Kept {
    /// What it was found for.
    #[serde(flatten)]
    pub origin: Origin,
    /// Minds of each side in the wars it was found by.
    pub minds: [MindKind; 2],
    /// Seed of those wars.
    pub seed: u64,
    /// What was spent.
    pub effort: Effort,
    /// How often what was left out has been looked at, over all fits of the scenario.
    pub looks: u32,
    /// Names of the numbers, in the order of the draws.
    pub names: Vec<String>,
    /// What was found.
    pub fitted: Fitted,
}

impl Kept {
    /// What a fit has found for a scenario, after so many looks at what was left out.
    #[must_use]
    pub fn new(
        sc: &Scenario,
        minds: [MindKind; 2],
        seed: u64,
        effort: Effort,
        fitted: Fitted,
        looks: u32,
    ) -> Self {
        Self {
            origin: Origin::of(sc),
            minds,
            seed,
            effort,
            looks,
            names: fitted.numbers.iter().map(|n| Theta::NAMES[*n].to_string()).collect(),
            fitted,
        }
    }

    /// The draws, as wars take them.
    #[must_use]
    pub fn posterior(self) -> Posterior {
        Posterior { numbers: self.fitted.numbers, draws: self.fitted.draws }
    }
}

impl Beside for Kept {
    const KIND: Kind = Kind::Posterior;

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn flaw(&self, sc: &Scenario) -> Option<Damage> {
        let Fitted { numbers, draws, .. } = &self.fitted;
        let known =
            numbers.iter().zip(&self.names).all(|(n, name)| Theta::NAMES.get(*n) == Some(&name.as_str()));
        let whole = |draw: &Vec<f64>| draw.len() == numbers.len() && draw.iter().all(|x| x.is_finite());
        if numbers.len() != self.names.len() || !known {
            return Some(Damage::NoNumbers);
        }
        if draws.is_empty() || !draws.iter().all(whole) {
            return Some(Damage::Draw);
        }
        let inside = |(n, x): (&usize, &f64)| {
            let prior = &sc.parameters[*n];
            (prior.quantile(0.0)..=prior.quantile(1.0)).contains(x)
        };
        (!draws.iter().all(|draw| numbers.iter().zip(draw).all(inside))).then_some(Damage::Range)
    }
}

/// Gives the scenario its posterior.
///
/// # Errors
/// If it has none that is fresh and whole.
pub fn give(loaded: &mut Loaded) -> Result<(), BesideError> {
    let kept = Kept::read(&loaded.folder, &loaded.scenario)?;
    loaded.scenario.posterior = Some(kept.posterior());
    Ok(())
}
