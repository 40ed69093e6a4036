//! The table: what can be agreed, what each package is worth to either party, and how it is talked over (talks §1, §2, §6).
//!
//! An [`agenda::Agenda`] lists issues and numbers every package; a [`domain::Domain`] adds the parties. A [`space::Space`] holds what
//! every package is worth to the two at the table, whoever computed it, a [`frontier::Frontier`] what is efficient, and
//! [`solution`] the points that theory singles out. When only the value of not agreeing moves, nothing is enumerated
//! again. [`pie`] is the same table over one thing that can be divided at will. [`protocol`] has the moves, [`induction`] what
//! far-sighted parties do with them, [`demand`] demands named at once, [`concession`] a party that yields by the clock, [`efg`] the
//! tree for other solvers.
//!
//! What the other does not tell has rooms of its own: [`offer`] is a single offer to one whose breaking point is not known,
//! [`haggling`] one after another, [`screening`] one before each battle, [`sealed`] offers that neither sees; [`types`] is what is
//! learned from them. [`front`] is the war itself at its smallest, [`parley`] the same with talks, [`attrition`] a war that nobody
//! wins by fighting, [`shift`] one for fear of tomorrow. [`game`] is any small game as a tree.

pub mod agenda;
pub mod attrition;
pub mod concession;
pub mod demand;
pub mod domain;
pub mod efg;
pub mod front;
pub mod frontier;
pub mod game;
pub mod haggling;
pub mod induction;
pub mod offer;
pub mod parley;
pub mod pie;
pub mod protocol;
pub mod screening;
pub mod sealed;
pub mod shift;
pub mod solution;
pub mod space;
pub mod types;

/// One of the two places at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// The first party.
    First,
    /// The second party.
    Second,
}

impl Seat {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// Position in a pair.
    #[must_use]
    pub const fn ix(self) -> usize {
        self as usize
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

/// Something that can be agreed, and what it is worth to the two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deal<T> {
    /// What is agreed: a package, or a share of the pie.
    pub what: T,
    /// Utilities of the first and the second.
    pub utility: [f64; 2],
}

/// What both gain by a deal over a disagreement point.
#[must_use]
pub fn gains(utility: [f64; 2], disagreement: [f64; 2]) -> [f64; 2] {
    [utility[0] - disagreement[0], utility[1] - disagreement[1]]
}
