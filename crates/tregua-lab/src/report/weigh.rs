//! The page of a question: what rival readings of the actors come to against the record.

mod acts;
mod picture;
mod tables;
mod text;

use super::SIDES;
use super::frame::{self, Head, Section};
use super::page::Page;
use crate::load::Loaded;
use crate::weigh::folder::Manifest;
use crate::weigh::question::Answer;
use crate::weigh::reading::Question;
use crate::weigh::verdict::{Grade, Verdict};
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
        p { (range(page, &w.answer.verdict)) " " (page.t("weigh-prior")) }
        p class="note" { (counts(page, w)) }
        figure class="across" {
            figcaption { (page.say("weigh-picture", &ahead(w))) }
            (PreEscaped(picture::svg(page, w)))
        }
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
        Grade::NoneOfThese => "weigh-none-of-these",
        Grade::Alike => "weigh-alike",
        Grade::Unsure => "weigh-unsure",
        Grade::Unsteady => "weigh-unsteady",
        Grade::Disputed => "weigh-disputed",
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
    let setting = crate::weigh::cloud::SETTINGS[verdict.weakest].word;
    let args = [
        ("best", reading(verdict.best)),
        ("rival", reading(verdict.rival)),
        ("odds", odds(page, verdict.odds)),
        ("setting", page.t(&format!("weigh-way-{setting}"))),
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

fn range(page: &Page<'_>, verdict: &Verdict) -> String {
    let (low, high) = verdict.range;
    page.say("weigh-range", &[("low", to_one(page, low)), ("high", to_one(page, high))])
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
