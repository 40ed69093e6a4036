//! `tregua fit`: which numbers agree with the record, and whether wars with such numbers come nearer to it.

use super::progress::{Bar, stop_on_interrupt};
use super::run::on_threads;
use super::{folder, note, say, words, write_page};
use crate::args::{Fit, Numbers, War};
use crate::failure::{Done, Failure};
use std::io::Write;
use tregua_lab::beside::Beside;
use tregua_lab::fit::{self, Effort, Folds, Kept, Lack, Manifest};
use tregua_lab::parts::Desk;
use tregua_lab::provenance::quoted;
use tregua_lab::report;
use tregua_lab::words::Lang;

/// Fits the scenario, says what the fit falls short in, and writes the posterior beside the scenario if wars should be drawn from it.
pub fn fit(args: &Fit, lang: Lang) -> Result<Done, Failure> {
    let war =
        War { scenario: args.scenario.clone(), seed: args.seed, minds: args.minds.clone(), set: Vec::new() };
    let (loaded, design) = war.load(0, Numbers::Prior, None)?;
    let sc = &loaded.scenario;
    let folds = Folds::read(sc, &loaded.folder, args.lay_folds)?;
    if args.lay_folds {
        writeln!(std::io::stdout(), "{}", say(&words(lang), "fit-laid", &[("digest", folds.digest())]))?;
        return Ok(Done::Yes);
    }
    let folder = folder(args.output.as_deref(), &[&sc.name, "fit"]);
    let words = words(lang);
    let effort = Effort {
        scan: args.scan,
        numbers: usize::from(args.numbers),
        waves: u32::from(args.waves),
        points: args.points,
        proof: args.proof,
        known: args.known,
        steps: args.steps,
        discrepancy: args.discrepancy,
    };
    let manifest = Manifest::of(sc, &design, (&effort, &folds), command(args));
    let parts = manifest.open(&folder, args.unfinished.into())?;
    let bar = Bar::new(effort.wars(), say(&words, "fit-fighting", &[("scenario", sc.name.clone())]));
    let stop = stop_on_interrupt();
    let desk = Desk::new(Some(&parts), &stop, &bar, effort.wars() as u32);
    let found = on_threads(args.work.threads, || fit::fit(sc, &design, (&effort, &folds), &desk));
    bar.finish();
    let found = found?;
    // Whoever sees what was left out is counted before he does.
    let looks = folds.look()?;
    let kept = Kept::new(sc, design.minds, args.seed, effort, found.fitted.clone(), looks);
    let page = folder.join("fit.html");
    write_page(&page, &report::fit_html(&loaded, &kept, &found, &command(args), lang))?;
    let mut out = std::io::stdout().lock();
    if args.work.json {
        writeln!(out, "{}", serde_json::json!(kept))?;
    } else {
        write!(out, "{}", report::fit_text(&loaded, &kept, &found, lang))?;
        writeln!(out, "\n{}", say(&words, "run-report", &[("path", page.display().to_string())]))?;
    }
    let lacks = fit::lacks(&kept.fitted, &found.judged(sc));
    for lack in &lacks {
        note(say(&words, of(*lack), &[]));
    }
    let grave = lacks.iter().any(|lack| lack.is_grave());
    let aside = grave && !args.keep;
    let path = kept.write(if aside { &folder } else { &loaded.folder })?;
    manifest.finish(&folder)?;
    let told = if aside { "fit-aside" } else { "fit-kept" };
    note(say(&words, told, &[("path", path.display().to_string())]));
    Ok(if grave { Done::No } else { Done::Yes })
}

/// How it is said that a fit falls short in something.
const fn of(lack: Lack) -> &'static str {
    match lack {
        Lack::Chains => "fit-lacks-chains",
        Lack::Foresight => "fit-lacks-foresight",
        Lack::Agreement => "fit-lacks-agreement",
        Lack::Emulator => "fit-lacks-emulator",
        Lack::Known => "fit-lacks-known",
    }
}

/// The command that does it again.
fn command(args: &Fit) -> String {
    let Fit { scenario, seed, minds, scan, numbers, waves, points, proof, known, steps, discrepancy, .. } =
        args;
    let scenario = quoted(scenario);
    format!(
        "tregua fit {scenario} --seed {seed} --minds {minds} --scan {scan} --numbers {numbers} --waves {waves} --points {points} --proof {proof} --known {known} --steps {steps} --discrepancy {discrepancy}"
    )
}
