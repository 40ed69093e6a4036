//! The bargaining range: when both heads could have agreed on something, why not otherwise, and what the war was worth to each.

use super::chart::fan::{self, Fan};
use super::chart::stack::{self, Layer};
use super::chart::{PLAIN, WIDE};
use super::findings::Findings;
use super::page::Page;
use crate::statistics::Share;
use crate::talks::range::{Day, Range, Stand};
use maud::{Markup, PreEscaped, html};
use plotters::style::RGBColor;
use tregua_engine::scenario::{DeciderId, SideId};

/// Blends a colour with the paper.
fn pale(RGBColor(r, g, b): RGBColor, part: f64) -> RGBColor {
    let RGBColor(x, y, z) = super::chart::PAPER;
    let mix = |a: u8, b: u8| (f64::from(a) * part + f64::from(b) * (1.0 - part)).round() as u8;
    RGBColor(mix(r, x), mix(g, y), mix(b, z))
}

/// Greens for what stands or could; ochres and browns for what keeps both from it; each side's own colour, pale, for what it alone would
/// have; greys for the rest.
fn colour(stand: Stand, sides: [RGBColor; 2]) -> RGBColor {
    match stand {
        Stand::Peace => RGBColor(0x1f, 0x3b, 0x2d),
        Stand::Truce => RGBColor(0x4b, 0x66, 0x3a),
        Stand::Possible => RGBColor(0x93, 0xa5, 0x5c),
        Stand::Waiting => RGBColor(0xe0, 0xc8, 0x72),
        Stand::Unbelieved => RGBColor(0xd0, 0xa0, 0x50),
        Stand::Unratified => RGBColor(0xb5, 0x7a, 0x3c),
        Stand::Unmandated => RGBColor(0x8a, 0x5a, 0x3a),
        Stand::Apart => RGBColor(0xcb, 0xc2, 0xb0),
        Stand::First => pale(sides[0], 0.55),
        Stand::Second => pale(sides[1], 0.55),
        Stand::Neither => RGBColor(0xa8, 0x9d, 0x8a),
    }
}

const fn word(stand: Stand) -> &'static str {
    match stand {
        Stand::Peace => "range-peace",
        Stand::Truce => "range-truce",
        Stand::Possible => "range-possible",
        Stand::Waiting => "range-waiting",
        Stand::Unbelieved => "range-unbelieved",
        Stand::Unratified => "range-unratified",
        Stand::Unmandated => "range-unmandated",
        Stand::Apart => "range-apart",
        Stand::First | Stand::Second => "range-one",
        Stand::Neither => "range-neither",
    }
}

/// The section.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>, range: &Range) -> Markup {
    let layers: Vec<Layer> = (0..Stand::ALL.len()).map(|k| layer(range, k, f.colours)).collect();
    let marks: Vec<i32> = range.conferences.iter().map(|(day, _)| *day).collect();
    let counted = [("packages", range.packages.to_string()), ("wars", page.number(f64::from(range.wars), 0))];
    html! {
        p {
            (page.say("range-how", &counted))
            @if let Some(told) = least_told(page, range) { " " (told) }
        }
        figure class="across" {
            figcaption { (page.t("range-stands")) }
            (PreEscaped(stack::chart(page, &layers, &marks, WIDE)))
            p class="stands-key" {
                @for (k, stand) in Stand::ALL.into_iter().enumerate() {
                    span { i style=(format!("background: {}", hex(layers[k].colour))) {} " " (stand_of(page, stand)) " " }
                }
            }
        }
        (conferences(page, range))
        figure class="across" {
            figcaption { (page.t("range-worth")) }
            (PreEscaped(worth(page, range, f.colours)))
        }
        p class="note" { (page.t("range-limits")) }
    }
}

/// What a truce must add for each head before it counts, where that was asked.
fn least_told(page: &Page<'_>, range: &Range) -> Option<String> {
    let one = |(head, least): &(DeciderId, f64)| {
        format!("{} {}\u{a0}%", page.decider(*head), page.number(100.0 * least, 1))
    };
    let heads = range.least_told.iter().map(one).collect::<Vec<_>>().join(", ");
    (!heads.is_empty()).then(|| page.say("range-least", &[("heads", heads)]))
}

fn layer(range: &Range, k: usize, sides: [RGBColor; 2]) -> Layer {
    let shares = range.days.iter().map(|d| d.stands[k]).collect();
    Layer { colour: colour(Stand::ALL[k], sides), shares }
}

fn hex(RGBColor(r, g, b): RGBColor) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// How the heads stood, in words.
fn stand_of(page: &Page<'_>, stand: Stand) -> String {
    let side = match stand {
        Stand::First => Some(SideId::BOTH[0]),
        Stand::Second => Some(SideId::BOTH[1]),
        _ => None,
    };
    page.say(word(stand), &[("side", side.map_or_else(String::new, |s| page.side_in_sentence(s)))])
}

/// Every documented step at the table: when, what, and how the heads of the simulated wars stood that day.
fn conferences(page: &Page<'_>, range: &Range) -> Markup {
    html! {
        table class="conferences" {
            thead { tr {
                th { "" } th { (page.t("range-step")) } th { (page.t("range-date")) }
                th { (page.t("range-could")) } th { (page.t("range-best")) } th { (page.t("range-adds")) } th { (page.t("range-reason")) }
            } }
            tbody { @for (i, (at, decision)) in range.conferences.iter().enumerate() {
                @if let Some(day) = usize::try_from(*at - 1).ok().and_then(|d| range.days.get(d)) {
                    tr {
                        td class="number" { (i + 1) }
                        th scope="row" { (page.decision(*decision)) }
                        td data-label=(page.t("range-date")) { (page.date(f64::from(*at))) }
                        td data-label=(page.t("range-could")) { (could(page, range, day)) }
                        td data-label=(page.t("range-best")) { (best(page, day)) }
                        td data-label=(page.t("range-adds")) { (adds(page, day)) }
                        td data-label=(page.t("range-reason")) { (reason(page, &day.stands)) }
                    }
                }
            } }
        }
    }
}

/// In how many of the wars something could be agreed, with its standard error.
fn could(page: &Page<'_>, range: &Range, day: &Day) -> String {
    let share = day.could();
    page.share_with_error(share, Share::seen(share, range.wars as usize).error)
}

/// Why nothing could be agreed in most of the other wars.
fn reason(page: &Page<'_>, stands: &[f64; Stand::ALL.len()]) -> String {
    let first = Stand::Waiting as usize;
    let no_range = (first..Stand::ALL.len()).max_by(|a, b| stands[*a].total_cmp(&stands[*b]));
    no_range.filter(|k| stands[*k] > 0.0).map_or_else(|| "–".to_string(), |k| stand_of(page, Stand::ALL[k]))
}

/// The best pact of a day in words.
fn best(page: &Page<'_>, day: &Day) -> String {
    day.best.map_or_else(|| "–".to_string(), |pact| page.pact(pact))
}

/// What the best pact adds for each head, with its standard error; one war has none.
fn adds(page: &Page<'_>, day: &Day) -> String {
    if day.best.is_none() {
        return "–".to_string();
    }
    let percent = |x: f64| page.number(100.0 * x, 1);
    let one = |s: SideId| {
        let (mean, error) = (day.gains[s.ix()], day.gains_error[s.ix()]);
        let error =
            if error.is_finite() { format!("±\u{a0}{}\u{a0}", percent(error)) } else { String::new() };
        format!("{}\u{a0}{}\u{a0}{error}%", page.side(s), percent(mean))
    };
    let gains = SideId::BOTH.map(one).join(", ");
    if day.gains_error[0].is_finite() { gains } else { format!("{gains} ({})", page.t("range-one-war")) }
}

fn worth(page: &Page<'_>, range: &Range, sides: [RGBColor; 2]) -> String {
    let q = SideId::BOTH.map(|s| range.days.iter().map(|d| d.worth[s.ix()]).collect::<Vec<_>>());
    let fans: Vec<Fan<'_>> = SideId::BOTH
        .into_iter()
        .map(|s| Fan { colour: sides[s.ix()], name: page.side(s), q: &q[s.ix()] })
        .collect();
    let marks: Vec<i32> = range.conferences.iter().map(|(day, _)| *day).collect();
    fan::chart(page, &fans, &[], &marks, WIDE)
}

/// Days between two lines of the text.
const FORTNIGHT: usize = 14;

/// The range as plain text: how the heads stood every fortnight, then the documented steps.
pub(super) fn text(page: &Page<'_>, range: &Range) -> String {
    let percent = |x: f64| format!("{:>4.0} %", 100.0 * x);
    let mut lines = vec![page.t("range-stands")];
    lines.extend(least_told(page, range));
    lines.extend(
        Stand::ALL.iter().enumerate().map(|(k, stand)| format!("  {}  {}", k + 1, stand_of(page, *stand))),
    );
    let heads: String = (1..=Stand::ALL.len()).map(|k| format!("{k:>7}")).collect();
    lines.push(format!("{:10} {heads}", page.t("range-date")));
    for day in range.days.iter().step_by(FORTNIGHT) {
        let shares: String = day.stands.iter().map(|s| format!(" {}", percent(*s))).collect();
        lines.push(format!("{} {shares}", page.sc.date(day.day)));
    }
    for (at, decision) in &range.conferences {
        let Some(day) = usize::try_from(*at - 1).ok().and_then(|d| range.days.get(d)) else { continue };
        lines.push(String::new());
        lines.push(format!("{}  {}", page.sc.date(*at), page.decision(*decision)));
        lines.push(format!("  {}: {}", page.t("range-could"), could(page, range, day)));
        lines.push(format!("  {}: {}", page.t("range-best"), best(page, day)));
        lines.push(format!("  {}: {}", page.t("range-adds"), adds(page, day)));
        lines.push(format!("  {}: {}", page.t("range-reason"), reason(page, &day.stands)));
    }
    lines.join("\n") + "\n"
}

/// The picture of how the heads stood, as a file of its own: on paper, with its legend.
pub(super) fn picture(page: &Page<'_>, range: &Range, sides: [RGBColor; 2]) -> String {
    let layers: Vec<Layer> = (0..Stand::ALL.len()).map(|k| layer(range, k, sides)).collect();
    let marks: Vec<i32> = range.conferences.iter().map(|(day, _)| *day).collect();
    let chart = stack::chart(page, &layers, &marks, PLAIN);
    let drawn = chart.split_once('>').map_or("", |(_, drawn)| drawn).trim_end_matches("</svg>");
    let (width, _) = PLAIN;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {width} {LEGEND_ENDS}"))
            font-family="'Old Standard TT', Georgia, serif" {
            title { (page.t("range-stands")) }
            rect width="100%" height="100%" fill=(hex(super::chart::PAPER)) {}
            (PreEscaped(drawn))
            @for (k, stand) in Stand::ALL.into_iter().enumerate() {
                @let (x, y) = (COLUMNS[k / ROWS], LEGEND_BEGINS + 24 * (k % ROWS) as u32);
                rect x=(x) y=(y - 13) width="16" height="16" fill=(hex(layers[k].colour)) {}
                text x=(x + 24) y=(y) font-size="14" fill=(hex(super::chart::INK)) { (stand_of(page, stand)) }
            }
        }
    }
    .into_string()
}

/// Where the legend of the picture stands [units of the picture].
const COLUMNS: [u32; 2] = [40, 372];
const LEGEND_BEGINS: u32 = 466;
const LEGEND_ENDS: u32 = LEGEND_BEGINS + 24 * ROWS as u32;
const ROWS: usize = Stand::ALL.len().div_ceil(COLUMNS.len());
