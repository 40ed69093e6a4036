//! Talks, truces and office.
//!
//! A truce is agreed as a whole or not at all.

use super::{READ, Read};
use crate::effect::{Effect, Effects};
use crate::record::Happened;
use crate::rules::{dispatch, truce};
use crate::scenario::*;
use crate::world::*;

impl Read<'_> {
    pub(super) fn open_talks(&self, place: PlaceId, chiefs: bool, out: &mut Effects) {
        let meet = if chiefs { self.chiefs_meet(place) } else { self.deputies_meet(place) };
        let Some((from, talks)) = meet else { return };
        out.push(&READ, Effect::Talks(from.unwrap_or(place), Some(talks)));
        out.tell(&READ, Happened::TalksOpened { place, chiefs, from });
        truce::call_heads(self.world, &READ, out);
    }

    /// Deputies meet if nobody does; while others do, only at a conference that may sit beside them and does not sit already.
    fn deputies_meet(&self, place: PlaceId) -> Option<(Option<PlaceId>, TalksState)> {
        let talks = self.new_talks(place, false);
        let beside = talks.conference.is_some_and(|c| self.war.sc.talks.conferences[c.ix()].beside);
        let apart = |t: &TalksState| t.place != place && t.conference != talks.conference;
        let open = &self.world.talks;
        (open.is_empty() || beside && open.iter().all(apart)).then_some((None, talks))
    }

    /// Where the chiefs come to talks that are open, these go on, at the conference that meets where they do: those at that place, else
    /// those that were opened first. Chiefs sit at one table only.
    fn chiefs_meet(&self, place: PlaceId) -> Option<(Option<PlaceId>, TalksState)> {
        let open = &self.world.talks;
        if open.iter().any(|t| t.chiefs) {
            return None;
        }
        let Some(&talks) = self.world.talks_at(place).or(open.first()) else {
            return Some((None, self.new_talks(place, true)));
        };
        let conference = self.war.sc.talks.at(place).or(talks.conference);
        Some((Some(talks.place), TalksState { place, chiefs: true, conference, ..talks }))
    }

    fn new_talks(&self, place: PlaceId, chiefs: bool) -> TalksState {
        let talks = &self.war.sc.talks;
        let conference = talks.at(place);
        TalksState {
            place,
            opened: self.world.day,
            chiefs,
            conference,
            called_by: self.side,
            attended: false,
            next: self.world.day,
            sittings: 0,
            turn: conference.map_or(self.side, |c| talks.conferences[c.ix()].first),
            offer: None,
        }
    }

    pub(super) fn close_talks(&self, place: Option<PlaceId>, out: &mut Effects) {
        for talks in self.world.talks.iter().filter(|t| place.is_none_or(|p| p == t.place)) {
            out.push(&READ, Effect::Talks(talks.place, None));
            out.tell(&READ, Happened::TalksClosed { place: talks.place });
        }
    }

    /// The offer rides to the enemy's head.
    pub(super) fn propose(&self, truce: TruceId, out: &mut Effects) {
        let heads = [self.side, self.side.enemy()].map(|side| self.world.sides[side.ix()].head);
        let [from, to] = heads.map(|head| self.world.seat(self.war.sc, head));
        let offer = Content::Offer { truce, by: heads[0] };
        let letter = dispatch::send(self.war, self.world, self.side, from, to, offer, 0);
        out.push(&READ, Effect::Send(letter));
        out.tell(&READ, Happened::TruceOffered { truce, by: self.side });
    }

    pub(super) fn accept(&self, truce: TruceId, out: &mut Effects) {
        out.push(&READ, Effect::Offered(self.side, None));
        if !truce::is_void(self.war, self.world, truce) {
            truce::begin(self.war, self.world, truce, None, out);
        }
    }

    pub(super) fn refuse(&self, truce: TruceId, out: &mut Effects) {
        out.push(&READ, Effect::Offered(self.side, None));
        out.tell(&READ, Happened::TruceRefused { truce, by: self.side });
    }
}
