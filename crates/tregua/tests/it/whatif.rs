//! What `tregua whatif` and `tregua advise` promise: what they tell in both languages, what they refuse and how, and what they keep.

use crate::desk::{Desk, err, out, tregua};
use std::fs;
use tregua_lab::table::Table;

#[test]
fn questions_are_answered_and_kept() {
    let desk = Desk::new();
    let asked = ["whatif", "little", "--pairs", "12"];
    let done = tregua(desk.folder(), &asked);
    let text = out(&done);
    assert_eq!(done.status.code(), Some(0), "{text} {}", err(&done));
    assert!(text.contains("What if Orm had struck at the landing in the first week?"), "{text}");
    assert!(text.contains("“Strike the landing") || text.contains("is ordered"), "{text}");
    let placebo = "4 stayed the same war to the bit, and 4 where lots were drawn";
    assert_eq!(text.matches(placebo).count(), 2, "one beside every answer: {text}");
    assert!(text.contains("differences were looked at"), "{text}");
    let kept = desk.path("runs/little/whatif");
    let page = fs::read_to_string(kept.join("whatif.html")).expect("a page");
    assert!(page.contains("<main lang=\"en\"") && page.contains("<main lang=\"es\""));
    assert!(!page.contains(">whatif-") && !page.contains(">result-") && !page.contains(">deed-"));
    let manifest = fs::read_to_string(kept.join("run.json")).expect("what it was");
    assert!(manifest.contains("tregua whatif little --pairs 12 --seed 1"), "{manifest}");
    // What is kept is told again, in another language too, and is not taken for the answer to another design.
    let again = tregua(desk.folder(), &["--lang", "es", "whatif", "little", "--pairs", "12", "--resume"]);
    assert!(out(&again).contains("¿Y si tierra firme hubiera seguido en calma?"));
    let other = tregua(desk.folder(), &["whatif", "little", "--pairs", "13", "--resume"]);
    assert_eq!(other.status.code(), Some(2), "{}", err(&other));
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_to_do() {
    let desk = Desk::new();
    for (typed, words) in [
        (
            &["whatif", "little", "--question", "why"][..],
            "no question is called `why`; there are strike-at-once, mainland-quiet",
        ),
        (&["whatif", "little", "--at", "1815-04-01", "--do", "order nothing"], "no plan is called `nothing`"),
        (&["whatif", "little", "--at", "1820-04-01", "--do", "order close-the-port"], "lies outside the war"),
        (&["whatif", "little", "--at", "soon", "--do", "order close-the-port"], "`soon` is no date"),
        (&["whatif", "little", "--at", "1815-04-01"], "--do"),
        (
            &["--lang", "es", "whatif", "little", "--at", "1815-04-01", "--do", "set sea.speed=-77"],
            "`sea.speed` no puede ser -77 (de 6.5 a 900 km/día; lo probable es",
        ),
        (
            &["--lang", "es", "whatif", "little", "--at", "1815-04-01", "--do", "ordr close-the-port"],
            "¿quiso decir `order`?",
        ),
        (&["whatif", "little", "--pairs", "8", "--lucks", "8"], "at least --pairs 9, better 64"),
        (
            &["advise", "little", "--day", "1815-04-01", "--as", "nobody"],
            "nobody called `nobody` decides here; there are vane, orm, brand",
        ),
        (
            &["advise", "little", "--day", "1815-04-01", "--as", "brand"],
            "takes no part in this war on that day",
        ),
        (&["advise", "little"], "--day"),
    ] {
        let done = tregua(desk.folder(), typed);
        assert_eq!(done.status.code(), Some(2), "{typed:?}: {}", err(&done));
        assert!(err(&done).contains(words), "{typed:?}: {}", err(&done));
    }
    assert!(!desk.path("runs").exists(), "a refusal leaves nothing");
}

#[test]
fn advice_is_told_in_both_languages() {
    let desk = Desk::new();
    let asked = ["advise", "little", "--day", "1815-04-10", "--as", "vane", "--wars", "24"];
    let english = out(&tregua(desk.folder(), &asked));
    assert!(english.contains("from what he knows") && english.contains("wait"), "{english}");
    let spanish = out(&tregua(desk.folder(), &[&["--lang", "es"], &asked[..]].concat()));
    assert!(spanish.contains("según lo que él sabe") && spanish.contains("esperar"), "{spanish}");
    let json = out(&tregua(desk.folder(), &[&asked[..], &["--json"]].concat()));
    assert!(
        serde_json::from_str::<serde_json::Value>(&json).is_ok_and(|v| v["choices"].is_array()),
        "{json}"
    );
    let replayed = out(&tregua(desk.folder(), &["advise", "little", "--replay", "--wars", "24"]));
    assert!(replayed.contains("log loss") && replayed.contains("decisions"), "{replayed}");
}

/// With a folder to write into: a page in both languages, a table with units and what repeats it; of a replay, a table.
#[test]
fn advice_is_kept_where_it_is_told_to() {
    let desk = Desk::new();
    let asked = ["advise", "little", "--day", "1815-04-10", "--as", "vane", "--wars", "24", "-o", "kept"];
    let done = tregua(desk.folder(), &asked);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    let out = desk.path("kept");
    let page = fs::read_to_string(out.join("advise.html")).expect("a page");
    assert!(
        page.contains("<main lang=\"en\"") && page.contains("<main lang=\"es\"") && page.contains("<circle")
    );
    assert!(!page.contains(">advise-") && !page.contains(">title-") && !page.contains("https://"));
    let manifest = fs::read_to_string(out.join("run.json")).expect("what it was");
    let command = "tregua advise little --day 1815-04-10 --as vane --wars 24 --seed 1";
    assert!(manifest.contains(command) && page.contains(command), "{manifest}");
    let table = Table::read(&out.join("advice.parquet")).expect("a table");
    assert!(table.rows() > 1 && table.text("standing").is_some_and(|t| t[0] == "best"));
    let against = table.columns.iter().find(|c| c.name == "against_best").expect("how far each is");
    assert_eq!(against.unit, "share of his range");
    let done = tregua(desk.folder(), &["advise", "little", "--replay", "--wars", "24", "-o", "replayed"]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    let page = fs::read_to_string(desk.path("replayed/replay.html")).expect("a page");
    assert!(page.contains("tregua advise little --replay") && !page.contains(">replay-"));
    let table = Table::read(&desk.path("replayed/replay.parquet")).expect("a table");
    assert!(table.real("brier").is_some_and(|b| b.iter().all(|x| (0.0..=2.0).contains(x))));
    assert!(table.real("kind_log_loss").is_some_and(|l| l.iter().all(|x| *x > 0.0)));
}
