//! Shares as lying bars, each under its own words, with a whisker of its Monte Carlo error.

use super::{Axis, Drawn, GRID, INK, LETTERS, Margins, WIDTH, draw, letters, pixel};
use crate::report::page::Page;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

/// One bar.
pub(in crate::report) struct Bar {
    /// What it counts.
    pub name: String,
    /// Share of the wars [0, 1].
    pub share: f64,
    /// Standard error of the share.
    pub error: f64,
    /// Colour.
    pub colour: RGBColor,
}

/// Height of one bar with its words [units of the picture].
const ROW: u32 = 64;

/// Draws them from the top down, on one scale from 0 to 100 %.
pub(in crate::report) fn chart(page: &Page<'_>, bars: &[Bar]) -> String {
    let ticks = [0.0, 25.0, 50.0, 75.0, 100.0]
        .map(|x| (x, format!("{}{}", page.number(x, 0), if x == 100.0 { " %" } else { "" })))
        .to_vec();
    let x = Axis { low: 0.0, high: 100.0, ticks };
    let y = Axis { low: -(bars.len() as f64), high: 0.0, ticks: Vec::new() };
    let height = ROW * bars.len() as u32 + 60;
    let margins = Margins { left: 14, right: 48, size: (WIDTH, height), grid: false };
    draw(&x, &y, margins, |sheet, plot| {
        for (at, _) in &x.ticks {
            plot.draw_series([PathElement::new(vec![(*at, y.low), (*at, 0.0)], GRID.stroke_width(1))])?;
        }
        for (i, bar) in bars.iter().enumerate() {
            one(page, sheet, plot, bar, -(i as f64))?;
        }
        Ok(())
    })
}

fn one(page: &Page<'_>, sheet: &super::Sheet<'_>, plot: &mut super::Plot<'_>, bar: &Bar, top: f64) -> Drawn {
    let share = 100.0 * bar.share;
    let body = [(0.0, top - 0.52), (share, top - 0.86)];
    plot.draw_series([Rectangle::new(body, bar.colour.mix(0.62).filled())])?;
    let (low, high) = ((share - 100.0 * bar.error).max(0.0), (share + 100.0 * bar.error).min(100.0));
    let whisker = vec![(low, top - 0.69), (high, top - 0.69)];
    plot.draw_series([PathElement::new(whisker, INK.stroke_width(3))])?;
    let (across, down) = pixel(plot, 0.0, top - 0.27);
    let name = format!("{} · {}", bar.name, page.share(bar.share));
    let style = letters(LETTERS, INK, HPos::Left, VPos::Center);
    sheet.draw(&Text::new(name, (across.min(WIDTH as i32), down), style))
}
