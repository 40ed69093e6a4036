//! Cities: what the routes bring, what the citizens eat, and what becomes of them when it is too little.

use crate::effect::{Effect, Effects};
use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::query;
use crate::world::*;

crate::rules! {
    /// # Says
    /// Every source brings its share of what the citizens and the troops fed by the city need, as far as its way is open: by sea what
    /// a blockade lets through, by land what guerrillas for the change do not stop at the places on the way, and nothing while the enemy
    /// holds one of the places it comes from or has troops on the way. A truce that opens a port to trade lets in all that comes by it.
    /// Truces and besiegers who relent let in a share of the need on top; what a besieger lets in ends when the city is his.
    /// # Reads
    /// sources [share], holders of places, fit warships on blockade, interdiction [0-1], truce, food let in [share of need]
    /// # Leaves out
    /// Prices that draw corn from farther away. A truce opens no road: what it lets in is what its articles say. Customs: what a port's
    /// trade pays into whose chest is in no source.
    ROUTES = "city.routes", Argued, ["war-model §2", "war-model §6", "war-model §9"];
    /// # Says
    /// Citizens eat after the garrison. While the stock lasts them fewer days than prudence asks, they eat in proportion, but never less
    /// than half nor less than what comes in. Hunger follows the shortage in ten days.
    /// # Reads
    /// stock [kg], citizens [person], `supply.civilian` [kg/day], `city.prudence_days`, `city.hunger_days` [day]
    /// # Leaves out
    /// Rich and poor: everybody's ration is the same. One grain-equivalent stands for all food.
    BREAD = "city.bread", Argued, ["war-model §2", "MEL"];
    /// # Says
    /// Citizens die, at a rate that hunger multiplies up to e⁴ = 55 times, and flee from hunger to the nearest open place by land, or
    /// out of the theatre where there is none.
    /// # Reads
    /// hunger [0-1], `city.civil_deaths`, `city.civil_flight` [1/day]
    /// # Leaves out
    /// Births and returns. Sickness of the citizens is a rule of its own.
    CITIZENS = "city.citizens", Argued, ["war-model §2"];
}

/// How steeply hunger multiplies civil deaths (war-model §2.5).
const DEADLY: f64 = 4.0;

/// What the routes bring in the morning.
pub fn arrive(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, state) in world.cities.iter().enumerate() {
        let id = CityId::new(i);
        let holder = world.places[war.sc.cities[i].place.ix()].held_by;
        if state.let_in.is_some_and(|(by, _)| by == holder) {
            out.push(&ROUTES, Effect::LetIn(id, None)); // he has entered, and besieges it no longer
        }
        let need = citizens(war, world, id) * war.theta.civilian_ration
            + f64::from(guests(war, world, id)) * war.theta.ration;
        let [land, sea] = open(war, world, id);
        let supply = (land + sea).min(1.0);
        out.food(&ROUTES, Larder::Grown, Larder::City(id), land.min(1.0) * need);
        out.food(&ROUTES, Larder::Imported, Larder::City(id), (supply - land).max(0.0) * need);
        if supply != state.supply {
            let (shortage, hunger) = (state.shortage, state.hunger);
            out.push(&ROUTES, Effect::City { city: id, shortage, hunger, supply });
        }
    }
}

/// Citizens fed by the city today: they die and flee with the people of its place [person].
#[must_use]
pub fn citizens(war: &War<'_>, world: &World, city: CityId) -> f64 {
    let c = &war.sc.cities[city.ix()];
    let first = war.sc.places[c.place.ix()].people;
    let left = world.places[c.place.ix()].people;
    f64::from(c.people) * if first == 0 { 1.0 } else { f64::from(left) / f64::from(first) }
}

/// Soldiers who eat from its magazine today [person].
fn guests(war: &War<'_>, world: &World, city: CityId) -> u32 {
    let holder = world.places[war.sc.cities[city.ix()].place.ix()].held_by;
    let eats_here = |p: PlaceId| war.sc.places[p.ix()].city == Some(city);
    let is_guest = |f: &&FormationState| {
        f.side == holder && world.armies[f.army.ix()].pos.place().is_some_and(eats_here)
    };
    world.formations.iter().filter(is_guest).map(FormationState::mouths).sum()
}

/// Shares of the quiet-time supply that arrive by land and from outside (by sea, or let in) today.
pub(super) fn open(war: &War<'_>, world: &World, city: CityId) -> [f64; 2] {
    let c = &war.sc.cities[city.ix()];
    let holder = world.places[c.place.ix()].held_by;
    let besieger = world.cities[city.ix()].let_in.filter(|(by, _)| *by != holder);
    let (mut land, mut outside) = (0.0, besieger.map_or(0.0, |b| b.1) + truce_food(war, world, city));
    for source in &c.sources {
        let ours = |p: &PlaceId| world.places[p.ix()].held_by == holder;
        let cut = |p: &PlaceId| query::is_cut(world, holder, *p);
        if !source.from.iter().all(ours) || !source.port.iter().all(ours) || source.through.iter().any(cut) {
            continue;
        }
        let passes: f64 = source.through.iter().map(|p| query::passes(war, world, holder, *p)).product();
        match source.port {
            Some(port) => outside += source.share * passes * query::sea_open(war, world, port),
            None => land += source.share * passes,
        }
    }
    [land, outside]
}

/// Share of the city's need that the truce in force lets in.
fn truce_food(war: &War<'_>, world: &World, city: CityId) -> f64 {
    let food = world.truce.and_then(|t| war.sc.truces[t.truce.ix()].food);
    food.map_or(0.0, |(fed, share)| if fed == city { share } else { 0.0 })
}

/// The citizens eat, hunger and leave.
pub fn eat(war: &War<'_>, world: &World, out: &mut Effects) {
    let keep = num::exp(-1.0 / war.theta.hunger_days);
    for (i, state) in world.cities.iter().enumerate() {
        let id = CityId::new(i);
        let need = citizens(war, world, id) * war.theta.civilian_ration;
        let mut shortage = 0.0;
        if need > 0.0 {
            let lasts = num::ration(state.stock, need * war.theta.prudence_days);
            let thrift = lasts.max(state.supply).clamp(0.5, 1.0);
            let eaten = state.stock.min(thrift * need);
            out.food(&BREAD, Larder::City(id), Larder::Eaten, eaten);
            shortage = 1.0 - eaten / need;
        }
        let hunger = shortage + (state.hunger - shortage) * keep;
        if shortage != state.shortage || hunger != state.hunger {
            out.push(&BREAD, Effect::City { city: id, shortage, hunger, supply: state.supply });
        }
        leave(war, world, id, out);
    }
}

/// Who dies and who flees.
fn leave(war: &War<'_>, world: &World, city: CityId, out: &mut Effects) {
    let place = war.sc.cities[city.ix()].place;
    let hunger = world.cities[city.ix()].hunger;
    let hazards = [war.theta.civil_deaths * num::exp(DEADLY * hunger), war.theta.civil_flight * hunger];
    let [u, v, ..] = war.draws.uniforms4(CITIZENS.stream, war.keys.cities[city.ix()], world.day, 0);
    let [dead, fled] = num::hazard_split(world.places[place.ix()].people, hazards, [u, v]);
    out.people(&CITIZENS, Cell::Civilian(place), Cell::CivilDead, dead);
    if fled > 0 {
        out.people(&CITIZENS, Cell::Civilian(place), refuge(war, place), fled);
    }
}

/// The nearest place by land that is no city of its own; out of the theatre if there is none.
fn refuge(war: &War<'_>, place: PlaceId) -> Cell {
    let fed = |p: PlaceId| war.sc.cities.iter().any(|c| c.place == p);
    let legs = war.sc.graph.legs[place.ix()].iter().map(|r| &war.sc.routes[r.ix()]);
    let open = legs.filter(|r| r.kind != RouteKind::Sea && !fed(r.other(place)));
    let nearest = open.min_by(|a, b| a.km.total_cmp(&b.km));
    nearest.map_or(Cell::Fled, |r| Cell::Civilian(r.other(place)))
}
