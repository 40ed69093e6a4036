//! What `tregua explain` promises: everything that is listed has its card, with what it holds and where.

use crate::desk::Desk;
use std::fs;

#[test]
fn everything_that_is_listed_can_be_explained_in_both_languages() {
    let desk = Desk::new();
    let listed = desk.says("explain --scenario little", &["sickness.incidence"]);
    let mut things: Vec<(&str, &str)> = listed.lines().filter_map(|l| l.split_once(' ')).collect();
    assert!(things.len() > 200, "{} things", things.len());
    things.dedup_by_key(|thing| thing.0);
    assert!(things.len() > 18, "{things:?}");
    for (kind, id) in things.into_iter().map(|(kind, id)| (kind, id.trim())) {
        desk.says(&format!("explain {id} --scenario little"), &[&format!("{kind} {id}")]);
        let es = desk.says(&format!("--lang es explain {id} --scenario little"), &[id]);
        assert!(!es.contains("explain-") && !es.contains("grade-"), "{es}");
        let card = desk.says(&format!("explain {id} --scenario little --json"), &[]);
        let cards = card.lines().map(|line| serde_json::from_str(line).expect("JSON"));
        let card = cards.into_iter().find(|card: &serde_json::Value| card["kind"] == kind).expect("its card");
        let written = &card["written"][0];
        let fields = written["fields"].as_array().map_or(0, Vec::len);
        assert_eq!(fields > 0, !["rule", "parameter", "source"].contains(&kind), "{card}");
        let file = written["file"].as_str().map(|file| desk.path("scenarios/little").join(file));
        assert_eq!(file.is_some_and(|file| file.is_file()), !["rule", "source"].contains(&kind), "{card}");
    }
}

/// The numbers behind a name: what an entry holds and where it stands, and what a decider wants in words.
#[test]
fn an_entry_is_explained_with_what_it_holds() {
    let desk = Desk::new();
    let file = fs::read_to_string(desk.path("scenarios/little/scenario.toml")).expect("a scenario");
    let line = 1 + file.lines().position(|l| l == "id = \"vane\"").expect("the general");
    let says = [
        "wants: the country changed 0.4; ",
        "blood shed -0.15",
        &format!("scenario.toml has it (line {line})"),
    ];
    let told = desk.says("explain vane --scenario little", &says);
    assert!(told.contains("\n    weights = { status = 0.4") && !told.contains("source ="), "{told}");
    desk.says("--lang es explain vane --scenario little", &["quiere: que el país cambie de estado 0,4; "]);
    desk.says("explain first-foot --scenario little", &["formations.csv has it", "\n    men = 900\n"]);
}

/// What `check` counts can be explained: decisions that a rule brings about, too, by what measures them.
#[test]
fn every_documented_decision_can_be_explained() {
    let desk = Desk::new();
    let held: serde_json::Value = serde_json::from_str(&desk.says("check little --json", &[])).expect("JSON");
    let listed = desk.says("explain --scenario little", &[]);
    let decisions = listed.lines().filter(|line| line.starts_with("decision")).count();
    assert_eq!(held["decisions"], decisions.to_string());
    let measured = ["measured by: The royal commander is deposed (3)", "be rid of him?"];
    desk.says("explain D3 --scenario little", &measured);
    let es = desk.says("--lang es explain sea.loading --scenario little", &["de: MODEL; supuesto"]);
    assert!(!es.contains("assumed"), "{es}");
}
