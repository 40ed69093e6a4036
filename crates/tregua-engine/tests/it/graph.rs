//! Shortest ways.

use crate::fixture;
use tregua_engine::scenario::*;

#[test]
fn ways_lead_leg_by_leg_to_their_end() {
    let sc = fixture::scenario();
    let (west, hill, east) = (PlaceId::new(0), PlaceId::new(2), PlaceId::new(3));
    assert_eq!(sc.graph.next(west, hill, false), Some(RouteId::new(0)));
    assert_eq!(sc.graph.next(PlaceId::new(1), hill, false), Some(RouteId::new(1)));
    assert!((sc.graph.km(west, east) - 110.0).abs() < 1e-12);
    assert!((sc.graph.km(west, hill) - 78.0).abs() < 1e-12);
    assert_eq!(sc.graph.land_km[west.ix() * sc.graph.n + hill.ix()], (61.0, 17.0));
    assert_eq!(sc.graph.next(west, east, true), Some(RouteId::new(3)));
    assert_eq!(sc.graph.next(hill, east, true), None);
}

#[test]
fn a_way_and_its_return_are_equally_long() {
    let sc = fixture::scenario();
    for a in 0..5 {
        for b in 0..5 {
            let (a, b) = (PlaceId::new(a), PlaceId::new(b));
            assert_eq!(sc.graph.km(a, b), sc.graph.km(b, a));
        }
    }
}
