//! The utility plane of a table: every package, the frontier, what not agreeing is worth, and the points that theory singles out.

mod field;
mod legend;
mod marks;

use super::chart::{FAINT, GRID, INK, PAPER, SEPIA, round_step};
use super::fonts;
use super::map::declutter::Box2;
use super::map::pen::{Esc, N, Pen};
use crate::words::{FluentArgs, Lang, Words};
use plotters::style::RGBColor;
use tregua_engine::talks::agenda::{Agenda, Package};
use tregua_engine::talks::frontier::{Frontier, Point};
use tregua_engine::talks::solution::Solutions;
use tregua_engine::talks::space::Space;

/// A table as it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Plane<'a> {
    /// Name of the table.
    pub name: &'a str,
    /// Names of the two.
    pub parties: [&'a str; 2],
    /// The issues.
    pub agenda: &'a Agenda,
    /// What packages are worth.
    pub space: &'a Space,
    /// The efficient ones.
    pub frontier: &'a Frontier,
    /// What not agreeing is worth.
    pub disagreement: [f64; 2],
    /// The points; none where no package is worth that to both.
    pub solutions: Option<Solutions>,
    /// What a war adds to a table.
    pub war: Option<AtWar<'a>>,
}

/// What is drawn of the table of a war besides.
#[derive(Clone, Copy, Debug)]
pub struct AtWar<'a> {
    /// Packages that one of the two may not or would not sign, package by package.
    pub barred: &'a [bool],
    /// Offers that were made: when and by whom, and which.
    pub offers: &'a [(String, Package)],
}

/// Size of the picture \[units\].
const SIZE: (f64, f64) = (1440.0, 1000.0);
/// Where utilities are drawn.
const FIELD: Box2 = Box2 { left: 110.0, top: 150.0, right: 860.0, bottom: 900.0 };
/// Seal red: not agreeing, and Nash.
const SEAL: RGBColor = RGBColor(0x9d, 0x2a, 0x20);
/// An axis is no shorter: on a finer one three decimals would not tell its ticks apart, and nobody knows utilities better.
const SHORTEST: f64 = 0.02;
/// Green of the welfare point.
const GREEN: RGBColor = RGBColor(0x4f, 0x6d, 0x5a);

/// Everything the parts of the picture need.
struct Draft<'a> {
    plane: Plane<'a>,
    words: Words,
    lang: Lang,
    /// Utilities at the ends of both axes.
    low: [f64; 2],
    high: [f64; 2],
    pen: Pen,
}

/// The picture as an SVG file that looks the same everywhere: its fonts are inside. The same table gives the same text.
#[must_use]
pub fn svg(plane: &Plane<'_>, lang: Lang) -> String {
    let ftl = match lang {
        Lang::En => include_str!("../../assets/words/plane.en.ftl"),
        Lang::Es => include_str!("../../assets/words/plane.es.ftl"),
    };
    let (low, high) = ends(plane);
    let mut draft =
        Draft { plane: *plane, words: Words::new(lang, ftl), lang, low, high, pen: Pen::default() };
    draft.open();
    field::draw(&mut draft);
    marks::draw(&mut draft);
    legend::draw(&mut draft);
    draft.pen.line(format_args!("</svg>"));
    draft.pen.finish()
}

/// The ends of both axes: 0 and 1, or farther out where utilities are.
fn ends(plane: &Plane<'_>) -> ([f64; 2], [f64; 2]) {
    // In a war what can be signed is a small part of what is at stake: the picture is of that part, and of what was offered.
    let offered = |p: usize| plane.war.is_some_and(|war| war.offers.iter().any(|(_, o)| o.ix() == p));
    let shown = |p: &usize| plane.war.is_none_or(|war| !war.barred[*p] || offered(*p));
    let all = |i: usize| {
        let shown = (0..plane.space.size()).filter(shown).map(move |p| plane.space.columns()[i][p]);
        shown.chain([plane.disagreement[i]])
    };
    let ends = if plane.war.is_some() { (f64::INFINITY, f64::NEG_INFINITY) } else { (0.0, 1.0) };
    let low = [0, 1].map(|i| all(i).fold(ends.0, f64::min));
    let high = [0, 1].map(|i| all(i).fold(ends.1, f64::max));
    // A little air, so that packages at an end do not stand on the frame.
    let share = if plane.war.is_some() { 0.12 } else { 0.02 };
    let air = [0, 1].map(|i| (share * (high[i] - low[i])).max(0.5 * (SHORTEST - (high[i] - low[i]))));
    ([low[0] - air[0], low[1] - air[1]], [high[0] + air[0], high[1] + air[1]])
}

impl Draft<'_> {
    fn open(&mut self) {
        let (w, h) = SIZE;
        let named = [("name", self.plane.name.to_owned())];
        let [first, second] = self.plane.parties.map(str::to_owned);
        let (title, says) = (
            self.say("plane-title", &named),
            self.say("plane-says", &[("first", first), ("second", second)]),
        );
        let faces = fonts::faces();
        self.pen.line(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\" lang=\"{}\">",
            self.lang.code()
        ));
        self.pen.line(format_args!("<title>{}</title><desc>{}</desc>", Esc(&title), Esc(&says)));
        self.pen.line(format_args!(
            "<style>{faces}text{{font-family:\"Old Standard TT\",Georgia,serif;fill:{}}}.fell{{font-family:\"IM Fell English\",\"Old Standard TT\",Georgia,serif}}</style>",
            hex(INK)
        ));
        self.pen.line(format_args!("<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>", hex(PAPER)));
        let rule = "#b9a379";
        self.pen.line(format_args!(
            "<rect x=\"14\" y=\"14\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{rule}\"/><rect x=\"19\" y=\"19\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{rule}\"/>",
            w - 28.0,
            h - 28.0,
            w - 38.0,
            h - 38.0
        ));
    }

    /// A message.
    fn t(&self, id: &str) -> String {
        self.words.say(id, &FluentArgs::new())
    }

    /// A message with texts filled in.
    fn say(&self, id: &str, args: &[(&'static str, String)]) -> String {
        let mut filled = FluentArgs::new();
        for (name, text) in args {
            filled.set(*name, text.clone());
        }
        self.words.say(id, &filled)
    }

    /// From tick to tick of an axis.
    fn step(&self, axis: usize) -> f64 {
        round_step((self.high[axis] - self.low[axis]) / 6.0)
    }

    /// A number with two decimals, or three where the axes are short, in the way of the language.
    fn number(&self, x: f64) -> String {
        let short = (0..2).any(|i| self.high[i] - self.low[i] < 0.2);
        let text = if short { format!("{x:.3}") } else { format!("{x:.2}") }.replace('-', "−");
        if self.lang == Lang::Es { text.replace('.', ",") } else { text }
    }

    /// It lies on the picture: in a war much of what nobody would sign does not.
    fn shows(&self, utility: [f64; 2]) -> bool {
        (0..2).all(|i| (self.low[i]..=self.high[i]).contains(&utility[i]))
    }

    /// Where utilities lie on the picture.
    fn at(&self, utility: [f64; 2]) -> [f64; 2] {
        let share = [0, 1].map(|i| (utility[i] - self.low[i]) / (self.high[i] - self.low[i]));
        [
            FIELD.left + share[0] * (FIELD.right - FIELD.left),
            FIELD.bottom - share[1] * (FIELD.bottom - FIELD.top),
        ]
    }

    /// A line of text.
    fn text(&mut self, [x, y]: [f64; 2], style: &str, text: &str) {
        self.pen.line(format_args!("<text x=\"{}\" y=\"{}\" {style}>{}</text>", N(x), N(y), Esc(text)));
    }

    /// The points of theory with their kind, those of one package together.
    fn marks(&self) -> Vec<(Point, Vec<marks::Kind>)> {
        let mut marks: Vec<(Point, Vec<marks::Kind>)> = Vec::new();
        let welfare = (self.plane.frontier.welfare(), marks::Kind::Welfare);
        let others = self.plane.solutions.map(|s| {
            [
                (s.nash, marks::Kind::Nash),
                (s.kalai_smorodinsky, marks::Kind::KalaiSmorodinsky),
                (s.egalitarian, marks::Kind::Egalitarian),
            ]
        });
        for (point, kind) in others.into_iter().flatten().chain([welfare]) {
            match marks.iter_mut().find(|(p, _)| p.what == point.what) {
                Some((_, kinds)) => kinds.push(kind),
                None => marks.push((point, vec![kind])),
            }
        }
        marks
    }
}

fn hex(colour: RGBColor) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2)
}
