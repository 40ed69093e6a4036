//! The same results, played move by move on packages.

use super::super::{DRAWS, Sheet, estimate::Estimate};
use super::{linear, patience};
use tregua_engine::talks::Seat::{self, First, Second};
use tregua_engine::talks::agenda::Package;
use tregua_engine::talks::frontier::Frontier;
use tregua_engine::talks::induction::{Round, backwards};
use tregua_engine::talks::pie::Pie;
use tregua_engine::talks::protocol::{Answer, End, Mind, Protocol, Sitting, Terms, talk};
use tregua_engine::talks::space::Space;

/// Plays what was found backwards.
struct Plan<'a> {
    seat: Seat,
    rounds: Vec<Round<Package>>,
    space: &'a Space,
}

impl Plan<'_> {
    fn at(&self, round: u32) -> &Round<Package> {
        &self.rounds[round as usize % self.rounds.len()]
    }
}

impl Mind for Plan<'_> {
    fn propose(&mut self, round: u32) -> Package {
        let all = if self.seat == First { Package(self.space.size() as u32 - 1) } else { Package(0) };
        self.at(round).offer.map_or(all, |deal| deal.what)
    }

    fn answer(&mut self, round: u32, offer: Package) -> Answer {
        let me = self.seat.ix();
        if self.space.utility(offer)[me] >= self.at(round).refused[me] {
            Answer::Accept
        } else {
            Answer::Reject
        }
    }
}

/// A linear pie in ten thousand packages, and what is efficient among them: everything.
fn cut() -> (Space, Frontier) {
    let (_, space) = Pie(linear).cut(10_001);
    let frontier = Frontier::of(&space);
    (space, frontier)
}

/// T01: the sitting ends where theory says, at once, and a deviation does not pay.
pub fn far_sighted_minds_agree_at_once(sheet: &mut Sheet) {
    let (space, frontier) = cut();
    let terms = patience([0.9, 0.8]);
    let plan = |fault: f64| backwards(&frontier, &patience([0.9, 0.8 * fault]), First, 11);
    let played = |fault: f64, first: &mut dyn Mind| {
        let mut second = Plan { seat: Second, rounds: plan(fault), space: &space };
        let sitting = Sitting::open(Protocol::AlternatingOffers { rounds: 11 }, First);
        let end = talk(sitting, 0.0, [first, &mut second], |_| 1.0);
        terms.payoff(end, &space, &frontier)[0]
    };
    // Each of the eleven rounds may lose a cell of the grid.
    sheet.near("played over 11 rounds", 0.769_569, 11e-4, |fault| {
        played(fault, &mut Plan { seat: First, rounds: plan(fault), space: &space })
    });
    let sound = played(1.0, &mut Plan { seat: First, rounds: plan(1.0), space: &space });
    for greed in [0.77, 0.8, 0.9, 1.0] {
        let greedy = played(1.0, &mut Greedy { asks: greed, space: &space });
        sheet.holds(format!("asking for {greed} does not pay"), greedy <= sound + 1e-9);
    }
}

/// Always asks for the same share, and accepts nothing less.
struct Greedy<'a> {
    asks: f64,
    space: &'a Space,
}

impl Mind for Greedy<'_> {
    fn propose(&mut self, _: u32) -> Package {
        Package(self.space.columns()[0].partition_point(|u| *u < self.asks) as u32)
    }

    fn answer(&mut self, _: u32, offer: Package) -> Answer {
        if self.space.utility(offer)[0] >= self.asks { Answer::Accept } else { Answer::Reject }
    }
}

/// T03 by chance: talks that nobody agrees in break down in geometric time, and the impasse is what both have.
pub fn talks_that_go_nowhere_break_down(sheet: &mut Sheet) {
    let (space, frontier) = cut();
    let terms = Terms { breakdown: 0.1, impasse: [0.2, 0.3], ..Terms::default() };
    sheet.drawn("offers until breakdown", 10.0, |fault| {
        Estimate::of((0..20_000).map(|sitting| {
            let (mut first, mut second) = (Stubborn(Package(10_000)), Stubborn(Package(0)));
            let open = Sitting::open(Protocol::AlternatingOffers { rounds: 10_000 }, First);
            let luck = |round: u32| DRAWS.uniform(8, sitting, round as i32, 0);
            match talk(open, 0.1 * fault, [&mut first, &mut second], luck) {
                end @ End::BrokeDown { round } if terms.payoff(end, &space, &frontier) == [0.2, 0.3] => {
                    f64::from(round + 1)
                }
                _ => f64::NAN,
            }
        }))
    });
}

/// Offers the same for ever, and accepts nothing.
struct Stubborn(Package);

impl Mind for Stubborn {
    fn propose(&mut self, _: u32) -> Package {
        self.0
    }

    fn answer(&mut self, _: u32, _: Package) -> Answer {
        Answer::Reject
    }
}
