//! Boats at night.

use super::CUT_OUT;
use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::scenario::*;
use crate::war::War;
use crate::world::query::{Toll, Verdict, contest};
use crate::world::*;

/// Bitterness of a boarding, a storm (war-model §9).
const BITTER: f64 = 1.5;

/// Log-odds of refusal by crews without any confidence, and how much full confidence takes off.
const REFUSAL: (f64, f64) = (-1.0, 5.0);

/// What a spectacular raid adds to the results of the side that wins it.
const RESULT: f64 = 0.3;

/// Men left aboard a prize to sail it, as a share of her crew.
const PRIZE_CREW: f64 = 1.0 / 3.0;

/// Sends in the boats that were ordered to go tonight, where the squadron lies off the port. A ship that others board tonight is left to them.
pub fn cut_out(war: &War<'_>, world: &World, out: &mut Effects) {
    if world.truce.is_some() {
        return;
    }
    let mut won = [0.0; 2];
    for (i, squadron) in world.squadrons.iter().enumerate() {
        let Some((port, men)) = squadron.boats else { continue };
        if squadron.at == port && squadron.voyage.is_none() {
            let id = SquadronId::new(i);
            out.push(&CUT_OUT, Effect::Boats(id, None));
            if let Some(ship) = target(war, world, squadron.side, port, out) {
                let raid = Raid { war, world, id, port, men: men.min(squadron.boarders), ship };
                if let Some(winner) = raid.fight(out) {
                    won[winner.ix()] += 1.0;
                }
            }
        }
    }
    spirits(war, world, won, out);
}

/// The enemy's ship of most guns in the port that nobody else boards tonight.
fn target(war: &War<'_>, world: &World, side: SideId, port: PlaceId, out: &Effects) -> Option<ShipId> {
    let boards = |e: &Effect, target: ShipId| matches!(*e, Effect::Tell(Happened::CutOut { ship, .. }) if ship == target);
    let boarded = |ship: ShipId| out.iter().any(|(_, e)| boards(e, ship));
    let there = |s: &ShipState| {
        let squadron = &world.squadrons[s.squadron.ix()];
        squadron.side != side && squadron.at == port && squadron.voyage.is_none() && s.crew > 0
    };
    let ships = (0..world.ships.len()).map(ShipId::new);
    let ships = ships.filter(|s| there(&world.ships[s.ix()]) && !boarded(*s));
    ships.max_by_key(|s| (war.sc.ships[s.ix()].guns, std::cmp::Reverse(s.ix())))
}

/// Boats of a squadron on their way to a ship.
struct Raid<'a> {
    war: &'a War<'a>,
    world: &'a World,
    id: SquadronId,
    port: PlaceId,
    men: u32,
    ship: ShipId,
}

impl Raid<'_> {
    /// The raid and what becomes of the men; the side that wins it, if the crews go at all.
    fn fight(&self, out: &mut Effects) -> Option<SideId> {
        let [surprise, chance, bitter, refusal] = self.luck(0);
        if self.men == 0 || self.is_refused(refusal) {
            return None;
        }
        let verdict = contest(self.war, self.ln_ratio(surprise), BITTER, [chance, bitter]);
        let taken = verdict.advantage > 0.0;
        let [boats, aboard] = self.tolls(&verdict, taken);
        self.bury(boats, aboard, out);
        if taken {
            self.take(boats, aboard, out);
        }
        let (side, ship, men, lost) = (self.side(), self.ship, self.men, boats.lost());
        out.tell(&CUT_OUT, Happened::CutOut { side, ship, taken, men, lost });
        Some(if taken { side } else { side.enemy() })
    }

    fn luck(&self, index: u32) -> [f64; 4] {
        let key = self.war.keys.squadrons[self.id.ix()];
        self.war.draws.uniforms4(CUT_OUT.stream, key, self.world.day, index)
    }

    fn side(&self) -> SideId {
        self.world.squadrons[self.id.ix()].side
    }

    fn crew(&self) -> u32 {
        self.world.ships[self.ship.ix()].crew
    }

    /// Crews without confidence do not go.
    fn is_refused(&self, u: f64) -> bool {
        let confidence = self.world.squadrons[self.id.ix()].confidence;
        u < num::logistic(REFUSAL.0 - REFUSAL.1 * confidence)
    }

    /// ln of the boats' strength over the ship's.
    fn ln_ratio(&self, surprise: f64) -> f64 {
        let theta = &self.war.theta;
        let edge = if surprise < theta.naval_surprise { theta.naval_boats } else { 1.0 };
        let forts = matches!(self.war.sc.places[self.port.ix()].ground, Ground::Fortress | Ground::Works);
        let cover = if forts { theta.naval_forts } else { 1.0 };
        num::ln(f64::from(self.men) * edge) - num::ln(f64::from(self.crew()) * cover)
    }

    /// What the boats lose, and the ship.
    fn tolls(&self, verdict: &Verdict, taken: bool) -> [Toll; 2] {
        let captured = |loses: bool| if loses { verdict.captured } else { 0.0 };
        let toll = |index, men, hazard, captured| {
            let [a, b, c, _] = self.luck(index);
            Toll::of(self.war, men, hazard, captured, [a, b, c])
        };
        [
            toll(1, self.men, verdict.hazards[0], captured(!taken)),
            toll(2, self.crew(), verdict.hazards[1], captured(taken)),
        ]
    }

    /// The dead of both, and those of the boats who are taken.
    fn bury(&self, boats: Toll, aboard: Toll, out: &mut Effects) {
        let (side, enemy) = (self.side(), self.side().enemy());
        let (boarder, crew) = (Cell::Boarder(self.id), Cell::Crew(self.ship));
        out.people(&CUT_OUT, boarder, Cell::Dead(side, Cause::Battle), boats.killed);
        out.people(&CUT_OUT, boarder, Cell::Prisoner(enemy), boats.captured);
        out.people(&CUT_OUT, crew, Cell::Dead(enemy, Cause::Battle), aboard.killed);
    }

    /// The ship is theirs, with whoever of her crew is alive; some of the boats' men stay aboard to sail her.
    fn take(&self, boats: Toll, aboard: Toll, out: &mut Effects) {
        let crew = Cell::Crew(self.ship);
        out.people(&CUT_OUT, crew, Cell::Prisoner(self.side()), self.crew() - aboard.killed);
        let hands = ((f64::from(self.crew()) * PRIZE_CREW) as u32).min(self.men - boats.lost());
        out.people(&CUT_OUT, Cell::Boarder(self.id), crew, hands);
        out.push(&CUT_OUT, Effect::ShipTo(self.ship, self.id));
    }
}

/// The news of a night's raids, so many of them won by either side, runs through both camps.
fn spirits(war: &War<'_>, world: &World, won: [f64; 2], out: &mut Effects) {
    if won == [0.0; 2] {
        return;
    }
    let sum = |side: SideId| won[side.ix()] - won[side.enemy().ix()];
    for (i, f) in world.formations.iter().enumerate().filter(|(_, f)| f.mouths() > 0) {
        out.push(&CUT_OUT, Effect::MoraleShift(FormationId::new(i), sum(f.side) * war.theta.morale_raid));
    }
    for side in SideId::BOTH {
        let results = (world.sides[side.ix()].results + sum(side) * RESULT).clamp(-1.0, 1.0);
        out.push(&CUT_OUT, Effect::Results(side, results));
    }
}
