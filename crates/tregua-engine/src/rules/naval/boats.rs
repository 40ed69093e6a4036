//! Boats at night.

use super::CUT_OUT;
use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::scenario::*;
use crate::war::War;
use crate::world::query::{Toll, contest};
use crate::world::*;

/// Bitterness of a boarding, a storm (war-model §9).
const BITTER: f64 = 1.5;

/// Log-odds of refusal by crews without any confidence, and how much full confidence takes off.
const REFUSAL: (f64, f64) = (-1.0, 5.0);

/// What a spectacular raid adds to the results of the side that wins it.
const RESULT: f64 = 0.3;

/// Men left aboard a prize to sail it, as a share of her crew.
const PRIZE_CREW: f64 = 1.0 / 3.0;

/// Sends in the boats that were ordered to go tonight, where the squadron lies off the port.
pub fn cut_out(war: &War<'_>, world: &World, out: &mut Effects) {
    if world.truce.is_some() {
        return;
    }
    for (i, squadron) in world.squadrons.iter().enumerate() {
        let Some((port, men)) = squadron.boats else { continue };
        if squadron.at == port && squadron.voyage.is_none() {
            let id = SquadronId::new(i);
            out.push(&CUT_OUT, Effect::Boats(id, None));
            if let Some(ship) = target(war, world, squadron.side, port) {
                board(war, world, id, (port, men.min(squadron.boarders)), ship, out);
            }
        }
    }
}

/// The enemy's ship of most guns in the port.
fn target(war: &War<'_>, world: &World, side: SideId, port: PlaceId) -> Option<ShipId> {
    let there = |s: &ShipState| {
        let squadron = &world.squadrons[s.squadron.ix()];
        squadron.side != side && squadron.at == port && squadron.voyage.is_none() && s.crew > 0
    };
    let ships = (0..world.ships.len()).filter(|i| there(&world.ships[*i]));
    ships.max_by_key(|i| (war.sc.ships[*i].guns, std::cmp::Reverse(*i))).map(ShipId::new)
}

fn board(
    war: &War<'_>,
    world: &World,
    id: SquadronId,
    boats: (PlaceId, u32),
    ship: ShipId,
    out: &mut Effects,
) {
    let (port, men) = boats;
    let (squadron, crew) = (&world.squadrons[id.ix()], world.ships[ship.ix()].crew);
    let luck = |index| war.draws.uniforms4(CUT_OUT.stream, war.keys.squadrons[id.ix()], world.day, index);
    let [surprise, chance, bitter, refusal] = luck(0);
    let refuses = refusal < num::logistic(REFUSAL.0 - REFUSAL.1 * squadron.confidence);
    if men == 0 || refuses {
        return;
    }
    let edge = if surprise < war.theta.naval_surprise { war.theta.naval_boats } else { 1.0 };
    let forts = matches!(war.sc.places[port.ix()].ground, Ground::Fortress | Ground::Works);
    let cover = if forts { war.theta.naval_forts } else { 1.0 };
    let ln_ratio = num::ln(f64::from(men) * edge) - num::ln(f64::from(crew) * cover);
    let verdict = contest(war, ln_ratio, BITTER, [chance, bitter]);
    let taken = verdict.advantage > 0.0;
    let captured = |loses: bool| if loses { verdict.captured } else { 0.0 };
    let [a, b, c, _] = luck(1);
    let boats = Toll::of(war, men, verdict.hazards[0], captured(!taken), [a, b, c]);
    let [a, b, c, _] = luck(2);
    let aboard = Toll::of(war, crew, verdict.hazards[1], captured(taken), [a, b, c]);
    let side = squadron.side;
    out.people(&CUT_OUT, Cell::Boarder(id), Cell::Dead(side, Cause::Battle), boats.killed);
    out.people(&CUT_OUT, Cell::Boarder(id), Cell::Prisoner(side.enemy()), boats.captured);
    out.people(&CUT_OUT, Cell::Crew(ship), Cell::Dead(side.enemy(), Cause::Battle), aboard.killed);
    if taken {
        // Whoever of her crew is alive is taken with the ship.
        out.people(&CUT_OUT, Cell::Crew(ship), Cell::Prisoner(side), crew - aboard.killed);
        let prize = ((f64::from(crew) * PRIZE_CREW) as u32).min(men - boats.lost());
        out.people(&CUT_OUT, Cell::Boarder(id), Cell::Crew(ship), prize);
        out.push(&CUT_OUT, Effect::ShipTo(ship, id));
    }
    let lost = boats.lost();
    out.tell(&CUT_OUT, Happened::CutOut { side, ship, taken, men, lost });
    spirits(war, world, if taken { side } else { side.enemy() }, out);
}

/// The news runs through both camps.
fn spirits(war: &War<'_>, world: &World, winner: SideId, out: &mut Effects) {
    for (i, f) in world.formations.iter().enumerate().filter(|(_, f)| f.mouths() > 0) {
        let sign = if f.side == winner { 1.0 } else { -1.0 };
        out.push(&CUT_OUT, Effect::MoraleShift(FormationId::new(i), sign * war.theta.morale_raid));
    }
    for (side, sign) in [(winner, 1.0), (winner.enemy(), -1.0)] {
        let results = (world.sides[side.ix()].results + sign * RESULT).clamp(-1.0, 1.0);
        out.push(&CUT_OUT, Effect::Results(side, results));
    }
}
