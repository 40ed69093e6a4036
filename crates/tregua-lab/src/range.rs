//! The bargaining range, day by day: what the war is worth to each head, and which truces both would rather have than fight on.
//!
//! Each head judges from his own view, by his own continuation values. The truces that are weighed are all that can be put together from
//! the articles of the scenario's truces: its lengths, its shares of food, its pledges.

use crate::campaign::{self, Room, Watcher};
use crate::ensemble::{Design, Progress};
use crate::record_score::quantile;
use rayon::prelude::*;
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::day::War;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{DecisionId, PlaceId, Scenario, SideId, Verb};
use tregua_engine::values::{Articles, Values};
use tregua_engine::view::View;
use tregua_engine::world::World;

/// A truce that could be offered.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Offer {
    /// How long [day].
    pub days: i32,
    /// Share of its need that it lets into a city [0, 1].
    pub food: f64,
    /// The place given in pledge, and to whom.
    pub pledge: Option<(PlaceId, SideId)>,
}

impl Offer {
    fn articles(&self, sc: &Scenario, side: SideId) -> Articles {
        let days = f64::from(self.days);
        Articles {
            days,
            share: days / f64::from(sc.last_day.max(1)),
            food: self.food,
            pledge: self.pledge.map_or(0.0, |(_, to)| if to == side { 1.0 } else { -1.0 }),
        }
    }
}

/// Every truce that the scenario's articles allow.
#[must_use]
pub fn offers(sc: &Scenario) -> Vec<Offer> {
    let mut days: Vec<i32> = sc.truces.iter().filter(|t| !t.extends).map(|t| t.days).collect();
    days.sort_unstable();
    days.dedup();
    let mut food: Vec<f64> =
        std::iter::once(0.0).chain(sc.truces.iter().filter_map(|t| t.food).map(|f| f.1)).collect();
    food.sort_by(f64::total_cmp);
    food.dedup();
    let mut pledges = vec![None];
    for pledge in sc.truces.iter().map(|t| t.guarantee) {
        if !pledges.contains(&pledge) {
            pledges.push(pledge);
        }
    }
    let mut offers = Vec::new();
    for &pledge in &pledges {
        for &food in &food {
            offers.extend(days.iter().map(|&days| Offer { days, food, pledge }));
        }
    }
    offers
}

/// How the heads stand to a truce on an evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stand {
    /// One is in force already.
    Truce,
    /// There is one that both would rather have than fight on.
    Both,
    /// Each would have one, but not the same.
    Apart,
    /// Only the first side would have any.
    First,
    /// Only the second side would have any.
    Second,
    /// Neither would.
    Neither,
}

impl Stand {
    /// All, in the order in which they are drawn.
    pub const ALL: [Self; 6] =
        [Self::Truce, Self::Both, Self::Apart, Self::First, Self::Second, Self::Neither];
}

/// One evening of one war.
#[derive(Clone, Copy, Debug)]
struct Evening {
    stand: Stand,
    /// What the war is worth to each head, as a share of his utility's range from its worst.
    worth: [f64; 2],
    /// Number of the offer with the largest product of gains, if both gain by one, and what it adds for each [share of his range].
    best: Option<(u8, [f64; 2])>,
}

/// One day over all wars.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Day {
    /// Day since the first.
    pub day: i32,
    /// Share of the wars in which the heads stood so, in the order of [`Stand::ALL`].
    pub stands: [f64; Stand::ALL.len()],
    /// What the war is worth to each head, from his worst (0) to his best (1): quantiles at 5, 25, 50, 75 and 95 %.
    pub worth: [[f64; 5]; 2],
    /// The offer that was best for both in most of the wars in which there was one: its number.
    pub best: Option<usize>,
    /// What the best offer adds for each head, on the mean of the wars in which there is one [share of his utility's range].
    pub gains: [f64; 2],
}

/// The range, day by day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Range {
    /// What could be offered.
    pub offers: Vec<Offer>,
    /// How many wars it is made of.
    pub wars: u32,
    /// Every day.
    pub days: Vec<Day>,
    /// Documented decisions about talks and truces: when, and which.
    pub conferences: Vec<(i32, DecisionId)>,
}

/// The range over the wars of a design; none if the scenario has no values, or `stop` was raised.
#[must_use]
pub fn range(sc: &Scenario, design: &Design, stop: &AtomicBool, progress: &dyn Progress) -> Option<Range> {
    let values = sc.values.as_ref()?;
    let offers = offers(sc);
    let fight = |i: u32| {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let war = campaign::war(sc, design.theta_of(sc, i), design.seed_of(i), design.minds);
        let mut eyes = Eyes { values, offers: &offers, evenings: Vec::new() };
        campaign::fight(&war, design.minds, design.until, &mut Room::default(), &mut eyes);
        progress.advance(1);
        Some(eyes.evenings)
    };
    let wars: Vec<Option<Vec<Evening>>> = (0..design.runs).into_par_iter().map(fight).collect();
    let wars: Option<Vec<Vec<Evening>>> = wars.into_iter().collect();
    let wars = wars?;
    let last = wars.first().map_or(0, Vec::len);
    let days = (0..last).map(|d| day(d, &wars, offers.len())).collect();
    Some(Range { offers, wars: design.runs, days, conferences: conferences(sc) })
}

/// Looks at both heads every evening.
struct Eyes<'a> {
    values: &'a Values,
    offers: &'a [Offer],
    evenings: Vec<Evening>,
}

impl Watcher for Eyes<'_> {
    fn see(&mut self, war: &War<'_>, world: &World, _: &[(i32, &'static Rule, Happened)]) {
        let views = SideId::BOTH.map(|s| View::of(war, world, world.sides[s.ix()].head));
        self.evenings.push(Evening::of(self.values, self.offers, &views));
    }
}

impl Evening {
    fn of(values: &Values, offers: &[Offer], views: &[View<'_>; 2]) -> Self {
        let bounds = views
            .each_ref()
            .map(|view| view.sc.deciders[view.decider.ix()].utility.bounds(f64::from(view.sc.last_day)));
        let worth = [0, 1].map(|s| {
            let (low, high) = bounds[s];
            values.of(&views[s], views[s].decider).map_or(f64::NAN, |v| (v - low) / (high - low))
        });
        if views[0].truce.is_some() {
            return Self { stand: Stand::Truce, worth, best: None };
        }
        let gain = |view: &View<'_>, offer: &Offer| {
            values.gain(view, view.decider, offer.articles(view.sc, view.side)).unwrap_or(0.0)
        };
        let (mut any, mut best) = ([false; 2], None::<(f64, u8, [f64; 2])>);
        for (i, offer) in offers.iter().enumerate() {
            let gains = views.each_ref().map(|view| gain(view, offer));
            any = [any[0] | (gains[0] > 0.0), any[1] | (gains[1] > 0.0)];
            let product = gains[0] * gains[1];
            if gains[0] > 0.0 && gains[1] > 0.0 && best.is_none_or(|(most, ..)| product > most) {
                best = Some((product, i as u8, gains));
            }
        }
        let stand = match (best, any) {
            (Some(_), _) => Stand::Both,
            (None, [true, true]) => Stand::Apart,
            (None, [true, false]) => Stand::First,
            (None, [false, true]) => Stand::Second,
            (None, [false, false]) => Stand::Neither,
        };
        let of_range = |gains: [f64; 2]| [0, 1].map(|s| gains[s] / (bounds[s].1 - bounds[s].0));
        Self { stand, worth, best: best.map(|(_, i, gains)| (i, of_range(gains))) }
    }
}

fn day(d: usize, wars: &[Vec<Evening>], offers: usize) -> Day {
    let evenings = || wars.iter().filter_map(|war| war.get(d));
    let n = evenings().count().max(1) as f64;
    let share = |stand: Stand| evenings().filter(|e| e.stand == stand).count() as f64 / n;
    let worth = [0, 1].map(|side| {
        let mut seen: Vec<f64> = evenings().map(|e| e.worth[side]).filter(|w| w.is_finite()).collect();
        seen.sort_by(f64::total_cmp);
        [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| quantile(&seen, p))
    });
    let mut count = vec![0_u32; offers];
    let (mut gains, mut agreed) = ([0.0; 2], 0.0_f64);
    for (offer, gain) in evenings().filter_map(|e| e.best) {
        count[usize::from(offer)] += 1;
        agreed += 1.0;
        gains = [gains[0] + gain[0], gains[1] + gain[1]];
    }
    let best = (0..offers).filter(|i| count[*i] > 0).max_by_key(|i| (count[*i], std::cmp::Reverse(*i)));
    Day {
        day: d as i32 + 1,
        stands: Stand::ALL.map(share),
        worth,
        best,
        gains: gains.map(|g| g / agreed.max(1.0)),
    }
}

/// Documented decisions that opened, offered, signed, refused or closed something.
fn conferences(sc: &Scenario) -> Vec<(i32, DecisionId)> {
    let talks = |verb: &Verb| {
        matches!(
            verb,
            Verb::OpenTalks { .. }
                | Verb::CloseTalks
                | Verb::ProposeTruce { .. }
                | Verb::AcceptTruce { .. }
                | Verb::RefuseTruce { .. }
        )
    };
    let about = sc.decisions.iter().filter(|d| sc.plans[d.plan.ix()].orders.iter().any(|o| talks(&o.verb)));
    about.map(|d| (d.from, d.id)).collect()
}
