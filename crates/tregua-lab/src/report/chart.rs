//! Charts of the report: plotters on the paper tone, dates on the axis, words at the ends of the lines.
//!
//! A chart is drawn at twice the size it is read at, so that whole pixels do not show; the page scales it.

pub(super) mod bars;
pub(super) mod dots;
pub(super) mod fan;
pub(super) mod histogram;
pub(super) mod split;
pub(super) mod stack;
pub(super) mod strip;
pub(super) mod tornado;

use super::page::Page;
use plotters::coord::Shift;
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, ValueFormatter};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// The ink of the page.
pub(super) const INK: RGBColor = RGBColor(0x33, 0x26, 0x1a);
/// Words that matter less.
pub(super) const FAINT: RGBColor = RGBColor(0x6d, 0x5a, 0x41);
/// Lines behind the data.
pub(super) const GRID: RGBColor = RGBColor(0xd8, 0xc7, 0xa2);
/// What was simulated, where no side has a colour.
pub(super) const SEPIA: RGBColor = RGBColor(0x8a, 0x66, 0x33);
/// The paper.
pub(super) const PAPER: RGBColor = RGBColor(0xf6, 0xee, 0xdb);

/// Width of a chart that shares a line with others [units of the picture].
pub(super) const WIDTH: u32 = 720;
/// Width and height of a chart of days.
pub(super) const PLAIN: (u32, u32) = (WIDTH, 430);
/// The same across the page: it is read at twice the width, its letters at the same size.
pub(super) const WIDE: (u32, u32) = (2 * WIDTH, 640);
/// Size of the letters [units of the picture].
pub(super) const LETTERS: u32 = 27;

/// A drawing area with both axes in numbers.
pub(super) type Plot<'a> = ChartContext<'a, SVGBackend<'a>, Cartesian2d<Axis, Axis>>;

/// The whole picture, in pixels.
pub(super) type Sheet<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// An axis: its ends, and the ticks with their words.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// Lowest value.
    pub low: f64,
    /// Highest value.
    pub high: f64,
    /// Where a tick stands, and what it says.
    pub ticks: Vec<(f64, String)>,
}

impl Axis {
    /// An axis from 0, or from the lowest value if that is below, with round numbers.
    pub(super) fn amounts(page: &Page<'_>, low: f64, high: f64) -> Self {
        let (low, high) = (low.min(0.0), if high > low { high } else { low + 1.0 });
        let step = round_step((high - low) / 4.0);
        let first = (low / step).floor() as i64;
        let last = (high / step).ceil().max(first as f64 + 1.0) as i64;
        let decimals = (0..6).find(|d| (step * 10f64.powi(*d)).fract().abs() < 1e-6).unwrap_or(6) as usize;
        let tick = |k: i64| (k as f64 * step, page.number(k as f64 * step, decimals));
        Self { low: first as f64 * step, high: last as f64 * step, ticks: (first..=last).map(tick).collect() }
    }

    /// An axis from about one value to about another, with round numbers.
    pub(super) fn between(page: &Page<'_>, low: f64, high: f64) -> Self {
        let whole = Self::amounts(page, 0.0, (high - low).max(1e-9));
        let step = whole.ticks[1].0;
        let (first, last) = ((low / step).floor(), (high / step).ceil().max((low / step).floor() + 1.0));
        let decimals = (0..6).find(|d| (step * 10f64.powi(*d)).fract().abs() < 1e-6).unwrap_or(6) as usize;
        let tick = |k: i64| (k as f64 * step, page.number(k as f64 * step, decimals));
        Self { low: first * step, high: last * step, ticks: (first as i64..=last as i64).map(tick).collect() }
    }

    /// An axis of dates: the quarters of a long war, the months of a short one.
    pub(super) fn dates(page: &Page<'_>, first: i32, last: i32) -> Self {
        let every = if last - first > 240 { 3 } else { 1 };
        let mut ticks: Vec<(f64, String)> = Vec::new();
        for day in first..=last {
            let date = page.sc.date(day);
            if date.day == 1 && (date.month - 1).is_multiple_of(every) {
                let named = ticks.is_empty() || date.month == 1;
                ticks.push((f64::from(day), page.month(date, named)));
            }
        }
        Self { low: f64::from(first), high: f64::from(last), ticks }
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        let share = (value - self.low) / (self.high - self.low);
        from + (share * f64::from(to - from)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.iter().map(|(at, _)| *at).collect()
    }

    fn range(&self) -> std::ops::Range<f64> {
        self.low..self.high
    }
}

impl ValueFormatter<f64> for Axis {
    fn format_ext(&self, value: &f64) -> String {
        self.ticks.iter().find(|(at, _)| at == value).map(|(_, word)| word.clone()).unwrap_or_default()
    }
}

/// The step of 1, 2, 2.5 or 5 times a power of ten next above.
pub(super) fn round_step(least: f64) -> f64 {
    let power = 10f64.powf(least.max(1e-12).log10().floor());
    let times = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|t| t * power >= least * (1.0 - 1e-9));
    times.unwrap_or(10.0) * power
}

/// Letters of a colour, anchored at a point.
pub(super) fn letters(size: u32, colour: RGBColor, across: HPos, down: VPos) -> TextStyle<'static> {
    let color = colour.to_backend_color();
    TextStyle { font: ("Old Standard TT", size).into(), color, pos: Pos::new(across, down) }
}

/// Where the margins of a chart lie [units of the picture].
#[derive(Clone, Copy, Debug)]
pub(super) struct Margins {
    /// Room for the words of the upright axis.
    pub left: u32,
    /// Room for words at the ends of lines.
    pub right: u32,
    /// Width and height of the picture.
    pub size: (u32, u32),
    /// Lines across the plot at the ticks of the upright axis.
    pub grid: bool,
}

/// Draws a chart: axes first, then what `paint` puts on them. Gives one `<svg>` element without a size of its own.
pub(super) fn draw(
    x: &Axis,
    y: &Axis,
    margins: Margins,
    paint: impl FnOnce(&Sheet<'_>, &mut Plot<'_>) -> Drawn,
) -> String {
    let mut svg = String::new();
    let drawn = on_paper(&mut svg, x, y, margins, paint);
    drawn.expect("a chart that is drawn into a text cannot fail");
    scalable(&svg, margins.size)
}

/// What drawing gives.
pub(super) type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

fn on_paper(
    svg: &mut String,
    x: &Axis,
    y: &Axis,
    margins: Margins,
    paint: impl FnOnce(&Sheet<'_>, &mut Plot<'_>) -> Drawn,
) -> Drawn {
    let sheet = SVGBackend::with_string(svg, margins.size).into_drawing_area();
    let mut plot = ChartBuilder::on(&sheet)
        .margin_top(14)
        .margin_right(margins.right)
        .x_label_area_size(42)
        .y_label_area_size(margins.left)
        .build_cartesian_2d(x.clone(), y.clone())?;
    let mut mesh = plot.configure_mesh();
    mesh.disable_x_mesh()
        .x_labels(x.ticks.len().max(1))
        .y_labels(y.ticks.len().max(1))
        .label_style(letters(LETTERS, FAINT, HPos::Center, VPos::Center))
        .bold_line_style(GRID.stroke_width(1))
        .light_line_style(TRANSPARENT)
        .axis_style(FAINT.stroke_width(1))
        .set_all_tick_mark_size(6);
    if !margins.grid {
        mesh.disable_y_mesh();
    }
    mesh.draw()?;
    paint(&sheet, &mut plot)?;
    drop(plot);
    sheet.present()
}

/// The picture without a size of its own: the page gives it one. Everything in it is decoration beside the words of its caption.
fn scalable(svg: &str, (width, height): (u32, u32)) -> String {
    let begins = svg.find("viewBox").unwrap_or(0);
    let body = svg[begins..].split_once('>').map_or("", |(_, body)| body);
    let class = if width > WIDTH { "chart wide" } else { "chart" };
    format!("<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" role=\"img\">{}", body.trim_end())
}

/// Where a point of the plot lies on the sheet [pixel].
pub(super) fn pixel(plot: &Plot<'_>, x: f64, y: f64) -> (i32, i32) {
    plot.plotting_area().map_coordinate(&(x, y))
}

#[cfg(test)]
mod tests {
    use super::round_step;

    #[test]
    fn steps_are_round_and_no_smaller_than_asked() {
        for (least, step) in
            [(0.9, 1.0), (1.0, 1.0), (1.1, 2.0), (2.2, 2.5), (30.0, 50.0), (0.07, 0.1), (700.0, 1000.0)]
        {
            assert!((round_step(least) - step).abs() < 1e-12 * step, "{least}: {}", round_step(least));
        }
    }
}
