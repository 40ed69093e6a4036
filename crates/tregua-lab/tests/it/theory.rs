//! The theory suite: every result is there, is reproduced, and would not be with a parameter 5 % off.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use tregua_lab::theory::{TESTS, Tested, find, run};
use tregua_lab::words::{Checks, Lang};

/// What did not pass, number by number.
fn failures(tested: &[Tested]) -> String {
    let mut told = String::new();
    for test in tested {
        for check in test.checks.iter().filter(|check| !check.passed()) {
            let _ = writeln!(told, "{} {check:?}", test.id);
        }
    }
    told
}

#[test]
fn theory_is_reproduced_and_planted_faults_are_seen() {
    let tested = run(&TESTS);
    let failures = failures(&tested);
    assert!(failures.is_empty(), "{failures}");
    assert!(tested.iter().all(Tested::passed), "a test without checks");
    for test in &tested {
        let planted = test.checks.iter().filter(|check| check.fault_seen == Some(true)).count();
        assert!(planted > 0, "{}: no fault is planted", test.id);
        let drawn = test.checks.iter().filter(|check| check.luck.is_some());
        assert!(drawn.clone().all(|check| check.luck.is_some_and(|luck| luck.cases >= 200)), "{}", test.id);
        for check in &test.checks {
            let named = Checks::new(Lang::Es).find(&check.what).is_some();
            assert!(named, "{}: `{}` has no name in Spanish", test.id, check.what);
        }
    }
}

#[test]
fn all_the_results_are_there() {
    let ids: BTreeSet<&str> = TESTS.iter().map(|test| test.id).collect();
    assert_eq!(ids.len(), TESTS.len(), "two tests have one id");
    let theory: Vec<String> = (1..=25).map(|i| format!("T{i:02}")).collect();
    let bars: Vec<String> = (1..=11).map(|i| format!("B{i}")).collect();
    let listed: Vec<&str> = TESTS.iter().map(|test| test.id).collect();
    assert_eq!(listed, theory.iter().chain(&bars).map(String::as_str).collect::<Vec<_>>());
    assert_eq!(find("t14").map(|test| test.id), Some("T14"));
    assert!(find("T26").is_none());
}

/// The page has a row for every result, with its source, and the command a title in both languages.
#[test]
fn the_page_and_the_titles_list_what_there_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| fs::read_to_string(root.join(path)).expect(path);
    let page = read("docs/theory.md");
    for test in TESTS {
        let (id, source) = (test.id, test.source);
        let row =
            |line: &str| line.starts_with(&format!("| {id} |")) && line.ends_with(&format!("| {source} |"));
        let bar = id.starts_with('B') && page.contains(&format!("{id} "));
        assert!(bar || page.lines().any(row), "docs/theory.md has no row `| {id} | … | {source} |`");
        for lang in ["en", "es"] {
            let title = format!("\ntheory-{} = ", id.to_lowercase());
            assert!(
                read(&format!("crates/tregua/words/{lang}.ftl")).contains(&title),
                "{id} has no title in {lang}"
            );
        }
    }
    let rows = page.lines().filter(|line| line.starts_with("| T")).count();
    assert_eq!(rows, 25, "docs/theory.md has rows for what is not there");
}
