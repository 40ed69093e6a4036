//! `tregua new NAME`: a small war that is complete, passes the check and can be changed into another.

use std::io;
use std::path::{Path, PathBuf};

use tregua_engine::scenario::text::Texts;

macro_rules! assets {
    ($folder:literal: $($file:literal)+) => {
        [$(($file, include_str!(concat!($folder, $file)))),+]
    };
}

/// The small war, file by file.
const WAR: [(&str, &str); 17] = assets!("../assets/new/":
    "coverage.csv" "decisions.toml" "formations.csv" "hypotheses.toml" "outside.toml" "parameters.toml" "places.csv" "plans.toml"
    "questions.toml" "record.toml" "routes.csv" "scenario.toml" "ships.csv" "sources.toml" "talks.toml" "words.en.toml" "words.es.toml"
);

/// The JSON Schemas that its files point at.
const SCHEMAS: [(&str, &str); 11] = assets!("../../../scenarios/schema/":
    "decisions.json" "hypotheses.json" "outside.json" "parameters.json" "plans.json" "questions.json" "record.json" "scenario.json" "sources.json"
    "talks.json" "words.json"
);

/// Name of the small war before it has one of its own.
pub const NAME: &str = "small-war";

/// Why a new war could not be written. What stands on the disk is left as it was found, but for an interrupted write.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The name cannot be that of a scenario.
    #[error("cannot call a war `{0}`: use lower-case letters a-z, digits and hyphens, at most 64")]
    Name(String),
    /// Something is there already.
    #[error("cannot write {}: it is there already; choose another name, or move it away", .0.display())]
    Exists(PathBuf),
    /// It cannot be written.
    #[error("cannot write {}: {cause}; check the disk and that you may write there", .path.display())]
    Unwritable {
        /// What was written.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
}

/// The texts of the small war, called [`NAME`]: for tests that need a scenario and no files.
#[must_use]
pub fn texts() -> Texts {
    Texts::new(NAME, WAR.map(|(file, text)| (file.to_owned(), text.to_owned())))
}

/// Whether a scenario can be called so.
///
/// # Errors
/// [`StartError::Name`] if not.
pub fn judge_name(name: &str) -> Result<(), StartError> {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let sound = !name.is_empty() && name.len() <= 64 && name.chars().all(letter);
    if sound { Ok(()) } else { Err(StartError::Name(name.to_owned())) }
}

/// Writes the small war into a new folder, whose name becomes its own, with the JSON Schemas for editors.
///
/// # Errors
/// See [`StartError`].
pub fn write(folder: &Path) -> Result<(), StartError> {
    let name = folder.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    judge_name(&name)?;
    if folder.exists() {
        return Err(StartError::Exists(folder.to_owned()));
    }
    let unwritable = |path: &Path, cause| StartError::Unwritable { path: path.to_owned(), cause };
    let schemas = folder.join("schema");
    std::fs::create_dir_all(&schemas).map_err(|cause| unwritable(&schemas, cause))?;
    let named = |text: &str| text.replace(&format!("name = \"{NAME}\""), &format!("name = \"{name}\""));
    let war = WAR.iter().map(|(file, text)| (folder.join(file), named(text)));
    let schemas = SCHEMAS.iter().map(|(file, text)| (schemas.join(file), (*text).to_owned()));
    for (path, text) in war.chain(schemas) {
        std::fs::write(&path, text).map_err(|cause| unwritable(&path, cause))?;
    }
    Ok(())
}
