//! The bars: small games with known answers, over more temperatures than the tests have (inference §3.3).

use super::Sheet;
use super::bargaining::{for_ever, linear};
use super::response::{asymmetric_pennies, solved};
use crate::values::{Folds, Free};
use tregua_engine::choice::fixed::Damped;
use tregua_engine::draws::Draws;
use tregua_engine::num::logistic;
use tregua_engine::talks::Seat::First;
use tregua_engine::talks::front::Front;
use tregua_engine::talks::induction::quantal::backwards;
use tregua_engine::talks::offer::Proposer;
use tregua_engine::talks::parley::Parley;
use tregua_engine::talks::protocol::Terms;

/// Matching pennies with 9 against 1, at five temperatures.
pub(super) fn quantal(sheet: &mut Sheet) {
    for (lambda, row, column) in [
        (0.5, 0.830_671, 0.418_077),
        (1.0, 0.893_576, 0.312_780),
        (2.0, 0.860_754, 0.191_078),
        (5.0, 0.701_984, 0.117_135),
        (10.0, 0.607_481, 0.104_367),
    ] {
        let both = [1.0, 1.05].map(|fault| solved(&asymmetric_pennies(9.0 * fault), lambda));
        let of = |fault: f64| both[usize::from(fault != 1.0)];
        sheet.near(format!("lambda {lambda}: row plays up"), row, 1e-6, |fault| of(fault)[0]);
        sheet.near(format!("lambda {lambda}: column plays left"), column, 1e-6, |fault| of(fault)[1]);
    }
}

/// An ultimatum over 10, in whole units, by logit on both sides.
pub(super) fn ultimatum(sheet: &mut Sheet) {
    let kept: Vec<f64> = (0..=10).map(f64::from).collect();
    for (lambda, offer, accepted) in
        [(0.5, 3.129_425, 0.776_984), (1.0, 2.386_579, 0.867_520), (2.0, 1.608_099, 0.933_226)]
    {
        let found = |fault: f64| {
            let reception = |kept: f64| logistic(lambda * fault * (10.0 - kept));
            Proposer { reception, impasse: 0.0 }.by_logit(&kept, 1.0 / lambda)
        };
        sheet.near(format!("lambda {lambda}: mean offer"), offer, 1e-6, |fault| 10.0 - found(fault).kept);
        sheet.near(format!("lambda {lambda}: accepted"), accepted, 1e-6, |fault| 1.0 - found(fault).refused);
    }
}

/// Alternating offers without an end, and over a long time by logit, nearly without error, on a fine grid.
pub(super) fn rubinstein(sheet: &mut Sheet) {
    let shares: Vec<[f64; 2]> = (0..=1000).map(|i| linear(f64::from(i) / 1000.0)).collect();
    for (discount, share) in [([0.9, 0.9], 0.526_316), ([0.95, 0.9], 0.689_655)] {
        let terms = |fault: f64| Terms { discount: [discount[0], discount[1] / fault], ..Terms::default() };
        let what = |of: &str| format!("discounts {discount:?}: {of}");
        sheet.near(what("no end"), share, 1e-6, |fault| for_ever(&terms(fault), First));
        let logit = |fault: f64| backwards(&shares, &terms(fault), First, 151, 1.0 / 5000.0)[0].value[0];
        sheet.near(what("151 rounds, lambda 5000"), share, 0.01, logit);
    }
}

/// The game of the bar, the chance of a battle times `fault`.
fn war_and_parley(fault: f64) -> Parley {
    Parley { forts: 10, battle: 0.45 * fault, cost: [0.01, 0.02], discount: 0.99, steps: 10 }
}

/// From warm to cold.
const LAMBDAS: [f64; 15] =
    [5.0, 7.0, 10.0, 14.0, 20.0, 24.0, 28.0, 32.0, 36.0, 40.0, 46.0, 52.0, 60.0, 70.0, 80.0];

/// War and parley: the branch from warm to cold, the other equilibria, and how far play can be exploited.
pub(super) fn parley(sheet: &mut Sheet) {
    let search = Damped { step: 0.5, settled: 1e-12, ..Damped::default() };
    let both = [1.0, 1.05].map(|fault| {
        let game = war_and_parley(fault);
        let mut values = game.start([0.3, 0.3]);
        LAMBDAS.map(|lambda| {
            values = game
                .follow(&[1.0 / lambda], &values, &search)
                .unwrap_or_else(|| vec![f64::NAN; game.values()]);
            game.worth(&values, 1.0 / lambda, 5, 0)
        })
    });
    for (lambda, first, second) in [
        (5.0, 0.454_627, 0.475_586),
        (20.0, 0.360_189, 0.552_826),
        (40.0, 0.366_271, 0.575_855),
        (80.0, 0.385_234, 0.589_776),
    ] {
        let at = LAMBDAS.iter().position(|l| *l == lambda).unwrap_or_default();
        let of = |fault: f64| both[usize::from(fault != 1.0)][at];
        sheet.near(format!("lambda {lambda}: worth to the first"), first, 1e-6, |fault| of(fault)[0]);
        sheet.near(format!("lambda {lambda}: worth to the second"), second, 1e-6, |fault| of(fault)[1]);
    }
    let game = war_and_parley(1.0);
    for (lambda, others, at_least) in
        [(40.0, &[0.3663, 0.4613][..], 4), (80.0, &[0.3333, 0.3850, 0.4873][..], 5)]
    {
        let (found, lost) = game.equilibria(1.0 / lambda, &starts(&game), &search);
        let firsts: Vec<f64> = found.iter().map(|v| game.worth(v, 1.0 / lambda, 5, 0)[0]).collect();
        sheet.holds(format!("lambda {lambda}: at least {at_least} equilibria"), found.len() >= at_least);
        sheet.equals_exactly(format!("lambda {lambda}: starts that lead nowhere"), 0.0, 0.0, lost as f64);
        for other in others {
            let nearest =
                firsts.iter().copied().min_by(|a, b| (a - other).abs().total_cmp(&(b - other).abs()));
            sheet.equals(format!("lambda {lambda}: another"), *other, 5.1e-5, nearest.unwrap_or(f64::NAN));
        }
    }
    exploited(sheet, &game, &search);
    fitted(sheet, &game, &search);
}

/// All pessimists, all optimists, split, crossed; and some that luck chose.
fn starts(game: &Parley) -> Vec<Vec<f64>> {
    const LUCK: Draws = Draws::new(7);
    let named = [[0.3, 0.3], [0.0, 0.0], [0.9, 0.9], [0.9, 0.0], [0.0, 0.9], [0.5, 0.5]];
    let drawn = (0..40_u32).map(|start| {
        let mut values = game.start([0.0, 0.0]);
        let won = values.clone();
        for (i, (value, won)) in values.iter_mut().zip(&won).enumerate() {
            if *won == 0.0 {
                *value = LUCK.uniform(1, start, 0, i as u32);
            }
        }
        values
    });
    named.into_iter().map(|values| game.start(values)).chain(drawn).collect()
}

/// Play at a finite temperature can be exploited; the less so the colder it is, and never to the exploiter's loss.
fn exploited(sheet: &mut Sheet, game: &Parley, search: &Damped) {
    let mut values = game.start([0.3, 0.3]);
    let mut gains = Vec::new();
    for lambda in LAMBDAS {
        values =
            game.follow(&[1.0 / lambda], &values, search).unwrap_or_else(|| vec![f64::NAN; game.values()]);
        let worth = game.worth(&values, 1.0 / lambda, 5, 0);
        let gain = |party: usize| game.best_against(&values, 1.0 / lambda, 5, 0, party) - worth[party];
        gains.push(gain(0).max(gain(1)));
    }
    sheet.holds("best replies gain something", gains.iter().all(|gain| *gain > 0.0));
    let (warm, cold) = (gains[0], gains[LAMBDAS.len() - 1]);
    sheet.holds("and less at lambda 80 than at 5", cold < warm);
}

/// Values that the lab's regression fits to what play by them comes to, over and over, from warm to cold.
fn fitted(sheet: &mut Sheet, game: &Parley, search: &Damped) {
    let (mut exact, mut values) = (game.start([0.3, 0.3]), game.start([0.3, 0.3]));
    for lambda in LAMBDAS {
        let temperature = 1.0 / lambda;
        exact = game.follow(&[temperature], &exact, search).unwrap_or_else(|| vec![f64::NAN; game.values()]);
        let loosely = Damped { settled: 1e-5, ..*search };
        let found = loosely.search(&values, |held, out| fit(game, &game.returns(held, temperature), out));
        values = found.last().to_vec();
        if [5.0, 20.0, 40.0, 80.0].contains(&lambda) {
            let [sound, fitted] = [&exact, &values].map(|values| game.worth(values, temperature, 5, 0));
            sheet.holds(format!("lambda {lambda}: fitted values settle"), found.converged().is_some());
            sheet.equals_exactly(
                format!("lambda {lambda}: worth to the first, fitted"),
                sound[0],
                0.02,
                fitted[0],
            );
            sheet.equals_exactly(
                format!("lambda {lambda}: worth to the second, fitted"),
                sound[1],
                0.02,
                fitted[1],
            );
        }
    }
}

/// Fits each party's values at each turn to a polynomial of the front; won wars stay as they are.
fn fit(game: &Parley, values: &[f64], out: &mut [f64]) {
    out.copy_from_slice(values);
    let fronts = game.forts + 1;
    // In units in which the regression's shrinkage does not count.
    let terms = |front: usize| {
        let x = front as f64 / 5.0 - 1.0;
        [1.0, x, x * x, x * x * x, x * x * x * x, x * x * x * x * x].map(|t| 1e4 * t)
    };
    for party in 0..2 {
        for offers in 0..2 {
            let at = |front: usize| (party * fronts + front) * 2 + offers;
            let mut cases = Folds::new(6, Free::None);
            for front in 1..game.forts {
                (0..5).for_each(|war| cases.add(&terms(front), values[at(front)], war));
            }
            let weights = cases.fit().weights;
            for front in 1..game.forts {
                out[at(front)] = weights.iter().zip(terms(front)).map(|(w, t)| w * t).sum();
            }
        }
    }
}

/// Up with 0.45, from 5 to 0 or 10.
pub(super) fn ruin(sheet: &mut Sheet) {
    let front = |fault: f64| Front { forts: 10, battle: 0.45 * fault };
    sheet.near("chance", 0.268_283, 0.0, |fault| front(fault).win()[5]);
    sheet.near("days", 23.171_740, 0.0, |fault| front(fault).battles()[5]);
}
