//! Placebo: wars that part although nothing is otherwise must stay the same war, to the bit.

use super::pair::until_it_parts;
use super::{Asked, Design};
use crate::campaign::{self, Room};
use rayon::prelude::*;
use serde::Serialize;
use std::hint::black_box;
use tregua_engine::minds::{Calls, Choice, Mind, Minds};
use tregua_engine::scenario::{Decider, PlanId};
use tregua_engine::view::View;
use tregua_engine::war::War;

/// How many pairs in which nothing was otherwise stayed one war.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Placebo {
    /// Pairs.
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

/// Fights so many pairs in which nothing is otherwise.
#[must_use]
pub fn placebo(asked: &Asked<'_>, design: &Design, pairs: u32) -> Placebo {
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
    let same: Vec<[bool; 2]> = (0..pairs).into_par_iter().map(one).collect();
    let count = |k: usize| same.iter().filter(|s| s[k]).count() as u32;
    Placebo { pairs, same: count(0), same_though_drawn: count(1) }
}
