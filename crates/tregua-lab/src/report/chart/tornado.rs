//! A tornado: rank correlations of parameters with an outcome, largest first, and the band that luck alone would fill.

use super::{Axis, FAINT, INK, LETTERS, Margins, draw, letters, pixel};
use crate::report::page::Page;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

/// Upwards and downwards.
const COLOURS: [RGBColor; 2] = [RGBColor(0x4f, 0x6d, 0x5a), RGBColor(0x9a, 0x5a, 0x3c)];

/// Height of one bar [units of the picture].
const ROW: u32 = 46;

/// Draws correlations `(name, rho, standard error)`; `noise` is the size below which the largest of all would be luck.
pub(in crate::report) fn chart(page: &Page<'_>, rows: &[(String, f64, f64)], noise: f64) -> String {
    let reach = rows.iter().map(|(_, rho, e)| rho.abs() + e).fold(noise, f64::max);
    let reach = if reach > 0.5 { 1.0 } else { 0.5 };
    let ticks = [-reach, 0.0, reach].map(|x| (x, page.number(x, 1))).to_vec();
    let x = Axis { low: -reach, high: reach, ticks };
    let y = Axis { low: -(rows.len() as f64), high: 0.0, ticks: Vec::new() };
    let margins = Margins { left: 330, right: 16, height: ROW * rows.len() as u32 + 60, grid: false };
    draw(&x, &y, margins, |sheet, plot| {
        let band = [(-noise, y.low), (noise, 0.0)];
        plot.draw_series([Rectangle::new(band, FAINT.mix(0.15).filled())])?;
        plot.draw_series([PathElement::new(vec![(0.0, y.low), (0.0, 0.0)], FAINT.stroke_width(1))])?;
        for (i, (name, rho, error)) in rows.iter().enumerate() {
            let top = -(i as f64);
            let body = [(0.0, top - 0.2), (*rho, top - 0.8)];
            let colour = COLOURS[usize::from(*rho < 0.0)];
            plot.draw_series([Rectangle::new(body, colour.mix(0.72).filled())])?;
            let whisker = vec![(rho - error, top - 0.5), (rho + error, top - 0.5)];
            plot.draw_series([PathElement::new(whisker, INK.stroke_width(2))])?;
            let (_, down) = pixel(plot, 0.0, top - 0.5);
            let style = letters(LETTERS - 2, INK, HPos::Right, VPos::Center);
            sheet.draw(&Text::new(name.clone(), (318, down), style))?;
        }
        Ok(())
    })
}
