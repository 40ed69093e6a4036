//! Faults of what people write, in their language: the checks speak English, and a table has each of their sentences in Spanish.

use super::{Lang, Parameters};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use tregua_engine::scenario::said::Said;
use tregua_engine::theta::Theta;

/// The Spanish of each sentence of a check, by the English one; its holes are numbered.
pub const SPANISH: &str = include_str!("../../assets/words/faults.es.toml");

/// The table, and with it what the parameters of theta are.
static TABLE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut table: BTreeMap<String, String> =
        toml::from_str(SPANISH).unwrap_or_else(|e| panic!("faults.es.toml: {e}"));
    let parameters = Parameters::new(Lang::Es);
    table.extend((0..Theta::LEN).map(|i| (Theta::SAYS[i].trim().to_owned(), parameters.say(i))));
    table
});

/// What is said, in this language.
#[must_use]
pub fn tell(said: &Said, lang: Lang) -> String {
    match lang {
        Lang::En => said.english(),
        Lang::Es => said.told(&|sentence| TABLE.get(sentence).cloned()),
    }
}

/// `2 errors and 1 warning`.
#[must_use]
pub fn count(errors: usize, warnings: usize, lang: Lang) -> String {
    let (error, warning, and) = match lang {
        Lang::En => (["error", "errors"], ["warning", "warnings"], "and"),
        Lang::Es => (["error", "errores"], ["advertencia", "advertencias"], "y"),
    };
    let say = |n: usize, what: [&str; 2]| format!("{n} {}", what[usize::from(n != 1)]);
    match (errors, warnings) {
        (errors, 0) => say(errors, error),
        (0, warnings) => say(warnings, warning),
        (errors, warnings) => format!("{} {and} {}", say(errors, error), say(warnings, warning)),
    }
}

/// What stands before a fault and before its remedy: `error`, `warning`, `help`.
#[must_use]
pub fn label(english: &'static str, lang: Lang) -> &'static str {
    match (lang, english) {
        (Lang::Es, "warning") => "advertencia",
        (Lang::Es, "help") => "ayuda",
        _ => english,
    }
}
