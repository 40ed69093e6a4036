//! The documented decisions replayed: how likely free minds would have chosen what is recorded, in wars that go as recorded until then
//! (inference §5).

use crate::campaign::{self, Fought, GaveUp, Room, ThetaFrom, Unwatched};
use crate::progress::Progress;
use serde::Serialize;
use std::mem::{Discriminant, discriminant};
use std::sync::atomic::AtomicBool;
use tregua_engine::minds::{self, Calls, Choice, Mind, Minds};
use tregua_engine::num;
use tregua_engine::rules::council;
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::war::War;

/// A documented decision and what free minds make of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scored {
    /// Which.
    #[serde(skip)]
    pub decision: DecisionId,
    /// Its id.
    pub key: String,
    /// Wars that came to it.
    pub wars: usize,
    /// Mean chance of what is recorded.
    pub chance: f64,
    /// Mean number of options, doing nothing among them.
    pub options: f64,
    /// Share of the wars in which nothing else was likelier.
    pub first: f64,
    /// Mean chance had every option been as likely.
    pub even: f64,
    /// Mean of −ln of the chance.
    pub loss: Loss,
    /// Mean squared distance between the chances and what was done.
    pub brier: f64,
}

/// Mean of −ln of the chance of what is recorded [nat].
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Loss {
    /// By free minds.
    pub model: f64,
    /// Had every option been as likely.
    pub even: f64,
    /// Had whoever chose done a thing of each kind as often as all the other documented decisions did.
    pub kind: f64,
}

/// All of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Replay {
    /// Wars fought to their end.
    pub wars: u32,
    /// Those to which some war came.
    pub decisions: Vec<Scored>,
    /// Wars that the engine gave up, besides.
    pub gave_up: Vec<GaveUp>,
}

impl Replay {
    /// Of the decisions, how many were the likeliest in half the wars or more.
    #[must_use]
    pub fn first(&self) -> usize {
        self.decisions.iter().filter(|d| d.first >= 0.5).count()
    }

    /// Mean log loss, and those of the two bases [nat].
    #[must_use]
    pub fn loss(&self) -> Loss {
        Loss {
            model: self.mean(|d| d.loss.model),
            even: self.mean(|d| d.loss.even),
            kind: self.mean(|d| d.loss.kind),
        }
    }

    /// Mean Brier score: 0 is best, 2 worst.
    #[must_use]
    pub fn brier(&self) -> f64 {
        self.mean(|d| d.brier)
    }

    /// How many even chances would have put first, on the mean.
    #[must_use]
    pub fn first_by_chance(&self) -> f64 {
        self.decisions.iter().map(|d| 1.0 / d.options).sum()
    }

    fn mean(&self, of: impl Fn(&Scored) -> f64) -> f64 {
        self.decisions.iter().map(of).sum::<f64>() / self.decisions.len().max(1) as f64
    }
}

/// One decision in one war: the options (plans, then doing nothing), the chances of all, and the place of the recorded one.
struct Said {
    decision: DecisionId,
    options: Vec<Option<PlanId>>,
    chances: Vec<f64>,
    place: Option<usize>,
}

/// Plays the documented decisions, and notes how likely each was.
struct Replayer {
    kind: MindKind,
    said: Vec<Said>,
}

impl Mind for Replayer {
    fn calls(&self, _: &Decider) -> Calls {
        Calls::ByRecord
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        let choice = Minds { kinds: [MindKind::History; 2] }.choose(war, view, menu);
        if let (Some(plan), Some(decision)) = (choice.plan, choice.plays)
            && !war.sc.plans[plan.ix()].record_only
        {
            let (free, n) = council::menu(view, Calls::ByPeriod, false);
            let place = free[..n].iter().position(|p| *p == plan);
            self.said.push(Said {
                decision,
                options: free[..n].iter().copied().map(Some).chain([None]).collect(),
                chances: minds::chances(war, view, self.kind, &free[..n]),
                place,
            });
        }
        choice
    }
}

/// A man does any of the things that he could do with this chance: one surprise must not count for ever.
const TREMBLE: f64 = 0.01;

/// Replays the decisions in so many wars, free minds being of this kind; none if `stop` was raised.
#[must_use]
pub fn replay(
    sc: &Scenario,
    kind: MindKind,
    seed: u64,
    wars: u32,
    stop: &AtomicBool,
    progress: &dyn Progress,
) -> Option<Replay> {
    let one = |seed: u64, _| {
        let theta = campaign::theta(sc, ThetaFrom::Prior, seed, &[]);
        let war = campaign::war(sc, theta, seed, [MindKind::History; 2]);
        let mut replayer = Replayer { kind, said: Vec::new() };
        campaign::fight_with(&war, &mut replayer, None, &mut Room::default(), &mut Unwatched);
        replayer.said
    };
    let Fought { came, gave_up } = campaign::fight_all(seed, wars, stop, progress, one)?;
    let wars = came.len() as u32;
    let all: Vec<Said> = came.into_iter().flatten().collect();
    let reached: Vec<&Decision> =
        sc.decisions.iter().filter(|d| all.iter().any(|s| s.decision == d.id)).collect();
    let scored = |d: &Decision| {
        let of: Vec<&Said> = all.iter().filter(|s| s.decision == d.id).collect();
        (!of.is_empty()).then(|| score(sc, d, &of, &reached))
    };
    Some(Replay { wars, decisions: sc.decisions.iter().filter_map(scored).collect(), gave_up })
}

/// What kind of thing an option is: what its first order tells somebody to do; doing nothing is a kind of its own.
type Kind = Option<Discriminant<Verb>>;

fn kind(sc: &Scenario, option: Option<PlanId>) -> Kind {
    option.and_then(|plan| sc.plans[plan.ix()].orders.first()).map(|order| discriminant(&order.verb))
}

/// The chance of what is recorded, had a thing of each kind that lay open been done as often as in all the other documented decisions (each
/// once more: what nobody did is not impossible), and every thing of a kind been as likely.
fn by_kind(sc: &Scenario, said: &Said, others: &[Kind]) -> f64 {
    let Some(place) = said.place else { return 1.0 / said.options.len() as f64 };
    let open: Vec<Kind> = said.options.iter().map(|o| kind(sc, *o)).collect();
    let of = |kinds: &[Kind], kind: Kind| kinds.iter().filter(|k| **k == kind).count() as f64;
    let weight = |kind: Kind| (of(others, kind) + 1.0) / of(&open, kind);
    weight(open[place]) / open.iter().map(|k| weight(*k)).sum::<f64>()
}

fn score(sc: &Scenario, decision: &Decision, said: &[&Said], reached: &[&Decision]) -> Scored {
    let n = said.len() as f64;
    let mean = |of: &dyn Fn(&Said) -> f64| said.iter().map(|s| of(s)).sum::<f64>() / n;
    let options = |s: &Said| s.chances.len() as f64;
    let chance = |s: &Said| s.place.map_or(0.0, |i| s.chances[i]);
    let trembling = |s: &Said| (1.0 - TREMBLE) * chance(s) + TREMBLE / options(s);
    let first = |s: &Said| f64::from(u8::from(s.chances.iter().all(|c| *c <= chance(s))));
    let brier = |s: &Said| s.chances.iter().map(|c| c * c).sum::<f64>() - 2.0 * chance(s) + 1.0;
    let others: Vec<Kind> =
        reached.iter().filter(|d| d.id != decision.id).map(|d| kind(sc, Some(d.plan))).collect();
    Scored {
        decision: decision.id,
        key: decision.key.clone(),
        wars: said.len(),
        chance: mean(&chance),
        options: mean(&options),
        first: mean(&first),
        even: mean(&|s| 1.0 / options(s)),
        loss: Loss {
            model: mean(&|s| -num::ln(trembling(s))),
            even: mean(&|s| num::ln(options(s))),
            kind: mean(&|s| -num::ln(by_kind(sc, s, &others))),
        },
        brier: mean(&brier),
    }
}
