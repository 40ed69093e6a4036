//! `tregua new`: a small war that runs.

use super::{say, words};
use crate::args::New;
use crate::failure::{Done, Failure};
use std::io::Write;
use tregua_lab::start;
use tregua_lab::words::Lang;

/// Writes it.
pub fn new(args: &New, lang: Lang) -> Result<Done, Failure> {
    start::judge_name(&args.name)?;
    let folder = args.into.join(&args.name);
    start::write(&folder)?;
    let done = say(&words(lang), "new-done", &[("folder", folder.display().to_string())]);
    writeln!(std::io::stdout(), "{done}")?;
    Ok(Done::Yes)
}
