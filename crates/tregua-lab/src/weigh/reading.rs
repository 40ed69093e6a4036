//! Readings: what each answer to a question would change in the scenario, and the scenario so changed.

use tregua_engine::draws;
use tregua_engine::scenario::book::{Book, Hypothesis, Override, Tongues};
use tregua_engine::scenario::{DeciderId, Scenario};
use tregua_engine::theta::Theta;

/// A reading that can be weighed.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Id in the files.
    pub key: String,
    /// What it says.
    pub text: Tongues,
    /// Who holds it.
    pub held_by: String,
    /// The scenario as it would have it.
    pub scenario: Scenario,
    /// Parameters that it sets, by position in [`Theta::NAMES`].
    pub set: Vec<(usize, f64)>,
    /// What it changes.
    pub changes: Vec<Override>,
    /// What it sets as it is set already: it says so, and nothing hangs on it.
    pub idle: Vec<Override>,
}

/// A question of the scenario, with its rival readings.
#[derive(Clone, Debug)]
pub struct Question {
    /// Id in the files.
    pub key: String,
    /// The readings that change something.
    pub readings: Vec<Reading>,
    /// Those that change nothing: they judge results, and not causes, or say what no war can show.
    pub unweighed: Vec<(String, Tongues)>,
    /// The deciders about whom the readings differ.
    pub deciders: Vec<DeciderId>,
}

/// Why a question cannot be weighed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionError {
    /// Nobody asks it.
    #[error("hypotheses.toml asks no question `{typed}`; it asks: {}", .all.join(", "))]
    Unknown {
        /// What was typed.
        typed: String,
        /// The questions that there are.
        all: Vec<String>,
    },
    /// A reading sets everything as it is set already.
    #[error(
        "{reading} changes nothing: {what} in the scenario already; change its `overrides` in hypotheses.toml, or leave them empty"
    )]
    Nothing {
        /// The reading's id.
        reading: String,
        /// What it sets, such as `caesar.blood is -0.2`.
        what: String,
    },
    /// Two readings change the same.
    #[error(
        "{one} and {other} change the same: no record can tell them apart; set other `overrides` for one of them in hypotheses.toml"
    )]
    Same {
        /// The id of one.
        one: String,
        /// The id of the other.
        other: String,
    },
    /// There is nothing to weigh it against.
    #[error(
        "`{question}` has {readings} reading with `overrides`, and weighing takes two; add a rival to hypotheses.toml"
    )]
    Alone {
        /// The question.
        question: String,
        /// How many of its readings change something.
        readings: usize,
    },
}

/// The questions that are asked, in the order of the file, each with its readings.
#[must_use]
pub fn questions(book: &Book) -> Vec<(&str, Vec<&Hypothesis>)> {
    let mut all: Vec<(&str, Vec<&Hypothesis>)> = Vec::new();
    for h in &book.hypotheses {
        match all.iter_mut().find(|(key, _)| *key == h.question) {
            Some((_, readings)) => readings.push(h),
            None => all.push((&h.question, vec![h])),
        }
    }
    all
}

impl Question {
    /// The question as typed.
    ///
    /// # Errors
    /// If nobody asks it, a reading changes nothing or the same as another, or it has no rival.
    pub fn of(sc: &Scenario, book: &Book, typed: &str) -> Result<Self, QuestionError> {
        let all = questions(book);
        let unknown = || QuestionError::Unknown {
            typed: typed.to_owned(),
            all: all.iter().map(|(key, _)| (*key).to_owned()).collect(),
        };
        let (key, hypotheses) = all.iter().find(|(key, _)| *key == typed).ok_or_else(unknown)?;
        let (mut readings, mut unweighed, mut deciders) = (Vec::new(), Vec::new(), Vec::new());
        for h in hypotheses {
            if h.overrides.is_empty() {
                unweighed.push((h.key.clone(), h.reading.clone()));
                continue;
            }
            let reading = Reading::of(sc, h)?;
            if let Some(other) = readings.iter().find(|r: &&Reading| r.same(&reading)) {
                return Err(QuestionError::Same { one: other.key.clone(), other: reading.key });
            }
            deciders.extend(reading.changes.iter().filter_map(decider));
            readings.push(reading);
        }
        if readings.len() < 2 {
            return Err(QuestionError::Alone { question: (*key).to_owned(), readings: readings.len() });
        }
        deciders.sort();
        deciders.dedup();
        Ok(Self { key: (*key).to_owned(), readings, unweighed, deciders })
    }
}

const fn decider(change: &Override) -> Option<DeciderId> {
    match change {
        Override::Weight(id, ..) | Override::Impatience(id, _) | Override::DayCost(id, _) => Some(*id),
        Override::Parameter(..) => None,
    }
}

impl Reading {
    /// The scenario as a hypothesis would have it.
    ///
    /// # Errors
    /// If it changes nothing.
    pub fn of(sc: &Scenario, h: &Hypothesis) -> Result<Self, QuestionError> {
        let mut scenario = sc.clone();
        // Values that are found for a reading are kept under a digest of its own.
        scenario.digest ^=
            u64::from(draws::key(&h.key)) << 32 | u64::from(draws::key(&format!("{:?}", h.overrides)));
        let mut set = Vec::new();
        for change in &h.overrides {
            apply(&mut scenario, change);
            if let Override::Parameter(i, x) = change {
                set.push((*i, *x));
            }
        }
        let (idle, changes): (Vec<Override>, Vec<Override>) =
            h.overrides.iter().cloned().partition(|change| value(sc, change) == given(change));
        if changes.is_empty() {
            let what = idle.iter().map(|c| format!("{} is {}", name(sc, c), given(c)));
            let what = what.collect::<Vec<_>>().join(", ");
            return Err(QuestionError::Nothing { reading: h.key.clone(), what });
        }
        let (key, text, held_by) = (h.key.clone(), h.reading.clone(), h.held_by.clone());
        Ok(Self { key, text, held_by, scenario, set, changes, idle })
    }

    /// Whether another reading changes the same, in whatever order.
    fn same(&self, other: &Self) -> bool {
        let within = |a: &Self, b: &Self| {
            a.changes.iter().all(|c| b.changes.contains(c)) && a.set.iter().all(|s| b.set.contains(s))
        };
        within(self, other) && within(other, self)
    }
}

fn apply(sc: &mut Scenario, change: &Override) {
    match *change {
        Override::Weight(id, attribute, w) => {
            sc.deciders[id.ix()].utility.weights[attribute as usize] = w;
        }
        Override::Impatience(id, r) => sc.deciders[id.ix()].utility.impatience = r,
        Override::DayCost(id, c) => sc.deciders[id.ix()].utility.day_cost = c,
        Override::Parameter(i, x) => sc.parameters[i].value = x,
    }
}

/// What stands in a scenario where a change would be made.
#[must_use]
pub fn value(sc: &Scenario, change: &Override) -> f64 {
    match *change {
        Override::Weight(id, attribute, _) => sc.deciders[id.ix()].utility.weights[attribute as usize],
        Override::Impatience(id, _) => sc.deciders[id.ix()].utility.impatience,
        Override::DayCost(id, _) => sc.deciders[id.ix()].utility.day_cost,
        Override::Parameter(i, _) => sc.parameters[i].value,
    }
}

/// What a change sets.
#[must_use]
pub const fn given(change: &Override) -> f64 {
    match *change {
        Override::Weight(.., x)
        | Override::Impatience(_, x)
        | Override::DayCost(_, x)
        | Override::Parameter(_, x) => x,
    }
}

/// What a change is made to, as the files name it.
fn name(sc: &Scenario, change: &Override) -> String {
    let key = |id: DeciderId| &sc.deciders[id.ix()].key;
    match *change {
        Override::Weight(id, attribute, _) => format!("{}.{}", key(id), attribute.key()),
        Override::Impatience(id, _) => format!("{}.impatience", key(id)),
        Override::DayCost(id, _) => format!("{}.day_cost", key(id)),
        Override::Parameter(i, _) => Theta::NAMES[i].to_owned(),
    }
}
