//! Reading one entry, key by key: what is missing and what nothing reads is said, and the rest goes on.

use toml::de::DeValue;

use super::near::did_you_mean;
use super::read::{Given, Node, Opt, Read};
use crate::said;
use crate::scenario::diagnostic::{Code, Faults};
use crate::scenario::said::Said;
use crate::scenario::text::Span;

/// The keys of one entry that is being read.
#[derive(Debug)]
pub struct Keys<'a> {
    /// Where the entry stands.
    pub span: Span,
    shown: Said,
    entries: Vec<Entry<'a>>,
    /// Of a CSV row: the header's columns, whose absence is said once and not row by row.
    columns: Option<&'a [String]>,
    asked: Vec<&'static str>,
    forgiven: bool,
}

#[derive(Debug)]
struct Entry<'a> {
    key: &'a str,
    key_at: Span,
    node: Node<'a>,
    at: Span,
}

impl<'a> Keys<'a> {
    /// The keys of a TOML table; a fault if the node is none. `shown` is what such an entry is called.
    pub fn open(node: Node<'a>, span: Span, shown: Said, faults: &mut Faults<'_>) -> Option<Self> {
        let Node::Toml(DeValue::Table(table)) = node else {
            let what = said!("expected a table ({}), found {}", shown, node.kind());
            faults.error(Code::S102, span, what, said!("write { key = value, ... }"));
            return None;
        };
        let place =
            |range: std::ops::Range<usize>| Span { file: span.file, start: range.start, end: range.end };
        let entries = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref(),
                key_at: place(key.span()),
                node: Node::Toml(value.get_ref()),
                at: place(value.span()),
            })
            .collect();
        Some(Self { span, shown, entries, columns: None, asked: Vec::new(), forgiven: false })
    }

    /// The cells of a CSV row that are not empty.
    pub fn row(
        columns: &'a [String],
        cells: impl Iterator<Item = (&'a str, &'a str, Span)>,
        span: Span,
        shown: Said,
    ) -> Self {
        let entries =
            cells.map(|(key, text, at)| Entry { key, key_at: at, node: Node::Cell(text), at }).collect();
        Self { span, shown, entries, columns: Some(columns), asked: Vec::new(), forgiven: false }
    }

    /// Reads a key as the field wants it.
    pub fn take<F: Field>(
        &mut self,
        field: &'static str,
        says: &dyn Fn() -> Said,
        faults: &mut Faults<'_>,
    ) -> F {
        let key = field.strip_prefix("r#").unwrap_or(field);
        self.asked.push(key);
        F::take(self, key, says, faults)
    }

    fn read<T: Read>(&self, key: &str, faults: &mut Faults<'_>) -> Opt<T> {
        let entry = self.entries.iter().find(|e| e.key == key)?;
        Some(Given::read(entry.node, entry.at, faults))
    }

    /// Says nothing of keys that nothing reads: what they belong to is itself unknown.
    pub fn forgive(&mut self) {
        self.forgiven = true;
    }

    /// Says which keys nothing has read.
    pub fn finish(self, faults: &mut Faults<'_>) {
        if self.forgiven || self.columns.is_some() {
            return;
        }
        for entry in self.entries.iter().filter(|e| !self.asked.contains(&e.key)) {
            let what = said!("{} has no key `{}`", self.shown, entry.key);
            let help = did_you_mean(entry.key, self.asked.iter().copied())
                .unwrap_or_else(|| said!("take it out; the keys are {}", self.asked.join(", ")));
            faults.error(Code::S103, entry.key_at, what, help);
        }
    }
}

/// A field of an entry: one that must be there, or one that may be left out.
pub trait Field {
    /// Takes the field's key; `says` is what the key means.
    fn take(keys: &Keys<'_>, key: &'static str, says: &dyn Fn() -> Said, faults: &mut Faults<'_>) -> Self;
}

impl<T: Read> Field for Given<T> {
    fn take(keys: &Keys<'_>, key: &'static str, says: &dyn Fn() -> Said, faults: &mut Faults<'_>) -> Self {
        if let Some(given) = keys.read(key, faults) {
            return given;
        }
        let column_missing = keys.columns.is_some_and(|columns| !columns.iter().any(|c| c == key));
        if !column_missing {
            let what = said!("{} has no `{}`", keys.shown, key);
            faults.error(Code::S101, keys.span, what, said!("add `{}`: {}", key, says()));
        }
        Self::missing(keys.span)
    }
}

impl<T: Read> Field for Opt<T> {
    fn take(keys: &Keys<'_>, key: &'static str, _: &dyn Fn() -> Said, faults: &mut Faults<'_>) -> Self {
        keys.read(key, faults)
    }
}
