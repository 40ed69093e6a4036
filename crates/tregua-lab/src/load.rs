//! From a folder to a scenario: the only place where a scenario's files are read.

use std::path::{Path, PathBuf};

use crate::words::Lang;
use crate::words::faults::{count, tell};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use tregua_engine::said;
use tregua_engine::scenario::Scenario;
use tregua_engine::scenario::book::Book;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::diagnostic::{Diagnostic, Severity};
use tregua_engine::scenario::raw::LARGEST;
use tregua_engine::scenario::said::Said;
use tregua_engine::scenario::text::Texts;

/// A scenario with the book that people read, its texts, and what somebody should look at.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The war.
    pub scenario: Scenario,
    /// What people read about it.
    pub book: Book,
    /// Faults that do not stop the war.
    pub warnings: Vec<Diagnostic>,
    /// The texts it was made from.
    pub texts: Texts,
    /// The folder.
    pub folder: PathBuf,
    /// What it was asked for by, a path or a name: commands that repeat something ask for it in the same way.
    pub asked: String,
}

/// Why a scenario could not be loaded. Nothing was changed; each says what was tried and what to do.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// No such folder, and no shipped scenario of that name.
    #[error("no scenario `{name}`: it is neither a folder nor one of the shipped scenarios{}", listed(.shipped))]
    NotFound {
        /// What was asked for.
        name: String,
        /// The shipped scenarios that were found.
        shipped: Vec<String>,
    },
    /// The path is there and is no folder.
    #[error("cannot load {}: a scenario is a folder; give the folder that holds `scenario.toml`", .0.display())]
    NotAFolder(PathBuf),
    /// A file or the folder cannot be read.
    #[error("cannot read {}: {cause}; check that it is there and that you may read it", .path.display())]
    Unreadable {
        /// What was read.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A file is a link out of the folder.
    #[error("cannot read {}: it leads out of the scenario's folder; copy the file into the folder", .0.display())]
    Leaves(PathBuf),
    /// What bears the name of a text is a folder, a pipe or a device.
    #[error("cannot read {}: it is no file; put the text there, or take it out", .0.display())]
    NotAFile(PathBuf),
    /// A file is too large to be a text of a scenario.
    #[error("cannot read {}: {bytes} bytes, more than {LARGEST}; split or shorten it", .path.display())]
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
    /// The folder was read, and the check found faults.
    #[error("{} in {}; `tregua check` shows each", counted(.faults, Lang::En), .folder.display())]
    Faults {
        /// The folder.
        folder: PathBuf,
        /// Its texts, for showing the faults.
        texts: Texts,
        /// The faults, warnings among them.
        faults: Vec<Diagnostic>,
    },
}

fn listed(shipped: &[String]) -> String {
    if shipped.is_empty() {
        return "; give the path of its folder, or begin one with `tregua new NAME`".to_owned();
    }
    format!(" ({}); give a path or one of these names", shipped.join(", "))
}

/// `2 errors and 1 warning`, in this language.
#[must_use]
pub fn counted(faults: &[Diagnostic], lang: Lang) -> String {
    let errors = faults.iter().filter(|f| f.severity == Severity::Error).count();
    count(errors, faults.len() - errors, lang)
}

/// Loads the scenario in a folder, or the shipped one of that name.
///
/// # Errors
/// See [`LoadError`].
pub fn load(path: impl AsRef<Path>) -> Result<Loaded, LoadError> {
    let folder = find(path.as_ref())?;
    let texts = read_folder(&folder)?;
    match check(&texts) {
        Ok(checked) => Ok(Loaded {
            scenario: checked.scenario,
            book: checked.book,
            warnings: checked.warnings,
            texts,
            folder,
            asked: path.as_ref().display().to_string(),
        }),
        Err(faults) => Err(LoadError::Faults { folder, texts, faults }),
    }
}

/// Loads the scenario of that name or path, or without one the first that ships.
///
/// # Errors
/// See [`LoadError`].
pub fn load_or_first(path: Option<&str>) -> Result<Loaded, LoadError> {
    let first = || names(&shelves()).into_iter().next().unwrap_or_default();
    load(path.map_or_else(first, str::to_owned))
}

/// The folder meant by a path or a bare name: a path that is there, or a folder of the shipped scenarios.
///
/// # Errors
/// [`LoadError::NotFound`] or [`LoadError::NotAFolder`].
pub fn find(path: &Path) -> Result<PathBuf, LoadError> {
    if path.is_dir() {
        return Ok(path.to_owned());
    }
    if path.exists() {
        return Err(LoadError::NotAFolder(path.to_owned()));
    }
    let shelves = shelves();
    let bare = path.components().count() == 1 && path.file_name().is_some();
    let found = shelves.iter().map(|shelf| shelf.join(path)).find(|folder| bare && folder.is_dir());
    found.ok_or_else(|| LoadError::NotFound { name: path.display().to_string(), shipped: names(&shelves) })
}

/// Where shipped scenarios stand: `scenarios` under the current directory, or beside a folder that holds the program.
fn shelves() -> Vec<PathBuf> {
    let mut shelves = vec![PathBuf::from("scenarios")];
    if let Ok(program) = std::env::current_exe() {
        shelves.extend(program.ancestors().skip(1).map(|folder| folder.join("scenarios")));
    }
    shelves.retain(|shelf| shelf.is_dir());
    shelves
}

fn names(shelves: &[PathBuf]) -> Vec<String> {
    let folders = shelves.iter().filter_map(|shelf| std::fs::read_dir(shelf).ok()).flatten().flatten();
    let scenarios = folders.filter(|entry| entry.path().join("scenario.toml").is_file());
    let mut names: Vec<String> =
        scenarios.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names.dedup();
    names
}

/// The texts of a folder: its `.toml` and `.csv` files. Folders inside it (pictures, maps) are left alone.
///
/// # Errors
/// [`LoadError`], but for faults of the content.
pub fn read_folder(folder: &Path) -> Result<Texts, LoadError> {
    let unreadable = |cause| LoadError::Unreadable { path: folder.to_owned(), cause };
    let home = folder.canonicalize().map_err(unreadable)?;
    let name = home.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&home).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let (Some(file), Some(ending)) = (path.file_name(), path.extension()) else { continue };
        if ending == "toml" || ending == "csv" {
            files.push((file.to_string_lossy().into_owned(), read_text(folder, &home, &path)?));
        }
    }
    Ok(Texts::new(name, files))
}

fn read_text(folder: &Path, home: &Path, path: &Path) -> Result<String, LoadError> {
    let shown = folder.join(path.file_name().unwrap_or_default());
    let unreadable = |cause| LoadError::Unreadable { path: shown.clone(), cause };
    let real = path.canonicalize().map_err(unreadable)?;
    if !real.starts_with(home) {
        return Err(LoadError::Leaves(shown));
    }
    let metadata = real.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(LoadError::NotAFile(shown));
    }
    let bytes = metadata.len();
    if bytes > LARGEST as u64 {
        return Err(LoadError::TooLarge { path: shown, bytes });
    }
    let text = std::fs::read(&real).map_err(unreadable)?;
    String::from_utf8(text)
        .map_err(|e| LoadError::NotUtf8 { path: shown, byte: e.utf8_error().valid_up_to() })
}

/// Shows faults in the manner of rustc, in this language: code, what, the line with carets, and help.
#[must_use]
pub fn render(texts: &Texts, faults: &[Diagnostic], lang: Lang, colour: bool) -> String {
    shown(colour, faults.iter().map(|fault| report(texts, fault, lang)))
}

/// Reports one after the other, as text.
pub(crate) fn shown<'a>(colour: bool, reports: impl Iterator<Item = [Group<'a>; 1]>) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    reports.map(|report| renderer.render(&report) + "\n").collect::<Vec<_>>().join("\n")
}

fn report<'a>(texts: &'a Texts, fault: &'a Diagnostic, lang: Lang) -> [Group<'a>; 1] {
    let source = texts.get(&fault.file).filter(|_| fault.line > 0);
    let place = (fault.file.as_str(), source, fault.span.clone());
    explained(fault.severity, fault.code.key(), [&fault.what, &fault.help], place, lang)
}

/// One report, of what is wrong and what to do: the place is a file, and its text with the bytes to point at where it is not the file as a whole.
pub(crate) fn explained<'a>(
    severity: Severity,
    code: &'a str,
    said: [&Said; 2],
    (file, source, span): (&'a str, Option<&'a str>, std::ops::Range<usize>),
    lang: Lang,
) -> [Group<'a>; 1] {
    let [what, help] = said.map(|said| tell(said, lang));
    let level = match severity {
        Severity::Error => Level::ERROR.with_name(tell(&said!("error"), lang)),
        Severity::Warning => Level::WARNING.with_name(tell(&said!("warning"), lang)),
    };
    let title = level.primary_title(what).id(code);
    let help = Level::HELP.with_name(tell(&said!("help"), lang)).message(help);
    let group = match source {
        Some(source) => {
            let snippet = Snippet::source(source).path(file);
            title.element(snippet.annotation(AnnotationKind::Primary.span(span))).element(help)
        }
        None => title.element(annotate_snippets::Origin::path(file)).element(help),
    };
    [group]
}
