//! TOML with places: tables whose keys are known, each missing, odd or unknown one said.

use crate::domain::LARGEST_NUMBER as LARGEST;
use crate::domain::fault::{Code, Faults, Spot};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::de::{DeTable, DeValue};
use tregua_engine::said;
use tregua_engine::scenario::said::Said;

/// The file's table; nothing, and its first fault said, if it is not TOML.
pub(super) fn parse<'t>(text: &'t str, faults: &mut Faults<'_>) -> Option<DeTable<'t>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    // After the first fault of syntax a text is understood otherwise than it was meant.
    for error in errors.iter().take(1) {
        let at = Spot { file: 0, bytes: error.span().unwrap_or(0..0) };
        let message = error.message().trim().replace('\n', "; ");
        let help = if message.contains("duplicate key") {
            said!("take one of the two out")
        } else {
            said!("texts stand in quotes, lists in [ ], tables in { } or under a [header]")
        };
        faults.error(Code::D002, &at, said!("not TOML: {}", message), help);
    }
    errors.is_empty().then(|| table.into_inner())
}

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Value<'a> {
    value: &'a DeValue<'a>,
    /// Where it stands.
    pub at: Spot,
}

fn spot(bytes: Range<usize>) -> Spot {
    Spot { file: 0, bytes }
}

impl<'a> Value<'a> {
    fn shown(&self) -> Said {
        match self.value {
            DeValue::String(text) => said!("the text \"{}\"", text),
            DeValue::Integer(i) => said!("{}", i),
            DeValue::Float(x) => said!("{}", x),
            DeValue::Boolean(_) => said!("true or false"),
            DeValue::Datetime(_) => said!("a date"),
            DeValue::Array(_) => said!("a list"),
            DeValue::Table(_) => said!("a table"),
        }
    }

    fn expected<T>(&self, what: Said, help: Said, faults: &mut Faults<'_>) -> Option<T> {
        faults.error(Code::D102, &self.at, said!("expected {}, found {}", what, self.shown()), help);
        None
    }

    /// A text.
    pub fn text(&self, faults: &mut Faults<'_>) -> Option<String> {
        match self.value {
            DeValue::String(text) => Some(text.to_string()),
            _ => self.expected(said!("a text"), said!("put it in quotes"), faults),
        }
    }

    /// A number.
    pub fn number(&self, faults: &mut Faults<'_>) -> Option<f64> {
        let number = match self.value {
            DeValue::Float(x) => x.as_str().parse().ok(),
            DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).ok().map(|i| i as f64),
            _ => None,
        };
        let help = said!("write digits, with a point for the decimals, up to 1e15");
        number.filter(|x: &f64| x.abs() <= LARGEST).or_else(|| self.expected(said!("a number"), help, faults))
    }

    /// A number of at least 0.
    pub fn amount(&self, faults: &mut Faults<'_>) -> Option<f64> {
        let number = self.number(faults)?;
        if number < 0.0 {
            faults.error(Code::D302, &self.at, said!("{} is below 0", number), said!("write 0 or more"));
        }
        (number >= 0.0).then_some(number)
    }

    /// The entries of a list.
    pub fn list(&self, faults: &mut Faults<'_>) -> Option<Vec<Value<'a>>> {
        match self.value {
            DeValue::Array(list) => {
                Some(list.iter().map(|v| Value { value: v.get_ref(), at: spot(v.span()) }).collect())
            }
            _ => self.expected(said!("a list"), said!("put it in square brackets"), faults),
        }
    }

    /// The entries of a table that may hold these keys and no others.
    pub fn keys(&self, shown: Said, wanted: &[&str], faults: &mut Faults<'_>) -> Option<Keys<'a>> {
        self.keys_coded(shown, said!("key"), wanted, Code::D103, faults)
    }

    /// The same, with a name and a code of their own for keys that it may not hold.
    pub fn keys_coded(
        &self,
        shown: Said,
        called: Said,
        wanted: &[&str],
        code: Code,
        faults: &mut Faults<'_>,
    ) -> Option<Keys<'a>> {
        match self.value {
            DeValue::Table(table) => {
                Some(Keys::checked(table, &self.at, shown, called, wanted, code, faults))
            }
            _ => self.expected(said!("a table"), said!("write { key = value, ... }"), faults),
        }
    }
}

/// A table, from which known keys are taken.
pub(super) struct Keys<'a> {
    entries: BTreeMap<String, Value<'a>>,
    at: Spot,
    shown: Said,
}

impl<'a> Keys<'a> {
    /// The file as a table.
    pub fn of(
        table: &'a DeTable<'a>,
        at: &Spot,
        shown: Said,
        wanted: &[&str],
        faults: &mut Faults<'_>,
    ) -> Self {
        Self::checked(table, at, shown, said!("key"), wanted, Code::D103, faults)
    }

    fn checked(
        table: &'a DeTable<'a>,
        at: &Spot,
        shown: Said,
        called: Said,
        wanted: &[&str],
        code: Code,
        faults: &mut Faults<'_>,
    ) -> Self {
        let known: BTreeSet<&str> = wanted.iter().copied().collect();
        let mut entries = BTreeMap::new();
        for (key, value) in table {
            let name = key.get_ref().to_string();
            if !known.contains(name.as_str()) {
                let words = said!("take it out; there is {}", wanted.join(", "));
                let help = faults.meant(&name, wanted.iter().copied(), words);
                faults.error(code, &spot(key.span()), said!("{} has no {} `{}`", shown, called, name), help);
            }
            entries.insert(name, Value { value: value.get_ref(), at: spot(value.span()) });
        }
        Self { entries, at: at.clone(), shown }
    }

    /// Where the table stands.
    pub fn at(&self) -> &Spot {
        &self.at
    }

    /// The value of a key that may be left out.
    pub fn take(&mut self, key: &str) -> Option<Value<'a>> {
        self.entries.remove(key)
    }

    /// The value of a key that must be there.
    pub fn needed(&mut self, key: &str, faults: &mut Faults<'_>) -> Option<Value<'a>> {
        let found = self.take(key);
        if found.is_none() {
            faults.error(
                Code::D101,
                &self.at,
                said!("{} has no `{}`", self.shown, key),
                said!("add `{}`", key),
            );
        }
        found
    }

    /// The tables of a `[[key]]`, none if there is none.
    pub fn tables(&mut self, key: &str, faults: &mut Faults<'_>) -> Vec<Value<'a>> {
        self.take(key).and_then(|value| value.list(faults)).unwrap_or_default()
    }
}
