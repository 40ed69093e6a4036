//! Agents' letters: what each side hears of the cities and towns.

use crate::effect::{Effect, Effects};
use crate::num;
use crate::rules::{city, dispatch, siege};
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

crate::rules! {
    /// # Says
    /// Once a week an agent in the capital writes to each side's head: hunger in the city, how far its land roads are cut, how the towns lean,
    /// how long the fort can eat. A side knows no more of them than the last letter that reached it; the side that holds the capital and sits
    /// in it reads its letter the same day.
    /// # Reads
    /// hunger and supply of the capital's city, interdiction [1], opinion of places [log-odds], food of the fort and of the armies in it [kg]
    /// # Leaves out
    /// Agents who err or lie: strengths of armies are doubted (see intelligence), bread prices were known to everyone.
    LETTERS = "agents.letters", Assumed, ["war-model §11"];
}

/// Days between letters.
const PERIOD: i32 = 7;

/// Writes this week's letters, and opens those that arrive today.
pub fn write(war: &War<'_>, world: &World, out: &mut Effects) {
    for d in world.dispatches.iter().filter(|d| d.due <= world.day) {
        if let Content::Letter(heard) = d.content {
            out.push(&LETTERS, Effect::OffTheRoad(d.key));
            out.push(&LETTERS, Effect::Heard(d.side, heard));
        }
    }
    if world.day % PERIOD != 0 {
        return;
    }
    let heard = survey(war, world);
    for side in SideId::BOTH {
        let to = world.seat(war.sc, world.sides[side.ix()].head);
        let letter = Content::Letter(heard);
        out.push(&LETTERS, Effect::Send(dispatch::send(war, world, side, war.sc.capital, to, letter, 0)));
    }
}

/// What an agent in the capital can see and hear today.
fn survey(war: &War<'_>, world: &World) -> Heard {
    let city = war.sc.cities.iter().position(|c| c.place == war.sc.capital);
    let inhabited = || world.places.iter().filter(|p| p.people > 0);
    let lean: f64 = inhabited().map(|p| num::logistic(p.opinion)).sum();
    Heard {
        hunger: city.map_or(0.0, |c| world.cities[c].hunger),
        cut: city.map_or(0.0, |c| cut(war, world, CityId::new(c))),
        towns: lean / inhabited().count().max(1) as f64,
        fort_days: siege::days_of_food(war, world, world.places[war.sc.fort.ix()].held_by, war.sc.fort),
    }
}

/// Share of a city's food by land that guerrillas or the enemy keep out.
fn cut(war: &War<'_>, world: &World, city: CityId) -> f64 {
    let by_land = war.sc.cities[city.ix()].sources.iter().filter(|s| s.port.is_none());
    let whole: f64 = by_land.map(|s| s.share).sum();
    let [arrives, _] = city::open(war, world, city);
    if whole > 0.0 { 1.0 - arrives / whole } else { 0.0 }
}
