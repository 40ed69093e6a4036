//! The pages of `docs/model/`: the rule cards as a person reads them, one page a room, and the order of the day.
//!
//! `UPDATE=1 cargo test -p tregua-lab model_pages` writes them again. The page of the equations beside them is written by hand; only the
//! values in its tables are the scenario's.

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

/// The page of the equations.
const EQUATIONS: &str = "war-model.md";

/// The scenario whose values stand on it.
fn lima(file: &str) -> String {
    read(&root().join("scenarios/lima-1821").join(file))
}

/// Number of a section at the beginning of a text, as `4` or `4.1`; empty if there is none.
fn number(text: &str) -> &str {
    let digits = |s: &str| s.find(|c: char| !c.is_ascii_digit()).unwrap_or(s.len());
    let whole = digits(text);
    let part = text[whole..].strip_prefix('.').map_or(0, digits);
    &text[..whole + if whole > 0 && part > 0 { 1 + part } else { 0 }]
}

/// Numbers of the sections that a text cites by their mark.
fn sections(text: &str) -> Vec<String> {
    text.split('§').skip(1).map(|after| number(after).to_owned()).collect()
}

/// Where a section is on the page of the equations.
fn anchor(section: &str) -> String {
    format!("s{}", section.replace('.', "-"))
}

/// A text whose section marks are those of the war model, unless it names another part of the plan.
fn is_of_the_war_model(text: &str) -> bool {
    !["talks §", "inference §"].iter().any(|other| text.contains(other))
}

/// The text with each section of the war model linked to its equations.
fn linked(text: &str) -> String {
    if !is_of_the_war_model(text) {
        return text.to_owned();
    }
    let mut parts = text.split('§');
    let mut linked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let section = number(part);
        write!(linked, "[§{section}]({EQUATIONS}#{}){}", anchor(section), &part[section.len()..]).unwrap();
    }
    linked
}

fn card(page: &mut String, rule: &Rule) {
    writeln!(page, "\n## `{}`\n", rule.id).unwrap();
    for (heading, text) in ["Says", "Reads", "Leaves out"].iter().zip(Cards::new(Lang::En).parts(rule)) {
        writeln!(page, "**{heading}.** {text}\n").unwrap();
    }
    let grade = format!("{:?}", rule.grade).to_lowercase();
    let cites = if rule.cites.is_empty() { "nobody".to_owned() } else { each_linked(rule.cites).join("; ") };
    writeln!(page, "**Founded.** {grade}; cites {cites}.").unwrap();
}

fn each_linked(cites: &[&str]) -> Vec<String> {
    cites.iter().map(|cite| linked(cite)).collect()
}

fn parameters(page: &mut String, reads: &BTreeSet<usize>) {
    writeln!(page, "| parameter | unit | what it is |\n|---|---|---|").unwrap();
    for &i in reads {
        let says = linked(Theta::SAYS[i].trim());
        writeln!(page, "| `{}` | {} | {says} |", Theta::NAMES[i], Theta::UNITS[i]).unwrap();
    }
}

fn page(room: &str, cards: &[&Rule], reads: &BTreeSet<usize>) -> String {
    let file = format!("crates/tregua-engine/src/rules/{room}.rs");
    let mut page = format!("{MADE}\n# {}\n\n{}\n\n", capital(room), linked(&title(room)));
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
        let ahead = ["day.rule(", "day.rule_in_camps(", "while "];
        let step = ahead.iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
        let called = step.split(['(', ')', ',']).next().unwrap_or_default();
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
    writeln!(page, "The formulas behind the words, with every constant and parameter, are on one page: [the equations]({EQUATIONS}).").unwrap();
    page += "\n## The order of the day\n\nOne day is one function, [`day.rs`](../../crates/tregua-engine/src/day.rs). Information before choice, choice before motion, motion before fighting;\n";
    page += "men eat where they sleep; hunger before illness, illness before desertion; observation last, so that nobody sees the same day's truth.\n";
    page += &order_of_the_day();
    page += "\n## The rooms\n\n| room | rules | about |\n|---|---|---|\n";
    for (room, cards) in rooms() {
        let ids: Vec<String> = cards.iter().map(|r| format!("`{}`", r.id)).collect();
        writeln!(page, "| [{room}]({room}.md) | {} | {} |", ids.join(", "), linked(&title(room))).unwrap();
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
    let made: BTreeSet<String> = pages.into_keys().chain([EQUATIONS.to_owned()]).collect();
    assert_eq!(there, made, "docs/model holds pages of rooms that are gone");
}

/// A step of the day that leads to no page, or a parameter that nothing reads, would be a page that lies.
#[test]
fn model_pages_leave_nothing_out() {
    let steps = order_of_the_day();
    let day = read(&engine("day.rs"));
    let called = day.matches("day.rule(").count() + day.matches("day.rule_in_camps(").count();
    assert!(
        steps.matches("](").count() >= called + 3,
        "{called} rules and the councils, orders and ledger:\n{steps}"
    );
    for (room, cards) in rooms() {
        assert!(!cards.is_empty() && steps.contains(&format!("[{room}]")), "{room} has no step in the day");
    }
    let elsewhere = ["rules", "world", "view", "minds", "bargain", "day"].map(module).concat();
    let read = read_here(&elsewhere, &fields());
    let idle: Vec<&str> = (0..Theta::LEN).filter(|i| !read.contains(i)).map(|i| Theta::NAMES[i]).collect();
    assert!(idle.is_empty(), "nothing reads {idle:?}");
}

/// The scenario's value of each parameter and the range it is drawn from, as the page of the equations writes them.
fn values() -> Vec<String> {
    let text = lima("parameters.toml");
    let of = |name: &&str| {
        let (_, entry) = text
            .split_once(&format!("[\"{name}\"]\n"))
            .unwrap_or_else(|| panic!("{name} is not in parameters.toml"));
        let [value, low, high] = ["value", "low", "high"].map(|key| {
            let line = entry.lines().find_map(|l| l.strip_prefix(key)?.trim().strip_prefix('='));
            let given: Option<f64> = line.and_then(|l| l.trim().parse().ok());
            given.unwrap_or_else(|| panic!("{name} has no {key}"))
        });
        format!("{value} ({low} to {high})")
    };
    Theta::NAMES.iter().map(of).collect()
}

/// A line of the page of the equations; one of a table of parameters has the unit of the engine and the value of the scenario.
fn with_value(line: &str, values: &[String]) -> String {
    let cells: Vec<&str> = line.split('|').collect();
    let name = cells.get(2).and_then(|c| c.trim().strip_prefix('`')?.strip_suffix('`'));
    match name.and_then(Theta::index) {
        Some(i) => format!("|{}| `{}` | {} | {} |", cells[1], Theta::NAMES[i], Theta::UNITS[i], values[i]),
        None => line.to_owned(),
    }
}

#[test]
fn model_pages_have_the_values_in_the_equations() {
    let path = root().join("docs/model").join(EQUATIONS);
    let (page, values) = (read(&path), values());
    let anew: String = page.lines().map(|line| with_value(line, &values) + "\n").collect();
    if page != anew && std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &anew).unwrap();
    }
    for (there, anew) in read(&path).lines().zip(anew.lines()) {
        assert_eq!(there, anew, "run `UPDATE=1 cargo test -p tregua-lab model_pages`");
    }
    let unnamed: Vec<_> = Theta::NAMES.iter().filter(|n| !page.contains(&format!("`{n}`"))).collect();
    assert!(unnamed.is_empty(), "docs/model/{EQUATIONS} does not name {unnamed:?}");
}

/// Sections of the war model that are cited somewhere, each with who cites it.
fn cited() -> BTreeMap<String, String> {
    let mut cited = BTreeMap::new();
    let mut note = |by: &str, text: &str| {
        for section in sections(text) {
            cited.entry(section).or_insert_with(|| by.to_owned());
        }
    };
    for rule in rules::all() {
        rule.cites.iter().filter(|c| c.starts_with("war-model")).for_each(|c| note(rule.id, c));
    }
    for (name, says) in Theta::NAMES.iter().zip(Theta::SAYS).filter(|(_, says)| is_of_the_war_model(says)) {
        note(name, says);
    }
    let mut texts = Vec::new();
    for entry in fs::read_dir(root().join("scenarios/lima-1821")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".toml") {
            texts.push((name.clone(), lima(&name)));
        }
    }
    for of in
        ["rules", "world", "view", "minds", "scenario", "num", "draws", "outcome", "values", "day", "rule"]
    {
        texts.push((format!("{of}.rs"), module(of)));
    }
    for (by, text) in &texts {
        for words in ["war-model §", "war model §", "war-model section ", "war model, section "] {
            for after in text.split(words).skip(1) {
                note(by, &format!("§{after}")[..'§'.len_utf8() + number(after).len()]);
            }
        }
    }
    cited
}

/// A citation that leads nowhere, or a link of the page that does.
#[test]
fn model_pages_have_a_place_for_every_section_that_is_cited() {
    let folder = root().join("docs/model");
    let page = read(&folder.join(EQUATIONS));
    let has = |anchor: &str| page.contains(&format!("<a id=\"{anchor}\"></a>"));
    let cited = cited();
    assert!(cited.len() > 40 && cited.contains_key("10.3"), "{} sections are cited", cited.len());
    for (section, by) in &cited {
        assert!(
            has(&anchor(section)),
            "{by} cites war-model §{section}: docs/model/{EQUATIONS} has no such place"
        );
    }
    for link in page.split("](").skip(1).filter_map(|l| l.split(')').next()) {
        let (file, place) = link.split_once('#').unwrap_or((link, ""));
        assert!(folder.join(file).exists(), "docs/model/{EQUATIONS} links {link}, which is not there");
        assert!(!file.is_empty() || has(place), "docs/model/{EQUATIONS} has no place #{place}");
    }
}
