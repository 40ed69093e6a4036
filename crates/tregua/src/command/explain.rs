//! `tregua explain`: a rule, a parameter, a source, or any entry of the scenario's files: what it is, what it rests on, and why.

mod cards;

use super::{note, say, unit, words};
use crate::args::Explain;
use crate::failure::{Done, Failure};
use serde_json::{Value, json};
use std::io::Write;
use tregua_engine::rules;
use tregua_engine::scenario::check::Kind;
use tregua_engine::scenario::raw::nearest;
use tregua_engine::theta::Theta;
use tregua_lab::load::{self, Loaded};
use tregua_lab::words::{Lang, PARTS, Words};

/// What a card may tell in a line, in order.
const LABELS: [&str; 15] = [
    "value",
    "tolerance",
    "prior",
    "grade",
    "by",
    "wants",
    "never",
    "measure",
    "use",
    "held",
    "for",
    "against",
    "from",
    "cites",
    "why",
];

/// Columns of a card's text.
const WIDTH: usize = 96;

/// Explains one thing, or lists everything there is.
pub fn explain(args: &Explain, lang: Lang) -> Result<Done, Failure> {
    let loaded = load::load_or_first(args.scenario.as_deref())?;
    let teller = Teller { loaded: &loaded, words: words(lang), lang, json: args.json };
    let mut out = std::io::stdout().lock();
    let Some(id) = &args.id else {
        for (kind, id) in everything(&loaded) {
            if args.json {
                writeln!(out, "{}", json!({ "kind": kind, "id": id }))?;
            } else {
                writeln!(out, "{:12} {id}", teller.say(&format!("explain-{kind}")))?;
            }
        }
        return Ok(Done::Yes);
    };
    let found = teller.cards(id);
    if found.is_empty() {
        note(unknown(&loaded, &teller.words, id));
        return Ok(Done::No);
    }
    for card in &found {
        if args.json {
            writeln!(out, "{card}")?;
        } else {
            teller.print(&mut out, card)?;
        }
    }
    Ok(Done::Yes)
}

/// Nothing is called so: what may be meant.
fn unknown(loaded: &Loaded, words: &Words, id: &str) -> String {
    let all = everything(loaded);
    match nearest(id, all.iter().map(|(_, id)| id.as_str())) {
        Some(near) => say(words, "explain-near", &[("id", id.to_string()), ("near", near.to_string())]),
        None => say(words, "explain-unknown", &[("id", id.to_string())]),
    }
}

fn everything(loaded: &Loaded) -> Vec<(&'static str, String)> {
    let sc = &loaded.scenario;
    let rules = rules::all().map(|r| ("rule", r.id.to_string()));
    let parameters = Theta::NAMES.iter().map(|n| ("parameter", (*n).to_string()));
    let sources = sc.sources.iter().map(|s| ("source", s.key.clone()));
    let mut entries: Vec<(&'static str, String)> = Vec::new();
    for cited in loaded.book.cited.iter().filter(|c| c.kind != Kind::Parameter) {
        let entry = (cited.kind.name(), cited.key.clone());
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    rules.chain(parameters).chain(sources).chain(entries).collect()
}

/// Tells of a scenario's things in one language.
struct Teller<'a> {
    loaded: &'a Loaded,
    words: Words,
    lang: Lang,
    json: bool,
}

impl Teller<'_> {
    fn say(&self, id: &str) -> String {
        say(&self.words, id, &[])
    }

    fn print(&self, out: &mut impl Write, card: &Value) -> std::io::Result<()> {
        let text = |key: &str| card[key].as_str().unwrap_or_default();
        writeln!(out, "{} {}", self.say(&format!("explain-{}", text("kind"))), text("id"))?;
        for label in LABELS {
            if !text(label).is_empty() {
                writeln!(out, "  {}: {}", self.say(&format!("explain-{label}")), text(label))?;
            }
        }
        for part in PARTS.into_iter().filter(|part| !text(part).is_empty()) {
            writeln!(out, "\n  {}", self.say(&format!("explain-{part}")))?;
            for line in lines(text(part)) {
                writeln!(out, "    {line}")?;
            }
        }
        if !text("text").is_empty() {
            writeln!(out, "  {}", text("text"))?;
        }
        for entry in card["written"].as_array().into_iter().flatten() {
            let about = ["file", "line"].map(|key| (key, plain(&entry[key])));
            let fields = entry["fields"].as_array().map_or(&[][..], Vec::as_slice);
            let heading = if fields.is_empty() { "explain-stands" } else { "explain-written" };
            writeln!(out, "\n  {}", say(&self.words, heading, &about))?;
            for field in fields {
                let field = format!("{} = {}", plain(&field["key"]), plain(&field["value"]));
                for (i, line) in lines(&field).iter().enumerate() {
                    writeln!(out, "    {}{line}", if i == 0 { "" } else { "  " })?;
                }
            }
        }
        writeln!(out)
    }
}

/// A value as text, without the quotes of JSON.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A text in lines of some width.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| line.chars().count() + word.chars().count() < WIDTH) {
            Some(line) => *line += &format!(" {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}
