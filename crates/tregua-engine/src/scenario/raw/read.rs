//! Reading one value: from a TOML value or a CSV cell alike, with its place kept and every fault said.

use toml::de::DeValue;

use crate::said;
use crate::scenario::diagnostic::{Code, Faults};
use crate::scenario::said::Said;
use crate::scenario::text::Span;
use crate::unit::Date;

/// A value with its place; without a value where a fault has been said already.
#[derive(Clone, Debug)]
pub struct Given<T> {
    /// The value, if it could be read.
    pub value: Option<T>,
    /// Where it stands (of a missing one: where it should).
    pub span: Span,
    /// Nothing was wrong with it, nor with anything in it.
    pub sound: bool,
}

impl<T> Given<T> {
    /// A value that is missing where a fault has been said.
    pub(crate) fn missing(span: Span) -> Self {
        Self { value: None, span, sound: false }
    }

    /// Reads the value of a node.
    pub(crate) fn read(node: Node<'_>, span: Span, faults: &mut Faults<'_>) -> Self
    where
        T: Read,
    {
        let before = faults.errors();
        let value = T::read(node, span, faults);
        Self { value, span, sound: faults.errors() == before }
    }

    /// The value, if it could be read.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// The value, or `other` where a fault has been said already.
    pub fn or(&self, other: T) -> T
    where
        T: Copy,
    {
        self.value.unwrap_or(other)
    }
}

impl Given<String> {
    /// The text, empty where a fault has been said already.
    pub fn text(&self) -> &str {
        self.value.as_deref().unwrap_or("")
    }
}

impl<T> Given<Vec<T>> {
    /// The entries, none where a fault has been said already.
    pub fn list(&self) -> &[T] {
        self.value.as_deref().unwrap_or(&[])
    }
}

/// A key that may be left out.
pub type Opt<T> = Option<Given<T>>;

/// The entries of a list that may be left out.
pub fn entries<T>(list: &Opt<Vec<T>>) -> &[T] {
    list.as_ref().map_or(&[], Given::list)
}

/// The entries that could be read of a list of tables that may be left out.
pub(crate) fn tables<T>(list: &Opt<Vec<Given<T>>>) -> impl Iterator<Item = &T> {
    entries(list).iter().filter_map(Given::get)
}

/// What a value is read from.
#[derive(Clone, Copy, Debug)]
pub enum Node<'a> {
    /// A TOML value.
    Toml(&'a DeValue<'a>),
    /// A CSV cell (never empty).
    Cell(&'a str),
}

impl Node<'_> {
    /// What it is, for people.
    pub(crate) fn kind(&self) -> Said {
        match self {
            Self::Toml(DeValue::String(_)) => said!("a text"),
            Self::Toml(DeValue::Integer(_) | DeValue::Float(_)) => said!("a number"),
            Self::Toml(DeValue::Boolean(_)) => said!("true or false"),
            Self::Toml(DeValue::Datetime(_)) => said!("a date without quotes"),
            Self::Toml(DeValue::Array(_)) => said!("a list"),
            Self::Toml(DeValue::Table(_)) => said!("a table"),
            Self::Cell(_) => said!("a cell"),
        }
    }

    fn shown(&self) -> Said {
        match self {
            Self::Cell(text) => said!("`{}`", text),
            Self::Toml(DeValue::String(text)) => said!("the text \"{}\"", text),
            Self::Toml(DeValue::Float(x)) => said!("{}", x),
            Self::Toml(DeValue::Integer(i)) => said!("{}", i),
            Self::Toml(_) => self.kind(),
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Cell(text) => text.parse().ok(),
            Self::Toml(DeValue::Float(x)) => x.as_str().parse().ok(),
            Self::Toml(DeValue::Integer(i)) => {
                i64::from_str_radix(i.as_str(), i.radix()).ok().map(|i| i as f64)
            }
            Self::Toml(_) => None,
        }
    }
}

/// A type that can be read from a node; `None` after a fault has been said.
pub trait Read: Sized {
    /// Reads it.
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self>;
}

fn expected<T>(what: Said, help: Said, node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<T> {
    faults.error(Code::S102, at, said!("expected {}, found {}", what, node.shown()), help);
    None
}

impl Read for String {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        match node {
            Node::Toml(DeValue::String(text)) => Some(text.to_string()),
            Node::Cell(text) => Some(text.to_owned()),
            Node::Toml(_) => expected(said!("a text"), said!("put it in quotes"), node, at, faults),
        }
    }
}

impl Read for f64 {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        match node.number() {
            Some(x) if x.is_finite() => Some(x),
            _ => expected(
                said!("a number"),
                said!("write digits, with a point for the decimals"),
                node,
                at,
                faults,
            ),
        }
    }
}

/// Reads a whole number between two bounds.
fn whole(low: f64, high: f64, node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<f64> {
    let Some(x) = node.number().filter(|x| x.is_finite()) else {
        return expected(said!("a whole number"), said!("write digits only"), node, at, faults);
    };
    if x.fract() != 0.0 {
        faults.error(Code::S102, at, said!("expected a whole number, found {}", x), said!("round it"));
        return None;
    }
    if !(low..=high).contains(&x) {
        let help = said!("give a whole number from {} to {}", low, high);
        faults.error(Code::S304, at, said!("{} is out of range", x), help);
        return None;
    }
    Some(x)
}

/// Most people, guns or muskets that a number can stand for: sums of many stay far from overflow.
const MOST: f64 = 10_000_000.0;

impl Read for u32 {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        whole(0.0, MOST, node, at, faults).map(|x| x as Self)
    }
}

impl Read for i32 {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        whole(-MOST, MOST, node, at, faults).map(|x| x as Self)
    }
}

impl Read for bool {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        match node {
            Node::Toml(DeValue::Boolean(b)) => Some(*b),
            Node::Cell("yes") => Some(true),
            Node::Cell("no") => Some(false),
            Node::Cell(_) => expected(said!("yes or no"), said!("write yes or no"), node, at, faults),
            Node::Toml(_) => expected(
                said!("true or false"),
                said!("write true or false, without quotes"),
                node,
                at,
                faults,
            ),
        }
    }
}

impl Read for Date {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        let text = match node {
            Node::Toml(DeValue::String(text)) => text.as_ref(),
            Node::Cell(text) => text,
            Node::Toml(_) => {
                return expected(
                    said!("a date"),
                    said!("write \"YYYY-MM-DD\", with quotes"),
                    node,
                    at,
                    faults,
                );
            }
        };
        let date = Date::parse(text);
        if date.is_none() {
            let help = said!("write YYYY-MM-DD, a day that the calendar has");
            faults.error(Code::S301, at, said!("\"{}\" is not a date", text), help);
        }
        date
    }
}

impl<T: Read> Read for Vec<Given<T>> {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        match node {
            Node::Toml(DeValue::Array(list)) => Some(
                list.iter()
                    .map(|item| {
                        let span = Span { file: at.file, start: item.span().start, end: item.span().end };
                        Given::read(Node::Toml(item.get_ref()), span, faults)
                    })
                    .collect(),
            ),
            Node::Cell(text) => Some(
                parts(text, at).map(|(part, span)| Given::read(Node::Cell(part), span, faults)).collect(),
            ),
            Node::Toml(_) => expected(said!("a list"), said!("put it in square brackets"), node, at, faults),
        }
    }
}

/// The parts of a cell between semicolons, each with its place.
fn parts(text: &str, at: Span) -> impl Iterator<Item = (&str, Span)> {
    // Inside a quoted cell with doubled quotes the places would drift: then each part points at the whole cell.
    let plain = at.end - at.start == text.len();
    let mut from = at.start;
    text.split(';').filter_map(move |part| {
        let lead = part.len() - part.trim_start().len();
        let start = from + lead;
        from += part.len() + 1;
        let part = part.trim();
        let span = if plain { Span { start, end: start + part.len(), ..at } } else { at };
        (!part.is_empty()).then_some((part, span))
    })
}
