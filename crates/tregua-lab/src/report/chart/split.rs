//! One bar of shares: what a number does by itself, with other numbers, and with luck; and how sure the whole is.

use std::fmt::Write;

/// Width and height of a bar [units of the picture].
const SIZE: (f64, f64) = (300.0, 18.0);

/// The parts of a bar, from its foot on: class of the page's style, and share.
pub(in crate::report) type Parts<'a> = [(&'a str, f64)];

/// Draws parts after each other and a whisker round their end; `reach` is the share at the right edge.
pub(in crate::report) fn bar(parts: &Parts<'_>, half: f64, reach: f64) -> String {
    let (w, h) = SIZE;
    let across = |x: f64| x.clamp(0.0, reach) / reach * (w - 2.0);
    let mut svg = format!("<svg class=\"split\" viewBox=\"0 0 {w} {h}\" role=\"img\">");
    let mut rect = |class: &str, from: f64, to: f64, tall: f64| {
        let (left, wide, top) = (across(from), across(to) - across(from), (h - tall) / 2.0);
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{tall}\"/>"
        );
    };
    let mut at = 0.0;
    for (class, share) in parts {
        rect(class, at, at + share, 12.0);
        at += share;
    }
    rect("error", at - half, at + half, 1.4);
    svg + "</svg>"
}
