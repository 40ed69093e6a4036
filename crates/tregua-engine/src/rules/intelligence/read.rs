//! The morning: the bags are opened.

use super::{BELIEF, WARY};
use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::rules::truce;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

/// Reads everything that is due: reports, news, falls of places, offers and answers.
pub fn read(war: &War<'_>, world: &World, out: &mut Effects) {
    let q = drift(war, world);
    out.push(&BELIEF, Effect::BeliefsAge(q));
    grow_wary(war, world, q, out);
    let mut any = false;
    for d in world.dispatches.iter().filter(|d| d.due <= world.day && d.content.is_for_eyes()) {
        any = true;
        match d.content {
            Content::Report { to, army, seen } => report(world, to, army, seen, q, out),
            Content::News(event) => news(war, world, d.side, event, out),
            Content::Fall { place, by } => out.push(&BELIEF, Effect::Holds(d.side, place, by)),
            // One whose author has fallen meanwhile is put aside.
            Content::Offer { truce, by } if world.sides[d.side.ix()].head == by => {
                let side = d.side.enemy();
                let until = world.day + truce::PATIENCE;
                out.push(&BELIEF, Effect::Offered(side, Some(Proposal { truce, by, until })));
                out.push(&BELIEF, Effect::Occasion(world.sides[side.ix()].head, true));
            }
            Content::Referral { pact, place } => come(world, place, pact, Reply::Read, out),
            Content::Answer { pact, place, yes } => come(world, place, pact, Reply::Came(yes), out),
            Content::Offer { .. } | Content::Order { .. } | Content::Letter(_) | Content::Recruits { .. } => {
            }
        }
    }
    if any {
        out.push(&BELIEF, Effect::BagsOpened);
    }
}

/// A letter about the offer on a table has come; one about an offer that has gone is put aside. Talks may have moved since it was
/// written: where they were, the offer then lies no longer, and the letter is about the one that lies elsewhere.
fn come(world: &World, place: PlaceId, pact: Pact, reply: Reply, out: &mut Effects) {
    let lies = |t: &TalksState| Some((t.place, t.offer.filter(|o| o.pact == pact)?));
    let there = world.talks_at(place).and_then(lies);
    if let Some((place, offer)) = there.or_else(|| world.talks.iter().find_map(lies)) {
        out.push(&BELIEF, Effect::Table(place, OnTable { reply, ..offer }));
    }
}

/// Variance that a strength gathers in a day without news, Q: everyone knows whether a truce keeps the armies quiet.
fn drift(war: &War<'_>, world: &World) -> f64 {
    if world.truce.is_some() { war.theta.belief_quiet } else { war.theta.belief_campaign }
}

/// Variance that an army's strength has gathered since it was seen, Q d.
fn since(world: &World, seen: &Sighting, q: f64) -> f64 {
    q * f64::from((world.day - seen.day).max(0))
}

fn report(world: &World, to: DeciderId, army: ArmyId, seen: Sighting, q: f64, out: &mut Effects) {
    out.push(&BELIEF, Effect::Hears(to, army, seen, since(world, &seen, q)));
    let known = &world.beliefs[world.belief_ix(to, army)];
    if let Some(place) = seen.place.filter(|p| known.place != Some(*p) && seen.day >= known.seen) {
        out.tell(&BELIEF, Happened::Learned { decider: to, army, place, day: seen.day });
    }
}

/// A side knows of an event; of the long-run odds it knows what they were on the day of the latest news that it has.
fn news(war: &War<'_>, world: &World, side: SideId, id: EventId, out: &mut Effects) {
    let events = &war.sc.events;
    out.push(&BELIEF, Effect::Known(side, id));
    out.tell(&BELIEF, Happened::NewsReached { side, event: id });
    let is_news = |e: &Event| matches!(e.kind, EventKind::News { .. });
    let day = events[id.ix()].day;
    let known = &world.known[side.ix() * events.len()..][..events.len()];
    let newer = |(e, known): (&Event, &bool)| *known && is_news(e) && e.day > day;
    if is_news(&events[id.ix()]) && !events.iter().zip(known).any(newer) {
        let change = query::long_run(war, day.max(0), world.balance_at[id.ix()]);
        out.push(&BELIEF, Effect::Change(side, change));
    }
}

/// How many cases a prior scale of bias counts for.
const CASES: f64 = 4.0;
/// No one allows hearsay more than this [ln men].
const WARIEST: f64 = 0.6;
/// A share of sick that exceeds the believed one by this shows that they were hidden.
const HIDDEN: f64 = 0.1;

/// What is due today may show that a side was deceived: it then allows all hearsay on the enemy a greater bias.
fn grow_wary(war: &War<'_>, world: &World, q: f64, out: &mut Effects) {
    let mut deceived = [0.0_f64; 2];
    for d in world.dispatches.iter().filter(|d| d.due <= world.day) {
        if let Content::Report { to, army, seen } = d.content
            && world.armies[army.ix()].side != d.side
            && let Some(by) = deceived_by(world, to, army, &seen, q)
        {
            deceived[d.side.ix()] = deceived[d.side.ix()].max(by);
        }
    }
    for (side, by) in SideId::BOTH.into_iter().zip(deceived) {
        if by > 0.0 {
            doubt(war, world, side, by, out);
        }
    }
}

/// By how much hearsay on an enemy's army had deceived him, if the report shows that it did [ln men].
fn deceived_by(world: &World, to: DeciderId, army: ArmyId, seen: &Sighting, q: f64) -> Option<f64> {
    let known = &world.beliefs[world.belief_ix(to, army)];
    let too_many = known.mean - seen.ln_men;
    let believed = known.place.is_some() && seen.place.is_some() && !seen.hearsay;
    let hidden = seen.sick > known.sick + HIDDEN;
    let bound = 2.0 * num::sqrt(known.var + q + seen.error + since(world, seen, q));
    (believed && hidden && too_many > bound).then_some(too_many)
}

fn doubt(war: &War<'_>, world: &World, side: SideId, by: f64, out: &mut Effects) {
    let scale = world.sides[side.ix()].wariness;
    let wider = num::sqrt((CASES * scale * scale + by * by) / (CASES + 1.0)).clamp(scale, WARIEST.max(scale));
    out.push(&WARY, Effect::Wariness(side, wider));
    for (d, _) in war.sc.deciders.iter().enumerate().filter(|(_, d)| d.side == side) {
        for (a, _) in world.armies.iter().enumerate().filter(|(_, a)| a.side != side) {
            let more = wider * wider - scale * scale;
            out.push(&WARY, Effect::Doubts(DeciderId::new(d), ArmyId::new(a), more));
        }
    }
}
