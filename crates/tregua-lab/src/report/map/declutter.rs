//! Keeping things apart: where a box may stand so that it covers no other.

/// A box on the picture [units]; `top` is smaller than `bottom`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Box2 {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Box2 {
    /// The box moved by `[right, down]`.
    pub fn moved(self, [x, y]: [f64; 2]) -> Box2 {
        Box2 { left: self.left + x, top: self.top + y, right: self.right + x, bottom: self.bottom + y }
    }

    /// The box with `by` added on every side.
    pub fn grown(self, by: f64) -> Box2 {
        Box2 { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// Area that two boxes share [square units].
    pub fn shared(&self, other: &Box2) -> f64 {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across.max(0.0) * down.max(0.0)
    }

    /// Whether the other box lies wholly inside.
    pub fn holds(&self, other: &Box2) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// Whether a straight line between two points touches the box.
    pub fn is_crossed(&self, from: [f64; 2], to: [f64; 2]) -> bool {
        // Part of the line inside the slab of each axis; the line touches where both parts meet.
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (a, b, low, high) in
            [(from[0], to[0], self.left, self.right), (from[1], to[1], self.top, self.bottom)]
        {
            let run = b - a;
            if run.abs() < 1e-12 {
                if a < low || a > high {
                    return false;
                }
                continue;
            }
            let (near, far) = ((low - a) / run, (high - a) / run);
            enter = enter.max(near.min(far));
            leave = leave.min(near.max(far));
        }
        enter <= leave
    }
}

/// What must be heeded when a box is given its place.
pub(in crate::report) struct Ground<'a> {
    /// Inside this the box must lie.
    pub bounds: Box2,
    /// Never to be covered.
    pub taken: &'a [Box2],
    /// Better not covered, with the cost of a square unit in units of distance: symbols, names, arrows.
    pub shy: &'a [(Box2, f64)],
}

/// Nearest a counter comes to its point [units], and the step from ring to ring of seats tried.
const NEAREST: f64 = 30.0;
const RING: f64 = 13.0;
/// Fewest seats tried on a ring, the first straight up; wide rings have one every step of a ring.
const SEATS: usize = 24;
/// Length at which a leader costs twice itself [units]: long ones are hard to follow.
const LONG: f64 = 200.0;
/// Cost of a leader drawn over another counter, in units of distance.
const CROSSED: f64 = 60.0;

/// A seat for `cover` (a box about the origin) near `point`: the cheapest that covers nothing taken, where a long leader,
/// a covered name and a leader across another counter cost. When the sheet is full, the seat that covers least.
pub(in crate::report) fn seat(cover: Box2, point: [f64; 2], ground: &Ground) -> [f64; 2] {
    let reach = (ground.bounds.right - ground.bounds.left).hypot(ground.bounds.bottom - ground.bounds.top);
    let mut best: Option<(f64, [f64; 2])> = None;
    let mut spare = (f64::INFINITY, point);
    let mut radius = NEAREST;
    // Once a seat is found, no ring farther out than its cost can be cheaper.
    while radius < reach && best.is_none_or(|(cost, _)| radius < cost) {
        let seats = SEATS.max((std::f64::consts::TAU * radius / RING) as usize);
        for k in 0..seats {
            let turn = std::f64::consts::TAU * k as f64 / seats as f64;
            let at = [point[0] + radius * turn.sin(), point[1] - radius * turn.cos()];
            let place = cover.moved(at);
            let blocked: f64 = ground.taken.iter().map(|b| b.shared(&place)).sum();
            let inside = ground.bounds.holds(&place);
            if blocked > 0.0 || !inside {
                if inside && blocked < spare.0 {
                    spare = (blocked, at);
                }
                continue;
            }
            let covered: f64 = ground.shy.iter().map(|(b, cost)| b.shared(&place) * cost).sum();
            let crossed = ground.taken.iter().filter(|b| b.is_crossed(point, at)).count() as f64;
            let cost = radius + radius * radius / LONG + covered + CROSSED * crossed;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, at));
            }
        }
        radius += RING;
    }
    best.map_or(spare.1, |(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Box2 = Box2 { left: -10.0, top: -10.0, right: 10.0, bottom: 10.0 };
    const SHEET: Box2 = Box2 { left: 0.0, top: 0.0, right: 400.0, bottom: 400.0 };

    #[test]
    fn a_line_crosses_a_box_or_passes_it() {
        assert!(UNIT.is_crossed([-20.0, 0.0], [20.0, 0.0]));
        assert!(UNIT.is_crossed([0.0, 0.0], [1.0, 1.0]));
        assert!(!UNIT.is_crossed([-20.0, 0.0], [-12.0, 0.0]));
        assert!(!UNIT.is_crossed([-20.0, 5.0], [5.0, 30.0]));
        assert!(!UNIT.is_crossed([15.0, -20.0], [15.0, 20.0]));
    }

    #[test]
    fn alone_it_stands_straight_above_its_point() {
        let ground = Ground { bounds: SHEET, taken: &[], shy: &[] };
        assert_eq!(seat(UNIT, [200.0, 200.0], &ground), [200.0, 200.0 - NEAREST]);
    }

    #[test]
    fn it_gives_way_to_names_and_stays_on_the_sheet() {
        let name = Box2 { left: 180.0, top: 150.0, right: 220.0, bottom: 185.0 };
        let free = Ground { bounds: SHEET, taken: &[], shy: &[(name, 0.5)] };
        let at = seat(UNIT, [200.0, 200.0], &free);
        assert_eq!(name.shared(&UNIT.moved(at)), 0.0);
        let corner = seat(UNIT, [2.0, 2.0], &Ground { bounds: SHEET, taken: &[], shy: &[] });
        assert!(SHEET.holds(&UNIT.moved(corner)), "{corner:?}");
    }

    #[test]
    fn forty_at_one_point_never_overlap() {
        let mut taken: Vec<Box2> = Vec::new();
        for _ in 0..40 {
            let at = seat(UNIT, [200.0, 200.0], &Ground { bounds: SHEET, taken: &taken, shy: &[] });
            let place = UNIT.moved(at);
            assert!(taken.iter().all(|b| b.shared(&place) == 0.0), "{} seated", taken.len());
            taken.push(place);
        }
    }

    #[test]
    fn on_a_full_sheet_it_covers_as_little_as_it_can() {
        let bounds = Box2 { left: 0.0, top: 0.0, right: 100.0, bottom: 100.0 };
        let taken = [Box2 { left: 0.0, top: 0.0, right: 100.0, bottom: 85.0 }];
        let at = seat(UNIT, [50.0, 50.0], &Ground { bounds, taken: &taken, shy: &[] });
        assert!(taken[0].shared(&UNIT.moved(at)) < 0.6 * 400.0, "{at:?}");
    }
}
