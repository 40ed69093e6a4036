//! Command lines: what is typed to fight the wars of a design again.

use crate::campaign::{Design, ThetaFrom};
use tregua_engine::scenario::Scenario;

/// An option of the commands that fight wars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flag {
    /// How many.
    Runs,
    /// Seed of the first.
    Seed,
    /// Who decides for each side.
    Minds,
    /// Where the numbers come from.
    Theta,
    /// That they come from the posterior; nothing where they come from the priors, as is usual.
    Posterior,
    /// Last day, if before the scenario's.
    Until,
    /// Numbers set by hand.
    Set,
}

/// These options of a design, in this order, each after a blank: ` --seed 1 --minds a=history,b=free`.
pub(crate) fn options(sc: &Scenario, design: &Design, flags: &[Flag]) -> String {
    flags.iter().map(|flag| flag.of(sc, design)).collect()
}

impl Flag {
    fn of(self, sc: &Scenario, design: &Design) -> String {
        let minds = |i: usize| format!("{}={}", sc.sides[i].key, design.minds[i].word());
        match self {
            Self::Runs => format!(" --runs {}", design.runs),
            Self::Seed => format!(" --seed {}", design.seed),
            Self::Minds => format!(" --minds {},{}", minds(0), minds(1)),
            Self::Posterior if design.theta != ThetaFrom::Posterior => String::new(),
            Self::Theta | Self::Posterior => format!(" --theta {}", design.theta.word()),
            Self::Until => design.until.map_or_else(String::new, |day| format!(" --until {}", sc.date(day))),
            Self::Set => design.set.iter().map(|(name, x)| format!(" --set {name}={x}")).collect(),
        }
    }
}
