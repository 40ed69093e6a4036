//! What is recorded: targets, and the measures by which a simulated war is held against them.

use super::Origin;
use super::id::{ArmyId, CityId, DeciderId, PlaceId, SideId, SourceId};
use crate::num;

/// One number or date of the record.
#[derive(Clone, Debug)]
pub struct Target {
    /// Id in the files: `7b`.
    pub key: String,
    /// Number of the target that it is part of: 1 to 34.
    pub number: u32,
    /// How it is measured in a simulated war.
    pub measure: Measure,
    /// Recorded value: a day for dates, else in `unit`.
    pub value: f64,
    /// One standard deviation of record error and irreducible chance, below and above.
    pub tolerance: (f64, f64),
    /// The tolerance is a factor (on the logarithm) and not an amount.
    pub factor: bool,
    /// Kept out of every fit.
    pub held_out: bool,
    /// Unit of the value: `date`, `day`, `person`, `person/day`, `1`.
    pub unit: String,
    /// Where it is recorded.
    pub sources: Vec<SourceId>,
}

/// What values and tolerances are never taken for less than, where they are divided by or have a logarithm.
const LEAST: f64 = 1e-9;

impl Target {
    /// A value as it is compared: on the logarithm where the tolerance is a factor. What is missing stays so.
    #[must_use]
    pub fn scale(&self, x: f64) -> f64 {
        if self.factor { num::ln(if x < LEAST { LEAST } else { x }) } else { x }
    }

    /// The tolerance below and above, as values are compared: next to nothing where the record is certain.
    #[must_use]
    pub fn widths(&self) -> (f64, f64) {
        let (below, above) = self.tolerance;
        (self.width_of(below), self.width_of(above))
    }

    /// The mean of the two tolerances, as values are compared.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width_of(0.5 * (self.tolerance.0 + self.tolerance.1))
    }

    fn width_of(&self, tolerance: f64) -> f64 {
        (if self.factor { num::ln(tolerance) } else { tolerance }).max(LEAST)
    }

    /// How far a value lies from another [mean tolerances].
    #[must_use]
    pub fn apart(&self, value: f64, from: f64) -> f64 {
        (self.scale(value) - self.scale(from)) / self.width()
    }

    /// How far a value lies from the recorded one [mean tolerances].
    #[must_use]
    pub fn off(&self, value: f64) -> f64 {
        self.apart(value, self.value)
    }

    /// How far a value lies from the recorded one [tolerances of the side on which it lies].
    #[must_use]
    pub fn off_on_its_side(&self, value: f64) -> f64 {
        let off = self.scale(value) - self.scale(self.value);
        let (below, above) = self.widths();
        off / if off < 0.0 { below } else { above }
    }
}

/// How a number is read off a simulated war. Dates are days since day 0; a measure of something that did not happen is missing.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Measure {
    /// Days from leaving `from` to reaching `to`.
    Transit { army: ArmyId, from: PlaceId, to: PlaceId },
    /// Day the army first leaves the place on or after `after`.
    Leaves { army: ArmyId, place: PlaceId, after: i32 },
    /// The men who march, fit and convalescent, on that day.
    MenLeaving { army: ArmyId, place: PlaceId, after: i32 },
    /// Day the army reaches the place on or after `after`.
    Reaches { army: ArmyId, place: PlaceId, after: i32 },
    /// Its men (fit, sick and convalescent) on that day.
    MenReaching { army: ArmyId, place: PlaceId, after: i32 },
    /// Days from the army's leaving the place to the decider's first knowing it.
    NewsLag { army: ArmyId, place: PlaceId, decider: DeciderId },
    /// Men recruited at the places until the army leaves `place` by sea or land.
    Recruits { side: SideId, places: Vec<PlaceId>, until_leaves: Option<(ArmyId, PlaceId)> },
    /// Day a ship of the side is first cut out.
    CutOut { side: SideId },
    /// Loss of the boats, share.
    CutOutLoss { side: SideId },
    /// Day of the largest unit defection from the side by `by`.
    Defection { side: SideId, by: i32 },
    /// Its men.
    DefectionMen { side: SideId, by: i32 },
    /// Day of the first battle at the place.
    Battle { place: PlaceId },
    /// Loss of the loser there, share.
    LoserLoss { place: PlaceId },
    /// Loss of the winner there, share.
    WinnerLoss { place: PlaceId },
    /// Day the place declares itself.
    Declares { place: PlaceId },
    /// Day of the side's first coup.
    Coup { side: SideId },
    /// Day the n-th talks open (1 the first).
    TalksOpen { nth: u32 },
    /// Day they close.
    TalksClose { nth: u32 },
    /// Day the chiefs first meet.
    ChiefsMeet,
    /// Day the n-th truce begins.
    TruceBegins { nth: u32 },
    /// Days it lasts with its prolongations.
    TruceLength { nth: u32 },
    /// Settled by the end (0 or 1).
    Settled,
    /// Men of this origin in the side's ranks on the day.
    MenOf { side: SideId, origin: Origin, day: i32 },
    /// Sick in the side's formations at the place, mean over the days.
    Sick { side: SideId, place: Option<PlaceId>, from: i32, to: i32 },
    /// Sick and convalescent.
    SickAndConvalescent { side: SideId, place: Option<PlaceId>, from: i32, to: i32 },
    /// Share of those present sick or convalescent.
    Disabled { side: SideId, place: Option<PlaceId>, from: i32, to: i32 },
    /// Most deaths by sickness in one day, over the days.
    WorstDay { side: SideId, from: i32, to: i32 },
    /// Deaths by sickness a day, mean over the days.
    DeathsPerDay { side: SideId, from: i32, to: i32 },
    /// Sick of the army so many days after it reaches the place.
    SickAfter { army: ArmyId, place: PlaceId, days: i32 },
    /// Dead of the army by sickness in that time.
    DeadAfter { army: ArmyId, place: PlaceId, days: i32 },
    /// Bread price multiplier, mean over the days.
    Price { city: CityId, from: i32, to: i32 },
    /// Day the side loses the place (last time).
    Loses { side: SideId, place: PlaceId },
    /// Sick left to the enemy's care at the place.
    SickLeft { side: SideId, place: PlaceId },
    /// Deserters of an army's side in the days before that leaves the place, on or after a day.
    DesertersBefore { army: ArmyId, place: PlaceId, after: i32, days: i32 },
    /// Men of the side in the place on the day it loses `other`.
    Garrison { side: SideId, place: PlaceId, other: PlaceId },
    /// Days from the loss of `other` to the loss of the place.
    Holds { side: SideId, place: PlaceId, other: PlaceId },
    /// Share of the army's men lost from its leaving `from` to the day.
    LossSince { army: ArmyId, place: PlaceId, day: i32 },
    /// Battles with more than so many men on each side.
    Battles { men: u32 },
}

impl Measure {
    /// Unit of what it measures: `date`, `day`, `person`, `person/day` or `1`.
    #[must_use]
    pub const fn unit(&self) -> &'static str {
        match self {
            Self::Leaves { .. }
            | Self::Reaches { .. }
            | Self::CutOut { .. }
            | Self::Defection { .. }
            | Self::Battle { .. }
            | Self::Declares { .. }
            | Self::Coup { .. }
            | Self::TalksOpen { .. }
            | Self::TalksClose { .. }
            | Self::ChiefsMeet
            | Self::TruceBegins { .. }
            | Self::Loses { .. } => "date",
            Self::Transit { .. } | Self::NewsLag { .. } | Self::TruceLength { .. } | Self::Holds { .. } => {
                "day"
            }
            Self::CutOutLoss { .. }
            | Self::LoserLoss { .. }
            | Self::WinnerLoss { .. }
            | Self::Settled
            | Self::Disabled { .. }
            | Self::Price { .. }
            | Self::LossSince { .. }
            | Self::Battles { .. } => "1",
            Self::DeathsPerDay { .. } => "person/day",
            _ => "person",
        }
    }
}
