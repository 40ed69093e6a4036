//! One file a command.

pub mod advise;
pub mod audit;
pub mod bench;
pub mod check;
pub mod explain;
pub mod fit;
pub mod matters;
pub mod new;
pub mod progress;
pub mod range;
pub mod run;
pub mod solve;
pub mod table;
pub mod talks;
pub mod theory;
pub mod trace;
pub mod weigh;
pub mod whatif;
pub mod why;

use crate::failure::Failure;
use std::io::Write;
use std::path::{Path, PathBuf};
use tregua_engine::scenario::MindKind;
use tregua_lab::campaign::{GaveUp, ThetaFrom};
use tregua_lab::disk;
use tregua_lab::ensemble::{Design, Manifest};
use tregua_lab::load::Loaded;
use tregua_lab::words::{FluentArgs, Lang, Words};

/// The command's own words.
pub fn words(lang: Lang) -> Words {
    let ftl = match lang {
        Lang::En => include_str!("../words/en.ftl"),
        Lang::Es => include_str!("../words/es.ftl"),
    };
    Words::new(lang, ftl)
}

/// Says something beside what is printed. That nobody listens is no fault.
pub fn note(text: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// The folder that was typed, or the usual one: that of the scenario in `runs/`, or what lies under it.
pub fn folder(typed: Option<&Path>, usual: &[&str]) -> PathBuf {
    typed.map_or_else(|| Path::new("runs").join(usual.iter().collect::<PathBuf>()), Path::to_path_buf)
}

/// Writes a page beside its tables.
pub fn write_page(path: &Path, html: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).and_then(|()| disk::write_whole(path, html.as_bytes())).map_err(|e| {
        let args = vec![("path", path.display().to_string()), ("cause", e.to_string())];
        Failure::Typed(("error-report", args))
    })
}

/// A unit as it stands behind a value: ` km/day`; nothing for what is a mere number.
pub fn unit(words: &Words, unit: &str) -> String {
    let name = |id: &str| say(words, id, &[]);
    let (of, per) = unit.split_once('/').unwrap_or((unit, ""));
    let of = name(&format!("unit-{of}"));
    match per {
        "" if unit == "1" => String::new(),
        "" => format!(" {of}"),
        per => format!(" {of}/{}", name(&format!("unit-per-{per}"))),
    }
}

/// A number in so many decimals, or a dash where there is none.
pub fn or_dash(number: Option<f64>, decimals: usize) -> String {
    number.map_or_else(|| "–".to_string(), |x| format!("{x:.decimals$}"))
}

/// Says how many wars the engine gave up, if it gave up any, and the command that tells the first of them.
pub fn note_gave_up(
    words: &Words,
    (loaded, minds, theta): (&Loaded, [MindKind; 2], ThetaFrom),
    lost: &[GaveUp],
) {
    let command = lost.first().map(|first| trace(loaded, minds, theta, first.seed));
    note_lost(words, lost, command);
}

/// The command that tells a war day by day.
pub fn trace(loaded: &Loaded, minds: [MindKind; 2], theta: ThetaFrom, seed: u64) -> String {
    let design = Design { runs: 1, seed, minds, until: None, theta, set: Vec::new() };
    Manifest::of(&loaded.scenario, &loaded.asked, &design).trace(seed)
}

/// The same of wars the first of which this command tells, if any does.
pub fn note_lost(words: &Words, lost: &[GaveUp], command: Option<String>) {
    let Some(GaveUp { seed, why }) = lost.first() else { return };
    let facts = [
        ("count", lost.len().to_string()),
        ("seed", seed.to_string()),
        ("why", why.clone()),
        ("command", command.unwrap_or_else(|| "none".to_owned())),
    ];
    note(say(words, "gave-up", &facts));
}

/// A message with arguments that are texts already; of one that is a whole number it can depend how the rest is put.
pub fn say(words: &Words, id: &str, args: &[(&'static str, String)]) -> String {
    let mut filled = FluentArgs::new();
    for (name, text) in args {
        match text.parse::<u32>() {
            Ok(number) if number.to_string() == *text => filled.set(*name, number),
            _ => filled.set(*name, text.clone()),
        }
    }
    words.say(id, &filled)
}

#[cfg(test)]
mod tests {
    use super::{say, words};
    use tregua_lab::words::Lang;

    #[test]
    fn one_is_told_as_one_and_what_is_no_plain_number_as_it_stands() {
        let warnings = |lang, count: &str| say(&words(lang), "check-warnings", &[("count", count.into())]);
        assert_eq!(warnings(Lang::Es, "1"), "una advertencia");
        assert_eq!(warnings(Lang::En, "1"), "one warning");
        assert_eq!(
            ["0", "12345", "007"].map(|n| warnings(Lang::Es, n)),
            ["0 advertencias", "12345 advertencias", "007 advertencias"]
        );
    }
}
