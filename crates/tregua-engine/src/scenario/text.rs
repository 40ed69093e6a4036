//! The texts of a scenario folder, in memory: the engine reads no files.

/// The text files of one scenario, by file name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    name: String,
    files: Vec<(String, String)>,
}

/// Where in a text something stands: file (index into [`Texts::files`]) and bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Index of the file.
    pub file: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Texts {
    /// The texts of the scenario called `name`; files are kept in order of their names.
    #[must_use]
    pub fn new(name: impl Into<String>, files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut texts = Self { name: name.into(), files: Vec::new() };
        for (file, text) in files {
            texts.put(&file, text);
        }
        texts
    }

    /// Name of the folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The files, in order of name.
    #[must_use]
    pub fn files(&self) -> &[(String, String)] {
        &self.files
    }

    /// Position of the file called `name`.
    #[must_use]
    pub fn index(&self, name: &str) -> Option<usize> {
        self.files.binary_search_by(|(file, _)| file.as_str().cmp(name)).ok()
    }

    /// Text of the file called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.index(name).map(|i| self.files[i].1.as_str())
    }

    /// Adds a file, or replaces the one of that name.
    pub fn put(&mut self, name: &str, text: impl Into<String>) {
        match self.files.binary_search_by(|(file, _)| file.as_str().cmp(name)) {
            Ok(i) => self.files[i].1 = text.into(),
            Err(i) => self.files.insert(i, (name.to_owned(), text.into())),
        }
    }

    /// Takes a file away; true if it was there.
    pub fn remove(&mut self, name: &str) -> bool {
        self.index(name).map(|i| self.files.remove(i)).is_some()
    }

    /// FNV-1a of 64 bits over names and texts: two scenarios that differ in a byte differ here.
    #[must_use]
    pub fn digest(&self) -> u64 {
        self.digest_of(|_| true)
    }

    /// The same over the files that count.
    #[must_use]
    pub fn digest_of(&self, counts: impl Fn(&str) -> bool) -> u64 {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut eat = |bytes: &[u8]| {
            for byte in bytes.iter().chain(&[0]) {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        eat(self.name.as_bytes());
        for (file, text) in self.files.iter().filter(|(file, _)| counts(file)) {
            eat(file.as_bytes());
            eat(text.as_bytes());
        }
        hash
    }
}

/// Line and column (both from 1, columns in characters) of a byte of a text.
#[must_use]
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte.min(text.len())).unwrap_or(text);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_tells_where_one_text_ends_and_the_next_begins() {
        let texts =
            |a: &str, b: &str| Texts::new("w", [("a".into(), a.into()), ("b".into(), b.into())]).digest();
        assert_ne!(texts("xy", "z"), texts("x", "yz"));
        assert_eq!(texts("xy", "z"), texts("xy", "z"));
        assert_ne!(texts("xy", "z"), Texts::new("v", [("a".into(), "xy".into())]).digest());
    }

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        assert_eq!(line_and_column("añb\ncd", 3), (1, 3));
        assert_eq!(line_and_column("añb\ncd", 5), (2, 1));
        assert_eq!(line_and_column("", 9), (1, 1));
    }
}
