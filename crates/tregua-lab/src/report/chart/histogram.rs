//! A histogram of dates or amounts: shares of the wars, with the record as an upright line and those that never came at the end.

use super::{Axis, FAINT, INK, LETTERS, Margins, SEPIA, WIDTH, draw, letters, pixel};
use crate::report::page::Page;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

/// What a histogram shows.
pub(in crate::report) struct Histogram<'a> {
    /// Lower edges of the bins and, last, the upper edge of the last one.
    pub edges: &'a [f64],
    /// Share of the wars in each bin [0, 1].
    pub shares: &'a [f64],
    /// Standard error of each share.
    pub errors: &'a [f64],
    /// The record, and what is written over its line.
    pub record: Option<(f64, String)>,
    /// Share that one expects in each bin, drawn as a band: lowest and highest.
    pub expected: Option<(f64, f64)>,
    /// The axis.
    pub axis: Axis,
    /// Colour of the bars.
    pub colour: RGBColor,
}

/// Draws it; the upright axis is the share of the wars in per cent.
pub(in crate::report) fn chart(page: &Page<'_>, h: &Histogram<'_>) -> String {
    let tops =
        h.shares.iter().zip(h.errors).map(|(s, e)| s + 2.0 * e).chain(h.expected.map(|(_, high)| high));
    let high = 100.0 * tops.fold(0.01, f64::max);
    let y = Axis::amounts(page, 0.0, high);
    let margins = Margins { left: 76, right: 24, size: (WIDTH, 400), grid: true };
    draw(&h.axis, &y, margins, |sheet, plot| {
        if let Some((low, high)) = h.expected {
            let all = [(h.axis.low, 100.0 * low), (h.axis.high, 100.0 * high)];
            plot.draw_series([Rectangle::new(all, FAINT.mix(0.15).filled())])?;
        }
        for (i, share) in h.shares.iter().enumerate().filter(|(_, s)| **s > 0.0) {
            let gap = 0.06 * (h.edges[i + 1] - h.edges[i]);
            let bar = [(h.edges[i] + gap, 0.0), (h.edges[i + 1] - gap, 100.0 * share)];
            plot.draw_series([Rectangle::new(bar, h.colour.mix(0.62).filled())])?;
            let middle = 0.5 * (h.edges[i] + h.edges[i + 1]);
            let (low, high) = ((share - h.errors[i]).max(0.0), share + h.errors[i]);
            let whisker = vec![(middle, 100.0 * low), (middle, 100.0 * high)];
            plot.draw_series([PathElement::new(whisker, INK.stroke_width(2))])?;
        }
        if let Some((at, word)) = &h.record {
            plot.draw_series([PathElement::new(vec![(*at, 0.0), (*at, y.high)], INK.stroke_width(3))])?;
            let (across, down) = pixel(plot, *at, y.high);
            let right = *at < 0.5 * (h.axis.low + h.axis.high);
            let (side, step) = if right { (HPos::Left, 8) } else { (HPos::Right, -8) };
            sheet.draw(&Text::new(
                word.clone(),
                (across + step, down + 4),
                letters(LETTERS, INK, side, VPos::Top),
            ))?;
        }
        Ok(())
    })
}

/// The colour of bars that belong to no side.
pub(in crate::report) const PLAIN: RGBColor = SEPIA;
