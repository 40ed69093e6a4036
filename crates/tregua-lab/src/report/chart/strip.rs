//! The strip of one target: what was simulated, in tolerances from what is recorded.
//!
//! Every strip has the same scale, so that a column of them is read like one picture: the record stands in the middle with a
//! whisker of one tolerance to each side, and the simulated wars lie where they lie.

use std::fmt::Write;
use tregua_engine::scenario::Target;

/// Tolerances shown on each side of the record; what lies farther is drawn at the edge with an arrow.
pub(in crate::report) const REACH: f64 = 5.0;

/// Width and height of a strip [units of the picture].
const SIZE: (f64, f64) = (260.0, 26.0);

/// Draws the five quantiles (5, 25, 50, 75, 95 %) of a target; nothing but the record where there are none.
pub(in crate::report) fn strip(target: &Target, simulated: Option<[f64; 5]>) -> String {
    let (w, h) = SIZE;
    let mut svg = format!("<svg class=\"strip\" viewBox=\"0 0 {w} {h}\" role=\"img\">");
    let middle = h / 2.0;
    let _ = write!(svg, "<line class=\"axis\" x1=\"0\" y1=\"{middle}\" x2=\"{w}\" y2=\"{middle}\"/>");
    for t in [-4.0, -2.0, 2.0, 4.0] {
        let x = across(t);
        let _ = write!(
            svg,
            "<line class=\"tick\" x1=\"{x:.1}\" y1=\"{}\" x2=\"{x:.1}\" y2=\"{}\"/>",
            middle - 3.0,
            middle + 3.0
        );
    }
    let _ = write!(
        svg,
        "<rect class=\"whisker\" x=\"{:.1}\" y=\"2\" width=\"{:.1}\" height=\"{}\"/>",
        across(-1.0),
        across(1.0) - across(-1.0),
        h - 4.0
    );
    if let Some(q) = simulated {
        simulated_bars(&mut svg, q.map(|x| target.off_on_its_side(x)), middle);
    }
    let x = across(0.0);
    let _ = write!(svg, "<line class=\"record-line\" x1=\"{x}\" y1=\"1\" x2=\"{x}\" y2=\"{}\"/>", h - 1.0);
    let _ = write!(svg, "<circle class=\"record\" cx=\"{x}\" cy=\"{middle}\" r=\"4\"/></svg>");
    svg
}

/// The scale over a column of strips: tolerances from the record.
pub(in crate::report) fn scale() -> String {
    let (w, _) = SIZE;
    let mut svg = format!("<svg class=\"strip scale\" viewBox=\"0 0 {w} 16\" role=\"img\">");
    for t in [-4.0, -2.0, 0.0, 2.0, 4.0] {
        let sign = if t < 0.0 {
            "−"
        } else if t > 0.0 {
            "+"
        } else {
            ""
        };
        let _ = write!(svg, "<text x=\"{:.1}\" y=\"12\">{sign}{}</text>", across(t), f64::abs(t));
    }
    svg + "</svg>"
}

fn across(tolerances: f64) -> f64 {
    let (w, _) = SIZE;
    let half = w / 2.0;
    half + tolerances.clamp(-REACH, REACH) / REACH * (half - 8.0)
}

fn simulated_bars(svg: &mut String, q: [f64; 5], middle: f64) {
    let bar = |svg: &mut String, class: &str, low: f64, high: f64, tall: f64| {
        let (left, right) = (across(low), across(high));
        let wide = (right - left).max(1.6);
        let top = middle - tall / 2.0;
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{tall}\"/>"
        );
    };
    bar(svg, "ninety", q[0], q[4], 6.0);
    bar(svg, "fifty", q[1], q[3], 12.0);
    if q[2].abs() <= REACH {
        let x = across(q[2]);
        let _ = write!(
            svg,
            "<line class=\"median\" x1=\"{x:.1}\" y1=\"{}\" x2=\"{x:.1}\" y2=\"{}\"/>",
            middle - 9.0,
            middle + 9.0
        );
    }
    for (beyond, edge, inwards) in [(q[0] < -REACH, across(-REACH), 7.0), (q[4] > REACH, across(REACH), -7.0)]
    {
        if beyond {
            let tip = edge - 0.9 * inwards;
            let _ = write!(
                svg,
                "<path class=\"beyond\" d=\"M{tip:.1} {middle}L{edge:.1} {:.1}V{:.1}Z\"/>",
                middle - 6.0,
                middle + 6.0
            );
        }
    }
}
