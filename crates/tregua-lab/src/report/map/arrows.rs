//! Tapered arrows: thin where a march begins, broad behind the head, a little bent.

use super::declutter::Box2;
use super::hints::Shown;
use super::mercator::Sheet;
use super::pen::{Esc, N, Pen, path};
use super::{Arrow, Chart};

/// Bend of the shaft aside, as a share of its length.
const BEND: f64 = 0.13;
/// Half the width of the shaft at its broad end, half the width of the head and its length [units].
const SHAFT: f64 = 3.6;
const HEAD: f64 = 8.0;
const HEAD_LENGTH: f64 = 14.0;
/// Left free before the end, so that the head does not hide the place [units].
const SHORT: f64 = 8.0;
/// Pieces of the shaft.
const PIECES: usize = 18;

/// Draws the arrows of a sheet that have an end on it.
pub(super) fn draw(pen: &mut Pen, chart: &Chart, sheet: &Sheet, which: Shown) {
    pen.line(format_args!("<g class=\"arrows\">"));
    let touches = |a: &&Arrow| sheet.window.holds(a.from) || sheet.window.holds(a.to);
    for arrow in chart.arrows.iter().filter(|a| a.shown.on(which)).filter(touches) {
        if let Some(outline) = outline(sheet.xy(arrow.from), sheet.xy(arrow.to)) {
            draw_one(pen, chart, arrow, &outline);
        }
    }
    pen.line(format_args!("</g>"));
}

/// Cost of covering a square unit of an arrow, in units of a leader's length.
const COVERED: f64 = 0.5;

/// Boxes along the arrows of a sheet, and what it costs to cover them.
pub(super) fn covers(chart: &Chart, sheet: &Sheet, which: Shown) -> Vec<(Box2, f64)> {
    let outlines = chart
        .arrows
        .iter()
        .filter(|a| a.shown.on(which))
        .filter_map(|a| outline(sheet.xy(a.from), sheet.xy(a.to)));
    let around = |[x, y]: [f64; 2]| (Box2 { left: x, top: y, right: x, bottom: y }.grown(SHAFT), COVERED);
    // Every third point of one edge and the tip are enough to mark the shaft.
    outlines.flat_map(|o| o.into_iter().take(PIECES + 3).step_by(3).map(around)).collect()
}

fn draw_one(pen: &mut Pen, chart: &Chart, arrow: &Arrow, outline: &[[f64; 2]]) {
    let (colour, side) = (chart.colour(&arrow.side), Esc(&arrow.side));
    let class = if arrow.ghost { "arrow ghost" } else { "arrow" };
    let fill = if arrow.ghost { "none".to_owned() } else { colour.to_string() };
    pen.line(format_args!(
        "<path class=\"{class}\" data-side=\"{side}\" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"{}\" d=\"{}\"/>",
        N(if arrow.ghost { 1.2 } else { 0.6 }),
        path(outline, true)
    ));
}

/// Outline of an arrow; none when its ends are too near for one.
fn outline(from: [f64; 2], to: [f64; 2]) -> Option<Vec<[f64; 2]>> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    if length < SHORT + 1.6 * HEAD_LENGTH {
        return None;
    }
    let bend = [(from[0] + to[0]) / 2.0 + BEND * dy, (from[1] + to[1]) / 2.0 - BEND * dx];
    let at = |t: f64| {
        [0, 1].map(|n| (1.0 - t) * (1.0 - t) * from[n] + 2.0 * t * (1.0 - t) * bend[n] + t * t * to[n])
    };
    let (tip, neck) = (1.0 - SHORT / length, 1.0 - (SHORT + HEAD_LENGTH) / length);
    let shaft: Vec<[f64; 2]> = (0..=PIECES).map(|k| at(neck * k as f64 / PIECES as f64)).collect();
    let half = |k: usize| 0.7 + (SHAFT - 0.7) * (k as f64 / PIECES as f64).powf(1.4);
    let side = |k: usize, sense: f64| {
        let (a, b) = (shaft[k.saturating_sub(1)], shaft[(k + 1).min(PIECES)]);
        aside(shaft[k], a, b, sense * half(k))
    };
    let point = at(tip);
    let neck = shaft[PIECES];
    let mut out: Vec<[f64; 2]> = (0..=PIECES).map(|k| side(k, 1.0)).collect();
    out.extend([aside(neck, neck, point, HEAD), point, aside(neck, neck, point, -HEAD)]);
    out.extend((0..=PIECES).rev().map(|k| side(k, -1.0)));
    Some(out)
}

/// `point` moved by `by` square to the line from `a` to `b`.
fn aside(point: [f64; 2], a: [f64; 2], b: [f64; 2], by: f64) -> [f64; 2] {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx.hypot(dy).max(1e-9);
    [point[0] + by * dy / length, point[1] - by * dx / length]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_broader_than_the_tail_and_stops_short() {
        let shape = outline([0.0, 0.0], [100.0, 0.0]).expect("long enough");
        let width = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
        let last = shape.len() - 1;
        assert!(width(shape[0], shape[last]) < 2.0);
        assert!(width(shape[PIECES + 1], shape[PIECES + 3]) > 15.0);
        assert!(shape.iter().all(|p| p[0] < 100.0 - SHORT / 2.0));
    }

    #[test]
    fn ends_too_near_have_no_arrow() {
        assert!(outline([0.0, 0.0], [20.0, 0.0]).is_none());
    }
}
