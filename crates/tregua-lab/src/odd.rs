//! What is otherwise in a folder of results, or in a file, than in what is asked for now.

use std::fmt;

/// Something that is otherwise in a folder of results than here. Whoever tells people words it in their language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// What: an option as it is typed, or `scenario`, `text`, `model`, `values`, `posterior`, `folds`, `question`, `command`.
    pub what: &'static str,
    /// What it is there; `NONE` where it is not.
    pub there: String,
    /// What it is here.
    pub here: String,
}

/// Stands for what is not.
pub(crate) const NONE: &str = "none";

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}, not {}", self.what, self.there, self.here)
    }
}

/// All that is otherwise, in English.
pub(crate) fn listed(odd: &[Odd]) -> String {
    odd.iter().map(Odd::to_string).collect::<Vec<_>>().join("; ")
}

/// Of things with what they are there and here, those that differ.
pub(crate) fn unlike(things: impl IntoIterator<Item = (&'static str, String, String)>) -> Vec<Odd> {
    let all = things.into_iter().map(|(what, there, here)| Odd { what, there, here });
    all.filter(|odd| odd.there != odd.here).collect()
}

/// Options as they are typed, with what was asked for.
pub(crate) type Typed<const N: usize> = [(&'static str, String); N];

/// Of options there and here, those that differ.
pub(crate) fn unlike_typed<const N: usize>(there: Typed<N>, here: Typed<N>) -> Vec<Odd> {
    unlike(there.into_iter().zip(here).map(|((what, there), (_, here))| (what, there, here)))
}
