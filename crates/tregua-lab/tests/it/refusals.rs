//! Refused scenarios: `bad/CASE` is the small war with something wrong, and the exact text that is said of it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cases::{Changes, cases, hold};
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::diagnostic::{Code, Diagnostic};
use tregua_engine::scenario::text::Texts;
use tregua_lab::load::{counted, render};
use tregua_lab::start;
use tregua_lab::words::Lang;

fn texts(folder: &Path) -> Texts {
    let mut texts = start::texts();
    for entry in fs::read_dir(folder).expect("a case is a folder") {
        let path = entry.expect("it can be read").path();
        let file = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("it is text");
        match file.as_str() {
            "expected.txt" => {}
            "change.toml" => Changes::read(folder).make(&mut texts, folder),
            _ => texts.put(&file, text),
        }
    }
    texts
}

fn faults(texts: &Texts) -> Vec<Diagnostic> {
    match check(texts) {
        Ok(checked) => checked.warnings,
        Err(faults) => faults,
    }
}

/// Every case with its faults.
pub fn all() -> Vec<(PathBuf, Vec<Diagnostic>)> {
    cases("").into_iter().map(|folder| (folder.clone(), faults(&texts(&folder)))).collect()
}

#[test]
fn each_refused_scenario_gets_the_text_beside_it() {
    let cases = cases("");
    assert!(cases.len() >= 45, "{} cases", cases.len());
    hold(cases.into_iter().map(|folder| {
        let texts = texts(&folder);
        let faults = faults(&texts);
        assert!(!faults.is_empty(), "{}: nothing is wrong", folder.display());
        let said = format!("{}\n\n{}", counted(&faults, Lang::En), render(&texts, &faults, Lang::En, false));
        (folder, said)
    }));
}

#[test]
fn every_code_is_said_of_some_case() {
    let mut said: Vec<Code> =
        cases("").iter().flat_map(|f| faults(&texts(f))).map(|fault| fault.code).collect();
    said.sort();
    said.dedup();
    assert_eq!(said, Code::ALL, "bad/ wants a case for each code");
}
