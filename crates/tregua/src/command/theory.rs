//! `tregua theory`: results that were known before the program, held against what it gives.

use super::{say, words};
use crate::args::Theory;
use crate::failure::{Done, Failure};
use serde_json::json;
use std::io::Write;
use tregua_lab::theory::{self, Check, TESTS, Test, Tested};
use tregua_lab::words::{Checks, Lang, Words};

/// Runs the tests and tells what they found: yes if all pass.
pub fn theory(args: &Theory, lang: Lang) -> Result<Done, Failure> {
    let tests = chosen(&args.tests)?;
    let mut tested = theory::run(&tests);
    let (words, names) = (words(lang), Checks::new(lang));
    for check in tested.iter_mut().flat_map(|test| &mut test.checks) {
        check.what = names.say(&check.what);
    }
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", json!({ "passed": all_pass(&tested), "tests": as_json(&tested, &words) }))?;
    } else {
        tell(&tested, &words, &mut out)?;
    }
    Ok(if all_pass(&tested) { Done::Yes } else { Done::No })
}

/// The tests of these ids; all if none is named.
fn chosen(typed: &[String]) -> Result<Vec<Test>, Failure> {
    if typed.is_empty() {
        return Ok(TESTS.to_vec());
    }
    let find = |id: &String| {
        theory::find(id).ok_or_else(|| {
            let ends = |family: char| {
                let ids: Vec<&str> = TESTS.iter().map(|t| t.id).filter(|id| id.starts_with(family)).collect();
                [ids.first(), ids.last()].map(|id| id.copied().unwrap_or_default().to_owned())
            };
            let ([first, last], [first_bar, last_bar]) = (ends('T'), ends('B'));
            Failure::Typed((
                "typed-theory",
                vec![
                    ("typed", id.clone()),
                    ("first", first),
                    ("last", last),
                    ("first-bar", first_bar),
                    ("last-bar", last_bar),
                ],
            ))
        })
    };
    typed.iter().map(find).collect()
}

fn all_pass(tested: &[Tested]) -> bool {
    tested.iter().all(Tested::passed)
}

/// What a test is about.
fn title(test: &Tested, words: &Words) -> String {
    say(words, &format!("theory-{}", test.id.to_ascii_lowercase()), &[])
}

fn as_json(tested: &[Tested], words: &Words) -> Vec<serde_json::Value> {
    let check = |check: &Check| {
        let mut told = json!(check);
        told["error"] = json!(check.error());
        told["passed"] = json!(check.passed());
        told
    };
    let test = |test: &Tested| {
        json!({
            "id": test.id,
            "title": title(test, words),
            "source": test.source,
            "passed": test.passed(),
            "checks": test.checks.iter().map(check).collect::<Vec<_>>(),
        })
    };
    tested.iter().map(test).collect()
}

/// Widths of the columns: what, expected, got, error, tolerance.
type Widths = [usize; 5];

fn tell(tested: &[Tested], words: &Words, out: &mut impl Write) -> std::io::Result<()> {
    let checks = || tested.iter().flat_map(|test| &test.checks);
    let head = ["theory-what", "theory-expected", "theory-got", "theory-error", "theory-tolerance"];
    let head = head.map(|id| say(words, id, &[]));
    let rows: Vec<[String; 5]> = checks().map(|check| row(check, words)).collect();
    let width = |i: usize| rows.iter().chain([&head]).map(|row| row[i].chars().count()).max().unwrap_or(0);
    let widths: Widths = [0, 1, 2, 3, 4].map(width);
    for test in tested {
        writeln!(out, "{}  {}  ({})", test.id, title(test, words), test.source)?;
        line(out, &head, &say(words, "theory-fault", &[]), widths)?;
        for check in &test.checks {
            let ends = [seen(check, words), failed(check, words)].join("  ");
            line(out, &row(check, words), ends.trim(), widths)?;
        }
        writeln!(out)?;
    }
    let failed = tested.iter().filter(|test| !test.passed()).map(|test| test.id).collect::<Vec<_>>();
    let facts = [
        ("tests", tested.len().to_string()),
        ("checks", checks().count().to_string()),
        ("failed", failed.join(", ")),
    ];
    let id = if failed.is_empty() { "theory-all-pass" } else { "theory-some-fail" };
    writeln!(out, "{}", say(words, id, &facts))
}

fn row(check: &Check, words: &Words) -> [String; 5] {
    if check.statement {
        let told = |x: f64| say(words, if x == 1.0 { "theory-yes" } else { "theory-no" }, &[]);
        return [check.what.clone(), told(check.expected), told(check.got), String::new(), String::new()];
    }
    let small = |x: f64| if x == 0.0 { "0".to_owned() } else { words.lang().figure(&format!("{x:.1e}")) };
    let number = |x: f64| words.lang().figure(&format!("{x:.6}"));
    let (expected, got) = (number(check.expected), number(check.got));
    [check.what.clone(), expected, got, small(check.error()), small(check.tolerance)]
}

/// Whether the planted fault was seen, where one was planted.
fn seen(check: &Check, words: &Words) -> String {
    match check.fault_seen {
        Some(true) => say(words, "theory-seen", &[]),
        Some(false) => say(words, "theory-unseen", &[]),
        None => String::new(),
    }
}

fn failed(check: &Check, words: &Words) -> String {
    if check.passed() { String::new() } else { say(words, "theory-fails", &[]) }
}

fn line(out: &mut impl Write, row: &[String; 5], end: &str, widths: Widths) -> std::io::Result<()> {
    let [what, expected, got, error, tolerance] = row;
    let [a, b, c, d, e] = widths;
    let line = format!("  {what:a$}  {expected:>b$}  {got:>c$}  {error:>d$}  {tolerance:>e$}  {end}");
    writeln!(out, "{}", line.trim_end())
}
