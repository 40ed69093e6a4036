//! What a fit must come up to (inference §2.3, §5): named one by one, so that nobody leans on a fit without knowing what it lacks.

use super::Fitted;
use crate::record_score::thresholds::{Bar, Judged};

/// Chains that agree less than this are told of; beyond [`FAR_APART`], or with fewer independent draws than [`DRAWS`], they cannot be trusted.
const R_HAT: f64 = 1.01;
const FAR_APART: f64 = 1.05;
const DRAWS: f64 = 400.0;
/// Share of the wars that must lie within three deviations of the emulator, in the worst fact.
const HELD: f64 = 0.99;

/// Something that a fit falls short in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// The chains cannot be trusted.
    Chains,
    /// What was held out is foreseen no better than with numbers from their ranges, or by no more than luck can make; or too little was held
    /// out to tell.
    Foresight,
    /// The chains agree less than they should.
    Agreement,
    /// The emulator strays from more wars than it should.
    Emulator,
    /// Known numbers lie in the middle of their posteriors more or less often than they should.
    Known,
}

impl Lack {
    /// Whether wars should then not be drawn from the posterior.
    #[must_use]
    pub const fn is_grave(self) -> bool {
        matches!(self, Self::Chains | Self::Foresight)
    }
}

/// What a fit falls short in, what was held out being judged so.
#[must_use]
pub fn lacks(fitted: &Fitted, judged: &[Judged]) -> Vec<Lack> {
    let health = &fitted.health;
    let apart = health.r_hat.is_nan() || health.r_hat > FAR_APART || health.effective < DRAWS;
    // A gain that luck can make is none, and so is one that nothing tells from luck.
    let skill = judged.iter().find(|j| j.bar == Bar::Skill).and_then(|j| j.interval);
    let foreseen = skill.is_some_and(|[low, _]| low > 0.0);
    let astray = fitted.calibrations.iter().any(|c| (c.covered - 0.9).abs() > c.luck());
    let all = [
        (Lack::Chains, apart),
        (Lack::Foresight, !foreseen),
        (Lack::Agreement, !apart && health.r_hat > R_HAT),
        (Lack::Emulator, fitted.held < HELD),
        (Lack::Known, astray),
    ];
    all.into_iter().filter(|(_, lacks)| *lacks).map(|(lack, _)| lack).collect()
}
