//! The map of a scenario as its folder ships it (`map/`), ready to be drawn; a plain sheet of its places where it ships none.

use super::map::{
    Colour, Ground, Hint, Key, Language, Layout, Mark, Place, Road, Shown, Side, Title, Way, Window, Words,
    read_hints,
};
use super::page::Page;
use crate::load::Loaded;
use crate::words::Lang;
use plotters::style::RGBColor;
use std::collections::BTreeMap;
use std::path::Path;
use tregua_engine::scenario::{Ground as Strength, PlaceKind, Region, RouteKind, Scenario};

/// What the map is drawn from, whichever language it is drawn in.
pub(super) struct Atlas {
    /// Windows, title, furniture.
    pub layout: Layout,
    /// Coast, lakes, rivers.
    pub ground: Ground,
    /// Relief pictures and their windows.
    pub plates: Vec<(Window, Vec<u8>)>,
    hints: BTreeMap<String, Hint>,
    bends: BTreeMap<[String; 2], Vec<[f64; 2]>>,
}

/// A side's name in both languages.
fn in_both(loaded: &Loaded, side: &str) -> Words {
    let of = |lang: Lang| loaded.book.word(lang.code(), "side", side).unwrap_or(side).to_string();
    Words { en: of(Lang::En), es: of(Lang::Es) }
}

/// A file of the map that could not be used, and why.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {cause}")]
pub(super) struct AtlasFault {
    file: String,
    cause: String,
}

impl Atlas {
    /// The map of a scenario; a plain sheet if it ships none or a damaged one, and then what was wrong with it.
    pub(super) fn of(loaded: &Loaded, colours: [RGBColor; 2]) -> (Self, Option<AtlasFault>) {
        match Self::shipped(&loaded.folder) {
            Ok(Some(atlas)) => (atlas, None),
            Ok(None) => (Self::plain(loaded, colours), None),
            Err(fault) => (Self::plain(loaded, colours), Some(fault)),
        }
    }

    /// The map that a scenario's folder ships, if it ships one.
    pub(super) fn shipped(folder: &Path) -> Result<Option<Self>, AtlasFault> {
        let map = folder.join("map");
        if map.is_dir() { Self::read(&map).map(Some) } else { Ok(None) }
    }

    fn read(folder: &Path) -> Result<Self, AtlasFault> {
        let chart = text(folder, "chart.toml")?;
        let layout: Layout = toml::from_str(&chart).map_err(|e| fault("chart.toml", &e))?;
        let ground = Ground { rivers: json(folder, "rivers.json")?, ..json(folder, "land.json")? };
        let hints =
            read_hints(&text(folder, "labels.csv")?).map_err(|faults| fault("labels.csv", &faults[0]))?;
        let (plates, bends) = (plates(folder)?, bends(&text(folder, "bends.csv")?)?);
        Ok(Self { layout, ground, plates, hints, bends })
    }

    /// A sheet that holds the theatre's places, without relief.
    fn plain(loaded: &Loaded, colours: [RGBColor; 2]) -> Self {
        let sc = &loaded.scenario;
        let inside = || sc.places.iter().filter(|p| p.region != Region::External).map(|p| p.at);
        let fold = |first: f64, f: fn(f64, f64) -> f64, pick: fn((f64, f64)) -> f64| {
            inside().map(pick).fold(first, f)
        };
        let (south, north) = (fold(90.0, f64::min, |p| p.0), fold(-90.0, f64::max, |p| p.0));
        let (west, east) = (fold(180.0, f64::min, |p| p.1), fold(-180.0, f64::max, |p| p.1));
        let air = 0.12 * (north - south).max(east - west).max(0.5);
        let side = |i: usize| Side {
            id: sc.sides[i].key.clone(),
            name: in_both(loaded, &sc.sides[i].key),
            colour: Colour([colours[i].0, colours[i].1, colours[i].2]),
        };
        let layout = Layout {
            window: Window { west: west - air, south: south - air, east: east + air, north: north + air },
            width: 1000.0,
            inset: None,
            side: vec![side(0), side(1)],
            title: Title { at: [0.5, 0.03], lines: Vec::new() },
            rose: None,
            scale: None,
            key: Some(Key {
                at: [0.66, 0.04],
                solid: Words {
                    en: "simulated: the middle war".into(),
                    es: "simulado: la guerra mediana".into(),
                },
                ghost: Words { en: "as the record has it".into(), es: "según las fuentes".into() },
            }),
            lettering: Vec::new(),
        };
        Self {
            layout,
            ground: Ground::default(),
            plates: Vec::new(),
            hints: BTreeMap::new(),
            bends: BTreeMap::new(),
        }
    }

    /// Colour of each side, if the map has one for it.
    pub(super) fn colours(&self, sc: &Scenario, otherwise: [RGBColor; 2]) -> [RGBColor; 2] {
        let of = |i: usize| self.layout.side.iter().find(|s| s.id == sc.sides[i].key);
        [0, 1].map(|i| of(i).map_or(otherwise[i], |s| RGBColor(s.colour.0[0], s.colour.0[1], s.colour.0[2])))
    }

    /// The places of the theatre in a language.
    pub(super) fn places(&self, page: &Page<'_>) -> Vec<Place> {
        let on_map = |p: &&tregua_engine::scenario::Place| self.layout.window.holds([p.at.1, p.at.0]);
        let place = |p: &tregua_engine::scenario::Place| Place {
            id: p.key.clone(),
            name: page.name("place", &p.key, &p.name),
            at: [p.at.1, p.at.0],
            mark: match p.kind {
                PlaceKind::Hacienda => Mark::Estate,
                PlaceKind::Camp => Mark::Camp,
                PlaceKind::Pass => Mark::Pass,
                PlaceKind::City | PlaceKind::Town | PlaceKind::Port => Mark::Town,
            },
            port: p.kind == PlaceKind::Port || p.port,
            fort: p.ground == Strength::Fortress,
            hint: self.hints.get(&p.key).copied().unwrap_or_default(),
        };
        page.sc.places.iter().filter(on_map).map(place).collect()
    }

    /// The roads between them, with their bends; a leg that the map hides is left out.
    pub(super) fn roads(&self, sc: &Scenario) -> Vec<Road> {
        let at = |p: tregua_engine::scenario::PlaceId| [sc.places[p.ix()].at.1, sc.places[p.ix()].at.0];
        let road = |r: &tregua_engine::scenario::Route| {
            let ends = [r.from, r.to].map(|p| sc.places[p.ix()].key.clone());
            let bends = self.bends.get(&ends).map_or(&[][..], Vec::as_slice);
            if bends.iter().any(|b| b[0].is_nan())
                || ![r.from, r.to].iter().all(|p| self.layout.window.holds(at(*p)))
            {
                return None;
            }
            let mut points = vec![at(r.from)];
            points.extend(bends);
            points.push(at(r.to));
            let way = match r.kind {
                RouteKind::Sea => Way::Sea,
                RouteKind::Road | RouteKind::Sand => Way::Road,
                RouteKind::Quebrada | RouteKind::Pass => Way::Trail,
            };
            Some(Road { id: r.key.clone(), points, way })
        };
        sc.routes.iter().filter_map(road).collect()
    }

    /// On which sheet something at a point stands; what is great enough stands on both.
    pub(super) fn shown(&self, at: [f64; 2], great: bool) -> Shown {
        match (self.layout.inset.as_ref().is_some_and(|i| i.window.holds(at)), great) {
            (true, true) => Shown::Both,
            (true, false) => Shown::Inset,
            (false, _) => Shown::Main,
        }
    }
}

/// The map's language.
pub(super) fn language(lang: Lang) -> Language {
    match lang {
        Lang::En => Language::English,
        Lang::Es => Language::Spanish,
    }
}

fn fault(file: &str, cause: &dyn std::fmt::Display) -> AtlasFault {
    AtlasFault { file: file.to_string(), cause: cause.to_string() }
}

fn text(folder: &Path, file: &str) -> Result<String, AtlasFault> {
    std::fs::read_to_string(folder.join(file)).map_err(|e| fault(file, &e))
}

fn json<T: serde::de::DeserializeOwned>(folder: &Path, file: &str) -> Result<T, AtlasFault> {
    serde_json::from_str(&text(folder, file)?).map_err(|e| fault(file, &e))
}

/// Windows and bytes of the pictures that `plate.toml` lists.
fn plates(folder: &Path) -> Result<Vec<(Window, Vec<u8>)>, AtlasFault> {
    #[derive(serde::Deserialize)]
    struct Card {
        file: Vec<Entry>,
    }
    #[derive(serde::Deserialize)]
    struct Entry {
        name: String,
        window: Option<Window>,
    }
    let card: Card = toml::from_str(&text(folder, "plate.toml")?).map_err(|e| fault("plate.toml", &e))?;
    let pictures = card.file.into_iter().filter_map(|f| f.window.map(|w| (w, f.name)));
    let read = |(window, name): (Window, String)| {
        let plain = Path::new(&name).components().count() == 1 && !name.contains("..");
        let bytes =
            if plain { std::fs::read(folder.join(&name)).map_err(|e| fault(&name, &e))? } else { Vec::new() };
        if plain && is_webp(&bytes) {
            Ok((window, bytes))
        } else if plain {
            Err(fault(&name, &"it is no WebP picture"))
        } else {
            Err(fault("plate.toml", &format!("{name} leads out of the folder")))
        }
    };
    pictures.map(read).collect()
}

/// Whether bytes begin as a WebP picture does: a RIFF container, its length, its kind.
fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// Header of `bends.csv`.
const BENDS: &str = "from,to,lon,lat";

/// Bends of the routes, `from,to,lon,lat`; without numbers the leg is hidden, which is kept as a bend that is not a number.
fn bends(csv: &str) -> Result<BTreeMap<[String; 2], Vec<[f64; 2]>>, AtlasFault> {
    let mut bends: BTreeMap<[String; 2], Vec<[f64; 2]>> = BTreeMap::new();
    if csv.lines().next().map(str::trim_end) != Some(BENDS) {
        return Err(fault("bends.csv", &format!("expected the header {BENDS}")));
    }
    for line in csv.lines().skip(1).filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let [from, to, lon, lat] = cells[..] else { return Err(fault("bends.csv", &line)) };
        let number = |cell: &str| if cell.is_empty() { Ok(f64::NAN) } else { cell.parse() };
        let (Ok(lon), Ok(lat)) = (number(lon), number(lat)) else { return Err(fault("bends.csv", &line)) };
        bends.entry([from.to_string(), to.to_string()]).or_default().push([lon, lat]);
    }
    Ok(bends)
}
