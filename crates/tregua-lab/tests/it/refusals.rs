//! Refused scenarios: `bad/CASE` is the small war with something wrong, and the exact text that is said of it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::diagnostic::{Code, Diagnostic};
use tregua_engine::scenario::text::Texts;
use tregua_lab::load::{counted, render};
use tregua_lab::start;

/// `change.toml` of a case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
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

fn cases() -> Vec<PathBuf> {
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bad");
    let entries =
        fs::read_dir(bad).expect("bad/ is there").map(|entry| entry.expect("it can be read").path());
    // Domains of a table alone are another matter: see domains.rs.
    let mut folders: Vec<PathBuf> =
        entries.filter(|path| path.is_dir() && !path.ends_with("domains")).collect();
    folders.sort();
    folders
}

fn texts(folder: &Path) -> Texts {
    let mut texts = start::texts();
    for entry in fs::read_dir(folder).expect("a case is a folder") {
        let path = entry.expect("it can be read").path();
        let file = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("it is text");
        match file.as_str() {
            "expected.txt" => {}
            "change.toml" => apply(&mut texts, &text, folder),
            _ => texts.put(&file, text),
        }
    }
    texts
}

fn apply(texts: &mut Texts, changes: &str, folder: &Path) {
    let changes: Changes = toml::from_str(changes).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for file in &changes.remove {
        assert!(texts.remove(file), "{}: no {file} to remove", folder.display());
    }
    for Change { file, old, new } in &changes.change {
        let text = texts.get(file).unwrap_or_else(|| panic!("{}: no {file}", folder.display()));
        assert_eq!(text.matches(old).count(), 1, "{}: `{old}` must stand once in {file}", folder.display());
        let text = text.replace(old, new);
        texts.put(file, text);
    }
}

fn faults(texts: &Texts) -> Vec<Diagnostic> {
    match check(texts) {
        Ok(checked) => checked.warnings,
        Err(faults) => faults,
    }
}

#[test]
fn each_refused_scenario_gets_the_text_beside_it() {
    let update = std::env::var_os("UPDATE").is_some();
    let cases = cases();
    assert!(cases.len() >= 45, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for folder in cases {
        let texts = texts(&folder);
        let faults = faults(&texts);
        let said = format!("{}\n\n{}", counted(&faults), render(&texts, &faults, false));
        let path = folder.join("expected.txt");
        if update {
            fs::write(&path, &said).expect("bad/ can be written");
        }
        assert!(!faults.is_empty(), "{}: nothing is wrong", folder.display());
        if fs::read_to_string(&path).unwrap_or_default() != said {
            wrong.push(format!("--- {}\n{said}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "run UPDATE=1 cargo test and read the diff\n{}", wrong.join("\n"));
}

#[test]
fn every_code_is_said_of_some_case() {
    let mut said: Vec<Code> =
        cases().iter().flat_map(|f| faults(&texts(f))).map(|fault| fault.code).collect();
    said.sort();
    said.dedup();
    assert_eq!(said, Code::ALL, "bad/ wants a case for each code");
}
