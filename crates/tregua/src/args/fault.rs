//! What is wrong with what was typed, in Spanish; clap itself says it in English.

use super::{NOT_NEGATIVE, POSITIVE, help};
use crate::command::say;
use clap::Error;
use clap::error::{ContextKind as Kind, ErrorKind};
use std::error::Error as _;
use tregua_lab::words::{FluentArgs, Words};

/// What is wrong, what may have been meant and how it is typed; none for help, and for rare faults that are left to clap.
pub fn in_spanish(error: &Error) -> Option<String> {
    let words = help::words();
    let word = |id: &str| words.say(id, &FluentArgs::new());
    let mut told = vec![format!("error: {}", what(error, &words)?)];
    let valid = of(error, Kind::ValidValue);
    told.extend((!valid.is_empty()).then(|| say(&words, "possible", &[("values", valid)])));
    for kind in [Kind::SuggestedArg, Kind::SuggestedSubcommand, Kind::SuggestedValue] {
        let near = of(error, kind);
        told.extend((!near.is_empty()).then(|| say(&words, "typed-near", &[("near", near)])));
    }
    if let Some((_, usage)) = of(error, Kind::Usage).split_once("Usage: ") {
        told.push(format!("{} {usage}", word("usage")));
    }
    told.push(word("typed-more"));
    Some(told.join("\n\n"))
}

/// What the error says of this; nothing if it does not.
fn of(error: &Error, kind: Kind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}

/// What is wrong. What to type instead is in no context of the error, only in its cause.
fn what(error: &Error, words: &Words) -> Option<String> {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    let range = cause.strip_prefix("give a whole number from ").and_then(|range| range.split_once(" to "));
    let [typed, value, other] = [Kind::InvalidArg, Kind::InvalidValue, Kind::PriorArg].map(|k| of(error, k));
    let id = match error.kind() {
        ErrorKind::UnknownArgument => "typed-unknown",
        ErrorKind::InvalidSubcommand => "typed-command",
        ErrorKind::MissingSubcommand => "typed-no-command",
        ErrorKind::InvalidValue if value.is_empty() => "typed-no-value",
        ErrorKind::ValueValidation if range.is_some() => "typed-range",
        ErrorKind::ValueValidation if cause == NOT_NEGATIVE => "typed-not-negative",
        ErrorKind::ValueValidation if cause == POSITIVE => "typed-positive",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "typed-value",
        ErrorKind::MissingRequiredArgument => "typed-missing",
        ErrorKind::ArgumentConflict if typed == other => "typed-twice",
        ErrorKind::ArgumentConflict => "typed-conflict",
        ErrorKind::TooManyValues => "typed-flag",
        _ => return None,
    };
    let facts = [
        ("typed", typed),
        ("value", value),
        ("other", other),
        ("range", range.map(|(least, most)| format!("{least} a {most}")).unwrap_or_default()),
        ("command", of(error, Kind::InvalidSubcommand)),
        ("commands", of(error, Kind::ValidSubcommand)),
    ];
    Some(say(words, id, &facts))
}
