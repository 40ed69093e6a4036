//! Signatures: who accepted what, and what had come of a refusal.

use super::rollout::{self, Difference, HEARING, SIGNINGS};
use super::transcript::Transcript;
use super::{Court, heads, span};
use tregua_engine::day::{self, War};
use tregua_engine::draws::Draws;
use tregua_engine::effect::Effects;
use tregua_engine::minds::{Answer, Calls, Choice, Mind, Minds, Said};
use tregua_engine::record::{Happened, Record};
use tregua_engine::rule::Rule;
use tregua_engine::rules::talks::SIGN;
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::world::{Content, Dispatch, World};

/// A signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Signing {
    /// Number of the war in the run.
    pub war: u32,
    /// Day of the signature.
    pub day: i32,
    /// What was signed.
    pub pact: Pact,
    /// Sides that said yes to what was put before them; both, where both named a demand that it met.
    pub accepted_by: [bool; 2],
}

/// A signature against its refusal.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Trial {
    /// Which.
    pub signing: Signing,
    /// Who stood at the head of each side.
    pub heads: [DeciderId; 2],
    /// What came of the war with the signature, less what came of it without, for each head [share of his range].
    pub gains: [Difference; 2],
}

/// Makes out, from what is told of a war, who accepted what was signed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bench {
    /// What each side said yes to last.
    yes: [Option<Pact>; 2],
    /// The day on which each side last made an offer.
    offered: [i32; 2],
    /// The last truce that was offered by letter, and by whom.
    letter: Option<(TruceId, SideId)>,
    /// Day of the last signature.
    signed: i32,
}

impl Bench {
    /// Hears something, and says whether it was a signature.
    pub(super) fn hears(&mut self, war: u32, day: i32, rule: &Rule, happened: &Happened) -> Option<Signing> {
        match *happened {
            Happened::Offered { by, .. } => {
                self.yes = [None; 2];
                self.offered[by.ix()] = day;
            }
            Happened::Answered { pact, by, yes, .. } => self.yes[by.ix()] = yes.then_some(pact),
            Happened::TruceOffered { truce, by } => self.letter = Some((truce, by)),
            _ => {}
        }
        // The truce in which an answer is awaited begins on the day of what was signed without powers: one signature.
        let pact = signed(rule, happened).filter(|_| self.signed != day)?;
        self.signed = day;
        let accepted_by = self.accepted_by(day, pact);
        self.yes = [None; 2];
        accepted_by.contains(&true).then_some(Signing { war, day, pact, accepted_by })
    }

    fn accepted_by(&self, day: i32, pact: Pact) -> [bool; 2] {
        if self.yes.contains(&Some(pact)) {
            return self.yes.map(|yes| yes == Some(pact));
        }
        if self.offered == [day; 2] {
            return [true; 2];
        }
        let by_letter = self.letter.filter(|(truce, _)| Pact::Truce(*truce) == pact);
        SideId::BOTH.map(|side| by_letter.is_some_and(|(_, by)| by != side))
    }
}

/// What is signed by this, if anything is. What a far court assents to was signed long before.
fn signed(rule: &Rule, happened: &Happened) -> Option<Pact> {
    match *happened {
        Happened::TruceBegan { truce, .. } => Some(Pact::Truce(truce)),
        Happened::SignedWithoutPowers { settlement, .. } => Some(Pact::Settlement(settlement)),
        Happened::PeaceMade { settlement } if rule.id == SIGN.id => Some(Pact::Settlement(settlement)),
        _ => None,
    }
}

/// At most so many signatures: one of each war by lot, then another of each, and so on.
pub(super) fn drawn(transcripts: &[Transcript], most: usize) -> Vec<Signing> {
    let mut all: Vec<(usize, Signing)> = Vec::new();
    for transcript in transcripts {
        let luck = Draws::new(transcript.seed);
        let lot = |s: &Signing| luck.uniform(HEARING, 0, s.day, SIGNINGS);
        let mut of_war = transcript.signings.clone();
        of_war.sort_by(|a, b| lot(a).total_cmp(&lot(b)));
        all.extend(of_war.into_iter().enumerate());
    }
    all.sort_by_key(|(turn, s)| (*turn, s.war));
    all.truncate(most);
    all.sort_by_key(|(_, s)| (s.war, s.day));
    all.into_iter().map(|(_, s)| s).collect()
}

impl Court<'_> {
    /// Fights the day of a signature twice on its own luck, as it was and with a no, and both on from its evening with fresh luck.
    pub(super) fn tries(&self, signing: &Signing) -> Option<Trial> {
        let war = rollout::war(self.sc, self.design, signing.war);
        let mut minds = Minds { kinds: self.design.minds };
        let before = rollout::evening(&war, &mut minds, signing.day - 1);
        let heads = heads(&before);
        let signed = next_day(&war, &before, &mut minds);
        let refused = next_day(&war, &refusal(&war, &before, signing.pact), &mut Refusing { minds, signing });
        let came = self.continued(&war, &[signed, refused], heads)?;
        let gains = [0, 1].map(|s: usize| {
            let span = span(self.sc, heads[s]);
            let each: Vec<f64> =
                came.iter().map(|[signed, refused]| (signed[s] - refused[s]) / span).collect();
            Difference::of(&each)
        });
        Some(Trial { signing: *signing, heads, gains })
    }
}

fn next_day(war: &War<'_>, before: &World, minds: &mut dyn Mind) -> World {
    let mut world = before.clone();
    day::step(war, &mut world, minds, &mut Effects::new(), &mut Record::new());
    world
}

/// The evening before with what is on the road turned about: a yes is a no, and an order to sign was never sent.
fn refusal(war: &War<'_>, before: &World, pact: Pact) -> World {
    let mut world = before.clone();
    world.dispatches.retain(|d| !orders(war.sc, d, pact));
    for dispatch in &mut world.dispatches {
        if dispatch.content == (Content::Answer { pact, yes: true }) {
            dispatch.content = Content::Answer { pact, yes: false };
        }
    }
    world
}

fn orders(sc: &Scenario, dispatch: &Dispatch, pact: Pact) -> bool {
    let Content::Order { plan, number, .. } = dispatch.content else { return false };
    signs(&sc.plans[plan.ix()].orders[usize::from(number)], pact)
}

fn signs(order: &Order, pact: Pact) -> bool {
    matches!(order.verb, Verb::AcceptTruce { truce } if Pact::Truce(truce) == pact)
}

/// Minds as they were, but that nobody says yes to this pact today.
struct Refusing<'s> {
    minds: Minds,
    signing: &'s Signing,
}

impl Mind for Refusing<'_> {
    fn calls(&self, decider: &Decider) -> Calls {
        self.minds.calls(decider)
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        let choice = self.minds.choose(war, view, menu);
        let accepts =
            |plan: PlanId| war.sc.plans[plan.ix()].orders.iter().any(|order| signs(order, self.signing.pact));
        if choice.plan.is_some_and(accepts) { Choice::CARRY_ON } else { choice }
    }

    fn treats(&self, head: &Decider) -> bool {
        self.minds.treats(head)
    }

    fn comes(&mut self, war: &War<'_>, view: &View<'_>, conference: &Conference) -> bool {
        self.minds.comes(war, view, conference)
    }

    /// Of two demands nothing comes where one is missing.
    fn offers(&mut self, war: &War<'_>, view: &View<'_>, conference: &Conference) -> Option<Said> {
        let said = self.minds.offers(war, view, conference);
        said.filter(|_| conference.protocol != Protocol::Simultaneous)
    }

    fn answers(
        &mut self,
        war: &War<'_>,
        view: &View<'_>,
        conference: &Conference,
        pact: Pact,
        last: bool,
    ) -> Answer {
        let answer = self.minds.answers(war, view, conference, pact, last);
        Answer { yes: answer.yes && pact != self.signing.pact, ..answer }
    }
}
