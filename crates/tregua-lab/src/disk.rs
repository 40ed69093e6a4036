//! Files that are whole or not there: written beside their place and then put there, and sealed so that damage shows.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes a file beside its place and then puts it there; if that fails, what was there before is untouched and nothing is left beside it.
///
/// # Errors
/// What the system says.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put_whole(path, |beside| fs::write(beside, bytes))
}

/// Lets `write` write a file beside its place and then puts it there; if that fails, nothing of it is left.
///
/// # Errors
/// Those of `write`, and what the system says.
pub(crate) fn put_whole<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let beside = beside(path);
    let written = write(&beside).and_then(|()| Ok(fs::rename(&beside, path)?));
    if written.is_err() {
        // It may not even have been begun: then there is nothing to take away.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    path.with_file_name(name)
}

/// FNV-1a, 64 bits, of bytes added to what came before (`SUM` for the first).
pub(crate) fn sum(before: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(before, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

/// The sum of nothing.
pub(crate) const SUM: u64 = 0xcbf2_9ce4_8422_2325;

/// What is wrong with sealed bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// They do not begin with the seal.
    Unsealed,
    /// They are of this other version of the format.
    Version(String),
    /// They are not what was sealed, and in what.
    Damaged(&'static str),
}

impl Flaw {
    /// In words, for what has no version but one.
    pub(crate) const fn what(&self) -> &'static str {
        match self {
            Self::Unsealed => "it does not begin as it should",
            Self::Version(_) => "it is of another version of the program",
            Self::Damaged(what) => what,
        }
    }
}

/// Puts a line before bytes that says what they are, their version, length and sum.
pub(crate) fn seal(magic: &str, version: u32, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("{magic} {version} {} {:016x}\n", body.len(), sum(SUM, body)).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// The bytes under a seal, if they are what was sealed.
pub(crate) fn unseal<'a>(bytes: &'a [u8], magic: &str, version: u32) -> Result<&'a [u8], Flaw> {
    let end = bytes.iter().position(|b| *b == b'\n').ok_or(Flaw::Unsealed)?;
    let line = std::str::from_utf8(&bytes[..end]).map_err(|_| Flaw::Unsealed)?;
    let words: Vec<&str> = line.split(' ').collect();
    let [first, other, length, told] = words[..] else { return Err(Flaw::Unsealed) };
    if first != magic {
        return Err(Flaw::Unsealed);
    }
    if other != version.to_string() {
        return Err(Flaw::Version(other.to_string()));
    }
    let body = &bytes[end + 1..];
    if length != body.len().to_string() {
        return Err(Flaw::Damaged("it is cut short or too long"));
    }
    if told != format!("{:016x}", sum(SUM, body)) {
        return Err(Flaw::Damaged("its checksum does not fit"));
    }
    Ok(body)
}
