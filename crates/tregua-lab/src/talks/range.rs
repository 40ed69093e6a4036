//! The bargaining range, day by day: what the war is worth to each head, what both would rather have than fight on, and why it is not agreed.
//!
//! Each head judges from his own view, by his own continuation values ([`tregua_engine::bargain`]). What is weighed are the packages of
//! the conference that is open, or of the next that the record knows of. What adds less than the values can tell ([`Audit::least_told`])
//! is no gain.

use super::course::{Course, Notes, Told};
use crate::campaign::{self, Room, Watcher};
use crate::ensemble::Design;
use crate::progress::Progress;
use crate::statistics::{Mean, quantiles, sorted};
use crate::values::Audit;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::bargain::{Prospect, Scales, Weighed};
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::rules::talks;
use tregua_engine::scenario::{Conference, DeciderId, DecisionId, Limit, Pact, Scenario, SideId, Verb};
use tregua_engine::values::Values;
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::World;

/// How the heads stand to each other on an evening: whether something could be agreed, and if not, why (talks §5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stand {
    /// Peace has been made.
    Peace,
    /// A truce is in force.
    Truce,
    /// There is a pact that, as far as can be told, both would rather have than fight on, may sign, believe in, and gain nothing by putting off.
    Possible,
    /// There is one, but one of them hopes for more by waiting.
    Waiting,
    /// There is one, but one of them does not trust the other to keep it.
    Unbelieved,
    /// There is one, but the officers of a side would not have it.
    Unratified,
    /// There is one, but one of them may not sign it, or would not whatever it is worth.
    Unmandated,
    /// Each would rather have something than fight on, but not the same.
    Apart,
    /// Only the first side would have anything.
    First,
    /// Only the second side would have anything.
    Second,
    /// Neither would.
    Neither,
}

impl Stand {
    /// All, in the order in which they are drawn.
    pub const ALL: [Self; 11] = [
        Self::Peace,
        Self::Truce,
        Self::Possible,
        Self::Waiting,
        Self::Unbelieved,
        Self::Unratified,
        Self::Unmandated,
        Self::Apart,
        Self::First,
        Self::Second,
        Self::Neither,
    ];
}

/// One evening of one war.
#[derive(Clone, Copy, Debug)]
struct Evening {
    stand: Stand,
    /// What the war is worth to each head, as a share of his utility's range from its worst.
    worth: [f64; 2],
    /// Share of the packages that both would rather have than fight on.
    overlap: f64,
    /// The pact with the largest product of gains, if both gain by one, and what it adds for each [share of his range].
    best: Option<(Pact, [f64; 2])>,
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
    /// Share of the packages that both would rather have than fight on, on the mean of the wars without truce or peace.
    pub overlap: f64,
    /// The pact that was best for both in most of the wars in which there was one.
    pub best: Option<Pact>,
    /// What the best pact adds for each head, on the mean of the wars in which there is one [share of his utility's range].
    pub gains: [f64; 2],
    /// Standard errors of these means. Infinite where fewer than two wars have a pact.
    pub gains_error: [f64; 2],
}

impl Day {
    /// Share of the wars in which they stood so.
    #[must_use]
    pub fn share(&self, stand: Stand) -> f64 {
        self.stands[stand as usize]
    }

    /// Share of the wars in which peace or a truce stood, or could have been agreed.
    #[must_use]
    pub fn could(&self) -> f64 {
        [Stand::Peace, Stand::Truce, Stand::Possible].map(|s| self.share(s)).iter().sum()
    }
}

/// The range, day by day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Range {
    /// How many packages could be talked about at most.
    pub packages: usize,
    /// How many wars it is made of.
    pub wars: u32,
    /// Every day.
    pub days: Vec<Day>,
    /// What came of the talks in the same wars.
    pub course: Course,
    /// What came of them in as many wars at other temperatures of choice, where somebody asked.
    pub spread: Vec<(f64, Course)>,
    /// Documented decisions about talks and truces: when, and which.
    pub conferences: Vec<(i32, DecisionId)>,
    /// The least that a truce must add for each head before that can be told from nothing [share of his utility's range]; empty where it was
    /// not asked for.
    pub least_told: Vec<(DeciderId, f64)>,
}

/// The range over the wars of a design, but for those that fail; none if the scenario has no values, or `stop` was raised. How well the
/// values are known says what counts as a gain; without an audit they are taken at their word.
#[must_use]
pub fn range(
    sc: &Scenario,
    audit: Option<&Audit>,
    design: &Design,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Option<Range> {
    let values = sc.values.as_ref()?;
    let fight = |i: u32| {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let war = campaign::war(sc, design.theta_of(sc, i), design.seed_of(i), design.minds);
        let mut eyes = Eyes { values, audit, evenings: Vec::new(), notes: Notes::new(sc) };
        let fight = || campaign::fight(&war, design.minds, design.until, &mut Room::default(), &mut eyes);
        let fought = campaign::caught(fight);
        progress.advance(1);
        Some(fought.ok().map(|_| (eyes.evenings, eyes.notes.told())))
    };
    let fought: Option<Vec<_>> = (0..design.runs).into_par_iter().map(fight).collect();
    let (wars, told): (Vec<Vec<Evening>>, Vec<Told>) = fought?.into_iter().flatten().unzip();
    let last = wars.first().map_or(0, Vec::len);
    let days = (0..last).map(|d| day(d, &wars)).collect();
    let packages = sc.talks.conferences.iter().map(|c| packages(sc, c)).max().unwrap_or(0);
    let course = Course::of(sc, &told);
    Some(Range {
        packages,
        wars: wars.len() as u32,
        days,
        course,
        spread: Vec::new(),
        conferences: conferences(sc),
        least_told: audit.map_or_else(Vec::new, least_told),
    })
}

/// The least that a truce must add, for every head of whom it is known.
fn least_told(audit: &Audit) -> Vec<(DeciderId, f64)> {
    let own = audit.findings.iter().filter(|f| f.truce && f.viewer == f.whose).map(|f| f.viewer);
    own.map(|head| (head, audit.least_told(head, true))).filter(|(_, least)| least.is_finite()).collect()
}

/// How many packages a conference can talk about.
fn packages(sc: &Scenario, conference: &Conference) -> usize {
    conference.agendas.iter().map(|a| sc.talks.agendas[a.ix()].packages.size()).sum()
}

/// The conference whose agenda an evening is judged by: the one that is open, of several the one that was opened first, else the next of which the record has an offer, or its last; the first of all where
/// the record has none.
#[must_use]
pub fn conference<'s>(sc: &'s Scenario, world: &World) -> Option<&'s Conference> {
    let open = world.talks.iter().find_map(|t| t.conference);
    let next = || sc.talks.offers.iter().find(|o| o.day >= world.day).or(sc.talks.offers.last());
    let id = open.or_else(|| next().map(|o| o.conference));
    id.map_or(sc.talks.conferences.first(), |id| Some(&sc.talks.conferences[id.ix()]))
}

/// Looks at both heads every evening.
struct Eyes<'a> {
    values: &'a Values,
    audit: Option<&'a Audit>,
    evenings: Vec<Evening>,
    notes: Notes<'a>,
}

impl Watcher for Eyes<'_> {
    fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        self.notes.see(war, world, told);
        self.evenings.push(Evening::of(war, world, self.values, self.audit));
    }
}

/// The least that a pact must add for a head before that can be told from nothing [utility].
#[derive(Clone, Copy)]
struct Least {
    truce: f64,
    settlement: f64,
}

impl Least {
    /// For a head whose utility has these bounds; what nobody has audited is taken at its word.
    fn of(audit: Option<&Audit>, head: DeciderId, (low, high): (f64, f64)) -> Self {
        let told = |truce: bool| audit.map_or(0.0, |audit| audit.least_told(head, truce) * (high - low));
        Self { truce: told(true), settlement: told(false) }
    }

    const fn to_tell(self, pact: Pact) -> f64 {
        match pact {
            Pact::Truce(_) => self.truce,
            Pact::Settlement(_) => self.settlement,
        }
    }
}

/// A pact as both heads see it.
struct Pair {
    own: [Weighed; 2],
    /// The least that it must add for each before that can be told [utility].
    least: [f64; 2],
}

impl Pair {
    fn gains(&self) -> [f64; 2] {
        [self.own[0].gain, self.own[1].gain]
    }

    /// Whether a head would rather have it than fight on, as far as can be told.
    fn serves(&self, s: usize) -> bool {
        self.own[s].gain > self.least[s]
    }

    fn all(&self, of: impl Fn(&Weighed) -> bool) -> bool {
        self.own.iter().all(of)
    }
}

impl Evening {
    fn of(war: &War<'_>, world: &World, values: &Values, audit: Option<&Audit>) -> Self {
        let views = SideId::BOTH.map(|s| View::of(war, world, world.sides[s.ix()].head));
        let bounds = views
            .each_ref()
            .map(|view| view.sc.deciders[view.decider.ix()].utility.bounds(f64::from(view.sc.last_day)));
        let worth = [0, 1].map(|s| {
            let (low, high) = bounds[s];
            values.of(&views[s], views[s].decider).map_or(f64::NAN, |v| (v - low) / (high - low))
        });
        let settled = match (world.peace, world.truce) {
            (Some(_), _) => Some(Stand::Peace),
            (None, Some(_)) => Some(Stand::Truce),
            (None, None) => None,
        };
        if let Some(stand) = settled {
            return Self { stand, worth, overlap: 0.0, best: None };
        }
        let [Some(first), Some(second)] = views.each_ref().map(|view| Scales::of(war, view, values)) else {
            return Self { stand: Stand::Neither, worth, overlap: 0.0, best: None };
        };
        let all = first.all(conference(war.sc, world));
        let other: Vec<Weighed> = all.iter().map(|w| second.weigh(w.pact)).collect();
        let hopes = [Prospect::of(&first, &all).hope, Prospect::of(&second, &other).hope];
        let least = [0, 1].map(|s| Least::of(audit, views[s].decider, bounds[s]));
        let pair =
            |(a, b): (&Weighed, &Weighed)| Pair { own: [*a, *b], least: least.map(|l| l.to_tell(a.pact)) };
        let pairs: Vec<Pair> = all.iter().zip(&other).map(pair).collect();
        let wanted: Vec<&Pair> = pairs.iter().filter(|p| p.serves(0) && p.serves(1)).collect();
        let product = |p: &&&Pair| p.gains()[0] * p.gains()[1];
        let best = wanted.iter().max_by(|a, b| product(a).total_cmp(&product(b)));
        let of_range = |gains: [f64; 2]| [0, 1].map(|s| gains[s] / (bounds[s].1 - bounds[s].0));
        Self {
            stand: stand(war, world, &pairs, &wanted, hopes),
            worth,
            overlap: wanted.len() as f64 / pairs.len().max(1) as f64,
            best: best.map(|p| (p.own[0].pact, of_range(p.gains()))),
        }
    }
}

/// Why nothing is agreed, or that something could be: each reason in its turn, from the plainest.
fn stand(war: &War<'_>, world: &World, pairs: &[Pair], wanted: &[&Pair], hopes: [f64; 2]) -> Stand {
    if wanted.is_empty() {
        let any = [0, 1].map(|s| pairs.iter().any(|p| p.serves(s)));
        return match any {
            [true, true] => Stand::Apart,
            [true, false] => Stand::First,
            [false, true] => Stand::Second,
            [false, false] => Stand::Neither,
        };
    }
    let mandated: Vec<&&Pair> = wanted.iter().filter(|p| p.all(|w| w.limit == Limit::Free)).collect();
    if mandated.is_empty() {
        return Stand::Unmandated;
    }
    let consents = |pact: Pact| {
        let each = |side| talks::consent(war, world, side, pact).is_none_or(|(_, chance)| chance >= 0.5);
        matches!(pact, Pact::Truce(_)) || SideId::BOTH.into_iter().all(each)
    };
    let ratified: Vec<&&&Pair> = mandated.iter().filter(|p| consents(p.own[0].pact)).collect();
    if ratified.is_empty() {
        return Stand::Unratified;
    }
    let believed = |p: &&&&&Pair| p.all(|w| w.expected > 0.0);
    if !ratified.iter().any(|p| believed(&p)) {
        return Stand::Unbelieved;
    }
    let now = |p: &&&Pair| (0..2).all(|s| p.own[s].expected > 0.0 && p.own[s].expected >= hopes[s]);
    if ratified.iter().any(|p| now(p)) { Stand::Possible } else { Stand::Waiting }
}

fn day(d: usize, wars: &[Vec<Evening>]) -> Day {
    let evenings = || wars.iter().filter_map(|war| war.get(d));
    let n = evenings().count().max(1) as f64;
    let share = |stand: Stand| evenings().filter(|e| e.stand == stand).count() as f64 / n;
    let worth =
        [0, 1].map(|side| quantiles(&sorted(evenings().map(|e| e.worth[side]).filter(|w| w.is_finite()))));
    let mut count = BTreeMap::<Pact, u32>::new();
    evenings().filter_map(|e| e.best).for_each(|(pact, _)| *count.entry(pact).or_default() += 1);
    let gains = [0, 1].map(|side| {
        Mean::of(&evenings().filter_map(|e| e.best).map(|(_, gains)| gains[side]).collect::<Vec<_>>())
    });
    let open = evenings().filter(|e| !matches!(e.stand, Stand::Peace | Stand::Truce));
    let (sum, open) = open.fold((0.0, 0.0_f64), |(sum, n), e| (sum + e.overlap, n + 1.0));
    let best = count.into_iter().max_by_key(|(pact, n)| (*n, std::cmp::Reverse(*pact)));
    Day {
        day: d as i32 + 1,
        stands: Stand::ALL.map(share),
        worth,
        overlap: sum / open.max(1.0),
        best: best.map(|(pact, _)| pact),
        gains: gains.map(|gain| gain.mean),
        gains_error: gains.map(|gain| gain.error),
    }
}

/// Documented decisions that opened, offered, signed, refused or closed something.
fn conferences(sc: &Scenario) -> Vec<(i32, DecisionId)> {
    let talks = |verb: &Verb| {
        matches!(
            verb,
            Verb::OpenTalks { .. }
                | Verb::CloseTalks { .. }
                | Verb::ProposeTruce { .. }
                | Verb::AcceptTruce { .. }
                | Verb::RefuseTruce { .. }
        )
    };
    let about = sc.decisions.iter().filter(|d| sc.plans[d.plan.ix()].orders.iter().any(|o| talks(&o.verb)));
    about.map(|d| (d.from, d.id)).collect()
}
