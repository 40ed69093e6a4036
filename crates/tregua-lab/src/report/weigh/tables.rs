//! Tables of the page: the readings, what the record could say, and the count done otherwise.

use super::{Weighed, ahead, between, to_one, way};
use crate::report::page::Page;
use crate::weigh::cloud::{Facts, Setting};
use crate::weigh::evidence::Evidence;
use crate::weigh::question::Part;
use crate::weigh::reading;
use crate::words::{Parameters, Wants};
use maud::{Markup, html};
use tregua_engine::num;
use tregua_engine::scenario::book::Override;

/// What is changed, from what and to what; of what stays as it is, what it is.
fn changes(page: &Page<'_>, all: &[Override]) -> String {
    let (wants, parameters) = (Wants::new(page.lang), Parameters::new(page.lang));
    let name = |change: &Override| match *change {
        Override::Weight(id, attribute, _) => format!("{}: {}", page.decider(id), wants.attribute(attribute)),
        Override::Impatience(id, _) => format!("{}: {}", page.decider(id), wants.impatience()),
        Override::DayCost(id, _) => format!("{}: {}", page.decider(id), wants.day_cost()),
        Override::Parameter(i, _) => parameters.say(i),
    };
    let one = |change: &Override| {
        let (from, to) = (reading::value(page.sc, change), reading::given(change));
        let from = if from == to { String::new() } else { format!("{} → ", page.trimmed(from, 4)) };
        format!("{} {from}{}", name(change), page.trimmed(to, 4)).replace(" → ", "\u{a0}→\u{a0}")
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The readings that set something as it is set already.
pub(super) fn idle(page: &Page<'_>, w: &Weighed<'_>) -> Vec<String> {
    let with = w.question.readings.iter().filter(|r| !r.idle.is_empty());
    let line = |r: &reading::Reading| {
        page.say("weigh-idle", &[("reading", r.key.clone()), ("what", changes(page, &r.idle))])
    };
    with.map(line).collect()
}

/// What is told of each reading.
const HEADS: [&str; 6] =
    ["weigh-held", "weigh-changes", "weigh-chance", "weigh-second", "weigh-credible", "weigh-foreseen"];

pub(super) fn readings(page: &Page<'_>, w: &Weighed<'_>) -> Markup {
    let plain = &w.answer.weighing.evidence[0];
    html! {
        table {
            thead { tr {
                th { "" }
                th { (page.t("weigh-reading")) }
                @for id in HEADS { th { (page.t(id)) } }
            } }
            tbody {
                @for (r, reading) in w.question.readings.iter().enumerate() {
                    @let (p, error) = plain.with_error(|e| e.posterior()[r]);
                    tr {
                        td class="number" { (reading.key) }
                        th scope="row" { (page.tongue(&reading.text)) }
                        @let cells = [
                            page.held_by(&reading.key, &reading.held_by).to_string(),
                            changes(page, &reading.changes),
                            page.share_with_error(p, error),
                            w.answer.said.get(r).map_or_else(|| "–".to_string(), |p| page.share(*p)),
                            page.share(w.answer.credible[r]),
                            page.share(w.answer.weighing.foreseen[r]),
                        ];
                        @for (id, cell) in HEADS.into_iter().zip(cells) { td data-label=(page.t(id)) { (cell) } }
                    }
                }
                @for (key, text) in &w.question.unweighed {
                    tr {
                        td class="number" { (key) } th scope="row" { (page.tongue(text)) }
                        td colspan="6" { (page.t("weigh-unweighed")) }
                    }
                }
            }
        }
        @for line in idle(page, w) { p class="note" { (line) } }
        p class="note" { (page.t("weigh-chance-note")) }
        (traces(page, w))
    }
}

/// What letters and wars would show if a reading were true, or were not: for whoever goes on to the archive.
fn traces(page: &Page<'_>, w: &Weighed<'_>) -> Markup {
    html! {
        h3 { (page.t("weigh-traces")) }
        table {
            thead { tr { th { "" } th { (page.t("weigh-trace-for")) } th { (page.t("weigh-trace-against")) } } }
            tbody {
                @for h in page.book.hypotheses.iter().filter(|h| h.question == w.question.key) {
                    tr {
                        th scope="row" class="number" { (h.key) }
                        td data-label=(page.t("weigh-trace-for")) { (page.tongue(&h.trace_for)) }
                        td data-label=(page.t("weigh-trace-against")) { (page.tongue(&h.trace_against)) }
                    }
                }
            }
        }
    }
}

/// A square table: a row for the reading that is true, a column for the reading that is judged.
fn square(page: &Page<'_>, w: &Weighed<'_>, cell: impl Fn(usize, usize) -> String) -> Markup {
    let n = w.question.readings.len();
    html! {
        table {
            thead { tr { th { (page.t("weigh-truth")) } @for r in &w.question.readings { th { (r.key) } } } }
            tbody { @for i in 0..n {
                tr { th scope="row" { (w.question.readings[i].key) } @for j in 0..n { td data-label=(w.question.readings[j].key) { (cell(i, j)) } } }
            } }
        }
    }
}

pub(super) fn before(page: &Page<'_>, w: &Weighed<'_>) -> Markup {
    let power = &w.answer.weighing.power;
    let nat = |i: usize, j: usize| match power[i][j] {
        Some(x) if i != j => page.number(x, 1),
        _ => "–".to_string(),
    };
    html! {
        @if let Some(opinion) = &w.answer.opinion {
            p { (page.t("weigh-table")) }
            (square(page, w, |i, j| page.share(opinion.table[i][j])))
            p class="note" { (loss(page, w)) }
            ul class="note" { @for line in parts(page, w) { li { (line) } } }
        }
        @if !w.answer.weighing.acts.list.is_empty() {
            p { (page.t("weigh-power")) }
            (square(page, w, nat))
            p class="note" { (page.t("weigh-power-note")) }
        }
    }
}

/// How good the second opinion is.
pub(super) fn loss(page: &Page<'_>, w: &Weighed<'_>) -> String {
    let Some(opinion) = &w.answer.opinion else { return String::new() };
    let args = [
        ("loss", page.number(opinion.log_loss, 3)),
        ("nothing", page.number(num::ln(w.question.readings.len() as f64), 3)),
    ];
    page.say("weigh-loss", &args)
}

/// The regression and the forest, each by itself: what it loses, and the weight that it has.
pub(super) fn parts(page: &Page<'_>, w: &Weighed<'_>) -> Vec<String> {
    let one = |part: &Part| {
        let args = [
            ("part", page.t(&format!("weigh-part-{}", part.word))),
            ("loss", page.number(part.opinion.log_loss, 3)),
            ("cool", page.number(part.opinion.cool, 2)),
            ("weight", page.share(part.weight)),
        ];
        page.say("weigh-part", &args)
    };
    w.answer.parts.iter().map(one).collect()
}

/// What each of them says of the record.
pub(super) fn said(page: &Page<'_>, w: &Weighed<'_>) -> Vec<String> {
    let verdict = &w.answer.verdict;
    let one = |part: &Part| {
        let args = [
            ("part", page.t(&format!("weigh-part-{}", part.word))),
            ("odds", to_one(page, between(&part.said, verdict.best, verdict.rival))),
        ];
        page.say("weigh-part-said", &[&args[..], &ahead(w)].concat())
    };
    let mut lines: Vec<String> = w.answer.parts.iter().map(one).collect();
    lines.extend(apart(page, w));
    lines
}

/// The reading of whose chance the two think most differently, if by more than a tenth.
fn apart(page: &Page<'_>, w: &Weighed<'_>) -> Option<String> {
    let [one, other] = w.answer.parts.as_slice() else { return None };
    let off = |r: &usize| (one.said[*r] - other.said[*r]).abs();
    let most = (0..one.said.len()).max_by(|a, b| off(a).total_cmp(&off(b)))?;
    let args = [
        ("reading", w.question.readings[most].key.clone()),
        ("logistic", page.share(one.said[most])),
        ("forest", page.share(other.said[most])),
    ];
    Some(page.say(if off(&most) > 0.1 { "weigh-parts-apart" } else { "weigh-parts-agree" }, &args))
}

/// The ways to count but those that leave out one fact, with what each comes to; or only these.
pub(super) fn ways<'w>(
    w: &'w Weighed<'_>,
    one_left_out: bool,
) -> impl Iterator<Item = (&'w Setting, &'w Evidence)> {
    let found = &w.answer.weighing;
    let all = found.settings.iter().zip(&found.evidence);
    all.filter(move |(setting, _)| matches!(setting.facts, Facts::But(_)) == one_left_out)
}

pub(super) fn settings(page: &Page<'_>, w: &Weighed<'_>) -> Markup {
    html! {
        p class="note" { (page.t("weigh-chances")) }
        (counted(page, w, false))
        @if ways(w, true).next().is_some() {
            details {
                summary { (page.t("weigh-one-left-out")) }
                (counted(page, w, true))
            }
        }
    }
}

fn counted(page: &Page<'_>, w: &Weighed<'_>, one_left_out: bool) -> Markup {
    html! {
        table {
            thead { tr {
                th { (page.t("weigh-setting")) } @for r in &w.question.readings { th { (r.key) } }
                th { (page.t("weigh-effective")) }
            } }
            tbody { @for (setting, evidence) in ways(w, one_left_out) {
                tr {
                    th scope="row" { (way(page, w, setting)) }
                    @for r in 0..w.question.readings.len() {
                        @let (p, error) = evidence.with_error(|e| e.posterior()[r]);
                        td data-label=(w.question.readings[r].key) { (page.share_with_error(p, error)) }
                    }
                    td data-label=(page.t("weigh-effective")) { (page.number(evidence.effective(w.answer.verdict.best), 1)) }
                }
            } }
        }
    }
}
