//! Sickness: the closed forms, the epidemics and the campaign table of war-model §3, run through the rule.

use crate::estimate::{Estimate, with_power};
use crate::fixture;
use tregua_engine::effect::{Beds, Effect, Effects};
use tregua_engine::num::{GammaTable, exp, exp_m1, gamma_quantile, poisson, sqrt};
use tregua_engine::record::Record;
use tregua_engine::rules::sickness;
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

const EAST: usize = 3;
const HILL: usize = 2;
/// The blue foot, alone in its camp at `east`.
const FOOT: usize = 2;

/// One camp: `men` fit at `east`, nobody else of their side anywhere; a valley too large to be crowded, no named hospital.
fn camp(men: u32) -> Scenario {
    let mut sc = fixture::scenario();
    for f in &mut sc.formations {
        f.men = 0;
    }
    sc.formations[FOOT].men = men;
    sc.cities.clear();
    sc.places[EAST].people = 1_000_000;
    sc.places[EAST].beds = [0, 0];
    sc
}

/// No season, no lucky or unlucky days, beds for all: what the closed forms assume.
fn plain(sc: &Scenario, seed: u64) -> War<'_> {
    let mut war = fixture::war(sc, seed);
    war.theta.sick_season = 0.0;
    war.theta.sick_death_variance = 0.0;
    war.theta.hospital_beds = 1e12;
    war
}

/// Nights of sickness in which nobody is seasoned.
fn nights(war: &War<'_>, world: &mut World, n: u32) {
    for _ in 0..n {
        fixture::days(war, world, 1, &[fixture::strike]);
        world.formations.iter_mut().for_each(|f| f.seasoned = (0.0, 0.0));
    }
}

/// The daily chance that a hazard makes.
fn chance(hazard: f64) -> f64 {
    -exp_m1(-hazard)
}

/// β = 0, δ = 0, constant λ: W : I : C = 1/λ : 1/ρ : 1/k, read as daily chances.
#[test]
fn shares_settle_at_the_inverse_of_their_rates() {
    let sc = camp(2000);
    let shares = |fault: f64| {
        let runs = (0..200).map(|seed| {
            let mut war = plain(&sc, seed);
            war.theta.sick_contact = 0.0;
            war.theta.sick_death = 0.0;
            war.theta.sick_incidence = 0.03 * fault;
            let mut world = fixture::world(&war);
            nights(&war, &mut world, 250);
            let f = &world.formations[FOOT];
            [f.fit, f.sick, f.convalescent].map(|n| f64::from(n) / 2000.0)
        });
        runs.collect::<Vec<_>>()
    };
    let stays = [0.03, 1.0 / 22.0, 1.0 / 14.0].map(|h| 1.0 / chance(h));
    let all: f64 = stays.iter().sum();
    let (sound, faulty) = (shares(1.0), shares(1.05));
    for k in 0..3 {
        with_power(["fit", "sick", "convalescent"][k], stays[k] / all, |fault| {
            Estimate::of(if fault == 1.0 { &sound } else { &faulty }.iter().map(|s| s[k]))
        });
    }
}

/// λ = 0, ρ = 0: the sick die out as e^(−δt).
#[test]
fn the_sick_of_a_hospital_without_cure_die_exponentially() {
    let mut sc = camp(0);
    sc.formations[FOOT].sick = 2000;
    with_power("left after 40 days", 2000.0 * exp(-0.02 * 40.0), |fault| {
        Estimate::of((0..400).map(|seed| {
            let mut war = plain(&sc, seed);
            (war.theta.sick_recovery, war.theta.sick_death) = (0.0, 0.02 * fault);
            let mut world = fixture::world(&war);
            nights(&war, &mut world, 40);
            f64::from(world.formations[FOOT].sick)
        }))
    });
}

/// Everyone who ever fell ill in a closed camp where nobody returns to duty, with contagion R₀ (1 − e^−ρ).
fn epidemic(sc: &Scenario, seed: u64, r0: f64, recovery: f64) -> f64 {
    let mut war = plain(sc, seed);
    war.theta.sick_incidence = 0.0;
    war.theta.sick_return = 0.0;
    war.theta.sick_death = 0.0;
    war.theta.sick_recovery = recovery;
    war.theta.sick_contact = r0 * chance(recovery);
    let mut world = fixture::world(&war);
    let people = world.formations[FOOT].mouths();
    while world.formations[FOOT].sick > 0 {
        fixture::days(&war, &mut world, 25, &[fixture::strike]);
    }
    f64::from(people - world.formations[FOOT].fit)
}

/// SIR: z = 1 − s e^(−R₀ z); theory-tests T25 has 4784.29 of an army of 6000 with 10 seeds at R₀ = 2.
#[test]
fn an_epidemic_reaches_its_final_size() {
    let mut sc = camp(5990);
    sc.formations[FOOT].sick = 10;
    with_power("ever infected", 4_784.290_387, |fault| {
        let runs = (0..300).map(|seed| epidemic(&sc, seed, 2.0 * fault, 0.05));
        Estimate::of(runs.filter(|ever| *ever > 1000.0))
    });
}

/// T25 in a body of 20 with one seed: 8.118 ever infected, no second case with chance 0.345. Daily steps come within a hundredth of the
/// continuous law when the sick stay fifty days.
#[test]
fn few_men_make_lucky_epidemics() {
    let mut sc = camp(19);
    sc.formations[FOOT].sick = 1;
    let sizes =
        |fault: f64| -> Vec<f64> { (0..40_000).map(|seed| epidemic(&sc, seed, 2.0 * fault, 0.02)).collect() };
    let (sound, faulty) = (sizes(1.0), sizes(1.05));
    let sample = |fault: f64| if fault == 1.0 { sound.iter() } else { faulty.iter() };
    with_power("ever infected", 8.117_944, |fault| Estimate::of(sample(fault).copied()));
    with_power("no second case", 0.344_828, |fault| Estimate::share(sample(fault).map(|n| *n == 1.0)));
}

/// β < ρ: ten seeds make at most 10 / (1 − R₀) cases on average.
#[test]
fn below_one_case_a_case_there_is_no_epidemic() {
    let mut sc = camp(5990);
    sc.formations[FOOT].sick = 10;
    let cases = Estimate::of((0..200).map(|seed| epidemic(&sc, seed, 0.5, 0.05)));
    assert!(cases.mean - 4.0 * cases.error < 20.0 && cases.mean + 4.0 * cases.error > 19.0, "{cases:?}");
}

/// More unhealth, hunger or crowding never makes fewer cases: night by night on the same luck, and clearly more on average.
#[test]
fn cases_rise_with_unhealth_hunger_and_crowding() {
    let sc = camp(2000);
    let cases = |seed: u64, change: &dyn Fn(&mut Scenario, &mut World)| {
        let mut sc = sc.clone();
        let mut world = fixture::world(&plain(&sc, seed));
        change(&mut sc, &mut world);
        let war = plain(&sc, seed);
        nights(&war, &mut world, 1);
        world.formations[FOOT].sick
    };
    type Change = dyn Fn(&mut Scenario, &mut World);
    let changes: [&Change; 3] = [
        &|sc, _| sc.places[EAST].unhealth *= 1.3,
        &|_, world| world.formations[FOOT].hunger = 0.3,
        &|sc, _| sc.places[EAST].people = 1999,
    ];
    for (k, change) in changes.into_iter().enumerate() {
        let mut more = 0;
        for seed in 0..50 {
            let (before, after) = (cases(seed, &|_, _| ()), cases(seed, change));
            assert!(after >= before, "change {k} lowers {before} cases to {after}");
            more += after - before;
        }
        assert!(more > 300, "change {k} makes only {more} cases more of some 2000");
    }
}

/// A camp that moves to the sierra has fewer in bed within three weeks.
#[test]
fn the_sierra_cures() {
    let sc = camp(2000);
    let in_bed = |seed: u64, place: usize| {
        let war = fixture::war(&sc, seed);
        let mut world = fixture::world(&war);
        world.day = 190;
        world.formations[FOOT].seasoned = (0.0, 0.0);
        fixture::days(&war, &mut world, 40, &[fixture::strike]);
        let before = world.formations[FOOT].sick;
        world.armies[1].pos = Pos::At(PlaceId::new(place));
        fixture::days(&war, &mut world, 21, &[fixture::strike]);
        f64::from(world.formations[FOOT].sick) - f64::from(before)
    };
    let (moved, stayed): (Vec<f64>, Vec<f64>) = (0..60).map(|s| (in_bed(s, HILL), in_bed(s, EAST))).unzip();
    let (moved, stayed) = (Estimate::of(moved), Estimate::of(stayed));
    assert!(moved.mean + 4.0 * moved.error < -50.0, "{moved:?}");
    assert!(stayed.mean > moved.mean + 100.0, "{stayed:?}");
}

/// On the march the sick die twice as fast, and some fall behind.
#[test]
fn a_march_is_hard_on_the_sick() {
    let mut sc = camp(100);
    sc.formations[FOOT].sick = 1000;
    let pos = Pos::On { leg: RouteId::new(2), from: PlaceId::new(EAST), km: 20.0 };
    with_power("dead in a day", 1000.0 * 2.0 * 0.02, |fault| {
        Estimate::of((0..4000).map(|seed| {
            let mut war = plain(&sc, seed);
            (war.theta.sick_recovery, war.theta.sick_death) = (0.0, 0.02 * fault);
            war.theta.straggling = 0.0;
            let mut world = fixture::world(&war);
            world.armies[1].pos = pos;
            nights(&war, &mut world, 1);
            f64::from(world.ledger.dead[1][Cause::Sickness as usize]) * 0.04 / chance(0.04)
        }))
    });
    let war = plain(&sc, 5);
    let mut world = fixture::world(&war);
    world.armies[1].pos = pos;
    nights(&war, &mut world, 5);
    assert!(world.formations[FOOT].stragglers > 0);
}

/// Cured men leave the depot for the weakest body of their side beside it, or wait.
#[test]
fn the_cured_go_to_the_weakest_body() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.formations[5].fit = 40;
    let alone = {
        let mut world = world.clone();
        world.armies[1].pos = Pos::At(PlaceId::new(1));
        fixture::days(&war, &mut world, 1, &[fixture::strike]);
        world.formations[5].fit + world.formations[5].sick
    };
    assert_eq!(alone, 40, "they wait");
    fixture::days(&war, &mut world, 1, &[fixture::strike]);
    let [depot, horse, foot] = [5, 3, 2].map(|f: usize| world.formations[f]);
    assert_eq!((depot.mouths(), horse.mouths(), foot.mouths()), (0, 340, 2000));
}

/// A camp shares its sick, its hospital and its lethal days; the other side's men beside it do not.
#[test]
fn camps_are_of_one_side() {
    let mut sc = fixture::scenario();
    sc.formations[5].sick = 2000;
    let mut war = plain(&sc, 3);
    war.theta.sick_incidence = 0.0;
    let mut world = fixture::world(&war);
    world.armies[0].pos = Pos::At(PlaceId::new(EAST));
    nights(&war, &mut world, 10);
    assert!(world.formations[FOOT].sick > 0, "the hospital infects its army");
    assert_eq!(world.formations[0].sick + world.formations[1].sick, 0, "and not the enemy");
}

/// Seasoning: a + (1 − a)/1000 a day without cases, on the side of the mountains where the men are.
#[test]
fn men_are_seasoned_where_they_live() {
    let sc = camp(1000);
    let mut war = plain(&sc, 1);
    (war.theta.sick_incidence, war.theta.sick_contact) = (0.0, 0.0);
    let mut world = fixture::world(&war);
    world.formations[FOOT].seasoned = (0.0, 0.0);
    fixture::days(&war, &mut world, 100, &[fixture::strike]);
    let (coast, sierra) = world.formations[FOOT].seasoned;
    assert!((coast - (1.0 - exp(100.0 * tregua_engine::num::ln(0.999)))).abs() < 1e-12 && sierra == 0.0);
    world.armies[1].pos = Pos::At(PlaceId::new(HILL));
    fixture::days(&war, &mut world, 1, &[fixture::strike]);
    assert_eq!(world.formations[FOOT].seasoned.0, coast);
    assert!(world.formations[FOOT].seasoned.1 > 0.0);
}

/// War-model §3: the camp of the table of 200 runs, told day by day; strengths by date as assumed there.
fn campaign(sc: &Scenario, seed: u64, fault: f64) -> [f64; 7] {
    let mut war = fixture::war(sc, seed);
    war.theta.sick_incidence *= fault;
    let mut world = fixture::world(&war);
    world.day = 83;
    let (mut worst, mut dead, mut told) = (0, 0, [0.0; 7]);
    for k in 0..260_i32 {
        let f = &mut world.formations[FOOT];
        match k {
            22 => f.fit += 650,  // 4 December
            57 => f.fit += 950,  // 8 January
            121 => f.fit -= 600, // 13 March
            160 => {
                f.fit -= 1500; // 21 April
                f.convalescent -= f.convalescent / 2;
            }
            _ => {}
        }
        if (8..=201).contains(&k) {
            f.fit += poisson(4.0, war.draws.uniform(1, 0, k, 0));
        }
        fixture::days(&war, &mut world, 1, &[fixture::strike]);
        let (f, total) = (&world.formations[FOOT], world.ledger.dead[1][Cause::Sickness as usize]);
        worst = worst.max(total - dead);
        dead = total;
        let (sick, disabled) = (f64::from(f.sick), f64::from(f.disabled()));
        match k {
            105 => told[0] = sick, // 25 February
            145 => (told[1], told[2]) = (disabled, 1e3 * disabled / f64::from(f.mouths())), // 6 April
            191 => (told[3], told[4]) = (sick, disabled), // 22 May
            231 => told[5] = f64::from(dead), // 1 July
            _ => {}
        }
    }
    told[6] = f64::from(worst);
    told
}

/// A detachment of 580 men for 28 days from 21 March: in bed at the end, and dead.
fn detachment(sc: &Scenario, seed: u64, fault: f64) -> [f64; 2] {
    let mut war = fixture::war(sc, seed);
    war.theta.sick_incidence *= fault;
    let mut world = fixture::world(&war);
    world.day = 212;
    fixture::days(&war, &mut world, 28, &[fixture::strike]);
    let dead = world.ledger.dead[1][Cause::Sickness as usize];
    [f64::from(world.formations[FOOT].sick), f64::from(dead)]
}

/// The quantile `p` of a sample.
fn quantile(sample: &[f64], p: f64) -> f64 {
    let mut sorted = sample.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[((sorted.len() - 1) as f64 * p).round() as usize]
}

/// Whether a sample's 5 %, 50 % and 95 % quantiles are those of a reference of 5000 runs: within four standard errors of both (those of
/// a normal sample, 2.11 and 1.25 standard deviations over √n), and the one by which whole men can be off.
fn like(sample: &[f64], reference: [f64; 3]) -> bool {
    let n = sample.len() as f64;
    let spread = sqrt(Estimate::of_variance(sample).mean) * sqrt(1.0 / n + 1.0 / 5000.0);
    [0.05, 0.5, 0.95]
        .into_iter()
        .zip(reference)
        .zip([2.11, 1.25, 2.11])
        .all(|((p, value), error)| (quantile(sample, p) - value).abs() <= 4.0 * error * spread + 1.0)
}

/// The prototype of war-model §3, run 5000 times: 5 %, 50 %, 95 %. Its table of 200 runs has the medians 1108, 2118, 0.44, 755, 1300,
/// 1610, 70, 178 and 14.
#[test]
fn the_camp_of_the_campaign_falls_ill_as_the_prototype_does() {
    const REFERENCE: [[f64; 3]; 9] = [
        [1020.0, 1106.0, 1188.0], // in bed on 25 February
        [1990.0, 2133.0, 2272.0], // in bed or convalescent on 6 April
        [425.0, 444.9, 463.4],    // per thousand of those present
        [682.0, 754.0, 824.0],    // in bed on 22 May
        [1197.0, 1302.0, 1405.0], // in bed or convalescent
        [1452.0, 1606.0, 1763.0], // dead by 1 July
        [49.0, 71.0, 112.0],      // dead on the worst day
        [156.0, 178.0, 200.0],    // of the detachment, in bed
        [7.0, 14.0, 23.0],        // and dead
    ];
    let (mut army, mut few) = (camp(4100), camp(580));
    for sc in [&mut army, &mut few] {
        sc.formations[FOOT].seasoned = (0.0, 1.0);
    }
    army.formations[FOOT].sick = 60;
    few.formations[FOOT].sick = 12;
    let table = |fault: f64| -> Vec<Vec<f64>> {
        let runs: Vec<Vec<f64>> = (0..600)
            .map(|s| [&campaign(&army, s, fault)[..], &detachment(&few, s, fault)[..]].concat())
            .collect();
        (0..9).map(|k| runs.iter().map(|r| r[k]).collect()).collect()
    };
    let sound = table(1.0);
    for (k, sample) in sound.iter().enumerate() {
        let found = [0.05, 0.5, 0.95].map(|p| quantile(sample, p));
        assert!(like(sample, REFERENCE[k]), "row {k}: {found:?} against {:?}", REFERENCE[k]);
    }
    let faulty = table(1.05);
    let noticed = (0..9).filter(|k| !like(&faulty[*k], REFERENCE[*k])).count();
    assert!(noticed >= 3, "incidence off by 5 % goes unnoticed in all but {noticed} rows");
}

/// The table of lethal days is the gamma law: quantile by quantile within three parts in ten thousand, with mean 1 and the variance asked for.
#[test]
fn lethal_days_are_gamma() {
    for variance in [0.1, 0.5, 1.0, 1.2, 2.0] {
        let table = GammaTable::new(variance);
        let exact = |u: f64| variance * gamma_quantile(1.0 / variance, u);
        let (mut mean, mut square) = (0.0, 0.0);
        let n = 20_000;
        for i in 0..n {
            let u = (f64::from(i) + 0.5) / f64::from(n);
            let x = table.of(variance, u);
            mean += x / f64::from(n);
            square += x * x / f64::from(n);
            assert!(i % 97 != 0 || (x / exact(u) - 1.0).abs() < 3e-4, "{variance}: {x} at {u}");
        }
        assert!((mean - 1.0).abs() < 1e-3, "{variance}: mean {mean}");
        assert!((square - mean * mean - variance).abs() < 0.01 * variance, "{variance}");
        for u in [1e-6, 1.0 - 1e-6, 1.0 - 1e-8] {
            assert!((table.of(variance, u) / exact(u) - 1.0).abs() < 1e-3, "{variance}: tail at {u}");
        }
        assert_eq!(
            table.of(0.7, 0.3),
            0.7 * gamma_quantile(1.0 / 0.7, 0.3),
            "another variance is worked out"
        );
    }
    assert_eq!(GammaTable::new(0.0).of(0.0, 0.3), 1.0);
}

/// The five moves of a night are made at once; a record of every effect has them one by one, and the world comes out the same.
#[test]
fn a_night_in_one_is_its_moves() {
    let sc = camp(3000);
    let war = fixture::war(&sc, 11);
    let mut world = fixture::world(&war);
    let (mut out, mut moves) = (Effects::new(), 0);
    for day in 1..60 {
        world.day = day;
        fixture::strike(&war, &world, &mut out);
        let (mut told, mut record) = (world.clone(), Record::full());
        told.apply(&mut out.clone(), &mut record);
        world.apply(&mut out, &mut Record::new());
        assert_eq!(told, world, "day {day}");
        let people = record.effects.iter().filter(|(_, _, e)| matches!(e, Effect::Move { .. }));
        moves += people.count();
    }
    assert!(moves > 100, "{moves} moves in two months");
}

/// More than there are may not be taken from the sick either.
#[test]
#[should_panic(expected = "sickness.course")]
fn a_night_takes_nobody_who_is_not_there() {
    let sc = camp(100);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let mut out = Effects::new();
    out.push(
        &sickness::COURSE,
        Effect::Beds(FormationId::new(FOOT), Beds { dead: 101, ..Beds::QUIET }, &sickness::NIGHT),
    );
    world.apply(&mut out, &mut Record::new());
}
