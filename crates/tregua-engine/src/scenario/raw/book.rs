//! `parameters.toml`, `sources.toml`, `hypotheses.toml`, `questions.toml`, `words.LANG.toml`: numbers with their priors, and what people read.

use super::folk::{Ids, Weights};
use super::read::{Given, Opt};
use super::record::Tongues;
use super::table::table;
use crate::scenario::{Grade, Shape};
use crate::unit::Date;

table! {
    /// A parameter of theta.
    Parameter, "this parameter" {
        /// Value by default.
        value: Given<f64>,
        /// Unit, which must be the engine's.
        unit: Given<String>,
        /// Low end of the prior.
        low: Opt<f64>,
        /// High end of the prior.
        high: Opt<f64>,
        /// Shape of the prior between its ends.
        shape: Given<Shape>,
        /// How well founded it is.
        grade: Given<Grade>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// A source.
    Source, "this source" {
        /// Author.
        author: Given<String>,
        /// Title.
        title: Given<String>,
        /// Year, as printed.
        year: Given<String>,
        /// Kind of text.
        kind: Given<String>,
        /// Note.
        note: Given<String>,
        /// Where it can be read.
        url: Opt<String>,
        /// Whether it is nothing but judgement; default false.
        assumed: Opt<bool>,
    }

    /// `hypotheses.toml`.
    HypothesesFile, "`hypotheses.toml`" {
        /// The hypotheses.
        hypothesis: Opt<Vec<Given<Hypothesis>>>,
    }

    /// A rival reading of the actors.
    Hypothesis, "a hypothesis" {
        /// Id.
        id: Given<String>,
        /// The question that it answers.
        question: Given<String>,
        /// The reading, by language.
        reading: Given<Tongues>,
        /// Who holds it.
        held_by: Given<String>,
        /// What it changes in the scenario.
        overrides: Opt<Vec<Given<Override>>>,
        /// The trace to expect if it is true.
        r#for: Given<Tongues>,
        /// The trace that speaks against it.
        against: Given<Tongues>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// `questions.toml`.
    QuestionsFile, "`questions.toml`" {
        /// The questions.
        question: Opt<Vec<Given<Question>>>,
    }

    /// A question *what if*.
    Question, "a question" {
        /// Id.
        id: Given<String>,
        /// The question, by language.
        ask: Given<Tongues>,
        /// The day in whose evening the wars part.
        at: Given<Date>,
        /// What is otherwise from then on, as it would be typed: `order PLAN`, `without EVENT` ...
        r#do: Ids,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// What a hypothesis changes: a decider's utility, or a parameter.
    Override, "an override" {
        /// The decider whose utility changes.
        decider: Opt<String>,
        /// The weights that change.
        weights: Opt<Weights>,
        /// His impatience [1/day].
        impatience: Opt<f64>,
        /// His cost of a day of war [utility/day].
        day_cost: Opt<f64>,
        /// The parameter that changes.
        parameter: Opt<String>,
        /// Its value.
        value: Opt<f64>,
    }
}
