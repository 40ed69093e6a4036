//! Weighing readings where the answer is known: the filter, rejection and the classifier on small problems (inference §3.3).

use super::estimate::Estimate;
use super::{DRAWS, Sheet};
use crate::statistics::Moments;
use crate::weigh::evidence::{Evidence, ln_mean_exp};
use crate::weigh::filter::{Filter, Hidden};
use crate::weigh::opinion::{Opinion, Row};
use crate::weigh::rejection::Accepted;
use tregua_engine::choice;
use tregua_engine::draws::Draws;
use tregua_engine::num::{self, ln, logistic};
use tregua_engine::rule::stream;

/// Luck is cheap only where the compiler has worked on it: a test without that draws less, and has wider errors.
const fn draws(many: u64, few: u64) -> u64 {
    if cfg!(debug_assertions) { few } else { many }
}

/// The stream of luck of the small problems.
const PROBLEM: u32 = stream("theory.weighing");

/// Counts that are either Poisson, the mean exponential, or geometric, the chance uniform.
#[derive(Clone, Copy)]
struct Counts {
    /// Mean of the first model's prior: 1, but for a fault.
    fault: f64,
}

impl Counts {
    /// Sum and product of x! of ten counts of a model; as soon as the sum is beyond `most`, nothing more is drawn.
    fn draw(self, model: usize, i: u64, most: u32) -> (u32, f64) {
        let luck = |k: u32| DRAWS.uniforms4(PROBLEM, model as u32, i as i32, k);
        let mut four = luck(0);
        let parameter = if model == 0 { -ln(four[0]) * self.fault } else { four[0] };
        let (mut sum, mut product) = (0, 1.0);
        for k in 1..=10 {
            if k % 4 == 0 {
                four = luck(k as u32 / 4);
            }
            let u = four[k % 4];
            let x = if model == 0 { num::poisson(parameter, u) } else { num::geometric(parameter, u) - 1 };
            sum += x;
            if sum > most {
                return (sum, f64::NAN);
            }
            product *= factorial(x);
        }
        (sum, product)
    }

    /// The chance of the first model, from so many draws that have the record's sum, and its product of x! if that is asked for.
    fn first(self, record: &[u32; 10], both: bool, many: u64) -> Estimate {
        let sum = record.iter().sum();
        let product: f64 = record.iter().map(|x| factorial(*x)).product();
        let looks = |model: usize, i: u64| {
            let (s, p) = self.draw(model, i, sum);
            // Small whole numbers, which are exact.
            s == sum && (!both || p == product)
        };
        let accepted = Accepted::count(2, draws(many, many / 20), looks);
        let (mean, error) = accepted.posterior(0);
        Estimate { mean, error, cases: accepted.of.iter().sum::<u64>() as u32 }
    }
}

/// x!, of small counts by its definition.
fn factorial(x: u32) -> f64 {
    const SMALL: [f64; 12] =
        [1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40_320.0, 362_880.0, 3_628_800.0, 39_916_800.0];
    SMALL.get(x as usize).copied().unwrap_or_else(|| num::exp(num::ln_gamma(f64::from(x) + 1.0)))
}

/// ln of the evidence of both models, in closed form.
fn ln_evidence(record: &[u32; 10]) -> [f64; 2] {
    let ln_factorial = |x: f64| num::ln_gamma(x + 1.0);
    let (n, s) = (10.0, f64::from(record.iter().sum::<u32>()));
    let each: f64 = record.iter().map(|x| ln_factorial(f64::from(*x))).sum();
    [
        ln_factorial(s) - (s + 1.0) * ln(n + 1.0) - each,
        ln_factorial(n) + ln_factorial(s) - ln_factorial(n + s + 1.0),
    ]
}

/// The two records: the same sum, but one is more even than the other.
const EVEN: [u32; 10] = [0, 1, 2, 1, 0, 3, 1, 2, 0, 1];
const UNEVEN: [u32; 10] = [0, 0, 5, 1, 0, 3, 0, 2, 0, 0];

/// Poisson or geometric.
pub(super) fn counts(sheet: &mut Sheet) {
    let sound = Counts { fault: 1.0 };
    for (name, record, poisson, many) in
        [("even", EVEN, 0.804_392, 5_000_000), ("uneven", UNEVEN, 0.064_141, 11_500_000)]
    {
        let [a, b] = ln_evidence(&record);
        sheet.equals(format!("{name} record: chance of Poisson, closed form"), poisson, 0.0, logistic(a - b));
        let found = sound.first(&record, true, many);
        sheet.drawn_once(format!("{name} record: by rejection"), poisson, found);
        if !cfg!(debug_assertions) {
            sheet.holds(format!("{name} record: standard error at most 0.002"), found.error <= 0.002);
        }
    }
    sheet.drawn("told the sum alone, rejection says otherwise", 0.595_481, |fault| {
        // A prior five per cent off is not to be seen by rejection; one of ten times the mean is.
        let fault = if fault == 1.0 { 1.0 } else { 10.0 };
        Counts { fault }.first(&EVEN, false, 500_000)
    });
    opinion(sheet);
}

/// What a classifier says of both records, by summaries that tell all.
fn opinion(sheet: &mut Sheet) {
    let row = |i: u64| {
        let of = (i % 2) as usize;
        let (sum, product) = Counts { fault: 1.0 }.draw(of, i / 2, u32::MAX);
        Row { summaries: summaries(sum, product), of }
    };
    let rows: Vec<Row> = (0..draws(60_000, 8_000)).map(row).collect();
    let learnt = Opinion::learn(&rows, 2, 3, 0.1);
    let said = |by: &Opinion, record: [u32; 10]| {
        let product = record.iter().map(|x| factorial(*x)).product();
        by.posterior(&summaries(record.iter().sum(), product))[0]
    };
    sheet.equals_exactly("even record: by the classifier", 0.804_392, 0.04, said(&learnt, EVEN));
    sheet.equals_exactly("uneven record: by the classifier", 0.064_141, 0.04, said(&learnt, UNEVEN));
    sheet.equals_exactly("its loss on records it has not seen", 0.487, 0.03, learnt.log_loss);
    // A forest's chances come in steps: it is held less tightly than a regression whose odds are smooth, as these are.
    let few = &rows[..rows.len().min(10_000)];
    let Some(forest) = Opinion::forest(few, 2, &[50], 1) else { return };
    sheet.equals_exactly("even record: by the forest", 0.804_392, 0.08, said(&forest, EVEN));
    sheet.equals_exactly("uneven record: by the forest", 0.064_141, 0.08, said(&forest, UNEVEN));
    sheet.equals_exactly("the forest's loss on records it has not seen", 0.487, 0.04, forest.log_loss);
    let stack = Opinion::stack(&learnt, &forest, few, 2);
    sheet.holds("of both the regression counts for more: its odds are smooth", stack.weight() >= 0.5);
}

/// The sum, and how much more evenly the counts are spread than those of a geometric law with this sum: ln of the chance of such counts if
/// each of the sum falls on any of the ten, over that if every way to put down the sum is alike.
fn summaries(sum: u32, product: f64) -> Vec<f64> {
    let (n, s) = (10.0, f64::from(sum));
    let ways = num::ln_gamma(n + s) - num::ln_gamma(n) - num::ln_gamma(s + 1.0);
    let even = num::ln_gamma(s + 1.0) - s * ln(n) - ln(product) + ways;
    // Counts whose product overflows are far beyond any that a Poisson law makes here.
    vec![num::ln_1p(s), if product.is_finite() { even.clamp(-20.0, 20.0) } else { -20.0 }]
}

/// Twenty values with this mean are from N(0, 1), or from N(mu, 1) with mu from N(0, 1).
pub(super) fn nested_normals(sheet: &mut Sheet) {
    /// The second model: every clone has its mu, and the record comes in one step.
    struct Shifted {
        mean: f64,
        /// Assumed standard deviation of a value.
        sd: f64,
    }
    impl Hidden for Shifted {
        type State = f64;
        fn steps(&self) -> usize {
            1
        }
        fn start(&self, slot: usize) -> f64 {
            // In strata, so that the prior is covered evenly.
            let u = DRAWS.uniform(PROBLEM, 2, 0, slot as u32);
            num::normal_quantile((slot as f64 + u) / CLONES as f64)
        }
        fn step(&self, mu: &mut f64, _: usize, _: usize) -> f64 {
            let square = |x: f64| 20.0 * x * x / (2.0 * self.sd * self.sd);
            square(self.mean) - square(self.mean - *mu)
        }
    }
    const CLONES: usize = 10_000;
    let odds = |mean: f64, sd: f64| {
        let filter = Filter { particles: CLONES, below: 0.0, luck: DRAWS };
        -filter.run(&Shifted { mean, sd }).ln_evidence
    };
    for (mean, expected) in [(0.0, 1.522_261), (0.5, -0.858_691), (0.7, -3.144_405)] {
        sheet.near(format!("mean {mean}: ln odds for no shift"), expected, 0.02, |fault| odds(mean, fault));
    }
    // Here what the fault does to fit and to spread nearly cancels.
    sheet.equals_exactly("mean 0.3: ln odds for no shift", 0.665_118, 0.02, odds(0.3, 1.0));
}

/// Thirty values of a moving average, of order one or two.
const SERIES: [f64; 30] = [
    0.42, -1.13, 0.05, 0.97, 1.61, 0.38, -0.72, -1.94, -0.61, 0.23, 1.08, 0.91, -0.17, -0.55, 0.34, 1.92,
    1.47, -0.28, -1.36, -0.84, 0.12, 0.66, -0.39, -1.05, -0.48, 0.81, 1.33, 0.27, -0.93, -0.14,
];

/// A clone of a moving average: its coefficients, and its last two shocks. Given those of before the first day, every shock is known.
struct Moving {
    order: usize,
    /// By how much the assumed spread of the shocks is off.
    fault: f64,
}

impl Hidden for Moving {
    type State = [f64; 4];

    fn steps(&self) -> usize {
        SERIES.len()
    }

    fn start(&self, slot: usize) -> [f64; 4] {
        let [u, v, e, f] = DRAWS.uniforms4(PROBLEM, 3, 0, slot as u32);
        let shock = |u: f64| self.fault * num::normal_quantile(u);
        if self.order == 1 {
            return [2.0 * u - 1.0, 0.0, shock(e), 0.0];
        }
        // Uniform on the triangle of invertible averages: corners (-2, 1), (2, 1), (0, -1).
        let (s, t) = (num::sqrt(u), v);
        let (a, b, c) = (1.0 - s, s * (1.0 - t), s * t);
        [-2.0 * a + 2.0 * b, a + b - c, shock(e), shock(f)]
    }

    fn step(&self, state: &mut [f64; 4], _: usize, step: usize) -> f64 {
        let [one, two, last, before] = *state;
        let shock = SERIES[step] - one * last - two * before;
        *state = [one, two, shock, last];
        let z = shock / self.fault;
        -0.5 * (z * z + ln(std::f64::consts::TAU)) - ln(self.fault)
    }
}

/// MA(1) or MA(2).
pub(super) fn moving_averages(sheet: &mut Sheet) {
    let clones = draws(400_000, 60_000) as usize;
    let run =
        |order, fault| Filter { particles: clones, below: 0.0, luck: DRAWS }.run(&Moving { order, fault });
    let both = [1.0, 1.05].map(|fault| [run(1, fault), run(2, fault)]);
    let of = |fault: f64| &both[usize::from(fault != 1.0)];
    for (order, expected) in [(1, -37.791_985), (2, -37.204_127)] {
        sheet.near(format!("ln evidence of MA({order})"), expected, 0.05, |fault| {
            of(fault)[order - 1].ln_evidence
        });
    }
    let [first, second] = of(1.0);
    let second_wins = logistic(second.ln_evidence - first.ln_evidence);
    sheet.equals_exactly("chance of MA(2)", 0.642_874, 0.02, second_wins);
    for (what, cloud, at, mean, sd) in [
        ("MA(1), coefficient", first, 0, 0.589_79, 0.173_52),
        ("MA(2), first coefficient", second, 0, 0.893_71, 0.316_57),
        ("MA(2), second coefficient", second, 1, 0.454_72, 0.365_59),
    ] {
        let found: f64 = cloud.states.iter().zip(&cloud.weights).map(|(s, w)| w * s[at]).sum();
        sheet.equals_exactly(what, mean, 0.05 * sd, found);
    }
}

/// A man at the head of an army accepts, stalls or attacks, day by day, as he sees the front and as he means it; now and then somebody
/// reports where the front is.
struct Intent<'a> {
    /// What he means: the deal, time, or a trap.
    of: usize,
    record: &'a [u8],
    /// The days on which the front is reported, and where.
    reports: &'a [(usize, i32)],
    luck: Draws,
    lambda: f64,
}

impl Intent<'_> {
    /// How likely he is to do the three things where the front stands at x, 0 to 1.
    fn chances(&self, x: f64) -> [f64; 3] {
        let mut worths = match self.of {
            0 => [0.6, 0.3, x],
            1 => [0.2, 0.7, x],
            _ => [0.8 - 0.4 * x, 0.4, x],
        };
        choice::logit(&mut worths, 1.0 / self.lambda);
        worths
    }
}

impl Hidden for Intent<'_> {
    type State = i32;

    fn steps(&self) -> usize {
        self.record.len()
    }

    fn start(&self, _: usize) -> i32 {
        5
    }

    fn step(&self, front: &mut i32, slot: usize, step: usize) -> f64 {
        let u = self.luck.uniform(PROBLEM, slot as u32, step as i32, 4);
        let moved = if u < 0.45 {
            1
        } else if u < 0.9 {
            -1
        } else {
            0
        };
        *front = (*front + moved).clamp(0, 10);
        let chance = self.chances(f64::from(*front) / 10.0)[usize::from(self.record[step] - b'0')];
        let told = |(_, at): &(usize, i32)| match (*at - *front).abs() {
            0 => 0.6,
            1 => 0.2,
            _ => 0.0,
        };
        let report = self.reports.iter().find(|(day, _)| *day == step + 1).map_or(1.0, told);
        if report == 0.0 { f64::NEG_INFINITY } else { ln(chance * report) }
    }
}

const REPORTS: [(usize, i32); 5] = [(5, 5), (10, 6), (15, 6), (20, 7), (25, 6)];

/// The three intents: what each record says of them, and how far the filter's evidence strays.
pub(super) fn intents(sheet: &mut Sheet) {
    let evidence = |record: &str, of: usize, particles: usize, repeat: u64, fault: f64| {
        let luck = Draws::new(repeat);
        let filter = Filter { particles, below: 1.0, luck };
        let intent = Intent { of, record: record.as_bytes(), reports: &REPORTS, luck, lambda: 3.0 * fault };
        filter.run(&intent).ln_evidence
    };
    let (repeats, clones) = (draws(20, 8), draws(10_000, 3_000) as usize);
    let posterior = |record: &str, fault: f64| {
        let of = |of| (0..repeats).map(|r| evidence(record, of, clones, r, fault)).collect();
        Evidence { of: (0..3).map(of).collect() }.posterior()
    };
    for (record, expected) in [
        ("1101121011121101122101112", [0.000_007, 0.999_727, 0.000_266]),
        ("0102101020101200120102010", [0.368_398, 0.000_254, 0.631_348]),
        ("1101121001121001120102010", [0.094_964, 0.288_439, 0.616_597]),
        ("1011021012101102101102101", [0.022_277, 0.736_763, 0.240_961]),
    ] {
        let found = posterior(record, 1.0);
        for (name, (expected, found)) in ["deal", "time", "trap"].into_iter().zip(expected.iter().zip(found))
        {
            sheet.equals_exactly(format!("{record}: {name}"), *expected, 0.02, found);
        }
    }
    let last = "1011021012101102101102101";
    let cooler = posterior(last, 2.0);
    sheet.near("and at twice lambda the last record says otherwise", 0.736_763, 0.02, |fault| {
        if fault == 1.0 { posterior(last, 1.0)[1] } else { cooler[1] }
    });
    for of in 0..3 {
        let each: Vec<f64> = (0..50).map(|r| evidence(last, of, 1000, r, 1.0)).collect();
        let moments = Moments::of(each.iter().copied());
        let (middle, sd) = (moments.mean, moments.deviation());
        sheet.holds(format!("intent {of}: sd of ln Z {sd:.3} at 1000 clones, at most 0.12"), sd <= 0.12);
        sheet.holds(
            format!("intent {of}: the mean of Z strays no farther"),
            (ln_mean_exp(&each) - middle).abs() < 0.12,
        );
    }
}
