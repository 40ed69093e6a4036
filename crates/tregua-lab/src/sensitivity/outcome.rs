//! What is asked of a war: how it went and ended in any scenario, and every number of the scenario's record.

use crate::campaign::Watcher;
use crate::measure::Observer;
use crate::parts::layout;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{PlaceId, Scenario, SideId};
use tregua_engine::world::World;

/// Something that is asked of every war. Its value is missing where it did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Asked {
    /// The day on which the place last changed hands.
    Falls(PlaceId),
    /// The day of the first truce.
    Truce,
    /// The day of the peace.
    Peace,
    /// The day on which officers first depose the head of the side.
    Coup(SideId),
    /// Whether the side for change holds the place at the end: 1 or 0.
    Holds(PlaceId),
    /// Men that the side has left at the end.
    Men(SideId),
    /// Dead of the side by sickness.
    Dead(SideId),
    /// A number of the record: its place among the scenario's targets.
    Target(usize),
}

/// Half of an answer: what may never happen has two, and a date is never averaged with a missing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Part {
    /// Whether it happens: 1 or 0.
    Whether,
    /// When, or how much, where it happens.
    Value,
}

/// What is divided among the numbers: one half of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Outcome {
    /// Place of what is asked among all that is.
    pub place: usize,
    /// What is asked.
    pub asked: Asked,
    /// Which half.
    pub part: Part,
}

impl Asked {
    /// A digest of what is told of a war, in its order.
    pub(crate) fn digest(sc: &Scenario) -> String {
        layout(Self::all(sc).iter().map(|asked| asked.key(sc)))
    }

    /// Everything that is asked over this scenario: what people ask first, and then the record.
    #[must_use]
    pub fn all(sc: &Scenario) -> Vec<Self> {
        let mut places = vec![sc.capital, sc.fort];
        places.dedup();
        let mut all: Vec<Self> = places.iter().map(|p| Self::Falls(*p)).collect();
        all.extend([Self::Truce, Self::Peace]);
        all.extend(SideId::BOTH.map(Self::Coup));
        all.extend(places.iter().map(|p| Self::Holds(*p)));
        all.extend(SideId::BOTH.map(Self::Men));
        all.extend(SideId::BOTH.map(Self::Dead));
        all.extend((0..sc.targets.len()).map(Self::Target));
        all
    }

    /// It is asked of any war, and not only because the record has it.
    #[must_use]
    pub const fn of_any_war(&self) -> bool {
        !matches!(self, Self::Target(_))
    }

    /// Its value is a day.
    #[must_use]
    pub fn is_date(&self, sc: &Scenario) -> bool {
        match self {
            Self::Falls(_) | Self::Truce | Self::Peace | Self::Coup(_) => true,
            Self::Target(t) => sc.targets[*t].unit == "date",
            _ => false,
        }
    }

    /// Its name in tables: `falls.PLACE`, `coup.SIDE`, `record.KEY`.
    #[must_use]
    pub fn key(&self, sc: &Scenario) -> String {
        let (place, side) = (|p: PlaceId| &sc.places[p.ix()].key, |s: SideId| &sc.sides[s.ix()].key);
        match *self {
            Self::Falls(p) => format!("falls.{}", place(p)),
            Self::Truce => "truce".into(),
            Self::Peace => "peace".into(),
            Self::Coup(s) => format!("coup.{}", side(s)),
            Self::Holds(p) => format!("holds.{}", place(p)),
            Self::Men(s) => format!("men.{}", side(s)),
            Self::Dead(s) => format!("dead_of_sickness.{}", side(s)),
            Self::Target(t) => format!("record.{}", sc.targets[t].key),
        }
    }
}

impl Outcome {
    /// Both halves of everything that is asked.
    #[must_use]
    pub fn all(sc: &Scenario) -> Vec<Self> {
        let halves = |(place, asked): (usize, Asked)| {
            [Part::Whether, Part::Value].map(|part| Self { place, asked, part })
        };
        Asked::all(sc).into_iter().enumerate().flat_map(halves).collect()
    }

    /// Its column in the answers of wars. A war that the engine gave up tells nothing at all.
    #[must_use]
    pub fn column(&self, answers: &[Vec<f64>]) -> Vec<f64> {
        let told = |answer: &Vec<f64>| match self.part {
            Part::Value => answer[self.place],
            Part::Whether if answer.iter().all(|x| x.is_nan()) => f64::NAN,
            Part::Whether => f64::from(u8::from(!answer[self.place].is_nan())),
        };
        answers.iter().map(told).collect()
    }

    /// Its name in tables: that of what is asked, and `.happens` for whether it does.
    #[must_use]
    pub fn key(&self, sc: &Scenario) -> String {
        let key = self.asked.key(sc);
        if self.part == Part::Whether { key + ".happens" } else { key }
    }
}

/// Watches a war for what is asked of it.
pub(super) struct Witness {
    observer: Observer,
    /// Days of what was asked and has happened: whether a later one counts instead, which, when.
    days: Vec<(Asked, Option<i32>)>,
}

impl Witness {
    pub(super) fn new(sc: &Scenario) -> Self {
        let days = Asked::all(sc).into_iter().map(|asked| (asked, None)).collect();
        Self { observer: Observer::new(sc), days }
    }

    fn hear(&mut self, day: i32, happened: &Happened) {
        let (what, last_counts) = match *happened {
            Happened::Fell { place, .. } => (Asked::Falls(place), true),
            Happened::TruceBegan { .. } => (Asked::Truce, false),
            Happened::PeaceMade { .. } => (Asked::Peace, false),
            Happened::Coup { side, .. } => (Asked::Coup(side), false),
            _ => return,
        };
        if let Some((_, noted)) = self.days.iter_mut().find(|(asked, _)| *asked == what)
            && (last_counts || noted.is_none())
        {
            *noted = Some(day);
        }
    }

    /// What the war has told, in the order of what is asked.
    pub(super) fn told(&self, sc: &Scenario, world: &World) -> Vec<f64> {
        let record = self.observer.values();
        let change = sc.side_for_change();
        let men = |side: SideId| -> f64 {
            world.formations.iter().filter(|f| f.side == side).map(|f| f64::from(f.mouths())).sum()
        };
        let tell = |(asked, day): &(Asked, Option<i32>)| match *asked {
            Asked::Holds(place) => f64::from(u8::from(world.places[place.ix()].held_by == change)),
            Asked::Men(side) => men(side),
            Asked::Dead(side) => f64::from(world.ledger.dead[side.ix()][0]),
            Asked::Target(t) => record[t],
            _ => day.map_or(f64::NAN, f64::from),
        };
        self.days.iter().map(tell).collect()
    }
}

impl Watcher for Witness {
    fn see(
        &mut self,
        war: &tregua_engine::war::War<'_>,
        world: &World,
        told: &[(i32, &'static Rule, Happened)],
    ) {
        self.observer.see(war, world, told);
        for (day, _, happened) in told {
            self.hear(*day, happened);
        }
    }
}
