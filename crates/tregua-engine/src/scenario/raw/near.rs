//! "Did you mean": the nearest of the words that would have been right.

use crate::said;
use crate::scenario::said::Said;

/// A help that names the nearest of `words`, if one is near enough to be meant.
#[must_use]
pub fn did_you_mean<'a>(given: &str, words: impl Iterator<Item = &'a str>) -> Option<Said> {
    nearest(given, words).map(|word| said!("did you mean `{}`?", word))
}

/// The nearest word, if at most a third of its letters differ (the first such in order).
#[must_use]
pub fn nearest<'a>(given: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // Long garbage is never a slip of the pen, and the distance costs its square.
    if given.is_empty() || given.len() > 64 {
        return None;
    }
    words
        .filter(|word| word.len() <= 64)
        .map(|word| (strsim::osa_distance(given, word), word))
        .filter(|(d, word)| *d <= word.chars().count().max(given.chars().count()) / 3)
        .min_by_key(|(d, _)| *d)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_words_are_meant() {
        let words = || ["river-ford", "mill", "pass"].into_iter();
        assert_eq!(nearest("river-frod", words()), Some("river-ford"));
        assert_eq!(nearest("mil", words()), Some("mill"));
        assert_eq!(nearest("castle", words()), None);
        assert_eq!(nearest("9", ["1", "2"].into_iter()), None);
        assert_eq!(nearest("", words()), None);
    }
}
