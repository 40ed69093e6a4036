//! Who holds each place.

use super::*;
use crate::rules::dispatch;

/// Salt of the letters that tell of a fall: one a place and a day.
const LETTER: u32 = 0x1000;

/// Gives places to the side that alone has fit men there.
pub fn hold(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, army) in world.armies.iter().enumerate() {
        let Pos::At(place) = army.pos else { continue };
        if world.places[place.ix()].held_by == army.side {
            continue;
        }
        let side = |a: &ArmyId| world.armies[a.ix()].side;
        let mut there = world.armies_at(place).filter(|a| world.fit(*a) > 0);
        let enemy = there.clone().any(|a| side(&a) != army.side);
        // The first of a side's armies speaks for all of them.
        if !enemy && there.find(|a| side(a) == army.side) == Some(ArmyId::new(i)) {
            fall(war, world, place, army.side, out);
        }
    }
}

/// A place changes hands, and riders take the news to both heads.
pub(in crate::rules) fn fall(war: &War<'_>, world: &World, place: PlaceId, by: SideId, out: &mut Effects) {
    out.push(&HOLD, Effect::Held(place, by));
    out.tell(&HOLD, Happened::Fell { place, to: by });
    for side in SideId::BOTH {
        let seat = world.seat(war.sc, world.sides[side.ix()].head);
        let salt = LETTER + place.ix() as u32;
        let letter = dispatch::send(war, world, side, place, seat, Content::Fall { place, by }, salt);
        out.push(&HOLD, Effect::Send(letter));
    }
}
