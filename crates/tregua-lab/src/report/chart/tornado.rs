//! One bar of a tornado: the rank correlation of a number with an outcome, and the band that luck alone would fill.

use std::fmt::Write;

/// Width and height of a bar [units of the picture].
const SIZE: (f64, f64) = (220.0, 18.0);

/// The axis of a tornado: as far to each side as its longest bar needs, in steps of a half.
pub(in crate::report) fn reach(largest: f64) -> f64 {
    if largest > 0.5 { 1.0 } else { 0.5 }
}

/// Draws a correlation with its standard error; `noise` is the size below which the largest of all would be luck.
pub(in crate::report) fn bar(rho: f64, error: f64, noise: f64, reach: f64) -> String {
    let (w, h) = SIZE;
    let across = |x: f64| w / 2.0 + x.clamp(-reach, reach) / reach * (w / 2.0 - 2.0);
    let mut svg = format!("<svg class=\"tornado\" viewBox=\"0 0 {w} {h}\" role=\"img\">");
    let mut rect = |class: &str, from: f64, to: f64, tall: f64| {
        let (left, wide, top) =
            (across(from.min(to)), across(from.max(to)) - across(from.min(to)), (h - tall) / 2.0);
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{tall}\"/>"
        );
    };
    rect("luck", -noise, noise, h);
    rect(if rho < 0.0 { "down" } else { "up" }, 0.0, rho, 10.0);
    rect("error", rho - error, rho + error, 1.4);
    let middle = across(0.0);
    let _ = write!(svg, "<line class=\"zero\" x1=\"{middle}\" y1=\"0\" x2=\"{middle}\" y2=\"{h}\"/></svg>");
    svg
}
