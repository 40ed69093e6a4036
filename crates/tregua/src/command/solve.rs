//! `tregua solve`: finds what fighting on is worth to each head, and holds it against wars that nobody has looked at.

use super::progress::{Bar, stop_on_interrupt};
use super::run::on_threads;
use super::{folder, note, note_gave_up, or_dash, say, words};
use crate::args::Solve;
use crate::failure::{Done, Failure};
use crate::which;
use std::io::Write;
use std::path::Path;
use tregua_engine::scenario::{MindKind, Scenario};
use tregua_engine::values::{SEEN, Values};
use tregua_lab::beside::{Beside, BesideError};
use tregua_lab::campaign::ThetaFrom;
use tregua_lab::load::{self, Loaded};
use tregua_lab::values::{self, Audit, Effort, Finding, Fruitless, Kept, Search, Work};
use tregua_lab::words::chronicle::Chronicle;
use tregua_lab::words::{Lang, Words};

/// Finds the values, and writes them beside the scenario if they stand up to the audit.
pub fn solve(args: &Solve, lang: Lang) -> Result<Done, Failure> {
    let loaded = load::load(&args.scenario)?;
    if args.exploit {
        return exploit(args, loaded, lang);
    }
    let sc = &loaded.scenario;
    let effort = Effort { wars: args.wars, rounds: args.rounds, seed: args.seed };
    if args.starts {
        return starts(args, sc, effort, lang);
    }
    let folder = folder(args.output.as_deref(), &[&sc.name]);
    let work = Work::new(effort, &folder);
    let words = words(lang);
    let wars = u64::from(effort.wars) * u64::from(effort.rounds + 1);
    let bar = Bar::new(wars, say(&words, "solve-fighting", &[("scenario", sc.name.clone())]));
    let stop = stop_on_interrupt();
    let solved = on_threads(args.work.threads, || {
        let search = work.search(sc, args.unfinished.into(), &stop, &bar)?;
        let Some(found) = search.found(sc) else { return Ok(None) };
        let audit = Audit::of(sc, &effort, &found, search.residual(), &stop, &bar);
        let interrupted = || BesideError::Interrupted { rounds: effort.rounds, of: effort.rounds };
        Ok::<_, BesideError>(Some((search, found, audit.ok_or_else(interrupted)?)))
    });
    bar.finish();
    let Some((search, found, audit)) = solved? else { return Ok(no_values(effort, &words)) };
    let lost = [search.gave_up.as_slice(), &audit.gave_up].concat();
    note_gave_up(&words, (&loaded, QUANTAL, ThetaFrom::Prior), &lost);
    Telling { loaded: &loaded, words: &words, lang, json: args.work.json }.tell(&search, &found, &audit)?;
    let kept = Kept::new(sc, effort, &search, found, audit);
    keep(&kept, &loaded.folder, &words)
}

/// So few wars tell nothing: neither what a value is nor whether there is one.
fn no_values(effort: Effort, words: &Words) -> Done {
    let numbers = [("wars", effort.wars), ("rounds", effort.rounds), ("fewest", values::FEWEST)];
    note(say(words, "solve-none", &numbers.map(|(name, n)| (name, n.to_string()))));
    Done::No
}

/// Searches from several starts, and tells whether they end in the same values.
fn starts(args: &Solve, sc: &Scenario, effort: Effort, lang: Lang) -> Result<Done, Failure> {
    let words = words(lang);
    let wars = u64::from(effort.wars) * (values::STARTS.len() as u64 * u64::from(effort.rounds) + 1);
    let bar = Bar::new(wars, say(&words, "solve-fighting", &[("scenario", sc.name.clone())]));
    let stop = stop_on_interrupt();
    let found = on_threads(args.work.threads, || values::Starts::search(sc, &effort, &stop, &bar));
    bar.finish();
    let found = match found {
        Ok(found) => found,
        Err(Fruitless::NoValues) => return Ok(no_values(effort, &words)),
        Err(Fruitless::Stopped) => return Err(Failure::Typed(("error-stopped", vec![]))),
    };
    let mut out = std::io::stdout().lock();
    if args.work.json {
        writeln!(out, "{}", serde_json::json!(found))?;
        return Ok(Done::Yes);
    }
    let mood = |hope: f64| say(&words, if hope > 0.0 { "solve-hopes" } else { "solve-fears" }, &[]);
    for (i, ended) in found.ended.iter().enumerate() {
        let apart: Vec<String> = found.apart[i].iter().map(|far| lang.figure(&or_dash(*far, 4))).collect();
        let facts = [
            ("number", (i + 1).to_string()),
            ("first", mood(ended.start.rest[0])),
            ("second", mood(ended.start.rest[1])),
            ("war", mood(ended.start.war)),
            ("residual", lang.figure(&format!("{:.4}", ended.residual))),
            ("apart", apart.join(" ")),
            ("group", (ended.group + 1).to_string()),
        ];
        writeln!(out, "{}", say(&words, "solve-start", &facts))?;
    }
    let facts = [("same", (found.groups() == 1).to_string()), ("groups", found.groups().to_string())];
    writeln!(out, "{}", say(&words, "solve-groups", &facts))?;
    Ok(Done::Yes)
}

/// Those who go by values.
const QUANTAL: [MindKind; 2] = [MindKind::Quantal; 2];

/// Lets each side choose far more sharply against the other as it is, and tells what it gains.
fn exploit(args: &Solve, mut loaded: Loaded, lang: Lang) -> Result<Done, Failure> {
    which::give_values(&mut loaded, QUANTAL)?;
    let (sc, words) = (&loaded.scenario, words(lang));
    let bar = Bar::new(u64::from(args.wars), say(&words, "solve-fighting", &[("scenario", sc.name.clone())]));
    let stop = stop_on_interrupt();
    let found = on_threads(args.work.threads, || values::exploit(sc, args.seed, args.wars, &stop, &bar));
    bar.finish();
    let (found, lost) = found.ok_or(Failure::Typed(("error-stopped", vec![])))?;
    note_gave_up(&words, (&loaded, QUANTAL, ThetaFrom::Prior), &lost);
    let mut out = std::io::stdout().lock();
    if args.work.json {
        writeln!(out, "{}", serde_json::json!(found))?;
        return Ok(Done::Yes);
    }
    let chronicle = Chronicle::new(sc, &loaded.book, lang);
    for e in found {
        let facts = [
            ("head", chronicle.decider(e.head)),
            ("times", format!("{:.0}", values::SHARPER)),
            ("gain", lang.figure(&format!("{:+.4} ± {}", e.gain.mean, or_dash(e.gain.told().1, 4)))),
            ("wars", e.wars.to_string()),
        ];
        writeln!(out, "{}", say(&words, "solve-exploit", &facts))?;
    }
    Ok(Done::Yes)
}

/// Values that agree with fresh wars are kept; others are not, and nobody can play by them.
fn keep(kept: &Kept, folder: &Path, words: &Words) -> Result<Done, Failure> {
    if !kept.audit.passes() {
        note(say(words, "solve-refused", &[]));
        return Ok(Done::No);
    }
    let path = kept.write(folder)?;
    note(say(words, "solve-kept", &[("path", path.display().to_string())]));
    Ok(Done::Yes)
}

/// Tells what was found.
struct Telling<'a> {
    loaded: &'a Loaded,
    words: &'a Words,
    lang: Lang,
    json: bool,
}

impl Telling<'_> {
    fn tell(&self, search: &Search, found: &Values, audit: &Audit) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        if self.json {
            let whole = serde_json::json!({ "rounds": search.rounds, "audit": audit, "values": found });
            return Ok(writeln!(out, "{whole}")?);
        }
        for (i, round) in search.rounds.iter().enumerate() {
            let facts = [
                ("round", (i + 1).to_string()),
                ("evenings", round.cases.0.to_string()),
                ("pairs", round.cases.1.to_string()),
                ("residual", self.lang.figure(&format!("{:.3}", round.residual))),
            ];
            writeln!(out, "{}", say(self.words, "solve-round", &facts))?;
        }
        for finding in &audit.findings {
            writeln!(out, "{}", self.finding(&self.loaded.scenario, finding))?;
        }
        Ok(())
    }

    fn finding(&self, sc: &Scenario, f: &Finding) -> String {
        let chronicle = Chronicle::new(sc, &self.loaded.book, self.lang);
        let figure = |written: String| self.lang.figure(&written);
        let facts = [
            ("viewer", chronicle.decider(f.viewer)),
            ("whose", chronicle.decider(f.whose)),
            ("own", (f.viewer == f.whose).to_string()),
            ("what", if f.truce { "truce" } else { "war" }.to_string()),
            ("evenings", f.cases.0.to_string()),
            ("wars", f.cases.1.to_string()),
            ("bias", figure(format!("{:+.4} ± {}", f.bias.0, or_dash(f.bias.1, 4)))),
            ("slope", figure(format!("{:.2} ± {}", f.slope.0, or_dash(f.slope.1, 2)))),
            ("foreseen", format!("{:.0}", 100.0 * f.foreseen)),
            ("feature", SEEN[f.feature.0].key().to_string()),
            ("stray", figure(format!("{:+.1}", f.feature.1))),
            ("agrees", f.agrees().to_string()),
        ];
        say(self.words, "solve-finding", &facts)
    }
}
