//! Folders that cannot be loaded: each refusal says what was tried, on what, and what to do.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;
use tregua_lab::load::{LoadError, find, load, read_folder};
use tregua_lab::start;

fn war() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("war");
    start::write(&folder).expect("it is written");
    (home, folder)
}

fn refusal(folder: &std::path::Path) -> String {
    load(folder).err().map(|e| e.to_string()).expect("it is refused")
}

#[test]
fn a_missing_folder_and_a_file_are_no_scenario() {
    let (home, folder) = war();
    let said = refusal(&home.path().join("peace"));
    assert!(said.contains("it is neither a folder nor one of the shipped scenarios"), "{said}");
    let said = refusal(&folder.join("plans.toml"));
    assert!(said.contains("a scenario is a folder"), "{said}");
    assert!(matches!(find(&folder), Ok(found) if found == folder));
}

#[test]
fn a_text_that_is_not_utf8_is_named_with_the_byte() {
    let (_home, folder) = war();
    fs::write(folder.join("words.es.toml"), b"[title]\nname = \"Espa\xf1a\"\n").expect("written");
    let said = refusal(&folder);
    assert!(said.contains("words.es.toml") && said.contains("not UTF-8 from byte 20 on"), "{said}");
}

#[test]
fn a_huge_text_is_not_read() {
    let (_home, folder) = war();
    fs::File::create(folder.join("places.csv")).and_then(|f| f.set_len(5 << 20)).expect("written");
    let said = refusal(&folder);
    assert!(said.contains("places.csv: 5242880 bytes, more than 4194304"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let (home, folder) = war();
    let secret = home.path().join("secret.toml");
    fs::write(&secret, "key = 1\n").expect("written");
    std::os::unix::fs::symlink(&secret, folder.join("notes.toml")).expect("linked");
    assert!(
        matches!(read_folder(&folder), Err(LoadError::Leaves(path)) if path == folder.join("notes.toml"))
    );
    fs::remove_file(folder.join("notes.toml")).expect("removed");
    fs::remove_file(folder.join("talks.toml")).expect("removed");
    std::os::unix::fs::symlink(home.path().join("nowhere.toml"), folder.join("talks.toml")).expect("linked");
    let said = refusal(&folder);
    assert!(said.contains("cannot read") && said.contains("talks.toml"), "{said}");
}

#[test]
fn a_folder_inside_is_left_alone_and_a_folder_called_like_a_text_is_refused() {
    let (_home, folder) = war();
    fs::create_dir(folder.join("map")).expect("made");
    fs::write(folder.join("map/plate.toml"), "not TOML").expect("written");
    assert!(load(&folder).is_ok());
    fs::create_dir(folder.join("more.csv")).expect("made");
    assert!(refusal(&folder).contains("more.csv"));
}

#[test]
fn faults_are_counted_and_kept() {
    let (_home, folder) = war();
    fs::remove_file(folder.join("ships.csv")).expect("removed");
    match load(&folder) {
        Err(LoadError::Faults { faults, texts, folder: found }) => {
            assert_eq!((faults.len(), texts.name(), found), (1, "war", folder));
        }
        other => panic!("{other:?}"),
    }
}
