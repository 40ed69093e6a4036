//! A hundred dots, so many of each reading as it has chances in a hundred, and a field for the odds that a reader held before.

use super::Weighed;
use crate::report::page::Page;
use maud::{Markup, html};

/// Dots, and how many stand in a line.
const DOTS: usize = 100;
const LINE: usize = 20;
/// Colours that the style has for readings.
const COLOURS: usize = 6;

/// The figure. `script.js` counts the dots anew, as [`counts`] does, when somebody writes other odds.
pub(super) fn figure(page: &Page<'_>, w: &Weighed<'_>) -> Markup {
    let chances = w.answer.weighing.evidence[0].posterior();
    let counts = counts(&chances);
    let whose = counts.iter().enumerate().flat_map(|(r, n)| std::iter::repeat_n(r % COLOURS, *n));
    let rows = w.question.readings.iter().zip(&chances).zip(&counts).enumerate();
    html! {
        figure class="across prior" {
            figcaption { (page.t("weigh-dots")) }
            svg viewBox=(format!("0 0 {LINE} {}", DOTS / LINE)) role="img" {
                @for (i, of) in whose.enumerate() {
                    circle cx=((i % LINE) as f64 + 0.5) cy=((i / LINE) as f64 + 0.5) r="0.38" data-of=(of) {}
                }
            }
            ul {
                @for (r, ((reading, chance), count)) in rows {
                    li data-of=(r % COLOURS) {
                        label {
                            (reading.key) " " (page.t("weigh-before-odds")) " "
                            input type="number" min="0" step="any" value="1" data-chance=(chance);
                        }
                        " → " output { (count) } " " (page.t("weigh-of-hundred"))
                    }
                }
            }
        }
    }
}

/// How many of the dots belong to each: from where the last ends to where its own share does, to the nearest dot.
fn counts(chances: &[f64]) -> Vec<usize> {
    let mut sum = 0.0;
    let ends = chances.iter().map(|p| {
        sum += p;
        (DOTS as f64 * sum).round() as usize
    });
    let mut last = 0;
    ends.map(|end| end - std::mem::replace(&mut last, end)).collect()
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn the_dots_are_a_hundred() {
        assert_eq!(counts(&[0.334, 0.333, 0.333]), [33, 34, 33]);
        assert_eq!(counts(&[0.0, 1.0]), [0, 100]);
    }
}
