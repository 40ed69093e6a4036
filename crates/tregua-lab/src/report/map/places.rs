//! Places: symbols in three ranks and names put by hand.

use super::declutter::Box2;
use super::hints::{Anchor, Shown};
use super::mercator::Sheet;
use super::pen::{Esc, N, Pen, text_width};
use super::{Chart, Mark, Place};

/// Size of the letters by rank [units].
fn letters(rank: u8) -> f64 {
    match rank {
        1 => 17.5,
        2 => 14.0,
        _ => 12.0,
    }
}

/// Half the width of the symbol by rank [units].
fn reach(rank: u8) -> f64 {
    match rank {
        1 => 5.6,
        2 => 4.0,
        _ => 2.9,
    }
}

/// The places shown on a sheet, small ones first so that cities are drawn over them.
fn shown<'a>(chart: &'a Chart, sheet: &Sheet, which: Shown) -> Vec<&'a Place> {
    let on_it = |p: &&Place| p.hint.shown.on(which) && sheet.window.holds(p.at);
    let mut places: Vec<&Place> = chart.places.iter().filter(on_it).collect();
    places.sort_by_key(|p| std::cmp::Reverse(p.hint.rank));
    places
}

/// Cost of covering a square unit of a symbol, in units of a leader's length.
const SYMBOL: f64 = 0.7;

/// Cost of covering a square unit of a name.
fn name_cost(rank: u8) -> f64 {
    match rank {
        1 => 0.7,
        2 => 0.5,
        _ => 0.25,
    }
}

/// Boxes of all symbols and names on a sheet, and what it costs to cover them.
pub(super) fn covers(chart: &Chart, sheet: &Sheet, which: Shown) -> Vec<(Box2, f64)> {
    let boxes = |p: &Place| {
        [Some((symbol_box(p, sheet), SYMBOL)), name_box(p, sheet).map(|b| (b, name_cost(p.hint.rank)))]
    };
    shown(chart, sheet, which).into_iter().flat_map(boxes).flatten().collect()
}

fn symbol_box(place: &Place, sheet: &Sheet) -> Box2 {
    let r = reach(place.hint.rank);
    Box2 { left: -r, top: -r, right: r, bottom: r }.grown(1.0).moved(sheet.xy(place.at))
}

/// What the name covers; nothing when it is not written.
fn name_box(place: &Place, sheet: &Sheet) -> Option<Box2> {
    let ([x, y], anchor) = seat(place, sheet)?;
    let size = letters(place.hint.rank);
    let width = text_width(&place.name, size, 0.0);
    let left = match anchor {
        "start" => x,
        "end" => x - width,
        _ => x - width / 2.0,
    };
    Some(Box2 { left, top: y - 0.75 * size, right: left + width, bottom: y + 0.22 * size })
}

/// Base point of the name and its SVG text anchor; nothing when it is not written.
fn seat(place: &Place, sheet: &Sheet) -> Option<([f64; 2], &'static str)> {
    let [x, y] = sheet.xy(place.at);
    let [dx, dy] = place.hint.shift;
    let (size, gap) = (letters(place.hint.rank), reach(place.hint.rank) + 3.5);
    let (seat_x, seat_y, anchor) = match place.hint.anchor {
        Anchor::Right => (x + gap, y + 0.3 * size, "start"),
        Anchor::Left => (x - gap, y + 0.3 * size, "end"),
        Anchor::Above => (x, y - gap - 1.0, "middle"),
        Anchor::Below => (x, y + gap + 0.68 * size, "middle"),
        Anchor::Unwritten => return None,
    };
    Some(([seat_x + dx, seat_y + dy], anchor))
}

/// Draws the places of a sheet.
pub(super) fn draw(pen: &mut Pen, chart: &Chart, sheet: &Sheet, which: Shown) {
    pen.line(format_args!("<g class=\"places\">"));
    for place in shown(chart, sheet, which) {
        draw_one(pen, place, sheet);
    }
    pen.line(format_args!("</g>"));
}

fn draw_one(pen: &mut Pen, place: &Place, sheet: &Sheet) {
    let (id, name, rank) = (Esc(&place.id), Esc(&place.name), place.hint.rank);
    let [x, y] = sheet.xy(place.at);
    pen.line(format_args!(
        "<g class=\"place rank-{rank}\" data-kind=\"place\" data-id=\"{id}\" tabindex=\"0\"><title>{name}</title>"
    ));
    pen.line(format_args!("<g transform=\"translate({} {})\">", N(x), N(y)));
    draw_symbol(pen, place);
    pen.line(format_args!("</g>"));
    if let Some(([tx, ty], anchor)) = seat(place, sheet) {
        let (tx, ty, size) = (N(tx), N(ty), N(letters(rank)));
        pen.line(format_args!(
            "<text x=\"{tx}\" y=\"{ty}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{name}</text>"
        ));
    }
    pen.line(format_args!("</g>"));
}

/// The symbol about the origin.
fn draw_symbol(pen: &mut Pen, place: &Place) {
    let r = reach(place.hint.rank);
    if place.fort {
        pen.line(format_args!("<path class=\"fort\" d=\"{}\"/>", star(r + 3.6, r + 0.9)));
    }
    match (place.mark, place.hint.rank) {
        (Mark::Town, 1) => {
            pen.line(format_args!(
                "<circle class=\"ring\" r=\"{}\"/><circle class=\"seal\" r=\"2.6\"/>",
                N(r)
            ));
            pen.line(format_args!(
                "<path class=\"cross\" d=\"M0 {}V{}M-2.2 -9.6H2.2\"/>",
                N(-r),
                N(-r - 6.0)
            ));
        }
        (Mark::Town, 2) => {
            pen.line(format_args!(
                "<circle class=\"ring\" r=\"{}\"/><circle class=\"dot\" r=\"1.3\"/>",
                N(r)
            ));
        }
        (Mark::Town, _) => pen.line(format_args!("<circle class=\"ring\" r=\"{}\"/>", N(r))),
        (Mark::Estate, _) => pen.line(format_args!("<path class=\"ring\" d=\"M-2.4 -2.4H2.4V2.4H-2.4Z\"/>")),
        (Mark::Camp, _) => pen.line(format_args!("<path class=\"ring\" d=\"M-3.6 2.8L0 -3.6L3.6 2.8Z\"/>")),
        (Mark::Pass, _) => {
            pen.line(format_args!("<path class=\"pass\" d=\"M-3.4 -4Q-0.8 0 -3.4 4M3.4 -4Q0.8 0 3.4 4\"/>"));
        }
    }
    if place.port {
        pen.line(format_args!(
            "<path class=\"anchor\" transform=\"translate({} 7.5)\" d=\"{ANCHOR}\"/>",
            N(-r - 3.0)
        ));
    }
}

/// An anchor nine units high.
const ANCHOR: &str =
    "M0 -3V4.6M-1.9 -1.4H1.9M-3.4 1.8Q-2.6 4.6 0 4.6Q2.6 4.6 3.4 1.8M0 -3A1.1 1.1 0 1 1 0.01 -3Z";

/// Outline of a five-pointed work.
fn star(outer: f64, inner: f64) -> String {
    let points: Vec<[f64; 2]> = (0..10)
        .map(|k| {
            let (turn, r) = (std::f64::consts::PI * k as f64 / 5.0, if k % 2 == 0 { outer } else { inner });
            [r * turn.sin(), -r * turn.cos()]
        })
        .collect();
    super::pen::path(&points, true)
}
