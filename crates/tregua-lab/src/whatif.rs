//! What if: wars that part on an evening, one going on as it was, one with something otherwise, on the same luck (inference §2.2).
//!
//! Each pair shares its numbers, its luck and its days before the evening. Every draw has an address, so that what the change does not touch
//! stays as it was, to the bit: the difference is the change's alone.

mod answer;
mod effects;
mod pair;
mod placebo;
mod steer;
mod store;

pub use answer::{Answer, Family};
pub use effects::{Effect, Flips, Kind, Outcome};
pub use pair::Pair;
pub use placebo::{Placebo, placebo};
pub use steer::Steered;
pub use store::Store;

use crate::campaign::{self, Room, ThetaFrom};
use crate::disk;
use crate::parts::Desk;
use crate::provenance::StoreError;
use tregua_engine::scenario::deed::{Deed, Question};
use tregua_engine::scenario::{EventKind, MindKind, Scenario};
use tregua_engine::theta::Theta;

/// How questions are put to the war: nothing else decides the answers.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Design {
    /// How many pairs of wars.
    pub pairs: u32,
    /// Seed of the first; pair i has seed + i.
    pub seed: u64,
    /// Pairs in a row that share their numbers and their past, and differ in the luck from the evening on alone: so many futures of one
    /// evening. More than one tells that luck from what came before and what is not known.
    pub lucks: u32,
    /// Minds of each side until the evening on which the wars part.
    pub before: [MindKind; 2],
    /// Minds from then on.
    pub after: [MindKind; 2],
    /// Where the numbers come from.
    pub theta: ThetaFrom,
}

impl Design {
    /// Witnesses: pairs that share their past are one.
    #[must_use]
    pub const fn groups(&self) -> u32 {
        self.pairs.div_ceil(if self.lucks == 0 { 1 } else { self.lucks })
    }

    /// Wars that a question takes, one of a pair and its placebo counted.
    #[must_use]
    pub fn wars(&self) -> u32 {
        self.groups() * self.lucks.max(1) + self.placebos()
    }

    /// Pairs in which nothing is otherwise, fought beside every answer.
    const fn placebos(&self) -> u32 {
        if self.pairs < PLACEBOS { self.pairs } else { PLACEBOS }
    }

    /// The seed of the luck of pair `i` from the evening on.
    #[must_use]
    pub const fn seed_of(&self, i: u32) -> u64 {
        self.seed.wrapping_add(i as u64)
    }

    /// The seed of its numbers, and of its luck until then.
    #[must_use]
    pub fn past_of(&self, i: u32) -> u64 {
        self.seed_of(i - i % self.lucks.max(1))
    }

    /// The numbers of pair `i`.
    #[must_use]
    pub fn theta_of(&self, sc: &Scenario, i: u32) -> Theta {
        campaign::theta(sc, self.theta, self.past_of(i), &[])
    }
}

/// Most of the pairs in which nothing is otherwise.
const PLACEBOS: u32 = 4;

/// A question with the war as it is, and as it is otherwise.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The war as it is.
    pub sc: &'a Scenario,
    /// What is asked.
    pub question: &'a Question,
    /// The war in which events are otherwise.
    other: Scenario,
}

impl<'a> Asked<'a> {
    /// Asks a question of a war.
    #[must_use]
    pub fn new(sc: &'a Scenario, question: &'a Question) -> Self {
        let mut other = sc.clone();
        for deed in &question.deeds {
            match *deed {
                // No calendar has that day.
                Deed::Without(id) => other.events[id.ix()].day = i32::MAX,
                Deed::News(id, by) => {
                    let event = &mut other.events[id.ix()];
                    event.when.clear();
                    event.unless.clear();
                    if let EventKind::News { jump, certain } = &mut event.kind {
                        (*jump, *certain) = (by, true);
                    }
                }
                _ => {}
            }
        }
        Self { sc, question, other }
    }

    /// The numbers of the war that is otherwise.
    fn theta(&self, theta: Theta) -> Theta {
        let mut numbers = theta.to_vec();
        for deed in &self.question.deeds {
            if let Deed::Set(i, change) = deed {
                numbers[*i] = change.of(numbers[*i]);
            }
        }
        Theta::from_slice(&numbers)
    }

    /// Whether numbers or the calendar are otherwise, and not only what people do.
    fn is_another_world(&self) -> bool {
        let of_the_world = |d: &Deed| matches!(d, Deed::Set(..) | Deed::Without(_) | Deed::News(..));
        self.question.deeds.iter().any(of_the_world)
    }

    /// The name of this question's parts and of its table: another question of the same id has another.
    fn name(&self) -> String {
        let text = serde_json::to_string(self.question).unwrap_or_default();
        format!("pairs-{}-{:016x}", self.question.key, disk::sum(disk::SUM, text.as_bytes()))
    }

    /// All pairs, the same for any number of threads and interrupts.
    ///
    /// # Errors
    /// Those of the desk.
    pub fn pairs(&self, design: &Design, desk: &Desk<'_>) -> Result<Vec<Pair>, StoreError> {
        let (lucks, deeds) = (design.lucks.max(1), self.question.deeds.len());
        let futures = |witness: u32| {
            let (first, mut room) = (witness * lucks, Room::default());
            let all = first..design.pairs.min(first + lucks);
            let lost = |i: u32, failure: String| Pair::lost(design.seed_of(i), deeds, failure);
            let evening =
                campaign::caught_in(&mut room, |room| pair::until_it_parts(self, design, first, room));
            let evening = match evening {
                Ok(evening) => evening,
                Err(failure) => return all.map(|i| lost(i, failure.clone())).collect(),
            };
            let one = |i: u32| {
                let part = |room: &mut Room| pair::part(self, design, i, evening.clone(), room);
                campaign::caught_in(&mut room, part).unwrap_or_else(|failure| lost(i, failure))
            };
            all.map(one).collect::<Vec<Pair>>()
        };
        let block = BLOCK.div_ceil(lucks);
        Ok(desk.pieces((&self.name(), block), (design.groups(), lucks), futures)?.concat())
    }
}

/// Pairs that are kept together.
const BLOCK: u32 = 64;
