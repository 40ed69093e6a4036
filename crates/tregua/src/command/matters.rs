//! `tregua matters`: which numbers, and how much of luck, move what comes out.

use super::progress::{Bar, stop_on_interrupt};
use super::run::on_threads;
use super::{folder, say, words, write_page};
use crate::args::Matters;
use crate::failure::{Done, Failure};
use std::io::Write;
use tregua_lab::report;
use tregua_lab::sensitivity::{Effort, Study};
use tregua_lab::words::Lang;

/// Fights the wars of the study into a folder, and tells what was found.
pub fn matters(args: &Matters, lang: Lang) -> Result<Done, Failure> {
    let (loaded, design) = args.which.load(0, args.theta.into())?;
    let sc = &loaded.scenario;
    let folder = folder(args.output.as_deref(), &[&sc.name, "matters"]);
    let words = words(lang);
    let effort = Effort {
        walks: args.trajectories,
        scan: args.scan,
        factors: usize::from(args.factors),
        points: args.points,
    };
    let study = Study::new((sc, &loaded.asked), &design, effort);
    let bar = Bar::new(study.wars(), say(&words, "matters-fighting", &[("scenario", sc.name.clone())]));
    let stop = stop_on_interrupt();
    let found =
        on_threads(args.work.threads, || study.run(Some((&folder, args.unfinished.into())), &stop, &bar));
    bar.finish();
    let found = found?;
    let path = folder.join("matters.html");
    write_page(&path, &report::matters_html(&loaded, &study.manifest(), &found, lang))?;
    let mut out = std::io::stdout().lock();
    if args.work.json {
        writeln!(out, "{}", serde_json::to_string(&found).unwrap_or_default())?;
        return Ok(Done::Yes);
    }
    write!(out, "{}", report::matters_text(&loaded, &found, lang))?;
    writeln!(out, "\n{}", say(&words, "run-report", &[("path", path.display().to_string())]))?;
    Ok(Done::Yes)
}
