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
    /// If nobody asks it, a reading changes nothing, or it has no rival.
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
            readings.push(Reading::of(sc, h)?);
            deciders.extend(h.overrides.iter().filter_map(decider));
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
        let (mut set, mut changes) = (Vec::new(), false);
        for change in &h.overrides {
            changes |= value(sc, change) != given(change);
            apply(&mut scenario, change);
            if let Override::Parameter(i, x) = change {
                set.push((*i, *x));
            }
        }
        if !changes {
            let what = h.overrides.iter().map(|c| format!("{} is {}", name(sc, c), given(c)));
            let what = what.collect::<Vec<_>>().join(", ");
            return Err(QuestionError::Nothing { reading: h.key.clone(), what });
        }
        Ok(Self { key: h.key.clone(), text: h.reading.clone(), held_by: h.held_by.clone(), scenario, set })
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
fn value(sc: &Scenario, change: &Override) -> f64 {
    match *change {
        Override::Weight(id, attribute, _) => sc.deciders[id.ix()].utility.weights[attribute as usize],
        Override::Impatience(id, _) => sc.deciders[id.ix()].utility.impatience,
        Override::DayCost(id, _) => sc.deciders[id.ix()].utility.day_cost,
        Override::Parameter(i, _) => sc.parameters[i].value,
    }
}

const fn given(change: &Override) -> f64 {
    match *change {
        Override::Weight(.., x)
        | Override::Impatience(_, x)
        | Override::DayCost(_, x)
        | Override::Parameter(_, x) => x,
    }
}

/// What a change is made to, as the files name it.
#[must_use]
pub fn name(sc: &Scenario, change: &Override) -> String {
    let key = |id: DeciderId| &sc.deciders[id.ix()].key;
    match *change {
        Override::Weight(id, attribute, _) => format!("{}.{}", key(id), attribute.key()),
        Override::Impatience(id, _) => format!("{}.impatience", key(id)),
        Override::DayCost(id, _) => format!("{}.day_cost", key(id)),
        Override::Parameter(i, _) => Theta::NAMES[i].to_owned(),
    }
}
