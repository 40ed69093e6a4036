//! `posterior.json` beside a scenario: numbers that agree with its record, for which text and model, how they were found and how they held.

use super::{Effort, Fitted};
use crate::disk;
use crate::load::Loaded;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::text::Texts;
use tregua_engine::scenario::{MindKind, Posterior, Scenario};
use tregua_engine::theta::Theta;

/// The file of a scenario's posterior.
#[must_use]
pub fn path(folder: &Path) -> PathBuf {
    folder.join("posterior.json")
}

/// A digest of a posterior in hexadecimal: a run keeps that of the one its numbers were drawn from.
#[must_use]
pub fn digest(posterior: &Posterior) -> String {
    let text = serde_json::to_string(posterior).unwrap_or_default();
    format!("{:016x}", Texts::new("posterior", [("posterior.json".to_owned(), text)]).digest())
}

/// A posterior as it is kept.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Kept {
    /// The scenario it was found for: its name, and the digest of its texts.
    pub scenario: String,
    /// See [`tregua_engine::scenario::Scenario::digest`].
    pub digest: String,
    /// Number of the model it was found with.
    pub model: u32,
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

/// Why there is no posterior to draw from.
#[derive(Debug, thiserror::Error)]
pub enum PosteriorError {
    /// Nobody has fitted the scenario.
    #[error("{path} is not there: nobody has fitted this scenario; `tregua fit {name}` does")]
    Missing {
        /// Where it should be.
        path: PathBuf,
        /// The scenario.
        name: String,
    },
    /// It cannot be read.
    #[error("cannot use {path} ({what}); `tregua fit {name}` makes it anew")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
        /// The scenario.
        name: String,
    },
    /// It belongs to another text or model.
    #[error("{path} was found for {what}; `tregua fit {name}` fits what stands there now")]
    Stale {
        /// The file.
        path: PathBuf,
        /// For what.
        what: String,
        /// The scenario.
        name: String,
    },
    /// It cannot be written.
    #[error("cannot write {path}: {cause}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
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
            scenario: sc.name.clone(),
            digest: format!("{:016x}", sc.digest),
            model: tregua_engine::MODEL,
            minds,
            seed,
            effort,
            looks,
            names: fitted.numbers.iter().map(|n| Theta::NAMES[*n].to_string()).collect(),
            fitted,
        }
    }

    /// Reads the posterior of a scenario from its folder.
    ///
    /// # Errors
    /// If there is none, or it is damaged, or of another text or model.
    pub fn read(folder: &Path, sc: &Scenario) -> Result<Self, PosteriorError> {
        let (path, name) = (path(folder), sc.name.clone());
        if !path.is_file() {
            return Err(PosteriorError::Missing { path, name });
        }
        let text = std::fs::read_to_string(&path).map_err(|e| e.to_string());
        let kept = text.and_then(|t| serde_json::from_str::<Self>(&t).map_err(|e| e.to_string()));
        let kept = match kept {
            Ok(kept) => kept,
            Err(what) => return Err(PosteriorError::Damaged { path, what, name }),
        };
        let stale =
            |what: String| Err(PosteriorError::Stale { path: path.clone(), what, name: name.clone() });
        if kept.scenario != sc.name {
            return stale(format!("the scenario {}", kept.scenario));
        }
        if kept.digest != format!("{:016x}", sc.digest) {
            return stale(format!("an earlier text of {}", sc.name));
        }
        if kept.model != tregua_engine::MODEL {
            return stale(format!("model {}", kept.model));
        }
        match kept.flaw(sc) {
            Some(what) => Err(PosteriorError::Damaged { path, what: what.into(), name }),
            None => Ok(kept),
        }
    }

    /// What is wrong with the draws, if anything is.
    fn flaw(&self, sc: &Scenario) -> Option<&'static str> {
        let Fitted { numbers, draws, .. } = &self.fitted;
        let known =
            numbers.iter().zip(&self.names).all(|(n, name)| Theta::NAMES.get(*n) == Some(&name.as_str()));
        let whole = |draw: &Vec<f64>| draw.len() == numbers.len() && draw.iter().all(|x| x.is_finite());
        if numbers.len() != self.names.len() || !known {
            return Some("it speaks of numbers that are not there");
        }
        if draws.is_empty() || !draws.iter().all(whole) {
            return Some("a draw has too many or too few numbers");
        }
        let inside = |(n, x): (&usize, &f64)| {
            let prior = &sc.parameters[*n];
            (prior.quantile(0.0)..=prior.quantile(1.0)).contains(x)
        };
        if !draws.iter().all(|draw| numbers.iter().zip(draw).all(inside)) {
            return Some("a draw lies outside the ranges of the scenario");
        }
        None
    }

    /// The draws, as wars take them.
    #[must_use]
    pub fn posterior(self) -> Posterior {
        Posterior { numbers: self.fitted.numbers, draws: self.fitted.draws }
    }

    /// Writes it beside its scenario.
    ///
    /// # Errors
    /// [`PosteriorError::Unwritable`]; what was there before is then untouched.
    pub fn write(&self, path: &Path) -> Result<(), PosteriorError> {
        let unwritable = |cause| PosteriorError::Unwritable { path: path.to_owned(), cause };
        let text = serde_json::to_string(self).map_err(|e| unwritable(e.into()))?;
        disk::write_whole(path, text.as_bytes()).map_err(unwritable)
    }
}

/// Gives the scenario its posterior.
///
/// # Errors
/// If it has none that is fresh and whole.
pub fn give(loaded: &mut Loaded) -> Result<(), PosteriorError> {
    let kept = Kept::read(&loaded.folder, &loaded.scenario)?;
    loaded.scenario.posterior = Some(kept.posterior());
    Ok(())
}
