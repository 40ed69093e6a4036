//! `tregua explain`: a rule, a parameter, a source, a plan, a target, a documented decision.

use super::{note, say, unit, words};
use crate::args::Explain;
use crate::failure::{Done, Failure};
use serde_json::{Value, json};
use std::io::Write;
use tregua_engine::rules;
use tregua_engine::scenario::check::Kind;
use tregua_engine::scenario::raw::nearest;
use tregua_engine::scenario::{DeciderId, Grade, SourceId};
use tregua_engine::theta::Theta;
use tregua_lab::load::{self, Loaded};
use tregua_lab::words::{Cards, Lang, PARTS, Parameters, Words};

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
                writeln!(out, "{:10} {id}", teller.say(&format!("explain-{kind}")))?;
            }
        }
        return Ok(Done::Yes);
    };
    let found = [
        teller.rule(id),
        teller.parameter(id),
        teller.source(id),
        teller.plan(id),
        teller.target(id),
        teller.decision(id),
        teller.emergent(id),
    ];
    let found: Vec<Value> = found.into_iter().flatten().collect();
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
    let plans = sc.plans.iter().map(|p| ("plan", p.key.clone()));
    let targets = sc.targets.iter().map(|t| ("target", t.key.clone()));
    let decisions = sc.decisions.iter().map(|d| &d.key).chain(loaded.book.emergent.iter().map(|e| &e.key));
    let decisions = decisions.map(|key| ("decision", key.clone()));
    rules.chain(parameters).chain(sources).chain(plans).chain(targets).chain(decisions).collect()
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

    fn grade(&self, grade: Grade) -> String {
        self.say(match grade {
            Grade::Measured => "grade-measured",
            Grade::Argued => "grade-argued",
            Grade::Assumed => "grade-assumed",
        })
    }

    /// A number as people write it; for programs it has a point in any language.
    fn figure(&self, x: f64) -> String {
        let lang = if self.json { Lang::En } else { self.lang };
        lang.figure(&x.to_string())
    }

    fn unit(&self, of: &str) -> String {
        unit(&self.words, of)
    }

    fn word(&self, table: &str, id: &str) -> Option<&str> {
        self.loaded.book.word(self.lang.code(), table, id)
    }

    fn translated<'b>(&'b self, table: &str, id: &str, said: &'b str) -> &'b str {
        self.loaded.book.translated(self.lang.code(), table, id, said)
    }

    fn rule(&self, id: &str) -> Option<Value> {
        let rule = rules::all().find(|r| r.id == id)?;
        let grade = self.say(&format!("grade-{:?}", rule.grade).to_lowercase());
        let [says, reads, leaves_out] = Cards::new(self.lang).parts(rule);
        Some(json!({
            "kind": "rule", "id": rule.id, "grade": grade, "cites": rule.cites.join("; "),
            "says": says, "reads": reads, "leaves-out": leaves_out,
        }))
    }

    fn parameter(&self, id: &str) -> Option<Value> {
        let i = Theta::index(id)?;
        let (p, unit) = (&self.loaded.scenario.parameters[i], self.unit(Theta::UNITS[i]));
        let shape = self.say(&format!("shape-{:?}", p.prior.shape).to_lowercase());
        let [value, low, high] = [p.value, p.prior.low, p.prior.high].map(|x| self.figure(x));
        let prior = format!("{low} – {high}{unit} ({shape})");
        Some(json!({
            "kind": "parameter", "id": id, "value": format!("{value}{unit}"), "prior": prior,
            "grade": self.grade(p.grade), "from": self.sources(&p.sources),
            "why": self.translated("parameter_why", id, &p.why), "text": Parameters::new(self.lang).say(i),
        }))
    }

    fn source(&self, id: &str) -> Option<Value> {
        let i = self.loaded.scenario.sources.iter().position(|s| s.key == id)?;
        let s = &self.loaded.scenario.sources[i];
        let url = self.loaded.book.urls.get(i).cloned().unwrap_or_default();
        let (by, title) =
            (self.translated("source_author", id, &s.author), self.translated("source_title", id, &s.title));
        let by = if by.is_empty() { String::new() } else { format!("{by}, ") };
        let year = if s.year.is_empty() { String::new() } else { format!(" ({})", s.year) };
        let note = self.translated("source_note", id, &s.note);
        let text = format!("{by}{title}{year}. {note} {url}");
        Some(json!({ "kind": "source", "id": s.key, "text": text.trim_end() }))
    }

    fn plan(&self, id: &str) -> Option<Value> {
        let plan = self.loaded.scenario.plans.iter().find(|p| p.key == id)?;
        let text = self.word("plan", id).unwrap_or(id);
        let by: Vec<String> = plan.by.iter().map(|d| self.decider(*d)).collect();
        Some(json!({ "kind": "plan", "id": id, "by": by.join("; "), "text": text }))
    }

    fn target(&self, id: &str) -> Option<Value> {
        let t = self.loaded.scenario.targets.iter().find(|t| t.key == id)?;
        let (below, above) = t.tolerance;
        let (value, unit) = match t.unit.as_str() {
            "date" => (self.loaded.scenario.date(t.value as i32).to_string(), self.unit("day")),
            unit => (format!("{}{}", self.figure(t.value), self.unit(unit)), self.unit(unit)),
        };
        let (less, more) = (self.figure(below), self.figure(above));
        let tolerance = match t.factor {
            true => format!("×÷ {more}"),
            false if below == above => format!("± {more}{unit}"),
            false => format!("+{more} −{less}{unit}"),
        };
        let held_out = self.say(if t.held_out { "explain-held-out" } else { "explain-not-held-out" });
        Some(json!({
            "kind": "target", "id": id, "value": value, "tolerance": tolerance, "use": held_out,
            "from": self.sources(&t.sources), "text": self.word("target", id).unwrap_or(id),
        }))
    }

    /// A documented decision: who took it, between which days it makes sense, what was asked and chosen, and on whose word.
    fn decision(&self, id: &str) -> Option<Value> {
        let sc = &self.loaded.scenario;
        let decision = sc.decisions.iter().find(|d| d.key == id)?;
        let plan = &sc.plans[decision.plan.ix()].key;
        let chosen = self.word("plan", plan).unwrap_or(plan);
        let mut card = self.documented(id, decision.from, decision.until);
        card["by"] = json!(self.decider(decision.decider));
        card["text"] = json!(format!("{} → {chosen} ({plan})", self.asked(id)));
        Some(card)
    }

    /// A decision of the record that nobody takes here and a rule brings about: the target that measures it.
    fn emergent(&self, id: &str) -> Option<Value> {
        let emergent = self.loaded.book.emergent.iter().find(|e| e.key == id)?;
        let target = &emergent.target;
        let name = self.word("target", target).unwrap_or(target);
        let mut card = self.documented(id, emergent.from, emergent.until);
        card["measure"] = json!(format!("{name} ({target})"));
        card["text"] = json!(self.asked(id));
        Some(card)
    }

    /// What there is to say of any documented decision.
    fn documented(&self, id: &str, from: i32, until: i32) -> Value {
        let sc = &self.loaded.scenario;
        let cited = self.loaded.book.cited.iter().find(|c| c.kind == Kind::Decision && c.key == id);
        let (sources, why) = cited.map_or((&[][..], ""), |c| (&c.sources, &c.why));
        json!({
            "kind": "decision", "id": id, "value": format!("{} – {}", sc.date(from), sc.date(until)),
            "from": self.sources(sources), "why": why,
        })
    }

    /// The question that a documented decision answered.
    fn asked(&self, id: &str) -> &str {
        self.loaded.book.questions.get(id).map_or("", |q| self.lang.of(q))
    }

    fn decider(&self, id: DeciderId) -> String {
        let decider = &self.loaded.scenario.deciders[id.ix()];
        self.word("decider", &decider.key).unwrap_or(&decider.name).to_string()
    }

    fn sources(&self, ids: &[SourceId]) -> String {
        let name = |id: &SourceId| match self.loaded.scenario.sources[id.ix()].key.as_str() {
            "assumed" => self.grade(Grade::Assumed),
            key => key.to_string(),
        };
        ids.iter().map(name).collect::<Vec<_>>().join("; ")
    }

    fn print(&self, out: &mut impl Write, card: &Value) -> std::io::Result<()> {
        let text = |key: &str| card[key].as_str().unwrap_or_default();
        writeln!(out, "{} {}", self.say(&format!("explain-{}", text("kind"))), text("id"))?;
        for label in ["value", "tolerance", "prior", "grade", "by", "measure", "use", "from", "cites", "why"]
        {
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
        writeln!(out)
    }
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
