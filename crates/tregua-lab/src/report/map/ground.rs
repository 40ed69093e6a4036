//! The ground: relief, coast, waters, roads, and the names of seas and mountains.

use super::hints::Shown;
use super::layout::Lettering;
use super::mercator::Sheet;
use super::pen::{Esc, N, Pen, curve, data_uri, path, text_width};
use super::{Chart, Picture, Plate, Road, Way};

/// Draws everything that lies under the places of a sheet.
pub(super) fn draw(pen: &mut Pen, chart: &Chart, sheet: &Sheet, which: Shown) {
    paper(pen, sheet);
    let relief = best_plate(chart.plates, sheet);
    if let Some(plate) = relief {
        picture(pen, plate, sheet);
    }
    waters(pen, chart, sheet, relief.is_none());
    roads(pen, chart, sheet);
    if which == Shown::Main {
        letterings(pen, chart, sheet);
    }
}

fn paper(pen: &mut Pen, sheet: &Sheet) {
    let (x, y, w, h) = (N(sheet.left), N(sheet.top), N(sheet.width()), N(sheet.height()));
    pen.line(format_args!("<rect class=\"paper\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>"));
}

/// Of the plates that cover the sheet, the one with the smallest window: it has the finest strokes there.
fn best_plate<'a>(plates: &'a [Plate<'a>], sheet: &Sheet) -> Option<&'a Plate<'a>> {
    let width = |p: &&Plate| p.window.east - p.window.west;
    plates.iter().filter(|p| p.window.covers(&sheet.window)).min_by(|a, b| width(a).total_cmp(&width(b)))
}

fn picture(pen: &mut Pen, plate: &Plate, sheet: &Sheet) {
    let whole = Sheet::fit(plate.window, 0.0, 0.0, (plate.window.east - plate.window.west) * sheet.scale);
    let [x, y] = sheet.xy([plate.window.west, plate.window.north]).map(N);
    let (w, h) = (N(whole.width()), N(whole.height()));
    let address = match plate.picture {
        Picture::Webp(bytes) => data_uri("image/webp", bytes),
        Picture::Link(address) => Esc(address).to_string(),
    };
    pen.line(format_args!(
        "<image x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" preserveAspectRatio=\"none\" href=\"{address}\"/>"
    ));
}

/// Coast, lakes and rivers; without a plate the land is filled, so that land and sea still part.
fn waters(pen: &mut Pen, chart: &Chart, sheet: &Sheet, bare: bool) {
    let outline = |rings: &[Vec<[f64; 2]>]| -> String {
        rings.iter().filter(|r| touches(r, sheet)).map(|r| path(&drawn(r, sheet), true)).collect()
    };
    let land = if bare { "coast bare" } else { "coast" };
    for rank in [2, 1] {
        let lines = chart.ground.rivers.iter().filter(|r| r.rank == rank && touches(&r.line, sheet));
        let all: String = lines.map(|r| path(&drawn(&r.line, sheet), false)).collect();
        pen.line(format_args!("<path class=\"river river-{rank}\" d=\"{all}\"/>"));
    }
    pen.line(format_args!("<path class=\"{land}\" d=\"{}\"/>", outline(&chart.ground.land)));
    pen.line(format_args!("<path class=\"lake\" d=\"{}\"/>", outline(&chart.ground.lakes)));
}

fn drawn(points: &[[f64; 2]], sheet: &Sheet) -> Vec<[f64; 2]> {
    points.iter().map(|p| sheet.xy(*p)).collect()
}

/// Whether the box round a line meets the window.
fn touches(points: &[[f64; 2]], sheet: &Sheet) -> bool {
    let span = |n: usize| points.iter().fold((f64::MAX, f64::MIN), |(l, h), p| (l.min(p[n]), h.max(p[n])));
    let ((west, east), (south, north)) = (span(0), span(1));
    let w = &sheet.window;
    west <= w.east && east >= w.west && south <= w.north && north >= w.south
}

/// Roads dashed over a pale casing, trails dotted, passages in the colour of water.
fn roads(pen: &mut Pen, chart: &Chart, sheet: &Sheet) {
    let seen: Vec<&Road> = chart.roads.iter().filter(|r| touches(&r.points, sheet)).collect();
    let line = |r: &Road| path(&curve(&drawn(&r.points, sheet)), false);
    let casing: String = seen.iter().filter(|r| r.way != Way::Sea).map(|r| line(r)).collect();
    pen.line(format_args!("<g class=\"roads\"><path class=\"casing\" d=\"{casing}\"/>"));
    for road in seen {
        let class = match road.way {
            Way::Road => "road",
            Way::Trail => "trail",
            Way::Sea => "passage",
        };
        let (id, d) = (Esc(&road.id), line(road));
        pen.line(format_args!("<path class=\"{class}\" data-kind=\"route\" data-id=\"{id}\" d=\"{d}\"/>"));
    }
    pen.line(format_args!("</g>"));
}

fn letterings(pen: &mut Pen, chart: &Chart, sheet: &Sheet) {
    pen.line(format_args!("<g class=\"letterings\">"));
    for (n, lettering) in chart.layout.lettering.iter().enumerate() {
        draw_lettering(pen, chart, lettering, sheet, n);
    }
    pen.line(format_args!("</g>"));
}

fn draw_lettering(pen: &mut Pen, chart: &Chart, lettering: &Lettering, sheet: &Sheet, n: usize) {
    let words = Esc(lettering.text.in_language(chart.language));
    let (look, size, spacing) = (Esc(&lettering.look), N(lettering.size), N(lettering.spacing));
    let style = format!("class=\"lettering {look}\" font-size=\"{size}\" letter-spacing=\"{spacing}\"");
    let along = drawn(&lettering.along, sheet);
    match along[..] {
        [] => {}
        [[x, y]] => pen.line(format_args!("<text {style} x=\"{}\" y=\"{}\">{words}</text>", N(x), N(y))),
        _ => {
            let room = text_width(words.0, lettering.size, lettering.spacing) / 2.0;
            let (key, d) = (chart.key, path(&lengthened(curve(&along), room), false));
            pen.line(format_args!("<path id=\"{key}-line-{n}\" fill=\"none\" d=\"{d}\"/>"));
            pen.line(format_args!(
                "<text {style}><textPath href=\"#{key}-line-{n}\" startOffset=\"50%\">{words}</textPath></text>"
            ));
        }
    }
}

/// A line with straight ends added, `by` units each, so that writing centred on it is never cut off.
fn lengthened(mut points: Vec<[f64; 2]>, by: f64) -> Vec<[f64; 2]> {
    let beyond = |end: [f64; 2], before: [f64; 2]| {
        let (dx, dy) = (end[0] - before[0], end[1] - before[1]);
        let length = dx.hypot(dy).max(1e-9);
        [end[0] + by * dx / length, end[1] + by * dy / length]
    };
    let last = points.len() - 1;
    let (first, end) = (beyond(points[0], points[1]), beyond(points[last], points[last - 1]));
    points.insert(0, first);
    points.push(end);
    points
}
