//! A table in words.

use super::{Seated, options, say};
use std::io::Write;
use tregua_engine::talks::agenda::{Issue, Options};
use tregua_engine::talks::frontier::Point;
use tregua_lab::words::Words;

/// Most efficient packages that are listed.
const LISTED: usize = 20;
/// Most options of an issue that are named one by one.
const NAMED: u64 = 12;

pub(super) fn tell(seated: &Seated<'_>, words: &Words) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    holds(seated, words, &mut out)?;
    stakes(seated, words, &mut out)?;
    points(seated, words, &mut out)?;
    frontier(seated, words, &mut out)?;
    offers(seated, words, &mut out)
}

/// The offers that the record knows of at the table of a war, and what they would have been worth.
fn offers(seated: &Seated<'_>, words: &Words, out: &mut impl Write) -> std::io::Result<()> {
    let Some(evening) = seated.evening.filter(|e| !e.offers.is_empty()) else { return Ok(()) };
    writeln!(out, "\n{}", say(words, "table-offers", &[]))?;
    for (told, what) in &evening.offers {
        let point = Point { what: *what, utility: seated.space.utility(*what) };
        let [a, b] = point.utility.map(|u| number(words, u));
        writeln!(out, "  {told}: {a} · {b}  {}", package(seated, &point))?;
    }
    Ok(())
}

fn holds(seated: &Seated<'_>, words: &Words, out: &mut impl Write) -> std::io::Result<()> {
    let agenda = &seated.domain.agenda;
    let facts = [
        ("name", seated.domain.name.clone()),
        ("issues", agenda.issues().len().to_string()),
        ("packages", agenda.size().to_string()),
    ];
    writeln!(out, "{}", say(words, "table-holds", &facts))?;
    for issue in agenda.issues() {
        let facts = [("name", issue.name.clone()), ("options", choices(issue, words))];
        writeln!(out, "  {}", say(words, "table-issue", &facts))?;
    }
    for party in seated.two.map(|i| &seated.domain.parties[i]) {
        let facts = [
            ("name", party.name.clone()),
            ("reservation", words.lang().figure(&party.reservation.to_string())),
            ("discount", words.lang().figure(&party.discount.to_string())),
        ];
        writeln!(out, "{}", say(words, "table-party", &facts))?;
    }
    Ok(())
}

/// What can be chosen on an issue.
fn choices(issue: &Issue, words: &Words) -> String {
    match &issue.options {
        Options::Named(names) if issue.count() <= NAMED => names.join(", "),
        _ => {
            let last = issue.count() as usize - 1;
            let facts =
                [("low", issue.plain(0)), ("high", issue.say(last)), ("count", issue.count().to_string())];
            say(words, "table-range", &facts)
        }
    }
}

fn stakes(seated: &Seated<'_>, words: &Words, out: &mut impl Write) -> std::io::Result<()> {
    let ([first, second], [a, b]) = (seated.names(), seated.disagreement);
    if seated.disagreement != seated.domain.disagreement(seated.two) {
        let facts = [
            ("first", words.lang().figure(&a.to_string())),
            ("first-name", first.to_owned()),
            ("second", words.lang().figure(&b.to_string())),
            ("second-name", second.to_owned()),
        ];
        writeln!(out, "{}", say(words, "table-disagreement", &facts))?;
    }
    let facts = [
        ("efficient", seated.frontier.points().len().to_string()),
        ("rational", seated.space.rational(seated.disagreement).to_string()),
        ("packages", seated.space.size().to_string()),
        ("both", seated.frontier.rational(seated.disagreement).len().to_string()),
    ];
    writeln!(out, "{}", say(words, "table-counts", &facts))
}

/// Columns of names and of two utilities.
fn row(
    out: &mut impl Write,
    name: &str,
    [a, b]: [String; 2],
    package: &str,
    widths: [usize; 3],
) -> std::io::Result<()> {
    let [name_width, first, second] = widths;
    let line = format!("{name:name_width$}  {a:>first$}  {b:>second$}  {package}");
    writeln!(out, "{}", line.trim_end())
}

fn points(seated: &Seated<'_>, words: &Words, out: &mut impl Write) -> std::io::Result<()> {
    let points = seated.points();
    let label = |id: &str| say(words, id, &[]);
    let names = points.iter().map(|(id, _)| *id).chain(["table-ideal"]);
    let widest = names.map(|id| label(id).chars().count()).max().unwrap_or(0);
    let [first, second] = seated.names();
    let widths = [widest, first.chars().count().max(6), second.chars().count().max(6)];
    writeln!(out)?;
    if seated.solutions.is_none() {
        writeln!(out, "{}\n", label("table-none"))?;
    }
    row(out, "", [first.to_owned(), second.to_owned()], "", widths)?;
    if let Some(solutions) = seated.solutions {
        row(out, &label("table-ideal"), solutions.ideal.map(|u| number(words, u)), "", widths)?;
    }
    for (id, point) in &points {
        row(out, &label(id), point.utility.map(|u| number(words, u)), &package(seated, point), widths)?;
    }
    Ok(())
}

fn frontier(seated: &Seated<'_>, words: &Words, out: &mut impl Write) -> std::io::Result<()> {
    let points = seated.frontier.points();
    writeln!(out, "\n{}", say(words, "table-frontier", &[]))?;
    let [first, second] = seated.names();
    let widths = [0, first.chars().count().max(6), second.chars().count().max(6)];
    // Evenly among them where there are many, both ends included.
    let shown = points.len().min(LISTED);
    for k in 0..shown {
        let point = &points[if shown == 1 { 0 } else { k * (points.len() - 1) / (shown - 1) }];
        row(out, "", point.utility.map(|u| number(words, u)), &package(seated, point), widths)?;
    }
    if points.len() > shown {
        let facts = [("more", (points.len() - shown).to_string())];
        writeln!(out, "  {}", say(words, "table-more", &facts))?;
    }
    Ok(())
}

fn number(words: &Words, utility: f64) -> String {
    words.lang().figure(&format!("{utility:.4}"))
}

/// A package in words.
fn package(seated: &Seated<'_>, point: &Point) -> String {
    let said = options(&seated.domain.agenda, point.what).map(|(issue, option)| format!("{issue}: {option}"));
    said.collect::<Vec<_>>().join("; ")
}
