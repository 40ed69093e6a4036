//! The page of the documented decisions replayed: how likely free minds held each, and how that scores.

use super::scores;
use crate::advise::{Replay, Scored};
use crate::load::Loaded;
use crate::report::SIDES;
use crate::report::frame::{self, Head, Section};
use crate::report::page::Page;
use crate::words::Lang;
use maud::{Markup, html};

/// The page in both languages, opened in `lang`. The same decisions give the same text.
#[must_use]
pub fn replay_html(loaded: &Loaded, replay: &Replay, command: &str, lang: Lang) -> String {
    let pages = Lang::ALL.map(|lang| Page::new(&loaded.scenario, &loaded.book, lang));
    frame::document(&pages, lang, SIDES, &Markup::default(), |page| {
        let sections: [Section; 3] = [
            (
                "replay",
                html! { div class="answer" { p { (page.say("replay-score", &scores(page, replay))) } } },
            ),
            ("replay-decisions", decisions(page, replay)),
            ("replay-repeat", repeat(page, command)),
        ];
        let head = Head { over: page.t("replay-title"), heading: frame::title_of(page), line: None };
        frame::leaf(page, &head, &sections)
    })
}

const HEADS: [&str; 6] =
    ["replay-date", "replay-decider", "replay-chance", "replay-options", "replay-likeliest", "replay-loss"];

/// A row a decision.
fn decisions(page: &Page<'_>, replay: &Replay) -> Markup {
    html! {
        p { (page.say("replay-how", &scores(page, replay))) }
        table class="whatif" {
            thead { tr { th { (page.t("replay-plan")) } @for id in HEADS { th { (page.t(id)) } } } }
            tbody { @for d in &replay.decisions { tr {
                th scope="row" { (d.key) " " (page.plan(page.sc.decisions[d.decision.ix()].plan)) }
                @for (id, cell) in HEADS.into_iter().zip(cells(page, d)) { td data-label=(page.t(id)) { (cell) } }
            } } }
        }
    }
}

fn cells(page: &Page<'_>, d: &Scored) -> [String; 6] {
    let decision = &page.sc.decisions[d.decision.ix()];
    [
        page.date(f64::from(decision.from)),
        page.decider(decision.decider),
        page.share(d.chance),
        page.number(d.options, 0),
        page.share(d.first),
        [d.loss.model, d.loss.even, d.loss.kind].map(|nat| page.number(nat, 2)).join(" / "),
    ]
}

fn repeat(page: &Page<'_>, command: &str) -> Markup {
    html! {
        p { (page.t("replay-tables")) }
        pre { code { (command) } }
    }
}
