//! The bargaining core, T01 to T07: alternating offers, points on a frontier, demands and sealed offers.

mod played;

use super::{DRAWS, Sheet, estimate::Estimate};
use tregua_engine::num::{pow, sqrt};
use tregua_engine::talks::Seat::{self, First, Second};
use tregua_engine::talks::agenda::Package;
use tregua_engine::talks::demand::{Demands, Standing};
use tregua_engine::talks::frontier::Frontier;
use tregua_engine::talks::induction::{backwards, stationary};
use tregua_engine::talks::pie::{Pie, Split};
use tregua_engine::talks::protocol::Terms;
use tregua_engine::talks::sealed::{best_ask, best_bid, meets};
use tregua_engine::talks::solution::Solutions;

/// A pie of size 1 that is worth its size to both.
pub(super) fn linear(x: f64) -> [f64; 2] {
    [x, 1.0 - x]
}

/// The pie of T04 and T05.
fn concave(x: f64) -> [f64; 2] {
    [sqrt(x), 1.0 - x]
}

fn patience(discount: [f64; 2]) -> Terms {
    Terms { discount, ..Terms::default() }
}

/// What the first party gets without an end, if `opens` opens; no number where that does not settle.
pub(super) fn for_ever(terms: &Terms, opens: Seat) -> f64 {
    let rule = stationary(&Pie(linear), terms).filter(|rule| rule.residual <= 1e-10);
    rule.map_or(f64::NAN, |rule| rule.rounds[opens.ix()].value[0])
}

/// T01.
pub(super) fn alternating_offers(sheet: &mut Sheet) {
    let expected =
        [(1, 1.0), (2, 0.2), (3, 0.92), (4, 0.344), (10, 0.576_077), (11, 0.769_569), (60, 0.714_248)];
    for (rounds, share) in expected {
        let found = |d2: f64| backwards(&Pie(linear), &patience([0.9, d2]), First, rounds)[0].value;
        let [first, second] = found(0.8);
        sheet.equals_exactly(
            format!("{rounds} rounds, closed form"),
            closed_form(rounds, 0.9, 0.8),
            1e-9,
            first,
        );
        sheet.equals_exactly(format!("{rounds} rounds, sum of both"), 1.0, 1e-9, first + second);
        if rounds > 1 {
            sheet.near(format!("{rounds} rounds"), share, 0.0, |fault| found(0.8 * fault)[0]);
        }
    }
    let share =
        |opens, step: f64, fault: f64| for_ever(&patience([pow(0.9, step), pow(0.8 * fault, step)]), opens);
    sheet.near("no end, first opens", 0.714_286, 1e-6, |fault| share(First, 1.0, fault));
    sheet.near("no end, second opens", 0.642_857, 1e-6, |fault| share(Second, 1.0, fault));
    sheet.near("a tenth of a period", 0.682_843, 1e-6, |fault| share(First, 0.1, fault));
    sheet.near("a hundredth of a period", 0.679_630, 1e-6, |fault| share(First, 0.01, fault));
    played::far_sighted_minds_agree_at_once(sheet);
}

/// Stahl's numbers for so many rounds.
fn closed_form(rounds: u32, d1: f64, d2: f64) -> f64 {
    let half = pow(d1 * d2, f64::from(rounds / 2));
    let limit = (1.0 - d2) / (1.0 - d1 * d2);
    if rounds.is_multiple_of(2) { limit * (1.0 - half) } else { limit * (1.0 - half) + half }
}

/// T02: an outside option matters only when it is better than what talking brings.
pub(super) fn outside_option(sheet: &mut Sheet) {
    let share = |b: f64| for_ever(&Terms { quit: [None, Some([0.0, b])], ..patience([0.9, 0.8]) }, First);
    for idle in [0.0, 0.2, 0.2857] {
        sheet.equals(format!("idle at {idle}"), 0.714_285_714, 1e-6, share(idle));
    }
    sheet.near("binding at 0.4", 0.6, 1e-6, |fault| share(0.4 * fault));
    let binds = |b: f64| (share(b) - (1.0 - b)).abs() < 1e-9;
    sheet.holds("binds from 0.285714", binds(0.285_715) && !binds(0.285_713));
}

/// T03: an impasse threatens always.
pub(super) fn breakdown(sheet: &mut Sheet) {
    let share = |q: f64, opens, fault: f64| {
        let terms = Terms { breakdown: q, impasse: [0.2 * fault, 0.3], ..Terms::default() };
        for_ever(&terms, opens)
    };
    sheet.near("first opens", 0.463_158, 1e-6, |fault| share(0.1, First, fault));
    sheet.near("second opens", 0.436_842, 1e-6, |fault| share(0.1, Second, fault));
    // The first's advantage goes as q: two steps of it give the limit.
    sheet.near("no risk left", 0.45, 1e-5, |fault| {
        2.0 * share(0.002, First, fault) - share(0.004, First, fault)
    });
    played::talks_that_go_nowhere_break_down(sheet);
}

/// A number of a split; none is no number.
fn of(split: Option<Split>, number: impl Fn(Split) -> f64) -> f64 {
    split.map_or(f64::NAN, number)
}

/// T04, on a straight and on a curved frontier, and the same pie cut in ten thousand.
pub(super) fn nash(sheet: &mut Sheet) {
    let d = [0.2, 0.1];
    sheet.near("weighted", 0.62, 1e-8, |fault| of(Pie(linear).nash(d, 0.6 * fault), |s| s.what));
    let root = (0.4 + sqrt(0.16 + 12.0 * (1.0 - d[1]))) / 6.0;
    let curved = |d: [f64; 2]| Pie(concave).nash(d, 0.5);
    sheet.equals_exactly("share, closed form", root * root, 1e-8, of(curved(d), |s| s.what));
    sheet.near("share", 0.382_458, 1e-8, |fault| of(curved([0.2 * fault, 0.1]), |s| s.what));
    sheet.near("first's utility", 0.618_432, 1e-8, |fault| of(curved([0.2 * fault, 0.1]), |s| s.utility[0]));
    sheet.near("second's utility", 0.617_542, 1e-8, |fault| of(curved([0.2 * fault, 0.1]), |s| s.utility[1]));
    let product = |d: [f64; 2]| of(curved(d), |s| (s.utility[0] - d[0]) * (s.utility[1] - d[1]));
    sheet.near("product", 0.216_556, 1e-8, |fault| product([0.2 * fault, 0.1]));
    sheet.equals_exactly("share, impasse at nothing", 1.0 / 3.0, 1e-8, of(curved([0.0; 2]), |s| s.what));
    let cut = Cut::new();
    sheet.near("share on a grid", 0.382_458, H, |fault| cut.share(fault, |s| s.nash.what));
    let (agenda, space) = Pie(linear).cut(10_001);
    let frontier = Frontier::of(&space);
    let weighted = |fault: f64| {
        let point = frontier.weighted_nash([0.2, 0.1], 0.6 * fault);
        let share = |p: Package| agenda.issues()[0].amount(agenda.option(p, 0));
        point.and_then(|point| share(point.what)).unwrap_or(f64::NAN)
    };
    sheet.near("weighted on a grid", 0.62, H, weighted);
}

/// Cells of the grid.
const H: f64 = 1e-4;

/// The curved pie in ten thousand packages.
struct Cut {
    shares: Vec<f64>,
    frontier: Frontier,
}

impl Cut {
    fn new() -> Self {
        let (agenda, space) = Pie(concave).cut(10_001);
        let amount = |p: u32| agenda.issues()[0].amount(agenda.option(Package(p), 0)).unwrap_or(f64::NAN);
        Self { shares: (0..10_001).map(amount).collect(), frontier: Frontier::of(&space) }
    }

    /// The share at a point, the first's impasse times `fault`.
    fn share(&self, fault: f64, of: impl Fn(&Solutions) -> Package) -> f64 {
        self.frontier.solve([0.2 * fault, 0.1]).map_or(f64::NAN, |s| self.shares[of(&s).0 as usize])
    }
}

/// T05, without a grid and with one.
pub(super) fn other_points(sheet: &mut Sheet) {
    let pie = Pie(concave);
    let d = |fault: f64| [0.2 * fault, 0.1];
    let ideal = pie.ideal(d(1.0)).unwrap_or([f64::NAN; 2]);
    sheet.equals_exactly("first's ideal", sqrt(0.9), 1e-12, ideal[0]);
    sheet.equals_exactly("second's ideal", 0.96, 1e-12, ideal[1]);
    let ks = |fault: f64| pie.kalai_smorodinsky(d(fault));
    sheet.near("Kalai-Smorodinsky", 0.401_702, 1e-8, |fault| of(ks(fault), |s| s.what));
    sheet.near("its first", 0.633_799, 1e-8, |fault| of(ks(fault), |s| s.utility[0]));
    sheet.near("its second", 0.598_298, 1e-8, |fault| of(ks(fault), |s| s.utility[1]));
    sheet.near("its ratio", 0.579_417, 1e-8, |fault| of(ks(fault), |s| (s.utility[1] - 0.1) / (0.96 - 0.1)));
    let equal = |fault: f64| pie.egalitarian(d(fault));
    sheet.near("egalitarian", 0.438_105, 1e-8, |fault| of(equal(fault), |s| s.what));
    sheet.near("its gain", 0.461_895, 1e-8, |fault| of(equal(fault), |s| s.utility[0] - 0.2 * fault));
    sheet.near("welfare", 0.25, 1e-8, |fault| Pie(|x: f64| [sqrt(x) * fault, 1.0 - x]).welfare().what);
    let cut = Cut::new();
    sheet.equals_exactly("packages on the frontier", 10_001.0, 0.0, cut.frontier.points().len() as f64);
    sheet.near("Kalai-Smorodinsky on a grid", 0.401_702, H, |fault| {
        cut.share(fault, |s| s.kalai_smorodinsky.what)
    });
    sheet.near("egalitarian on a grid", 0.438_105, H, |fault| cut.share(fault, |s| s.egalitarian.what));
    sheet.equals("welfare on a grid", 0.25, H, cut.shares[cut.frontier.welfare().what.0 as usize]);
}

/// T06: doubt about what can be had selects one pair of demands, and less doubt Nash's.
pub(super) fn smoothed_demands(sheet: &mut Sheet) {
    let game = |doubt: f64| Demands { doubt, impasse: [0.2, 0.1] };
    let standing = |doubt: f64, of: fn(Standing) -> f64| game(doubt).equilibrium().map_or(f64::NAN, of);
    for (doubt, gain, met) in
        [(0.05, 0.308_890, 0.838_130), (0.02, 0.322_826, 0.938_047), (0.005, 0.339_492, 0.985_272)]
    {
        let what = |of: &str| format!("doubt {doubt}: {of}");
        sheet.near(what("first's gain"), gain, 1e-6, |fault| standing(doubt * fault, |s| s.demands[0] - 0.2));
        sheet
            .near(what("second's gain"), gain, 1e-6, |fault| standing(doubt * fault, |s| s.demands[1] - 0.1));
        sheet.near(what("met"), met, 1e-6, |fault| standing(doubt * fault, |s| s.met));
        let moves = game(doubt).equilibrium().map_or(f64::NAN, |found| {
            let moves = |i: usize| (found.demands[i] - game(doubt).reply(i, found.demands[1 - i])).abs();
            moves(0).max(moves(1))
        });
        sheet.equals_exactly(what("would move"), 0.0, 1e-8, moves);
    }
}

/// T07: what one bids to whom a settlement is worth `worth`, in the linear equilibrium.
fn bid(worth: f64) -> f64 {
    2.0 * worth / 3.0 + 1.0 / 12.0
}

/// What one asks whom it costs `cost`.
fn ask(cost: f64) -> f64 {
    2.0 * cost / 3.0 + 0.25
}

/// T07: 101 kinds a side, and a million pairs.
pub(super) fn sealed_offers(sheet: &mut Sheet) {
    const H: f64 = 0.01;
    let kinds: Vec<f64> = (0..=100).map(|i| f64::from(i) * H).collect();
    let (bids, asks): (Vec<f64>, Vec<f64>) =
        (kinds.iter().copied().map(bid).collect(), kinds.iter().copied().map(ask).collect());
    // Only offers that can meet count: those of buyers above 1/4, of sellers below 3/4.
    let farthest = |shade: f64| {
        let asks: Vec<f64> = asks.iter().map(|a| a * shade).collect();
        let buyers = kinds
            .iter()
            .filter(|v| **v >= 0.26)
            .map(|v| best_bid(*v, &asks).map_or(1.0, |b| (b - bid(*v)).abs()));
        let sellers = kinds
            .iter()
            .filter(|c| **c <= 0.74)
            .map(|c| best_ask(*c, &bids).map_or(1.0, |a| (a - ask(*c)).abs()));
        buyers.chain(sellers).fold(0.0, f64::max)
    };
    sheet.near("farthest best reply", 0.0, H, farthest);
    let pairs = |fault: f64| {
        (0..1_000_000_u32).map(move |pair| {
            let [v, c, ..] = DRAWS.uniforms4(11, pair, 0, 0);
            meets(bid(v * fault), ask(c)).map(|_| v - c)
        })
    };
    sheet.drawn("met", 0.281_250, |fault| Estimate::share(pairs(fault).map(|gain| gain.is_some())));
    sheet.drawn("gains", 0.140_625, |fault| Estimate::of(pairs(fault).map(|gain| gain.unwrap_or(0.0))));
}
