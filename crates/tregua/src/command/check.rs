//! `tregua check`: every fault of a scenario, or what it holds.

use super::{say, words};
use crate::args::Check;
use crate::failure::{Done, Failure};
use std::io::{IsTerminal, Write};
use tregua_engine::scenario::{Grade, RouteKind};
use tregua_lab::load::{self, LoadError, Loaded};
use tregua_lab::words::Lang;

/// Checks a scenario.
pub fn check(args: &Check, lang: Lang) -> Result<Done, Failure> {
    let loaded = match load::load(&args.scenario) {
        Ok(loaded) => loaded,
        Err(LoadError::Faults { texts, faults, .. }) => {
            eprintln!("{}", load::render(&texts, &faults, colours()));
            eprintln!("{}", load::counted(&faults));
            return Ok(Done::No);
        }
        Err(other) => return Err(other.into()),
    };
    let mut out = std::io::stdout().lock();
    let facts = facts(&loaded);
    if args.json {
        let map: serde_json::Map<String, serde_json::Value> = facts
            .iter()
            .flat_map(|(_, args)| {
                args.iter().map(|(k, v)| ((*k).to_string(), serde_json::Value::from(v.clone())))
            })
            .collect();
        writeln!(out, "{}", serde_json::Value::Object(map))?;
        return Ok(Done::Yes);
    }
    if !loaded.warnings.is_empty() {
        eprintln!("{}", load::render(&loaded.texts, &loaded.warnings, colours()));
    }
    let words = words(lang);
    for (message, args) in &facts {
        writeln!(out, "{}", say(&words, message, args))?;
    }
    Ok(Done::Yes)
}

/// Colours are for a terminal whose owner has not declined them.
pub(super) fn colours() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}

type Fact = (&'static str, Vec<(&'static str, String)>);

fn facts(loaded: &Loaded) -> Vec<Fact> {
    let sc = &loaded.scenario;
    let graded = |g: Grade| sc.parameters.iter().filter(|p| p.grade == g).count().to_string();
    let men: u32 = sc.formations.iter().map(|f| f.men + f.sick).sum();
    let mut numbers: Vec<u32> = sc.targets.iter().map(|t| t.number).collect();
    numbers.dedup();
    let mut held: Vec<String> =
        sc.targets.iter().filter(|t| t.held_out).map(|t| t.number.to_string()).collect();
    held.dedup();
    let sea = sc.routes.iter().filter(|r| r.kind == RouteKind::Sea).count();
    let count = |n: usize| n.to_string();
    let covered = loaded.book.coverage.iter().filter(|s| !s.carried_by.is_empty()).count();
    vec![
        (
            "check-holds",
            vec![
                ("name", sc.name.clone()),
                ("first", sc.first.to_string()),
                ("last", sc.date(sc.last_day).to_string()),
            ],
        ),
        (
            "check-places",
            vec![("places", count(sc.places.len())), ("legs", count(sc.routes.len())), ("sea", count(sea))],
        ),
        (
            "check-forces",
            vec![
                ("formations", count(sc.formations.len())),
                ("armies", count(sc.armies.len())),
                ("men", men.to_string()),
                ("ships", count(sc.ships.len())),
            ],
        ),
        (
            "check-deciders",
            vec![
                ("deciders", count(sc.deciders.len())),
                ("plans", count(sc.plans.len())),
                ("truces", count(sc.truces.len())),
                ("decisions", count(sc.decisions.len() + loaded.book.emergent.len())),
            ],
        ),
        (
            "check-parameters",
            vec![
                ("all", count(sc.parameters.len())),
                ("measured", graded(Grade::Measured)),
                ("argued", graded(Grade::Argued)),
                ("assumed", graded(Grade::Assumed)),
            ],
        ),
        ("check-sources", vec![("sources", count(sc.sources.len()))]),
        (
            "check-targets",
            vec![
                ("targets", count(numbers.len())),
                ("parts", count(sc.targets.len())),
                ("held-out", held.join(", ")),
            ],
        ),
        (
            "check-coverage",
            vec![("covered", count(covered)), ("statements", count(loaded.book.coverage.len()))],
        ),
        ("check-warnings", vec![("count", count(loaded.warnings.len()))]),
    ]
}
