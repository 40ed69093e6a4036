//! What is wrong with a scenario, where, and what to do about it.

use super::said::Said;
use super::text::{Span, Texts, line_and_column};

/// Declares kinds of fault: an enum of codes, each with a line of what it is.
#[macro_export]
macro_rules! codes {
    ($(#[doc = $doc:literal])+ $($code:ident $says:literal;)+) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $says] $code,)+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$code),+];

            /// The code as printed.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)+ }
            }

            /// What this kind of fault is, in one line.
            #[must_use]
            pub const fn says(self) -> &'static str {
                match self { $(Self::$code => $says,)+ }
            }
        }
    };
}

codes! {
    /// Kinds of fault, by code. The hundreds group them: files, shape, names, numbers, sources, ground, forces, plans, talks and record, book.
    S001 "a file of the folder is missing";
    S002 "the text is not TOML";
    S003 "a row has more or fewer cells than the header";
    S004 "a file that nothing reads";
    S005 "too large: a text or a list beyond its bound";
    S101 "a key or cell that must be there is missing";
    S102 "a value of the wrong kind";
    S103 "a key that nothing reads";
    S104 "a column that must be there is missing";
    S105 "a column that nothing reads";
    S106 "a word that is not on the list";
    S201 "an id that nothing has";
    S202 "an id given twice";
    S203 "an id of the wrong form";
    S204 "the scenario's name is not the folder's";
    S301 "a date that is none";
    S302 "a date outside the war";
    S303 "dates in the wrong order";
    S304 "a number outside its range";
    S401 "no source";
    S402 "assumed, and no reason given";
    S501 "a leg from a place to itself";
    S502 "no way there, by land or by sea";
    S503 "not a port";
    S504 "a key that does not fit this kind of leg";
    S505 "a leg shorter than the straight line";
    S506 "shares that do not sum to 1";
    S507 "food that comes from nowhere";
    S508 "a place that no leg reaches";
    S601 "not two sides, one of them for the change";
    S602 "of different sides";
    S603 "a depot in a marching army, or a marching body in a depot";
    S604 "awaited without an event, or the reverse";
    S605 "men who stand nowhere, or come from nowhere";
    S606 "an army without formations";
    S607 "the head of a side who cannot be";
    S608 "command that goes round in a circle";
    S609 "a successor who cannot be";
    S701 "a plan with neither orders nor expectations";
    S702 "a plan on nobody's menu";
    S703 "an order to someone who does not take it";
    S704 "a depot ordered to move";
    S705 "conditions that cannot all hold";
    S706 "a condition that is none";
    S707 "red lines that empty a menu";
    S708 "a plan that is not on his menu";
    S709 "orders that undo themselves";
    S710 "a part of an army given in no way or in two";
    S801 "a truce of no days";
    S802 "value and measure do not fit";
    S803 "a target without tolerance";
    S804 "a unit that does not fit";
    S805 "an agenda that cannot be";
    S806 "a single text without a mediator";
    S807 "chances that do not sum to 1";
    S808 "a package that is none";
    S809 "a conference that cannot sit beside another";
    S901 "a parameter that the engine reads is missing";
    S902 "a parameter that nothing reads";
    S903 "a value outside its own prior";
    S904 "a prior with nothing in it";
    S911 "texts that differ between languages";
    S912 "a text for nothing";
    S913 "nothing to call it by";
    S921 "a statement that nothing carries";
    S922 "a question that cannot be asked";
}

/// Whether a fault stops the war.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The scenario cannot be run.
    Error,
    /// It can be run, but somebody should look.
    Warning,
}

/// One fault: what, where, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
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
    pub span: std::ops::Range<usize>,
    /// What is wrong.
    pub what: Said,
    /// What to do about it.
    pub help: Said,
}

/// How many faults are listed; garbage in a large folder would make a list that nobody reads.
const MOST: usize = 1000;

/// Collects faults while the texts are read and checked.
#[derive(Debug)]
pub(crate) struct Faults<'t> {
    texts: &'t Texts,
    list: Vec<Diagnostic>,
    errors: usize,
}

impl<'t> Faults<'t> {
    pub(crate) fn new(texts: &'t Texts) -> Self {
        Self { texts, list: Vec::new(), errors: 0 }
    }

    /// How many errors so far, listed or not.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    pub(crate) fn error(&mut self, code: Code, at: Span, what: Said, help: Said) {
        self.errors += 1;
        self.say(code, Severity::Error, at, what, help);
    }

    pub(crate) fn warn(&mut self, code: Code, at: Span, what: Said, help: Said) {
        self.say(code, Severity::Warning, at, what, help);
    }

    /// An error about a file as a whole, which need not be there.
    pub(crate) fn file(&mut self, code: Code, file: &str, what: Said, help: Said) {
        self.errors += 1;
        self.whole(code, Severity::Error, file, what, help);
    }

    /// A warning about a file as a whole.
    pub(crate) fn warn_file(&mut self, code: Code, file: &str, what: Said, help: Said) {
        self.whole(code, Severity::Warning, file, what, help);
    }

    fn whole(&mut self, code: Code, severity: Severity, file: &str, what: Said, help: Said) {
        let file = file.to_owned();
        self.push(Diagnostic { code, severity, file, line: 0, column: 0, span: 0..0, what, help });
    }

    fn say(&mut self, code: Code, severity: Severity, at: Span, what: Said, help: Said) {
        let (file, text) = &self.texts.files()[at.file];
        let (line, column) = line_and_column(text, at.start);
        let span = at.start..at.end;
        self.push(Diagnostic { code, severity, file: file.clone(), line, column, span, what, help });
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        if self.list.len() < MOST {
            self.list.push(diagnostic);
        }
    }

    /// The list, in order of file and line.
    pub(crate) fn into_list(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_cached_key(|d| (d.file.clone(), d.span.start, d.code, d.what.english()));
        self.list.dedup();
        self.list
    }
}
