//! "Did you mean": the nearest of the words that would have been right.

/// A help that names the nearest of `words`, if one is near enough to be meant.
#[must_use]
pub fn did_you_mean<'a>(given: &str, words: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(given, words).map(|word| format!("did you mean `{word}`?"))
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
        .map(|word| (distance(given, word), word))
        .filter(|(d, word)| *d <= word.chars().count().max(given.chars().count()) / 3)
        .min_by_key(|(d, _)| *d)
        .map(|(_, word)| word)
}

/// Edits (insert, delete, replace, swap of neighbours) from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replace = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replace.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_edits_and_swaps() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("ford", "frod"), 1);
        assert_eq!(distance("", "abc"), 3);
    }

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
