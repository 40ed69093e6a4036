//! The negotiation table: packages and their numbers, and every point held against a naive search on random domains.

use proptest::prelude::*;
use tregua_engine::draws::Draws;
use tregua_engine::talks::agenda::{Agenda, Issue, MOST_PACKAGES, Options, Package};
use tregua_engine::talks::concession::{Concession, Ranking};
use tregua_engine::talks::demand;
use tregua_engine::talks::domain::{Domain, Party};
use tregua_engine::talks::efg::Tree;
use tregua_engine::talks::frontier::{Frontier, Point};
use tregua_engine::talks::induction::backwards;
use tregua_engine::talks::protocol::{Answer, End, Mind, Protocol, Sitting, Terms, Turn, talk};
use tregua_engine::talks::space::{Space, settled};
use tregua_engine::talks::{Deal, Seat};

fn named(count: usize) -> Issue {
    Issue {
        name: "issue".into(),
        options: Options::Named((0..count).map(|i| format!("option {i}")).collect()),
    }
}

/// A domain with issues of these sizes, its numbers drawn from a seed; coarse ones make ties.
fn domain(sizes: &[usize], seed: u64, coarse: bool) -> Domain {
    let draws = Draws::new(seed);
    let number = |party: u32, issue: usize, option: usize| {
        let u = draws.uniform(party, issue as u32, option as i32, 0);
        if coarse { (u * 4.0).floor() / 4.0 } else { u }
    };
    let party = |index: u32| {
        let weights: Vec<f64> = (0..sizes.len()).map(|i| 0.1 + number(index, i, 1000)).collect();
        let sum: f64 = weights.iter().sum();
        Party {
            name: format!("party {index}"),
            weights: weights.iter().map(|w| w / sum).collect(),
            values: sizes
                .iter()
                .enumerate()
                .map(|(i, n)| (0..*n).map(|o| number(index, i, o)).collect())
                .collect(),
            reservation: 0.4 * number(index, 77, 0),
            discount: 1.0,
        }
    };
    let agenda = Agenda::new(sizes.iter().map(|n| named(*n)).collect());
    Domain::new("random".into(), agenda, vec![party(0), party(1)])
}

// --- the naive search: every package against every other, every score over every package

fn all(domain: &Domain) -> Vec<Point> {
    let worth = |p: Package, i: usize| domain.parties[i].utility(&domain.agenda, p);
    domain.agenda.packages().map(|p| Deal { what: p, utility: [worth(p, 0), worth(p, 1)] }).collect()
}

/// Sorted by the first's utility, and cut down to what nothing beats, one package for each pair of utilities.
fn naive_frontier(points: &[Point]) -> Vec<Point> {
    let beats = |q: &Point, p: &Point| {
        let [a, b] = [0, 1].map(|i| q.utility[i] - p.utility[i]);
        (a >= 0.0 && b >= 0.0 && (a > 0.0 || b > 0.0)) || (a == 0.0 && b == 0.0 && q.what < p.what)
    };
    let mut kept: Vec<Point> =
        points.iter().filter(|p| !points.iter().any(|q| beats(q, p))).copied().collect();
    kept.sort_by(|a, b| a.utility[0].total_cmp(&b.utility[0]));
    kept
}

/// The greatest of a score among some points.
fn greatest<'a>(points: impl Iterator<Item = &'a Point>, score: impl Fn(&Point) -> f64) -> f64 {
    points.map(score).fold(f64::NEG_INFINITY, f64::max)
}

/// Every point of a domain, for a disagreement point, against the naive search over all packages.
fn agrees(domain: &Domain, d: [f64; 2]) {
    let (points, space) = (all(domain), domain.space([0, 1]));
    for point in &points {
        assert_eq!(space.utility(point.what), point.utility, "utilities of {:?}", point.what);
    }
    let frontier = Frontier::of(&space);
    assert_eq!(frontier.points(), naive_frontier(&points));
    let sum = |p: &Point| p.utility[0] + p.utility[1];
    assert_eq!(sum(&frontier.welfare()), greatest(points.iter(), sum), "welfare");
    let rational = || points.iter().filter(|p| p.utility[0] >= d[0] && p.utility[1] >= d[1]);
    assert_eq!(space.rational(d), rational().count());
    let Some(found) = frontier.solve(d) else {
        assert_eq!(rational().count(), 0, "something is rational");
        return;
    };
    let ideal = [0, 1].map(|i| greatest(rational(), |p| p.utility[i]));
    assert_eq!(found.ideal, ideal);
    let gain = |p: &Point, i: usize| p.utility[i] - d[i];
    let share = |p: &Point, i: usize| if ideal[i] > d[i] { gain(p, i) / (ideal[i] - d[i]) } else { 1.0 };
    let nash = |p: &Point| gain(p, 0) * gain(p, 1);
    let kalai_smorodinsky = |p: &Point| share(p, 0).min(share(p, 1));
    let egalitarian = |p: &Point| gain(p, 0).min(gain(p, 1));
    assert_eq!(nash(&found.nash), greatest(rational(), nash), "Nash");
    let ks = kalai_smorodinsky(&found.kalai_smorodinsky);
    assert_eq!(ks, greatest(rational(), kalai_smorodinsky), "Kalai-Smorodinsky");
    assert_eq!(egalitarian(&found.egalitarian), greatest(rational(), egalitarian), "egalitarian");
}

#[test]
fn points_are_those_of_a_naive_search() {
    for (seed, sizes) in
        [(1, &[3, 4, 5][..]), (2, &[2, 2, 2, 2, 2, 2, 2]), (3, &[97]), (4, &[1, 12, 1, 9]), (5, &[6, 6, 6])]
    {
        for coarse in [false, true] {
            let domain = domain(sizes, seed, coarse);
            agrees(&domain, domain.disagreement([0, 1]));
            agrees(&domain, [0.0; 2]);
            agrees(&domain, [0.95; 2]);
        }
    }
}

/// As many packages as the spec asks for, once: a naive search is quadratic.
#[test]
fn points_of_ten_thousand_packages_are_those_of_a_naive_search() {
    let domain = domain(&[10, 10, 10, 10], 6, true);
    agrees(&domain, domain.disagreement([0, 1]));
}

/// A planted fault: the naive search sees a weight that is 5 % off.
#[test]
fn the_naive_search_sees_a_fault() {
    let sound = domain(&[5, 6, 7], 7, false);
    let mut faulty = sound.clone();
    faulty.parties[0].weights[0] *= 1.05;
    let frontier = Frontier::of(&faulty.space([0, 1]));
    assert_ne!(frontier.points(), naive_frontier(&all(&sound)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What must hold of every domain, whatever its numbers.
    #[test]
    fn laws_of_the_frontier(sizes in prop::collection::vec(1_usize..7, 1..6), seed in 0_u64..1_000_000, coarse: bool) {
        let domain = domain(&sizes, seed, coarse);
        let (space, d) = (domain.space([0, 1]), domain.disagreement([0, 1]));
        let frontier = Frontier::of(&space);
        let rises = |w: &[Point]| w[0].utility[0] < w[1].utility[0] && w[0].utility[1] > w[1].utility[1];
        prop_assert!(frontier.points().windows(2).all(rises));
        // Swapping the parties turns the frontier and its points round.
        let turned = Frontier::of(&domain.space([1, 0]));
        let mirrored: Vec<[f64; 2]> = turned.points().iter().rev().map(|p| [p.utility[1], p.utility[0]]).collect();
        prop_assert_eq!(frontier.points().iter().map(|p| p.utility).collect::<Vec<_>>(), mirrored);
        if let Some(found) = frontier.solve(d) {
            for point in [found.nash, found.kalai_smorodinsky, found.egalitarian] {
                prop_assert!(frontier.points().contains(&point));
                prop_assert!(point.utility[0] >= d[0] && point.utility[1] >= d[1]);
            }
            // The units of a utility do not matter to Nash and to Kalai and Smorodinsky.
            let scaled = Space::of(&domain.agenda, |options| {
                let [u, v] = space.utility(domain.agenda.package(options));
                [4.0 * u, v]
            });
            let again = Frontier::of(&scaled).solve([4.0 * d[0], d[1]]).expect("as before");
            prop_assert_eq!(again.nash.what, found.nash.what);
            prop_assert_eq!(again.kalai_smorodinsky.what, found.kalai_smorodinsky.what);
        }
        // A better deal for one is never there for the asking once the other wants more.
        for seat in Seat::BOTH {
            let best = |least| frontier.best_for(seat, least).map(|p| p.utility[seat.ix()]);
            prop_assert!(best(0.3) >= best(0.5) && best(0.5) >= best(0.9));
        }
    }

    /// Numbers of packages and their options are two ways to write the same.
    #[test]
    fn packages_are_numbered_like_a_counter(sizes in prop::collection::vec(1_usize..6, 1..6)) {
        let agenda = Agenda::new(sizes.iter().map(|n| named(*n)).collect());
        prop_assert_eq!(agenda.size(), sizes.iter().product::<usize>());
        let mut seen = Vec::new();
        let _ = Space::of(&agenda, |options| { seen.push(options.to_vec()); [0.0; 2] });
        for package in agenda.packages() {
            let options: Vec<usize> = agenda.options(package).collect();
            prop_assert_eq!(agenda.package(&options), package);
            prop_assert_eq!(&options, &seen[package.ix()]);
        }
    }
}

#[test]
fn options_are_said_with_their_units() {
    let issue = |options| Issue { name: "x".into(), options };
    let guns = issue(Options::Integers { low: 2, high: 13, step: 5, unit: "guns".into() });
    assert_eq!((guns.count(), guns.say(2)), (3, "12 guns".into()));
    let months = issue(Options::Reals { low: 0.5, high: 2.0, count: 4, unit: String::new() });
    assert_eq!([months.say(0), months.say(1), months.say(3)], ["0.50", "1.00", "2.00"]);
    assert_eq!(months.amount(3), Some(2.0));
    assert_eq!(issue(Options::Integers { low: 1, high: 0, step: 1, unit: String::new() }).count(), 0);
}

#[test]
fn too_many_packages_are_counted_and_not_made() {
    let issues: Vec<Issue> = (0..40).map(|_| named(90)).collect();
    assert_eq!(Agenda::count(&issues), u64::MAX);
    assert!(Agenda::count(&issues[..4]) > MOST_PACKAGES);
    assert!(std::panic::catch_unwind(|| Agenda::new(issues)).is_err());
}

/// Three tenths are three tenths, whichever way they were added up.
#[test]
fn equal_packages_are_seen_to_be_equal() {
    assert_ne!(0.1 + 0.2, 0.3);
    assert_eq!(settled(0.1 + 0.2), settled(0.3));
    assert_eq!([0.3, 0.8, 1.0 / 3.0].map(settled), [0.3, 0.8, 0.333_333_333_333]);
    for x in [0.0, 1.0, -1.0, 0.123_456_789, 1500.5, -1500.5] {
        assert!((settled(x) - x).abs() < 1e-12, "{x} became {}", settled(x));
    }
}

// --- sittings

fn pair() -> (Space, Frontier) {
    let agenda = Agenda::new(vec![named(5)]);
    let worth = [[0.0, 1.0], [0.4, 0.8], [0.6, 0.6], [0.8, 0.3], [1.0, 0.0]];
    let space = Space::of(&agenda, |options| worth[options[0]]);
    let frontier = Frontier::of(&space);
    (space, frontier)
}

#[test]
fn moves_come_in_their_order() {
    let mut sitting = Sitting::open(Protocol::AlternatingOffers { rounds: 3 }, Seat::Second);
    for (round, seat) in [(0, Seat::Second), (1, Seat::First)] {
        assert_eq!((sitting.round(), sitting.turn()), (round, Turn::Propose(seat)));
        sitting.propose(Package(2));
        assert_eq!(sitting.turn(), Turn::Answer(seat.other(), Package(2)));
        sitting.answer(Answer::Reject, 0.1, 0.2);
    }
    let mut broken = sitting;
    sitting.propose(Package(4));
    let mut rejected = sitting;
    sitting.answer(Answer::Accept, 0.1, 0.05);
    assert_eq!(sitting.turn(), Turn::Over(End::Agreed { package: Package(4), round: 2 }));
    rejected.answer(Answer::Reject, 0.1, 0.2);
    assert_eq!(rejected.turn(), Turn::Over(End::RanOut { round: 2 }));
    broken.propose(Package(4));
    broken.answer(Answer::Reject, 0.1, 0.05);
    assert_eq!(broken.turn(), Turn::Over(End::BrokeDown { round: 2 }));
    assert!(std::panic::catch_unwind(move || broken.propose(Package(0))).is_err(), "it is over");
}

#[test]
fn ends_are_worth_what_the_terms_say() {
    let (space, frontier) = pair();
    let terms =
        Terms { discount: [0.5, 1.0], impasse: [0.1, 0.2], quit: [None, Some([0.0, 0.7])], breakdown: 0.1 };
    let payoff = |end| terms.payoff(end, &space, &frontier);
    assert_eq!(payoff(End::Agreed { package: Package(3), round: 2 }), [0.2, 0.3]);
    assert_eq!(payoff(End::Quit { by: Seat::Second, round: 1 }), [0.0, 0.7]);
    assert_eq!(payoff(End::BrokeDown { round: 1 }), [0.05, 0.2]);
    assert_eq!(payoff(End::RanOut { round: 1 }), [0.05, 0.2]);
    // 0.4 and 0.6 are met by the middle one of five, 0.8 and 0.6 by none.
    assert_eq!(payoff(End::Demanded([Package(1), Package(2)])), space.utility(Package(1)));
    assert_eq!(payoff(End::Demanded([Package(3), Package(2)])), [0.1, 0.2]);
    assert_eq!(demand::met(&frontier, [0.5, 0.5]).map(|p| p.what), Some(Package(2)));
}

#[test]
fn demands_stay_sealed_until_both_are_named() {
    for first in Seat::BOTH {
        let mut sitting = Sitting::open(Protocol::SimultaneousDemands, first);
        sitting.propose(Package(1));
        assert_eq!(sitting.turn(), Turn::Propose(first.other()));
        sitting.propose(Package(2));
        let by_seat = if first == Seat::First { [Package(1), Package(2)] } else { [Package(2), Package(1)] };
        assert_eq!(sitting.turn(), Turn::Over(End::Demanded(by_seat)));
    }
}

/// Two who yield by the clock meet in the middle; if either will not go low enough, time runs out.
#[test]
fn concessions_meet_or_run_out() {
    let domain = domain(&[10, 10, 10], 8, false);
    let space = domain.space([0, 1]);
    let rankings = Seat::BOTH.map(|seat| Ranking::of(&space, seat));
    let sit = |floors: [f64; 2], haste: f64| {
        let mut minds = [0, 1].map(|i| Concession {
            column: &space.columns()[i],
            ranking: &rankings[i],
            floor: floors[i],
            haste,
            rounds: 200,
        });
        let [first, second] = minds.each_mut().map(|m| m as &mut dyn Mind);
        talk(
            Sitting::open(Protocol::AlternatingOffers { rounds: 200 }, Seat::First),
            0.0,
            [first, second],
            |_| 1.0,
        )
    };
    let agreed = |end| match end {
        End::Agreed { package, round } => (space.utility(package), round),
        other => panic!("{other:?}"),
    };
    let (soon, late) = (agreed(sit([0.0; 2], 3.0)), agreed(sit([0.0; 2], 0.3)));
    assert!(soon.1 < late.1, "who yields soon agrees soon: {soon:?}, {late:?}");
    assert_eq!(sit([rankings[0].best(), rankings[1].best()], 1.0), End::RanOut { round: 199 });
    assert_eq!(
        rankings[0].at_least(2.0),
        rankings[0].at_least(rankings[0].best()),
        "the best, if nothing is enough"
    );
}

// --- trees for other solvers

/// A node of a tree in Gambit's text, read back and solved backwards: what the one whose turn it is likes best.
fn solve(lines: &mut std::str::Lines<'_>) -> [f64; 2] {
    let line = lines.next().expect("another node");
    let inside = &line[line.find('{').expect("a list") + 1..line.rfind('}').expect("its end")];
    match line.as_bytes()[0] {
        b't' => {
            let payoffs: Vec<f64> = inside.split(',').map(|x| x.trim().parse().expect("a payoff")).collect();
            [payoffs[0], payoffs[1]]
        }
        b'c' => {
            let shares: Vec<f64> =
                inside.split(' ').filter_map(|w| w.strip_suffix("/1000000")?.parse().ok()).collect();
            let [a, b] = [solve(lines), solve(lines)];
            [0, 1].map(|i| (shares[0] * a[i] + shares[1] * b[i]) / 1e6)
        }
        _ => {
            let mover: usize = line.split(' ').nth(2).expect("a player").parse().expect("a number");
            let branches: Vec<[f64; 2]> =
                (0..inside.matches('"').count() / 2).map(|_| solve(lines)).collect();
            // Of branches as good, an answer takes the first, acceptance; an offer the one that leaves the other least.
            let better = |a: [f64; 2], b: [f64; 2]| if b[mover - 1] > a[mover - 1] { b } else { a };
            branches.into_iter().reduce(better).expect("a choice")
        }
    }
}

#[test]
fn a_tree_says_what_the_table_says() {
    let (space, frontier) = pair();
    let offers: Vec<(String, [f64; 2])> =
        frontier.points().iter().map(|p| (format!("the \"{}\"", p.what.0), p.utility)).collect();
    let cases = [
        Terms { discount: [0.9, 0.8], ..Terms::default() },
        Terms { discount: [0.9, 0.8], quit: [None, Some([0.0, 0.55])], ..Terms::default() },
        Terms { breakdown: 0.25, impasse: [0.3, 0.1], ..Terms::default() },
    ];
    for terms in cases {
        let tree = |first, rounds| Tree {
            title: "five",
            players: ["A", "B"],
            offers: &offers,
            terms,
            first,
            rounds,
        };
        for (first, rounds) in [(Seat::First, 1), (Seat::First, 2), (Seat::Second, 3)] {
            let text = tree(first, rounds).text().expect("it is small");
            let mut lines = text.lines();
            assert_eq!(lines.next(), Some("EFG 2 R \"five\" { \"A\" \"B\" }"));
            assert_eq!((lines.next(), lines.next()), (Some("\"\""), Some("")));
            let body: Vec<&str> = text.lines().skip(3).collect();
            assert_eq!(body.len() as u64, tree(first, rounds).nodes());
            let quiet = text.replace("\\\"", "");
            let mut nodes = quiet.lines();
            nodes.by_ref().nth(2);
            let value = backwards(&frontier, &terms, first, rounds)[0].value;
            let solved = solve(&mut nodes);
            assert!((0..2).all(|i| (solved[i] - value[i]).abs() < 1e-9), "{solved:?} against {value:?}");
        }
        assert!(tree(Seat::First, 30).text().is_none(), "too large to write");
    }
    assert_eq!(space.size(), 5);
}
