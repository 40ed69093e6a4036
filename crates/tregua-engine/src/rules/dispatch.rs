//! Couriers: how long they ride, what takes them, and what an order becomes on the way (war-model §10).

use crate::draws;
use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

crate::rules! {
    /// # Says
    /// A courier rides the shortest way at his pace on the coast and in the sierra, with a log-normal spread; an order waits for the staff first.
    /// Whoever is at hand reads at once.
    /// # Reads
    /// kilometres by region [km], pace of couriers [km/day], staff's chance a day [1]
    /// # Leaves out
    /// Weather, closed posts, couriers who look for an army that has moved on.
    RIDE = "dispatch.ride", Measured, ["war-model §10"];
    /// # Says
    /// Each day on the road a courier may be lost; one of the side against the change may also be taken by the guerrillas along his way.
    /// What has not left yet is safe. An order that is taken tells the enemy's head what its writer knew of the army it was meant for.
    /// # Reads
    /// the courier's hazard [1/day], guerrillas along the way [person], the writer's belief
    /// # Leaves out
    /// Ciphers; duplicates other than those sent on purpose; the plan that a taken order betrays.
    INTERCEPT = "dispatch.intercept", Assumed, ["war-model §10", "war-model §6.3"];
    /// # Says
    /// Each staff that passes an order on may garble it, and the reader may misread it, twice as easily at third hand: hold for march, join
    /// for approach, a nearer place for the one named. Whoever stands beside the writer asks again.
    /// # Reads
    /// the order's verb and place, days of the ride [day]
    /// # Leaves out
    /// Orders to ships and to civilians, which are taken to be read as written; orders that are garbled on purpose.
    GARBLE = "dispatch.garble", Argued, ["war-model §10.1"];
}

/// A day on the road: what set out yesterday meets its fate, and what was doomed to it by today is lost.
pub fn ride(war: &War<'_>, world: &World, out: &mut Effects) {
    let yesterday = world.day - 1;
    for d in world.dispatches.iter().filter(|d| d.leaves == yesterday && d.hazard > 0.0) {
        let lost = loss(war, d);
        if lost == world.day {
            lose(war, world, d, out);
        } else if lost <= d.due {
            out.push(&INTERCEPT, Effect::Doomed(d.key, lost));
        }
    }
    for d in world.dispatches.iter().filter(|d| d.lost == world.day) {
        lose(war, world, d, out);
    }
}

/// The day on which a dispatch would be lost: one draw for the whole ride, the time until then cut into days.
fn loss(war: &War<'_>, d: &Dispatch) -> i32 {
    let days = f64::from(d.due) - f64::from(d.leaves);
    let u = war.draws.uniform(INTERCEPT.stream, d.key, d.sent, 0);
    // The hazards of its days bound its chance: most draws need no logarithm.
    if u >= d.hazard * days {
        return Dispatch::SAFE;
    }
    d.leaves.saturating_add((-num::ln_1p(-u) / d.hazard).ceil().max(1.0) as i32)
}

fn lose(war: &War<'_>, world: &World, d: &Dispatch, out: &mut Effects) {
    out.push(&INTERCEPT, Effect::OffTheRoad(d.key));
    let [taken, noise, ..] = war.draws.uniforms4(INTERCEPT.stream, d.key, d.sent, 1);
    if taken * d.hazard < d.hazard - war.theta.courier_loss {
        out.tell(&INTERCEPT, Happened::CourierTaken { side: d.side });
        betray(war, world, d, noise, out);
    }
}

/// The enemy's head reads tomorrow what the side's head knew of the army whose order this was.
fn betray(war: &War<'_>, world: &World, taken: &Dispatch, noise: f64, out: &mut Effects) {
    let Content::Order { plan, number, .. } = taken.content else { return };
    let order = &war.sc.plans[plan.ix()].orders[usize::from(number)];
    let Some(army) = order.verb.army() else { return };
    let writer = world.sides[taken.side.ix()].head;
    let known = world.beliefs[world.belief_ix(writer, army)];
    if known.place.is_none() {
        return;
    }
    let error = war.theta.report_deserter;
    let seen = Sighting {
        ln_men: known.mean + num::sqrt(error) * num::normal_quantile(noise),
        error,
        hearsay: false,
        sick: known.sick,
        place: known.place,
        day: known.seen,
    };
    let enemy = taken.side.enemy();
    let report = Content::Report { to: world.sides[enemy.ix()].head, army, seen };
    let key = draws::mix(taken.key, world.day, 0);
    let letter = Dispatch::safe(enemy, report, (world.day, world.day + 1), key);
    out.push(&INTERCEPT, Effect::Send(letter));
}

/// What leaves `from` for `to` today. Duplicates of one text differ by `salt`, and by nothing else.
#[must_use]
pub fn send(
    war: &War<'_>,
    world: &World,
    side: SideId,
    from: PlaceId,
    to: PlaceId,
    content: Content,
    salt: u32,
) -> Dispatch {
    let [from_key, to_key] = [from, to].map(|p| war.keys.places[p.ix()]);
    let way = draws::mix(from_key, 0, to_key);
    let letter = draws::mix(war.keys.sides[side.ix()] ^ way, 0, tag(war, &content));
    let key = draws::mix(letter, world.day, salt);
    let mut sent = Dispatch::safe(side, content, (world.day, world.day), key);
    if from == to {
        return sent;
    }
    let [ride, staff, ..] = war.draws.uniforms4(RIDE.stream, key, world.day, 0);
    if matches!(content, Content::Order { .. }) {
        sent.leaves += num::geometric(war.theta.order_same_day, staff).min(LONGEST_WAIT) as i32 - 1;
    }
    let days = query::ride_days(war, from, to) * num::lognormal(war.theta.courier_spread, ride);
    sent.due = sent.leaves + (days.ceil() as i32).max(1);
    sent.hazard = hazard(war, world, side, from, to);
    sent
}

/// No staff is slower than this [day].
const LONGEST_WAIT: u32 = 100;

/// Loss of a side's courier on the way between two places [1/day].
#[must_use]
pub fn hazard(war: &War<'_>, world: &World, side: SideId, from: PlaceId, to: PlaceId) -> f64 {
    let open = war.theta.courier_loss;
    if war.sc.sides[side.ix()].for_change {
        return open;
    }
    let (mut guerrillas, mut places) = (0, 0);
    for place in war.sc.way(from, to) {
        guerrillas += world.places[place.ix()].guerrillas;
        places += 1;
    }
    let mean = f64::from(guerrillas) / f64::from(places.max(1));
    open + war.theta.guerrilla_courier * mean / (mean + SCREEN)
}

/// Guerrillas on a road that take half of what a road full of them takes (war-model §6.3) [person].
const SCREEN: f64 = 150.0;

/// Tells apart what one desk sends to one place on one day: by the names of what it is about.
fn tag(war: &War<'_>, content: &Content) -> u32 {
    let keys = &war.keys;
    match *content {
        Content::Order { plan, number, .. } => draws::mix(keys.plans[plan.ix()], 0, u32::from(number)),
        Content::Report { to, army, .. } => draws::mix(keys.deciders[to.ix()], 1, keys.armies[army.ix()]),
        Content::News(event) => draws::mix(keys.events[event.ix()], 2, 0),
        Content::Fall { place, .. } => draws::mix(keys.places[place.ix()], 3, 0),
        Content::Offer { truce, .. } => draws::mix(keys.truces[truce.ix()], 4, 0),
        Content::Answer { pact, .. } => draws::mix(keys.pact(pact), 5, 0),
        Content::Referral { pact, .. } => draws::mix(keys.pact(pact), 8, 0),
        Content::Letter(_) => 6,
        Content::Recruits { army, .. } => draws::mix(keys.armies[army.ix()], 7, 0),
    }
}

/// What an order becomes on its way from its writer to whoever reads it at `to`: the fixed kernel of war-model §10.1.
#[must_use]
pub fn garble(war: &War<'_>, verb: &Verb, from: PlaceId, to: PlaceId, key: u32) -> Garble {
    let relays = relays(war, from, to);
    if relays == 0 {
        return Garble::Clean;
    }
    let misreading = war.theta.order_misreading * if relays > 1 { 2.0 } else { 1.0 };
    let passed_on = num::pow(1.0 - war.theta.order_garbling, f64::from(relays));
    let clean = passed_on * (1.0 - misreading).max(0.0);
    let [u, which, ..] = war.draws.uniforms4(GARBLE.stream, key, 0, 0);
    if u < clean { Garble::Clean } else { confuse(war.sc, verb, to, which) }
}

/// Staffs that pass an order on: the addressee's, and one more for every [`LEG`] days of the ride.
fn relays(war: &War<'_>, from: PlaceId, to: PlaceId) -> u32 {
    if from == to { 0 } else { 1 + (query::ride_days(war, from, to) / LEG) as u32 }
}

/// A rider hands over after so many days [day].
const LEG: f64 = 4.0;

/// What a garbled order turns into.
fn confuse(sc: &Scenario, verb: &Verb, to: PlaceId, which: f64) -> Garble {
    match verb {
        Verb::Hold { .. } => Garble::HoldMove,
        Verb::Join { .. } if which < 0.6 => Garble::JoinApproach,
        Verb::Join { .. } => Garble::HoldMove,
        Verb::March { stages, .. } | Verb::Evacuate { stages, .. } => match stages.last() {
            Some(_) if which < 0.2 => Garble::JoinApproach,
            Some(stage) if which < 0.6 => short_of(sc, to, stage.to),
            _ => Garble::HoldMove,
        },
        _ => Garble::Clean,
    }
}

/// The last place before the one named; an army that would not leave its place by it holds.
fn short_of(sc: &Scenario, from: PlaceId, named: PlaceId) -> Garble {
    let (mut before, mut last) = (from, from);
    for place in sc.way(from, named) {
        (before, last) = (last, place);
    }
    if before == from { Garble::HoldMove } else { Garble::Nearer(before) }
}
