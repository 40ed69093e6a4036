//! `tregua why`: every effect of a day, with the rule that caused it and what the rule cites.

use super::{say, words};
use crate::args::Why;
use crate::failure::{Done, Failure};
use crate::which;
use std::io::Write;
use tregua_engine::effect::{Effect, Effects};
use tregua_engine::minds::Minds;
use tregua_engine::record::Record;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::Scenario;
use tregua_engine::{day, world};
use tregua_lab::campaign;
use tregua_lab::chronicle::Chronicle;
use tregua_lab::load;
use tregua_lab::words::Lang;

/// Tells why.
pub fn why(args: &Why, lang: Lang) -> Result<Done, Failure> {
    let loaded = load::load(&args.which.scenario)?;
    let sc = &loaded.scenario;
    let wanted = which::day(sc, &args.day)?;
    let design = args.which.design(sc, 1, args.theta)?;
    let war = campaign::war(sc, design.theta_of(sc, 0), design.seed_of(0), design.minds);
    let (mut state, mut effects) = (world::start(&war), Effects::new());
    let mut minds = Minds { kinds: design.minds };
    let mut record = Record::new();
    while state.day < wanted {
        record = if state.day + 1 == wanted { Record::full() } else { record };
        record.clear();
        day::step(&war, &mut state, &mut minds, &mut effects, &mut record);
    }
    let begins = args.rule.as_deref().unwrap_or("");
    let told: Vec<_> = record.effects.iter().filter(|(_, rule, _)| rule.id.starts_with(begins)).collect();
    let chronicle = Chronicle::new(sc, &loaded.book, lang);
    let mut out = std::io::stdout().lock();
    for (_, rule, effect) in &told {
        let text = line(&chronicle, sc, effect);
        if args.json {
            let line = serde_json::json!({
                "day": wanted, "rule": rule.id, "effect": text, "cites": rule.cites, "grade": format!("{:?}", rule.grade),
            });
            writeln!(out, "{line}")?;
        } else {
            writeln!(out, "{:24} {text}  ({})", rule.id, cites(rule))?;
        }
    }
    if told.is_empty() {
        eprintln!("{}", say(&words(lang), "why-nothing", &[("date", sc.date(wanted).to_string())]));
        return Ok(Done::No);
    }
    Ok(Done::Yes)
}

/// An effect in one line: in words where it is told, else as it is written in the model.
fn line(chronicle: &Chronicle<'_>, sc: &Scenario, effect: &Effect) -> String {
    match effect {
        Effect::Tell(happened) => chronicle.tell(happened),
        other => tregua_lab::chronicle::effect(sc, other),
    }
}

fn cites(rule: &Rule) -> String {
    if rule.cites.is_empty() { format!("{:?}", rule.grade) } else { rule.cites.join("; ") }
}
