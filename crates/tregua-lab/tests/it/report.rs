//! The report: one page that stands alone, in both languages, with every target on it.

use scraper::{Html, Selector};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::{MindKind, Scenario, Target};
use tregua_engine::theta::Theta;
use tregua_engine::unit::Date;
use tregua_lab::campaign::ThetaFrom;
use tregua_lab::ensemble::{Design, Ensemble, Fans, fight};
use tregua_lab::load::{Loaded, load};
use tregua_lab::progress::Silent;
use tregua_lab::record_score::{Scorecard, score};
use tregua_lab::report::{self, Material};
use tregua_lab::sample::Middle;
use tregua_lab::table::{Column, Table};
use tregua_lab::words::Lang;
use tregua_lab::{series, start};

/// The style of the page.
const STYLE: &str = include_str!("../../src/report/style.css");

/// Largest report of the shipped scenario [byte].
const LARGEST: usize = 2_500_000;

fn design(runs: u32, minds: MindKind) -> Design {
    Design { runs, seed: 7, minds: [minds; 2], until: None, theta: ThetaFrom::Prior, set: Vec::new() }
}

fn shipped(name: &str) -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(name);
    load(folder).unwrap_or_else(|e| panic!("{e}"))
}

fn scored(sc: &Scenario, fought: &Ensemble, until: Option<i32>) -> Scorecard {
    let values = |key: &str| fought.runs.real(&format!("record.{key}")).expect("a column").to_vec();
    score(sc, &sc.targets.iter().map(|t| values(&t.key)).collect::<Vec<_>>(), until)
}

/// Wars that were never fought: every target about where it is recorded, one in seven of them absent, one never there.
fn invented(sc: &Scenario, runs: u32) -> Ensemble {
    let mut state = 1_u64;
    let mut luck = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1_u32 << 31)
    };
    let mut column = |name: String, value: &dyn Fn(f64) -> f64| {
        Column::real(name, "1", (0..runs).map(|_| value(luck())).collect())
    };
    let mut columns: Vec<Column> = Vec::new();
    for (i, t) in sc.targets.iter().enumerate() {
        let wide = t.tolerance.0 * if t.factor { 0.1 } else { 1.0 };
        let value = |u: f64| if i == 3 || u > 0.86 { f64::NAN } else { t.value + wide * (6.0 * u - 2.0) };
        columns.push(column(format!("record.{}", t.key), &value));
    }
    let side = |i: usize| sc.sides[i].key.as_str();
    for name in ["holds_capital", "holds_fort", "battles", "truces", "truces_broken", "drifted", "change"] {
        columns.push(column(format!("end.{name}"), &|u| (2.0 * u).floor()));
    }
    for i in 0..2 {
        columns.push(column(format!("end.men.{}", side(i)), &|u| 9000.0 * u));
        columns.push(column(format!("end.dead_of_sickness.{}", side(i)), &|u| 900.0 * u));
        columns.push(column(format!("end.coups.{}", side(i)), &|u| (1.5 * u).floor()));
    }
    for p in &sc.plans {
        columns.push(column(format!("plan.{}", p.key), &|u| if u > 0.4 { f64::NAN } else { 200.0 * u }));
    }
    for d in &sc.decisions {
        columns.push(column(format!("decision.{}", d.key), &|u| if u > 0.4 { f64::NAN } else { 200.0 * u }));
    }
    for name in Theta::NAMES {
        columns.push(column(format!("theta.{name}"), &|u| u));
    }
    let days = sc.last_day as usize;
    let fan =
        |s: usize| (0..days).map(|d| [0.2, 0.4, 0.5, 0.6, 0.9].map(|k| k * ((d + 40 * s) as f64))).collect();
    let fans = Fans { days, q: (0..series::list(sc).len()).map(fan).collect(), runs };
    Ensemble { runs: Table { columns }, fans }
}

fn page(name: &str, lang: Lang) -> (Loaded, String) {
    let loaded = shipped(name);
    let fought = invented(&loaded.scenario, 120);
    let score = scored(&loaded.scenario, &fought, None);
    let html = told(&loaded, &design(120, MindKind::History), &fought, &score, lang);
    (loaded, html)
}

fn told(loaded: &Loaded, design: &Design, fought: &Ensemble, score: &Scorecard, lang: Lang) -> String {
    let middle = &Middle::of(&loaded.scenario, design, fought);
    report::html(&Material { loaded, design, fought, score, middle, range: None }, lang)
}

#[test]
fn the_page_is_well_formed_complete_and_stands_alone() {
    let (loaded, html) = page("lima-1821", Lang::Es);
    let parsed = Html::parse_document(&html);
    assert!(parsed.errors.is_empty(), "{:?}", &parsed.errors[..parsed.errors.len().min(5)]);
    assert!(html.len() < LARGEST, "{} bytes", html.len());
    assert_eq!(parsed.root_element().value().attr("lang"), Some("es"));
    for code in ["en", "es"] {
        let main = Selector::parse(&format!("main[lang={code}]")).expect("a selector");
        let main = parsed.select(&main).next().expect("a page of this language");
        let all = |css: &str, attr: &str| -> Vec<String> {
            let css = Selector::parse(css).expect("a selector");
            main.select(&css).filter_map(|e| e.value().attr(attr)).map(str::to_string).collect()
        };
        let mut targets = all("table.record tr[data-target]", "data-target");
        targets.sort();
        let mut expected: Vec<String> = loaded.scenario.targets.iter().map(|t| t.key.clone()).collect();
        expected.sort();
        assert_eq!(targets, expected, "{code}: every target stands in one of the two tables");
        let decisions = all("tr[data-decision]", "data-decision").len();
        assert_eq!(decisions, loaded.scenario.decisions.len() + loaded.book.emergent.len());
        assert!(all(".worst li", "data-target").len() == 5, "{code}: five worst");
        let deciders: Vec<String> = loaded.scenario.deciders.iter().map(|d| d.key.clone()).collect();
        assert_eq!(all("figure[data-decider]", "data-decider"), deciders, "{code}: what each of them wants");
        let weights = loaded.scenario.deciders.iter().flat_map(|d| d.utility.weights);
        let bars = all("figure[data-decider] svg", "class").len();
        assert_eq!(bars, weights.filter(|w| *w != 0.0).count(), "{code}: a bar for each weight");
    }
    outside_addresses(&parsed);
}

/// Nothing is fetched: what an element loads is inside the page.
fn outside_addresses(page: &Html) {
    let all = Selector::parse("[src], [href], [srcset], [data], [poster]").expect("a selector");
    for element in page.select(&all) {
        for name in ["src", "href", "srcset", "data", "poster"] {
            let Some(address) = element.value().attr(name) else { continue };
            assert!(address.starts_with('#') || address.starts_with("data:"), "{name}={address:.60}");
        }
    }
    assert!(!page.html().contains("@import"));
}

#[test]
fn the_same_wars_give_the_same_page() {
    let (_, one) = page("lima-1821", Lang::En);
    let (_, two) = page("lima-1821", Lang::En);
    assert!(one == two, "the page differs from itself");
}

#[test]
fn every_picture_is_xml() {
    let (_, html) = page("lima-1821", Lang::En);
    let mut pictures = 0;
    let mut rest = html.as_str();
    while let Some(begins) = rest.find("<svg") {
        let ends = rest[begins..].find("</svg>").expect("an end") + begins + 6;
        let svg = &rest[begins..ends];
        roxmltree::Document::parse(svg).unwrap_or_else(|e| panic!("{e}: {svg:.200}"));
        pictures += 1;
        rest = &rest[ends..];
    }
    assert!(pictures > 150, "{pictures} pictures");
}

#[test]
fn a_war_without_a_map_or_a_history_has_a_report_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let war = folder.path().join("small-war");
    start::write(&war).expect("it is written");
    let loaded = load(&war).unwrap_or_else(|e| panic!("{e}"));
    let mut design = design(30, MindKind::Appraisal);
    for (theta, until) in
        [(ThetaFrom::Prior, None), (ThetaFrom::Default, None), (ThetaFrom::Default, Some(40))]
    {
        (design.theta, design.until) = (theta, until);
        let fought =
            fight(&loaded.scenario, &design, &AtomicBool::new(false), &Silent).expect("it is fought");
        let score = scored(&loaded.scenario, &fought, until);
        let html = told(&loaded, &design, &fought, &score, Lang::En);
        let parsed = Html::parse_document(&html);
        assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
        assert_eq!(html.contains("The wars were stopped on"), until.is_some());
        for said in without_data(&html) {
            for none in ["NaN", "inf%", "\"inf\""] {
                assert!(!said.contains(none), "a number that is none was printed: {said:.200}");
            }
        }
    }
}

/// Five wars, of which the third is the middle one by every number of the record.
#[test]
fn the_middle_war_is_the_one_nearest_to_the_medians() {
    let sc = shipped("lima-1821").scenario;
    let by = [4.0, 0.0, 2.0, 3.0, 1.0].map(|step| 1.0 + 0.1 * step);
    let column = |t: &Target| {
        let name = format!("record.{}", t.key);
        Column::real(name, "1", by.map(|by| by * t.value.abs().max(1.0)).to_vec())
    };
    let runs = Table { columns: sc.targets.iter().map(column).collect() };
    let design = Design { until: Some(3), ..design(5, MindKind::History) };
    let middle = Middle::of(&sc, &design, &Ensemble { runs, fans: Fans::default() });
    assert_eq!(middle.run, 2);
    assert!((1..=3).all(|day| !middle.on(day).is_empty()));
    assert!([-1, 0, 4].iter().all(|day| middle.on(*day).is_empty()));
}

/// What stands between the embedded files: their letters mean nothing.
fn without_data(html: &str) -> Vec<&str> {
    let after = |part: &'_ str| part.find([')', '"']).map_or(part.len(), |end| end);
    html.split(";base64,")
        .enumerate()
        .map(|(i, part)| if i == 0 { part } else { &part[after(part)..] })
        .collect()
}

#[test]
fn what_is_not_due_when_the_wars_stop_is_not_counted() {
    let sc = shipped("lima-1821").scenario;
    let fought = invented(&sc, 40);
    let early = sc.day(Date::parse("1820-12-01").expect("a date"));
    let cut = scored(&sc, &fought, Some(early));
    let due: Vec<&str> = cut.parts.iter().filter(|p| p.due).map(|p| p.key.as_str()).collect();
    assert_eq!(due, ["1", "2a", "2b", "3a", "3b", "4", "5a", "5b", "6", "7a", "7b", "8", "9"]);
    assert_eq!(cut.numbers, (1..=9).collect());
    assert!(cut.parts.iter().all(|p| p.due || !p.inside_90 && p.crps.is_nan()));
    for until in [None, Some(sc.last_day)] {
        assert!(scored(&sc, &fought, until).parts.iter().all(|p| p.due));
    }
}

/// The bare classes that the page gives a width or a height to.
fn sized(style: &str) -> Vec<&str> {
    let rules = style
        .split('}')
        .filter_map(|rule| rule.rsplit_once('{').map(|(s, body)| (s.rsplit('{').next().unwrap_or(s), body)));
    let sizes =
        |body: &str| body.split(';').any(|d| d.trim().starts_with("width") || d.trim().starts_with("height"));
    let bare = |s: &'_ str| s.strip_prefix('.').is_some_and(|c| !c.contains([' ', '.', '>', ':']));
    let selectors = rules.filter(|(_, body)| sizes(body)).flat_map(|(s, _)| s.split(',').map(str::trim));
    selectors.filter(|s| bare(s)).map(|s| &s[1..]).collect()
}

/// Width and height are attributes of a shape, and a rule of the page for something else of that name would redraw it.
#[test]
fn no_rule_of_the_page_sizes_a_shape_by_its_class_alone() {
    assert_eq!(
        sized(".whisker { width: 7.5rem; } .a b { width: 1px } @media x { .c { height: 1px } }"),
        ["whisker", "c"]
    );
    let parsed = Html::parse_document(&page("lima-1821", Lang::En).1);
    let inside = Selector::parse("svg.strip *, svg.chart *").expect("a selector");
    let drawn: BTreeSet<&str> = parsed.select(&inside).flat_map(|e| e.value().classes()).collect();
    assert!(drawn.contains("whisker") && drawn.contains("median"), "strips are drawn with classes");
    let odd: Vec<&str> = sized(STYLE).into_iter().filter(|class| drawn.contains(class)).collect();
    assert!(odd.is_empty(), "{odd:?} are resized");
}

#[test]
fn the_style_of_the_page_leaves_the_map_alone() {
    let (_, html) = page("lima-1821", Lang::En);
    let inside = Selector::parse("svg.tregua-map *").expect("a selector");
    let parsed = Html::parse_document(&html);
    let drawn: BTreeSet<&str> = parsed.select(&inside).flat_map(|e| e.value().classes()).collect();
    assert!(drawn.contains("coast") && drawn.contains("road"), "the map is drawn with classes");
    for selector in STYLE.lines().filter_map(|l| l.split_once('{')).flat_map(|(s, _)| s.split(',')) {
        // What begins with a class of the page reaches whatever carries that class, the groups of the map too.
        let last = selector.split_whitespace().last().unwrap_or_default();
        let Some(class) = last.strip_prefix('.').filter(|_| selector.trim() == last) else { continue };
        let class = class.split(['.', ':']).next().unwrap_or_default();
        assert!(class == "tregua-map" || !drawn.contains(class), "`{selector}` restyles the map");
    }
}

/// The ids of a Fluent text, in order.
fn ids(ftl: &str) -> Vec<&str> {
    let lines = ftl.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_alphabetic()));
    lines.filter_map(|l| l.split_once(" = ")).map(|(id, _)| id).collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let (en, es) =
        (include_str!("../../assets/words/report.en.ftl"), include_str!("../../assets/words/report.es.ftl"));
    assert_eq!(ids(en), ids(es));
    let arguments = |ftl: &str, id: &str| -> Vec<String> {
        let line =
            ftl.lines().find(|l| l.split_once(" = ").is_some_and(|(i, _)| i == id)).unwrap_or_default();
        let mut all: Vec<String> =
            line.split("{ $").skip(1).filter_map(|s| s.split_once(" }")).map(|(a, _)| a.into()).collect();
        all.sort();
        all
    };
    for id in ids(en) {
        assert_eq!(arguments(en, id), arguments(es, id), "{id}");
    }
    let theta = ids(include_str!("../../assets/words/theta.es.ftl"));
    let names: Vec<String> = Theta::NAMES.iter().map(|n| format!("theta-{}", n.replace('.', "-"))).collect();
    let dumb: Vec<&String> = names.iter().filter(|n| !theta.contains(&n.as_str())).collect();
    let idle: Vec<&&str> = theta.iter().filter(|id| !names.contains(&(**id).to_string())).collect();
    assert!(
        dumb.is_empty() && idle.is_empty(),
        "theta.es.ftl: without words {dumb:?}, of no number {idle:?}"
    );
}

#[test]
fn no_message_is_missing_and_none_is_idle() {
    let (_, html) = page("lima-1821", Lang::En);
    let known = ids(include_str!("../../assets/words/report.en.ftl"));
    let families = [
        "month-",
        "series-",
        "title-",
        "falls-",
        "coups-",
        "feature-",
        "weigh-way-",
        "weigh-limits-",
        "weigh-part-",
    ];
    let mut source = String::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in walk(&folder) {
        source += &std::fs::read_to_string(file).expect("a source");
    }
    for id in &known {
        let used = source.contains(&format!("\"{id}\"")) || families.iter().any(|f| id.starts_with(f));
        assert!(used, "nobody says `{id}`");
    }
    for text in Html::parse_document(&html).root_element().text() {
        let is_id = text.contains('-')
            && families.iter().chain(&["unit-", "why-", "score-"]).any(|f| text.starts_with(f));
        assert!(!is_id, "`{text}` is no message");
    }
    for series in series::list(&shipped("lima-1821").scenario) {
        let what = series.name.rsplit('.').next().expect("a name").to_string();
        assert!(known.contains(&format!("series-{what}").as_str()), "series {what} has no words");
    }
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(walk(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}
