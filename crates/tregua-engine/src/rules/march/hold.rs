//! Who holds each place.

use super::*;
use crate::rules::dispatch;
use crate::world::query;
use std::cell::LazyCell;

/// Salt of the letters that leave with the victors, beside those that a place sends itself.
const LETTER: u32 = 0x1000;

/// Fit men for each inhabitant that hold a place (the share that silences it, war-model §5).
const GRIP: f64 = 0.01;

/// Gives places to the side that alone has fighting men there, enough to hold them; a pledge is nobody's to take while the truce lasts.
pub fn hold(war: &War<'_>, world: &World, out: &mut Effects) {
    // On most days everyone stands on his own ground.
    let presence = LazyCell::new(|| query::Presence::of_fighters(war.sc, world));
    for (i, army) in world.armies.iter().enumerate() {
        let Pos::At(place) = army.pos else { continue };
        let (state, side) = (&world.places[place.ix()], army.side);
        if state.held_by == side || world.is_pledged(war.sc, place) {
            continue;
        }
        if !presence.fights(side, place) || presence.fights(side.enemy(), place) {
            continue;
        }
        // The first of a side's armies speaks for all of them.
        let first = world.armies_at(place).find(|a| world.armies[a.ix()].side == side);
        if first != Some(ArmyId::new(i)) {
            continue;
        }
        let fighters = query::fighters(war, world, side, place);
        let men: u32 = fighters.map(|f| world.formations[f.ix()].fit).sum();
        if f64::from(men) > GRIP * f64::from(state.people) {
            fall(war, world, place, side, out);
        }
    }
}

/// A place changes hands, and riders take the news to both heads.
pub(in crate::rules) fn fall(war: &War<'_>, world: &World, place: PlaceId, by: SideId, out: &mut Effects) {
    out.push(&HOLD, Effect::Held(place, by));
    out.tell(&HOLD, Happened::Fell { place, to: by });
    for side in SideId::BOTH {
        let seat = world.seat(war.sc, world.sides[side.ix()].head);
        let letter = dispatch::send(war, world, side, place, seat, Content::Fall { place, by }, LETTER);
        out.push(&HOLD, Effect::Send(letter));
    }
}
