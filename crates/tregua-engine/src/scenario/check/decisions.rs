//! The documented choices.

use super::conditions;
use super::entries::Entries;
use super::judge::Judge;
use super::names::Kind;
use crate::said;
use crate::scenario::book::{Emergent, Tongues};
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::plans::Plan as RawPlan;
use crate::scenario::raw::record::{Decision as Raw, Tongues as RawTongues};
use crate::scenario::raw::{Given, Opt};
use crate::scenario::{Decision, DecisionId, Plan};

/// A decision of the record: somebody's, or a rule's.
#[derive(Clone, Debug)]
pub(super) enum Documented {
    Chosen(Decision),
    Emergent(Emergent),
    /// A fault has been said.
    Nothing,
}

/// A decision of `decisions.toml`.
pub(super) fn decision(judge: &mut Judge<'_>, raw: &Raw) -> Documented {
    judge.cite(Kind::Decision, &raw.id, &raw.source, &raw.why, "why");
    let (from, until) = (judge.day(&raw.date), judge.day(&raw.until));
    judge.in_order(
        &raw.date,
        &raw.until,
        said!("`until` is the last day on which the decision still makes sense"),
    );
    let when = conditions::list(judge, &raw.when);
    let at = raw.when.as_ref().map_or(raw.id.span, |w| w.span);
    conditions::can_hold(judge, &when, &[], at);
    let key = raw.id.text().to_owned();
    if raw.emergent.as_ref().is_some_and(|e| e.or(false)) {
        let target = wanted(judge, raw, "measure", &raw.measure);
        unwanted(judge, "plan", &raw.plan);
        let found = target.and_then(|t| judge.names.find(Kind::Target, t, &mut judge.faults));
        return match (found, target) {
            (Some(_), Some(t)) => {
                Documented::Emergent(Emergent { key, target: t.text().to_owned(), from, until })
            }
            _ => Documented::Nothing,
        };
    }
    unwanted(judge, "measure", &raw.measure);
    let decider = wanted(judge, raw, "decider", &raw.decider).and_then(|d| judge.id(d));
    let plan = wanted(judge, raw, "plan", &raw.plan).and_then(|p| judge.id(p));
    let (Some(decider), Some(plan)) = (decider, plan) else { return Documented::Nothing };
    Documented::Chosen(Decision { key, id: DecisionId::new(0), decider, plan, from, until, when })
}

fn wanted<'r>(
    judge: &mut Judge<'_>,
    raw: &Raw,
    key: &str,
    given: &'r Opt<String>,
) -> Option<&'r Given<String>> {
    if given.is_none() {
        let (kind, help) = if key == "measure" {
            (said!("an emergent decision"), said!("name the target that measures it"))
        } else {
            (
                said!("a decision"),
                said!("say who chose what; with `emergent = true` a `measure` stands instead"),
            )
        };
        judge.error(Code::S101, raw.id.span, said!("{} has no `{}`", kind, key), help);
    }
    given.as_ref()
}

fn unwanted(judge: &mut Judge<'_>, key: &str, given: &Opt<String>) {
    if let Some(given) = given {
        let what = said!("`{}` does not go with this kind of decision", key);
        let help = said!("an emergent decision has a `measure`, every other a `decider` and a `plan`");
        judge.error(Code::S103, given.span, what, help);
    }
}

/// Each plan that was chosen is on the menu of him who chose it.
pub(super) fn on_the_menu(
    judge: &mut Judge<'_>,
    decisions: &Entries<'_, Raw, Documented>,
    plans: &Entries<'_, RawPlan, Plan>,
) {
    for (_, raw, made) in decisions.sound() {
        let Documented::Chosen(Decision { decider, plan, .. }) = made else { continue };
        let menu = plans.get(plan.ix()).map(|p| &p.by);
        if let Some(given) = raw.plan.as_ref().filter(|_| menu.is_some_and(|by| !by.contains(decider))) {
            let who = raw.decider.as_ref().map_or("", Given::text);
            let what = said!("`{}` is not on the menu of `{}`", given.text(), who);
            judge.error(
                Code::S708,
                given.span,
                what,
                said!("add him to the plan's `by`, or name what he chose"),
            );
        }
    }
}

/// The decisions that somebody took, by date (and in file order within a day), with their own ids; and those of rules.
pub(super) fn by_date(made: Vec<Documented>) -> (Vec<Decision>, Vec<Emergent>) {
    let (mut chosen, mut emergent) = (Vec::new(), Vec::new());
    for one in made {
        match one {
            Documented::Chosen(decision) => chosen.push(decision),
            Documented::Emergent(e) => emergent.push(e),
            Documented::Nothing => {}
        }
    }
    chosen.sort_by_key(|d| d.from);
    for (i, decision) in chosen.iter_mut().enumerate() {
        decision.id = DecisionId::new(i);
    }
    (chosen, emergent)
}

/// A text in both languages.
pub(super) fn tongues(raw: &Given<RawTongues>) -> Tongues {
    let text = |get: fn(&RawTongues) -> &Given<String>| raw.get().map_or("", |t| get(t).text()).to_owned();
    Tongues { en: text(|t| &t.en), es: text(|t| &t.es) }
}
