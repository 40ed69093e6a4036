//! By when the record has what a target measures: wars that are stopped before cannot have missed it.

use super::causes::causes;
use tregua_engine::scenario::{ArmyId, Measure as M, PlaceId, Scenario, Target};

/// Whether wars that end on a day (or on their last) have come to what a target measures.
#[must_use]
pub fn is_due(sc: &Scenario, target: &Target, until: Option<i32>) -> bool {
    until.is_none_or(|last| last >= sc.last_day || due(sc, target).is_none_or(|day| day <= last))
}

/// The day by which the record has it; none if nothing on record dates what it hangs on.
fn due(sc: &Scenario, target: &Target) -> Option<i32> {
    let value = target.value.round() as i32;
    let lasts = |begins: Option<i32>| begins.map(|day| day + value);
    let leaves = |army: ArmyId, place: PlaceId| {
        dated(sc, |m| matches!(*m, M::Leaves { army: a, place: p, .. } if (a, p) == (army, place)))
    };
    let reaches = |army: ArmyId, place: PlaceId| {
        dated(sc, |m| matches!(*m, M::Reaches { army: a, place: p, .. } if (a, p) == (army, place)))
    };
    let loses = |place: PlaceId| dated(sc, |m| matches!(*m, M::Loses { place: p, .. } if p == place));
    match target.measure {
        _ if target.measure.unit() == "date" => Some(value),
        M::MenOf { day, .. } | M::LossSince { day, .. } => Some(day),
        M::Sick { to, .. }
        | M::SickAndConvalescent { to, .. }
        | M::Disabled { to, .. }
        | M::WorstDay { to, .. }
        | M::DeathsPerDay { to, .. }
        | M::Price { to, .. } => Some(to),
        M::Transit { army, to, .. } => reaches(army, to).or_else(|| lasts(decided(sc, target, 0))),
        M::NewsLag { army, place, .. } => lasts(leaves(army, place).or_else(|| decided(sc, target, 0))),
        M::MenLeaving { army, place, after } | M::DesertersBefore { army, place, after, .. } => {
            leaves(army, place).or_else(|| decided(sc, target, after))
        }
        M::Recruits { until_leaves: Some((army, place)), .. } => leaves(army, place),
        M::MenReaching { army, place, .. } => reaches(army, place),
        M::SickAfter { army, place, days } | M::DeadAfter { army, place, days } => {
            reaches(army, place).or_else(|| decided(sc, target, 0)).map(|day| day + days)
        }
        M::CutOutLoss { side } => dated(sc, |m| *m == M::CutOut { side }),
        M::DefectionMen { side, by } => dated(sc, |m| *m == M::Defection { side, by }),
        M::LoserLoss { place } | M::WinnerLoss { place } => dated(sc, |m| *m == M::Battle { place }),
        M::TruceLength { nth } => lasts(dated(sc, |m| *m == M::TruceBegins { nth })),
        M::SickLeft { place, .. } => loses(place),
        M::Garrison { other, .. } => loses(other),
        M::Holds { other, .. } => lasts(loses(other)),
        _ => Some(sc.last_day),
    }
}

/// The day of the first dated target with such a measure.
fn dated(sc: &Scenario, is: impl Fn(&M) -> bool) -> Option<i32> {
    sc.targets.iter().find(|t| is(&t.measure)).map(|t| t.value.round() as i32)
}

/// The day of the first documented decision from a day on that leads to it.
fn decided(sc: &Scenario, target: &Target, from: i32) -> Option<i32> {
    let plans = causes(sc, &target.measure);
    let days = sc.decisions.iter().filter(|d| plans.contains(&d.plan)).map(|d| d.from);
    days.filter(|day| *day >= from).min()
}
