//! Where results come from: what every `run.json` says first, and how two of them are held against each other.

use crate::campaign::ThetaFrom;
use crate::disk;
use crate::ensemble::StoreError;
use crate::{fit, values};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;
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
            values: sc.values.as_ref().filter(|_| by_values).map(values::digest),
            posterior: sc.posterior.as_ref().filter(|_| by_posterior).map(fit::digest),
        }
    }

    /// What is otherwise there: `model 2, not 3`. Another version of the program is none.
    #[must_use]
    pub fn unlike(&self, there: &Self) -> Vec<String> {
        let or_none = |digest: &Option<String>| digest.clone().unwrap_or_else(|| "none".into());
        unlike([
            ("scenario", there.scenario.clone(), self.scenario.clone()),
            ("text of the scenario", there.digest.clone(), self.digest.clone()),
            ("model", there.model.to_string(), self.model.to_string()),
            ("values", or_none(&there.values), or_none(&self.values)),
            ("posterior", or_none(&there.posterior), or_none(&self.posterior)),
        ])
    }
}

/// A word of a command as a shell takes it.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=.,/+".contains(c);
    if word.chars().all(plain) { word.to_string() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// Of things with what they are there and here, those that differ, in words.
pub(crate) fn unlike<const N: usize>(things: [(&str, String, String); N]) -> Vec<String> {
    let odd = things.into_iter().filter(|(_, there, here)| there != here);
    odd.map(|(what, there, here)| format!("{what} {there}, not {here}")).collect()
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

/// The manifest there must be one that this one differs from in nothing.
pub(crate) fn must_equal<M: DeserializeOwned>(
    path: &Path,
    unlike: impl FnOnce(&M) -> Vec<String>,
) -> Result<(), StoreError> {
    let another = |why: String| StoreError::Another { path: path.to_path_buf(), why };
    let text = fs::read_to_string(path).map_err(|e| folder_error("read", path, &e))?;
    let there: M = serde_json::from_str(&text).map_err(|e| another(format!("the file is damaged: {e}")))?;
    let odd = unlike(&there);
    if odd.is_empty() { Ok(()) } else { Err(another(odd.join("; "))) }
}

/// A folder of results that could not be used.
pub(crate) fn folder_error(what: &'static str, path: &Path, cause: &std::io::Error) -> StoreError {
    StoreError::Folder { what, path: path.to_path_buf(), cause: cause.to_string() }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_is_quoted_only_where_a_shell_would_take_it_apart() {
        assert_eq!(quoted("scenarios/war-1815"), "scenarios/war-1815");
        assert_eq!(quoted("my wars/it's"), "'my wars/it'\\''s'");
    }
}
