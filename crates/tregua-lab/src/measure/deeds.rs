//! Measures that follow from what happens: marches, battles, truces, falls of places.

use super::Observer;
use tregua_engine::record::Happened as H;
use tregua_engine::scenario::Measure as M;
use tregua_engine::war::War;
use tregua_engine::world::World;

impl Observer {
    /// What one happening means for one target.
    pub(super) fn hear(&mut self, i: usize, war: &War<'_>, world: &World, happened: &H) {
        let measure = &war.sc.targets[i].measure;
        self.marches(i, measure, world, happened);
        self.departs(i, measure, world, happened);
        self.fights(i, measure, world, happened);
        self.politics(i, measure, world, happened);
        self.falls(i, measure, world, happened);
    }

    fn marches(&mut self, i: usize, measure: &M, world: &World, happened: &H) {
        let today = f64::from(world.day);
        let r = &mut self.readings[i];
        match (measure, *happened) {
            (M::Transit { army, from, .. }, H::Left { army: a, place, .. })
                if (a, place) == (*army, *from) =>
            {
                r.since = Some(today);
            }
            (M::Transit { army, to, .. }, H::Reached { army: a, place, .. })
                if (a, place) == (*army, *to) =>
            {
                r.value = r.value.or(r.since.map(|since| today - since));
            }
            (M::Leaves { army, place, after }, H::Left { army: a, place: p, .. })
                if (a, p) == (*army, *place) && world.day >= *after =>
            {
                r.value = r.value.or(Some(today));
            }
            (M::MenLeaving { army, place, after }, H::Left { army: a, place: p, men, convalescent, .. })
                if (a, p) == (*army, *place) && world.day >= *after =>
            {
                r.value = r.value.or(Some(f64::from(men + convalescent)));
            }
            (M::Reaches { army, place, after }, H::Reached { army: a, place: p, .. })
                if (a, p) == (*army, *place) && world.day >= *after =>
            {
                r.value = r.value.or(Some(today));
            }
            (M::MenReaching { army, place, after }, H::Reached { army: a, place: p, men, disabled, .. })
                if (a, p) == (*army, *place) && world.day >= *after =>
            {
                r.value = r.value.or(Some(f64::from(men + disabled)));
            }
            (M::NewsLag { army, place, .. }, H::Left { army: a, place: p, .. })
                if (a, p) == (*army, *place) =>
            {
                r.since = r.since.or(Some(today));
            }
            (M::NewsLag { army, decider, .. }, H::Learned { decider: d, army: a, .. })
                if (a, d) == (*army, *decider) =>
            {
                r.value = r.value.or(r.since.map(|since| today - since));
            }
            (
                M::SickAfter { army, place, .. } | M::DeadAfter { army, place, .. },
                H::Reached { army: a, place: p, .. },
            ) if (a, p) == (*army, *place) => {
                r.since = r.since.or(Some(today));
            }
            (M::LossSince { army, place, .. }, H::Left { army: a, place: p, .. })
                if (a, p) == (*army, *place) =>
            {
                r.since = Some(f64::from(world.mouths(*army)));
            }
            (M::Recruits { side, places, .. }, H::Recruited { side: s, place, men })
                if s == *side && places.contains(&place) && r.since.is_none() =>
            {
                r.sum += f64::from(men);
                r.value = Some(r.sum);
            }
            (M::Recruits { until_leaves: Some((army, place)), .. }, H::Left { army: a, place: p, .. })
                if (a, p) == (*army, *place) =>
            {
                r.since = Some(today);
                r.value = Some(r.sum);
            }
            _ => {}
        }
    }

    /// Who marches off in the morning leaves behind him those who went in the nights before.
    fn departs(&mut self, i: usize, measure: &M, world: &World, happened: &H) {
        let M::DesertersBefore { army, place, after, days } = *measure else { return };
        let H::Left { army: a, place: p, .. } = *happened else { return };
        if (a, p) == (army, place) && world.day >= after && self.readings[i].value.is_none() {
            let side = world.armies[army.ix()].side;
            self.readings[i].value = Some(f64::from(self.deserters(side, world.day - 1, days)));
        }
    }

    fn fights(&mut self, i: usize, measure: &M, world: &World, happened: &H) {
        let today = f64::from(world.day);
        let r = &mut self.readings[i];
        match (measure, *happened) {
            (M::CutOut { side }, H::CutOut { side: by, taken: true, .. }) if by.enemy() == *side => {
                r.value = r.value.or(Some(today));
            }
            (M::CutOutLoss { side }, H::CutOut { side: by, men, lost, .. }) if by.enemy() == *side => {
                r.value = r.value.or(Some(f64::from(lost) / f64::from(men.max(1))));
            }
            (M::Defection { side, by } | M::DefectionMen { side, by }, H::Defected { men, to, .. })
                if to.enemy() == *side && world.day <= *by && f64::from(men) > r.sum =>
            {
                r.sum = f64::from(men);
                let is_day = matches!(measure, M::Defection { .. });
                r.value = Some(if is_day { today } else { f64::from(men) });
            }
            (M::Battle { place }, H::Battle { place: p, .. }) if p == *place => {
                r.value = r.value.or(Some(today))
            }
            (
                M::LoserLoss { place } | M::WinnerLoss { place },
                H::Battle { place: p, men, lost, advantage, .. },
            ) if p == *place => {
                let attacker_won = advantage > 0.0;
                let loser = usize::from(attacker_won);
                let who = if matches!(measure, M::LoserLoss { .. }) { loser } else { 1 - loser };
                r.value = r.value.or(Some(f64::from(lost[who]) / f64::from(men[who].max(1))));
            }
            (M::Battles { men }, H::Battle { men: both, .. }) if both.iter().all(|m| m > men) => r.sum += 1.0,
            _ => {}
        }
    }

    fn politics(&mut self, i: usize, measure: &M, world: &World, happened: &H) {
        let today = f64::from(world.day);
        let (opened, closed, truces) = (self.opened, self.closed, self.truces);
        let r = &mut self.readings[i];
        match (measure, *happened) {
            (M::Declares { place }, H::Declared { place: p }) if p == *place => {
                r.value = r.value.or(Some(today))
            }
            (M::Coup { side }, H::Coup { side: s, .. }) if s == *side => r.value = r.value.or(Some(today)),
            (M::TalksOpen { nth }, H::TalksOpened { .. }) if opened == *nth => {
                r.value = r.value.or(Some(today))
            }
            (M::TalksClose { nth }, H::TalksClosed { .. }) if closed == *nth => r.value = Some(today),
            (M::ChiefsMeet, H::TalksOpened { chiefs: true, .. }) => r.value = r.value.or(Some(today)),
            (M::TruceBegins { nth }, H::TruceBegan { extends: false, .. }) if truces == *nth => {
                r.value = r.value.or(Some(today));
            }
            (M::TruceLength { nth }, H::TruceBegan { extends: false, .. }) if truces == *nth => {
                r.since = Some(today)
            }
            (M::TruceLength { nth }, H::TruceEnded { .. }) if truces == *nth => {
                r.value = r.value.or(r.since.map(|since| today - since));
            }
            _ => {}
        }
    }

    fn falls(&mut self, i: usize, measure: &M, world: &World, happened: &H) {
        let today = f64::from(world.day);
        if let (M::SickLeft { side, place }, H::SickLeft { side: s, place: p, men }) = (measure, happened)
            && (s, p) == (side, place)
        {
            let r = &mut self.readings[i];
            r.sum += f64::from(*men);
            r.value = Some(r.sum);
        }
        let H::Fell { place: fallen, to } = *happened else { return };
        match *measure {
            M::Loses { side, place } if place == fallen && to != side => self.readings[i].value = Some(today),
            M::Garrison { side, place, other } if other == fallen && to != side => {
                let there = world.armies_at(place).filter(|a| world.armies[a.ix()].side == side);
                self.readings[i].value = Some(there.map(|a| f64::from(world.mouths(a))).sum());
            }
            M::Holds { side, other, .. } if other == fallen && to != side => {
                self.readings[i].since = Some(today)
            }
            M::Holds { side, place, .. } if place == fallen && to != side => {
                let r = &mut self.readings[i];
                r.value = r.since.map(|since| today - since);
            }
            _ => {}
        }
    }
}
