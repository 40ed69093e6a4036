//! How to repeat every number: what the columns of the tables are.

use super::findings::Findings;
use super::page::Page;
use crate::ensemble::Manifest;
use crate::sample::SAMPLE;
use maud::{Markup, html};

/// The families of columns and the messages that say what they hold.
const FAMILIES: [(&str, &str); 10] = [
    ("run, seed", "column-run"),
    ("failure", "column-failure"),
    ("record.", "column-record"),
    ("end.", "column-end"),
    ("plan.", "column-plan"),
    ("decision.", "column-decision"),
    ("theta.", "column-theta"),
    ("day, series, unit, q05 … q95", "column-fans"),
    ("run, day, …", "column-days"),
    ("run, day, date, rule, text", "column-events"),
];

/// The section.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>) -> Markup {
    let manifest = Manifest::of(f.sc, &f.loaded.asked, f.design);
    let seed = f.design.seed_of(f.middle.run);
    let trace = manifest.trace(seed);
    let columns = &f.fought.runs.columns;
    html! {
        p { (page.t("repeat-how")) }
        pre { code { (manifest.command) } }
        p { (page.say("repeat-one", &[("seed", seed.to_string())])) }
        pre { code { (trace) } }
        p { (page.say("repeat-tables", &[("sample", SAMPLE.min(f.design.runs).to_string())])) }
        table class="columns" {
            tbody { @for (name, says) in FAMILIES {
                tr { th scope="row" { code { (name) } } td { (page.t(says)) } }
            } }
        }
        pre { code { "import polars as pl\nruns = pl.read_parquet(\"runs.parquet\")\n" (example(f)) } }
        details class="aside" {
            summary { (page.say("repeat-all", &[("count", columns.len().to_string())])) }
            p class="columns-list" {
                @for column in columns {
                    code { (column.name) } @if !column.unit.is_empty() && column.unit != "1" { " [" (column.unit) "]" } " · "
                }
            }
        }
    }
}

/// One line that repeats a number of the report.
fn example(f: &Findings<'_>) -> String {
    let (key, q) = f
        .fall_of_capital()
        .map_or(("end.capital_fell".to_string(), 0.5), |(_, t)| (format!("record.{}", t.key), 0.5));
    format!("runs[\"{key}\"].quantile({q}, \"linear\"), runs[\"{key}\"].is_not_null().mean()")
}
