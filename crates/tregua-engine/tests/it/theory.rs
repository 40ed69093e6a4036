//! Results of theory the primitives and the draws must reproduce: fighting laws, epidemics, couriers.
//!
//! Each law is met twice where both are known: as a differential equation, integrated here, against its closed form,
//! and as people who leave by [`leave`], [`hazard_split`] or single addressed draws, against the stochastic number.

mod table;

use crate::estimate::{Estimate, with_power};
use tregua_engine::draws::Draws;
use tregua_engine::num::{exp, exp_m1, geometric, hazard_split, leave, ln, poisson, sqrt};

const DRAWS: Draws = Draws::new(1821);
/// Replicates of a test whose one case is quick.
const MANY: u32 = 100_000;

// --- a small integrator

type State = [f64; 2];

/// One step of the classical Runge-Kutta method of fourth order.
fn rk4(rate: &impl Fn(State) -> State, y: State, dt: f64) -> State {
    let along = |slope: State, h: f64| [y[0] + h * slope[0], y[1] + h * slope[1]];
    let a = rate(y);
    let b = rate(along(a, dt / 2.0));
    let c = rate(along(b, dt / 2.0));
    let d = rate(along(c, dt));
    std::array::from_fn(|i| y[i] + dt / 6.0 * (a[i] + 2.0 * b[i] + 2.0 * c[i] + d[i]))
}

/// Integrates until `margin` falls to zero; the time and the state there.
fn until(rate: impl Fn(State) -> State, mut y: State, margin: impl Fn(State) -> f64) -> (f64, State) {
    let (mut t, mut dt) = (0.0, 1e-2);
    while dt > 1e-12 {
        let next = rk4(&rate, y, dt);
        if margin(next) > 0.0 {
            (t, y) = (t + dt, next);
            assert!(t < 1e4, "the margin never closes");
        } else {
            dt /= 2.0; // the crossing lies within this step: approach it from below
        }
    }
    (t, y)
}

/// Integrates for a time.
fn after(time: f64, rate: impl Fn(State) -> State, start: State) -> State {
    let steps = (time * 100.0).round() as u32;
    (0..steps).fold(start, |y, _| rk4(&rate, y, time / f64::from(steps)))
}

/// `found(1.0)` is the reference to a millionth, `found(1.05)`, with one parameter off by 5 %, is not.
fn exact(name: &str, reference: f64, found: impl Fn(f64) -> f64) {
    let off = |x: f64| (x - reference).abs() / reference.abs();
    assert!(off(found(1.0)) < 1e-6, "{name}: {} against {reference}", found(1.0));
    assert!(off(found(1.05)) > 1e-3, "{name}: a parameter off by 5 % goes unnoticed");
}

fn square_law(a: f64, b: f64) -> impl Fn(State) -> State {
    move |[x, y]| [-b * y, -a * x]
}

fn linear_law(a: f64, b: f64) -> impl Fn(State) -> State {
    move |[x, y]| [-b * x * y, -a * x * y]
}

fn guerrilla_law(a: f64, b: f64) -> impl Fn(State) -> State {
    move |[column, guerrillas]| [-a * guerrillas, -b * column * guerrillas]
}

// --- T22 to T24: fighting

/// T22, Lanchester's square law: a X² - b Y² stays, the side with more of it wins.
#[test]
fn square_law_in_the_mean() {
    let (x, y, a, b) = (6000.0, 4500.0, 0.01, 0.04_f64);
    let survivors = sqrt(y * y - a / b * x * x);
    assert!((survivors - 3_354.101_966).abs() < 1e-6);
    let end = |fault: f64| until(square_law(a * fault, b), [x, y], |[x, _]| x);
    let parity = |fault: f64| until(square_law(a * fault, b), [x, y], |[x, y]| x - y);
    exact("survivors", survivors, |fault| end(fault).1[1]);
    exact("duration", 40.235_948, |fault| end(fault).0);
    exact("parity at", 12.770_641, |fault| parity(fault).0);
    exact("men at parity", 3_872.983_346, |fault| parity(fault).1[1]);
}

/// T22 again, as men who leave at a hazard, in steps of a hundredth of a day.
#[test]
fn square_law_as_hazards() {
    const STEP: f64 = 0.01;
    let survivors = |fault: f64, battle: u32| {
        let (mut x, mut y, mut step) = (6000, 4500, 0);
        while x > 0 && y > 0 {
            let [u, v, ..] = DRAWS.uniforms4(1, battle, step, 0);
            let fire =
                |shooters: u32, rate: f64, targets: u32| rate * f64::from(shooters) / f64::from(targets);
            let lost = [leave(x, STEP * fire(y, 0.04, x), u), leave(y, STEP * fire(x, 0.01 * fault, y), v)];
            (x, y, step) = (x - lost[0], y - lost[1], step + 1);
        }
        f64::from(y)
    };
    with_power("survivors", 3_354.101_966, |fault| {
        Estimate::of((0..200).map(|battle| survivors(fault, battle)))
    });
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

/// T22 with few men, where luck decides.
#[test]
fn square_law_casualty_by_casualty() {
    with_power("12 against 10", 0.768_646, |fault| square_win([12, 10], fault, 1.0));
    with_power("10 against 14", 0.528_288, |fault| square_win([10, 14], fault, 0.5));
    with_power("20 against 20", 0.5, |fault| square_win([20, 20], fault, 1.0));
    with_power("survivors of 12 against 10", 5.776_564, |fault| {
        let left = |battle| duel([12, 10], battle, |x, y| fault * x / (fault * x + y))[0];
        Estimate::of((0..MANY).map(|battle| f64::from(left(battle))))
    });
}

/// T23, Lanchester's linear law: a X - b Y stays.
#[test]
fn linear_law_in_the_mean() {
    let day_10 = |fault: f64| after(10.0, linear_law(2e-4 * fault, 1e-4), [1000.0, 800.0]);
    exact("Y on day 10", 164.376_980, |fault| day_10(fault)[1]);
    exact("X on day 10", 682.188_490, |fault| day_10(fault)[0]);
    exact("X in the end", 600.0, |fault| after(250.0, linear_law(2e-4 * fault, 1e-4), [1000.0, 800.0])[0]);
    let parity = |fault: f64| until(linear_law(1e-4 * fault, 2e-4), [1000.0, 800.0], |[x, y]| x - y);
    exact("parity at", 3.719_059, |fault| parity(fault).0);
    exact("men at parity", 600.0, |fault| parity(fault).1[0]);
}

/// T23 with few men: every casualty is Y's with one chance, so who wins is a negative binomial matter.
#[test]
fn linear_law_casualty_by_casualty() {
    with_power("15 against 20", 0.627_400, |fault| {
        Estimate::share((0..MANY).map(|battle| duel([15, 20], battle, |_, _| 0.6 * fault)[0] > 0))
    });
}

/// T24, Deitchman's guerrilla law: b C² / 2 - a G stays; guerrillas are hard to find, a column is not.
#[test]
fn guerrilla_law_in_the_mean() {
    let b = 2e-4;
    let against = |a: f64| guerrilla_law(a, b);
    exact("column left", 894.427_191, |fault| after(400.0, against(0.05 * fault), [1000.0, 400.0])[0]);
    // Parity at 2000: a hundredth below it a tenth of the column is left, a hundredth above it that hundredth of guerrillas.
    let near = |guerrillas: f64| [1000.0, guerrillas];
    assert!((after(1500.0, against(0.05), near(1980.0))[0] - 100.0).abs() < 1e-4);
    assert!((until(against(0.05), near(2020.0), |[column, _]| column).1[1] - 20.0).abs() < 1e-4);
    let beaten = |fault: f64| until(against(0.4 * fault), [1000.0, 400.0], |[column, _]| column);
    exact("guerrillas left", 150.0, |fault| beaten(fault).1[1]);
    exact("column gone after", 11.770_491, |fault| beaten(fault).0);
}

/// T24 again, as men who leave at a hazard: ambushed by guerrillas, found by the column.
#[test]
fn guerrilla_law_as_hazards() {
    const STEP: f64 = 0.01;
    let left = |fault: f64, war: u32| {
        let (mut column, mut guerrillas, mut step) = (1000, 400, 0);
        while column > 0 && guerrillas > 0 {
            let [u, v, ..] = DRAWS.uniforms4(3, war, step, 0);
            let ambush = 0.4 * fault * f64::from(guerrillas) / f64::from(column);
            let lost =
                [leave(column, STEP * ambush, u), leave(guerrillas, STEP * 2e-4 * f64::from(column), v)];
            (column, guerrillas, step) = (column - lost[0], guerrillas - lost[1], step + 1);
        }
        f64::from(guerrillas)
    };
    with_power("guerrillas left", 150.0, |fault| Estimate::of((0..400).map(|war| left(fault, war))));
}

// --- T25: sickness

/// The root z > 0 of z = 1 - s e^(-R0 z), the share ever infected where a share s starts susceptible.
fn final_share(r0: f64, susceptible: f64) -> f64 {
    (0..500).fold(1.0, |z, _| 1.0 - susceptible * exp(-r0 * z))
}

/// T25, final sizes of the SIR equations, time in infectious periods, state (susceptible, infectious) as shares.
#[test]
fn epidemics_in_the_mean() {
    let sir = |r0: f64| move |[s, i]: State| [-r0 * s * i, r0 * s * i - i];
    for (r0, share) in [(2.0, 0.796_812), (1.5, 0.582_812)] {
        assert!((final_share(r0, 1.0) - share).abs() < 1e-6);
        let seed = 1e-8; // few enough to count as none
        exact("ever infected", final_share(r0, 1.0), |f| {
            1.0 - after(120.0, sir(r0 * f), [1.0 - seed, seed])[0]
        });
    }
    let army = [1.0 - 10.0 / 6000.0, 10.0 / 6000.0];
    assert!((6000.0 * final_share(2.0, army[0]) - 4_784.290_387).abs() < 1e-5);
    exact("of an army", 4_784.290_387, |f| 6000.0 * (1.0 - after(120.0, sir(2.0 * f), army)[0]));
    // The peak is where the epidemic stops growing: at a share 1 / R0 still susceptible.
    let peak = 0.5 - 0.5 * ln(2.0);
    assert!((peak - 0.153_426).abs() < 1e-6);
    exact("peak share", peak, |f| until(sir(2.0 * f), [1.0 - 1e-9, 1e-9], |[s, _]| s - 0.5 / f).1[1]);
    assert!(after(400.0, sir(0.95), [0.999, 0.001])[0] > 0.98, "no epidemic below one case a case");
}

/// Ever infected in a camp of `people` of whom `seeds` are sick at first, case by case: the next event is an infection with the
/// chance that its rate gives it (the exact Markov epidemic; times do not matter). Stops at `enough`.
fn outbreak(people: u32, seeds: u32, r0: f64, enough: u32, camp: u32) -> u32 {
    let (mut susceptible, mut sick, mut event) = (people - seeds, seeds, 0);
    while sick > 0 && people - susceptible < enough {
        let contagion = r0 * f64::from(susceptible) / f64::from(people);
        if DRAWS.uniform(4, camp, event, 0) < contagion / (contagion + 1.0) {
            susceptible -= 1;
            sick += 1;
        } else {
            sick -= 1;
        }
        event += 1;
    }
    people - susceptible
}

/// T25 with few people, where an epidemic may fail to start.
#[test]
fn epidemics_case_by_case() {
    let ever =
        |people: u32, fault: f64| (0..MANY).map(move |camp| outbreak(people, 1, 2.0 * fault, people, camp));
    with_power("N = 20, ever", 8.117_944, |f| Estimate::of(ever(20, f).map(f64::from)));
    with_power("N = 20, no second case", 0.344_828, |f| Estimate::share(ever(20, f).map(|cases| cases == 1)));
    with_power("N = 100, at most 10", 0.505_599, |f| Estimate::share(ever(100, f).map(|cases| cases <= 10)));
    with_power("N = 100, ever", 38.343_187, |f| Estimate::of(ever(100, f).map(f64::from)));
    // In a body this large nothing that has reached 100 cases dies out: (1 / R0)^100 at most.
    let fizzles = |seeds, fault: f64| {
        Estimate::share((0..MANY).map(move |camp| outbreak(100_000_000, seeds, 2.0 * fault, 100, camp) < 100))
    };
    with_power("one seed", 0.5, |f| fizzles(1, f));
    with_power("three seeds", 0.125, |f| fizzles(3, f));
}

/// T25 as daily hazards in an army of 6000 with 10 seeds. The sick stay 1 / (1 - e^-ρ) days on average, so contagion
/// β = R0 (1 - e^-ρ) gives the final size of the equations, but for the luck of the first cases.
#[test]
fn epidemics_as_daily_hazards() {
    let recovery = 0.05;
    let size = |contagion: f64, camp: u32| {
        let (mut susceptible, mut sick, mut day) = (5990, 10, 0);
        while sick > 0 {
            let [u, v, ..] = DRAWS.uniforms4(5, camp, day, 0);
            let new = leave(susceptible, contagion * f64::from(sick) / 6000.0, u);
            let well = leave(sick, recovery, v);
            (susceptible, sick, day) = (susceptible - new, sick + new - well, day + 1);
        }
        6000.0 - f64::from(susceptible)
    };
    with_power("final size", 4_784.290_387, |fault| {
        let contagion = 2.0 * fault * -exp_m1(-recovery);
        Estimate::of((0..400).map(|camp| size(contagion, camp)).filter(|&ever| ever > 1000.0))
    });
}

/// T25, the early growth of an epidemic with an incubation of five days and four infectious ones, in daily exponential
/// transition chances: the greater eigenvalue of one day's step, whose logarithm is 0.095749 a day.
#[test]
fn early_growth_with_incubation() {
    let (hatch, heal, contagion) = (1.0 / 5.0, 1.0 / 4.0, 0.5);
    let [stay_in, stay_sick] = [exp(-hatch), exp(-heal)];
    let gap = stay_in - stay_sick;
    let growth = 0.5 * (stay_in + stay_sick + sqrt(gap * gap + 4.0 * contagion * (1.0 - stay_in)));
    assert!((ln(growth) - 0.095_749).abs() < 1e-6, "{}", ln(growth));
    // Start in the proportion the growth itself keeps up, in a body too large to run out of people.
    let sick = 400_u32;
    let incubating = (f64::from(sick) * (growth - stay_sick) / (1.0 - stay_in)).round() as u32;
    with_power("growth", f64::from(sick) * exp(0.095_749 * 30.0), |fault| {
        Estimate::of((0..1_000).map(|camp| {
            let (mut incubating, mut sick) = (incubating, sick);
            for day in 0..30 {
                let luck = DRAWS.uniforms4(6, camp, day, 0);
                let new = leave(4_000_000_000, contagion * fault * f64::from(sick) / 4e9, luck[0]);
                let [falling_ill] = hazard_split(incubating, [hatch], [luck[1]]);
                let [healing] = hazard_split(sick, [heal], [luck[2]]);
                (incubating, sick) = (incubating + new - falling_ill, sick + falling_ill - healing);
            }
            f64::from(sick)
        }))
    });
}

// --- T25: couriers

/// T25, a courier with the same chance of arriving each day: mean, spread and tail of one way and of both.
#[test]
fn couriers_arrive_in_geometric_time() {
    let way = |fault: f64, leg: u32| move |ride| geometric(0.2 * fault, DRAWS.uniform(7, ride, 0, leg));
    let days = |fault| -> Vec<f64> { (0..MANY).map(way(fault, 0)).map(f64::from).collect() };
    let both = |fault: f64| -> Vec<f64> {
        (0..MANY).map(|ride| f64::from(way(fault, 0)(ride) + way(fault, 1)(ride))).collect()
    };
    with_power("mean days", 5.0, |fault| Estimate::of(days(fault)));
    with_power("variance", 20.0, |fault| Estimate::of_variance(&days(fault)));
    with_power("longer than 10 days", 0.107_374, |fault| {
        Estimate::share(days(fault).into_iter().map(|t| t > 10.0))
    });
    with_power("round trip", 10.0, |fault| Estimate::of(both(fault)));
    with_power("its variance", 40.0, |fault| Estimate::of_variance(&both(fault)));
}

/// A courier who rides on day by day, or arrives: the same law through the daily hazard.
#[test]
fn couriers_arrive_by_daily_hazard() {
    with_power("longer than 10 days", 0.107_374, |fault| {
        let hazard = -ln(1.0 - 0.2 * fault);
        let road = |ride: u32| {
            (0..10).fold(1, |riding, day| riding - leave(riding, hazard, DRAWS.uniform(8, ride, day, 0)))
        };
        Estimate::share((0..MANY).map(|ride| road(ride) == 1))
    });
}

/// Letters on the road one evening: every day a Poisson number set out, each with its own days of transit. Days are
/// counted back from that evening; beyond the ninetieth none is left (chance 1e-7).
fn on_the_road(rate: f64, evening: u32, transit: impl Fn(f64) -> u32) -> u32 {
    let sent = |ago: u32| poisson(rate, DRAWS.uniform(9, evening, -(ago as i32), 0));
    let riding = |ago: u32, letter: u32| transit(DRAWS.uniform(10, evening, -(ago as i32), letter)) > ago;
    (0..90).map(|ago| (0..sent(ago)).filter(|&letter| riding(ago, letter)).count() as u32).sum()
}

/// T25, letters sent at rate l with mean transit w: Poisson(l w) on the road, whatever the law of transit.
#[test]
fn letters_on_the_road_are_poisson() {
    let laws: [fn(f64) -> u32; 2] = [|u| geometric(1.0 / 6.0, u), |_| 6];
    for transit in laws {
        let counts = |fault: f64| -> Vec<u32> {
            (0..MANY).map(|evening| on_the_road(0.5 * fault, evening, transit)).collect()
        };
        let (sound, faulty) = (counts(1.0), counts(1.05));
        let of = |fault: f64| if fault == 1.0 { sound.iter() } else { faulty.iter() };
        with_power("mean", 3.0, |fault| Estimate::of(of(fault).map(|&n| f64::from(n))));
        with_power("none", 0.049_787, |fault| Estimate::share(of(fault).map(|&n| n == 0)));
        with_power("six or more", 0.083_918, |fault| Estimate::share(of(fault).map(|&n| n >= 6)));
    }
}
