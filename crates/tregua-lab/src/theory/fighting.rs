//! Fighting models, T20 to T24: a war for forts, and three laws of attrition, as rates and man by man.

use super::bargaining::linear;
use super::estimate::Estimate;
use super::forts::{self, End};
use super::integrate::{State, after, until};
use super::{DRAWS, Sheet};
use crate::values::{Folds, Free};
use tregua_engine::num::{leave, pow, sqrt};
use tregua_engine::talks::front::{Front, divergent};
use tregua_engine::talks::pie::Pie;

/// Replicates of a measurement whose one case is quick.
const MANY: u32 = 100_000;

/// T20's front, with this chance of battle.
const fn front(battle: f64) -> Front {
    Front { forts: forts::FORTS, battle }
}

/// T20: in a table, by the rules, and fitted.
pub(super) fn forts(sheet: &mut Sheet) {
    in_a_table(sheet);
    by_the_rules(sheet);
    fitted(sheet);
}

fn in_a_table(sheet: &mut Sheet) {
    for (p, n, win, battles, sd) in [
        (0.55, 5, 0.731_717, 23.171_740, 18.191_531),
        (0.6, 5, 0.883_636, 19.181_818, 14.258_534),
        (0.55, 3, 0.522_536, 22.253_641, f64::NAN),
        (0.45, 5, 0.268_283, 23.171_740, 18.191_531),
    ] {
        let what = |of: &str| format!("table, {p} from {n}: {of}");
        sheet.near(what("win"), win, 0.0, |fault| front(p * fault).win()[n]);
        sheet.near(what("battles"), battles, 0.0, |fault| front(p * fault).battles()[n]);
        if sd.is_finite() {
            sheet.near(what("their deviation"), sd, 0.0, |fault| front(p * fault).battles_sd()[n]);
        }
    }
    let (p, r) = (0.55, 0.45 / 0.55);
    let off = (0..=forts::FORTS).map(|n| {
        let win = (1.0 - pow(r, n as f64)) / (1.0 - pow(r, 10.0));
        let battles = (n as f64 - 10.0 * win) / (1.0 - 2.0 * p);
        (front(p).win()[n] - win).abs().max((front(p).battles()[n] - battles).abs())
    });
    sheet.equals_exactly("table, closed form at every fort", 0.0, 1e-9, off.fold(0.0, f64::max));
    sheet.equals_exactly("table, fair: win", 0.5, 1e-9, front(0.5).win()[5]);
    sheet.equals_exactly("table, fair: battles", 25.0, 1e-9, front(0.5).battles()[5]);
    sheet.equals_exactly("table, fair: their deviation", 20.0, 1e-9, front(0.5).battles_sd()[5]);
    sheet.near("table: discounted win", 0.404_727, 0.0, |fault| front(p * fault).discounted_win(0.97)[5]);
    sheet.near("table: discounted defeat", 0.148_392, 0.0, |fault| {
        front(p * fault).discounted_defeat(0.97)[5]
    });
}

/// Wars of two kinds: sound and with a chance of battle 5 % off, or as the one and the other believes.
type Both = [Vec<Option<End>>; 2];

/// Battles of each; no number where the rules lost their way.
fn lasted(ends: &[Option<End>]) -> Vec<f64> {
    ends.iter().map(|end| end.map_or(f64::NAN, |e| f64::from(e.battles))).collect()
}

/// 5,000 wars: standard error of a win 0.006, of the battles 0.26.
fn by_the_rules(sheet: &mut Sheet) {
    let sc = forts::line();
    let both = |p: f64, n: usize| -> Both { [forts::wars(&sc, p, n, 0), forts::wars(&sc, 1.05 * p, n, 1)] };
    let win = |ends: &[Option<End>]| {
        Estimate::of(ends.iter().map(|end| end.map_or(f64::NAN, |e| f64::from(u8::from(e.winner == 0)))))
    };
    let mean = |ends: &[Option<End>]| Estimate::of(lasted(ends));
    let variance = |ends: &[Option<End>]| Estimate::of_variance(&lasted(ends));
    fn of<'b>(both: &'b Both) -> impl Fn(f64) -> &'b [Option<End>] {
        |fault| &both[usize::from(fault != 1.0)]
    }
    let strong = both(0.55, 5);
    sheet.drawn("fought, 0.55 from 5: win", 0.731_717, |f| win(of(&strong)(f)));
    sheet.drawn("fought, 0.55 from 5: battles", 23.171_740, |f| mean(of(&strong)(f)));
    sheet.drawn("fought, 0.55 from 5: their variance", 18.191_531 * 18.191_531, |f| variance(of(&strong)(f)));
    let discounted = |ends: &[Option<End>], winner: usize| {
        Estimate::of(ends.iter().map(|end| {
            end.map_or(f64::NAN, |e| if e.winner == winner { pow(0.97, f64::from(e.battles)) } else { 0.0 })
        }))
    };
    sheet.drawn("fought: discounted win", 0.404_727, |f| discounted(of(&strong)(f), 0));
    sheet.drawn("fought: discounted defeat", 0.148_392, |f| discounted(of(&strong)(f), 1));
    let stronger = both(0.6, 5);
    sheet.drawn("fought, 0.6 from 5: win", 0.883_636, |f| win(of(&stronger)(f)));
    sheet.drawn("fought, 0.6 from 5: battles", 19.181_818, |f| mean(of(&stronger)(f)));
    let few = both(0.55, 3);
    sheet.drawn("fought, 0.55 from 3: win", 0.522_536, |f| win(of(&few)(f)));
    // Where chances are not far from even, one that is a little off changes the length by less than can be seen here.
    sheet.drawn_once("fought, 0.55 from 3: battles", 22.253_641, mean(&few[0]));
    let weak = both(0.45, 5);
    sheet.drawn("fought, 0.45 from 5: win", 0.268_283, |f| win(of(&weak)(f)));
    let fair = both(0.5, 5);
    sheet.drawn("fought, fair: win", 0.5, |f| win(of(&fair)(f)));
    sheet.drawn_once("fought, fair: battles", 25.0, mean(&fair[0]));
    sheet.drawn_once("fought, fair: their variance", 400.0, variance(&fair[0]));
}

/// The lab's own regression on the terms that the values are made of: 1, the forts held, and r to the power of them.
fn fitted(sheet: &mut Sheet) {
    // In units so small that the regression's shrinkage, which is never nothing, does not count.
    const UNITS: f64 = 1e6;
    let (r, win, battles) = (0.45 / 0.55, front(0.55).win(), front(0.55).battles());
    let terms = |n: usize| [1.0, UNITS * n as f64, UNITS * pow(r, n as f64)];
    for (name, values) in [("win", win), ("battles", battles)] {
        let mut cases = Folds::new(3, Free::First);
        for war in 0..5 {
            values.iter().enumerate().for_each(|(n, value)| cases.add(&terms(n), *value, war));
        }
        let weights = cases.fit().weights;
        let told = |n: usize| weights.iter().zip(terms(n)).map(|(w, x)| w * x).sum::<f64>();
        let off = values.iter().enumerate().map(|(n, value)| (told(n) - value).abs()).fold(0.0, f64::max);
        sheet.equals_exactly(format!("fitted {name}, farthest off"), 0.0, 1e-6, off);
    }
}

/// T21: without a common prior each side values the war it believes in, and what both are worth may exceed the prize, so that no
/// division of it satisfies both.
pub(super) fn divergent_beliefs(sheet: &mut Sheet) {
    let sc = forts::line();
    for (p, costs) in [
        ([0.6, 0.45], &[(0.01, [0.691_818, 0.5]), (0.02, [0.5, 0.268_283])][..]),
        ([0.55, 0.5], &[(0.01, [0.5, 0.25])]),
    ] {
        let fought = [1.0, 1.05].map(|fault| forts::believed(&sc, p.map(|p| p * fault)));
        for (k, worths) in costs {
            divergent_worths(sheet, p, *k, *worths, &fought);
        }
    }
}

/// What both have by fighting on in the wars they believe in, in a table and as fought, and whether that leaves a division.
fn divergent_worths(sheet: &mut Sheet, p: [f64; 2], k: f64, worths: [f64; 2], fought: &[Both; 2]) {
    let what = |of: &str| format!("{} and {}, cost {k}: {of}", p[0], p[1]);
    let table = |fault: f64| divergent(p.map(|p| front(p * fault)), 5, [k; 2]);
    let by_rules = |fault: f64, who: usize| forts::worth(&fought[usize::from(fault != 1.0)][who], who, k);
    for (who, name) in ["first", "second"].into_iter().enumerate() {
        sheet.near(what(&format!("{name}, table")), worths[who], 1e-6, |fault| table(fault)[who]);
        sheet.drawn(what(&format!("{name}, fought")), worths[who], |fault| by_rules(fault, who));
    }
    let settles = worths[0] + worths[1] <= 1.0;
    let divided = |worths: [f64; 2]| Pie(linear).rational(worths).is_some();
    sheet.holds(what(if settles { "settles" } else { "fights" }), divided(table(1.0)) == settles);
    sheet.holds(what("fought, the same"), divided([0, 1].map(|who| by_rules(1.0, who).mean)) == settles);
    // What one belief for both, the mean of theirs, would make of it: a range wherever war costs something.
    let averaged = front(0.5 * (p[0] + p[1])).worth([k; 2])[5];
    sheet.holds(what("one belief would always settle"), divided(averaged));
}

fn square_rates(a: f64, b: f64) -> impl Fn(State) -> State {
    move |[x, y]| [-b * y, -a * x]
}

fn linear_rates(a: f64, b: f64) -> impl Fn(State) -> State {
    move |[x, y]| [-b * x * y, -a * x * y]
}

fn guerrilla_rates(a: f64, b: f64) -> impl Fn(State) -> State {
    move |[column, guerrillas]| [-a * guerrillas, -b * column * guerrillas]
}

/// T22: a X² - b Y² stays, the side with more of it wins.
pub(super) fn square_law(sheet: &mut Sheet) {
    let (x, y, a, b) = (6000.0, 4500.0, 0.01, 0.04_f64);
    let survivors = sqrt(y * y - a / b * x * x);
    sheet.equals("survivors, closed form", 3_354.101_966, 1e-6, survivors);
    let end = |fault: f64| until(square_rates(a * fault, b), [x, y], |[x, _]| x);
    let parity = |fault: f64| until(square_rates(a * fault, b), [x, y], |[x, y]| x - y);
    sheet.relative("survivors", survivors, |fault| end(fault).1[1]);
    sheet.relative("duration", 40.235_948, |fault| end(fault).0);
    sheet.relative("parity at", 12.770_641, |fault| parity(fault).0);
    sheet.relative("men at parity", 3_872.983_346, |fault| parity(fault).1[1]);
    sheet.drawn("survivors, by hazards", survivors, |fault| {
        Estimate::of((0..200).map(|battle| square_hazards(fault, battle)))
    });
    sheet.drawn("12 against 10", 0.768_646, |fault| square_win([12, 10], fault, 1.0));
    sheet.drawn("10 against 14", 0.528_288, |fault| square_win([10, 14], fault, 0.5));
    sheet.drawn("20 against 20", 0.5, |fault| square_win([20, 20], fault, 1.0));
    sheet.drawn("survivors of 12 against 10", 5.776_564, |fault| {
        let left = |battle| duel([12, 10], battle, |x, y| fault * x / (fault * x + y))[0];
        Estimate::of((0..MANY).map(|battle| f64::from(left(battle))))
    });
}

/// Survivors of a battle of men who leave at a hazard, in steps of a hundredth of a day.
fn square_hazards(fault: f64, battle: u32) -> f64 {
    const STEP: f64 = 0.01;
    let (mut x, mut y, mut step) = (6000, 4500, 0);
    let fire = |shooters: u32, rate: f64, targets: u32| rate * f64::from(shooters) / f64::from(targets);
    while x > 0 && y > 0 {
        let [u, v, ..] = DRAWS.uniforms4(1, battle, step, 0);
        let lost = [leave(x, STEP * fire(y, 0.04, x), u), leave(y, STEP * fire(x, 0.01 * fault, y), v)];
        (x, y, step) = (x - lost[0], y - lost[1], step + 1);
    }
    f64::from(y)
}

/// A duel to the end, casualty by casualty, each with its own draw; what is left of both sides. `to_y` is the chance that the
/// next casualty is Y's.
fn duel(start: [u32; 2], battle: u32, to_y: impl Fn(f64, f64) -> f64) -> [u32; 2] {
    let [mut x, mut y] = start;
    let mut casualty = 0;
    while x > 0 && y > 0 {
        if DRAWS.uniform(2, battle, casualty, 0) < to_y(f64::from(x), f64::from(y)) {
            y -= 1;
        } else {
            x -= 1;
        }
        casualty += 1;
    }
    [x, y]
}

/// The chance that X wins a square-law duel in which X's fire is worth `a` and Y's `b`.
fn square_win(start: [u32; 2], a: f64, b: f64) -> Estimate {
    Estimate::share((0..MANY).map(|battle| duel(start, battle, |x, y| a * x / (a * x + b * y))[0] > 0))
}

/// T23: a X - b Y stays. With few men every casualty is Y's with one chance, so that who wins is a negative binomial matter.
pub(super) fn linear_law(sheet: &mut Sheet) {
    let day_10 = |fault: f64| after(10.0, linear_rates(2e-4 * fault, 1e-4), [1000.0, 800.0]);
    sheet.relative("Y on day 10", 164.376_980, |fault| day_10(fault)[1]);
    sheet.relative("X on day 10", 682.188_490, |fault| day_10(fault)[0]);
    sheet.relative("X in the end", 600.0, |fault| {
        after(250.0, linear_rates(2e-4 * fault, 1e-4), [1000.0, 800.0])[0]
    });
    let parity = |fault: f64| until(linear_rates(1e-4 * fault, 2e-4), [1000.0, 800.0], |[x, y]| x - y);
    sheet.relative("parity at", 3.719_059, |fault| parity(fault).0);
    sheet.relative("men at parity", 600.0, |fault| parity(fault).1[0]);
    sheet.drawn("15 against 20", 0.627_400, |fault| {
        Estimate::share((0..MANY).map(|battle| duel([15, 20], battle, |_, _| 0.6 * fault)[0] > 0))
    });
}

/// T24: b C² / 2 - a G stays; guerrillas are hard to find, a column is not.
pub(super) fn guerrilla_law(sheet: &mut Sheet) {
    let against = |a: f64| guerrilla_rates(a, 2e-4);
    sheet.relative("column left", 894.427_191, |fault| {
        after(400.0, against(0.05 * fault), [1000.0, 400.0])[0]
    });
    // Parity at 2000: a hundredth below it a tenth of the column is left, a hundredth above it that hundredth of guerrillas.
    let column = |fault: f64| after(1500.0, against(0.05 * fault), [1000.0, 1980.0])[0];
    sheet.near("column left near parity", 100.0, 1e-4, column);
    let guerrillas = |fault: f64| until(against(0.05 * fault), [1000.0, 2020.0], |[column, _]| column).1[1];
    sheet.near("guerrillas left near parity", 20.0, 1e-4, guerrillas);
    let beaten = |fault: f64| until(against(0.4 * fault), [1000.0, 400.0], |[column, _]| column);
    sheet.relative("guerrillas left", 150.0, |fault| beaten(fault).1[1]);
    sheet.relative("column gone after", 11.770_491, |fault| beaten(fault).0);
    sheet.drawn("guerrillas left, by hazards", 150.0, |fault| {
        Estimate::of((0..400).map(|war| guerrilla_hazards(fault, war)))
    });
}

/// Guerrillas left of a war of men who leave at a hazard: ambushed by guerrillas, found by the column.
fn guerrilla_hazards(fault: f64, war: u32) -> f64 {
    const STEP: f64 = 0.01;
    let (mut column, mut guerrillas, mut step) = (1000, 400, 0);
    while column > 0 && guerrillas > 0 {
        let [u, v, ..] = DRAWS.uniforms4(3, war, step, 0);
        let ambush = 0.4 * fault * f64::from(guerrillas) / f64::from(column);
        let lost = [leave(column, STEP * ambush, u), leave(guerrillas, STEP * 2e-4 * f64::from(column), v)];
        (column, guerrillas, step) = (column - lost[0], guerrillas - lost[1], step + 1);
    }
    f64::from(guerrillas)
}
