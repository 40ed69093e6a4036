//! The task of `benches/weigh/README.md`: ten counts are Poisson, the mean exponential, or geometric, the chance uniform. `second_opinion
//! draws|rejection|classifier COUNT` makes so many draws and prints the chance of Poisson, if anything gives one.
//!
//! It knows no clock: `benches/weigh/run.sh` times it beside pyABC.

use std::hint::black_box;
use tregua_engine::draws::Draws;
use tregua_engine::num;
use tregua_lab::weigh::opinion::{Opinion, Row};
use tregua_lab::weigh::rejection::Accepted;

const RECORD: [u32; 10] = [0, 1, 2, 1, 0, 3, 1, 2, 0, 1];
/// An address of luck for each model.
const COUNTS: u32 = 1;

/// The sum of ten counts of a model, and the product of their x!.
fn draw(luck: &Draws, model: usize, i: u64) -> (u32, f64) {
    let four = |k: u32| luck.uniforms4(COUNTS, model as u32, i as i32, k);
    let [of, first @ ..] = four(0);
    let parameter = if model == 0 { -num::ln(of) } else { of };
    let rest = (1..=2).flat_map(four);
    told(
        first
            .into_iter()
            .chain(rest)
            .take(RECORD.len())
            .map(|u| if model == 0 { num::poisson(parameter, u) } else { num::geometric(parameter, u) - 1 }),
    )
}

fn told(counts: impl Iterator<Item = u32>) -> (u32, f64) {
    counts.fold((0, 1.0), |(sum, product), x| (sum + x, product * factorial(x)))
}

/// x!, of small counts by its definition.
fn factorial(x: u32) -> f64 {
    if x < 20 { (2..=x).map(f64::from).product() } else { num::exp(num::ln_gamma(f64::from(x) + 1.0)) }
}

/// The sum, and how much more evenly the counts are spread than those of a geometric law with this sum.
fn summaries((sum, product): (u32, f64)) -> Vec<f64> {
    let (n, s) = (RECORD.len() as f64, f64::from(sum));
    let ways = num::ln_gamma(n + s) - num::ln_gamma(n);
    let even = ways - s * num::ln(n) - num::ln(product);
    vec![num::ln_1p(s), even.clamp(-20.0, 20.0)]
}

fn chance(way: &str, count: u64, luck: &Draws) -> f64 {
    let record = told(RECORD.into_iter());
    let looks = |model: usize, i: u64| {
        // Products of small whole numbers are exact.
        draw(luck, model, i) == record
    };
    match way {
        "rejection" => Accepted::count(2, count / 2, looks).posterior(0).0,
        "classifier" => {
            let row = |i: u64| {
                let of = (i % 2) as usize;
                Row { summaries: summaries(draw(luck, of, i / 2)), of }
            };
            let rows: Vec<Row> = (0..count).map(row).collect();
            Opinion::learn(&rows, 2, 3, 0.1).posterior(&summaries(record))[0]
        }
        _ => {
            (0..count).for_each(|i| {
                black_box(draw(luck, (i % 2) as usize, i / 2));
            });
            f64::NAN
        }
    }
}

fn main() {
    // Cargo may put a flag of its own among them.
    let typed: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let [way, count] = &typed[..] else { return };
    let Ok(count) = count.parse() else { return };
    println!("{:.3}", chance(way, count, &Draws::new(1)));
}
