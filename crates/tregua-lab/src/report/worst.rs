//! The five targets that come off worst, each with the likely reason.

use super::chart::strip::{scale, strip};
use super::findings::Findings;
use super::page::Page;
use super::sensitivity;
use crate::campaign::ThetaFrom;
use crate::record_score::Score;
use crate::record_score::causes;
use crate::statistics::Share;
use maud::{Markup, PreEscaped, html};
use tregua_engine::scenario::{Measure, PlanId, Target};
use tregua_engine::theta::Theta;

/// How many are told.
const SHOWN: usize = 5;

/// Below this share of the wars, something does not happen in them.
const NEVER: f64 = 0.05;

/// The section.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    html! {
        p { (page.t("worst-how")) }
        ol class="worst" { @for i in order(f).into_iter().take(SHOWN) { (card(page, f, i)) } }
    }
}

/// The worst part of each target that is due, worst target first: what does not happen, then by CRPS.
pub(super) fn order(f: &Findings<'_>) -> Vec<usize> {
    let judged = |i: &usize| f.score.parts[*i].due && f.sc.targets[*i].measure != Measure::Settled;
    let badness = |i: &usize| {
        let p = &f.score.parts[*i];
        if p.crps.is_finite() { p.crps } else { 1e6 * (1.0 - p.happened) }
    };
    let mut parts: Vec<usize> = (0..f.sc.targets.len()).filter(judged).collect();
    parts.sort_by(|a, b| badness(b).total_cmp(&badness(a)));
    let mut numbers = Vec::new();
    parts.retain(|i| {
        let number = f.sc.targets[*i].number;
        let first = !numbers.contains(&number);
        numbers.push(number);
        first
    });
    parts
}

fn card(page: &Page<'_>, f: &Findings<'_>, i: usize) -> Markup {
    let (target, score) = (&f.sc.targets[i], &f.score.parts[i]);
    let told = score.simulated[2].is_finite();
    let unit = page.unit(target);
    html! {
        li data-target=(target.key) {
            b { (page.target(target)) } " " span class="number" { (target.key) }
            @if target.held_out { " " i { (page.t("worst-held-out")) } }
            (PreEscaped(strip(target, told.then_some(score.simulated)))) (PreEscaped(scale()))
            p {
                (page.say(if score.crps.is_finite() { "worst-values" } else { "worst-values-rare" }, &[
                    ("recorded", with_unit(page.recorded(target), &unit)),
                    ("middle", if told { with_unit(page.value(target, score.simulated[2]), &unit) } else { page.t("record-never") }),
                    ("crps", page.number(score.crps, 1)),
                ]))
            }
            p class="why" { (reasons(page, f, i).join(" ")) }
        }
    }
}

fn with_unit(value: String, unit: &str) -> String {
    if unit.is_empty() { value } else { format!("{value} {unit}") }
}

fn reasons(page: &Page<'_>, f: &Findings<'_>, i: usize) -> Vec<String> {
    let (target, score) = (&f.sc.targets[i], &f.score.parts[i]);
    let mut all = Vec::new();
    if score.happened < NEVER {
        all.push(
            page.say("why-never", &[("share", page.share_with_error(score.happened, score.happened_error))]),
        );
        all.push(preconditions(page, f, i));
        return all;
    }
    if score.happened < 0.5 {
        all.push(
            page.say("why-seldom", &[("share", page.share_with_error(score.happened, score.happened_error))]),
        );
        all.push(preconditions(page, f, i));
    }
    all.push(bias(page, target, score));
    if let Some(spread) = spread(page, target, score) {
        all.push(spread);
    }
    all.push(strongest(page, f, i));
    all
}

/// Which courses lead there, and how often they are chosen.
fn preconditions(page: &Page<'_>, f: &Findings<'_>, i: usize) -> String {
    let target = &f.sc.targets[i];
    let plans = causes(f.sc, &target.measure);
    if plans.is_empty() {
        return page.t("why-by-rule");
    }
    let chosen = |p: &PlanId| f.column(&format!("plan.{}", f.sc.plans[p.ix()].key));
    let shares = plans.iter().map(|p| (*p, Share::when(&chosen(p), |x| !x.is_nan()).share));
    let mut shares: Vec<(PlanId, f64)> = shares.collect();
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    let columns: Vec<Vec<f64>> = plans.iter().map(chosen).collect();
    let wars = f.values[i].len();
    let any = (0..wars).filter(|run| columns.iter().any(|c| c.get(*run).is_some_and(|x| !x.is_nan())));
    let any = Share::of(any.count(), wars);
    let told: Vec<String> =
        shares.iter().take(3).map(|(p, s)| format!("{} ({})", page.plan(*p), page.share(*s))).collect();
    let args = [
        ("plans", told.join("; ")),
        ("any", page.share_with_error(any.share, any.error)),
        ("happened", page.share(f.score.parts[i].happened)),
    ];
    let carried = f.score.parts[i].happened / any.share.max(1e-9);
    page.say(
        if any.share < NEVER {
            "why-not-chosen"
        } else if carried < 0.5 {
            "why-not-carried"
        } else {
            "why-chosen-seldom"
        },
        &args,
    )
}

/// How far the middle war is off, and which way.
fn bias(page: &Page<'_>, target: &Target, score: &Score) -> String {
    let off = target.off_on_its_side(score.simulated[2]);
    let apart = (score.simulated[2] - target.value).abs();
    let id = match (target.unit == "date", off < 0.0) {
        _ if off.abs() < 0.5 => "why-centred",
        (true, true) => "why-early",
        (true, false) => "why-late",
        (false, true) => "why-low",
        (false, false) => "why-high",
    };
    page.say(id, &[("tolerances", page.number(off.abs(), 1)), ("days", page.number(apart, 0))])
}

/// Whether the wars agree too well, or hardly at all.
fn spread(page: &Page<'_>, target: &Target, score: &Score) -> Option<String> {
    let ends = [score.simulated[0], score.simulated[4]].map(|x| target.off_on_its_side(x));
    let sd = (ends[1] - ends[0]) / 3.29;
    let args = [("sd", page.number(sd, 1))];
    let outside = !score.inside_90;
    (sd > 2.5 || sd < 0.7 && outside)
        .then(|| page.say(if sd > 2.5 { "why-wide" } else { "why-narrow" }, &args))
}

/// The number that moves it most, if any stands out of the noise.
fn strongest(page: &Page<'_>, f: &Findings<'_>, i: usize) -> String {
    if f.design.theta == ThetaFrom::Default {
        return page.t("why-theta-fixed");
    }
    let outcome = sensitivity::outcome(f, "", None, &f.values[i]);
    let Some(first) = outcome.moved_by.first().filter(|m| m.rho.abs() > outcome.noise) else {
        return page.say("why-no-number", &[("noise", page.number(outcome.noise, 2))]);
    };
    let over = f.sc.targets[i].off_on_its_side(f.score.parts[i].simulated[2]) > 0.0;
    let lower = over == (first.rho > 0.0);
    let args = [
        ("name", Theta::NAMES[first.parameter].to_string()),
        ("says", page.theta(first.parameter)),
        ("rho", page.number(first.rho, 2)),
        ("error", page.number(first.error, 2)),
    ];
    page.say(if lower { "why-number-lower" } else { "why-number-higher" }, &args)
}
