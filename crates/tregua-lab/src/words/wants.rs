//! What deciders care about, in the reader's language.

use super::{FluentArgs, Lang, Words};
use tregua_engine::scenario::Attribute;

/// Words for attributes of the war and for how a decider counts its days.
pub struct Wants {
    words: Words,
}

impl Wants {
    /// In this language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let ftl = match lang {
            Lang::En => include_str!("../../assets/words/wants.en.ftl"),
            Lang::Es => include_str!("../../assets/words/wants.es.ftl"),
        };
        Self { words: Words::new(lang, ftl) }
    }

    /// What an attribute is that can be cared for.
    #[must_use]
    pub fn attribute(&self, attribute: Attribute) -> String {
        self.say(attribute.key())
    }

    /// How little he can wait.
    #[must_use]
    pub fn impatience(&self) -> String {
        self.say("impatience")
    }

    /// What a day of war costs him.
    #[must_use]
    pub fn day_cost(&self) -> String {
        self.say("day_cost")
    }

    fn say(&self, id: &str) -> String {
        self.words.say(id, &FluentArgs::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attribute_has_words_in_both_languages() {
        for lang in Lang::ALL {
            let wants = Wants::new(lang);
            let dumb =
                Attribute::ALL.into_iter().find(|a| wants.words.find(a.key(), &FluentArgs::new()).is_none());
            assert_eq!(dumb, None, "{lang:?}");
            assert!(wants.impatience().contains("mpa") && wants.day_cost() != "day_cost");
        }
    }
}
