//! What the pages list equals what the disk holds, and the house rules hold (architecture §7: lists, tidy).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::draws::key;
use tregua_engine::rule::Rule;
use tregua_lab::words::{Cards, Lang, PARTS};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every Rust file under a folder, as paths from the root.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    let mut open = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(root()).unwrap().display().to_string();
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn every_path_that_the_pages_name_is_there() {
    for page in ["ARCHITECTURE.md", "README.md", "README.es.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            assert!(
                link.contains("://") || root().join(link).exists(),
                "{page} links {link}, which is not there"
            );
        }
        // What stands in fences is typed or printed, not named.
        let prose: String = text.split("```").step_by(2).collect();
        let named = prose.split('`').skip(1).step_by(2);
        let paths =
            named.filter(|w| w.contains('/') && !w.contains([' ', '{', '(', '*', ':']) && *w != "python/");
        for path in paths.filter(|p| !p.contains("NAME") && !p.contains("WAR") && !p.starts_with("exp")) {
            let shown = path.trim_end_matches('/');
            let made = shown.starts_with("runs");
            assert!(made || root().join(shown).exists(), "{page} names {path}, which is not there");
        }
    }
}

#[test]
fn every_rule_file_lists_its_cards_in_the_whole() {
    let listed: BTreeSet<&str> = tregua_engine::rules::all().map(|r| r.id).collect();
    assert_eq!(listed.len(), tregua_engine::rules::all().count(), "two rules have one id");
    for (file, text) in rust_files("crates/tregua-engine/src/rules") {
        for line in text.lines().filter(|l| l.contains("\", ") && (l.contains(", [\"") || l.contains(", []")))
        {
            let Some(id) = line.split('"').nth(1).filter(|id| line.contains(&format!("= \"{id}\""))) else {
                continue;
            };
            assert!(listed.contains(id), "{file}: the card {id} is not in rules::all()");
        }
    }
}

#[test]
fn every_card_says_reads_and_leaves_out() {
    for rule in tregua_engine::rules::all() {
        for heading in ["# Says", "# Reads", "# Leaves out"] {
            assert!(rule.card.contains(heading), "the card of {} has no {heading}", rule.id);
        }
    }
}

/// Ids of the messages of a file of words.
fn ids(words: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(words)).unwrap();
    let lines = text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()));
    lines.filter_map(|l| Some(l.split_once(" =")?.0.to_owned())).collect()
}

/// What is read stands with its unit in brackets: as many in one language as in the other.
#[test]
fn every_rule_has_its_card_in_spanish() {
    let (en, es) = (Cards::new(Lang::En), Cards::new(Lang::Es));
    for rule in tregua_engine::rules::all() {
        let (here, there) = (en.parts(rule), es.parts(rule));
        for (part, (here, there)) in PARTS.iter().zip(here.iter().zip(&there)) {
            let units = |text: &str| text.matches('[').count();
            assert!(!there.is_empty() && here != there, "{} has no {part} in Spanish", rule.id);
            assert_eq!(units(here), units(there), "units of {}, {part}", rule.id);
        }
    }
    let rules: BTreeSet<String> = tregua_engine::rules::all().map(|r| r.id.replace('.', "-")).collect();
    assert_eq!(ids("crates/tregua-lab/assets/words/rules.es.ftl"), rules, "cards that belong to no rule");
}

/// Who changes a card changes it in both languages: `tests/cards.txt` has the digest of each, and none may move alone. `UPDATE=1` writes
/// it anew where both have moved.
#[test]
fn a_card_and_its_translation_change_together() {
    let path = root().join("crates/tregua-lab/tests/cards.txt");
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let kept: BTreeMap<&str, &str> = kept.lines().filter_map(|line| line.split_once(' ')).collect();
    let cards = Lang::ALL.map(Cards::new);
    let line = |rule: &'static Rule| {
        let [en, es] = cards.each_ref().map(|cards| format!("{:08x}", key(&cards.parts(rule).concat())));
        if let Some((was_en, was_es)) = kept.get(rule.id).and_then(|both| both.split_once(' ')) {
            assert!(en == was_en || es != was_es, "the card of {} has changed in English alone", rule.id);
        }
        format!("{} {en} {es}\n", rule.id)
    };
    let now: String = tregua_engine::rules::all().map(line).collect();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &now).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap_or_default(),
        now,
        "run UPDATE=1 cargo test -p tregua-lab lists"
    );
}

/// Reasons stand in English in the files; a Spanish reader of the first war gets all of them in his language.
#[test]
fn every_reason_is_there_in_spanish() {
    let loaded = tregua_lab::load::load(root().join("scenarios/lima-1821")).unwrap();
    for cited in loaded.book.cited.iter().filter(|cited| !cited.why.is_empty()) {
        let [en, es] = ["en", "es"].map(|language| loaded.book.reason(language, cited.kind, &cited.key));
        let table = cited.kind.name();
        assert!(es != en, "words.es.toml: [{table}_why] says nothing of {}", cited.key);
        assert!(en.contains(&cited.why), "{table} {}: {en}", cited.key);
    }
}

/// So are the notes on its sources.
#[test]
fn every_note_on_a_source_is_there_in_spanish() {
    let loaded = tregua_lab::load::load(root().join("scenarios/lima-1821")).unwrap();
    for source in &loaded.scenario.sources {
        let there = loaded.book.translated("es", "source_note", &source.key, &source.note);
        let silent = there == source.note && !source.note.is_empty();
        assert!(!silent, "words.es.toml: [source_note] says nothing of {}", source.key);
    }
}

#[test]
fn nothing_in_the_engine_names_a_war() {
    let wars: Vec<String> = fs::read_dir(root().join("scenarios"))
        .unwrap()
        .flatten()
        .filter(|e| e.path().join("scenario.toml").is_file())
        .map(|e| e.file_name().to_string_lossy().split('-').next().unwrap().to_string())
        .collect();
    assert!(!wars.is_empty());
    for (file, text) in rust_files("crates/tregua-engine/src") {
        for (n, line) in text.lines().enumerate() {
            let named = wars
                .iter()
                .find(|w| line.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|x| x == **w));
            assert!(
                named.is_none(),
                "{file}:{}: the engine names {named:?}; put it into the scenario",
                n + 1
            );
        }
    }
}

/// Rules stand on everything else, and nothing but the day, which calls them, on the rules.
#[test]
fn nothing_below_the_rules_knows_of_them() {
    const ABOVE: [&str; 4] = ["rules/", "rules.rs", "day/", "day.rs"];
    let src = "crates/tregua-engine/src";
    for (file, text) in rust_files(src) {
        let name = file.strip_prefix(src).and_then(|name| name.strip_prefix('/')).unwrap();
        if ABOVE.iter().any(|above| name.starts_with(above)) {
            continue;
        }
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            assert!(!line.contains("crate::rules"), "{file}:{}: it knows of the rules", n + 1);
        }
    }
}

#[test]
fn no_file_has_outgrown_its_room() {
    for (file, text) in rust_files("crates") {
        let lines = text.lines().count();
        assert!(lines <= 500, "{file} has {lines} lines: split it");
    }
}

/// The rooms of the lab that each of them uses, by what its files bring in.
fn rooms_of_the_lab() -> BTreeMap<String, BTreeSet<String>> {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in rust_files("crates/tregua-lab/src") {
        let inner = file.strip_prefix("crates/tregua-lab/src/").expect("it lies there");
        let room = inner.split(['/', '.']).next().expect("a name");
        let brought =
            text.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("use crate::"));
        let other =
            |path: &str| path.split([':', ';']).next().map(str::to_owned).filter(|other| other != room);
        uses.entry(room.to_owned()).or_default().extend(brought.filter_map(other));
    }
    uses
}

/// Rooms that stand on nothing but rooms which were taken away before: with a cycle, some are left.
fn left_in_cycles(mut uses: BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    loop {
        let ready: Vec<String> = uses
            .iter()
            .filter(|(_, on)| on.iter().all(|o| !uses.contains_key(o)))
            .map(|(r, _)| r.clone())
            .collect();
        if ready.is_empty() {
            return uses.into_keys().collect();
        }
        uses.retain(|room, _| !ready.contains(room));
    }
}

#[test]
fn no_room_of_the_lab_stands_on_itself() {
    let mut uses = rooms_of_the_lab();
    assert!(uses["report"].contains("statistics") && uses["weigh"].contains("parts"), "{uses:?}");
    assert_eq!(left_in_cycles(uses.clone()), Vec::<String>::new());
    uses.entry("statistics".into()).or_default().insert("report".into());
    assert!(left_in_cycles(uses).contains(&"report".to_owned()), "a cycle is seen");
}

/// Under "Tests" each room stands by its name; `main.rs` only lists them.
#[test]
fn every_room_of_the_tests_is_named() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, tests) = page.split_once("## Tests").expect("it tells of the tests");
    for folder in ["crates/tregua-lab/tests", "crates/tregua-lab/tests/it", "crates/tregua/tests/it"] {
        for entry in fs::read_dir(root().join(folder)).unwrap().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(room) = name.strip_suffix(".rs").filter(|room| *room != "main") else { continue };
            assert!(tests.contains(&format!("*{room}*")), "ARCHITECTURE.md does not name {folder}/{name}");
        }
    }
}

#[test]
fn both_languages_say_the_same_things() {
    for folder in ["crates/tregua-lab/assets/words", "crates/tregua/words"] {
        let mut by_name: std::collections::BTreeMap<String, Vec<BTreeSet<String>>> = Default::default();
        for entry in fs::read_dir(root().join(folder)).unwrap().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let lang = Lang::ALL.iter().find(|l| name.ends_with(&format!("{}.ftl", l.code())));
            let Some(lang) = lang else { continue };
            let stem = name.trim_end_matches(&format!("{}.ftl", lang.code())).to_string();
            // English words of numbers, rules, what is typed and what theory names stand where those are defined.
            if ["theta.", "rules.", "help.", "theory."].contains(&stem.as_str()) {
                continue;
            }
            by_name.entry(stem).or_default().push(ids(&format!("{folder}/{name}")));
        }
        for (stem, tongues) in by_name {
            assert_eq!(tongues.len(), 2, "{folder}/{stem} is not in both languages");
            let odd: Vec<_> = tongues[0].symmetric_difference(&tongues[1]).collect();
            assert!(odd.is_empty(), "{folder}/{stem}: only in one language: {odd:?}");
        }
    }
}
