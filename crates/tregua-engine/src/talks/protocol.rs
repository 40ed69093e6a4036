//! The moves of a sitting, in their order: who may do what next, and how it ends (talks §2).
//!
//! A [`Sitting`] knows the procedure and nothing of utilities; [`Terms`] say what each end is worth; a [`Mind`] makes the moves.
//! Nothing is allocated while they talk.

use super::agenda::Package;
use super::demand;
use super::frontier::Frontier;
use super::space::Space;
use super::{Deal, Seat};
use crate::num::pow;

/// In which order words are exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// One offer by the first to speak, one answer.
    TakeItOrLeaveIt,
    /// Offer and answer in turns, one of each a round, for so many rounds.
    AlternatingOffers {
        /// Rounds, at least one.
        rounds: u32,
    },
    /// Both name what they want at once, and once.
    SimultaneousDemands,
}

/// What is said of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is agreed.
    Accept,
    /// Not this one.
    Reject,
    /// Not this one, nor any other: leaves the table for his outside option.
    Quit,
}

/// How a sitting ended. Rounds count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With an agreement.
    Agreed {
        /// What was agreed.
        package: Package,
        /// When.
        round: u32,
    },
    /// With two demands, named at once.
    Demanded([Package; 2]),
    /// One left.
    Quit {
        /// Who.
        by: Seat,
        /// When.
        round: u32,
    },
    /// It broke down after a rejection.
    BrokeDown {
        /// When.
        round: u32,
    },
    /// The last offer was rejected.
    RanOut {
        /// When.
        round: u32,
    },
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To offer, or to demand.
    Propose(Seat),
    /// To answer an offer.
    Answer(Seat, Package),
    /// Nobody's.
    Over(End),
}

/// A sitting under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitting {
    protocol: Protocol,
    round: u32,
    turn: Turn,
    /// The first of two demands, kept from the other until he has named his.
    sealed: Option<Package>,
}

impl Sitting {
    /// A sitting that `first` opens.
    ///
    /// # Panics
    /// If there are to be no rounds.
    #[must_use]
    pub fn open(protocol: Protocol, first: Seat) -> Self {
        assert!(protocol != Protocol::AlternatingOffers { rounds: 0 }, "talks of no rounds");
        Self { protocol, round: 0, turn: Turn::Propose(first), sealed: None }
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn turn(&self) -> Turn {
        self.turn
    }

    /// The round, from 0.
    #[must_use]
    pub const fn round(&self) -> u32 {
        self.round
    }

    /// The one whose turn it is offers, or demands, a package.
    ///
    /// # Panics
    /// If it is not the time for it: that is a bug of whoever leads the talks.
    #[inline]
    pub fn propose(&mut self, package: Package) {
        let Turn::Propose(seat) = self.turn else { panic!("an offer while {:?}", self.turn) };
        self.turn = match (self.protocol, self.sealed) {
            (Protocol::SimultaneousDemands, None) => {
                self.sealed = Some(package);
                Turn::Propose(seat.other())
            }
            (Protocol::SimultaneousDemands, Some(earlier)) => {
                let demands = if seat == Seat::Second { [earlier, package] } else { [package, earlier] };
                Turn::Over(End::Demanded(demands))
            }
            _ => Turn::Answer(seat.other(), package),
        };
    }

    /// The one whose turn it is answers the offer. Whether talks break down after a rejection is decided by `luck` in (0, 1).
    ///
    /// # Panics
    /// If it is not the time for it.
    #[inline]
    pub fn answer(&mut self, answer: Answer, breakdown: f64, luck: f64) {
        let Turn::Answer(seat, package) = self.turn else { panic!("an answer while {:?}", self.turn) };
        let round = self.round;
        self.turn = match answer {
            Answer::Accept => Turn::Over(End::Agreed { package, round }),
            Answer::Quit => Turn::Over(End::Quit { by: seat, round }),
            Answer::Reject if luck < breakdown => Turn::Over(End::BrokeDown { round }),
            Answer::Reject if round + 1 >= self.rounds() => Turn::Over(End::RanOut { round }),
            Answer::Reject => {
                self.round += 1;
                Turn::Propose(seat)
            }
        };
    }

    const fn rounds(&self) -> u32 {
        match self.protocol {
            Protocol::AlternatingOffers { rounds } => rounds,
            _ => 1,
        }
    }
}

/// One who talks. He is asked for a package when it is his turn to offer, and for an answer when he has heard an offer.
pub trait Mind {
    /// His offer in a round.
    fn propose(&mut self, round: u32) -> Package;

    /// His answer to an offer.
    fn answer(&mut self, round: u32, offer: Package) -> Answer;
}

/// Lets two minds talk to the end. `luck` gives a uniform in (0, 1) for a round; it is asked only where talks can break down.
pub fn talk(
    mut sitting: Sitting,
    breakdown: f64,
    minds: [&mut dyn Mind; 2],
    mut luck: impl FnMut(u32) -> f64,
) -> End {
    loop {
        let round = sitting.round();
        match sitting.turn() {
            Turn::Over(end) => return end,
            Turn::Propose(seat) => sitting.propose(minds[seat.ix()].propose(round)),
            Turn::Answer(seat, offer) => {
                let answer = minds[seat.ix()].answer(round, offer);
                let u = if breakdown > 0.0 { luck(round) } else { 1.0 };
                sitting.answer(answer, breakdown, u);
            }
        }
    }
}

/// What the ends of a sitting are worth. A disagreement can enter in two ways that differ (theory T02, T03): as an impasse that
/// threatens both, or as an outside option that one may take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Factor on utilities for each round that passes, for each party (0, 1].
    pub discount: [f64; 2],
    /// Chance that talks break down after a rejection \[0, 1\].
    pub breakdown: f64,
    /// What both have when talks break down or run out.
    pub impasse: [f64; 2],
    /// What both have when this party quits instead of answering; none if it cannot.
    pub quit: [Option<[f64; 2]>; 2],
}

impl Default for Terms {
    /// Time costs nothing, nothing breaks down, nobody can quit, and an impasse is worth 0.
    fn default() -> Self {
        Self { discount: [1.0; 2], breakdown: 0.0, impasse: [0.0; 2], quit: [None; 2] }
    }
}

impl Terms {
    /// What an end is worth to both, seen from the first round. Demands that no package meets are an impasse.
    ///
    /// # Panics
    /// If one quits who cannot.
    #[must_use]
    pub fn payoff(&self, end: End, space: &Space, frontier: &Frontier) -> [f64; 2] {
        let (utility, round) = match end {
            End::Agreed { package, round } => (space.utility(package), round),
            End::BrokeDown { round } | End::RanOut { round } => (self.impasse, round),
            End::Quit { by, round } => (self.quit[by.ix()].expect("he can quit"), round),
            End::Demanded([mine, theirs]) => {
                let demands = [space.utility(mine)[0], space.utility(theirs)[1]];
                let met: Option<Deal<_>> = demand::met(frontier, demands);
                (met.map_or(self.impasse, |deal| deal.utility), 0)
            }
        };
        [0, 1].map(|i| utility[i] * pow(self.discount[i], f64::from(round)))
    }
}
