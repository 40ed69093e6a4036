//! Act by act: how likely each reading held what was done, and what that adds.

use super::Weighed;
use crate::report::page::Page;
use crate::weigh::acts::Act;
use maud::{Markup, html};

/// An act in words.
pub(super) fn name(page: &Page<'_>, act: &Act) -> String {
    let of = |i: usize| &page.sc.talks.offers[i];
    match act {
        Act::Choice(id) => {
            let who = page.decider(page.sc.decisions[id.ix()].decider);
            format!("{who}: {}", page.decision(*id))
        }
        Act::Offer(i) => {
            let agenda = page.sc.talks.agenda_of(of(*i).pact).map_or_else(String::new, |(id, _)| {
                let key = &page.sc.talks.agendas[id.ix()].key;
                page.name("agenda", key, key)
            });
            let args = [
                ("side", page.side(of(*i).by)),
                ("agenda", page.in_sentence(agenda)),
                ("conference", page.conference(of(*i).conference)),
            ];
            page.say("weigh-offer", &args)
        }
        Act::Answer(i) => {
            let id = if of(*i).accepted { "weigh-answer-yes" } else { "weigh-answer-no" };
            page.say(id, &[("side", page.side(of(*i).by.enemy())), ("pact", page.pact(of(*i).pact))])
        }
    }
}

/// The act of this number in words; the facts are the first.
pub(super) fn named(page: &Page<'_>, w: &Weighed<'_>, k: usize) -> String {
    let acts = &w.answer.weighing.acts;
    match k.checked_sub(1) {
        Some(k) => format!("{}, {}", page.date(f64::from(acts.days[k])), name(page, &acts.list[k])),
        None => page.t("weigh-facts"),
    }
}

/// What an act adds for the reading that is ahead against the one next to it [nat]; the facts come first.
pub(super) fn leads(w: &Weighed<'_>) -> Vec<f64> {
    let verdict = &w.answer.verdict;
    w.answer.weighing.adds.iter().map(|adds| adds[verdict.best] - adds[verdict.rival]).collect()
}

pub(super) fn section(page: &Page<'_>, w: &Weighed<'_>) -> Markup {
    let found = &w.answer.weighing;
    let leads = leads(w);
    html! {
        p class="note" { (page.t("weigh-acts-note")) }
        table {
            thead { tr {
                th { (page.t("weigh-date")) } th { (page.t("weigh-act")) } th { (page.t("weigh-told")) }
                @for r in &w.question.readings { th { (r.key) } }
                th { (page.say("weigh-adds", &super::ahead(w))) }
            } }
            tbody {
                tr {
                    td { "" } th scope="row" { (page.t("weigh-facts")) } td { "" }
                    @for _ in &w.question.readings { td { "" } }
                    td { (signed(page, leads[0])) }
                }
                @for (k, act) in found.acts.list.iter().enumerate().filter(|(k, _)| found.told[*k] > 0.0) {
                    tr {
                        td { (page.date(f64::from(found.acts.days[k]))) }
                        th scope="row" { (name(page, act)) }
                        td { (page.share(found.told[k])) }
                        @for r in 0..w.question.readings.len() { td { (page.share(found.chances[k][r])) } }
                        td { (signed(page, leads[k + 1])) }
                    }
                }
            }
        }
    }
}

/// A number with its sign.
pub(super) fn signed(page: &Page<'_>, x: f64) -> String {
    let text = page.number(x, 2);
    if x > 0.0 { format!("+{text}") } else { text }
}
