//! Advice in words, and on a page.

mod leaf;

pub use leaf::html;

use super::page::Page;
use crate::advise::{Advice, Choice, Move, Replay};
use crate::load::Loaded;
use crate::words::Lang;

/// Advice as plain text: what each choice is worth, and what can be told apart.
#[must_use]
pub fn text(loaded: &Loaded, advice: &Advice, lang: Lang) -> String {
    let page = &Page::new(&loaded.scenario, &loaded.book, lang);
    let args = told(page, advice);
    let mut lines = vec![page.say("advise-title", &args), page.say("advise-how", &args), String::new()];
    let rows: Vec<[String; 7]> = advice.choices.iter().map(|c| row(page, c)).collect();
    let heads = HEADS.map(|id| page.t(id));
    let wide = |k: usize| rows.iter().map(|r| r[k].chars().count()).chain([heads[k].chars().count()]).max();
    let widths: Vec<usize> = (0..6).map(|k| wide(k).unwrap_or(0)).collect();
    for cells in std::iter::once(&heads).chain(&rows) {
        let line: Vec<String> = cells.iter().zip(&widths).map(|(cell, w)| format!("{cell:>w$}")).collect();
        lines.push(format!("{}  {}", line.join("  "), cells[6]));
    }
    lines.push(String::new());
    lines.extend(advice.choices.iter().filter_map(|c| rests(page, c)));
    lines.push(verdict(page, advice));
    lines.push(page.t("advise-limits"));
    lines.join("\n").replace(['\u{a0}', '\u{2009}'], " ") + "\n"
}

/// Who asked, when, and how near the wars are that look like his.
fn told(page: &Page<'_>, advice: &Advice) -> [(&'static str, String); 5] {
    [
        ("decider", page.decider(advice.asking.decider)),
        ("date", page.date_in_words(f64::from(advice.asking.day))),
        ("wars", advice.wars.to_string()),
        ("far", page.number(advice.distance.0, 2)),
        ("mean", page.number(advice.distance.1, 2)),
    ]
}

/// The documented decisions replayed, as plain text.
#[must_use]
pub fn replay_text(loaded: &Loaded, replay: &Replay, lang: Lang) -> String {
    let page = &Page::new(&loaded.scenario, &loaded.book, lang);
    let decisions = replay.decisions.len();
    let loss = replay.loss();
    let args = [
        ("wars", replay.wars.to_string()),
        ("decisions", decisions.to_string()),
        ("first", replay.first().to_string()),
        ("chance", page.number(replay.first_by_chance(), 1)),
        ("loss", page.number(loss.model, 2)),
        ("even", page.number(loss.even, 2)),
        ("kind", page.number(loss.kind, 2)),
        ("ratio", page.number(loss.model / loss.even, 2)),
        ("brier", page.number(replay.brier(), 2)),
    ];
    let mut lines = vec![page.say("replay-how", &args), String::new()];
    for d in &replay.decisions {
        let decision = &loaded.scenario.decisions[d.decision.ix()];
        let args = [
            ("key", d.key.clone()),
            ("date", page.date(f64::from(decision.from))),
            ("decider", page.decider(decision.decider)),
            ("plan", page.plan(decision.plan)),
            ("chance", page.share(d.chance)),
            ("options", page.number(d.options, 0)),
            ("first", page.share(d.first)),
            ("wars", page.share(d.wars as f64 / f64::from(replay.wars))),
        ];
        lines.push(page.say("replay-decision", &args));
    }
    lines.push(String::new());
    lines.push(page.say("replay-score", &args));
    lines.join("\n").replace(['\u{a0}', '\u{2009}'], " ") + "\n"
}

const HEADS: [&str; 7] = [
    "advise-worth",
    "advise-risk",
    "advise-behind",
    "advise-best",
    "advise-regret",
    "advise-wars",
    "advise-choice",
];

/// In hundredths of his range.
fn hundredths(page: &Page<'_>, x: f64) -> String {
    page.number(100.0 * x, 1)
}

fn row(page: &Page<'_>, c: &Choice) -> [String; 7] {
    let h = |x| hundredths(page, x);
    [
        format!("{} ± {}", h(c.worth), h(c.error)),
        h(c.risk),
        if c.behind == (0.0, 0.0) {
            "–".to_string()
        } else {
            format!("{} ± {}", h(c.behind.0), h(c.behind.1))
        },
        page.share(c.best),
        format!("{} / {}", h(c.regret.0), h(c.regret.1)),
        c.wars.to_string(),
        name(page, c.option),
    ]
}

fn name(page: &Page<'_>, option: Move) -> String {
    match option {
        Move::Wait => page.t("advise-wait"),
        Move::Plan(plan) => page.plan(plan),
        Move::Sign(pact) => page.say("advise-sign", &[("pact", page.pact(pact))]),
    }
}

/// What a choice rests on.
fn rests(page: &Page<'_>, c: &Choice) -> Option<String> {
    let rests = c.rests?;
    let args = [
        ("choice", name(page, c.option)),
        ("feature", page.t(&format!("feature-{}", rests.feature.key().replace('_', "-")))),
        ("correlation", page.number(rests.correlation.abs(), 2)),
        ("more", (rests.correlation > 0.0).to_string()),
    ];
    Some(page.say("advise-rests", &args))
}

/// Which choices cannot be told from the best, and how sure it is that the rest are worse.
fn verdict(page: &Page<'_>, advice: &Advice) -> String {
    let ties: Vec<String> = advice.ties().map(|c| name(page, c.option)).collect();
    let worse = advice.choices.len() - ties.len();
    let args = [("ties", ties.join("; ")), ("count", ties.len().to_string()), ("worse", worse.to_string())];
    match (ties.len(), worse) {
        (1, _) => page.say("advise-clear", &args),
        (_, 0) => page.say("advise-nothing", &args),
        _ => page.say("advise-ties", &args),
    }
}
