//! What is typed, and its help, in the reader's language: clap speaks English, and is given other words where it lets itself be.

use super::Typed;
use crate::command::say;
use clap::{Arg, Command, CommandFactory};
use tregua_lab::words::{FluentArgs, Lang, Words};

/// The commands and options, documented in this language.
pub fn command(lang: Lang) -> Command {
    // A number below 0 is a value that makes no sense, and said to be one: no option looks like it.
    let mut command = Typed::command().mut_subcommands(|c| c.allow_negative_numbers(true));
    // Built first, so that clap's own options and those that every command has are there to be put into words.
    command.build();
    match lang {
        Lang::En => command,
        Lang::Es => put(command, &words()),
    }
}

/// What is said in Spanish of what is typed; English stands beside the options, and in clap.
pub fn words() -> Words {
    Words::new(Lang::Es, include_str!("../../words/help.es.ftl"))
}

/// A command and those under it in these words.
fn put(command: Command, words: &Words) -> Command {
    let word = |id: &str| words.say(id, &FluentArgs::new());
    let name = command.get_name().to_owned();
    let header = *command.get_styles().get_usage();
    let heading = format!("{header}{}{header:#}", word("usage"));
    let mut command = command
        .about(word(&name))
        .mut_args(|arg| put_arg(arg, &name, words))
        .mut_subcommands(|command| put(command, words))
        .subcommand_help_heading(word("commands"))
        .subcommand_value_name(word("command-tag"))
        .help_template(format!("{{about-with-newline}}\n{heading} {{usage}}\n\n{{all-args}}"));
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", &word("options-tag"));
    command.override_usage(usage)
}

/// An option of the command of this name in these words. What clap adds to it in English is hidden and said here.
fn put_arg(arg: Arg, command: &str, words: &Words) -> Arg {
    let word = |id: &str| words.say(id, &FluentArgs::new());
    let arg = match arg.get_index() {
        // Under a heading of one's own clap would sort what has a place by its name.
        Some(place) => arg.help_heading(word("arguments")).display_order(place),
        None => arg.help_heading(word("options")),
    };
    let mut help = vec![said(words, command, arg.get_id().as_str())];
    if !arg.get_action().takes_values() {
        return arg.help(help.concat());
    }
    let mut add = |id, list: Vec<String>| match list[..] {
        [] => {}
        _ => help.push(say(words, id, &[("values", list.join(", "))])),
    };
    add("default", arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect());
    add("possible", arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect());
    let values = value_names(&arg).iter().map(|name| value(words, name)).collect::<Vec<_>>();
    arg.help(help.join(" ")).value_names(values).hide_default_value(true).hide_possible_values(true)
}

/// What an option is: of its command, or of all that have one of this name.
fn said(words: &Words, command: &str, option: &str) -> String {
    words.part(command, option).or_else(|| words.part("shared", option)).unwrap_or_default()
}

fn value_names(arg: &Arg) -> Vec<String> {
    arg.get_value_names().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// `ESCENARIO` for `SCENARIO`.
fn value(words: &Words, name: &str) -> String {
    let id = name.replace(|c: char| !c.is_alphanumeric(), "-");
    words.part("value", &id).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{command, said, value, value_names, words};
    use clap::Command;
    use tregua_lab::words::{FluentArgs, Lang};

    /// A command, and those under it.
    fn all(command: Command) -> Vec<Command> {
        let under: Vec<Command> = command.get_subcommands().cloned().collect();
        std::iter::once(command).chain(under).collect()
    }

    #[test]
    fn every_command_and_every_option_has_its_help_in_spanish() {
        let words = words();
        for command in all(command(Lang::En)) {
            let name = command.get_name();
            assert_ne!(words.say(name, &FluentArgs::new()), name, "`{name}` has no help in Spanish");
            for arg in command.get_arguments() {
                let id = arg.get_id();
                assert!(!said(&words, name, id.as_str()).is_empty(), "{name}: {id} has no help in Spanish");
                for of in value_names(arg).iter().filter(|_| arg.get_action().takes_values()) {
                    assert!(!value(&words, of).is_empty(), "{name}: <{of}> has no name in Spanish");
                }
            }
        }
    }

    /// As both READMEs say.
    #[test]
    fn every_command_but_two_tells_it_as_json() {
        let takes_json = |c: &Command| c.get_arguments().any(|arg| arg.get_long() == Some("json"));
        let without: Vec<String> = command(Lang::En)
            .get_subcommands()
            .filter(|command| !takes_json(command))
            .map(|command| command.get_name().to_owned())
            .collect();
        assert_eq!(without, ["new", "completions"]);
    }

    /// What several commands share is said of an option only where English says one thing of it, too.
    #[test]
    fn what_differs_in_english_is_not_shared_in_spanish() {
        let (words, mut shared) = (words(), std::collections::BTreeMap::new());
        for command in all(command(Lang::En)) {
            for arg in command.get_arguments() {
                let (name, id) = (command.get_name(), arg.get_id().as_str());
                if words.part(name, id).is_some() {
                    continue;
                }
                let help = arg.get_help().map(ToString::to_string);
                let first = shared.entry(id.to_owned()).or_insert_with(|| (name.to_owned(), help.clone()));
                assert_eq!(first.1, help, "--{id} of {name} is said as that of {}", first.0);
            }
        }
    }

    #[test]
    fn no_help_is_left_in_english() {
        for mut command in all(command(Lang::Es)) {
            let help = command.render_long_help().to_string();
            for english in
                ["Usage", "Commands:", "Options:", "Arguments:", "[default", "[possible", "OPTIONS"]
            {
                assert!(!help.contains(english), "{english}:\n{help}");
            }
        }
    }
}
