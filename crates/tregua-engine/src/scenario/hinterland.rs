//! The country behind each place: whose valleys can feed a camp there, and how far their food must be carried.

use super::id::PlaceId;
use super::place::{Graph, Place, Valley};

/// Farther than this no train is sent: with the way back it is two weeks on the road (judged: what a mule brings dwindles as 1/km) [km].
const FAR: f64 = 150.0;

impl Graph {
    /// The places whose food can be brought to `camp`, by land and over sea, those from which it is carried least first.
    pub(super) fn hinterland_of(&self, camp: PlaceId, places: &[Place]) -> Vec<Valley> {
        let haven = self.haven(camp, places);
        let lives = |p: &PlaceId| *p != camp && places[p.ix()].people > 0 && places[p.ix()].city.is_none();
        let ways = (0..self.n).map(PlaceId::new).filter(lives).flat_map(|from| {
            let by_land = Valley { place: from, carried: self.km(from, camp), ports: None };
            [Some(by_land), self.over_sea(from, self.haven(from, places), camp, haven)]
        });
        let mut near: Vec<Valley> = ways.flatten().filter(|s| s.carried <= FAR).collect();
        // Of two that are equally far the name decides, so that no order of the files does.
        let rank = |v: &Valley| (v.ports.is_some(), &places[v.place.ix()].key);
        near.sort_by(|a, b| a.carried.total_cmp(&b.carried).then_with(|| rank(a).cmp(&rank(b))));
        near
    }

    /// The port nearest by land.
    fn haven(&self, place: PlaceId, places: &[Place]) -> Option<PlaceId> {
        let ports = (0..self.n).map(PlaceId::new).filter(|p| places[p.ix()].port);
        let near = ports.filter(|p| self.km(place, *p) <= FAR);
        let rank = |p: &PlaceId| &places[p.ix()].key;
        near.min_by(|a, b| {
            self.km(place, *a).total_cmp(&self.km(place, *b)).then_with(|| rank(a).cmp(rank(b)))
        })
    }

    /// To the nearest port, by ship, and on from the port where it lands.
    fn over_sea(
        &self,
        from: PlaceId,
        sails: Option<PlaceId>,
        camp: PlaceId,
        lands: Option<PlaceId>,
    ) -> Option<Valley> {
        let [sails, lands] = [sails?, lands?];
        let is_voyage = sails != lands && self.sea_km[sails.ix() * self.n + lands.ix()].is_finite();
        let carried = self.km(from, sails) + self.km(lands, camp);
        is_voyage.then_some(Valley { place: from, carried, ports: Some([sails, lands]) })
    }
}
