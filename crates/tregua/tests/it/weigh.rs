//! What `tregua weigh` promises: what it lists, what it refuses and how, and what it leaves on the disk.

use crate::desk::{Desk, err, out};
use std::fs;
use std::path::PathBuf;

/// Adds a reading to the war's hypotheses.
fn add(desk: &Desk, id: &str, overrides: &str) -> PathBuf {
    let path = desk.path("scenarios/little/hypotheses.toml");
    let text = fs::read_to_string(&path).expect("hypotheses");
    let entry = format!(
        "\n[[hypothesis]]\nid = \"{id}\"\nquestion = \"what-vane-wanted\"\nreading = {{ en = \"Else.\", es = \"Otra cosa.\" }}\n\
         held_by = \"us\"\noverrides = [{overrides}]\nfor = {{ en = \"-\", es = \"-\" }}\nagainst = {{ en = \"-\", es = \"-\" }}\nsource = [\"DIARY\"]\n"
    );
    fs::write(&path, text + &entry).expect("it is written");
    path
}

#[test]
fn questions_are_listed_and_bad_ones_refused() {
    let desk = Desk::new();
    let listed = desk.tregua("weigh little");
    let text = out(&listed);
    assert!(listed.status.success() && text.contains("what-vane-wanted") && text.contains("H1"), "{text}");
    assert!(text.contains("one reading alone cannot be weighed"), "{text}");
    for (typed, words) in [
        ("weigh little what-orm-wanted", "asks no question `what-orm-wanted`; it asks: what-vane-wanted"),
        ("weigh little what-vane-wanted", "has one reading alone with `overrides`, and weighing takes two"),
        ("--lang es weigh little what-vane-wanted", "tiene una sola lectura con `overrides`"),
    ] {
        let done = desk.tregua(typed);
        assert_eq!(done.status.code(), Some(2), "{typed}");
        assert!(err(&done).contains(words), "{typed}: {}", err(&done));
    }
    assert!(!desk.path("runs").exists(), "a refusal leaves nothing");
}

#[test]
fn a_reading_that_changes_nothing_is_refused_with_what_to_do() {
    let desk = Desk::new();
    let plain = out(&desk.tregua("explain choice.temperature --scenario little --json"));
    let explained: serde_json::Value = serde_json::from_str(&plain).expect("JSON");
    let value = explained["value"].as_str().and_then(|v| v.split_whitespace().next()).expect("its value");
    add(&desk, "H2", &format!("{{ parameter = \"choice.temperature\", value = {value} }}"));
    let done = desk.tregua("weigh little what-vane-wanted");
    let text = err(&done);
    assert_eq!(done.status.code(), Some(2), "{text}");
    assert!(
        text.contains("H2 changes nothing: choice.temperature is") && text.contains("change its `overrides`"),
        "{text}"
    );
}

#[test]
fn a_question_leaves_its_page_its_table_and_what_repeats_it() {
    let desk = Desk::new();
    add(&desk, "H2", "{ decider = \"vane\", weights = { capital = 0.9 } }");
    let done = desk.tregua("weigh little what-vane-wanted --thetas 4 --particles 2 --wars 16 --json");
    let (text, told) = (out(&done), err(&done));
    assert!(matches!(done.status.code(), Some(0 | 1)) && told.contains("weigh.html"), "{told}");
    let found: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let posterior = found["settings"][0]["posterior"].as_array().expect("chances");
    let sum: f64 = posterior.iter().filter_map(serde_json::Value::as_f64).sum();
    assert!((sum - 1.0).abs() < 1e-9, "{text}");
    let kept = desk.path("runs/little/weigh/what-vane-wanted");
    for file in ["weigh.html", "weigh.parquet", "run.json"] {
        assert!(kept.join(file).is_file(), "{file} is not there");
    }
    // The command of the manifest gives the same again, on one thread.
    let command =
        found["manifest"]["command"].as_str().and_then(|c| c.strip_prefix("tregua ")).expect("a command");
    let again = desk.tregua(&format!("{command} --json --threads 1"));
    assert_eq!(out(&again), text);
}
