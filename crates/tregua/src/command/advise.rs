//! `tregua advise`: what each choice is worth to a decider on an evening, from what he knows.

use super::progress::{Bar, stop_on_interrupt};
use super::run::on_threads;
use super::{note, note_gave_up, say, trace, words};
use crate::args::Advise;
use crate::failure::{Done, Failure};
use crate::which;
use std::io::Write;
use std::path::Path;
use tregua_engine::scenario::{DeciderId, MindKind, Scenario};
use tregua_lab::advise::{self, Asking, Effort, NoAdvice, folder};
use tregua_lab::campaign::{GaveUp, ThetaFrom};
use tregua_lab::load::{self, Loaded};
use tregua_lab::provenance::{self, quoted, write_text};
use tregua_lab::report;
use tregua_lab::words::Lang;

/// Tries every choice in the wars that look like his, and tells what came of it.
pub fn advise(args: &Advise, lang: Lang) -> Result<Done, Failure> {
    let mut loaded = load::load(&args.scenario)?;
    // Refused before an hour's work, not after it.
    args.output.as_ref().map_or(Ok(()), |folder| provenance::claim(folder, "advise"))?;
    let (before, after) = (which::minds(&loaded, &args.before)?, which::minds(&loaded, &args.minds)?);
    for minds in [before, after] {
        which::give_values(&mut loaded, minds)?;
    }
    let sc = &loaded.scenario;
    let (Some(day), Some(typed)) = (&args.day, &args.decider) else {
        return replay(args, &loaded, after[0], lang);
    };
    let day = which::day(sc, day)?;
    let asking = Asking { decider: decider(sc, typed)?, day, seed: args.seed, before, after };
    let effort = Effort { wars: args.wars, alike: (args.wars / 3).max(8), ..Effort::default() };
    let words = words(lang);
    let bar =
        Bar::new(u64::from(args.wars) * 6, say(&words, "advise-trying", &[("scenario", sc.name.clone())]));
    let stop = stop_on_interrupt();
    let advice = on_threads(args.work.threads, || advise::advise(sc, &asking, &effort, &stop, &bar));
    bar.finish();
    let advice = advice.map_err(|why| none(&loaded, before, why))?;
    let advice = advice.ok_or(Failure::Typed(("error-stopped", vec![])))?;
    note_gave_up(&words, (&loaded, before, ThetaFrom::Prior), &advice.gave_up);
    if let Some(output) = &args.output {
        let command = command(args, &format!(" --day {} --as {typed}", sc.date(day)));
        folder::keep(sc, &advice, &effort, &command, output)?;
        let page = report::advise::html(&loaded, &advice, &command, lang);
        let path = output.join("advise.html");
        write_text(&path, &page)?;
        tell_kept(&path, lang);
    }
    let mut out = std::io::stdout().lock();
    if args.work.json {
        writeln!(out, "{}", folder::json(sc, &advice))?;
    } else {
        write!(out, "{}", report::advise::text(&loaded, &advice, lang))?;
    }
    Ok(Done::Yes)
}

/// Scores the documented decisions.
fn replay(args: &Advise, loaded: &Loaded, kind: MindKind, lang: Lang) -> Result<Done, Failure> {
    let (sc, words) = (&loaded.scenario, words(lang));
    let about = [("runs", args.wars.to_string()), ("scenario", sc.name.clone())];
    let bar = Bar::new(u64::from(args.wars), say(&words, "run-fighting", &about));
    let stop = stop_on_interrupt();
    let found = on_threads(args.work.threads, || advise::replay(sc, kind, args.seed, args.wars, &stop, &bar));
    bar.finish();
    let found = found.ok_or(Failure::Typed(("error-stopped", vec![])))?;
    note_gave_up(&words, (loaded, [MindKind::History; 2], ThetaFrom::Prior), &found.gave_up);
    if let Some(output) = &args.output {
        let command = command(args, " --replay");
        folder::keep_replay(sc, &found, (kind, args.seed), &command, output)?;
        let path = output.join("replay.html");
        write_text(&path, &report::advise::replay_html(loaded, &found, &command, lang))?;
        tell_kept(&path, lang);
    }
    let mut out = std::io::stdout().lock();
    if args.work.json {
        writeln!(out, "{}", serde_json::json!(found))?;
    } else {
        write!(out, "{}", report::advise::replay_text(loaded, &found, lang))?;
    }
    Ok(Done::Yes)
}

/// Where it lies.
fn tell_kept(path: &Path, lang: Lang) {
    note(say(&words(lang), "advise-kept", &[("path", path.display().to_string())]));
}

/// The command that asks again.
fn command(args: &Advise, what: &str) -> String {
    let mut text =
        format!("tregua advise {}{what} --wars {} --seed {}", quoted(&args.scenario), args.wars, args.seed);
    if args.before != "history" {
        text += &format!(" --before {}", args.before);
    }
    if args.minds != "free" {
        text += &format!(" --minds {}", args.minds);
    }
    text
}

fn none(loaded: &Loaded, before: [MindKind; 2], why: NoAdvice) -> Failure {
    Failure::Typed(match why {
        NoAdvice::Absent => ("advise-absent", vec![]),
        NoAdvice::Rare(there, of) => {
            ("advise-rare", vec![("there", there.to_string()), ("of", of.to_string())])
        }
        NoAdvice::GaveUp(GaveUp { seed, why }) => {
            let command = trace(loaded, before, ThetaFrom::Default, seed);
            ("advise-gave-up", vec![("seed", seed.to_string()), ("why", why), ("command", command)])
        }
    })
}

fn decider(sc: &Scenario, typed: &str) -> Result<DeciderId, Failure> {
    let found = sc.deciders.iter().position(|d| d.key == typed).map(DeciderId::new);
    found.ok_or_else(|| {
        let list: Vec<&str> = sc.deciders.iter().map(|d| d.key.as_str()).collect();
        Failure::Typed(("typed-decider", vec![("typed", typed.to_string()), ("list", list.join(", "))]))
    })
}
