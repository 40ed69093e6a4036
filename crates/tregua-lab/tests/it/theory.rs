//! The theory suite: every result is there, is reproduced, and would not be with a parameter 5 % off.

use std::collections::BTreeSet;
use std::fmt::Write;
use tregua_lab::theory::{TESTS, Tested, find, run};

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
    }
}

#[test]
fn all_the_results_are_there() {
    let ids: BTreeSet<&str> = TESTS.iter().map(|test| test.id).collect();
    assert_eq!(ids.len(), TESTS.len(), "two tests have one id");
    let theory: Vec<String> = (1..=25).map(|i| format!("T{i:02}")).collect();
    let bars: Vec<String> = (1..=5).map(|i| format!("B{i}")).collect();
    let listed: Vec<&str> = TESTS.iter().map(|test| test.id).collect();
    assert_eq!(listed, theory.iter().chain(&bars).map(String::as_str).collect::<Vec<_>>());
    assert_eq!(find("t14").map(|test| test.id), Some("T14"));
    assert!(find("T26").is_none());
}
