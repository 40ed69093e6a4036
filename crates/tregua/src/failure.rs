//! How a command ends.

use std::fmt;
use std::io;
use tregua_lab::ensemble::StoreError;
use tregua_lab::load::LoadError;
use tregua_lab::start::StartError;

/// Done, and the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Yes, or simply done.
    Yes,
    /// Done, and the answer is no (a scenario with faults).
    No,
}

/// Could not do it.
#[derive(Debug)]
pub enum Failure {
    /// What was typed makes no sense: what, and what to type instead.
    Typed(String),
    /// The scenario could not be loaded.
    Load(LoadError),
    /// The ensemble's folder failed, or the user stopped it.
    Store(StoreError),
    /// A new war could not be written.
    Start(StartError),
    /// Printing or another file failed.
    Io(io::Error),
}

impl Failure {
    /// Nobody reads what is printed any more.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Io(e) if e.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Typed(text) => write!(f, "error: {text}"),
            Self::Load(e) => write!(f, "error: {e}"),
            Self::Store(e) => write!(f, "error: {e}"),
            Self::Start(e) => write!(f, "error: {e}"),
            Self::Io(e) => write!(f, "error: {e}"),
        }
    }
}

impl From<LoadError> for Failure {
    fn from(e: LoadError) -> Self {
        Self::Load(e)
    }
}

impl From<StoreError> for Failure {
    fn from(e: StoreError) -> Self {
        Self::Store(e)
    }
}

impl From<StartError> for Failure {
    fn from(e: StartError) -> Self {
        Self::Start(e)
    }
}

impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        Self::Io(e)
    }
}
