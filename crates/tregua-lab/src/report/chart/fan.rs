//! A fan chart: what nine wars of ten, what every other war, and the middle one, with the recorded points on it.

use super::{Axis, Drawn, INK, LETTERS, Margins, PAPER, Plot, Sheet, draw, letters, pixel};
use crate::report::page::Page;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

/// One fan: its colour, the word at its end, its quantiles day by day.
pub(in crate::report) struct Fan<'a> {
    /// Colour.
    pub colour: RGBColor,
    /// Word at its end.
    pub name: String,
    /// Quantiles at 5, 25, 50, 75, 95 %; day 1 the first.
    pub q: &'a [[f64; 5]],
}

/// Something recorded, to be held against the fans.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) enum Mark {
    /// A value, with its tolerance below and above. Hollow: it counts one camp, not the whole side.
    Point {
        /// Day.
        day: f64,
        /// Value.
        value: f64,
        /// Value less and plus the tolerance.
        whisker: (f64, f64),
        /// Hollow.
        part: bool,
        /// Which fan it belongs to.
        fan: usize,
    },
    /// A recorded rate: so much more from one day to another, on top of the middle war.
    Rise {
        /// First day.
        from: f64,
        /// Last day.
        to: f64,
        /// By so much.
        by: f64,
        /// Less and plus the tolerance.
        whisker: (f64, f64),
        /// Which fan it stands on.
        fan: usize,
    },
}

impl Mark {
    fn last_day(&self) -> f64 {
        match self {
            Self::Point { day, .. } => *day,
            Self::Rise { to, .. } => *to,
        }
    }
}

/// Days between two points of a drawn line: more would not be seen.
const STRIDE: usize = 4;

/// Draws fans over the days of the war. `record` are dates of the record, drawn as upright lines.
pub(in crate::report) fn chart(
    page: &Page<'_>,
    fans: &[Fan<'_>],
    marks: &[Mark],
    record: &[i32],
    size: (u32, u32),
) -> String {
    let days = fans.iter().map(|f| f.q.len()).max().unwrap_or(1).max(2);
    let x = Axis::dates(page, 0, days as i32);
    // What is recorded for a day that was not fought any more has no place on the plot.
    let marks: Vec<&Mark> = marks.iter().filter(|m| m.last_day() <= days as f64).collect();
    let record = record.iter().filter(|day| **day <= days as i32);
    let (low, high) = ends(fans, &marks);
    let cut: Vec<Vec<[f64; 5]>> = fans.iter().map(|f| under(f.q, high)).collect();
    let fans: Vec<Fan<'_>> =
        fans.iter().zip(&cut).map(|(f, q)| Fan { colour: f.colour, name: f.name.clone(), q }).collect();
    let fans = &fans[..];
    let y = Axis::amounts(page, low, high);
    let longest = fans.iter().map(|f| f.name.chars().count()).max().unwrap_or(0) as u32;
    let margins = Margins { left: 96, right: 22 + longest * LETTERS / 2, size, grid: true };
    draw(&x, &y, margins, |sheet, plot| {
        for day in record {
            upright(plot, &y, f64::from(*day))?;
        }
        for fan in fans {
            band(plot, fan, (0, 4), 0.16)?;
            band(plot, fan, (1, 3), 0.26)?;
        }
        for fan in fans {
            let line: Vec<(f64, f64)> = days_of(fan).map(|d| (d as f64 + 1.0, fan.q[d][2])).collect();
            plot.draw_series([PathElement::new(line, fan.colour.stroke_width(4))])?;
        }
        for mark in marks {
            put(plot, fans, mark)?;
        }
        names(sheet, plot, fans, &y)
    })
}

/// The wide band may rise so many times above the rest before it is cut off: a spike must not press everything else flat.
const SPIKE: f64 = 4.0;

/// Lowest and highest value to be shown.
fn ends(fans: &[Fan<'_>], marks: &[&Mark]) -> (f64, f64) {
    let most = |k: usize| fans.iter().flat_map(|f| f.q).map(|q| q[k]).fold(0.0, f64::max);
    let top = if most(3) > 0.0 { most(4).min(SPIKE * most(3)) } else { most(4) };
    let drawn = fans.iter().flat_map(|f| f.q.iter().flatten()).map(|x| x.min(top));
    let marked = marks.iter().flat_map(|m| match m {
        Mark::Point { value, whisker, .. } => vec![*value, whisker.0, whisker.1],
        Mark::Rise { .. } => vec![],
    });
    let all = drawn.chain(marked).filter(|x| x.is_finite());
    all.fold((0.0, 0.0), |(low, high): (f64, f64), x| (low.min(x), high.max(x)))
}

/// Quantiles cut off at the top of the plot.
fn under(q: &[[f64; 5]], high: f64) -> Vec<[f64; 5]> {
    q.iter().map(|day| day.map(|x| x.min(high))).collect()
}

fn days_of<'a>(fan: &'a Fan<'_>) -> impl DoubleEndedIterator<Item = usize> + 'a {
    let last = fan.q.len().saturating_sub(1);
    (0..fan.q.len()).filter(move |d| (last - d).is_multiple_of(STRIDE) || *d == 0)
}

fn band(plot: &mut Plot<'_>, fan: &Fan<'_>, (low, high): (usize, usize), opacity: f64) -> Drawn {
    let up = days_of(fan).map(|d| (d as f64 + 1.0, fan.q[d][high]));
    let back = days_of(fan).rev().map(|d| (d as f64 + 1.0, fan.q[d][low]));
    let edge: Vec<(f64, f64)> = up.chain(back).collect();
    plot.draw_series([Polygon::new(edge, fan.colour.mix(opacity).filled())])?;
    Ok(())
}

/// An upright broken line over the whole plot.
fn upright(plot: &mut Plot<'_>, y: &Axis, day: f64) -> Drawn {
    let piece = (y.high - y.low) / DASHES as f64;
    let dash = |k: usize| {
        let low = y.low + k as f64 * piece;
        PathElement::new(vec![(day, low), (day, low + 0.55 * piece)], INK.mix(0.6).stroke_width(2))
    };
    plot.draw_series((0..DASHES).map(dash))?;
    Ok(())
}

/// Pieces of a broken line.
const DASHES: usize = 28;

fn put(plot: &mut Plot<'_>, fans: &[Fan<'_>], mark: &Mark) -> Drawn {
    match *mark {
        Mark::Point { day, value, whisker, part, fan } => {
            let upright = vec![(day, whisker.0), (day, whisker.1)];
            plot.draw_series([PathElement::new(upright, INK.stroke_width(2))])?;
            let middle = if part { PAPER } else { fans[fan].colour };
            plot.draw_series([Circle::new((day, value), 8, middle.filled())])?;
            plot.draw_series([Circle::new((day, value), 8, INK.stroke_width(2))])?;
        }
        Mark::Rise { from, to, by, whisker, fan } => {
            let Some(start) = fans[fan].q.get((from as usize).saturating_sub(1)).map(|q| q[2]) else {
                return Ok(());
            };
            let line = vec![(from, start), (to, start + by)];
            plot.draw_series([PathElement::new(line, INK.stroke_width(3))])?;
            let upright = vec![(to, start + whisker.0), (to, start + whisker.1)];
            plot.draw_series([PathElement::new(upright, INK.stroke_width(2))])?;
            plot.draw_series([Circle::new((to, start + by), 8, fans[fan].colour.filled())])?;
            plot.draw_series([Circle::new((to, start + by), 8, INK.stroke_width(2))])?;
        }
    }
    Ok(())
}

/// Writes the name of each fan where its middle line ends, and keeps the names apart.
fn names(sheet: &Sheet<'_>, plot: &Plot<'_>, fans: &[Fan<'_>], y: &Axis) -> Drawn {
    let end = |f: &Fan<'_>| f.q.last().map_or(0.0, |q| q[2]);
    let mut at: Vec<(usize, (i32, i32))> =
        fans.iter().enumerate().map(|(i, f)| (i, pixel(plot, f.q.len() as f64, end(f)))).collect();
    at.sort_by_key(|(_, (_, down))| *down);
    let apart = LETTERS as i32 + 2;
    let floor = pixel(plot, 0.0, y.low).1;
    for i in 1..at.len() {
        at[i].1.1 = at[i].1.1.max(at[i - 1].1.1 + apart);
    }
    let over = at.last().map_or(0, |(_, (_, down))| (down - floor).max(0));
    for (i, (across, down)) in at {
        let style = letters(LETTERS, fans[i].colour, HPos::Left, VPos::Center);
        sheet.draw(&Text::new(fans[i].name.clone(), (across + 8, down - over), style))?;
    }
    Ok(())
}
