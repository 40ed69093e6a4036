//! Decisions: for each documented choice, the share of the wars that chose as recorded.

use super::findings::Findings;
use super::page::Page;
use crate::ensemble::AS_RECORDED;
use crate::statistics::{Share, quantile_of};
use maud::{Markup, html};
use tregua_engine::scenario::{DeciderId, Decision, MindKind};

/// The section.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let deciders: Vec<DeciderId> = (0..f.sc.deciders.len()).map(DeciderId::new).collect();
    html! {
        p { (page.say("decisions-how", &[("days", AS_RECORDED.to_string())])) }
        (drift(page, f))
        @for decider in deciders {
            @let own: Vec<&Decision> = f.sc.decisions.iter().filter(|d| d.decider == decider).collect();
            @if !own.is_empty() { (of_one(page, f, decider, &own)) }
        }
        (emergent(page, f))
    }
}

/// What became of the documented decisions where history minds play.
fn drift(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let sides = f.sc.sides.iter().enumerate().filter(|(i, _)| f.design.minds[*i] == MindKind::History);
    let historic: Vec<usize> = sides.map(|(i, _)| i).collect();
    let theirs = |d: &&Decision| historic.contains(&f.sc.deciders[d.decider.ix()].side.ix());
    let decisions = f.sc.decisions.iter().filter(theirs).count();
    if decisions == 0 {
        return html! {};
    }
    let drifted = f.column("end.drifted");
    let mean = drifted.iter().sum::<f64>() / drifted.len().max(1) as f64;
    let args = [("decisions", decisions.to_string()), ("drifted", page.number(mean, 1))];
    html! { p { (page.say("decisions-drift", &args)) } }
}

fn of_one(page: &Page<'_>, f: &Findings<'_>, decider: DeciderId, decisions: &[&Decision]) -> Markup {
    let side = f.sc.deciders[decider.ix()].side;
    html! {
        h3 class=(format!("side-{}", side.ix())) { (page.decider(decider)) }
        table class=(format!("decisions side-{}", side.ix())) {
            thead { tr {
                th { (page.t("decisions-what")) }
                th { (page.t("decisions-recorded")) }
                th class="bar" { (page.t("decisions-as-recorded")) }
                th { (page.t("decisions-any-time")) }
                th { (page.t("decisions-median")) }
            } }
            tbody { @for d in decisions { (row(page, f, d)) } }
        }
    }
}

fn row(page: &Page<'_>, f: &Findings<'_>, d: &Decision) -> Markup {
    let decided = f.column(&format!("decision.{}", d.key));
    let chosen = f.column(&format!("plan.{}", f.sc.plans[d.plan.ix()].key));
    let question = f.loaded.book.questions.get(&d.key).map(|q| page.tongue(q).to_string());
    html! {
        tr data-decision=(d.key) {
            th scope="row" {
                (page.decision(d.id))
                @if let Some(question) = question { small { (question) } }
            }
            td data-label=(page.t("decisions-recorded")) { (page.date(f64::from(d.from))) }
            (share_cell(page, Share::when(&decided, |x| !x.is_nan())))
            td data-label=(page.t("decisions-any-time")) { (page.share(Share::when(&chosen, |x| !x.is_nan()).share)) }
            td data-label=(page.t("decisions-median")) { (page.date(quantile_of(&chosen, 0.5))) }
        }
    }
}

/// A share with its bar.
fn share_cell(page: &Page<'_>, share: Share) -> Markup {
    html! {
        td class="bar" data-label=(page.t("decisions-as-recorded")) {
            span class="share" {
                span class="track" { span class="fill" style=(format!("width:{:.1}%", 100.0 * share.share)) {} }
                span class="n" { (page.share_with_error(share.share, share.error)) }
            }
        }
    }
}

/// What no decider chose and a rule brings about: held against the target that measures it.
fn emergent(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let rows: Vec<Markup> = f.loaded.book.emergent.iter().filter_map(|e| {
        let i = f.sc.targets.iter().position(|t| t.key == e.target)?;
        let (target, values) = (&f.sc.targets[i], &f.values[i]);
        let dated = target.unit == "date";
        let time = f64::from(e.from - AS_RECORDED)..=f64::from(e.until + AS_RECORDED);
        let in_time = Share::when(values, |x| if dated { time.contains(&x) } else { !x.is_nan() });
        let question = f.loaded.book.questions.get(&e.key).map(|q| page.tongue(q).to_string());
        let name = f.loaded.book.word(page.lang.code(), "decision", &e.key).map_or_else(|| page.target(target), str::to_string);
        Some(html! {
            tr data-decision=(e.key) {
                th scope="row" { (name) @if let Some(question) = question { small { (question) } } }
                td data-label=(page.t("decisions-recorded")) { (page.date(f64::from(e.from))) }
                (share_cell(page, in_time))
                td data-label=(page.t("decisions-any-time")) { (page.share(Share::when(values, |x| !x.is_nan()).share)) }
                td data-label=(page.t("decisions-median")) {
                    @if dated { (page.date(quantile_of(values, 0.5))) } @else { "–" }
                }
            }
        })
    }).collect();
    if rows.is_empty() {
        return html! {};
    }
    html! {
        h3 { (page.t("decisions-emergent")) }
        table class="decisions" {
            thead { tr {
                th { (page.t("decisions-what")) }
                th { (page.t("decisions-recorded")) }
                th class="bar" { (page.t("decisions-happens")) }
                th { (page.t("decisions-any-time")) }
                th { (page.t("decisions-median")) }
            } }
            tbody { @for row in &rows { (row) } }
        }
    }
}
