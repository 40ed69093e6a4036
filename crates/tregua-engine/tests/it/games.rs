//! Small games as trees, fixed points, and the rooms of the table that have closed forms beyond the theory suite's.

use tregua_engine::choice::fixed::{Damped, End, same};
use tregua_engine::num::pow;
use tregua_engine::talks::Seat::{First, Second};
use tregua_engine::talks::attrition::{Attrition, Clock};
use tregua_engine::talks::game::Game;
use tregua_engine::talks::haggling::Haggling;
use tregua_engine::talks::offer::{Breaking, Part, Proposer, Reception};
use tregua_engine::talks::parley::Parley;
use tregua_engine::talks::sealed::{best_ask, best_bid, meets};

/// A demands or holds, knowing how strong he is; B, who does not, fights or concedes.
fn bluff() -> Game {
    let mut game = Game::new();
    let answer = game.set(Second, "answers", &["concede", "fight"]);
    let kinds = [("strong", 0.7), ("weak", 0.1)].map(|(name, wins)| {
        let demand = game.set(First, name, &["hold", "demand"]);
        let ends = [[0.8, 0.2], [wins, 0.9 - wins]].map(|utility| game.end(utility)).to_vec();
        let demanded = game.choose(answer, ends);
        let held = game.end([0.5, 0.5]);
        game.choose(demand, vec![held, demanded])
    });
    game.chance(vec![(0.25, kinds[0]), (0.75, kinds[1])]);
    game
}

#[test]
fn an_agent_replies_to_what_he_knows() {
    let game = bluff();
    // All demand: a fight is worth 0.25 * 0.2 + 0.75 * 0.8 to B, and 0.7 or 0.1 to A.
    let play = [0.0, 1.0, 0.0, 1.0, 0.0, 1.0];
    let worths = game.moves_worth(&play);
    let expected = [0.2, 0.65, 0.5, 0.7, 0.5, 0.1];
    assert!(worths.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{worths:?}");
    // Only the strong demand: then B knows it.
    let worths = game.moves_worth(&[0.0, 1.0, 0.0, 1.0, 1.0, 0.0]);
    assert!((worths[1] - 0.2).abs() < 1e-12, "{worths:?}");
    // Nobody does: B holds all places of his set for alike.
    let worths = game.moves_worth(&[0.0, 1.0, 1.0, 0.0, 1.0, 0.0]);
    assert!((worths[1] - 0.5).abs() < 1e-12, "{worths:?}");
}

#[test]
fn the_best_reply_is_at_least_as_good_and_found_by_trying_all() {
    let game = bluff();
    let found = game.quantal(0.1, &game.even(), &Damped::default());
    let play = found.converged().expect("it settles").to_vec();
    for seat in [First, Second] {
        let sets: &[usize] = if seat == First { &[2, 4] } else { &[0] };
        let tried = (0..1_usize << sets.len()).map(|choice| {
            let mut pure = play.clone();
            for (i, at) in sets.iter().enumerate() {
                let second = choice >> i & 1 == 1;
                (pure[*at], pure[at + 1]) = if second { (0.0, 1.0) } else { (1.0, 0.0) };
            }
            game.worth(&pure)[seat.ix()]
        });
        let best = tried.fold(f64::NEG_INFINITY, f64::max);
        assert!((game.best_against(&play, seat) - best).abs() < 1e-12);
        assert!(best > game.worth(&play)[seat.ix()]);
    }
}

#[test]
fn a_game_is_written_for_gambit() {
    let expected = r#"EFG 2 R "Bluff" { "A" "B" }
""

c "" 1 "" { "0" 0.250000000000000 "1" 0.750000000000000 } 0
p "" 1 2 "strong" { "hold" "demand" } 0
t "" 1 "" { 0.5, 0.5 }
p "" 2 1 "answers" { "concede" "fight" } 0
t "" 2 "" { 0.8, 0.2 }
t "" 3 "" { 0.7, 0.20000000000000007 }
p "" 1 3 "weak" { "hold" "demand" } 0
t "" 4 "" { 0.5, 0.5 }
p "" 2 1 "answers" { "concede" "fight" } 0
t "" 5 "" { 0.8, 0.2 }
t "" 6 "" { 0.1, 0.8 }
"#;
    assert_eq!(bluff().efg("Bluff", ["A", "B"]), expected);
}

#[test]
fn a_search_says_how_it_ended() {
    let search = |start: f64, damped: Damped, map: fn(f64) -> f64| {
        damped.search(&[start], |x, out| out[0] = map(x[0]))
    };
    let fixed = Damped::fixed(1.0, 1e-12, 10_000);
    let settles = search(0.0, fixed, |x| 0.5 * x + 1.0);
    assert!((settles.converged().expect("it settles")[0] - 2.0).abs() < 1e-11 && settles.residual <= 1e-12);
    // There and back again.
    let turns = search(0.3, fixed, |x| -x);
    assert_eq!(turns.end, End::Cycles { length: 2, width: 0.6 });
    assert!(turns.converged().is_none() && turns.residual == 0.6);
    // A round of fifty sweeps is near its start before it is there.
    let (sin, cos) = (std::f64::consts::TAU / 50.0).sin_cos();
    let round = fixed.search(&[1.0, 0.0], |x, out| {
        (out[0], out[1]) = (cos * x[0] - sin * x[1], sin * x[0] + cos * x[1]);
    });
    assert!(matches!(round.end, End::Cycles { length: 50, .. }), "{round:?}");
    // Half a step finds the middle.
    let own = search(0.3, Damped::default(), |x| -x);
    assert!(own.converged().is_some() && own.step < 1.0);
    let shorter = search(0.3, Damped::default(), |x| 1.0 - 30.0 * x);
    assert!(shorter.step <= 1.0 / 16.0, "{shorter:?}");
    assert!((shorter.converged().expect("it settles")[0] - 1.0 / 31.0).abs() < 1e-9);
    let away = search(1.0, Damped { least: 0.1, ..Damped::default() }, |x| 1.5 * x);
    assert!(away.end == End::Diverges && away.converged().is_none(), "{away:?}");
    assert_eq!(search(1.0, fixed, |_| f64::NAN).end, End::Diverges);
    // So slow that it seems to stand still, and there in the end; or not.
    let slow = |settled: f64| search(1.0, Damped::fixed(1.0, settled, 10_000), |x| 0.9999 * x);
    assert_eq!((slow(9e-5).end, slow(1e-9).end), (End::Settled, End::Unsettled));
    let short = search(0.0, Damped { sweeps: 3, ..fixed }, |x| 0.9 * x + 1.0);
    assert!(short.end == End::Unsettled && short.converged().is_none());
}

/// Any belief about a breaking point: the best offer is no worse than any other.
#[test]
fn no_offer_beats_the_best_one() {
    let part = |chance, low, high| Part { chance, between: [low, high] };
    let beliefs = [
        Breaking::new(vec![part(0.5, 0.2, 0.6), part(0.3, 0.5, 0.9), part(0.2, 0.7, 0.7)]),
        Breaking::kinds(&[(0.1, 0.9), (0.6, 0.4), (0.3, 0.2)]),
        Breaking::even(0.3, 0.4),
    ];
    for belief in beliefs {
        for impasse in [0.0, 0.1, 0.35, 0.5] {
            let proposer = Proposer { reception: belief.clone(), impasse };
            let best = proposer.best([0.0, 1.0]);
            let grid = (0..=10_000).map(|i| proposer.prospect(f64::from(i) / 1e4).worth).fold(0.0, f64::max);
            assert!(best.worth >= grid - 1e-12 && best.worth <= grid + 1e-3, "{belief:?}: {best:?}, {grid}");
        }
        // Whoever luck seats at the table accepts as often as believed.
        for kept in [0.25, 0.45, 0.65, 0.8] {
            let seated = (0..10_000).filter(|i| belief.draw((f64::from(*i) + 0.5) / 1e4) >= kept).count();
            assert!((seated as f64 / 1e4 - belief.accepts(kept)).abs() <= 2e-4, "{belief:?} at {kept}");
        }
    }
}

#[test]
fn sealed_offers_meet_half_way_and_best_replies_are_best() {
    assert_eq!((meets(0.6, 0.4), meets(0.3, 0.4)), (Some(0.5), None));
    let others: Vec<f64> = (0..40).map(|i| 0.2 + 0.6 * f64::from(i * i) / 1600.0).collect();
    let gain = |worth: f64, bid: f64| -> f64 {
        others.iter().filter_map(|ask| meets(bid, *ask)).map(|price| worth - price).sum()
    };
    for worth in [0.3, 0.5, 0.8] {
        let best = best_bid(worth, &others).expect("something can be had");
        assert!((0..=1000).all(|i| gain(worth, f64::from(i) / 1e3) <= gain(worth, best) + 1e-9));
        let mirrored: Vec<f64> = others.iter().rev().map(|x| 1.0 - x).collect();
        let ask = best_ask(1.0 - worth, &mirrored).expect("it can be had");
        assert!((ask - (1.0 - best)).abs() < 1e-12);
    }
    assert_eq!(best_bid(0.1, &others), None);
}

/// A single round is a monopoly's price, whatever the spread of kinds: half the prize where it is even.
#[test]
fn haggling_of_one_round_is_a_price() {
    for spread in [0.5, 1.0, 3.0] {
        let plan = Haggling { spread, discount: 0.9, rounds: 1 }.plan();
        let price = pow(1.0 / (1.0 + spread), 1.0 / spread);
        assert!((plan.opening() - price).abs() < 1e-8, "{} {price}", plan.opening());
        assert!((plan.refused() - 1.0 / (1.0 + spread)).abs() < 1e-8);
    }
    let eager = Haggling { spread: 1.0, discount: 0.9, rounds: 50 }.plan().talk(1.0);
    assert_eq!((eager.refusals, eager.discount), (0, 1.0));
}

/// Against play that is what it is, the best reply is worth what it would come to, and playing as held is worth what is held.
#[test]
fn war_and_parley_comes_to_what_is_held_of_it() {
    let game = Parley { forts: 4, battle: 0.45, cost: [0.01, 0.02], discount: 0.99, steps: 10 };
    let found = game.quantal(0.1, &game.start([0.3, 0.3]), &Damped { settled: 1e-12, ..Damped::default() });
    let held = found.converged().expect("it settles");
    let returns = game.returns(held, 0.1);
    assert!(held.iter().zip(&returns).all(|(a, b)| (a - b).abs() < 1e-10));
    for party in 0..2 {
        for offers in 0..2 {
            let best = game.best_against(held, 0.1, 2, offers, party);
            let worth = game.worth(held, 0.1, 2, offers)[party];
            assert!(best > worth && best < worth + 0.2, "{party} {offers}: {best} against {worth}");
        }
    }
    // By pessimists' values both settle for less than they could have.
    let returns = game.returns(&game.start([0.0, 0.0]), 0.1);
    assert!(returns.iter().zip(held).any(|(a, b)| (a - b).abs() > 0.05));
}

/// Two ends of a search are one if no value of them lies farther apart than that.
#[test]
fn ends_are_told_apart_by_any_value() {
    assert!(same(&[1.0, 2.0], &[1.0, 2.05], 0.1));
    assert!(!same(&[1.0, 2.0], &[1.0, 2.15], 0.1));
}

/// In a war of attrition each gives in at what waiting costs the other over what he could win, whatever the prize is counted in.
#[test]
fn who_waits_is_held_by_his_cost_over_his_prize() {
    for prize in [[3.0, 5.0], [0.4, 0.25]] {
        let rates = Attrition { prize, cost: [0.02, 0.03], clock: Clock::Continuous }.rates();
        for party in 0..2 {
            let expected = [0.02, 0.03][1 - party] / prize[1 - party];
            assert!((rates[party] - expected).abs() < 1e-9 * expected, "{party}: {rates:?}");
        }
    }
}
