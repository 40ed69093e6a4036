//! Conditions: which one the keys make, and whether a list of them can hold at once.

use super::judge::Judge;
use crate::said;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::plans::Condition as Raw;
use crate::scenario::raw::{Given, Opt, did_you_mean, entries};
use crate::scenario::said::Said;
use crate::scenario::text::Span;
use crate::scenario::{Condition, Feature};

/// The forms of a condition: what tells it, and the keys that go with it (those that must be there first).
const FORMS: [(&str, &[&str], &[&str]); 15] = [
    ("after", &[], &[]),
    ("before", &[], &[]),
    ("at", &["army"], &[]),
    ("strong", &["army"], &[]),
    ("holds", &["place"], &[]),
    ("believed", &[], &["min", "max"]),
    ("known", &[], &[]),
    ("truce", &[], &[]),
    ("talks", &[], &["place"]),
    ("offered", &[], &[]),
    ("chosen", &[], &["days"]),
    ("in_office", &[], &[]),
    ("feature", &[], &["min", "max"]),
    ("lies", &["squadron"], &[]),
    ("under_way", &[], &[]),
];

/// The conditions of a list.
pub(super) fn list(judge: &mut Judge<'_>, raw: &Opt<Vec<Given<Raw>>>) -> Vec<Condition> {
    let conditions = entries(raw).iter().filter_map(|given| condition(judge, given.get()?, given.span));
    conditions.collect()
}

fn condition(judge: &mut Judge<'_>, raw: &Raw, at: Span) -> Option<Condition> {
    let form = form(judge, raw, at)?;
    match form {
        "after" => Some(Condition::After(judge.day(raw.after.as_ref()?))),
        "before" => Some(Condition::Before(judge.day(raw.before.as_ref()?))),
        "at" => {
            let (army, place) = (judge.may(&raw.army), judge.may(&raw.at));
            Some(Condition::At(army?, place?))
        }
        "strong" => Some(Condition::Strong(judge.may(&raw.army)?, raw.strong.as_ref()?.value?)),
        "holds" => {
            let (side, place) = (judge.may(&raw.holds), judge.may(&raw.place));
            Some(Condition::Holds(side?, place?))
        }
        "believed" => {
            let place = judge.may(&raw.believed);
            let (min, max) = bounds(judge, raw, at, 0.0)?;
            Some(Condition::Believed { place: place?, min, max })
        }
        "known" => judge.may(&raw.known).map(Condition::Known),
        "truce" => Some(Condition::Truce(raw.truce.as_ref()?.value?)),
        "talks" => {
            let place = judge.may(&raw.place);
            let known = raw.place.is_none() || place.is_some();
            Some(Condition::Talks { open: raw.talks.as_ref()?.value?, place }).filter(|_| known)
        }
        "offered" => judge.may(&raw.offered).map(Condition::Offered),
        "chosen" => {
            let days = raw.days.as_ref().map_or(0, |d| judge.count(d, 0..=3660));
            judge.may(&raw.chosen).map(|plan| Condition::Chosen(plan, days))
        }
        "in_office" => judge.may(&raw.in_office).map(Condition::InOffice),
        "feature" => {
            let feature: Feature = raw.feature.as_ref()?.value?;
            let (min, max) = bounds(judge, raw, at, f64::NEG_INFINITY)?;
            Some(Condition::Between { feature, min, max })
        }
        "lies" => {
            let (squadron, place) = (judge.may(&raw.squadron), judge.may(&raw.lies));
            Some(Condition::Lies(squadron?, place?))
        }
        _ => Some(Condition::UnderWay(raw.under_way.as_ref()?.value?)),
    }
}

/// The range between `min` and `max`; a fault if neither is given or nothing lies between them.
fn bounds(judge: &mut Judge<'_>, raw: &Raw, at: Span, least: f64) -> Option<(f64, f64)> {
    if raw.min.is_none() && raw.max.is_none() {
        judge.error(Code::S706, at, said!("a range without ends"), said!("give `min`, `max` or both"));
        return None;
    }
    let end = |given: &Opt<f64>, other: f64| given.as_ref().map_or(Some(other), |g| g.value);
    let (min, max) = (end(&raw.min, least)?, end(&raw.max, f64::INFINITY)?);
    if min > max {
        judge.error(
            Code::S705,
            at,
            said!("nothing lies between {} and {}", min, max),
            said!("swap `min` and `max`"),
        );
        return None;
    }
    Some((min, max))
}

/// Which form the keys make; a fault if none, several, or one with keys of another.
fn form(judge: &mut Judge<'_>, raw: &Raw, at: Span) -> Option<&'static str> {
    let given = given_keys(raw);
    let told: Vec<_> = FORMS.iter().filter(|(key, ..)| given.contains(key)).collect();
    let [(key, with, may)] = told[..] else {
        let (what, help) = if told.is_empty() {
            (said!("no condition"), said!("give one of: {}", FORMS.map(|(key, ..)| key).join(", ")))
        } else {
            let all = told.iter().map(|(key, ..)| said!("`{}`", key));
            let keys = all.reduce(|before, key| said!("{} and {}", before, key));
            (
                said!("{} in one condition", keys.expect("two at least")),
                said!("write one table for each: all of a list must hold"),
            )
        };
        judge.error(Code::S706, at, what, help);
        return None;
    };
    let mut fits = true;
    for missing in with.iter().filter(|k| !given.contains(k)) {
        judge.error(Code::S706, at, said!("`{}` without `{}`", key, missing), said!("add `{}`", missing));
        fits = false;
    }
    let fit = |k: &&&str| **k == *key || with.contains(k) || may.contains(k);
    for extra in given.iter().filter(|k| !fit(k)) {
        let help =
            did_you_mean(extra, with.iter().chain(*may).copied()).unwrap_or_else(|| said!("take it out"));
        judge.error(Code::S706, at, said!("`{}` does not go with `{}`", extra, key), help);
        fits = false;
    }
    fits.then_some(*key)
}

fn given_keys(raw: &Raw) -> Vec<&'static str> {
    let all = [
        ("after", raw.after.is_some()),
        ("before", raw.before.is_some()),
        ("army", raw.army.is_some()),
        ("at", raw.at.is_some()),
        ("strong", raw.strong.is_some()),
        ("holds", raw.holds.is_some()),
        ("place", raw.place.is_some()),
        ("believed", raw.believed.is_some()),
        ("min", raw.min.is_some()),
        ("max", raw.max.is_some()),
        ("known", raw.known.is_some()),
        ("truce", raw.truce.is_some()),
        ("talks", raw.talks.is_some()),
        ("offered", raw.offered.is_some()),
        ("chosen", raw.chosen.is_some()),
        ("days", raw.days.is_some()),
        ("in_office", raw.in_office.is_some()),
        ("feature", raw.feature.is_some()),
        ("squadron", raw.squadron.is_some()),
        ("lies", raw.lies.is_some()),
        ("under_way", raw.under_way.is_some()),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(key, _)| key).collect()
}

/// Says if the conditions cannot all hold, or are struck by one that must not.
pub(super) fn can_hold(judge: &mut Judge<'_>, when: &[Condition], unless: &[Condition], at: Span) {
    for (i, a) in when.iter().enumerate() {
        for b in &when[i + 1..] {
            if let Some(why) = clash(a, b) {
                judge.error(
                    Code::S705,
                    at,
                    why,
                    said!("the plan could never be chosen: take one of the two out"),
                );
            }
        }
        if unless.contains(a) {
            let what = said!("the same condition in `when` and in `unless`");
            judge.error(
                Code::S705,
                at,
                what,
                said!("the plan could never be chosen: take one of the two out"),
            );
        }
    }
}

fn clash(a: &Condition, b: &Condition) -> Option<Said> {
    use Condition::{After, At, Before, Between, Holds, Talks, Truce, UnderWay};
    match (a, b) {
        (After(from), Before(to)) | (Before(to), After(from)) if from >= to => {
            Some(said!("after a day and before an earlier one"))
        }
        (Truce(x), Truce(y)) if x != y => Some(said!("with a truce and without one")),
        (UnderWay(x), UnderWay(y)) if x != y => Some(said!("on the march and not on the march")),
        (Talks { open: true, place: p }, Talks { open: false, place: q })
        | (Talks { open: false, place: q }, Talks { open: true, place: p })
            if q.is_none() || p == q =>
        {
            Some(said!("during talks and not during talks"))
        }
        (At(x, p), At(y, q)) if x == y && p != q => Some(said!("one army at two places")),
        (Holds(s, p), Holds(t, q)) if s != t && p == q => Some(said!("one place held by both sides")),
        (Between { feature: f, min, max }, Between { feature: g, min: least, max: most })
            if f == g && (min > most || least > max) =>
        {
            Some(said!("one feature in two ranges that do not meet"))
        }
        _ => None,
    }
}
