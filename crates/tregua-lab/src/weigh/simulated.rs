//! Records made under each reading: wars fought freely, written down as the record is, and summed up for the second opinion.

use super::acts::{Act, Acts};
use super::opinion::Row;
use super::reading::{Question, Reading};
use crate::campaign::{self, Fought, GaveUp, Room, ThetaFrom, Watcher};
use crate::measure::Observer;
use crate::parts::Desk;
use crate::provenance::StoreError;
use crate::record_score::with_error;
use crate::statistics::distance::{Distance, Shrink};
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{Decision, MindKind, PlanId, Scenario};
use tregua_engine::war::War;
use tregua_engine::world::World;

/// A choice counts as the recorded one if it falls no farther than this before its first day or after its last [day].
const AS_RECORDED: i32 = crate::ensemble::AS_RECORDED;

/// Records that are kept together.
const BLOCK: u32 = 64;

/// Records of `wars` wars under each reading, their readings in turn, but for those that the engine gave up.
///
/// # Errors
/// Those of the desk.
pub fn rows(
    question: &Question,
    acts: &Acts,
    kind: MindKind,
    (wars, seed): (u32, u64),
    desk: &Desk<'_>,
) -> Result<Fought<Row>, StoreError> {
    let readings = question.readings.len();
    let row = |i: u32| {
        let of = i as usize % readings;
        // Every record has luck and numbers of its own.
        let seed = seed.wrapping_add(u64::from(i));
        let summaries = campaign::caught(|| one(&question.readings[of], acts, kind, seed, i as usize));
        summaries.map(|summaries| Row { summaries, of }).map_err(|why| GaveUp { seed, why })
    };
    Ok(desk.pieces(("records", BLOCK), (wars * readings as u32, 1), row)?.into_iter().collect())
}

/// Reads off the record's numbers, and which plans were chosen when.
struct Scribe {
    observer: Observer,
    chosen: Vec<(i32, PlanId)>,
}

impl Watcher for Scribe {
    fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        self.observer.see(war, world, told);
        let chosen = told.iter().filter_map(|(day, _, what)| match what {
            Happened::Chose { plan, .. } => Some((*day, *plan)),
            _ => None,
        });
        self.chosen.extend(chosen);
    }
}

fn one(reading: &Reading, acts: &Acts, kind: MindKind, seed: u64, run: usize) -> Vec<f64> {
    let sc = &reading.scenario;
    let theta = campaign::theta(sc, ThetaFrom::Prior, seed, &reading.set);
    let war = campaign::war(sc, theta, seed, [kind; 2]);
    let mut scribe = Scribe { observer: Observer::new(sc), chosen: Vec::new() };
    campaign::fight(&war, [kind; 2], None, &mut Room::default(), &mut scribe);
    let mut summaries = Vec::new();
    for (target, value) in sc.targets.iter().zip(scribe.observer.values()).filter(|(t, _)| !t.held_out) {
        let written = with_error(target, value, run);
        summaries.push(f64::from(u8::from(!value.is_nan())));
        summaries.push(if value.is_nan() { 0.0 } else { target.off(written).clamp(-FAR, FAR) });
    }
    summaries.extend(choices(sc, acts).map(|d| {
        let soon = d.from - AS_RECORDED..=d.until + AS_RECORDED;
        f64::from(u8::from(scribe.chosen.iter().any(|(day, plan)| *plan == d.plan && soon.contains(day))))
    }));
    summaries
}

/// Beyond so many tolerances a number is simply far.
const FAR: f64 = 5.0;

/// The summaries of the record itself: everything happened, with no error, as it was chosen.
#[must_use]
pub fn record(sc: &Scenario, acts: &Acts) -> Vec<f64> {
    let facts = sc.targets.iter().filter(|t| !t.held_out).flat_map(|_| [1.0, 0.0]);
    facts.chain(choices(sc, acts).map(|_| 1.0)).collect()
}

fn choices<'a>(sc: &'a Scenario, acts: &'a Acts) -> impl Iterator<Item = &'a Decision> {
    acts.list.iter().filter_map(|act| match act {
        Act::Choice(id) => Some(&sc.decisions[id.ix()]),
        _ => None,
    })
}

/// How far correlations are shrunk, for there are hardly more records than summaries [0-1].
const SHRINK: f64 = 0.5;

/// How far the facts of the record lie from those of a reading's free wars: the share of these that lie at least as far from the middle
/// (Mahalanobis' distance). Each half of them is held, with the record, against the middle and the spread of the other.
#[must_use]
pub fn credible(sc: &Scenario, rows: &[Row], reading: usize) -> f64 {
    let facts = 2 * sc.targets.iter().filter(|t| !t.held_out).count();
    let own: Vec<&[f64]> = rows.iter().filter(|r| r.of == reading).map(|r| &r.summaries[..facts]).collect();
    let record: Vec<f64> = [1.0, 0.0].repeat(facts / 2);
    let (one, other) = own.split_at(own.len() / 2);
    let farther = |known: &[&[f64]], held: &[&[f64]]| {
        // What never varied among so few records may still have varied in one of twice as many.
        let shrink = Shrink { correlations: SHRINK, variance: 0.5 / known.len().max(1) as f64 };
        let Some(distance) = Distance::of(known, shrink) else { return held.len() };
        let far = distance.to(&record);
        held.iter().filter(|row| distance.to(row) >= far).count()
    };
    let farther = farther(one, other) + farther(other, one);
    (farther as f64 + 1.0) / (own.len() as f64 + 1.0)
}
