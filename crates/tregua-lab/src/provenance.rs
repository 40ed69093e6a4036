//! Where results come from: what every `run.json` says first, and how two of them are held against each other.

use crate::beside::Kind;
use crate::campaign::{GaveUp, ThetaFrom};
use crate::disk;
use crate::odd::{NONE, Odd, listed, unlike};
use crate::table::TableError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::{MindKind, Scenario};

/// What wars were fought with: the same text, model, values and posterior give the same wars.
#[derive(Clone, Debug, PartialEq, Serialize, serde::Deserialize)]
pub struct Provenance {
    /// Scenario's name.
    pub scenario: String,
    /// Digest of its text, in hexadecimal.
    pub digest: String,
    /// Number of the model: a changed golden is a changed model.
    pub model: u32,
    /// Version of the program.
    pub version: String,
    /// Digest of the values that the minds went by; none for minds that need none.
    #[serde(default)]
    pub values: Option<String>,
    /// Digest of the posterior that the numbers were drawn from; none for numbers that were not.
    #[serde(default)]
    pub posterior: Option<String>,
}

impl Provenance {
    /// Of wars in which these minds decide, with numbers from there.
    #[must_use]
    pub fn of(sc: &Scenario, minds: &[MindKind], theta: ThetaFrom) -> Self {
        let (by_values, by_posterior) = (minds.contains(&MindKind::Quantal), theta == ThetaFrom::Posterior);
        Self {
            scenario: sc.name.clone(),
            digest: format!("{:016x}", sc.digest),
            model: tregua_engine::MODEL,
            version: env!("CARGO_PKG_VERSION").to_string(),
            values: sc.values.as_ref().filter(|_| by_values).map(|v| Kind::Values.digest(v)),
            posterior: sc.posterior.as_ref().filter(|_| by_posterior).map(|p| Kind::Posterior.digest(p)),
        }
    }

    /// What is otherwise there: `model 2, not 3`. Another version of the program is none.
    #[must_use]
    pub fn unlike(&self, there: &Self) -> Vec<Odd> {
        let or_none = |digest: &Option<String>| digest.clone().unwrap_or_else(|| NONE.into());
        unlike([
            ("scenario", there.scenario.clone(), self.scenario.clone()),
            ("text", there.digest.clone(), self.digest.clone()),
            ("model", there.model.to_string(), self.model.to_string()),
            ("values", or_none(&there.values), or_none(&self.values)),
            ("posterior", or_none(&there.posterior), or_none(&self.posterior)),
        ])
    }
}

/// A word of a command as a shell takes it.
#[must_use]
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=.,/+".contains(c);
    if word.chars().all(plain) { word.to_string() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// What can go wrong with a folder of results.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A table failed.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The folder could not be used.
    #[error("could not {what} {path}: {cause} (choose another folder with -o)")]
    Folder {
        /// What was tried.
        what: &'static str,
        /// On what.
        path: PathBuf,
        /// Why not.
        cause: String,
    },
    /// Something else is there already.
    #[error("{path} holds another ensemble ({}): choose another folder with -o, or delete it", listed(odd))]
    Another {
        /// Folder.
        path: PathBuf,
        /// In what it differs.
        odd: Vec<Odd>,
    },
    /// Work that was interrupted lies there, and nothing was said of it.
    #[error(
        "unfinished work of `{command}` lies in {path}: go on with it by --resume, or throw it away by --anew"
    )]
    Unfinished {
        /// Its parts.
        path: PathBuf,
        /// The command that left it; `none` if that cannot be read.
        command: String,
    },
    /// The results of another command, or of somebody else, are there.
    #[error("{path} is of `{command}`: choose another folder with -o, or delete what lies there")]
    Foreign {
        /// What says so.
        path: PathBuf,
        /// The command that left it; `none` if none did.
        command: String,
    },
    /// No finished run lies there.
    #[error("no run in {path}: give the folder that `tregua run` wrote, with `run.json` in it")]
    NoRun {
        /// Folder.
        path: PathBuf,
    },
    /// Too many wars failed for anything to be found: the first of them.
    #[error("the engine gave up too many wars; the first has the seed {} ({})", .0.seed, .0.why)]
    GaveUp(GaveUp),
    /// The user stopped it.
    #[error("interrupted: {kept} of {of} wars are kept; the same command with --resume goes on from there")]
    Interrupted {
        /// Wars that are on disk.
        kept: usize,
        /// Wars that were asked for.
        of: u32,
    },
}

/// Writes a manifest, whole or not at all.
pub(crate) fn write(path: &Path, manifest: &impl Serialize) -> Result<(), StoreError> {
    write_text(path, &(serde_json::to_string_pretty(manifest).unwrap_or_default() + "\n"))
}

/// Writes a file of a folder of results, whole or not at all.
///
/// # Errors
/// If it cannot be written.
pub fn write_text(path: &Path, text: &str) -> Result<(), StoreError> {
    disk::write_whole(path, text.as_bytes()).map_err(|e| folder_error("write", path, &e))
}

/// What a folder of results says it was made of.
pub(crate) const MANIFEST: &str = "run.json";

/// Where long work keeps what is finished of it.
pub(crate) const PARTS: &str = "parts";

/// A folder for the results of `command` (`run`, `whatif`, ...): what another command, or somebody else, left there is not touched.
///
/// # Errors
/// If it holds the results of another command, or in `parts/` files that no work of Tregua's left.
pub fn claim(folder: &Path, command: &str) -> Result<(), StoreError> {
    let parts = folder.join(PARTS);
    for path in [folder.join(MANIFEST), parts.join(MANIFEST)] {
        // What is damaged is told of where it is read.
        let Some(typed) = self::command(&path) else { continue };
        if typed.strip_prefix("tregua ").and_then(|rest| rest.split(' ').next()) != Some(command) {
            return Err(StoreError::Foreign { path, command: typed });
        }
    }
    let holds_files = fs::read_dir(&parts).is_ok_and(|mut files| files.next().is_some());
    if holds_files && !parts.join(MANIFEST).exists() {
        return Err(StoreError::Foreign { path: parts, command: "none".to_owned() });
    }
    Ok(())
}

/// The command that left a manifest, or `none`; nothing if there is none to be read.
pub(crate) fn command(path: &Path) -> Option<String> {
    let there: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
    Some(there["command"].as_str().unwrap_or(NONE).to_owned())
}

/// Takes away the parts of long work in a folder, what they say they are of last: an interrupt leaves them known.
pub(crate) fn clear_parts(folder: &Path) -> Result<(), StoreError> {
    let parts = folder.join(PARTS);
    if !parts.join(MANIFEST).exists() {
        return Ok(());
    }
    let fail = |e: std::io::Error| folder_error("clear", &parts, &e);
    for entry in fs::read_dir(&parts).map_err(fail)?.flatten() {
        let path = entry.path();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        if ["bin", "parquet", "part"].contains(&&*ending) {
            fs::remove_file(&path).map_err(fail)?;
        }
    }
    fs::remove_file(parts.join(MANIFEST)).map_err(fail)?;
    // Somebody else's files stay, and with them the folder.
    let _ = fs::remove_dir(&parts);
    Ok(())
}

/// Reads a manifest.
///
/// # Errors
/// [`TableError::Read`] if it cannot be read, or is none of this kind.
pub(crate) fn read<M: DeserializeOwned>(path: &Path) -> Result<M, StoreError> {
    let damaged = |cause: String| TableError::Read { path: path.to_path_buf(), cause };
    let text = fs::read_to_string(path).map_err(|e| damaged(e.to_string()))?;
    Ok(serde_json::from_str(&text).map_err(|e| damaged(e.to_string()))?)
}

/// The manifest there must be one that this one differs from in nothing.
pub(crate) fn must_equal<M: DeserializeOwned>(
    path: &Path,
    unlike: impl FnOnce(&M) -> Vec<Odd>,
) -> Result<(), StoreError> {
    let odd = unlike(&read(path)?);
    if odd.is_empty() { Ok(()) } else { Err(StoreError::Another { path: path.to_path_buf(), odd }) }
}

/// A folder of results that could not be used.
pub(crate) fn folder_error(what: &'static str, path: &Path, cause: &std::io::Error) -> StoreError {
    StoreError::Folder { what, path: path.to_path_buf(), cause: cause.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of another command is refused, and what is cleared is one's own.
    #[test]
    fn what_others_left_is_not_touched() {
        let desk = tempfile::tempdir().expect("a folder");
        let put = |name: &str, text: &str| fs::write(desk.path().join(name), text).expect("it is written");
        assert!(claim(desk.path(), "whatif").is_ok());
        put("run.json", r#"{ "command": "tregua run little --runs 20" }"#);
        assert!(claim(desk.path(), "run").is_ok());
        let refused = claim(desk.path(), "whatif");
        assert!(
            matches!(&refused, Err(StoreError::Foreign { command, .. }) if command.contains("run little"))
        );
        fs::create_dir(desk.path().join(PARTS)).expect("a folder");
        put("parts/notes.txt", "mine");
        assert!(matches!(claim(desk.path(), "run"), Err(StoreError::Foreign { .. })));
        clear_parts(desk.path()).expect("nothing to do");
        put("parts/run.json", r#"{ "command": "tregua run little --runs 20" }"#);
        put("parts/runs-000000.parquet", "");
        clear_parts(desk.path()).expect("they go");
        let left: Vec<_> = fs::read_dir(desk.path().join(PARTS)).expect("it is there").flatten().collect();
        assert!(left.len() == 1 && left[0].file_name() == "notes.txt", "{left:?}");
    }

    #[test]
    fn a_word_is_quoted_only_where_a_shell_would_take_it_apart() {
        assert_eq!(quoted("scenarios/war-1815"), "scenarios/war-1815");
        assert_eq!(quoted("my wars/it's"), "'my wars/it'\\''s'");
    }
}
