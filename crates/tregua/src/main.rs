//! The command `tregua`: types in, calls the lab, tells what came out. No model arithmetic here.
//!
//! Exit 0: done. 1: done, and the answer is no. 2: could not do it. Data to stdout, talk to stderr; a broken pipe is success.

#![warn(clippy::print_stdout, clippy::print_stderr)]

mod args;
mod command;
mod failure;
mod which;

use args::{Command, Tongue, Typed};
use failure::{Done, Failure};
use std::io::Write;
use std::process::ExitCode;
use tregua_lab::words::Lang;

fn main() -> ExitCode {
    tregua_lab::campaign::catch_silently();
    let typed = Typed::read(language(Tongue::typed()));
    let lang = language(typed.lang);
    match obey(typed.command, lang) {
        Ok(Done::Yes) => ExitCode::SUCCESS,
        Ok(Done::No) => ExitCode::from(1),
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            command::note(failure.tell(&command::words(lang)));
            ExitCode::from(2)
        }
    }
}

fn obey(command: Command, lang: Lang) -> Result<Done, Failure> {
    match command {
        Command::Run(args) => command::run::run(&args, lang),
        Command::Trace(args) => command::trace::trace(&args, lang),
        Command::Why(args) => command::why::why(&args, lang),
        Command::Explain(args) => command::explain::explain(&args, lang),
        Command::Check(args) => command::check::check(&args, lang),
        Command::New(args) => command::new::new(&args, lang),
        Command::Range(args) => command::range::range(&args, lang),
        Command::Talks(args) => command::talks::talks(&args, lang),
        Command::Fit(args) => command::fit::fit(&args, lang),
        Command::Matters(args) => command::matters::matters(&args, lang),
        Command::Audit(args) => command::audit::audit(&args, lang),
        Command::Advise(args) => command::advise::advise(&args, lang),
        Command::WhatIf(args) => command::whatif::whatif(&args, lang),
        Command::Solve(args) => command::solve::solve(&args, lang),
        Command::Weigh(args) => command::weigh::weigh(&args, lang),
        Command::Bench(args) => command::bench::bench(&args, lang),
        Command::Table(args) => command::table::table(&args, lang),
        Command::Theory(args) => command::theory::theory(&args, lang),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut args::help::command(lang), "tregua", &mut script);
            std::io::stdout().write_all(&script)?;
            Ok(Done::Yes)
        }
    }
}

/// The language asked for, or that of the environment.
fn language(typed: Option<Tongue>) -> Lang {
    match typed {
        Some(Tongue::En) => Lang::En,
        Some(Tongue::Es) => Lang::Es,
        None => {
            let set = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
            let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"));
            if locale.is_some_and(|l| l.starts_with("es")) { Lang::Es } else { Lang::En }
        }
    }
}
