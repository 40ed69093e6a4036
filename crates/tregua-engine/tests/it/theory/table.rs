//! The bargaining core: T01 to T06 and T08, each through the table's own objects, each with a fault of 5 % that must show.

use super::DRAWS;
use tregua_engine::num::{pow, sqrt};
use tregua_engine::talks::Seat::{self, First, Second};
use tregua_engine::talks::agenda::{Agenda, Package};
use tregua_engine::talks::demand::Demands;
use tregua_engine::talks::frontier::Frontier;
use tregua_engine::talks::induction::{Round, backwards, stationary};
use tregua_engine::talks::pie::Pie;
use tregua_engine::talks::protocol::{Answer, End, Mind, Protocol, Sitting, Terms, talk};
use tregua_engine::talks::space::Space;

/// `found(1.0)` is the reference within a tolerance, `found(1.05)`, with one parameter off by 5 %, is not.
fn near(name: &str, reference: f64, tolerance: f64, found: impl Fn(f64) -> f64) {
    // Printed references have six digits.
    let (tolerance, sound) = (tolerance.max(5.1e-7), found(1.0));
    assert!((sound - reference).abs() <= tolerance, "{name}: {sound} against {reference}");
    let faulty = found(1.05);
    assert!(
        (faulty - reference).abs() > 2.0 * tolerance,
        "{name}: 5 % off goes unnoticed, {faulty} against {reference}"
    );
}

/// A pie of size 1 that is worth its size to both.
fn linear(x: f64) -> [f64; 2] {
    [x, 1.0 - x]
}

/// The pie of T04 and T05.
fn concave(x: f64) -> [f64; 2] {
    [sqrt(x), 1.0 - x]
}

fn patience(discount: [f64; 2]) -> Terms {
    Terms { discount, ..Terms::default() }
}

/// What the first party gets without an end, if `opens` opens.
fn for_ever(terms: &Terms, opens: Seat) -> f64 {
    let rule = stationary(&Pie(linear), terms).expect("it settles");
    assert!(rule.residual <= 1e-10);
    rule.rounds[opens.ix()].value[0]
}

/// T01, so many rounds.
#[test]
fn alternating_offers_with_an_end() {
    let expected =
        [(1, 1.0), (2, 0.2), (3, 0.92), (4, 0.344), (10, 0.576_077), (11, 0.769_569), (60, 0.714_248)];
    for (rounds, share) in expected {
        let found = |d2: f64| backwards(&Pie(linear), &patience([0.9, d2]), First, rounds)[0].value;
        let closed = closed_form(rounds, 0.9, 0.8);
        assert!((found(0.8)[0] - closed).abs() < 1e-9, "{rounds} rounds: {} against {closed}", found(0.8)[0]);
        assert!((found(0.8)[0] + found(0.8)[1] - 1.0).abs() < 1e-9);
        if rounds > 1 {
            near("share of the first", share, 0.0, |fault| found(0.8 * fault)[0]);
        } else {
            assert_eq!(found(0.8)[0], share);
        }
    }
}

/// Stahl's numbers for so many rounds.
fn closed_form(rounds: u32, d1: f64, d2: f64) -> f64 {
    let half = pow(d1 * d2, f64::from(rounds / 2));
    let limit = (1.0 - d2) / (1.0 - d1 * d2);
    if rounds.is_multiple_of(2) { limit * (1.0 - half) } else { limit * (1.0 - half) + half }
}

/// T01 without an end, and as rounds get short.
#[test]
fn alternating_offers_for_ever() {
    let share =
        |opens, step: f64, fault: f64| for_ever(&patience([pow(0.9, step), pow(0.8 * fault, step)]), opens);
    near("first opens", 0.714_286, 1e-6, |fault| share(First, 1.0, fault));
    near("second opens", 0.642_857, 1e-6, |fault| share(Second, 1.0, fault));
    near("a tenth of a period", 0.682_843, 1e-6, |fault| share(First, 0.1, fault));
    near("a hundredth of a period", 0.679_630, 1e-6, |fault| share(First, 0.01, fault));
}

/// T02: an outside option matters only when it is better than what talking brings.
#[test]
fn outside_option_deals_me_out() {
    let share = |b: f64| for_ever(&Terms { quit: [None, Some([0.0, b])], ..patience([0.9, 0.8]) }, First);
    for idle in [0.0, 0.2, 0.2857] {
        assert!((share(idle) - 0.714_285_714).abs() < 1e-6, "{idle}: {}", share(idle));
    }
    near("it binds", 0.6, 1e-6, |fault| share(0.4 * fault));
    let binds = |b: f64| (share(b) - (1.0 - b)).abs() < 1e-9;
    assert!(binds(0.285_715) && !binds(0.285_713), "it binds from 0.285714");
}

/// T03: an impasse threatens always.
#[test]
fn breakdown_makes_the_impasse_a_threat() {
    let share = |q: f64, opens, fault: f64| {
        let terms = Terms { breakdown: q, impasse: [0.2 * fault, 0.3], ..Terms::default() };
        for_ever(&terms, opens)
    };
    near("first opens", 0.463_158, 1e-6, |fault| share(0.1, First, fault));
    near("second opens", 0.436_842, 1e-6, |fault| share(0.1, Second, fault));
    // The first's advantage goes as q: two steps of it give the limit.
    near("no risk left", 0.45, 1e-5, |fault| 2.0 * share(0.002, First, fault) - share(0.004, First, fault));
}

/// T04, on a straight and on a curved frontier.
#[test]
fn nash_on_a_pie() {
    let d = [0.2, 0.1];
    near("weighted", 0.62, 1e-8, |fault| Pie(linear).nash(d, 0.6 * fault).expect("it is").what);
    let x = sqrt_root(0.1);
    assert!((x - 0.382_458).abs() < 5e-7);
    let curved = |d: [f64; 2]| Pie(concave).nash(d, 0.5).expect("it is");
    assert!((curved(d).what - x).abs() < 1e-8, "{} against {x}", curved(d).what);
    near("share", 0.382_458, 1e-8, |fault| curved([0.2 * fault, 0.1]).what);
    near("first's utility", 0.618_432, 1e-8, |fault| curved([0.2 * fault, 0.1]).utility[0]);
    near("second's utility", 0.617_542, 1e-8, |fault| curved([0.2 * fault, 0.1]).utility[1]);
    let product = |u: [f64; 2]| (u[0] - d[0]) * (u[1] - d[1]);
    near("product", 0.216_556, 1e-8, |fault| fault * product(curved(d).utility));
    assert!((curved([0.0; 2]).what - 1.0 / 3.0).abs() < 1e-8);
}

/// The root of the first-order condition of T04 for the first's impasse at 0.2 and the second's at `d`.
fn sqrt_root(d: f64) -> f64 {
    let root = (0.4 + sqrt(0.16 + 12.0 * (1.0 - d))) / 6.0;
    root * root
}

/// T04 and T05 on the same pie, cut in ten thousand: the packages of the table.
#[test]
fn points_on_a_cut_pie() {
    const H: f64 = 1e-4;
    let (agenda, space) = Pie(concave).cut(10_001);
    let frontier = Frontier::of(&space);
    assert_eq!(frontier.points().len(), 10_001);
    let share = |package: Package| agenda.issues()[0].amount(agenda.option(package, 0)).expect("a number");
    let points = |fault: f64| frontier.solve([0.2 * fault, 0.1]).expect("there is a range");
    near("Nash", 0.382_458, H, |fault| share(points(fault).nash.what));
    near("Kalai-Smorodinsky", 0.401_702, H, |fault| share(points(fault).kalai_smorodinsky.what));
    near("egalitarian", 0.438_105, H, |fault| share(points(fault).egalitarian.what));
    near("welfare", 0.25, H, |fault| fault * share(frontier.welfare().what));
    let weighted = |fault: f64| {
        let (agenda, space) = Pie(linear).cut(10_001);
        let point = Frontier::of(&space).weighted_nash([0.2, 0.1], 0.6 * fault).expect("it is");
        agenda.issues()[0].amount(agenda.option(point.what, 0)).expect("a number")
    };
    near("weighted Nash", 0.62, H, weighted);
}

/// T05 without a grid.
#[test]
fn other_points_on_a_pie() {
    let pie = Pie(concave);
    let d = |fault: f64| [0.2 * fault, 0.1];
    let ideal = pie.ideal(d(1.0)).expect("there is a range");
    assert!((ideal[0] - sqrt(0.9)).abs() < 1e-12 && (ideal[1] - 0.96).abs() < 1e-12, "{ideal:?}");
    let ks = |fault: f64| pie.kalai_smorodinsky(d(fault)).expect("it is");
    near("Kalai-Smorodinsky", 0.401_702, 1e-8, |fault| ks(fault).what);
    near("its first", 0.633_799, 1e-8, |fault| ks(fault).utility[0]);
    near("its second", 0.598_298, 1e-8, |fault| ks(fault).utility[1]);
    near("common ratio", 0.579_417, 1e-8, |fault| (ks(1.0).utility[1] - 0.1) / (0.96 * fault - 0.1));
    let equal = |fault: f64| pie.egalitarian(d(fault)).expect("it is");
    near("egalitarian", 0.438_105, 1e-8, |fault| equal(fault).what);
    near("equal gain", 0.461_895, 1e-8, |fault| equal(fault).utility[0] - 0.2 * fault);
    near("welfare", 0.25, 1e-8, |fault| Pie(|x: f64| [sqrt(x) * fault, 1.0 - x]).welfare().what);
}

/// T06: doubt about what can be had selects one pair of demands, and less doubt Nash's.
#[test]
fn smoothed_demands() {
    let standing = |doubt: f64| Demands { doubt, impasse: [0.2, 0.1] }.equilibrium().expect("it settles");
    for (doubt, gain, met) in
        [(0.05, 0.308_890, 0.838_130), (0.02, 0.322_826, 0.938_047), (0.005, 0.339_492, 0.985_272)]
    {
        near("gain of the first", gain, 1e-6, |fault| standing(doubt * fault).demands[0] - 0.2);
        near("gain of the second", gain, 1e-6, |fault| standing(doubt * fault).demands[1] - 0.1);
        near("met", met, 1e-6, |fault| standing(doubt * fault).met);
        let found = standing(doubt);
        let nobody_moves = (0..2).all(|i| {
            (found.demands[i] - Demands { doubt, impasse: [0.2, 0.1] }.reply(i, found.demands[1 - i])).abs()
                < 1e-8
        });
        assert!(nobody_moves, "{found:?}");
    }
}

/// T08: where peace lies, and what each way of offering makes of it. War is the impasse of a single round.
#[test]
fn bargaining_range_of_a_war() {
    let war = |fault: f64| [0.6 - 0.1, 0.4 - 0.15 * fault];
    let terms = |fault: f64| Terms { impasse: war(fault), ..Terms::default() };
    let once = |by, fault: f64| backwards(&Pie(linear), &terms(fault), by, 1)[0].value[0];
    near("first offers", 0.75, 1e-9, |fault| once(First, fault));
    assert!((once(First, 1.0) - 0.75).abs() < 1e-9);
    let costs = |fault: f64| Terms { impasse: [0.6 - 0.1 * fault, 0.25], ..Terms::default() };
    near("second offers", 0.5, 1e-9, |fault| backwards(&Pie(linear), &costs(fault), Second, 1)[0].value[0]);
    near("Nash", 0.625, 1e-9, |fault| Pie(linear).nash(war(fault), 0.5).expect("it is").what);
    let range = Pie(linear).rational(war(1.0)).expect("there is a range");
    assert!((range[0] - 0.5).abs() < 1e-9 && (range[1] - 0.75).abs() < 1e-9, "{range:?}");
    near("width", 0.25, 1e-9, |fault| {
        let [low, high] = Pie(linear).rational(war(fault)).expect("there is a range");
        high - low
    });
    assert!(Pie(linear).rational([0.6, 0.45]).is_none(), "no range where war costs less than nothing");
}

// --- the same results, played move by move

/// Plays what [`backwards`] or [`stationary`] says.
struct Plan<'a> {
    seat: Seat,
    rounds: Vec<Round<Package>>,
    space: &'a Space,
}

impl Plan<'_> {
    fn at(&self, round: u32) -> &Round<Package> {
        // A rule for ever is two rounds that take turns.
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

fn cut() -> (Agenda, Space, Frontier) {
    let (agenda, space) = Pie(linear).cut(10_001);
    let frontier = Frontier::of(&space);
    (agenda, space, frontier)
}

/// T01 and T03 played on packages: the sitting ends where the theory says, at once, and a deviation does not pay.
#[test]
fn far_sighted_minds_agree_at_once() {
    let (_, space, frontier) = cut();
    let terms = patience([0.9, 0.8]);
    let plan = |fault: f64| backwards(&frontier, &patience([0.9, 0.8 * fault]), First, 11);
    let played = |fault: f64, first: &mut dyn Mind| {
        let mut second = Plan { seat: Second, rounds: plan(fault), space: &space };
        let sitting = Sitting::open(Protocol::AlternatingOffers { rounds: 11 }, First);
        let end = talk(sitting, 0.0, [first, &mut second], |_| 1.0);
        terms.payoff(end, &space, &frontier)[0]
    };
    // Each of the eleven rounds may lose a cell of the grid.
    near("played", 0.769_569, 11e-4, |fault| {
        played(fault, &mut Plan { seat: First, rounds: plan(fault), space: &space })
    });
    let sound = played(1.0, &mut Plan { seat: First, rounds: plan(1.0), space: &space });
    for greed in [0.77, 0.8, 0.9, 1.0] {
        let greedy = played(1.0, &mut Greedy { asks: greed, space: &space });
        assert!(greedy <= sound + 1e-9, "asking for {greed} pays {greedy}, not {sound}");
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
#[test]
fn talks_that_go_nowhere_break_down() {
    let (_, space, frontier) = cut();
    let terms = Terms { breakdown: 0.1, impasse: [0.2, 0.3], ..Terms::default() };
    super::with_power("offers until breakdown", 10.0, |fault| {
        super::Estimate::of((0..20_000).map(|sitting| {
            let (mut first, mut second) = (Stubborn(Package(10_000)), Stubborn(Package(0)));
            let open = Sitting::open(Protocol::AlternatingOffers { rounds: 10_000 }, First);
            let luck = |round: u32| DRAWS.uniform(8, sitting, round as i32, 0);
            let end = talk(open, 0.1 * fault, [&mut first, &mut second], luck);
            assert_eq!(terms.payoff(end, &space, &frontier), [0.2, 0.3]);
            let End::BrokeDown { round } = end else { panic!("{end:?}") };
            f64::from(round + 1)
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
