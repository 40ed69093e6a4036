//! Guerrillas: they gather, cut roads, raid, and are hunted. They are always of the side for the change.

use crate::effect::{Column, Effects};
use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::limits::{MOST_ARMIES, MOST_PLACES};
use crate::world::query::Roster;
use crate::world::query::camps::{Camp, Camps};
use crate::world::*;

crate::rules! {
    /// # Says
    /// One in ten inhabitants may take up arms for the change: the sooner the more the place is for it, the more the other side
    /// requisitions, and as far as there are muskets; in a guerrilla district three tenths go out with what they have. They are always of the
    /// side for the change.
    /// # Reads
    /// people, opinion [log-odds], requisition [share], muskets, `guerrilla.recruits` [1/day]
    /// # Leaves out
    /// Bands of the other side, and leaders who raise or lose a band.
    MUSTER = "guerrilla.muster", Argued, ["war-model §6"];
    /// # Says
    /// Guerrillas go home after three months. Regulars who sweep a valley find some of them, and half as many by merely lying there, or a leg away within
    /// a day's march: of those found, as many are killed as of a battle's losses; the others scatter home. A truce stops the hunting.
    /// # Reads
    /// guerrillas, fit regulars of the side against the change [person], `guerrilla.stay` [day], `guerrilla.sweep` [1/day], `battle.killed`
    /// # Leaves out
    /// Skirmishes: guerrillas refuse battle.
    THINNING = "guerrilla.thinning", Argued, ["war-model §6"];
    /// # Says
    /// Guerrillas at a place stop a share of the traffic through it, the less the stronger the regulars who lie there as escort.
    /// # Reads
    /// guerrillas, fit regulars at the place [person], `guerrilla.interdict` [person]
    /// # Leaves out
    /// Under a truce the roads stay as they are: what passes is what its articles let in.
    INTERDICTION = "guerrilla.interdiction", Argued, ["war-model §6"];
    /// # Says
    /// Each guerrilla takes so many stragglers and foragers a day of the enemy troops in his valley, and of a column's train as many mule loads,
    /// which stay in the valley. A truce stops it.
    /// # Reads
    /// guerrillas, stragglers and fit men of camps [person], food of columns [kg], `guerrilla.raid` [1/day]
    /// # Leaves out
    /// Horses, and outposts.
    RAIDS = "guerrilla.raids", Argued, ["war-model §6"];
}

/// Share of the people who could take up arms, and arms of a district's levies without muskets (war-model §6.1).
const ABLE: u32 = 10;
const LEVIES: f64 = 0.3;
/// How much a full requisition adds (war-model §6.1).
const ANGER: f64 = 2.0;
/// Regulars who find half of what many would (war-model §6.2) [person].
const BATTALION: f64 = 500.0;
/// What regulars find who do not hunt.
const PASSIVE: f64 = 0.5;
/// Escort that halves the guerrillas' hold on a road (war-model §6.3) [person].
const ESCORT: f64 = 100.0;
/// Share of a camp that is out for forage.
const FORAGERS: u32 = 20;

/// Armies of the side against the change that lie somewhere with fit men: who, where, and how many [person].
fn regulars<'w>(
    war: &War<'_>,
    world: &'w World,
) -> impl Iterator<Item = (&'w ArmyState, PlaceId, u32)> + use<'w> {
    let side = war.sc.side_for_change().enemy();
    let armies = world.armies.iter().zip(world.fit_of_armies());
    let armies = armies.filter(move |(army, fit)| *fit > 0 && army.side == side);
    armies.filter_map(|(army, fit)| Some((army, army.pos.place()?, fit)))
}

/// Who may find a place's guerrillas [person].
struct Hunters {
    /// Who hunt there.
    sweeping: [u32; MOST_PLACES],
    /// Who merely lie there, or a leg away within a day's march.
    passive: [u32; MOST_PLACES],
}

impl Hunters {
    /// Few places have regulars: they are asked who is near, and not the many places with guerrillas.
    fn of(war: &War<'_>, world: &World) -> Self {
        let (mut sweeping, mut passive) = ([0; MOST_PLACES], [0; MOST_PLACES]);
        for (army, place, men) in regulars(war, world) {
            let hunters = if army.task.doing == Doing::Sweep { &mut sweeping } else { &mut passive };
            hunters[place.ix()] += men;
            let neighbours = war.sc.graph.neighbours[place.ix()].iter();
            for n in neighbours.filter(|n| n.by_land && n.km <= war.theta.infantry_coast) {
                passive[n.place.ix()] += men;
            }
        }
        Self { sweeping, passive }
    }

    /// Chance for a guerrilla of a place to be found [1/day].
    fn find(&self, war: &War<'_>, place: PlaceId) -> f64 {
        let share = |men: u32| f64::from(men) / (f64::from(men) + BATTALION);
        let (sweeping, passive) = (self.sweeping[place.ix()], self.passive[place.ix()]);
        war.theta.guerrilla_sweep * (share(sweeping) + PASSIVE * share(passive))
    }
}

/// Guerrillas gather, go home and are hunted.
pub fn muster(war: &War<'_>, world: &World, out: &mut Effects) {
    let hunters = Hunters::of(war, world);
    let musters = |(_, (place, state)): &(usize, (&Place, &PlaceState))| {
        place.guerrilla || state.muskets > 0.0 || state.guerrillas > 0
    };
    let places = war.sc.places.iter().zip(&world.places).enumerate().filter(musters);
    let bands = Roster::of(war, places.map(|(i, _)| PlaceId::new(i)));
    let lucks = war.draws.each4(MUSTER.stream, bands.keys(), world.day, 0);
    for (id, u) in bands.places().zip(lucks) {
        let state = &world.places[id.ix()];
        let joined = volunteers(war, state, war.sc.places[id.ix()].guerrilla, u[0]);
        out.people(&MUSTER, Cell::Civilian(id), Cell::Guerrilla(id), joined);
        if state.guerrillas > 0 {
            thin(war, world, &hunters, id, [u[1], u[2], u[3]], out);
        }
    }
}

fn volunteers(war: &War<'_>, state: &PlaceState, district: bool, u: f64) -> u32 {
    let armed =
        if state.muskets > 0.0 { num::ration(state.muskets, f64::from(state.guerrillas)) } else { 0.0 };
    let arms = if district { armed.max(LEVIES) } else { armed };
    let anger = ANGER * state.requisition[war.sc.side_for_change().enemy().ix()];
    let able = state.people / ABLE;
    let readiest = war.theta.guerrilla_recruits * (1.0 + anger) * arms;
    // Nobody comes with at least this chance whatever the opinion.
    if u < 1.0 - readiest * f64::from(able) {
        return 0;
    }
    num::leave(able, readiest * num::logistic(state.opinion), u)
}

/// Those who go home, and those who are found.
fn thin(war: &War<'_>, world: &World, hunters: &Hunters, place: PlaceId, u: [f64; 3], out: &mut Effects) {
    let found = if world.truce.is_some() { 0.0 } else { hunters.find(war, place) };
    let [home, caught] = num::hazard_split(
        world.places[place.ix()].guerrillas,
        [1.0 / war.theta.guerrilla_stay, found],
        [u[0], u[1]],
    );
    let killed = num::binomial(caught, war.theta.battle_killed, u[2]);
    let side = war.sc.side_for_change();
    let from = Cell::Guerrilla(place);
    out.people(&THINNING, from, Cell::Dead(side, Cause::Battle), killed);
    out.people(&THINNING, from, Cell::Civilian(place), home + caught - killed);
}

/// Guerrillas hold the roads and raid.
pub fn raid(war: &War<'_>, world: &World, camps: &Camps, out: &mut Effects) {
    let mut escorts = [0; MOST_PLACES];
    regulars(war, world).for_each(|(_, place, men)| escorts[place.ix()] += men);
    let stopped = world.places.iter().zip(escorts).map(|(state, escort)| match state.guerrillas {
        0 => 0.0,
        guerrillas => num::chance(f64::from(guerrillas) / grip(war, escort)),
    });
    out.column(&INTERDICTION, Column::Interdiction, stopped);
    if world.truce.is_none() {
        take_men(war, world, camps, out);
        take_food(war, world, camps, out);
    }
}

/// Guerrillas who stop 1 − 1/e of the traffic through a place, nearly two thirds, where so many regulars lie as escort [person].
fn grip(war: &War<'_>, escort: u32) -> f64 {
    war.theta.guerrilla_interdict * (1.0 + f64::from(escort) / ESCORT)
}

/// Guerrillas in the valley a camp lives off, if they are its enemies.
fn hostile(war: &War<'_>, world: &World, camp: &Camp) -> Option<(PlaceId, f64)> {
    let guerrillas = world.places[camp.ground?.ix()].guerrillas;
    let enemy = guerrillas > 0 && !war.sc.sides[camp.side.ix()].for_change;
    enemy.then_some((camp.ground?, f64::from(guerrillas)))
}

fn take_men(war: &War<'_>, world: &World, camps: &Camps, out: &mut Effects) {
    let side = war.sc.side_for_change();
    // How likely a man who is outside his camp is taken; few camps lie among enemies.
    let mut hazards = [None; MOST_ARMIES];
    for (hazard, camp) in hazards.iter_mut().zip(camps.all()) {
        let reach = (camp.stragglers + camp.fit / FORAGERS).max(1);
        let guerrillas = hostile(war, world, camp).map(|(_, guerrillas)| guerrillas);
        *hazard = guerrillas.map(|n| war.theta.guerrilla_raid * n / f64::from(reach));
    }
    for (i, f) in world.formations.iter().enumerate() {
        let Some(hazard) = camps.of(f.army).and_then(|c| hazards[c]) else { continue };
        if f.stragglers + f.fit / FORAGERS == 0 {
            continue;
        }
        let id = FormationId::new(i);
        let [u, v, ..] = war.draws.uniforms4(RAIDS.stream, war.keys.formations[i], world.day, 0);
        out.people(&RAIDS, Cell::Straggler(id), Cell::Prisoner(side), num::leave(f.stragglers, hazard, u));
        out.people(&RAIDS, Cell::Fit(id), Cell::Prisoner(side), num::leave(f.fit / FORAGERS, hazard, v));
    }
}

/// Mule loads of columns on the road.
fn take_food(war: &War<'_>, world: &World, camps: &Camps, out: &mut Effects) {
    for (i, army) in world.armies.iter().enumerate().filter(|(_, a)| a.food > 0.0) {
        let id = ArmyId::new(i);
        let Some(camp) = camps.of(id).map(|c| &camps.all()[c]).filter(|c| c.marches) else { continue };
        let Some((place, guerrillas)) = hostile(war, world, camp) else { continue };
        let loads = war.theta.guerrilla_raid * guerrillas * war.theta.mule_load;
        out.food(&RAIDS, Larder::Army(id), Larder::Forage(place), loads.min(army.food));
    }
}
