//! The record table: every target beside what the simulated wars made of it, hold-outs apart, and the score.

use super::chart::histogram::{self, Histogram};
use super::chart::strip::{scale, strip};
use super::chart::{Axis, SEPIA};
use super::findings::Findings;
use super::page::Page;
use super::thresholds;
use crate::record_score::Score;
use crate::statistics::binomial;
use maud::{Markup, PreEscaped, html};
use tregua_engine::scenario::{Measure, Target};

/// The section.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    html! {
        p { (page.t("record-how")) }
        (table(page, f, false))
        h3 { (page.t("record-held-out")) }
        p { (page.t("record-held-out-why")) }
        (table(page, f, true))
        h3 { (page.t("record-score")) }
        div class="beside" {
            div { (totals(page, f)) (thresholds::table(page, &f.held_out)) }
            (ranks(page, f))
        }
    }
}

fn table(page: &Page<'_>, f: &Findings<'_>, held_out: bool) -> Markup {
    let rows = f.sc.targets.iter().zip(&f.score.parts).filter(|(t, _)| t.held_out == held_out);
    html! {
        table class="record" {
            thead { tr {
                th { (page.t("record-number")) }
                th { (page.t("record-what")) }
                th { (page.t("record-recorded")) }
                th { (page.t("record-simulated")) }
                th class="strips" { (page.t("record-strip")) (PreEscaped(scale())) }
                th { (page.t("record-happens")) }
                th { abbr title=(page.t("record-crps-long")) { "CRPS" } }
                th { (page.t("record-inside")) }
            } }
            tbody { @for (target, score) in rows { (row(page, target, score)) } }
        }
    }
}

fn row(page: &Page<'_>, target: &Target, score: &Score) -> Markup {
    let told = score.simulated[2].is_finite();
    let bounded = target.measure == Measure::Settled;
    let unit = page.unit(target);
    let value = |x: f64| page.value(target, x);
    let (verdict, class) = verdict(score);
    html! {
        tr data-target=(target.key) {
            td class="number" { (target.key) }
            th scope="row" { (page.target(target)) }
            td class="recorded" data-label=(page.t("record-recorded")) {
                @if bounded { (page.say("record-at-most", &[("value", value(score.recorded))])) }
                @else { (recorded(page, target, &unit)) }
            }
            td class="simulated" data-label=(page.t("record-simulated-short")) {
                @if bounded { (value(score.simulated[2])) }
                @else if told {
                    b { (value(score.simulated[2])) }
                    @let range = page.range(target, score.simulated[0], score.simulated[4]);
                    @if range != value(score.simulated[2]) { span class="range" { (range) } }
                }
                @else { i { (page.t("record-never")) } }
            }
            td class="strips" title=[told.then(|| half(page, target, score))] {
                @if !bounded { (PreEscaped(strip(target, told.then_some(score.simulated)))) }
            }
            td class="happens" data-label=(page.t("record-happens")) {
                @if !bounded { (page.share_with_error(score.happened, score.happened_error)) }
            }
            td class="crps" data-label="CRPS" { (page.number(score.crps, 2)) }
            td class="verdict" { span class=(class) { (page.t(verdict)) } }
        }
    }
}

/// The recorded value, its tolerance and its unit; a factor stands behind the unit it multiplies.
fn recorded(page: &Page<'_>, target: &Target, unit: &str) -> Markup {
    let (value, tolerance) = (page.recorded(target), tolerance(page, target));
    let tolerance = html! { " " span class="tolerance" { (tolerance) } };
    let unit = html! { @if !unit.is_empty() { " " span class="unit" { (unit) } } };
    html! { b { (value) } @if target.factor { (unit) (tolerance) } @else { (tolerance) (unit) } }
}

/// What the thick bar of a strip says, in words.
fn half(page: &Page<'_>, target: &Target, score: &Score) -> String {
    page.say("record-half", &[("range", page.range(target, score.simulated[1], score.simulated[3]))])
}

/// The tolerance in the target's own unit.
fn tolerance(page: &Page<'_>, target: &Target) -> String {
    let (below, above) = target.tolerance;
    let amount = |x: f64| match target.unit.as_str() {
        "1" if super::page::is_share(target) => page.number(100.0 * x, 0),
        _ => page.trimmed(x, 2),
    };
    if target.factor {
        return format!("×÷\u{a0}{}", amount(above));
    }
    let unit = if target.unit == "date" { format!("\u{a0}{}", page.t("days-short")) } else { String::new() };
    if (below - above).abs() < 1e-9 {
        format!("±\u{a0}{}{unit}", amount(above))
    } else {
        format!("+{}/−{}{unit}", amount(above), amount(below))
    }
}

/// Where the record lies: the message and the class of its mark.
fn verdict(score: &Score) -> (&'static str, &'static str) {
    match (score.inside_50, score.inside_90) {
        _ if !score.due => ("inside-not-due", "mark"),
        (true, _) => ("inside-50", "mark fifty"),
        (_, true) => ("inside-90", "mark ninety"),
        _ => ("inside-not", "mark out"),
    }
}

/// What is counted in the score.
const SCORE: [&str; 4] = ["score-fit", "score-held-out", "score-all", "score-band"];

fn totals(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let n = f.score.numbers.len();
    let count = |inside: usize, all: usize| {
        let share = inside as f64 / all.max(1) as f64;
        page.say(
            "score-count",
            &[("inside", inside.to_string()), ("all", all.to_string()), ("share", page.share(share))],
        )
    };
    let band = |(low, high): (f64, f64)| {
        format!("{} – {}", page.number(low.round(), 0), page.number(high.round(), 0))
    };
    let half = |held_out: bool| {
        let of = |n: &&u32| f.is_held_out(**n) == held_out;
        f.score.inside_50.iter().filter(of).count()
    };
    let crps = |mean: f64| page.number(mean, 2);
    let (fit, fit_all) = f.inside(false);
    let (held, held_all) = f.inside(true);
    let rows = [
        (
            "score-90",
            [count(fit, fit_all), count(held, held_all), count(fit + held, n), band(f.band.inside_90)],
        ),
        (
            "score-50",
            [
                count(half(false), fit_all),
                count(half(true), held_all),
                count(f.score.inside_50.len(), n),
                band(f.band.inside_50),
            ],
        ),
        (
            "score-crps",
            [crps(f.mean_crps(false)), crps(f.mean_crps(true)), crps(mean_crps_of_all(f)), "–".into()],
        ),
    ];
    let silent = judged(f).filter(|(t, p)| t.measure != Measure::Settled && !p.crps.is_finite()).count();
    html! {
        table class="score" {
            thead { tr {
                th {}
                @for head in SCORE { th { (page.t(head)) } }
            } }
            tbody { @for (id, cells) in rows {
                tr {
                    th scope="row" { (page.t(id)) }
                    @for (head, cell) in SCORE.into_iter().zip(cells) { td data-label=(page.t(head)) { (cell) } }
                }
            } }
        }
        p class="note" {
            (page.t("score-note")) " "
            @if silent > 0 { (page.say("score-silent", &[("parts", silent.to_string())])) }
        }
    }
}

/// The targets that are due, with their scores.
fn judged<'f>(f: &'f Findings<'_>) -> impl Iterator<Item = (&'f Target, &'f Score)> {
    f.sc.targets.iter().zip(&f.score.parts).filter(|(_, part)| part.due)
}

fn mean_crps_of_all(f: &Findings<'_>) -> f64 {
    let all: Vec<f64> = f.score.parts.iter().map(|p| p.crps).filter(|x| x.is_finite()).collect();
    all.iter().sum::<f64>() / all.len() as f64
}

/// Bins of the rank histogram.
const BINS: usize = 10;

fn ranks(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let ranks: Vec<f64> = judged(f)
        .filter(|(t, p)| t.measure != Measure::Settled && p.crps.is_finite())
        .map(|(_, p)| p.rank)
        .collect();
    let n = ranks.len().max(1);
    let edges: Vec<f64> = (0..=BINS).map(|k| k as f64 / BINS as f64).collect();
    let mut shares = vec![0.0; BINS];
    for rank in &ranks {
        shares[((rank * BINS as f64) as usize).min(BINS - 1)] += 1.0 / n as f64;
    }
    let (low, high) = binomial::band(n, 1.0 / BINS as f64);
    let ticks =
        [0.0, 0.25, 0.5, 0.75, 1.0].map(|x| (x, page.number(x, if x == 0.25 || x == 0.75 { 2 } else { 1 })));
    let chart = histogram::chart(
        page,
        &Histogram {
            edges: &edges,
            shares: &shares,
            errors: &[0.0; BINS],
            record: None,
            expected: Some((low as f64 / n as f64, high as f64 / n as f64)),
            axis: Axis { low: 0.0, high: 1.0, ticks: ticks.to_vec() },
            colour: SEPIA,
        },
    );
    html! {
        figure {
            figcaption { b { (page.t("ranks-title")) } " " span class="unit" { (page.t("ranks-unit")) } }
            (PreEscaped(chart))
            p class="note" { (page.say("ranks-note", &[("parts", n.to_string())])) }
        }
    }
}
