//! Some of the places, with the addresses of their luck in a row: it can then be drawn for all of them together.

use crate::scenario::PlaceId;
use crate::war::War;
use crate::world::limits::MOST_PLACES;

/// Places in order.
pub struct Roster {
    places: [PlaceId; MOST_PLACES],
    keys: [u32; MOST_PLACES],
    count: usize,
}

impl Roster {
    /// These places.
    pub fn of(war: &War<'_>, places: impl Iterator<Item = PlaceId>) -> Self {
        let mut roster = Self { places: [PlaceId::new(0); MOST_PLACES], keys: [0; MOST_PLACES], count: 0 };
        for place in places {
            (roster.places[roster.count], roster.keys[roster.count]) = (place, war.keys.places[place.ix()]);
            roster.count += 1;
        }
        roster
    }

    /// The places.
    pub fn places(&self) -> impl Iterator<Item = PlaceId> {
        self.places[..self.count].iter().copied()
    }

    /// The addresses of their luck.
    pub fn keys(&self) -> &[u32] {
        &self.keys[..self.count]
    }
}
