//! When the capital falls, how the wars end, and coups.

use super::chart::Axis;
use super::chart::bars::{self, Bar};
use super::chart::histogram::{self, Histogram, PLAIN};
use super::findings::Findings;
use super::page::Page;
use crate::statistics::Share;
use maud::{Markup, PreEscaped, html};
use tregua_engine::scenario::{Measure, SideId};

/// Days of a bin of a histogram of dates.
const BIN: i32 = 14;

/// The section.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let change = f.sc.side_for_change();
    html! {
        div class="grid" {
            (dates(page, f, "falls", change, &f.capital_fell(), f.fall_of_capital().map(|(_, t)| t.value)))
            @for (side, values, recorded) in coups(f) {
                (dates(page, f, "coups", side, &values, recorded))
            }
            (figure(page, "ends-holders", &holders(page, f)))
            (figure(page, "ends-battles", &counts(page, f, "end.battles")))
            (figure(page, "ends-truces", &truces(page, f)))
            (figure(page, "ends-coups", &coup_bars(page, f)))
        }
    }
}

fn figure(page: &Page<'_>, id: &str, bars: &[Bar]) -> Markup {
    html! {
        figure {
            figcaption { b { (page.t(id)) } " " span class="unit" { (page.t("share-of-wars")) } }
            (PreEscaped(bars::chart(page, bars)))
        }
    }
}

/// A histogram of days in the colour of a side; what never came is told in the caption.
fn dates(
    page: &Page<'_>,
    f: &Findings<'_>,
    id: &str,
    side: SideId,
    days: &[f64],
    recorded: Option<f64>,
) -> Markup {
    let last = f.design.until.unwrap_or(f.sc.last_day);
    let bins = (last / BIN + 1) as usize;
    let edges: Vec<f64> = (0..=bins).map(|k| f64::from(k as i32 * BIN)).collect();
    let mut counts = vec![0; bins];
    for day in days.iter().filter(|d| !d.is_nan()) {
        counts[((day / f64::from(BIN)) as usize).min(bins - 1)] += 1;
    }
    let shares: Vec<Share> = counts.iter().map(|k| Share::of(*k, days.len())).collect();
    let never = Share::when(days, f64::is_nan);
    let axis = Axis::dates(page, 0, bins as i32 * BIN);
    let svg = histogram::chart(
        page,
        &Histogram {
            edges: &edges,
            shares: &shares.iter().map(|s| s.share).collect::<Vec<_>>(),
            errors: &shares.iter().map(|s| s.error).collect::<Vec<_>>(),
            record: recorded
                .filter(|day| *day <= f64::from(last))
                .map(|day| (day, page.say("recorded-on", &[("date", page.date(day))]))),
            expected: None,
            axis,
            colour: f.colours[side.ix()],
        },
    );
    let named =
        [("place", page.in_sentence(page.place(f.sc.capital))), ("side", page.side_in_sentence(side))];
    let never =
        page.say(&format!("{id}-never"), &[("share", page.share_with_error(never.share, never.error))]);
    html! {
        figure {
            figcaption {
                b { (page.say(&format!("{id}-title"), &named)) } " "
                span class="unit" { (page.say("share-in-bins", &[("days", BIN.to_string())])) } " " (never)
            }
            (PreEscaped(svg))
        }
    }
}

/// The sides whose coups are recorded, with the day of each war and of the record.
fn coups(f: &Findings<'_>) -> Vec<(SideId, Vec<f64>, Option<f64>)> {
    let coup = |(i, t): (usize, &tregua_engine::scenario::Target)| match t.measure {
        Measure::Coup { side } => Some((side, f.values[i].clone(), Some(t.value))),
        _ => None,
    };
    f.sc.targets.iter().enumerate().filter_map(coup).collect()
}

fn holders(page: &Page<'_>, f: &Findings<'_>) -> Vec<Bar> {
    let (capital, fort) = (f.column("end.holds_capital"), f.column("end.holds_fort"));
    let mut bars = Vec::new();
    for (first, second) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let both = capital.iter().zip(&fort).filter(|(c, f)| (**c, **f) == (first as f64, second as f64));
        let share = Share::of(both.count(), capital.len());
        let colour = if first == second { f.colours[first] } else { PLAIN };
        let place = [page.place(f.sc.capital), page.place(f.sc.fort)];
        let name = if first == second {
            page.say(
                "holds-both",
                &[
                    ("side", page.side(SideId::new(first))),
                    ("capital", place[0].clone()),
                    ("fort", place[1].clone()),
                ],
            )
        } else {
            let sides = [first, second].map(|i| page.side(SideId::new(i)));
            page.say(
                "holds-one-each",
                &[
                    ("capital", place[0].clone()),
                    ("first", sides[0].clone()),
                    ("fort", place[1].clone()),
                    ("second", sides[1].clone()),
                ],
            )
        };
        bars.push(Bar { name, share: share.share, error: share.error, colour });
    }
    bars
}

/// Bars for none, one, two, and more.
fn counts(page: &Page<'_>, f: &Findings<'_>, name: &str) -> Vec<Bar> {
    let values = f.column(name);
    let bar = |id: &str, share: Share| Bar {
        name: page.t(id),
        share: share.share,
        error: share.error,
        colour: PLAIN,
    };
    vec![
        bar("count-none", Share::when(&values, |x| x == 0.0)),
        bar("count-one", Share::when(&values, |x| x == 1.0)),
        bar("count-two", Share::when(&values, |x| x == 2.0)),
        bar("count-more", Share::when(&values, |x| x >= 3.0)),
    ]
}

fn truces(page: &Page<'_>, f: &Findings<'_>) -> Vec<Bar> {
    let mut bars = counts(page, f, "end.truces");
    let broken = f.at_least("end.truces_broken", 1.0);
    bars.push(Bar { name: page.t("truce-broken"), share: broken.share, error: broken.error, colour: PLAIN });
    bars
}

fn coup_bars(page: &Page<'_>, f: &Findings<'_>) -> Vec<Bar> {
    let bar = |side: SideId| {
        let share = f.at_least(&format!("end.coups.{}", f.sc.sides[side.ix()].key), 1.0);
        let name = page.say("coup-of", &[("side", page.side(side))]);
        Bar { name, share: share.share, error: share.error, colour: f.colours[side.ix()] }
    };
    SideId::BOTH.map(bar).into()
}
