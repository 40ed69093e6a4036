//! What a forecast of the record is held to: the thresholds on what was held out (inference §5), written before anything was fitted.
//!
//! Never one merged number: each measure has its own grade, and an excellent fit that is poor on what was held out is a failure.

use super::{Score, Scorecard, with_error};
use crate::statistics::distance::{Distance, Shrink};
use crate::statistics::{binomial, quantile, sorted};
use std::collections::BTreeSet;
use tregua_engine::draws::Draws;
use tregua_engine::scenario::{Measure, Scenario};

/// How good something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Not good enough.
    Short,
    /// It will do.
    Acceptable,
    /// Good.
    Good,
    /// Excellent.
    Excellent,
}

/// What is measured of what was held out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bar {
    /// Share of the targets inside their intervals of 90 %.
    Inside,
    /// By how much CRPS is smaller than that of wars with numbers from their ranges [share].
    Skill,
    /// How much likelier the record is than by wars with numbers from their ranges [nat a part].
    LogGain,
    /// How much larger CRPS is than that of what may be fitted [share].
    Gap,
    /// Share of simulated records that lie no farther out than the record, all parts together.
    Joint,
}

/// A measure with its grade.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Judged {
    /// Which.
    pub bar: Bar,
    /// The figure, in the unit of the bar.
    pub value: f64,
    /// Where nineteen of twenty resamples of the targets lie; none where targets cannot be resampled, or are too few to.
    pub interval: Option<[f64; 2]>,
    /// How good it is.
    pub grade: Grade,
}

/// How well a part of the record was foreseen by wars with numbers from their ranges.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Foreseen {
    /// Its CRPS, in tolerances; none where too few wars tell it.
    #[serde(default)]
    pub crps: Option<f64>,
    /// Logarithm of its density, in tolerances [nat].
    #[serde(default)]
    pub log_score: Option<f64>,
}

impl Foreseen {
    /// What a score says of it.
    #[must_use]
    pub fn of(score: &Score) -> Self {
        let there = |x: f64| x.is_finite().then_some(x);
        Self { crps: there(score.crps), log_score: there(score.log_score) }
    }
}

/// Judges an ensemble by what was held out; with `ranges`, part by part, also against wars with numbers from their ranges.
#[must_use]
pub fn judge(sc: &Scenario, card: &Scorecard, values: &[Vec<f64>], ranges: &[Foreseen]) -> Vec<Judged> {
    let gained = (!ranges.is_empty()).then(|| [skill(card, ranges), log_gain(card, ranges)]);
    let against = gained.into_iter().flatten().flatten();
    let alone = [inside(card), gap(card), joint(sc, card, values)].into_iter().flatten();
    alone.chain(against).collect()
}

/// The grade of a value of which more is better.
fn graded(value: f64, [acceptable, good, excellent]: [f64; 3]) -> Grade {
    match value {
        x if x >= excellent => Grade::Excellent,
        x if x >= good => Grade::Good,
        x if x >= acceptable => Grade::Acceptable,
        _ => Grade::Short,
    }
}

/// Coverage; nothing where no target was held out, or none is due. The thresholds for thirty facts (23, 25 to 29, 26 to 28) are tails of the binomial distribution: 1, 10 and 30 %.
fn inside(card: &Scorecard) -> Option<Judged> {
    let is_held_out = |n: &&u32| card.parts.iter().any(|p| p.number == **n && p.held_out);
    let all = card.numbers.iter().filter(is_held_out).count();
    if all == 0 {
        return None;
    }
    let hits = card.inside_90.iter().filter(is_held_out).count();
    let chances = binomial::chances(all, 0.9);
    let (few, many): (f64, f64) = (chances[..=hits].iter().sum(), chances[hits..].iter().sum());
    let grade = if few.min(many) > 0.3 {
        Grade::Excellent
    } else if few.min(many) > 0.1 {
        Grade::Good
    } else if few > 0.01 {
        Grade::Acceptable
    } else {
        Grade::Short
    };
    Some(Judged { bar: Bar::Inside, value: hits as f64 / all as f64, interval: None, grade })
}

/// A pair of figures of a part: by wars with numbers from their ranges, and by these.
#[derive(Clone, Copy)]
struct Pair {
    number: u32,
    ranges: f64,
    these: f64,
}

fn pairs(card: &Scorecard, ranges: &[Foreseen], of: fn(&Foreseen) -> Option<f64>) -> Vec<Pair> {
    let both = card.parts.iter().zip(ranges).filter(|(part, _)| part.held_out);
    let pair = |(part, ranges): (&Score, &Foreseen)| {
        Some(Pair { number: part.number, ranges: of(ranges)?, these: of(&Foreseen::of(part))? })
    };
    both.filter_map(pair).collect()
}

fn skill(card: &Scorecard, ranges: &[Foreseen]) -> Option<Judged> {
    let pairs = pairs(card, ranges, |f| f.crps);
    let skill = |pairs: &[Pair]| {
        1.0 - pairs.iter().map(|p| p.these).sum::<f64>() / pairs.iter().map(|p| p.ranges).sum::<f64>()
    };
    against(Bar::Skill, &pairs, skill, [0.3, 0.5])
}

fn log_gain(card: &Scorecard, ranges: &[Foreseen]) -> Option<Judged> {
    let pairs = pairs(card, ranges, |f| f.log_score);
    let gain =
        |pairs: &[Pair]| pairs.iter().map(|p| p.these - p.ranges).sum::<f64>() / pairs.len().max(1) as f64;
    against(Bar::LogGain, &pairs, gain, [0.3, 0.6])
}

/// A gain over wars with numbers from their ranges: acceptable only where resamples of the targets do not lose.
fn against(
    bar: Bar,
    pairs: &[Pair],
    of: impl Fn(&[Pair]) -> f64,
    [good, excellent]: [f64; 2],
) -> Option<Judged> {
    if pairs.is_empty() {
        return None;
    }
    let (value, interval) = (of(pairs), resampled(pairs, of));
    let beyond_luck = interval.is_some_and(|[low, _]| low > 0.0);
    let grade = if beyond_luck { graded(value, [0.0, good, excellent]) } else { Grade::Short };
    Some(Judged { bar, value, interval, grade })
}

/// Resamples that an interval rests on.
const RESAMPLES: u32 = 2000;

/// The stream of luck that resamples targets.
const RESAMPLE: u32 = tregua_engine::rule::stream("lab.thresholds");

/// Of fewer targets than this no interval is told: that five all gain, or all lose, is luck in more than one case of twenty (2/2⁵).
const FEWEST: usize = 6;

/// Where nineteen of twenty resamples of whole targets lie: the parts of a target stand or fall together. None of too few targets.
fn resampled(pairs: &[Pair], of: impl Fn(&[Pair]) -> f64) -> Option<[f64; 2]> {
    let numbers: BTreeSet<u32> = pairs.iter().map(|p| p.number).collect();
    let numbers: Vec<u32> = numbers.into_iter().collect();
    if numbers.len() < FEWEST {
        return None;
    }
    let draws = Draws::new(0);
    let one = |i: u32| {
        let drawn = |k: usize| {
            let u = draws.uniform(RESAMPLE, k as u32, 0, i);
            numbers[((u * numbers.len() as f64) as usize).min(numbers.len() - 1)]
        };
        let again: Vec<Pair> = (0..numbers.len())
            .map(drawn)
            .flat_map(|n| pairs.iter().filter(move |p| p.number == n).copied())
            .collect();
        of(&again)
    };
    let all = sorted((0..RESAMPLES).map(one));
    Some([quantile(&all, 0.025), quantile(&all, 0.975)])
}

/// How much worse what was held out is foreseen than what may be fitted.
fn gap(card: &Scorecard) -> Option<Judged> {
    let mean = |held_out: bool| {
        let of = |p: &&Score| p.held_out == held_out && p.crps.is_finite();
        let all: Vec<f64> = card.parts.iter().filter(of).map(|p| p.crps).collect();
        (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
    };
    let value = mean(true)? / mean(false)? - 1.0;
    Some(Judged { bar: Bar::Gap, value, interval: None, grade: graded(-value, [-0.4, -0.2, -0.1]) })
}

/// A part that fewer wars tell says nothing of a whole record.
const OFTEN: f64 = 0.95;

/// The rank of the record's distance from the middle of the wars (Mahalanobis), all parts together that nearly every war tells.
fn joint(sc: &Scenario, card: &Scorecard, values: &[Vec<f64>]) -> Option<Judged> {
    let told = |i: &usize| {
        let part = &card.parts[*i];
        part.held_out && part.happened >= OFTEN && sc.targets[*i].measure != Measure::Settled
    };
    let parts: Vec<usize> = (0..card.parts.len()).filter(told).collect();
    let wars = parts.first().map_or(0, |i| values[*i].len());
    let record = |war: usize| -> Option<Vec<f64>> {
        let of = |i: &usize| {
            let (target, value) = (&sc.targets[*i], values[*i][war]);
            value.is_finite().then(|| target.off(with_error(target, value, war)))
        };
        parts.iter().map(of).collect()
    };
    let records: Vec<Vec<f64>> = (0..wars).filter_map(record).collect();
    if records.len() < 10 * parts.len().max(1) {
        return None;
    }
    let rows: Vec<&[f64]> = records.iter().map(Vec::as_slice).collect();
    let distance = Distance::of(&rows, Shrink::default())?;
    let own = distance.to(&vec![0.0; parts.len()]);
    let nearer = rows.iter().filter(|r| distance.to(r) <= own).count();
    let value = nearer as f64 / records.len() as f64;
    let grade = graded(value.min(1.0 - value), [0.01, 0.05, 0.1]);
    Some(Judged { bar: Bar::Joint, value, interval: None, grade })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of thirty facts: 23 of 30 are acceptable, 25 good, 26 to 28 excellent, all thirty too wide to be good.
    #[test]
    fn coverage_is_graded_as_the_table_of_thirty_facts() {
        let grade = |hits: u32| {
            let numbers: BTreeSet<u32> = (1..=30).collect();
            let part = |n: &u32| Score { number: *n, held_out: true, ..Score::default() };
            let parts = numbers.iter().map(part).collect();
            let inside_90 = (1..=hits).collect();
            inside(&Scorecard { parts, inside_90, inside_50: BTreeSet::new(), numbers })
                .expect("thirty are due")
                .grade
        };
        let expected = [
            (22, Grade::Short),
            (23, Grade::Acceptable),
            (24, Grade::Acceptable),
            (25, Grade::Good),
            (26, Grade::Excellent),
            (28, Grade::Excellent),
            (29, Grade::Good),
            (30, Grade::Acceptable),
        ];
        for (hits, is) in expected {
            assert_eq!(grade(hits), is, "{hits} of 30");
        }
    }

    fn card(crps: &[f64]) -> Scorecard {
        let part = |(i, crps): (usize, &f64)| Score {
            number: i as u32,
            held_out: true,
            crps: *crps,
            log_score: -crps,
            ..Score::default()
        };
        let parts: Vec<Score> = crps.iter().enumerate().map(part).collect();
        let numbers = (0..crps.len() as u32).collect();
        Scorecard { parts, inside_90: BTreeSet::new(), inside_50: BTreeSet::new(), numbers }
    }

    /// Twice as near in every part is skill of one half; nearer in some and farther in others is none that can be told.
    #[test]
    fn skill_counts_where_it_can_be_told_from_luck() {
        let ranges: Vec<Foreseen> = card(&[1.0; 6]).parts.iter().map(Foreseen::of).collect();
        let sure = skill(&card(&[0.4, 0.5, 0.6, 0.5, 0.45, 0.55]), &ranges).expect("six parts");
        assert!((sure.value - 0.5).abs() < 1e-9 && sure.grade >= Grade::Good, "{sure:?}");
        let mixed = skill(&card(&[0.2, 2.0, 0.3, 1.5, 0.4, 0.9]), &ranges).expect("six parts");
        assert!(mixed.value > 0.0 && mixed.grade == Grade::Short, "{mixed:?}");
        let gain = log_gain(&card(&[0.4, 0.5, 0.6, 0.5, 0.45, 0.55]), &ranges).expect("six parts");
        assert!((gain.value - 0.5).abs() < 1e-9 && gain.grade == Grade::Good, "{gain:?}");
    }

    /// Where nothing was held out, or none of it is due, nothing is excellent; and the same gain of five targets is no more than luck.
    #[test]
    fn where_there_is_little_to_judge_by_nothing_passes() {
        let none = Scorecard { numbers: BTreeSet::new(), ..card(&[0.5; 6]) };
        assert_eq!(inside(&none), None);
        let ranges: Vec<Foreseen> = card(&[1.0; 6]).parts.iter().map(Foreseen::of).collect();
        for (targets, told) in [(1, false), (5, false), (6, true)] {
            let skill = skill(&card(&vec![0.5; targets]), &ranges).expect("there are parts");
            assert_eq!(
                (skill.interval.is_some(), skill.grade >= Grade::Good),
                (told, told),
                "{targets} targets"
            );
        }
    }

    /// Ten parts of five targets are no more than five witnesses, in whatever order they stand.
    #[test]
    fn parts_of_a_target_are_one_witness() {
        let ranges: Vec<Foreseen> = card(&[1.0; 10]).parts.iter().map(Foreseen::of).collect();
        let mut apart = card(&[0.5; 10]);
        (0..).zip(&mut apart.parts).for_each(|(i, part)| part.number = i % 5);
        assert_eq!(skill(&apart, &ranges).expect("there are parts").interval, None);
    }
}
