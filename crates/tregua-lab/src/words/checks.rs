//! What the numbers of the theory suite are called: as the suite names them, or in the reader's language.

use super::{FluentArgs, Lang, Words};

/// What stands for the numbers of a name, in order.
const NUMBERS: [&str; 4] = ["a", "b", "c", "d"];

/// The names in one language.
pub struct Checks {
    words: Option<Words>,
}

impl Checks {
    /// In this language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { words: Words::translated(lang, Lang::Es, include_str!("../../assets/words/theory.es.ftl")) }
    }

    /// A name; as the suite has it if it is not among the words.
    #[must_use]
    pub fn say(&self, what: &str) -> String {
        self.find(what).unwrap_or_else(|| what.to_owned())
    }

    /// A name, part by part, if all are among the words: `lambda 0.5: row plays 1`.
    #[must_use]
    pub fn find(&self, what: &str) -> Option<String> {
        let Some(words) = &self.words else { return Some(what.to_owned()) };
        let parts = what.split(": ").map(|part| found(words, part));
        Some(parts.collect::<Option<Vec<_>>>()?.join(": "))
    }
}

/// A part in these words: found by its letters, with its numbers where the words put them.
fn found(words: &Words, part: &str) -> Option<String> {
    let (letters, numbers) = taken_apart(part);
    let mut args = FluentArgs::new();
    for (name, number) in NUMBERS.into_iter().zip(numbers) {
        args.set(name, number);
    }
    words.find(&letters, &args)
}

/// `row-plays-n` and `1` of `row plays 1`.
fn taken_apart(part: &str) -> (String, Vec<String>) {
    let part = part.to_lowercase();
    // A stop or comma belongs to a number if a digit follows.
    let inside = |i: usize| {
        let mut rest = part[i..].chars();
        let first = rest.next().is_some_and(|c| c == '.' || c == ',');
        first && rest.next().is_some_and(|c| c.is_ascii_digit())
    };
    let (mut letters, mut numbers, mut open) = (String::new(), Vec::<String>::new(), false);
    for (i, c) in part.char_indices() {
        let number = c.is_ascii_digit() || open && inside(i);
        match (number, numbers.last_mut().filter(|_| open)) {
            (true, Some(last)) => last.push(c),
            (true, None) => {
                letters.push('n');
                numbers.push(c.to_string());
            }
            (false, _) if c.is_alphanumeric() => letters.push(c),
            (false, _) if !letters.ends_with('-') => letters.push('-'),
            _ => {}
        }
        open = number;
    }
    (letters.trim_matches('-').to_owned(), numbers)
}

#[cfg(test)]
mod tests {
    use super::taken_apart;

    #[test]
    fn a_name_is_taken_apart_into_letters_and_numbers() {
        let of = |part| {
            let (letters, numbers) = taken_apart(part);
            format!("{letters} {}", numbers.join(" "))
        };
        assert_eq!(of("R0 2"), "rn-n 0 2");
        assert_eq!(of("(a) in 3 steps"), "a-in-n-steps 3");
        assert_eq!(of("discounts [0.95, 0.9]"), "discounts-n-n 0.95 0.9");
        assert_eq!(of("distance after 20,000 sweeps"), "distance-after-n-sweeps 20,000");
    }
}
