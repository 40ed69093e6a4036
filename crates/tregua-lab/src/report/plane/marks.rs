//! The points of theory on the plane, each with a sign of its own and a label that covers no other.

use super::{Draft, FIELD, GREEN, INK, N, PAPER, SEAL, SEPIA, hex};
use crate::report::map::declutter::{Box2, Ground, seat};
use crate::report::map::pen::text_width;
use std::fmt::Write;
use tregua_engine::talks::agenda::Package;

/// A point of theory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Nash,
    KalaiSmorodinsky,
    Egalitarian,
    Welfare,
}

impl Kind {
    /// Its message.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Nash => "plane-nash",
            Self::KalaiSmorodinsky => "plane-kalai-smorodinsky",
            Self::Egalitarian => "plane-egalitarian",
            Self::Welfare => "plane-welfare",
        }
    }

    /// Its sign at a place. Sizes differ so that signs of one package all show.
    pub(super) fn sign(self, [x, y]: [f64; 2]) -> String {
        let (x, y) = (N(x), N(y));
        let (shape, colour) = match self {
            Self::Welfare => ("M0 -15L15 0L0 15L-15 0Z", GREEN),
            Self::Egalitarian => ("M-9.5 -9.5H9.5V9.5H-9.5Z", SEPIA),
            Self::KalaiSmorodinsky => ("M0 -10.5L9.1 5.2H-9.1Z", INK),
            Self::Nash => ("M0 -6.5A6.5 6.5 0 1 1 -.01 -6.5Z", SEAL),
        };
        format!(
            "<path d=\"{shape}\" transform=\"translate({x} {y})\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.6\"/>",
            hex(colour),
            hex(PAPER)
        )
    }
}

/// The sign of not agreeing.
pub(super) fn disagreement([x, y]: [f64; 2]) -> String {
    format!(
        "<path d=\"M-8 -8L8 8M8 -8L-8 8\" transform=\"translate({} {})\" stroke=\"{}\" stroke-width=\"4\" stroke-linecap=\"round\"/>",
        N(x),
        N(y),
        hex(SEAL)
    )
}

/// The sign of the ideal.
pub(super) fn ideal([x, y]: [f64; 2]) -> String {
    format!(
        "<circle cx=\"{}\" cy=\"{}\" r=\"8\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"/>",
        N(x),
        N(y),
        hex(INK)
    )
}

/// Letters of a label \[units\].
const LETTERS: f64 = 19.0;
const LEAD: f64 = 22.0;

pub(super) fn draw(draft: &mut Draft<'_>) {
    let mut labels: Vec<([f64; 2], Vec<String>)> = Vec::new();
    let d = draft.at(draft.plane.disagreement);
    if let Some(solutions) = draft.plane.solutions.filter(|s| draft.shows(s.ideal)) {
        let top = draft.at(solutions.ideal);
        draft.pen.line(format_args!(
            "<path d=\"M{} {}L{} {}\" stroke=\"{}\" stroke-dasharray=\"2 5\" opacity=\".7\"/>{}",
            N(d[0]),
            N(d[1]),
            N(top[0]),
            N(top[1]),
            hex(INK),
            ideal(top)
        ));
        labels.push((top, vec![draft.t("plane-ideal")]));
    }
    let marks: Vec<_> = draft.marks().into_iter().filter(|(point, _)| draft.shows(point.utility)).collect();
    // Largest signs first, so that smaller ones stand on them.
    for kind in [Kind::Welfare, Kind::Egalitarian, Kind::KalaiSmorodinsky, Kind::Nash] {
        for (point, _) in marks.iter().filter(|(_, kinds)| kinds.contains(&kind)) {
            draft.pen.line(format_args!("{}", kind.sign(draft.at(point.utility))));
        }
    }
    for (point, kinds) in &marks {
        labels.push((draft.at(point.utility), kinds.iter().map(|kind| draft.t(kind.id())).collect()));
    }
    draft.pen.line(format_args!("{}", disagreement(d)));
    labels.push((d, vec![draft.t("plane-disagreement")]));
    for (at, numbers) in offers(draft) {
        labels.push((at, vec![numbers]));
    }
    let signs: Vec<Box2> = labels.iter().map(|(at, _)| around(*at, 14.0)).collect();
    for (at, box_, lines) in seated(draft, &labels, &signs) {
        label(draft, at, box_, &lines);
    }
}

/// The offers that were made, by number, those of one package together: a ring round each.
fn offers(draft: &mut Draft<'_>) -> Vec<([f64; 2], String)> {
    let Some(war) = draft.plane.war else { return Vec::new() };
    let mut numbers: Vec<(Package, Vec<String>)> = Vec::new();
    for (i, (_, package)) in war.offers.iter().enumerate() {
        let number = (i + 1).to_string();
        match numbers.iter_mut().find(|(p, _)| p == package) {
            Some((_, list)) => list.push(number),
            None => numbers.push((*package, vec![number])),
        }
    }
    let ring = |(package, list): (Package, Vec<String>)| {
        let at = draft.at(draft.plane.space.utility(package));
        draft.pen.line(format_args!(
            "<circle class=\"offer\" cx=\"{}\" cy=\"{}\" r=\"8\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>",
            N(at[0]),
            N(at[1]),
            hex(SEAL)
        ));
        (at, list.join(", "))
    };
    numbers.into_iter().map(ring).collect()
}

fn around([x, y]: [f64; 2], by: f64) -> Box2 {
    Box2 { left: x - by, top: y - by, right: x + by, bottom: y + by }
}

type Seated = ([f64; 2], Box2, Vec<String>);

/// A box for each label, near its point, off the signs, the frontier and the other labels.
fn seated(draft: &Draft<'_>, labels: &[([f64; 2], Vec<String>)], signs: &[Box2]) -> Vec<Seated> {
    let mut taken = signs.to_vec();
    let mut shy: Vec<(Box2, f64)> =
        draft.plane.frontier.points().iter().map(|p| (around(draft.at(p.utility), 7.0), 0.6)).collect();
    // Packages lie below the frontier: a label is best above it.
    let below = draft.plane.frontier.points().windows(2).map(|pair| {
        let ([left, _], [right, top]) = (draft.at(pair[0].utility), draft.at(pair[1].utility));
        (Box2 { left, top, right, bottom: FIELD.bottom }, 0.03)
    });
    shy.extend(below);
    let mut seated = Vec::new();
    for (at, lines) in labels {
        let width = lines.iter().map(|line| text_width(line, LETTERS, 0.0)).fold(0.0, f64::max) + 14.0;
        let height = LEAD * lines.len() as f64 + 6.0;
        let cover = Box2 { left: -0.5 * width, top: -0.5 * height, right: 0.5 * width, bottom: 0.5 * height };
        let place =
            seat(cover.grown(3.0), *at, &Ground { bounds: FIELD.grown(-4.0), taken: &taken, shy: &shy });
        taken.push(cover.grown(3.0).moved(place));
        seated.push((*at, cover.moved(place), lines.clone()));
    }
    seated
}

/// A label on its slip of paper, with a leader to its point.
fn label(draft: &mut Draft<'_>, at: [f64; 2], place: Box2, lines: &[String]) {
    let near = [at[0].clamp(place.left, place.right), at[1].clamp(place.top, place.bottom)];
    let ink = hex(INK);
    let mut text = String::new();
    let _ = write!(
        text,
        "<path d=\"M{} {}L{} {}\" stroke=\"{ink}\" opacity=\".7\"/>",
        N(at[0]),
        N(at[1]),
        N(near[0]),
        N(near[1])
    );
    draft.pen.line(format_args!(
        "{text}<rect class=\"label\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"#dccdaa\"/>",
        N(place.left),
        N(place.top),
        N(place.right - place.left),
        N(place.bottom - place.top),
        hex(PAPER)
    ));
    let middle = 0.5 * (place.left + place.right);
    for (i, line) in lines.iter().enumerate() {
        let y = place.top + LEAD * (i as f64 + 1.0) - 3.0;
        draft.text([middle, y], &format!("font-size=\"{LETTERS}\" text-anchor=\"middle\""), line);
    }
}
