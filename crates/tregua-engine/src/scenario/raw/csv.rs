//! Rows of a CSV file, with the place of each cell kept so that a caret can point at it.

use csv_core::{ReadFieldResult, Reader};

use super::keys::Keys;
use super::near::did_you_mean;
use super::read::Given;
use crate::said;
use crate::scenario::diagnostic::{Code, Faults};
use crate::scenario::said::Said;
use crate::scenario::text::{Span, Texts};

/// A cell: its text without quotes and blanks around it, and its place.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Text.
    pub text: String,
    /// Place, quotes included.
    pub span: Span,
}

/// A CSV file: its header and its rows.
#[derive(Debug)]
pub struct Sheet {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The cells of the header.
    pub header: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
    file: usize,
    complete: bool,
}

impl Sheet {
    /// Reads a file of the folder: `known` are the columns that must be there, and `more` says which others may.
    pub fn read(
        texts: &Texts,
        name: &str,
        known: &[&str],
        more: impl Fn(&str) -> bool,
        faults: &mut Faults<'_>,
    ) -> Option<Self> {
        let file = texts.index(name)?;
        let mut rows = cells(&texts.files()[file].1, file);
        if rows.is_empty() {
            let help = said!("begin with: {}", known.join(","));
            faults.file(Code::S101, name, said!("`{}` has no header", name), help);
            return None;
        }
        let header = rows.remove(0);
        let columns = header.iter().map(|c| c.text.clone()).collect();
        let before = faults.errors();
        let mut sheet = Self { columns, header, rows, file, complete: true };
        sheet.judge_header(known, more, faults);
        sheet.complete = faults.errors() == before;
        Some(sheet)
    }

    fn judge_header(&self, known: &[&str], more: impl Fn(&str) -> bool, faults: &mut Faults<'_>) {
        let header = &self.header;
        for (i, cell) in header.iter().enumerate() {
            let name = cell.text.as_str();
            if header[..i].iter().any(|c| c.text == name) {
                let what = said!("column `{}` comes twice", name);
                faults.error(Code::S105, cell.span, what, said!("keep one of the two"));
            } else if !known.contains(&name) && !more(name) {
                let help = did_you_mean(name, known.iter().copied())
                    .unwrap_or_else(|| said!("take it out; the columns are {}", known.join(",")));
                faults.error(Code::S105, cell.span, said!("nothing reads the column `{}`", name), help);
            }
        }
        let last = &header[header.len() - 1];
        let whole = Span { file: self.file, start: header[0].span.start, end: last.span.end };
        for name in known.iter().filter(|k| !self.columns.iter().any(|c| c == *k)) {
            let help = said!("the columns are {}", known.join(","));
            faults.error(Code::S104, whole, said!("the column `{}` is missing", name), help);
        }
    }

    /// Reads each row with `read`, as an entry called `shown`. Of a row with too many or too few cells only the first is kept:
    /// its id is known then, and nothing else is said of it. Nothing is kept of one that a lost quote has torn: it swallowed others.
    pub fn rows<T>(
        &self,
        texts: &Texts,
        shown: Said,
        faults: &mut Faults<'_>,
        mut read: impl FnMut(&mut Keys<'_>, &[Cell], &mut Faults<'_>) -> T,
    ) -> Vec<Given<T>> {
        let text = texts.files()[self.file].1.as_str();
        let mut list = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let span = Span { file: self.file, start: row[0].span.start, end: row[row.len() - 1].span.end };
            let before = faults.errors();
            let value = match self.odd(text, row, span, faults) {
                Some(kept) => read(&mut self.keys(kept, span, shown.clone()), kept, &mut Faults::new(texts)),
                None => read(&mut self.keys(row, span, shown.clone()), row, faults),
            };
            list.push(Given { value: Some(value), span, sound: self.complete && faults.errors() == before });
        }
        list
    }

    /// Says what is wrong with a row as a whole, and gives the cells that are kept of it then.
    fn odd<'a>(
        &self,
        text: &str,
        row: &'a [Cell],
        span: Span,
        faults: &mut Faults<'_>,
    ) -> Option<&'a [Cell]> {
        if let Some(cell) = row.iter().find(|cell| is_torn(&text[cell.span.start..cell.span.end])) {
            let line = text[cell.span.start..].lines().next().unwrap_or_default();
            let at = Span { end: cell.span.start + line.len(), ..cell.span };
            let help = said!("put a double quote at the end of the text; a cell stands on one line");
            faults.error(Code::S003, at, said!("a double quote that is not closed on its line"), help);
            return Some(&[]);
        }
        if row.len() != self.columns.len() {
            let what = said!("this row has {} cells, the header {}", row.len(), self.columns.len());
            let help = said!("put texts with commas in double quotes, and leave no cell out");
            faults.error(Code::S003, span, what, help);
            return Some(&row[..1]);
        }
        None
    }

    fn keys<'a>(&'a self, row: &'a [Cell], span: Span, shown: Said) -> Keys<'a> {
        let filled = row.iter().zip(&self.columns).filter(|(cell, _)| !cell.text.is_empty());
        let cells = filled.map(|(cell, column)| (column.as_str(), cell.text.as_str(), cell.span));
        Keys::row(&self.columns, cells, span, shown)
    }
}

/// Whether the quote that opens a cell is closed on another line or not at all.
fn is_torn(source: &str) -> bool {
    source.contains('\n') || source.starts_with('"') && (source.len() < 2 || !source.ends_with('"'))
}

/// All rows of a text. Blank lines are left out; a CSV text is never wrong as such (only its rows can be).
pub(super) fn cells(text: &str, file: usize) -> Vec<Vec<Cell>> {
    let mut reader = Reader::new();
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut field = Vec::new();
    let mut buffer = [0; 1024];
    let (mut at, mut start) = (0, 0);
    loop {
        let (result, eaten, written) = reader.read_field(&text.as_bytes()[at..], &mut buffer);
        field.extend_from_slice(&buffer[..written]);
        at += eaten;
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                row.push(cell(text, file, start, at, &field));
                field.clear();
                start = at;
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            ReadFieldResult::End => return rows,
        }
    }
}

/// The cell whose source (with its delimiter, and line ends skipped before it) lies between two bytes.
fn cell(text: &str, file: usize, start: usize, end: usize, field: &[u8]) -> Cell {
    let source = &text[start..end];
    let source = source.strip_suffix(',').unwrap_or(source);
    let lead = source.len() - source.trim_start().len();
    let start = start + lead.min(source.len());
    let span = Span { file, start, end: start + source.trim().len() };
    Cell { text: String::from_utf8_lossy(field).trim().to_owned(), span }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> Vec<Vec<(String, &str)>> {
        let rows = cells(text, 0);
        rows.into_iter()
            .map(|row| row.into_iter().map(|c| (c.text, &text[c.span.start..c.span.end])).collect())
            .collect()
    }

    #[test]
    fn every_cell_knows_its_place() {
        let rows = spans("a,b\r\n\r\n 1 ,\"x, \"\"y\"\"\"\nz,\n");
        assert_eq!(rows[0], [("a".into(), "a"), ("b".into(), "b")]);
        assert_eq!(rows[1], [("1".into(), "1"), ("x, \"y\"".into(), "\"x, \"\"y\"\"\"")]);
        assert_eq!(rows[2], [("z".into(), "z"), (String::new(), "")]);
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn a_last_line_needs_no_end() {
        assert_eq!(spans("a,b\n1,2")[1], [("1".into(), "1"), ("2".into(), "2")]);
        assert!(spans("").is_empty());
    }
}
