//! The tables that are open while a war's record is read, and at which of them something happened.

use tregua_engine::record::Happened;
use tregua_engine::scenario::{ConferenceId, PlaceId, Scenario};

/// What a reader keeps of each table that is open, in the order in which they were opened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meetings<T> {
    open: Vec<(PlaceId, T)>,
}

impl<T: Default> Meetings<T> {
    /// Hears of talks that open, or that go on elsewhere: what is kept of their table then.
    pub(crate) fn opens(&mut self, happened: &Happened) -> Option<&mut T> {
        let Happened::TalksOpened { place, from, .. } = *happened else { return None };
        let before = self.open.iter().position(|(at, _)| Some(*at) == from);
        let i = before.unwrap_or(self.open.len());
        if before.is_none() {
            self.open.push((place, T::default()));
        }
        let (at, kept) = &mut self.open[i];
        *at = place;
        Some(kept)
    }

    /// Hears of talks that close: nothing more is kept of their table.
    pub(crate) fn closes(&mut self, happened: &Happened) -> Option<T> {
        let Happened::TalksClosed { place } = *happened else { return None };
        let i = self.open.iter().position(|(at, _)| *at == place)?;
        Some(self.open.remove(i).1)
    }

    /// What is kept of the tables that are still open, when nothing more will be heard.
    pub(crate) fn rest(&mut self) -> impl Iterator<Item = T> + '_ {
        self.open.drain(..).map(|(_, kept)| kept)
    }

    /// What is kept of the table at which something happened: the one that it names, else the first that is open.
    pub(crate) fn of(&mut self, happened: &Happened) -> Option<&mut T> {
        let i = match place(happened) {
            Some(place) => self.open.iter().position(|(at, _)| *at == place)?,
            None => 0,
        };
        self.open.get_mut(i).map(|(_, kept)| kept)
    }
}

impl Meetings<Option<ConferenceId>> {
    /// Hears of talks that open: which conference meets there. Talks that go on where none does stay what they were.
    pub(crate) fn meet(&mut self, sc: &Scenario, happened: &Happened) {
        let Happened::TalksOpened { place, .. } = *happened else { return };
        if let Some(meets) = self.opens(happened) {
            *meets = sc.talks.at(place).or(*meets);
        }
    }
}

/// The place of the table that a happening names.
fn place(happened: &Happened) -> Option<PlaceId> {
    use Happened as H;
    match *happened {
        H::TalksOpened { place, .. }
        | H::TalksRefused { place, .. }
        | H::TalksClosed { place }
        | H::Offered { place, .. }
        | H::Proposed { place, .. }
        | H::Answered { place, .. }
        | H::OnRecord { place, .. }
        | H::Asked { place, .. }
        | H::Unanswered { place, .. }
        | H::OfferVoid { place, .. }
        | H::OfficersAgainst { place, .. } => Some(place),
        H::SignedWithoutPowers { at, .. } | H::PeaceMade { at, .. } | H::TruceBegan { at, .. } => at,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tregua_engine::scenario::{DeciderId, Pact, SideId, TruceId};

    const fn place(i: usize) -> PlaceId {
        PlaceId::new(i)
    }

    const fn opened(at: usize, from: Option<PlaceId>) -> Happened {
        Happened::TalksOpened { place: place(at), chiefs: from.is_some(), from }
    }

    const fn offered(at: usize) -> Happened {
        Happened::Proposed {
            place: place(at),
            pact: Pact::Truce(TruceId::new(0)),
            mediator: DeciderId::new(0),
        }
    }

    const fn began(at: Option<PlaceId>) -> Happened {
        Happened::TruceBegan { truce: TruceId::new(0), until: 9, extends: false, at }
    }

    /// What is told of a table is kept with it, wherever it goes; what names none is the first's.
    #[test]
    fn what_happens_belongs_to_its_table() {
        let mut meetings = Meetings::<u32>::default();
        assert_eq!(meetings.of(&began(None)), None);
        for (number, at) in [(1, 3), (2, 5)] {
            *meetings.opens(&opened(at, None)).expect("it opens") = number;
        }
        assert_eq!([3, 5, 4].map(|at| meetings.of(&offered(at)).copied()), [Some(1), Some(2), None]);
        assert_eq!(meetings.of(&began(Some(place(5)))), Some(&mut 2));
        assert_eq!(meetings.of(&began(None)), Some(&mut 1));
        // The first goes on elsewhere: it is still the first.
        assert_eq!(meetings.opens(&opened(4, Some(place(3)))), Some(&mut 1));
        assert_eq!([3, 4].map(|at| meetings.of(&offered(at)).copied()), [None, Some(1)]);
        assert_eq!(meetings.closes(&Happened::TalksClosed { place: place(4) }), Some(1));
        assert_eq!(meetings.closes(&Happened::TalksClosed { place: place(4) }), None);
        let refused = Happened::TruceRefused { truce: TruceId::new(0), by: SideId::new(0) };
        assert_eq!(meetings.of(&refused), Some(&mut 2));
    }
}
