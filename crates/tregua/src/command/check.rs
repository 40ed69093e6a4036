//! `tregua check`: every fault of a scenario, or what it holds.

use super::{note, say, words};
use crate::args::Check;
use crate::failure::{Done, Failure};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use tregua_engine::scenario::diagnostic::{Diagnostic, Severity};
use tregua_engine::scenario::{Grade, RouteKind};
use tregua_lab::beside::{Beside, BesideError};
use tregua_lab::fit::{self, Folds, FoldsError};
use tregua_lab::load::{self, LoadError, Loaded};
use tregua_lab::report;
use tregua_lab::values;
use tregua_lab::words::Lang;
use tregua_lab::words::faults::tell;

/// Checks a scenario.
pub fn check(args: &Check, lang: Lang) -> Result<Done, Failure> {
    let loaded = match load::load(&args.scenario) {
        Ok(loaded) => loaded,
        Err(LoadError::Faults { texts, faults, .. }) => {
            if args.json {
                writeln!(std::io::stdout(), "{}", serde_json::json!({ "faults": listed(&faults, lang) }))?;
            } else {
                note(load::render(&texts, &faults, lang, colours()));
                note(load::counted(&faults, lang));
            }
            return Ok(Done::No);
        }
        Err(other) => return Err(other.into()),
    };
    let mut out = std::io::stdout().lock();
    let words = words(lang);
    let beside: Vec<String> = beside(&loaded).iter().map(|odd| odd.warn(&words)).collect();
    let facts = facts(&loaded, beside.len());
    if args.json {
        let of_one = |(k, v): &(&str, String)| ((*k).to_string(), Value::from(v.clone()));
        let mut map: Map<String, Value> =
            facts.iter().flat_map(|(_, args)| args.iter().map(of_one)).collect();
        map.insert("faults".into(), listed(&loaded.warnings, lang));
        map.insert("beside".into(), beside.into());
        writeln!(out, "{}", Value::Object(map))?;
        return Ok(Done::Yes);
    }
    if !loaded.warnings.is_empty() {
        note(load::render(&loaded.texts, &loaded.warnings, lang, colours()));
    }
    beside.iter().for_each(note);
    for (message, args) in &facts {
        writeln!(out, "{}", say(&words, message, args))?;
    }
    Ok(Done::Yes)
}

/// Faults as JSON objects.
fn listed(faults: &[Diagnostic], lang: Lang) -> Value {
    let one = |fault: &Diagnostic| {
        let severity = if fault.severity == Severity::Error { "error" } else { "warning" };
        serde_json::json!({
            "code": fault.code.key(),
            "severity": severity,
            "file": fault.file,
            "line": fault.line,
            "column": fault.column,
            "message": tell(&fault.what, lang),
            "help": tell(&fault.help, lang),
        })
    };
    faults.iter().map(one).collect()
}

/// What lies beside the texts and cannot be used: the map, the values, the posterior, the folds.
pub(super) fn beside(loaded: &Loaded) -> Vec<Failure> {
    let (folder, sc) = (&loaded.folder, &loaded.scenario);
    let map = report::map_fault(loaded).map(|fault| Failure::Typed(("map-unused", vec![("fault", fault)])));
    let lies = |e: &BesideError| !matches!(e, BesideError::Missing(_));
    let values = values::Kept::read(folder, sc).err().filter(lies);
    let posterior = fit::Kept::read(folder, sc).err().filter(lies);
    let folds = Folds::read(sc, folder, false).err().filter(|e| !matches!(e, FoldsError::NotLaid { .. }));
    let all = [map, values.map(Failure::from), posterior.map(Failure::from), folds.map(Failure::from)];
    all.into_iter().flatten().collect()
}

/// Colours are for a terminal whose owner has not declined them.
pub(super) fn colours() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}

type Fact = (&'static str, Vec<(&'static str, String)>);

fn facts(loaded: &Loaded, beside: usize) -> Vec<Fact> {
    let sc = &loaded.scenario;
    let graded = |g: Grade| sc.parameters.iter().filter(|p| p.grade == g).count().to_string();
    let men: u32 = sc.formations.iter().map(|f| f.men + f.sick).sum();
    let numbers: BTreeSet<u32> = sc.targets.iter().map(|t| t.number).collect();
    let held: BTreeSet<u32> = sc.targets.iter().filter(|t| t.held_out).map(|t| t.number).collect();
    let held: Vec<String> = held.iter().map(u32::to_string).collect();
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
        ("check-warnings", vec![("count", count(loaded.warnings.len() + beside))]),
    ]
}
