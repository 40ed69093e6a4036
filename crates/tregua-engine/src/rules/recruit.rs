//! Recruits: volunteers come to an army for the change, and those on the road arrive.

use crate::draws;
use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::scenario::*;
use crate::war::War;
use crate::world::limits::{MOST_ARMIES, MOST_PLACES};
use crate::world::*;

crate::rules! {
    /// # Says
    /// Where an army for the change stands, or its recruiting parties are out and no enemy stands in their way, people who would enlist
    /// do so: the faster the more the place is for the change. They join at once where the army is; from elsewhere they walk.
    /// # Reads
    /// people who would enlist [person], opinion [log-odds], positions, `recruit.rate` [1/day]
    /// # Leaves out
    /// Pressing: neither side takes men against their will here; awaited formations come by events.
    VOLUNTEERS = "recruit.volunteers", Argued, ["war-model §5", "war-model §20"];
    /// # Says
    /// Recruits, men who come over from the enemy and exchanged prisoners enter the weakest formation of the army that takes recruits,
    /// or where none does its weakest body. If the army is gone when they arrive they go home.
    /// # Reads
    /// men on the road [person], armies and their formations
    /// # Leaves out
    /// Their training: they take on the quality of the formation they enter.
    ARRIVAL = "recruit.arrival", Assumed, ["war-model §4"];
}

/// Volunteers join or set out, and those due today arrive.
pub fn enlist(war: &War<'_>, world: &World, out: &mut Effects) {
    let takers = world.takers_of_recruits(war.sc);
    arrive(world, &takers, out);
    let side = war.sc.side_for_change();
    // Where an army takes volunteers as it stands: the first there that can.
    let mut taken = [false; MOST_PLACES];
    for (i, (army, given)) in world.armies.iter().zip(&war.sc.armies).enumerate() {
        let Some(here) = army.pos.place().filter(|_| army.side == side && !given.fixed) else { continue };
        let Some(taker) = takers[i].filter(|_| !taken[here.ix()]) else { continue };
        taken[here.ix()] = true;
        if world.places[here.ix()].recruits > 0 {
            volunteer(war, world, here, (ArmyId::new(i), Some(taker)), out);
        }
    }
    let held = held(world);
    for (i, place) in world.places.iter().enumerate() {
        let Some(army) = place.recruiting.filter(|_| place.recruits > 0) else { continue };
        let here = PlaceId::new(i);
        if !taken[i] && reachable(war, world, &held, here, army) {
            let at_hand = world.armies[army.ix()].pos == Pos::At(here);
            volunteer(war, world, here, (army, takers[army.ix()].filter(|_| at_hand)), out);
        }
    }
}

/// Where each side has fit men. By [`SideId`] and [`PlaceId`].
fn held(world: &World) -> [[bool; MOST_PLACES]; 2] {
    let mut held = [[false; MOST_PLACES]; 2];
    for army in world.with_fit_men().iter().map(|id| &world.armies[id.ix()]) {
        if let Some(place) = army.pos.place() {
            held[army.side.ix()][place.ix()] = true;
        }
    }
    held
}

/// A party can send recruits from a place: its army exists, and no enemy with fit men stands there or on the way.
fn reachable(
    war: &War<'_>,
    world: &World,
    held: &[[bool; MOST_PLACES]; 2],
    place: PlaceId,
    army: ArmyId,
) -> bool {
    let army = &world.armies[army.ix()];
    let enemy = &held[army.side.enemy().ix()];
    let Some(to) = army.pos.near() else { return false };
    !enemy[place.ix()] && war.sc.way(place, to).all(|p| !enemy[p.ix()])
}

/// Volunteers of a place for an army: into this formation at once, or to the army on foot.
fn volunteer(
    war: &War<'_>,
    world: &World,
    here: PlaceId,
    (army, taker): (ArmyId, Option<FormationId>),
    out: &mut Effects,
) {
    let place = &world.places[here.ix()];
    let (side, key) = (world.armies[army.ix()].side, war.keys.places[here.ix()]);
    let willing = place.recruits.min(place.people);
    let u = war.draws.uniform(VOLUNTEERS.stream, key, world.day, 0);
    let readiest = war.theta.recruit_rate * 2.0;
    if u < 1.0 - readiest * f64::from(willing) {
        return; // nobody comes with at least this chance whatever the opinion
    }
    let men = num::leave(willing, readiest * num::logistic(place.opinion), u);
    if men == 0 {
        return;
    }
    match taker {
        Some(formation) => out.people(&VOLUNTEERS, Cell::Civilian(here), Cell::Fit(formation), men),
        None => {
            let days = match world.armies[army.ix()].pos.near() {
                Some(there) => (war.sc.graph.km(here, there) / war.theta.infantry_coast).ceil(),
                None => return,
            };
            if !days.is_finite() {
                return;
            }
            out.people(&VOLUNTEERS, Cell::Civilian(here), Cell::OnTheRoad(side), men);
            let days = (world.day, world.day + days as i32);
            let key = draws::mix(key, world.day, VOLUNTEERS.stream);
            out.push(&VOLUNTEERS, Effect::Send(Dispatch::party(side, army, men, days, key)));
        }
    }
    out.push(&VOLUNTEERS, Effect::RecruitPool(here, -(men as i32)));
    out.tell(&VOLUNTEERS, Happened::Recruited { side, place: here, men });
}

/// Men on the road who are due today.
fn arrive(world: &World, takers: &[Option<FormationId>; MOST_ARMIES], out: &mut Effects) {
    let mut any = false;
    for d in world.dispatches.iter().filter(|d| d.due <= world.day) {
        let Content::Recruits { army, men } = d.content else { continue };
        any = true;
        let exists = world.armies[army.ix()].pos != Pos::Nowhere && world.armies[army.ix()].side == d.side;
        let to = match takers[army.ix()].filter(|_| exists) {
            Some(formation) => Cell::Fit(formation),
            None => Cell::Home(d.side),
        };
        out.people(&ARRIVAL, Cell::OnTheRoad(d.side), to, men);
    }
    if any {
        out.push(&ARRIVAL, Effect::PartiesArrived);
    }
}
