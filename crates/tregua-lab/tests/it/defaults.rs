//! The small war begins with the numbers of the shipped one, so that a new parameter reaches both.

use std::fmt::Write;
use std::path::Path;

use tregua_engine::theta::Theta;

const HEAD: &str = "#:schema schema/parameters.json
# Theta: every number that the rules read, with its prior. These are the war model's defaults; put your own war's numbers where you know them.
";

/// The parameters of the shipped war with the small war's sources.
fn borrowed(shipped: &toml::Table) -> String {
    let mut text = HEAD.to_owned();
    for ((name, unit), says) in Theta::NAMES.iter().zip(Theta::UNITS).zip(Theta::SAYS) {
        let given = shipped.get(*name).unwrap_or_else(|| panic!("the shipped war has no {name}"));
        let _ = writeln!(text, "\n# {}\n[\"{name}\"]", says.trim());
        for key in ["value", "unit", "low", "high", "shape"] {
            let Some(value) = given.get(key) else { continue };
            let value = if key == "unit" { toml::Value::from(*unit) } else { value.clone() };
            let _ = writeln!(text, "{key} = {value}");
        }
        text +=
            "grade = \"assumed\"\nsource = [\"MODEL\", \"assumed\"]\nwhy = \"The war model's default.\"\n";
    }
    text
}

/// `UPDATE=1` writes the numbers anew.
#[test]
fn the_small_war_begins_with_the_shipped_numbers() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shelf = std::fs::read_dir(home.join("../../scenarios")).expect("scenarios/ is there");
    let wars = shelf.map(|entry| entry.expect("it can be read").path().join("parameters.toml"));
    let first = wars.filter(|path| path.is_file()).min().expect("a war is shipped");
    let shipped = std::fs::read_to_string(first).expect("it can be read");
    let text = borrowed(&shipped.parse().expect("it is TOML"));
    let path = home.join("assets/new/parameters.toml");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).expect("assets/new can be written");
    }
    let there = std::fs::read_to_string(&path).expect("it is there");
    assert!(
        there == text,
        "run UPDATE=1 cargo test -p tregua-lab --test it defaults, and then the tests again"
    );
}
