//! The JSON Schemas on disk are those that the types make.

use std::path::Path;

use tregua_engine::scenario::raw::schema::schemas;

/// `UPDATE=1` writes what the types make.
#[test]
fn schemas_on_disk_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/schema");
    let update = std::env::var_os("UPDATE").is_some();
    let mut expected = Vec::new();
    for (name, schema) in schemas() {
        let path = folder.join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
        if update {
            std::fs::write(&path, &text).expect("scenarios/schema can be written");
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(there, text, "{name}.json: run UPDATE=1 cargo test -p tregua-lab and read the diff");
        expected.push(format!("{name}.json"));
    }
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .expect("scenarios/schema is there")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(files, expected);
}
