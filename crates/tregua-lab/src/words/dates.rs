//! Dates in a sentence, in the reader's language.

use super::{FluentArgs, Lang, Words};
use tregua_engine::unit::Date;

/// Writes dates as a sentence has them.
pub struct Dates(Words);

impl Dates {
    /// In this language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let ftl = match lang {
            Lang::En => include_str!("../../assets/words/dates.en.ftl"),
            Lang::Es => include_str!("../../assets/words/dates.es.ftl"),
        };
        Self(Words::new(lang, ftl))
    }

    /// 6 July 1815, 6 de julio de 1815.
    #[must_use]
    pub fn in_words(&self, date: Date) -> String {
        let mut args = FluentArgs::new();
        args.set("day", date.day.to_string());
        args.set("month", self.0.say(&format!("month-{}", date.month), &FluentArgs::new()));
        args.set("year", date.year.to_string());
        self.0.say("date-in-words", &args)
    }
}

#[cfg(test)]
mod tests {
    use super::{Dates, Lang};
    use tregua_engine::unit::Date;

    #[test]
    fn a_date_is_written_as_a_sentence_has_it() {
        let date = Date { year: 1820, month: 10, day: 4 };
        assert_eq!(Dates::new(Lang::En).in_words(date), "4 October 1820");
        assert_eq!(Dates::new(Lang::Es).in_words(date), "4 de octubre de 1820");
    }
}
