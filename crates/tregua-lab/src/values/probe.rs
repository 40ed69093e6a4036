//! Probes: wars that are forked on evenings that luck names, and what each branch came to.

use super::heads;
use crate::campaign::{self, Fought, GaveUp, ThetaFrom};
use tregua_engine::day;
use tregua_engine::effect::{Effect, Effects};
use tregua_engine::minds::Minds;
use tregua_engine::outcome;
use tregua_engine::record::Record;
use tregua_engine::rule::stream;
use tregua_engine::rules::truce::BEGIN;
use tregua_engine::scenario::{DeciderId, MindKind, Scenario, SideId, TruceId};
use tregua_engine::values::{Articles, Features};
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::{TruceState, World};

/// An evening on which nobody kept a truce: what a head saw, and what the war came to.
#[derive(Clone, Debug)]
pub struct WarCase {
    /// Who looked.
    pub viewer: DeciderId,
    /// Whose utility.
    pub whose: DeciderId,
    /// What he saw.
    pub features: Features,
    /// What the war came to [utility].
    pub worth: f64,
    /// Number of the war in its round.
    pub war: u32,
}

/// An evening from which the war was fought with a truce and without it, with the same luck.
#[derive(Clone, Debug)]
pub struct TruceCase {
    /// Who looked.
    pub viewer: DeciderId,
    /// Whose utility.
    pub whose: DeciderId,
    /// What he saw.
    pub features: Features,
    /// What the truce gave.
    pub articles: Articles,
    /// What the war came to with it, less what it came to without it [utility].
    pub gain: f64,
    /// Number of the war in its round.
    pub war: u32,
}

/// The cases of some wars.
#[derive(Clone, Debug, Default)]
pub struct Cases {
    /// Evenings without a truce.
    pub war: Vec<WarCase>,
    /// Pairs with and without a truce.
    pub truce: Vec<TruceCase>,
    /// Wars without an end, or with a fork without one: no case is theirs.
    pub gave_up: Vec<GaveUp>,
}

impl From<Fought<Self>> for Cases {
    fn from(fought: Fought<Self>) -> Self {
        let mut whole = Self { gave_up: fought.gave_up, ..Self::default() };
        for cases in fought.came {
            whole.war.extend(cases.war);
            whole.truce.extend(cases.truce);
        }
        whole
    }
}

impl Cases {
    /// What one saw of another's war, without a truce.
    pub fn war_of(&self, viewer: DeciderId, whose: DeciderId) -> impl Iterator<Item = &WarCase> {
        self.war.iter().filter(move |c| (c.viewer, c.whose) == (viewer, whose))
    }

    /// What one saw of another's war, where it was fought with a truce and without.
    pub fn truce_of(&self, viewer: DeciderId, whose: DeciderId) -> impl Iterator<Item = &TruceCase> {
        self.truce.iter().filter(move |c| (c.viewer, c.whose) == (viewer, whose))
    }
}

/// The luck of the probes, apart from that of the wars.
const PROBE: u32 = stream("lab.probe");
/// Evenings of a war on which one looks, and how many of them are forked.
const LOOKS: u32 = 8;
const FORKS: u32 = 4;
/// Shortest and longest truce that is forced [day].
const SHORT: f64 = 5.0;
const LONG: f64 = 480.0;

const QUANTAL: [MindKind; 2] = [MindKind::Quantal; 2];

/// What was seen on one evening, and what a fork from it came to.
struct Evening {
    looks: [(DeciderId, Features); 2],
    truce: Option<(TruceId, i32)>,
    fork: Option<(TruceId, i32, Worths)>,
}

/// What a war came to, for each of several scenarios that differ in what deciders want: by scenario, by decider.
type Worths = Vec<Vec<f64>>;

/// One war with its forks, whose heads choose so many times as hot as they are. `number` is its number in the round.
#[must_use]
pub fn war(sc: &Scenario, seed: u64, number: u32, heat: f64) -> Cases {
    judged(sc, &[sc], seed, number, heat).pop().unwrap_or_default()
}

/// One war with its forks, as those judge it who want what the deciders of each of these scenarios want.
#[must_use]
pub fn judged(sc: &Scenario, wants: &[&Scenario], seed: u64, number: u32, heat: f64) -> Vec<Cases> {
    let mut theta = campaign::theta(sc, ThetaFrom::Prior, seed, &[]);
    theta.temperature *= heat;
    let war = campaign::war(sc, theta, seed, QUANTAL);
    let judges: Vec<War<'_>> = wants.iter().map(|sc| War { sc, ..war.clone() }).collect();
    let mut world = day::start(&war);
    let mut days: Vec<(i32, u32)> = (0..LOOKS).map(|k| (evening(&war, k), k)).collect();
    days.sort_unstable();
    let mut evenings = Vec::new();
    for (day, k) in days {
        fight(&war, &mut world, day);
        if world.peace.is_some() {
            break; // nobody fights on
        }
        evenings.push(look(&war, &judges, &world, k));
    }
    fight(&war, &mut world, sc.last_day);
    let came = worths(&judges, &world);
    (0..judges.len()).map(|judge| gather(&war, &evenings, &came, judge, number)).collect()
}

/// The day of a look.
fn evening(war: &War<'_>, k: u32) -> i32 {
    let u = war.draws.uniform(PROBE, k, 0, 0);
    1 + (u * f64::from(war.sc.last_day - 1)) as i32
}

fn fight(war: &War<'_>, world: &mut World, until: i32) {
    let (mut effects, mut record) = (Effects::new(), Record::new());
    let mut minds = Minds { kinds: QUANTAL };
    while world.day < until {
        day::step(war, world, &mut minds, &mut effects, &mut record);
        record.clear();
    }
}

/// Looks about, and forks every other time: a truce is forced, or the one in force ended.
fn look(war: &War<'_>, judges: &[War<'_>], world: &World, k: u32) -> Evening {
    let looks = SideId::BOTH.map(|side| {
        let head = world.sides[side.ix()].head;
        (head, *View::of(war, world, head).features())
    });
    let truce = world.truce.map(|t| (t.truce, t.until - world.day));
    let in_pledge = world.pledge(war.sc).is_some();
    let forked = if k < FORKS && !in_pledge { truce.or_else(|| imposed(war, k)) } else { None };
    let fork = forked.map(|(id, days)| {
        let mut fork = world.clone();
        let state = TruceState { truce: id, began: world.day, until: world.day + days, pledged: false };
        force(&mut fork, truce.is_none().then_some(state));
        fight(war, &mut fork, war.sc.last_day);
        (id, days, worths(judges, &fork))
    });
    Evening { looks, truce, fork }
}

/// Some truce of the scenario, as it is given or as an agenda puts it together, of some length.
fn imposed(war: &War<'_>, k: u32) -> Option<(TruceId, i32)> {
    let [which, long, ..] = war.draws.uniforms4(PROBE, k, 1, 0);
    let all = war.sc.truces.len();
    if all == 0 {
        return None;
    }
    let id = TruceId::new((which * all as f64) as usize);
    let days = SHORT * tregua_engine::num::pow(LONG / SHORT, long);
    Some((id, days as i32))
}

/// Puts a truce in force, or ends the one that is.
fn force(world: &mut World, state: Option<TruceState>) {
    let mut out = Effects::new();
    out.push(&BEGIN, Effect::Truce(state));
    world.apply(&mut out, &mut Record::new());
}

/// What the war came to for every decider, as each judge sees it.
fn worths(judges: &[War<'_>], world: &World) -> Worths {
    let of = |war: &War<'_>| {
        (0..war.sc.deciders.len()).map(|d| outcome::utility(war, world, DeciderId::new(d))).collect()
    };
    judges.iter().map(of).collect()
}

/// The cases of a war for one judge: each head looks for himself and for whoever may be the other.
fn gather(war: &War<'_>, evenings: &[Evening], came: &Worths, judge: usize, number: u32) -> Cases {
    let mut cases = Cases::default();
    for evening in evenings {
        for (side, (viewer, features)) in SideId::BOTH.into_iter().zip(&evening.looks) {
            let others = heads(war.sc, side.enemy());
            for whose in std::iter::once(*viewer).chain(others) {
                let worth = |worths: &Worths| worths[judge][whose.ix()];
                let (viewer, features) = (*viewer, *features);
                // Fighting on without a truce: the war itself, or the fork in which the truce was ended.
                let without = match (&evening.truce, &evening.fork) {
                    (None, _) => Some(worth(came)),
                    (Some(_), Some((_, _, ended))) => Some(worth(ended)),
                    (Some(_), None) => None,
                };
                if let Some(worth) = without {
                    cases.war.push(WarCase { viewer, whose, features, worth, war: number });
                }
                if let (Some(without), Some((truce, days, forked))) = (without, &evening.fork) {
                    let with = if evening.truce.is_some() { worth(came) } else { worth(forked) };
                    let of = war.sc.deciders[whose.ix()].side;
                    let articles = match &evening.truce {
                        Some(_) => Articles::left(war.sc, *truce, of, *days),
                        None => Articles::of(war.sc, *truce, of, *days),
                    };
                    let gain = with - without;
                    cases.truce.push(TruceCase { viewer, whose, features, articles, gain, war: number });
                }
            }
        }
    }
    cases
}
