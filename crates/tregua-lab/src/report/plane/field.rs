//! The field of the plane: axes, every package, red lines, the frontier.

use super::{Draft, FAINT, FIELD, GRID, INK, N, SEAL, SEPIA, hex};
use crate::report::SIDES;
use crate::report::map::pen::path;
use std::fmt::Write;

pub(super) fn draw(draft: &mut Draft<'_>) {
    ground(draft);
    axes(draft);
    packages(draft);
    barred(draft);
    product(draft);
    red_lines(draft);
    frontier(draft);
}

/// The paper of the field, lighter where both would rather agree.
fn ground(draft: &mut Draft<'_>) {
    let (w, h) = (FIELD.right - FIELD.left, FIELD.bottom - FIELD.top);
    let [x, y] = draft.at(draft.plane.disagreement);
    draft.pen.line(format_args!(
        "<clipPath id=\"field\"><rect x=\"{}\" y=\"{}\" width=\"{w}\" height=\"{h}\"/></clipPath>",
        FIELD.left, FIELD.top
    ));
    draft.pen.line(format_args!(
        "<rect x=\"{}\" y=\"{}\" width=\"{w}\" height=\"{h}\" fill=\"#efe4ca\"/><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#fbf6e9\"/>",
        FIELD.left,
        FIELD.top,
        N(x),
        N(FIELD.top),
        N((FIELD.right - x).max(0.0)),
        N((y - FIELD.top).max(0.0))
    ));
}

fn axes(draft: &mut Draft<'_>) {
    let (faint, grid) = (hex(FAINT), hex(GRID));
    for axis in 0..2 {
        let step = draft.step(axis);
        let first = (draft.low[axis] / step).ceil() as i64;
        let last = (draft.high[axis] / step).floor() as i64;
        for k in first..=last {
            let value = k as f64 * step;
            let number = draft.number(value);
            let [x, y] = draft.at([value; 2]);
            if axis == 0 {
                draft.pen.line(format_args!(
                    "<path d=\"M{0} {1}V{2}\" stroke=\"{grid}\"/>",
                    N(x),
                    FIELD.top,
                    FIELD.bottom
                ));
                draft.text(
                    [x, FIELD.bottom + 26.0],
                    "font-size=\"18\" text-anchor=\"middle\" opacity=\".8\"",
                    &number,
                );
            } else {
                draft.pen.line(format_args!(
                    "<path d=\"M{0} {1}H{2}\" stroke=\"{grid}\"/>",
                    FIELD.left,
                    N(y),
                    FIELD.right
                ));
                draft.text(
                    [FIELD.left - 10.0, y + 6.0],
                    "font-size=\"18\" text-anchor=\"end\" opacity=\".8\"",
                    &number,
                );
            }
        }
    }
    draft.pen.line(format_args!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{faint}\"/>",
        FIELD.left,
        FIELD.top,
        FIELD.right - FIELD.left,
        FIELD.bottom - FIELD.top
    ));
    let [first, second] = draft.plane.parties.map(|p| draft.say("plane-worth", &[("party", p.to_owned())]));
    let [blue, red] = SIDES.map(hex);
    let middle = [0.5 * (FIELD.left + FIELD.right), 0.5 * (FIELD.top + FIELD.bottom)];
    let style =
        format!("font-size=\"23\" font-style=\"italic\" text-anchor=\"middle\" style=\"fill:{blue}\"");
    draft.text([middle[0], FIELD.bottom + 60.0], &style, &first);
    let style = format!(
        "font-size=\"23\" font-style=\"italic\" text-anchor=\"middle\" style=\"fill:{red}\" transform=\"rotate(-90 42 {})\"",
        N(middle[1])
    );
    draft.text([42.0, middle[1]], &style, &second);
}

/// Side of a square in which packages are drawn as one dot \[units\].
const CELL: f64 = 4.0;

/// Every package: one dot where several lie together, the darker the more there are.
fn packages(draft: &mut Draft<'_>) {
    let [first, second] = draft.plane.space.columns();
    let across = ((FIELD.right - FIELD.left) / CELL) as usize + 1;
    let down = ((FIELD.bottom - FIELD.top) / CELL) as usize + 1;
    // How many lie in a square, and where the first of them does.
    let mut cells = vec![(0_u32, [0.0; 2]); across * down];
    let barred = |package: usize| draft.plane.war.is_some_and(|war| war.barred[package]);
    for (_, (u, v)) in first.iter().zip(second).enumerate().filter(|(i, _)| !barred(*i)) {
        let at = draft.at([*u, *v]);
        let [x, y] = [(at[0] - FIELD.left) / CELL, (at[1] - FIELD.top) / CELL].map(|c| c as usize);
        let cell = &mut cells[y.min(down - 1) * across + x.min(across - 1)];
        *cell = (cell.0 + 1, if cell.0 == 0 { at } else { cell.1 });
    }
    let colour = hex(SEPIA);
    for (least, most, opacity) in [(1, 1, 0.38), (2, 9, 0.6), (10, u32::MAX, 0.9)] {
        let mut dots = String::new();
        for (_, [x, y]) in cells.iter().filter(|(n, _)| (least..=most).contains(n)) {
            let _ = write!(dots, "M{} {}h0", N(*x), N(*y));
        }
        if !dots.is_empty() {
            draft.pen.line(format_args!(
                "<path class=\"packages\" d=\"{dots}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"3.6\" stroke-linecap=\"round\" opacity=\"{opacity}\"/>"
            ));
        }
    }
}

/// Packages that one of the two may not or would not sign: small crosses.
fn barred(draft: &mut Draft<'_>) {
    let Some(war) = draft.plane.war else { return };
    let [first, second] = draft.plane.space.columns();
    let mut crosses = String::new();
    for ((u, v), _) in first.iter().zip(second).zip(war.barred).filter(|(_, barred)| **barred) {
        if !draft.shows([*u, *v]) {
            continue;
        }
        let [x, y] = draft.at([*u, *v]);
        let _ = write!(crosses, "M{} {}l6 6m0 -6l-6 6", N(x - 3.0), N(y - 3.0));
    }
    let colour = hex(SEPIA);
    draft.pen.line(format_args!(
        "<path class=\"barred\" d=\"{crosses}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.1\" opacity=\".7\"/>"
    ));
}

/// The curve of all utilities with the product of gains of Nash's point.
fn product(draft: &mut Draft<'_>) {
    let Some(solutions) = draft.plane.solutions else { return };
    let d = draft.plane.disagreement;
    let [a, b] = [0, 1].map(|i| solutions.nash.utility[i] - d[i]);
    if a * b <= 0.0 {
        return;
    }
    let most = draft.high[0] - d[0];
    let least = a * b / (draft.high[1] - d[1]).max(1e-12);
    let points: Vec<[f64; 2]> = (0..=80)
        .map(|k| least * (most / least).max(1.0).powf(f64::from(k) / 80.0))
        .map(|gain| draft.at([d[0] + gain, d[1] + a * b / gain]))
        .collect();
    draft.pen.line(format_args!(
        "<path class=\"product\" clip-path=\"url(#field)\" d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.2\" stroke-dasharray=\"7 5\" opacity=\".75\"/>",
        path(&points, false),
        hex(SEAL)
    ));
}

fn red_lines(draft: &mut Draft<'_>) {
    let [x, y] = draft.at(draft.plane.disagreement);
    let [blue, red] = SIDES.map(hex);
    draft.pen.line(format_args!(
        "<path class=\"red-line\" d=\"M{0} {1}V{2}\" stroke=\"{blue}\" stroke-width=\"1.8\"/><path class=\"red-line\" d=\"M{3} {4}H{5}\" stroke=\"{red}\" stroke-width=\"1.8\"/>",
        N(x),
        FIELD.top,
        FIELD.bottom,
        FIELD.left,
        N(y),
        FIELD.right
    ));
}

fn frontier(draft: &mut Draft<'_>) {
    let points: Vec<[f64; 2]> = draft.plane.frontier.points().iter().map(|p| draft.at(p.utility)).collect();
    let ink = hex(INK);
    draft.pen.line(format_args!(
        "<path class=\"frontier\" clip-path=\"url(#field)\" d=\"{}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.3\" opacity=\".8\"/>",
        path(&points, false)
    ));
    let mut dots = String::new();
    for [x, y] in &points {
        let _ = write!(dots, "M{} {}h0", N(*x), N(*y));
    }
    draft.pen.line(format_args!(
        "<path clip-path=\"url(#field)\" d=\"{dots}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"6\" stroke-linecap=\"round\"/>"
    ));
}
