//! Assumptions: how many numbers rest on judgement, which they are, which of all numbers move the answer, and what the deciders want.

use super::chart::tornado;
use super::findings::Findings;
use super::page::Page;
use super::sensitivity::{self, Moved, Outcome};
use super::wants;
use crate::campaign::ThetaFrom;
use maud::{Markup, PreEscaped, html};
use tregua_engine::scenario::{Grade, Parameter, Shape};
use tregua_engine::theta::Theta;

/// Bars of a tornado.
const SHOWN: usize = 6;

/// The section.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    html! {
        (counts(page, f))
        h3 { (page.t("matter-title")) }
        @if f.design.theta != ThetaFrom::Default { (tornados(page, f)) } @else { p { (page.t("matter-default")) } }
        h3 { (page.t("wants-title")) }
        (wants::section(page))
        h3 { (page.t("assumed-title")) }
        (assumed(page, f))
    }
}

fn counts(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let graded = |g: Grade| f.sc.parameters.iter().filter(|p| p.grade == g).count().to_string();
    let all = f.sc.parameters.len();
    let fixed = f.sc.parameters.iter().filter(|p| p.prior.shape == Shape::Fixed).count();
    html! {
        p {
            (page.say("assumed-counts", &[
                ("all", all.to_string()),
                ("measured", graded(Grade::Measured)),
                ("argued", graded(Grade::Argued)),
                ("assumed", graded(Grade::Assumed)),
                ("fixed", fixed.to_string()),
            ]))
        }
    }
}

fn tornados(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let outcomes = sensitivity::outcomes(f);
    let noise = outcomes.iter().map(|o| o.noise).fold(0.0, f64::max);
    html! {
        p { (page.say("matter-how", &[("noise", page.number(noise, 2)), ("wars", page.number(f.wars as f64, 0))])) }
        div class="grid wide" { @for outcome in &outcomes { (tornado_of(page, f, outcome)) } }
        (verdict(page, f, &outcomes))
    }
}

fn tornado_of(page: &Page<'_>, f: &Findings<'_>, outcome: &Outcome) -> Markup {
    let shown: Vec<&Moved> = outcome.moved_by.iter().take(SHOWN).collect();
    let reach = tornado::reach(shown.iter().map(|m| m.rho.abs() + m.error).fold(outcome.noise, f64::max));
    let title = match (outcome.id, outcome.side) {
        ("outcome-fall", _) => page.say(outcome.id, &[("place", page.place(f.sc.capital))]),
        (id, Some(side)) => page.say(id, &[("side", page.side_in_sentence(side))]),
        (id, None) => page.t(id),
    };
    html! {
        figure {
            figcaption {
                b { (title) } " "
                span class="unit" { (page.say("rank-correlation", &[("reach", page.number(reach, 1))])) }
            }
            table class="moves" { tbody {
                @for m in shown {
                    tr {
                        th scope="row" title=(Theta::NAMES[m.parameter]) { (starred(page, f, m.parameter)) }
                        td { (PreEscaped(tornado::bar(m.rho, m.error, outcome.noise, reach))) }
                        td class="rho" { (page.number(m.rho, 2)) }
                    }
                }
            } }
        }
    }
}

/// What a parameter is, with a star where it is assumed.
fn starred(page: &Page<'_>, f: &Findings<'_>, parameter: usize) -> String {
    let star = if f.sc.parameters[parameter].grade == Grade::Assumed { "\u{a0}*" } else { "" };
    format!("{}{star}", page.theta(parameter))
}

/// Which assumed numbers stand out of the noise anywhere.
fn verdict(page: &Page<'_>, f: &Findings<'_>, outcomes: &[Outcome]) -> Markup {
    let loud = |outcome: &Outcome| {
        let clear = outcome.moved_by.iter().filter(|m| m.rho.abs() > outcome.noise).map(|m| m.parameter);
        clear.collect::<Vec<_>>()
    };
    let mut clear: Vec<usize> = outcomes.iter().flat_map(loud).collect();
    clear.sort_unstable();
    clear.dedup();
    let assumed = |i: &&usize| f.sc.parameters[**i].grade == Grade::Assumed;
    let of_these: Vec<String> =
        clear.iter().filter(assumed).map(|i| format!("{} ({})", Theta::NAMES[*i], page.theta(*i))).collect();
    let args = [
        ("clear", clear.len().to_string()),
        ("assumed", of_these.len().to_string()),
        ("names", of_these.join("; ")),
    ];
    html! { p { (page.say(if of_these.is_empty() { "matter-none" } else { "matter-some" }, &args)) } }
}

fn assumed(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let all = f.sc.parameters.iter().enumerate();
    let rows: Vec<(usize, &Parameter)> = all.filter(|(_, p)| p.grade == Grade::Assumed).collect();
    html! {
        details {
            summary { (page.say("assumed-list", &[("count", rows.len().to_string())])) }
            table class="assumed" {
                thead { tr {
                    th { (page.t("assumed-name")) }
                    th { (page.t("assumed-value")) }
                    th { (page.t("assumed-prior")) }
                    th { (page.t("assumed-why")) }
                } }
                tbody { @for (i, p) in rows { (row(page, i, p)) } }
            }
        }
    }
}

fn row(page: &Page<'_>, i: usize, p: &Parameter) -> Markup {
    let unit = Theta::UNITS[i];
    let unit = if unit == "1" { String::new() } else { format!(" {}", page.unit_name(unit)) };
    let prior = match p.prior.shape {
        Shape::Fixed => page.t("prior-fixed"),
        _ => format!("{} – {}", page.figures(p.prior.low), page.figures(p.prior.high)),
    };
    html! {
        tr {
            th scope="row" { code { (Theta::NAMES[i]) } small { (page.theta(i)) } }
            td data-label=(page.t("assumed-value")) { (page.figures(p.value)) (unit) }
            td data-label=(page.t("assumed-prior")) { (prior) }
            td { (page.why(i, &p.why)) }
        }
    }
}
