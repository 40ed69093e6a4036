//! `tregua range`: when both heads would rather have had a truce than fight on.

use super::progress::{Bar, stop_on_interrupt};
use super::run::on_threads;
use super::{say, words};
use crate::args::Range;
use crate::failure::{Done, Failure};
use std::io::Write;
use tregua_lab::beside::Beside;
use tregua_lab::talks::range;
use tregua_lab::values::Kept;
use tregua_lab::words::Lang;
use tregua_lab::{disk, report};

/// Looks at every evening of some wars, and tells how the heads stood.
pub fn range(args: &Range, lang: Lang) -> Result<Done, Failure> {
    let (loaded, design) = args.which.load(args.runs, args.theta)?;
    let audit = Kept::read(&loaded.folder, &loaded.scenario)?.audit;
    let words = words(lang);
    let about = [("runs", design.runs.to_string()), ("scenario", loaded.scenario.name.clone())];
    let bar = Bar::new(u64::from(design.runs), say(&words, "run-fighting", &about));
    let stop = stop_on_interrupt();
    let found =
        on_threads(args.work.threads, || range::range(&loaded.scenario, Some(&audit), &design, &stop, &bar));
    bar.finish();
    let range = found.ok_or(Failure::Typed(("error-stopped", vec![])))?;
    if let Some(path) = &args.svg {
        let svg = report::range_svg(&loaded, &range, lang);
        disk::write_whole(path, svg.as_bytes()).map_err(|e| {
            let args = vec![("path", path.display().to_string()), ("cause", e.to_string())];
            Failure::Typed(("error-unwritable", args))
        })?;
    }
    let mut out = std::io::stdout().lock();
    if args.work.json {
        writeln!(out, "{}", serde_json::to_string(&range).unwrap_or_default())?;
    } else {
        write!(out, "{}", report::range_text(&loaded, &range, lang))?;
    }
    Ok(Done::Yes)
}
