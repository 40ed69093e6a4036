//! What `tregua fit` promises: looks at what was left out are counted where everybody sees them, folds that nobody laid down are refused, and what
//! is to be fitted is counted by targets.

use crate::desk::{Desk, code, err, out};
use std::fs;

const SHORT: &str =
    "fit little --scan 200 --numbers 3 --waves 1 --points 50 --proof 20 --steps 20 --minds appraisal";

#[test]
fn looks_are_counted_and_folds_must_be_laid_down() {
    let desk = Desk::new();
    for looks in 1..=2 {
        let done = desk.tregua(SHORT);
        // So few steps are not to be trusted: nothing is kept, but whoever looked has looked.
        assert_eq!(code(&done), 1, "{}", err(&done));
        let text = out(&done);
        assert!(text.contains(&format!("Looks at what was left out so far: {looks}")), "{text}");
        assert!(text.contains("off by 1 times that tolerance"), "{text}");
    }
    let kept = desk.path("runs/little/fit");
    assert!(kept.join("fit.html").exists() && kept.join("run.json").exists() && !kept.join("parts").exists());
    let fit = desk.path("scenarios/little/fit");
    assert!(fs::read_to_string(fit.join("looks.json")).is_ok_and(|looks| looks.contains("\"looks\": 2")));
    fs::write(fit.join("folds.toml"), "[[fold]]\nid = \"all\"\nperiod = [\"1815-03-01\", \"1815-06-01\"]\ntheme = \"all\"\ntargets = [99]\n")
        .expect("it is written");
    let looks = fs::read_to_string(fit.join("looks.json")).expect("it is there");
    desk.fails(SHORT, 2, &["target 99, which may not be fitted"]);
    // Folds that were laid down are missed in both languages.
    fs::remove_file(fit.join("folds.toml")).expect("it goes");
    fs::write(fit.join("looks.json"), looks.replace("null", "\"00ab\"")).expect("it is written");
    for (lang, words) in
        [("en", "digest 00ab are gone: put the file back"), ("es", "con la suma 00ab: devuelva")]
    {
        let gone = desk.tregua(&format!("check little --lang {lang}"));
        assert!(err(&gone).contains(words), "{}", err(&gone));
    }
}

/// A target is counted once, though a second part of it stands after others.
#[test]
fn parts_of_a_target_are_one_wherever_they_stand() {
    let desk = Desk::new();
    let path = desk.path("scenarios/little/record.toml");
    let record = fs::read_to_string(&path).expect("the record");
    let first = record.split("[[target]]").nth(1).expect("a target").replace("id = \"1\"", "id = \"1b\"");
    fs::write(&path, format!("{record}\n[[target]]{first}")).expect("it is written");
    desk.says("check little", &["3 targets in 4 parts"]);
}
