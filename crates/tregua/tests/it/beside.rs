//! What lies beside a scenario and cannot be used is told in the language of whoever asks, to the last word.

use crate::desk::{self, err};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tregua_engine::values::Values;
use tregua_lab::beside::Kind;
use tregua_lab::load::load;

/// What is typed, in Spanish, and what is said of it.
fn tregua(folder: &Path, typed: &str) -> String {
    let mut command = desk::command(folder);
    command.args(["--lang", "es"]).args(typed.split(' ')).env("NO_COLOR", "1");
    err(&command.output().expect("it starts"))
}

/// Nothing in it is English but what is typed, which stands in quotes.
fn is_spanish(told: &str) -> bool {
    const ENGLISH: &str = "the an it is was are not of for from with that than too or there who one text scenario model numbers draw found \
        made fitted cannot use search line column effort wars seed rounds";
    let plain = told.split(['«', '»', '`']).step_by(2).collect::<String>();
    let mut words = plain.split(|c: char| !c.is_alphabetic() && c != '-');
    words.all(|word| !ENGLISH.split_whitespace().any(|english| english == word))
}

/// The object with some of its entries replaced.
fn but(whole: &Value, entries: Value) -> String {
    let mut whole = whole.clone();
    for (key, value) in entries.as_object().expect("entries") {
        *whole.pointer_mut(key).expect("an entry") = value.clone();
    }
    whole.to_string()
}

#[test]
fn what_is_stale_or_damaged_is_told_in_spanish_with_no_english() {
    let desk = tempfile::tempdir().expect("a folder");
    tregua(desk.path(), "new little");
    let folder = desk.path().join("scenarios/little");
    let sc = load(&folder).unwrap_or_else(|e| panic!("{e}")).scenario;
    let (digest, model) = (format!("{:016x}", sc.digest), tregua_engine::MODEL);
    let nothing = Values { cells: vec![] };
    let values = json!({
        "scenario": "little", "digest": digest, "model": model, "effort": { "wars": 2, "rounds": 1, "seed": 1 }, "rounds": [],
        "audit": { "findings": [], "residual": 0.0 }, "numbers": Kind::Values.digest(&nothing), "values": nothing,
    });
    let name = tregua_engine::theta::Theta::NAMES[4];
    let posterior = json!({
        "scenario": "little", "digest": digest, "model": model, "minds": ["history", "history"], "seed": 1,
        "effort": { "scan": 200, "numbers": 1, "waves": 1, "points": 50, "proof": 20, "steps": 20 }, "looks": 1, "names": [name],
        "fitted": {
            "numbers": [4], "draws": [[sc.parameters[4].value]], "health": { "r_hat": 1.0, "effective": 9.0 }, "spread": [0.5], "pinned": 0.5,
            "left": [], "held": 1.0, "fitted": [], "silent": [], "folds": [],
        },
    });
    let cases = [
        ("values", values.to_string(), ""),
        ("values", but(&values, json!({ "/scenario": "lima" })), "se halló para el escenario lima"),
        ("values", but(&values, json!({ "/digest": "0" })), "se halló para un texto anterior del escenario"),
        ("values", but(&values, json!({ "/model": 1 })), "se halló para el modelo 1"),
        ("values", but(&values, json!({ "/numbers": "0" })), "sus números no son los que se hallaron"),
        (
            "values",
            "{\n  \"scenario\"".into(),
            "no está como lo escribió Tregua desde la línea 2, columna 12",
        ),
        ("posterior", posterior.to_string(), ""),
        ("posterior", but(&posterior, json!({ "/digest": "0" })), "se halló para un texto anterior"),
        ("posterior", but(&posterior, json!({ "/names": ["valour"] })), "habla de números que no existen"),
        ("posterior", but(&posterior, json!({ "/fitted/draws": [[]] })), "le faltan o le sobran números"),
        ("posterior", but(&posterior, json!({ "/fitted/draws": [[1e12]] })), "fuera de los rangos"),
        ("posterior", "[]".into(), "no está como lo escribió Tregua"),
    ];
    for (file, text, words) in cases {
        let path = folder.join(format!("{file}.json"));
        fs::write(&path, text).expect("it is written");
        let told = tregua(desk.path(), "check little");
        assert!(told.contains(words) && is_spanish(&told), "{told}");
        assert_eq!(told.is_empty(), words.is_empty(), "{told}");
        fs::remove_file(path).expect("it goes");
    }
}

#[test]
fn another_search_is_refused_with_what_differs() {
    let desk = tempfile::tempdir().expect("a folder");
    tregua(desk.path(), "new little");
    tregua(desk.path(), "solve little --wars 2 --rounds 1 -o buscado");
    let told = tregua(desk.path(), "solve little --wars 3 --rounds 1 --seed 9 -o buscado --resume");
    let words = "solve.json se halló con --wars 2, no 3; --seed 1, no 9; «tregua solve little --anew» empieza de nuevo";
    assert!(told.contains(words) && is_spanish(&told), "{told}");
}
