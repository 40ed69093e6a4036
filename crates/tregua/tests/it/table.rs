//! What `tregua table` promises: what it says in both languages, what it writes, and how it exits.

use crate::desk::{self, code, err, tregua};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

fn domains() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/domains")
}

fn out(done: &Output) -> String {
    assert_eq!(code(done), 0, "{}", err(done));
    desk::out(done)
}

/// The numbers of a line that begins like this.
fn numbers(text: &str, begins: &str) -> Vec<f64> {
    let line =
        text.lines().find(|l| l.starts_with(begins)).unwrap_or_else(|| panic!("no `{begins}` in {text}"));
    line[begins.len()..].split_whitespace().map_while(|word| word.parse().ok()).collect()
}

#[test]
fn a_domain_is_told_in_both_languages() {
    let english = out(&tregua(&domains(), &["table", "armistice.toml"]));
    assert!(english.starts_with(
        "Armistice on the river: 5 issues, 6480 packages\n  truce: from 1 to 12 months, 12 options\n"
    ));
    assert!(english.contains("82 packages are efficient; 4306 of 6480 are worth at least as much to both"));
    assert_eq!(numbers(&english, "Nash"), [0.74, 0.6275]);
    assert_eq!(numbers(&english, "ideal"), [0.9, 0.9125]);
    assert!(english.contains("62 more between these"));
    let spanish = out(&tregua(&domains(), &["--lang", "es", "table", "harbour"]));
    assert!(spanish.starts_with("Blockade of the harbour: 4 asuntos, 1764 paquetes\n"));
    assert!(spanish.contains("Paquetes eficientes:") && spanish.contains("\nigualitario "));
    assert!(numbers(&spanish, "bienestar").is_empty(), "a Spanish figure has a comma");
    assert_eq!(
        numbers(&spanish.replace(',', "."), "bienestar"),
        numbers(&out(&tregua(&domains(), &["table", "harbour"])), "welfare")
    );
    // A file of the folder means the folder.
    let by_file = tregua(&domains(), &["--lang", "es", "table", "harbour/harbour.xml"]);
    assert_eq!(out(&by_file), spanish);
}

#[test]
fn json_holds_every_efficient_package() {
    let text = out(&tregua(&domains(), &["table", "harbour", "--json", "--disagreement", "0.5,0.6"]));
    let table: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(table["packages"], 1764);
    assert_eq!(table["disagreement"], serde_json::json!([0.5, 0.6]));
    assert_eq!(
        table["parties"][1],
        serde_json::json!({ "name": "squadron", "reservation": 0.25, "discount": 0.95 })
    );
    assert_eq!(table["frontier"].as_array().map(Vec::len), Some(82));
    assert_eq!(table["nash"]["package"]["Batteries"], "manned by neutrals");
    let swapped = out(&tregua(
        &domains(),
        &["table", "harbour", "--json", "--parties", "squadron,port", "--disagreement", "0.6,0.5"],
    ));
    let swapped: serde_json::Value = serde_json::from_str(&swapped).expect("JSON");
    for point in ["nash", "kalai_smorodinsky", "egalitarian", "welfare"] {
        assert_eq!(table[point]["utility"][0], swapped[point]["utility"][1], "{point}");
    }
    let nothing = out(&tregua(&domains(), &["table", "harbour", "--json", "--disagreement", "1,1"]));
    let nothing: serde_json::Value = serde_json::from_str(&nothing).expect("JSON");
    assert!(nothing["nash"].is_null() && nothing["ideal"].is_null() && !nothing["welfare"].is_null());
}

#[test]
fn the_plane_and_the_tree_are_written_where_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let domain = domains().join("harbour");
    let domain = domain.to_str().expect("a path");
    let done =
        tregua(folder.path(), &["table", domain, "-o", "plane.svg", "--efg", "tree.efg", "--rounds", "1"]);
    out(&done);
    assert!(
        err(&done).contains("utility plane: plane.svg")
            && err(&done).contains("68 efficient packages: tree.efg")
    );
    let plane = fs::read_to_string(folder.path().join("plane.svg")).expect("a picture");
    assert!(
        plane.starts_with("<svg xmlns=") && plane.ends_with("</svg>\n") && plane.contains(">Nash</text>")
    );
    let tree = fs::read_to_string(folder.path().join("tree.efg")).expect("a tree");
    assert!(tree.starts_with("EFG 2 R \"Blockade of the harbour\" { \"port\" \"squadron\" }\n"));
    // The root, and for each offer an answer, an agreement and its refusal.
    assert_eq!(tree.lines().count(), 3 + 1 + 3 * 68);
}

#[test]
fn what_makes_no_sense_is_told_with_what_would() {
    let cases: [(&[&str], i32, &str); 7] = [
        (&["table", "nowhere"], 2, "no domain at nowhere: give a folder of GENIUS files"),
        (&["table", "harbour", "--disagreement", "0.5"], 2, "--disagreement 0.5: write two numbers"),
        (&["table", "harbour", "--disagreement", "0.5,nan"], 2, "write two numbers"),
        (
            &["table", "harbour", "--parties", "port,port"],
            2,
            "two different parties of these: port, squadron",
        ),
        (&["--lang", "es", "table", "harbour", "--parties", "puerto,port"], 2, "nombre dos partes distintas"),
        (&["table", "harbour", "--efg", "/dev/null", "--rounds", "9"], 2, "lower --rounds"),
        (&["table", "harbour", "-o", "no/such/place.svg"], 2, "cannot write no/such/place.svg"),
    ];
    for (typed, exit, words) in cases {
        let done = tregua(&domains(), typed);
        assert_eq!(done.status.code(), Some(exit), "{typed:?}: {}", err(&done));
        assert!(err(&done).contains(words), "{typed:?}: {}", err(&done));
    }
}

#[test]
fn a_domain_with_faults_is_an_answer_of_no() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = fs::read_to_string(domains().join("armistice.toml")).expect("a domain");
    fs::write(folder.path().join("odd.toml"), text.replace("weight = 2.5", "weight = -2.5"))
        .expect("it is written");
    let done = tregua(folder.path(), &["table", "odd.toml"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(done.stdout.is_empty());
    assert!(
        err(&done).contains("error[D302]: -2.5 is below 0\n  --> odd.toml:")
            && err(&done).contains("1 error")
    );
}
