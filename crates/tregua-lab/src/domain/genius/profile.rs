//! A profile: what one party makes of the options, and what not agreeing is worth to it.

use super::{Code, Element, Faults, File, Listed, bounds, weigh};
use std::collections::BTreeMap;
use tregua_engine::said;
use tregua_engine::talks::agenda::Options;
use tregua_engine::talks::domain::Party;

/// Reads a profile; nothing where it has faults.
pub(super) fn read(file: &File<'_>, listed: &[Listed<'_>], faults: &mut Faults<'_>) -> Option<Party> {
    let (root, before) = (Element::root(file), faults.errors());
    let said = said(root, listed, faults);
    let weighed = weights(root, listed, faults);
    let (mut weights, mut values) = (Vec::new(), Vec::new());
    for (position, issue) in listed.iter().enumerate() {
        let name = &issue.issue.name;
        let Some(element) = said[position] else {
            let what = said!("{} says nothing of the issue {}", file.stem, name);
            faults.error(
                Code::D404,
                &root.tag(),
                what,
                said!("copy the issue from the domain and give each option an evaluation"),
            );
            continue;
        };
        if weighed[position].is_none() {
            let what = said!("the issue {} has no weight", name);
            let index = issue.index.unwrap_or("...");
            faults.error(
                Code::D401,
                &element.tag(),
                what,
                said!("add <weight index=\"{}\" value=\"...\"/> beside it", index),
            );
        }
        weights.push(weighed[position].unwrap_or(0.0));
        values.push(worths(element, issue, file.stem, faults));
    }
    let (reservation, discount) = (reservation(root, faults), discount(root, faults));
    if faults.errors() > before {
        return None;
    }
    let weights = weigh::weights(&weights, file.stem, &root.tag(), faults);
    Some(Party { name: file.stem.to_owned(), weights, values, reservation, discount })
}

/// The profile's element for each issue of the domain.
fn said<'a, 't>(
    root: Element<'a, 't>,
    listed: &[Listed<'_>],
    faults: &mut Faults<'_>,
) -> Vec<Option<Element<'a, 't>>> {
    let mut said = vec![None; listed.len()];
    for element in root.all("issue") {
        let (index, name) = (element.maybe("index"), element.maybe("name").unwrap_or(""));
        let by_index = listed.iter().position(|l| index.is_some() && l.index == index);
        let Some(position) = by_index.or_else(|| listed.iter().position(|l| l.issue.name == name)) else {
            let words = listed.iter().map(|l| l.issue.name.as_str());
            let help = faults.meant(name, words, said!("take it out, or put it into the domain"));
            faults.error(Code::D201, &element.tag(), said!("the domain has no issue {}", name), help);
            continue;
        };
        let called = &listed[position].issue.name;
        if !name.is_empty() && name != called {
            let what = said!("issue {} is called {} in the domain", index.unwrap_or(""), called);
            faults.warn(
                Code::D204,
                &element.spot("name"),
                what,
                said!("numbers decide; use the same name if the same is meant"),
            );
        }
        if said[position].replace(element).is_some() {
            faults.error(
                Code::D203,
                &element.tag(),
                said!("the issue {} again", called),
                said!("take one of them out"),
            );
        }
    }
    said
}

/// The weight of each issue of the domain.
fn weights(root: Element<'_, '_>, listed: &[Listed<'_>], faults: &mut Faults<'_>) -> Vec<Option<f64>> {
    let mut weights = vec![None; listed.len()];
    let before = faults.errors();
    for weight in root.all("weight") {
        let (index, value) = (weight.text("index", faults), weight.amount("value", faults).unwrap_or(0.0));
        let Some(index) = index else { continue };
        let Some(position) = listed.iter().position(|l| l.index == Some(index)) else {
            // Objectives group issues; GENIUS weighs issues alone.
            if !root.all("objective").any(|o| o.maybe("index") == Some(index)) {
                let what = said!("a weight for issue {}, which the domain does not have", index);
                faults.error(
                    Code::D201,
                    &weight.spot("index"),
                    what,
                    said!("use the index of an issue of the domain"),
                );
            }
            continue;
        };
        if weights[position].replace(value).is_some() {
            faults.error(
                Code::D203,
                &weight.tag(),
                said!("a second weight for issue {}", index),
                said!("take one of them out"),
            );
        }
    }
    let sum: f64 = weights.iter().flatten().sum();
    let sound = faults.errors() == before && weights.iter().all(Option::is_some);
    if sound && sum > 0.0 && (sum - 1.0).abs() > 0.005 {
        let what = said!("the weights sum to {}", format!("{sum:.4}"));
        faults.warn(Code::D403, &root.tag(), what, said!("they are taken as shares of that sum"));
    }
    weights
}

fn worths(element: Element<'_, '_>, listed: &Listed<'_>, party: &str, faults: &mut Faults<'_>) -> Vec<f64> {
    let count = listed.issue.count() as usize;
    let amounts = (0..count).filter_map(|option| listed.issue.amount(option));
    match &listed.issue.options {
        Options::Named(names) => {
            let worths = evaluations(element, names, faults);
            weigh::scaled(worths, &listed.issue.name, party, &element.tag(), faults)
        }
        Options::Integers { low, .. } => {
            let low = element
                .child("range")
                .or(Some(element))
                .and_then(|e| e.maybe("lowerbound")?.parse().ok())
                .unwrap_or(*low as f64);
            let Some([slope, offset]) = evaluator(element, ["slope", "offset"], faults) else {
                return vec![];
            };
            amounts.map(|x| (slope * (x - low) + offset).clamp(0.0, 1.0)).collect()
        }
        Options::Reals { .. } => {
            curve(element, faults).map_or_else(Vec::new, |curve| amounts.map(|x| curve.at(x)).collect())
        }
    }
}

/// The evaluation of each option of a discrete issue.
fn evaluations(element: Element<'_, '_>, names: &[String], faults: &mut Faults<'_>) -> Vec<f64> {
    let positions: BTreeMap<&str, usize> = names.iter().map(String::as_str).zip(0..).collect();
    let mut worths = vec![None; names.len()];
    for item in element.all("item") {
        let Some(name) = item.text("value", faults) else { continue };
        let Some(&position) = positions.get(name) else {
            let words = names.iter().map(String::as_str);
            let help = faults.meant(name, words, said!("take it out, or put it into the domain"));
            faults.error(
                Code::D202,
                &item.spot("value"),
                said!("the domain has no option {} here", name),
                help,
            );
            continue;
        };
        if item.maybe("evaluation").is_none() {
            let help = said!("write evaluation=\"...\", 0 or more; the largest of the issue counts as 1");
            faults.error(Code::D404, &item.tag(), said!("the option {} has no evaluation", name), help);
            worths[position] = Some(0.0);
        } else if worths[position].replace(item.amount("evaluation", faults).unwrap_or(0.0)).is_some() {
            faults.error(
                Code::D203,
                &item.tag(),
                said!("the option {} again", name),
                said!("take one of them out"),
            );
        }
    }
    for (name, _) in names.iter().zip(&worths).filter(|(_, worth)| worth.is_none()) {
        let help = said!("add <item value=\"{}\" evaluation=\"...\"/>", name);
        faults.error(Code::D404, &element.tag(), said!("the option {} has no evaluation", name), help);
    }
    worths.into_iter().map(|worth| worth.unwrap_or(0.0)).collect()
}

/// Numbers of the issue's evaluator.
fn evaluator<const N: usize>(
    element: Element<'_, '_>,
    names: [&str; N],
    faults: &mut Faults<'_>,
) -> Option<[f64; N]> {
    let Some(evaluator) = element.child("evaluator") else {
        let help = said!(
            "add <evaluator ftype=\"linear\" .../>: slope and offset for integers, parameter0 and parameter1 for real numbers"
        );
        faults.error(Code::D404, &element.tag(), said!("an issue of numbers without an evaluator"), help);
        return None;
    };
    let read = names.map(|name| evaluator.number(name, faults));
    read.iter().all(Option::is_some).then(|| read.map(Option::unwrap_or_default))
}

/// What a real number is worth.
enum Curve {
    /// `p0 + p1 x`, cut to \[0, 1\].
    Linear([f64; 2]),
    /// The same for all.
    Constant([f64; 1]),
    /// From 0 at the first number up to 1 at the third and down to 0 at the second.
    Triangular([f64; 3]),
}

impl Curve {
    fn at(&self, x: f64) -> f64 {
        match *self {
            Self::Linear([p0, p1]) => (p1 * x + p0).clamp(0.0, 1.0),
            Self::Constant([p0]) => p0,
            Self::Triangular([low, high, top]) => {
                let side = if x < top { (x - low) / (top - low) } else { (high - x) / (high - top) };
                if x < low || x >= high { 0.0 } else { side }
            }
        }
    }
}

fn curve(element: Element<'_, '_>, faults: &mut Faults<'_>) -> Option<Curve> {
    bounds(element, faults)?;
    let ftype = element.child("evaluator").and_then(|e| e.maybe("ftype")).unwrap_or("linear");
    match ftype {
        "linear" => evaluator(element, ["parameter0", "parameter1"], faults).map(Curve::Linear),
        "constant" => evaluator(element, ["parameter0"], faults).map(Curve::Constant),
        "triangular" => {
            evaluator(element, ["parameter0", "parameter1", "parameter2"], faults).map(Curve::Triangular)
        }
        other => {
            let at = element.child("evaluator").unwrap_or(element).spot("ftype");
            faults.error(
                Code::D104,
                &at,
                said!("an evaluator of ftype \"{}\"", other),
                said!("write linear, constant or triangular"),
            );
            None
        }
    }
}

fn reservation(root: Element<'_, '_>, faults: &mut Faults<'_>) -> f64 {
    root.child("reservation").and_then(|r| r.number("value", faults)).unwrap_or(0.0)
}

fn discount(root: Element<'_, '_>, faults: &mut Faults<'_>) -> f64 {
    let Some(element) = root.child("discount_factor") else { return 1.0 };
    let Some(discount) = element.number("value", faults) else { return 1.0 };
    if discount > 0.0 && discount <= 1.0 {
        return discount;
    }
    let what = said!("a discount factor of {}", discount);
    faults.warn(
        Code::D406,
        &element.spot("value"),
        what,
        said!("it is taken as 1, no discount, as GENIUS does"),
    );
    1.0
}
