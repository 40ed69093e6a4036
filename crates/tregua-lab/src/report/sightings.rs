//! Where the record has the armies: read off the scenario's own data, and nothing else.
//!
//! A target says when an army left or reached a place, a documented decision that it stood where its plan needs it, and the
//! order of battle where it stood on day 0. Two sightings of an army at one place with none elsewhere between them mean that it stayed.

use tregua_engine::scenario::{ArmyId, Condition, Measure as M, PlaceId, Scenario};

/// An army at a place, from one day to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sighting {
    /// Who.
    pub army: ArmyId,
    /// Where.
    pub place: PlaceId,
    /// First day.
    pub from: i32,
    /// Last day.
    pub to: i32,
    /// Men, where they are recorded; otherwise not a number [person].
    pub men: f64,
}

/// A sighting is good for so many days more on the side on which nothing says that the army moved [day].
const SLACK: i32 = 4;

/// All sightings, army by army in order of time.
pub(super) fn all(sc: &Scenario) -> Vec<Sighting> {
    let mut seen = Vec::new();
    for (i, army) in sc.armies.iter().enumerate().filter(|(_, a)| !a.fixed) {
        seen.extend(army.at.map(|place| at(ArmyId::new(i), place, 0, 0)));
    }
    for decision in &sc.decisions {
        for condition in &sc.plans[decision.plan.ix()].when {
            if let Condition::At(army, place) = *condition {
                seen.push(at(army, place, decision.from, decision.from));
            }
        }
    }
    for target in &sc.targets {
        let day = target.value.round() as i32;
        match target.measure {
            M::Leaves { army, place, .. } => seen.push(at(army, place, day - slack_before(sc, army), day)),
            M::Reaches { army, place, .. } => seen.push(at(army, place, day, day + SLACK)),
            _ => {}
        }
    }
    seen.retain(|s| !sc.armies[s.army.ix()].fixed);
    counted(sc, &mut seen);
    stays(seen)
}

/// How long before it left an army was there: one that is formed later may have been formed on that very day [day].
fn slack_before(sc: &Scenario, army: ArmyId) -> i32 {
    let army = &sc.armies[army.ix()];
    if army.at.or(army.sailing_to).is_some() { SLACK } else { 0 }
}

fn at(army: ArmyId, place: PlaceId, from: i32, to: i32) -> Sighting {
    Sighting { army, place, from, to, men: f64::NAN }
}

/// Puts recorded strengths on the sightings of the same army at the same place.
fn counted(sc: &Scenario, seen: &mut [Sighting]) {
    for target in &sc.targets {
        let (M::MenLeaving { army, place, .. } | M::MenReaching { army, place, .. }) = target.measure else {
            continue;
        };
        for s in seen.iter_mut().filter(|s| (s.army, s.place) == (army, place)) {
            s.men = target.value;
        }
    }
}

/// Joins sightings of one army that follow one another at one place.
fn stays(mut seen: Vec<Sighting>) -> Vec<Sighting> {
    seen.sort_by_key(|s| (s.army, s.to, s.from));
    let mut joined: Vec<Sighting> = Vec::new();
    for s in seen {
        match joined.last_mut() {
            Some(last) if (last.army, last.place) == (s.army, s.place) => {
                (last.from, last.to) = (last.from.min(s.from), last.to.max(s.to));
                last.men = if s.men.is_nan() { last.men } else { s.men };
            }
            // Two orders of one day may name two places: the army was at the first of them.
            Some(last) if last.army == s.army && s.from < last.to && s.from > last.from => last.to = s.from,
            _ => joined.push(s),
        }
    }
    joined
}

/// Who was where on a day.
pub(super) fn on(seen: &[Sighting], day: i32) -> Vec<Sighting> {
    let mut there: Vec<Sighting> = Vec::new();
    for s in seen.iter().filter(|s| (s.from..=s.to).contains(&day)) {
        if there.last().is_none_or(|last| last.army != s.army) {
            there.push(*s);
        }
    }
    there
}

/// Most key days.
const DAYS: i32 = 6;

/// Key days of the war: in each sixth of it, the day of a documented decision or target on which most armies are known to stand
/// somewhere, and among equals the one on which most is decided or recorded.
pub(super) fn key_days(sc: &Scenario, seen: &[Sighting], last: i32) -> Vec<i32> {
    let mut dated: Vec<i32> = sc.decisions.iter().map(|d| d.from).collect();
    dated.extend(sc.targets.iter().filter(|t| t.unit == "date").map(|t| t.value.round() as i32));
    let weight = |day: i32| (on(seen, day).len(), dated.iter().filter(|d| **d == day).count());
    let mut days = Vec::new();
    for part in 0..DAYS {
        let (from, to) = (last * part / DAYS, last * (part + 1) / DAYS);
        let there = dated.iter().copied().filter(|d| (from.max(1)..to).contains(d) && weight(*d).0 > 0);
        // Two key days of neighbouring parts lie apart by at least a third of a part.
        let apart = |d: &i32| days.last().is_none_or(|before: &i32| d - before > last / DAYS / 3);
        days.extend(there.filter(apart).max_by_key(|d| (weight(*d), -d)));
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;
    use tregua_engine::scenario::check::check;

    #[test]
    fn an_army_that_is_formed_later_is_nowhere_before_it_leaves() {
        let mut sc = check(&start::texts()).expect("it is sound").scenario;
        let army = |key: &str| ArmyId::new(sc.armies.iter().position(|a| a.key == key).expect("one of them"));
        let (formed_later, there_from_the_start) = (army("flying-column"), army("hill-army"));
        let place = sc.armies[there_from_the_start.ix()].at.expect("it stands somewhere");
        sc.decisions.clear();
        sc.targets.truncate(2);
        for (target, army) in sc.targets.iter_mut().zip([formed_later, there_from_the_start]) {
            (target.measure, target.value) = (M::Leaves { army, place, after: 0 }, 20.0);
        }
        let span = |army| all(&sc).into_iter().find(|s| s.army == army).map(|s| (s.from, s.to));
        assert_eq!(span(formed_later), Some((20, 20)));
        assert_eq!(span(there_from_the_start), Some((0, 20)));
    }

    fn seen(place: usize, from: i32, to: i32) -> Sighting {
        at(ArmyId::new(0), PlaceId::new(place), from, to)
    }

    #[test]
    fn sightings_at_one_place_are_a_stay_until_another_place() {
        let joined = stays(vec![seen(1, 10, 10), seen(1, 30, 30), seen(2, 50, 54), seen(1, 90, 90)]);
        let spans: Vec<(usize, i32, i32)> = joined.iter().map(|s| (s.place.ix(), s.from, s.to)).collect();
        assert_eq!(spans, [(1, 10, 30), (2, 50, 54), (1, 90, 90)]);
        assert_eq!(on(&joined, 20).len(), 1);
        assert_eq!(on(&joined, 40).len(), 0);
    }
}
