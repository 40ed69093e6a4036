//! What is wrong with a domain, where, and what to do about it.

use crate::load;
use crate::words::Lang;
use annotate_snippets::Group;
use std::ops::Range;
use tregua_engine::said;
use tregua_engine::scenario::diagnostic::Severity;
use tregua_engine::scenario::raw::nearest;
use tregua_engine::scenario::said::Said;
use tregua_engine::scenario::text::{Texts, line_and_column};

tregua_engine::codes! {
    /// Kinds of fault, by code. The hundreds group them: files, shape, names, sizes, worth.
    D001 "the text is not XML";
    D002 "the text is not TOML";
    D003 "no domain file, or several";
    D004 "fewer than two parties";
    D005 "a file that nothing reads";
    D101 "something that must be there is missing";
    D102 "a value of the wrong kind";
    D103 "a key that nothing reads";
    D104 "a word that is not on the list";
    D201 "an issue that the domain does not have";
    D202 "an option that the issue does not have";
    D203 "given twice";
    D204 "called otherwise than in the domain";
    D301 "nothing to choose from";
    D302 "a number outside its range";
    D303 "more packages than can be listed";
    D401 "an issue without a weight";
    D402 "weights that sum to 0";
    D403 "weights that do not sum to 1";
    D404 "an option without a worth";
    D405 "an issue on which nothing is worth anything";
    D406 "a discount that is none";
}

/// One fault: what, where, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Kind of fault.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// File name.
    pub file: String,
    /// Line, from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// Column, from 1, in characters; 0 where the file as a whole is meant.
    pub column: usize,
    /// Bytes of the file that the caret points at.
    pub span: Range<usize>,
    /// What is wrong.
    pub what: Said,
    /// What to do about it.
    pub help: Said,
}

impl Fault {
    /// Whether it stops the talks.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    pub(super) fn report<'a>(&'a self, texts: &'a Texts, lang: Lang) -> [Group<'a>; 1] {
        let source = texts.get(&self.file).filter(|_| self.line > 0);
        let place = (self.file.as_str(), source, self.span.clone());
        load::explained(self.severity, self.code.key(), [&self.what, &self.help], place, lang)
    }
}

/// A place in a text: file (position among the texts) and bytes.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub file: usize,
    pub bytes: Range<usize>,
}

/// How many faults are listed: garbage would make a list that nobody reads.
const MOST: usize = 1000;
/// How many are given a word that may have been meant, which takes a search.
const HELPED: usize = 100;

/// Collects faults while texts are read.
pub(super) struct Faults<'t> {
    texts: &'t Texts,
    list: Vec<Fault>,
    errors: usize,
}

impl<'t> Faults<'t> {
    pub fn new(texts: &'t Texts) -> Self {
        Self { texts, list: Vec::new(), errors: 0 }
    }

    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The nearest of the words that would have been right, as help; else `otherwise`.
    pub fn meant<'w>(&self, given: &str, words: impl Iterator<Item = &'w str>, otherwise: Said) -> Said {
        let near = if self.errors < HELPED { nearest(given, words) } else { None };
        near.map_or(otherwise, |word| said!("did you mean `{}`?", word))
    }

    pub fn error(&mut self, code: Code, at: &Spot, what: Said, help: Said) {
        self.errors += 1;
        self.say(code, Severity::Error, at, what, help);
    }

    pub fn warn(&mut self, code: Code, at: &Spot, what: Said, help: Said) {
        self.say(code, Severity::Warning, at, what, help);
    }

    /// An error about the folder as a whole.
    pub fn whole(&mut self, code: Code, what: Said, help: Said) {
        self.errors += 1;
        let file = self.texts.name().to_owned();
        let severity = Severity::Error;
        self.list.push(Fault { code, severity, file, line: 0, column: 0, span: 0..0, what, help });
    }

    fn say(&mut self, code: Code, severity: Severity, at: &Spot, what: Said, help: Said) {
        let (file, text) = &self.texts.files()[at.file];
        let (line, column) = line_and_column(text, at.bytes.start);
        let (file, span) = (file.clone(), at.bytes.clone());
        if self.list.len() < MOST {
            self.list.push(Fault { code, severity, file, line, column, span, what, help });
        }
    }

    /// The list, in order of file and line.
    pub fn into_list(mut self) -> Vec<Fault> {
        self.list.sort_by_cached_key(|f| (f.file.clone(), f.span.start, f.code, f.what.english()));
        self.list.dedup();
        self.list
    }
}
