//! Siege: a fortress holds until hunger or its governor opens the gate, or it is stormed (war-model §8).

use super::{city, march};
use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

crate::rules! {
    /// # Says
    /// A garrison in a fortress, the enemy before it (at the place or a leg away by land, or on blockade with fit warships), gives up at
    /// h = 0.005·exp(3η + 2(1−b) − 2(μ−½) + honours offered) a day once its food is below 15 days; never before. Days of food are stock over
    /// the full need of garrison and inhabitants. Hope of relief b is 1 until a relief fails: it halves when a sortie or a relieving army is
    /// beaten there, and when a field army of its own leaves it again. It is whole again when the enemy has gone, who takes his offer of
    /// honours with him. An assault is a battle, 1.5
    /// times as bitter, against works worth 4.
    /// # Reads
    /// stock [kg], mouths [person], hunger [1], morale [1], hope [1], whether honours were offered
    /// # Leaves out
    /// Bombardment, mines, breaches: no siege train was used.
    PRESS = "siege.press", Argued, ["war-model §8"];
    /// # Says
    /// A garrison that gives up is prisoner of war. With honours the fit, convalescent and straggling go home on parole and only the sick stay.
    /// The place is the besieger's, and so are the ships under its guns where he has a squadron off it.
    /// # Reads
    /// who is in the place, whether honours were offered
    /// # Leaves out
    /// Terms other than honours or none; refugees' property.
    SURRENDER = "siege.surrender", Argued, ["war-model §8", "war-model §14"];
}

/// Food above which no garrison gives up of itself [day].
const HUNGRY: f64 = 15.0;

/// Weights of hunger, lost hope and spirits in the logarithm of the hazard (war-model §8).
const HUNGER: f64 = 3.0;
const HOPE: f64 = 2.0;
const SPIRIT: f64 = 2.0;

/// Presses on besieged garrisons: some give up.
pub fn press(war: &War<'_>, world: &World, out: &mut Effects) {
    withdraw_honours(war, world, out);
    for (i, army) in world.armies.iter().enumerate() {
        let Pos::At(place) = army.pos else { continue };
        if war.sc.places[place.ix()].ground != Ground::Fortress {
            continue;
        }
        let id = ArmyId::new(i);
        // The first of the side there that can fight speaks for the garrison.
        let speaks = |a: &ArmyId| world.armies[a.ix()].side == army.side && can_fight(war, world, *a);
        if world.places[place.ix()].held_by == army.side && world.armies_at(place).find(speaks) == Some(id) {
            hold_out(war, world, id, place, out);
        }
    }
}

/// An offer of honours stands while the siege does.
fn withdraw_honours(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, army) in world.armies.iter().enumerate().filter(|(_, a)| a.honours) {
        let holds = |p: &PlaceId| world.places[p.ix()].held_by == army.side;
        let besieged = |p: PlaceId| query::is_beset(war, world, army.side, p);
        if !army.pos.place().filter(holds).is_some_and(besieged) {
            out.push(&PRESS, Effect::Honours(ArmyId::new(i), false));
        }
    }
}

/// Somebody of the army can fight.
fn can_fight(war: &War<'_>, world: &World, army: ArmyId) -> bool {
    let mut bodies = world.formations.iter().zip(&war.sc.formations);
    bodies.any(|(f, raised)| f.army == army && f.fit > 0 && raised.arm != Arm::Depot)
}

fn hold_out(war: &War<'_>, world: &World, id: ArmyId, place: PlaceId, out: &mut Effects) {
    let side = world.armies[id.ix()].side;
    let hope = world.places[place.ix()].hope;
    let fed = days_of_food(war, world, side, place) >= HUNGRY;
    if fed && hope >= 1.0 {
        return; // whether it is beset makes no difference
    }
    if !query::is_beset(war, world, side, place) {
        if hope < 1.0 {
            out.push(&PRESS, Effect::Hope(place, 1.0));
        }
        return;
    }
    if fed || world.truce.is_some() {
        return;
    }
    let (hunger, morale) = state_of(world, side, place);
    let honours = if world.armies[id.ix()].honours { war.theta.siege_honours } else { 0.0 };
    let log = HUNGER * hunger + HOPE * (1.0 - hope) - SPIRIT * (morale - 0.5) + honours;
    let hazard = war.theta.siege_surrender * num::exp(log);
    let u = war.draws.uniform(PRESS.stream, war.keys.places[place.ix()], world.day, 0);
    if num::leave(1, hazard, u) == 1 {
        surrender(war, world, id, out);
    }
}

/// Days of full need that the garrison's food lasts: its magazines if they are in the place, and what its armies carry [day].
pub(super) fn days_of_food(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> f64 {
    let inside = |a: &ArmyState| a.side == side && a.pos.is_at(place);
    let mouths = world.mouths_of(world.armies_that(inside));
    let carried: f64 = world.armies.iter().filter(|a| inside(a)).map(|a| a.food).sum();
    let magazine = war.sc.cities.iter().position(|c| c.place == place);
    let stock = magazine.map_or(0.0, |c| world.cities[c].stock);
    let civil = magazine.map_or(0.0, |c| city::citizens(war, world, CityId::new(c)));
    let need = f64::from(mouths) * war.theta.ration + civil * war.theta.civilian_ration;
    (stock + carried) / need.max(1e-9)
}

/// Hunger and morale of a garrison, man for man.
fn state_of(world: &World, side: SideId, place: PlaceId) -> (f64, f64) {
    let inside = |f: &&FormationState| f.side == side && world.armies[f.army.ix()].pos == Pos::At(place);
    let sums = world.formations.iter().filter(inside).fold((0.0, 0.0, 0.0), |(n, h, m), f| {
        let men = f64::from(f.mouths());
        (n + men, h + men * f.hunger, m + men * f.morale)
    });
    (sums.1 / sums.0.max(1.0), sums.2 / sums.0.max(1.0))
}

/// A garrison gives up its place: every army of its side there lays down its arms. Nothing happens where the army holds no place. Ordered of
/// an army that has nobody left, the first that has men beside it speaks for the garrison.
pub fn surrender(war: &War<'_>, world: &World, army: ArmyId, out: &mut Effects) {
    let side = world.armies[army.ix()].side;
    let Pos::At(place) = world.armies[army.ix()].pos else { return };
    if world.places[place.ix()].held_by != side {
        return;
    }
    let hosts = || world.armies_at(place).filter(|a| world.armies[a.ix()].side == side);
    let speaks = |a: &ArmyId| world.mouths(*a) > 0;
    let Some(army) = Some(army).filter(speaks).or_else(|| hosts().find(speaks)) else { return };
    let parole = world.armies[army.ix()].honours;
    let mut men = 0;
    for host in hosts() {
        for f in world.members(host) {
            men += world.formations[f.ix()].mouths();
            lay_down(world, f, parole, out);
        }
        out.push(&SURRENDER, Effect::Honours(host, false));
    }
    out.push(&SURRENDER, Effect::Hope(place, 1.0));
    out.push(&SURRENDER, Effect::Lost(side, men));
    out.tell(&SURRENDER, Happened::Surrendered { army, place, men });
    strike_colours(war, world, side, place, out);
    march::fall(war, world, place, side.enemy(), out);
}

/// Into captivity; on parole, and home, whoever can walk if honours were granted.
fn lay_down(world: &World, f: FormationId, parole: bool, out: &mut Effects) {
    let state = &world.formations[f.ix()];
    let captor = Cell::Prisoner(state.side.enemy());
    let on_foot = [
        (Cell::Fit(f), state.fit),
        (Cell::Convalescent(f), state.convalescent),
        (Cell::Straggler(f), state.stragglers),
    ];
    for (cell, men) in on_foot {
        out.people(&SURRENDER, cell, captor, men);
        if parole {
            // By way of captivity: whoever goes home on parole has not deserted.
            out.people(&SURRENDER, captor, Cell::Home(state.side), men);
        }
    }
    out.people(&SURRENDER, Cell::Sick(f), captor, state.sick);
}

/// Ships that lie under the guns of a fallen fortress go to the enemy's squadron off it.
fn strike_colours(war: &War<'_>, world: &World, side: SideId, place: PlaceId, out: &mut Effects) {
    let lies = |s: &SquadronState| s.at == place && s.voyage.is_none();
    let victor = world.squadrons.iter().position(|s| s.side != side && lies(s));
    let Some(victor) = victor.filter(|_| war.sc.places[place.ix()].port).map(SquadronId::new) else { return };
    for (i, ship) in world.ships.iter().enumerate() {
        let squadron = &world.squadrons[ship.squadron.ix()];
        if squadron.side == side && lies(squadron) {
            let id = ShipId::new(i);
            out.people(&SURRENDER, Cell::Crew(id), Cell::Prisoner(side.enemy()), ship.crew);
            out.push(&SURRENDER, Effect::ShipTo(id, victor));
        }
    }
}
