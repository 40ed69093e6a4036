//! What `tregua fit` promises: looks at what was left out are counted where everybody sees them, folds that nobody laid down are refused, and what
//! is to be fitted is counted by targets.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn tregua(folder: &Path, typed: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tregua"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.args(typed).current_dir(folder).output().expect("it starts")
}

fn told(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const SHORT: &str =
    "fit little --scan 200 --numbers 3 --waves 1 --points 50 --proof 20 --steps 20 --minds appraisal";

#[test]
fn looks_are_counted_and_folds_must_be_laid_down() {
    let desk = tempfile::tempdir().expect("a folder");
    assert!(tregua(desk.path(), &["new", "little"]).status.success());
    let short: Vec<&str> = SHORT.split(' ').collect();
    for looks in 1..=2 {
        let done = tregua(desk.path(), &short);
        // So few steps are not to be trusted: nothing is kept, but whoever looked has looked.
        assert_eq!(done.status.code(), Some(1), "{}", told(&done.stderr));
        let text = told(&done.stdout);
        assert!(text.contains(&format!("Looks at what was left out so far: {looks}")), "{text}");
        assert!(text.contains("off by 1 times that tolerance"), "{text}");
    }
    let kept = desk.path().join("runs/little/fit");
    assert!(kept.join("fit.html").exists() && kept.join("run.json").exists() && !kept.join("parts").exists());
    let fit = desk.path().join("scenarios/little/fit");
    assert!(fs::read_to_string(fit.join("looks.json")).is_ok_and(|looks| looks.contains("\"looks\": 2")));
    fs::write(fit.join("folds.toml"), "[[fold]]\nid = \"all\"\nperiod = [\"1815-03-01\", \"1815-06-01\"]\ntheme = \"all\"\ntargets = [99]\n")
        .expect("it is written");
    let looks = fs::read_to_string(fit.join("looks.json")).expect("it is there");
    let refused = tregua(desk.path(), &short);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        told(&refused.stderr).contains("target 99, which may not be fitted"),
        "{}",
        told(&refused.stderr)
    );
    // Folds that were laid down are missed in both languages.
    fs::remove_file(fit.join("folds.toml")).expect("it goes");
    fs::write(fit.join("looks.json"), looks.replace("null", "\"00ab\"")).expect("it is written");
    for (lang, words) in
        [("en", "digest 00ab are gone: put the file back"), ("es", "con la suma 00ab: devuelva")]
    {
        let gone = tregua(desk.path(), &["check", "little", "--lang", lang]);
        assert!(told(&gone.stderr).contains(words), "{}", told(&gone.stderr));
    }
}

/// A target is counted once, though a second part of it stands after others.
#[test]
fn parts_of_a_target_are_one_wherever_they_stand() {
    let desk = tempfile::tempdir().expect("a folder");
    assert!(tregua(desk.path(), &["new", "little"]).status.success());
    let path = desk.path().join("scenarios/little/record.toml");
    let record = fs::read_to_string(&path).expect("the record");
    let first = record.split("[[target]]").nth(1).expect("a target").replace("id = \"1\"", "id = \"1b\"");
    fs::write(&path, format!("{record}\n[[target]]{first}")).expect("it is written");
    let holds = told(&tregua(desk.path(), &["check", "little"]).stdout);
    assert!(holds.contains("3 targets in 4 parts"), "{holds}");
}
