//! Refused inputs on disk: something sound with something wrong, and the exact text that is said of it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tregua_engine::scenario::text::Texts;

/// `change.toml` of a case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// What is changed, where it is not always the same.
    pub base: Option<String>,
    #[serde(default)]
    remove: Vec<String>,
    #[serde(default)]
    change: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    file: String,
    old: String,
    new: String,
}

impl Changes {
    /// Those of a case.
    pub fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join("change.toml")).expect("a change");
        toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
    }

    /// Makes them. What is to be removed or replaced must be there, once.
    pub fn make(&self, texts: &mut Texts, folder: &Path) {
        for file in &self.remove {
            assert!(texts.remove(file), "{}: no {file} to remove", folder.display());
        }
        for Change { file, old, new } in &self.change {
            let text = texts.get(file).unwrap_or_else(|| panic!("{}: no {file}", folder.display()));
            assert_eq!(
                text.matches(old).count(),
                1,
                "{}: `{old}` must stand once in {file}",
                folder.display()
            );
            let text = text.replace(old, new);
            texts.put(file, text);
        }
    }
}

/// The cases in a folder of `bad/`, by name.
pub fn cases(folder: &str) -> Vec<PathBuf> {
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bad").join(folder);
    let entries = fs::read_dir(bad).expect("it is there").map(|entry| entry.expect("it can be read").path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.join("expected.txt").is_file()).collect();
    folders.sort();
    folders
}

/// Holds what is said of each case to `expected.txt` beside it; with UPDATE set it is written instead.
pub fn hold(said: impl Iterator<Item = (PathBuf, String)>) {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for (folder, said) in said {
        let path = folder.join("expected.txt");
        if update {
            fs::write(&path, &said).expect("bad/ can be written");
        }
        if fs::read_to_string(&path).unwrap_or_default() != said {
            wrong.push(format!("--- {}\n{said}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "run UPDATE=1 cargo test and read the diff\n{}", wrong.join("\n"));
}
