//! Theta: every parameter that the engine reads, and no other, each in its unit and inside its prior.

use super::judge::Judge;
use super::names::Kind;
use crate::said;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::book::Parameter as Raw;
use crate::scenario::raw::{Given, Opt, did_you_mean};
use crate::scenario::said::Said;
use crate::scenario::{Grade, Parameter, Prior, Shape};
use crate::theta::Theta;

/// The parameters in the order of [`Theta::NAMES`]; shorter than that after a fault.
pub(super) fn parameters(
    judge: &mut Judge<'_>,
    raw: Option<&[(Given<String>, Given<Raw>)]>,
) -> Vec<Parameter> {
    let Some(raw) = raw else { return Vec::new() };
    for (name, given) in raw.iter().filter(|(name, _)| Theta::index(name.text()).is_none()) {
        let nested = Theta::NAMES.iter().any(|n| n.starts_with(&format!("{}.", name.text())));
        let help = if nested {
            said!("write the whole name in quotes: [\"group.name\"]")
        } else {
            did_you_mean(name.text(), Theta::NAMES.iter().copied()).unwrap_or_else(|| said!("take it out"))
        };
        let span = if given.value.is_some() { name.span } else { given.span };
        judge.error(Code::S902, span, said!("no rule reads `{}`", name.text()), help);
    }
    let mut list = Vec::with_capacity(Theta::LEN);
    for (i, name) in Theta::NAMES.iter().enumerate() {
        match raw.iter().find(|(given, _)| given.text() == *name) {
            Some((given, entry)) => list.extend(entry.get().map(|p| parameter(judge, given, p, i))),
            None => {
                let what = said!("`{}` is missing", name);
                let help = said!(
                    "add [\"{}\"] in {}: {}",
                    name,
                    Theta::UNITS[i],
                    Said::words(Theta::SAYS[i].trim())
                );
                judge.faults.file(Code::S901, Kind::Parameter.file(), what, help);
            }
        }
    }
    list
}

fn parameter(judge: &mut Judge<'_>, name: &Given<String>, raw: &Raw, index: usize) -> Parameter {
    let sources = judge.cite(Kind::Parameter, name, &raw.source, &raw.why, "why");
    let unit = Theta::UNITS[index];
    if raw.unit.value.is_some() && raw.unit.text() != unit {
        let what = said!("`{}` is in `{}`, not in `{}`", name.text(), unit, raw.unit.text());
        judge.error(
            Code::S804,
            raw.unit.span,
            what,
            said!("write `unit = \"{}\"` and convert the numbers", unit),
        );
    }
    let why = raw.why.as_ref().map_or("", Given::text).to_owned();
    let grade = raw.grade.or(Grade::Assumed);
    if raw.grade.value == Some(Grade::Assumed) && why.trim().is_empty() {
        let help = said!("say in `why` how the number was arrived at");
        judge.error(Code::S402, raw.grade.span, said!("assumed, and no reason given"), help);
    }
    let value = raw.value.or(f64::NAN);
    Parameter { value, prior: prior(judge, name, raw), grade, sources, why }
}

/// The prior: its ends, with the value between them and something to draw from.
fn prior(judge: &mut Judge<'_>, name: &Given<String>, raw: &Raw) -> Prior {
    let shape = raw.shape.or(Shape::Fixed);
    let (low, high) = (end(judge, raw, "low", &raw.low), end(judge, raw, "high", &raw.high));
    let (Some(low), Some(value), Some(high)) = (low, raw.value.value, high) else {
        return Prior { low: f64::NAN, high: f64::NAN, shape };
    };
    let at = raw.value.span;
    if low > high {
        let what = said!("the prior of `{}` goes from {} to {}", name.text(), low, high);
        judge.error(
            Code::S904,
            raw.low.as_ref().map_or(at, |l| l.span),
            what,
            said!("swap `low` and `high`"),
        );
    } else if !(low..=high).contains(&value) {
        let what = said!("{} lies outside its own prior, {} to {}", value, low, high);
        judge.error(Code::S903, at, what, said!("widen the prior, or correct the value"));
    } else if low == high && shape != Shape::Fixed {
        let what = said!("nothing lies between {} and {}", low, high);
        judge.error(Code::S904, raw.shape.span, what, said!("widen the prior, or write `shape = \"fixed\"`"));
    }
    if shape == Shape::LogUniform && low <= 0.0 {
        let span = raw.low.as_ref().map_or(at, |l| l.span);
        judge.error(
            Code::S904,
            span,
            said!("{} has no logarithm", low),
            said!("raise `low` above 0, or take another shape"),
        );
    }
    Prior { low, high, shape }
}

/// One end of the prior; what is fixed needs none.
fn end(judge: &mut Judge<'_>, raw: &Raw, key: &str, given: &Opt<f64>) -> Option<f64> {
    match given {
        Some(given) => given.value,
        None if raw.shape.value == Some(Shape::Fixed) => raw.value.value,
        None => {
            if raw.shape.value.is_some() {
                let what = said!("this parameter has no `{}`", key);
                judge.error(
                    Code::S101,
                    raw.shape.span,
                    what,
                    said!("give both ends, or write `shape = \"fixed\"`"),
                );
            }
            None
        }
    }
}
