//! What fighting and talking teach, T13 to T16.

use super::{DRAWS, Sheet, estimate::Estimate};
use tregua_engine::choice::fixed::{Damped, same};
use tregua_engine::num::ln;
use tregua_engine::talks::Seat::{First, Second};
use tregua_engine::talks::attrition::{Attrition, Clock};
use tregua_engine::talks::game::Game;
use tregua_engine::talks::haggling::{Haggling, Talked};
use tregua_engine::talks::screening::Screening;
use tregua_engine::talks::screening::quantal::Quantal;
use tregua_engine::talks::types::learn;

/// The chance that the first wins a battle against a strong and against a weak enemy (T13).
const BATTLE: [f64; 2] = [0.4, 0.7];

/// The belief that the enemy is strong, after these battles, won or lost.
fn taught(battles: impl IntoIterator<Item = bool>) -> [f64; 2] {
    battles.into_iter().fold([0.5; 2], |mut belief, won| {
        learn(&mut belief, &likelihood(won));
        belief
    })
}

/// The chance of a victory, or of a defeat, against a strong and against a weak enemy.
fn likelihood(won: bool) -> [f64; 2] {
    BATTLE.map(|p| if won { p } else { 1.0 - p })
}

/// The chance of these battles, if each is won with chance `p`.
fn chance(battles: &[bool], p: f64) -> f64 {
    battles.iter().map(|won| if *won { p } else { 1.0 - p }).product()
}

/// Every way in which so many battles can go.
fn ways(battles: u32) -> impl Iterator<Item = Vec<bool>> {
    (0..1_u32 << battles).map(move |way| (0..battles).map(|i| way >> i & 1 == 1).collect())
}

/// Bayes' rule over ten battles.
const BATTLES: u32 = 10;
/// A belief that counts as conviction.
const CONVINCED: f64 = 0.9;

/// The first battle after which the belief in strength has reached 0.9; none within so many.
fn passage(battles: &[bool]) -> Option<usize> {
    let mut belief = [0.5; 2];
    let convinces = |won: &bool| {
        learn(&mut belief, &likelihood(*won));
        belief[0] >= CONVINCED
    };
    battles.iter().position(convinces).map(|k| k + 1)
}

/// T13.
pub(super) fn battles_teach(sheet: &mut Sheet) {
    sheet.equals("1 win in 3", 0.695_652, 0.0, taught([true, false, false])[0]);
    let odds = |belief: [f64; 2]| ln(belief[0] / belief[1]);
    let drift = |p: f64| p * odds(taught([true])) + (1.0 - p) * odds(taught([false]));
    sheet.near("drift if strong", 0.192_042, 0.0, |fault| drift(BATTLE[0] * fault));
    sheet.near("drift if weak", -0.183_787, 0.0, |fault| drift(BATTLE[1] * fault));
    let mean = |fault: f64| -> f64 {
        let either = |way: &[bool]| BATTLE.map(|p| 0.5 * chance(way, p * fault)).iter().sum::<f64>();
        ways(BATTLES).map(|way| either(&way) * taught(way.iter().copied())[0]).sum()
    };
    sheet.near("mean belief after 10", 0.5, 1e-9, mean);
    let convinced = |p: f64| -> f64 {
        let way = |way: Vec<bool>| {
            if taught(way.iter().copied())[0] >= CONVINCED { chance(&way, p) } else { 0.0 }
        };
        ways(BATTLES).map(way).sum()
    };
    sheet.near("convinced after 10, strong", 0.382_281, 0.0, |fault| convinced(BATTLE[0] * fault));
    sheet.near("convinced after 10, weak", 0.010_592, 0.0, |fault| convinced(BATTLE[1] * fault));
    let passages: Vec<(Vec<bool>, Option<usize>)> =
        ways(9).map(|way| (passage(&way), way)).map(|(k, w)| (w, k)).collect();
    let by = |battle: usize, p: f64| -> f64 {
        passages.iter().filter(|(_, k)| k.is_some_and(|k| k <= battle)).map(|(way, _)| chance(way, p)).sum()
    };
    for (battle, strong, weak) in [
        (4, 0.129_600, 0.008_100),
        (5, 0.336_960, 0.030_780),
        (7, 0.461_376, 0.042_687),
        (9, 0.550_956, 0.050_188),
    ] {
        sheet.near(format!("convinced by {battle}, strong"), strong, 0.0, |fault| {
            by(battle, BATTLE[0] * fault)
        });
        sheet.near(format!("convinced by {battle}, weak"), weak, 0.0, |fault| by(battle, BATTLE[1] * fault));
        sheet.holds(format!("by {battle}: below Ville's bound"), by(battle, BATTLE[1]) <= 1.0 / 9.0);
    }
    let wars = |p: f64| -> Vec<[bool; 2]> {
        let war = |war: u32| {
            let way: Vec<bool> =
                (0..BATTLES).map(|battle| DRAWS.uniform(13, war, battle as i32, 0) < p).collect();
            let within = passage(&way[..9]).is_some();
            [taught(way)[0] >= CONVINCED, within]
        };
        (0..100_000).map(war).collect()
    };
    for (p, expected) in [(BATTLE[0], [0.382_281, 0.550_956]), (BATTLE[1], [0.010_592, 0.050_188])] {
        let both = [wars(p), wars(p * 1.05)];
        for (i, when) in ["after 10", "by 9"].into_iter().enumerate() {
            let share =
                |fault: f64| Estimate::share(both[usize::from(fault != 1.0)].iter().map(|war| war[i]));
            sheet.drawn(format!("fought at {p}, convinced {when}"), expected[i], share);
        }
    }
}

/// T14's war, of so many battles.
const fn screened(battles: usize) -> Screening {
    Screening { win: [0.4, 0.7], cost: [0.06, 0.04], battles }
}

/// T14, with the second's cost times `fault`.
fn dearer(fault: f64) -> Screening {
    Screening { cost: [0.06, 0.04 * fault], ..screened(3) }
}

/// T14: offers before three battles, as far-sighted parties make them, and before two, by logit.
pub(super) fn screening(sheet: &mut Sheet) {
    let threshold = |k: usize, fault: f64| dearer(fault).thresholds()[k];
    sheet.near("pools from, 1 battle left", 0.75, 1e-9, |fault| threshold(1, fault));
    sheet.near("pools from, 3 battles left", 0.421_875, 1e-9, |fault| threshold(3, fault));
    let stages = [(0.18, 0.3, 0.533_333), (0.22, 0.5625, 0.4), (0.26, 0.75, 0.3)];
    let path = |fault: f64| dearer(fault).path(0.3);
    sheet.equals_exactly("stages", 3.0, 0.0, path(1.0).len() as f64);
    for (i, (offer, belief, fought)) in stages.into_iter().enumerate() {
        let of = |fault: f64| path(fault).get(i).copied();
        sheet.near(format!("offer {}", i + 1), offer, 1e-9, |f| of(f).map_or(f64::NAN, |s| s.offer));
        sheet.equals_exactly(
            format!("belief {}", i + 1),
            belief,
            1e-9,
            of(1.0).map_or(f64::NAN, |s| s.belief),
        );
        // What the last battle is fought with is the share of the strong, whatever it costs.
        let fought_at = |f: f64| of(f).map_or(f64::NAN, |s| s.fought);
        if i < 2 {
            sheet.near(format!("battle {} fought", i + 1), fought, 1e-9, fought_at);
        } else {
            sheet.equals_exactly(format!("battle {} fought", i + 1), fought, 1e-9, fought_at(1.0));
        }
    }
    sheet.near("battles", 1.233_333, 1e-9, |fault| path(fault).iter().map(|s| s.fought).sum());
    sheet.near("worth", 0.606_667, 1e-9, |fault| dearer(fault).worth(0.3));
    sheet.holds("no war at 0.45", dearer(1.0).path(0.45).is_empty());
    sheet.near("worth at 0.45: pooled", 0.52, 1e-9, |fault| dearer(fault).worth(0.45));
    by_logit(sheet);
}

/// T14's offers: from 0.10 to 0.70 in steps of 0.02.
fn offers() -> Vec<f64> {
    (0..=30).map(|i| 0.10 + 0.02 * f64::from(i)).collect()
}

/// T14 by logit, with the belief times `fault`.
pub(super) fn logit_screening(lambda: f64, fault: f64) -> Quantal {
    Quantal { game: screened(2), belief: 0.4 * fault, offers: offers(), temperature: 1.0 / lambda }
}

fn by_logit(sheet: &mut Sheet) {
    for (lambda, first, second, worth) in [
        (10.0, 0.586_841, 0.373_538, 0.492_249),
        (20.0, 0.649_250, 0.463_332, 0.482_973),
        (40.0, 0.675_439, 0.505_558, 0.497_308),
        (80.0, 0.613_312, 0.457_823, 0.519_717),
        (120.0, 0.574_762, 0.429_884, 0.530_870),
        (240.0, 0.535_119, 0.396_998, 0.542_117),
    ] {
        let found =
            |fault: f64, start: &[f64]| logit_screening(lambda, fault).search(start, &Damped::default());
        let even = logit_screening(lambda, 1.0).even();
        let both = [1.0, 1.05].map(|fault| {
            let found = found(fault, &even);
            found.converged().map(|accepted| logit_screening(lambda, fault).played(accepted))
        });
        let of = |fault: f64| both[usize::from(fault != 1.0)];
        let what = |of: &str| format!("lambda {lambda}: {of}");
        sheet.near(what("battle 1"), first, 1e-5, |f| of(f).map_or(f64::NAN, |p| p.fought[0]));
        sheet.near(what("battle 2"), second, 1e-5, |f| of(f).map_or(f64::NAN, |p| p.fought[1]));
        sheet.near(what("worth"), worth, 1e-5, |f| of(f).map_or(f64::NAN, |p| p.worth));
        if lambda <= 80.0 {
            let sound = found(1.0, &even);
            let alike = (0..3_u32).all(|start| {
                let random: Vec<f64> =
                    (0..even.len() as u32).map(|i| DRAWS.uniform(14, start, 0, i)).collect();
                let other = found(1.0, &random);
                other.converged().zip(sound.converged()).is_some_and(|(a, b)| same(a, b, 1e-7))
            });
            sheet.holds(what("the same from three random starts"), alike);
        }
    }
    as_a_tree(sheet);
}

/// The same game of two battles as a tree, at lambda 20: another way to the same numbers.
fn as_a_tree(sheet: &mut Sheet) {
    let (mut game, offers) = (Game::new(), offers());
    let names: Vec<String> = offers.iter().map(|y| format!("{y:.2}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let rules = screened(2);
    let answers =
        |game: &mut Game, stage: u32| game.set(Second, &format!("answers {stage}"), &["accept", "fight"]);
    let seconds: Vec<_> = offers.iter().map(|_| game.set(First, "last offer", &names)).collect();
    let first = game.set(First, "first offer", &names);
    let kinds: Vec<_> = (0..2)
        .map(|kind| {
            let stage: Vec<_> = offers
                .iter()
                .zip(&seconds)
                .map(|(given, set)| {
                    let last: Vec<_> = offers
                        .iter()
                        .map(|given| {
                            let peace = game.end([1.0 - given - 0.06, given - 0.04]);
                            let war =
                                game.end([rules.win[kind] - 2.0 * 0.06, 1.0 - rules.win[kind] - 2.0 * 0.04]);
                            let set = answers(&mut game, 2);
                            game.choose(set, vec![peace, war])
                        })
                        .collect();
                    let last = game.choose(*set, last);
                    let peace = game.end([1.0 - given, *given]);
                    let set = answers(&mut game, 1);
                    game.choose(set, vec![peace, last])
                })
                .collect();
            game.choose(first, stage)
        })
        .collect();
    game.chance(vec![(0.4, kinds[0]), (0.6, kinds[1])]);
    let found = game.quantal(1.0 / 20.0, &game.even(), &Damped::default());
    let worth = found.converged().map_or(f64::NAN, |play| game.worth(play)[0]);
    sheet.equals("lambda 20 as a tree: worth", 0.482_973, 1e-6, worth);
}

/// T15: softer and softer offers to one who may be of any kind.
pub(super) fn haggling(sheet: &mut Sheet) {
    let plans = [1.0, 1.05].map(|fault| {
        let game = Haggling { spread: 1.0, discount: 1.0 - 0.1 * fault, rounds: 200 };
        game.plan()
    });
    let plan = |fault: f64| &plans[usize::from(fault != 1.0)];
    sheet.near("first price", 0.240_253, 1e-6, |fault| plan(fault).opening());
    sheet.near("first price accepted", 0.240_253, 1e-6, |fault| 1.0 - plan(fault).refused());
    sheet.near("survivors", 0.759_747, 1e-6, |fault| plan(fault).refused());
    sheet.near("worth to the proposer", 0.120_127, 1e-6, |fault| plan(fault).worth());
    let talks = |fault: f64| {
        (0..100_000_u32).map(move |sitting| {
            let kind = plan(fault).draw(DRAWS.uniform(15, sitting, 0, 0));
            (kind, plan(fault).talk(kind))
        })
    };
    let refusals = |(_, talked): (f64, Talked)| f64::from(talked.refusals);
    sheet.drawn("refusals", 3.162_278, |fault| Estimate::of(talks(fault).map(refusals)));
    let surplus = |(kind, talked): (f64, Talked)| talked.discount * kind;
    sheet.drawn_once("discounted surplus", 0.439_937, Estimate::of(talks(1.0).map(surplus)));
    let paid = |(_, talked): (f64, Talked)| talked.discount * talked.price.unwrap_or(0.0);
    sheet.drawn("discounted price", 0.120_127, |fault| Estimate::of(talks(fault).map(paid)));
}

/// T16's wars of attrition.
fn war_of(prize: [f64; 2], cost: [f64; 2], clock: Clock) -> [f64; 2] {
    Attrition { prize, cost, clock }.rates()
}

/// T16: both hold out until luck makes one of them give in.
pub(super) fn attrition(sheet: &mut Sheet) {
    let alike = |clock, fault: f64| war_of([10.0; 2], [0.5 * fault; 2], clock);
    let odd = |fault: f64| war_of([10.0, 6.0], [0.5 * fault, 0.4], Clock::Continuous);
    sheet.near("hazard", 0.05, 1e-9, |fault| alike(Clock::Continuous, fault)[0]);
    sheet.near("quit in a period", 0.047_619, 0.0, |fault| alike(Clock::Periods, fault)[0]);
    let ends = |q: [f64; 2]| 1.0 - (1.0 - q[0]) * (1.0 - q[1]);
    sheet.near("over in a period", 0.092_971, 0.0, |fault| ends(alike(Clock::Periods, fault)));
    sheet.near("hazard of the first", 0.066_667, 0.0, |fault| {
        war_of([10.0, 6.0], [0.5, 0.4 * fault], Clock::Continuous)[0]
    });
    sheet.near("hazard of the second", 0.05, 1e-9, |fault| odd(fault)[1]);
    for clock in [Clock::Continuous, Clock::Periods] {
        let war = Attrition { prize: [10.0; 2], cost: [0.5; 2], clock };
        let worth = war.holding_out(0, war.rates()[1]);
        sheet.equals_exactly(format!("holding out is worth nothing ({clock:?})"), 0.0, 1e-6, worth);
    }
    // Hazards: who gives in when.
    let times = |rates: [f64; 2]| {
        (0..100_000_u32).map(move |war| {
            let [u, v, ..] = DRAWS.uniforms4(16, war, 0, 0);
            [-ln(u) / rates[0], -ln(v) / rates[1]]
        })
    };
    let ended = |[a, b]: [f64; 2]| a.min(b);
    let even = |fault: f64| times(alike(Clock::Continuous, fault)).map(ended);
    sheet.drawn("time", 10.0, |fault| Estimate::of(even(fault)));
    sheet.drawn("longer than 20", 0.135_335, |fault| Estimate::share(even(fault).map(|t| t > 20.0)));
    sheet.drawn("unlike: time", 8.571_429, |fault| Estimate::of(times(odd(fault)).map(ended)));
    sheet.drawn("unlike: first gives in", 0.571_429, |fault| {
        Estimate::share(times(odd(fault)).map(|[a, b]| a < b))
    });
    // Periods: draw by draw.
    let fought = |fault: f64| -> Vec<f64> {
        let q = alike(Clock::Periods, fault);
        let war = |war: u32| {
            let over = |period: &i32| {
                let [u, v, ..] = DRAWS.uniforms4(17, war, *period, 0);
                u < q[0] || v < q[1]
            };
            (0..).find(over).map_or(f64::NAN, f64::from)
        };
        (0..100_000).map(war).collect()
    };
    let both = [fought(1.0), fought(1.05)];
    let of = |fault: f64| &both[usize::from(fault != 1.0)];
    sheet.drawn("periods fought", 9.756_098, |fault| Estimate::of(of(fault).iter().copied()));
    sheet.drawn("their variance", 104.937_537, |fault| Estimate::of_variance(of(fault)));
}
