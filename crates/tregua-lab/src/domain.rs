//! From files to a negotiation domain: GENIUS's XML or our TOML (`docs/table.md`).
//!
//! A path is a folder of GENIUS files, one such domain file (its profiles stand beside it), or a `.toml` of ours. Everything wrong is
//! said at once, with file, line and remedy.

mod fault;
mod genius;
mod own;
mod weigh;
mod xml;

pub use fault::{Code, Fault};

use crate::load;
use crate::words::Lang;
use crate::words::faults::count;
use fault::Faults;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::raw::LARGEST;
use tregua_engine::scenario::text::Texts;
use tregua_engine::talks::domain::Domain;

/// How many options a range of real numbers is cut into where the file does not say: as GENIUS does for its analysis.
pub const CUT: u32 = 21;

/// Largest number in a file: sums and products of such stay far from overflow.
const LARGEST_NUMBER: f64 = 1e15;

/// A domain, and what somebody should look at.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The domain.
    pub domain: Domain,
    /// Faults that do not stop the talks.
    pub warnings: Vec<Fault>,
    /// The texts it was made from.
    pub texts: Texts,
}

/// Why a domain could not be loaded. Nothing was changed; each says what was tried and what to do.
#[derive(Debug, thiserror::Error)]
pub enum DomainError {
    /// Nothing there.
    #[error("no domain at {}: give a folder of GENIUS files, or a .toml or .xml file", .0.display())]
    NotFound(PathBuf),
    /// A file or the folder cannot be read.
    #[error("cannot read {}: {cause}; check that it is there and that you may read it", .path.display())]
    Unreadable {
        /// What was read.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A file is too large.
    #[error("cannot read {}: {bytes} bytes, more than {LARGEST}; shorten it", .path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size [byte].
        bytes: u64,
    },
    /// A file is not UTF-8.
    #[error("cannot read {}: not UTF-8 from byte {byte} on; save it as UTF-8", .path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// The first byte that is not.
        byte: usize,
    },
    /// The files were read, and have faults.
    #[error("{} in {}", counted(.faults, Lang::En), .path.display())]
    Faults {
        /// What was to be loaded.
        path: PathBuf,
        /// The texts, for showing the faults.
        texts: Texts,
        /// The faults, warnings among them.
        faults: Vec<Fault>,
    },
}

/// Loads a domain; ranges of real numbers become `cut` options where the file does not say.
///
/// # Errors
/// See [`DomainError`].
pub fn load(path: &Path, cut: u32) -> Result<Loaded, DomainError> {
    let texts = texts(path)?;
    let (domain, faults) = read(&texts, cut);
    match domain {
        Some(domain) => Ok(Loaded { domain, warnings: faults, texts }),
        None => Err(DomainError::Faults { path: path.to_owned(), texts, faults }),
    }
}

/// The domain that some texts describe, and every fault in them; no domain where one of them is an error.
#[must_use]
pub fn read(texts: &Texts, cut: u32) -> (Option<Domain>, Vec<Fault>) {
    let mut faults = Faults::new(texts);
    let own = texts.files().len() == 1 && texts.files()[0].0.ends_with(".toml");
    let domain = if own { own::read(texts, cut, &mut faults) } else { genius::read(texts, cut, &mut faults) };
    let sound = faults.errors() == 0;
    (domain.filter(|_| sound), faults.into_list())
}

/// Shows faults in the manner of rustc, in this language.
#[must_use]
pub fn render(texts: &Texts, faults: &[Fault], lang: Lang, colour: bool) -> String {
    load::shown(colour, faults.iter().map(|fault| fault.report(texts, lang)))
}

/// `2 errors and 1 warning`, in this language.
#[must_use]
pub fn counted(faults: &[Fault], lang: Lang) -> String {
    let errors = faults.iter().filter(|f| f.is_error()).count();
    count(errors, faults.len() - errors, lang)
}

/// The texts that a path means: a `.toml` alone, or all `.xml` files of a folder.
fn texts(path: &Path) -> Result<Texts, DomainError> {
    if !path.exists() {
        return Err(DomainError::NotFound(path.to_owned()));
    }
    let ends = |path: &Path, with: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(with));
    let (folder, files) = if path.is_dir() {
        (path, listed(path)?.into_iter().filter(|p| ends(p, "xml")).collect())
    } else if ends(path, "xml") {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        (folder, listed(folder)?.into_iter().filter(|p| ends(p, "xml")).collect())
    } else {
        (path, vec![path.to_owned()])
    };
    let named = |path: &Path| path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let mut texts = Vec::with_capacity(files.len());
    for file in files {
        texts.push((named(&file), text(&file)?));
    }
    Ok(Texts::new(named(folder), texts))
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, DomainError> {
    let unreadable = |cause| DomainError::Unreadable { path: folder.to_owned(), cause };
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    entries.map(|entry| Ok(entry.map_err(unreadable)?.path())).collect()
}

fn text(path: &Path) -> Result<String, DomainError> {
    let unreadable = |cause| DomainError::Unreadable { path: path.to_owned(), cause };
    let bytes = path.metadata().map_err(unreadable)?.len();
    if bytes > LARGEST as u64 {
        return Err(DomainError::TooLarge { path: path.to_owned(), bytes });
    }
    let text = std::fs::read(path).map_err(unreadable)?;
    String::from_utf8(text)
        .map_err(|e| DomainError::NotUtf8 { path: path.to_owned(), byte: e.utf8_error().valid_up_to() })
}

/// A number of packages for people: 12,500,000.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        let _ = text.write_char(digit);
    }
    text
}
