//! What a change makes of what people ask about: paired differences with their errors (inference §2.2).

use super::Pair;
use crate::ensemble::Run;
use crate::record_score::quantile;
use serde::Serialize;
use tregua_engine::scenario::{Scenario, SideId};

/// Something that people ask about a war.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The side for the change holds the capital in the end.
    Capital,
    /// The day on which the capital last changed hands.
    CapitalFell,
    /// The side for the change holds the fort in the end.
    Fort,
    /// A settlement ended the war.
    Peace,
    /// A truce was in force at some time.
    Truce,
    /// The head of a side was deposed.
    Deposed(#[serde(skip)] SideId),
    /// Men whom a side has left.
    Men(#[serde(skip)] SideId),
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

    /// What it came to in a war; not a number where it never happened.
    #[must_use]
    pub fn of(self, sc: &Scenario, run: &Run) -> f64 {
        let e = &run.ending;
        let change = sc.side_for_change().ix() as i64;
        let yes = |is: bool| f64::from(u8::from(is));
        match self {
            Self::Capital => yes(e.holds[0] == change),
            Self::Fort => yes(e.holds[1] == change),
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

/// A mean and its standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
}

impl Mean {
    /// Of groups of numbers that share what the others do not: the spread between groups is what counts.
    fn of(groups: &[Vec<f64>]) -> Self {
        let means: Vec<f64> = groups.iter().filter(|g| !g.is_empty()).map(|g| mean(g)).collect();
        Self { mean: mean(&means), error: (variance(&means) / means.len() as f64).sqrt() }
    }

    /// In standard errors; 0 for nothing at all.
    #[must_use]
    pub fn t(&self) -> f64 {
        if self.mean == 0.0 { 0.0 } else { self.mean / self.error }
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
    pub outcome: Outcome,
    /// Pairs that it was read off: for a day, those in which it happens in both wars.
    pub pairs: usize,
    /// As it was.
    pub without: Mean,
    /// As it is otherwise.
    pub with: Mean,
    /// With, less without, pair by pair.
    pub difference: Mean,
    /// What each pair came to, without and with.
    #[serde(skip)]
    pub both: Vec<[f64; 2]>,
    /// How many times the variance would be larger had the two wars not shared their luck; none where no pair differs.
    pub reduction: Option<f64>,
    /// For a share.
    pub flips: Option<Flips>,
    /// Share of the differences' variance that is luck, and not what is unknown; none unless pairs share their numbers.
    pub luck: Option<f64>,
}

impl Effect {
    fn of(pairs: &[Option<&Pair>], k: usize, lucks: usize) -> Self {
        let outcome = Outcome::ALL[k];
        let read = |p: &Pair| [p.without[k], p.with[k]];
        let both = |y: &[f64; 2]| y.iter().all(|x| x.is_finite());
        let group = |g: &[Option<&Pair>]| g.iter().flatten().map(|p| read(p)).filter(both).collect();
        let groups: Vec<Vec<[f64; 2]>> = pairs.chunks(lucks.max(1)).map(group).collect();
        let of = |f: fn(&[f64; 2]) -> f64| -> Vec<Vec<f64>> {
            groups.iter().map(|g| g.iter().map(f).collect()).collect()
        };
        let (without, with, apart) = (of(|y| y[0]), of(|y| y[1]), of(|y| y[1] - y[0]));
        let spread = |of: &[Vec<f64>]| variance(&of.concat());
        let differences = apart.concat();
        let v = variance(&differences);
        let (y, y_with) = (Mean::of(&without), Mean::of(&with));
        Self {
            outcome,
            pairs: differences.len(),
            without: y,
            with: y_with,
            difference: Mean::of(&apart),
            reduction: (v > 0.0).then(|| (spread(&without) + spread(&with)) / v),
            flips: (outcome.kind() == Kind::Share).then(|| flips(&differences, y.mean, y_with.mean)),
            luck: (lucks > 1 && v > 0.0).then(|| (within(&apart) / v).min(1.0)),
            both: groups.concat(),
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

fn mean(x: &[f64]) -> f64 {
    x.iter().sum::<f64>() / x.len() as f64
}

fn variance(x: &[f64]) -> f64 {
    let m = mean(x);
    x.iter().map(|x| (x - m).powi(2)).sum::<f64>() / (x.len() as f64 - 1.0).max(1.0)
}

/// Variance within groups.
fn within(groups: &[Vec<f64>]) -> f64 {
    let several: Vec<&Vec<f64>> = groups.iter().filter(|g| g.len() > 1).collect();
    let squares: f64 = several.iter().map(|g| variance(g) * (g.len() - 1) as f64).sum();
    squares / several.iter().map(|g| g.len() - 1).sum::<usize>().max(1) as f64
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The question's id.
    pub question: String,
    /// The day in whose evening the wars part.
    pub day: i32,
    /// How many pairs.
    pub pairs: usize,
    /// Share in which what was ordered could be ordered.
    pub done: f64,
    /// Share of pairs in which nothing at all is otherwise: a matter of this engine's coupling.
    pub unchanged: f64,
    /// The first day on which they differ: quartiles over the pairs that do.
    pub parted: Option<[f64; 3]>,
    /// What becomes of each outcome.
    pub effects: Vec<Effect>,
}

impl Answer {
    /// Of the pairs of a question, `lucks` of which in a row share their numbers. What was ordered and could not be in a war changed nothing
    /// there: effects are told of the others.
    #[must_use]
    pub fn of(question: &str, day: i32, pairs: &[Pair], lucks: u32) -> Self {
        let share =
            |is: fn(&Pair) -> bool| pairs.iter().filter(|p| is(p)).count() as f64 / pairs.len().max(1) as f64;
        let done: Vec<Option<&Pair>> = pairs.iter().map(|p| Some(p).filter(|p| p.done)).collect();
        let mut parted: Vec<f64> = pairs.iter().filter_map(|p| p.parted.map(f64::from)).collect();
        parted.sort_by(f64::total_cmp);
        Self {
            question: question.to_owned(),
            day,
            pairs: pairs.len(),
            done: share(|p| p.done),
            unchanged: share(|p| p.parted.is_none()),
            parted: (!parted.is_empty()).then(|| [0.25, 0.5, 0.75].map(|q| quantile(&parted, q))),
            effects: (0..Outcome::ALL.len()).map(|k| Effect::of(&done, k, lucks as usize)).collect(),
        }
    }

    /// The effects that stand out most of their errors, those beyond two of them only.
    #[must_use]
    pub fn telling(&self) -> Vec<&Effect> {
        let mut telling: Vec<&Effect> =
            self.effects.iter().filter(|e| e.difference.t().abs() > 2.0).collect();
        telling.sort_by(|a, b| b.difference.t().abs().total_cmp(&a.difference.t().abs()));
        telling
    }
}
