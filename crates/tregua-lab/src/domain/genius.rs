//! Domains in the XML of GENIUS: a domain file (`negotiation_template`) and a profile a party (`utility_space`).
//!
//! What numbers mean follows GENIUS 9 (its classes `AdditiveUtilitySpace`, `EvaluatorDiscrete`, `EvaluatorInteger`, `EvaluatorReal`): a
//! discrete option is worth its evaluation over the largest evaluation of the issue, a number what its evaluator makes of it, cut to
//! \[0, 1\]; weights are shares of their sum; without a `reservation` it is 0, and a `discount_factor` outside (0, 1] is 1.

mod profile;

use super::fault::{Code, Faults};
use super::weigh;
use super::xml::{Element, File, files};
use tregua_engine::said;
use tregua_engine::scenario::text::Texts;
use tregua_engine::talks::agenda::{Issue, Options};
use tregua_engine::talks::domain::Domain;

/// An issue with the number that profiles call it by.
struct Listed<'a> {
    index: Option<&'a str>,
    issue: Issue,
}

/// Reads a folder.
pub(super) fn read(texts: &Texts, cut: u32, faults: &mut Faults<'_>) -> Option<Domain> {
    let files = files(texts, faults);
    let named =
        |name: &'static str| files.iter().filter(move |f| f.document.root_element().has_tag_name(name));
    for file in files.iter().filter(|f| !ours(f)) {
        let what =
            said!("<{}> is neither a domain nor a profile", Element::root(file).node.tag_name().name());
        let help =
            said!("nothing reads it: a domain is a <negotiation_template>, a profile a <utility_space>");
        faults.warn(Code::D005, &Element::root(file).tag(), what, help);
    }
    if faults.errors() > 0 {
        // What is no XML may be the domain, or a party: more cannot be said.
        return None;
    }
    let (templates, profiles): (Vec<_>, Vec<_>) = (named(TEMPLATE).collect(), named(PROFILE).collect());
    let [template] = templates[..] else {
        no_single_domain(&templates, faults);
        return None;
    };
    let root = Element::root(template);
    if profiles.len() < 2 {
        let what = if profiles.is_empty() {
            said!("no profile beside the domain")
        } else {
            said!("only one profile beside the domain")
        };
        let help = said!("put a profile (<utility_space>) of each party into the folder, at least two");
        faults.error(Code::D004, &root.tag(), what, help);
    }
    let listed = issues(root, cut, faults);
    // Held against issues that are not as they should be, profiles would have faults that are none.
    let agenda = weigh::agenda(listed.iter().map(|l| l.issue.clone()).collect(), &root.tag(), faults)?;
    let parties: Vec<_> = profiles.iter().filter_map(|file| profile::read(file, &listed, faults)).collect();
    let name = root.child("utility_space").and_then(|u| u.child("objective")).and_then(|o| o.maybe("name"));
    let name = name.filter(|n| *n != "any").unwrap_or(template.stem).to_owned();
    (faults.errors() == 0).then(|| Domain::new(name, agenda, parties))
}

const TEMPLATE: &str = "negotiation_template";
const PROFILE: &str = "utility_space";

fn ours(file: &File<'_>) -> bool {
    let root = file.document.root_element();
    root.has_tag_name(TEMPLATE) || root.has_tag_name(PROFILE)
}

fn no_single_domain(templates: &[&File<'_>], faults: &mut Faults<'_>) {
    match templates {
        [] => {
            let what = said!("no domain file: none of the .xml files is a <negotiation_template>");
            faults.whole(
                Code::D003,
                what,
                said!("put the domain beside its profiles; profiles alone do not say what can be agreed"),
            );
        }
        [_, others @ ..] => {
            for other in others {
                let help = said!("keep one domain a folder, with its own profiles");
                faults.error(Code::D003, &Element::root(other).tag(), said!("a second domain file"), help);
            }
        }
    }
}

/// The issues of the domain file, however deep in its objectives.
fn issues<'a>(root: Element<'a, '_>, cut: u32, faults: &mut Faults<'_>) -> Vec<Listed<'a>> {
    let mut listed: Vec<Listed<'a>> = Vec::new();
    for element in root.all("issue") {
        let (name, options) = (element.text("name", faults), options(element, cut, faults));
        let (Some(name), Some(options)) = (name, options) else { continue };
        if listed.iter().any(|l| l.issue.name == name) {
            let what = said!("a second issue called {}", name);
            faults.error(
                Code::D203,
                &element.spot("name"),
                what,
                said!("give it another name, or take it out"),
            );
        }
        listed
            .push(Listed { index: element.maybe("index"), issue: Issue { name: name.to_owned(), options } });
    }
    listed
}

/// The kind of an issue: GENIUS writes it up to three times.
fn kind<'a>(element: Element<'a, '_>) -> &'a str {
    ["type", "etype", "vtype"].iter().find_map(|a| element.maybe(a)).unwrap_or("discrete")
}

fn options(element: Element<'_, '_>, cut: u32, faults: &mut Faults<'_>) -> Option<Options> {
    let unit = String::new();
    let options = match kind(element) {
        "discrete" => Options::Named(items(element, faults)),
        "integer" => {
            let [low, high] = bounds(element, faults)?.map(|x| x.round() as i64);
            Options::Integers { low, high, step: 1, unit }
        }
        "real" => {
            let [low, high] = bounds(element, faults)?;
            Options::Reals { low, high, count: if low < high { cut } else { 0 }, unit }
        }
        other => {
            let what = said!("an issue of type \"{}\"", other);
            faults.error(Code::D104, &element.spot("type"), what, said!("write discrete, integer or real"));
            return None;
        }
    };
    if (Issue { name: String::new(), options: options.clone() }).count() == 0 {
        let help = said!("give it at least one <item>, or a lowerbound below its upperbound");
        faults.error(Code::D301, &element.tag(), said!("an issue with nothing to choose from"), help);
    }
    Some(options)
}

fn items(element: Element<'_, '_>, faults: &mut Faults<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for item in element.all("item") {
        let Some(name) = item.text("value", faults) else { continue };
        names.push((name.to_owned(), item.spot("value")));
    }
    weigh::names(names, faults)
}

/// The ends of a range: of its `<range>`, or of the issue itself.
fn bounds(element: Element<'_, '_>, faults: &mut Faults<'_>) -> Option<[f64; 2]> {
    let bearer = element.child("range").unwrap_or(element);
    let (low, high) = (bearer.number("lowerbound", faults), bearer.number("upperbound", faults));
    Some([low?, high?])
}
