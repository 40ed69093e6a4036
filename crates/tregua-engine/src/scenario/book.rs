//! The book of a scenario: what people read about a war. The war itself never looks into it.

use std::collections::BTreeMap;

use super::check::Kind;
use super::deed::Question;
use super::text::Span;
use super::{Attribute, DeciderId, SourceId};

/// What people read: texts, sources, hypotheses, coverage, and the decisions that rules bring about.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Texts by language, table and id: `words["en"]["plan"]["split-inland"]`.
    pub words: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>,
    /// What each entry rests on, in file order within a kind.
    pub cited: Vec<Cited>,
    /// Rival readings of the actors.
    pub hypotheses: Vec<Hypothesis>,
    /// Questions *what if*.
    pub what_ifs: Vec<WhatIf>,
    /// Statements of the founding texts and what carries each.
    pub coverage: Vec<Statement>,
    /// Decisions of the record that a rule brings about, and no decider.
    pub emergent: Vec<Emergent>,
    /// The question behind each documented decision, by its id and language.
    pub questions: BTreeMap<String, Tongues>,
    /// Where a source can be read, in the order of the scenario's sources; empty where nowhere.
    pub urls: Vec<String>,
}

/// What an entry rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    /// What kind of entry.
    pub kind: Kind,
    /// Its id.
    pub key: String,
    /// Where the id stands.
    pub at: Span,
    /// Its sources.
    pub sources: Vec<SourceId>,
    /// Why, or a note; empty where none is given.
    pub why: String,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Tongues {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

/// A question *what if*, as people read it.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// What is asked of the war.
    pub question: Question,
    /// The question in words.
    pub ask: Tongues,
}

/// A rival reading of the actors.
#[derive(Clone, Debug)]
pub struct Hypothesis {
    /// Id in the files.
    pub key: String,
    /// The question that it answers: rival readings share it.
    pub question: String,
    /// The reading.
    pub reading: Tongues,
    /// Who holds it.
    pub held_by: String,
    /// What it changes in the scenario.
    pub overrides: Vec<Override>,
    /// The trace to expect if it is true.
    pub trace_for: Tongues,
    /// The trace that speaks against it.
    pub trace_against: Tongues,
}

/// One change that a hypothesis makes.
#[derive(Clone, Debug, PartialEq)]
pub enum Override {
    /// A decider weighs an attribute otherwise.
    Weight(DeciderId, Attribute, f64),
    /// A decider's impatience [1/day].
    Impatience(DeciderId, f64),
    /// A decider's cost of a day of war [utility/day].
    DayCost(DeciderId, f64),
    /// A parameter, by its position in [`crate::theta::Theta::NAMES`].
    Parameter(usize, f64),
}

/// A statement of a founding text.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Id.
    pub key: String,
    /// The founding text.
    pub file: String,
    /// What it says.
    pub fact: String,
    /// What carries it: kind and id.
    pub carried_by: Vec<(String, String)>,
}

/// A decision of the record that a rule brings about.
#[derive(Clone, Debug)]
pub struct Emergent {
    /// Id in the files.
    pub key: String,
    /// The target that measures it.
    pub target: String,
    /// First day on which the record has it.
    pub from: i32,
    /// Last day.
    pub until: i32,
}

impl Book {
    /// The text of `id` in a table, in a language (or in English, or in the first that has it).
    #[must_use]
    pub fn word(&self, language: &str, table: &str, id: &str) -> Option<&str> {
        let find = |lang: &str| Some(self.words.get(lang)?.get(table)?.get(id)?.as_str());
        find(language).or_else(|| find("en")).or_else(|| self.words.keys().find_map(|lang| find(lang)))
    }

    /// What the entries of one id rest on: most have one, an agenda or a conference another for each refusal or offer.
    pub fn rests_on(&self, kind: Kind, id: &str) -> impl Iterator<Item = &Cited> {
        self.cited.iter().filter(move |c| c.kind == kind && c.key == id)
    }

    /// Why an entry is as it is, in a language where its table of reasons has it; empty where nothing is said.
    #[must_use]
    pub fn reason(&self, language: &str, kind: Kind, id: &str) -> String {
        let mut said: Vec<&str> = Vec::new();
        for why in self.rests_on(kind, id).map(|cited| cited.why.as_str()) {
            if !why.is_empty() && !said.contains(&why) {
                said.push(why);
            }
        }
        let said = said.join(" ");
        self.translated(language, &format!("{}_why", kind.name()), id, &said).to_owned()
    }

    /// What the scenario's files say of `id` themselves, as a table puts it in this language, if one does.
    #[must_use]
    pub fn translated<'a>(&'a self, language: &str, table: &str, id: &str, said: &'a str) -> &'a str {
        let tables = self.words.get(language);
        tables.and_then(|tables| tables.get(table)?.get(id)).map_or(said, String::as_str)
    }
}
