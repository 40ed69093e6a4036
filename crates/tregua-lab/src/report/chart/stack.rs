//! Shares that add up to the whole, day by day, one above the other.

use super::{Axis, INK, LETTERS, Margins, PAPER, draw, letters, pixel};
use crate::report::page::Page;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

/// One layer: its colour, and its share of every day, day 1 the first.
pub(in crate::report) struct Layer {
    /// Colour.
    pub colour: RGBColor,
    /// Shares [0, 1].
    pub shares: Vec<f64>,
}

/// Draws layers from the ground up, with numbered marks on days of the record.
pub(in crate::report) fn chart(page: &Page<'_>, layers: &[Layer], marks: &[i32], size: (u32, u32)) -> String {
    let days = layers.iter().map(|l| l.shares.len()).max().unwrap_or(1).max(2);
    let x = Axis::dates(page, 0, days as i32);
    let tick = |k: i32| (f64::from(k) * 0.25, format!("{} %", 25 * k));
    let y = Axis { low: 0.0, high: 1.0, ticks: (0..=4).map(tick).collect() };
    let margins = Margins { left: 96, right: 22, size, grid: false };
    draw(&x, &y, margins, |sheet, plot| {
        let mut floor = vec![0.0; days];
        for layer in layers {
            let top: Vec<f64> = floor.iter().zip(&layer.shares).map(|(f, s)| f + s).collect();
            let up = top.iter().enumerate().map(|(d, y)| (d as f64 + 1.0, *y));
            let back = floor.iter().enumerate().rev().map(|(d, y)| (d as f64 + 1.0, *y));
            let edge: Vec<(f64, f64)> = up.chain(back).collect();
            plot.draw_series([Polygon::new(edge, layer.colour.filled())])?;
            floor = top;
        }
        for (i, day) in marks.iter().enumerate().filter(|(_, day)| **day <= days as i32) {
            let at = f64::from(*day);
            plot.draw_series([PathElement::new(vec![(at, 0.0), (at, 1.0)], INK.mix(0.7).stroke_width(2))])?;
            // Neighbours climb, so that no two numbers lie on each other.
            let (across, down) = pixel(plot, at, 0.08 + 0.09 * (i % 4) as f64);
            sheet.draw(&Circle::new((across, down), 15, PAPER.filled()))?;
            sheet.draw(&Circle::new((across, down), 15, INK.stroke_width(2)))?;
            let style = letters(LETTERS - 5, INK, HPos::Center, VPos::Center);
            sheet.draw(&Text::new((i + 1).to_string(), (across, down), style))?;
        }
        Ok(())
    })
}
