//! `tregua why`: what happened on a day, rule by rule, with what each rule rests on.

use super::{note, say, words};
use crate::args::Why;
use crate::failure::{Done, Failure};
use crate::which;
use std::io::Write;
use tregua_engine::day;
use tregua_engine::effect::{Effect, Effects};
use tregua_engine::minds::Minds;
use tregua_engine::record::Record;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::Scenario;
use tregua_lab::campaign;
use tregua_lab::words::chronicle::Chronicle;
use tregua_lab::words::{Lang, Words};

/// Tells why.
pub fn why(args: &Why, lang: Lang) -> Result<Done, Failure> {
    let (loaded, design) = args.war.load(1, args.theta, None)?;
    let sc = &loaded.scenario;
    let wanted = which::day(sc, &args.day)?;
    let war = campaign::war(sc, design.theta_of(sc, 0), design.seed_of(0), design.minds);
    let (mut state, mut effects) = (day::start(&war), Effects::new());
    let mut minds = Minds { kinds: design.minds };
    let mut record = Record::new();
    let fought = campaign::caught(|| {
        while state.day < wanted {
            if state.day + 1 == wanted {
                record = Record::full();
            }
            record.clear();
            day::step(&war, &mut state, &mut minds, &mut effects, &mut record);
        }
    });
    fought.map_err(|why| Failure::Typed(("trace-gave-up", vec![("why", why)])))?;
    let begins = args.rule.as_deref().unwrap_or("");
    let told: Vec<&Caused> =
        record.effects.iter().filter(|(_, rule, _)| rule.id.starts_with(begins)).collect();
    if told.is_empty() {
        note(say(&words(lang), "why-nothing", &[("date", sc.date(wanted).to_string())]));
        return Ok(Done::No);
    }
    let chronicle = Chronicle::new(sc, &loaded.book, lang);
    let teller = Teller { sc, chronicle, words: words(lang), every: args.effects || !begins.is_empty() };
    let mut out = std::io::stdout().lock();
    if args.json {
        return teller.json(&mut out, wanted, &told);
    }
    writeln!(out, "{}", sc.date(wanted))?;
    let mut rules: Vec<&'static Rule> = Vec::new();
    for (_, rule, _) in &told {
        if !rules.iter().any(|r| r.id == rule.id) {
            rules.push(rule);
        }
    }
    let mut silent = Vec::new();
    for rule in rules {
        let own: Vec<&Effect> = told.iter().filter(|(_, r, _)| r.id == rule.id).map(|(.., e)| e).collect();
        let untold = teller.rule(&mut out, rule, &own)?;
        if untold > 0 {
            silent.push(format!("{} {untold}", rule.id));
        }
    }
    if !silent.is_empty() {
        let list = [("list", silent.join(", "))];
        writeln!(out, "\n{}", say(&teller.words, "why-silent", &list))?;
    }
    Ok(Done::Yes)
}

/// An effect, the day it happened on, and the rule that caused it.
type Caused = (i32, &'static Rule, Effect);

struct Teller<'a> {
    sc: &'a Scenario,
    chronicle: Chronicle<'a>,
    words: Words,
    /// Every effect is told, not only what can be put into words.
    every: bool,
}

impl Teller<'_> {
    /// What one rule did on the day and what it rests on; gives how many of its effects were left untold.
    fn rule(&self, out: &mut impl Write, rule: &Rule, effects: &[&Effect]) -> std::io::Result<usize> {
        let line = |effect: &&Effect| match effect {
            Effect::Tell(happened) => Some(self.chronicle.tell(happened)),
            other => self.every.then(|| tregua_lab::words::chronicle::effect(self.sc, other)),
        };
        let lines: Vec<String> = effects.iter().filter_map(line).collect();
        if !lines.is_empty() {
            let grade = say(&self.words, &format!("grade-{:?}", rule.grade).to_lowercase(), &[]);
            let cites = rule.cites.join("; ");
            let rests = if cites.is_empty() { grade } else { format!("{grade}: {cites}") };
            writeln!(out, "\n{}  ({rests})", rule.id)?;
        }
        for line in &lines {
            writeln!(out, "  {line}")?;
        }
        Ok(effects.len() - lines.len())
    }

    /// One JSON object an effect, in the order of the day.
    fn json(&self, out: &mut impl Write, day: i32, told: &[&Caused]) -> Result<Done, Failure> {
        for (_, rule, effect) in told {
            let text = match effect {
                Effect::Tell(happened) => self.chronicle.tell(happened),
                other => tregua_lab::words::chronicle::effect(self.sc, other),
            };
            let line = serde_json::json!({
                "day": day, "date": self.sc.date(day).to_string(), "rule": rule.id, "effect": text,
                "told": matches!(effect, Effect::Tell(_)), "cites": rule.cites,
                "grade": format!("{:?}", rule.grade).to_lowercase(),
            });
            writeln!(out, "{line}")?;
        }
        Ok(Done::Yes)
    }
}
