//! Domains in one TOML file of ours: see `docs/table.md` for its shape.

mod keys;

use super::fault::{Code, Faults, Spot};
use super::weigh;
use keys::{Keys, Value};
use tregua_engine::said;
use tregua_engine::scenario::text::Texts;
use tregua_engine::talks::agenda::{Issue, Options};
use tregua_engine::talks::domain::{Domain, Party};

/// Reads the file.
pub(super) fn read(texts: &Texts, cut: u32, faults: &mut Faults<'_>) -> Option<Domain> {
    let (file, text) = &texts.files()[0];
    let table = keys::parse(text, faults)?;
    let mut keys = Keys::of(
        &table,
        &Spot { file: 0, bytes: 0..0 },
        said!("a domain"),
        &["name", "issue", "party"],
        faults,
    );
    let stem = file.trim_end_matches(".toml");
    let first = Spot { file: 0, bytes: 0..text.lines().next().map_or(0, str::len) };
    let name = keys.take("name");
    let at = name.as_ref().map_or(first, |v| v.at.clone());
    let name = name.and_then(|v| v.text(faults)).unwrap_or_else(|| stem.to_owned());
    let issues = issues(keys.tables("issue", faults), cut, faults);
    let parties = keys.tables("party", faults);
    if parties.len() < 2 {
        let what = if parties.is_empty() {
            said!("a domain without parties")
        } else {
            said!("a domain with only one party")
        };
        faults.error(Code::D004, &at, what, said!("give each party a [[party]], at least two"));
    }
    // Held against issues that are not as they should be, parties would have faults that are none.
    let agenda = weigh::agenda(issues.clone(), &at, faults)?;
    let parties: Vec<Party> = parties.into_iter().filter_map(|p| party(p, &issues, faults)).collect();
    (faults.errors() == 0).then(|| Domain::new(name, agenda, parties))
}

fn issues(tables: Vec<Value<'_>>, cut: u32, faults: &mut Faults<'_>) -> Vec<Issue> {
    let mut issues: Vec<Issue> = Vec::new();
    for table in tables {
        let wanted = ["name", "options", "low", "high", "step", "count", "unit"];
        let Some(mut keys) = table.keys(said!("an issue"), &wanted, faults) else { continue };
        let name = keys.needed("name", faults).and_then(|v| v.text(faults));
        let Some(options) = options(&mut keys, cut, faults) else { continue };
        let Some(name) = name else { continue };
        if issues.iter().any(|i| i.name == name) {
            let what = said!("a second issue called {}", name);
            faults.error(Code::D203, keys.at(), what, said!("give it another name, or take it out"));
        }
        let issue = Issue { name, options };
        if issue.count() == 0 {
            let help = said!("list at least one option, or give a low below the high");
            faults.error(Code::D301, keys.at(), said!("{}: nothing to choose from", issue.name), help);
        }
        issues.push(issue);
    }
    issues
}

fn options(keys: &mut Keys<'_>, cut: u32, faults: &mut Faults<'_>) -> Option<Options> {
    if let Some(value) = keys.take("options") {
        let mut names = Vec::new();
        for option in value.list(faults)? {
            names.extend(option.text(faults).map(|name| (name, option.at.clone())));
        }
        let names = weigh::names(names, faults);
        return Some(Options::Named(names));
    }
    let unit = keys.take("unit").and_then(|v| v.text(faults)).unwrap_or_default();
    let (low, high) = (keys.needed("low", faults), keys.needed("high", faults));
    let [low, high] = [low?, high?].map(|v| v.number(faults));
    let (low, high, step) = (low?, high?, keys.take("step"));
    let count = keys.take("count");
    if let Some(step) = &step {
        let size = step.number(faults).filter(|s| *s >= 1.0 && s.fract() == 0.0 && low.fract() == 0.0);
        if size.is_none() {
            let help =
                said!("a step is a whole number from a whole low; for a range of real numbers give a count");
            faults.error(Code::D302, &step.at, said!("a step that does not fit"), help);
        }
        return Some(Options::Integers {
            low: low as i64,
            high: high.floor() as i64,
            step: size? as i64,
            unit,
        });
    }
    let most = f64::from(u32::MAX);
    let number = count
        .as_ref()
        .map_or(Some(f64::from(cut)), |v| v.number(faults).filter(|n| (2.0..=most).contains(n)));
    if let (Some(count), None) = (&count, number) {
        faults.error(
            Code::D302,
            &count.at,
            said!("a count that does not fit"),
            said!("give a count of 2 or more options"),
        );
    }
    Some(Options::Reals { low, high, count: if low < high { number? as u32 } else { 0 }, unit })
}

fn party(table: Value<'_>, issues: &[Issue], faults: &mut Faults<'_>) -> Option<Party> {
    let before = faults.errors();
    let mut keys = table.keys(said!("a party"), &["name", "reservation", "discount", "on"], faults)?;
    let name = keys.needed("name", faults).and_then(|v| v.text(faults)).unwrap_or_default();
    let mut within = |key: &str, lowest: f64, faults: &mut Faults<'_>| {
        let value = keys.take(key)?;
        let number = value.number(faults)?;
        if !(lowest..=1.0).contains(&number) {
            let what = said!("{} is {}", key, number);
            faults.error(
                Code::D302,
                &value.at,
                what,
                said!("utilities lie between 0 and 1; a discount is above 0"),
            );
        }
        Some(number)
    };
    let reservation = within("reservation", 0.0, faults).unwrap_or(0.0);
    let discount = within("discount", f64::MIN_POSITIVE, faults).unwrap_or(1.0);
    let wanted: Vec<&str> = issues.iter().map(|i| i.name.as_str()).collect();
    let mut on = keys.needed("on", faults)?.keys_coded(
        said!("the domain"),
        said!("issue"),
        &wanted,
        Code::D201,
        faults,
    )?;
    let (mut weights, mut values) = (Vec::new(), Vec::new());
    for issue in issues {
        let Some(value) = on.take(&issue.name) else {
            let help = said!("add on.\"{}\" = { weight = ..., worth = ... }", issue.name);
            faults.error(Code::D404, on.at(), said!("{} says nothing of {}", name, issue.name), help);
            continue;
        };
        let Some(mut keys) =
            value.keys(said!("what an issue means to a party"), &["weight", "worth"], faults)
        else {
            continue;
        };
        match keys.take("weight") {
            Some(weight) => weights.push(weight.amount(faults).unwrap_or(0.0)),
            None => {
                let what = said!("{} has no weight for {}", issue.name, name);
                faults.error(
                    Code::D401,
                    keys.at(),
                    what,
                    said!("add weight = ..., 0 or more; weights are shares of their sum"),
                );
            }
        }
        let Some(worth) = keys.needed("worth", faults) else { continue };
        if let Some(worths) = worths(&worth, issue, faults) {
            values.push(weigh::scaled(worths, &issue.name, &name, &worth.at, faults));
        }
    }
    if faults.errors() > before {
        return None;
    }
    let weights = weigh::weights(&weights, &name, keys.at(), faults);
    Some(Party { name, weights, values, reservation, discount })
}

/// What each option is worth: by name, or on straight lines between numbers.
fn worths(worth: &Value<'_>, issue: &Issue, faults: &mut Faults<'_>) -> Option<Vec<f64>> {
    if let Options::Named(names) = &issue.options {
        let wanted: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut keys =
            worth.keys_coded(said!("{}", issue.name), said!("option"), &wanted, Code::D202, faults)?;
        let mut all = Vec::with_capacity(names.len());
        for name in names {
            match keys.take(name) {
                Some(value) => all.push(value.amount(faults)?),
                None => {
                    let help =
                        said!("add \"{}\" = ..., 0 or more; the largest of the issue counts as 1", name);
                    faults.error(Code::D404, &worth.at, said!("the option {} has no worth", name), help);
                }
            }
        }
        return Some(all);
    }
    let line = line(worth, faults)?;
    Some(
        (0..issue.count() as usize)
            .filter_map(|option| Some(on_line(&line, issue.amount(option)?)))
            .collect(),
    )
}

/// Pairs of an amount and its worth, by rising amount.
fn line(worth: &Value<'_>, faults: &mut Faults<'_>) -> Option<Vec<[f64; 2]>> {
    let mut line: Vec<[f64; 2]> = Vec::new();
    for pair in worth.list(faults)? {
        let numbers = pair.list(faults)?;
        let (Some(x), Some(y), None) = (numbers.first(), numbers.get(1), numbers.get(2)) else {
            faults.error(
                Code::D102,
                &pair.at,
                said!("expected [amount, worth]"),
                said!("write pairs: worth = [[1, 0], [12, 1]]"),
            );
            return None;
        };
        let (x, y) = (x.number(faults)?, y.amount(faults)?);
        if line.last().is_some_and(|last| last[0] >= x) {
            faults.error(
                Code::D302,
                &pair.at,
                said!("amounts that do not rise"),
                said!("sort the pairs by amount, each once"),
            );
        }
        line.push([x, y]);
    }
    if line.is_empty() {
        faults.error(
            Code::D404,
            &worth.at,
            said!("a worth of no pairs"),
            said!("write at least one pair: worth = [[1, 0], [12, 1]]"),
        );
    }
    (!line.is_empty()).then_some(line)
}

/// The worth of an amount; beyond the ends it stays as it is there.
fn on_line(line: &[[f64; 2]], x: f64) -> f64 {
    let at = line.partition_point(|p| p[0] <= x);
    match (at.checked_sub(1).map(|i| line[i]), line.get(at)) {
        (Some([x0, y0]), Some(&[x1, y1])) => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        (Some([_, y]), None) | (None, Some(&[_, y])) => y,
        (None, None) => 0.0,
    }
}
