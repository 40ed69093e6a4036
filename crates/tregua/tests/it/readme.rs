//! What both READMEs print is what the command says today.

use crate::desk::{out, tregua};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Lines of what a README shows of a command, up to where it stops.
fn shown<'r>(readme: &'r str, typed: &str) -> Vec<&'r str> {
    let prompt = format!("$ tregua {typed}\n");
    let (_, after) = readme.split_once(&prompt).unwrap_or_else(|| panic!("it does not show `{typed}`"));
    after.lines().take_while(|line| !matches!(*line, "```" | "...")).collect()
}

#[test]
fn both_readmes_show_what_the_command_says() {
    for (file, lang) in [("README.md", ""), ("README.es.md", "--lang es ")] {
        let readme = fs::read_to_string(root().join(file)).expect("it is there");
        let asked = [
            "check lima-1821",
            "explain morale.days",
            "explain san-martin",
            "why lima-1821 --day 1820-11-05 --minds history",
        ];
        for typed in asked.map(|typed| format!("{lang}{typed}")) {
            let (shown, says) =
                (shown(&readme, &typed), out(&tregua(&root(), &typed.split(' ').collect::<Vec<_>>())));
            let told: Vec<&str> = says.lines().take(shown.len()).collect();
            assert_eq!(shown, told, "{file}: `{typed}`");
        }
        let model = if lang.is_empty() { "Model" } else { "Modelo" };
        let model = format!("\n{model} {},", tregua_engine::MODEL);
        assert!(readme.contains(&model), "{file} is of another model");
    }
}
