//! Why a deed cannot be: what is wrong, and what to do. Whoever tells people words it in their language; the diagnostics of a scenario's text are
//! in English.

use super::GRAMMAR;
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
    /// What is wrong, in English.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::Verb { typed, .. } => format!("`{typed}` is nothing that can be done"),
            Self::Unknown { kind, typed, .. } => format!("no {kind} is called `{typed}`"),
            Self::Pact { typed, .. } | Self::Package { typed, .. } => {
                format!("nothing that can be signed is called `{typed}`")
            }
            Self::ByWhom { typed, .. } => format!("it is not said by whom: `{typed}`"),
            Self::ToWhat { typed } => format!("`{typed}` does not say to what"),
            Self::HowFar { typed } => format!("`{typed}` does not say how much"),
            Self::NoNews { typed, .. } => format!("`{typed}` moves no balance"),
            Self::NoNumber { typed } => format!("`{typed}` is no number"),
            Self::Beyond { name, becomes, .. } => format!("`{name}` cannot be {becomes}"),
            Self::TooFar { name, jump, .. } => format!("`{name}` cannot move the balance by {jump}"),
            Self::TooLate { plan, until } => format!("`{plan}` can be chosen until {until} only"),
            Self::Happened { event, on } => format!("`{event}` has happened on {on}"),
            Self::Outside { at, .. } => format!("{at} lies outside the war"),
            Self::Against { one, other } => format!("`{one}` and `{other}` cannot both be done"),
            Self::Nothing => "nothing would be otherwise".to_owned(),
        }
    }

    /// What to do, in English.
    #[must_use]
    pub fn help(&self) -> String {
        let meant = |meant: &Option<String>, or: String| {
            meant.as_ref().map_or(or, |word| format!("did you mean `{word}`?"))
        };
        match self {
            Self::Verb { meant: word, .. } => meant(word, format!("write one of {}", grammar())),
            Self::Unknown { meant: word, file, .. } => meant(word, format!("name one of `{file}`")),
            Self::Pact { meant: word, .. } => {
                meant(word, "name a truce of `talks.toml`, or a package as AGENDA/OPTION/OPTION".to_owned())
            }
            Self::Package { issues, example, .. } => {
                format!("an option for each of {issues}, in this order; such as `{example}`")
            }
            Self::ByWhom { sides: [one, other], .. } => format!("end with `by {one}` or `by {other}`"),
            Self::ToWhat { .. } => "write `set NAME=VALUE` or `set NAME*FACTOR`".to_owned(),
            Self::HowFar { .. } => "write `news EVENT=JUMP`".to_owned(),
            Self::NoNews { all, .. } => format!("one of {all}"),
            Self::NoNumber { .. } => "write it like 0.25".to_owned(),
            Self::Beyond { prior: (low, high), limits: (least, most), unit, .. } => {
                format!("from {least} to {most} {unit}; likely is {low} to {high}")
            }
            Self::TooFar { limit, .. } => format!("from -{limit} to {limit}: ten times what news does"),
            Self::TooLate { .. } | Self::Happened { .. } => "ask for an earlier day".to_owned(),
            Self::Outside { from, to, .. } => format!("from {from} to {to}"),
            Self::Against { .. } => "leave one of them out".to_owned(),
            Self::Nothing => "say what is done".to_owned(),
        }
    }
}

/// The deeds that there are, as they are written.
#[must_use]
pub fn grammar() -> String {
    let all: Vec<String> = GRAMMAR.iter().map(|(verb, rest)| format!("`{verb} {rest}`")).collect();
    all.join(", ")
}
