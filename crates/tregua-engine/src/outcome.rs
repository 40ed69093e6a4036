//! What a war has come to: the attributes of its last evening, and what they are worth to each decider (war-model §14).
//!
//! This is the truth, which no decider sees while the war lasts: what he *expects* of it is his [`crate::values::Values`].

use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

/// A leader whom his officers raised has so much of his standing with the sovereign (assumed).
const USURPER: f64 = 0.5;
/// A truce in force on the last evening is half of a settlement (assumed).
const HALF_A_SETTLEMENT: f64 = 0.5;

/// The attributes z of the war as it stands, for one decider, in the order of [`Attribute::ALL`], each in [0, 1].
#[must_use]
pub fn attributes(war: &War<'_>, world: &World, id: DeciderId) -> [f64; Attribute::ALL.len()] {
    let side = war.sc.deciders[id.ix()].side;
    let mut z = as_they_stand(war, world, id);
    if let Some(peace) = world.peace {
        war.sc.talks.settlements[peace.settlement.ix()].settle(side, &mut z);
    }
    z
}

fn as_they_stand(war: &War<'_>, world: &World, id: DeciderId) -> [f64; Attribute::ALL.len()] {
    let side = war.sc.deciders[id.ix()].side;
    let in_office = world.deciders[id.ix()].in_office;
    Attribute::ALL.map(|attribute| match attribute {
        Attribute::Status => people_won(war.sc, world.places.iter().map(|p| p.held_by)),
        Attribute::Capital => held(world, side, &[war.sc.capital]),
        Attribute::Fort => held(world, side, &[war.sc.fort]),
        Attribute::Interior => held(world, side, &war.sc.interior),
        Attribute::OwnArmy => alive(war, world, |f| f.side == side),
        Attribute::EnemyArmy => alive(war, world, |f| f.side != side),
        Attribute::Blood => blood(war, world),
        Attribute::Honour => {
            if in_office {
                world.sides[side.ix()].honour
            } else {
                0.0
            }
        }
        Attribute::Continent => query::long_run(war, last_day(world), world.balance),
        Attribute::Sovereign => {
            let heads = [world.sides[0].head, world.sides[1].head];
            let left = if heads[side.ix()] == id { world.sides[side.ix()].standing } else { 1.0 };
            left * standing(war.sc, &heads, id, in_office)
        }
        Attribute::Settlement => {
            if world.truce.is_some() {
                HALF_A_SETTLEMENT
            } else {
                0.0
            }
        }
        Attribute::Prizes => prizes(war.sc, &world.ships, &world.squadrons, side),
        Attribute::Charges => charges(war, world, id),
    })
}

/// What the war as it stands is worth to a decider: U = Σ w z e^(−r t) − c t, t the days from day 0 to tonight, or to the peace
/// (war-model §14).
#[must_use]
pub fn utility(war: &War<'_>, world: &World, id: DeciderId) -> f64 {
    war.sc.deciders[id.ix()].utility.of(&attributes(war, world, id), f64::from(last_day(world)))
}

/// Tonight, or the day on which the war ended.
fn last_day(world: &World) -> i32 {
    world.peace.map_or(world.day, |p| p.day)
}

/// Share of the theatre's people, as they were on day 0, who live under the flag of the change.
pub(crate) fn people_won(sc: &Scenario, holders: impl Iterator<Item = SideId>) -> f64 {
    let change = sc.side_for_change();
    let (mut won, mut all) = (0.0, 0.0);
    for (place, holder) in sc.places.iter().zip(holders).filter(|(p, _)| p.region != Region::External) {
        let people = f64::from(place.people);
        all += people;
        won += if holder == change { people } else { 0.0 };
    }
    num::ration(won, all.max(1.0))
}

/// Share of the places that a side holds.
fn held(world: &World, side: SideId, places: &[PlaceId]) -> f64 {
    let own = places.iter().filter(|p| world.places[p.ix()].held_by == side).count();
    own as f64 / places.len().max(1) as f64
}

/// Men alive over men on day 0, of formations that are so: at most 1, however many have come since.
fn alive(war: &War<'_>, world: &World, counts: impl Fn(&Formation) -> bool) -> f64 {
    let of_day_0 = war.sc.formations.iter().filter(|f| counts(f) && !f.awaited).map(|f| f.men + f.sick);
    let states = war.sc.formations.iter().zip(&world.formations);
    let now =
        states.filter(|(given, state)| counts(given) && state.side == given.side).map(|(_, s)| s.mouths());
    share(now.sum(), of_day_0.sum())
}

/// Soldiers dead on both sides over those of day 0.
fn blood(war: &War<'_>, world: &World) -> f64 {
    let dead = world.ledger.dead.iter().flatten().sum();
    let of_day_0 = war.sc.formations.iter().filter(|f| !f.awaited).map(|f| f.men + f.sick).sum();
    share(dead, of_day_0)
}

/// Standing with the sovereign: whole in office, less for one whom the officers put there, none out of office.
pub(crate) fn standing(sc: &Scenario, heads: &[DeciderId; 2], id: DeciderId, in_office: bool) -> f64 {
    let side = sc.deciders[id.ix()].side;
    let raised = sc.factions.iter().any(|f| f.side == side && f.successors.contains(&id));
    let usurped = raised && heads[side.ix()] == id && sc.sides[side.ix()].head != id;
    match (in_office, usurped) {
        (false, _) => 0.0,
        (true, true) => USURPER,
        (true, false) => 1.0,
    }
}

/// Share of the enemy's ships of day 0 that now sail with the side.
pub(crate) fn prizes(sc: &Scenario, ships: &[ShipState], squadrons: &[SquadronState], side: SideId) -> f64 {
    let enemy = |s: &Ship| sc.squadrons[s.squadron.ix()].side != side;
    let theirs = sc.ships.iter().zip(ships).filter(|(given, _)| enemy(given));
    let taken = |state: &ShipState| squadrons[state.squadron.ix()].side == side;
    let (all, won) = theirs.fold((0, 0), |(all, won), (_, s)| (all + 1, won + u32::from(taken(s))));
    share(won, all)
}

/// Men alive of the garrison that was his on day 0.
fn charges(war: &War<'_>, world: &World, id: DeciderId) -> f64 {
    let Some(army) = war.sc.deciders[id.ix()].army else { return 0.0 };
    alive(war, world, |f| f.army == army)
}

fn share(part: u32, whole: u32) -> f64 {
    (f64::from(part) / f64::from(whole.max(1))).min(1.0)
}
