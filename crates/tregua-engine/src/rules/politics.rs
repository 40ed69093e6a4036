//! Politics: officers lose confidence in their leader, a lodge organises them, and they turn him out (war-model §13).

use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::rule::Rule;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

crate::rules! {
    /// # Says
    /// The officers' confidence y in the leader goes to σ(1 + results − hunger of their city − share of the army lost in 60 days + his fit −
    /// chances let pass), each with its weight. Where there is a lodge and y is below one half, it organises; else it dissolves.
    /// # Reads
    /// results, chances [1], hunger [1], losses and men [person], the leader's fit [1]
    /// # Leaves out
    /// Officers as persons; pay and promotion.
    CONFIDENCE = "politics.confidence", Assumed, ["war-model §13"];
    /// # Says
    /// Organised officers without confidence demand the leader's office at the hazard c·g·(1−y)³, never while the enemy is in contact.
    /// # Reads
    /// confidence, organisation [1], last contact of the armies where the leader sits [day]
    /// # Leaves out
    /// Plots that are betrayed.
    COUP = "politics.coup", Assumed, ["war-model §13"];
    /// # Says
    /// An ultimatum has a limit of hours. The leader complies with probability σ(2 − 4·share of the force loyal to him), else loyal and
    /// coup troops contest the matter and all lose heart. If it succeeds the faction's next man takes over, officers and men of the coup
    /// party take heart, and his chances and results are counted anew; if it fails the lodge is broken up.
    /// # Reads
    /// share loyal [1], scale of chance in battle [1]
    /// # Leaves out
    /// Losses in such a contest; recognition by the sovereign, which is dated news.
    ULTIMATUM = "politics.ultimatum", Assumed, ["war-model §13", "war-model §7"];
    /// # Says
    /// Whoever takes over a command is handed its papers, and holds council at once.
    /// # Reads
    /// beliefs of his predecessor
    /// # Leaves out
    /// Papers that are withheld.
    HAND_OVER = "politics.hand_over", Argued, ["war-model §13"];
}

/// Confidence and organisation of every faction, a day later.
pub fn confidence(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, faction) in war.sc.factions.iter().enumerate() {
        let (id, state) = (FactionId::new(i), &world.factions[i]);
        let side = &world.sides[faction.side.ix()];
        let aim = aim(war, world, faction, side.head, side.results, side.chances);
        let y = num::relax(state.confidence, aim, war.theta.confidence_days);
        let organises = faction.lodge && state.confidence < 0.5;
        let to = if organises { 1.0 } else { 0.0 };
        out.push(&CONFIDENCE, Effect::Confidence(id, y));
        if organises || state.organisation > 0.0 {
            let g = num::relax(state.organisation, to, war.theta.lodge_days);
            out.push(&CONFIDENCE, Effect::Organisation(id, g));
        }
    }
}

/// Where confidence in a leader goes, as things stand.
fn aim(
    war: &War<'_>,
    world: &World,
    faction: &Faction,
    leader: DeciderId,
    results: f64,
    chances: f64,
) -> f64 {
    let t = &war.theta;
    let losses = world.sides[faction.side.ix()].losses;
    let men: u32 = world.formations.iter().filter(|f| f.side == faction.side).map(|f| f.mouths()).sum();
    let lost = losses / (losses + f64::from(men)).max(1.0);
    let hunger = faction.city.map_or(0.0, |c| world.cities[c.ix()].hunger);
    num::logistic(
        1.0 + t.confidence_results * results - t.confidence_hunger * hunger - t.confidence_losses * lost
            + t.confidence_fit * war.sc.deciders[leader.ix()].fit
            - t.confidence_chances * chances,
    )
}

/// Officers who have had enough act, unless the enemy is at hand.
pub fn coup(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, faction) in war.sc.factions.iter().enumerate() {
        let hazard = hazard(war, &world.factions[i]);
        if hazard <= 0.0 || in_contact(war, world, faction.side) {
            continue;
        }
        let u = war.draws.uniform(COUP.stream, war.keys.factions[i], world.day, 0);
        if u < num::chance(hazard) {
            demand(war, world, FactionId::new(i), out);
        }
    }
}

/// Coup hazard h = c·g·(1−y)³ [1/day].
#[must_use]
pub fn hazard(war: &War<'_>, state: &FactionState) -> f64 {
    let doubt = 1.0 - state.confidence;
    war.theta.coup_rate * state.organisation * doubt * doubt * doubt
}

/// The enemy was in contact yesterday or today with an army where the side's leader is.
fn in_contact(war: &War<'_>, world: &World, side: SideId) -> bool {
    let head = world.sides[side.ix()].head;
    let (army, seat) = (war.sc.deciders[head.ix()].army, world.seat(war.sc, head));
    world.armies.iter().enumerate().any(|(i, a)| {
        let with_him = army == Some(ArmyId::new(i)) || a.pos == Pos::At(seat);
        a.side == side && with_him && a.contact >= world.day - 1
    })
}

/// The officers of a side demand their leader's office: by a coup of their own, or as the record has it.
pub fn ultimatum(war: &War<'_>, world: &World, side: SideId, out: &mut Effects) {
    if let Some(faction) = war.sc.factions.iter().position(|f| f.side == side) {
        demand(war, world, FactionId::new(faction), out);
    }
}

fn demand(war: &War<'_>, world: &World, id: FactionId, out: &mut Effects) {
    let faction = &war.sc.factions[id.ix()];
    let (side, from) = (faction.side, world.sides[faction.side.ix()].head);
    let Some(&to) = faction.successors.iter().find(|s| **s != from) else { return };
    let [comply, contest, ..] =
        war.draws.uniforms4(ULTIMATUM.stream, war.keys.factions[id.ix()], world.day, 0);
    let complied = comply < num::logistic(2.0 - 4.0 * faction.loyal);
    let wins = complied || contest < query::odds(war, 1.0 - faction.loyal, faction.loyal, 0.0);
    out.push(&ULTIMATUM, Effect::Organisation(id, 0.0));
    let heart = if wins { TAKE_HEART * (1.0 - faction.loyal) } else { 0.0 };
    let loss = if complied { 0.0 } else { LOSE_HEART };
    for (f, state) in world.formations.iter().enumerate() {
        if state.side == side && state.mouths() > 0 {
            out.push(&ULTIMATUM, Effect::MoraleShift(FormationId::new(f), heart - loss));
        }
    }
    let told = if wins { to } else { from };
    out.tell(&ULTIMATUM, Happened::Coup { side, from, to: told, complied });
    if wins {
        let results = (world.sides[side.ix()].results + NEW_BROOM).min(1.0);
        out.push(&ULTIMATUM, Effect::Results(side, results));
        out.push(&ULTIMATUM, Effect::Chances(side, 0.0));
        let y = aim(war, world, faction, to, results, 0.0);
        out.push(&ULTIMATUM, Effect::Confidence(id, y));
        replace(&ULTIMATUM, world, side, to, out);
    }
}

/// Shift of the coup party's log-odds of morale when it succeeds; it is the share of the force that is not loyal (war-model §4.2).
const TAKE_HEART: f64 = 0.3;
/// Shift for all when brothers in arms have fought each other.
const LOSE_HEART: f64 = 0.5;
/// What a new leader adds to the results his officers see.
const NEW_BROOM: f64 = 0.5;

/// A leader gives up his command to another.
pub fn hand_over(world: &World, side: SideId, to: DeciderId, out: &mut Effects) {
    if world.sides[side.ix()].head != to {
        replace(&HAND_OVER, world, side, to, out);
    }
}

fn replace(because: &'static Rule, world: &World, side: SideId, to: DeciderId, out: &mut Effects) {
    let from = world.sides[side.ix()].head;
    for a in (0..world.armies.len()).map(ArmyId::new) {
        let (papers, own) = (world.beliefs[world.belief_ix(from, a)], world.beliefs[world.belief_ix(to, a)]);
        if papers.seen > own.seen || !world.deciders[to.ix()].in_office {
            out.push(because, Effect::Belief(to, a, papers));
        }
    }
    out.push(because, Effect::Head(side, to));
    out.push(because, Effect::Standing(side, 1.0));
    out.push(because, Effect::Office(from, false));
    out.push(because, Effect::Office(to, true));
    out.push(because, Effect::NextCouncil(to, world.day));
    out.push(because, Effect::Occasion(to, true));
    out.tell(because, Happened::TookOffice { decider: to });
}
