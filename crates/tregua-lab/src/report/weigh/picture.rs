//! The picture of a question: a bar for each reading, then the acts that tell most.

use super::Weighed;
use super::acts::{leads, named, signed};
use super::text::{MOST, most};
use crate::report::chart::{FAINT, GRID, INK, SEPIA};
use crate::report::page::Page;
use maud::{Markup, html};
use plotters::style::RGBColor;

/// Width of the picture, its margins, and heights of its rows [units].
const WIDTH: f64 = 720.0;
const LEFT: f64 = 20.0;
const RIGHT: f64 = 700.0;
const BAR: f64 = 58.0;
const ROW: f64 = 24.0;
/// Where the acts' bars begin, and the farthest that they reach.
const MIDDLE: f64 = 560.0;
const REACH: f64 = 90.0;
/// Seal red: the reading next to the one ahead.
const SEAL: RGBColor = RGBColor(0x9d, 0x2a, 0x20);
/// Letters that fit into a line.
const LETTERS: usize = 92;

fn hex(RGBColor(r, g, b): RGBColor) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The picture.
pub(super) fn svg(page: &Page<'_>, w: &Weighed<'_>) -> String {
    let leads = leads(w);
    let told = most(&leads, MOST);
    let bars = BAR * w.question.readings.len() as f64;
    let height = bars + 40.0 + ROW * told.len() as f64 + 16.0;
    let drawn = html! {
        svg class="chart wide" viewBox=(format!("0 0 {WIDTH} {height}")) role="img" font-size="15" {
            @for r in 0..w.question.readings.len() { (bar(page, w, r, BAR * r as f64)) }
            line x1=(MIDDLE) x2=(MIDDLE) y1=(bars + 24.0) y2=(height - 10.0) stroke=(hex(FAINT)) {}
            @for (i, k) in told.iter().enumerate() {
                (act(page, w, &leads, *k, bars + 40.0 + ROW * i as f64))
            }
        }
    };
    drawn.into_string()
}

/// One reading: its words, its bar, the error, and the second opinion.
fn bar(page: &Page<'_>, w: &Weighed<'_>, r: usize, top: f64) -> Markup {
    let (p, error) = w.answer.weighing.evidence[0].with_error(|e| e.posterior()[r]);
    let x = |share: f64| LEFT + (RIGHT - LEFT) * share.clamp(0.0, 1.0);
    let reading = &w.question.readings[r];
    let words = format!("{} · {} · {}", reading.key, page.share(p), page.tongue(&reading.text));
    let y = top + 38.0;
    html! {
        text x=(LEFT) y=(top + 20.0) fill=(hex(INK)) { (short(&words)) }
        rect x=(LEFT) y=(y - 9.0) width=(RIGHT - LEFT) height="18" fill=(hex(GRID)) opacity="0.35" {}
        rect x=(LEFT) y=(y - 9.0) width=(round(x(p) - LEFT)) height="18" fill=(hex(SEPIA)) {}
        line x1=(round(x(p - error))) x2=(round(x(p + error))) y1=(y) y2=(y) stroke=(hex(INK)) stroke-width="3" {}
        @if let Some(said) = w.answer.said.get(r) {
            @let at = round(x(*said));
            path d=(format!("M{at} {} l7 7 l-7 7 l-7 -7 z", y - 7.0)) fill="none" stroke=(hex(SEAL)) stroke-width="2" {}
        }
    }
}

/// One act: its words, and how far it speaks to either side.
fn act(page: &Page<'_>, w: &Weighed<'_>, leads: &[f64], k: usize, top: f64) -> Markup {
    let most = leads.iter().fold(0.1_f64, |most, x| most.max(x.abs()));
    let long = REACH * leads[k].abs() / most;
    let (from, colour) = if leads[k] < 0.0 { (MIDDLE - long, SEAL) } else { (MIDDLE, SEPIA) };
    let words = named(page, w, k);
    html! {
        text x=(LEFT) y=(top + 14.0) font-size="13" fill=(hex(INK)) { (fitting(&words, 66)) }
        rect x=(round(from)) y=(top + 3.0) width=(round(long.max(0.5))) height="14" fill=(hex(colour)) {}
        text x=(RIGHT) y=(top + 14.0) font-size="13" text-anchor="end" fill=(hex(FAINT)) { (signed(page, leads[k])) }
    }
}

fn round(x: f64) -> f64 {
    (10.0 * x).round() / 10.0
}

fn short(words: &str) -> String {
    fitting(words, LETTERS)
}

/// Words that fit into so many letters, broken off at a space.
fn fitting(words: &str, letters: usize) -> String {
    if words.chars().count() <= letters {
        return words.to_owned();
    }
    let begun: String = words.chars().take(letters - 1).collect();
    let whole = begun.rsplit_once(' ').map_or(begun.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ':', ';', '·', ' ']))
}
