//! Contact and battle: who offers, who declines, who is caught, who wins, what it costs (war-model §7).

mod capture;
mod fight;
mod retreat;
mod stance;

pub use capture::capture;

use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;
use fight::{Battle, Tally};
use stance::{Force, Stance};

crate::rules! {
    /// # Says
    /// Where armies of both sides that can fight stand at one place, they are in contact, and those who command them hold council. Under a truce
    /// nobody touches the other. A side fights together, led by its strongest army there. The holder of the place has the ground: rugged 1.25,
    /// works 1.3, and works 1.3 against men who land. In a fortress it is a siege: nothing but an assault, or a sortie on offer, is fought.
    /// # Reads
    /// positions, tasks, holder and ground of the place
    /// # Leaves out
    /// Skirmishes of outposts; armies that stand apart at one place.
    CONTACT = "battle.contact", Argued, ["war-model §7"];
    /// # Says
    /// Each commander fights, takes battle if offered, avoids it, or lures, as his posture says. Left to judge he offers battle where the chance
    /// he believes in, σ(m/√(s²+πP/8)), reaches his p* if he attacks, takes it where that does if he is attacked, and avoids it otherwise: the
    /// ground helps its holder while he stands on it, and not when he comes out. The threshold is exact, the doubt lies in the belief. Who would
    /// take battle offers it, too, where he may attack at such odds and has had the enemy before him for three days without an offer. He credits
    /// the enemy with the men he has heard of, or, never having heard of him, with what his pickets count; all of the line and of middling
    /// spirits. What cannot march never avoids.
    /// # Reads
    /// the commander's beliefs (else his side's head's) [ln person], own strength, p*, caution [1]
    /// # Leaves out
    /// What a victory would be worth.
    STANCE = "battle.stance", Argued, ["war-model §7", "war-model §14"];
    /// # Says
    /// Before a withdrawal the enemy asks whether it is a lure: P = ℓπ/(ℓπ+1−π), ℓ from 1 to 3 the stronger he thinks the other. He follows if the
    /// chance that then remains, the lure giving the other a step of surprise, still reaches his p*; nobody's ground counts in a chase. Followed,
    /// a lure is a battle with that step against him; a true withdrawal is caught with p = σ(4 ln(v_A/v_D) − 1.1) and fought as a delay, 0.4 as
    /// bitter. Not followed, it goes unanswered. Who declines and gets away has let a chance pass, as large as he thought it; so has who does not
    /// follow. Where nobody has offered on the third day, who thinks less of his chances on the holder's ground withdraws, and is not followed;
    /// of equals, who does not hold the place.
    /// # Reads
    /// paces [km/day], beliefs, the days on which they came
    /// # Leaves out
    /// A pursuit of several days.
    DECLINE = "battle.decline", Argued, ["war-model §4.2", "war-model §7", "war-model §13"];
    /// # Says
    /// Two draws decide: the advantage V = ln(E_A/E_D) + s·logistic, which the attacker wins if above 0, and bitterness, whose logarithm is normal.
    /// Loss hazards are H̄e^(∓kV/2); each formation loses a binomial share; of the loser's losses 1−e^(−k|V|/2) are captured, of the rest three in
    /// ten killed. The beaten fall back one march, more tired by 0.3; spirits rise by 0.8 and fall by 1+V/3. Who arrives unheard of for three
    /// days surprises by one step. Who attacks of his own will shows the other that his head would rather fight than rest.
    /// # Reads
    /// strengths, quality, morale, fatigue, seasoning, ground
    /// # Leaves out
    /// Artillery as such; generals who fall; the hours of the day.
    BATTLE = "battle.outcome", Measured, ["war-model §7", "CDB", "BOD", "HEL"];
    /// # Says
    /// People left at a place without anyone to fight for them beside an enemy who can are his prisoners, the sick in their beds too, unless a
    /// truce forbids it. What is left of a garrison whose place is stormed is taken with it.
    /// # Reads
    /// who is where [person]
    /// # Leaves out
    /// Parole of prisoners; their exchange is an article of a truce.
    CAPTURE = "battle.capture", Argued, ["war-model §3.5"];
}

/// Bitterness of a pitched battle, a delaying fight and a storm, as factors (war-model §7).
const PITCHED: f64 = 1.0;
const DELAY: f64 = 0.4;
const STORM: f64 = 1.5;

/// Armies look at each other for so long after the later of them has come; then it is battle, or somebody goes [day]. Assumed.
pub const PATIENCE: i32 = 3;

/// Meets the enemy wherever armies of both sides stand.
pub fn meet(war: &War<'_>, world: &World, out: &mut Effects) {
    if world.truce.is_some() {
        return;
    }
    let mut tally = Tally::default();
    let presence = query::Presence::of_fighters(war.sc, world);
    for place in presence.contacts(world) {
        let field = Field { war, world, place };
        field.contact(out);
        let holder = world.places[place.ix()].held_by;
        let walled = war.sc.places[place.ix()].ground == Ground::Fortress;
        if walled && !field.is_pressed(holder) {
            continue;
        }
        let force = |side| Force::at(war, world, side, place);
        let (Some(there), Some(come)) = (force(holder), force(holder.enemy())) else { continue };
        if walled {
            field.siege(come, there, out, &mut tally);
        } else {
            field.face(come, there, out, &mut tally);
        }
    }
    tally.settle(war, world, out);
}

/// A place where both sides stand.
#[derive(Clone, Copy)]
struct Field<'a> {
    war: &'a War<'a>,
    world: &'a World,
    place: PlaceId,
}

impl Field<'_> {
    /// Everyone notes the contact; where it is new, those who decide hold council.
    fn contact(self, out: &mut Effects) {
        for army in self.world.armies_at(self.place) {
            if self.world.fit(army) == 0 {
                continue;
            }
            out.push(&CONTACT, Effect::Contact(army));
            if self.world.armies[army.ix()].contact < self.world.day - 1 {
                let with = |(_, d): &(usize, &Decider)| d.army == Some(army);
                for (i, _) in self.war.sc.deciders.iter().enumerate().filter(with) {
                    out.push(&CONTACT, Effect::Occasion(DeciderId::new(i), true));
                }
            }
        }
    }

    /// Open field: by the stances of both. `come` is the side that does not hold the place.
    fn face(self, come: Force, there: Force, out: &mut Effects, tally: &mut Tally) {
        let ground = self.ground(come.side);
        let storms = self.storms(come.side);
        let impatient = self.impatient(&come, &there);
        let a = self.stance(&come, &there, ground, impatient);
        let a = if storms { Stance { wants: stance::Wants::Battle, ..a } } else { a };
        let d = self.stance(&there, &come, ground, impatient);
        use stance::Wants::*;
        let bitter = if storms { STORM } else { PITCHED };
        match (a.wants, d.wants) {
            (Battle, Battle | Take) => self.fight(come, there, ground, bitter, out, tally),
            // The holder leaves his ground to attack.
            (Take, Battle) => self.fight(there, come, 1.0, PITCHED, out, tally),
            (Avoid | Lure, Battle) | (Lure, Take) => self.withdraw((come, a), (there, d), out, tally),
            (Battle, Avoid | Lure) | (Take, Lure) => self.withdraw((there, d), (come, a), out, tally),
            _ if impatient => self.part((come, a), (there, d), out, tally),
            _ => {} // nobody offers: they stand and look at each other
        }
    }

    /// They have looked at each other for long enough.
    fn impatient(self, one: &Force, other: &Force) -> bool {
        let came = |f: &Force| self.world.armies[f.lead.ix()].marched;
        self.world.day - came(one).max(came(other)) >= PATIENCE
    }

    /// Nobody has offered, and somebody must go: who thinks less of his chances if it came to battle on the holder's ground; of equals, who
    /// does not hold it. What cannot march stays.
    fn part(self, come: (Force, Stance), there: (Force, Stance), out: &mut Effects, tally: &mut Tally) {
        let (goes, stays) = if there.1.attacked < come.1.attacking { (there, come) } else { (come, there) };
        if !self.war.sc.armies[goes.0.lead.ix()].fixed {
            self.withdraw(goes, stays, out, tally);
        }
    }

    /// A siege in which somebody has orders to storm, or to come out.
    fn is_pressed(self, holder: SideId) -> bool {
        self.storms(holder.enemy()) || self.comes_out(holder)
    }

    /// A siege: an assault, or else a sortie.
    fn siege(self, come: Force, there: Force, out: &mut Effects, tally: &mut Tally) {
        if self.storms(come.side) {
            self.fight(come, there, self.armed(self.war.theta.battle_fortress), STORM, out, tally);
        } else {
            self.fight(there, come, 1.0, PITCHED, out, tally);
        }
    }

    /// An army of the garrison's side offers battle.
    fn comes_out(self, holder: SideId) -> bool {
        self.world.armies_at(self.place).any(|a| {
            let army = &self.world.armies[a.ix()];
            army.side == holder && army.task.posture == Posture::Offer && self.world.fit(a) > 0
        })
    }

    /// A side's army here has orders to storm the place.
    fn storms(self, side: SideId) -> bool {
        self.world.armies_at(self.place).any(|a| {
            let army = &self.world.armies[a.ix()];
            army.side == side && army.task.doing == Doing::Assault(self.place)
        })
    }

    /// What the ground is worth to the holder against those who have come.
    fn ground(self, come: SideId) -> f64 {
        let t = &self.war.theta;
        let whole = query::worth(t, self.war.sc.places[self.place.ix()].ground);
        let natural = self.armed(whole);
        let works = if self.world.places[self.place.ix()].works { t.battle_works } else { 1.0 };
        let lands = |a: ArmyId| {
            let army = &self.world.armies[a.ix()];
            army.side == come && army.marched == self.world.day && army.back == Some(self.place)
        };
        let beach = if self.world.armies_at(self.place).any(lands) { t.battle_works } else { 1.0 };
        natural * works * beach
    }

    /// What a place worth so much when it has all its guns is worth with those that it has.
    fn armed(self, whole: f64) -> f64 {
        1.0 + (whole - 1.0) * self.world.places[self.place.ix()].armed
    }

    fn fight(
        self,
        attacker: Force,
        defender: Force,
        ground: f64,
        bitter: f64,
        out: &mut Effects,
        tally: &mut Tally,
    ) {
        let surprise = |one: &Force, other: &Force| {
            if self.surprises(one, other) { self.war.theta.battle_surprise } else { 1.0 }
        };
        let ratio = attacker.strength * surprise(&attacker, &defender)
            / (defender.strength * surprise(&defender, &attacker) * ground);
        Battle { field: self, attacker, defender, ln_ratio: num::ln(ratio), bitter }.decide(out, tally);
    }

    /// A side has come today, and the other's commander has not heard of its leading army for three days.
    fn surprises(self, one: &Force, other: &Force) -> bool {
        const UNHEARD: i32 = 3;
        let ix = self.world.belief_ix(query::mind(self.war, self.world, other.lead), one.lead);
        let seen = self.world.beliefs[ix].seen;
        self.world.armies[one.lead.ix()].marched == self.world.day && seen < self.world.day - UNHEARD
    }

    /// One side would not stand: the other follows or not.
    fn withdraw(self, goes: (Force, Stance), stays: (Force, Stance), out: &mut Effects, tally: &mut Tally) {
        let ((goer, going), (stayer, staying)) = (goes, stays);
        let lure = going.wants == stance::Wants::Lure;
        let offered = staying.wants == stance::Wants::Battle;
        let follows = offered && self.follows(&stayer, staying);
        if follows && lure {
            let edge = self.war.theta.battle_surprise;
            return self.fight(stayer, goer, edge, PITCHED, out, tally);
        }
        let goal = retreat::goal(self, &goer);
        if follows && (goal.is_none() || self.catches(&stayer, &goer)) {
            let bitter = if goal.is_none() { PITCHED } else { DELAY };
            return self.fight(stayer, goer, 1.0, bitter, out, tally);
        }
        let Some(goal) = goal else { return };
        let (army, enemy, place) = (goer.lead, stayer.lead, self.place);
        out.tell(&DECLINE, Happened::Declined { army, enemy, place, feint: lure });
        retreat::fall_back(self, &goer, goal, &DECLINE, out);
        let shift = self.war.theta.morale_declined;
        if follows {
            self.spirits(goer.side, -shift, out);
            self.spirits(stayer.side, shift, out);
        } else if lure {
            self.spirits(goer.side, shift, out);
            self.spirits(stayer.side, -shift, out);
        }
        // Who declines lets a chance pass, and so does who does not follow.
        let (side, chance) =
            if follows { (goer.side, going.attacked) } else { (stayer.side, self.chase(&stayer, staying)) };
        tally.chances[side.ix()] += chance;
    }

    /// Whether a commander who would fight follows an enemy who withdraws.
    fn follows(self, force: &Force, stance: Stance) -> bool {
        if stance.bound {
            return true;
        }
        let prior = self.war.theta.battle_lure;
        let open = self.chase(force, stance);
        let likelihood = 3.0 - 2.0 * open;
        let lure = likelihood * prior / (likelihood * prior + 1.0 - prior);
        let edge = 1.0 / self.war.theta.battle_surprise;
        let lured = self.odds(force, stance.enemy, stance.variance, edge);
        (1.0 - lure) * open + lure * lured >= query::threshold(self.war, force.lead)
    }

    /// Chance of winning he believes in if he follows an enemy who withdraws: nobody stands on his ground then.
    fn chase(self, force: &Force, stance: Stance) -> f64 {
        self.odds(force, stance.enemy, stance.variance, 1.0)
    }

    /// A withdrawing force is caught: p = σ(4 ln(v_A/v_D) − 1.1).
    fn catches(self, pursuer: &Force, goer: &Force) -> bool {
        let speed = |f: &Force| query::pace(self.war, self.world, f.lead, [self.place; 2]).max(1e-9);
        let p = num::logistic(4.0 * num::ln(speed(pursuer) / speed(goer)) - 1.1);
        let key = self.war.keys.places[self.place.ix()];
        self.war.draws.uniform(DECLINE.stream, key, self.world.day, 0) < p
    }

    fn spirits(self, side: SideId, shift: f64, out: &mut Effects) {
        for f in query::fighters(self.war, self.world, side, self.place) {
            out.push(&DECLINE, Effect::MoraleShift(f, shift));
        }
    }
}
