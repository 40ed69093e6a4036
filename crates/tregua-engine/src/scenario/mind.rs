//! Which mind decides for a side.

/// Which mind a side plays with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MindKind {
    /// Plays the documented decisions when their conditions hold.
    History,
    /// Logit over the plans on the menu, from the decider's own view.
    Appraisal,
    /// The same, but a truce is weighed by continuation values.
    Quantal,
}

impl MindKind {
    /// The word for it in commands.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::History => "history",
            Self::Appraisal => "appraisal",
            Self::Quantal => "quantal",
        }
    }
}
