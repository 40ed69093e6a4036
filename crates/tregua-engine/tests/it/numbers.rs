//! Draws, variates and primitives: published answers, exact references, and laws that hold for any input.

use crate::estimate::{Estimate, with_power};
use proptest::prelude::*;
use tregua_engine::draws::{Draws, key, mix, philox};
use tregua_engine::num::{
    binomial, binomials, exp, exp_at_most, gamma_quantile, geometric, hazard_split, leave, ln, logistic,
    logistic_quantile, logit, lognormal, normal_cdf, normal_quantile, poisson, ration, relax,
};

/// The `count` uniforms of one stream.
fn uniforms(stream: u32, count: u32) -> impl Iterator<Item = f64> {
    (0..count).map(move |entity| Draws::new(41).uniform(stream, entity, 0, 0))
}

fn close(x: f64, reference: f64, relative: f64) -> bool {
    (x - reference).abs() <= relative * reference.abs()
}

// --- draws

/// The known answers published with Random123 (`kat_vectors`, philox4x32 with 10 rounds).
#[test]
fn philox_gives_the_published_answers() {
    let all = u32::MAX;
    let pi = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];
    assert_eq!(philox([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
    assert_eq!(philox([all; 4], [all; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
    assert_eq!(philox(pi, [0xa409_3822, 0x299f_31d0]), [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]);
}

#[test]
fn every_part_of_an_address_matters() {
    let draws = Draws::new(7);
    let here = draws.uniform(1, 2, 3, 4);
    assert_eq!(here, draws.uniform(1, 2, 3, 4));
    let elsewhere = [
        draws.uniform(0, 2, 3, 4),
        draws.uniform(1, 0, 3, 4),
        draws.uniform(1, 2, -3, 4),
        draws.uniform(1, 2, 3, 0),
        Draws::new(7 + (1 << 32)).uniform(1, 2, 3, 4),
    ];
    assert!(elsewhere.iter().all(|&u| u != here), "{here} also in {elsewhere:?}");
}

#[test]
fn the_mirror_image_is_exact() {
    let draws = Draws::new(7);
    for entity in 0..1000 {
        let [u, v] = [draws, draws.antithetic()].map(|d| d.uniform(1, entity, 0, 0));
        assert!(u > 0.0 && u < 1.0 && u + v == 1.0, "{u} and {v}");
        let [four, mirrored] = [draws, draws.antithetic()].map(|d| d.uniforms4(1, entity, 0, 0));
        assert!((0..4).all(|j| four[j] > 0.0 && four[j] < 1.0 && four[j] + mirrored[j] == 1.0));
    }
    assert_eq!(draws.antithetic().antithetic(), draws);
}

#[test]
fn uniforms_are_uniform_and_neighbours_independent() {
    let mean = Estimate::of(uniforms(1, 100_000));
    let square = Estimate::of(uniforms(1, 100_000).map(|u| u * u));
    let neighbours = Estimate::of(uniforms(1, 100_000).zip(uniforms(1, 100_001).skip(1)).map(|(u, v)| u * v));
    let words = Estimate::of((0..25_000).flat_map(|entity| Draws::new(5).uniforms4(1, entity, 0, 0)));
    assert!(mean.agrees(0.5) && words.agrees(0.5), "{mean:?} {words:?}");
    assert!(square.agrees(1.0 / 3.0), "{square:?}");
    assert!(neighbours.agrees(0.25), "{neighbours:?}");
}

#[test]
fn names_and_births_do_not_collide() {
    let named = (0..2_000).map(|i| key(&format!("formation {i}")));
    let born = (0..2_000).map(|i| mix(key("north"), i / 40 - 25, i as u32 % 40));
    let mut all: Vec<u32> = named.chain(born).collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 4_000);
}

// --- continuous quantiles

/// References by bisection of the error function in 50 digits.
#[test]
fn normal_quantiles_are_exact() {
    let references = [
        (1e-300, -37.047_096_299_361_2),
        (1e-20, -9.262_340_089_798_409),
        (1e-9, -5.997_807_015_007_687),
        (1e-4, -3.719_016_485_455_680_6),
        (0.02425, -1.972_961_051_311_884_8),
        (0.07, -1.475_791_028_179_171),
        (0.3, -0.524_400_512_708_040_8),
        (0.6, 0.253_347_103_135_799_7),
        (0.97, 1.880_793_608_151_250_5),
        (0.9999, 3.719_016_485_455_708_4),
    ];
    for (u, x) in references {
        assert!(close(normal_quantile(u), x, 1e-14), "{u}: {} against {x}", normal_quantile(u));
        assert!(close(normal_cdf(x), u, 1e-12), "{x}: {} against {u}", normal_cdf(x));
    }
    assert_eq!(normal_quantile(0.5), 0.0);
}

/// References by bisection of the incomplete gamma function in 50 digits.
#[test]
fn gamma_quantiles_are_exact() {
    let references = [
        (0.01, 0.9, 1.503_593_623_067_029e-5),
        (0.05, 0.3, 2.037_897_188_732_664_4e-11),
        (0.1, 0.999, 3.363_677_011_718_754),
        (0.5, 1e-6, 7.853_981_633_978_595e-13),
        (0.5, 0.2, 0.032_092_377_333_650_79),
        (0.833_333_333_333_333_4, 0.05, 0.025_881_936_784_976_05),
        (0.833_333_333_333_333_4, 0.95, 2.663_956_559_405_372),
        (1.0, 0.5, std::f64::consts::LN_2),
        (2.0, 0.01, 0.148_554_740_253_265_95),
        (2.5, 0.999_999, 17.944_093_439_805_21),
        (20.0, 0.3, 17.435_969_663_475_473),
        (1000.0, 0.9, 1_040.734_308_013_69),
    ];
    for (shape, u, x) in references {
        let found = gamma_quantile(shape, u);
        assert!(close(found, x, 1e-11), "shape {shape} at {u}: {found} against {x}");
    }
}

#[test]
fn log_odds_and_logs_invert_each_other() {
    for x in [-700.0, -30.0, -1.0, 0.0, 0.5, 4.0] {
        assert!(close(logit(logistic(x)), x, 1e-14), "{x}");
    }
    assert!(logistic(800.0) == 1.0 && logistic(-800.0) == 0.0, "no overflow at either end");
    assert!(close(lognormal(0.2, 0.97), exp(0.2 * 1.880_793_608_151_250_5), 1e-14));
    assert!(close(logistic_quantile(0.75), ln(3.0), 1e-14));
}

// --- counts

/// The chance of at most k successes, each k, by adding one trial at a time: sums of positive terms only.
fn binomial_cdf(n: u32, p: f64) -> Vec<f64> {
    let mut chance = vec![1.0];
    for _ in 0..n {
        chance.push(0.0);
        for k in (1..chance.len()).rev() {
            chance[k] = chance[k] * (1.0 - p) + chance[k - 1] * p;
        }
        chance[0] *= 1.0 - p;
    }
    for k in 1..chance.len() {
        chance[k] += chance[k - 1];
    }
    chance
}

/// A quantile steps from k to k + 1 where the cumulative chance of k is, to 1e-12.
fn steps_at(k: u32, cdf: f64, quantile: impl Fn(f64) -> u32, case: &str) {
    const SLACK: f64 = 1e-12;
    if cdf > 1e-11 && cdf < 1.0 - 1e-11 {
        assert!(quantile(cdf - SLACK) <= k, "{case}: below {cdf} comes {}, not {k}", quantile(cdf - SLACK));
        assert!(
            quantile(cdf + SLACK) > k,
            "{case}: above {cdf} comes {}, not beyond {k}",
            quantile(cdf + SLACK)
        );
    }
}

#[test]
fn binomial_quantiles_are_exact() {
    for (n, p) in
        [(1, 0.5), (7, 0.03), (50, 0.5), (400, 0.49), (420, 0.49), (900, 0.004), (1000, 0.3), (1200, 0.97)]
    {
        for (k, &cdf) in binomial_cdf(n, p).iter().enumerate() {
            steps_at(k as u32, cdf, |u| binomial(n, p, u), &format!("n {n}, p {p}"));
        }
    }
}

/// References: sums of exact terms in 50 digits.
#[test]
fn binomial_quantiles_of_large_bodies_are_exact() {
    let references = [
        (100_000, 0.5, 49_700, 0.029_098_676_555_096_87),
        (100_000, 0.5, 50_003, 0.508_830_235_330_862_6),
        (100_000, 0.37, 37_500, 0.999_472_527_529_261_6),
        (100_000, 0.0125, 1_300, 0.924_008_722_791_272_8),
        (100_000, 0.0003, 17, 0.007_263_592_491_900_323),
        (100_000, 0.8, 80_100, 0.786_469_456_670_589),
        (100_000, 0.9999, 99_985, 0.083_448_057_053_690_56),
        (50_000, 0.25, 12_000, 1.101_493_037_499_331_2e-7),
        (50_000, 0.25, 12_500, 0.502_403_459_443_943_9),
        (20_000, 0.0099, 150, 0.000_207_658_368_630_012_22),
        (7_000, 0.35, 2_400, 0.107_284_577_262_704_21),
        (7_000, 0.002, 9, 0.109_162_529_272_949_88),
        (401, 0.4975, 190, 0.184_436_612_688_378_9),
    ];
    for (n, p, k, cdf) in references {
        steps_at(k, cdf, |u| binomial(n, p, u), &format!("n {n}, p {p}"));
    }
}

#[test]
fn poisson_quantiles_are_exact() {
    for mean in [0.01, 3.0, 30.0, 150.0] {
        // Chances from e^-mean upwards, one factor at a time.
        let (mut chance, mut cdf) = (exp(-mean), 0.0);
        for k in 0..500 {
            cdf += chance;
            chance *= mean / f64::from(k + 1);
            steps_at(k, cdf, |u| poisson(mean, u), &format!("Poisson of mean {mean}"));
        }
    }
}

#[test]
fn the_ends_of_a_count() {
    let last = 1.0 - f64::EPSILON / 2.0;
    assert_eq!([binomial(0, 0.5, 0.5), binomial(9, 0.0, last), binomial(9, -1.0, 0.5)], [0, 0, 0]);
    assert_eq!([binomial(9, 1.0, 1e-300), binomial(9, 1.5, 0.5), binomial(9, 0.5, last)], [9, 9, 9]);
    // The last uniform below one is one draw in 2^53: far in the tail, yet not the whole body.
    assert!((60..160).contains(&binomial(100_000, 0.0003, last)), "{}", binomial(100_000, 0.0003, last));
    assert!((150..450).contains(&poisson(100.0, last)) && (1200..1400).contains(&poisson(1000.0, last)));
    assert_eq!(
        [poisson(0.0, last), geometric(0.0, 0.5), geometric(1.0, last), geometric(0.2, 1e-9)],
        [0, u32::MAX, 1, 1]
    );
}

#[test]
fn counts_have_their_mean_and_variance() {
    for (stream, n, p) in [(1, 900, 0.01), (2, 700, 0.28), (3, 2_000, 0.3), (4, 5_000, 0.9)] {
        let mean = f64::from(n) * p;
        let drawn = |fault: f64| -> Vec<f64> {
            uniforms(stream, 40_000).map(|u| f64::from(binomial(n, p / fault, u))).collect()
        };
        with_power("binomial mean", mean, |fault| Estimate::of(drawn(fault)));
        // A variance is n p (1 - p): 5 % off in n is 5 % off in the variance, whatever p.
        with_power("binomial variance", mean * (1.0 - p), |fault| {
            let n = (f64::from(n) * fault) as u32;
            let drawn: Vec<f64> = uniforms(stream, 100_000).map(|u| f64::from(binomial(n, p, u))).collect();
            Estimate::of_variance(&drawn)
        });
    }
    for (stream, mean) in [(5, 3.0), (6, 300.0)] {
        let drawn = |fault: f64| uniforms(stream, 100_000).map(move |u| f64::from(poisson(mean * fault, u)));
        with_power("Poisson mean", mean, |fault| Estimate::of(drawn(fault)));
        with_power("Poisson variance", mean, |fault| {
            Estimate::of_variance(&drawn(fault).collect::<Vec<_>>())
        });
    }
}

proptest! {
    #[test]
    fn counts_rise_with_luck_and_chance(n in 0u32..20_000, p in 0.0..1.0, q in 0.0..1.0, u in 0.0..1.0, v in 0.0..1.0) {
        let (low, high) = (f64::min(u, v), f64::max(u, v));
        prop_assert!(binomial(n, p, low) <= binomial(n, p, high));
        prop_assert!(binomial(n, f64::min(p, q), u) <= binomial(n, f64::max(p, q), u));
        prop_assert!(binomial(n, p, u) <= binomial(n + 1, p, u));
        prop_assert!(poisson(900.0 * p, low) <= poisson(900.0 * p, high));
        prop_assert!(poisson(900.0 * f64::min(p, q), u) <= poisson(900.0 * f64::max(p, q), u));
        prop_assert!(geometric(f64::max(p, q), u) <= geometric(f64::min(p, q), u));
        prop_assert!(geometric(p, low) <= geometric(p, high));
    }

    #[test]
    fn bodies_abreast_fare_as_each_alone(bodies in prop::array::uniform4(body()), luck in prop::array::uniform4(luck())) {
        let (n, p) = (bodies.map(|b| b.0), bodies.map(|b| b.1));
        prop_assert_eq!(binomials(n, p, luck), std::array::from_fn(|i| binomial(n[i], p[i], luck[i])));
    }

    #[test]
    fn quantiles_rise_with_luck(shape in 0.05..50.0, u in 1e-9..1.0, v in 1e-9..1.0) {
        let (low, high) = (f64::min(u, v), f64::max(u, v));
        prop_assume!(high - low > 1e-9);
        prop_assert!(normal_quantile(low) < normal_quantile(high));
        prop_assert!(gamma_quantile(shape, low) < gamma_quantile(shape, high));
    }

    // --- P1, P2, P3

    #[test]
    fn a_split_keeps_everybody(n in 0u32..50_000, hazards: [HazardOrNone; 4], luck in prop::array::uniform4(1e-9..1.0)) {
        let hazards = hazards.map(|h| h.0);
        let exits = hazard_split(n, hazards, luck);
        prop_assert!(exits.iter().sum::<u32>() <= n);
        prop_assert!((0..4).all(|j| hazards[j] > 0.0 || exits[j] == 0), "{hazards:?} gave {exits:?}");
        let worse = hazards.map(|h| h * 1.1);
        prop_assert!(exits.iter().sum::<u32>() <= hazard_split(n, worse, luck).iter().sum::<u32>());
    }

    #[test]
    fn a_ration_never_exceeds_stock_or_need(stock in -1.0..1e6, need in -1.0..1e6) {
        let share = ration(stock, need);
        prop_assert!((0.0..=1.0).contains(&share));
        prop_assert!(need <= 0.0 || share * need <= f64::max(stock, 0.0) * (1.0 + 1e-15));
        prop_assert!(stock < need || share == 1.0);
    }

    #[test]
    fn relaxation_stays_between(x in -9.0..9.0, target in -9.0..9.0, tau in 0.0..1e3) {
        let next = relax(x, target, tau);
        prop_assert!((f64::min(x, target)..=f64::max(x, target)).contains(&next));
    }
}

/// A body of people and a chance: mostly small ones, but for one in nine.
fn body() -> impl Strategy<Value = (u32, f64)> {
    prop_oneof![4 => (0_u32..2_000, 0.0..0.02), 4 => (0_u32..400, 0.0..0.5), 1 => (0_u32..20_000, -0.1..1.1)]
}

/// A uniform, at times one of the outermost.
fn luck() -> impl Strategy<Value = f64> {
    prop_oneof![8 => 0.0..1.0, 1 => Just(1.0 - f64::EPSILON / 2.0), 1 => 0.0..1e-12]
}

/// A hazard that is closed one time in three.
#[derive(Clone, Copy, Debug)]
struct HazardOrNone(f64);

impl Arbitrary for HazardOrNone {
    type Parameters = ();
    type Strategy = BoxedStrategy<HazardOrNone>;
    fn arbitrary_with((): ()) -> Self::Strategy {
        prop_oneof![Just(0.0), 0.0..0.2, 0.0..20.0].prop_map(HazardOrNone).boxed()
    }
}

#[test]
fn a_split_divides_by_the_hazards() {
    let hazards = [0.03, 0.0, 0.06, 0.01];
    for (exit, hazard) in hazards.into_iter().enumerate().filter(|&(_, h)| h > 0.0) {
        with_power("exit", 500.0 * (hazard / 0.1) * (1.0 - exp(-0.1)), |fault| {
            Estimate::of((0..40_000).map(|entity| {
                let luck = Draws::new(3).uniforms4(1, entity, 0, 0);
                f64::from(hazard_split(500, hazards.map(|h| h * fault), luck)[exit])
            }))
        });
    }
}

#[test]
#[should_panic(expected = "hazard 1 of [0.1, inf] is not finite")]
fn an_endless_hazard_is_a_bug() {
    hazard_split(10, [0.1, f64::INFINITY], [0.5, 0.5]);
}

// --- closed forms of the war model that need the primitives alone

/// war-model §3: no contagion, no deaths, constant incidence. Shares W : I : C are 1/λ : 1/ρ : 1/k in continuous time;
/// in daily steps each hazard h reads 1 - e^-h.
#[test]
fn sickness_settles_at_the_shares_of_a_closed_round() {
    let rates = [0.02, 1.0 / 22.0, 1.0 / 14.0];
    let dwell = rates.map(|h| 1.0 / (1.0 - exp(-h)));
    for cell in 0..3 {
        with_power("W : I : C", dwell[cell] / dwell.iter().sum::<f64>(), |fault| {
            Estimate::of((0..400).map(|camp| {
                let mut people = [1_000, 0, 0];
                for day in 0..200 {
                    let luck = Draws::new(11).uniforms4(1, camp, day, 0);
                    // The fault slows one flow: the cell under test empties 5 % faster than it should.
                    let hazard = |j: usize| if j == cell { rates[j] * fault } else { rates[j] };
                    let out: [u32; 3] = std::array::from_fn(|j| leave(people[j], hazard(j), luck[j]));
                    people = std::array::from_fn(|j| people[j] - out[j] + out[(j + 2) % 3]);
                }
                f64::from(people[cell]) / 1_000.0
            }))
        });
    }
}

/// What is left of `n` after `days` at a constant hazard.
fn left_after(days: i32, n: u32, hazard: f64, entity: u32) -> f64 {
    let luck = |day| Draws::new(12).uniform(1, entity, day, 0);
    f64::from((0..days).fold(n, |left, day| left - leave(left, hazard, luck(day))))
}

/// war-model §3: neither new cases nor recoveries, so I = I0 e^(-δt).
#[test]
fn the_sick_die_off_exponentially() {
    with_power("I0 e^(-δt)", 800.0 * exp(-0.03 * 40.0), |fault| {
        Estimate::of((0..4_000).map(|camp| left_after(40, 800, 0.03 * fault, camp)))
    });
}

/// war-model §4: 1.2 % a day for 28 days loses 28.5 %.
#[test]
fn a_steady_leak_of_deserters() {
    let lost = 1.0 - exp(-0.012 * 28.0);
    assert!((lost - 0.285).abs() < 5e-4, "{lost}");
    with_power("28 days at 1.2 %", lost, |fault| {
        Estimate::of((0..4_000).map(|column| 1.0 - left_after(28, 2_000, 0.012 * fault, column) / 2_000.0))
    });
}

#[test]
fn a_bound_of_the_exponential_bounds_it() {
    for i in -2_000..700 {
        let x = 0.01 * f64::from(i);
        let (bound, value) = (exp_at_most(x), exp(x));
        assert!(bound >= value, "{x}: {bound} < {value}");
        assert!(!(-3.0..2.0).contains(&x) || bound < 1.04 * value, "{x}: {bound} is far above {value}");
    }
    assert_eq!(exp_at_most(6.1), f64::INFINITY);
}

/// The exponential is worked out here and not by `libm`; it is `libm`'s to one in the last place all the same.
#[test]
fn the_exponential_is_that_of_libm() {
    let ln2 = std::f64::consts::LN_2;
    let hinges =
        [0.0, 1.0 / f64::from(1 << 28), 0.5 * ln2, ln2, 1.5 * ln2, 2.5 * ln2, 700.0, 708.4, 709.79, 745.2];
    let near =
        hinges.iter().flat_map(|x| (-2_000..2_000).map(move |i| x + f64::from(i) * 1e-9 * x.max(1e-9)));
    // At the hinges themselves every number counts.
    let at = hinges
        .iter()
        .flat_map(|x| (0..200).map(move |i| f64::from_bits(x.to_bits().wrapping_sub(100).wrapping_add(i))));
    let far = uniforms(7, 300_000)
        .zip(uniforms(7, 300_001).skip(1))
        .map(|(u, v)| 40.0 * u * (10.0 * v - 6.0).exp2());
    let odd = [f64::INFINITY, f64::MAX, f64::MIN_POSITIVE, f64::NAN];
    for x in near.chain(at).chain(far).chain(odd) {
        for x in [x, -x] {
            let (ours, theirs) = (exp(x), libm::exp(x));
            let apart = ours.to_bits().abs_diff(theirs.to_bits());
            assert!(apart <= 1, "{x:e}: {ours:e} and {theirs:e}");
        }
    }
}

/// Luck that is drawn together is the luck that each draws alone.
#[test]
fn luck_drawn_together_is_the_same() {
    for draws in [Draws::new(5), Draws::new(5).antithetic()] {
        let entities: Vec<u32> = (0..77).map(|i| mix(9, i, 0)).collect();
        let alone = entities.iter().map(|e| draws.uniform(3, *e, 40, 2));
        assert!(alone.eq(draws.each(3, &entities, 40, 2)));
        let alone = entities.iter().map(|e| draws.uniforms4(3, *e, 40, 2));
        assert!(alone.eq(draws.each4(3, &entities, 40, 2)));
    }
}
