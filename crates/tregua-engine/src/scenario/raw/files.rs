//! TOML files as wholes: tables of named entries, and faults of the syntax.

use toml::de::{DeTable, DeValue};

use super::read::{Given, Node, Read};
use crate::said;
use crate::scenario::diagnostic::{Code, Faults};
use crate::scenario::said::Said;
use crate::scenario::text::{Span, Texts};

/// Reads a file with `read`; nothing (and a fault) if it is missing or is not TOML.
///
/// A text with a fault of syntax is read no further: what is left of it would only make faults that are none.
pub fn toml_file<T>(
    texts: &Texts,
    name: &str,
    faults: &mut Faults<'_>,
    read: impl FnOnce(Node<'_>, Span, &mut Faults<'_>) -> Option<T>,
) -> Option<T> {
    let file = texts.index(name)?;
    let text = texts.files()[file].1.as_str();
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        let span = Span { file, start: range.start, end: range.end };
        let what = said!("not TOML: {}", error.message().trim().replace('\n', "; "));
        faults.error(
            Code::S002,
            span,
            what,
            said!("texts stand in quotes, lists in [ ], tables in { } or under a [header]"),
        );
    }
    if !errors.is_empty() {
        return None;
    }
    let value = DeValue::Table(table.into_inner());
    read(Node::Toml(&value), Span { file, start: 0, end: first_line(text) }, faults)
}

fn first_line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

/// The entries of a table whose keys are ids, in the order in which they stand.
pub fn pairs<T: Read>(
    node: Node<'_>,
    at: Span,
    shown: Said,
    faults: &mut Faults<'_>,
) -> Option<Vec<(Given<String>, Given<T>)>> {
    let Node::Toml(DeValue::Table(table)) = node else {
        let what = said!("expected a table ({}), found {}", shown, node.kind());
        faults.error(Code::S102, at, what, said!("write { key = value, ... }"));
        return None;
    };
    let place = |range: std::ops::Range<usize>| Span { file: at.file, start: range.start, end: range.end };
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let read = entries.into_iter().map(|(key, value)| {
        let name = Given { value: Some(key.get_ref().to_string()), span: place(key.span()), sound: true };
        (name, Given::read(Node::Toml(value.get_ref()), place(value.span()), faults))
    });
    Some(read.collect())
}

/// A table of texts by key.
#[derive(Clone, Debug)]
pub struct TextTable(pub Vec<(Given<String>, Given<String>)>);

impl Read for TextTable {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        pairs(node, at, said!("texts by id"), faults).map(Self)
    }
}
