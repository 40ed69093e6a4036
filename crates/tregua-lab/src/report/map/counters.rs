//! Counters: a flag for each formation, its name over it and its strength under it, none over another.
//!
//! A solid counter says where the simulated wars had a formation; a ghost, where the record had it. A leader runs from the flag
//! to the place itself, and a faint line from a formation's place in the record to its place in the simulated wars.

use super::arrows;
use super::declutter::{Box2, Ground, seat};
use super::hints::Shown;
use super::mercator::Sheet;
use super::pen::{Esc, N, Pen, text_width};
use super::places;
use super::{Arm, Chart, Counter};

/// Half the width and height of a flag [units].
const HALF: [f64; 2] = [15.0, 9.5];
/// Size of the letters of a counter [units].
const LETTERS: f64 = 12.5;
/// Space kept free round a counter [units].
const AIR: f64 = 2.0;
/// Shortest gap between record and simulation that is worth a line [units].
const DRIFT: f64 = 12.0;

/// A counter that has its seat.
pub(super) struct Standing<'a> {
    counter: &'a Counter,
    /// Where the formation is on the sheet.
    point: [f64; 2],
    /// Middle of the flag.
    at: [f64; 2],
    /// What the counter covers, air included.
    pub cover: Box2,
}

/// Gives every counter of a sheet its seat: solid ones first, the strongest first among them.
pub(super) fn place<'a>(chart: &Chart<'a>, sheet: &Sheet, which: Shown, taken: &[Box2]) -> Vec<Standing<'a>> {
    let mut order: Vec<&Counter> =
        chart.counters.iter().filter(|c| c.shown.on(which) && sheet.window.holds(c.at)).collect();
    order.sort_by(|a, b| a.ghost.cmp(&b.ghost).then(b.men.total_cmp(&a.men)).then(a.id.cmp(&b.id)));
    let mut shy = places::covers(chart, sheet, which);
    shy.extend(arrows::covers(chart, sheet, which));
    let bounds = Box2 {
        left: sheet.left,
        top: sheet.top,
        right: sheet.left + sheet.width(),
        bottom: sheet.top + sheet.height(),
    };
    let mut taken = taken.to_vec();
    order
        .into_iter()
        .map(|counter| {
            let (shape, point) = (shape(counter), sheet.xy(counter.at));
            let at = seat(shape, point, &Ground { bounds, taken: &taken, shy: &shy });
            let cover = shape.moved(at);
            taken.push(cover);
            Standing { counter, point, at, cover }
        })
        .collect()
}

/// What a counter covers when its flag stands at the origin.
fn shape(counter: &Counter) -> Box2 {
    let half =
        HALF[0].max(text_width(&counter.name, LETTERS, 0.0) / 2.0).max(number_width(counter) / 2.0) + AIR;
    Box2 {
        left: -half,
        top: -HALF[1] - LETTERS - 3.0 - AIR,
        right: half,
        bottom: HALF[1] + LETTERS + 4.0 + AIR,
    }
}

fn number_width(counter: &Counter) -> f64 {
    text_width(&grouped(counter.men), LETTERS - 1.5, 0.0)
}

/// A whole number with thin gaps between thousands; nothing for what is unknown.
fn grouped(value: f64) -> String {
    if value.is_nan() {
        return String::new();
    }
    let digits = format!("{:.0}", value.max(0.0));
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{2009}');
        }
        out.push(c);
    }
    out
}

/// Leaders and drifts, under the counters and the places.
pub(super) fn leaders(pen: &mut Pen, chart: &Chart, standing: &[Standing]) {
    pen.line(format_args!("<g class=\"leaders\">"));
    for s in standing {
        let colour = chart.colour(&s.counter.side);
        let [x, y] = s.point.map(N);
        let [fx, fy] = s.at.map(N);
        pen.line(format_args!("<path class=\"leader\" stroke=\"{colour}\" d=\"M{x} {y}L{fx} {fy}\"/>"));
        pen.line(format_args!("<circle class=\"stand\" fill=\"{colour}\" cx=\"{x}\" cy=\"{y}\" r=\"2.2\"/>"));
    }
    for ghost in standing.iter().filter(|s| s.counter.ghost) {
        let same = |s: &&Standing| !s.counter.ghost && s.counter.id == ghost.counter.id;
        if let Some(solid) = standing.iter().find(same) {
            drift(pen, chart, ghost, solid);
        }
    }
    pen.line(format_args!("</g>"));
}

fn drift(pen: &mut Pen, chart: &Chart, ghost: &Standing, solid: &Standing) {
    let ([x0, y0], [x1, y1]) = (ghost.point, solid.point);
    if (x1 - x0).hypot(y1 - y0) >= DRIFT {
        let colour = chart.colour(&solid.counter.side);
        let (x0, y0, x1, y1) = (N(x0), N(y0), N(x1), N(y1));
        pen.line(format_args!("<path class=\"drift\" stroke=\"{colour}\" d=\"M{x0} {y0}L{x1} {y1}\"/>"));
    }
}

/// Draws the counters, ghosts under the solid ones.
pub(super) fn draw(pen: &mut Pen, chart: &Chart, standing: &[Standing]) {
    let most = chart.counters.iter().map(|c| c.men).fold(1.0, f64::max);
    pen.line(format_args!("<g class=\"counters\">"));
    for s in standing.iter().rev() {
        draw_one(pen, chart, s, most);
    }
    pen.line(format_args!("</g>"));
}

fn draw_one(pen: &mut Pen, chart: &Chart, standing: &Standing, most: f64) {
    let Counter { id, name, side, men, arm, ghost, .. } = standing.counter;
    let (kind, colour) = (if *ghost { "ghost" } else { "solid" }, chart.colour(side));
    let [x, y] = standing.at.map(N);
    let (id, name, side) = (Esc(id), Esc(name), Esc(side));
    pen.line(format_args!(
        "<g class=\"counter {kind}\" data-kind=\"counter\" data-id=\"{id}\" data-side=\"{side}\" \
         transform=\"translate({x} {y})\" tabindex=\"0\"><title>{name}{}</title>",
        if men.is_nan() { String::new() } else { format!(", {}", grouped(*men)) }
    ));
    flag(pen, colour, *arm, *ghost);
    let over = N(-HALF[1] - 3.5);
    let size = N(LETTERS);
    pen.line(format_args!(
        "<text class=\"who\" y=\"{over}\" font-size=\"{size}\" fill=\"{colour}\">{name}</text>"
    ));
    if !men.is_nan() {
        strength(pen, *men, most);
    }
    pen.line(format_args!("</g>"));
}

/// A bar and a number under a flag: its men beside the most that anybody has.
fn strength(pen: &mut Pen, men: f64, most: f64) {
    let full = 2.0 * HALF[0];
    let (left, low, part) = (N(-HALF[0]), N(HALF[1]), N(full * (men / most).clamp(0.0, 1.0)));
    pen.line(format_args!(
        "<rect class=\"bar\" x=\"{left}\" y=\"{low}\" width=\"{}\" height=\"3\"/>",
        N(full)
    ));
    pen.line(format_args!(
        "<rect class=\"strength\" x=\"{left}\" y=\"{low}\" width=\"{part}\" height=\"3\"/>"
    ));
    let (under, smaller) = (N(HALF[1] + 3.0 + LETTERS - 2.0), N(LETTERS - 1.5));
    pen.line(format_args!(
        "<text class=\"men\" y=\"{under}\" font-size=\"{smaller}\">{}</text>",
        grouped(men)
    ));
}

/// A flag about the origin.
pub(super) fn flag(pen: &mut Pen, colour: super::Colour, arm: Arm, ghost: bool) {
    let [w, h] = HALF;
    let (fill, sign) = if ghost {
        ("#f6ecd4".to_owned(), colour.to_string())
    } else {
        (colour.to_string(), "#f8f0dc".to_owned())
    };
    let edge = if ghost { colour } else { super::Colour::INK };
    pen.line(format_args!(
        "<rect class=\"flag\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\" stroke=\"{edge}\"/>",
        N(-w),
        N(-h),
        N(2.0 * w),
        N(2.0 * h)
    ));
    pen.line(format_args!("<path class=\"arm\" stroke=\"{sign}\" d=\"{}\"/>", sign_of(arm)));
}

/// Lines of the sign of an arm, inside a flag about the origin.
fn sign_of(arm: Arm) -> &'static str {
    match arm {
        Arm::Foot => "M-13.6 -8.1L13.6 8.1M-13.6 8.1L13.6 -8.1",
        Arm::Horse => "M-13.6 8.1L13.6 -8.1",
        Arm::Guns => {
            "M-3.2 0A3.2 3.2 0 1 0 3.2 0A3.2 3.2 0 1 0 -3.2 0M-1.4 0A1.4 1.4 0 1 0 1.4 0A1.4 1.4 0 1 0 -1.4 0"
        }
        Arm::Irregular => "M-9 6L-4.5 -5L0 6L4.5 -5L9 6",
        Arm::Fleet => {
            "M0 -7V4M0 -6.4Q7 -3 7.5 2.4H0M0 -4Q-5 -2 -5.6 2.4H0M-9.5 4H9.5Q8 7.4 5.5 7.4H-5.5Q-8 7.4 -9.5 4Z"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_stand_apart() {
        let shown: Vec<String> =
            [0.0, 999.4, 1000.0, 23_456.7, 1_234_567.0].iter().map(|v| grouped(*v)).collect();
        assert_eq!(shown, ["0", "999", "1\u{2009}000", "23\u{2009}457", "1\u{2009}234\u{2009}567"]);
    }
}
