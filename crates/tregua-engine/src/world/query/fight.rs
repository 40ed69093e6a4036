//! Strength, and the contest that decides battles, assaults and boardings alike (war-model §7).

use super::World;
use super::pace::HIGH;
use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::FormationState;

/// Weight of morale away from one half, on the logarithm of strength (war-model §7).
const SPIRIT: f64 = 1.2;

/// Loss of strength by full fatigue (war-model §7).
const TIRED: f64 = 0.4;

/// Loss of strength above [`HIGH`] of men not seasoned to it (war-model §7).
const THIN_AIR: f64 = 0.2;

/// The effective strength a formation fights with at a place, ground and works apart: men × quality × spirits × freshness × wind, horse
/// counting more on open ground. A depot has none [man of the line].
#[must_use]
pub fn strength_of(war: &War<'_>, world: &World, formation: FormationId, place: PlaceId) -> f64 {
    let (state, given) = (&world.formations[formation.ix()], &war.sc.formations[formation.ix()]);
    if state.fit == 0 || given.arm == Arm::Depot {
        return 0.0;
    }
    let ground = &war.sc.places[place.ix()];
    let high = if ground.altitude > HIGH { 1.0 } else { 0.0 };
    let horse = given.arm == Arm::Cavalry && ground.ground == Ground::Open;
    f64::from(state.fit)
        * given.quality
        * num::exp(SPIRIT * (state.morale - 0.5))
        * (1.0 - TIRED * state.fatigue)
        * (1.0 - THIN_AIR * (1.0 - state.seasoned.1) * high)
        * if horse { war.theta.battle_cavalry } else { 1.0 }
}

/// The effective strength of an army at a place, ground and works apart [man of the line].
#[must_use]
pub fn strength(war: &War<'_>, world: &World, army: ArmyId, place: PlaceId) -> f64 {
    world.members(army).map(|f| strength_of(war, world, f, place)).sum()
}

/// Everyone of a side who can fight at a place: the formations of its armies there, depots apart.
pub fn fighters<'w>(
    war: &'w War<'_>,
    world: &'w World,
    side: SideId,
    place: PlaceId,
) -> impl Iterator<Item = FormationId> + 'w {
    let armies = world.armies_that(|a| a.side == side && a.pos.is_at(place));
    // Most places are empty of most sides: then nobody is asked.
    let asked = if armies.is_empty() { 0 } else { world.formations.len() };
    let formations = world.formations[..asked].iter().zip(&war.sc.formations).enumerate();
    let can = move |(f, given): &(&FormationState, &Formation)| {
        armies.contains(f.army) && f.fit > 0 && given.arm != Arm::Depot
    };
    formations.filter(move |(_, f)| can(f)).map(|(i, _)| FormationId::new(i))
}

/// How a contest went: who had the advantage, and what it cost both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// Advantage V of the attacker; he has won if it is above 0.
    pub advantage: f64,
    /// Loss hazards H of attacker and defender.
    pub hazards: [f64; 2],
    /// Share of the loser's losses that is captured.
    pub captured: f64,
}

/// The contest of advantage and bitterness: V = `ln_ratio` + s·logistic(`u[0]`), ln H̄ normal around that of a pitched battle plus the
/// logarithm of `bitterness`, by `u[1]`; the exchange k shifts the losses towards the loser (war-model §7).
#[must_use]
pub fn contest(war: &War<'_>, ln_ratio: f64, bitterness: f64, u: [f64; 2]) -> Verdict {
    let t = &war.theta;
    let advantage = ln_ratio + t.battle_chance * num::logistic_quantile(u[0]);
    let mean = t.battle_bitterness + num::ln(bitterness);
    let common = num::exp(mean + t.battle_bitterness_spread * num::normal_quantile(u[1]));
    let lean = num::exp(0.5 * t.battle_exchange * advantage);
    let captured = -num::exp_m1(-0.5 * t.battle_exchange * advantage.abs());
    Verdict { advantage, hazards: [common / lean, common * lean], captured }
}

/// What men lost in a fight: captured, killed and wounded [person].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Toll {
    /// In the enemy's hands.
    pub captured: u32,
    /// Dead.
    pub killed: u32,
    /// Hurt, and carried off the field.
    pub wounded: u32,
}

impl Toll {
    /// Of `men` at this loss hazard, with this share captured, three uniforms deciding (war-model §7).
    #[must_use]
    pub fn of(war: &War<'_>, men: u32, hazard: f64, captured: f64, u: [f64; 3]) -> Self {
        let lost = num::leave(men, hazard, u[0]);
        let taken = num::binomial(lost, captured, u[1]);
        let killed = num::binomial(lost - taken, war.theta.battle_killed, u[2]);
        Self { captured: taken, killed, wounded: lost - taken - killed }
    }

    /// All of them [person].
    #[must_use]
    pub const fn lost(self) -> u32 {
        self.captured + self.killed + self.wounded
    }
}
