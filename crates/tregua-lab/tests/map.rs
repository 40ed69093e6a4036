//! The map of a war: what must hold for any chart, on an invented one, and for the folders the scenarios ship.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tregua_lab::report::map::{
    Anchor, Arm, Arrow, Box2, Chart, Counter, Ground, Hint, Language, Layout, Mark, Picture, Place, Plate,
    River, Road, Shown, Way, Window, counter_boxes, draw, read_hints,
};

const LAYOUT: &str = r##"
window = { west = 10.0, south = 40.0, east = 20.0, north = 48.0 }
width = 800
[[side]]
id = "reds"
name = { en = "The <Reds>", es = "Los \"Rojos\"" }
colour = "#b23a2b"
[[side]]
id = "blues"
name = { en = "The Blues", es = "Los Azules" }
colour = "#2e5f94"
[inset]
window = { west = 14.0, south = 43.0, east = 15.0, north = 44.0 }
at = [0.02, 0.6]
width = 0.3
title = { en = "Round the fair city", es = "Cercanías" }
[title]
at = [0.8, 0.05]
lines = [{ text = { en = "WAR & PEACE", es = "GUERRA Y PAZ" }, size = 30, spacing = 5 }]
[rose]
at = [0.1, 0.2]
radius = 40
north = { en = "N", es = "N" }
[scale]
at = [0.6, 0.95]
unit_km = 5.57
marks = [0, 20, 40]
label = { en = "leagues", es = "leguas" }
[key]
at = [0.7, 0.2]
solid = { en = "simulated", es = "simulado" }
ghost = { en = "record", es = "fuentes" }
[[lettering]]
text = { en = "A SEA", es = "UN MAR" }
along = [[11.0, 45.0], [12.0, 44.0], [13.0, 43.5]]
size = 30
look = "sea"
"##;

/// What a chart borrows.
struct Sample {
    layout: Layout,
    ground: Ground,
    places: Vec<Place>,
    roads: Vec<Road>,
    counters: Vec<Counter>,
    arrows: Vec<Arrow>,
}

fn place(n: usize, at: [f64; 2], shown: Shown) -> Place {
    let marks = [Mark::Town, Mark::Estate, Mark::Camp, Mark::Pass];
    let anchors = [Anchor::Right, Anchor::Left, Anchor::Above, Anchor::Below, Anchor::Unwritten];
    let hint = Hint { rank: 1 + (n % 3) as u8, anchor: anchors[n % 5], shift: [0.0, 0.0], shown };
    let (id, name) = (format!("place-{n}"), format!("Old & <new> \"{n}\""));
    Place { id, name, at, mark: marks[n % 4], port: n.is_multiple_of(3), fort: n.is_multiple_of(7), hint }
}

fn counter(n: usize, at: [f64; 2], shown: Shown) -> Counter {
    let arms = [Arm::Foot, Arm::Horse, Arm::Guns, Arm::Irregular, Arm::Fleet];
    Counter {
        id: format!("army-{}", n / 2),
        name: format!("Column {}", n / 2),
        side: if n.is_multiple_of(3) { "reds".into() } else { "blues".into() },
        at,
        men: 100.0 * (n % 11) as f64,
        arm: arms[n % 5],
        ghost: n % 2 == 1,
        shown,
    }
}

/// Sixty places and thirty-six counters, a third of them crowded into the inset.
fn sample() -> Sample {
    let spread = |n: usize| [10.4 + (n * 37 % 92) as f64 / 10.0, 40.3 + (n * 53 % 74) as f64 / 10.0];
    let near = |n: usize| [14.1 + (n * 7 % 80) as f64 / 100.0, 43.1 + (n * 11 % 80) as f64 / 100.0];
    let sheets = [Shown::Main, Shown::Inset, Shown::Both, Shown::Nowhere];
    let places = (0..60).map(|n| {
        let shown = sheets[n % 4];
        place(n, if shown == Shown::Main { spread(n) } else { near(n) }, shown)
    });
    let counters = (0..36).map(|n| match n % 3 {
        0 => counter(n, near(n), Shown::Both),
        _ => counter(n, spread(n), Shown::Main),
    });
    let counters: Vec<Counter> = counters.collect();
    let arrow = |c: &Counter| Arrow {
        from: c.at,
        to: [15.0, 44.0],
        side: c.side.clone(),
        ghost: c.ghost,
        shown: c.shown,
    };
    Sample {
        layout: toml::from_str(LAYOUT).expect("a layout"),
        ground: Ground {
            land: vec![vec![[12.0, 39.0], [21.0, 39.0], [21.0, 49.0], [13.0, 49.0]]],
            lakes: vec![vec![[16.0, 45.0], [16.5, 45.0], [16.2, 45.5]]],
            rivers: vec![River { rank: 1, line: vec![[12.0, 42.0], [15.0, 43.0], [19.0, 47.0]] }],
        },
        places: places.collect(),
        roads: [Way::Road, Way::Trail, Way::Sea]
            .into_iter()
            .enumerate()
            .map(|(n, way)| Road {
                id: format!("road-{n}"),
                points: vec![spread(n), [15.0, 44.0], spread(n + 9)],
                way,
            })
            .collect(),
        arrows: counters.iter().map(arrow).collect(),
        counters,
    }
}

const RELIEF: &[u8] = b"not a picture, but bytes all the same";

fn with_chart<T>(sample: &Sample, look: impl FnOnce(&Chart) -> T) -> T {
    let whole = Window { west: 9.0, south: 39.0, east: 21.0, north: 49.0 };
    let plates = [Plate { window: whole, picture: Picture::Webp(RELIEF) }];
    look(&Chart {
        layout: &sample.layout,
        ground: &sample.ground,
        plates: &plates,
        places: &sample.places,
        roads: &sample.roads,
        counters: &sample.counters,
        arrows: &sample.arrows,
        language: Language::English,
        key: "chart",
        styled: true,
    })
}

fn picture(sample: &Sample) -> String {
    with_chart(sample, draw)
}

/// How often each `data-id` of a kind stands inside the sheet with a class.
fn drawn(svg: &roxmltree::Document, sheet: &str, kind: &str) -> BTreeMap<String, usize> {
    let sheet =
        svg.descendants().find(|n| n.attribute("class") == Some(&format!("sheet {sheet}"))).expect("a sheet");
    let mut times = BTreeMap::new();
    for node in sheet.descendants().filter(|n| n.attribute("data-kind") == Some(kind)) {
        *times.entry(node.attribute("data-id").expect("an id").to_owned()).or_default() += 1;
    }
    times
}

#[test]
fn the_picture_is_well_formed_whatever_the_names_hold() {
    let mut sample = sample();
    sample.places[0].name = "]]> \u{0} <script>&amp;' onclick=\"".into();
    sample.counters[0].side = "\"/><x a=\"".into();
    let text = picture(&sample);
    let svg = roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(svg.root_element().tag_name().name(), "svg");
    assert!(svg.descendants().all(|n| !["script", "x"].contains(&n.tag_name().name())));
}

#[test]
fn every_place_is_drawn_once_on_each_of_its_sheets() {
    let sample = sample();
    let text = picture(&sample);
    let svg = roxmltree::Document::parse(&text).expect("well-formed");
    for (sheet, word) in [(Shown::Main, "main"), (Shown::Inset, "inset")] {
        let wanted: BTreeMap<String, usize> =
            sample.places.iter().filter(|p| p.hint.shown.on(sheet)).map(|p| (p.id.clone(), 1)).collect();
        assert_eq!(drawn(&svg, word, "place"), wanted, "{word}");
    }
}

#[test]
fn every_counter_stands_on_its_sheets_and_no_two_overlap() {
    let sample = sample();
    with_chart(&sample, |chart| {
        for (sheet, count) in [(Shown::Main, 36), (Shown::Inset, 12)] {
            let boxes = counter_boxes(chart, sheet);
            assert_eq!(boxes.len(), count);
            let overlaps = |a: &Box2| boxes.iter().filter(|b| b.shared(a) > 0.0).count() - 1;
            assert_eq!(boxes.iter().map(overlaps).sum::<usize>(), 0, "{}", sheet.word());
        }
    });
}

#[test]
fn a_group_holds_only_its_counter() {
    let text = picture(&sample());
    let svg = roxmltree::Document::parse(&text).expect("well-formed");
    let groups: Vec<_> = svg.descendants().filter(|n| n.attribute("data-kind") == Some("counter")).collect();
    assert_eq!(groups.len(), 36 + 12);
    let has = |n: &roxmltree::Node, class: &str| n.descendants().any(|d| d.attribute("class") == Some(class));
    assert!(groups.iter().all(|g| has(g, "flag") && !has(g, "leader") && g.attribute("transform").is_some()));
}

#[test]
fn the_same_chart_gives_the_same_text() {
    assert_eq!(picture(&sample()), picture(&sample()));
}

#[test]
fn ids_are_single_and_begin_with_the_key() {
    let text = picture(&sample());
    let svg = roxmltree::Document::parse(&text).expect("well-formed");
    let mut ids: Vec<&str> = svg.descendants().filter_map(|n| n.attribute("id")).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(count >= 4 && ids.iter().all(|id| id.starts_with("chart")), "{ids:?}");
}

#[test]
fn the_picture_has_no_fixed_size_and_follows_its_window() {
    let mut sample = sample();
    let size = |sample: &Sample| {
        let text = picture(sample);
        let svg = roxmltree::Document::parse(&text).expect("well-formed");
        let root = svg.root_element();
        assert!(root.attribute("width").is_none() && root.attribute("height").is_none());
        root.attribute("viewBox").expect("a view box").to_owned()
    };
    let whole = size(&sample);
    sample.layout.window = Window { west: 13.0, south: 42.0, east: 16.0, north: 45.0 };
    assert_ne!(size(&sample), whole);
}

#[test]
fn words_follow_the_language() {
    let sample = sample();
    let spanish = with_chart(&sample, |chart| {
        draw(&Chart { language: Language::Spanish, plates: chart.plates, ..*chart })
    });
    assert!(spanish.contains("GUERRA Y PAZ") && !spanish.contains("WAR &amp; PEACE"));
    assert!(spanish.contains("40 leguas") && spanish.contains("UN MAR"));
}

/// Folders `map/` of the scenarios.
fn shipped() -> Vec<PathBuf> {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let folders =
        fs::read_dir(scenarios).expect("scenarios").map(|f| f.expect("an entry").path().join("map"));
    folders.filter(|f| f.is_dir()).collect()
}

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|e| panic!("{}/{name}: {e}", folder.display()))
}

#[test]
fn shipped_layouts_labels_and_lines_can_be_read() {
    assert!(!shipped().is_empty());
    for folder in shipped() {
        let layout: Layout = toml::from_str(&text(&folder, "chart.toml")).unwrap_or_else(|e| panic!("{e}"));
        assert!(layout.inset.as_ref().is_none_or(|i| layout.window.covers(&i.window)));
        let hints = read_hints(&text(&folder, "labels.csv")).unwrap_or_else(|e| panic!("{e:?}"));
        assert!(!hints.is_empty());
        let ground: Ground =
            serde_json::from_str(&text(&folder, "land.json")).unwrap_or_else(|e| panic!("{e}"));
        let rivers: Vec<River> =
            serde_json::from_str(&text(&folder, "rivers.json")).unwrap_or_else(|e| panic!("{e}"));
        assert!(!ground.land.is_empty() && !rivers.is_empty());
    }
}

#[test]
fn every_hint_and_bend_belongs_to_a_place_of_the_scenario() {
    for folder in shipped() {
        // A scenario without its table of places yet has nothing to compare with.
        let Ok(rows) = fs::read_to_string(folder.join("../places.csv")) else { continue };
        let places: Vec<&str> = rows.lines().filter_map(|l| l.split(',').next()).collect();
        let hints = read_hints(&text(&folder, "labels.csv")).expect("readable");
        let strange: Vec<_> = hints.keys().filter(|k| !places.contains(&k.as_str())).collect();
        assert!(strange.is_empty(), "labels.csv names what is no place of places.csv: {strange:?}");
        let bends = text(&folder, "bends.csv");
        let rows = bends.lines().skip(1).filter(|l| !l.starts_with('#'));
        let strange: Vec<_> =
            rows.flat_map(|l| l.split(',').take(2)).filter(|p| !places.contains(p)).collect();
        assert!(strange.is_empty(), "bends.csv names what is no place of places.csv: {strange:?}");
    }
}

#[test]
fn the_card_of_a_plate_says_what_lies_beside_it() {
    for folder in shipped() {
        let card: toml::Table = text(&folder, "plate.toml").parse().expect("TOML");
        let mut total = 0;
        for file in card["file"].as_array().expect("files") {
            let name = file["name"].as_str().expect("a name");
            let bytes = fs::metadata(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}")).len();
            assert_eq!(
                Some(bytes as i64),
                file["bytes"].as_integer(),
                "{name} has changed: run tools/plate/make.py"
            );
            total += bytes;
        }
        assert!(total < 400_000, "the plate has grown to {total} bytes");
    }
}
