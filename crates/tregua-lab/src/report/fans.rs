//! Fans: how the wars went day by day, with the recorded points on them.

use super::chart::fan::{Fan, Mark, chart};
use super::chart::{PLAIN, SEPIA};
use super::findings::Findings;
use super::page::Page;
use crate::series;
use maud::{Markup, PreEscaped, html};
use plotters::style::RGBColor;
use tregua_engine::scenario::{Measure as M, SideId, Target};

/// Colours of cities, in their order.
const CITIES: [RGBColor; 4] =
    [SEPIA, RGBColor(0x5c, 0x6d, 0x76), RGBColor(0x6d, 0x54, 0x70), RGBColor(0x55, 0x6b, 0x3c)];

/// Whose series it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Side(usize),
    City(usize),
    Theatre,
}

/// One fan of the ensemble: whose, of what, and its place in the list of series.
struct Found {
    whose: Whose,
    what: String,
    unit: &'static str,
    at: usize,
}

/// The section.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let found = found(f);
    let mut whats: Vec<&str> = Vec::new();
    for series in &found {
        if !whats.contains(&series.what.as_str()) {
            whats.push(&series.what);
        }
    }
    html! {
        p { (page.say("fans-how", &[("runs", page.number(f64::from(f.fought.fans.runs), 0))])) }
        div class="grid" { @for what in whats { @for shown in panels(f, what, &found) { (panel(page, f, what, &shown)) } } }
        p class="note" { (page.t("fans-marks")) }
    }
}

fn found(f: &Findings<'_>) -> Vec<Found> {
    let whose = |name: &str| {
        let (owner, what) = name.split_once('.').unwrap_or(("", name));
        let side = f.sc.sides.iter().position(|s| s.key == owner && SIDED.contains(&what));
        let city = f.sc.cities.iter().position(|c| c.key == owner);
        let whose = side.map(Whose::Side).or(city.map(Whose::City)).unwrap_or(Whose::Theatre);
        (whose, what.to_string())
    };
    let list = series::list(f.sc).into_iter().enumerate();
    let of = list.map(|(at, s)| {
        let (whose, what) = whose(&s.name);
        Found { whose, what, unit: s.unit, at }
    });
    of.filter(|s| s.at < f.fought.fans.q.len()).collect()
}

/// What is counted for each side.
const SIDED: [&str; 6] = ["fit", "sick", "disabled", "dead_of_sickness", "deserted", "morale"];

/// The series of one kind, panel by panel: stocks of very different size have a panel each.
fn panels<'a>(f: &Findings<'_>, what: &str, found: &'a [Found]) -> Vec<Vec<&'a Found>> {
    let shown: Vec<&Found> = found.iter().filter(|s| s.what == what).collect();
    let most = |s: &&Found| f.fought.fans.q[s.at].iter().map(|q| q[4]).fold(0.0, f64::max);
    let (least, most) =
        shown.iter().map(most).fold((f64::MAX, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
    let cities = shown.iter().all(|s| matches!(s.whose, Whose::City(_)));
    let apart = cities && most > 4.0 * least;
    if apart { shown.into_iter().map(|s| vec![s]).collect() } else { vec![shown] }
}

fn panel(page: &Page<'_>, f: &Findings<'_>, what: &str, shown: &[&Found]) -> Markup {
    let fans: Vec<Fan<'_>> = shown.iter().map(|s| fan(page, f, s)).collect();
    let marks: Vec<Mark> = f.sc.targets.iter().filter_map(|t| mark(t, shown)).collect();
    let record: Vec<i32> = f.fall_of_capital().map(|(_, t)| t.value as i32).into_iter().collect();
    let unit = shown.first().map_or("1", |s| s.unit);
    let of = match shown {
        [Found { whose: Whose::City(i), .. }] => format!(", {}", page.place(f.sc.cities[*i].place)),
        _ => String::new(),
    };
    html! {
        figure data-series=(what) {
            figcaption { b { (series_name(page, what)) (of) } " " span class="unit" { (page.t(unit_of(what, unit))) } }
            (PreEscaped(chart(page, &fans, &marks, &record, PLAIN)))
        }
    }
}

/// What a series is called: by the scenario, else in general.
fn series_name(page: &Page<'_>, what: &str) -> String {
    page.name("series", what, &page.t(&format!("series-{what}")))
}

/// Units of series: shares and multiples say what they are.
fn unit_of(what: &str, unit: &str) -> &'static str {
    match (what, unit) {
        (_, "person") => "unit-person",
        (_, "day") => "unit-stock",
        ("price", _) => "unit-price",
        _ => "unit-zero-one",
    }
}

fn fan<'a>(page: &Page<'_>, f: &'a Findings<'_>, series: &Found) -> Fan<'a> {
    let (colour, name) = match series.whose {
        Whose::Side(i) => (f.colours[i], page.side(SideId::new(i))),
        Whose::City(i) => (CITIES[i % CITIES.len()], page.place(f.sc.cities[i].place)),
        Whose::Theatre => (SEPIA, String::new()),
    };
    Fan { colour, name, q: &f.fought.fans.q[series.at] }
}

/// What a target puts on the fans of one kind.
fn mark(target: &Target, shown: &[&Found]) -> Option<Mark> {
    let what = shown.first()?.what.as_str();
    let of_side = |side: SideId| shown.iter().position(|s| s.whose == Whose::Side(side.ix()));
    let of_city = |city: usize| shown.iter().position(|s| s.whose == Whose::City(city));
    let (value, (below, above)) = (target.value, target.tolerance);
    let point = |from: i32, to: i32, part: bool, fan: usize| {
        let whisker = whisker(target);
        Mark::Point { day: 0.5 * f64::from(from + to), value, whisker, part, fan }
    };
    match (&target.measure, what) {
        (M::Sick { side, place, from, to }, "sick") => {
            of_side(*side).map(|fan| point(*from, *to, place.is_some(), fan))
        }
        (M::SickAndConvalescent { side, place, from, to }, "disabled") => {
            of_side(*side).map(|fan| point(*from, *to, place.is_some(), fan))
        }
        (M::Price { city, from, to }, "price") => of_city(city.ix()).map(|fan| point(*from, *to, false, fan)),
        (M::DeathsPerDay { side, from, to }, "dead_of_sickness") => {
            let days = f64::from(to - from);
            let whisker = ((value - below) * days, (value + above) * days);
            of_side(*side).map(|fan| Mark::Rise {
                from: f64::from(*from),
                to: f64::from(*to),
                by: value * days,
                whisker,
                fan,
            })
        }
        _ => None,
    }
}

/// The value less and plus its tolerance.
fn whisker(target: &Target) -> (f64, f64) {
    let (below, above) = target.tolerance;
    let ends = if target.factor {
        (target.value / below, target.value * above)
    } else {
        (target.value - below, target.value + above)
    };
    debug_assert!((target.off_on_its_side(ends.1) - 1.0).abs() < 1e-6);
    ends
}
