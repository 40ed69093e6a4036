//! Offers, by the protocol of the conference.

use super::{OFFER, Table};
use crate::bargain::{Scales, Weighed};
use crate::effect::{Effect, Effects};
use crate::minds::{Mind, Said};
use crate::record::Happened;
use crate::scenario::*;
use crate::world::*;

impl Table<'_, '_> {
    /// A sitting at which nothing waits for an answer.
    pub(super) fn offer(&self, minds: &mut dyn Mind, out: &mut Effects) {
        match self.conference.protocol {
            Protocol::Simultaneous => self.demands(minds, out),
            Protocol::SingleText => match self.mediator() {
                Some(mediator) => self.single_text(mediator, minds, out),
                None => self.spoken(minds, out),
            },
            Protocol::TakeItOrLeaveIt | Protocol::Alternating => self.spoken(minds, out),
        }
    }

    /// The mediator, if he is there.
    fn mediator(&self) -> Option<DeciderId> {
        self.conference.mediator.filter(|d| self.world.deciders[d.ix()].in_office)
    }

    /// Whoever has the word offers something, or lets the sitting pass.
    fn spoken(&self, minds: &mut dyn Mind, out: &mut Effects) {
        let by = self.talks.turn;
        match minds.offers(self.war, &self.view(by), self.conference) {
            Some(said) => {
                self.told(by, &said, out);
                self.hear_offer(by.enemy(), said.weighed.pact, out);
                self.put(minds, by, said.weighed.pact, out);
            }
            None => self.adjourn(out),
        }
    }

    fn told(&self, by: SideId, said: &Said, out: &mut Effects) {
        let Weighed { pact, expected: own, theirs, .. } = said.weighed;
        let place = self.talks.place;
        out.tell(&OFFER, Happened::Offered { place, pact, by, own, theirs, chance: said.chance });
    }

    /// What an offer teaches the other side about whoever makes it.
    fn hear_offer(&self, hearer: SideId, pact: Pact, out: &mut Effects) {
        let view = self.view(hearer);
        let scales = self.war.sc.values.as_ref().and_then(|values| Scales::of(self.war, &view, values));
        if let Some(scales) = scales {
            out.push(&OFFER, Effect::Tempers(hearer, scales.learn_from_offer(pact)));
        }
    }

    /// Both name what they demand; the package that serves them best among those that meet both is signed.
    fn demands(&self, minds: &mut dyn Mind, out: &mut Effects) {
        let said = SideId::BOTH.map(|side| minds.offers(self.war, &self.view(side), self.conference));
        for (side, said) in SideId::BOTH.into_iter().zip(&said) {
            if let Some(said) = said {
                self.told(side, said, out);
            }
        }
        let [Some(first), Some(second)] = said else { return self.adjourn(out) };
        let levels = [first.weighed.expected, second.weighed.expected];
        let met = |(_, own): &(Pact, [f64; 2])| own[0] >= levels[0] && own[1] >= levels[1];
        match self.confided().into_iter().filter(met).max_by(|a, b| sum(a).total_cmp(&sum(b))) {
            Some((pact, _)) => self.sign(pact, out),
            None => self.adjourn(out),
        }
    }

    /// The mediator proposes the package with the greatest product of gains; both must say yes to it.
    fn single_text(&self, mediator: DeciderId, minds: &mut dyn Mind, out: &mut Effects) {
        let good = |(_, own): &(Pact, [f64; 2])| own[0] > 0.0 && own[1] > 0.0;
        let product = |(_, own): &(Pact, [f64; 2])| own[0] * own[1];
        let best = self.confided().into_iter().filter(good).max_by(|a, b| product(a).total_cmp(&product(b)));
        let Some((pact, _)) = best else { return self.spoken(minds, out) };
        out.tell(&OFFER, Happened::Proposed { place: self.talks.place, pact, mediator });
        let first = self.conference.first;
        let yes = minds.answers(self.war, &self.view(first), self.conference, pact, self.is_last());
        self.answered(first, pact, &yes, out);
        if yes.yes {
            self.put(minds, first, pact, out);
        } else {
            self.adjourn(out);
        }
    }

    /// What every pact that both may sign is worth to either head, as they would tell it in confidence.
    fn confided(&self) -> Vec<(Pact, [f64; 2])> {
        let Some(values) = &self.war.sc.values else { return Vec::new() };
        let views = SideId::BOTH.map(|side| self.view(side));
        let [Some(a), Some(b)] = views.each_ref().map(|view| Scales::of(self.war, view, values)) else {
            return Vec::new();
        };
        let may = |w: &Weighed| w.limit != Limit::Never;
        let all = a.all(Some(self.conference)).into_iter().filter(may);
        let both = all.map(|w| (w, b.weigh(w.pact))).filter(|(_, other)| may(other));
        both.map(|(w, other)| (w.pact, [w.expected, other.expected])).collect()
    }

    /// An offer is laid on the table: the other side answers, today or when its head has.
    fn put(&self, minds: &mut dyn Mind, by: SideId, pact: Pact, out: &mut Effects) {
        let side = by.enemy();
        if self.can_answer(side, pact) {
            let answer = minds.answers(self.war, &self.view(side), self.conference, pact, self.is_last());
            self.answered(side, pact, &answer, out);
            self.conclude(pact, answer.yes, out);
        } else {
            self.ask(side, OnTable { pact, by, reply: Reply::Asked }, out);
        }
    }
}

fn sum((_, own): &(Pact, [f64; 2])) -> f64 {
    own[0] + own[1]
}
