//! Second section: the theatre, and where everybody stood on key days in the middle war and in the record.

use super::atlas::{Atlas, language};
use super::findings::Findings;
use super::map::{self, Arm, Chart, Counter, Picture, Plate};
use super::page::Page;
use super::sightings::{self, Sighting};
use crate::sample::Stand;
use maud::{Markup, PreEscaped, html};
use tregua_engine::scenario::{ArmyId, PlaceId, Scenario};

/// What the section shows in either language.
pub(super) struct Theatre {
    atlas: Atlas,
    fault: Option<String>,
    days: Vec<i32>,
    /// Day by day, where everybody stood in the middle war.
    stands: Vec<Vec<Stand>>,
    /// Day by day, where the record has somebody.
    recorded: Vec<Vec<Sighting>>,
}

impl Theatre {
    /// Chooses the key days, and looks who stood where on them in the middle war and in the record.
    pub(super) fn new(f: &Findings<'_>, atlas: Atlas, fault: Option<String>) -> Self {
        let seen = sightings::all(f.sc);
        let last = f.design.until.unwrap_or(f.sc.last_day);
        let days = sightings::key_days(f.sc, &seen, last);
        let stands = days.iter().map(|day| f.middle.on(*day).to_vec()).collect();
        let recorded = days.iter().map(|d| sightings::on(&seen, *d)).collect();
        Self { atlas, fault, days, stands, recorded }
    }

    /// The pictures that all maps of the page share, out of sight: relief once, and the map of each language.
    pub(super) fn plates(&self, pages: &[Page<'_>]) -> Markup {
        let bases: Vec<String> = pages.iter().map(|page| self.base(page)).collect();
        let mut shared = Vec::new();
        let bases: Vec<String> = bases.iter().map(|base| share_pictures(base, &mut shared)).collect();
        html! {
            svg class="tregua-map shelf" aria-hidden="true" {
                defs { @for (i, picture) in shared.iter().enumerate() { (PreEscaped(picture.replacen("<image", &format!("<image id=\"plate-{i}\""), 1))) } }
                @for (page, base) in pages.iter().zip(&bases) { g class="tregua-map" id=(format!("base-{}", page.lang.code())) { (PreEscaped(base)) } }
            }
        }
    }

    /// The map without anybody on it.
    fn base(&self, page: &Page<'_>) -> String {
        let svg = self.draw(page, &format!("map{}", page.lang.code()), &[], map::draw);
        let inner = svg.split_once('>').map_or("", |(_, rest)| rest);
        inner.trim_end().trim_end_matches("</svg>").to_string()
    }

    fn draw(
        &self,
        page: &Page<'_>,
        key: &str,
        counters: &[Counter],
        draw: fn(&Chart<'_>) -> String,
    ) -> String {
        let plates: Vec<Plate<'_>> = self
            .atlas
            .plates
            .iter()
            .map(|(window, bytes)| Plate { window: *window, picture: Picture::Webp(bytes) })
            .collect();
        draw(&Chart {
            layout: &self.atlas.layout,
            ground: &self.atlas.ground,
            plates: &plates,
            places: &self.atlas.places(page),
            roads: &self.atlas.roads(page.sc),
            counters,
            arrows: &[],
            language: language(page.lang),
            key,
            styled: false,
        })
    }

    /// The section.
    pub(super) fn section(&self, page: &Page<'_>, f: &Findings<'_>) -> Markup {
        let code = page.lang.code();
        let seed = f.design.seed_of(f.middle.run);
        let id = |i: usize| format!("day-{code}-{i}");
        let shown = self.days.len() / 2;
        html! {
            p { (page.say("theatre-how", &[("number", f.middle.run.to_string()), ("seed", seed.to_string())])) }
            @if let Some(fault) = &self.fault { p class="note" { (fault) } }
            div class="days" role="group" aria-label=(page.t("theatre-day")) {
                @for (i, day) in self.days.iter().enumerate() {
                    input type="radio" class="day" name=(format!("day-{code}")) id=(id(i)) checked[i == shown];
                    label class="day" for=(id(i)) { (page.date(f64::from(*day))) }
                }
                @for i in 0..self.days.len() { (self.sheet(page, i)) }
            }
        }
    }

    fn sheet(&self, page: &Page<'_>, i: usize) -> Markup {
        let counters = self.counters(page, i);
        let (w, h) = map::size(&self.atlas.layout);
        let over = self.draw(page, &format!("map{}", page.lang.code()), &counters, map::overlay);
        let ghosts = counters.iter().filter(|c| c.ghost).count();
        html! {
            figure class="sheet" {
                div class="scroll" {
                    svg class="tregua-map" viewBox=(format!("0 0 {w:.0} {h:.0}")) role="img" {
                        use href=(format!("#base-{}", page.lang.code())) {}
                        (PreEscaped(over))
                    }
                }
                figcaption {
                    (page.say("theatre-caption", &[
                        ("date", page.date(f64::from(self.days[i]))),
                        ("solid", (counters.len() - ghosts).to_string()),
                        ("ghosts", ghosts.to_string()),
                    ]))
                    @if ghosts > 0 {
                        p class="unit" { (page.t("theatre-list")) ":" }
                        ul { @for s in &self.recorded[i] { li { (self.beside(page, i, s)) } } }
                    }
                }
            }
        }
    }

    fn counters(&self, page: &Page<'_>, i: usize) -> Vec<Counter> {
        let known = |army: ArmyId| self.recorded[i].iter().any(|s| s.army == army);
        let there: Vec<_> = self.stands[i].iter().filter(|s| s.fit >= FEW || known(s.army)).collect();
        let recorded = &self.recorded[i];
        let armies: Vec<ArmyId> =
            there.iter().map(|s| s.army).chain(recorded.iter().map(|s| s.army)).collect();
        let solid = there.iter().map(|s| self.solid(page, s, name_among(page, s.army, &armies)));
        let ghosts = recorded.iter().map(|s| self.ghost(page, s, name_among(page, s.army, &armies)));
        solid.chain(ghosts).collect()
    }

    fn solid(&self, page: &Page<'_>, s: &Stand, name: String) -> Counter {
        let at = [s.at.1, s.at.0];
        Counter {
            id: page.sc.armies[s.army.ix()].key.clone(),
            name,
            side: page.sc.sides[s.side.ix()].key.clone(),
            at,
            men: f64::from(s.fit),
            arm: if s.afloat {
                Arm::Fleet
            } else if s.horse {
                Arm::Horse
            } else {
                Arm::Foot
            },
            ghost: false,
            shown: self.atlas.shown(at, s.fit >= GREAT),
        }
    }

    fn ghost(&self, page: &Page<'_>, s: &Sighting, name: String) -> Counter {
        let army = &page.sc.armies[s.army.ix()];
        let (north, east) = page.sc.places[s.place.ix()].at;
        Counter {
            id: army.key.clone(),
            name,
            side: page.sc.sides[army.side.ix()].key.clone(),
            at: [east, north],
            men: s.men,
            arm: Arm::Foot,
            ghost: true,
            shown: self.atlas.shown([east, north], s.men >= f64::from(GREAT)),
        }
    }

    /// An army of the record beside the same one in the middle war, in words.
    fn beside(&self, page: &Page<'_>, i: usize, s: &Sighting) -> String {
        let army = page.name("army", &page.sc.armies[s.army.ix()].key, &page.sc.armies[s.army.ix()].key);
        let recorded = page.in_sentence(page.place(s.place));
        let Some(stand) = self.stands[i].iter().find(|t| t.army == s.army) else {
            let args = [("army", army), ("simulated", page.t("theatre-gone")), ("recorded", recorded)];
            return page.say("theatre-where", &args);
        };
        let (near, km) = nearest(page.sc, stand.at);
        if near == s.place && km < AT {
            return page.say("theatre-both", &[("army", army), ("place", recorded)]);
        }
        let id = if stand.afloat { "theatre-at-sea" } else { "theatre-near" };
        let place = page.in_sentence(page.place(near));
        let simulated = if km < AT && !stand.afloat { place } else { page.say(id, &[("place", place)]) };
        page.say("theatre-where", &[("army", army), ("simulated", simulated), ("recorded", recorded)])
    }
}

/// Fit men below which a body is not shown, unless the record has it somewhere [person].
const FEW: u32 = 150;
/// Fit men from which a body stands on the main sheet and on the inset [person].
const GREAT: u32 = 2500;
/// Within this of a place an army is there [km].
const AT: f64 = 3.0;

/// The name of an army on its counter: its commander, with his first, second or third army's number where he leads more than one of the
/// sheet; the army's own name if no commander is told, or if he leads too many.
fn name_among(page: &Page<'_>, army: ArmyId, armies: &[ArmyId]) -> String {
    const NUMBERS: [&str; 3] = ["I", "II", "III"];
    let (name, commander) = army_name(page, army);
    let Some(commander) = commander else { return name };
    let his = |a: ArmyId| army_name(page, a).1.as_ref() == Some(&commander);
    if !armies.iter().any(|a| *a != army && his(*a)) {
        return commander;
    }
    let before = (0..army.ix()).map(ArmyId::new).filter(|a| his(*a)).count();
    NUMBERS.get(before).map_or(name, |number| format!("{commander} {number}"))
}

/// The name of an army, and its commander if he stands in brackets in it.
fn army_name(page: &Page<'_>, army: ArmyId) -> (String, Option<String>) {
    let key = &page.sc.armies[army.ix()].key;
    let name = page.lang.label(&page.name("army", key, key));
    let commander = name.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let commander = commander.map(|(inner, _)| inner.to_string());
    (name, commander)
}

/// The nearest place, and how far it is [km].
fn nearest(sc: &Scenario, (north, east): (f64, f64)) -> (PlaceId, f64) {
    let far = |i: usize| {
        let (n, e) = sc.places[i].at;
        111.2 * (n - north).hypot((e - east) * north.to_radians().cos())
    };
    let best = (0..sc.places.len()).map(|i| (i, far(i))).min_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or((PlaceId::new(0), 0.0), |(i, km)| (PlaceId::new(i), km))
}

/// Takes the pictures out of a map and puts references in their place, so that two languages share them.
fn share_pictures(svg: &str, shared: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(begins) = rest.find("<image") {
        let (before, from) = rest.split_at(begins);
        let ends = from.find("/>").map_or(from.len(), |e| e + 2);
        let picture = &from[..ends];
        let at = shared.iter().position(|p| p == picture).unwrap_or_else(|| {
            shared.push(picture.to_string());
            shared.len() - 1
        });
        out += before;
        out += &format!("<use href=\"#plate-{at}\"/>");
        rest = &from[ends..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::{name_among, share_pictures};
    use crate::report::page::Page;
    use crate::start;
    use crate::words::Lang;
    use tregua_engine::scenario::ArmyId;
    use tregua_engine::scenario::check::check;

    #[test]
    fn who_leads_two_armies_has_them_numbered() {
        let mut war = check(&start::texts()).expect("it is sound");
        let names = war.book.words.get_mut("en").and_then(|tables| tables.get_mut("army")).expect("named");
        names.insert("landing-force".into(), "Landing force (Ruiz)".into());
        names.insert("city-army".into(), "Army of the city (Ruiz)".into());
        names.insert("hill-army".into(), "Army of the hills (Soto)".into());
        let page = Page::new(&war.scenario, &war.book, Lang::En);
        let army = |key: &str| war.scenario.armies.iter().position(|a| a.key == key).map(ArmyId::new);
        let keys = ["city-army", "hill-army", "flying-column", "landing-force"];
        let armies: Vec<ArmyId> = keys.into_iter().filter_map(army).collect();
        let named = |among: &[ArmyId]| among.iter().map(|a| name_among(&page, *a, among)).collect::<Vec<_>>();
        assert_eq!(named(&armies), ["Ruiz II", "Soto", "Flying column", "Ruiz I"]);
        assert_eq!(named(&armies[..3]), ["Ruiz", "Soto", "Flying column"]);
    }

    #[test]
    fn a_picture_is_kept_once() {
        let mut shared = Vec::new();
        let one = share_pictures("<g><image href=\"data:a\" x=\"1\"/><path/></g>", &mut shared);
        let two =
            share_pictures("<g><image href=\"data:a\" x=\"1\"/><image href=\"data:b\"/></g>", &mut shared);
        assert_eq!(one, "<g><use href=\"#plate-0\"/><path/></g>");
        assert_eq!(two, "<g><use href=\"#plate-0\"/><use href=\"#plate-1\"/></g>");
        assert_eq!(shared.len(), 2);
    }
}
