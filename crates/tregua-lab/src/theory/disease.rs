//! Disease and couriers, T25: as rates, case by case, and as daily hazards.

use super::estimate::Estimate;
use super::integrate::{State, after, until};
use super::{DRAWS, Sheet};
use tregua_engine::num::{exp, exp_m1, geometric, hazard_split, leave, ln, poisson, sqrt};

/// Replicates of a measurement whose one case is quick.
const MANY: u32 = 100_000;
/// Of one whose case is longer.
const FEWER: u32 = 40_000;

/// T25.
pub(super) fn all(sheet: &mut Sheet) {
    epidemics_in_the_mean(sheet);
    epidemics_case_by_case(sheet);
    epidemics_as_daily_hazards(sheet);
    early_growth_with_incubation(sheet);
    couriers(sheet);
    letters_on_the_road(sheet);
}

/// The root z > 0 of z = 1 - s e^(-R0 z), the share ever infected where a share s starts susceptible.
fn final_share(r0: f64, susceptible: f64) -> f64 {
    (0..500).fold(1.0, |z, _| 1.0 - susceptible * exp(-r0 * z))
}

/// Final sizes of the SIR equations, time in infectious periods, state (susceptible, infectious) as shares.
fn epidemics_in_the_mean(sheet: &mut Sheet) {
    let sir = |r0: f64| move |[s, i]: State| [-r0 * s * i, r0 * s * i - i];
    for (r0, share) in [(2.0, 0.796_812), (1.5, 0.582_812)] {
        sheet.equals(format!("R0 {r0}: ever infected, final size"), share, 0.0, final_share(r0, 1.0));
        let seed = 1e-8; // few enough to count as none
        sheet.relative(format!("R0 {r0}: ever infected"), final_share(r0, 1.0), |f| {
            1.0 - after(120.0, sir(r0 * f), [1.0 - seed, seed])[0]
        });
    }
    let army = [1.0 - 10.0 / 6000.0, 10.0 / 6000.0];
    sheet.equals("of an army, final size", 4_784.290_387, 1e-5, 6000.0 * final_share(2.0, army[0]));
    sheet.relative("of an army", 4_784.290_387, |f| 6000.0 * (1.0 - after(120.0, sir(2.0 * f), army)[0]));
    // The peak is where the epidemic stops growing: at a share 1 / R0 still susceptible.
    let peak = 0.5 - 0.5 * ln(2.0);
    sheet.equals("peak share, closed form", 0.153_426, 0.0, peak);
    sheet
        .relative("peak share", peak, |f| until(sir(2.0 * f), [1.0 - 1e-9, 1e-9], |[s, _]| s - 0.5 / f).1[1]);
    sheet.holds("no epidemic below one case a case", after(400.0, sir(0.95), [0.999, 0.001])[0] > 0.98);
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

/// With few people an epidemic may fail to start.
fn epidemics_case_by_case(sheet: &mut Sheet) {
    let ever = |people: u32| {
        [1.0, 1.05].map(|fault| -> Vec<u32> {
            (0..MANY).map(|camp| outbreak(people, 1, 2.0 * fault, people, camp)).collect()
        })
    };
    let [small, large] = [ever(20), ever(100)];
    let of = |both: &[Vec<u32>; 2], fault: f64| both[usize::from(fault != 1.0)].clone();
    let mean = |cases: Vec<u32>| Estimate::of(cases.into_iter().map(f64::from));
    let share = |cases: Vec<u32>, so: fn(u32) -> bool| Estimate::share(cases.into_iter().map(so));
    sheet.drawn("N 20: ever infected", 8.117_944, |f| mean(of(&small, f)));
    sheet.drawn("N 20: no second case", 0.344_828, |f| share(of(&small, f), |cases| cases == 1));
    sheet.drawn("N 100: at most 10", 0.505_599, |f| share(of(&large, f), |cases| cases <= 10));
    sheet.drawn("N 100: ever infected", 38.343_187, |f| mean(of(&large, f)));
    // In a body this large nothing that has reached 100 cases dies out: (1 / R0)^100 at most.
    let fizzles = |seeds, fault: f64| {
        Estimate::share(
            (0..FEWER).map(move |camp| outbreak(100_000_000, seeds, 2.0 * fault, 100, camp) < 100),
        )
    };
    sheet.drawn("one seed: none", 0.5, |f| fizzles(1, f));
    sheet.drawn("three seeds: none", 0.125, |f| fizzles(3, f));
}

/// As daily hazards in an army of 6000 with 10 seeds. The sick stay 1 / (1 - e^-ρ) days on average, so contagion
/// β = R0 (1 - e^-ρ) gives the final size of the equations, but for the luck of the first cases.
fn epidemics_as_daily_hazards(sheet: &mut Sheet) {
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
    sheet.drawn("of an army, by hazards", 4_784.290_387, |fault| {
        let contagion = 2.0 * fault * -exp_m1(-recovery);
        Estimate::of((0..400).map(|camp| size(contagion, camp)).filter(|&ever| ever > 1000.0))
    });
}

/// The early growth of an epidemic with an incubation of five days and four infectious ones, in daily exponential
/// transition chances: the greater eigenvalue of one day's step, whose logarithm is 0.095749 a day.
fn early_growth_with_incubation(sheet: &mut Sheet) {
    let (hatch, heal, contagion) = (1.0 / 5.0, 1.0 / 4.0, 0.5);
    let [stay_in, stay_sick] = [exp(-hatch), exp(-heal)];
    let gap = stay_in - stay_sick;
    let growth = 0.5 * (stay_in + stay_sick + sqrt(gap * gap + 4.0 * contagion * (1.0 - stay_in)));
    sheet.equals("growth a day, eigenvalue", 0.095_749, 0.0, ln(growth));
    // Start in the proportion the growth itself keeps up, in a body too large to run out of people.
    let sick = 400_u32;
    let incubating = (f64::from(sick) * (growth - stay_sick) / (1.0 - stay_in)).round() as u32;
    sheet.drawn("sick after 30 days", f64::from(sick) * exp(0.095_749 * 30.0), |fault| {
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

/// A courier with the same chance of arriving each day: mean, spread and tail of one way and of both.
fn couriers(sheet: &mut Sheet) {
    let way = |fault: f64, leg: u32| move |ride| geometric(0.2 * fault, DRAWS.uniform(7, ride, 0, leg));
    let days = |fault| -> Vec<f64> { (0..MANY).map(way(fault, 0)).map(f64::from).collect() };
    let both = |fault: f64| -> Vec<f64> {
        (0..MANY).map(|ride| f64::from(way(fault, 0)(ride) + way(fault, 1)(ride))).collect()
    };
    sheet.drawn("courier's days", 5.0, |fault| Estimate::of(days(fault)));
    sheet.drawn("their variance", 20.0, |fault| Estimate::of_variance(&days(fault)));
    let late = |fault: f64| Estimate::share(days(fault).into_iter().map(|t| t > 10.0));
    sheet.drawn("longer than 10 days", 0.107_374, late);
    sheet.drawn("round trip", 10.0, |fault| Estimate::of(both(fault)));
    sheet.drawn("its variance", 40.0, |fault| Estimate::of_variance(&both(fault)));
    // The same law by the daily hazard: he rides on day by day, or arrives.
    sheet.drawn("longer than 10 days, by hazards", 0.107_374, |fault| {
        let hazard = -ln(1.0 - 0.2 * fault);
        let road = |ride: u32| {
            (0..10).fold(1, |riding, day| riding - leave(riding, hazard, DRAWS.uniform(8, ride, day, 1)))
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

/// Days of transit by luck.
type Transit = fn(f64) -> u32;

/// Letters sent at rate l with mean transit w: Poisson(l w) on the road, whatever the law of transit.
fn letters_on_the_road(sheet: &mut Sheet) {
    let laws: [(&str, Transit); 2] = [("geometric", |u| geometric(1.0 / 6.0, u)), ("six days", |_| 6)];
    for (law, transit) in laws {
        let counts = |fault: f64| -> Vec<u32> {
            (0..FEWER).map(|evening| on_the_road(0.5 * fault, evening, transit)).collect()
        };
        let (sound, faulty) = (counts(1.0), counts(1.05));
        let of = |fault: f64| if fault == 1.0 { sound.iter() } else { faulty.iter() };
        let what = |of: &str| format!("letters, {law}: {of}");
        sheet.drawn(what("on the road"), 3.0, |fault| Estimate::of(of(fault).map(|&n| f64::from(n))));
        sheet.drawn(what("none"), 0.049_787, |fault| Estimate::share(of(fault).map(|&n| n == 0)));
        sheet.drawn(what("six or more"), 0.083_918, |fault| Estimate::share(of(fault).map(|&n| n >= 6)));
    }
}
