//! Agents' letters: what each side hears of the cities and towns.

use crate::day::War;
use crate::effect::{Effect, Effects};
use crate::num;
use crate::rules::dispatch;
use crate::scenario::*;
use crate::world::*;

crate::rules! {
    /// # Says
    /// Once a week an agent in the capital writes to each side's head: hunger in the city, how far its land roads are cut, how the towns lean,
    /// how long the fort can eat. A side knows no more of them than the last letter that reached it; the side that holds the capital and sits
    /// in it reads its letter the same day.
    /// # Reads
    /// hunger and supply of the capital's city, interdiction [1], opinion of places [log-odds], stock of the fort's city [kg]
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
        cut: city.map_or(0.0, |c| cut(world, &war.sc.cities[c])),
        towns: lean / inhabited().count().max(1) as f64,
        fort_days: fort_days(war, world),
    }
}

/// Share of a city's food by land that guerrillas or the enemy keep out.
fn cut(world: &World, city: &City) -> f64 {
    let holder = world.places[city.place.ix()].held_by;
    let by_land = || city.sources.iter().filter(|s| s.port.is_none());
    let stopped = |s: &FoodSource| {
        if s.from.iter().any(|p| world.places[p.ix()].held_by != holder) {
            return 1.0;
        }
        s.through.iter().map(|p| world.places[p.ix()].interdiction).fold(0.0, f64::max)
    };
    let all: f64 = by_land().map(|s| s.share).sum();
    by_land().map(|s| s.share * stopped(s)).sum::<f64>() / all.max(1e-9)
}

/// Days that the fort's stock feeds those who eat there.
fn fort_days(war: &War<'_>, world: &World) -> f64 {
    let Some(c) = war.sc.cities.iter().position(|c| c.place == war.sc.fort) else { return 0.0 };
    let troops: u32 = world
        .armies_at(war.sc.fort)
        .filter(|a| world.armies[a.ix()].side == world.places[war.sc.fort.ix()].held_by)
        .map(|a| world.mouths(a))
        .sum();
    let civilians = f64::from(world.places[war.sc.fort.ix()].people) * war.theta.civilian_ration;
    world.cities[c].stock / (f64::from(troops) * war.theta.ration + civilians).max(1.0)
}
