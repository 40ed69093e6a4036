//! Placebo: wars that part although nothing is otherwise must stay the same war, to the bit.

use super::pair::until_it_parts;
use super::{Asked, Design};
use crate::campaign::{self, Room};
use crate::parts::Desk;
use crate::provenance::StoreError;
use serde::Serialize;
use std::hint::black_box;
use tregua_engine::minds::{Calls, Choice, Mind, Minds};
use tregua_engine::scenario::{Decider, PlanId};
use tregua_engine::view::View;
use tregua_engine::war::War;

/// How many pairs in which nothing was otherwise stayed one war.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Placebo {
    /// Pairs, but for those that the engine gave up.
    pub pairs: u32,
    /// Of them, the same to the bit where nothing was done at all.
    pub same: u32,
    /// The same where somebody drew lots at every council and did nothing by them.
    pub same_though_drawn: u32,
}

impl Placebo {
    /// Whether nothing but a deed sets wars apart.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.same == self.pairs && self.same_though_drawn == self.pairs
    }
}

/// Minds that draw lots which change nothing.
struct Idle(Minds);

impl Mind for Idle {
    fn calls(&self, decider: &Decider) -> Calls {
        self.0.calls(decider)
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        for index in 0..16 {
            black_box(war.draws.uniform(0, 0, view.day, index));
        }
        self.0.choose(war, view, menu)
    }

    fn usual(&self) -> Option<Minds> {
        Some(self.0)
    }
}

/// Fights a few pairs in which nothing is otherwise.
///
/// # Errors
/// Those of the desk.
pub fn placebo(asked: &Asked<'_>, design: &Design, desk: &Desk<'_>) -> Result<Placebo, StoreError> {
    let one = |i: u32| {
        let mut room = Room::default();
        let before = until_it_parts(asked, design, i, &mut room);
        let theta = design.theta_of(asked.sc, i);
        let war = campaign::war(asked.sc, theta, design.seed_of(i), design.after);
        let mut branch = |minds: &mut dyn Mind| {
            let mut fought = before.clone();
            while fought.world.day < asked.sc.last_day {
                fought.go_on(&war, minds, &mut room);
            }
            fought.world
        };
        let mut minds = Minds { kinds: design.after };
        let plain = branch(&mut minds);
        [plain == branch(&mut minds), plain == branch(&mut Idle(minds))]
    };
    let caught = |i| campaign::caught(|| one(i)).ok();
    let (name, pairs) = (format!("placebo-{}", asked.name()), design.placebos());
    let same: Vec<Option<[bool; 2]>> = desk.pieces((&name, pairs.max(1)), (pairs, 1), caught)?;
    let count = |k: usize| same.iter().flatten().filter(|s| s[k]).count() as u32;
    Ok(Placebo { pairs: same.iter().flatten().count() as u32, same: count(0), same_though_drawn: count(1) })
}
