//! `tregua talks`: what comes of the talks in many wars.

use super::progress::{Bar, stop_on_interrupt};
use super::run::on_threads;
use super::{say, words};
use crate::args::Talks;
use crate::failure::{Done, Failure};
use std::io::Write;
use tregua_lab::report;
use tregua_lab::talks::course::{self, Course};
use tregua_lab::words::Lang;

/// Fights wars, and tells how often something was signed; at other temperatures too, if asked.
pub fn talks(args: &Talks, lang: Lang) -> Result<Done, Failure> {
    let (loaded, design) = args.which.load(args.runs, args.theta)?;
    let sc = &loaded.scenario;
    let words = words(lang);
    let mut designs = vec![(None, design.clone())];
    for times in &args.temperatures {
        let (value, other) = course::heated(sc, &design, *times);
        designs.push((Some(value), other));
    }
    let about = [("runs", design.runs.to_string()), ("scenario", sc.name.clone())];
    let bar = Bar::new(u64::from(design.runs) * designs.len() as u64, say(&words, "run-fighting", &about));
    let stop = stop_on_interrupt();
    let mut found: Vec<(Option<f64>, Course)> = Vec::new();
    for (temperature, design) in &designs {
        let course = on_threads(args.work.threads, || course::course(sc, design, &stop, &bar));
        found.push((*temperature, course.ok_or(Failure::Typed(("error-stopped", vec![])))?));
    }
    bar.finish();
    let mut out = std::io::stdout().lock();
    for (temperature, course) in &found {
        if args.work.json {
            let whole = serde_json::json!({ "temperature": temperature, "course": course });
            writeln!(out, "{whole}")?;
            continue;
        }
        if let Some(t) = temperature {
            writeln!(
                out,
                "\n{}",
                say(&words, "talks-temperature", &[("temperature", lang.figure(&t.to_string()))])
            )?;
        }
        write!(out, "{}", report::course_text(&loaded, course, lang))?;
    }
    Ok(Done::Yes)
}
