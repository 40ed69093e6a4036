//! The frame of every page: both languages in one file that opens offline, a button for each, a title, contents, sections, a foot.

use super::page::Page;
use super::{fonts, map};
use crate::words::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use plotters::style::RGBColor;

/// What the page looks like.
const STYLE: &str = include_str!("style.css");

/// Keeps the reader's place when the language changes, and opens what is folded before printing.
const SCRIPT: &str = include_str!("script.js");

/// A section: its message id, which is also its anchor.
pub(super) type Section = (&'static str, Markup);

/// A whole page, opened in `lang`. `plates` stand before the languages and belong to all of them.
pub(super) fn document(
    pages: &[Page<'_>],
    lang: Lang,
    colours: [RGBColor; 2],
    plates: &Markup,
    leaf: impl Fn(&Page<'_>) -> Markup,
) -> String {
    let title = pages.iter().find(|p| p.lang == lang).map_or_else(String::new, title_of);
    let page = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="data:,";
                style { (PreEscaped(fonts::faces())) (PreEscaped(STYLE)) (PreEscaped(map::STYLE)) (colour_of(colours)) }
            }
            body {
                @for page in pages { (switch(page, lang)) }
                (plates)
                @for page in pages { (leaf(page)) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// How a page begins.
pub(super) struct Head {
    /// What kind of page it is.
    pub over: String,
    /// What it is about.
    pub heading: String,
    /// A line under that.
    pub line: Option<String>,
}

impl Head {
    /// Of a page about the war as a whole; `what` is a message that counts wars.
    pub(super) fn of_war(page: &Page<'_>, what: &str, wars: usize) -> Self {
        Self {
            over: page.say(what, &[("wars", page.number(wars as f64, 0))]),
            heading: title_of(page),
            line: page.book.word(page.lang.code(), "title", "line").map(str::to_owned),
        }
    }
}

/// One language of a page: its head, its contents and its sections.
pub(super) fn leaf(page: &Page<'_>, head: &Head, sections: &[Section]) -> Markup {
    let code = page.lang.code();
    let anchor = |id: &str| format!("{id}-{code}");
    let title = |id: &str| page.t(&format!("title-{id}"));
    let version =
        [("version", env!("CARGO_PKG_VERSION").to_string()), ("model", tregua_engine::MODEL.to_string())];
    html! {
        main lang=(code) {
            header {
                p class="over" { (head.over) }
                h1 { (head.heading) }
                @if let Some(line) = &head.line { p class="line" { (line) } }
            }
            nav aria-label=(page.t("contents")) {
                ol { @for (id, _) in sections { li { a href=(format!("#{}", anchor(id))) { (title(id)) } } } }
            }
            @for (id, body) in sections {
                section id=(anchor(id)) data-section=(id) { h2 { (title(id)) } (body) }
            }
            footer { p { (page.say("generated", &version)) } }
        }
    }
}

/// The colours of the sides, for what stands under their names.
fn colour_of(sides: [RGBColor; 2]) -> String {
    let one = |RGBColor(r, g, b): RGBColor| format!("#{r:02x}{g:02x}{b:02x}");
    format!(":root {{ --side-0: {}; --side-1: {}; }}", one(sides[0]), one(sides[1]))
}

pub(super) fn title_of(page: &Page<'_>) -> String {
    page.name("title", "name", &page.sc.name)
}

/// The button of a language: it works without scripts.
fn switch(page: &Page<'_>, opened: Lang) -> Markup {
    let (code, id) = (page.lang.code(), format!("lang-{}", page.lang.code()));
    html! {
        input type="radio" name="lang" class="lang" id=(id) value=(code) checked[page.lang == opened];
        label class="lang" lang=(code) for=(id) title=(page.t("switch")) { (page.t("lang-name")) }
    }
}
