//! `tregua explain`: a rule, a parameter, a source, a plan, a target.

use super::{say, words};
use crate::args::Explain;
use crate::failure::{Done, Failure};
use serde_json::{Value, json};
use std::io::Write;
use tregua_engine::rules;
use tregua_engine::scenario::SourceId;
use tregua_engine::theta::Theta;
use tregua_lab::load::{self, Loaded};
use tregua_lab::words::{Lang, Words};

/// Explains one thing, or lists everything there is.
pub fn explain(args: &Explain, lang: Lang) -> Result<Done, Failure> {
    let loaded = load::load_or_first(args.scenario.as_deref())?;
    let words = words(lang);
    let mut out = std::io::stdout().lock();
    let Some(id) = &args.id else {
        for (kind, id) in everything(&loaded) {
            writeln!(out, "{:10} {id}", words.say(kind, &tregua_lab::words::FluentArgs::new()))?;
        }
        return Ok(Done::Yes);
    };
    let found = [
        rule(id),
        parameter(&loaded, id),
        source(&loaded, id),
        plan(&loaded, id, lang),
        target(&loaded, id, lang),
    ];
    let found: Vec<Value> = found.into_iter().flatten().collect();
    if found.is_empty() {
        eprintln!("{}", say(&words, "explain-unknown", &[("id", id.clone())]));
        return Ok(Done::No);
    }
    for card in &found {
        if args.json {
            writeln!(out, "{card}")?;
        } else {
            print(&mut out, &words, card)?;
        }
    }
    Ok(Done::Yes)
}

fn everything(loaded: &Loaded) -> Vec<(&'static str, String)> {
    let sc = &loaded.scenario;
    let rules = rules::all().map(|r| ("explain-rule", r.id.to_string()));
    let parameters = Theta::NAMES.iter().map(|n| ("explain-parameter", (*n).to_string()));
    let sources = sc.sources.iter().map(|s| ("explain-source", s.key.clone()));
    let plans = sc.plans.iter().map(|p| ("explain-plan", p.key.clone()));
    let targets = sc.targets.iter().map(|t| ("explain-target", t.key.clone()));
    rules.chain(parameters).chain(sources).chain(plans).chain(targets).collect()
}

fn rule(id: &str) -> Option<Value> {
    let rule = rules::all().find(|r| r.id == id)?;
    Some(json!({
        "kind": "explain-rule", "id": rule.id, "explain-grade": format!("{:?}", rule.grade).to_lowercase(),
        "explain-cites": rule.cites.join("; "), "text": rule.card,
    }))
}

fn parameter(loaded: &Loaded, id: &str) -> Option<Value> {
    let i = Theta::index(id)?;
    let (p, unit) = (&loaded.scenario.parameters[i], Theta::UNITS[i]);
    Some(json!({
        "kind": "explain-parameter", "id": id, "explain-value": format!("{} {unit}", p.value),
        "explain-prior": format!("{} – {} ({:?})", p.prior.low, p.prior.high, p.prior.shape).to_lowercase(),
        "explain-grade": format!("{:?}", p.grade).to_lowercase(), "explain-from": sources(loaded, &p.sources),
        "explain-why": p.why, "text": Theta::SAYS[i].trim(),
    }))
}

fn source(loaded: &Loaded, id: &str) -> Option<Value> {
    let i = loaded.scenario.sources.iter().position(|s| s.key == id)?;
    let s = &loaded.scenario.sources[i];
    let url = loaded.book.urls.get(i).cloned().unwrap_or_default();
    Some(json!({
        "kind": "explain-source", "id": s.key,
        "text": format!("{}, {} ({}). {} {url}", s.author, s.title, s.year, s.note),
    }))
}

fn plan(loaded: &Loaded, id: &str, lang: Lang) -> Option<Value> {
    let plan = loaded.scenario.plans.iter().find(|p| p.key == id)?;
    let text = loaded.book.word(lang.code(), "plan", id).unwrap_or(id);
    let by: Vec<&str> = plan.by.iter().map(|d| loaded.scenario.deciders[d.ix()].name.as_str()).collect();
    Some(json!({ "kind": "explain-plan", "id": id, "explain-from": by.join("; "), "text": text }))
}

fn target(loaded: &Loaded, id: &str, lang: Lang) -> Option<Value> {
    let t = loaded.scenario.targets.iter().find(|t| t.key == id)?;
    let value = if t.unit == "date" {
        loaded.scenario.date(t.value as i32).to_string()
    } else {
        format!("{} {}", t.value, t.unit)
    };
    Some(json!({
        "kind": "explain-target", "id": id, "explain-value": format!("{value} (− {}, + {})", t.tolerance.0, t.tolerance.1),
        "explain-from": sources(loaded, &t.sources), "text": loaded.book.word(lang.code(), "target", id).unwrap_or(id),
    }))
}

fn sources(loaded: &Loaded, ids: &[SourceId]) -> String {
    let keys: Vec<&str> = ids.iter().map(|s| loaded.scenario.sources[s.ix()].key.as_str()).collect();
    keys.join("; ")
}

fn print(out: &mut impl Write, words: &Words, card: &Value) -> std::io::Result<()> {
    let text = |key: &str| card[key].as_str().unwrap_or_default();
    let none = tregua_lab::words::FluentArgs::new();
    writeln!(out, "{} {}", words.say(text("kind"), &none), text("id"))?;
    for label in
        ["explain-value", "explain-prior", "explain-grade", "explain-from", "explain-cites", "explain-why"]
    {
        if !text(label).is_empty() {
            writeln!(out, "  {}: {}", words.say(label, &none), text(label))?;
        }
    }
    for line in text("text").lines() {
        writeln!(out, "  {}", line.trim_end())?;
    }
    writeln!(out)
}
