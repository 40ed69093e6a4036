//! Quantal response and the search for its fixed points, T17 to T19.

use super::Sheet;
use super::learning::logit_screening;
use crate::values::{Folds, Free};
use tregua_engine::choice::fixed::{Damped, End, Found};
use tregua_engine::num::{exp, ln};
use tregua_engine::talks::Seat::{First, Second};
use tregua_engine::talks::game::{Game, SetId};

/// A game of two moves each, made at once: payoffs by the first's move and the second's.
pub(super) fn two_moves(payoffs: [[[f64; 2]; 2]; 2]) -> (Game, [SetId; 2]) {
    let mut game = Game::new();
    let sets = [game.set(First, "row", &["1", "2"]), game.set(Second, "column", &["1", "2"])];
    let rows = payoffs.map(|row| {
        let ends = row.map(|utility| game.end(utility)).to_vec();
        game.choose(sets[1], ends)
    });
    game.choose(sets[0], rows.to_vec());
    (game, sets)
}

/// T17: the row has `top` on the diagonal's first place and 1 on its second, the column 1 off it.
pub(super) fn asymmetric_pennies(top: f64) -> (Game, [SetId; 2]) {
    two_moves([[[top, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]]])
}

/// The logit equilibrium found from even play: the chances of both first moves, and what the game is worth to both.
pub(super) fn solved((game, sets): &(Game, [SetId; 2]), lambda: f64) -> [f64; 4] {
    let found = game.quantal(1.0 / lambda, &game.even(), &Damped { settled: 1e-12, ..Damped::default() });
    let Some(play) = found.converged() else { return [f64::NAN; 4] };
    let ([p, q], [a, b]) = (sets.map(|set| game.of(play, set)[0]), game.worth(play));
    [p, q, a, b]
}

/// T17.
pub(super) fn two_by_two(sheet: &mut Sheet) {
    for (lambda, expected) in [
        (0.5, [0.830_671, 0.418_077, 3.224_099, 0.554_179]),
        (1.0, [0.893_576, 0.312_780, 2.588_575, 0.647_370]),
        (2.0, [0.860_754, 0.191_078, 1.592_884, 0.722_890]),
    ] {
        let [sound, faulty] = [1.0, 1.05].map(|fault| solved(&asymmetric_pennies(9.0 * fault), lambda));
        let names = ["row plays 1", "column plays 1", "worth to the row", "worth to the column"];
        for (i, name) in names.into_iter().enumerate() {
            let found = |fault: f64| if fault == 1.0 { sound[i] } else { faulty[i] };
            sheet.near(format!("lambda {lambda}: {name}"), expected[i], 1e-6, found);
        }
    }
    // The row's chance strays from 1/2 by ln 9 / (2 lambda) to begin with.
    let cold = solved(&asymmetric_pennies(9.0), 50.0);
    sheet.equals("lambda 50: row plays 1, near 1/2", 0.5 + ln(9.0) / 100.0, 0.001, cold[0]);
    sheet.equals("lambda 50: column plays 1, near 1/10", 0.1, 0.001, cold[1]);
}

/// T18: A holds or demands; B concedes or fights, a fight being worth `fight` to him.
fn crisis_game(fight: f64) -> (Game, [SetId; 2]) {
    let mut game = Game::new();
    let sets =
        [game.set(First, "demands", &["hold", "demand"]), game.set(Second, "answers", &["concede", "fight"])];
    let ends = [[0.8, 0.2], [0.5, fight]].map(|utility| game.end(utility)).to_vec();
    let answer = game.choose(sets[1], ends);
    let hold = game.end([0.5, 0.5]);
    game.choose(sets[0], vec![hold, answer]);
    (game, sets)
}

/// T18.
pub(super) fn crisis(sheet: &mut Sheet) {
    for (lambda, expected) in [
        (5.0, [0.562_177, 0.658_527, 0.370_208, 0.586_496]),
        (10.0, [0.622_459, 0.756_322, 0.470_780, 0.585_663]),
        (50.0, [0.924_142, 0.757_289, 0.699_842, 0.517_234]),
    ] {
        let played = |fault: f64| {
            let (game, sets) = crisis_game(0.25 * fault);
            let found =
                game.quantal(1.0 / lambda, &game.even(), &Damped { settled: 1e-14, ..Damped::default() });
            found.converged().map_or([f64::NAN; 4], |play| {
                let [demands, fights] = [game.of(play, sets[0])[1], game.of(play, sets[1])[1]];
                [fights, demands, demands * fights, game.worth(play)[0]]
            })
        };
        let names = ["fights", "demands", "war", "worth to the first"];
        for (i, name) in names.into_iter().enumerate() {
            sheet.near(format!("lambda {lambda}: {name}"), expected[i], 1e-9, |fault| played(fault)[i]);
        }
        if lambda == 10.0 {
            // What the luck of the choice would add if it were income.
            let demand = expected[0] * 0.5 + (1.0 - expected[0]) * 0.8;
            let inclusive = ln(exp(lambda * 0.5) + exp(lambda * demand)) / lambda;
            let paid = inclusive - played(1.0)[3];
            sheet.equals("lambda 10: luck that is not paid out", 0.055_528, 1e-6, paid);
        }
    }
}

/// T19.
pub(super) fn convergence(sheet: &mut Sheet) {
    pennies(sheet);
    screening(sheet);
    fitted(sheet);
}

/// T19a: matching pennies, both replying at once. The step must stay below 2 / (1 + lambda²).
fn pennies(sheet: &mut Sheet) {
    let (game, _) = two_moves([[[1.0, -1.0], [-1.0, 1.0]], [[-1.0, 1.0], [1.0, -1.0]]]);
    let start = [0.51, 0.49, 0.495, 0.505];
    for (lambda, size) in [(1.1, 0.1735), (2.0, 0.0700), (4.0, 0.0272)] {
        let bound = 2.0 / (1.0 + lambda * lambda);
        let search = |of: f64| Damped::fixed(of * bound, 1e-12, 20_000);
        let found = |of: f64| game.quantal(1.0 / lambda, &start, &search(of));
        let what = |of: &str| format!("pennies, lambda {lambda}: {of}");
        let ends =
            |of: f64, found: fn(&Found) -> bool| found(&game.quantal(1.0 / lambda, &start, &search(of)));
        sheet.holds(what("0.98 of the bound settles"), ends(0.98, |f| f.converged().is_some()));
        let off = |of: f64| {
            let play = search(of).sweep(&start, 20_000, |play, out| game.reply(play, 1.0 / lambda, out));
            (play[0] - 0.5).abs() + (play[2] - 0.5).abs()
        };
        sheet.equals_exactly(what("distance after 20,000 sweeps"), 0.0, 1e-14, off(0.98));
        sheet.equals(what("distance at 1.02 of the bound"), size, 1e-4, off(1.02));
        sheet.holds(what("1.02 of the bound cycles"), ends(1.02, |f| matches!(f.end, End::Cycles { .. })));
        // Complex multipliers 1 - a ± a lambda i turn by this angle in a sweep.
        let step = 1.02 * bound;
        let turn = (step * lambda).atan2(1.0 - step);
        let length = match found(1.02).end {
            End::Cycles { length, .. } => f64::from(length),
            _ => f64::NAN,
        };
        sheet.equals(what("sweeps of a cycle"), std::f64::consts::TAU / turn, 1.5, length);
        let own = game.quantal(1.0 / lambda, &start, &Damped::default());
        sheet.holds(what("lowers its step by itself"), own.converged().is_some() && own.step < bound);
    }
    let undamped = |lambda: f64| game.quantal(1.0 / lambda, &start, &Damped::fixed(1.0, 1e-12, 20_000));
    sheet.holds("pennies, undamped at lambda 0.95: settles", undamped(0.95).converged().is_some());
    sheet.holds("pennies, undamped at lambda 1.05: does not", undamped(1.05).converged().is_none());
}

/// T19b: offers before two battles; the step that is safe falls about as the square of lambda.
fn screening(sheet: &mut Sheet) {
    let even = logit_screening(40.0, 1.0).even();
    let found = |lambda: f64, step: f64| {
        logit_screening(lambda, 1.0).search(&even, &Damped::fixed(step, 1e-10, 20_000))
    };
    for (lambda, step, settles) in [
        (40.0, 1.0, false),
        (40.0, 0.5, true),
        (80.0, 0.2, false),
        (80.0, 0.1, true),
        (120.0, 0.05, false),
        (120.0, 0.02, true),
        (240.0, 0.004, true),
    ] {
        let found = found(lambda, step);
        let what = format!("screening, lambda {lambda}, step {step}");
        if settles {
            sheet.equals_exactly(format!("{what}: residual"), 0.0, 1e-10, found.residual);
        } else {
            let reported = found.converged().is_none() && matches!(found.end, End::Cycles { .. });
            sheet.holds(format!("{what}: said to cycle"), reported && found.residual > 1e-3);
        }
    }
    for lambda in [40.0, 80.0, 120.0] {
        let own = logit_screening(lambda, 1.0).search(&even, &Damped::default());
        sheet.holds(
            format!("screening, lambda {lambda}: lowers its step by itself"),
            own.converged().is_some(),
        );
    }
}

/// T19c: two states, from the first to the second and there for ever, and no reward; values w and 2 w, fitted by the lab's own regression.
/// What a sweep of fits makes of w.
fn fit(discount: f64, weight: f64, visits: [u32; 2]) -> f64 {
    let mut cases = Folds::new(1, Free::None);
    let ought = discount * 2.0 * weight;
    for war in 0..5 {
        for (state, times) in [1.0, 2.0].into_iter().zip(visits) {
            (0..times).for_each(|_| cases.add(&[state], ought, war));
        }
    }
    cases.fit().weights[0]
}

/// T19c.
fn fitted(sheet: &mut Sheet) {
    // The regression always shrinks a little.
    const SHRINKS: f64 = 1e-4;
    let sweep = |discount: f64, visits: [u32; 2]| move |fault: f64| fit(discount * fault, 1.0, visits);
    sheet.near("fit, discount 0.9: a sweep", 1.08, SHRINKS, sweep(0.9, [1, 1]));
    sheet.near("fit, discount 0.8: a sweep", 0.96, SHRINKS, sweep(0.8, [1, 1]));
    sheet.near("fit, visited as played: a sweep", 0.9, 1e-3, sweep(0.9, [1, 10_000]));
    let search = |discount: f64, visits: [u32; 2]| {
        Damped { least: 0.02, settled: 1e-9, ..Damped::default() }
            .search(&[1.0], |w, out| out[0] = fit(discount, w[0], visits))
    };
    let runs_away = search(0.9, [1, 1]);
    sheet.holds(
        "fit, discount 0.9: said to diverge",
        runs_away.end == End::Diverges && runs_away.converged().is_none(),
    );
    sheet.holds("fit, discount 0.8: settles", search(0.8, [1, 1]).converged().is_some());
    sheet.holds("fit, visited as played: settles", search(0.9, [1, 100]).converged().is_some());
}
