//! Words: messages for people, in their language, by Fluent.

mod cards;
mod checks;
pub mod chronicle;
mod dates;
pub mod faults;
pub mod terms;
mod wants;

pub use cards::{Cards, PARTS};
pub use checks::Checks;
pub use dates::Dates;
pub use fluent_bundle::FluentArgs;
use fluent_bundle::{FluentBundle, FluentResource};
use tregua_engine::scenario::book::Tongues;
use tregua_engine::theta::Theta;
pub use wants::Wants;

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

    /// A figure with a decimal point as this language writes it: Spanish has a comma there.
    #[must_use]
    pub fn figure(self, written: &str) -> String {
        match self {
            Self::En => written.to_string(),
            Self::Es => written.replace('.', ","),
        }
    }

    /// A name in the middle of a sentence: Spanish writes the article that it begins with small there.
    #[must_use]
    pub fn in_sentence(self, name: &str) -> String {
        let small = |(article, rest): (&str, &str)| format!("{} {rest}", article.to_lowercase());
        self.article(name).map_or_else(|| name.to_string(), small)
    }

    /// A name that stands alone, as on a map: Spanish leaves the article of a common noun out there.
    #[must_use]
    pub fn label(self, name: &str) -> String {
        self.article(name).map_or_else(|| name.to_string(), |(_, rest)| capitalised(rest))
    }

    /// The article that a Spanish name begins with, and the rest of it.
    fn article(self, name: &str) -> Option<(&str, &str)> {
        name.split_once(' ').filter(|(first, _)| self == Self::Es && ARTICLES.contains(first))
    }

    /// A line in which names were filled in: in Spanish `de el` and `a el` are one word.
    fn contracted(self, line: String) -> String {
        match self {
            Self::En => line,
            Self::Es => line.replace(" de el ", " del ").replace(" a el ", " al "),
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

/// The articles that a Spanish name can begin with.
const ARTICLES: [&str; 4] = ["El", "La", "Los", "Las"];

/// A text with its first letter large.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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
        let line = self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned();
        Some(self.lang.contracted(line))
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
    use super::{FluentArgs, Lang, Words, without_symbol};

    #[test]
    fn a_spanish_line_has_its_articles_small_and_its_contractions_made() {
        let line = |lang: Lang, place: &str| {
            let mut args = FluentArgs::new();
            args.set("place", lang.in_sentence(place));
            Words::new(lang, "line = out of { $place } and back: sale de { $place }, llega a { $place }")
                .say("line", &args)
        };
        assert_eq!(
            line(Lang::Es, "El Callao"),
            "out of el Callao and back: sale del Callao, llega al Callao"
        );
        assert_eq!(
            line(Lang::Es, "La Legua"),
            "out of la Legua and back: sale de la Legua, llega a la Legua"
        );
        assert_eq!(line(Lang::Es, "Elche"), "out of Elche and back: sale de Elche, llega a Elche");
        assert_eq!(
            line(Lang::En, "El Callao"),
            "out of El Callao and back: sale de El Callao, llega a El Callao"
        );
    }

    #[test]
    fn a_name_alone_goes_without_its_article() {
        assert_eq!(Lang::Es.label("La columna de Quimper"), "Columna de Quimper");
        assert_eq!(Lang::Es.label("Lavalle"), "Lavalle");
        assert_eq!(Lang::En.label("La Mar"), "La Mar");
    }

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
