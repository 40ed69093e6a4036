//! Targets: what is recorded, and by which measure a simulated war is held against it.

use super::judge::Judge;
use super::names::Kind;
use crate::said;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::record::{Measure as Raw, Target as RawTarget, Tolerance};
use crate::scenario::raw::{Given, Opt};
use crate::scenario::{Measure, Origin, PlaceId, SideId, Target};
use crate::unit::Date;

/// A target of `record.toml`.
pub(super) fn target(judge: &mut Judge<'_>, raw: &RawTarget) -> Target {
    let sources = judge.cite(Kind::Target, &raw.id, &raw.source, &raw.why, "why");
    if let Some(number) = raw.number.value.filter(|n| *n == 0) {
        judge.error(
            Code::S304,
            raw.number.span,
            said!("{} is out of range", number),
            said!("number targets from 1"),
        );
    }
    let table = raw.measure.get().and_then(|m| m.0.as_ref());
    let measure = table.and_then(|m| measure(judge, m));
    let unit = measure.as_ref().map(Measure::unit);
    if let Some(unit) = unit.filter(|unit| raw.unit.value.is_some() && *unit != raw.unit.text()) {
        let what = said!("this measure is in `{}`, not in `{}`", unit, raw.unit.text());
        judge.error(
            Code::S804,
            raw.unit.span,
            what,
            said!("write `unit = \"{}\"` and convert the value", unit),
        );
    }
    let factor = raw.factor.as_ref().is_some_and(|f| f.or(false));
    let value = value(judge, raw, unit);
    if factor && value <= 0.0 {
        judge.error(
            Code::S304,
            raw.id.span,
            said!("a factor of a value that is not positive"),
            said!("take `factor` out"),
        );
    }
    Target {
        key: raw.id.text().to_owned(),
        number: raw.number.or(0),
        tolerance: tolerance(judge, raw, measure.as_ref(), factor),
        measure: measure.unwrap_or(Measure::Settled),
        value,
        factor,
        held_out: raw.held_out.or(false),
        unit: raw.unit.text().to_owned(),
        sources,
    }
}

/// A measure that is a date has a date, every other a value.
fn value(judge: &mut Judge<'_>, raw: &RawTarget, unit: Option<&str>) -> f64 {
    let dated = unit == Some("date");
    match (&raw.value, &raw.date) {
        (None, Some(date)) if dated || unit.is_none() => f64::from(judge.day(date)),
        (Some(value), None) if !dated => value.or(f64::NAN),
        _ => {
            let (key, other) = if dated { ("date", "value") } else { ("value", "date") };
            let what = said!("`{}` wants `{}` and not `{}`", raw.id.text(), key, other);
            let help =
                if dated { said!("this measure is a date") } else { said!("this measure is a number") };
            judge.error(Code::S802, raw.id.span, what, help);
            f64::NAN
        }
    }
}

/// How far the record can be off. Whether a war is settled, and how many battles it had, can be recorded without doubt.
fn tolerance(judge: &mut Judge<'_>, raw: &RawTarget, measure: Option<&Measure>, factor: bool) -> (f64, f64) {
    let Some(given) = &raw.tolerance else {
        if !matches!(measure, Some(Measure::Settled | Measure::Battles { .. }) | None) {
            let help = said!(
                "give one standard deviation of the record's error: a number, or { below = .., above = .. }"
            );
            judge.error(Code::S803, raw.id.span, said!("`{}` has no tolerance", raw.id.text()), help);
        }
        return (0.0, 0.0);
    };
    let pair = match given.get() {
        Some(Tolerance::Even(x)) => (*x, *x),
        Some(Tolerance::Uneven(two)) => (two.below.or(1.0), two.above.or(1.0)),
        None => return (0.0, 0.0),
    };
    let certain = matches!(measure, Some(Measure::Settled | Measure::Battles { .. }));
    let least = if factor { 1.0 } else { 0.0 };
    let enough = |x: f64| x > least || (certain && x >= 0.0);
    if !enough(pair.0) || !enough(pair.1) {
        let help = if factor { said!("a factor is more than 1") } else { said!("give a positive number") };
        judge.error(Code::S803, given.span, said!("a tolerance that tolerates nothing"), help);
    }
    pair
}

/// Days from one date to another, both in the war.
fn span(judge: &mut Judge<'_>, from: &Given<Date>, to: &Given<Date>) -> (i32, i32) {
    judge.in_order(from, to, said!("swap `from` and `to`"));
    (judge.day(from), judge.day(to))
}

/// The day from which something counts: the first where nothing is said.
fn since(judge: &mut Judge<'_>, after: &Opt<Date>) -> i32 {
    after.as_ref().map_or(0, |date| judge.day(date))
}

fn nth(judge: &mut Judge<'_>, given: &Given<u32>) -> u32 {
    if given.value == Some(0) {
        judge.error(
            Code::S304,
            given.span,
            said!("0 is out of range"),
            said!("count from 1: the first is 1"),
        );
    }
    given.or(1)
}

fn days(judge: &mut Judge<'_>, given: &Given<i32>) -> i32 {
    judge.count(given, 1..=3660)
}

fn measure(judge: &mut Judge<'_>, raw: &Raw) -> Option<Measure> {
    army_measure(judge, raw).or_else(|| side_measure(judge, raw)).or_else(|| plain_measure(judge, raw))
}

/// Measures that follow an army.
fn army_measure(judge: &mut Judge<'_>, raw: &Raw) -> Option<Measure> {
    Some(match raw {
        Raw::Transit { army, from, to } => {
            let (army, from, to) = (judge.id(army), judge.id(from), judge.id(to));
            Measure::Transit { army: army?, from: from?, to: to? }
        }
        Raw::Leaves { army, place, after } => {
            let (army, place, after) = (judge.id(army), judge.id(place), since(judge, after));
            Measure::Leaves { army: army?, place: place?, after }
        }
        Raw::MenLeaving { army, place, after } => {
            let (army, place, after) = (judge.id(army), judge.id(place), since(judge, after));
            Measure::MenLeaving { army: army?, place: place?, after }
        }
        Raw::Reaches { army, place, after } => {
            let (army, place, after) = (judge.id(army), judge.id(place), since(judge, after));
            Measure::Reaches { army: army?, place: place?, after }
        }
        Raw::MenReaching { army, place, after } => {
            let (army, place, after) = (judge.id(army), judge.id(place), since(judge, after));
            Measure::MenReaching { army: army?, place: place?, after }
        }
        Raw::NewsLag { army, place, decider } => {
            let (army, place, decider) = (judge.id(army), judge.id(place), judge.id(decider));
            Measure::NewsLag { army: army?, place: place?, decider: decider? }
        }
        Raw::SickAfter { army, place, days } => {
            let (army, place, days) = (judge.id(army), judge.id(place), self::days(judge, days));
            Measure::SickAfter { army: army?, place: place?, days }
        }
        Raw::DeadAfter { army, place, days } => {
            let (army, place, days) = (judge.id(army), judge.id(place), self::days(judge, days));
            Measure::DeadAfter { army: army?, place: place?, days }
        }
        Raw::LossSince { army, place, date } => {
            let (army, place, day) = (judge.id(army), judge.id(place), judge.day(date));
            Measure::LossSince { army: army?, place: place?, day }
        }
        _ => return None,
    })
}

/// Measures of a whole side.
fn side_measure(judge: &mut Judge<'_>, raw: &Raw) -> Option<Measure> {
    Some(match raw {
        Raw::Recruits { side, places, until_leaves } => {
            let (side, places) = (judge.id(side), judge.ids(places.list()));
            let until_leaves = until_leaves.as_ref().and_then(Given::get).and_then(|at| {
                let (army, place) = (judge.id(&at.army), judge.id(&at.place));
                Some((army?, place?))
            });
            Measure::Recruits { side: side?, places, until_leaves }
        }
        Raw::CutOut { side } => Measure::CutOut { side: judge.id(side)? },
        Raw::CutOutLoss { side } => Measure::CutOutLoss { side: judge.id(side)? },
        Raw::Defection { side, by } => {
            let (side, by) = (judge.id(side), judge.day(by));
            Measure::Defection { side: side?, by }
        }
        Raw::DefectionMen { side, by } => {
            let (side, by) = (judge.id(side), judge.day(by));
            Measure::DefectionMen { side: side?, by }
        }
        Raw::Coup { side } => Measure::Coup { side: judge.id(side)? },
        Raw::MenOf { side, origin, date } => {
            let (side, day) = (judge.id(side), judge.day(date));
            Measure::MenOf { side: side?, origin: origin.or(Origin::Native), day }
        }
        Raw::Sick { side, place, from, to } => {
            let (side, place, (from, to)) = camp(judge, side, place, from, to)?;
            Measure::Sick { side, place, from, to }
        }
        Raw::SickAndConvalescent { side, place, from, to } => {
            let (side, place, (from, to)) = camp(judge, side, place, from, to)?;
            Measure::SickAndConvalescent { side, place, from, to }
        }
        Raw::Disabled { side, place, from, to } => {
            let (side, place, (from, to)) = camp(judge, side, place, from, to)?;
            Measure::Disabled { side, place, from, to }
        }
        Raw::WorstDay { side, from, to } => {
            let (side, (from, to)) = (judge.id(side), span(judge, from, to));
            Measure::WorstDay { side: side?, from, to }
        }
        Raw::DeathsPerDay { side, from, to } => {
            let (side, (from, to)) = (judge.id(side), span(judge, from, to));
            Measure::DeathsPerDay { side: side?, from, to }
        }
        _ => return side_and_place(judge, raw),
    })
}

type Camp = (SideId, Option<PlaceId>, (i32, i32));

fn camp(
    judge: &mut Judge<'_>,
    side: &Given<String>,
    place: &Opt<String>,
    from: &Given<Date>,
    to: &Given<Date>,
) -> Option<Camp> {
    let (side, at, days) = (judge.id(side), judge.may(place), span(judge, from, to));
    Some((side?, at, days))
}

/// Measures of a side at a place.
fn side_and_place(judge: &mut Judge<'_>, raw: &Raw) -> Option<Measure> {
    Some(match raw {
        Raw::Loses { side, place } => {
            let (side, place) = (judge.id(side), judge.id(place));
            Measure::Loses { side: side?, place: place? }
        }
        Raw::SickLeft { side, place } => {
            let (side, place) = (judge.id(side), judge.id(place));
            Measure::SickLeft { side: side?, place: place? }
        }
        Raw::DesertersBefore { army, place, after, days } => {
            let (army, place, after) = (judge.id(army), judge.id(place), since(judge, after));
            Measure::DesertersBefore { army: army?, place: place?, after, days: self::days(judge, days) }
        }
        Raw::Garrison { side, place, other } => {
            let (side, place, other) = (judge.id(side), judge.id(place), judge.id(other));
            Measure::Garrison { side: side?, place: place?, other: other? }
        }
        Raw::Holds { side, place, other } => {
            let (side, place, other) = (judge.id(side), judge.id(place), judge.id(other));
            Measure::Holds { side: side?, place: place?, other: other? }
        }
        _ => return None,
    })
}

/// Measures of a place, a city, or the whole war.
fn plain_measure(judge: &mut Judge<'_>, raw: &Raw) -> Option<Measure> {
    Some(match raw {
        Raw::Battle { place } => Measure::Battle { place: judge.id(place)? },
        Raw::LoserLoss { place } => Measure::LoserLoss { place: judge.id(place)? },
        Raw::WinnerLoss { place } => Measure::WinnerLoss { place: judge.id(place)? },
        Raw::Declares { place } => Measure::Declares { place: judge.id(place)? },
        Raw::TalksOpen { nth } => Measure::TalksOpen { nth: self::nth(judge, nth) },
        Raw::TalksClose { nth } => Measure::TalksClose { nth: self::nth(judge, nth) },
        Raw::ChiefsMeet {} => Measure::ChiefsMeet,
        Raw::TruceBegins { nth } => Measure::TruceBegins { nth: self::nth(judge, nth) },
        Raw::TruceLength { nth } => Measure::TruceLength { nth: self::nth(judge, nth) },
        Raw::Settled {} => Measure::Settled,
        Raw::Price { city, from, to } => {
            let (city, (from, to)) = (judge.id(city), span(judge, from, to));
            Measure::Price { city: city?, from, to }
        }
        Raw::Battles { men } => Measure::Battles { men: men.value? },
        _ => return None,
    })
}
