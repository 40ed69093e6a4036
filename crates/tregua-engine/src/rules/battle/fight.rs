//! The battle itself: two draws, the losses of each formation, and what follows for both sides.

use super::stance::Force;
use super::{BATTLE, Field, PITCHED, STORM, capture, retreat};
use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::rules::opinion;
use crate::scenario::*;
use crate::war::War;
use crate::world::query::{Toll, Verdict, contest};
use crate::world::*;

/// What a pitched battle won or lost adds to the results of a side (war-model §13).
const RESULT: f64 = 0.5;

/// How much more tired the beaten are (war-model §7).
const BEATEN: f64 = 0.3;

/// What the day adds to each side's account of results, losses and chances let pass: written once, for there may be several battles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Results.
    pub results: [f64; 2],
    /// Men lost [person].
    pub losses: [u32; 2],
    /// Chances let pass.
    pub chances: [f64; 2],
    /// Sides that attacked.
    pub attacked: [bool; 2],
}

impl Tally {
    /// Writes what the day has added.
    pub fn settle(self, war: &War<'_>, world: &World, out: &mut Effects) {
        for side in SideId::BOTH {
            let (i, state) = (side.ix(), &world.sides[side.ix()]);
            if self.results[i] != 0.0 {
                let results = (state.results + self.results[i]).clamp(-1.0, 1.0);
                out.push(&BATTLE, Effect::Results(side, results));
            }
            if self.losses[i] > 0 {
                out.push(&BATTLE, Effect::Lost(side, self.losses[i]));
            }
            if self.chances[i] > 0.0 {
                out.push(&BATTLE, Effect::Chances(side, state.chances + self.chances[i]));
            }
            if self.attacked[i] {
                let learnt = query::learnt(war, world, side.enemy(), |temper| fights_on(war, temper));
                out.push(&BATTLE, Effect::Tempers(side.enemy(), learnt));
            }
        }
    }
}

/// The chance that a head of this temper has battle offered rather than a truce: the reverse of what an offer of one teaches.
fn fights_on(war: &War<'_>, temper: &Temper) -> f64 {
    num::logistic(-temper.truce / war.theta.temperature)
}

/// A battle about to be fought.
pub struct Battle<'a> {
    /// Where.
    pub field: Field<'a>,
    /// Who attacks.
    pub attacker: Force,
    /// Who defends.
    pub defender: Force,
    /// ln(E_A/E_D), ground and surprise in it.
    pub ln_ratio: f64,
    /// Bitterness, as a factor of a pitched battle's.
    pub bitter: f64,
}

impl Battle<'_> {
    /// Fights it.
    pub fn decide(self, out: &mut Effects, tally: &mut Tally) {
        let Field { war, world, place } = self.field;
        let key = war.keys.places[place.ix()];
        let u = [0, 1].map(|index| war.draws.uniform(BATTLE.stream, key, world.day, index));
        let verdict = contest(war, self.ln_ratio, self.bitter, u);
        let won = verdict.advantage > 0.0;
        let storm = self.bitter >= STORM;
        let walled = war.sc.places[place.ix()].ground == Ground::Fortress;
        let falls = storm && walled && won;
        let forces = [self.attacker, self.defender];
        let (mut lost, mut captured) = ([0; 2], 0);
        tally.attacked[self.attacker.side.ix()] |= self.bitter >= PITCHED;
        for (role, force) in forces.iter().enumerate() {
            let loses = (role == 0) != won;
            let toll = self.lose(force, verdict, role, loses, falls && loses, out);
            lost[role] = toll.lost();
            captured += toll.captured;
            let sign = if loses { -1.0 } else { 1.0 };
            tally.results[force.side.ix()] += sign * RESULT * self.bitter.min(1.0);
            tally.losses[force.side.ix()] += toll.lost();
        }
        let [attacker, defender] = forces.map(|f| f.lead);
        let (men, advantage) = (forces.map(|f| f.men), verdict.advantage);
        let told = Happened::Battle { place, attacker, defender, men, lost, captured, advantage, storm };
        out.tell(&BATTLE, told);
        self.beaten(forces[usize::from(won)], storm, out);
    }

    /// The losses of a force, formation by formation, and what the battle does to spirits and legs. Where the place falls by storm nobody
    /// of the beaten gets away.
    fn lose(
        &self,
        force: &Force,
        verdict: Verdict,
        role: usize,
        loses: bool,
        falls: bool,
        out: &mut Effects,
    ) -> Toll {
        let Field { war, world, place } = self.field;
        let enemy = force.side.enemy();
        let share = if loses { verdict.captured } else { 0.0 };
        let won = war.theta.morale_victory;
        let shift =
            if loses { -war.theta.morale_defeat * (1.0 + verdict.advantage.abs() / 3.0) } else { won };
        let mut sum = Toll::default();
        for f in query::fighters(war, world, force.side, place) {
            let state = &world.formations[f.ix()];
            let [a, b, c, _] = war.draws.uniforms4(BATTLE.stream, war.keys.formations[f.ix()], world.day, 2);
            let toll = Toll::of(war, state.fit, verdict.hazards[role], share, [a, b, c]);
            out.people(&BATTLE, Cell::Fit(f), Cell::Prisoner(enemy), toll.captured);
            out.people(&BATTLE, Cell::Fit(f), Cell::Dead(force.side, Cause::Battle), toll.killed);
            out.people(&BATTLE, Cell::Fit(f), Cell::Sick(f), toll.wounded);
            out.push(&BATTLE, Effect::MoraleShift(f, shift));
            if loses {
                out.push(&BATTLE, Effect::Fatigue(f, (state.fatigue + BEATEN).min(1.0)));
            }
            if falls {
                capture::take(world, f, toll, out);
            }
            sum.captured += toll.captured;
            sum.killed += toll.killed;
            sum.wounded += toll.wounded;
        }
        sum
    }

    /// The beaten fall back one march, but for a garrison behind its walls and besiegers who have failed before them.
    fn beaten(&self, force: Force, storm: bool, out: &mut Effects) {
        let Field { war, world, place } = self.field;
        if storm {
            self.call_off(out);
            if force.side == self.defender.side {
                opinion::sack(war, place, self.attacker.side, out);
            }
        }
        let walled = war.sc.places[place.ix()].ground == Ground::Fortress;
        let holds = world.places[place.ix()].held_by == force.side;
        if walled && holds && !storm {
            // The sortie has failed, or the relief.
            out.push(&BATTLE, Effect::Hope(place, 0.5 * world.places[place.ix()].hope));
        }
        if walled && (holds || storm) {
            return;
        }
        if let Some(goal) = retreat::goal(self.field, &force) {
            retreat::fall_back(self.field, &force, goal, &BATTLE, out);
        }
    }

    /// A storm is over, won or lost, by the evening.
    fn call_off(&self, out: &mut Effects) {
        let Field { world, place, .. } = self.field;
        for army in world.armies_at(place) {
            let task = world.armies[army.ix()].task;
            if task.doing == Doing::Assault(place) {
                out.push(
                    &BATTLE,
                    Effect::Task(army, Task { doing: Doing::Hold, posture: Posture::Accept, ..task }),
                );
            }
        }
    }
}
