//! The engraved map of a war: a plate of relief, the roads and places, and the armies as the simulated wars and the record
//! had them. A pure function from data to one SVG text; no file is read, and nothing here knows which war it draws.
//!
//! The caller gathers a [`Chart`]: what the scenario ships (plates, [`Ground`], [`Layout`], [`Hint`]s), what it says of
//! [`Place`]s and [`Road`]s, and what is to be shown on them ([`Counter`]s, [`Arrow`]s). [`draw`] returns the picture.
//! Groups that mean something carry `data-kind` and `data-id`, so that a page can make them answer a click.

mod arrows;
mod counters;
pub(super) mod declutter;
mod furniture;
mod ground;
mod hints;
mod layout;
mod mercator;
pub(super) mod pen;
mod places;

pub use declutter::Box2;
pub use hints::{Anchor, Hint, HintFault, Shown, read_hints};
pub use layout::{Colour, Inset, Key, Language, Layout, Lettering, Line, Rose, Scale, Side, Title, Words};
pub use mercator::{Sheet, Window};
pub use pen::data_uri;

use serde::Deserialize;

/// Style sheet of the picture. [`draw`] embeds it; a page that shows several maps may take it once from here and
/// leave [`Chart::styled`] false.
pub const STYLE: &str = include_str!("map/style.css");

/// A relief picture and the window it covers.
pub struct Plate<'a> {
    /// What the picture covers, its rows spaced as Mercator spaces them.
    pub window: Window,
    /// The picture itself.
    pub picture: Picture<'a>,
}

/// Where the pixels of a plate are.
pub enum Picture<'a> {
    /// WebP bytes, embedded in the SVG.
    Webp(&'a [u8]),
    /// An address the page can load.
    Link(&'a str),
}

/// Outlines under the map, degrees east and north.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Ground {
    /// Rings of land; their edge is the coast.
    pub land: Vec<Vec<[f64; 2]>>,
    /// Rings of lakes.
    #[serde(default)]
    pub lakes: Vec<Vec<[f64; 2]>>,
    /// Rivers, main and lesser.
    #[serde(default)]
    pub rivers: Vec<River>,
}

/// A river's course.
#[derive(Debug, Clone, Deserialize)]
pub struct River {
    /// 1 a great river, 2 a lesser one.
    pub rank: u8,
    /// Its points, degrees east and north.
    pub line: Vec<[f64; 2]>,
}

/// What a place is; decides its symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// City, town or village: rings by rank.
    Town,
    /// A farm or estate: a small square.
    Estate,
    /// A camp: a tent.
    Camp,
    /// A mountain pass or bridge.
    Pass,
}

/// A place on the map.
#[derive(Debug, Clone)]
pub struct Place {
    /// Key, also its `data-id`.
    pub id: String,
    /// Name as printed.
    pub name: String,
    /// Position, degrees east and north.
    pub at: [f64; 2],
    /// What it is.
    pub mark: Mark,
    /// Has an anchorage.
    pub port: bool,
    /// Has a fortress.
    pub fort: bool,
    /// Rank, label and where it is shown.
    pub hint: Hint,
}

/// What goes along a road.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A road for carts.
    Road,
    /// A mule trail.
    Trail,
    /// A passage by sea.
    Sea,
}

/// A road, trail or passage.
#[derive(Debug, Clone)]
pub struct Road {
    /// Key, also its `data-id`.
    pub id: String,
    /// Ends and bends in order, degrees east and north; two at least.
    pub points: Vec<[f64; 2]>,
    /// What goes along it.
    pub way: Way,
}

/// Arm of a formation; decides the sign on its counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arm {
    /// Infantry or all arms: crossed belts.
    Foot,
    /// Cavalry: one belt.
    Horse,
    /// Artillery: a ball.
    Guns,
    /// Armed country people.
    Irregular,
    /// A squadron.
    Fleet,
}

/// A formation on the map.
#[derive(Debug, Clone)]
pub struct Counter {
    /// Key of the formation, also its `data-id`; the solid counter and the ghost of one formation share it.
    pub id: String,
    /// Name as printed.
    pub name: String,
    /// Key of its side.
    pub side: String,
    /// Position, degrees east and north.
    pub at: [f64; 2],
    /// Strength; not a number where it is unknown, and then none is shown [persons].
    pub men: f64,
    /// Its arm.
    pub arm: Arm,
    /// True where the record had it, false where the simulated wars had it.
    pub ghost: bool,
    /// On which sheet it stands.
    pub shown: Shown,
}

/// A march or passage, drawn as a tapered arrow.
#[derive(Debug, Clone)]
pub struct Arrow {
    /// Where it starts, degrees east and north.
    pub from: [f64; 2],
    /// Where it ends.
    pub to: [f64; 2],
    /// Key of the side that moves.
    pub side: String,
    /// True for a move of the record, drawn in outline.
    pub ghost: bool,
    /// On which sheet it is drawn.
    pub shown: Shown,
}

/// All that one map shows.
pub struct Chart<'a> {
    /// Windows, title and furniture.
    pub layout: &'a Layout,
    /// Coast, lakes, rivers.
    pub ground: &'a Ground,
    /// Relief pictures; of those that cover a sheet the smallest window is taken.
    pub plates: &'a [Plate<'a>],
    /// Places.
    pub places: &'a [Place],
    /// Roads, trails, passages.
    pub roads: &'a [Road],
    /// Formations.
    pub counters: &'a [Counter],
    /// Marches.
    pub arrows: &'a [Arrow],
    /// Language of titles and letterings.
    pub language: Language,
    /// Prefix of element ids, so that several maps can stand on one page. Letters and digits.
    pub key: &'a str,
    /// Whether the style sheet travels inside the SVG.
    pub styled: bool,
}

/// The map as one SVG element. The same chart gives the same text.
pub fn draw(chart: &Chart) -> String {
    let main = chart.layout.main_sheet();
    let inset = chart.layout.inset_sheet(&main);
    let mut pen = pen::Pen::default();
    furniture::open(&mut pen, chart, &main);
    sheet(&mut pen, chart, &main, Shown::Main);
    if let (Some(sheet_of_inset), Some(inset)) = (&inset, &chart.layout.inset) {
        furniture::lift_inset(&mut pen, &main, sheet_of_inset);
        sheet(&mut pen, chart, sheet_of_inset, Shown::Inset);
        furniture::frame_inset(&mut pen, sheet_of_inset, inset.title.in_language(chart.language));
    }
    furniture::close(&mut pen, chart, &main);
    pen.finish()
}

/// Width and height of the picture [units].
pub fn size(layout: &Layout) -> (f64, f64) {
    let main = layout.main_sheet();
    (main.width() + 2.0 * layout::MARGIN, main.height() + 2.0 * layout::MARGIN)
}

/// Counters and arrows alone, to lie over a picture that [`draw`] made from the same layout with the same key: many days of one
/// war then share one map.
pub fn overlay(chart: &Chart) -> String {
    let main = chart.layout.main_sheet();
    let inset = chart.layout.inset_sheet(&main);
    let mut pen = pen::Pen::default();
    over(&mut pen, chart, &main, Shown::Main);
    if let Some(inset) = &inset {
        over(&mut pen, chart, inset, Shown::Inset);
    }
    pen.finish()
}

/// Who stands and moves inside one window.
fn over(pen: &mut pen::Pen, chart: &Chart, sheet: &Sheet, which: Shown) {
    pen.line(format_args!("<g class=\"standing {0}\" clip-path=\"url(#{1}-{0})\">", which.word(), chart.key));
    let standing = counters::place(chart, sheet, which, &furniture::taken(chart, sheet, which));
    arrows::draw(pen, chart, sheet, which);
    counters::leaders(pen, chart, &standing);
    counters::draw(pen, chart, &standing);
    pen.line(format_args!("</g>"));
}

/// Everything drawn inside one window, from the paper up.
fn sheet(pen: &mut pen::Pen, chart: &Chart, sheet: &Sheet, which: Shown) {
    let clip = format!("{}-{}", chart.key, which.word());
    pen.clip(&clip, sheet);
    pen.line(format_args!("<g class=\"sheet {}\" clip-path=\"url(#{clip})\">", which.word()));
    ground::draw(pen, chart, sheet, which);
    let taken = furniture::taken(chart, sheet, which);
    let standing = counters::place(chart, sheet, which, &taken);
    arrows::draw(pen, chart, sheet, which);
    counters::leaders(pen, chart, &standing);
    places::draw(pen, chart, sheet, which);
    counters::draw(pen, chart, &standing);
    pen.line(format_args!("</g>"));
}

/// Boxes that the counters of one sheet cover, in drawing order: for checks of the layout.
pub fn counter_boxes(chart: &Chart, which: Shown) -> Vec<Box2> {
    let main = chart.layout.main_sheet();
    let inset = chart.layout.inset_sheet(&main);
    let sheet = match which {
        Shown::Inset => inset.as_ref(),
        _ => Some(&main),
    };
    let Some(sheet) = sheet else { return Vec::new() };
    let taken = furniture::taken(chart, sheet, which);
    counters::place(chart, sheet, which, &taken).iter().map(|s| s.cover).collect()
}

impl Chart<'_> {
    /// Colour of a side; ink when no side has that key.
    fn colour(&self, side: &str) -> Colour {
        self.layout.side.iter().find(|s| s.id == side).map_or(Colour::INK, |s| s.colour)
    }
}
