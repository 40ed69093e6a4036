//! Cards: what there is to say of one thing, as fields that are printed by name or given as JSON.

use super::*;
use tregua_engine::scenario::raw::written;
use tregua_engine::scenario::{Attribute, DeciderId, Grade, PlaceId, SourceId};
use tregua_lab::words::{Cards, Parameters, Wants};

/// Keys of an entry that its card tells by other names.
const TOLD: [&str; 10] =
    ["id", "name", "source", "why", "note", "reading", "held_by", "for", "against", "ask"];

impl Teller<'_> {
    /// Everything that is called so.
    pub(super) fn cards(&self, id: &str) -> Vec<Value> {
        let found = [self.rule(id), self.parameter(id), self.source(id), self.target(id), self.emergent(id)];
        let kinds =
            Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::Parameter | Kind::Source | Kind::Target));
        let entries = kinds.filter_map(|kind| match kind {
            Kind::Decision => self.decision(id),
            kind => self.entry(*kind, id),
        });
        found.into_iter().flatten().chain(entries).collect()
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
            "why": self.loaded.book.reason(self.lang.code(), Kind::Parameter, id), "text": Parameters::new(self.lang).say(i),
            "written": self.written(Kind::Parameter, id),
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

    /// An entry of the scenario's files: what it is called, who may choose it, what it rests on, and why.
    fn entry(&self, kind: Kind, id: &str) -> Option<Value> {
        self.loaded.book.rests_on(kind, id).next()?;
        let sc = &self.loaded.scenario;
        let plan = sc.plans.iter().find(|p| kind == Kind::Plan && p.key == id);
        let by: Vec<String> = plan.iter().flat_map(|p| &p.by).map(|d| self.decider(*d)).collect();
        let mut card = self.founded(kind, id);
        card["by"] = json!(by.join("; "));
        card["text"] = json!(self.name(kind, id));
        if let Some(h) = self.loaded.book.hypotheses.iter().find(|h| kind == Kind::Hypothesis && h.key == id)
        {
            card["held"] = json!(self.translated("hypothesis_held_by", id, &h.held_by));
            card["for"] = json!(self.lang.of(&h.trace_for));
            card["against"] = json!(self.lang.of(&h.trace_against));
        }
        if let Some(i) = sc.deciders.iter().position(|d| kind == Kind::Decider && d.key == id) {
            let id = DeciderId::new(i);
            card["wants"] = json!(self.wants(id));
            card["never"] = json!(self.never(id));
        }
        Some(card)
    }

    /// What a decider cares about, with the weights that the scenario gives it.
    fn wants(&self, id: DeciderId) -> String {
        let (wants, weights) =
            (Wants::new(self.lang), &self.loaded.scenario.deciders[id.ix()].utility.weights);
        let all = Attribute::ALL.into_iter().zip(weights).filter(|(_, w)| **w != 0.0);
        let all = all.map(|(attribute, w)| format!("{} {}", wants.attribute(attribute), self.figure(*w)));
        all.collect::<Vec<_>>().join("; ")
    }

    /// What he would not choose whatever it is worth.
    fn never(&self, id: DeciderId) -> String {
        let sc = &self.loaded.scenario;
        let plans =
            sc.deciders[id.ix()].red_lines.iter().map(|p| self.name(Kind::Plan, &sc.plans[p.ix()].key));
        plans.collect::<Vec<_>>().join("; ")
    }

    /// What an entry is called in words.
    fn name(&self, kind: Kind, id: &str) -> String {
        let (sc, book) = (&self.loaded.scenario, &self.loaded.book);
        let own = match kind {
            Kind::Route => sc.routes.iter().find(|r| r.key == id).map(|r| {
                let end = |place: PlaceId| self.name(Kind::Place, &sc.places[place.ix()].key);
                format!("{} – {}", end(r.from), end(r.to))
            }),
            Kind::Hypothesis => {
                let reading = book.hypotheses.iter().find(|h| h.key == id);
                reading.map(|h| self.lang.of(&h.reading).to_owned())
            }
            Kind::Question => {
                let question = book.what_ifs.iter().find(|w| w.question.key == id);
                question.map(|w| self.lang.of(&w.ask).to_owned())
            }
            Kind::Place => sc.places.iter().find(|p| p.key == id).map(|p| p.name.clone()),
            Kind::Formation => sc.formations.iter().find(|f| f.key == id).map(|f| f.name.clone()),
            Kind::Ship => sc.ships.iter().find(|s| s.key == id).map(|s| s.name.clone()),
            Kind::Decider => sc.deciders.iter().find(|d| d.key == id).map(|d| d.name.clone()),
            _ => None,
        };
        self.word(kind.name(), id).map(str::to_owned).or(own).unwrap_or_else(|| id.to_owned())
    }

    /// What an entry rests on, and why it is so.
    fn founded(&self, kind: Kind, id: &str) -> Value {
        let book = &self.loaded.book;
        let mut sources: Vec<SourceId> = Vec::new();
        for source in book.rests_on(kind, id).flat_map(|cited| &cited.sources) {
            if !sources.contains(source) {
                sources.push(*source);
            }
        }
        let why = book.reason(self.lang.code(), kind, id);
        json!({
            "kind": kind.name(), "id": id, "from": self.sources(&sources), "why": why,
            "written": self.written(kind, id),
        })
    }

    /// The entries as their files have them, and where: the numbers behind a name.
    fn written(&self, kind: Kind, id: &str) -> Vec<Value> {
        let entries = self.loaded.book.rests_on(kind, id).filter_map(|c| written(&self.loaded.texts, c.at));
        let told = entries.map(|entry| {
            // The card of a parameter tells all that its entry has.
            let is_told = |key: &str| kind == Kind::Parameter || TOLD.contains(&key);
            let fields = entry.fields.into_iter().filter(|(key, _)| !is_told(key));
            let fields: Vec<Value> =
                fields.map(|(key, value)| json!({ "key": key, "value": value })).collect();
            json!({ "file": entry.file, "line": entry.line, "fields": fields })
        });
        told.collect()
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
            "from": self.sources(&t.sources), "why": self.loaded.book.reason(self.lang.code(), Kind::Target, id),
            "text": self.word("target", id).unwrap_or(id), "written": self.written(Kind::Target, id),
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
        let mut card = self.founded(Kind::Decision, id);
        card["value"] = json!(format!("{} – {}", sc.date(from), sc.date(until)));
        card
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
}
