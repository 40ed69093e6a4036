//! From text to [`Raw`]: what the files say, each value with its place, nothing resolved and nothing trusted.
//!
//! Reading never stops at a fault: it is said, the value is left out, and the rest is read. `check` then judges what it means.

pub mod book;
mod csv;
mod files;
pub mod folk;
mod keys;
mod near;
pub mod outside;
pub mod plans;
mod read;
pub mod record;
pub mod rows;
#[cfg(feature = "schema")]
pub mod schema;
mod table;
pub mod talks;
mod words;
mod written;

pub use files::TextTable;
pub(crate) use near::did_you_mean;
pub use near::nearest;
pub(crate) use read::tables;
pub use read::{Given, Opt, entries};
pub use written::{Written, written};

use self::csv::Sheet;
use self::files::{pairs, toml_file};
use self::read::Read;
use super::diagnostic::{Code, Faults};
use super::text::Texts;
use crate::said;
use crate::scenario::said::Said;

/// Languages in which a war can be told.
pub const LANGUAGES: [&str; 2] = ["en", "es"];

/// Largest text of a file [byte].
pub const LARGEST: usize = 4 << 20;

/// Files that every scenario has.
pub const FILES: [&str; 14] = [
    "scenario.toml",
    "places.csv",
    "routes.csv",
    "formations.csv",
    "ships.csv",
    "plans.toml",
    "talks.toml",
    "parameters.toml",
    "outside.toml",
    "record.toml",
    "decisions.toml",
    "sources.toml",
    "words.en.toml",
    "words.es.toml",
];

/// Files that a scenario may have.
pub const MORE_FILES: [&str; 3] = ["hypotheses.toml", "questions.toml", "coverage.csv"];

/// Files of the book alone: whatever they say, the same wars are fought.
pub const BOOK_FILES: [&str; 6] =
    ["sources.toml", "words.en.toml", "words.es.toml", "hypotheses.toml", "questions.toml", "coverage.csv"];

/// The texts of a table of `words.LANG.toml`, or of the whole file.
pub type WordsFile = Vec<(Given<String>, Given<TextTable>)>;

/// What the files say. A file that could not be read is `None` (or an empty list), and a fault has been said.
#[derive(Debug, Default)]
pub struct Raw {
    /// `scenario.toml`.
    pub scenario: Option<folk::ScenarioFile>,
    /// `places.csv`, each row with its beds by side.
    pub places: Option<Vec<Given<PlaceRow>>>,
    /// `routes.csv`.
    pub routes: Option<Vec<Given<rows::Route>>>,
    /// `formations.csv`.
    pub formations: Option<Vec<Given<rows::Formation>>>,
    /// `ships.csv`.
    pub ships: Option<Vec<Given<rows::Ship>>>,
    /// `coverage.csv`.
    pub coverage: Option<Vec<Given<rows::Coverage>>>,
    /// `plans.toml`.
    pub plans: Option<plans::PlansFile>,
    /// `talks.toml`.
    pub talks: Option<talks::TalksFile>,
    /// `parameters.toml`.
    pub parameters: Option<Vec<(Given<String>, Given<book::Parameter>)>>,
    /// `outside.toml`.
    pub outside: Option<outside::OutsideFile>,
    /// `record.toml`.
    pub record: Option<record::RecordFile>,
    /// `decisions.toml`.
    pub decisions: Option<record::DecisionsFile>,
    /// `hypotheses.toml`.
    pub hypotheses: Option<book::HypothesesFile>,
    /// `questions.toml`.
    pub questions: Option<book::QuestionsFile>,
    /// `sources.toml`.
    pub sources: Option<Vec<(Given<String>, Given<book::Source>)>>,
    /// `words.LANG.toml`, in the order of [`LANGUAGES`].
    pub words: [Option<WordsFile>; 2],
}

/// A row of `places.csv` with the columns `beds_SIDE`.
#[derive(Clone, Debug)]
pub struct PlaceRow {
    /// The columns that every scenario has.
    pub place: rows::Place,
    /// Beds by side (the name of the column without its beginning), in the order of the columns.
    pub beds: Vec<(Given<String>, Given<u32>)>,
}

/// Prefix of the columns of beds.
const BEDS: &str = "beds_";

/// Reads the texts.
pub(crate) fn parse(texts: &Texts, faults: &mut Faults<'_>) -> Raw {
    judge_files(texts, faults);
    Raw {
        scenario: toml_file(texts, "scenario.toml", faults, Read::read),
        places: places(texts, faults),
        routes: rows(
            texts,
            "routes.csv",
            rows::Route::KEYS,
            said!("this leg"),
            rows::Route::from_keys,
            faults,
        ),
        formations: rows(
            texts,
            "formations.csv",
            rows::Formation::KEYS,
            said!("this formation"),
            rows::Formation::from_keys,
            faults,
        ),
        ships: rows(texts, "ships.csv", rows::Ship::KEYS, said!("this ship"), rows::Ship::from_keys, faults),
        coverage: rows(
            texts,
            "coverage.csv",
            rows::Coverage::KEYS,
            said!("this statement"),
            rows::Coverage::from_keys,
            faults,
        ),
        plans: toml_file(texts, "plans.toml", faults, Read::read),
        talks: toml_file(texts, "talks.toml", faults, Read::read),
        parameters: toml_file(texts, "parameters.toml", faults, |n, at, f| {
            pairs(n, at, said!("parameters"), f)
        }),
        outside: toml_file(texts, "outside.toml", faults, Read::read),
        record: toml_file(texts, "record.toml", faults, Read::read),
        decisions: toml_file(texts, "decisions.toml", faults, Read::read),
        hypotheses: toml_file(texts, "hypotheses.toml", faults, Read::read),
        questions: toml_file(texts, "questions.toml", faults, Read::read),
        sources: toml_file(texts, "sources.toml", faults, |n, at, f| pairs(n, at, said!("sources"), f)),
        words: LANGUAGES.map(|lang| {
            toml_file(texts, &format!("words.{lang}.toml"), faults, |n, at, f| {
                pairs(n, at, said!("texts"), f)
            })
        }),
    }
}

/// Says which files are missing, too large, or read by nobody.
fn judge_files(texts: &Texts, faults: &mut Faults<'_>) {
    for name in FILES.iter().filter(|name| texts.index(name).is_none()) {
        let help = said!("add it; `tregua new NAME` writes a small war with every file");
        faults.file(Code::S001, name, said!("`{}` is missing", name), help);
    }
    let known = || FILES.into_iter().chain(MORE_FILES);
    for (name, text) in texts.files() {
        if text.len() > LARGEST {
            let what = said!("`{}` has {} bytes, more than {}", name, text.len(), LARGEST);
            faults.file(Code::S005, name, what, said!("split or shorten it"));
        }
        if !known().any(|k| k == name) {
            let help = did_you_mean(name, known()).unwrap_or_else(|| said!("take it out, or rename it"));
            faults.warn_file(Code::S004, name, said!("nothing reads `{}`", name), help);
        }
    }
}

fn rows<T>(
    texts: &Texts,
    name: &str,
    columns: &[&str],
    shown: Said,
    read: fn(&mut keys::Keys<'_>, &mut Faults<'_>) -> T,
    faults: &mut Faults<'_>,
) -> Option<Vec<Given<T>>> {
    let sheet = Sheet::read(texts, name, columns, |_| false, faults)?;
    Some(sheet.rows(texts, shown, faults, |keys, _, faults| read(keys, faults)))
}

fn places(texts: &Texts, faults: &mut Faults<'_>) -> Option<Vec<Given<PlaceRow>>> {
    let sheet = Sheet::read(texts, "places.csv", rows::Place::KEYS, |c| c.starts_with(BEDS), faults)?;
    Some(sheet.rows(texts, said!("this place"), faults, |keys, row, faults| PlaceRow {
        place: rows::Place::from_keys(keys, faults),
        beds: sheet.beds(row, faults),
    }))
}

impl Sheet {
    fn beds(&self, row: &[csv::Cell], faults: &mut Faults<'_>) -> Vec<(Given<String>, Given<u32>)> {
        let beds = self
            .header
            .iter()
            .zip(row)
            .filter_map(|(head, cell)| Some((head, head.text.strip_prefix(BEDS)?, cell)));
        beds.map(|(head, side, cell)| {
            let side = Given { value: Some(side.to_owned()), span: head.span, sound: true };
            let text = if cell.text.is_empty() { "0" } else { &cell.text };
            (side, Given::read(read::Node::Cell(text), cell.span, faults))
        })
        .collect()
    }
}
