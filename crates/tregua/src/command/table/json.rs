//! A table as one JSON object.

use super::{Seated, options};
use serde_json::{Map, Value, json};
use std::io::Write;
use tregua_engine::talks::frontier::Point;

pub(super) fn tell(seated: &Seated<'_>) -> std::io::Result<()> {
    let (domain, agenda) = (seated.domain, &seated.domain.agenda);
    let point = |point: &Point| {
        let package: Map<String, Value> = options(agenda, point.what)
            .map(|(issue, option)| (issue.to_owned(), Value::from(option)))
            .collect();
        json!({ "utility": point.utility, "package": package })
    };
    let issues: Vec<Value> =
        agenda.issues().iter().map(|issue| json!({ "name": issue.name, "options": issue.count() })).collect();
    let parties: Vec<Value> = seated
        .two
        .iter()
        .map(|i| &domain.parties[*i])
        .map(|p| json!({ "name": p.name, "reservation": p.reservation, "discount": p.discount }))
        .collect();
    let mut table = json!({
        "name": domain.name,
        "issues": issues,
        "packages": seated.space.size(),
        "parties": parties,
        "disagreement": seated.disagreement,
        "rational": seated.space.rational(seated.disagreement),
        "ideal": seated.solutions.map(|s| s.ideal),
        "nash": null,
        "kalai_smorodinsky": null,
        "egalitarian": null,
        "frontier": seated.frontier.points().iter().map(point).collect::<Vec<_>>(),
    });
    for (id, found) in seated.points() {
        table[id.trim_start_matches("table-").replace('-', "_")] = point(&found);
    }
    writeln!(std::io::stdout().lock(), "{table}")
}
