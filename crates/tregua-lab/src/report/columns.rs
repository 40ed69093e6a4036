//! How to repeat every number: what the columns of the tables are.

use super::findings::Findings;
use super::page::Page;
use crate::ensemble::Manifest;
use maud::{Markup, html};

/// The families of columns and the messages that say what they hold.
const FAMILIES: [(&str, &str); 8] = [
    ("run, seed", "column-run"),
    ("failure", "column-failure"),
    ("record.", "column-record"),
    ("end.", "column-end"),
    ("plan.", "column-plan"),
    ("decision.", "column-decision"),
    ("theta.", "column-theta"),
    ("day, series, unit, q05 … q95", "column-fans"),
];

/// The section. `middle` is the number of the run nearest to the medians.
pub(super) fn section(page: &Page<'_>, f: &Findings<'_>, middle: u32) -> Markup {
    let manifest = Manifest::of(f.sc, f.design);
    let seed = f.design.seed_of(middle);
    let trace = trace(&manifest.command, seed);
    let columns = &f.fought.runs.columns;
    html! {
        p { (page.t("repeat-how")) }
        pre { code { (manifest.command) } }
        p { (page.say("repeat-one", &[("seed", seed.to_string())])) }
        pre { code { (trace) } }
        p { (page.t("repeat-tables")) }
        table class="columns" {
            tbody { @for (name, says) in FAMILIES {
                tr { th scope="row" { code { (name) } } td { (page.t(says)) } }
            } }
        }
        pre { code { "import polars as pl\nruns = pl.read_parquet(\"runs.parquet\")\n" (example(f)) } }
        details {
            summary { (page.say("repeat-all", &[("count", columns.len().to_string())])) }
            p class="columns-list" {
                @for column in columns {
                    code { (column.name) } @if !column.unit.is_empty() && column.unit != "1" { " [" (column.unit) "]" } " · "
                }
            }
        }
    }
}

/// The command that tells one war of the ensemble day by day.
fn trace(command: &str, seed: u64) -> String {
    let mut words = command.split(' ').map(str::to_string).collect::<Vec<_>>();
    let mut drop = |flag: &str| {
        if let Some(i) = words.iter().position(|w| w == flag) {
            words.drain(i..(i + 2).min(words.len()));
        }
    };
    drop("--runs");
    drop("--seed");
    words.join(" ").replacen(" run ", " trace ", 1) + &format!(" --seed {seed}")
}

/// One line that repeats a number of the report.
fn example(f: &Findings<'_>) -> String {
    let (key, q) = f
        .fall_of_capital()
        .map_or(("end.capital_fell".to_string(), 0.5), |(_, t)| (format!("record.{}", t.key), 0.5));
    format!("runs[\"{key}\"].quantile({q}, \"linear\"), runs[\"{key}\"].is_not_null().mean()")
}

#[cfg(test)]
mod tests {
    use super::trace;

    #[test]
    fn the_command_of_one_war_is_that_of_all_with_its_own_seed() {
        let all =
            "tregua run lima-1821 --runs 200 --seed 1 --minds a=history,b=history --theta prior --set x=2";
        let one = "tregua trace lima-1821 --minds a=history,b=history --theta prior --set x=2 --seed 41";
        assert_eq!(trace(all, 41), one);
    }
}
