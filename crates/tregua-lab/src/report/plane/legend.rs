//! What stands beside the plane: the title, the points with their packages in words, the signs.

use super::marks::{Kind, disagreement, ideal};
use super::{Draft, INK, N, SEAL, SEPIA, hex};
use crate::report::SIDES;
use crate::report::map::pen::text_width;
use tregua_engine::talks::agenda::Package;

/// The column beside the field, and where its first line stands \[units\].
const LEFT: f64 = 915.0;
const RIGHT: f64 = 1400.0;
const TOP: f64 = 172.0;
/// The last line that stands clear of the frame.
const FOOT: f64 = 968.0;
/// Most lines of a package in words.
const LINES: usize = 4;

pub(super) fn draw(draft: &mut Draft<'_>) {
    title(draft);
    let sheet = std::mem::take(&mut draft.pen);
    let foot = column(draft);
    let column = std::mem::replace(&mut draft.pen, sheet).finish();
    // What does not fit is set smaller.
    let scale = ((FOOT - TOP) / (foot - TOP)).min(1.0);
    let [x, y] = [LEFT, TOP].map(|at| N(at * (1.0 - scale)));
    draft.pen.line(format_args!("<g transform=\"translate({x} {y}) scale({scale:.4})\">{column}</g>"));
}

/// The points, the offers and the signs, one below the other; where the last line stands.
fn column(draft: &mut Draft<'_>) -> f64 {
    let mut y = TOP;
    if draft.plane.solutions.is_none() {
        let text = draft.t("plane-empty");
        y = paragraph(draft, &text, y, 21.0, usize::MAX) + 18.0;
    }
    for (point, kinds) in draft.marks() {
        y = entry(draft, &kinds, point.utility, point.what, y);
    }
    y = offers(draft, y);
    signs(draft, y)
}

/// The offers by number, with who made them when.
fn offers(draft: &mut Draft<'_>, mut y: f64) -> f64 {
    let Some(war) = draft.plane.war.filter(|war| !war.offers.is_empty()) else { return y };
    let head = draft.t("plane-offers");
    draft.text([LEFT + 42.0, y], "class=\"fell\" font-size=\"23\"", &head);
    y += 24.0;
    for (i, (words, package)) in war.offers.iter().enumerate() {
        let said = draft.plane.agenda.options(*package).zip(draft.plane.agenda.issues());
        let said: Vec<String> = said.map(|(option, issue)| issue.say(option)).collect();
        y = paragraph(draft, &format!("{}. {words}: {}", i + 1, said.join("; ")), y, 16.0, LINES);
    }
    y + 14.0
}

fn title(draft: &mut Draft<'_>) {
    let over = draft.t("plane-over").to_uppercase();
    draft.text([110.0, 66.0], "font-size=\"17\" letter-spacing=\"2.4\" opacity=\".75\"", &over);
    let mut size = 44.0_f64;
    while size > 20.0 && text_width(draft.plane.name, size, 0.0) > RIGHT - 110.0 {
        size -= 1.0;
    }
    let name = draft.plane.name.to_owned();
    draft.text([110.0, 108.0], &format!("class=\"fell\" font-size=\"{size}\""), &name);
    let space = draft.plane.space;
    let share = 100.0 * space.rational(draft.plane.disagreement) as f64 / space.size() as f64;
    let counted = [
        ("packages", space.size().to_string()),
        ("efficient", draft.plane.frontier.points().len().to_string()),
        ("share", if share > 0.0 && share < 1.0 { "< 1".to_owned() } else { format!("{share:.0}") }),
    ];
    let text = draft.say("plane-count", &counted);
    draft.text([110.0, 136.0], "font-size=\"19\" font-style=\"italic\" opacity=\".8\"", &text);
}

/// A point: its signs and names, what it is worth, and the package in words.
fn entry(draft: &mut Draft<'_>, kinds: &[Kind], utility: [f64; 2], package: Package, mut y: f64) -> f64 {
    for kind in kinds {
        let name = draft.t(kind.id());
        draft.pen.line(format_args!("{}", kind.sign([LEFT + 14.0, y - 7.0])));
        draft.text([LEFT + 42.0, y], "class=\"fell\" font-size=\"26\"", &name);
        y += 30.0;
    }
    let worth: Vec<String> =
        (0..2).map(|i| format!("{} {}", draft.plane.parties[i], draft.number(utility[i]))).collect();
    let mut x = LEFT + 42.0;
    for (text, colour) in worth.iter().zip(SIDES) {
        draft.text([x, y - 4.0], &format!("font-size=\"19\" style=\"fill:{}\"", hex(colour)), text);
        x += text_width(text, 19.0, 0.0) + 26.0;
    }
    let d = draft.plane.disagreement;
    if (0..2).any(|i| utility[i] < d[i]) {
        let text = draft.t("plane-outside");
        y = paragraph(draft, &text, y + 20.0, 18.0, 1) - 22.0;
    }
    let agenda = draft.plane.agenda;
    let said = agenda.issues().iter().zip(agenda.options(package));
    let said: Vec<String> =
        said.map(|(issue, option)| format!("{}: {}", issue.name, issue.say(option))).collect();
    paragraph(draft, &said.join("; "), y + 20.0, 18.0, LINES) + 16.0
}

/// Words in lines, at most so many; where the next line would stand.
fn paragraph(draft: &mut Draft<'_>, text: &str, mut y: f64, size: f64, most: usize) -> f64 {
    let (left, room) = (LEFT + 42.0, RIGHT - LEFT - 42.0);
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is one");
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if text_width(&longer, size, 0.0) <= room || line.is_empty() {
            *line = longer;
        } else {
            lines.push(word.to_owned());
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        lines[most - 1].push_str(" …");
    }
    for line in lines {
        draft.text([left, y], &format!("font-size=\"{size}\" opacity=\".85\""), &line);
        y += 1.24 * size;
    }
    y
}

/// The signs that are not points of theory; where the last of them stands.
fn signs(draft: &mut Draft<'_>, y: f64) -> f64 {
    let (x, ink, sepia, seal) = (LEFT + 14.0, hex(INK), hex(SEPIA), hex(SEAL));
    let [blue, red] = SIDES.map(hex);
    let line = |colour: &str, style: &str| {
        format!("<path d=\"M{} {{y}}h28\" stroke=\"{colour}\" {style}/>", N(x - 14.0))
    };
    let d = draft.plane.disagreement.map(|u| draft.number(u)).join(" · ");
    let party = |i: usize| [("party", draft.plane.parties[i].to_owned())];
    let mut rows = vec![
        (disagreement([x, 0.0]), format!("{} ({d})", draft.t("plane-disagreement"))),
        (line(&blue, "stroke-width=\"2\""), draft.say("plane-red-line", &party(0))),
        (line(&red, "stroke-width=\"2\""), draft.say("plane-red-line", &party(1))),
        (line(&ink, "stroke-width=\"1.4\""), draft.t("plane-frontier")),
        (format!("<circle cx=\"{x}\" cy=\"0\" r=\"3\" fill=\"{sepia}\"/>"), draft.t("plane-packages")),
    ];
    if draft.plane.war.is_some() {
        let cross = format!("<path d=\"M{0} -4l8 8m0 -8l-8 8\" stroke=\"{sepia}\"/>", N(x - 4.0));
        rows.push((cross, draft.t("plane-barred")));
    }
    if let Some(solutions) = draft.plane.solutions {
        let best = solutions.ideal.map(|u| draft.number(u)).join(" · ");
        rows.insert(1, (ideal([x, 0.0]), format!("{} ({best})", draft.t("plane-ideal"))));
        rows.push((line(&seal, "stroke-dasharray=\"6 4\""), draft.t("plane-product")));
    }
    // At the foot of the column, or right after the points where these leave no room.
    let mut y = y.max(920.0 - 27.0 * rows.len() as f64);
    for (sign, text) in rows {
        draft.pen.line(format_args!(
            "<g transform=\"translate(0 {})\">{}</g>",
            N(y - 6.0),
            sign.replace("{y}", "0")
        ));
        draft.text([LEFT + 42.0, y], "font-size=\"17\" opacity=\".85\"", &text);
        y += 27.0;
    }
    y - 27.0
}
