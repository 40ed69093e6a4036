//! Continuation values: what a decider expects the rest of the war to be worth, from his view alone (war-model §17).
//!
//! The value of *not* agreeing is computed from the war that is being fought: many wars are fought from many evenings, and what they came
//! to ([`crate::outcome::utility`]) is regressed on what the deciders then saw. A truce is worth the difference it makes, fitted on
//! pairs of wars that share their luck and differ in the truce alone. The lab finds the numbers; here they are only read.

use crate::num;
use crate::scenario::*;
use crate::view::View;
use serde::{Deserialize, Serialize};

/// The features of a view that enter a value. Those left out belong to one plan, or say nothing that the others do not.
pub const SEEN: [Feature; 22] = [
    Feature::Own,
    Feature::OwnSick,
    Feature::Food,
    Feature::Morale,
    Feature::Arrears,
    Feature::Confidence,
    Feature::Detached,
    Feature::Ratio,
    Feature::EnemySick,
    Feature::Hunger,
    Feature::FortFood,
    Feature::Trust,
    Feature::SeaOpen,
    Feature::Cut,
    Feature::Towns,
    Feature::HoldsCapital,
    Feature::HoldsFort,
    Feature::HoldsInterior,
    Feature::Change,
    Feature::Time,
    Feature::Season,
    Feature::Natives,
];

/// What tells how much a truce is worth, beside its articles. Pairs of wars know too little for more.
const TELLING: [Feature; 5] =
    [Feature::OwnSick, Feature::Hunger, Feature::Change, Feature::HoldsCapital, Feature::Time];

/// Features of a view, by [`Feature`].
pub type Features = [f64; Feature::ALL.len()];

/// Terms of the value of fighting on: one, and each feature, its square, and its product with the day.
pub const WAR_TERMS: usize = 1 + 3 * SEEN.len();

/// Articles of a truce as they enter its value: short and long rest, food let in, who holds a pledge, who is shut out of more places, whose
/// ports are opened to trade, and whether prisoners go back.
pub const ARTICLES: usize = 7;

/// Terms of the value of a truce: each article, alone and with each telling feature.
pub const TRUCE_TERMS: usize = ARTICLES * (1 + TELLING.len());

/// The time in which a rest tells [day]: about that in which the sick recover (war-model §3).
const REST: f64 = 20.0;

/// What a truce would give: what of its articles bears on its worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Articles {
    /// How much of a rest it gives: 1 would be one without end.
    rest: f64,
    /// The same over the length of the campaign.
    pub share: f64,
    /// Share of its need that it lets into a city [0, 1].
    pub food: f64,
    /// What a place given in pledge still has of its strength: positive if the side is given it, negative if it gives it, 0 without one.
    pub pledge: f64,
    /// Places that it closes to the enemy, less those that it closes to the side, over both: -1 to 1.
    pub room: f64,
    /// Ports that it opens to trade: those that were the side's at first, less the others, over all: -1 to 1, 0 without one. Whose port is
    /// opened is rid of a blockade.
    pub trade: f64,
    /// Whether prisoners go back man for man: 1 or 0. How many there are is in no view.
    pub exchange: f64,
}

impl Articles {
    /// Those of every truce for either side, over its whole length.
    #[must_use]
    pub fn of_all(sc: &Scenario) -> Vec<[Self; 2]> {
        let of =
            |(i, truce): (usize, &Truce)| SideId::BOTH.map(|s| Self::of(sc, TruceId::new(i), s, truce.days));
        sc.truces.iter().enumerate().map(of).collect()
    }

    /// What is still to come of the truce in force, so many days of which are left: prisoners have gone back on its first evening.
    #[must_use]
    pub fn left(sc: &Scenario, truce: TruceId, side: SideId, days: i32) -> Self {
        Self { exchange: 0.0, ..Self::of(sc, truce, side, days) }
    }

    /// Those of a truce of so many days for a side.
    #[must_use]
    pub fn of(sc: &Scenario, truce: TruceId, side: SideId, days: i32) -> Self {
        let truce = &sc.truces[truce.ix()];
        let days = f64::from(days.max(0));
        Self {
            rest: 1.0 - num::exp(-days / REST),
            share: days / f64::from(sc.last_day.max(1)),
            food: truce.food.map_or(0.0, |(_, share)| share),
            pledge: truce.guarantee.map_or(0.0, |(_, to)| pledge(to == side, truce.disarmed)),
            room: room(&truce.zones, side),
            trade: balance(truce.trade.iter().map(|port| sc.places[port.ix()].held_by == side)),
            exchange: f64::from(u8::from(truce.exchange)),
        }
    }

    /// The articles as they enter a value on a day [share of the campaign]. What would last longer than the campaign ends with it.
    fn terms(&self, time: f64) -> [f64; ARTICLES] {
        let long = self.share.min(1.0 - time).max(0.0);
        let rest = self.rest;
        let [food, pledge, room] = [self.food, self.pledge, self.room].map(|article| rest * article);
        [rest, long, food, pledge, room, rest * self.trade, rest * self.exchange]
    }
}

fn pledge(is_given: bool, disarmed: f64) -> f64 {
    let worth = 1.0 - disarmed;
    if is_given { worth } else { -worth }
}

fn room(zones: &[Zone], side: SideId) -> f64 {
    balance(zones.iter().map(|z| z.side != side))
}

/// Those that are in favour less those that are not, over all: -1 to 1, 0 of none.
fn balance(all: impl Iterator<Item = bool>) -> f64 {
    let (sum, count) = all.fold((0.0, 0.0), |(sum, n), pro| (sum + if pro { 1.0 } else { -1.0 }, n + 1.0));
    if count == 0.0 { 0.0 } else { sum / count }
}

/// A fitted surface: weights of its terms, and how far off it was on wars it had not seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Surface {
    /// Weight of each term.
    pub weights: Vec<f64>,
    /// Root of the mean squared error out of sample [utility].
    pub error: f64,
    /// How many cases it was fitted on.
    pub cases: u32,
}

impl Surface {
    fn at<const N: usize>(&self, terms: &[f64; N]) -> f64 {
        self.weights.iter().zip(terms).map(|(w, x)| w * x).sum()
    }
}

/// What one decider, from his own view, expects the war to be worth to himself or to an enemy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Who looks.
    pub viewer: DeciderId,
    /// Whose utility it is.
    pub whose: DeciderId,
    /// What fighting on is worth, by the terms of [`war_terms`].
    pub war: Surface,
    /// What a truce adds, by the terms of [`truce_terms`].
    pub truce: Surface,
    /// Middle and half-width of each feature of [`SEEN`] in the wars it was fitted on: beyond them it does not go.
    pub scale: Vec<(f64, f64)>,
    /// The least and the most that the war can be worth.
    pub bounds: (f64, f64),
}

/// Values for every decider who can be at the head of a side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Values {
    /// The cells.
    pub cells: Vec<Cell>,
}

impl Values {
    /// What one expects of the war for whose sake.
    #[must_use]
    pub fn cell(&self, viewer: DeciderId, whose: DeciderId) -> Option<&Cell> {
        self.cells.iter().find(|c| (c.viewer, c.whose) == (viewer, whose))
    }

    /// What the decider whose view it is expects the war, as it stands, to be worth to `whose` [utility]; none for one who was not
    /// thought of as a head.
    #[must_use]
    pub fn of(&self, view: &View<'_>, whose: DeciderId) -> Option<f64> {
        let cell = self.cell(view.decider, whose)?;
        let side = view.sc.deciders[whose.ix()].side;
        let left = view.truce.map(|t| Articles::left(view.sc, t.truce, side, t.until - view.day));
        Some(cell.of(view.features(), left))
    }

    /// What he expects a truce with these articles to add to what the war is worth to `whose`, if none is in force [utility].
    #[must_use]
    pub fn gain(&self, view: &View<'_>, whose: DeciderId, articles: Articles) -> Option<f64> {
        Some(self.cell(view.decider, whose)?.gain(view.features(), articles))
    }
}

impl Cell {
    /// What the war is worth where these features are seen, under a truce with these articles or none [utility].
    #[must_use]
    pub fn of(&self, features: &Features, truce: Option<Articles>) -> f64 {
        let truce = truce.map_or(0.0, |articles| self.gain(features, articles));
        (self.war.at(&war_terms(features, &self.scale)) + truce).clamp(self.bounds.0, self.bounds.1)
    }

    /// What a truce adds there [utility].
    #[must_use]
    pub fn gain(&self, features: &Features, articles: Articles) -> f64 {
        self.prices(features).gain(articles)
    }

    /// What each article is worth there: with them any number of truces is weighed at no more than a product each.
    #[must_use]
    pub fn prices(&self, features: &Features) -> Prices {
        let telling = telling(features, &self.scale);
        let mut each = [0.0; ARTICLES];
        for (price, weights) in each.iter_mut().zip(self.truce.weights.chunks_exact(telling.len())) {
            *price = weights.iter().zip(&telling).map(|(w, x)| w * x).sum();
        }
        Prices { each, time: features[Feature::Time as usize] }
    }
}

/// What the articles of a truce are worth in a view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prices {
    each: [f64; ARTICLES],
    time: f64,
}

impl Prices {
    /// What a truce with these articles adds [utility].
    #[inline]
    #[must_use]
    pub fn gain(&self, articles: Articles) -> f64 {
        articles.terms(self.time).iter().zip(&self.each).map(|(x, price)| x * price).sum()
    }
}

/// One, and each telling feature.
fn telling(features: &Features, scale: &[(f64, f64)]) -> [f64; 1 + TELLING.len()] {
    let mut terms = [1.0; 1 + TELLING.len()];
    for (term, feature) in terms[1..].iter_mut().zip(TELLING) {
        *term = scaled(features, scale, feature);
    }
    terms
}

/// A feature in units of its spread, never beyond what was seen.
fn scaled(features: &Features, scale: &[(f64, f64)], feature: Feature) -> f64 {
    let i = SEEN.iter().position(|f| *f == feature).expect("only features that are seen are asked for");
    let (middle, half) = scale[i];
    if half > 0.0 { ((features[feature as usize] - middle) / half).clamp(-1.0, 1.0) } else { 0.0 }
}

/// Terms of the value of fighting on.
#[must_use]
pub fn war_terms(features: &Features, scale: &[(f64, f64)]) -> [f64; WAR_TERMS] {
    let time = scaled(features, scale, Feature::Time);
    let mut terms = [1.0; WAR_TERMS];
    for (feature, terms) in SEEN.iter().zip(terms[1..].chunks_exact_mut(3)) {
        let x = scaled(features, scale, *feature);
        terms.copy_from_slice(&[x, x * x, x * time]);
    }
    terms
}

/// Terms of the value of a truce: each article, alone and with each telling feature; none of a truce without days.
#[must_use]
pub fn truce_terms(features: &Features, scale: &[(f64, f64)], articles: Articles) -> [f64; TRUCE_TERMS] {
    let telling = telling(features, scale);
    let all = articles.terms(features[Feature::Time as usize]);
    let mut terms = [0.0; TRUCE_TERMS];
    for (article, terms) in all.iter().zip(terms.chunks_exact_mut(telling.len())) {
        for (term, x) in terms.iter_mut().zip(telling) {
            *term = article * x;
        }
    }
    terms
}
