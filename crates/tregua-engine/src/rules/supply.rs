//! Supply: forage grows and is taken, armies eat, hunger follows.

mod country;

pub use country::takeable;

use crate::effect::{Column, Effect, Effects};
use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::limits::MOST_ARMIES;
use crate::world::query::camps::{Camp, Camps};
use crate::world::*;

crate::rules! {
    /// # Says
    /// Forage grows back towards what a valley can hold: so much for each of its inhabitants of day 0, in about two months.
    /// # Reads
    /// forage [kg], people [person], `supply.forage_cap` [kg/person], `supply.forage_regrowth` [day]
    /// # Leaves out
    /// The seasons of the harvest, and fields left untilled.
    GROWTH = "supply.growth", Argued, ["war-model §2"];
    /// # Says
    /// A column takes along what its mules can bear, one mule to so many men; what is over stays with the side's other troops at the
    /// place it left, in the magazine there, or with the people.
    /// # Reads
    /// fit men, food carried [kg], `supply.mules` [1/person], `supply.mule_load` [kg]
    /// # Leaves out
    /// Mules that die or are taken; a column is remounted wherever it rests.
    LOAD = "supply.load", Assumed, ["war-model §1", "war-model §2"];
    /// # Says
    /// All of one side's troops at a place eat from one commissary: carried rations first, then the magazine of the city that feeds
    /// the place, then what the valley gives, then what trains bring, then requisition. Everybody's ration shrinks by the same share, never
    /// beyond the need. A garrison is served before the citizens and spares its magazine as they do: full rations while it holds enough days
    /// of them, else in proportion, but never less than half nor less than what comes in.
    /// Mules are refilled overnight from what the magazine holds above those days, or from what the valley gives beyond the need. Half of the
    /// forage that can be taken in a day is given willingly; the rest must be requisitioned, as hard as the side orders or as its men are
    /// hungry. Sympathy for the taker doubles what can be taken at all. At sea the men eat what they carry.
    /// # Reads
    /// camps [person, kg], stock [kg], forage [kg], opinion [log-odds], requisition [0-1], rations and fodder [kg/day]
    /// # Leaves out
    /// Money: what is given is paid somehow. Beasts of a garrison eat no corn; the fodder of horses at sea belongs to the ships.
    RATIONS = "supply.rations", Argued, ["war-model §2"];
    /// # Says
    /// What a camp at rest is not given by its own valley its mules fetch, out and back, from the valleys behind it that its side holds: what
    /// those give willingly, the nearest first, up to 150 km of road, and past no place where the enemy is master. A side with more fit
    /// warships than the other brings it by coaster from port to port, and its mules carry only to the port and from it. Guerrillas stop
    /// trains as they stop a city's food. What is over fills the mules for the march.
    /// # Reads
    /// want [kg], forage [kg], holders of places, ways [km], interdiction [0-1], fit warships, `supply.mules` [1/person],
    /// `supply.mule_load` [kg], `march.train` [km/day], fodder [kg/day]
    /// # Leaves out
    /// How long ships and mules are under way; the holds of the coasters, of which there are enough. A camp that gets less than it asked of a
    /// valley, for others asked too, does not ask another that day.
    TRAINS = "supply.trains", Argued, ["war-model §2"];
    /// # Says
    /// The men's hunger follows today's shortage in ten days, as a city's does.
    /// # Reads
    /// shortage [0-1], hunger [0-1], `city.hunger_days` [day]
    /// # Leaves out
    /// Differences between the formations of a camp, who share alike.
    HUNGER = "supply.hunger", Argued, ["war-model §2"];
}

/// A valley this close to full counts as full [kg].
const FULL: f64 = 1.0;

/// Forage grows, and yesterday's requisition is past.
pub fn forage(war: &War<'_>, world: &World, out: &mut Effects) {
    let grown = -num::exp_m1(-1.0 / war.theta.forage_regrowth);
    for (i, (place, state)) in war.sc.places.iter().zip(&world.places).enumerate() {
        let id = PlaceId::new(i);
        let room = f64::from(place.people) * war.theta.forage_cap - state.forage;
        if room > FULL {
            out.food(&GROWTH, Larder::Grown, Larder::Forage(id), room * grown);
        } else if room < -FULL {
            out.food(&GROWTH, Larder::Forage(id), Larder::Lost, -room * grown);
        }
        if state.requisition[0] + state.requisition[1] > 0.0 {
            for side in SideId::BOTH.into_iter().filter(|s| state.requisition[s.ix()] != 0.0) {
                out.push(&RATIONS, Effect::Requisitioned(id, side, 0.0));
            }
        }
    }
}

/// Columns leave behind what their mules cannot bear.
pub fn load(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, army) in world.armies.iter().enumerate().filter(|(_, a)| world.is_on_its_way(a)) {
        let id = ArmyId::new(i);
        let surplus = army.food - burden(war, world.fit(id));
        if surplus > 0.0
            && let Some(from) = army.back.or(army.pos.near())
        {
            out.food(&LOAD, Larder::Army(id), keeper(war, world, army.side, from), surplus);
        }
    }
}

/// What the mules of so many men can bear [kg].
fn burden(war: &War<'_>, fit: u32) -> f64 {
    f64::from(fit) * war.theta.mules * war.theta.mule_load
}

/// Who keeps what a side's column leaves at a place.
fn keeper(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> Larder {
    let friend = world.armies_at(place).find(|a| world.armies[a.ix()].side == side && world.mouths(*a) > 0);
    match (friend, magazine(war, world, side, place)) {
        (Some(army), _) => Larder::Army(army),
        (None, Some(city)) => Larder::City(city),
        (None, None) => Larder::Forage(place),
    }
}

/// The city whose magazine feeds a side's troops at a place.
fn magazine(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> Option<CityId> {
    let city = war.sc.places[place.ix()].city?;
    let holds = world.places[war.sc.cities[city.ix()].place.ix()].held_by;
    (holds == side).then_some(city)
}

/// One camp at table.
#[derive(Clone, Copy)]
struct Table {
    /// What it needs today [kg].
    need: f64,
    /// What it has had so far [kg].
    had: f64,
    /// Share of the food its armies carry that is eaten [0, 1].
    drawn: f64,
    /// Share of what its mules could still take that they are given [0, 1].
    refilled: f64,
    /// The magazine it eats from.
    magazine: Option<CityId>,
}

/// Everybody eats.
pub fn feed(war: &War<'_>, world: &World, camps: &Camps, out: &mut Effects) {
    debug_assert!(world.camps(war.sc) == *camps, "somebody has left his camp before supper");
    let empty = Table { need: 0.0, had: 0.0, drawn: 0.0, refilled: 0.0, magazine: None };
    let mut tables = [empty; MOST_ARMIES];
    for (table, camp) in tables.iter_mut().zip(camps.all()) {
        *table = sit_down(war, world, camp);
    }
    eat_from_magazines(war, world, camps, &mut tables, out);
    country::feed(war, world, camps, &mut tables, out);
    draw_and_refill(war, world, camps, &tables, out);
    grow_hungry(war, world, camps, &tables, out);
}

/// What a camp needs, and what it eats of what it carries.
fn sit_down(war: &War<'_>, world: &World, camp: &Camp) -> Table {
    let magazine = camp.place.and_then(|p| magazine(war, world, camp.side, p));
    let men = f64::from(camp.mouths()) * war.theta.ration;
    let need = if magazine.is_some() { men } else { men + fodder(war, camp) };
    let had = need.min(camp.food);
    let drawn = if had > 0.0 { had / camp.food } else { 0.0 };
    Table { need, had, drawn, refilled: 0.0, magazine }
}

/// What a camp's mules could still take [kg].
fn room(war: &War<'_>, camp: &Camp, table: &Table) -> f64 {
    (burden(war, camp.fit) - camp.food * (1.0 - table.drawn)).max(0.0)
}

/// What a camp's beasts eat of grain [kg/day].
fn fodder(war: &War<'_>, camp: &Camp) -> f64 {
    let Some(ground) = camp.ground else { return 0.0 };
    let beasts = f64::from(camp.horses) + f64::from(camp.fit) * war.theta.mules;
    beasts * if war.sc.places[ground.ix()].grazing { war.theta.grazing } else { war.theta.fodder }
}

/// The garrison's share of each magazine: its ration today, and its mules' filling overnight.
fn eat_from_magazines(
    war: &War<'_>,
    world: &World,
    camps: &Camps,
    tables: &mut [Table; MOST_ARMIES],
    out: &mut Effects,
) {
    for (i, state) in world.cities.iter().enumerate() {
        let city = CityId::new(i);
        let tables = &mut tables[..camps.all().len()];
        if tables.iter().all(|t| t.magazine != Some(city)) {
            continue;
        }
        let guests = || (0..camps.all().len()).filter(|c| tables[*c].magazine == Some(city));
        let daily: f64 = guests().map(|c| tables[c].need).sum();
        if daily <= 0.0 {
            continue;
        }
        let want: f64 = guests().map(|c| tables[c].need - tables[c].had).sum();
        let reserve = daily * war.theta.prudence_days;
        let spared = num::ration(state.stock, reserve).max(state.supply).max(0.5);
        let ration = spared * num::ration(state.stock, want * spared);
        let wished: f64 = guests().map(|c| room(war, &camps.all()[c], &tables[c])).sum();
        let above = (state.stock - want * ration - reserve).max(0.0);
        let refilled = if wished > 0.0 { num::ration(above, wished) } else { 0.0 };
        out.food(&RATIONS, Larder::City(city), Larder::Eaten, (want * ration).min(state.stock));
        for table in tables.iter_mut().filter(|t| t.magazine == Some(city)) {
            table.had += (table.need - table.had) * ration;
            table.refilled = refilled;
        }
    }
}

/// Takes the day's rations off the mules, and fills them again from the magazine or the valley.
fn draw_and_refill(
    war: &War<'_>,
    world: &World,
    camps: &Camps,
    tables: &[Table; MOST_ARMIES],
    out: &mut Effects,
) {
    for (i, army) in world.armies.iter().enumerate() {
        let id = ArmyId::new(i);
        let Some(c) = camps.of(id) else { continue };
        out.food(&RATIONS, Larder::Army(id), Larder::Eaten, army.food * tables[c].drawn);
        let camp = &camps.all()[c];
        let store = tables[c].magazine.map(Larder::City).or(camp.ground.map(Larder::Forage));
        if let Some(store) = store.filter(|_| tables[c].refilled > 0.0) {
            let part = f64::from(camps.fit(id)) / f64::from(camp.fit.max(1));
            let filled = room(war, camp, &tables[c]) * tables[c].refilled * part;
            out.food(&RATIONS, store, Larder::Army(id), filled);
        }
    }
}

fn grow_hungry(
    war: &War<'_>,
    world: &World,
    camps: &Camps,
    tables: &[Table; MOST_ARMIES],
    out: &mut Effects,
) {
    let keep = num::exp(-1.0 / war.theta.hunger_days);
    let mut shortages = [0.0; MOST_ARMIES];
    for (shortage, table) in shortages.iter_mut().zip(&tables[..camps.all().len()]) {
        let Table { need, had, .. } = *table;
        *shortage = if need > 0.0 { (1.0 - had / need).clamp(0.0, 1.0) } else { 0.0 };
    }
    let hunger = world.formations.iter().map(|f| {
        let Some(c) = camps.of(f.army).filter(|_| f.mouths() > 0) else { return f.hunger };
        shortages[c] + (f.hunger - shortages[c]) * keep
    });
    out.column(&HUNGER, Column::Hunger, hunger);
}
