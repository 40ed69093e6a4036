//! What is signed: truces, settlements, the consent of officers and the assent of a far court.

use super::{ASSENT, SIGN, Table};
use crate::bargain::{self, Scales};
use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::rules::truce;
use crate::scenario::*;
use crate::view::View;
use crate::war::War;
use crate::world::*;

impl Table<'_, '_> {
    /// Both heads have signed.
    pub(super) fn sign(&self, pact: Pact, out: &mut Effects) {
        self.adjourn(out);
        let consent = SideId::BOTH.map(|side| self.officers_consent(side, pact, out));
        if matches!(pact, Pact::Truce(_)) || consent == [true; 2] {
            put_in_force(self.war, self.world, pact, Some(self.talks.place), out);
        }
    }

    /// Whether the officers of a side would have it; where they would not, their confidence in whoever signed falls.
    fn officers_consent(&self, side: SideId, pact: Pact, out: &mut Effects) -> bool {
        let Some((id, chance)) = consent(self.war, self.world, side, pact) else { return true };
        let key = self.war.keys.factions[id.ix()];
        let agree = self.war.draws.uniform(SIGN.stream, key, self.world.day, 0) < chance;
        if !agree {
            let y = self.world.factions[id.ix()].confidence;
            let rebuked = num::logistic(num::logit(y) - self.war.theta.talks_rebuke);
            out.push(&SIGN, Effect::Confidence(id, rebuked));
            out.tell(&SIGN, Happened::OfficersAgainst { place: self.talks.place, pact, side });
        }
        agree
    }
}

/// What both heads have signed, at the table at a place if at one, begins: a truce at once; a settlement too, and it ends the war, unless
/// a head signed without powers.
pub fn put_in_force(war: &War<'_>, world: &World, pact: Pact, at: Option<PlaceId>, out: &mut Effects) {
    let id = match pact {
        Pact::Truce(id) => return truce::begin(war, world, id, at, out),
        Pact::Settlement(id) => id,
    };
    let lacks = |side: SideId| war.sc.talks.limit(world.sides[side.ix()].head, pact) == Limit::Powers;
    let Some(assent) = bargain::assent(war.sc, pact).filter(|_| SideId::BOTH.into_iter().any(lacks)) else {
        return make_peace(world, id, at, &SIGN, out);
    };
    for side in SideId::BOTH.into_iter().filter(|s| lacks(*s)) {
        let left = world.sides[side.ix()].standing * (1.0 - assent.standing);
        out.push(&SIGN, Effect::Standing(side, left));
    }
    let answer = world.day + assent.days;
    out.push(&SIGN, Effect::Referred(Some(Referral { settlement: id, answer })));
    out.tell(&SIGN, Happened::SignedWithoutPowers { settlement: id, answer, at });
    truce::begin(war, world, assent.truce, at, out);
}

/// The chance that a side's officers would have a pact: the logit of what it adds for the man whom they would raise, who knows what
/// the head knows. None where a side has no officers of a mind of their own, or nobody has found the values.
#[must_use]
pub fn consent(war: &War<'_>, world: &World, side: SideId, pact: Pact) -> Option<(FactionId, f64)> {
    let id = war.sc.factions.iter().position(|f| f.side == side)?;
    let head = world.sides[side.ix()].head;
    let values = war.sc.values.as_ref()?;
    let spokesman = war.sc.factions[id].successors.iter().copied().find(|s| *s != head).unwrap_or(head);
    let view = View::of(war, world, head);
    let scales = Scales::for_whom(war, &view, values, spokesman)?;
    let [stake, _] = bargain::stakes(&scales.all(None));
    let weighed = scales.weigh(pact);
    Some((FactionId::new(id), num::logistic(weighed.gain / scales.temperature(stake))))
}

/// The war is over, and with it all that is talked about.
fn make_peace(
    world: &World,
    settlement: SettlementId,
    at: Option<PlaceId>,
    because: &'static crate::rule::Rule,
    out: &mut Effects,
) {
    for talks in &world.talks {
        out.push(because, Effect::Talks(talks.place, None));
    }
    out.push(because, Effect::Referred(None));
    out.push(because, Effect::Truce(None));
    out.push(because, Effect::Peace(Peace { settlement, day: world.day }));
    out.tell(because, Happened::PeaceMade { settlement, at });
}

/// The answer of a far court comes.
pub fn assent(war: &War<'_>, world: &World, out: &mut Effects) {
    let Some(referral) = world.referred.filter(|r| world.day >= r.answer) else { return };
    let settlement = referral.settlement;
    let chance = bargain::assent(war.sc, Pact::Settlement(settlement)).map_or(0.0, |a| a.chance);
    let key = war.keys.settlements[settlement.ix()];
    if war.draws.uniform(ASSENT.stream, key, world.day, 0) < chance {
        make_peace(world, settlement, None, &ASSENT, out);
    } else {
        out.push(&ASSENT, Effect::Referred(None));
        out.tell(&ASSENT, Happened::Disavowed { settlement });
    }
}
