//! Plans: their orders and what is expected of them.

use super::conditions;
use super::judge::Judge;
use super::names::Kind;
use crate::said;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::plans::{
    Expect as RawExpect, Order as RawOrder, Plan as RawPlan, Stage as RawStage, Verb as Raw,
};
use crate::scenario::raw::{Given, Opt, entries, tables};
use crate::scenario::text::Span;
use crate::scenario::{Expect, FormationId, Latitude, Order, Plan, Posture, Share, Sick, Stage, Verb};

/// Days before a plan can be chosen again, where the scenario says nothing [day].
const AGAIN_AFTER: i32 = 14;

/// A plan of `plans.toml`.
pub(super) fn plan(judge: &mut Judge<'_>, raw: &RawPlan) -> Plan {
    judge.cite(Kind::Plan, &raw.id, &raw.source, &raw.why, "why");
    if raw.by.value.is_some() && raw.by.list().is_empty() {
        let what = said!("`{}` is on nobody's menu", raw.id.text());
        judge.error(Code::S702, raw.by.span, what, said!("name the deciders who can choose it"));
    }
    let (orders, expect) = (entries(&raw.orders), entries(&raw.expect));
    if orders.is_empty() && expect.is_empty() {
        let what = said!("`{}` orders nothing and expects nothing", raw.id.text());
        judge.error(
            Code::S701,
            raw.id.span,
            what,
            said!("add `orders` or `expect`; doing nothing is always on the menu"),
        );
    }
    let when = conditions::list(judge, &raw.when);
    let unless = conditions::list(judge, &raw.unless);
    conditions::can_hold(judge, &when, &unless, raw.when.as_ref().map_or(raw.id.span, |w| w.span));
    let flag = |given: &Opt<bool>| given.as_ref().is_some_and(|f| f.or(false));
    Plan {
        key: raw.id.text().to_owned(),
        by: judge.ids(raw.by.list()),
        when,
        unless,
        orders: orders.iter().filter_map(|given| order(judge, given.get()?, given.span)).collect(),
        expect: expectations(judge, &raw.expect),
        once: flag(&raw.once),
        again_after: raw.again_after.as_ref().map_or(AGAIN_AFTER, |days| judge.count(days, 0..=3660)),
        breach: flag(&raw.breach),
        record_only: flag(&raw.record_only),
        at_table: false,
    }
}

/// What something is expected to do.
pub(super) fn expectations(judge: &mut Judge<'_>, raw: &Opt<Vec<Given<RawExpect>>>) -> Vec<Expect> {
    let expect = |e: &RawExpect| {
        let by = judge.within(&e.by, -10.0..=10.0);
        Some(Expect { attribute: e.attribute.value?, of: e.of.value?, by })
    };
    tables(raw).filter_map(expect).collect()
}

fn order(judge: &mut Judge<'_>, raw: &RawOrder, at: Span) -> Option<Order> {
    let latitude = raw.latitude.as_ref().map_or(Latitude::Normal, |l| l.or(Latitude::Normal));
    let after = raw.after.as_ref().map_or(0, |days| judge.count(days, 0..=366));
    Some(Order { verb: verb(judge, raw.verb.as_ref()?, at)?, latitude, after })
}

/// What is ordered. The numbers of a verb are judged even where an id is unknown, so that every fault is said.
fn verb(judge: &mut Judge<'_>, raw: &Raw, at: Span) -> Option<Verb> {
    Some(match raw {
        Raw::Hold { army, posture } => Verb::Hold { army: judge.id(army)?, posture: met(posture) },
        Raw::March { army, stages, posture, pace } => {
            let (army, stages) = (judge.id(army), self::stages(judge, stages));
            let pace = pace.as_ref().map_or(1.0, |p| judge.within(p, 0.3..=2.0));
            Verb::March { army: army?, stages, posture: met(posture), pace }
        }
        Raw::Sail { army, squadron, to } => {
            let (army, squadron, to) = (judge.id(army), judge.id(squadron), judge.id(to));
            Verb::Sail { army: army?, squadron: squadron?, to: to? }
        }
        Raw::Join { army, other } => {
            let (army, other) = (judge.id(army), judge.id(other));
            Verb::Join { army: army?, other: other? }
        }
        Raw::Detach { army, into, formations, part, men, sick } => {
            let (army, into) = (judge.id(army), judge.id(into));
            let what = share(judge, formations, part, men, at);
            let sick = sick.as_ref().map_or(Sick::Stay, |s| s.or(Sick::Stay));
            Verb::Detach { army: army?, into: into?, what: what?, sick }
        }
        Raw::Evacuate { army, stages, sick } => {
            let (army, stages) = (judge.id(army), self::stages(judge, stages));
            Verb::Evacuate { army: army?, stages, sick: sick.value? }
        }
        Raw::Blockade { squadron, port } => {
            let (squadron, port) = (judge.id(squadron), judge.id(port));
            Verb::Blockade { squadron: squadron?, port: port? }
        }
        Raw::Station { squadron, place } => {
            let (squadron, place) = (judge.id(squadron), judge.id(place));
            Verb::Station { squadron: squadron?, place: place? }
        }
        Raw::CutOut { squadron, port, men } => {
            let (squadron, port) = (judge.id(squadron), judge.id(port));
            Verb::CutOut { squadron: squadron?, port: port?, men: men.value? }
        }
        Raw::Assault { army, place } => {
            let (army, place) = (judge.id(army), judge.id(place));
            Verb::Assault { army: army?, place: place? }
        }
        Raw::Recruit { army, place } => {
            let (army, place) = (judge.id(army), judge.id(place));
            Verb::Recruit { army: army?, place: place? }
        }
        other => return small_verb(judge, other),
    })
}

/// The verbs of one id, with a number at most.
fn small_verb(judge: &mut Judge<'_>, raw: &Raw) -> Option<Verb> {
    Some(match raw {
        Raw::Sweep { army } => Verb::Sweep { army: judge.id(army)? },
        Raw::OfferHonours { place } => Verb::OfferHonours { place: judge.id(place)? },
        Raw::Surrender { army } => Verb::Surrender { army: judge.id(army)? },
        Raw::Arm { place, muskets } => {
            let muskets = judge.amount(muskets);
            Verb::Arm { place: judge.id(place)?, muskets }
        }
        Raw::Requisition { side, level } => {
            let level = judge.share(level);
            Verb::Requisition { side: judge.id(side)?, level }
        }
        Raw::Press { side, level } => {
            let level = judge.share(level);
            Verb::Press { side: judge.id(side)?, level }
        }
        Raw::Conceal { side, on } => Verb::Conceal { side: judge.id(side)?, on: on.value? },
        Raw::Fortify { place } => Verb::Fortify { place: judge.id(place)? },
        Raw::OpenTalks { place, chiefs } => {
            Verb::OpenTalks { place: judge.id(place)?, chiefs: chiefs.as_ref().is_some_and(|c| c.or(false)) }
        }
        Raw::CloseTalks { place: None } => Verb::CloseTalks { place: None },
        Raw::CloseTalks { place: Some(place) } => Verb::CloseTalks { place: Some(judge.id(place)?) },
        Raw::ProposeTruce { truce } => Verb::ProposeTruce { truce: judge.id(truce)? },
        Raw::AcceptTruce { truce } => Verb::AcceptTruce { truce: judge.id(truce)? },
        Raw::RefuseTruce { truce } => Verb::RefuseTruce { truce: judge.id(truce)? },
        Raw::LetFoodIn { city, share } => {
            let share = judge.share(share);
            Verb::LetFoodIn { city: judge.id(city)?, share }
        }
        Raw::Ultimatum { side } => Verb::Ultimatum { side: judge.id(side)? },
        Raw::HandOver { to } => Verb::HandOver { to: judge.id(to)? },
        _ => return None,
    })
}

fn met(posture: &Opt<Posture>) -> Posture {
    posture.as_ref().map_or(Posture::Judge, |p| p.or(Posture::Judge))
}

fn stages(judge: &mut Judge<'_>, raw: &Given<Vec<Given<RawStage>>>) -> Vec<Stage> {
    if raw.value.is_some() && raw.list().is_empty() {
        judge.error(
            Code::S101,
            raw.span,
            said!("a march without stages"),
            said!("write [{ to = \"PLACE\" }, ...]"),
        );
    }
    let stage = |stage: &RawStage, judge: &mut Judge<'_>| {
        let rest = stage.rest.as_ref().map_or(0, |r| r.or(0));
        if let Some(given) = stage.rest.as_ref().filter(|_| rest > 3660) {
            judge.error(
                Code::S304,
                given.span,
                said!("{} is out of range", rest),
                said!("give days from 0 to 3660"),
            );
        }
        Some(Stage { to: judge.id(&stage.to)?, rest: rest.min(3660) as u16 })
    };
    raw.list().iter().filter_map(|given| stage(given.get()?, judge)).collect()
}

fn share(
    judge: &mut Judge<'_>,
    formations: &Opt<Vec<Given<String>>>,
    part: &Opt<f64>,
    men: &Opt<u32>,
    at: Span,
) -> Option<Share> {
    match (formations, part, men) {
        (Some(list), None, None) => {
            if list.value.is_some() && list.list().is_empty() {
                judge.error(
                    Code::S710,
                    list.span,
                    said!("no formation is detached"),
                    said!("name those that go"),
                );
            }
            let ids: Vec<FormationId> = judge.ids(list.list());
            Some(Share::Formations(ids))
        }
        (None, Some(part), None) => {
            let share = judge.share(part);
            Some(Share::Part(share))
        }
        (None, None, Some(men)) => men.value.map(Share::Men),
        _ => {
            let what = said!("which part of the army goes is said in no way, or in two");
            judge.error(Code::S710, at, what, said!("give one of `formations`, `part` and `men`"));
            None
        }
    }
}
