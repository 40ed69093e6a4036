//! What came of the talks: over many wars, how often a truce or a peace was made, where, when, on what terms, and how conferences ended.

use crate::campaign::{self, Room, Watcher};
use crate::ensemble::Design;
use crate::meetings::Meetings;
use crate::progress::Progress;
use crate::statistics::{Share, quantile, sorted};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{ConferenceId, Pact, PlaceId, Scenario, TruceId};
use tregua_engine::theta::Theta;
use tregua_engine::war::War;
use tregua_engine::world::World;

/// What became of one conference.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Met {
    /// Which.
    pub conference: ConferenceId,
    /// Share of the wars in which it was called.
    pub called: Share,
    /// Of those, share in which the other side came.
    pub came: Share,
    /// Of those in which both came, share in which something was signed there.
    pub signed: Share,
    /// Of those, share in which a settlement was.
    pub settled: Share,
    /// Offers made there, on the mean of the wars in which both came. Not a number where they never did.
    pub offers: f64,
    /// Of the wars in which both came, share in which the officers of a side would not have what was signed.
    pub officers: Share,
}

/// What came of the talks in some wars.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Course {
    /// How many wars.
    pub wars: u32,
    /// Share in which any truce was in force.
    pub truce: Share,
    /// Share in which deputies signed one at a table.
    pub at_table: Share,
    /// Share that a settlement ended.
    pub peace: Share,
    /// Share in which a settlement was signed without powers.
    pub without_powers: Share,
    /// Day of the first truce, where there was one: quantiles at 5, 50 and 95 %.
    pub first_truce: Option<[f64; 3]>,
    /// Day of the peace, where there was one.
    pub peace_day: Option<[f64; 3]>,
    /// Days under a truce, on the mean of all wars [day].
    pub under_truce: f64,
    /// What was signed at tables, the commonest first, with the share of wars in which it was.
    pub terms: Vec<(Pact, f64)>,
    /// The conferences, in the order of the scenario.
    pub conferences: Vec<Met>,
}

/// Most terms that are listed.
const LISTED: usize = 8;

/// What came of the talks in the wars of a design, but for those that fail; none if `stop` was raised.
#[must_use]
pub fn course(sc: &Scenario, design: &Design, stop: &AtomicBool, progress: &dyn Progress) -> Option<Course> {
    let fight = |i: u32| {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let war = campaign::war(sc, design.theta_of(sc, i), design.seed_of(i), design.minds);
        let mut notes = Notes::new(sc);
        let fight = || campaign::fight(&war, design.minds, design.until, &mut Room::default(), &mut notes);
        let fought = campaign::caught(fight);
        progress.advance(1);
        Some(fought.ok().map(|_| notes.told()))
    };
    let wars: Vec<Option<Option<Told>>> = (0..design.runs).into_par_iter().map(fight).collect();
    let wars: Option<Vec<Option<Told>>> = wars.into_iter().collect();
    Some(Course::of(sc, &wars?.into_iter().flatten().collect::<Vec<_>>()))
}

/// The parameter that says how sharply everyone chooses.
const TEMPERATURE: &str = "choice.temperature";

/// The same design at so many times the scenario's temperature of choice, the same in every war; and that temperature.
#[must_use]
pub fn heated(sc: &Scenario, design: &Design, times: f64) -> (f64, Design) {
    let at = Theta::index(TEMPERATURE).expect("the engine reads it");
    let value = sc.parameters[at].value * times;
    let mut design = design.clone();
    design.set.retain(|(name, _)| name != TEMPERATURE);
    design.set.push((TEMPERATURE.to_owned(), value));
    (value, design)
}

/// What was told of the talks of one war.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    first_truce: Option<i32>,
    at_table: bool,
    without_powers: bool,
    peace: Option<i32>,
    under_truce: u32,
    terms: Vec<Pact>,
    /// By conference.
    met: Vec<Visit>,
}

/// What was told of one conference in one war, all its meetings together; or of one meeting of it.
#[derive(Clone, Copy, Debug, Default)]
struct Visit {
    called: bool,
    came: bool,
    signed: bool,
    settled: bool,
    officers: bool,
    offers: u32,
}

impl Visit {
    /// Adds a meeting that is over. Of one to which the other side did not come nothing counts but that it was called.
    fn add(&mut self, meeting: Self) {
        self.called |= meeting.called;
        if meeting.came {
            self.came = true;
            self.signed |= meeting.signed;
            self.settled |= meeting.settled;
            self.officers |= meeting.officers;
            self.offers += meeting.offers;
        }
    }
}

/// A meeting under way: which conference sits, and what was told of this meeting alone.
#[derive(Clone, Copy, Debug, Default)]
struct Sitting {
    conference: Option<ConferenceId>,
    visit: Visit,
}

impl Told {
    fn add(&mut self, over: Sitting) {
        if let Some(conference) = over.conference {
            self.met[conference.ix()].add(over.visit);
        }
    }
}

/// Takes notes of a war's talks.
#[derive(Debug)]
pub(crate) struct Notes<'s> {
    sc: &'s Scenario,
    told: Told,
    /// Where deputies sit.
    meetings: Meetings<Sitting>,
}

impl<'s> Notes<'s> {
    pub(crate) fn new(sc: &'s Scenario) -> Self {
        let met = vec![Visit::default(); sc.talks.conferences.len()];
        Self { sc, told: Told { met, ..Told::default() }, meetings: Meetings::default() }
    }

    /// What was told of the whole war: meetings that were still open end with it.
    pub(crate) fn told(mut self) -> Told {
        self.meetings.rest().for_each(|over| self.told.add(over));
        self.told
    }

    /// Takes note of what happened at a table.
    fn here(&mut self, what: &Happened, note: impl Fn(&mut Visit)) {
        if let Some(sitting) = self.meetings.of(what) {
            note(&mut sitting.visit);
        }
    }

    fn signed(&mut self, what: &Happened, pact: Pact) {
        self.told.terms.push(pact);
        self.here(what, |v| v.signed = true);
    }

    /// A conference meets, or talks go on elsewhere, maybe as those of another: the other side comes unless it is told that it does not.
    fn meet(&mut self, place: PlaceId, what: &Happened) {
        let Some(sitting) = self.meetings.opens(what) else { return };
        let conference = self.sc.talks.at(place).or(sitting.conference);
        if conference != sitting.conference {
            self.told.add(std::mem::take(sitting));
        }
        sitting.conference = conference;
        (sitting.visit.called, sitting.visit.came) = (true, true);
    }

    fn hear(&mut self, day: i32, what: &Happened) {
        match *what {
            Happened::TalksOpened { place, .. } => self.meet(place, what),
            Happened::TalksRefused { .. } => self.here(what, |v| v.came = false),
            Happened::Offered { .. } | Happened::Proposed { .. } => self.here(what, |v| v.offers += 1),
            Happened::OfficersAgainst { .. } => self.here(what, |v| v.officers = true),
            Happened::TruceBegan { truce, .. } => self.truce(day, what, truce),
            Happened::SignedWithoutPowers { settlement, .. } => {
                self.told.without_powers = true;
                self.signed(what, Pact::Settlement(settlement));
            }
            Happened::PeaceMade { settlement, .. } => {
                self.told.peace = Some(day);
                self.signed(what, Pact::Settlement(settlement));
                self.here(what, |v| v.settled = true);
            }
            _ => {}
        }
        if let Some(over) = self.meetings.closes(what) {
            self.told.add(over);
        }
    }

    fn truce(&mut self, day: i32, what: &Happened, truce: TruceId) {
        self.told.first_truce.get_or_insert(day);
        if self.sc.truces[truce.ix()].at_table {
            self.told.at_table = true;
            self.signed(what, Pact::Truce(truce));
        }
    }
}

impl Watcher for Notes<'_> {
    fn see(&mut self, _: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        for (day, _, what) in told {
            self.hear(*day, what);
        }
        self.told.under_truce += u32::from(world.truce.is_some());
    }
}

impl Course {
    pub(crate) fn of(sc: &Scenario, wars: &[Told]) -> Self {
        let all = wars.len();
        let share = |of: fn(&Told) -> bool| Share::of_few(wars.iter().filter(|w| of(w)).count(), all);
        let mut terms = BTreeMap::<Pact, u32>::new();
        for war in wars {
            let mut signed = war.terms.clone();
            signed.sort();
            signed.dedup();
            signed.into_iter().for_each(|pact| *terms.entry(pact).or_default() += 1);
        }
        let mut terms: Vec<(Pact, f64)> =
            terms.into_iter().map(|(pact, n)| (pact, f64::from(n) / all.max(1) as f64)).collect();
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.truncate(LISTED);
        let conferences = (0..sc.talks.conferences.len()).map(|c| met(wars, ConferenceId::new(c)));
        Self {
            wars: all as u32,
            truce: share(|w| w.first_truce.is_some()),
            at_table: share(|w| w.at_table),
            peace: share(|w| w.peace.is_some()),
            without_powers: share(|w| w.without_powers),
            first_truce: days(wars.iter().filter_map(|w| w.first_truce)),
            peace_day: days(wars.iter().filter_map(|w| w.peace)),
            under_truce: wars.iter().map(|w| f64::from(w.under_truce)).sum::<f64>() / all.max(1) as f64,
            terms,
            conferences: conferences.collect(),
        }
    }
}

fn days(days: impl Iterator<Item = i32>) -> Option<[f64; 3]> {
    let days = sorted(days.map(f64::from));
    (!days.is_empty()).then(|| [0.05, 0.5, 0.95].map(|p| quantile(&days, p)))
}

fn met(wars: &[Told], conference: ConferenceId) -> Met {
    let visits = || wars.iter().map(|w| &w.met[conference.ix()]);
    let count = |of: fn(&Visit) -> bool| visits().filter(|v| of(v)).count();
    let (called, came) = (count(|v| v.called), count(|v| v.came));
    let offers: u32 = visits().map(|v| v.offers).sum();
    Met {
        conference,
        called: Share::of_few(called, wars.len()),
        came: Share::of_few(came, called),
        signed: Share::of_few(count(|v| v.signed), came),
        settled: Share::of_few(count(|v| v.settled), came),
        officers: Share::of_few(count(|v| v.officers), came),
        offers: f64::from(offers) / came as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;
    use tregua_engine::scenario::check::check;
    use tregua_engine::scenario::{DeciderId, SideId};

    /// What was done at the first meeting of a conference stays done when the other side does not come to the second.
    #[test]
    fn a_refusal_takes_nothing_from_an_earlier_meeting() {
        let sc = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}")).scenario;
        let (place, truce) = (sc.talks.conferences[0].place, TruceId::new(0));
        let opened = Happened::TalksOpened { place, chiefs: false, from: None };
        let offered = Happened::Proposed { place, pact: Pact::Truce(truce), mediator: DeciderId::new(0) };
        let refused = Happened::TalksRefused { place, by: SideId::new(1) };
        let closed = Happened::TalksClosed { place };
        let told = |heard: &[Happened]| {
            let mut notes = Notes::new(&sc);
            heard.iter().for_each(|what| notes.hear(1, what));
            met(&[notes.told()], ConferenceId::new(0))
        };
        let both = told(&[opened, offered, closed, opened, refused, closed]);
        assert_eq!((both.called.share, both.came.share, both.offers), (1.0, 1.0, 1.0));
        let none = told(&[opened, refused, closed]);
        assert_eq!((none.called.share, none.came.share), (1.0, 0.0));
        let open = told(&[opened, refused, closed, opened, offered]);
        assert_eq!((open.came.share, open.offers), (1.0, 1.0), "a meeting may outlast the war");
    }
}
