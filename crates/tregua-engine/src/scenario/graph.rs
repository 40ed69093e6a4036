//! The shortest ways between places, by land and by sea.

use super::Scenario;
use super::id::{PlaceId, RouteId};
use super::place::{Graph, Neighbour, Place, Region, Route, RouteKind};

impl Graph {
    /// The graph of these legs. Land ways are shortest in time (bad going counts for more than its length), sea ways in length;
    /// of two equal ways the one by the earlier leg wins.
    #[must_use]
    pub fn build(places: &[Place], routes: &[Route]) -> Self {
        let n = places.len();
        let mut graph = Self { n, legs: vec![Vec::new(); n], ..Self::default() };
        for (i, r) in routes.iter().enumerate() {
            graph.legs[r.from.ix()].push(RouteId::new(i));
            graph.legs[r.to.ix()].push(RouteId::new(i));
        }
        for to in 0..n {
            graph.ways_to(PlaceId::new(to), places, routes);
        }
        graph.transpose();
        graph.neighbours = (0..n).map(|i| graph.neighbours_of(PlaceId::new(i), routes)).collect();
        graph.hinterland = (0..n).map(|i| graph.hinterland_of(PlaceId::new(i), places)).collect();
        graph
    }

    fn neighbours_of(&self, place: PlaceId, routes: &[Route]) -> Vec<Neighbour> {
        let legs = || self.legs[place.ix()].iter().map(|r| &routes[r.ix()]).filter(|r| r.km > 0.0);
        let all: f64 = legs().map(|r| 1.0 / r.km).sum();
        let neighbour = |r: &Route| Neighbour {
            place: r.other(place),
            km: r.km,
            by_land: r.kind != RouteKind::Sea,
            weight: 1.0 / (r.km * all),
        };
        legs().map(neighbour).collect()
    }

    /// Appends, for every place in order, the way to `to` (the tables are transposed at the end).
    fn ways_to(&mut self, to: PlaceId, places: &[Place], routes: &[Route]) {
        let land = self.dijkstra(to, routes, |r| (r.kind != RouteKind::Sea).then(|| r.km / going(r.kind)));
        let sea = self.dijkstra(to, routes, |r| (r.kind == RouteKind::Sea).then_some(r.km));
        for at in 0..self.n {
            let way = self.walk(PlaceId::new(at), to, &land, routes);
            let km = way.as_ref().map_or((f64::INFINITY, 0.0), |legs| kilometres(legs, places, routes));
            self.land_km.push(km);
            let voyage = self.walk(PlaceId::new(at), to, &sea, routes);
            self.sea_km.push(voyage.map_or(f64::INFINITY, |l| l.iter().map(|r| routes[r.ix()].km).sum()));
        }
        self.land_next.extend(land);
        self.sea_next.extend(sea);
    }

    /// For every place the leg to take towards `to`.
    fn dijkstra(
        &self,
        to: PlaceId,
        routes: &[Route],
        cost: impl Fn(&Route) -> Option<f64>,
    ) -> Vec<Option<RouteId>> {
        let mut far = vec![f64::INFINITY; self.n];
        let mut next = vec![None; self.n];
        let mut done = vec![false; self.n];
        far[to.ix()] = 0.0;
        for _ in 0..self.n {
            let open = (0..self.n).filter(|i| !done[*i] && far[*i].is_finite());
            let Some(here) = open.min_by(|a, b| far[*a].total_cmp(&far[*b])) else { break };
            done[here] = true;
            for &leg in &self.legs[here] {
                let Some(step) = cost(&routes[leg.ix()]) else { continue };
                let there = routes[leg.ix()].other(PlaceId::new(here)).ix();
                if far[here] + step < far[there] {
                    far[there] = far[here] + step;
                    next[there] = Some(leg);
                }
            }
        }
        next
    }

    fn walk(
        &self,
        mut at: PlaceId,
        to: PlaceId,
        next: &[Option<RouteId>],
        routes: &[Route],
    ) -> Option<Vec<RouteId>> {
        let mut legs = Vec::new();
        while at != to {
            let leg = next[at.ix()]?;
            at = routes[leg.ix()].other(at);
            legs.push(leg);
        }
        Some(legs)
    }

    /// Tables are filled row by destination; readers want row by start.
    fn transpose(&mut self) {
        let n = self.n;
        let order: Vec<usize> = (0..n * n).map(|i| (i % n) * n + i / n).collect();
        self.land_next = order.iter().map(|i| self.land_next[*i]).collect();
        self.sea_next = order.iter().map(|i| self.sea_next[*i]).collect();
        self.land_km = order.iter().map(|i| self.land_km[*i]).collect();
        self.sea_km = order.iter().map(|i| self.sea_km[*i]).collect();
    }
}

impl Scenario {
    /// The places of the shortest way by land, both ends among them; none where no road leads.
    pub fn way(&self, from: PlaceId, to: PlaceId) -> impl Iterator<Item = PlaceId> {
        let start = self.graph.km(from, to).is_finite().then_some(from);
        std::iter::successors(start, move |&at| {
            let leg = self.graph.next(at, to, false).filter(|_| at != to)?;
            Some(self.routes[leg.ix()].other(at))
        })
    }
}

impl Route {
    /// The other end.
    #[must_use]
    pub fn other(&self, end: PlaceId) -> PlaceId {
        if end == self.from { self.to } else { self.from }
    }
}

/// How much of a road's pace a way allows, for choosing ways only: the march itself reads theta (§1).
const fn going(kind: RouteKind) -> f64 {
    match kind {
        RouteKind::Road | RouteKind::Sea => 1.0,
        RouteKind::Sand | RouteKind::Quebrada => 0.8,
        RouteKind::Pass => 0.65,
    }
}

/// Kilometres on the coast and in the sierra: a leg counts for the region of each end by half.
fn kilometres(legs: &[RouteId], places: &[Place], routes: &[Route]) -> (f64, f64) {
    let mut sum = (0.0, 0.0);
    for leg in legs {
        let r = &routes[leg.ix()];
        for end in [r.from, r.to] {
            match places[end.ix()].region {
                Region::Sierra => sum.1 += r.km / 2.0,
                Region::Coast | Region::External => sum.0 += r.km / 2.0,
            }
        }
    }
    sum
}
