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
    let found = &w.answer.weighing;
    let readings = &w.question.readings;
    let question = &w.question.key;
    let heading = format!("{} ({question})", page.name("dispute", question, question));
    let mut lines = vec![heading, super::counts(page, w), String::new()];
    for r in readings {
        lines.push(format!("{}  {} ({})", r.key, page.tongue(&r.text), page.held_by(&r.key, &r.held_by)));
    }
    for (key, text) in &w.question.unweighed {
        lines.push(format!("{key}  {} [{}]", page.tongue(text), page.t("weigh-unweighed")));
    }
    lines.extend(super::tables::idle(page, w));
    lines.push(String::new());
    lines.push(page.t("title-weigh-before").to_uppercase());
    let heads: String = readings.iter().map(|r| format!("{:>8}", r.key)).collect();
    if let Some(opinion) = &w.answer.opinion {
        lines.push(page.t("weigh-table"));
        lines.push(format!("{:8}{heads}", ""));
        for (i, row) in opinion.table.iter().enumerate() {
            let row: String = row.iter().map(|p| format!("{:>8}", page.share(*p))).collect();
            lines.push(format!("{:8}{row}", readings[i].key));
        }
        lines.push(super::tables::loss(page, w));
        lines.extend(super::tables::parts(page, w));
    }
    if !found.acts.list.is_empty() {
        lines.push(page.t("weigh-power"));
        lines.push(format!("{:8}{heads}", ""));
        for (i, row) in found.power.iter().enumerate() {
            let cell = |(j, x): (usize, &Option<f64>)| match x {
                Some(x) if i != j => format!("{:>8}", page.number(*x, 1)),
                _ => format!("{:>8}", "–"),
            };
            lines.push(format!(
                "{:8}{}",
                readings[i].key,
                row.iter().enumerate().map(cell).collect::<String>()
            ));
        }
        lines.push(page.t("weigh-power-note"));
    }
    lines.push(String::new());
    lines.push(page.t("title-weigh-answer").to_uppercase());
    lines.push(page.t("weigh-chances"));
    for (r, reading) in readings.iter().enumerate() {
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
    for k in most(&leads, MOST) {
        lines.push(format!("  {:>7}  {}", signed(page, leads[k]), named(page, w, k)));
    }
    lines.push(String::new());
    lines.push(page.t("title-weigh-settings").to_uppercase());
    lines.push(page.t("weigh-chances"));
    lines.push(heads);
    for (setting, evidence) in super::tables::ways(w, false) {
        let row: String = evidence.posterior().iter().map(|p| format!("{:>8}", page.share(*p))).collect();
        lines.push(format!("{row}   {}", super::way(page, w, setting)));
    }
    lines.push(String::new());
    lines.push(super::how(page, w));
    lines.push(super::quality(page, w));
    lines.join("\n") + "\n"
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
