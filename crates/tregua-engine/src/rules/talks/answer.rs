//! Answers: given at the table, or by the head to whom the deputies wrote.

use super::{ANSWER, Table};
use crate::bargain::{self, Scales};
use crate::effect::{Effect, Effects};
use crate::minds::{Answer, Mind};
use crate::record::Happened;
use crate::rules::{dispatch, truce};
use crate::scenario::*;
use crate::world::*;

impl Table<'_, '_> {
    /// Whoever sits for a side can answer: the head is at hand, or the deputies' mandate covers it.
    pub(super) fn can_answer(&self, side: SideId, pact: Pact) -> bool {
        let days = match pact {
            Pact::Truce(id) => Some(self.war.sc.truces[id.ix()].days),
            Pact::Settlement(_) => None,
        };
        let agenda = self.war.sc.talks.agenda_of(pact).map(|(id, _)| id);
        let mandate = &self.conference.mandates[side.ix()];
        let talked = self.world.day - self.talks.opened;
        self.is_at_hand(side) || agenda.is_some_and(|agenda| mandate.covers(agenda, days, talked))
    }

    fn is_at_hand(&self, side: SideId) -> bool {
        self.talks.chiefs || self.seat(side) == self.talks.place
    }

    fn seat(&self, side: SideId) -> PlaceId {
        self.world.seat(self.war.sc, self.head(side))
    }

    /// The deputies write to their head.
    pub(super) fn ask(&self, side: SideId, offer: OnTable, out: &mut Effects) {
        let (place, pact) = (self.talks.place, offer.pact);
        let content = Content::Referral { pact, place };
        let letter = dispatch::send(self.war, self.world, side, place, self.seat(side), content, 0);
        let days = letter.due - self.world.day;
        // There and back, and a sitting's rest besides: then the letter, or its answer, must be lost.
        let next = self.world.day + 2 * days + self.conference.every;
        out.push(&ANSWER, Effect::Send(letter));
        self.becomes(&ANSWER, TalksState { next, offer: Some(offer), ..self.talks }, out);
        out.tell(&ANSWER, Happened::Asked { place, pact, by: side, days });
    }

    /// A day on which an offer lies on the table.
    pub(super) fn answer(&self, minds: &mut dyn Mind, offer: &OnTable, out: &mut Effects) {
        let (place, pact, side) = (self.talks.place, offer.pact, offer.by.enemy());
        if matches!(pact, Pact::Truce(id) if truce::is_void(self.war, self.world, id)) {
            out.tell(&ANSWER, Happened::OfferVoid { place, pact });
            return self.adjourn(out);
        }
        match offer.reply {
            Reply::Read => self.write_back(minds, side, offer, out),
            Reply::Came(yes) => self.conclude(pact, yes, out),
            Reply::Asked | Reply::Sent if self.world.day >= self.talks.next => {
                out.tell(&ANSWER, Happened::Unanswered { place, pact, by: side });
                self.adjourn(out);
            }
            Reply::Asked | Reply::Sent => {}
        }
    }

    /// The head has read what was offered, and sends his answer.
    fn write_back(&self, minds: &mut dyn Mind, side: SideId, offer: &OnTable, out: &mut Effects) {
        let (place, pact) = (self.talks.place, offer.pact);
        let answer = minds.answers(self.war, &self.view(side), self.conference, pact, self.is_last());
        self.answered(side, pact, &answer, out);
        let content = Content::Answer { pact, place, yes: answer.yes };
        let letter = dispatch::send(self.war, self.world, side, self.seat(side), place, content, 0);
        out.push(&ANSWER, Effect::Send(letter));
        out.push(&ANSWER, Effect::Table(place, OnTable { reply: Reply::Sent, ..*offer }));
    }

    /// An answer is told, and teaches whoever made the offer.
    pub(super) fn answered(&self, by: SideId, pact: Pact, answer: &Answer, out: &mut Effects) {
        let Answer { yes, own, hope, chance } = *answer;
        let place = self.talks.place;
        out.tell(&ANSWER, Happened::Answered { place, pact, by, yes, own, hope, chance });
        let view = self.view(by.enemy());
        let Some(values) = &self.war.sc.values else { return };
        let Some(scales) = Scales::of(self.war, &view, values) else { return };
        let all = scales.all(Some(self.conference));
        let [_, stake] = bargain::stakes(&all);
        let learnt = scales.learn(&scales.weigh(pact), stake, yes);
        out.push(&ANSWER, Effect::Tempers(by.enemy(), learnt));
    }

    /// What was answered is done.
    pub(super) fn conclude(&self, pact: Pact, yes: bool, out: &mut Effects) {
        if yes {
            self.sign(pact, out);
        } else if self.conference.protocol == Protocol::TakeItOrLeaveIt {
            self.close(out);
        } else {
            self.adjourn(out);
        }
    }
}
