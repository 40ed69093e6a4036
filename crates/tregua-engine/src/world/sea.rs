//! At sea: the leg that ships are on, and troops aboard of them.

use super::query;
use crate::scenario::*;
use crate::war::War;
use serde::{Deserialize, Serialize};

/// A leg of the sea that ships are on. Whose they are says from which of its ends they come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeaLeg {
    /// Which.
    pub leg: RouteId,
    /// Still to sail on it [km].
    pub km: f64,
    /// Their speed on it, drawn once [km/day].
    pub speed: f64,
}

impl SeaLeg {
    /// The first leg of the way by sea from one place to another, entered today; none if there is no such way, or no need of one.
    #[must_use]
    pub fn enter(war: &War<'_>, day: i32, squadron: SquadronId, from: PlaceId, to: PlaceId) -> Option<Self> {
        let leg = war.sc.graph.next(from, to, true)?;
        let speed = query::leg_speed(war, day, squadron, leg, from);
        Some(Self { leg, km: war.sc.routes[leg.ix()].km, speed })
    }

    /// The end that ships from the other one make for.
    #[must_use]
    pub fn end(self, war: &War<'_>, from: PlaceId) -> PlaceId {
        war.sc.routes[self.leg.ix()].other(from)
    }

    /// Whence ships come, and the leg as they sail it, now that they are bound for this place: they put about, with the wind as it is today,
    /// if the way there leads back; else they finish the leg first. None if there is no way by sea.
    #[must_use]
    pub fn bound_for(
        self,
        war: &War<'_>,
        day: i32,
        squadron: SquadronId,
        from: PlaceId,
        to: PlaceId,
    ) -> Option<(PlaceId, Self)> {
        let end = self.end(war, from);
        let way = war.sc.graph.next(end, to, true);
        if way.is_none() && to != end {
            return None;
        }
        if way != Some(self.leg) {
            return Some((from, self));
        }
        let km = war.sc.routes[self.leg.ix()].km - self.km;
        Some((end, Self { km, speed: query::leg_speed(war, day, squadron, self.leg, end), ..self }))
    }

    /// What is left of it [day].
    #[must_use]
    pub fn days(self) -> f64 {
        self.km / self.speed
    }

    /// What is left of it after so many days; none if it is done.
    #[must_use]
    pub fn after(self, days: f64) -> Option<Self> {
        let km = self.km - days * self.speed;
        (days < self.days() && km > 0.0).then_some(Self { km, ..self })
    }
}

/// Troops aboard: their place and progress.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Convoy {
    /// Whose ships.
    pub squadron: SquadronId,
    /// The last place it lay at.
    pub from: PlaceId,
    /// Where it will land.
    pub to: PlaceId,
    /// What it is about.
    pub passage: Passage,
}

/// The four things that a convoy can be about, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Passage {
    /// It loads, and has so long to go [day].
    Loading(f64),
    /// It is under sail from where it lay last.
    Sailing(SeaLeg),
    /// It lies off a place: on its way, or before its landing.
    Off,
    /// It lands its troops, and has so long to go [day].
    Unloading(f64),
}
