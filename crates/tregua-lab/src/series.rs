//! Daily series: what is drawn as fans. A fixed list for a scenario, in the order of [`list`].

use tregua_engine::num;
use tregua_engine::scenario::{CityId, Scenario, SideId};
use tregua_engine::war::War;
use tregua_engine::world::{World, query};

/// One daily series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Column name: `SIDE.sick`, `CITY.hunger`.
    pub name: String,
    /// Unit of its values.
    pub unit: &'static str,
}

/// The series of a scenario: per side, per city, then of the whole theatre.
#[must_use]
pub fn list(sc: &Scenario) -> Vec<Series> {
    let mut all = Vec::new();
    let mut add = |name: String, unit: &'static str| all.push(Series { name, unit });
    for side in &sc.sides {
        for (what, unit) in SIDE {
            add(format!("{}.{what}", side.key), unit);
        }
    }
    for city in &sc.cities {
        for (what, unit) in CITY {
            add(format!("{}.{what}", city.key), unit);
        }
    }
    for (what, unit) in THEATRE {
        add(what.to_string(), unit);
    }
    all
}

const SIDE: [(&str, &str); 6] = [
    ("fit", "person"),
    ("sick", "person"),
    ("disabled", "person"),
    ("dead_of_sickness", "person"),
    ("deserted", "person"),
    ("morale", "1"),
];
const CITY: [(&str, &str); 3] = [("hunger", "1"), ("price", "1"), ("stock", "day")];
const THEATRE: [(&str, &str); 3] = [("opinion", "1"), ("guerrillas", "person"), ("change", "1")];

/// Appends tonight's values, in the order of [`list`].
pub fn read(war: &War<'_>, world: &World, out: &mut Vec<f32>) {
    for side in SideId::BOTH {
        out.extend(side_tonight(world, side).map(|x| x as f32));
    }
    for (i, city) in world.cities.iter().enumerate() {
        let need = f64::from(war.sc.cities[i].people) * war.theta.civilian_ration;
        let price = query::price(war, world, CityId::new(i));
        out.extend([city.hunger, price, city.stock / need.max(1.0)].map(|x| x as f32));
    }
    let inhabited = || world.places.iter().filter(|p| p.people > 0);
    let opinion =
        inhabited().map(|p| num::logistic(p.opinion)).sum::<f64>() / inhabited().count().max(1) as f64;
    let guerrillas: u32 = world.places.iter().map(|p| p.guerrillas).sum();
    let change = tregua_engine::world::query::long_run(war, world.day, world.balance);
    out.extend([opinion as f32, guerrillas as f32, change as f32]);
}

fn side_tonight(world: &World, side: SideId) -> [f64; SIDE.len()] {
    let (mut fit, mut sick, mut disabled, mut morale) = (0.0, 0.0, 0.0, 0.0);
    for f in world.formations.iter().filter(|f| f.side == side) {
        fit += f64::from(f.fit);
        sick += f64::from(f.sick);
        disabled += f64::from(f.disabled());
        morale += f64::from(f.fit) * f.morale;
    }
    let ledger = &world.ledger;
    let dead = f64::from(ledger.dead[side.ix()][0]);
    [fit, sick, disabled, dead, f64::from(ledger.deserted[side.ix()]), morale / fit.max(1.0)]
}
