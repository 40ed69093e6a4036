//! How a war ends: read off it day by day, and closed on its last evening.

use crate::campaign::Watcher;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::SideId;
use tregua_engine::war::War;
use tregua_engine::world::World;

/// How a war stands on its last evening.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// Side (0 or 1) that holds the capital, and the fort.
    pub holds: [i64; 2],
    /// Day the capital last changed hands; missing if never.
    pub capital_fell: f64,
    /// Men alive of each side.
    pub men: [f64; 2],
    /// Dead of each side by sickness and by battle, and dead civilians.
    pub dead: [f64; 5],
    /// Battles fought.
    pub battles: i64,
    /// Coups of each side.
    pub coups: [i64; 2],
    /// Truces begun, and broken.
    pub truces: [i64; 2],
    /// Documented decisions given up because the war had drifted too far.
    pub drifted: i64,
    /// Long-run probability of the change.
    pub change: f64,
    /// A settlement has ended the war.
    pub peace: bool,
}

impl Default for Ending {
    /// On day 0.
    fn default() -> Self {
        Self {
            holds: [0; 2],
            capital_fell: f64::NAN,
            men: [0.0; 2],
            dead: [0.0; 5],
            battles: 0,
            coups: [0; 2],
            truces: [0; 2],
            drifted: 0,
            change: 0.0,
            peace: false,
        }
    }
}

impl Ending {
    /// What it comes to where the war stands now.
    #[must_use]
    pub fn closed(&self, war: &War<'_>, world: &World) -> Self {
        let of = |side: SideId| world.formations.iter().filter(move |f| f.side == side);
        let dead = &world.ledger.dead;
        Self {
            holds: [war.sc.capital, war.sc.fort].map(|p| world.places[p.ix()].held_by.ix() as i64),
            men: SideId::BOTH.map(|side| of(side).map(|f| f64::from(f.mouths())).sum()),
            dead: [dead[0][0], dead[1][0], dead[0][1], dead[1][1], world.ledger.civil_dead].map(f64::from),
            peace: world.peace.is_some(),
            change: tregua_engine::world::query::long_run(war, world.day, world.balance),
            ..self.clone()
        }
    }
}

impl Watcher for Ending {
    fn see(&mut self, war: &War<'_>, _: &World, told: &[(i32, &'static Rule, Happened)]) {
        for (day, _, happened) in told {
            match *happened {
                Happened::Fell { place, .. } if place == war.sc.capital => {
                    self.capital_fell = f64::from(*day)
                }
                Happened::Battle { .. } => self.battles += 1,
                Happened::Coup { side, .. } => self.coups[side.ix()] += 1,
                Happened::TruceBegan { extends: false, .. } => self.truces[0] += 1,
                Happened::TruceEnded { broken_by: Some(_), .. } => self.truces[1] += 1,
                Happened::Drifted { .. } => self.drifted += 1,
                _ => {}
            }
        }
    }
}
