//! Why a deed cannot be: what is wrong, and what to do.

use super::GRAMMAR;
use crate::said;
use crate::scenario::said::Said;
use crate::unit::Date;

/// Why a deed cannot be.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are what the words are filled with")]
pub enum NoDeed {
    /// Nobody can do that.
    Verb { typed: String, meant: Option<String> },
    /// No plan, event, side or parameter of that name: the kind, and the file that lists them.
    Unknown { kind: &'static str, typed: String, meant: Option<String>, file: &'static str },
    /// Nothing of that name can be signed.
    Pact { typed: String, meant: Option<String> },
    /// It is an agenda's, but none of its packages: its issues in their order, and one of its packages.
    Package { typed: String, issues: String, example: String },
    /// It is not said by whom.
    ByWhom { typed: String, sides: [String; 2] },
    /// It is not said what a number becomes.
    ToWhat { typed: String },
    /// It is not said how far news moves the balance.
    HowFar { typed: String },
    /// An event that is no news: those that are.
    NoNews { typed: String, all: String },
    /// What should be a number is none.
    NoNumber { typed: String },
    /// A number too far from what anybody thinks likely: its prior, and how far it may go.
    Beyond { name: String, becomes: f64, prior: (f64, f64), limits: (f64, f64), unit: &'static str },
    /// A jump of the balance beyond the same.
    TooFar { name: String, jump: f64, limit: f64 },
    /// The plan can be chosen until then only.
    TooLate { plan: String, until: Date },
    /// The event lies in the past.
    Happened { event: String, on: Date },
    /// The evening lies outside the war: the first and the last on which one can ask.
    Outside { at: Date, from: Date, to: Date },
    /// Two deeds that cannot both be done.
    Against { one: String, other: String },
    /// No deed at all.
    Nothing,
}

impl NoDeed {
    /// What is wrong.
    #[must_use]
    pub fn what(&self) -> Said {
        match self {
            Self::Verb { typed, .. } => said!("`{}` is nothing that can be done", typed),
            Self::Unknown { kind, typed, .. } => said!("no {} is called `{}`", Said::words(kind), typed),
            Self::Pact { typed, .. } | Self::Package { typed, .. } => {
                said!("nothing that can be signed is called `{}`", typed)
            }
            Self::ByWhom { typed, .. } => said!("it is not said by whom: `{}`", typed),
            Self::ToWhat { typed } => said!("`{}` does not say to what", typed),
            Self::HowFar { typed } => said!("`{}` does not say how much", typed),
            Self::NoNews { typed, .. } => said!("`{}` moves no balance", typed),
            Self::NoNumber { typed } => said!("`{}` is no number", typed),
            Self::Beyond { name, becomes, .. } => said!("`{}` cannot be {}", name, becomes),
            Self::TooFar { name, jump, .. } => said!("`{}` cannot move the balance by {}", name, jump),
            Self::TooLate { plan, until } => said!("`{}` can be chosen until {} only", plan, until),
            Self::Happened { event, on } => said!("`{}` has happened on {}", event, on),
            Self::Outside { at, .. } => said!("{} lies outside the war", at),
            Self::Against { one, other } => said!("`{}` and `{}` cannot both be done", one, other),
            Self::Nothing => said!("nothing would be otherwise"),
        }
    }

    /// What to do.
    #[must_use]
    pub fn help(&self) -> Said {
        let meant = |meant: &Option<String>, or: Said| {
            meant.as_ref().map_or(or, |word| said!("did you mean `{}`?", word))
        };
        match self {
            Self::Verb { meant: word, .. } => meant(word, said!("write one of {}", grammar())),
            Self::Unknown { meant: word, file, .. } => meant(word, said!("name one of `{}`", file)),
            Self::Pact { meant: word, .. } => {
                meant(word, said!("name a truce of `talks.toml`, or a package as AGENDA/OPTION/OPTION"))
            }
            Self::Package { issues, example, .. } => {
                said!("an option for each of {}, in this order; such as `{}`", issues, example)
            }
            Self::ByWhom { sides: [one, other], .. } => said!("end with `by {}` or `by {}`", one, other),
            Self::ToWhat { .. } => said!("write `set NAME=VALUE` or `set NAME*FACTOR`"),
            Self::HowFar { .. } => said!("write `news EVENT=JUMP`"),
            Self::NoNews { all, .. } => said!("one of {}", all),
            Self::NoNumber { .. } => said!("write it like 0.25"),
            Self::Beyond { prior: (low, high), limits: (least, most), unit, .. } => {
                said!("from {} to {} {}; likely is {} to {}", least, most, unit, low, high)
            }
            Self::TooFar { limit, .. } => said!("from -{} to {}: ten times what news does", limit, limit),
            Self::TooLate { .. } | Self::Happened { .. } => said!("ask for an earlier day"),
            Self::Outside { from, to, .. } => said!("from {} to {}", from, to),
            Self::Against { .. } => said!("leave one of them out"),
            Self::Nothing => said!("say what is done"),
        }
    }
}

/// The deeds that there are, as they are written.
#[must_use]
pub fn grammar() -> String {
    let all: Vec<String> = GRAMMAR.iter().map(|(verb, rest)| format!("`{verb} {rest}`")).collect();
    all.join(", ")
}
