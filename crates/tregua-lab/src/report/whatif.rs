//! What if: each question, what was otherwise, and what came of it.

use super::chart::Axis;
use super::chart::histogram::{self, Histogram};
use super::frame::{self, Section};
use super::page::Page;
use super::{Atlas, SIDES};
use crate::load::Loaded;
use crate::statistics::student::FEWEST;
use crate::statistics::{ClusteredMean, Share};
use crate::whatif::{Answer, Design, Effect, Family, Kind, Outcome, Placebo};
use crate::words::Lang;
use maud::{Markup, PreEscaped, html};
use tregua_engine::scenario::deed::{Change, Deed};
use tregua_engine::theta::Theta;

/// A question, how it is put in words (none for one that was typed), and its answer.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// What is otherwise.
    pub deeds: &'a [Deed],
    /// The question in both languages.
    pub ask: Option<&'a tregua_engine::scenario::book::Tongues>,
    /// The answer.
    pub answer: Answer,
    /// Pairs of the same evening in which nothing was otherwise.
    pub placebo: Placebo,
}

/// All answers, and how they were found.
#[derive(Clone, Debug)]
pub struct Answers<'a> {
    /// How the questions were put.
    pub design: &'a Design,
    /// The answers.
    pub told: Vec<Told<'a>>,
    /// What stands of all of them together.
    pub family: Family,
    /// The command that asks again.
    pub command: &'a str,
}

/// The page in both languages, opened in `lang`.
#[must_use]
pub fn html(loaded: &Loaded, answers: &Answers<'_>, lang: Lang) -> String {
    let colours = Atlas::of(loaded, SIDES).0.colours(&loaded.scenario, SIDES);
    let pages = Lang::ALL.map(|lang| Page::new(&loaded.scenario, &loaded.book, lang));
    frame::document(&pages, lang, colours, &Markup::default(), |page| {
        let sections: Vec<Section> = vec![
            ("whatif", overview(page, answers)),
            ("questions", html! { @for told in &answers.told { (one(page, told)) } }),
            ("whatif-how", how(page, answers)),
        ];
        let head = frame::Head::of_war(page, "whatif-report", answers.design.pairs as usize);
        frame::leaf(page, &head, &sections)
    })
}

/// The outcomes of the overview: who wins, when, and what it costs.
const OVERVIEW: [Outcome; 4] = [Outcome::Capital, Outcome::CapitalFell, Outcome::Fort, Outcome::SoldiersDead];

/// All questions against the outcomes that matter most, each with its interval.
fn overview(page: &Page<'_>, answers: &Answers<'_>) -> Markup {
    let effect = |told: &Told<'_>, o: Outcome| told.answer.effects.iter().find(|e| e.outcome == o).cloned();
    let widest = OVERVIEW.map(|o| {
        let ends = answers.told.iter().filter_map(|t| effect(t, o)).map(|e| far(&e.difference));
        ends.filter(|x| x.is_finite()).fold(0.0, f64::max)
    });
    html! {
        p { (page.t("whatif-overview")) }
        table class="whatif" {
            thead { tr { th { (page.t("whatif-question")) } @for o in OVERVIEW { th { (outcome(page, o)) } } } }
            tbody { @for told in &answers.told { tr {
                th scope="row" { a href=(format!("#q-{}-{}", told.answer.question, page.lang.code())) { (ask(page, told)) } }
                @for (o, wide) in OVERVIEW.into_iter().zip(widest) { td data-label=(outcome(page, o)) {
                    @if let Some(e) = effect(told, o) { (whisker(&e, wide)) (difference(page, &e)) }
                } }
            } } }
        }
        p class="note" { (page.t("whatif-overview-note")) " " (family(page, answers)) }
    }
}

/// How many of all differences stand, and how many chance would show.
fn family(page: &Page<'_>, answers: &Answers<'_>) -> String {
    let Family { compared, telling, by_chance, stand } = answers.family;
    let args = [
        ("compared", compared.to_string()),
        ("telling", telling.to_string()),
        ("chance", page.number(by_chance, 0)),
        ("stand", stand.to_string()),
        ("groups", answers.design.groups().to_string()),
        ("fewest", FEWEST.to_string()),
    ];
    page.say(if answers.design.groups() < FEWEST as u32 { "whatif-few" } else { "whatif-family" }, &args)
}

/// How far from nothing the interval reaches.
fn far(d: &ClusteredMean) -> f64 {
    d.mean.abs() + d.half.unwrap_or(0.0)
}

/// A difference with its 95 % interval, on a line whose middle is nothing; full where it stands.
fn whisker(e: &Effect, wide: f64) -> Markup {
    let ClusteredMean { mean, half: Some(half), .. } = e.difference else { return html! {} };
    if wide <= 0.0 {
        return html! {};
    }
    let at = |x: f64| format!("{:.1}", 60.0 + 56.0 * x / wide);
    html! {
        svg class="whisker" viewBox="0 0 120 12" aria-hidden="true" {
            line x1="60" x2="60" y1="0" y2="12" class="nothing" {}
            line x1=(at(mean - half)) x2=(at(mean + half)) y1="6" y2="6" class="reach" {}
            circle cx=(at(mean)) cy="6" r="3.2" class=(if e.stands { "clear" } else { "unclear" }) {}
        }
    }
}

/// One question.
fn one(page: &Page<'_>, told: &Told<'_>) -> Markup {
    let answer = &told.answer;
    html! {
        h3 id=(format!("q-{}-{}", answer.question, page.lang.code())) { (ask(page, told)) }
        p class="unit" { (page.date_in_words(f64::from(answer.day))) ": " (deeds(page, told.deeds)) }
        ul { @for line in lines(page, told) { li { (line) } } }
        @if let Some(e) = answer.telling().into_iter().find(|e| e.outcome.kind() != Kind::Share) { (margins(page, e)) }
        details {
            summary { (page.t("whatif-all")) }
            table class="whatif" {
                thead { tr { th { (page.t("whatif-outcome")) } @for head in HEADS { th { (page.t(head)) } } } }
                tbody { @for e in &answer.effects { tr {
                    th scope="row" { (outcome(page, e.outcome)) }
                    @for (head, cell) in HEADS.into_iter().zip(cells(page, e)) { td data-label=(page.t(head)) { (cell) } }
                } } }
            }
        }
    }
}

const HEADS: [&str; 5] =
    ["whatif-without", "whatif-with", "whatif-difference", "whatif-reduction", "whatif-flips"];

fn cells(page: &Page<'_>, e: &Effect) -> [String; 5] {
    let flips = e.flips.map_or_else(String::new, |f| {
        let one = |share: f64, (low, high): (f64, f64)| {
            format!("{} ({} – {})", page.share(share), page.share(low), page.share(high))
        };
        let args = [("yes", one(f.to_yes, f.to_yes_bounds)), ("no", one(f.to_no, f.to_no_bounds))];
        page.say("whatif-flipped", &args)
    });
    let times = e.reduction.map_or_else(|| "–".to_string(), |r| page.figures(r));
    let luck = e
        .luck
        .map_or_else(String::new, |l| format!("; {}", page.say("whatif-luck", &[("luck", page.share(l))])));
    [level(page, e, &e.without), level(page, e, &e.with), difference(page, e), times + &luck, flips]
}

/// What an outcome comes to.
fn level(page: &Page<'_>, e: &Effect, m: &ClusteredMean) -> String {
    match e.outcome.kind() {
        _ if !m.mean.is_finite() => "–".to_string(),
        Kind::Share => page.share(m.mean),
        Kind::Day => page.date(m.mean),
        Kind::Number => page.figures(m.mean),
    }
}

/// A difference with half its 95 % interval: points of a hundred for shares, days for dates.
fn difference(page: &Page<'_>, e: &Effect) -> String {
    let (d, half) = (e.difference.mean, e.difference.half.unwrap_or(f64::NAN));
    if !d.is_finite() {
        return "–".to_string();
    }
    let (times, decimals) = match e.outcome.kind() {
        Kind::Share => (100.0, 0),
        Kind::Day => (1.0, 1),
        Kind::Number if e.outcome == Outcome::Change => (1.0, 3),
        Kind::Number => (1.0, usize::from(half.abs() < 10.0)),
    };
    let d = page.number(times * d, decimals);
    let half = if half.is_finite() { page.number(times * half, decimals) } else { "?".to_string() };
    let is_positive = !d.starts_with('−') && d.contains(|c: char| ('1'..='9').contains(&c));
    let text = format!("{}{d} ± {half}", if is_positive { "+" } else { "" });
    match e.outcome.kind() {
        Kind::Share => page.say("whatif-points", &[("points", text)]),
        Kind::Day => page.say("whatif-days", &[("days", text)]),
        Kind::Number => text,
    }
}

/// The answer in sentences, what stands out most first.
fn lines(page: &Page<'_>, told: &Told<'_>) -> Vec<String> {
    let answer = &told.answer;
    if answer.never_bore() {
        return vec![page.t("whatif-never-bore")];
    }
    let mut lines = cautions(page, told);
    let telling = answer.telling();
    if telling.is_empty() {
        lines.push(page.t("whatif-nothing"));
    }
    lines.extend(telling.iter().take(4).map(|e| effect(page, e)));
    let mut args = vec![("share", page.share(answer.unchanged))];
    let parted = answer.parted.map_or_else(String::new, |[low, middle, high]| {
        args.extend([("low", page.date(low)), ("middle", page.date(middle)), ("high", page.date(high))]);
        format!(" {}", page.say("whatif-parted", &args))
    });
    lines.push(page.say("whatif-unchanged", &args) + &parted);
    let held = [
        ("pairs", told.placebo.pairs.to_string()),
        ("same", told.placebo.same.to_string()),
        ("drawn", told.placebo.same_though_drawn.to_string()),
    ];
    lines.push(page.say("whatif-placebo", &held));
    lines
}

/// What must be known of a question before its answer is read.
fn cautions(page: &Page<'_>, told: &Told<'_>) -> Vec<String> {
    let answer = &told.answer;
    let mut lines = Vec::new();
    if answer.done < 1.0 {
        lines.push(page.say("whatif-done", &[("share", page.share(answer.done))]));
    }
    for (d, bore) in told.deeds.iter().zip(&answer.bore) {
        if *bore == 0.0 {
            lines.push(page.say("whatif-idle", &[("deed", deed(page, d))]));
        }
        if let Some((low, high)) = d.beyond(page.sc) {
            let args =
                [("deed", deed(page, d)), ("low", page.trimmed(low, 4)), ("high", page.trimmed(high, 4))];
            lines.push(page.say("whatif-beyond", &args));
        }
    }
    if answer.sat == 0.0 && told.deeds.iter().any(|d| matches!(d, Deed::Sign(_))) {
        lines.push(page.t("whatif-unsat"));
    }
    lines
}

/// One effect in a sentence.
fn effect(page: &Page<'_>, e: &Effect) -> String {
    let args = [
        ("outcome", outcome(page, e.outcome)),
        ("without", level(page, e, &e.without)),
        ("with", level(page, e, &e.with)),
        ("difference", difference(page, e)),
    ];
    let told = page.say("whatif-told", &args);
    if e.stands { told } else { page.say("whatif-perhaps", &[("told", told)]) }
}

/// What a war comes to with it and without it, and the difference of each pair: three histograms.
fn margins(page: &Page<'_>, e: &Effect) -> Markup {
    let column = |which: usize| -> Vec<f64> { e.both.iter().map(|y| y[which]).collect() };
    let (without, with) = (column(0), column(1));
    let ends = |x: &[f64]| x.iter().fold((f64::MAX, f64::MIN), |(l, h), x| (l.min(*x), h.max(*x)));
    let (a, b) = (ends(&without), ends(&with));
    let all = (a.0.min(b.0), a.1.max(b.1));
    let differences: Vec<f64> = e.both.iter().map(|y| y[1] - y[0]).collect();
    let picture = |values: &[f64], (low, high): (f64, f64), dates: bool| {
        let axis = if dates {
            Axis::dates(page, low.floor() as i32, high.ceil() as i32 + 1)
        } else {
            Axis::between(page, low, high)
        };
        in_bins(page, values, axis)
    };
    let dates = e.outcome.kind() == Kind::Day;
    html! {
        div class="grid three" {
            @for (id, values, ends, dates) in [
                ("whatif-without", &without, all, dates), ("whatif-with", &with, all, dates), ("whatif-pairwise", &differences, ends(&differences), false),
            ] {
                figure {
                    figcaption { b { (page.t(id)) } ": " (outcome(page, e.outcome)) " " span class="unit" { (page.t("whatif-share")) } }
                    (PreEscaped(picture(values, ends, dates)))
                }
            }
        }
    }
}

/// Bins of a histogram.
const BINS: usize = 20;

fn in_bins(page: &Page<'_>, values: &[f64], axis: Axis) -> String {
    let step = (axis.high - axis.low) / BINS as f64;
    let edges: Vec<f64> = (0..=BINS).map(|i| axis.low + step * i as f64).collect();
    let mut shares = vec![0.0; BINS];
    for x in values {
        shares[(((x - axis.low) / step) as usize).min(BINS - 1)] += 1.0 / values.len() as f64;
    }
    let errors: Vec<f64> = shares.iter().map(|s| Share::seen(*s, values.len()).error).collect();
    let (edges, shares, errors) = (&edges, &shares, &errors);
    let colour = histogram::PLAIN;
    histogram::chart(page, &Histogram { edges, shares, errors, record: None, expected: None, axis, colour })
}

/// How the questions were put, and what holds the method.
fn how(page: &Page<'_>, answers: &Answers<'_>) -> Markup {
    let design = answers.design;
    let minds = |m: [tregua_engine::scenario::MindKind; 2]| m.map(|m| m.word()).join(", ");
    let args = [
        ("pairs", page.number(f64::from(design.pairs), 0)),
        ("before", minds(design.before)),
        ("after", minds(design.after)),
        ("seed", design.seed.to_string()),
    ];
    html! {
        p { (page.say("whatif-design", &args)) }
        p { (page.t("whatif-placebos")) }
        p class="note" { (page.t("whatif-limits")) }
        pre { code { (answers.command) } }
    }
}

/// The question in words, or its id where it was typed.
fn ask(page: &Page<'_>, told: &Told<'_>) -> String {
    told.ask.map_or_else(|| deeds(page, told.deeds), |both| page.tongue(both).to_string())
}

fn outcome(page: &Page<'_>, o: Outcome) -> String {
    let change = page.sc.side_for_change();
    let args = |side| {
        [
            ("side", page.side_in_sentence(side)),
            ("capital", page.place(page.sc.capital)),
            ("fort", page.place(page.sc.fort)),
        ]
    };
    match o {
        Outcome::Capital => page.say("result-capital", &args(change)),
        Outcome::CapitalFell => page.say("result-capital-fell", &args(change)),
        Outcome::Fort => page.say("result-fort", &args(change)),
        Outcome::Peace => page.t("result-peace"),
        Outcome::Truce => page.t("result-truce"),
        Outcome::Deposed(side) => page.say("result-deposed", &args(side)),
        Outcome::Men(side) => page.say("result-men", &args(side)),
        Outcome::SoldiersDead => page.t("result-soldiers-dead"),
        Outcome::CiviliansDead => page.t("result-civilians-dead"),
        Outcome::Battles => page.t("result-battles"),
        Outcome::Change => page.t("result-change"),
    }
}

/// What is otherwise, in words.
fn deeds(page: &Page<'_>, deeds: &[Deed]) -> String {
    deeds.iter().map(|d| deed(page, d)).collect::<Vec<_>>().join("; ")
}

fn deed(page: &Page<'_>, deed: &Deed) -> String {
    let event = |id: tregua_engine::scenario::EventId| {
        let key = &page.sc.events[id.ix()].key;
        page.name("event", key, key)
    };
    match *deed {
        Deed::Order(plan) => page.say("deed-order", &[("plan", page.plan(plan))]),
        Deed::Forbid(plan) => page.say("deed-forbid", &[("plan", page.plan(plan))]),
        Deed::Deliver(plan) => page.say("deed-deliver", &[("plan", page.plan(plan))]),
        Deed::Sign(pact) => page.say("deed-sign", &[("pact", page.pact(pact))]),
        Deed::Accept(side, pact) => {
            page.say("deed-accept", &[("side", page.side_in_sentence(side)), ("pact", page.pact(pact))])
        }
        Deed::Refuse(side, Some(pact)) => {
            page.say("deed-refuse", &[("side", page.side_in_sentence(side)), ("pact", page.pact(pact))])
        }
        Deed::Refuse(side, None) => page.say("deed-refuse-all", &[("side", page.side_in_sentence(side))]),
        Deed::Set(i, change) => {
            let (id, by) = match change {
                Change::To(x) => ("deed-set", page.trimmed(x, 4)),
                Change::Times(x) => ("deed-times", page.trimmed(x, 4)),
            };
            page.say(id, &[("what", page.theta(i)), ("name", Theta::NAMES[i].to_string()), ("by", by)])
        }
        Deed::Without(id) => page.say("deed-without", &[("event", event(id))]),
        Deed::News(id, jump) => {
            page.say("deed-news", &[("event", event(id)), ("jump", page.trimmed(jump, 3))])
        }
    }
}

/// The answers as plain text.
#[must_use]
pub fn text(loaded: &Loaded, answers: &Answers<'_>, lang: Lang) -> String {
    let page = Page::new(&loaded.scenario, &loaded.book, lang);
    let mut out = Vec::new();
    for told in &answers.told {
        out.push(ask(&page, told));
        let date = page.date_in_words(f64::from(told.answer.day));
        out.push(format!("  {} · {date} · {}", told.answer.question, deeds(&page, told.deeds)));
        out.extend(lines(&page, told).into_iter().map(|line| format!("  {line}")));
        out.push(String::new());
    }
    out.push(family(&page, answers));
    out.join("\n").replace(['\u{a0}', '\u{2009}'], " ") + "\n"
}
