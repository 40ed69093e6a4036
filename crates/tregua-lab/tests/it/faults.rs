//! Faults are told in Spanish too: every sentence of the checks has one, of the same holes, and no bad folder is told of in English.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::refusals;
use tregua_engine::scenario::check::Kind;
use tregua_engine::scenario::said::{Hole, Said, holes};
use tregua_lab::words::Lang;
use tregua_lab::words::faults::{SPANISH, tell};

/// What can carry a statement beside the kinds of id.
const CARRIERS: [&str; 2] = ["element", "rule"];

/// The Rust files of a folder and of those in it, as texts.
fn sources(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            sources(&path, texts);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("scenario/said.rs") {
            texts.push(fs::read_to_string(&path).expect("text"));
        }
    }
}

fn all_sources(folders: &[&str]) -> Vec<String> {
    let mut texts = Vec::new();
    for folder in folders {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder), &mut texts);
    }
    texts
}

/// The literal that a text begins with.
fn literal(text: &str) -> Option<String> {
    let mut letters = text.trim_start().strip_prefix('"')?.chars();
    let mut read = String::new();
    loop {
        match letters.next()? {
            '"' => return Some(read),
            '\\' => read.push(letters.next()?),
            letter => read.push(letter),
        }
    }
}

/// The sentences of `said!`.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    text.split("said!(").skip(1).filter_map(literal)
}

/// What the entries, choices and words of the files are called: `Place, "this place" {`.
fn called(text: &str) -> impl Iterator<Item = String> {
    let heads = text.lines().filter_map(|line| line.split_once(" {").map(|(head, _)| head));
    heads.filter_map(|head| Some(head.strip_suffix('"')?.rsplit_once(", \"")?.1.to_owned()))
}

/// What the keys mean that must be there: the comments above them.
fn meanings(text: &str) -> Vec<String> {
    let (mut found, mut comment) = (Vec::new(), String::new());
    for line in text.lines().map(str::trim) {
        if let Some(more) = line.strip_prefix("///") {
            comment += more;
            continue;
        }
        let must_be = line.contains(": Given<") || line.ends_with(": Ids,");
        if must_be && !line.starts_with("pub ") && !comment.is_empty() {
            found.push(Said::clause(&comment).english());
        }
        comment.clear();
    }
    found
}

/// Every sentence that a check can say, in English. What has no letters needs no other language.
fn every_sentence() -> BTreeSet<String> {
    let checks = all_sources(&["tregua-engine/src/scenario", "tregua-lab/src"]);
    let files = all_sources(&["tregua-engine/src/scenario/raw"]);
    let kinds = Kind::ALL.iter().flat_map(|kind| [kind.shown(), kind.many()]).map(|said| said.english());
    let mut all: BTreeSet<String> = checks.iter().flat_map(|text| sentences(text)).chain(kinds).collect();
    all.extend(files.iter().flat_map(|text| called(text)));
    all.extend(files.iter().flat_map(|text| meanings(text)));
    all.extend(CARRIERS.map(str::to_owned));
    all.retain(|sentence| sentence.contains(char::is_alphabetic));
    all
}

#[test]
fn every_sentence_of_the_checks_is_there_in_spanish() {
    let spanish: BTreeMap<String, String> = toml::from_str(SPANISH).expect("TOML, each sentence once");
    let english = every_sentence();
    assert!(english.len() > 500, "the sources are not read: {} sentences", english.len());
    let missing: Vec<_> = english.iter().filter(|sentence| !spanish.contains_key(*sentence)).collect();
    assert!(missing.is_empty(), "faults.es.toml lacks {missing:#?}");
    let idle: Vec<_> = spanish.keys().filter(|sentence| !english.contains(*sentence)).collect();
    assert!(idle.is_empty(), "no check says {idle:#?}");
}

#[test]
fn a_sentence_has_the_same_holes_in_both_languages() {
    let spanish: BTreeMap<String, String> = toml::from_str(SPANISH).expect("TOML");
    for (english, spanish) in &spanish {
        let inside = spanish.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        let mut found: Vec<usize> = inside.filter_map(|(hole, _)| hole.parse().ok()).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, (0..holes(english)).collect::<Vec<_>>(), "the holes of `{english}`: `{spanish}`");
    }
}

/// The sentences in what is said, those inside others with them.
fn parts<'s>(said: &'s Said, found: &mut Vec<&'s Said>) {
    found.push(said);
    for hole in &said.holes {
        if let Hole::Said(inner) = hole {
            parts(inner, found);
        }
    }
}

#[test]
fn no_bad_folder_is_told_of_in_english() {
    let bad = refusals::all();
    assert!(bad.len() >= 45, "{} cases", bad.len());
    for (folder, fault) in bad.iter().flat_map(|(folder, faults)| faults.iter().map(move |f| (folder, f))) {
        for said in [&fault.what, &fault.help] {
            let told = tell(said, Lang::Es);
            assert_ne!(told, said.english(), "{} {}", folder.display(), fault.code.key());
            let mut all = Vec::new();
            parts(said, &mut all);
            let same = |said: &&&Said| said.holes.is_empty() && !said.template.starts_with('`');
            for part in all.iter().filter(same).filter(|part| part.template.contains(' ')) {
                assert_ne!(tell(part, Lang::Es), part.english(), "{}", folder.display());
            }
        }
    }
}

#[test]
fn faults_are_counted_in_both_languages() {
    use tregua_lab::words::faults::count;
    assert_eq!(count(2, 1, Lang::En), "2 errors and 1 warning");
    assert_eq!(count(2, 1, Lang::Es), "2 errores y 1 advertencia");
    assert_eq!(count(1, 0, Lang::Es), "1 error");
    assert_eq!(count(0, 3, Lang::Es), "3 advertencias");
}
