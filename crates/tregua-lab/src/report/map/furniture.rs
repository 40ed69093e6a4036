//! Furniture: frame with degrees, title, compass rose, scale, key, and the box of the inset.

use super::counters;
use super::declutter::Box2;
use super::hints::Shown;
use super::layout::{Key, MARGIN, Rose, Scale, Title, share};
use super::mercator::Sheet;
use super::pen::{Esc, N, Pen, path, text_width};
use super::{Arm, Chart, STYLE};

/// Opens the picture: size, style, the paper of the margin.
pub(super) fn open(pen: &mut Pen, chart: &Chart, main: &Sheet) {
    let (w, h) = (main.width() + 2.0 * MARGIN, main.height() + 2.0 * MARGIN);
    let (w, h) = (N(w), N(h));
    let key = chart.key;
    pen.line(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"tregua-map\" id=\"{key}\" viewBox=\"0 0 {w} {h}\">"
    ));
    let title = chart.layout.title.lines.iter().map(|l| l.text.in_language(chart.language));
    pen.line(format_args!("<title>{}</title>", Esc(&title.collect::<Vec<_>>().join(" "))));
    if chart.styled {
        pen.line(format_args!("<style>{STYLE}</style>"));
    }
    pen.line(format_args!("<defs><radialGradient id=\"{key}-age\" cx=\"0.5\" cy=\"0.5\" r=\"0.75\">"));
    pen.line(format_args!("<stop offset=\"0.6\" stop-color=\"#8a6a3a\" stop-opacity=\"0\"/>"));
    pen.line(format_args!(
        "<stop offset=\"1\" stop-color=\"#7a5526\" stop-opacity=\"0.24\"/></radialGradient></defs>"
    ));
    pen.line(format_args!("<rect class=\"margin\" width=\"{w}\" height=\"{h}\"/>"));
}

/// Boxes that no counter may cover.
pub(super) fn taken(chart: &Chart, sheet: &Sheet, which: Shown) -> Vec<Box2> {
    if which == Shown::Inset {
        // The strip of the inset's title.
        let (left, top, right) = (sheet.left, sheet.top, sheet.left + sheet.width());
        return vec![Box2 { left, top, right, bottom: top + STRIP }];
    }
    let layout = chart.layout;
    let mut boxes = vec![title_box(&layout.title, chart, sheet)];
    boxes.extend(layout.inset_sheet(sheet).map(|s| {
        let (right, bottom) = (s.left + s.width(), s.top + s.height());
        Box2 { left: s.left, top: s.top, right, bottom }.grown(BOARD + 2.0)
    }));
    boxes.extend(layout.rose.as_ref().map(|rose| {
        let r = rose.radius;
        Box2 { left: -r, top: -r - 18.0, right: r, bottom: r }.moved(share(sheet, rose.at))
    }));
    boxes.extend(layout.scale.as_ref().map(|scale| {
        let long = fitting(scale, sheet).last().unwrap_or(&0.0) * unit_length(scale, sheet);
        Box2 { left: -10.0, top: -20.0, right: long + 60.0, bottom: 12.0 }.moved(share(sheet, scale.at))
    }));
    boxes.extend(layout.key.as_ref().map(|key| key_box(key, chart).moved(share(sheet, key.at))));
    boxes
}

/// Width of the board round the inset [units].
const BOARD: f64 = 6.0;
/// Height of the strip with the inset's title [units].
const STRIP: f64 = 20.0;

/// Marks the inset's window on the main sheet and joins the sides of window and box that face each other.
pub(super) fn lift_inset(pen: &mut Pen, main: &Sheet, inset: &Sheet) {
    let w = inset.window;
    let [x0, y0] = main.xy([w.west, w.north]);
    let [x1, y1] = main.xy([w.east, w.south]);
    let (left, top) = (inset.left - BOARD, inset.top - BOARD);
    let (right, bottom) = (inset.left + inset.width() + BOARD, inset.top + inset.height() + BOARD);
    let rays = if top > y1 {
        [([x0, y1], [left, top]), ([x1, y1], [right, top])]
    } else if bottom < y0 {
        [([x0, y0], [left, bottom]), ([x1, y0], [right, bottom])]
    } else if left > x1 {
        [([x1, y0], [left, top]), ([x1, y1], [left, bottom])]
    } else {
        [([x0, y0], [right, top]), ([x0, y1], [right, bottom])]
    };
    pen.line(format_args!("<g class=\"lifted\">"));
    for (a, b) in rays {
        pen.line(format_args!("<path class=\"ray\" d=\"{}\"/>", path(&[a, b], false)));
    }
    let corners = [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
    pen.line(format_args!("<path class=\"window\" d=\"{}\"/></g>", path(&corners, true)));
    let (x, y) = (N(left), N(top));
    let (w, h) = (N(right - left), N(bottom - top));
    pen.line(format_args!("<rect class=\"board\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>"));
}

/// The inset's frame and title, over its sheet.
pub(super) fn frame_inset(pen: &mut Pen, inset: &Sheet, title: &str) {
    let (x, y, w, h) = (inset.left, inset.top, inset.width(), inset.height());
    let wide = text_width(title, 12.5, 1.0) + 20.0;
    pen.line(format_args!("<g class=\"inset-frame\">"));
    pen.line(format_args!(
        "<rect class=\"strip\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{STRIP}\"/>",
        N(x),
        N(y),
        N(wide)
    ));
    pen.line(format_args!(
        "<text class=\"inset-title\" x=\"{}\" y=\"{}\" font-size=\"12.5\" letter-spacing=\"1\">{}</text>",
        N(x + 9.0),
        N(y + 14.3),
        Esc(title)
    ));
    pen.line(format_args!(
        "<rect class=\"rule thick\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        N(x),
        N(y),
        N(w),
        N(h)
    ));
    pen.line(format_args!("</g>"));
}

/// What lies over the sheets: frame, title, rose, scale, key, the shade of age.
pub(super) fn close(pen: &mut Pen, chart: &Chart, main: &Sheet) {
    let layout = chart.layout;
    title(pen, &layout.title, chart, main);
    if let Some(rose) = &layout.rose {
        draw_rose(pen, rose, rose.north.in_language(chart.language), share(main, rose.at));
    }
    if let Some(scale) = &layout.scale {
        draw_scale(pen, scale, chart, main);
    }
    if let Some(key) = &layout.key {
        draw_key(pen, key, chart, share(main, key.at));
    }
    frame(pen, main);
    let (w, h) = (N(main.width() + 2.0 * MARGIN), N(main.height() + 2.0 * MARGIN));
    pen.line(format_args!(
        "<rect class=\"age\" fill=\"url(#{}-age)\" width=\"{w}\" height=\"{h}\"/>",
        chart.key
    ));
    pen.line(format_args!("</svg>"));
}

/// Double lines, a bar that changes at every step of degrees or minutes, and figures at every other step.
fn frame(pen: &mut Pen, main: &Sheet) {
    let (left, top, right, bottom) =
        (main.left, main.top, main.left + main.width(), main.top + main.height());
    pen.line(format_args!("<g class=\"frame\">"));
    for (out, class) in
        [(MARGIN - 6.0, "thick"), (MARGIN - 10.0, "thin"), (9.5, "thin"), (4.0, "thin"), (0.0, "thick")]
    {
        let (x, y) = (N(left - out), N(top - out));
        let (w, h) = (N(right - left + 2.0 * out), N(bottom - top + 2.0 * out));
        pen.line(format_args!(
            "<rect class=\"rule {class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>"
        ));
    }
    let w = main.window;
    let step = step(w.east - w.west);
    let mut bars = String::new();
    for (from, to) in dark_steps(w.west, w.east, step) {
        let (a, b) = (main.xy([from, w.north])[0], main.xy([to, w.north])[0]);
        for y in [top - 9.5, bottom + 4.0] {
            bars += &path(&[[a, y], [b, y], [b, y + 5.5], [a, y + 5.5]], true);
        }
    }
    for (from, to) in dark_steps(w.south, w.north, step) {
        let (a, b) = (main.xy([w.west, from])[1], main.xy([w.west, to])[1]);
        for x in [left - 9.5, right + 4.0] {
            bars += &path(&[[x, a], [x, b], [x + 5.5, b], [x + 5.5, a]], true);
        }
    }
    pen.line(format_args!("<path class=\"bars\" d=\"{bars}\"/>"));
    figures(pen, main, step, [left, top, right, bottom]);
    pen.line(format_args!("</g>"));
}

/// Step of the frame for a window so many degrees wide [minutes of arc]: six steps at least go into it.
fn step(degrees: f64) -> i64 {
    [60, 30, 10, 5, 2].into_iter().find(|step| degrees * 60.0 >= 6.0 * *step as f64).unwrap_or(1)
}

/// Every other step between two edges [degrees], cut at the edges.
fn dark_steps(low: f64, high: f64, step: i64) -> Vec<(f64, f64)> {
    let degrees = |n: i64| (n * step) as f64 / 60.0;
    let (first, last) =
        ((low * 60.0 / step as f64).floor() as i64, (high * 60.0 / step as f64).ceil() as i64);
    let dark = (first..last).filter(|n| n.rem_euclid(2) == 0);
    dark.map(|n| (degrees(n).max(low), degrees(n + 1).min(high))).filter(|(a, b)| b > a).collect()
}

/// Figures of the frame at every other step, clear of the corners.
fn figures(pen: &mut Pen, main: &Sheet, step: i64, [left, top, right, bottom]: [f64; 4]) {
    let w = main.window;
    let clear = 0.4 * step as f64;
    let marks = |low: f64, high: f64| {
        let (low, high) = (low * 60.0 + clear, high * 60.0 - clear);
        ((low.ceil() as i64)..=(high.floor() as i64)).filter(move |minute| minute % (2 * step) == 0)
    };
    for minute in marks(w.west, w.east) {
        let (x, figure) = (main.xy([minute as f64 / 60.0, w.north])[0], figure(minute));
        for y in [top - 14.5, bottom + 21.5] {
            let (x, y) = (N(x), N(y));
            pen.line(format_args!(
                "<text class=\"degree\" x=\"{x}\" y=\"{y}\" font-size=\"9.5\">{figure}</text>"
            ));
        }
    }
    for minute in marks(w.south, w.north) {
        let (y, figure) = (main.xy([w.west, minute as f64 / 60.0])[1], figure(minute));
        for (x, turn) in [(left - 14.5, -90), (right + 14.5, 90)] {
            let (x, y) = (N(x), N(y));
            pen.line(format_args!(
                "<text class=\"degree\" transform=\"translate({x} {y}) rotate({turn})\" font-size=\"9.5\">{figure}</text>"
            ));
        }
    }
}

/// Minutes of arc as printed: whole degrees, or degrees and minutes.
fn figure(minute: i64) -> String {
    let (degrees, minutes) = (minute.abs() / 60, minute.abs() % 60);
    if minutes == 0 { format!("{degrees}°") } else { format!("{degrees}° {minutes:02}′") }
}

/// From a line's base to the next: a share of the next line's letters, and a little air [units].
fn leading(size: f64) -> f64 {
    0.94 * size + 7.0
}

fn title(pen: &mut Pen, title: &Title, chart: &Chart, main: &Sheet) {
    let [x, mut y] = share(main, title.at);
    pen.line(format_args!("<g class=\"cartouche\">"));
    for line in &title.lines {
        y += leading(line.size);
        let class = if line.italic { "title italic" } else { "title" };
        // Letter-spacing also follows the last letter: half of it sets the line off centre.
        let (x, y) = (N(x + line.spacing / 2.0), N(y));
        let (size, spacing) = (N(line.size), N(line.spacing));
        let words = Esc(line.text.in_language(chart.language));
        pen.line(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\" letter-spacing=\"{spacing}\">{words}</text>"
        ));
    }
    let half = title_width(title, chart) / 2.0;
    for (down, part) in [(16.0, 0.9), (20.0, 0.66)] {
        let (a, b, y) = (N(x - half * part), N(x + half * part), N(y + down));
        pen.line(format_args!("<path class=\"flourish\" d=\"M{a} {y}H{b}\"/>"));
    }
    pen.line(format_args!("</g>"));
}

fn title_width(title: &Title, chart: &Chart) -> f64 {
    let widths =
        title.lines.iter().map(|l| text_width(l.text.in_language(chart.language), l.size, l.spacing));
    widths.fold(0.0, f64::max)
}

fn title_box(title: &Title, chart: &Chart, main: &Sheet) -> Box2 {
    let half = title_width(title, chart) / 2.0;
    let height: f64 = title.lines.iter().map(|l| leading(l.size)).sum();
    Box2 { left: -half, top: 0.0, right: half, bottom: height + 26.0 }.moved(share(main, title.at))
}

/// A rose of sixteen points: long ones half dark, half paper.
fn draw_rose(pen: &mut Pen, rose: &Rose, north: &str, [x, y]: [f64; 2]) {
    let r = rose.radius;
    let point = |turn: f64, long: f64| [long * turn.sin(), -long * turn.cos()];
    pen.line(format_args!("<g class=\"rose\" transform=\"translate({} {})\">", N(x), N(y)));
    for ring in [0.70, 0.66, 0.30] {
        pen.line(format_args!("<circle class=\"circle\" r=\"{}\"/>", N(r * ring)));
    }
    let eighth = std::f64::consts::FRAC_PI_4;
    for (offset, long, waist) in [(eighth / 2.0, 0.42, 0.07), (eighth, 0.64, 0.11), (0.0, 1.0, 0.15)] {
        let step = if offset == eighth / 2.0 { eighth } else { 2.0 * eighth };
        let count = (8.0 * eighth / step).round() as usize;
        for k in 0..count {
            let turn = offset + k as f64 * step;
            for (sense, class) in [(-1.0, "dark"), (1.0, "light")] {
                let shape = [[0.0, 0.0], point(turn + sense * eighth, r * waist), point(turn, r * long)];
                pen.line(format_args!("<path class=\"{class}\" d=\"{}\"/>", path(&shape, true)));
            }
        }
    }
    let (up, north) = (N(-r - 6.0), Esc(north));
    pen.line(format_args!("<text class=\"north\" y=\"{up}\" font-size=\"16\">{north}</text></g>"));
}

/// Length of one unit of the scale on the main sheet, at its middle parallel [units].
fn unit_length(scale: &Scale, main: &Sheet) -> f64 {
    scale.unit_km * main.per_km(main.window.middle())
}

/// Marks of the scale that fit on the sheet.
fn fitting<'a>(scale: &'a Scale, main: &Sheet) -> &'a [f64] {
    let (unit, room) = (unit_length(scale, main), (1.0 - scale.at[0]) * main.width() - 70.0);
    let count = scale.marks.iter().take_while(|mark| **mark * unit <= room).count();
    &scale.marks[..count]
}

fn draw_scale(pen: &mut Pen, scale: &Scale, chart: &Chart, main: &Sheet) {
    let [x, y] = share(main, scale.at);
    let (unit, marks) = (unit_length(scale, main), fitting(scale, main));
    let last = marks.len().saturating_sub(1);
    pen.line(format_args!("<g class=\"scale\" transform=\"translate({} {})\">", N(x), N(y)));
    for (k, pair) in marks.windows(2).enumerate() {
        let class = if k % 2 == 0 { "dark" } else { "light" };
        let (from, long) = (N(pair[0] * unit), N((pair[1] - pair[0]) * unit));
        pen.line(format_args!(
            "<rect class=\"{class}\" x=\"{from}\" y=\"0\" width=\"{long}\" height=\"4\"/>"
        ));
    }
    for (k, mark) in marks.iter().enumerate() {
        let at = mark * unit;
        pen.line(format_args!("<path class=\"tick\" d=\"M{} -4V4\"/>", N(at)));
        let (words, anchor, at) = if k == last {
            (format!("{mark} {}", scale.label.in_language(chart.language)), "start", at - 6.0)
        } else {
            (mark.to_string(), "middle", at)
        };
        let (at, words) = (N(at), Esc(&words));
        pen.line(format_args!(
            "<text x=\"{at}\" y=\"-7.5\" font-size=\"12\" text-anchor=\"{anchor}\">{words}</text>"
        ));
    }
    pen.line(format_args!("</g>"));
}

/// Height of a row of the key, and where its words begin [units].
const ROW: f64 = 24.0;
const WORDS_AT: f64 = 82.0;

fn key_box(key: &Key, chart: &Chart) -> Box2 {
    let sides = &chart.layout.side;
    let widths = [&key.solid, &key.ghost].map(|w| text_width(w.in_language(chart.language), 12.5, 0.0));
    let names =
        sides.iter().map(|s| text_width(s.name.in_language(chart.language), 12.5, 0.0) + 44.0 - WORDS_AT);
    let widest = names.chain(widths).fold(0.0, f64::max);
    Box2 {
        left: 0.0,
        top: 0.0,
        right: WORDS_AT + widest + 14.0,
        bottom: ROW * (sides.len() + 2) as f64 + 14.0,
    }
}

/// The sides with their colours, then a solid flag and a ghost of each side with what they mean.
fn draw_key(pen: &mut Pen, key: &Key, chart: &Chart, [x, y]: [f64; 2]) {
    let cover = key_box(key, chart);
    let (w, h) = (N(cover.right), N(cover.bottom));
    pen.line(format_args!("<g class=\"key\" transform=\"translate({} {})\">", N(x), N(y)));
    pen.line(format_args!("<rect class=\"board\" width=\"{w}\" height=\"{h}\"/>"));
    let (w, h) = (N(cover.right - 6.0), N(cover.bottom - 6.0));
    pen.line(format_args!("<rect class=\"rule thin\" x=\"3\" y=\"3\" width=\"{w}\" height=\"{h}\"/>"));
    let row = |n: usize| 7.0 + ROW * (n as f64 + 0.5);
    let sides = &chart.layout.side;
    for (n, side) in sides.iter().enumerate() {
        let (y, name, colour) = (row(n), Esc(side.name.in_language(chart.language)), side.colour);
        pen.line(format_args!(
            "<rect class=\"swatch\" x=\"14\" y=\"{}\" width=\"20\" height=\"11\" fill=\"{colour}\"/>",
            N(y - 5.5)
        ));
        pen.line(format_args!("<text x=\"44\" y=\"{}\" font-size=\"12.5\">{name}</text>", N(y + 4.0)));
    }
    for (n, (words, ghost)) in [(&key.solid, false), (&key.ghost, true)].into_iter().enumerate() {
        let y = row(sides.len() + n);
        for (k, side) in sides.iter().take(2).enumerate() {
            let at = N(25.0 + 31.0 * k as f64);
            let class = if ghost { "ghost" } else { "solid" };
            pen.line(format_args!("<g class=\"{class}\" transform=\"translate({at} {}) scale(0.8)\">", N(y)));
            counters::flag(pen, side.colour, Arm::Foot, ghost);
            pen.line(format_args!("</g>"));
        }
        let words = Esc(words.in_language(chart.language));
        pen.line(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"12.5\">{words}</text>",
            N(WORDS_AT),
            N(y + 4.0)
        ));
    }
    pen.line(format_args!("</g>"));
}

#[cfg(test)]
mod tests {
    use super::{dark_steps, figure, step};

    #[test]
    fn bars_change_at_every_step_and_end_at_the_edge() {
        assert_eq!(dark_steps(-3.5, 1.2, 60), [(-3.5, -3.0), (-2.0, -1.0), (0.0, 1.0)]);
        assert_eq!(dark_steps(10.0, 11.75, 30), [(10.0, 10.5), (11.0, 11.5)]);
    }

    #[test]
    fn a_narrow_window_has_a_finer_frame() {
        assert_eq!([15.0, 6.0, 5.9, 1.4, 0.5, 0.01].map(step), [60, 60, 30, 10, 5, 1]);
        assert_eq!([-720, 0, 750, -5].map(figure), ["12°", "0°", "12° 30′", "0° 05′"]);
    }
}
