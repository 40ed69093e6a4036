//! People who fall into the enemy's hands without a fight.

use super::CAPTURE;
use crate::effect::Effects;
use crate::record::Happened;
use crate::rules::opinion;
use crate::scenario::*;
use crate::war::War;
use crate::world::query::Toll;
use crate::world::*;

/// Takes prisoner whoever is left at a place beside an enemy who can fight, with nobody of his own to fight for him.
pub fn capture(war: &War<'_>, world: &World, out: &mut Effects) {
    if world.truce.is_some() {
        return;
    }
    let presence = query::Presence::of(war.sc, world);
    for (place, side) in presence.helpless(world) {
        let left = |f: &FormationState| f.side == side && world.armies[f.army.ix()].pos == Pos::At(place);
        let (mut men, mut sick) = (0, 0);
        for (i, f) in world.formations.iter().enumerate().filter(|(_, f)| left(f)) {
            (men, sick) = (men + f.mouths(), sick + f.sick);
            take(world, FormationId::new(i), Toll::default(), out);
        }
        opinion::thank(war, place, side.enemy(), sick, out);
        out.tell(&CAPTURE, Happened::SickLeft { side, place, men });
    }
}

/// Everyone a fight has left in a formation becomes the enemy's prisoner.
pub fn take(world: &World, f: FormationId, toll: Toll, out: &mut Effects) {
    let state = &world.formations[f.ix()];
    let to = Cell::Prisoner(state.side.enemy());
    out.people(&CAPTURE, Cell::Fit(f), to, state.fit - toll.lost());
    out.people(&CAPTURE, Cell::Sick(f), to, state.sick + toll.wounded);
    out.people(&CAPTURE, Cell::Convalescent(f), to, state.convalescent);
    out.people(&CAPTURE, Cell::Straggler(f), to, state.stragglers);
}
