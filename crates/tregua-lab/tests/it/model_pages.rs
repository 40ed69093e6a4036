//! The pages of `docs/model/`: the rule cards as a person reads them, one page a room, and the order of the day.
//!
//! `UPDATE=1 cargo test -p tregua-lab model_pages` writes them again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::rule::Rule;
use tregua_engine::rules;
use tregua_engine::theta::Theta;
use tregua_lab::words::{Cards, Lang};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn engine(path: &str) -> PathBuf {
    root().join("crates/tregua-engine/src").join(path)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The Rust text of a module: its file, and those of the folder of its name.
fn module(path: &str) -> String {
    let mut text = read(&engine(&format!("{path}.rs")));
    let mut open = vec![engine(path)];
    while let Some(folder) = open.pop() {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
        entries.sort();
        for entry in entries {
            if entry.is_dir() {
                open.push(entry);
            } else {
                text += &read(&entry);
            }
        }
    }
    text
}

/// Whether a text calls a function of this name (`name`, or `Type::name` for one that belongs to a type).
fn calls(text: &str, name: &str) -> bool {
    let before = |at: usize| text[..at].chars().next_back().unwrap_or(' ');
    let free = |c: char| !(c.is_alphanumeric() || c == '_' || c == '.');
    text.match_indices(&format!("{name}(")).any(|(at, _)| free(before(at)) && !text[..at].ends_with("fn "))
}

/// Position in [`Theta::NAMES`] of each of its fields, by the field's name in the engine.
fn fields() -> BTreeMap<String, usize> {
    let text = read(&engine("theta.rs"));
    let of = |(i, name): (usize, &&str)| {
        let (before, _) = text
            .split_once(&format!(": \"{name}\" ["))
            .unwrap_or_else(|| panic!("{name} is not in theta.rs"));
        (before.rsplit(char::is_whitespace).next().unwrap_or_default().to_owned(), i)
    };
    Theta::NAMES.iter().enumerate().map(of).collect()
}

/// Parameters that a text reads itself: `.field` of something.
fn read_here(text: &str, fields: &BTreeMap<String, usize>) -> BTreeSet<usize> {
    let read = |(field, i): (&String, &usize)| {
        let dotted = format!(".{field}");
        let ends = |at: usize| !text[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '(');
        text.match_indices(&dotted).any(|(at, _)| ends(at + dotted.len())).then_some(*i)
    };
    fields.iter().filter_map(read).collect()
}

/// Parameters that each question of `world/query` reads, itself or through another question.
fn questions(fields: &BTreeMap<String, usize>) -> BTreeMap<String, BTreeSet<usize>> {
    let text = module("world/query");
    let (mut bodies, mut owner, mut name) = (BTreeMap::<String, String>::new(), String::new(), String::new());
    for line in text.lines() {
        if let Some(of) = line.strip_prefix("impl ") {
            owner = format!("{}::", of.trim_end_matches([' ', '{']));
        }
        let free = !line.starts_with(' ');
        if let Some((_, after)) = line.split_once("fn ").filter(|_| !line.trim_start().starts_with("//")) {
            let word = after.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            name = if free { word.to_owned() } else { owner.clone() + word };
        }
        let body = bodies.entry(name.clone()).or_default();
        *body += line;
        body.push('\n');
    }
    let mut reads: BTreeMap<String, BTreeSet<usize>> =
        bodies.iter().map(|(name, body)| (name.clone(), read_here(body, fields))).collect();
    for _ in 0..bodies.len() {
        for (name, body) in &bodies {
            let asked: Vec<usize> =
                reads.iter().filter(|(n, _)| calls(body, n)).flat_map(|(_, r)| r).copied().collect();
            reads.get_mut(name).expect("it was there").extend(asked);
        }
    }
    reads.retain(|name, _| !name.is_empty());
    reads
}

/// The room of a rule: the first word of its id, and the name of its file.
fn room(rule: &Rule) -> &'static str {
    rule.id.split('.').next().unwrap_or(rule.id)
}

/// The rooms, in the order of the day, with their cards.
fn rooms() -> Vec<(&'static str, Vec<&'static Rule>)> {
    let mut rooms: Vec<(&'static str, Vec<&'static Rule>)> = Vec::new();
    for rule in rules::all() {
        match rooms.iter_mut().find(|(name, _)| *name == room(rule)) {
            Some((_, cards)) => cards.push(rule),
            None => rooms.push((room(rule), vec![rule])),
        }
    }
    rooms
}

/// What the file says it is, in its first line.
fn title(room: &str) -> String {
    let text = read(&engine(&format!("rules/{room}.rs")));
    text.lines().next().unwrap_or_default().trim_start_matches("//!").trim().to_owned()
}

const MADE: &str =
    "<!-- Made from the rule cards: `UPDATE=1 cargo test -p tregua-lab model_pages` writes it again. -->";

fn card(page: &mut String, rule: &Rule) {
    writeln!(page, "\n## `{}`\n", rule.id).unwrap();
    for (heading, text) in ["Says", "Reads", "Leaves out"].iter().zip(Cards::new(Lang::En).parts(rule)) {
        writeln!(page, "**{heading}.** {text}\n").unwrap();
    }
    let grade = format!("{:?}", rule.grade).to_lowercase();
    let cites = if rule.cites.is_empty() { "nobody".to_owned() } else { rule.cites.join("; ") };
    writeln!(page, "**Founded.** {grade}; cites {cites}.").unwrap();
}

fn parameters(page: &mut String, reads: &BTreeSet<usize>) {
    writeln!(page, "| parameter | unit | what it is |\n|---|---|---|").unwrap();
    for &i in reads {
        writeln!(page, "| `{}` | {} | {} |", Theta::NAMES[i], Theta::UNITS[i], Theta::SAYS[i].trim())
            .unwrap();
    }
}

fn page(room: &str, cards: &[&Rule], reads: &BTreeSet<usize>) -> String {
    let file = format!("crates/tregua-engine/src/rules/{room}.rs");
    let mut page = format!("{MADE}\n# {}\n\n{}\n\n", capital(room), title(room));
    writeln!(page, "[The order of the day](README.md). Code: [`{file}`](../../{file}).").unwrap();
    for rule in cards {
        card(&mut page, rule);
    }
    if !reads.is_empty() {
        page += "\n## Parameters it reads\n\nValues, priors and sources are the scenario's (`parameters.toml`).\n\n";
        parameters(&mut page, reads);
    }
    page
}

fn capital(room: &str) -> String {
    let words = room.replace('_', " ");
    words[..1].to_uppercase() + &words[1..]
}

/// The steps of the day, as `day.rs` lists them, under its own comments.
fn order_of_the_day() -> String {
    let text = read(&engine("day.rs"));
    let (_, body) = text.split_once("pub fn step(").expect("a day is one function");
    let (mut list, mut n) = (String::new(), 0);
    for line in body.lines().map(str::trim) {
        let step = line.strip_prefix("day.rule(").or_else(|| line.strip_prefix("while ")).unwrap_or(line);
        let called = step.split(['(', ')']).next().unwrap_or_default();
        if let Some(comment) = line.strip_prefix("// ") {
            writeln!(list, "\n{comment}\n").unwrap();
        } else if let Some((room, what)) = called.split_once("::")
            && engine(&format!("rules/{room}.rs")).exists()
        {
            n += 1;
            writeln!(list, "{n}. [{room}]({room}.md): {}", what.replace('_', " ")).unwrap();
        }
    }
    list
}

fn index(shared: &BTreeSet<usize>) -> String {
    let mut page = format!("{MADE}\n# The model, rule by rule\n\n");
    page += "What each rule says, reads and leaves out, how well it is founded and whom it cites, as the program itself has it (`tregua explain`).\n";
    page += "\n## The order of the day\n\nOne day is one function, [`day.rs`](../../crates/tregua-engine/src/day.rs). Information before choice, choice before motion, motion before fighting;\n";
    page += "men eat where they sleep; hunger before illness, illness before desertion; observation last, so that nobody sees the same day's truth.\n";
    page += &order_of_the_day();
    page += "\n## The rooms\n\n| room | rules | about |\n|---|---|---|\n";
    for (room, cards) in rooms() {
        let ids: Vec<String> = cards.iter().map(|r| format!("`{}`", r.id)).collect();
        writeln!(page, "| [{room}]({room}.md) | {} | {} |", ids.join(", "), title(room)).unwrap();
    }
    let grade = |g: &str| rules::all().filter(|r| format!("{:?}", r.grade) == g).count();
    writeln!(
        page,
        "\n{} rules: {} measured, {} argued, {} assumed.",
        rules::all().count(),
        grade("Measured"),
        grade("Argued"),
        grade("Assumed")
    )
    .unwrap();
    page +=
        "\n## Parameters that no rule reads itself\n\nThey shape the views and choices of the deciders.\n\n";
    parameters(&mut page, shared);
    page
}

/// Every page, by its file's name.
fn pages() -> BTreeMap<String, String> {
    let fields = fields();
    let asked = questions(&fields);
    let mut pages = BTreeMap::new();
    let mut shared: BTreeSet<usize> = (0..Theta::LEN).collect();
    for (room, cards) in rooms() {
        let text = module(&format!("rules/{room}"));
        let mut reads = read_here(&text, &fields);
        reads.extend(asked.iter().filter(|(name, _)| calls(&text, name)).flat_map(|(_, r)| r));
        shared.retain(|i| !reads.contains(i));
        pages.insert(format!("{room}.md"), page(room, &cards, &reads));
    }
    pages.insert("README.md".into(), index(&shared));
    pages
}

#[test]
fn model_pages_on_disk_are_those_of_the_cards() {
    let folder = root().join("docs/model");
    let pages = pages();
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &pages {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    for (name, text) in &pages {
        let there = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(
            there == *text,
            "docs/model/{name} is not what the cards say: run `UPDATE=1 cargo test -p tregua-lab model_pages`"
        );
    }
    let there: BTreeSet<String> = fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    let made: BTreeSet<String> = pages.into_keys().collect();
    assert_eq!(there, made, "docs/model holds pages of rooms that are gone");
}

/// A step of the day that leads to no page, or a parameter that nothing reads, would be a page that lies.
#[test]
fn model_pages_leave_nothing_out() {
    let steps = order_of_the_day();
    let day = read(&engine("day.rs"));
    let called = day.matches("day.rule(").count();
    assert!(
        steps.matches("](").count() >= called + 3,
        "{called} rules and the councils, orders and ledger:\n{steps}"
    );
    for (room, cards) in rooms() {
        assert!(!cards.is_empty() && steps.contains(&format!("[{room}]")), "{room} has no step in the day");
    }
    let elsewhere =
        ["rules", "world", "view", "minds", "bargain"].map(module).concat() + &read(&engine("day.rs"));
    let read = read_here(&elsewhere, &fields());
    let idle: Vec<&str> = (0..Theta::LEN).filter(|i| !read.contains(i)).map(|i| Theta::NAMES[i]).collect();
    assert!(idle.is_empty(), "nothing reads {idle:?}");
}
