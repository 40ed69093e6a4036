//! Dots with whiskers on one scale, each under its own words: how far each of some things lies from the first.

use super::{
    Axis, Drawn, FAINT, GRID, INK, LETTERS, Margins, PAPER, SEPIA, Sheet, WIDTH, draw, letters, pixel,
};
use crate::report::page::Page;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

/// One dot.
pub(in crate::report) struct Dot {
    /// What it stands for, above it to the left.
    pub name: String,
    /// What it comes to, above it to the right.
    pub value: String,
    /// Where it stands, and half its whisker.
    pub at: (f64, f64),
    /// Filled, or hollow.
    pub filled: bool,
}

/// Height of one dot with its words [units of the picture].
const ROW: u32 = 62;

/// Letters that fit above a dot beside what it comes to.
const NAME: usize = 44;

/// Draws them from the top down, on one scale that holds all whiskers and nothing (0).
pub(in crate::report) fn chart(page: &Page<'_>, dots: &[Dot]) -> String {
    let low = dots.iter().map(|d| d.at.0 - d.at.1).fold(0.0, f64::min);
    let high = dots.iter().map(|d| d.at.0 + d.at.1).fold(0.0, f64::max);
    let x = Axis::between(page, low, high);
    let y = Axis { low: -(dots.len() as f64), high: 0.0, ticks: Vec::new() };
    let height = ROW * dots.len() as u32 + 60;
    let margins = Margins { left: 14, right: 40, size: (WIDTH, height), grid: false };
    draw(&x, &y, margins, |sheet, plot| {
        for (at, _) in &x.ticks {
            let line = PathElement::new(vec![(*at, y.low), (*at, 0.0)], GRID.stroke_width(1));
            plot.draw_series([line])?;
        }
        plot.draw_series([PathElement::new(vec![(0.0, y.low), (0.0, 0.0)], FAINT.stroke_width(2))])?;
        for (i, dot) in dots.iter().enumerate() {
            one(sheet, plot, dot, -(i as f64))?;
        }
        Ok(())
    })
}

fn one(sheet: &Sheet<'_>, plot: &mut super::Plot<'_>, dot: &Dot, top: f64) -> Drawn {
    let (at, half) = dot.at;
    let middle = top - 0.7;
    let whisker = vec![(at - half, middle), (at + half, middle)];
    plot.draw_series([PathElement::new(whisker, INK.stroke_width(3))])?;
    let inside = if dot.filled { SEPIA } else { PAPER };
    plot.draw_series([Circle::new((at, middle), 8, inside.filled())])?;
    plot.draw_series([Circle::new((at, middle), 8, INK.stroke_width(2))])?;
    let (_, down) = pixel(plot, at, top - 0.25);
    let word = |text: &str, x, colour, across| {
        sheet.draw(&Text::new(
            text.to_string(),
            (x, down),
            letters(LETTERS - 3, colour, across, VPos::Center),
        ))
    };
    word(&short(&dot.name), 16, INK, HPos::Left)?;
    word(&dot.value, WIDTH as i32 - 48, FAINT, HPos::Right)
}

/// A name that fits, broken off at a space.
fn short(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let begun: String = name.chars().take(NAME - 1).collect();
    let whole = begun.rsplit_once(' ').map_or(begun.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ':', ';', ' ']))
}
