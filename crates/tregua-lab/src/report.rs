//! The report: one file for people, in two languages, that opens offline, prints, and holds every simulated number against the record.
//!
//! What is said is computed once ([`findings`]) and then written in each language by the same sections. The page switches between the
//! languages without a network and without scripts; a few lines of script only keep the reader's place.

mod assumptions;
mod atlas;
mod causes;
mod chart;
mod columns;
mod course;
mod decisions;
mod endings;
mod fans;
mod findings;
mod fit;
mod fonts;
pub mod map;
mod matters;
mod median;
mod page;
pub mod plane;
mod range;
mod record;
mod sensitivity;
mod sightings;
mod sources;
mod stats;
mod summary;
mod theatre;
mod worst;

use crate::course::Course;
use crate::ensemble::{Design, Ensemble};
use crate::fit::{Fit, Kept};
use crate::load::Loaded;
use crate::range::Range;
use crate::record_score::Scorecard;
use crate::sensitivity::{Found, Manifest};
use crate::words::Lang;
use atlas::Atlas;
use findings::Findings;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use page::Page;
use plotters::style::RGBColor;
use theatre::Theatre;

/// What the page looks like.
const STYLE: &str = include_str!("report/style.css");

/// Keeps the reader's place when the language changes, and opens what is folded before printing.
const SCRIPT: &str = include_str!("report/script.js");

/// Colours of the two sides where no map sets them.
const SIDES: [RGBColor; 2] = [RGBColor(0x2e, 0x5f, 0x94), RGBColor(0xb2, 0x3a, 0x2b)];

/// The report on an ensemble as one HTML page in both languages, opened in `lang`; with the bargaining range, if the scenario has values.
/// The same ensemble gives the same text.
#[must_use]
pub fn html(
    loaded: &Loaded,
    design: &Design,
    fought: &Ensemble,
    score: &Scorecard,
    range: Option<&Range>,
    lang: Lang,
) -> String {
    let (atlas, fault) = Atlas::of(loaded, SIDES);
    let colours = atlas.colours(&loaded.scenario, SIDES);
    let findings = Findings::new(loaded, design, fought, score, colours);
    let theatre = Theatre::new(&findings, atlas, fault.map(|f| f.to_string()));
    let pages = Lang::ALL.map(|lang| Page::new(&loaded.scenario, &loaded.book, lang));
    let style = html! { (PreEscaped(map::STYLE)) (colour_of(colours)) };
    let body = html! {
        (theatre.plates(&pages))
        @for page in &pages { (language(page, &findings, range, &theatre)) }
    };
    document(&pages, lang, &style, &body)
}

/// A whole page: its languages to switch between, and what is said in each.
fn document(pages: &[Page<'_>], lang: Lang, style: &Markup, body: &Markup) -> String {
    let title = pages.iter().find(|p| p.lang == lang).map_or_else(String::new, title_of);
    let page = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="data:,";
                style { (PreEscaped(fonts::faces())) (PreEscaped(STYLE)) (style) }
            }
            body {
                @for page in pages { (switch(page, lang)) }
                (body)
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// What matters, as one HTML page in both languages, opened in `lang`.
#[must_use]
pub fn matters_html(loaded: &Loaded, manifest: &Manifest, found: &Found, lang: Lang) -> String {
    let pages = Lang::ALL.map(|lang| Page::new(&loaded.scenario, &loaded.book, lang));
    let body = html! { @for page in &pages { (matters::main(page, manifest, found)) } };
    document(&pages, lang, &html! {}, &body)
}

/// A fit, as one HTML page in both languages, opened in `lang`.
#[must_use]
pub fn fit_html(loaded: &Loaded, kept: &Kept, fit: &Fit, command: &str, lang: Lang) -> String {
    let pages = Lang::ALL.map(|lang| Page::new(&loaded.scenario, &loaded.book, lang));
    let body = html! { @for page in &pages { (fit::main(page, kept, fit, command)) } };
    document(&pages, lang, &html! {}, &body)
}

/// A fit, as plain text.
#[must_use]
pub fn fit_text(loaded: &Loaded, kept: &Kept, fit: &Fit, lang: Lang) -> String {
    fit::text(&Page::new(&loaded.scenario, &loaded.book, lang), kept, fit)
}

/// What matters, as plain text.
#[must_use]
pub fn matters_text(loaded: &Loaded, found: &Found, lang: Lang) -> String {
    matters::text(&Page::new(&loaded.scenario, &loaded.book, lang), found)
}

/// What came of the talks as plain text.
#[must_use]
pub fn course_text(loaded: &Loaded, course: &Course, lang: Lang) -> String {
    course::text(&Page::new(&loaded.scenario, &loaded.book, lang), course)
}

/// The bargaining range as plain text.
#[must_use]
pub fn range_text(loaded: &Loaded, range: &Range, lang: Lang) -> String {
    range::text(&Page::new(&loaded.scenario, &loaded.book, lang), range)
}

/// The bargaining range as a picture of its own: SVG.
#[must_use]
pub fn range_svg(loaded: &Loaded, range: &Range, lang: Lang) -> String {
    let colours = Atlas::of(loaded, SIDES).0.colours(&loaded.scenario, SIDES);
    range::picture(&Page::new(&loaded.scenario, &loaded.book, lang), range, colours)
}

/// The colours of the sides, for what stands under their names.
fn colour_of(sides: [RGBColor; 2]) -> String {
    let one = |RGBColor(r, g, b): RGBColor| format!("#{r:02x}{g:02x}{b:02x}");
    format!(":root {{ --side-0: {}; --side-1: {}; }}", one(sides[0]), one(sides[1]))
}

fn title_of(page: &Page<'_>) -> String {
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

/// A section: its message id, which is also its anchor.
type Section<'a> = (&'static str, Markup);

fn language(page: &Page<'_>, f: &Findings<'_>, range: Option<&Range>, theatre: &Theatre) -> Markup {
    let mut sections: Vec<Section<'_>> = vec![
        ("summary", summary::section(page, f)),
        ("theatre", theatre.section(page, f)),
        ("record", record::section(page, f)),
        ("worst", worst::section(page, f)),
        ("fans", fans::section(page, f)),
        ("endings", endings::section(page, f)),
        ("decisions", decisions::section(page, f)),
        ("assumptions", assumptions::section(page, f)),
        ("sources", sources::section(page, f)),
        ("repeat", columns::section(page, f, theatre.middle)),
    ];
    if let Some(range) = range {
        let after = sections.iter().position(|(id, _)| *id == "endings").unwrap_or(0);
        sections.insert(after, ("range", range::section(page, f, range)));
        sections.insert(after + 1, ("course", course::section(page, &range.course, &range.spread)));
    }
    let code = page.lang.code();
    let anchor = |id: &str| format!("{id}-{code}");
    let title = |id: &str| page.t(&format!("title-{id}"));
    let version =
        [("version", env!("CARGO_PKG_VERSION").to_string()), ("model", tregua_engine::MODEL.to_string())];
    html! {
        main lang=(code) {
            header {
                p class="over" { (page.say("report", &[("wars", page.number(f.wars as f64, 0))])) }
                h1 { (title_of(page)) }
                @if let Some(line) = page.book.word(code, "title", "line") { p class="line" { (line) } }
            }
            nav aria-label=(page.t("contents")) {
                ol { @for (id, _) in &sections { li { a href=(format!("#{}", anchor(id))) { (title(id)) } } } }
            }
            @for (id, body) in &sections {
                section id=(anchor(id)) data-section=(id) { h2 { (title(id)) } (body) }
            }
            footer { p { (page.say("generated", &version)) } }
        }
    }
}
