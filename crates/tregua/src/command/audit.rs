//! `tregua audit`: hears a run. Its talks are told offer by offer; what was accepted and expected is held against fresh wars.

mod tell;

use super::progress::{Bar, stop_on_interrupt};
use super::run::on_threads;
use super::{note_lost, say, words};
use crate::args::Audit;
use crate::failure::{Done, Failure};
use crate::which::{give_posterior, give_values};
use std::path::{Path, PathBuf};
use tregua_lab::ensemble::Manifest;
use tregua_lab::hearing::{self, Docket, Effort};
use tregua_lab::load;
use tregua_lab::words::Lang;

/// Hears the run; the answer is yes if nothing accepted was worse than fighting on, and the values agree with what comes.
pub fn audit(args: &Audit, lang: Lang) -> Result<Done, Failure> {
    let folder = folder(&args.run);
    let manifest = Manifest::read(&folder)?;
    let design = &manifest.design;
    let mut loaded = load::load(args.scenario.as_deref().unwrap_or(&manifest.provenance.scenario))?;
    give_values(&mut loaded, design.minds)?;
    give_posterior(&mut loaded, design.theta)?;
    hearing::admit(&manifest, &loaded.scenario)?;
    let (sc, words) = (&loaded.scenario, words(lang));
    let effort = Effort {
        wars: args.wars,
        rollouts: args.rollouts,
        signings: usize::from(args.signings),
        evenings: usize::from(args.evenings),
        answers: usize::from(args.answers),
    };
    let stop = stop_on_interrupt();
    let stopped = || Failure::Typed(("error-stopped", vec![]));
    let docket =
        on_threads(args.work.threads, || Docket::of(sc, design, &effort, &stop)).ok_or_else(stopped)?;
    let bar =
        Bar::new(docket.continuations(), say(&words, "audit-fighting", &[("scenario", sc.name.clone())]));
    let heard = on_threads(args.work.threads, || docket.hear(sc, design, &stop, &bar));
    bar.finish();
    let heard = heard.ok_or_else(stopped)?;
    let lost = [docket.gave_up.as_slice(), &heard.gave_up].concat();
    note_lost(&words, &lost, lost.first().map(|first| manifest.trace(first.seed)));
    tell::Telling::new(&loaded, &words, lang).tell(&docket, &heard, args.work.json)?;
    Ok(if heard.holds() { Done::Yes } else { Done::No })
}

/// The folder that was typed, or that of the scenario that was.
fn folder(typed: &Path) -> PathBuf {
    let usual = Path::new("runs").join(typed);
    if !typed.join("run.json").is_file() && usual.is_dir() { usual } else { typed.to_path_buf() }
}
