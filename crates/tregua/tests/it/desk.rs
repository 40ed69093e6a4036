//! The command as a user types it in a folder, and what it says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The command in a folder, in the language that is typed or in English.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tregua"));
    command.current_dir(folder);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

/// What comes of these words, which may have blanks in them.
pub fn tregua(folder: &Path, typed: &[&str]) -> Output {
    command(folder).args(typed).output().expect("it starts")
}

pub fn code(done: &Output) -> i32 {
    done.status.code().expect("it was not killed")
}

pub fn out(done: &Output) -> String {
    String::from_utf8_lossy(&done.stdout).into_owned()
}

pub fn err(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

/// Names of what lies in a folder, in order.
pub fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A folder with one small war in it, called `little`.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        assert_eq!(code(&desk.tregua("new little")), 0);
        desk
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    pub fn command(&self, typed: &str) -> Command {
        let mut command = command(self.folder());
        command.args(typed.split_whitespace());
        command
    }

    pub fn tregua(&self, typed: &str) -> Output {
        self.command(typed).output().expect("it starts")
    }

    /// Types it, expects this exit code and these words on stderr.
    pub fn fails(&self, typed: &str, exit: i32, words: &[&str]) {
        let done = self.tregua(typed);
        let told = err(&done);
        assert_eq!(code(&done), exit, "tregua {typed}: {told}");
        for word in words {
            assert!(told.contains(word), "tregua {typed}: `{told}` has no `{word}`");
        }
    }

    /// Types it, expects success and these words on stdout.
    pub fn says(&self, typed: &str, words: &[&str]) -> String {
        let done = self.tregua(typed);
        assert_eq!(code(&done), 0, "tregua {typed}: {}", err(&done));
        for word in words {
            assert!(out(&done).contains(word), "tregua {typed}: `{}` has no `{word}`", out(&done));
        }
        out(&done)
    }
}
