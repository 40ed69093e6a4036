//! Negotiation domains: the numbers of GENIUS's rules, refused ones with the exact text said of them, and the picture.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cases::{Changes, cases, hold};
use tregua_engine::scenario::text::Texts;
use tregua_engine::talks::domain::Domain;
use tregua_engine::talks::frontier::Frontier;
use tregua_lab::domain::{CUT, Code, DomainError, counted, load, read, render};
use tregua_lab::report::plane::{AtWar, Plane, svg};
use tregua_lab::words::Lang;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn shipped(name: &str) -> Domain {
    let loaded = load(&root().join("docs/domains").join(name), CUT).expect("it is sound");
    assert!(
        loaded.warnings.is_empty(),
        "{name}: {}",
        render(&loaded.texts, &loaded.warnings, Lang::En, false)
    );
    loaded.domain
}

// --- refused ones

fn base(name: &str) -> Texts {
    let path = root().join("docs/domains").join(name);
    let files = if path.is_dir() {
        fs::read_dir(&path).expect("a folder").flatten().map(|e| e.path()).collect()
    } else {
        vec![path]
    };
    let named = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    Texts::new(name, files.iter().map(|f| (named(f), fs::read_to_string(f).expect("text"))))
}

fn texts(folder: &Path) -> Texts {
    let changes = Changes::read(folder);
    let mut texts = base(changes.base.as_deref().expect("a domain to change"));
    changes.make(&mut texts, folder);
    texts
}

#[test]
fn each_refused_domain_gets_the_text_beside_it() {
    let mut said_codes = Vec::new();
    hold(cases("domains").into_iter().map(|folder| {
        let texts = texts(&folder);
        let (domain, faults) = read(&texts, CUT);
        assert_eq!(domain.is_none(), faults.iter().any(|f| f.is_error()), "{}", folder.display());
        assert!(!faults.is_empty(), "{}: nothing is wrong", folder.display());
        said_codes.extend(faults.iter().map(|f| f.code));
        let said = format!("{}\n\n{}", counted(&faults, Lang::En), render(&texts, &faults, Lang::En, false));
        (folder, said)
    }));
    said_codes.sort();
    said_codes.dedup();
    assert_eq!(said_codes, Code::ALL, "bad/domains wants a case for each code");
}

/// Whatever is cut out of a domain, reading it says so and does not fall over.
#[test]
fn mangled_domains_are_read_to_the_end() {
    for name in ["harbour", "armistice.toml"] {
        let whole = base(name);
        for (file, text) in whole.files() {
            for (i, (at, _)) in text.char_indices().enumerate().filter(|(i, _)| i % 29 == 0) {
                let mut texts = whole.clone();
                let end = text[at..].char_indices().nth(1 + i % 17).map_or(text.len(), |(n, _)| at + n);
                texts.put(file, format!("{}{}", &text[..at], &text[end..]));
                let (domain, faults) = read(&texts, CUT);
                assert!(
                    domain.is_some() || !faults.is_empty(),
                    "{file}, cut at {at}: neither a domain nor a fault"
                );
                let _ = render(&texts, &faults, Lang::Es, true);
            }
        }
    }
}

// --- GENIUS's numbers

/// The shipped harbour by hand: port 0.45 lifted (20 of 20), 0.2 by neutrals (4 of 5), 0.15 five ships (1 - 0.15·5), 0.2 ransom
/// (1 - 2·0.375); squadron 0.2 · 2/10, 0.3 · 6/8, 0.3 (0.1 + 0.2·5, cut to 1), 0.2 · 0.375/0.4 of the triangle.
#[test]
fn worths_are_those_of_genius() {
    let domain = shipped("harbour");
    assert_eq!((domain.name.as_str(), domain.agenda.size()), ("Blockade of the harbour", 4 * 3 * 7 * 21));
    let names: Vec<&str> = domain.parties.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["port", "squadron"]);
    assert_eq!(domain.disagreement([0, 1]), [0.3, 0.25]);
    assert_eq!([domain.parties[0].discount, domain.parties[1].discount], [0.7, 0.95]);
    let package = domain.agenda.package(&[3, 1, 5, 15]);
    assert_eq!(domain.agenda.issues()[3].amount(15), Some(0.375));
    let by_hand = [
        0.45 + 0.2 * 4.0 / 5.0 + 0.15 * (1.0 - 0.75) + 0.2 * (1.0 - 0.75),
        0.2 * 0.2 + 0.3 * 0.75 + 0.3 + 0.2 * 0.375 / 0.4,
    ];
    let found = domain.space([0, 1]).utility(package);
    assert!((0..2).all(|i| (found[i] - by_hand[i]).abs() < 1e-9), "{found:?} against {by_hand:?}");
    // Past its top the triangle falls: (0.6 - 0.5) / (0.6 - 0.4) at a ransom of one half.
    assert!((domain.parties[1].values[3][20] - 0.5).abs() < 1e-9);
    // Utilities of the worst and the best package: 0 and 1 of each issue's scale.
    let top = domain.space([0, 1]).columns()[0].iter().copied().fold(0.0, f64::max);
    assert!((top - 1.0).abs() < 1e-9);
}

/// Weights that do not sum to 1 are shares of their sum; a domain without reservation and discount has 0 and 1.
#[test]
fn weights_are_shares_and_what_is_left_out_has_its_default() {
    let mut texts = base("harbour");
    let text = texts.get("port.xml").expect("a profile").replace("value=\"0.45\"", "value=\"0.95\"");
    let text =
        text.replace("<discount_factor value=\"0.7\"/>", "").replace("<reservation value=\"0.3\"/>", "");
    texts.put("port.xml", text);
    let domain = read(&texts, CUT).0.expect("it is sound");
    let port = &domain.parties[0];
    assert!(
        (port.weights[0] - 0.95 / 1.5).abs() < 1e-12
            && (port.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12
    );
    assert_eq!((port.reservation, port.discount), (0.0, 1.0));
    assert_eq!(read(&texts, 5).0.expect("it is sound").agenda.size(), 4 * 3 * 7 * 5);
}

#[test]
fn our_own_format_says_the_same_things() {
    let domain = shipped("armistice.toml");
    assert_eq!((domain.name.as_str(), domain.agenda.size()), ("Armistice on the river", 12 * 4 * 5 * 9 * 3));
    let north = &domain.parties[0];
    assert_eq!(north.weights, [0.2, 0.4, 0.15, 0.15, 0.1]);
    // Straight lines: seven months lie three eighths of the way from 6 down to 0, of 10.
    assert!((north.values[0][6] - 0.375).abs() < 1e-12);
    assert_eq!(north.values[1], [0.0, 0.6, 0.7, 1.0]);
    let guns: Vec<String> = (0..5).map(|o| domain.agenda.issues()[2].say(o)).collect();
    assert_eq!(guns, ["0 guns", "3 guns", "6 guns", "9 guns", "12 guns"]);
}

#[test]
fn what_is_not_there_is_named() {
    let missing = load(Path::new("no/such/place"), CUT);
    assert!(matches!(missing, Err(DomainError::NotFound(_))));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("latin.toml");
    fs::write(&file, b"name = \"Per\xfa\"").expect("it is written");
    assert!(matches!(load(&file, CUT), Err(DomainError::NotUtf8 { byte: 11, .. })));
    let empty = load(folder.path(), CUT);
    assert!(matches!(empty, Err(DomainError::Faults { faults, .. }) if faults[0].code == Code::D003));
}

// --- the picture

fn drawn(domain: &Domain, disagreement: [f64; 2], lang: Lang) -> String {
    drawn_at_war(domain, disagreement, lang, None)
}

fn drawn_at_war(domain: &Domain, disagreement: [f64; 2], lang: Lang, war: Option<AtWar<'_>>) -> String {
    let space = domain.space([0, 1]);
    let frontier = Frontier::of(&space);
    let parties = [domain.parties[0].name.as_str(), domain.parties[1].name.as_str()];
    let solutions = frontier.solve(disagreement);
    let (name, agenda) = (domain.name.as_str(), &domain.agenda);
    svg(
        &Plane { name, parties, agenda, space: &space, frontier: &frontier, disagreement, solutions, war },
        lang,
    )
}

/// Boxes of the labels: left, top, right, bottom.
fn labels(picture: &str) -> Vec<[f64; 4]> {
    let document = roxmltree::Document::parse(picture).expect("it is XML");
    let label = |n: &roxmltree::Node<'_, '_>| n.attribute("class") == Some("label");
    let boxes = document.descendants().filter(label).map(|n| {
        let [x, y, w, h] =
            ["x", "y", "width", "height"].map(|a| n.attribute(a).expect("it").parse().expect("a number"));
        [x, y, x + w, y + h]
    });
    boxes.collect()
}

#[test]
fn the_plane_is_drawn_and_its_labels_lie_apart() {
    for name in ["harbour", "armistice.toml"] {
        let domain = shipped(name);
        for disagreement in [domain.disagreement([0, 1]), [0.0; 2], [0.6, 0.6], [0.95; 2]] {
            for lang in Lang::ALL {
                let picture = drawn(&domain, disagreement, lang);
                assert_eq!(picture, drawn(&domain, disagreement, lang), "the same table, the same picture");
                assert!(!picture.contains("plane-"), "a message is missing");
                let boxes = labels(&picture);
                assert!(boxes.len() >= 2, "{} labels", boxes.len());
                for (i, a) in boxes.iter().enumerate() {
                    let apart = |b: &[f64; 4]| a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                    assert!(boxes[..i].iter().all(apart), "{name} {disagreement:?}: labels overlap");
                }
            }
        }
    }
}

/// Where next to nothing can be signed the picture is of that little: nothing is written outside of it, and no two ticks say the same.
#[test]
fn a_narrow_plane_keeps_to_its_frame() {
    let domain = shipped("armistice.toml");
    let space = domain.space([0, 1]);
    let best = Frontier::of(&space).points()[1].what.ix();
    let barred: Vec<bool> = (0..space.size()).map(|p| p != best).collect();
    let [u, v] = [0, 1].map(|i| space.columns()[i][best]);
    let war = AtWar { barred: &barred, offers: &[] };
    let picture = drawn_at_war(&domain, [u - 0.02, v - 0.000_4], Lang::En, Some(war));
    let document = roxmltree::Document::parse(&picture).expect("it is XML");
    let texts: Vec<_> = document.descendants().filter(|n| n.has_tag_name("text")).collect();
    let number = |n: &roxmltree::Node<'_, '_>, a| n.attribute(a).and_then(|x| x.parse::<f64>().ok());
    let inside = |n: &roxmltree::Node<'_, '_>| {
        number(n, "x").is_some_and(|x| (0.0..1440.0).contains(&x))
            && number(n, "y").is_some_and(|y| (0.0..1000.0).contains(&y))
    };
    assert!(
        texts.iter().all(inside),
        "{:?}",
        texts.iter().filter(|n| !inside(n)).map(|n| n.text()).collect::<Vec<_>>()
    );
    let mut ticks: Vec<_> =
        texts.iter().filter(|n| n.attribute("text-anchor") == Some("end")).map(|n| n.text()).collect();
    let all = ticks.len();
    ticks.dedup();
    assert!(all > 3 && ticks.len() == all, "{ticks:?}");
}

/// However much was offered, all of it stands on the sheet: a column that is too long is set smaller.
#[test]
fn a_long_legend_keeps_to_the_sheet() {
    let domain = shipped("armistice.toml");
    let space = domain.space([0, 1]);
    let barred = vec![false; space.size()];
    let offers: Vec<_> =
        (0..9).map(|i| (format!("offer {i}"), Frontier::of(&space).points()[0].what)).collect();
    let foot = |offers: &[_]| {
        let picture = drawn_at_war(&domain, [0.4, 0.4], Lang::Es, Some(AtWar { barred: &barred, offers }));
        let document = roxmltree::Document::parse(&picture).expect("it is XML");
        let is_column =
            |n: &roxmltree::Node<'_, '_>| n.attribute("transform").is_some_and(|t| t.contains("scale"));
        let column = document.descendants().find(is_column).expect("the legend is a group");
        let numbers: Vec<f64> = column
            .attribute("transform")
            .expect("it has one")
            .split(['(', ')', ' '])
            .filter_map(|x| x.parse().ok())
            .collect();
        let [_, down, scale] = numbers[..] else { panic!("{numbers:?}") };
        let rows = column.descendants().filter_map(|n| n.attribute("y")?.parse::<f64>().ok());
        (down + scale * rows.fold(0.0, f64::max), scale)
    };
    let (few, many) = (foot(&offers[..0]), foot(&offers));
    assert!(few.0 < 975.0 && few.1 == 1.0, "{few:?}");
    assert!(many.0 < 975.0 && many.1 < 1.0, "{many:?}");
}

/// Names from files are words and not markup, and numbers far from 1 find room.
#[test]
fn names_from_files_stay_words() {
    let mut domain = shipped("armistice.toml");
    domain.name = "<script>&\"".to_owned();
    domain.parties[0].name = "A & B".to_owned();
    let picture = drawn(&domain, [-3.0, 7.0], Lang::En);
    let document = roxmltree::Document::parse(&picture).expect("it is XML");
    assert!(document.descendants().any(|n| n.text() == Some("<script>&\"")));
    assert!(document.descendants().all(|n| !n.has_tag_name("script")));
}
