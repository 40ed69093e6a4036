//! Garbled scenarios: the loader never panics, never accepts with an error, and never points outside a text.
//!
//! The garbling is the same in every run. `TREGUA_SOAK=1` goes on for much longer; a failure names the number that makes it again.

use std::path::Path;

use tregua_engine::scenario::check::check;
use tregua_engine::scenario::diagnostic::Severity;
use tregua_engine::scenario::text::Texts;
use tregua_lab::load::{read_folder, render};
use tregua_lab::start;
use tregua_lab::words::Lang;

/// A stream of numbers (SplitMix64), so that a failing case can be made again from its number alone.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

/// Bits of text that a scenario can trip over.
const SHARDS: [&str; 16] = [
    "\"",
    "'''",
    "[[plan]]",
    "{",
    "]",
    ",",
    ";",
    "\n",
    "-1",
    "1e999",
    "nan",
    "é\u{301}",
    "\0",
    "assumed",
    "=",
    "#",
];

/// Garbles one text: a byte or a stretch taken out, doubled or replaced, two cells swapped, the end cut off.
fn garble(text: &str, dice: &mut Dice) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(bytes.len());
        let end = (at + 1 + dice.below(40)).min(bytes.len());
        match dice.below(7) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let stretch = bytes[at..end].to_vec();
                bytes.splice(at..at, stretch);
            }
            2 if !bytes.is_empty() => bytes[at] = dice.below(256) as u8,
            3 => drop(bytes.splice(at..at, SHARDS[dice.below(SHARDS.len())].bytes())),
            4 => bytes.truncate(at),
            5 => swap(&mut bytes, dice, b'\n'),
            _ => swap(&mut bytes, dice, b','),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Swaps two of the parts between marks.
fn swap(bytes: &mut Vec<u8>, dice: &mut Dice, mark: u8) {
    let mut parts: Vec<&[u8]> = bytes.split(|b| *b == mark).collect();
    let (a, b) = (dice.below(parts.len()), dice.below(parts.len()));
    parts.swap(a, b);
    *bytes = parts.join(&mark);
}

fn judge(texts: &Texts) {
    let (faults, accepted) = match check(texts) {
        Ok(checked) => (checked.warnings, true),
        Err(faults) => (faults, false),
    };
    let errors = faults.iter().any(|f| f.severity == Severity::Error);
    assert_ne!(accepted, errors, "accepted with an error, or refused without one");
    for fault in &faults {
        let text = texts.get(&fault.file).unwrap_or_default();
        assert!(text.get(fault.span.clone()).is_some(), "{fault:?} points into nothing");
        assert!(
            ![&fault.what, &fault.help].iter().any(|said| said.english().is_empty()),
            "{fault:?} says nothing"
        );
    }
    let shown = faults.len().min(3);
    assert_eq!(render(texts, &faults[..shown], Lang::Es, false).is_empty(), faults.is_empty());
}

fn garble_many(original: &Texts, rounds: u64) {
    for round in 0..rounds {
        let mut dice = Dice(round.wrapping_mul(0x5851_f42d_4c95_7f2d));
        let mut texts = original.clone();
        for _ in 0..=dice.below(2) {
            let (file, text) = &original.files()[dice.below(original.files().len())];
            texts.put(file, garble(text, &mut dice));
        }
        let judged = std::panic::catch_unwind(|| judge(&texts));
        assert!(judged.is_ok(), "round {round} of the garbled {}", original.name());
    }
}

/// Rounds in the usual run, or many more.
fn rounds(usual: u64) -> u64 {
    if std::env::var_os("TREGUA_SOAK").is_some() { usual * 500 } else { usual }
}

#[test]
fn a_garbled_small_war_is_refused_or_whole() {
    garble_many(&start::texts(), rounds(300));
}

#[test]
fn garbled_shipped_wars_are_refused_or_whole() {
    let shelf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let folders =
        std::fs::read_dir(shelf).expect("scenarios/ is there").map(|e| e.expect("it can be read").path());
    for folder in folders.filter(|folder| folder.join("scenario.toml").is_file()) {
        garble_many(&read_folder(&folder).expect("its texts can be read"), rounds(40));
    }
}
