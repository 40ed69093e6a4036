//! Where it all comes from.

use super::findings::Findings;
use super::page::Page;
use maud::{Markup, html};
use tregua_engine::scenario::Source;

/// The section.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let sources = f.sc.sources.iter().enumerate();
    let mut real: Vec<(usize, &Source)> = sources.filter(|(_, s)| !s.assumed).collect();
    real.sort_by(|a, b| a.1.key.cmp(&b.1.key));
    html! {
        p { (page.say("sources-how", &[("count", real.len().to_string())])) }
        details {
            summary { (page.say("sources-list", &[("count", real.len().to_string())])) }
            ul class="sources" { @for (i, source) in real { (one(page, f, i, source)) } }
        }
    }
}

fn one(page: &Page<'_>, f: &Findings<'_>, i: usize, source: &Source) -> Markup {
    let url = f.loaded.book.urls.get(i).filter(|u| !u.is_empty());
    let said = |table, said| f.loaded.book.translated(page.lang.code(), table, &source.key, said);
    let (author, title) = (said("source_author", &source.author), said("source_title", &source.title));
    html! {
        li {
            code { (source.key) } " "
            @if !author.is_empty() { (author) ", " }
            i { (title) }
            @if !source.year.is_empty() { " (" (source.year) ")" }
            ". " (said("source_note", &source.note))
            @if let Some(url) = url { " " span class="url" { (url) } }
        }
    }
}
