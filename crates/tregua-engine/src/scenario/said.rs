//! What people are told: a sentence of the program, and what fills its holes. The program speaks English; whoever has the same sentence in
//! another language puts it in its place, and the holes are filled alike.

use std::borrow::Cow;
use std::fmt::Display;

/// A sentence with its holes filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The sentence in English; each hole is written `{}`.
    pub template: Cow<'static, str>,
    /// What fills the holes, in order.
    pub holes: Vec<Hole>,
}

/// What fills a hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hole {
    /// The same in every language: an id, a number, a date, what somebody typed.
    Text(String),
    /// Words of the program within its sentence.
    Said(Said),
}

impl Said {
    /// Words that stand for themselves, such as the name of a kind of thing.
    #[must_use]
    pub const fn words(words: &'static str) -> Self {
        Self { template: Cow::Borrowed(words), holes: Vec::new() }
    }

    /// A doc comment as a clause: `" Days of food."` to `days of food`.
    #[must_use]
    pub fn clause(says: &str) -> Self {
        let says = says.trim().trim_end_matches('.');
        let mut letters = says.chars();
        let first = letters.next().map(char::to_lowercase);
        let template: String = first.into_iter().flatten().chain(letters).collect();
        Self { template: Cow::Owned(template), holes: Vec::new() }
    }

    /// In English.
    #[must_use]
    pub fn english(&self) -> String {
        self.told(&|_| None)
    }

    /// In the language of a translation: a function from the English sentence to its own, whose holes are numbered (`{0}`, `{1}`), since it
    /// may want them in another order. What it lacks stays English.
    #[must_use]
    pub fn told(&self, translated: &dyn Fn(&str) -> Option<String>) -> String {
        let holes: Vec<String> = self.holes.iter().map(|hole| hole.told(translated)).collect();
        match translated(&self.template) {
            Some(sentence) => numbered(&sentence, &holes),
            None => in_order(&self.template, &holes),
        }
    }
}

impl Hole {
    fn told(&self, translated: &dyn Fn(&str) -> Option<String>) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Said(said) => said.told(translated),
        }
    }
}

// Not for `Said`, which cannot be displayed: nobody tells English by mistake.
impl<T: Display> From<&T> for Hole {
    fn from(text: &T) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<&Said> for Hole {
    fn from(said: &Said) -> Self {
        Self::Said(said.clone())
    }
}

fn in_order(sentence: &str, holes: &[String]) -> String {
    let mut holes = holes.iter();
    let mut parts = sentence.split("{}");
    let mut told = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        told.push_str(holes.next().map_or("", String::as_str));
        told.push_str(part);
    }
    told
}

/// Each hole is looked for in the sentence alone: what fills one may look like another.
fn numbered(sentence: &str, holes: &[String]) -> String {
    let mut told = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        told.push_str(before);
        let hole =
            after.split_once('}').and_then(|(n, after)| Some((holes.get(n.parse::<usize>().ok()?)?, after)));
        rest = match hole {
            Some((hole, after)) => {
                told.push_str(hole);
                after
            }
            None => {
                told.push('{');
                after
            }
        };
    }
    told + rest
}

/// How many holes a sentence has.
#[must_use]
pub const fn holes(sentence: &str) -> usize {
    let bytes = sentence.as_bytes();
    let (mut i, mut count) = (0, 0);
    while i + 1 < bytes.len() {
        count += (bytes[i] == b'{' && bytes[i + 1] == b'}') as usize;
        i += 1;
    }
    count
}

/// A sentence for people: `said!("no place is called `{}`", name)`. Braces with anything between them are no holes.
#[macro_export]
macro_rules! said {
    ($sentence:literal $(, $hole:expr)* $(,)?) => {{
        const _: () = assert!(
            $crate::scenario::said::holes($sentence) == <[&str]>::len(&[$(stringify!($hole)),*]),
            "a sentence has as many holes as there is to fill them"
        );
        $crate::scenario::said::Said {
            template: ::std::borrow::Cow::Borrowed($sentence),
            holes: ::std::vec![$($crate::scenario::said::Hole::from(&$hole)),*],
        }
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_in_the_order_of_the_language() {
        let kind = Said::words("town");
        let said = said!("no {} is called `{}`; write {{ x }} or { x }", kind, "{0}");
        assert_eq!(said.english(), "no town is called `{0}`; write {{ x }} or { x }");
        let spanish = |sentence: &str| match sentence {
            "town" => Some("villa".to_owned()),
            _ => Some("`{1}` no es {0}: { x }, {2}".to_owned()),
        };
        assert_eq!(said.told(&spanish), "`{0}` no es villa: { x }, {2}");
    }

    #[test]
    fn a_doc_comment_becomes_a_clause() {
        assert_eq!(Said::clause(" Days of food.").english(), "days of food");
        assert_eq!(Said::clause("").english(), "");
    }
}
