//! Opinion: what places think in private, what they dare say, and what reaches the soldiers' ears.

use crate::effect::{Column, Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::scenario::*;
use crate::war::War;
use crate::world::limits::{MOST_ARMIES, MOST_PLACES};
use crate::world::query::Roster;
use crate::world::*;
use std::cell::LazyCell;

crate::rules! {
    /// # Says
    /// Private opinion drifts slowly: back to the place's own bent, towards that of the places it trades with, with the press and agents of
    /// both sides (guerrillas for the change count as half a press), with the long-run odds as its masters hear them, and away from whoever
    /// requisitions.
    /// # Reads
    /// opinion of the place and its neighbours [log-odds], press [0-1], guerrillas [person], long-run odds, requisition [share], `opinion.*`
    /// # Leaves out
    /// Who reads what: a side's press reaches every place alike. Sacks and kindnesses shift opinion at once, in their own rules.
    DRIFT = "opinion.drift", Argued, ["war-model §5"];
    /// # Says
    /// A place without a garrison of the side against the change declares itself at a hazard that rises with opinion, ten times as readily
    /// if troops for the change stand there, and then is theirs. Nobody dares before such troops are in the country. A garrison of one man to a
    /// hundred inhabitants keeps it silent; of a city count the troops in the camps and suburbs that live off its magazines, too. A declared
    /// place that is retaken thinks on as before, and may come back the same way. A place held in pledge is silent while its truce lasts. Only
    /// cities, towns and ports have a council that can speak; estates, camps and passes go with whoever stands there, and what lives off a city's
    /// magazines goes with the city.
    /// # Reads
    /// opinion [log-odds], people, fit men of both sides at the place and in its camps [person], `opinion.declare` [1/day]
    /// # Leaves out
    /// Neighbours' example, except through opinion.
    DECLARATION = "opinion.declaration", Argued, ["war-model §5"];
    /// # Says
    /// Soldiers hear the enemy's propaganda within a week: from his press and agents, and from his guerrilla parties within a day's march.
    /// # Reads
    /// press [0-1], guerrillas at the place and one leg away [person], `opinion.exposure_days` [day], `opinion.exposure_parties`
    /// # Leaves out
    /// Officers who keep it from their men. Guerrillas are always for the change; the other side has its press alone.
    EXPOSURE = "opinion.exposure", Argued, ["war-model §5"];
    /// # Says
    /// Conduct is remembered at once: a place thinks better of whoever takes into his care the sick that the other side leaves there, in full
    /// for a hundred of them, and of a besieger who lets food in; it thinks worse of whoever takes it by storm.
    /// # Reads
    /// sick left to a captor [person], food let in, places stormed, `opinion.generosity`, `opinion.sack` [log-odds]
    /// # Leaves out
    /// Captors who neglect their prisoners; reprisals on the march.
    CONDUCT = "opinion.conduct", Argued, ["war-model §3.5", "war-model §5"];
}

/// A press of full strength and guerrillas count so many to one.
const GUERRILLA_VOICE: f64 = 0.5;
/// Guerrillas at which their voice is half as loud as it can be (war-model §6.5) [person].
const HEARD: f64 = 150.0;
/// Log-odds of the long run beyond which belief does not grow.
const SURE: f64 = 3.0;
/// Own troops make a place so many times readier to declare itself; opinion's weight in it (war-model §5.2).
const PROTECTED: f64 = 10.0;
const BOLDNESS: f64 = 1.5;
/// Fit men of the side against the change, to each of a place's people, beyond which it dares not declare itself (war-model §5.2).
const SILENCING: f64 = 0.01;
/// Men to a guerrilla party.
const PARTY: f64 = 50.0;

/// A hospital left to the enemy that is talked of in full [person].
const HOSPITAL: f64 = 100.0;

/// A side has taken so many sick of the enemy's at a place into its care (war-model §5).
pub(super) fn thank(war: &War<'_>, place: PlaceId, side: SideId, sick: u32, out: &mut Effects) {
    let thanks = war.theta.opinion_generosity * (f64::from(sick) / HOSPITAL).min(1.0);
    regard(war, place, side, thanks, out);
}

/// A side has let food into a place that it besieges.
pub(super) fn thank_for_bread(war: &War<'_>, place: PlaceId, side: SideId, out: &mut Effects) {
    regard(war, place, side, war.theta.opinion_generosity, out);
}

/// A side has taken a place by storm, and its men have sacked it.
pub(super) fn sack(war: &War<'_>, place: PlaceId, side: SideId, out: &mut Effects) {
    regard(war, place, side, -war.theta.opinion_sack, out);
}

/// A place thinks better of a side, or worse.
fn regard(war: &War<'_>, place: PlaceId, side: SideId, by: f64, out: &mut Effects) {
    if by != 0.0 {
        let sign = if war.sc.sides[side.ix()].for_change { 1.0 } else { -1.0 };
        out.push(&CONDUCT, Effect::OpinionShift(place, sign * by));
    }
}

/// Private opinion drifts.
pub fn drift(war: &War<'_>, world: &World, out: &mut Effects) {
    let theta = &war.theta;
    let change = war.sc.side_for_change();
    let press = [world.sides[change.ix()].press, world.sides[change.enemy().ix()].press];
    let odds = SideId::BOTH.map(|s| belief(world.sides[s.ix()].change));
    let held = odds.map(|odds| theta.opinion_belief * odds);
    // In a row, so that a neighbour's is one look away.
    let mut opinions = [0.0; MOST_PLACES];
    for (opinion, state) in opinions.iter_mut().zip(&world.places) {
        *opinion = state.opinion;
    }
    let places = war.sc.places.iter().zip(&world.places).zip(&war.sc.graph.neighbours);
    let opinion = places.map(|((place, state), neighbours)| {
        let x = state.opinion;
        if place.region == Region::External {
            return x;
        }
        let around: f64 = neighbours.iter().map(|n| n.weight * opinions[n.place.ix()]).sum();
        let near = if neighbours.is_empty() { x } else { around };
        let guerrillas = f64::from(state.guerrillas);
        let voice = (press[0] + GUERRILLA_VOICE * guerrillas / (guerrillas + HEARD)).min(1.0);
        let taken = state.requisition[change.enemy().ix()] - state.requisition[change.ix()];
        let pull = theta.opinion_anchor * (place.opinion - x)
            + (1.0 - theta.opinion_anchor) * (near - x)
            + theta.opinion_press * (voice - press[1])
            + held[state.held_by.ix()]
            + theta.opinion_requisition * taken;
        x + theta.opinion_rate * pull
    });
    out.column(&DRIFT, Column::Opinion, opinion);
}

/// Long-run log-odds of the change, within what people can be sure of.
fn belief(change: f64) -> f64 {
    num::logit(change.clamp(1e-9, 1.0 - 1e-9)).clamp(-SURE, SURE)
}

/// Places declare themselves.
pub fn declare(war: &War<'_>, world: &World, out: &mut Effects) {
    let change = war.sc.side_for_change();
    if war.theta.declare_rate <= 0.0 || !is_ashore(world, change) {
        return;
    }
    let has_come_out = |place: &PlaceId| {
        let state = &world.places[place.ix()];
        state.declared && state.held_by == change
    };
    let silent = Roster::of(war, war.councils.iter().copied().filter(|place| !has_come_out(place)));
    let lucks = war.draws.each(DECLARATION.stream, silent.keys(), world.day, 0);
    let fit = LazyCell::new(|| world.fit_of_armies());
    for (place, u) in silent.places().zip(lucks) {
        let state = &world.places[place.ix()];
        // A bound of the hazard at its highest settles most places without a look at their garrisons.
        if u >= PROTECTED * war.theta.declare_rate * num::exp_at_most(BOLDNESS * state.opinion) {
            continue;
        }
        let hazard = war.theta.declare_rate * num::exp(BOLDNESS * state.opinion);
        if u >= PROTECTED * hazard || world.is_pledged(war.sc, place) {
            continue;
        }
        if u < num::chance(hazard * freedom(war, world, &fit, change, place)) {
            come_out(world, change, place, out);
        }
    }
}

/// An army of the side stands in the theatre, so that a place that comes out may hope for help.
fn is_ashore(world: &World, side: SideId) -> bool {
    let ashore = |a: &ArmyState| a.side == side && matches!(a.pos, Pos::At(_) | Pos::On { .. });
    world.formations.iter().any(|f| f.fit > 0 && ashore(&world.armies[f.army.ix()]))
}

/// What the troops at a place and in the camps round it, with so many fit men in each army, make of its readiness: nothing, as it is, or ten
/// times.
fn freedom(war: &War<'_>, world: &World, fit: &[u32; MOST_ARMIES], change: SideId, place: PlaceId) -> f64 {
    let city = war.sc.places[place.ix()].city;
    let round = |p: PlaceId| p == place || city.is_some() && war.sc.places[p.ix()].city == city;
    let mut men = [0; 2];
    for (army, fit) in world.armies.iter().zip(fit) {
        if army.pos.place().is_some_and(round) {
            men[army.side.ix()] += fit;
        }
    }
    let [garrison, own] = [change.enemy(), change].map(|side| men[side.ix()]);
    if garrison > 0 && f64::from(garrison) > SILENCING * f64::from(world.places[place.ix()].people) {
        0.0
    } else if own > 0 {
        PROTECTED
    } else {
        1.0
    }
}

fn come_out(world: &World, change: SideId, place: PlaceId, out: &mut Effects) {
    let state = &world.places[place.ix()];
    if !state.declared {
        out.push(&DECLARATION, Effect::Declare(place));
        out.tell(&DECLARATION, Happened::Declared { place });
    }
    if state.held_by != change {
        out.push(&DECLARATION, Effect::Held(place, change));
        out.tell(&DECLARATION, Happened::Fell { place, to: change });
    }
}

/// What the soldiers hear.
pub fn expose(war: &War<'_>, world: &World, out: &mut Effects) {
    let keep = num::exp(-1.0 / war.theta.exposure_days);
    // What an army hears of whom no guerrillas are near, by its side.
    let quiet = SideId::BOTH.map(|side| share(world.sides[side.enemy().ix()].press));
    let mut of_army = [None; MOST_ARMIES];
    let exposure = world.formations.iter().zip(&war.sc.formations).map(|(f, raised)| {
        if f.mouths() == 0 || raised.arm == Arm::Depot {
            return f.exposure;
        }
        let target = *of_army[f.army.ix()].get_or_insert_with(|| exposure(war, world, f.army, quiet));
        target + (f.exposure - target) * keep
    });
    out.column(&EXPOSURE, Column::Exposure, exposure);
}

/// The exposure an army tends to where it is [0, 1].
fn exposure(war: &War<'_>, world: &World, army: ArmyId, quiet: [f64; 2]) -> f64 {
    let Some(ground) = world.ground(war.sc, army) else { return 0.0 };
    let side = world.armies[army.ix()].side;
    let enemy = side.enemy();
    if !war.sc.sides[enemy.ix()].for_change {
        return quiet[side.ix()];
    }
    let near = war.sc.graph.neighbours[ground.ix()].iter();
    let near = near.filter(|n| n.by_land && n.km <= war.theta.infantry_coast);
    let around: u32 = near.map(|n| world.places[n.place.ix()].guerrillas).sum();
    let guerrillas = world.places[ground.ix()].guerrillas + around;
    if guerrillas == 0 {
        return quiet[side.ix()];
    }
    let parties = f64::from(guerrillas) / PARTY;
    share(world.sides[enemy.ix()].press + parties / war.theta.exposure_parties)
}

/// Share of the men who hear of it, where it is told so often.
fn share(heard: f64) -> f64 {
    if heard > 0.0 { num::chance(heard) } else { 0.0 }
}
