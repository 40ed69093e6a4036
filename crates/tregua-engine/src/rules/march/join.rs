//! Armies that become part of others.

use super::*;

/// Joins armies that have met the one they were ordered to join, at a place or on the road; those of which nobody is left dissolve.
pub fn join(war: &War<'_>, world: &World, out: &mut Effects) {
    let alive = world.with_anybody();
    let is_gone = |army: ArmyId| !war.sc.armies[army.ix()].fixed && !alive.contains(army);
    for (i, army) in world.armies.iter().enumerate() {
        let id = ArmyId::new(i);
        if is_gone(id) {
            dissolve(army, id, out);
        } else if let Doing::Join(other) = army.task.doing {
            let host = &world.armies[other.ix()];
            if host.side == army.side && !is_gone(other) && is_host(world, other, id) && meet(war, army, host)
            {
                merge(world, id, other, out);
            }
        }
    }
}

/// An army of which nobody is left is no more: handed on, gone over, taken or run away to the last man. What it carried stays where it was.
fn dissolve(army: &ArmyState, id: ArmyId, out: &mut Effects) {
    if let Some(place) = army.pos.near() {
        out.food(&JOIN, Larder::Army(id), Larder::Forage(place), army.food);
        leave_the_field(army, id, out);
    }
}

/// An army that is itself on its way into a third takes nobody in today; of two that seek each other the larger is the host.
fn is_host(world: &World, host: ArmyId, guest: ArmyId) -> bool {
    match world.armies[host.ix()].task.doing {
        Doing::Join(third) if third == guest => {
            (world.mouths(host), guest.ix()) > (world.mouths(guest), host.ix())
        }
        Doing::Join(_) => false,
        _ => true,
    }
}

fn meet(war: &War<'_>, army: &ArmyState, host: &ArmyState) -> bool {
    match (army.pos, host.pos) {
        (Pos::At(a), Pos::At(b)) => a == b,
        (Pos::On { leg, from, km }, Pos::On { leg: l, from: f, km: theirs }) => {
            leg == l && from != f && km + theirs >= war.sc.routes[leg.ix()].km
        }
        _ => false,
    }
}

fn merge(world: &World, army: ArmyId, other: ArmyId, out: &mut Effects) {
    out.tell(&JOIN, Happened::Joined { army, other, men: world.fit(army) });
    for (i, f) in world.formations.iter().enumerate() {
        if f.army == army {
            out.push(&JOIN, Effect::Transfer(FormationId::new(i), other));
        }
    }
    out.food(&JOIN, Larder::Army(army), Larder::Army(other), world.armies[army.ix()].food);
    leave_the_field(&world.armies[army.ix()], army, out);
}

fn leave_the_field(army: &ArmyState, id: ArmyId, out: &mut Effects) {
    out.push(&JOIN, Effect::Position(id, Pos::Nowhere));
    out.push(&JOIN, Effect::Task(id, Task { issued: army.task.issued, ..Task::REST }));
}
