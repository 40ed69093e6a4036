//! A question as plain text: what the record could tell first, then what it tells.

use super::Weighed;
use super::acts::{leads, named, signed};
use crate::load::Loaded;
use crate::report::page::Page;
use crate::weigh::reading;
use crate::words::Lang;

/// The questions of a scenario, with their readings.
#[must_use]
pub fn listing(loaded: &Loaded, lang: Lang) -> String {
    let page = Page::new(&loaded.scenario, &loaded.book, lang);
    let name = [("scenario", loaded.scenario.name.clone())];
    let mut lines = vec![page.say("weigh-list", &name), String::new()];
    for (question, readings) in reading::questions(&loaded.book) {
        lines.push(question.to_owned());
        let weighed = readings.iter().filter(|h| !h.overrides.is_empty()).count();
        for h in &readings {
            let why = match (h.overrides.is_empty(), weighed) {
                (true, _) => format!(" [{}]", page.t("weigh-list-not")),
                (false, 1) => format!(" [{}]", page.t("weigh-list-one")),
                (false, _) => String::new(),
            };
            lines.push(format!(
                "  {}  {} ({}){why}",
                h.key,
                page.tongue(&h.reading),
                page.held_by(&h.key, &h.held_by)
            ));
        }
        lines.push(String::new());
    }
    lines.push(page.say("weigh-list-next", &name));
    lines.join("\n") + "\n"
}

pub(super) fn text(page: &Page<'_>, w: &Weighed<'_>) -> String {
    let question = &w.question.key;
    let mut lines = vec![format!("{} ({question})", page.name("dispute", question, question))];
    lines.push(super::counts(page, w));
    lines.push(String::new());
    lines.extend(readings(page, w));
    for (title, told) in [
        ("title-weigh-before", before(page, w)),
        ("title-weigh-answer", answer(page, w)),
        ("title-weigh-settings", settings(page, w)),
    ] {
        lines.push(String::new());
        lines.push(page.t(title).to_uppercase());
        lines.extend(told);
    }
    lines.push(String::new());
    lines.push(super::how(page, w));
    lines.push(super::quality(page, w));
    lines.join("\n") + "\n"
}

/// The readings, those that are not weighed, and those that could change nothing.
fn readings(page: &Page<'_>, w: &Weighed<'_>) -> Vec<String> {
    let weighed = w.question.readings.iter();
    let mut lines: Vec<String> = weighed
        .map(|r| format!("{}  {} ({})", r.key, page.tongue(&r.text), page.held_by(&r.key, &r.held_by)))
        .collect();
    for (key, text) in &w.question.unweighed {
        lines.push(format!("{key}  {} [{}]", page.tongue(text), page.t("weigh-unweighed")));
    }
    lines.extend(super::tables::idle(page, w));
    lines
}

/// What could be told at all, before the record is asked.
fn before(page: &Page<'_>, w: &Weighed<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(opinion) = &w.answer.opinion {
        lines.push(page.t("weigh-table"));
        lines.extend(square(w, &opinion.table, |_, p| page.share(*p)));
        lines.push(super::tables::loss(page, w));
        lines.extend(super::tables::parts(page, w));
    }
    let found = &w.answer.weighing;
    if !found.acts.list.is_empty() {
        lines.push(page.t("weigh-power"));
        lines.extend(square(w, &found.power, |other, x| match x {
            Some(x) if other => page.number(*x, 1),
            _ => "–".to_string(),
        }));
        lines.push(page.t("weigh-power-note"));
    }
    lines
}

/// A table of readings against readings, a cell by whether it is of two and by what stands there.
fn square<T>(w: &Weighed<'_>, rows: &[Vec<T>], cell: impl Fn(bool, &T) -> String) -> Vec<String> {
    let row = |(i, row): (usize, &Vec<T>)| {
        let cells = row.iter().enumerate().map(|(j, x)| format!("{:>8}", cell(i != j, x)));
        format!("{:8}{}", w.question.readings[i].key, cells.collect::<String>())
    };
    let head = format!("{:8}{}", "", heads(w));
    std::iter::once(head).chain(rows.iter().enumerate().map(row)).collect()
}

/// The readings as heads of columns.
fn heads(w: &Weighed<'_>) -> String {
    w.question.readings.iter().map(|r| format!("{:>8}", r.key)).collect()
}

/// What the record says of each reading, and which acts say most.
fn answer(page: &Page<'_>, w: &Weighed<'_>) -> Vec<String> {
    let found = &w.answer.weighing;
    let mut lines = vec![page.t("weigh-chances")];
    for (r, reading) in w.question.readings.iter().enumerate() {
        let (p, error) = found.evidence[0].with_error(|e| e.posterior()[r]);
        let second = w.answer.said.get(r).map_or_else(|| "–".to_string(), |p| page.share(*p));
        lines.push(format!(
            "{:8}{:>14}   {}: {second}   {}: {}   {}: {}",
            reading.key,
            page.share_with_error(p, error),
            page.t("weigh-second"),
            page.t("weigh-credible"),
            page.share(w.answer.credible[r]),
            page.t("weigh-foreseen"),
            page.share(found.foreseen[r])
        ));
    }
    lines.push(super::verdict(page, w));
    lines.push(super::range(page, w));
    lines.extend(super::silent(page, w));
    lines.extend(super::tables::said(page, w));
    lines.push(String::new());
    lines.push(page.say("weigh-adds", &super::ahead(w)));
    let leads = leads(w);
    let told = most(&leads, MOST).into_iter();
    lines.extend(told.map(|k| format!("  {:>7}  {}", signed(page, leads[k]), named(page, w, k))));
    lines
}

/// The chances where the counting is done otherwise.
fn settings(page: &Page<'_>, w: &Weighed<'_>) -> Vec<String> {
    let mut lines = vec![page.t("weigh-chances"), heads(w)];
    for (setting, evidence) in super::tables::ways(w, false) {
        let row: String = evidence.posterior().iter().map(|p| format!("{:>8}", page.share(*p))).collect();
        lines.push(format!("{row}   {}", super::way(page, w, setting)));
    }
    lines
}

/// How many acts are told in short.
pub(super) const MOST: usize = 12;

/// The positions of those that tell most, in the order of what they tell.
pub(super) fn most(leads: &[f64], n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..leads.len()).collect();
    order.sort_by(|a, b| leads[*b].abs().total_cmp(&leads[*a].abs()));
    order.truncate(n);
    order.sort_by(|a, b| leads[*b].total_cmp(&leads[*a]));
    order
}
