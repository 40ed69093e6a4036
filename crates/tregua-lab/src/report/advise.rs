//! Advice in words, and on a page.

mod leaf;
mod replayed;

pub use leaf::html;
pub use replayed::replay_html;

use super::page::Page;
use crate::advise::{Advice, Choice, Move, Replay, Standing};
use crate::load::Loaded;
use crate::words::Lang;

/// Advice as plain text: what each choice is worth, and what can be told apart.
#[must_use]
pub fn text(loaded: &Loaded, advice: &Advice, lang: Lang) -> String {
    let page = &Page::new(&loaded.scenario, &loaded.book, lang);
    let args = told(page, advice);
    let mut lines = vec![page.say("advise-title", &args), page.say("advise-how", &args), String::new()];
    let rows: Vec<[String; 8]> = advice.choices.iter().map(|c| row(page, c)).collect();
    let heads = HEADS.map(|id| page.t(id));
    let wide = |k: usize| rows.iter().map(|r| r[k].chars().count()).chain([heads[k].chars().count()]).max();
    let widths: Vec<usize> = (0..7).map(|k| wide(k).unwrap_or(0)).collect();
    for cells in std::iter::once(&heads).chain(&rows) {
        let line: Vec<String> = cells.iter().zip(&widths).map(|(cell, w)| format!("{cell:>w$}")).collect();
        lines.push(format!("{}  {}", line.join("  "), cells[7]));
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

/// How a replay scores.
fn scores(page: &Page<'_>, replay: &Replay) -> [(&'static str, String); 9] {
    let loss = replay.loss();
    [
        ("wars", replay.wars.to_string()),
        ("decisions", replay.decisions.len().to_string()),
        ("first", replay.first().to_string()),
        ("chance", page.number(replay.first_by_chance(), 1)),
        ("loss", page.number(loss.model, 2)),
        ("even", page.number(loss.even, 2)),
        ("kind", page.number(loss.kind, 2)),
        ("ratio", page.number(loss.model / loss.even, 2)),
        ("brier", page.number(replay.brier(), 2)),
    ]
}

/// The documented decisions replayed, as plain text.
#[must_use]
pub fn replay_text(loaded: &Loaded, replay: &Replay, lang: Lang) -> String {
    let page = &Page::new(&loaded.scenario, &loaded.book, lang);
    let args = scores(page, replay);
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

const HEADS: [&str; 8] = [
    "advise-worth",
    "advise-risk",
    "advise-against",
    "advise-best",
    "advise-enough",
    "advise-regret",
    "advise-wars",
    "advise-choice",
];

/// In hundredths of his range.
fn hundredths(page: &Page<'_>, x: f64) -> String {
    page.number(100.0 * x, 1)
}

fn row(page: &Page<'_>, c: &Choice) -> [String; 8] {
    let h = |x| hundredths(page, x);
    [
        format!("{} ± {}", h(c.worth), h(c.error)),
        h(c.risk),
        against(page, c),
        page.share(c.best),
        page.share(c.enough),
        format!("{} / {}", h(c.regret.0), h(c.regret.1)),
        c.wars.to_string(),
        name(page, c.option),
    ]
}

/// What a choice is worth less what the best is, with half its interval.
fn against(page: &Page<'_>, c: &Choice) -> String {
    let mean = hundredths(page, c.against.mean);
    match c.against.half {
        _ if c.standing == Standing::Best => "–".to_string(),
        Some(half) => format!("{mean} ± {}", hundredths(page, half)),
        None if c.against.wars == 0 => "?".to_string(),
        None => format!("{mean} ± ?"),
    }
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

/// Which choices cannot be told from the best, how sure it is that the rest are worse, and of which nothing can be said.
fn verdict(page: &Page<'_>, advice: &Advice) -> String {
    let names = |is: &dyn Fn(&Choice) -> bool| -> Vec<String> {
        advice.choices.iter().filter(|c| is(c)).map(|c| name(page, c.option)).collect()
    };
    let (ties, untold) = (names(&Choice::is_tied), names(&|c| c.standing == Standing::Untold));
    let worse = advice.choices.len() - ties.len() - untold.len();
    let args = [
        ("ties", ties.join("; ")),
        ("count", ties.len().to_string()),
        ("worse", worse.to_string()),
        ("untold", untold.join("; ")),
    ];
    let id = match (ties.len(), worse) {
        (1, 0) => "advise-alone",
        (1, _) => "advise-clear",
        (_, 0) => "advise-nothing",
        _ => "advise-ties",
    };
    let said = page.say(id, &args);
    if untold.is_empty() { said } else { format!("{said} {}", page.say("advise-untold", &args)) }
}
