//! The thresholds on what was held out, in words: a line a measure, with its grade.

use super::page::Page;
use crate::record_score::thresholds::{Bar, Grade, Judged};
use maud::{Markup, html};

/// The measures as a table.
pub(super) fn table(page: &Page<'_>, all: &[Judged]) -> Markup {
    html! {
        table class="conferences" {
            thead { tr { @for id in HEADS { th { (page.t(id)) } } } }
            tbody { @for judged in all { tr {
                th scope="row" { (page.t(name(judged.bar))) }
                td data-label=(page.t(HEADS[1])) { (figure(page, judged)) }
                td data-label=(page.t(HEADS[2])) { (page.t(grade(judged.grade))) }
                td data-label=(page.t(HEADS[3])) { (page.t(asked(judged.bar))) }
            } } }
        }
        p class="note" { (page.t("thresholds-how")) }
    }
}

/// The measures as lines of text.
pub(super) fn lines(page: &Page<'_>, all: &[Judged]) -> Vec<String> {
    let line =
        |j: &Judged| format!("  {}: {} – {}", page.t(name(j.bar)), figure(page, j), page.t(grade(j.grade)));
    all.iter().map(line).collect()
}

const HEADS: [&str; 4] = ["thresholds-measure", "thresholds-figure", "thresholds-grade", "thresholds-asked"];

fn figure(page: &Page<'_>, judged: &Judged) -> String {
    let one = |x: f64| match judged.bar {
        Bar::LogGain => page.number(x, 2),
        _ => page.share(x),
    };
    match judged.interval {
        Some([low, high]) => format!("{} ({} – {})", one(judged.value), one(low), one(high)),
        None => one(judged.value),
    }
}

const fn name(bar: Bar) -> &'static str {
    match bar {
        Bar::Inside => "thresholds-inside",
        Bar::Skill => "thresholds-skill",
        Bar::LogGain => "thresholds-log-gain",
        Bar::Gap => "thresholds-gap",
        Bar::Joint => "thresholds-joint",
    }
}

const fn asked(bar: Bar) -> &'static str {
    match bar {
        Bar::Inside => "thresholds-inside-asked",
        Bar::Skill => "thresholds-skill-asked",
        Bar::LogGain => "thresholds-log-gain-asked",
        Bar::Gap => "thresholds-gap-asked",
        Bar::Joint => "thresholds-joint-asked",
    }
}

const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Short => "grade-short",
        Grade::Acceptable => "grade-acceptable",
        Grade::Good => "grade-good",
        Grade::Excellent => "grade-excellent",
    }
}
