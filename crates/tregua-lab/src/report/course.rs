//! What came of the talks: how often something was signed, where and on what terms.

use super::page::Page;
use crate::statistics::Share;
use crate::talks::course::{Course, Met};
use maud::{Markup, html};

/// The section.
pub(super) fn section(page: &Page<'_>, course: &Course, spread: &[(f64, Course)]) -> Markup {
    html! {
        p { (page.say("course-how", &[("wars", page.number(f64::from(course.wars), 0))])) }
        table class="course" {
            tbody { @for (what, value) in facts(page, course) { tr { th scope="row" { (what) } td { (value) } } } }
        }
        table class="conferences" {
            thead { tr { th { (page.t("course-conference")) } @for head in HEADS { th { (page.t(head)) } } } }
            tbody { @for met in &course.conferences { tr {
                th scope="row" { (page.conference(met.conference)) }
                @for (head, cell) in HEADS.into_iter().zip(cells(page, met)) {
                    td data-label=(page.t(head)) { (cell) }
                }
            } } }
        }
        @if !spread.is_empty() { (heat(page, course, spread)) }
        @if !course.terms.is_empty() {
            p { (page.t("course-terms")) }
            ul { @for (pact, share) in &course.terms {
                li { (page.pact(*pact)) " (" (percent(page, *share)) ")" }
            } }
        }
    }
}

/// The same at other temperatures of choice: whether what is told rests on how sharply everyone chooses.
fn heat(page: &Page<'_>, course: &Course, spread: &[(f64, Course)]) -> Markup {
    let columns: Vec<(String, &Course)> = std::iter::once((page.t("course-drawn"), course))
        .chain(spread.iter().map(|(t, c)| (page.say("course-heated", &[("t", page.figures(*t))]), c)))
        .collect();
    html! {
        p { (page.t("course-spread")) }
        table class="conferences" {
            thead { tr { th { "" } @for (name, _) in &columns { th { (name) } } } }
            tbody {
                tr { th scope="row" { (page.t("course-at-table")) } @for (name, c) in &columns { td data-label=(name) { (told(page, c.at_table)) } } }
                tr { th scope="row" { (page.t("course-peace")) } @for (name, c) in &columns { td data-label=(name) { (told(page, c.peace)) } } }
                @for (i, met) in course.conferences.iter().enumerate() {
                    tr {
                        th scope="row" { (page.say("course-failed", &[("conference", page.conference(met.conference))])) }
                        @for (name, c) in &columns { td data-label=(name) { (told(page, failed(c.conferences[i].signed))) } }
                    }
                }
            }
        }
    }
}

/// The share in which nothing was signed.
fn failed(signed: Share) -> Share {
    Share { share: 1.0 - signed.share, error: signed.error }
}

const HEADS: [&str; 6] =
    ["course-called", "course-came", "course-offers", "course-signed", "course-settled", "course-officers"];

fn cells(page: &Page<'_>, met: &Met) -> [String; 6] {
    [
        told(page, met.called),
        told(page, met.came),
        page.number(met.offers, 1),
        told(page, met.signed),
        told(page, met.settled),
        told(page, met.officers),
    ]
}

/// The facts on all wars together: what, and how much.
fn facts(page: &Page<'_>, course: &Course) -> Vec<(String, String)> {
    let day = |q: Option<[f64; 3]>| {
        q.map_or_else(String::new, |[low, middle, high]| {
            let days = [("low", page.date(low)), ("middle", page.date(middle)), ("high", page.date(high))];
            format!("; {}", page.say("course-days", &days))
        })
    };
    vec![
        (page.t("course-truce"), told(page, course.truce) + &day(course.first_truce)),
        (page.t("course-at-table"), told(page, course.at_table)),
        (page.t("course-under"), page.say("course-day", &[("days", page.number(course.under_truce, 0))])),
        (page.t("course-peace"), told(page, course.peace) + &day(course.peace_day)),
        (page.t("course-powers"), told(page, course.without_powers)),
    ]
}

fn percent(page: &Page<'_>, share: f64) -> String {
    format!("{}\u{a0}%", page.number(100.0 * share, 1))
}

/// A share with its standard error; nothing but a dash where no war could have seen it.
fn told(page: &Page<'_>, share: Share) -> String {
    if !share.share.is_finite() {
        return "–".to_owned();
    }
    format!("{} ± {}\u{a0}%", page.number(100.0 * share.share, 1), page.number(100.0 * share.error, 1))
}

/// What came of the talks as plain text.
pub(super) fn text(page: &Page<'_>, course: &Course) -> String {
    let mut lines = vec![page.say("course-how", &[("wars", page.number(f64::from(course.wars), 0))])];
    let facts = facts(page, course);
    let wide = facts.iter().map(|(what, _)| what.chars().count()).max().unwrap_or(0);
    lines.extend(facts.iter().map(|(what, value)| format!("  {what:wide$}  {value}")));
    for met in &course.conferences {
        lines.push(String::new());
        lines.push(page.conference(met.conference));
        let cells = HEADS.into_iter().zip(cells(page, met));
        lines.extend(cells.map(|(head, cell)| format!("  {}: {cell}", page.t(head))));
    }
    if !course.terms.is_empty() {
        lines.push(String::new());
        lines.push(page.t("course-terms"));
        let terms = course.terms.iter();
        lines.extend(
            terms.map(|(pact, share)| format!("  {:>7}  {}", percent(page, *share), page.pact(*pact))),
        );
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::{Page, Share, failed, told};
    use crate::start;
    use crate::words::Lang;
    use tregua_engine::scenario::check::check;

    #[test]
    fn what_no_war_could_see_is_a_dash() {
        let war = check(&start::texts()).expect("it is sound");
        let page = Page::new(&war.scenario, &war.book, Lang::En);
        let nobody = Share { share: f64::NAN, error: f64::NAN };
        assert_eq!([told(&page, nobody), told(&page, failed(nobody))], ["–", "–"]);
        assert_eq!(told(&page, Share { share: 0.5, error: 0.01 }), "50.0 ± 1.0\u{a0}%");
    }
}
