//! `tregua weigh`: rival readings of the actors against the record.

use super::progress::{Bar, stop_on_interrupt};
use super::run::on_threads;
use super::{note, note_lost, say, words};
use crate::args::Weigh;
use crate::failure::{Done, Failure};
use crate::which::{free, give_values};
use serde_json::json;
use std::io::Write;
use tregua_lab::load::{self, Loaded};
use tregua_lab::parts::Desk;
use tregua_lab::provenance::{StoreError, write_text};
use tregua_lab::report::weigh::{self as report, Weighed};
use tregua_lab::weigh::folder::{self, Manifest};
use tregua_lab::weigh::question;
use tregua_lab::weigh::reading::{self, Question};
use tregua_lab::weigh::verdict::Grade;
use tregua_lab::weigh::weighing::Effort;
use tregua_lab::words::Lang;

/// Weighs the readings of a question, or lists the questions; the answer is no where the record cannot tell.
pub fn weigh(args: &Weigh, lang: Lang) -> Result<Done, Failure> {
    let mut loaded = load::load(&args.scenario)?;
    let Some(typed) = &args.question else { return list(args, &loaded, lang) };
    let kind = free(&loaded);
    give_values(&mut loaded, [kind; 2])?;
    let (sc, words) = (&loaded.scenario, words(lang));
    let mut question = Question::of(sc, &loaded.book, typed)?;
    let effort = Effort {
        thetas: args.thetas,
        particles: args.particles,
        repeats: args.repeats,
        wars: args.wars,
        seed: args.seed,
    };
    let wants = if sc.values.is_some() && !question.deciders.is_empty() { args.values } else { 0 };
    let folder = super::folder(args.output.as_deref(), &[&sc.name, "weigh", &question.key]);
    let manifest = Manifest::of((sc, &loaded.asked), &question, &effort, wants);
    let parts = folder::open(&folder, &manifest, args.unfinished.into())?;
    let about = [("question", question.key.clone())];
    let all = effort.all_wars(&question);
    let bar = Bar::new(all + u64::from(wants), say(&words, "weigh-fighting", &about));
    let stop = stop_on_interrupt();
    let answer = on_threads(args.work.threads, || {
        let own = (wants, args.seed);
        let interrupted = StoreError::Interrupted { kept: 0, of: all as u32 };
        let lost = folder::give_values(sc, &mut question, own, &folder, &stop, &bar)?.ok_or(interrupted)?;
        let desk = Desk::new(Some(&parts), &stop, &bar, all as u32);
        Ok::<_, StoreError>((question::answer(sc, &question, kind, &effort, &desk)?, lost))
    });
    bar.finish();
    let (answer, lost) = answer?;
    // Their numbers are those of a reading, or their luck is another war's: no command tells one of them alone.
    note_lost(&words, &[lost, answer.gave_up.clone()].concat(), None);
    folder::keep(sc, &question, &answer, &manifest, &folder)?;
    let weighed = Weighed { loaded: &loaded, question: &question, answer: &answer, manifest: &manifest };
    let page = folder.join("weigh.html");
    write_text(&page, &report::html(&weighed, lang))?;
    parts.clear()?;
    let mut out = std::io::stdout().lock();
    if args.work.json {
        writeln!(out, "{}", as_json(&weighed))?;
    } else {
        write!(out, "{}", report::text(&weighed, lang))?;
    }
    note(say(&words, "weigh-kept", &[("path", page.display().to_string())]));
    let tells = matches!(answer.verdict.grade, Grade::Hardly | Grade::Favours | Grade::Strongly);
    Ok(if tells { Done::Yes } else { Done::No })
}

/// The questions that there are.
fn list(args: &Weigh, loaded: &Loaded, lang: Lang) -> Result<Done, Failure> {
    let mut out = std::io::stdout().lock();
    if args.work.json {
        let one = |(key, readings): &(&str, Vec<&tregua_engine::scenario::book::Hypothesis>)| {
            let of = readings.iter().map(|h| json!({ "id": h.key, "weighed": !h.overrides.is_empty() }));
            json!({ "question": key, "readings": of.collect::<Vec<_>>() })
        };
        let all: Vec<_> = reading::questions(&loaded.book).iter().map(one).collect();
        writeln!(out, "{}", json!(all))?;
    } else {
        write!(out, "{}", report::listing(loaded, lang))?;
    }
    Ok(Done::Yes)
}

fn as_json(w: &Weighed<'_>) -> serde_json::Value {
    let (question, answer) = (w.question, w.answer);
    let found = &answer.weighing;
    let keys: Vec<&String> = question.readings.iter().map(|r| &r.key).collect();
    let setting = |(s, e): (&tregua_lab::weigh::cloud::Setting, &tregua_lab::weigh::evidence::Evidence)| {
        let errors: Vec<f64> = (0..keys.len()).map(|r| e.with_error(|e| e.posterior()[r]).1).collect();
        let key = folder::setting_key(&w.loaded.scenario, &found.acts, s);
        json!({ "setting": key, "posterior": e.posterior(), "errors": errors, "effective": (0..keys.len()).map(|r| e.effective(r)).collect::<Vec<_>>() })
    };
    let act = |(k, act): (usize, &tregua_lab::weigh::acts::Act)| {
        json!({
            "act": folder::act_key(&w.loaded.scenario, act), "day": found.acts.days[k],
            "told": found.told[k], "chances": found.chances[k], "adds": found.adds[k + 1],
        })
    };
    json!({
        "manifest": w.manifest,
        "readings": keys,
        "verdict": answer.verdict,
        "settings": found.settings.iter().zip(&found.evidence).map(setting).collect::<Vec<_>>(),
        "second_opinion": answer.opinion.as_ref().map(|o| json!({
            "table": o.table, "said": answer.said, "log_loss": o.log_loss, "cool": o.cool, "reliability": o.reliability,
            "parts": answer.parts.iter().map(|p| json!({
                "part": p.word, "weight": p.weight, "log_loss": p.opinion.log_loss, "said": p.said,
            })).collect::<Vec<_>>(),
        })),
        "credible": answer.credible,
        "power": found.power,
        "luck": found.luck,
        "fewest": found.fewest,
        "ancestors": found.ancestors,
        "acts": found.acts.list.iter().enumerate().map(act).collect::<Vec<_>>(),
    })
}
