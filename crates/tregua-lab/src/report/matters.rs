//! What matters: how the variance of every outcome is divided among the numbers that are not known, and luck.

use super::chart::split;
use super::frame::{self, Head, Section};
use super::page::Page;
use crate::campaign::ThetaFrom;
use crate::sensitivity::{Answer, Asked, Factor, Found, Index, Manifest, Part};
use crate::statistics::Estimate;
use maud::{Markup, PreEscaped, html};
use tregua_engine::scenario::Grade;
use tregua_engine::theta::Theta;

/// Bars of an outcome, and names in a line.
const SHOWN: usize = 6;
const NAMED: usize = 3;

/// The page of one language.
pub(super) fn leaf(page: &Page<'_>, manifest: &Manifest, found: &Found) -> Markup {
    let asked = |of_any: bool| found.answers.iter().filter(move |a| a.outcome.asked.of_any_war() == of_any);
    let posterior = manifest.design.theta == ThetaFrom::Posterior;
    let sections: [Section; 4] = [
        (
            "matters",
            html! { (how(page, found, posterior)) div class="grid wide" { @for a in asked(true) { (figure(page, found, a)) } } },
        ),
        (
            "matters-record",
            html! { p { (page.t("matters-record-how")) } (record(page, found, asked(false))) },
        ),
        ("matters-idle", idle(page, found)),
        ("repeat", repeat(page, manifest)),
    ];
    let head = Head { over: page.t("title-matters"), heading: frame::title_of(page), line: None };
    frame::leaf(page, &head, &sections)
}

fn how(page: &Page<'_>, found: &Found, posterior: bool) -> Markup {
    html! {
        p { (page.t("matters-how")) }
        @if posterior { p { (page.t("matters-posterior")) } }
        p { (page.t("matters-read")) }
        p class="note" { (checks(page, found)) }
        @for line in constant(page, found) { p class="note" { (line) } }
        p class="stands-key" {
            @for (class, id) in PARTS { span { i class=(format!("split-{class}")) {} " " (page.t(id)) } }
        }
    }
}

/// What the method's tests of itself say.
fn checks(page: &Page<'_>, found: &Found) -> String {
    let checks = found.checks();
    let args = [
        ("outcomes", checks.of.to_string()),
        ("dummy", page.share(checks.dummy)),
        ("sharp", checks.sharp.to_string()),
        ("steady", checks.steady.to_string()),
    ];
    page.say("matters-checks", &args)
}

/// The parts of a bar, and what they are called.
const PARTS: [(&str, &str); 3] =
    [("alone", "matters-alone"), ("among", "matters-among"), ("luck", "matters-with-luck")];

/// What is asked of any war and happens in nearly all or nearly none.
fn constant(page: &Page<'_>, found: &Found) -> Vec<String> {
    let varies = |asked: &Asked| {
        found.answers.iter().any(|a| a.outcome.asked == *asked && a.outcome.part == Part::Whether)
    };
    let all = Asked::all(page.sc).into_iter().zip(&found.happens);
    all.filter(|(asked, _)| asked.of_any_war() && asked.is_date(page.sc) && !varies(asked))
        .map(|(asked, share)| {
            let args = [("what", title(page, &asked, Part::Whether)), ("share", page.share(*share))];
            page.say("matters-constant", &args)
        })
        .collect()
}

/// What an outcome is called.
fn title(page: &Page<'_>, asked: &Asked, part: Part) -> String {
    let halves =
        |whether: &'static str, value: &'static str| if part == Part::Whether { whether } else { value };
    let side = |side| vec![("side", page.side_in_sentence(side))];
    let (id, args) = match *asked {
        Asked::Falls(place) => {
            (halves("matters-falls-whether", "matters-falls-value"), vec![("place", page.place(place))])
        }
        Asked::Truce => (halves("matters-truce-whether", "matters-truce-value"), vec![]),
        Asked::Peace => (halves("matters-peace-whether", "matters-peace-value"), vec![]),
        Asked::Coup(s) => (halves("matters-coup-whether", "matters-coup-value"), side(s)),
        // These are told of every war.
        Asked::Holds(place) => {
            let place = ("place", page.in_sentence(page.place(place)));
            ("matters-holds", [vec![place], side(page.sc.side_for_change())].concat())
        }
        Asked::Men(s) => ("matters-men", side(s)),
        Asked::Dead(s) => ("matters-dead", side(s)),
        Asked::Target(t) => {
            let target = ("target", page.target(&page.sc.targets[t]));
            (halves("matters-target-whether", "matters-target-value"), vec![target])
        }
    };
    page.say(id, &args)
}

/// What it comes to: a share of wars, or mean and standard deviation.
fn level(page: &Page<'_>, answer: &Answer) -> String {
    let asked = &answer.outcome.asked;
    if answer.outcome.part == Part::Whether || matches!(asked, Asked::Holds(_)) {
        return page.say("matters-share", &[("share", page.share(answer.mean))]);
    }
    let mean = if asked.is_date(page.sc) { page.date(answer.mean) } else { page.figures(answer.mean) };
    let days = if asked.is_date(page.sc) { "matters-days" } else { "matters-mean" };
    page.say(days, &[("mean", mean), ("deviation", page.figures(answer.deviation))])
}

/// What a coordinate is called, with a star where it is a number that is assumed.
fn named(page: &Page<'_>, factor: &Factor) -> String {
    match factor {
        Factor::Number(i) => {
            let star = if page.sc.parameters[*i].grade == Grade::Assumed { "\u{a0}*" } else { "" };
            format!("{}{star}", page.theta(*i))
        }
        Factor::Rest(all) => page.say("matters-rest", &[("count", all.len().to_string())]),
        Factor::Luck => page.t("matters-luck"),
        Factor::Dummy => page.t("matters-dummy"),
    }
}

fn key(factor: &Factor) -> &'static str {
    if let Factor::Number(i) = factor { Theta::NAMES[*i] } else { "" }
}

/// A share in per cent with half its interval: `31 ± 6 %`.
fn share(page: &Page<'_>, share: Estimate) -> String {
    format!(
        "{}\u{a0}±\u{a0}{}\u{a0}%",
        page.number(100.0 * share.value, 0),
        page.number(100.0 * share.half, 0)
    )
}

/// One line of an outcome: what it is called, its name in the scenario, what it does by itself, and all that it does where that was asked.
struct Line<'f> {
    name: String,
    key: &'static str,
    alone: Estimate,
    whole: Option<(&'f Factor, &'f Index)>,
}

/// Luck, then the numbers that do most by themselves, then the rest together.
fn lines<'f>(page: &Page<'_>, found: &'f Found, answer: &'f Answer) -> Vec<Line<'f>> {
    let whole = |factor: &Factor| {
        let at = found.factors.iter().position(|f| f == factor)?;
        Some((&found.factors[at], &answer.indices[at]))
    };
    let of_factor = |factor: &'f Factor| {
        let (_, index) = whole(factor)?;
        Some(Line { name: named(page, factor), key: "", alone: index.first, whole: whole(factor) })
    };
    let number = |(n, alone): (usize, Estimate)| {
        let factor = Factor::Number(n);
        Line { name: named(page, &factor), key: Theta::NAMES[n], alone, whole: whole(&factor) }
    };
    let rest = found.factors.iter().find(|f| matches!(f, Factor::Rest(_)));
    let luck = of_factor(&Factor::Luck);
    // The first few always; then those for which more than chance speaks.
    let told = |(place, (_, alone)): &(usize, (usize, Estimate))| *place < NAMED || alone.low() > 0.0;
    let ranked = found.ranked(&answer.outcome).into_iter().take(SHOWN).enumerate().filter(told);
    let numbers = ranked.map(|(_, line)| number(line));
    luck.into_iter().chain(numbers).chain(rest.and_then(of_factor)).collect()
}

/// An outcome with its bars.
fn figure(page: &Page<'_>, found: &Found, answer: &Answer) -> Markup {
    html! {
        figure {
            figcaption { b { (title(page, &answer.outcome.asked, answer.outcome.part)) } " " span class="unit" { (level(page, answer)) } }
            table class="moves" { tbody {
                @for line in lines(page, found, answer) { tr {
                    th scope="row" title=(line.key) { (line.name) }
                    td { (PreEscaped(split::bar(&parts(&line), line.whole.map_or(line.alone.half, |(_, w)| w.total.half), 1.0))) }
                    td class="rho" { (share(page, told(&line))) }
                } }
            } }
            p class="note" { (meaning(page, found, answer)) }
        }
    }
}

/// The figure beside a bar: what a number does by itself, and luck whole.
fn told(line: &Line<'_>) -> Estimate {
    match line.whole {
        Some((Factor::Luck, index)) => index.total,
        _ => line.alone,
    }
}

/// The bar of a line: by itself, with other numbers, with luck. What chance has made negative is nothing.
fn parts(line: &Line<'_>) -> Vec<(&'static str, f64)> {
    let alone = line.alone.value.clamp(0.0, 1.0);
    let Some((factor, index)) = line.whole else { return vec![("alone", alone)] };
    let total = index.total.value.max(alone);
    let shared = if *factor == Factor::Luck { 0.0 } else { index.shared.value };
    let luck = shared.clamp(0.0, total - alone);
    vec![("alone", alone), ("among", total - alone - luck), ("luck", luck)]
}

/// One sentence of what an outcome's shares mean.
fn meaning(page: &Page<'_>, found: &Found, answer: &Answer) -> String {
    let left = found.luck().map_or(f64::NAN, |i| answer.indices[i].total.value.clamp(0.0, 1.0));
    // A number is named if more than chance speaks for it.
    let clear = found.ranked(&answer.outcome).into_iter().filter(|(_, alone)| alone.low() > LOUD);
    let names = clear.take(NAMED).map(|(n, _)| lower(page.theta(n)));
    let names: Vec<String> = names.collect();
    let id = match (names.is_empty(), left) {
        (true, _) => "matters-means-luck",
        (false, x) if x > 0.8 => "matters-means-mostly-luck",
        (false, x) if x > 0.4 => "matters-means-both",
        _ => "matters-means-numbers",
    };
    page.say(id, &[("luck", page.share(left)), ("names", listed(page, &names))])
}

/// What a number must explain by itself, with its whole interval, to be named.
const LOUD: f64 = 0.005;

/// `a, b and c`.
fn listed(page: &Page<'_>, names: &[String]) -> String {
    match names {
        [all @ .., last] if !all.is_empty() => {
            page.say("matters-list", &[("first", all.join(", ")), ("last", last.clone())])
        }
        _ => names.concat(),
    }
}

fn lower(text: String) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text,
    }
}

/// The record: what moves each of its numbers most.
fn record<'f>(page: &Page<'_>, found: &Found, answers: impl Iterator<Item = &'f Answer>) -> Markup {
    let luck = |a: &Answer| found.luck().map_or_else(String::new, |i| share(page, a.indices[i].total));
    let first = |a: &Answer| {
        let clear = found.ranked(&a.outcome).into_iter().filter(|(_, alone)| alone.low() > LOUD);
        let one = |(n, alone)| format!("{} ({})", named(page, &Factor::Number(n)), share(page, alone));
        clear.take(NAMED).map(one).collect::<Vec<_>>().join("; ")
    };
    html! {
        table class="conferences" {
            thead { tr { @for id in HEADS { th { (page.t(id)) } } } }
            tbody { @for a in answers { tr {
                th scope="row" { (title(page, &a.outcome.asked, a.outcome.part)) }
                td data-label=(page.t(HEADS[1])) { (level(page, a)) }
                td data-label=(page.t(HEADS[2])) { (luck(a)) }
                td data-label=(page.t(HEADS[3])) { (first(a)) }
            } } }
        }
    }
}

const HEADS: [&str; 4] = ["record-what", "record-simulated-short", "matters-luck", "matters-first"];

/// A number that moved nothing that is asked by more than this many standard deviations is idle.
const IDLE: f64 = 0.01;

/// The walks: which numbers do nothing, and how far the others move what is asked.
fn idle(page: &Page<'_>, found: &Found) -> Markup {
    let most = |i: usize| found.moves.iter().map(|m| m.weight(i)).fold(0.0, f64::max);
    let all = found.walked.iter().enumerate().filter(|(_, f)| number(f).is_some());
    let mut rows: Vec<(f64, &Factor)> = all.map(|(i, f)| (most(i), f)).collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    let idle: Vec<&str> = rows.iter().filter(|(w, _)| *w < IDLE).map(|(_, f)| key(f)).collect();
    let kept = found.factors.iter().filter_map(number).count();
    let args =
        [("all", rows.len().to_string()), ("kept", kept.to_string()), ("idle", idle.len().to_string())];
    html! {
        p { (page.say("matters-idle-how", &args)) }
        @if !idle.is_empty() { p { (page.t("matters-idle-these")) " " @for name in &idle { code { (name) } " " } } }
        details {
            summary { (page.t("matters-idle-list")) }
            ol { @for (weight, factor) in &rows {
                li { (named(page, factor)) " " code { (key(factor)) } " (" (page.number(*weight, 2)) ")" }
            } }
        }
    }
}

fn number(factor: &Factor) -> Option<usize> {
    if let Factor::Number(i) = factor { Some(*i) } else { None }
}

fn repeat(page: &Page<'_>, manifest: &Manifest) -> Markup {
    html! {
        pre { code { (manifest.command) } }
        p { (page.t("matters-tables")) }
    }
}

/// What matters, as plain text.
pub(super) fn text(page: &Page<'_>, found: &Found) -> String {
    let mut out = constant(page, found);
    for answer in found.answers.iter().filter(|a| a.outcome.asked.of_any_war()) {
        out.push(String::new());
        let about = title(page, &answer.outcome.asked, answer.outcome.part);
        out.push(format!("{about}: {}", level(page, answer)));
        for line in lines(page, found, answer) {
            let whole = |of: fn(&Index) -> Estimate| {
                line.whole.map_or_else(|| "–".to_string(), |(_, index)| share(page, of(index)))
            };
            let luck = match line.whole {
                Some((Factor::Luck, _)) => "–".to_string(),
                _ => whole(|index| index.shared),
            };
            let (alone, total) = (share(page, line.alone), whole(|index| index.total));
            let row = format!("  {alone:>11}  {total:>11}  {luck:>11}  {}  {}", line.name, line.key);
            out.push(row.trim_end().to_string());
        }
        out.push(format!("  {}", meaning(page, found, answer)));
    }
    out.insert(0, page.t("matters-columns"));
    out.extend([String::new(), checks(page, found)]);
    out.join("\n") + "\n"
}
