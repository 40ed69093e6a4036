//! What a change makes of what people ask about: paired differences with their errors (inference §2.2).

use super::Pair;
use crate::ensemble::Ending;
use crate::statistics::{ClusteredMean, Moments};
use serde::Serialize;
use tregua_engine::scenario::{Scenario, SideId};

/// Something that people ask about a war.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The side for the change holds the capital in the end.
    Capital,
    /// The day on which the capital last changed hands, after the evening on which the wars part.
    CapitalFell,
    /// The side for the change holds the fort in the end.
    Fort,
    /// A settlement ended the war.
    Peace,
    /// A truce was in force at some time.
    Truce,
    /// The head of a side was deposed.
    Deposed(SideId),
    /// Men whom a side has left.
    Men(SideId),
    /// Soldiers of both sides who died.
    SoldiersDead,
    /// Civilians who died.
    CiviliansDead,
    /// Battles fought.
    Battles,
    /// The chance of the change in the long run, as the wider war then stands.
    Change,
}

/// How an outcome is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Yes or no: a share of the wars.
    Share,
    /// A day, where it happens: whether it does is a question of its own.
    Day,
    /// A number.
    Number,
}

impl Outcome {
    /// All, as they are told.
    pub const ALL: [Self; 13] = [
        Self::Capital,
        Self::CapitalFell,
        Self::Fort,
        Self::Change,
        Self::Peace,
        Self::Truce,
        Self::Deposed(SideId::BOTH[0]),
        Self::Deposed(SideId::BOTH[1]),
        Self::Men(SideId::BOTH[0]),
        Self::Men(SideId::BOTH[1]),
        Self::SoldiersDead,
        Self::CiviliansDead,
        Self::Battles,
    ];

    /// How it is told.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Capital | Self::Fort | Self::Peace | Self::Truce | Self::Deposed(_) => Kind::Share,
            Self::CapitalFell => Kind::Day,
            _ => Kind::Number,
        }
    }

    /// Its unit.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::CapitalFell => "day since day 0",
            Self::Men(_) | Self::SoldiersDead | Self::CiviliansDead => "person",
            _ => "1",
        }
    }

    /// What it came to in a war that parted in the evening of `day`; not a number where it never happened since.
    #[must_use]
    pub fn of(self, sc: &Scenario, e: &Ending, day: i32) -> f64 {
        let change = sc.side_for_change().ix() as i64;
        let yes = |is: bool| f64::from(u8::from(is));
        match self {
            Self::Capital => yes(e.holds[0] == change),
            Self::Fort => yes(e.holds[1] == change),
            Self::CapitalFell if e.capital_fell <= f64::from(day) => f64::NAN,
            Self::CapitalFell => e.capital_fell,
            Self::Peace => yes(e.peace),
            Self::Truce => yes(e.truces[0] > 0),
            Self::Deposed(side) => yes(e.coups[side.ix()] > 0),
            Self::Men(side) => e.men[side.ix()],
            Self::SoldiersDead => e.dead[..4].iter().sum(),
            Self::CiviliansDead => e.dead[4],
            Self::Battles => e.battles as f64,
            Self::Change => e.change,
        }
    }

    /// Its name in tables.
    #[must_use]
    pub fn key(self, sc: &Scenario) -> String {
        let of = |what: &str, side: SideId| format!("{what}.{}", sc.sides[side.ix()].key);
        match self {
            Self::Capital => "capital".into(),
            Self::CapitalFell => "capital_fell".into(),
            Self::Fort => "fort".into(),
            Self::Peace => "peace".into(),
            Self::Truce => "truce".into(),
            Self::Deposed(side) => of("deposed", side),
            Self::Men(side) => of("men", side),
            Self::SoldiersDead => "soldiers_dead".into(),
            Self::CiviliansDead => "civilians_dead".into(),
            Self::Battles => "battles".into(),
            Self::Change => "change".into(),
        }
    }
}

/// Wars in which a yes-or-no outcome is otherwise. How the two wars of a pair are coupled decides it, so that it belongs to this engine; the
/// bounds hold for any coupling (Fréchet).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Flips {
    /// Share that turned from no to yes.
    pub to_yes: f64,
    /// Least and most that it could be.
    pub to_yes_bounds: (f64, f64),
    /// Share that turned from yes to no.
    pub to_no: f64,
    /// Least and most that it could be.
    pub to_no_bounds: (f64, f64),
}

/// What a change makes of one outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Effect {
    /// Which.
    #[serde(skip)]
    pub outcome: Outcome,
    /// Pairs that it was read off: for a day, those in which it happens in both wars.
    pub pairs: usize,
    /// As it was.
    pub without: ClusteredMean,
    /// As it is otherwise.
    pub with: ClusteredMean,
    /// With, less without, pair by pair.
    pub difference: ClusteredMean,
    /// How often chance alone would show a difference as large; none of too few pairs.
    pub p: Option<f64>,
    /// It stands though all that was asked at once is counted ([`super::Family`]).
    pub stands: bool,
    /// What each pair came to, without and with.
    #[serde(skip)]
    pub both: Vec<[f64; 2]>,
    /// How many times the variance would be larger had the two wars not shared their luck; none where no pair differs.
    pub reduction: Option<f64>,
    /// For a share.
    pub flips: Option<Flips>,
    /// Share of the differences' variance that is luck from the evening on, and not what came before or is unknown; none unless pairs share
    /// their past.
    pub luck: Option<f64>,
}

impl Effect {
    pub(super) fn of(pairs: &[Option<&Pair>], k: usize, lucks: usize) -> Self {
        let outcome = Outcome::ALL[k];
        let of_group = |(g, group): (usize, &[Option<&Pair>])| -> Vec<(u32, [f64; 2])> {
            let read = group.iter().flatten().map(|p| [p.without[k], p.with[k]]);
            read.filter(|y| y.iter().all(|x| x.is_finite())).map(|y| (g as u32, y)).collect()
        };
        let groups: Vec<Vec<(u32, [f64; 2])>> =
            pairs.chunks(lucks.max(1)).enumerate().map(of_group).collect();
        let all = groups.concat();
        let mean = |f: fn(&[f64; 2]) -> f64| ClusteredMean::of(all.iter().map(|(g, y)| (f(y), *g)));
        let of = |f: fn(&[f64; 2]) -> f64| -> Vec<f64> { all.iter().map(|(_, y)| f(y)).collect() };
        let apart: fn(&[f64; 2]) -> f64 = |y| y[1] - y[0];
        let (without, with, difference) = (mean(|y| y[0]), mean(|y| y[1]), mean(apart));
        let differences = of(apart);
        let v = variance(&differences);
        let by_group: Vec<Vec<f64>> =
            groups.iter().map(|g| g.iter().map(|(_, y)| apart(y)).collect()).collect();
        Self {
            outcome,
            pairs: all.len(),
            without,
            with,
            difference,
            p: difference.p(),
            stands: false,
            reduction: (v > 0.0).then(|| (variance(&of(|y| y[0])) + variance(&of(|y| y[1]))) / v),
            flips: (outcome.kind() == Kind::Share).then(|| flips(&differences, without.mean, with.mean)),
            luck: (lucks > 1 && v > 0.0).then(|| (within(&by_group) / v).min(1.0)),
            both: all.iter().map(|(_, y)| *y).collect(),
        }
    }
}

fn flips(differences: &[f64], p: f64, q: f64) -> Flips {
    let share =
        |d: f64| differences.iter().filter(|x| **x == d).count() as f64 / differences.len().max(1) as f64;
    Flips {
        to_yes: share(1.0),
        to_yes_bounds: ((q - p).max(0.0), q.min(1.0 - p)),
        to_no: share(-1.0),
        to_no_bounds: ((p - q).max(0.0), p.min(1.0 - q)),
    }
}

fn variance(x: &[f64]) -> f64 {
    Moments::of(x.iter().copied()).variance()
}

/// Variance within groups.
fn within(groups: &[Vec<f64>]) -> f64 {
    let several: Vec<&Vec<f64>> = groups.iter().filter(|g| g.len() > 1).collect();
    let squares: f64 = several.iter().map(|g| variance(g) * (g.len() - 1) as f64).sum();
    squares / several.iter().map(|g| g.len() - 1).sum::<usize>().max(1) as f64
}
