//! Terms in words: what a pact says, in the reader's language.

use super::Lang;
use tregua_engine::scenario::book::Book;
use tregua_engine::scenario::{Pact, Scenario};

/// A pact in words: the options it takes, or the name of a truce that the files give whole.
#[must_use]
pub fn pact(sc: &Scenario, book: &Book, lang: Lang, pact: Pact) -> String {
    let word = |table: &str, key: &str| book.word(lang.code(), table, key).unwrap_or(key).to_owned();
    match (sc.talks.agenda_of(pact), pact) {
        (Some((id, package)), _) => {
            let agenda = &sc.talks.agendas[id.ix()];
            let options = agenda.packages.options(package).zip(agenda.packages.issues());
            let words: Vec<String> =
                options.map(|(option, issue)| word("option", &issue.plain(option))).collect();
            words.join(", ")
        }
        (None, Pact::Truce(id)) => word("truce", &sc.truces[id.ix()].key),
        (None, Pact::Settlement(id)) => sc.talks.settlements[id.ix()].key.clone(),
    }
}
