//! Faults of what people write, in their language: the checks speak English, and a table has each of their sentences in Spanish.

use super::{Lang, Parameters};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use tregua_engine::said;
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

/// `2 errors and 1 warning`, in this language.
#[must_use]
pub fn count(errors: usize, warnings: usize, lang: Lang) -> String {
    let of_errors = if errors == 1 { said!("1 error") } else { said!("{} errors", errors) };
    let of_warnings = if warnings == 1 { said!("1 warning") } else { said!("{} warnings", warnings) };
    let all = match (errors, warnings) {
        (_, 0) => of_errors,
        (0, _) => of_warnings,
        _ => said!("{} and {}", of_errors, of_warnings),
    };
    tell(&all, lang)
}
