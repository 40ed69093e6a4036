//! `tregua table`: a negotiation domain, its efficient packages, and the points that theory singles out.

mod json;
mod tell;

use super::check::colours;
use super::{note, say, words};
use crate::args::{Numbers, Table, War};
use crate::failure::{Done, Failure};
use std::path::Path;
use tregua_engine::talks::Seat;
use tregua_engine::talks::agenda::{Agenda, Package};
use tregua_engine::talks::domain::Domain;
use tregua_engine::talks::efg::{MOST_NODES, Tree};
use tregua_engine::talks::frontier::{Frontier, Point};
use tregua_engine::talks::solution::Solutions;
use tregua_engine::talks::space::Space;
use tregua_lab::beside::Beside;
use tregua_lab::domain::{self, DomainError};
use tregua_lab::report::plane::{self, AtWar, Plane};
use tregua_lab::talks::evening::{self, Evening};
use tregua_lab::values::Kept;
use tregua_lab::words::Lang;

/// Two at a table.
struct Seated<'a> {
    domain: &'a Domain,
    /// Positions of the two among the parties.
    two: [usize; 2],
    space: Space,
    frontier: Frontier,
    disagreement: [f64; 2],
    solutions: Option<Solutions>,
    /// The evening of a war, if it is one.
    evening: Option<&'a Evening>,
}

impl<'a> Seated<'a> {
    /// The table of a war: its points are those of what can be signed, as long as anything that can is worth it to both.
    fn at_war(self, evening: &'a Evening) -> Self {
        let points = (0..self.space.size() as u32).map(Package).filter(|p| !evening.barred[p.ix()]);
        let points = points.map(|what| Point { what, utility: self.space.utility(what) });
        let frontier = Frontier::among(points.collect());
        if frontier.points().is_empty() {
            return Self { evening: Some(evening), ..self };
        }
        let solutions = frontier.solve(self.disagreement);
        Self { frontier, solutions, evening: Some(evening), ..self }
    }
}

impl Seated<'_> {
    fn names(&self) -> [&str; 2] {
        self.two.map(|i| self.domain.parties[i].name.as_str())
    }

    /// The points by the name of their message, as far as there are any.
    fn points(&self) -> Vec<(&'static str, Point)> {
        let rational = self.solutions.map(|s| {
            [
                ("table-nash", s.nash),
                ("table-kalai-smorodinsky", s.kalai_smorodinsky),
                ("table-egalitarian", s.egalitarian),
            ]
        });
        rational.into_iter().flatten().chain([("table-welfare", self.frontier.welfare())]).collect()
    }
}

/// A package's options in words, issue by issue.
fn options(agenda: &Agenda, package: Package) -> impl Iterator<Item = (&str, String)> {
    let pairs = agenda.issues().iter().zip(agenda.options(package));
    pairs.map(|(issue, option)| (issue.name.as_str(), issue.say(option)))
}

/// Tells, draws and writes what is asked for.
pub fn table(args: &Table, lang: Lang) -> Result<Done, Failure> {
    if let Some(day) = &args.day {
        let evening = evening(args, day, lang)?;
        return show(args, lang, seated(args, &evening.domain)?.at_war(&evening));
    }
    let loaded = match domain::load(&args.domain, args.cut) {
        Ok(loaded) => loaded,
        Err(DomainError::Faults { texts, faults, .. }) => {
            note(domain::render(&texts, &faults, lang, colours()));
            note(domain::counted(&faults, lang));
            return Ok(Done::No);
        }
        Err(other) => return Err(other.into()),
    };
    if !loaded.warnings.is_empty() {
        note(domain::render(&loaded.texts, &loaded.warnings, lang, colours()));
    }
    show(args, lang, seated(args, &loaded.domain)?)
}

/// The table of a war on the evening of a day.
fn evening(args: &Table, day: &str, lang: Lang) -> Result<Evening, Failure> {
    let war = War {
        scenario: args.domain.to_string_lossy().into_owned(),
        seed: args.seed,
        minds: args.minds.clone(),
        set: Vec::new(),
    };
    let (loaded, design) = war.load(1, Numbers::Default, None)?;
    if loaded.scenario.values.is_none() {
        Kept::read(&loaded.folder, &loaded.scenario)?;
    }
    let day = crate::which::day(&loaded.scenario, day)?;
    let found = evening::evening(&loaded, &design, day, lang);
    found.ok_or_else(|| {
        Failure::Typed(("typed-no-table", vec![("date", loaded.scenario.date(day).to_string())]))
    })
}

fn show(args: &Table, lang: Lang, seated: Seated<'_>) -> Result<Done, Failure> {
    let words = words(lang);
    // Files first: nobody may be reading what is told.
    if let Some(path) = &args.svg {
        write(path, &drawn(&seated, lang))?;
        note(say(&words, "table-svg", &[("path", path.display().to_string())]));
    }
    if let Some(path) = &args.efg {
        let facts = tree(&seated, args.rounds, path)?;
        note(say(&words, "table-efg", &facts));
    }
    if args.json {
        json::tell(&seated)?;
    } else {
        tell::tell(&seated, &words)?;
    }
    Ok(Done::Yes)
}

fn seated<'a>(args: &Table, domain: &'a Domain) -> Result<Seated<'a>, Failure> {
    let two = args.parties.as_deref().map_or(Ok([0, 1]), |typed| parties(domain, typed))?;
    let disagreement =
        args.disagreement.as_deref().map_or_else(|| Ok(domain.disagreement(two)), disagreement)?;
    let space = domain.space(two);
    let frontier = Frontier::of(&space);
    let solutions = frontier.solve(disagreement);
    Ok(Seated { domain, two, space, frontier, disagreement, solutions, evening: None })
}

/// `A,B`: two parties by name. A name may hold a comma itself.
fn parties(domain: &Domain, typed: &str) -> Result<[usize; 2], Failure> {
    let find = |name: &str| domain.parties.iter().position(|p| p.name == name.trim());
    let commas = typed.match_indices(',').map(|(at, _)| (&typed[..at], &typed[at + 1..]));
    let found = commas.filter_map(|(a, b)| Some([find(a)?, find(b)?])).find(|[a, b]| a != b);
    found.ok_or_else(|| {
        let names: Vec<&str> = domain.parties.iter().map(|p| p.name.as_str()).collect();
        Failure::Typed(("typed-parties", vec![("typed", typed.to_owned()), ("names", names.join(", "))]))
    })
}

/// `U1,U2`.
fn disagreement(typed: &str) -> Result<[f64; 2], Failure> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|x| x.is_finite());
    let pair = typed.split_once(',').and_then(|(a, b)| Some([number(a)?, number(b)?]));
    pair.ok_or_else(|| Failure::Typed(("typed-disagreement", vec![("typed", typed.to_owned())])))
}

fn drawn(seated: &Seated<'_>, lang: Lang) -> String {
    let plane = Plane {
        name: &seated.domain.name,
        parties: seated.names(),
        agenda: &seated.domain.agenda,
        space: &seated.space,
        frontier: &seated.frontier,
        disagreement: seated.disagreement,
        solutions: seated.solutions,
        war: seated.evening.map(|e| AtWar { barred: &e.barred, offers: &e.offers }),
    };
    plane::svg(&plane, lang)
}

/// Writes the tree of offers that both could accept; what there is to say of it.
fn tree(seated: &Seated<'_>, rounds: u32, path: &Path) -> Result<Vec<(&'static str, String)>, Failure> {
    let agenda = &seated.domain.agenda;
    let named = |point: &Point| {
        let words: Vec<String> = options(agenda, point.what).map(|(_, option)| option).collect();
        (words.join(", "), point.utility)
    };
    let offers: Vec<_> = seated.frontier.rational(seated.disagreement).iter().map(named).collect();
    if offers.is_empty() {
        return Err(Failure::Typed(("typed-tree-empty", vec![])));
    }
    let terms = seated.domain.terms(seated.two, rounds, seated.disagreement);
    let (title, players) = (seated.domain.name.as_str(), seated.names());
    let tree = Tree { title, players, offers: &offers, terms, first: Seat::First, rounds };
    let mut facts = vec![
        ("nodes", tree.nodes().to_string()),
        ("rounds", rounds.to_string()),
        ("offers", offers.len().to_string()),
    ];
    let Some(text) = tree.text() else {
        facts.push(("most", MOST_NODES.to_string()));
        return Err(Failure::Typed(("typed-tree", facts)));
    };
    write(path, &text)?;
    facts.push(("path", path.display().to_string()));
    Ok(facts)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|cause| {
        let facts = vec![("path", path.display().to_string()), ("cause", cause.to_string())];
        Failure::Typed(("error-unwritable", facts))
    })
}
