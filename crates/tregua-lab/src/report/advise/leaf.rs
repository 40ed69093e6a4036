//! The page of advice: how far each choice lies behind the best, its risk and regret, and on what it rests.

use super::{HEADS, against, name, rests, row, told, verdict};
use crate::advise::{Advice, Choice, Standing};
use crate::load::Loaded;
use crate::report::SIDES;
use crate::report::chart::dots::{self, Dot};
use crate::report::frame::{self, Head, Section};
use crate::report::page::Page;
use crate::words::Lang;
use maud::{Markup, PreEscaped, html};

/// The page in both languages, opened in `lang`. The same advice gives the same text.
#[must_use]
pub fn html(loaded: &Loaded, advice: &Advice, command: &str, lang: Lang) -> String {
    let pages = Lang::ALL.map(|lang| Page::new(&loaded.scenario, &loaded.book, lang));
    frame::document(&pages, lang, SIDES, &Markup::default(), |page| leaf(page, advice, command))
}

fn leaf(page: &Page<'_>, advice: &Advice, command: &str) -> Markup {
    let sections: [Section; 4] = [
        ("advise", answer(page, advice)),
        ("advise-choices", choices(page, advice)),
        ("advise-rests", grounds(page, advice)),
        ("advise-repeat", repeat(page, command)),
    ];
    let head = Head {
        over: page.say("advise-title", &told(page, advice)),
        heading: page.decider(advice.asking.decider),
        line: Some(frame::title_of(page)),
    };
    frame::leaf(page, &head, &sections)
}

/// How sure it is, and the picture.
fn answer(page: &Page<'_>, advice: &Advice) -> Markup {
    let dots: Vec<Dot> = advice.choices.iter().filter_map(|c| dot(page, c)).collect();
    html! {
        div class="answer" { p { (verdict(page, advice)) } }
        figure class="across" {
            figcaption { (page.t("advise-picture")) }
            (PreEscaped(dots::chart(page, &dots)))
        }
        p class="note" { (page.t("advise-picture-note")) }
    }
}

/// None for a choice of which nothing can be said.
fn dot(page: &Page<'_>, c: &Choice) -> Option<Dot> {
    let half = if c.standing == Standing::Best { 0.0 } else { c.against.half? };
    let at = (100.0 * c.against.mean, 100.0 * half);
    Some(Dot { name: name(page, c.option), value: against(page, c), at, filled: c.is_tied() })
}

/// Every choice with its numbers.
fn choices(page: &Page<'_>, advice: &Advice) -> Markup {
    let [heads @ .., choice] = HEADS;
    html! {
        p { (page.say("advise-how", &told(page, advice))) }
        table class="whatif" {
            thead { tr { th { (page.t(choice)) } @for id in heads { th { (page.t(id)) } } } }
            tbody { @for c in &advice.choices {
                @let [cells @ .., choice] = row(page, c);
                tr {
                    th scope="row" { (choice) }
                    @for (id, cell) in heads.into_iter().zip(cells) { td data-label=(page.t(id)) { (cell) } }
                }
            } }
        }
        p class="note" { (page.t("advise-columns")) }
    }
}

/// What the choices rest on, and how far to trust that.
fn grounds(page: &Page<'_>, advice: &Advice) -> Markup {
    let found: Vec<String> = advice.choices.iter().filter_map(|c| rests(page, c)).collect();
    html! {
        @if found.is_empty() { p { (page.t("advise-rests-nothing")) } } @else {
            ul { @for line in found { li { (line) } } }
        }
        p class="note" { (page.t("advise-limits")) }
    }
}

fn repeat(page: &Page<'_>, command: &str) -> Markup {
    html! {
        p { (page.t("advise-tables")) }
        pre { code { (command) } }
    }
}
