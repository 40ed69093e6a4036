//! `tregua whatif`: wars that part on an evening, one with something otherwise.

use super::progress::{Bar, stop_on_interrupt};
use super::run::on_threads;
use super::{folder, note, note_lost, say, trace, words, write_page};
use crate::args::WhatIf;
use crate::failure::{Done, Failure};
use crate::which;
use std::io::Write;
use tregua_engine::scenario::MindKind;
use tregua_engine::scenario::book::Tongues;
use tregua_engine::scenario::deed::Question;
use tregua_engine::unit::Date;
use tregua_lab::campaign::{GaveUp, ThetaFrom};
use tregua_lab::load::{self, Loaded};
use tregua_lab::parts::Desk;
use tregua_lab::provenance::quoted;
use tregua_lab::report::whatif::{self as page, Answers, Told};
use tregua_lab::statistics::student::FEWEST;
use tregua_lab::whatif::{Answer, Asked, Design, Family, Store, placebo};
use tregua_lab::words::Lang;

/// Asks what was typed, or every question that the scenario has, and writes a page.
pub fn whatif(args: &WhatIf, lang: Lang) -> Result<Done, Failure> {
    let mut loaded = load::load(&args.scenario)?;
    let design = Design {
        pairs: args.pairs,
        seed: args.seed,
        lucks: args.lucks,
        before: which::minds(&loaded, &args.before)?,
        after: which::minds(&loaded, &args.minds)?,
        theta: args.theta.into(),
    };
    if design.groups() < 2 {
        let least = [design.lucks + 1, FEWEST as u32 * design.lucks];
        let args = vec![("least", least[0].to_string()), ("better", least[1].to_string())];
        return Err(Failure::Typed(("whatif-alone", args)));
    }
    for minds in [design.before, design.after] {
        which::give_values(&mut loaded, minds)?;
    }
    which::give_posterior(&mut loaded, design.theta)?;
    let asked = questions(args, &loaded)?;
    let folder = folder(args.output.as_deref(), &[&loaded.scenario.name, "whatif"]);
    let command = command(args, &design);
    let store = Store::open(&loaded.scenario, &design, command.clone(), &folder, args.unfinished.into())?;
    let mut told = answer(args, &loaded, &design, &store, &asked, lang)?;
    if let Some((question, _)) = asked.first().filter(|_| told.iter().all(|t| t.answer.never_bore())) {
        return Err(never(question, &told[0].answer));
    }
    let family = Family::mark(&mut told.iter_mut().map(|t| &mut t.answer).collect::<Vec<_>>());
    let answers = Answers { design: &design, told, family, command: &command };
    let path = folder.join("whatif.html");
    write_page(&path, &page::html(&loaded, &answers, lang))?;
    let mut out = std::io::stdout().lock();
    if args.work.json {
        let told: Vec<serde_json::Value> = answers.told.iter().map(|t| json(&loaded, t)).collect();
        writeln!(out, "{}", serde_json::json!({ "answers": told, "family": family }))?;
    } else {
        write!(out, "{}", page::text(&loaded, &answers, lang))?;
    }
    note(say(&words(lang), "whatif-page", &[("path", path.display().to_string())]));
    Ok(if answers.told.iter().all(|t| t.placebo.holds()) { Done::Yes } else { Done::No })
}

/// An answer with its placebo.
fn json(loaded: &Loaded, told: &Told<'_>) -> serde_json::Value {
    let mut value = told.answer.json(&loaded.scenario);
    value["placebo"] = serde_json::json!(told.placebo);
    value
}

/// Nothing could come of it: an order that nobody could give, or a deed that touched nobody.
fn never(question: &Question, answer: &Answer) -> Failure {
    let facts = vec![("question", question.key.clone()), ("pairs", answer.pairs.to_string())];
    Failure::Typed((if answer.done == 0.0 { "whatif-never" } else { "whatif-idle" }, facts))
}

/// What is asked: a question, and how it is put in words.
type Put = (Question, Option<Tongues>);

fn questions(args: &WhatIf, loaded: &Loaded) -> Result<Vec<Put>, Failure> {
    let (sc, book) = (&loaded.scenario, &loaded.book);
    if let Some(at) = &args.at {
        let date =
            Date::parse(at).ok_or_else(|| Failure::Typed(("typed-date", vec![("typed", at.clone())])))?;
        let deeds: Vec<&str> = args.deeds.iter().map(String::as_str).collect();
        return Ok(vec![(Question::new(sc, "typed", date, &deeds)?, None)]);
    }
    let all = book.what_ifs.iter().map(|w| (w.question.clone(), Some(w.ask.clone())));
    let wanted = |key: &String| args.question.is_empty() || args.question.contains(key);
    let listed = || book.what_ifs.iter().map(|w| w.question.key.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(typed) = args.question.iter().find(|q| !book.what_ifs.iter().any(|w| w.question.key == **q)) {
        return Err(Failure::Typed(("typed-question", vec![("typed", typed.clone()), ("list", listed())])));
    }
    let asked: Vec<Put> = all.filter(|(q, _)| wanted(&q.key)).collect();
    if asked.is_empty() {
        return Err(Failure::Typed(("whatif-no-questions", vec![("scenario", sc.name.clone())])));
    }
    Ok(asked)
}

fn answer<'a>(
    args: &WhatIf,
    loaded: &Loaded,
    design: &Design,
    store: &Store,
    asked: &'a [Put],
    lang: Lang,
) -> Result<Vec<Told<'a>>, Failure> {
    let (sc, words) = (&loaded.scenario, words(lang));
    let all = design.wars() * asked.len() as u32;
    let bar = Bar::new(u64::from(all), say(&words, "whatif-fighting", &[("scenario", sc.name.clone())]));
    let stop = stop_on_interrupt();
    let desk = Desk::new(Some(store.parts()), &stop, &bar, all);
    let (mut told, mut pairs) = (Vec::new(), Vec::new());
    let answered = on_threads(args.work.threads, || {
        for (question, ask) in asked {
            let it = Asked::new(sc, question);
            let fought = store.pairs(&it, &desk)?;
            let answer = Answer::of(&question.key, question.day, &fought, design.lucks);
            let placebo = placebo(&it, design, &desk)?;
            told.push(Told { deeds: &question.deeds, ask: ask.as_ref(), answer, placebo });
            pairs.push((it, fought));
        }
        store.finish(&pairs)
    });
    bar.finish();
    answered?;
    // Until the evening its war is this; from then on no command tells one of a pair alone.
    let lost: Vec<GaveUp> = told.iter().flat_map(|t| t.answer.gave_up.clone()).collect();
    let past = |lost: &GaveUp| design.past_of(lost.seed.wrapping_sub(design.seed) as u32);
    let command = lost.first().map(|lost| trace(loaded, design.before, design.theta, past(lost)));
    note_lost(&words, &lost, command);
    Ok(told)
}

/// The command that asks again.
fn command(args: &WhatIf, design: &Design) -> String {
    let mut words = vec!["tregua whatif".to_string(), quoted(&args.scenario)];
    if let Some(at) = &args.at {
        words.push(format!("--at {at}"));
        words.extend(args.deeds.iter().map(|d| format!("--do {}", quoted(d))));
    }
    words.extend(args.question.iter().map(|q| format!("--question {q}")));
    words.push(format!("--pairs {} --seed {}", design.pairs, design.seed));
    if design.lucks > 1 {
        words.push(format!("--lucks {}", design.lucks));
    }
    let minds = |m: [MindKind; 2]| m.map(|m| m.word());
    if minds(design.before) != ["history"; 2] {
        words.push(format!("--before {}", args.before));
    }
    if args.minds != "free" {
        words.push(format!("--minds {}", args.minds));
    }
    if design.theta != ThetaFrom::Prior {
        words.push(format!("--theta {}", design.theta.word()));
    }
    words.join(" ")
}
