//! The report: one file for people, in two languages, that opens offline, prints, and holds every simulated number against the record.
//!
//! What is said is computed once (`findings`) and then written in each language by the same sections. The page switches between the
//! languages without a network and without scripts; a few lines of script only keep the reader's place.

pub mod advise;
mod assumptions;
mod atlas;
mod chart;
mod columns;
mod course;
mod decisions;
mod endings;
mod fans;
mod findings;
mod fit;
mod fonts;
mod frame;
pub mod map;
mod matters;
mod page;
pub mod plane;
mod range;
mod record;
mod sensitivity;
mod sightings;
mod sources;
mod summary;
mod theatre;
mod thresholds;
mod wants;
pub mod weigh;
pub mod whatif;
mod worst;

use crate::ensemble::{Design, Ensemble};
use crate::fit::{Fit, Kept};
use crate::load::Loaded;
use crate::record_score::Scorecard;
use crate::sample::Middle;
use crate::sensitivity::{Found, Manifest};
use crate::talks::course::Course;
use crate::talks::range::Range;
use crate::words::Lang;
use atlas::Atlas;
use findings::Findings;
use maud::Markup;
use page::Page;
use plotters::style::RGBColor;
use theatre::Theatre;

/// Colours of the two sides where no map sets them.
const SIDES: [RGBColor; 2] = [RGBColor(0x2e, 0x5f, 0x94), RGBColor(0xb2, 0x3a, 0x2b)];

/// What the report on an ensemble is drawn from: no war is fought for it.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The scenario, its book and its folder.
    pub loaded: &'a Loaded,
    /// What was run.
    pub design: &'a Design,
    /// What came of it.
    pub fought: &'a Ensemble,
    /// How it compares with the record.
    pub score: &'a Scorecard,
    /// Its middle war.
    pub middle: &'a Middle,
    /// The bargaining range, if the scenario has values.
    pub range: Option<&'a Range>,
}

/// The report on an ensemble as one HTML page in both languages, opened in `lang`. The same ensemble gives the same text.
#[must_use]
pub fn html(material: &Material<'_>, lang: Lang) -> String {
    let loaded = material.loaded;
    let (atlas, fault) = Atlas::of(loaded, SIDES);
    let colours = atlas.colours(&loaded.scenario, SIDES);
    let findings = Findings::new(material, colours);
    let theatre = Theatre::new(&findings, atlas, fault.map(|f| f.to_string()));
    let pages = Lang::ALL.map(|lang| Page::new(&loaded.scenario, &loaded.book, lang));
    let plates = theatre.plates(&pages);
    frame::document(&pages, lang, colours, &plates, |page| {
        language(page, &findings, material.range, &theatre)
    })
}

/// What is wrong with the map that a scenario ships: the report then shows a plain sheet.
#[must_use]
pub fn map_fault(loaded: &Loaded) -> Option<String> {
    Atlas::shipped(&loaded.folder).err().map(|fault| fault.to_string())
}

/// What matters, as one HTML page in both languages, opened in `lang`.
#[must_use]
pub fn matters_html(loaded: &Loaded, manifest: &Manifest, found: &Found, lang: Lang) -> String {
    let pages = Lang::ALL.map(|lang| Page::new(&loaded.scenario, &loaded.book, lang));
    frame::document(&pages, lang, SIDES, &Markup::default(), |page| matters::leaf(page, manifest, found))
}

/// A fit, as one HTML page in both languages, opened in `lang`.
#[must_use]
pub fn fit_html(loaded: &Loaded, kept: &Kept, fit: &Fit, command: &str, lang: Lang) -> String {
    let pages = Lang::ALL.map(|lang| Page::new(&loaded.scenario, &loaded.book, lang));
    frame::document(&pages, lang, SIDES, &Markup::default(), |page| fit::leaf(page, kept, fit, command))
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

fn language(page: &Page<'_>, f: &Findings<'_>, range: Option<&Range>, theatre: &Theatre) -> Markup {
    let mut sections: Vec<frame::Section> = vec![
        ("summary", summary::section(page, f)),
        ("theatre", theatre.section(page, f)),
        ("record", record::section(page, f)),
        ("worst", worst::section(page, f)),
        ("fans", fans::section(page, f)),
        ("endings", endings::section(page, f)),
        ("decisions", decisions::section(page, f)),
        ("assumptions", assumptions::section(page, f)),
        ("sources", sources::section(page, f)),
        ("repeat", columns::section(page, f)),
    ];
    if let Some(range) = range {
        let after = sections.iter().position(|(id, _)| *id == "endings").unwrap_or(0);
        sections.insert(after, ("range", range::section(page, f, range)));
        sections.insert(after + 1, ("course", course::section(page, &range.course, &range.spread)));
    }
    frame::leaf(page, &frame::Head::of_war(page, "report", f.wars), &sections)
}
