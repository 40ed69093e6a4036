//! An entry as its file has it: for who wants to see the numbers, and where to change them.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::csv::cells;
use crate::scenario::text::{Span, Texts, line_and_column};

/// An entry of a file, with nothing resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Name of the file.
    pub file: String,
    /// Line of its id, from 1.
    pub line: usize,
    /// Keys and values in the order in which they stand; columns without a value are left out.
    pub fields: Vec<(String, String)>,
}

/// The entry whose id, key or first cell stands at a place; `None` where no entry has one there.
#[must_use]
pub fn written(texts: &Texts, at: Span) -> Option<Written> {
    let (file, text) = texts.files().get(at.file)?;
    let fields = if file.ends_with(".csv") { row(text, at)? } else { table(text, at)? };
    Some(Written { file: file.clone(), line: line_and_column(text, at.start).0, fields })
}

fn row(text: &str, at: Span) -> Option<Vec<(String, String)>> {
    let mut rows = cells(text, at.file).into_iter();
    let header = rows.next()?;
    let row = rows.find(|row| row.iter().any(|cell| cell.span == at))?;
    let filled = header.into_iter().zip(row).filter(|(_, cell)| !cell.text.is_empty());
    Some(filled.map(|(column, cell)| (column.text, cell.text)).collect())
}

fn table(text: &str, at: Span) -> Option<Vec<(String, String)>> {
    let whole = DeTable::parse(text).ok()?.into_inner();
    let entry = entry(&whole, at)?;
    Some(in_order(entry).map(|(key, value)| (key.to_owned(), shown(text, value))).collect())
}

/// The table that is called by what stands there, as the value of one of its keys or as its own key.
fn entry<'a, 't>(table: &'a DeTable<'t>, at: Span) -> Option<&'a DeTable<'t>> {
    let place = at.start..at.end;
    if table.values().any(|value| value.span() == place) {
        return Some(table);
    }
    table.iter().find_map(|(key, value)| match value.get_ref() {
        DeValue::Table(inner) if key.span() == place => Some(inner),
        value => within(value, at),
    })
}

fn within<'a, 't>(value: &'a DeValue<'t>, at: Span) -> Option<&'a DeTable<'t>> {
    match value {
        DeValue::Table(table) => entry(table, at),
        DeValue::Array(list) => list.iter().find_map(|value| within(value.get_ref(), at)),
        _ => None,
    }
}

fn in_order<'a>(table: &'a DeTable<'_>) -> impl Iterator<Item = (&'a str, &'a Spanned<DeValue<'a>>)> {
    let mut all: Vec<_> = table.iter().collect();
    all.sort_by_key(|(key, _)| key.span().start);
    all.into_iter().map(|(key, value)| (key.get_ref().as_ref(), value))
}

/// A value on one line, however many it stands on.
fn shown(text: &str, value: &Spanned<DeValue<'_>>) -> String {
    match value.get_ref() {
        DeValue::Array(list) => {
            let all: Vec<String> = list.iter().map(|value| shown(text, value)).collect();
            format!("[{}]", all.join(", "))
        }
        DeValue::Table(table) => {
            let all: Vec<String> =
                in_order(table).map(|(key, value)| format!("{key} = {}", shown(text, value))).collect();
            format!("{{ {} }}", all.join(", "))
        }
        _ => text.get(value.span()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &str, text: &str, id: &str) -> Option<Written> {
        let texts = Texts::new("war", [(file.to_owned(), text.to_owned())]);
        let start = text.find(id).expect("it stands there");
        written(&texts, Span { file: 0, start, end: start + id.len() })
    }

    fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_row_is_told_by_its_columns() {
        let found = of("ships.csv", "id,guns,note\nbrig,,x\nhulk,4,\"a, b\"\n", "hulk").expect("a row");
        assert_eq!((found.file.as_str(), found.line), ("ships.csv", 3));
        assert_eq!(found.fields, pairs(&[("id", "hulk"), ("guns", "4"), ("note", "a, b")]));
        assert_eq!(of("ships.csv", "id,guns\nhulk,4\n", "id"), None);
    }

    #[test]
    fn a_table_is_told_with_all_that_is_in_it() {
        let text = "[[city]]\nid = \"a\"\nhouses = [\n  1,  # one\n  2,\n]\n[[city.food]]\nkind = \"sea\"\n\
                    [[city]]\nid = \"b\"\nwhy = \"\"\"so\nit is\"\"\"\n";
        let found = of("war.toml", text, "\"a\"").expect("a table");
        let expected = [("id", "\"a\""), ("houses", "[1, 2]"), ("food", "[{ kind = \"sea\" }]")];
        assert_eq!((found.line, found.fields), (2, pairs(&expected)));
        let other = of("war.toml", text, "\"b\"").expect("a table");
        assert_eq!(other.fields, pairs(&[("id", "\"b\""), ("why", "\"\"\"so it is\"\"\"")]));
        assert_eq!(of("war.toml", text, "1,"), None);
    }

    #[test]
    fn a_table_can_be_called_by_its_key() {
        let found =
            of("numbers.toml", "[lead.time]\nvalue = 2\n[other]\nvalue = 3\n", "other").expect("a table");
        assert_eq!((found.line, found.fields), (3, pairs(&[("value", "3")])));
    }
}
