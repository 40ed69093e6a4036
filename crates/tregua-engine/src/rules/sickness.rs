//! Sickness: men fall ill by place and season and from one another, lie in bed, mend or die.

use crate::effect::{Beds, Column, Effect, Effects};
use crate::num::{self, Exit};
use crate::rule::Rule;
use crate::scenario::*;
use crate::war::War;
use crate::world::limits::MOST_ARMIES;
use crate::world::query::camps::{Camp, Camps};
use crate::world::*;

crate::rules! {
    /// # Says
    /// Fit men fall ill: by the unhealth of the place, its season, their want of seasoning, hunger and a crowded camp, and from the sick
    /// they lie with. A camp is all of one side's men at a place, hospital and depots among them, or an army on its way; it is crowded
    /// where it counts more men than the valley has inhabitants. At sea only the sick infect.
    /// # Reads
    /// unhealth [1], day of the year, seasoning [0-1], hunger [0-1], sick and present of the camp [person], `sickness.*`
    /// # Leaves out
    /// Strains: fever, dysentery and typhus share one rate. Stragglers do not fall ill.
    INCIDENCE = "sickness.incidence", Argued, ["war-model §3", "WAL"];
    /// # Says
    /// The sick mend or die. Death grows with the sick over the beds that drugs can serve, and a day's lethality, drawn once for a
    /// camp, has mean 1. On the march the sick die twice as fast and fall behind as men at the end of their strength do.
    /// # Reads
    /// sick of the camp [person], beds of the side at the place [person], medicine [0-1], pace and `march.straggling` [1/day]
    /// # Leaves out
    /// Who lies in which bed: the camp's hospital serves all alike.
    COURSE = "sickness.course", Argued, ["war-model §3", "WAL"];
    /// # Says
    /// Convalescents return to the ranks.
    /// # Reads
    /// convalescents [person], `sickness.return` [1/day]
    /// # Leaves out
    /// Relapses.
    RETURN = "sickness.return", Argued, ["war-model §3"];
    /// # Says
    /// Whoever lives through a climate is seasoned to it: by a thousandth of what is wanting a day, and by a tenth of the share that falls
    /// ill. The coast and the sierra season apart.
    /// # Reads
    /// new cases, men present [person], region of the place
    /// # Leaves out
    /// Forgetting, and that drafts dilute a seasoned body.
    SEASONING = "sickness.seasoning", Assumed, ["war-model §3"];
    /// # Says
    /// Men cured in a depot go to the weakest body of their side at the same place, or wait for one.
    /// # Reads
    /// fit men of depots and of the formations beside them [person]
    /// # Leaves out
    /// The way back to a man's own regiment.
    DISCHARGE = "sickness.discharge", Assumed, [];
    /// # Says
    /// Citizens sicken as soldiers do, but nine tenths of them are seasoned; of those who sicken, as many die as would in an uncrowded hospital.
    /// # Reads
    /// people of cities [person], unhealth [1], hunger [0-1]
    /// # Leaves out
    /// Their beds, and their contact with the camp.
    CITIZENS = "sickness.citizens", Assumed, ["war-model §3"];
}

/// Share of a city's people who are seasoned (war-model §3.4).
const SEASONED_CITIZENS: f64 = 0.9;
/// How a day, and a share of new cases, season (war-model §3.3).
const SEASON_BY_DAY: f64 = 1.0 / 1000.0;
const SEASON_BY_CASES: f64 = 0.1;
/// The least that medicine does: hospitals without drugs still nurse.
const NURSING: f64 = 0.05;

/// The rules of a night's moves, in the order of [`Beds::moves`].
pub static NIGHT: [&Rule; 5] = [&INCIDENCE, &RETURN, &COURSE, &COURSE, &COURSE];

/// What a camp does to those who lie in it today.
struct Air {
    /// Incidence of an unseasoned man who is not hungry [1/day].
    place: f64,
    /// Incidence from the sick of the camp [1/day].
    contact: f64,
    /// Death of the sick [1/day].
    death: f64,
    /// Their falling behind [1/day].
    straggling: f64,
    /// How the sick leave their beds, one way or another.
    leaves: Exit,
    /// The sierra's climate rather than the coast's.
    sierra: bool,
}

/// A night of sickness.
pub fn strike(war: &War<'_>, world: &World, camps: &Camps, out: &mut Effects) {
    debug_assert!(world.camps(war.sc).alike(camps), "somebody has left his camp since supper");
    let season = season(war, world.day);
    let mut airs = [const { None }; MOST_ARMIES];
    for (air, camp) in airs.iter_mut().zip(camps.all()) {
        if camp.present() > 0 {
            *air = Some(breathe(war, world, camp, season));
        }
    }
    let returns = Exit::at(war.theta.sick_return);
    out.begin(&SEASONING, Column::Seasoned);
    let lucks = war.draws.each4(INCIDENCE.stream, &war.keys.formations, world.day, 0);
    for ((i, f), luck) in world.formations.iter().enumerate().zip(lucks) {
        let (mut coast, mut sierra) = f.seasoned;
        let present = f.fit + f.sick + f.convalescent;
        let camp = camps.of(f.army).filter(|_| present > 0);
        if let Some((camp, air)) = camp.and_then(|c| Some((c, airs[c].as_ref()?))) {
            let id = FormationId::new(i);
            let mut fit = f.fit;
            if fit > 0 && war.sc.formations[i].arm == Arm::Depot {
                fit -= discharge(war, world, camps, id, camp, out);
            }
            let seasoned = if air.sierra { &mut sierra } else { &mut coast };
            let bed = Bed { id, fit, seasoned: *seasoned, air, returns: &returns };
            let cases = lie_down(war, world, &bed, luck, out);
            let share = f64::from(cases) / f64::from(present);
            *seasoned += (1.0 - *seasoned) * (SEASON_BY_CASES * share + SEASON_BY_DAY);
        }
        out.next(coast);
        out.next(sierra);
    }
    citizens(war, world, season, out);
}

/// Season of sickness S: 1 at its worst, exp(−2κ) half a year later.
#[must_use]
pub fn season(war: &War<'_>, day: i32) -> f64 {
    let date = f64::from(war.sc.date(day).day_of_year());
    let angle = std::f64::consts::TAU * (date - war.theta.sick_peak) / 365.25;
    num::exp(war.theta.sick_season * (num::cos(angle) - 1.0))
}

fn breathe(war: &War<'_>, world: &World, camp: &Camp, season: f64) -> Air {
    let theta = &war.theta;
    let place = camp.ground.map(|g| &war.sc.places[g.ix()]);
    let crowded = camp.rests().is_some() && place.is_some_and(|p| camp.present() > p.people);
    let crowding = if crowded { 1.0 + theta.sick_crowding } else { 1.0 };
    let unhealth = place.map_or(0.0, |p| p.unhealth);
    let sick = f64::from(camp.sick);
    let death = if camp.sick > 0 { lethality(war, world, camp) } else { 0.0 };
    let straggling = if camp.marches { fall_behind(war, world, camp.first) } else { 0.0 };
    Air {
        place: unhealth * theta.sick_incidence * season * crowding,
        contact: theta.sick_contact * sick / f64::from(camp.present()),
        death,
        straggling,
        leaves: Exit::at(theta.sick_recovery + death + straggling),
        sierra: place.is_some_and(|p| p.region == Region::Sierra),
    }
}

/// Death of the camp's sick today [1/day].
fn lethality(war: &War<'_>, world: &World, camp: &Camp) -> f64 {
    let theta = &war.theta;
    let named = camp.rests().map_or(0, |p| war.sc.places[p.ix()].beds[camp.side.ix()]);
    let beds = if named > 0 { f64::from(named) } else { theta.hospital_beds };
    let served = beds * world.sides[camp.side.ix()].medicine.max(NURSING);
    let march = if camp.marches { 2.0 } else { 1.0 };
    march * theta.sick_death * (1.0 + f64::from(camp.sick) / served) * luck_of_the_day(war, world, camp)
}

/// The day's lethality of a camp: gamma with mean 1.
fn luck_of_the_day(war: &War<'_>, world: &World, camp: &Camp) -> f64 {
    let (key, index) = match camp.rests() {
        Some(place) => (war.keys.places[place.ix()], war.keys.sides[camp.side.ix()]),
        None => (war.keys.armies[camp.first.ix()], 2),
    };
    let u = war.draws.uniform(COURSE.stream, key, world.day, index);
    war.lethality.of(war.theta.sick_death_variance, u)
}

/// Straggling of the sick of a column: that of men at the end of their strength (war-model §1.3 at φ = 1).
fn fall_behind(war: &War<'_>, world: &World, army: ArmyId) -> f64 {
    let forced = if world.armies[army.ix()].task.pace > 1.0 { 1.5 } else { 0.0 };
    war.theta.straggling * num::exp(forced + 2.0)
}

/// One formation's night.
struct Bed<'a> {
    id: FormationId,
    fit: u32,
    seasoned: f64,
    air: &'a Air,
    returns: &'a Exit,
}

/// Who falls ill, who leaves his bed and who comes back to the ranks; how many fell ill.
fn lie_down(war: &War<'_>, world: &World, bed: &Bed<'_>, luck: [f64; 4], out: &mut Effects) -> u32 {
    let &Bed { id, fit, seasoned, air, returns } = bed;
    let f = &world.formations[id.ix()];
    let [u, v, w, course] = luck;
    let hazard = air.place * (1.0 - seasoned) * (1.0 + f.hunger) + air.contact;
    let ill = num::leave(fit, hazard, u);
    let leaving = air.leaves.leave(f.sick, v);
    let back = returns.leave(f.convalescent, w);
    let [dead, behind, up] = if leaving > 0 { leave_bed(war, world, bed, leaving, course) } else { [0; 3] };
    let beds = Beds { ill, back, dead, behind, up };
    if beds != Beds::QUIET {
        out.push(&COURSE, Effect::Beds(id, beds, &NIGHT));
    }
    ill
}

/// Of those who leave their beds some are dead, some fall behind, the rest are on their feet.
fn leave_bed(war: &War<'_>, world: &World, bed: &Bed<'_>, leaving: u32, u: f64) -> [u32; 3] {
    let &Bed { id, air, .. } = bed;
    let all = war.theta.sick_recovery + air.death + air.straggling;
    let dead = num::binomial(leaving, air.death / all, u);
    let behind = if air.straggling > 0.0 && leaving > dead {
        let key = war.keys.formations[id.ix()];
        let v = war.draws.uniform(COURSE.stream, key, world.day, 3);
        num::binomial(leaving - dead, air.straggling / (all - air.death), v)
    } else {
        0
    };
    [dead, behind, leaving - dead - behind]
}

/// Hands the fit men of a depot to the weakest body of the camp; how many went.
fn discharge(
    war: &War<'_>,
    world: &World,
    camps: &Camps,
    depot: FormationId,
    camp: usize,
    out: &mut Effects,
) -> u32 {
    let takes = |(i, f): &(usize, &FormationState)| {
        f.mouths() > 0 && camps.of(f.army) == Some(camp) && war.sc.formations[*i].arm != Arm::Depot
    };
    let weakest = world.formations.iter().enumerate().filter(takes).min_by_key(|(_, f)| f.fit);
    let Some((i, _)) = weakest else { return 0 };
    let cured = world.formations[depot.ix()].fit;
    out.people(&DISCHARGE, Cell::Fit(depot), Cell::Fit(FormationId::new(i)), cured);
    cured
}

/// Citizens who die of the season.
fn citizens(war: &War<'_>, world: &World, season: f64, out: &mut Effects) {
    let theta = &war.theta;
    let fatality = num::ration(theta.sick_death, theta.sick_death + theta.sick_recovery);
    for (i, state) in world.cities.iter().enumerate() {
        let place = war.sc.cities[i].place;
        let unhealth = war.sc.places[place.ix()].unhealth;
        let falls =
            unhealth * theta.sick_incidence * season * (1.0 - SEASONED_CITIZENS) * (1.0 + state.hunger);
        let u = war.draws.uniform(CITIZENS.stream, war.keys.cities[i], world.day, 0);
        let dead = num::leave(world.places[place.ix()].people, falls * fatality, u);
        out.people(&CITIZENS, Cell::Civilian(place), Cell::CivilDead, dead);
    }
}
