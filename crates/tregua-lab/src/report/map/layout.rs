//! The layout of a map: windows, title, rose, scale, letterings. Data of the scenario (`map/chart.toml`).

use serde::Deserialize;

use super::mercator::{Sheet, Window};

/// Width of the frame round the main sheet [units].
pub(super) const MARGIN: f64 = 38.0;

/// Language of what the map says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

/// The same words in both languages.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Words {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

impl Words {
    /// The words in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Spanish => &self.es,
        }
    }
}

/// A colour, written `#rrggbb` in data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The ink of the map.
    pub const INK: Colour = Colour([0x3a, 0x2c, 0x1c]);
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Colour, String> {
        let fault = || format!("expected a colour such as \"#2b5d8a\", found {text:?}");
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii()).ok_or_else(fault)?;
        let value = u32::from_str_radix(digits, 16).map_err(|_| fault())?;
        Ok(Colour([(value >> 16) as u8, (value >> 8) as u8, value as u8]))
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let Colour([r, g, b]) = self;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

/// What the map looks like, apart from the war on it.
#[derive(Debug, Clone, Deserialize)]
pub struct Layout {
    /// What the main sheet shows.
    pub window: Window,
    /// Width of the main sheet [units]; letters of 12 units are the smallest, so this sets how much fits.
    pub width: f64,
    /// A part drawn again at a larger scale.
    pub inset: Option<Inset>,
    /// Sides, in the order of the key.
    #[serde(default)]
    pub side: Vec<Side>,
    /// Title.
    pub title: Title,
    /// Compass rose.
    pub rose: Option<Rose>,
    /// Scale bar.
    pub scale: Option<Scale>,
    /// What the counters mean.
    pub key: Option<Key>,
    /// Names of seas, ranges and regions.
    #[serde(default)]
    pub lettering: Vec<Lettering>,
}

/// A side of the war on the map.
#[derive(Debug, Clone, Deserialize)]
pub struct Side {
    /// Key of the side in the scenario, also the `data-side` of its groups.
    pub id: String,
    /// Name in the key of the map.
    pub name: Words,
    /// Its colour.
    pub colour: Colour,
}

/// A part of the map drawn again at a larger scale, in a box on the main sheet.
#[derive(Debug, Clone, Deserialize)]
pub struct Inset {
    /// What it shows.
    pub window: Window,
    /// Upper left corner, as shares of the main sheet's width and height.
    pub at: [f64; 2],
    /// Width, as a share of the main sheet's width.
    pub width: f64,
    /// Its title.
    pub title: Words,
}

/// The title, lines centred under one another.
#[derive(Debug, Clone, Deserialize)]
pub struct Title {
    /// Middle of the first line's top, as shares of the main sheet.
    pub at: [f64; 2],
    /// Its lines.
    pub lines: Vec<Line>,
}

/// One line of the title.
#[derive(Debug, Clone, Deserialize)]
pub struct Line {
    /// The words.
    pub text: Words,
    /// Size of the letters [units].
    pub size: f64,
    /// Space between letters [units].
    #[serde(default)]
    pub spacing: f64,
    /// Whether the line is in italics.
    #[serde(default)]
    pub italic: bool,
}

/// Compass rose.
#[derive(Debug, Clone, Deserialize)]
pub struct Rose {
    /// Its middle, as shares of the main sheet.
    pub at: [f64; 2],
    /// Length of its points [units].
    pub radius: f64,
    /// Letter of the north.
    pub north: Words,
}

/// Scale bar, true at the middle parallel of the main sheet.
#[derive(Debug, Clone, Deserialize)]
pub struct Scale {
    /// Left end, as shares of the main sheet.
    pub at: [f64; 2],
    /// Length of one unit of measure [km], such as a league.
    pub unit_km: f64,
    /// Numbers on the bar, rising, in units of measure.
    pub marks: Vec<f64>,
    /// What the numbers count.
    pub label: Words,
}

/// What the counters mean.
#[derive(Debug, Clone, Deserialize)]
pub struct Key {
    /// Upper left corner, as shares of the main sheet.
    pub at: [f64; 2],
    /// Words beside a solid counter.
    pub solid: Words,
    /// Words beside a ghost.
    pub ghost: Words,
}

/// A name written over the map.
#[derive(Debug, Clone, Deserialize)]
pub struct Lettering {
    /// The words.
    pub text: Words,
    /// Points the line of writing follows, degrees east and north; one point centres a level line on it.
    pub along: Vec<[f64; 2]>,
    /// Size of the letters [units].
    pub size: f64,
    /// Space between letters [units].
    #[serde(default)]
    pub spacing: f64,
    /// Look, a class of the style sheet: sea, land, range or small.
    pub look: String,
}

impl Layout {
    /// Sheet of the main window.
    pub fn main_sheet(&self) -> Sheet {
        Sheet::fit(self.window, MARGIN, MARGIN, self.width)
    }

    /// Sheet of the inset, if there is one.
    pub fn inset_sheet(&self, main: &Sheet) -> Option<Sheet> {
        let inset = self.inset.as_ref()?;
        let [x, y] = share(main, inset.at);
        Some(Sheet::fit(inset.window, x, y, inset.width * main.width()))
    }
}

/// A point given as shares of a sheet's width and height.
pub(super) fn share(sheet: &Sheet, [x, y]: [f64; 2]) -> [f64; 2] {
    [sheet.left + x * sheet.width(), sheet.top + y * sheet.height()]
}
