//! The cards of the rules, part by part, in the reader's language: as the engine has them beside its rules, or from the words.

use super::{Lang, Words};
use tregua_engine::rule::Rule;

/// The parts of a card, in order.
pub const PARTS: [&str; 3] = ["says", "reads", "leaves-out"];

/// The cards in one language.
pub struct Cards {
    words: Option<Words>,
}

impl Cards {
    /// In this language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { words: Words::translated(lang, Lang::Es, include_str!("../../assets/words/rules.es.ftl")) }
    }

    /// What the rule says, what it reads and what it leaves out, each without line breaks.
    #[must_use]
    pub fn parts(&self, rule: &Rule) -> [String; 3] {
        let Some(words) = &self.words else { return documented(rule.card) };
        let id = rule.id.replace('.', "-");
        PARTS.map(|part| words.part(&id, part).unwrap_or_default())
    }
}

/// The parts of a card as the engine documents it: text under headings, in lines of the source.
fn documented(card: &str) -> [String; 3] {
    let mut parts = card.split("# ").skip(1).map(|part| {
        let (_, text) = part.split_once('\n').unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    PARTS.map(|_| parts.next().unwrap_or_default())
}
