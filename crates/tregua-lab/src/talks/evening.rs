//! The table of a war on one evening: what every package is worth to both heads, each in his own view, as a domain like any other.

use super::range;
use crate::campaign::{self, Room, Unwatched};
use crate::ensemble::Design;
use crate::load::Loaded;
use crate::words::Lang;
use crate::words::chronicle::Chronicle;
use crate::words::terms;
use tregua_engine::bargain::{Scales, Weighed};
use tregua_engine::scenario::{Conference, Limit, Pact, Scenario, SideId};
use tregua_engine::talks::agenda::{Agenda, Issue, Options, Package};
use tregua_engine::talks::domain::{Domain, Party};
use tregua_engine::view::View;

/// Marks a package that one of the heads may not or would not sign.
pub const BARRED: &str = " †";

/// The table of an evening.
#[derive(Clone, Debug)]
pub struct Evening {
    /// What is on the table: one issue, whose options are the packages. Utilities are shares of the way from a head's worst war to his
    /// best; what not agreeing is worth is what the war is.
    pub domain: Domain,
    /// Offers on record at that conference up to that day: when and whose, and which package.
    pub offers: Vec<(String, Package)>,
    /// Packages that one of the heads may not or would not sign.
    pub barred: Vec<bool>,
}

/// Offers made so many days after the evening still belong to it [day].
const SOON: i32 = 3;

/// The table on a day of the first war of a design; none if the scenario has no values, no conference, or heads whose values nobody found.
#[must_use]
pub fn evening(loaded: &Loaded, design: &Design, day: i32, lang: Lang) -> Option<Evening> {
    let sc = &loaded.scenario;
    let war = campaign::war(sc, design.theta_of(sc, 0), design.seed_of(0), design.minds);
    let world = campaign::fight(&war, design.minds, Some(day), &mut Room::default(), &mut Unwatched);
    let conference = range::conference(sc, &world)?;
    let values = sc.values.as_ref()?;
    let views = SideId::BOTH.map(|side| View::of(&war, &world, world.sides[side.ix()].head));
    let [Some(first), Some(second)] = views.each_ref().map(|view| Scales::of(&war, view, values)) else {
        return None;
    };
    let own = first.all(Some(conference));
    let both: Vec<[Weighed; 2]> = own.iter().map(|w| [*w, second.weigh(w.pact)]).collect();
    let barred: Vec<bool> = both.iter().map(|two| two.iter().any(|w| w.limit != Limit::Free)).collect();
    let chronicle = Chronicle::new(sc, &loaded.book, lang);
    let party = |side: SideId| {
        let view = &views[side.ix()];
        let (low, high) = sc.deciders[view.decider.ix()].utility.bounds(f64::from(sc.last_day));
        let share = |u: f64| round((u - low) / (high - low));
        let war = values.of(view, view.decider)?;
        Some(Party {
            name: chronicle.decider(view.decider),
            weights: vec![1.0],
            values: vec![both.iter().map(|two| share(war + two[side.ix()].gain)).collect()],
            reservation: share(war),
            discount: 1.0,
        })
    };
    let parties = SideId::BOTH.into_iter().map(party).collect::<Option<Vec<_>>>()?;
    let words = own
        .iter()
        .zip(&barred)
        .map(|(w, barred)| terms::pact(sc, &loaded.book, lang, w.pact) + if *barred { BARRED } else { "" });
    let issue = Issue { name: chronicle.say("terms"), options: Options::Named(words.collect()) };
    let place = chronicle.name("conference", &conference.key, &conference.key);
    let title = format!("{place}, {}", sc.date(day));
    let pacts: Vec<Pact> = own.iter().map(|w| w.pact).collect();
    Some(Evening {
        domain: Domain::new(title, Agenda::new(vec![issue]), parties),
        offers: offers(sc, &chronicle, conference, day, &pacts),
        barred,
    })
}

/// Four decimals: what a value is known to, and more.
fn round(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

/// The offers that the record knows of, made at a conference before a day or soon after it.
fn offers(
    sc: &Scenario,
    chronicle: &Chronicle<'_>,
    conference: &Conference,
    day: i32,
    pacts: &[Pact],
) -> Vec<(String, Package)> {
    let here = sc
        .talks
        .offers
        .iter()
        .filter(|o| sc.talks.conferences[o.conference.ix()].key == conference.key && o.day <= day + SOON);
    let told = here.filter_map(|o| {
        let package = pacts.iter().position(|p| *p == o.pact)?;
        let side = &sc.sides[o.by.ix()].key;
        let words = format!("{}, {}", sc.date(o.day), chronicle.name("side", side, side));
        Some((words, Package(package as u32)))
    });
    told.collect()
}
