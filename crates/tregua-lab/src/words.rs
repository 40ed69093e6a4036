//! Words: messages for people, in their language, by Fluent.

mod cards;
mod checks;
pub mod chronicle;
pub mod faults;
pub mod terms;

pub use cards::{Cards, PARTS};
pub use checks::Checks;
pub use fluent_bundle::FluentArgs;
use fluent_bundle::{FluentBundle, FluentResource};
use tregua_engine::scenario::book::Tongues;
use tregua_engine::theta::Theta;

/// A language people read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// Its code: `en`, `es`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// Its text out of both.
    #[must_use]
    pub fn of(self, both: &Tongues) -> &str {
        match self {
            Self::En => &both.en,
            Self::Es => &both.es,
        }
    }
}

/// What a parameter of theta is: as the engine documents it, or in this language.
pub struct Parameters {
    words: Option<Words>,
}

impl Parameters {
    /// In this language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { words: Words::translated(lang, Lang::Es, include_str!("../assets/words/theta.es.ftl")) }
    }

    /// What the parameter at this position of theta is, without the section of the model.
    #[must_use]
    pub fn say(&self, parameter: usize) -> String {
        match &self.words {
            Some(words) => {
                let id = format!("theta-{}", Theta::NAMES[parameter].replace('.', "-"));
                words.say(&id, &FluentArgs::new())
            }
            None => {
                let text = Theta::SAYS[parameter].trim().trim_end_matches('.');
                without_symbol(text.split(" (§").next().unwrap_or(text)).to_string()
            }
        }
    }
}

/// `Contact term` of `Contact term, beta`: the letter belongs to the formula.
fn without_symbol(text: &str) -> &str {
    const GREEK: [&str; 9] = ["alpha", "beta", "gamma", "delta", "kappa", "lambda", "rho", "sigma", "theta"];
    let Some((before, last)) = text.rsplit_once(", ") else { return text };
    let letter = last.len() == 1 || last.contains('_') || GREEK.contains(&last);
    if letter && !last.contains(' ') { before } else { text }
}

/// Messages in a language, by id, with named arguments.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The messages of a Fluent text.
    ///
    /// # Panics
    /// If the text is no Fluent: it is part of the program.
    #[must_use]
    pub fn new(lang: Lang, ftl: &str) -> Self {
        let id = lang.code().parse().unwrap_or_else(|_| panic!("{} is no language", lang.code()));
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        let resource =
            FluentResource::try_new(ftl.to_string()).unwrap_or_else(|(_, e)| panic!("{lang:?}: {e:?}"));
        bundle.add_resource(resource).unwrap_or_else(|e| panic!("{lang:?}: {e:?}"));
        Self { lang, bundle }
    }

    /// Their language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The messages of a translation, for readers of that language: others are served by the text that it was made from.
    fn translated(lang: Lang, into: Lang, ftl: &str) -> Option<Self> {
        (lang == into).then(|| Self::new(into, ftl))
    }

    /// A message with its arguments filled in; its id if there is none of that name.
    #[must_use]
    pub fn say(&self, id: &str, args: &FluentArgs<'_>) -> String {
        self.find(id, args).unwrap_or_else(|| id.to_string())
    }

    /// A message with its arguments filled in, if there is one of that name.
    #[must_use]
    pub fn find(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    /// A part of a message, which takes no arguments; none if there is no such message, or it has no such part.
    #[must_use]
    pub fn part(&self, id: &str, part: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.get_attribute(part)?.value();
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::without_symbol;

    #[test]
    fn letters_of_formulas_are_left_out_and_words_are_not() {
        assert_eq!(without_symbol("Continental balance on day 0, B_0"), "Continental balance on day 0");
        assert_eq!(without_symbol("Contact term, beta"), "Contact term");
        assert_eq!(
            without_symbol("Days in which stragglers rejoin, mean"),
            "Days in which stragglers rejoin, mean"
        );
        assert_eq!(
            without_symbol("Spread of a ride, sd of its logarithm"),
            "Spread of a ride, sd of its logarithm"
        );
    }
}
