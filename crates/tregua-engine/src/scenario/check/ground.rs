//! Places, legs and cities, and whether food can come.

use super::entries::Entries;
use super::judge::Judge;
use super::names::Kind;
use crate::num;
use crate::said;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::{Given, PlaceRow, entries, folk, rows};
use crate::scenario::{City, FoodSource, Ground, Place, PlaceId, PlaceKind, Region, Route, RouteKind};

/// A place of `places.csv`. The columns of beds are judged once, in [`beds_columns`].
pub(super) fn place(judge: &mut Judge<'_>, row: &PlaceRow) -> Place {
    let raw = &row.place;
    judge.cite(Kind::Place, &raw.id, &raw.source, &raw.note, "note");
    let at = (judge.within(&raw.lat, -90.0..=90.0), judge.within(&raw.lon, -180.0..=180.0));
    Place {
        key: raw.id.text().to_owned(),
        name: raw.name.text().to_owned(),
        kind: raw.kind.or(PlaceKind::Town),
        region: raw.region.or(Region::External),
        at,
        altitude: judge.within(&raw.altitude, -500.0..=9000.0),
        people: raw.people.or(0),
        unhealth: judge.within(&raw.unhealth, 0.0..=3.0),
        opinion: judge.within(&raw.opinion, -10.0..=10.0),
        held_by: judge.must(&raw.held_by),
        port: raw.port.or(false),
        ground: raw.ground.or(Ground::Open),
        recruits: raw.recruits.or(0),
        guerrilla: raw.guerrilla.or(false),
        guerrillas: raw.guerrillas.or(0),
        grazing: raw.grazing.or(false),
        city: judge.may(&raw.city),
        beds: beds(judge, row),
    }
}

fn beds(judge: &Judge<'_>, row: &PlaceRow) -> [u32; 2] {
    let of = |side: usize| {
        let name = judge.names.list(Kind::Side).and_then(|sides| sides.get(side));
        let bed = row.beds.iter().find(|(column, _)| Some(column.text()) == name.map(String::as_str));
        bed.map_or(0, |(_, given)| given.or(0))
    };
    [of(0), of(1)]
}

/// Each side has its column of beds, and each such column its side.
pub(super) fn beds_columns(judge: &mut Judge<'_>, rows: Option<&[Given<PlaceRow>]>) {
    let Some(first) = rows.and_then(|rows| rows.iter().find(|row| row.sound)) else { return };
    let Some(columns) = first.get().map(|r| &r.beds) else { return };
    let Some(sides) = judge.names.list(Kind::Side).map(|sides| sides[..sides.len().min(2)].to_vec()) else {
        return;
    };
    let help = said!("the columns of beds are beds_{}", sides.join(", beds_"));
    for (column, _) in columns.iter().filter(|(column, _)| !sides.iter().any(|s| s == column.text())) {
        let what = said!("`beds_{}` names no side", column.text());
        judge.error(Code::S105, column.span, what, help.clone());
    }
    for side in sides.iter().filter(|side| !columns.iter().any(|(column, _)| column.text() == **side)) {
        let at = columns.last().map_or(first.span, |(column, _)| column.span);
        judge.error(Code::S104, at, said!("the column `beds_{}` is missing", side), help.clone());
    }
}

/// A leg of `routes.csv`.
pub(super) fn route(judge: &mut Judge<'_>, raw: &rows::Route) -> Route {
    judge.cite(Kind::Route, &raw.id, &raw.source, &raw.note, "note");
    let (from, to): (Option<PlaceId>, Option<PlaceId>) = (judge.id(&raw.from), judge.id(&raw.to));
    if from.is_some() && from == to {
        let help = said!("name the place at the other end, or take the row out");
        judge.error(Code::S501, raw.to.span, said!("a leg from `{}` to itself", raw.to.text()), help);
    }
    let km = judge.amount(&raw.km);
    if km == 0.0 {
        judge.error(
            Code::S304,
            raw.km.span,
            said!("a leg of no length"),
            said!("give its length in kilometres"),
        );
    }
    let kind = raw.kind.or(RouteKind::Road);
    misplaced(judge, raw);
    let wind = raw.wind.as_ref().map_or(0.0, |wind| judge.within(wind, -1.0..=1.0));
    Route {
        key: raw.id.text().to_owned(),
        from: from.unwrap_or(PlaceId::new(0)),
        to: to.unwrap_or(PlaceId::new(0)),
        kind,
        km,
        waterless: raw.waterless.as_ref().is_some_and(|w| w.or(false)),
        wind,
    }
}

/// Wind blows at sea, and only the land lacks water.
fn misplaced(judge: &mut Judge<'_>, raw: &rows::Route) {
    let Some(kind) = raw.kind.value else { return };
    if let Some(wind) = raw.wind.as_ref().filter(|_| kind != RouteKind::Sea) {
        judge.error(
            Code::S504,
            wind.span,
            said!("wind on a leg by land"),
            said!("leave `wind` empty, or make the kind sea"),
        );
    }
    if let Some(dry) = raw.waterless.as_ref().filter(|w| kind == RouteKind::Sea && w.value == Some(true)) {
        judge.error(
            Code::S504,
            dry.span,
            said!("a leg by sea without water"),
            said!("leave `waterless` empty, or change the kind"),
        );
    }
}

/// Legs by sea join ports, no leg is shorter than the ground, and every place has one.
pub(super) fn legs(
    judge: &mut Judge<'_>,
    places: &Entries<'_, PlaceRow, Place>,
    routes: &Entries<'_, rows::Route, Route>,
) {
    for (_, raw, route) in routes.sound() {
        for (end, given) in [(route.from, &raw.from), (route.to, &raw.to)] {
            if route.kind == RouteKind::Sea {
                port(judge, places, Some(end), given);
            }
        }
        let ends = (places.get(route.from.ix()), places.get(route.to.ix()));
        if let (Some(a), Some(b)) = ends {
            let least = chord_km(a.at, b.at);
            // Coordinates of villages are good to a few kilometres.
            if route.km < 0.95 * least - 5.0 {
                let what =
                    said!("{} km, but {} km lie between the two places", route.km, format!("{least:.0}"));
                judge.warn(
                    Code::S505,
                    raw.km.span,
                    what,
                    said!("check the length, and the coordinates of both ends"),
                );
            }
        }
    }
    // Cities of the wider war send news and no columns.
    for (i, row, _) in places.sound().filter(|(_, _, place)| place.region != Region::External) {
        let id = PlaceId::new(i);
        if !routes.made.iter().any(|r| r.from == id || r.to == id) {
            let what = said!("no leg reaches `{}`", row.place.id.text());
            judge.warn(
                Code::S508,
                row.place.id.span,
                what,
                said!("add a row to `routes.csv`, or take the place out"),
            );
        }
    }
}

/// Says if a place is no port.
pub(super) fn port(
    judge: &mut Judge<'_>,
    places: &Entries<'_, PlaceRow, Place>,
    place: Option<PlaceId>,
    given: &Given<String>,
) {
    let Some(found) = place.and_then(|p| places.get(p.ix())) else { return };
    if !found.port {
        let what = said!("`{}` is not a port", given.text());
        judge.error(Code::S503, given.span, what, said!("name a place whose `port` is yes in `places.csv`"));
    }
}

/// A city of `scenario.toml`.
pub(super) fn city(judge: &mut Judge<'_>, raw: &folk::City) -> City {
    judge.cite(Kind::City, &raw.id, &raw.source, &raw.why, "why");
    let sources = tables_of(&raw.food).map(|food| food_source(judge, food)).collect();
    shares(judge, raw);
    City {
        key: raw.id.text().to_owned(),
        place: judge.must(&raw.place),
        people: raw.people.or(0),
        stock_days: judge.amount(&raw.stock_days),
        sources,
    }
}

fn tables_of<T>(list: &Given<Vec<Given<T>>>) -> impl Iterator<Item = &T> {
    list.list().iter().filter_map(Given::get)
}

fn food_source(judge: &mut Judge<'_>, raw: &folk::Food) -> FoodSource {
    let (from, through) = (entries(&raw.from), entries(&raw.through));
    if raw.port.is_none() && from.is_empty() {
        let help =
            said!("give `port` (by sea) or `from` (by land: the places that must be in friendly hands)");
        judge.error(Code::S507, raw.id.span, said!("`{}` comes from nowhere", raw.id.text()), help);
    }
    FoodSource {
        key: raw.id.text().to_owned(),
        share: judge.share(&raw.share),
        port: judge.may(&raw.port),
        from: judge.ids(from),
        through: judge.ids(through),
    }
}

fn shares(judge: &mut Judge<'_>, raw: &folk::City) {
    let shares: Option<Vec<f64>> = tables_of(&raw.food).map(|f| f.share.value).collect();
    let Some(sum) = shares.map(|s| s.iter().sum::<f64>()) else { return };
    if (sum - 1.0).abs() > 0.001 {
        let what = said!("the food of `{}` sums to {}", raw.id.text(), format!("{sum:.3}"));
        judge.error(Code::S506, raw.id.span, what, said!("make the shares of its `[[city.food]]` sum to 1"));
    }
}

/// Food by sea comes through a port.
pub(super) fn food_ports(
    judge: &mut Judge<'_>,
    places: &Entries<'_, PlaceRow, Place>,
    cities: &Entries<'_, folk::City, City>,
) {
    for (_, raw, _) in cities.sound() {
        for food in tables_of(&raw.food) {
            if let Some(given) = &food.port {
                let place = judge.id(given);
                port(judge, places, place, given);
            }
        }
    }
}

/// Length of the chord between two places: no way over the ground is shorter [km].
fn chord_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    const EARTH: f64 = 6371.0;
    let point = |(lat, lon): (f64, f64)| {
        let (lat, lon) = (lat.to_radians(), lon.to_radians());
        [num::cos(lat) * num::cos(lon), num::cos(lat) * num::sin(lon), num::sin(lat)]
    };
    let (a, b) = (point(a), point(b));
    let square: f64 = a.iter().zip(&b).map(|(x, y)| (x - y) * (x - y)).sum();
    EARTH * num::sqrt(square)
}
