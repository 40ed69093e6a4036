//! First section: what was run, and in three sentences how the simulated wars compare with what is recorded.

use super::findings::Findings;
use super::page::Page;
use crate::campaign::ThetaFrom;
use crate::ensemble::Manifest;
use crate::statistics::Share;
use maud::{Markup, html};
use tregua_engine::scenario::{MindKind, SideId};

/// The section.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    html! {
        div class="answer" {
            p { (coverage(page, f)) }
            p { (fall(page, f)) }
            p { (endings(page, f)) }
            @if let Some(until) = f.design.until.filter(|day| *day < f.sc.last_day) {
                p { (page.say("answer-until", &[("until", page.date_in_words(f64::from(until)))])) }
            }
        }
        (what_was_run(page, f))
    }
}

fn coverage(page: &Page<'_>, f: &Findings<'_>) -> String {
    let (held_in, held_all) = f.inside(true);
    let whole = |x: f64| page.number(x.round(), 0);
    page.say(
        "answer-coverage",
        &[
            ("inside-90", f.score.inside_90.len().to_string()),
            ("inside-50", f.score.inside_50.len().to_string()),
            ("all", f.score.numbers.len().to_string()),
            ("held-in", held_in.to_string()),
            ("held-all", held_all.to_string()),
            ("low-90", whole(f.band.inside_90.0)),
            ("high-90", whole(f.band.inside_90.1)),
            ("low-50", whole(f.band.inside_50.0)),
            ("high-50", whole(f.band.inside_50.1)),
        ],
    )
}

fn fall(page: &Page<'_>, f: &Findings<'_>) -> String {
    let fell = f.capital_fell();
    let share = Share::when(&fell, |x| !x.is_nan());
    let place = page.place(f.sc.capital);
    let [early, middle, late] = Findings::spread(&fell);
    if share.share == 0.0 {
        return page.say("answer-never-falls", &[("place", place)]);
    }
    let mut args = vec![
        ("place", place),
        ("share", page.share_with_error(share.share, share.error)),
        ("middle", page.date_in_words(middle)),
        ("early", page.date_in_words(early)),
        ("late", page.date_in_words(late)),
    ];
    let Some((_, target)) = f.fall_of_capital() else { return page.say("answer-falls", &args) };
    let earlier = Share::when(&fell, |x| x < target.value);
    args.push(("recorded", page.date_in_words(target.value)));
    args.push(("off", page.number((middle - target.value).abs(), 0)));
    args.push(("earlier", page.share(earlier.share)));
    let id = match middle.round() - target.value.round() {
        0.0 => "answer-falls-same",
        off if off < 0.0 => "answer-falls-early",
        _ => "answer-falls-late",
    };
    page.say(id, &args)
}

fn endings(page: &Page<'_>, f: &Findings<'_>) -> String {
    let change = f.sc.side_for_change();
    let holds = |name: &str| Share::when(&f.column(name), |x| x == change.ix() as f64);
    let share = |s: Share| page.share(s.share);
    let side = |i: usize| f.sc.sides[i].key.as_str();
    let coups = |i: usize| f.at_least(&format!("end.coups.{}", side(i)), 1.0);
    let last = f.design.until.unwrap_or(f.sc.last_day);
    page.say(
        "answer-endings",
        &[
            ("last", page.date_in_words(f64::from(last))),
            ("side", page.side_in_sentence(change)),
            ("capital", page.in_sentence(page.place(f.sc.capital))),
            ("fort", page.in_sentence(page.place(f.sc.fort))),
            ("holds-capital", share(holds("end.holds_capital"))),
            ("holds-fort", share(holds("end.holds_fort"))),
            ("truce", share(f.at_least("end.truces", 1.0))),
            ("battle", share(f.at_least("end.battles", 1.0))),
            ("coup-first", share(coups(0))),
            ("coup-second", share(coups(1))),
            ("first", page.side_in_sentence(SideId::new(0))),
            ("second", page.side_in_sentence(SideId::new(1))),
        ],
    )
}

fn what_was_run(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let d = f.design;
    let manifest = Manifest::of(f.sc, &f.loaded.asked, d);
    let last = d.until.unwrap_or(f.sc.last_day);
    let mut rows = vec![
        ("run-scenario", format!("{} · {}", f.sc.name, manifest.provenance.digest)),
        ("run-days", format!("{} – {}", page.date(0.0), page.date(f64::from(last)))),
        (
            "run-wars",
            page.say(
                "run-wars-value",
                &[
                    ("runs", page.number(f64::from(d.runs), 0)),
                    ("first", d.seed.to_string()),
                    ("last", d.seed_of(d.runs.saturating_sub(1)).to_string()),
                ],
            ),
        ),
        ("run-minds", deciders(page, d.minds)),
        ("run-theta", page.t(numbers_from(d.theta))),
    ];
    if !d.set.is_empty() {
        let set: Vec<String> = d.set.iter().map(|(name, x)| format!("{name} = {x}")).collect();
        rows.push(("run-set", set.join("; ")));
    }
    if f.failed > 0 {
        rows.push(("run-failed", f.failed.to_string()));
    }
    rows.push((
        "run-model",
        format!("{} · Tregua {}", manifest.provenance.model, manifest.provenance.version),
    ));
    html! {
        dl class="facts" {
            @for (id, value) in &rows { div { dt { (page.t(id)) } dd { (value) } } }
            div class="wide" { dt { (page.t("run-command")) } dd { code { (manifest.command) } } }
        }
    }
}

/// Who decides on either side; said once if it is the same on both.
fn deciders(page: &Page<'_>, kinds: [MindKind; 2]) -> String {
    if kinds[0] == kinds[1] {
        let id = match kinds[0] {
            MindKind::History => "minds-both-history",
            MindKind::Appraisal => "minds-both-appraisal",
            MindKind::Quantal => "minds-both-quantal",
        };
        return page.t(id);
    }
    SideId::BOTH.map(|s| minds(page, s, kinds[s.ix()])).join("; ")
}

fn minds(page: &Page<'_>, side: SideId, kind: MindKind) -> String {
    let id = match kind {
        MindKind::History => "minds-history",
        MindKind::Appraisal => "minds-appraisal",
        MindKind::Quantal => "minds-quantal",
    };
    format!("{}: {}", page.side(side), page.t(id))
}

/// Where the numbers come from, as a message.
const fn numbers_from(theta: ThetaFrom) -> &'static str {
    match theta {
        ThetaFrom::Default => "theta-default",
        ThetaFrom::Prior => "theta-prior",
        ThetaFrom::Posterior => "theta-posterior",
    }
}
