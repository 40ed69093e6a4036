//! Embarkation: who waits for ships, and who finds a berth.

use super::*;
use crate::rules::naval;

/// An army that waits for ships: who, where, and where it will land.
type Waiting = (ArmyId, PlaceId, PlaceId);

/// Sends the armies that wait for a squadron aboard where it lies, one after another while there are berths. Where none goes aboard it is sent
/// for.
pub fn embark(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, ships) in world.squadrons.iter().enumerate() {
        let squadron = SquadronId::new(i);
        let lies = |(_, place, _): &Waiting| ships.at == *place && ships.voyage.is_none();
        let (mut room, mut aboard) = (None, 0);
        for army in waiting(war, world, squadron).filter(lies) {
            let room = room.get_or_insert_with(|| berths(war, world, squadron));
            let men = board(war, world, squadron, army, *room, out);
            (*room, aboard) = (*room - men, aboard + men);
        }
        let elsewhere = waiting(war, world, squadron).find(|army| !lies(army));
        if let Some((_, place, _)) = elsewhere.filter(|_| aboard == 0) {
            send_for(war, world, squadron, place, out);
        }
    }
}

/// Armies that wait in a port for this squadron, and may sail where they shall.
fn waiting<'w>(
    war: &'w War<'_>,
    world: &'w World,
    squadron: SquadronId,
) -> impl Iterator<Item = Waiting> + use<'w> {
    let sails = |(_, a): &(usize, &ArmyState)| a.task.doing == Doing::Sail;
    world.armies.iter().enumerate().filter(sails).filter_map(move |(i, army)| {
        let (id, place) = (ArmyId::new(i), army.pos.place()?);
        let (ships, to) = ships(war, world, army, place)?;
        let open = !is_barred(war, world, army.side, to) && war.sc.graph.next(place, to, true).is_some();
        let ready = ships == squadron && war.sc.places[place.ix()].port && open && world.fit(id) > 0;
        ready.then_some((id, place, to))
    })
}

/// The squadron of the order and the landing; without an order the first own squadron that lies there.
fn ships(war: &War<'_>, world: &World, army: &ArmyState, place: PlaceId) -> Option<(SquadronId, PlaceId)> {
    let to = army.task.to?;
    let ordered = army.task.order.and_then(|(plan, number)| {
        match war.sc.plans[plan.ix()].orders[usize::from(number)].verb {
            Verb::Sail { squadron, .. } => Some(squadron),
            _ => None,
        }
    });
    let lies = |s: &SquadronState| s.side == army.side && s.at == place && s.voyage.is_none();
    let squadron = ordered.or_else(|| world.squadrons.iter().position(lies).map(SquadronId::new))?;
    (world.squadrons[squadron.ix()].side == army.side).then_some((squadron, to))
}

/// Calls a squadron that is doing nothing else.
fn send_for(war: &War<'_>, world: &World, squadron: SquadronId, place: PlaceId, out: &mut Effects) {
    let idle = world.squadrons[squadron.ix()].voyage.is_none();
    if idle && naval::make_for(war, world, squadron, place, &SAIL, out) {
        out.push(&SAIL, Effect::Blockade(squadron, None));
    }
}

/// Berths of a squadron that nobody has yet [person].
fn berths(war: &War<'_>, world: &World, squadron: SquadronId) -> u32 {
    let ships = war.sc.ships.iter().zip(&world.ships).filter(|(_, s)| s.squadron == squadron);
    let berths: u32 = ships.map(|(given, _)| given.berths).sum();
    let aboard = |a: &ArmyState| a.pos.squadron() == Some(squadron);
    berths.saturating_sub(world.mouths_of(world.armies_that(aboard)))
}

/// An army goes aboard, and leaves no more than those who find no berth; how many go [person].
fn board(
    war: &War<'_>,
    world: &World,
    squadron: SquadronId,
    (id, place, to): Waiting,
    room: u32,
    out: &mut Effects,
) -> u32 {
    let men = berth(world, id, place, room, out);
    if men > 0 {
        let passage = Passage::Loading((war.theta.sea_loading - 1.0).max(0.0));
        let convoy = Convoy { squadron, from: place, to, passage };
        out.push(&SAIL, Effect::Position(id, Pos::Afloat(convoy)));
        out.push(&SAIL, Effect::Blockade(squadron, None));
    }
    men
}

/// How many of an army find a berth. Formations that find none stay with another army or depot of their side; where there is none nobody
/// goes [person].
fn berth(world: &World, id: ArmyId, place: PlaceId, room: u32, out: &mut Effects) -> u32 {
    let mouths = |f: FormationId| world.formations[f.ix()].mouths();
    if world.mouths(id) <= room {
        return world.mouths(id);
    }
    let stays = |a: &ArmyId| {
        let army = &world.armies[a.ix()];
        *a != id && army.side == world.armies[id.ix()].side && army.task.doing != Doing::Sail
    };
    let Some(host) = world.armies_at(place).find(stays) else { return 0 };
    if world.members(id).all(|f| mouths(f) > room) {
        return 0;
    }
    let mut taken = 0;
    for f in world.members(id) {
        if taken + mouths(f) <= room {
            taken += mouths(f);
        } else {
            out.push(&SAIL, Effect::Transfer(f, host));
        }
    }
    taken
}
