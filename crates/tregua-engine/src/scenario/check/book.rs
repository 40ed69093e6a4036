//! What people read: sources, hypotheses, words, and the coverage of the founding texts.

use std::collections::BTreeMap;

use super::decisions::tongues;
use super::judge::Judge;
use super::names::Kind;
use crate::said;
use crate::scenario::book::{Hypothesis, Override, Statement, WhatIf};
use crate::scenario::deed::Question;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::book::{
    Hypothesis as RawHypothesis, Override as RawOverride, Question as RawQuestion, QuestionsFile,
    Source as RawSource,
};
use crate::scenario::raw::{Given, LANGUAGES, TextTable, WordsFile, did_you_mean, rows, tables};
use crate::scenario::said::Said;
use crate::scenario::text::Span;
use crate::scenario::{Attribute, DeciderId, Scenario, Source};
use crate::theta::Theta;

/// A source of `sources.toml`.
pub(super) fn source(name: &Given<String>, raw: &RawSource) -> Source {
    Source {
        key: name.text().to_owned(),
        author: raw.author.text().to_owned(),
        title: raw.title.text().to_owned(),
        year: raw.year.text().to_owned(),
        kind: raw.kind.text().to_owned(),
        note: raw.note.text().to_owned(),
        assumed: raw.assumed.as_ref().is_some_and(|a| a.or(false)),
    }
}

/// A hypothesis of `hypotheses.toml`.
pub(super) fn hypothesis(judge: &mut Judge<'_>, raw: &RawHypothesis) -> Hypothesis {
    judge.cite(Kind::Hypothesis, &raw.id, &raw.source, &raw.why, "why");
    let overrides = tables_with_spans(&raw.overrides).flat_map(|(o, at)| changes(judge, o, at)).collect();
    Hypothesis {
        key: raw.id.text().to_owned(),
        question: raw.question.text().to_owned(),
        reading: tongues(&raw.reading),
        held_by: raw.held_by.text().to_owned(),
        overrides,
        trace_for: tongues(&raw.r#for),
        trace_against: tongues(&raw.against),
    }
}

fn tables_with_spans<T>(list: &crate::scenario::raw::Opt<Vec<Given<T>>>) -> impl Iterator<Item = (&T, Span)> {
    crate::scenario::raw::entries(list).iter().filter_map(|g| Some((g.get()?, g.span)))
}

/// What an override changes: a parameter, or a decider's utility.
fn changes(judge: &mut Judge<'_>, raw: &RawOverride, at: Span) -> Vec<Override> {
    let help =
        said!("give `decider` with `weights`, `impatience` or `day_cost`; or `parameter` with `value`");
    if let (Some(name), Some(value), None) = (&raw.parameter, &raw.value, &raw.decider) {
        let found = judge.names.find(Kind::Parameter, name, &mut judge.faults);
        let change = found.and_then(|_| Some(Override::Parameter(Theta::index(name.text())?, value.value?)));
        return change.into_iter().collect();
    }
    let (Some(decider), None, None) = (&raw.decider, &raw.parameter, &raw.value) else {
        judge.error(Code::S101, at, said!("it is not said what this override changes"), help);
        return Vec::new();
    };
    let id: Option<DeciderId> = judge.id(decider);
    let mut list = Vec::new();
    let mut say = |change: Option<Override>| list.extend(change);
    if let Some(weights) = raw.weights.as_ref().and_then(Given::get) {
        for (attribute, given) in Attribute::ALL.into_iter().zip(weights.list()) {
            let weight = given.as_ref().map(|w| judge.within(w, -1.0..=1.0));
            say(weight.zip(id).map(|(w, id)| Override::Weight(id, attribute, w)));
        }
    }
    let rate = raw.impatience.as_ref().map(|r| judge.within(r, 0.0..=1.0));
    say(rate.zip(id).map(|(r, id)| Override::Impatience(id, r)));
    let cost = raw.day_cost.as_ref().map(|c| judge.within(c, -1.0..=1.0));
    say(cost.zip(id).map(|(c, id)| Override::DayCost(id, c)));
    if raw.weights.is_none() && rate.is_none() && cost.is_none() {
        judge.error(Code::S101, at, said!("it is not said what this override changes"), help);
    }
    list
}

/// Tables of `words.LANG.toml`: their name, whose ids they have (none where the reader names them), and whether each of these needs a text.
const TABLES: [(&str, Option<Kind>, bool); 27] = [
    ("title", None, false),
    ("series", None, false),
    ("dispute", None, false),
    ("side", Some(Kind::Side), true),
    ("army", Some(Kind::Army), true),
    ("plan", Some(Kind::Plan), true),
    ("event", Some(Kind::Event), true),
    ("target", Some(Kind::Target), true),
    ("truce", Some(Kind::Truce), true),
    ("issue", Some(Kind::Issue), true),
    ("option", Some(Kind::Choice), true),
    ("agenda", Some(Kind::Agenda), true),
    ("conference", Some(Kind::Conference), true),
    ("temper", Some(Kind::Temper), true),
    ("place", Some(Kind::Place), false),
    ("decider", Some(Kind::Decider), false),
    ("decision", Some(Kind::Decision), false),
    ("formation", Some(Kind::Formation), false),
    ("squadron", Some(Kind::Squadron), false),
    ("ship", Some(Kind::Ship), false),
    ("city", Some(Kind::City), false),
    ("faction", Some(Kind::Faction), false),
    ("hypothesis", Some(Kind::Hypothesis), false),
    ("source_author", Some(Kind::Source), false),
    ("source_title", Some(Kind::Source), false),
    ("source_note", Some(Kind::Source), false),
    ("hypothesis_held_by", Some(Kind::Hypothesis), false),
];

/// Those that say in another language what the scenario's files say themselves: one language is enough. So do the tables of reasons.
const TRANSLATIONS: [&str; 4] = ["source_author", "source_title", "source_note", "hypothesis_held_by"];

/// Whose reasons a table has: `plan_why` those of the plans.
fn reasons_of(table: &str) -> Option<Kind> {
    let name = table.strip_suffix("_why")?;
    Kind::ALL.iter().copied().find(|kind| kind.name() == name)
}

/// What a table of texts has the ids of, none if the reader names them; nothing where no such table is read.
fn table_kind(table: &str) -> Option<Option<Kind>> {
    let found = TABLES.iter().find(|(name, ..)| *name == table);
    found.map(|(_, kind, _)| *kind).or_else(|| reasons_of(table).map(Some))
}

/// Texts by language, table and id.
type Words = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;

/// The texts: each for something that exists, each in both languages unless it is a translation, and one for all that has no name
/// otherwise.
pub(super) fn words(judge: &mut Judge<'_>, raw: &[Option<WordsFile>; 2]) -> Words {
    let mut words = Words::new();
    for (file, language) in raw.iter().zip(LANGUAGES) {
        let Some(file) = file else { continue };
        for (table, texts) in file {
            judge_table(judge, table, texts);
        }
        unnamed(judge, language, file);
        let tables = file.iter().map(|(table, texts)| {
            let texts = texts.get().map(|t| t.0.as_slice()).unwrap_or_default();
            let pairs = texts.iter().map(|(id, text)| (id.text().to_owned(), text.text().to_owned()));
            (table.text().to_owned(), pairs.collect())
        });
        words.insert(language.to_owned(), tables.collect());
    }
    if let [Some(a), Some(b)] = raw {
        one_sided(judge, a, &words, LANGUAGES[1]);
        one_sided(judge, b, &words, LANGUAGES[0]);
    }
    words
}

fn judge_table(judge: &mut Judge<'_>, table: &Given<String>, texts: &Given<TextTable>) {
    let Some(kind) = table_kind(table.text()) else {
        let names = || TABLES.iter().map(|(name, ..)| *name);
        let list = || {
            said!(
                "the tables are {}, and with `_why` the reasons of each",
                names().collect::<Vec<_>>().join(", ")
            )
        };
        let help = did_you_mean(table.text(), names()).unwrap_or_else(list);
        return judge.error(
            Code::S103,
            table.span,
            said!("nothing reads the table `{}`", table.text()),
            help,
        );
    };
    let Some(kind) = kind else { return };
    let Some(list) = judge.names.list(kind).map(<[String]>::to_vec) else { return };
    for (id, _) in texts.get().map(|t| t.0.as_slice()).unwrap_or_default() {
        if !list.iter().any(|known| known == id.text()) {
            let what = said!("a text for `{}`, but no {} is called so", id.text(), kind.shown());
            let help = did_you_mean(id.text(), list.iter().map(String::as_str))
                .unwrap_or_else(|| said!("take it out"));
            judge.error(Code::S912, id.span, what, help);
        }
    }
}

/// Warns of what has no name in this language.
fn unnamed(judge: &mut Judge<'_>, language: &str, file: &WordsFile) {
    for (table, kind, needed) in &TABLES {
        let (Some(kind), true) = (kind, needed) else { continue };
        let found = file.iter().find(|(name, _)| name.text() == *table);
        let texts = found.and_then(|(_, t)| t.get()).map(|t| t.0.as_slice()).unwrap_or_default();
        let ids = judge.names.list(*kind).unwrap_or_default();
        let missing: Vec<String> =
            ids.iter().filter(|id| !texts.iter().any(|(known, _)| known.text() == *id)).cloned().collect();
        if !missing.is_empty() {
            let what = said!("no text for the {} {}", kind.many(), missing.join(", "));
            let help = said!("add them to [{}]; reports show the bare id until then", table);
            judge.faults.warn_file(Code::S913, &format!("words.{language}.toml"), what, help);
        }
    }
}

/// Says which texts of one language the other lacks.
fn one_sided(judge: &mut Judge<'_>, file: &WordsFile, words: &Words, other: &str) {
    let is_translation = |table: &str| TRANSLATIONS.contains(&table) || reasons_of(table).is_some();
    for (table, texts) in file.iter().filter(|(table, _)| !is_translation(table.text())) {
        for (id, _) in texts.get().map(|t| t.0.as_slice()).unwrap_or_default() {
            let there = words[other].get(table.text()).is_some_and(|t| t.contains_key(id.text()));
            if !there {
                let what = said!("`{}.{}` is not in `words.{}.toml`", table.text(), id.text(), other);
                judge.error(Code::S911, id.span, what, said!("add it to [{}] there", table.text()));
            }
        }
    }
}

/// What can carry a statement, and which ids it then has.
const CARRIERS: [(&str, &[Kind]); 8] = [
    (
        "element",
        &[
            Kind::Side,
            Kind::Army,
            Kind::Squadron,
            Kind::City,
            Kind::Decider,
            Kind::Faction,
            Kind::Place,
            Kind::Route,
            Kind::Formation,
            Kind::Ship,
            Kind::Truce,
            Kind::Issue,
            Kind::Choice,
            Kind::Agenda,
            Kind::Conference,
            Kind::Temper,
        ],
    ),
    ("rule", &[]),
    ("parameter", &[Kind::Parameter]),
    ("target", &[Kind::Target]),
    ("decision", &[Kind::Decision]),
    ("event", &[Kind::Event]),
    ("plan", &[Kind::Plan]),
    ("hypothesis", &[Kind::Hypothesis]),
];

/// A statement of `coverage.csv`: something that exists carries it.
pub(super) fn statement(judge: &mut Judge<'_>, raw: &rows::Coverage) -> Statement {
    if raw.carried_by.value.is_some() && raw.carried_by.list().is_empty() {
        let what = said!("nothing carries `{}`", raw.statement.text());
        judge.error(
            Code::S921,
            raw.carried_by.span,
            what,
            said!("name what carries it: a rule, a plan, a target ..."),
        );
    }
    let carried_by =
        raw.carried_by.list().iter().filter_map(|given| carrier(judge, &raw.kind, given)).collect();
    Statement {
        key: raw.statement.text().to_owned(),
        file: raw.file.text().to_owned(),
        fact: raw.fact.text().to_owned(),
        carried_by,
    }
}

fn carrier(judge: &mut Judge<'_>, kind: &Given<String>, given: &Given<String>) -> Option<(String, String)> {
    let (word, at, id) = match given.text().split_once(':') {
        Some((word, id)) => (word, given.span, id),
        None => (kind.value.as_deref()?, kind.span, given.text()),
    };
    let Some((called, kinds)) = CARRIERS.iter().find(|(name, _)| *name == word) else {
        let names = CARRIERS.iter().map(|(name, _)| *name);
        let help = did_you_mean(word, names.clone())
            .unwrap_or_else(|| said!("one of: {}", names.collect::<Vec<_>>().join(", ")));
        judge.error(Code::S106, at, said!("`{}` carries no statement", word), help);
        return None;
    };
    let lists: Option<Vec<&[String]>> = kinds.iter().map(|k| judge.names.list(*k)).collect();
    let known = |lists: &Vec<&[String]>| lists.iter().any(|ids| ids.iter().any(|known| known == id));
    if let Some(lists) = lists.filter(|lists| !kinds.is_empty() && !known(lists)) {
        let help = did_you_mean(id, lists.iter().flat_map(|ids| ids.iter().map(String::as_str)))
            .unwrap_or_else(|| said!("name what carries it, or take it out"));
        judge.error(Code::S921, given.span, said!("no {} is called `{}`", Said::words(called), id), help);
        return None;
    }
    Some((word.to_owned(), id.to_owned()))
}

/// The questions that can be asked of the war.
pub(super) fn what_ifs(judge: &mut Judge<'_>, raw: Option<&QuestionsFile>, sc: &Scenario) -> Vec<WhatIf> {
    raw.map_or_else(Vec::new, |file| tables(&file.question).filter_map(|q| what_if(judge, q, sc)).collect())
}

fn what_if(judge: &mut Judge<'_>, raw: &RawQuestion, sc: &Scenario) -> Option<WhatIf> {
    judge.cite(Kind::Question, &raw.id, &raw.source, &raw.why, "why");
    let deeds: Vec<&str> = raw.r#do.list().iter().map(Given::text).collect();
    match Question::new(sc, raw.id.text(), raw.at.value?, &deeds) {
        Ok(question) => Some(WhatIf { question, ask: tongues(&raw.ask) }),
        Err(fault) => {
            judge.error(Code::S922, raw.r#do.span, fault.what(), fault.help());
            None
        }
    }
}

/// The hypotheses that could be read.
pub(super) fn hypotheses(
    judge: &mut Judge<'_>,
    raw: Option<&crate::scenario::raw::book::HypothesesFile>,
) -> Vec<Hypothesis> {
    raw.map_or_else(Vec::new, |file| tables(&file.hypothesis).map(|h| hypothesis(judge, h)).collect())
}
