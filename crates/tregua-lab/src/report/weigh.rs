//! The page of a question: what rival readings of the actors come to against the record.

mod acts;
mod dots;
mod picture;
mod tables;
mod text;

use super::SIDES;
use super::frame::{self, Head, Section};
use super::page::Page;
use crate::load::Loaded;
use crate::weigh::cloud::{Facts, Setting};
use crate::weigh::folder::Manifest;
use crate::weigh::question::Answer;
use crate::weigh::reading::Question;
use crate::weigh::verdict::{Grade, lead, too_few};
use crate::words::Lang;
use maud::{Markup, PreEscaped, html};
use tregua_engine::num;

pub use text::listing;

/// What there is to tell.
#[derive(Clone, Copy, Debug)]
pub struct Weighed<'a> {
    /// The scenario.
    pub loaded: &'a Loaded,
    /// The question.
    pub question: &'a Question,
    /// What was found.
    pub answer: &'a Answer,
    /// What was asked and spent.
    pub manifest: &'a Manifest,
}

/// The page, in both languages, opened in `lang`. The same answer gives the same text.
#[must_use]
pub fn html(weighed: &Weighed<'_>, lang: Lang) -> String {
    let pages = Lang::ALL.map(|lang| Page::new(&weighed.loaded.scenario, &weighed.loaded.book, lang));
    frame::document(&pages, lang, SIDES, &Markup::default(), |page| language(page, weighed))
}

/// What was found as plain text.
#[must_use]
pub fn text(weighed: &Weighed<'_>, lang: Lang) -> String {
    text::text(&Page::new(&weighed.loaded.scenario, &weighed.loaded.book, lang), weighed)
}

fn language(page: &Page<'_>, w: &Weighed<'_>) -> Markup {
    let sections: [Section; 7] = [
        // What the record could tell stands before what it tells.
        ("weigh-before", tables::before(page, w)),
        ("weigh-answer", answer(page, w)),
        ("weigh-readings", tables::readings(page, w)),
        ("weigh-acts", acts::section(page, w)),
        ("weigh-settings", tables::settings(page, w)),
        ("weigh-limits", limits(page)),
        ("weigh-repeat", repeat(page, w)),
    ];
    let head = Head {
        over: page.t("weigh-over"),
        heading: page.name("dispute", &w.question.key, &w.question.key),
        line: Some(page.name("title", "name", &page.sc.name)),
    };
    frame::leaf(page, &head, &sections)
}

fn answer(page: &Page<'_>, w: &Weighed<'_>) -> Markup {
    html! {
        div class="answer" { p { (verdict(page, w)) } }
        p { (range(page, w)) " " (page.t("weigh-prior")) }
        @if let Some(line) = silent(page, w) { p { (line) } }
        p class="note" { (counts(page, w)) }
        ul class="note" { @for line in tables::said(page, w) { li { (line) } } }
        figure class="across" {
            figcaption { (page.say("weigh-picture", &ahead(w))) }
            (PreEscaped(picture::svg(page, w)))
        }
        (dots::figure(page, w))
    }
}

fn limits(page: &Page<'_>) -> Markup {
    html! { ul { @for i in 1..=4 { li { (page.t(&format!("weigh-limits-{i}"))) } } } }
}

fn repeat(page: &Page<'_>, w: &Weighed<'_>) -> Markup {
    html! {
        p { (how(page, w)) " " (quality(page, w)) }
        pre { code { (w.manifest.command) } }
    }
}

/// The reading that is ahead and the one next to it, by their ids.
fn ahead(w: &Weighed<'_>) -> [(&'static str, String); 2] {
    let key = |r: usize| w.question.readings[r].key.clone();
    [("best", key(w.answer.verdict.best)), ("rival", key(w.answer.verdict.rival))]
}

/// The verdict in one sentence or two.
fn verdict(page: &Page<'_>, w: &Weighed<'_>) -> String {
    let verdict = &w.answer.verdict;
    let id = match verdict.grade {
        Grade::Untouched => "weigh-untouched",
        Grade::NoneOfThese => "weigh-none-of-these",
        Grade::Alike => "weigh-alike",
        Grade::Unsure => "weigh-unsure",
        Grade::Unsteady => "weigh-unsteady",
        Grade::Disputed => "weigh-disputed",
        Grade::Surer => "weigh-surer",
        Grade::OneAct => "weigh-one-act",
        Grade::Hardly => "weigh-hardly",
        Grade::Favours => "weigh-favours",
        Grade::Strongly => "weigh-strongly",
    };
    let reading = |r: usize| {
        let reading = &w.question.readings[r];
        let text = page.tongue(&reading.text).trim_end_matches('.').to_owned();
        if page.lang == Lang::Es {
            format!("{} «{text}»", reading.key)
        } else {
            format!("{} “{text}”", reading.key)
        }
    };
    let other = if verdict.grade == Grade::Surer { verdict.rival } else { second(w) };
    let args = [
        ("best", reading(verdict.best)),
        ("rival", reading(verdict.rival)),
        ("odds", odds(page, verdict.odds)),
        ("setting", way(page, w, &w.answer.weighing.settings[verdict.weakest])),
        ("other", w.question.readings[other].key.clone()),
        ("second", to_one(page, between(&w.answer.said, verdict.best, other).abs())),
        ("untouched", untouched(w).join(", ")),
        ("act", acts::named(page, w, verdict.strongest.0)),
    ];
    page.say(id, &args)
}

/// Odds, with one standard error to either side.
fn odds(page: &Page<'_>, (ln, error): (f64, f64)) -> String {
    let of = |ln: f64| to_one(page, ln);
    page.say("weigh-odds", &[("odds", of(ln)), ("low", of(ln - error)), ("high", of(ln + error))])
}

/// Odds to one: three figures, and no more than a thousand.
fn to_one(page: &Page<'_>, ln: f64) -> String {
    let odds = num::exp(ln);
    if odds > 1000.0 { format!(">\u{a0}{}", page.number(1000.0, 0)) } else { page.figures(odds) }
}

/// The reading that the second opinion puts ahead of all others but the best; the best where there is no such opinion.
fn second(w: &Weighed<'_>) -> usize {
    let (best, said) = (w.answer.verdict.best, &w.answer.said);
    (0..said.len()).filter(|r| *r != best).max_by(|a, b| said[*a].total_cmp(&said[*b])).unwrap_or(best)
}

/// ln of the odds of one reading over another, by chances that are no smaller than can be told.
fn between(chances: &[f64], one: usize, other: usize) -> f64 {
    let ln = |r: usize| num::ln(chances.get(r).copied().unwrap_or(1.0).max(1e-12));
    ln(one) - ln(other)
}

/// The readings that are as likely as the best to the bit, by their ids.
fn untouched<'w>(w: &Weighed<'w>) -> Vec<&'w str> {
    let of = &w.answer.weighing.evidence[0].of;
    let alike = w.question.readings.iter().zip(of).filter(|(_, ln)| **ln == of[w.answer.verdict.best]);
    alike.map(|(reading, _)| reading.key.as_str()).collect()
}

/// A way to count in words.
fn way(page: &Page<'_>, w: &Weighed<'_>, setting: &Setting) -> String {
    match setting.facts {
        Facts::But(i) => {
            let target = &page.sc.targets[w.answer.weighing.acts.facts[i]];
            page.say("weigh-way-but", &[("fact", page.target(target))])
        }
        Facts::All | Facts::None => page.t(&format!("weigh-way-{}", setting.word)),
    }
}

/// How far the lead goes over all ways to count, and where it is least of those that leave out one fact.
fn range(page: &Page<'_>, w: &Weighed<'_>) -> String {
    let (verdict, found) = (&w.answer.verdict, &w.answer.weighing);
    let (low, high) = verdict.range;
    let args = [
        ("ways", found.settings.len().to_string()),
        ("low", to_one(page, low)),
        ("high", to_one(page, high)),
        ("middle", to_one(page, verdict.middle)),
    ];
    let ways = found.settings.iter().zip(&found.evidence).filter(|(s, _)| matches!(s.facts, Facts::But(_)));
    let leads = ways.map(|(setting, evidence)| (lead(evidence, verdict.best), setting));
    let least = leads.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(ln, setting)| {
        page.say("weigh-range-but", &[("setting", way(page, w, setting)), ("odds", to_one(page, ln))])
    });
    [Some(page.say("weigh-range", &args)), least].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What is said where free wars are too few for the gate of the facts.
fn silent(page: &Page<'_>, w: &Weighed<'_>) -> Option<String> {
    let wars = w.manifest.effort.wars;
    too_few(wars).then(|| page.say("weigh-silent", &[("wars", wars.to_string())]))
}

/// What counts.
fn counts(page: &Page<'_>, w: &Weighed<'_>) -> String {
    let found = &w.answer.weighing;
    let acts = &found.acts;
    let told = || acts.list.iter().zip(&found.told).filter(|(_, told)| **told > 0.0);
    let choices = told().filter(|(a, _)| matches!(a, crate::weigh::acts::Act::Choice(_))).count();
    let deciders: Vec<String> = w.question.deciders.iter().map(|d| page.decider(*d)).collect();
    let args = [
        ("choices", choices.to_string()),
        ("offers", (told().count() - choices).to_string()),
        ("facts", acts.facts.len().to_string()),
        ("deciders", deciders.join(", ")),
    ];
    page.say(if deciders.is_empty() { "weigh-counts-facts" } else { "weigh-counts" }, &args)
}

/// What was spent.
fn how(page: &Page<'_>, w: &Weighed<'_>) -> String {
    let e = &w.manifest.effort;
    let args = [
        ("thetas", e.thetas.to_string()),
        ("repeats", e.repeats.to_string()),
        ("particles", e.particles.to_string()),
        ("wars", e.wars.to_string()),
        ("wants", w.manifest.wants.to_string()),
    ];
    page.say("weigh-how", &args)
}

/// How good the clouds are.
fn quality(page: &Page<'_>, w: &Weighed<'_>) -> String {
    let found = &w.answer.weighing;
    let args = [
        ("fewest", page.share(found.fewest)),
        ("ancestors", page.share(found.ancestors)),
        ("luck", found.luck.map_or_else(|| "–".to_string(), |x| page.number(x, 2))),
    ];
    page.say("weigh-quality", &args)
}
