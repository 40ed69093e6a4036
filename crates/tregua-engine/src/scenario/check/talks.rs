//! Talks: truces, issues, the packages that agendas make of them, conferences, and what the record says.

use super::entries::Entries;
use super::ground::port;
use super::judge::Judge;
use super::names::Kind;
use super::plans;
use crate::said;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::talks::{self as raw, Kind as RawKind, Lack, TalksFile};
use crate::scenario::raw::{Given, Opt, PlaceRow, entries, tables};
use crate::scenario::talks::{Articles, Assent, Food};
use crate::scenario::{
    Agenda, AgendaId, AgendaKind, Conference, ConferenceId, DeciderId, Gives, Limit, MOST_TEMPERS, Mandate,
    Pact, Place, PlaceId, Protocol, RecordedOffer, Settlement, SettlementId, SideId, Talks, Temper, Truce,
    TruceId, Zone,
};
use crate::talks::agenda::{Agenda as Packages, Issue, Options, Package};

/// Most packages of one agenda: a head looks through all of them at a sitting.
const MOST_PACKAGES: u64 = 2000;

/// A truce of `talks.toml`.
pub(super) fn truce(judge: &mut Judge<'_>, raw: &raw::Truce) -> Truce {
    judge.cite(Kind::Truce, &raw.id, &raw.source, &raw.why, "why");
    at_least_a_day(judge, raw.id.text(), &raw.days);
    Truce {
        key: raw.id.text().to_owned(),
        days: raw.days.or(0),
        extends: yes(&raw.extends),
        zones: zones(judge, &raw.zones),
        movement: raw.movement.or(true),
        food: food(judge, &raw.food),
        guarantee: guarantee(judge, &raw.guarantee),
        disarmed: disarmed(judge, &raw.guarantee),
        trade: judge.ids(entries(&raw.trade)),
        exchange: yes(&raw.exchange),
        breach_cost: judge.share(&raw.breach_cost),
        at_table: yes(&raw.at_table),
    }
}

fn at_least_a_day(judge: &mut Judge<'_>, id: &str, days: &Given<i32>) {
    if days.value.is_some_and(|days| days < 1) {
        let what = said!("`{}` lasts {} days", id, days.or(0));
        judge.error(Code::S801, days.span, what, said!("give at least one day"));
    }
}

/// A choice that is no unless it is made.
fn yes(given: &Opt<bool>) -> bool {
    given.as_ref().is_some_and(|given| given.or(false))
}

fn zones(judge: &mut Judge<'_>, raw: &Opt<Vec<Given<raw::Zone>>>) -> Vec<Zone> {
    let zone = |zone: &raw::Zone| {
        let (side, place) = (judge.id(&zone.side), judge.id(&zone.place));
        Some(Zone { side: side?, place: place? })
    };
    tables(raw).filter_map(zone).collect()
}

fn food(judge: &mut Judge<'_>, raw: &Opt<raw::FoodIn>) -> Option<Food> {
    let food = raw.as_ref().and_then(Given::get)?;
    let share = judge.share(&food.share);
    Some((judge.id(&food.city)?, share))
}

fn guarantee(judge: &mut Judge<'_>, raw: &Opt<raw::Guarantee>) -> Option<(PlaceId, SideId)> {
    let given = raw.as_ref().and_then(Given::get)?;
    let (place, to) = (judge.id(&given.place), judge.id(&given.to));
    Some((place?, to?))
}

fn disarmed(judge: &mut Judge<'_>, raw: &Opt<raw::Guarantee>) -> f64 {
    let less = raw.as_ref().and_then(Given::get).and_then(|g| g.less.as_ref());
    less.map_or(0.0, |less| judge.share(less))
}

/// Merchants come to ports.
pub(super) fn trade_ports(judge: &mut Judge<'_>, places: &Entries<'_, PlaceRow, Place>, file: &TalksFile) {
    let whole = tables(&file.truce).map(|t| &t.trade);
    let options = tables(&file.issue).flat_map(|i| i.options.list()).filter_map(Given::get);
    for given in whole.chain(options.map(|o| &o.trade)).flat_map(entries) {
        let place = judge.id(given);
        port(judge, places, place, given);
    }
}

/// An issue, its options made.
struct Made {
    key: String,
    choices: Vec<Choice>,
}

/// An option, made.
#[derive(Default)]
struct Choice {
    key: String,
    articles: Articles,
    gives: Vec<Gives>,
}

/// Everything else of `talks.toml`. The truces that agendas make are added to those given.
pub(super) fn talks(judge: &mut Judge<'_>, file: &TalksFile, truces: &mut Vec<Truce>) -> Talks {
    let issues: Vec<Made> = tables(&file.issue).map(|i| issue(judge, i)).collect();
    let mut talks = Talks::default();
    for raw in tables(&file.agenda) {
        let made = agenda(judge, raw, &issues, truces, &mut talks);
        talks.agendas.extend(made);
    }
    for raw in tables(&file.refusal) {
        refuse(judge, raw, &issues, &mut talks.agendas);
    }
    talks.conferences = tables(&file.conference).map(|c| conference(judge, c)).collect();
    one_at_a_place(judge, file);
    talks.tempers = tables(&file.temper).map(|t| temper(judge, t)).collect();
    sum_to_one(judge, file, &talks.tempers);
    talks.offers = tables(&file.offer).filter_map(|o| offer(judge, o, &talks.agendas)).collect();
    talks.offers.sort_by_key(|o| o.day);
    talks
}

fn issue(judge: &mut Judge<'_>, raw: &raw::Issue) -> Made {
    judge.cite(Kind::Issue, &raw.id, &raw.source, &raw.why, "why");
    if raw.options.value.is_some() && raw.options.list().is_empty() {
        let what = said!("`{}` has no option", raw.id.text());
        judge.error(
            Code::S805,
            raw.options.span,
            what,
            said!("give what can be chosen, the usual one first"),
        );
    }
    let choices = raw.options.list().iter().filter_map(Given::get).map(|c| choice(judge, c)).collect();
    Made { key: raw.id.text().to_owned(), choices }
}

fn choice(judge: &mut Judge<'_>, raw: &raw::Choice) -> Choice {
    if let Some(days) = &raw.days {
        at_least_a_day(judge, raw.id.text(), days);
    }
    let gives = tables(&raw.gives).filter_map(|g| {
        let by = judge.within(&g.by, -1.0..=1.0);
        let to = judge.may(&g.to);
        Some(Gives { attribute: g.attribute.value?, to, by })
    });
    let gives = gives.collect();
    let articles = Articles {
        days: raw.days.as_ref().map_or(0, |d| d.or(0)),
        zones: zones(judge, &raw.zones),
        food: food(judge, &raw.food),
        guarantee: guarantee(judge, &raw.guarantee),
        disarmed: disarmed(judge, &raw.guarantee),
        trade: judge.ids(entries(&raw.trade)),
        exchange: yes(&raw.exchange),
    };
    Choice { key: raw.id.text().to_owned(), articles, gives }
}

fn agenda(
    judge: &mut Judge<'_>,
    raw: &raw::Agenda,
    issues: &[Made],
    truces: &mut Vec<Truce>,
    talks: &mut Talks,
) -> Option<Agenda> {
    judge.cite(Kind::Agenda, &raw.id, &raw.source, &raw.why, "why");
    let breach_cost = raw.breach_cost.as_ref().map_or(0.0, |c| judge.share(c));
    let movement = raw.movement.as_ref().is_none_or(|m| m.or(true));
    let chosen: Vec<&Made> = raw.issues.list().iter().filter_map(|id| found(judge, id, issues)).collect();
    let packages = packages(judge, raw, &chosen)?;
    let pick = |package: Package| -> Vec<&Choice> {
        packages.options(package).zip(&chosen).map(|(option, issue)| &issue.choices[option]).collect()
    };
    let keyed = |choices: &[&Choice]| {
        choices.iter().fold(raw.id.text().to_owned(), |key, choice| key + "/" + &choice.key)
    };
    let kind = match raw.kind.value? {
        RawKind::Truce => {
            let first = TruceId::new(truces.len());
            for package in packages.packages() {
                let choices = pick(package);
                truces.push(whole(keyed(&choices), &choices, movement, breach_cost));
            }
            AgendaKind::Truce(first)
        }
        RawKind::Settlement => {
            let first = SettlementId::new(talks.settlements.len());
            let agenda = AgendaId::new(talks.agendas.len());
            for package in packages.packages() {
                let choices = pick(package);
                let gives = choices.iter().flat_map(|c| c.gives.iter().copied()).collect();
                talks.settlements.push(Settlement::new(keyed(&choices), agenda, gives));
            }
            AgendaKind::Settlement { first, assent: assent(judge, &raw.assent) }
        }
    };
    let deciders = judge.names.count(Kind::Decider);
    let limits = vec![vec![Limit::Free; packages.size()]; deciders];
    Some(Agenda { key: raw.id.text().to_owned(), kind, packages, limits })
}

fn found<'i>(judge: &mut Judge<'_>, id: &Given<String>, issues: &'i [Made]) -> Option<&'i Made> {
    judge.names.find(Kind::Issue, id, &mut judge.faults)?;
    issues.iter().find(|i| i.key == id.text())
}

/// The packages of an agenda, if they can be numbered and each truce has a length.
fn packages(judge: &mut Judge<'_>, raw: &raw::Agenda, issues: &[&Made]) -> Option<Packages> {
    let span = raw.issues.span;
    if issues.len() < raw.issues.list().len() || raw.issues.value.is_none() {
        return None; // said already
    }
    if issues.is_empty() || issues.iter().any(|i| i.choices.is_empty()) {
        judge.error(Code::S805, span, said!("an agenda of nothing"), said!("name issues that have options"));
        return None;
    }
    let lasting = |issue: &&&Made| issue.choices.iter().all(|c| c.articles.days > 0);
    if raw.kind.value == Some(RawKind::Truce) && !issues.iter().any(|i| lasting(&i)) {
        let help = said!("name an issue each of whose options has `days`");
        judge.error(Code::S805, span, said!("nothing says how long its truces last"), help);
        return None;
    }
    let named = |issue: &&Made| Issue {
        name: issue.key.clone(),
        options: Options::Named(issue.choices.iter().map(|c| c.key.clone()).collect()),
    };
    let list: Vec<Issue> = issues.iter().map(named).collect();
    let count = Packages::count(&list);
    if count > MOST_PACKAGES {
        let what = said!("`{}` makes {} packages, more than {}", raw.id.text(), count, MOST_PACKAGES);
        judge.error(Code::S005, span, what, said!("take an issue off, or options from it"));
        return None;
    }
    Some(Packages::new(list))
}

/// A truce put together from options.
fn whole(key: String, choices: &[&Choice], movement: bool, breach_cost: f64) -> Truce {
    let articles = || choices.iter().map(|c| &c.articles);
    Truce {
        key,
        days: articles().map(|a| a.days).sum(),
        extends: true,
        zones: articles().flat_map(|a| a.zones.iter().copied()).collect(),
        movement,
        food: articles().find_map(|a| a.food),
        guarantee: articles().find_map(|a| a.guarantee),
        disarmed: articles().map(|a| a.disarmed).fold(0.0, f64::max),
        trade: articles().flat_map(|a| a.trade.iter().copied()).collect(),
        exchange: articles().any(|a| a.exchange),
        breach_cost,
        at_table: true,
    }
}

fn assent(judge: &mut Judge<'_>, raw: &Opt<raw::Assent>) -> Option<Assent> {
    let raw = raw.as_ref().and_then(Given::get)?;
    let days = judge.count(&raw.days, 1..=3660);
    let chance = judge.share(&raw.chance);
    let standing = judge.share(&raw.standing);
    Some(Assent { truce: judge.id(&raw.truce)?, days, chance, standing })
}

fn refuse(judge: &mut Judge<'_>, raw: &raw::Refusal, issues: &[Made], agendas: &mut [Agenda]) {
    judge.cite(Kind::Agenda, &raw.agenda, &raw.source, &raw.why, "why");
    let by: Vec<DeciderId> = judge.ids(raw.by.list());
    let Some(id) = judge.id::<AgendaId>(&raw.agenda) else { return };
    let take = options(judge, entries(&raw.take), issues);
    let unless = options(judge, entries(&raw.unless), issues);
    let Some(agenda) = agendas.get_mut(id.ix()) else { return };
    let limit = if raw.lack.value == Some(Lack::Powers) { Limit::Powers } else { Limit::Never };
    for package in agenda.packages.packages() {
        let takes = |key: &&str| {
            let of = |(i, option): (usize, usize)| agenda.packages.issues()[i].plain(option);
            agenda.packages.options(package).enumerate().any(|o| of(o) == **key)
        };
        if take.iter().all(|k| takes(&k.as_str())) && !unless.iter().any(|k| takes(&k.as_str())) {
            for decider in &by {
                let known = &mut agenda.limits[decider.ix()][package.ix()];
                // Who would not, would not with powers either.
                *known = if *known == Limit::Never { *known } else { limit };
            }
        }
    }
}

/// Options that exist.
fn options(judge: &mut Judge<'_>, list: &[Given<String>], issues: &[Made]) -> Vec<String> {
    let known = |key: &str| issues.iter().any(|i| i.choices.iter().any(|c| c.key == key));
    let found = list.iter().filter(|id| judge.names.find(Kind::Choice, id, &mut judge.faults).is_some());
    found.map(|id| id.text().to_owned()).filter(|key| known(key)).collect()
}

fn conference(judge: &mut Judge<'_>, raw: &raw::Conference) -> Conference {
    judge.cite(Kind::Conference, &raw.id, &raw.source, &raw.why, "why");
    let mut mandates = [Mandate::default(), Mandate::default()];
    for m in tables(&raw.mandates) {
        let (side, agendas) = (judge.id::<SideId>(&m.side), judge.ids(m.agendas.list()));
        if let Some(side) = side {
            let days = m.days.as_ref().map_or(0, |d| d.or(0));
            let report = m.report.as_ref().map(|r| judge.count(r, 1..=365));
            mandates[side.ix()] = Mandate { agendas, days, report };
        }
    }
    let protocol = raw.protocol.or(Protocol::Alternating);
    let mediator = judge.may(&raw.mediator);
    if protocol == Protocol::SingleText && raw.mediator.is_none() {
        let help = said!("name the decider who carries it as `mediator`");
        judge.error(Code::S806, raw.protocol.span, said!("a single text without a mediator"), help);
    }
    Conference {
        key: raw.id.text().to_owned(),
        place: judge.must(&raw.place),
        beside: yes(&raw.beside),
        agendas: judge.ids(raw.agendas.list()),
        protocol,
        first: judge.must(&raw.first),
        every: judge.count(&raw.every, 1..=365),
        sittings: judge.count(&raw.sittings, 1..=1000) as u16,
        mediator,
        mandates,
        expect: plans::expectations(judge, &raw.expect),
    }
}

/// Talks opened at a place are one conference: who sits beside another does not sit where it does.
fn one_at_a_place(judge: &mut Judge<'_>, file: &TalksFile) {
    let all = || tables(&file.conference);
    for raw in all().filter(|c| yes(&c.beside)) {
        let here = |c: &&raw::Conference| c.place.text() == raw.place.text() && c.id.span != raw.id.span;
        if let Some(other) = all().find(here) {
            let place = raw.place.text();
            let what =
                said!("`{}` sits beside `{}` at one place, `{}`", raw.id.text(), other.id.text(), place);
            let help = said!("talks opened at a place are one conference: let one of the two meet elsewhere");
            judge.error(Code::S809, raw.place.span, what, help);
        }
    }
}

fn temper(judge: &mut Judge<'_>, raw: &raw::Temper) -> Temper {
    judge.cite(Kind::Temper, &raw.id, &raw.source, &raw.why, "why");
    Temper {
        key: raw.id.text().to_owned(),
        side: judge.must(&raw.side),
        prior: judge.share(&raw.prior),
        truce: judge.within(&raw.truce, -1.0..=1.0),
        settlement: judge.within(&raw.settlement, -1.0..=1.0),
        keeps: judge.share(&raw.keeps),
        firm: yes(&raw.firm),
    }
}

/// Beliefs about a head are chances: they sum to 1, and there is room for them.
fn sum_to_one(judge: &mut Judge<'_>, file: &TalksFile, tempers: &[Temper]) {
    for side in SideId::BOTH {
        let own = || tables(&file.temper).zip(tempers).filter(|(_, t)| t.side == side);
        let Some((last, _)) = own().last() else { continue };
        let sum: f64 = own().map(|(_, t)| t.prior).sum();
        if (sum - 1.0).abs() > 1e-6 {
            let what = said!("the chances of a side's tempers sum to {}", format!("{sum:.3}"));
            judge.error(Code::S807, last.prior.span, what, said!("make them sum to 1"));
        }
        if own().count() > MOST_TEMPERS {
            let what = said!("more than {} tempers of a side", MOST_TEMPERS);
            judge.error(Code::S005, last.id.span, what, said!("merge the likest"));
        }
    }
}

fn offer(judge: &mut Judge<'_>, raw: &raw::Offer, agendas: &[Agenda]) -> Option<RecordedOffer> {
    judge.cite(Kind::Conference, &raw.conference, &raw.source, &raw.why, "why");
    let day = judge.day(&raw.date);
    let (conference, by) = (judge.id::<ConferenceId>(&raw.conference), judge.id(&raw.by));
    let agenda = agendas.get(judge.id::<AgendaId>(&raw.agenda)?.ix())?;
    let pact = pact(judge, &raw.take, agenda)?;
    Some(RecordedOffer { day, conference: conference?, by: by?, pact, accepted: raw.accepted.or(false) })
}

/// The package that takes these options.
fn pact(judge: &mut Judge<'_>, take: &Given<Vec<Given<String>>>, agenda: &Agenda) -> Option<Pact> {
    let issues = agenda.packages.issues();
    let mut options = vec![None; issues.len()];
    for id in take.list() {
        judge.names.find(Kind::Choice, id, &mut judge.faults)?;
        let of = |issue: &Issue| (0..issue.count() as usize).find(|o| issue.plain(*o) == id.text());
        if let Some((i, option)) = issues.iter().enumerate().find_map(|(i, issue)| Some((i, of(issue)?))) {
            options[i] = Some(option);
        }
    }
    let whole: Option<Vec<usize>> = options.iter().copied().collect();
    if whole.is_none() || take.list().len() != issues.len() {
        let names: Vec<&str> = issues.iter().map(|i| i.name.as_str()).collect();
        let what = said!("this is no package of `{}`", agenda.key);
        judge.error(Code::S808, take.span, what, said!("take one option of each of: {}", names.join(", ")));
    }
    Some(agenda.pact(agenda.packages.package(&whole.filter(|_| take.list().len() == issues.len())?)))
}
