//! The fit: what the record says of the numbers, and whether wars with such numbers come nearer to it, on what was fitted and what was not.

use super::chart::strip::{scale, strip};
use super::frame::{self, Head, Section};
use super::page::Page;
use super::thresholds;
use crate::fit::{About, Calibration, Fit, Fitted, Fold, Kept};
use crate::record_score::score;
use crate::record_score::{Score, Scorecard};
use crate::statistics::{quantile, sorted};
use maud::{Markup, PreEscaped, html};
use tregua_engine::scenario::Scenario;
use tregua_engine::theta::Theta;

/// The record before and after the fit.
struct Both {
    before: Scorecard,
    after: Scorecard,
}

impl Both {
    fn of(sc: &Scenario, fit: &Fit) -> Self {
        Self { before: score(sc, &fit.before, None), after: score(sc, &fit.after, None) }
    }

    /// Parts inside 90 % before and after, of how many: of those fitted, or of those held out.
    fn inside(&self, held_out: bool) -> (usize, usize, usize) {
        let of =
            |card: &Scorecard| card.parts.iter().filter(|p| p.held_out == held_out && p.inside_90).count();
        let all = self.before.parts.iter().filter(|p| p.held_out == held_out).count();
        (of(&self.before), of(&self.after), all)
    }

    /// Mean CRPS before and after, over the parts that have one both times.
    fn crps(&self, held_out: bool) -> (f64, f64) {
        let pairs = self.before.parts.iter().zip(&self.after.parts);
        let told =
            |(a, b): &(&Score, &Score)| a.held_out == held_out && a.crps.is_finite() && b.crps.is_finite();
        let told: Vec<(f64, f64)> = pairs.filter(told).map(|(a, b)| (a.crps, b.crps)).collect();
        let n = told.len().max(1) as f64;
        (told.iter().map(|p| p.0).sum::<f64>() / n, told.iter().map(|p| p.1).sum::<f64>() / n)
    }
}

/// The page of one language.
pub(super) fn leaf(page: &Page<'_>, kept: &Kept, fit: &Fit, command: &str) -> Markup {
    let both = Both::of(page.sc, fit);
    let held_out = thresholds::table(page, &fit.judged(page.sc));
    let sections: [Section; 4] = [
        ("fit", html! { @for line in summary(page, kept, &both) { p { (line) } } (held_out) }),
        ("fit-numbers", numbers(page, &kept.fitted)),
        ("fit-record", record(page, &both)),
        ("repeat", html! { pre { code { (command) } } p { (page.t("fit-files")) } }),
    ];
    let head = Head { over: page.t("title-fit"), heading: frame::title_of(page), line: None };
    frame::leaf(page, &head, &sections)
}

/// What was found, in sentences.
fn summary(page: &Page<'_>, kept: &Kept, both: &Both) -> Vec<String> {
    let fitted = &kept.fitted;
    let pinned = [
        ("pinned", page.number(fitted.pinned, 1)),
        ("numbers", fitted.numbers.len().to_string()),
        ("facts", fitted.fitted.len().to_string()),
    ];
    let health = [
        ("rhat", page.number(fitted.health.r_hat, 3)),
        ("effective", page.number(fitted.health.effective, 0)),
        ("held", page.share(fitted.held)),
        ("left", fitted.left.iter().map(|x| page.share(*x)).collect::<Vec<_>>().join(", ")),
    ];
    let list = |targets: &mut dyn Iterator<Item = usize>| {
        targets.map(|t| page.sc.targets[t].key.clone()).collect::<Vec<_>>().join(", ")
    };
    let outside = both.before.parts.iter().filter(|p| !p.held_out && !p.inside_90).map(|p| p.key.clone());
    let outside = outside.collect::<Vec<_>>().join(", ");
    let fold = |f: &Fold| format!("{} {}", f.id, page.number(f.gain, 2));
    let folds = fitted.folds.iter().map(fold).collect::<Vec<_>>().join(", ");
    let mut lines = vec![page.say("fit-pinned", &pinned), page.say("fit-health", &health)];
    let off = [("off", page.trimmed(kept.effort.discrepancy, 2))];
    lines.push(page.say("fit-discrepancy", &off));
    if !outside.is_empty() {
        lines.push(page.say("fit-prior", &[("list", outside)]));
    }
    if !fitted.silent.is_empty() {
        lines.push(page.say("fit-silent", &[("list", list(&mut fitted.silent.iter().copied()))]));
    }
    for (held_out, id) in [(false, "fit-proof"), (true, "fit-held-out")] {
        let (before, after, all) = both.inside(held_out);
        let crps = both.crps(held_out);
        let args = [
            ("before", before.to_string()),
            ("after", after.to_string()),
            ("all", all.to_string()),
            ("crps-before", page.number(crps.0, 2)),
            ("crps-after", page.number(crps.1, 2)),
        ];
        lines.push(page.say(id, &args));
    }
    lines.push(page.say("fit-folds", &[("folds", folds), ("looks", kept.looks.to_string())]));
    if !fitted.calibrations.is_empty() {
        lines.push(page.say("fit-power", &[("power", page.number(fitted.power, 2))]));
    }
    lines.extend(fitted.calibrations.iter().map(|c| calibration(page, fitted, c)));
    lines
}

/// How the fit did with known numbers.
fn calibration(page: &Page<'_>, fitted: &Fitted, found: &Calibration) -> String {
    let (at, gap) = found.worst();
    let worst = fitted.numbers.get(at).map_or_else(|| page.t("fit-likelihood"), |n| page.theta(*n));
    let about = if found.about == About::Prior { "prior" } else { "posterior" };
    let luck = found.luck();
    let args = [
        ("about", about.to_string()),
        ("records", found.records.to_string()),
        ("covered", page.share(found.covered)),
        ("low", page.share(0.9 - luck)),
        ("high", page.share((0.9 + luck).min(1.0))),
        ("quantities", found.gaps.len().to_string()),
        ("strays", found.strays().to_string()),
        ("bound", page.number(found.bound, 3)),
        ("worst", worst),
        ("gap", page.number(gap, 3)),
        ("effective", page.number(found.effective, 0)),
    ];
    page.say("fit-calibration", &args)
}

/// Each number: its range before and after.
fn numbers(page: &Page<'_>, fitted: &Fitted) -> Markup {
    html! {
        p { (page.t("fit-numbers-how")) }
        table class="conferences" {
            thead { tr { @for id in HEADS { th { (page.t(id)) } } } }
            tbody { @for (at, n) in fitted.numbers.iter().enumerate() { tr {
                th scope="row" { (page.theta(*n)) " " code { (Theta::NAMES[*n]) } }
                td data-label=(page.t(HEADS[1])) { (range(page, [0.05, 0.5, 0.95].map(|u| page.sc.parameters[*n].quantile(u)))) }
                td data-label=(page.t(HEADS[2])) { (range(page, after(fitted, at))) }
                td data-label=(page.t(HEADS[3])) { (page.share(fitted.spread[at])) }
            } } }
        }
    }
}

const HEADS: [&str; 4] = ["assumed-name", "fit-before", "fit-after", "fit-left"];

fn after(fitted: &Fitted, at: usize) -> [f64; 3] {
    let values = sorted(fitted.draws.iter().map(|draw| draw[at]));
    [0.05, 0.5, 0.95].map(|p| quantile(&values, p))
}

fn range(page: &Page<'_>, [low, middle, high]: [f64; 3]) -> String {
    format!("{} ({} – {})", page.figures(middle), page.figures(low), page.figures(high))
}

/// Every target before and after.
fn record(page: &Page<'_>, both: &Both) -> Markup {
    let rows = page.sc.targets.iter().zip(both.before.parts.iter().zip(&both.after.parts));
    let strip_of =
        |target, score: &Score| strip(target, score.simulated[2].is_finite().then_some(score.simulated));
    let happens = |score: &Score| page.share_with_error(score.happened, score.happened_error);
    html! {
        p { (page.t("fit-record-how")) }
        table class="conferences" {
            thead { tr {
                th { (page.t("record-number")) }
                th { (page.t("record-what")) }
                th { (page.t("fit-before")) (PreEscaped(scale())) }
                th { (page.t("fit-after")) (PreEscaped(scale())) }
                th { (page.t("record-happens")) }
            } }
            tbody { @for (target, (before, after)) in rows { tr {
                td class="number" { (target.key) }
                th scope="row" { (page.target(target)) @if target.held_out { " " span class="unit" { (page.t("worst-held-out")) } } }
                td data-label=(page.t("fit-before")) { (PreEscaped(strip_of(target, before))) }
                td data-label=(page.t("fit-after")) { (PreEscaped(strip_of(target, after))) }
                td data-label=(page.t("record-happens")) { (happens(before)) " → " (happens(after)) }
            } } }
        }
    }
}

/// The fit as plain text.
pub(super) fn text(page: &Page<'_>, kept: &Kept, fit: &Fit) -> String {
    let both = Both::of(page.sc, fit);
    let mut lines = summary(page, kept, &both);
    lines.push(format!("{}:", page.t("thresholds-measure")));
    lines.extend(thresholds::lines(page, &fit.judged(page.sc)));
    lines.push(String::new());
    let mut order: Vec<usize> = (0..kept.fitted.numbers.len()).collect();
    order.sort_by(|a, b| kept.fitted.spread[*a].total_cmp(&kept.fitted.spread[*b]));
    lines.push(page.t("fit-columns"));
    for at in order {
        let n = kept.fitted.numbers[at];
        let before = range(page, [0.05, 0.5, 0.95].map(|u| page.sc.parameters[n].quantile(u)));
        let (left, after) = (page.share(kept.fitted.spread[at]), range(page, after(&kept.fitted, at)));
        lines.push(format!("  {left:>6}  {before:>28} → {after:<28}  {}", Theta::NAMES[n]));
    }
    lines.join("\n") + "\n"
}
