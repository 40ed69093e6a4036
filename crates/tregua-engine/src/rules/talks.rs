//! Talks: who comes to the table, what is offered and answered there, what is signed, and what comes of it (talks §1, §2).
//!
//! Fighting goes on while deputies talk, unless a truce stops it. What not agreeing is worth comes from the war itself, through the views of
//! the two heads ([`crate::bargain`]).

mod answer;
mod offer;
mod sign;

pub use sign::{assent, consent, put_in_force};

use crate::effect::{Effect, Effects};
use crate::minds::Mind;
use crate::record::Happened;
use crate::rule::Rule;
use crate::scenario::*;
use crate::view::View;
use crate::war::War;
use crate::world::*;

crate::rules! {
    /// # Says
    /// Talks that one side has called open when the other comes, which its head decides by what he expects of meeting and of an agreement.
    /// Deputies then sit every so many days, in the order that the conference's protocol gives, and go home after the last sitting. A
    /// conference that may sit beside others opens while they sit: each has days, an offer and an end of its own, and what is signed at one
    /// is known at the next.
    /// # Reads
    /// the talks that are open [day], views [beliefs], continuation values [utility]
    /// # Leaves out
    /// Which deputies sit: they speak for their head. Two sides that follow the record sit as it says.
    SIT = "talks.sit", Argued, ["talks §2"];
    /// # Says
    /// Whoever has the word offers one of the packages that are efficient in his eyes, by logit in what he expects of offering it, or says nothing.
    /// With simultaneous demands what meets both is signed; with a single text the mediator proposes what serves both best, for both tell him
    /// in confidence what things are worth to them.
    /// # Reads
    /// views [beliefs], continuation values [utility], limits of heads, protocol
    /// # Leaves out
    /// Offers that are drafted to deceive; packages beyond the agenda.
    OFFER = "talks.offer", Argued, ["talks §3"];
    /// # Says
    /// An offer is accepted by logit in what it adds to the war, against what going on talking is expected to bring. What deputies may not sign rides to
    /// their head, and his answer rides back; where none comes in time, nobody waits any longer, nor where a
    /// truce signed elsewhere has made the offer void. Each side learns from what the
    /// other offers and answers what kind of man he is.
    /// # Reads
    /// views [beliefs], continuation values [utility], mandates, couriers [day]
    /// # Leaves out
    /// Answers that are half a yes: they come as the next offer.
    ANSWER = "talks.answer", Argued, ["talks §1", "talks §3"];
    /// # Says
    /// A truce is in force when both heads have signed. A settlement needs the consent of the officers of both sides, whose threshold nobody knows; then it
    /// ends the war, or, where a head signed without powers, a truce begins, a far court is asked, and he loses standing with it. A leader who signs what his officers would not
    /// loses their confidence.
    /// # Reads
    /// values of the officers' spokesman [utility], limits of heads, temperature of choice [1]
    /// # Leaves out
    /// Officers who are divided among themselves.
    SIGN = "talks.sign", Assumed, ["talks §1", "war-model §13"];
    /// # Says
    /// The court that was asked answers on its day, yes with the chance that the agenda gives. A no ends the matter; the truce goes on until it lapses.
    /// # Reads
    /// the settlement that waits [day], chance of assent [0-1]
    /// # Leaves out
    /// Letters from the court that ask back.
    ASSENT = "talks.assent", Assumed, ["talks §1"];
}

/// One of the tables at which both heads' deputies sit today.
struct Table<'t, 'a> {
    war: &'t War<'a>,
    world: &'t World,
    talks: TalksState,
    conference: &'t Conference,
}

/// The day at one of the tables, if talks are still open there. They sit one after the other, from the last that was opened: each knows what
/// the one before has signed, and one that closes puts none out of its turn.
pub fn sit(war: &War<'_>, world: &World, table: usize, minds: &mut dyn Mind, out: &mut Effects) {
    let Some(&talks) = world.talks.get(table) else { return };
    let Some(id) = talks.conference else { return };
    let treats = |side: &SideState| minds.treats(&war.sc.deciders[side.head.ix()]);
    if !world.sides.iter().all(treats) {
        return as_recorded(war, world, talks.place, id, out);
    }
    let table = Table { war, world, talks, conference: &war.sc.talks.conferences[id.ix()] };
    if let Some(offer) = talks.offer {
        table.answer(minds, &offer, out);
    } else if world.day < talks.next {
        // The deputies rest.
    } else if !talks.attended {
        table.come(minds, out);
    } else if talks.sittings >= table.conference.sittings {
        table.close(out);
    } else {
        table.offer(minds, out);
    }
}

/// Offers that the record knows of are told where both sides follow it.
fn as_recorded(war: &War<'_>, world: &World, place: PlaceId, id: ConferenceId, out: &mut Effects) {
    if war.as_recorded != [true; 2] {
        return;
    }
    for o in war.sc.talks.offers.iter().filter(|o| o.day == world.day && o.conference == id) {
        out.tell(&OFFER, Happened::OnRecord { place, pact: o.pact, by: o.by, accepted: o.accepted });
    }
}

impl Table<'_, '_> {
    fn head(&self, side: SideId) -> DeciderId {
        self.world.sides[side.ix()].head
    }

    fn view(&self, side: SideId) -> View<'_> {
        View::of(self.war, self.world, self.head(side))
    }

    /// The side that was called comes, or sends word that it will not.
    fn come(&self, minds: &mut dyn Mind, out: &mut Effects) {
        let called = self.talks.called_by.enemy();
        let comes = minds.comes(self.war, &self.view(called), self.conference);
        if comes {
            self.becomes(&SIT, TalksState { attended: true, ..self.talks }, out);
        } else {
            out.tell(&SIT, Happened::TalksRefused { place: self.talks.place, by: called });
            self.close(out);
        }
    }

    /// The talks go on as these.
    fn becomes(&self, because: &'static Rule, talks: TalksState, out: &mut Effects) {
        out.push(because, Effect::Talks(self.talks.place, Some(talks)));
    }

    fn close(&self, out: &mut Effects) {
        out.push(&SIT, Effect::Talks(self.talks.place, None));
        out.tell(&SIT, Happened::TalksClosed { place: self.talks.place });
    }

    /// The sitting is over: nothing lies on the table, and the word passes to the other side.
    fn adjourn(&self, out: &mut Effects) {
        let next = self.world.day + self.conference.every;
        let (sittings, turn) = (self.talks.sittings + 1, self.talks.turn.enemy());
        self.becomes(&SIT, TalksState { next, sittings, turn, offer: None, ..self.talks }, out);
    }

    /// This sitting is the last.
    fn is_last(&self) -> bool {
        self.conference.protocol == Protocol::TakeItOrLeaveIt
            || self.talks.sittings + 1 >= self.conference.sittings
    }
}
