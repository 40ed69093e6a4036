//! What `tregua weigh` promises: what it lists, what it refuses and how, and what it leaves on the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder with one small war in it, called `little`.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(tregua(folder.path(), "new little").status.success());
    folder
}

fn tregua(folder: &Path, typed: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tregua"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.args(typed.split_whitespace()).current_dir(folder).output().expect("it starts")
}

fn told(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Adds a reading to the war's hypotheses.
fn add(folder: &Path, id: &str, overrides: &str) -> PathBuf {
    let path = folder.join("scenarios/little/hypotheses.toml");
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
    let folder = desk();
    let listed = tregua(folder.path(), "weigh little");
    let text = told(&listed.stdout);
    assert!(listed.status.success() && text.contains("what-vane-wanted") && text.contains("H1"), "{text}");
    assert!(text.contains("one reading alone cannot be weighed"), "{text}");
    for (typed, words) in [
        ("weigh little what-orm-wanted", "asks no question `what-orm-wanted`; it asks: what-vane-wanted"),
        ("weigh little what-vane-wanted", "has one reading alone with `overrides`, and weighing takes two"),
        ("--lang es weigh little what-vane-wanted", "tiene una sola lectura con `overrides`"),
    ] {
        let done = tregua(folder.path(), typed);
        assert_eq!(done.status.code(), Some(2), "{typed}");
        assert!(told(&done.stderr).contains(words), "{typed}: {}", told(&done.stderr));
    }
    assert!(!folder.path().join("runs").exists(), "a refusal leaves nothing");
}

#[test]
fn a_reading_that_changes_nothing_is_refused_with_what_to_do() {
    let folder = desk();
    let plain = told(&tregua(folder.path(), "explain choice.temperature --scenario little --json").stdout);
    let explained: serde_json::Value = serde_json::from_str(&plain).expect("JSON");
    let value = explained["value"].as_str().and_then(|v| v.split_whitespace().next()).expect("its value");
    add(folder.path(), "H2", &format!("{{ parameter = \"choice.temperature\", value = {value} }}"));
    let done = tregua(folder.path(), "weigh little what-vane-wanted");
    let text = told(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{text}");
    assert!(
        text.contains("H2 changes nothing: choice.temperature is") && text.contains("change its `overrides`"),
        "{text}"
    );
}

#[test]
fn a_question_leaves_its_page_its_table_and_what_repeats_it() {
    let folder = desk();
    add(folder.path(), "H2", "{ decider = \"vane\", weights = { capital = 0.9 } }");
    let done =
        tregua(folder.path(), "weigh little what-vane-wanted --thetas 4 --particles 2 --wars 16 --json");
    let (out, err) = (told(&done.stdout), told(&done.stderr));
    assert!(matches!(done.status.code(), Some(0 | 1)) && err.contains("weigh.html"), "{err}");
    let found: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let posterior = found["settings"][0]["posterior"].as_array().expect("chances");
    let sum: f64 = posterior.iter().filter_map(serde_json::Value::as_f64).sum();
    assert!((sum - 1.0).abs() < 1e-9, "{out}");
    let kept = folder.path().join("runs/little/weigh/what-vane-wanted");
    for file in ["weigh.html", "weigh.parquet", "run.json"] {
        assert!(kept.join(file).is_file(), "{file} is not there");
    }
    // The command of the manifest gives the same again, on one thread.
    let command =
        found["manifest"]["command"].as_str().and_then(|c| c.strip_prefix("tregua ")).expect("a command");
    let again = tregua(folder.path(), &format!("{command} --json --threads 1"));
    assert_eq!(told(&again.stdout), out);
}
