//! What each commander wants: by his posture, or by the odds he believes in.

use super::{Field, STANCE};
use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

/// A side at a place: its fighting men, led by its strongest army.
#[derive(Clone, Copy, Debug)]
pub struct Force {
    /// Whose.
    pub side: SideId,
    /// The army that leads.
    pub lead: ArmyId,
    /// Fit men of all its armies there [person].
    pub men: u32,
    /// Effective strength, ground apart [man of the line].
    pub strength: f64,
}

impl Force {
    /// The side's force at a place, if it can fight there.
    pub fn at(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> Option<Self> {
        let mut force: Option<(Self, f64)> = None;
        for lead in world.armies_at(place).filter(|a| world.armies[a.ix()].side == side) {
            let strength = query::strength(war, world, lead, place);
            if strength <= 0.0 {
                continue;
            }
            force = Some(match force {
                Some((f, best)) => {
                    let sum = f.strength + strength;
                    let better = strength > best;
                    (
                        Self { lead: if better { lead } else { f.lead }, strength: sum, ..f },
                        best.max(strength),
                    )
                }
                None => (Self { side, lead, men: 0, strength }, strength),
            });
        }
        let men = query::fighters(war, world, side, place).map(|f| world.formations[f.ix()].fit).sum();
        force.map(|(f, _)| Self { men, ..f })
    }
}

/// What a commander wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// He offers battle.
    Battle,
    /// He takes it if it is offered.
    Take,
    /// He gets out of the way if it is offered.
    Avoid,
    /// He gets out of the way to be followed.
    Lure,
}

/// A commander's stance: what he wants, and what he thinks of his chances.
#[derive(Clone, Copy, Debug)]
pub struct Stance {
    /// What he wants.
    pub wants: Wants,
    /// His orders bind him to it.
    pub bound: bool,
    /// Chance of winning he believes in if he attacks.
    pub attacking: f64,
    /// The same if he is attacked.
    pub attacked: f64,
    /// Strength of the enemy as he believes it [man of the line].
    pub enemy: f64,
    /// Variance of its logarithm.
    pub variance: f64,
}

impl Field<'_> {
    /// The stance of one force against another; `ground` is what the place adds to the strength of its holder. Who has waited in vain to be
    /// attacked is `impatient`, and attacks if he judges the odds good; attacked, he still takes it.
    pub fn stance(self, own: &Force, enemy: &Force, ground: f64, impatient: bool) -> Stance {
        let (men, variance) = self.believed(own, enemy);
        // The holder has his ground while he stands on it, and leaves it to attack.
        let holds = self.world.places[self.place.ix()].held_by == own.side;
        let edges = if holds { [1.0, ground] } else { [1.0 / ground, 1.0] };
        let [attacking, attacked] = edges.map(|edge| self.odds(own, men, variance, edge));
        let p_star = query::threshold(self.war, own.lead);
        let good = attacking >= p_star;
        let posture = match self.world.armies[own.lead.ix()].task.posture {
            Posture::Accept if impatient && good => Posture::Judge,
            ordered => ordered,
        };
        let wants = match posture {
            Posture::Offer => Wants::Battle,
            Posture::Accept => Wants::Take,
            Posture::Decline => Wants::Avoid,
            Posture::Feint => Wants::Lure,
            Posture::Judge if good => Wants::Battle,
            Posture::Judge if attacked >= p_star => Wants::Take,
            Posture::Judge => Wants::Avoid,
        };
        let stuck = self.war.sc.armies[own.lead.ix()].fixed && matches!(wants, Wants::Avoid | Wants::Lure);
        Stance {
            wants: if stuck { Wants::Take } else { wants },
            bound: posture != Posture::Judge,
            attacking,
            attacked,
            enemy: men,
            variance,
        }
    }

    /// Odds of a force against a believed strength; `edge` multiplies its own.
    pub fn odds(self, own: &Force, enemy: f64, variance: f64, edge: f64) -> f64 {
        query::odds(self.war, own.strength * edge, enemy, variance)
    }

    /// Enemy men here as a force's commander believes them, and the variance of their logarithm.
    fn believed(self, own: &Force, enemy: &Force) -> (f64, f64) {
        let mind = query::mind(self.war, self.world, own.lead);
        let (mut men, mut spread) = (0.0, 0.0);
        for army in self.world.armies_at(self.place) {
            let there = self.world.armies[army.ix()].side == enemy.side && !self.is_depot(army);
            if !there || self.world.fit(army) == 0 {
                continue;
            }
            let belief = self.world.beliefs[self.world.belief_ix(mind, army)];
            let (m, v) = if belief.place.is_some() { (belief.men(), belief.var) } else { self.counted(army) };
            men += m;
            spread += m * m * v;
        }
        (men, spread / (men * men).max(1.0))
    }

    fn is_depot(self, army: ArmyId) -> bool {
        self.world.members(army).all(|f| self.war.sc.formations[f.ix()].arm == Arm::Depot)
    }

    /// What pickets count of an army nobody had heard of.
    fn counted(self, army: ArmyId) -> (f64, f64) {
        let error = self.war.theta.report_contact;
        let key = self.war.keys.armies[army.ix()];
        let u = self.war.draws.uniform(STANCE.stream, key, self.world.day, 0);
        (f64::from(self.world.fit(army)) * num::lognormal(num::sqrt(error), u), error)
    }
}
