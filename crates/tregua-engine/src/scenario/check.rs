//! The door: from [`Raw`] to a complete [`Scenario`], or every fault at once.
//!
//! First all ids are taken up; then each entry is made, with its ids resolved and its numbers judged; then the lists are held
//! against each other. Only an unblemished folder makes a scenario: nothing behind this door asks again.

mod book;
mod command;
mod conditions;
mod decisions;
mod entries;
mod forces;
mod ground;
mod judge;
mod menu;
mod names;
mod outside;
mod parameters;
mod plans;
mod record;
mod talks;

pub use names::Kind;

use self::command::Command;
use self::entries::{Entries, all, read};
use self::forces::Forces;
use self::judge::Judge;
use self::menu::Menu;
use self::names::Names;
use super::book::{Book, Tongues};
use super::diagnostic::{Code, Diagnostic, Faults};
use super::raw::{self, Given, Opt, Raw, entries as listed, tables};
use super::text::Texts;
use super::{
    DeciderId, Event, Graph, Parameter, Place, PlaceId, Plan, PlanId, Route, Scenario, Side, Source, Talks,
    Target, Truce, Verb,
};
use crate::said;
use crate::unit::Date;

/// A scenario that can be run, the book that goes with it, and what somebody should look at.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The war.
    pub scenario: Scenario,
    /// What people read about it.
    pub book: Book,
    /// Faults that do not stop the war.
    pub warnings: Vec<Diagnostic>,
}

/// Reads and checks the texts of a folder.
///
/// # Errors
/// Every fault that was found (warnings among them), in order of file and line.
pub fn check(texts: &Texts) -> Result<Checked, Vec<Diagnostic>> {
    let mut faults = Faults::new(texts);
    let raw = raw::parse(texts, &mut faults);
    let mut judge = Judge {
        faults,
        names: Names::default(),
        war: None,
        assumed: Vec::new(),
        cited: Vec::new(),
        unknown: 0,
    };
    take_names(&mut judge, &raw);
    judge.war = war(&mut judge, texts, &raw);
    let sources = sources(&raw);
    judge.assumed = sources.iter().map(|s| s.assumed).collect();
    let mut lists = Lists::make(&mut judge, &raw);
    let talks = raw.talks.as_ref().map(|f| talks::talks(&mut judge, f, &mut lists.truces.made));
    let graph = lists.judge(&mut judge, &raw);
    let book = lists.book(&mut judge, &raw);
    let whole = raw
        .scenario
        .as_ref()
        .zip(talks)
        .and_then(|(file, talks)| finish(&mut judge, texts, file, lists, talks, graph, sources));
    // What is asked of a war that is not sound may be about what is not there.
    let asked = raw.questions.as_ref();
    let sound = whole.as_ref().filter(|_| judge.faults.errors() == 0);
    let what_ifs = sound.map_or_else(Vec::new, |(sc, _)| book::what_ifs(&mut judge, asked, sc));
    let errors = judge.faults.errors();
    let list = judge.faults.into_list();
    match whole {
        Some((scenario, emergent)) if errors == 0 => Ok(Checked {
            scenario,
            book: Book { emergent, what_ifs, cited: judge.cited, ..book },
            warnings: list,
        }),
        _ => Err(list),
    }
}

/// Takes up all ids, so that an entry can name one that stands further down.
fn take_names(judge: &mut Judge<'_>, raw: &Raw) {
    let (names, faults) = (&mut judge.names, &mut judge.faults);
    let (file, talks) = (raw.scenario.as_ref(), raw.talks.as_ref());
    names.add(Kind::Side, ids(file.and_then(|f| f.side.get()), |x| &x.id), faults);
    names.add(Kind::Army, ids(file.and_then(|f| f.army.get()), |x| &x.id), faults);
    names.add(Kind::Squadron, ids(file.and_then(|f| may(&f.squadron)), |x| &x.id), faults);
    names.add(Kind::City, ids(file.and_then(|f| may(&f.city)), |x| &x.id), faults);
    names.add(Kind::Decider, ids(file.and_then(|f| f.decider.get()), |x| &x.id), faults);
    names.add(Kind::Faction, ids(file.and_then(|f| may(&f.faction)), |x| &x.id), faults);
    names.add(Kind::Place, ids(raw.places.as_ref(), |x| &x.place.id), faults);
    names.add(Kind::Route, ids(raw.routes.as_ref(), |x| &x.id), faults);
    names.add(Kind::Formation, ids(raw.formations.as_ref(), |x| &x.id), faults);
    names.add(Kind::Ship, ids(raw.ships.as_ref(), |x| &x.id), faults);
    names.add(Kind::Statement, ids(raw.coverage.as_ref(), |x| &x.statement), faults);
    names.add(Kind::Plan, ids(raw.plans.as_ref().and_then(|f| f.plan.get()), |x| &x.id), faults);
    names.add(Kind::Truce, ids(talks.and_then(|f| may(&f.truce)), |x| &x.id), faults);
    names.add(Kind::Issue, ids(talks.and_then(|f| may(&f.issue)), |x| &x.id), faults);
    let options = talks.map(|f| tables(&f.issue).flat_map(|i: &raw::talks::Issue| i.options.list()));
    names.add(Kind::Choice, options.map(|o| o.map(|x| x.get().map(|x| &x.id))), faults);
    names.add(Kind::Agenda, ids(talks.and_then(|f| may(&f.agenda)), |x| &x.id), faults);
    names.add(Kind::Conference, ids(talks.and_then(|f| may(&f.conference)), |x| &x.id), faults);
    names.add(Kind::Temper, ids(talks.and_then(|f| may(&f.temper)), |x| &x.id), faults);
    names.add(Kind::Event, ids(raw.outside.as_ref().and_then(|f| may(&f.event)), |x| &x.id), faults);
    names.add(Kind::Target, ids(raw.record.as_ref().and_then(|f| may(&f.target)), |x| &x.id), faults);
    names.add(Kind::Decision, ids(raw.decisions.as_ref().and_then(|f| may(&f.decision)), |x| &x.id), faults);
    names.add(Kind::Question, ids(raw.questions.as_ref().and_then(|f| may(&f.question)), |x| &x.id), faults);
    let hypotheses = raw.hypotheses.as_ref();
    names.add(Kind::Hypothesis, ids(hypotheses.and_then(|f| may(&f.hypothesis)), |x| &x.id), faults);
    names.add(Kind::Parameter, raw.parameters.as_ref().map(|l| l.iter().map(|(name, _)| Some(name))), faults);
    names.add(Kind::Source, raw.sources.as_ref().map(|l| l.iter().map(|(name, _)| Some(name))), faults);
}

/// The id of each entry of a list, none for one that could not be read; none for all if the list could not be.
fn ids<T>(
    list: Option<&Vec<Given<T>>>,
    id: fn(&T) -> &Given<String>,
) -> Option<impl Iterator<Item = Option<&Given<String>>>> {
    list.map(|list| list.iter().map(move |entry| entry.get().map(id)))
}

/// A list that may be left out: empty then, and none if it could not be read.
fn may<T>(list: &Opt<Vec<T>>) -> Option<&Vec<T>> {
    list.as_ref().map_or(Some(const { &Vec::new() }), Given::get)
}

/// First and last day, and that the scenario bears the name of its folder.
fn war(judge: &mut Judge<'_>, texts: &Texts, raw: &Raw) -> Option<(Date, Date)> {
    let file = raw.scenario.as_ref()?;
    if file.name.value.is_some() && file.name.text() != texts.name() {
        let what = said!("the scenario is called `{}`, its folder `{}`", file.name.text(), texts.name());
        judge.error(Code::S204, file.name.span, what, said!("give both the same name"));
    }
    judge.in_order(&file.first, &file.last, said!("swap `first` and `last`"));
    let (first, last) = (file.first.value?, file.last.value?);
    let days = last.number() - first.number();
    if days > LONGEST {
        let what = said!("a war of {} days", days);
        judge.error(Code::S302, file.last.span, what, said!("simulate at most {} days", LONGEST));
    }
    (first <= last).then_some((first, last))
}

/// Most days that can be simulated [day].
const LONGEST: i32 = 3660;

fn sources(raw: &Raw) -> Vec<Source> {
    let list = raw.sources.as_deref().unwrap_or_default();
    // A source that is not a table keeps its number: ids are positions.
    let none = || Source {
        key: String::new(),
        author: String::new(),
        title: String::new(),
        year: String::new(),
        kind: String::new(),
        note: String::new(),
        assumed: false,
    };
    list.iter().map(|(name, given)| given.get().map_or_else(none, |s| book::source(name, s))).collect()
}

/// All that the files list, made and still beside what it was made from.
struct Lists<'r> {
    places: Entries<'r, raw::PlaceRow, Place>,
    routes: Entries<'r, raw::rows::Route, Route>,
    cities: Entries<'r, raw::folk::City, super::City>,
    forces: Forces<'r>,
    command: Command<'r>,
    plans: Entries<'r, raw::plans::Plan, Plan>,
    truces: Entries<'r, raw::talks::Truce, Truce>,
    events: Entries<'r, raw::outside::Event, Event>,
    targets: Entries<'r, raw::record::Target, Target>,
    decisions: Entries<'r, raw::record::Decision, decisions::Documented>,
    parameters: Vec<Parameter>,
}

impl<'r> Lists<'r> {
    fn make(judge: &mut Judge<'_>, raw: &'r Raw) -> Self {
        let file = raw.scenario.as_ref();
        Self {
            places: Entries::make(judge, all(raw.places.as_deref()), ground::place),
            routes: Entries::make(judge, all(raw.routes.as_deref()), ground::route),
            cities: Entries::make(judge, all(file.map(|f| listed(&f.city))), ground::city),
            forces: Forces {
                armies: Entries::make(judge, all(file.map(|f| f.army.list())), forces::army),
                formations: Entries::make(judge, all(raw.formations.as_deref()), forces::formation),
                squadrons: Entries::make(judge, all(file.map(|f| listed(&f.squadron))), forces::squadron),
                ships: Entries::make(judge, all(raw.ships.as_deref()), forces::ship),
            },
            command: Command {
                sides: Entries::make(judge, all(file.map(|f| f.side.list())), command::side),
                deciders: Entries::make(judge, all(file.map(|f| f.decider.list())), command::decider),
                factions: Entries::make(judge, all(file.map(|f| listed(&f.faction))), command::faction),
            },
            plans: Entries::make(judge, all(raw.plans.as_ref().map(|f| f.plan.list())), plans::plan),
            truces: Entries::make(judge, all(raw.talks.as_ref().map(|f| listed(&f.truce))), talks::truce),
            events: Entries::make(judge, all(raw.outside.as_ref().map(|f| listed(&f.event))), outside::event),
            targets: Entries::make(
                judge,
                all(raw.record.as_ref().map(|f| listed(&f.target))),
                record::target,
            ),
            decisions: Entries::make(
                judge,
                all(raw.decisions.as_ref().map(|f| listed(&f.decision))),
                decisions::decision,
            ),
            parameters: parameters::parameters(judge, raw.parameters.as_deref()),
        }
    }

    /// Holds the lists against each other; gives the ways between places, if the legs are sound.
    fn judge(&self, judge: &mut Judge<'_>, raw: &Raw) -> Option<Graph> {
        ground::beds_columns(judge, raw.places.as_deref());
        ground::legs(judge, &self.places, &self.routes);
        ground::food_ports(judge, &self.places, &self.cities);
        if let Some(file) = &raw.talks {
            talks::trade_ports(judge, &self.places, file);
        }
        self.forces.judge(judge, &self.places);
        self.forces.awaited(judge, raw.outside.as_ref().map(|f| listed(&f.event)));
        if let Some(file) = &raw.scenario {
            self.command.judge(judge, &self.forces, &file.side);
        }
        outside::arrivals(judge, &self.events, &self.forces, &self.command);
        decisions::on_the_menu(judge, &self.decisions, &self.plans);
        let ways = self.routes.sound().count() == self.routes.made.len() && !self.places.made.is_empty();
        let graph = ways.then(|| Graph::build(&self.places.made, &self.routes.made));
        let menu = Menu {
            plans: &self.plans,
            command: &self.command,
            forces: &self.forces,
            places: &self.places,
            graph: graph.as_ref(),
        };
        menu.judge(judge);
        graph
    }

    /// What people read, but for the emergent decisions and the citations.
    fn book(&self, judge: &mut Judge<'_>, raw: &Raw) -> Book {
        let coverage = read(raw.coverage.as_deref()).map(|row| book::statement(judge, row)).collect();
        let questions = read(raw.decisions.as_ref().map(|f| listed(&f.decision)));
        let questions: Vec<(String, Tongues)> =
            questions.map(|d| (d.id.text().to_owned(), decisions::tongues(&d.question))).collect();
        let url = |s: &raw::book::Source| s.url.as_ref().map_or("", Given::text).to_owned();
        let urls = raw.sources.as_deref().unwrap_or_default();
        Book {
            words: book::words(judge, &raw.words),
            hypotheses: book::hypotheses(judge, raw.hypotheses.as_ref()),
            coverage,
            questions: questions.into_iter().collect(),
            urls: urls.iter().map(|(_, given)| given.get().map_or_else(String::new, url)).collect(),
            ..Book::default()
        }
    }
}

/// The scenario, if nothing is missing for it.
fn finish(
    judge: &mut Judge<'_>,
    texts: &Texts,
    file: &raw::folk::ScenarioFile,
    lists: Lists<'_>,
    talks: Talks,
    graph: Option<Graph>,
    sources: Vec<Source>,
) -> Option<(Scenario, Vec<super::book::Emergent>)> {
    let capital: Option<PlaceId> = judge.id(&file.capital);
    let fort: Option<PlaceId> = judge.id(&file.fort);
    let interior = judge.ids(file.interior.list());
    let (first, last) = judge.war?;
    let sides: [Side; 2] = lists.command.sides.made.try_into().ok()?;
    let (decisions, emergent) = decisions::by_date(lists.decisions.made);
    let (plans, mut deciders) = (lists.plans.made, lists.command.deciders.made);
    for (i, decider) in deciders.iter_mut().enumerate() {
        let id = DeciderId::new(i);
        decider.menu = (0..plans.len()).filter(|p| plans[*p].by.contains(&id)).map(PlanId::new).collect();
    }
    let plans = plans.into_iter().map(|p| Plan { at_table: offers_at_table(&p, &lists.truces.made), ..p });
    let plans: Vec<Plan> = plans.collect();
    let scenario = Scenario {
        name: texts.name().to_owned(),
        first,
        last_day: last.number() - first.number(),
        sides,
        places: lists.places.made,
        routes: lists.routes.made,
        graph: graph?,
        cities: lists.cities.made,
        armies: lists.forces.armies.made,
        formations: lists.forces.formations.made,
        squadrons: lists.forces.squadrons.made,
        ships: lists.forces.ships.made,
        deciders,
        factions: lists.command.factions.made,
        plans,
        truces: lists.truces.made,
        talks,
        events: lists.events.made,
        decisions,
        targets: lists.targets.made,
        parameters: lists.parameters,
        sources,
        capital: capital?,
        fort: fort?,
        interior,
        values: None,
        posterior: None,
        digest: texts.digest_of(|file| !raw::BOOK_FILES.contains(&file)),
    };
    Some((scenario, emergent))
}

/// Whether the plan makes or answers an offer of a truce that is agreed at a conference.
fn offers_at_table(plan: &Plan, truces: &[Truce]) -> bool {
    plan.orders.iter().any(|order| match order.verb {
        Verb::ProposeTruce { truce } | Verb::AcceptTruce { truce } | Verb::RefuseTruce { truce } => {
            truces[truce.ix()].at_table
        }
        _ => false,
    })
}
