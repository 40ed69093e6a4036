//! The pen: SVG text, numbers kept short, words made safe.

use std::fmt::{self, Arguments, Display, Write};

use super::mercator::Sheet;

/// Collects the text of the picture, one element a line.
#[derive(Default)]
pub(in crate::report) struct Pen {
    text: String,
}

impl Pen {
    /// One line of markup. Words from data go through [`Esc`].
    pub fn line(&mut self, markup: Arguments) {
        // Writing to a String cannot fail.
        let _ = self.text.write_fmt(markup);
        self.text.push('\n');
    }

    /// A clip path with the outline of a sheet.
    pub fn clip(&mut self, id: &str, sheet: &Sheet) {
        let (x, y, w, h) = (N(sheet.left), N(sheet.top), N(sheet.width()), N(sheet.height()));
        self.line(format_args!(
            "<clipPath id=\"{id}\"><rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/></clipPath>"
        ));
    }

    /// The finished text.
    pub fn finish(self) -> String {
        self.text
    }
}

/// A number with one decimal at most.
#[derive(Clone, Copy)]
pub(in crate::report) struct N(pub f64);

impl Display for N {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
        if rest == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest}") }
    }
}

/// Words safe inside an element or a quoted attribute. Control characters, which XML forbids, become spaces.
#[derive(Clone, Copy)]
pub(in crate::report) struct Esc<'a>(pub &'a str);

impl Display for Esc<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => f.write_char(' ')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// Path data of a line through points; closed when `ring`.
pub(in crate::report) fn path(points: &[[f64; 2]], ring: bool) -> String {
    let mut text = String::with_capacity(points.len() * 10);
    for (i, [x, y]) in points.iter().enumerate() {
        let verb = if i == 0 { 'M' } else { 'L' };
        let _ = write!(text, "{verb}{} {}", N(*x), N(*y));
    }
    if ring {
        text.push('Z');
    }
    text
}

/// Points of a curve through hand-set points (Catmull-Rom), eight pieces between two of them.
pub(super) fn curve(points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    const PIECES: usize = 8;
    if points.len() < 3 {
        return points.to_vec();
    }
    let at = |i: isize| points[i.clamp(0, points.len() as isize - 1) as usize];
    let mut out = Vec::with_capacity(points.len() * PIECES);
    for i in 0..points.len() as isize - 1 {
        let (a, b, c, d) = (at(i - 1), at(i), at(i + 1), at(i + 2));
        for k in 0..PIECES {
            let t = k as f64 / PIECES as f64;
            out.push([0, 1].map(|n| {
                let linear = (c[n] - a[n]) * t;
                let square = (2.0 * a[n] - 5.0 * b[n] + 4.0 * c[n] - d[n]) * t * t;
                let cube = (3.0 * b[n] - a[n] - 3.0 * c[n] + d[n]) * t * t * t;
                0.5 * (2.0 * b[n] + linear + square + cube)
            }));
        }
    }
    out.extend(points.last());
    out
}

/// Width of a line of text [units], near enough to keep things apart: letters of the book faces by class.
pub(in crate::report) fn text_width(text: &str, size: f64, spacing: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | '.' | ',' | ':' | ';' | '\'' | '’' | ' ' | '(' | ')' | '·'
            | 'í' => 0.31,
            'm' | 'w' | '—' => 0.80,
            'M' | 'W' => 0.95,
            c if c.is_uppercase() => 0.71,
            c if c.is_ascii_digit() => 0.58,
            _ => 0.51,
        })
        .sum();
    ems * size + spacing * text.chars().count() as f64
}

/// A `data:` address that holds bytes, base64 (RFC 4648). Fonts and pictures enter a one-file report this way.
pub fn data_uri(mime: &str, bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = format!("data:{mime};base64,");
    text.reserve(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for k in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * k) & 63) as usize];
            text.push(if k <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_the_rfc() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(data_uri("a/b", plain.as_bytes()), format!("data:a/b;base64,{coded}"));
        }
        assert_eq!(data_uri("a/b", &[0xfb, 0xff, 0xfe]), "data:a/b;base64,+//+");
    }

    #[test]
    fn numbers_are_short_and_never_minus_nought() {
        let shown: Vec<String> =
            [0.04, -0.04, 1.0, -1.25, 12.349, -0.1].iter().map(|v| N(*v).to_string()).collect();
        assert_eq!(shown, ["0", "0", "1", "-1.3", "12.3", "-0.1"]);
    }

    #[test]
    fn words_cannot_leave_their_place() {
        assert_eq!(Esc("<a b='c'>&\"\u{1}").to_string(), "&lt;a b=&#39;c&#39;&gt;&amp;&quot; ");
    }

    #[test]
    fn a_curve_passes_through_its_points() {
        let points = [[0.0, 0.0], [10.0, 5.0], [20.0, 0.0], [30.0, 9.0]];
        let through = curve(&points);
        for p in points {
            assert!(through.contains(&p), "{p:?}");
        }
    }
}
