//! Any text in any file of a scenario: the check never panics, never accepts with an error, and points into the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::diagnostic::Severity;
use tregua_lab::start;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let mut texts = start::texts();
    let files = texts.files().len();
    let file = texts.files()[usize::from(*first) % files].0.clone();
    texts.put(&file, text);
    let (faults, accepted) = match check(&texts) {
        Ok(checked) => (checked.warnings, true),
        Err(faults) => (faults, false),
    };
    assert_ne!(accepted, faults.iter().any(|f| f.severity == Severity::Error));
    for fault in &faults {
        assert!(texts.get(&fault.file).unwrap_or_default().get(fault.span.clone()).is_some());
    }
});
