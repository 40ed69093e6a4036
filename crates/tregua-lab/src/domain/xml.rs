//! XML with places: elements and their attributes, each missing or odd one said.

use super::LARGEST_NUMBER;
use super::fault::{Code, Faults, Spot};
use roxmltree::{Document, Node};
use tregua_engine::said;
use tregua_engine::scenario::text::Texts;

/// An XML file of the folder.
pub(super) struct File<'t> {
    /// Position among the texts.
    pub index: usize,
    /// Name without its ending.
    pub stem: &'t str,
    /// What it holds.
    pub document: Document<'t>,
}

/// Every file that is XML; a fault for each that is not.
pub(super) fn files<'t>(texts: &'t Texts, faults: &mut Faults<'_>) -> Vec<File<'t>> {
    let mut files = Vec::new();
    for (index, (name, text)) in texts.files().iter().enumerate() {
        match Document::parse(text) {
            Ok(document) => files.push(File { index, stem: name.trim_end_matches(".xml"), document }),
            Err(error) => {
                let byte = byte_of(text, error.pos().row as usize, error.pos().col as usize);
                let at = Spot { file: index, bytes: byte..(byte + 1).min(text.len()) };
                let help = said!(
                    "mend it there: every element is closed, attributes stand in quotes, & is written &amp;"
                );
                faults.error(Code::D001, &at, said!("not XML: {}", error), help);
            }
        }
    }
    files
}

/// The byte at a line and column, both from 1, columns in characters.
fn byte_of(text: &str, row: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(row.saturating_sub(1)).map(str::len).sum();
    let line = text[start..].lines().next().unwrap_or("");
    start + line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(byte, _)| byte)
}

/// An element, with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Element<'a, 't> {
    /// Position of its file among the texts.
    pub file: usize,
    /// The element.
    pub node: Node<'a, 't>,
}

impl<'a, 't> Element<'a, 't> {
    /// The root of a file.
    pub fn root(file: &'a File<'t>) -> Self {
        Self { file: file.index, node: file.document.root_element() }
    }

    /// Elements of this name, at any depth, in order.
    pub fn all(self, name: &'a str) -> impl Iterator<Item = Self> {
        let found = self.node.descendants().filter(move |n| n.has_tag_name(name));
        found.map(move |node| Self { file: self.file, node })
    }

    /// The first child of this name.
    pub fn child(self, name: &str) -> Option<Self> {
        let node = self.node.children().find(|n| n.has_tag_name(name))?;
        Some(Self { file: self.file, node })
    }

    /// Where its tag stands: the first line of it.
    pub fn tag(self) -> Spot {
        let (text, range) = (self.node.document().input_text(), self.node.range());
        let length = text[range.clone()].find(['>', '\n']).map_or(range.len(), |end| end + 1);
        let tag = text[range.start..range.start + length].trim_end();
        Spot { file: self.file, bytes: range.start..range.start + tag.len() }
    }

    /// Where the value of an attribute stands, or the tag where it is missing.
    pub fn spot(self, attribute: &str) -> Spot {
        let found = self.node.attribute_node(attribute);
        found.map_or_else(|| self.tag(), |a| Spot { file: self.file, bytes: a.range_value() })
    }

    /// An attribute that may be missing.
    pub fn maybe(self, attribute: &str) -> Option<&'a str> {
        self.node.attribute(attribute).filter(|value| !value.is_empty() && *value != "null")
    }

    /// An attribute that must be there.
    pub fn text(self, attribute: &str, faults: &mut Faults<'_>) -> Option<&'a str> {
        let found = self.maybe(attribute);
        if found.is_none() {
            let name = self.node.tag_name().name();
            let what = said!("<{}> has no {}", name, attribute);
            faults.error(Code::D101, &self.spot(attribute), what, said!("write {}=\"...\" in it", attribute));
        }
        found
    }

    /// An attribute that must be a number.
    pub fn number(self, attribute: &str, faults: &mut Faults<'_>) -> Option<f64> {
        let text = self.text(attribute, faults)?;
        let number = text.trim().parse::<f64>().ok().filter(|x| x.abs() <= LARGEST_NUMBER);
        if number.is_none() {
            let what = said!("{} is \"{}\", which is no number", attribute, text);
            let help = said!("write digits, with a point for the decimals, up to 1e15");
            faults.error(Code::D102, &self.spot(attribute), what, help);
        }
        number
    }

    /// An attribute that must be a number of at least 0.
    pub fn amount(self, attribute: &str, faults: &mut Faults<'_>) -> Option<f64> {
        let number = self.number(attribute, faults)?;
        if number < 0.0 {
            let what = said!("{} is {}, below 0", attribute, number);
            faults.error(Code::D302, &self.spot(attribute), what, said!("write 0 or more"));
        }
        (number >= 0.0).then_some(number)
    }
}
