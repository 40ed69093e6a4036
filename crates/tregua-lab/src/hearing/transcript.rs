//! The talks of one war, offer by offer, as the record tells them.

use super::signing::{Bench, Signing};
use super::{heads, span};
use crate::campaign::{self, Room, Watcher};
use crate::ensemble::Design;
use crate::meetings::Meetings;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::{ConferenceId, Scenario, SideId};
use tregua_engine::war::War;
use tregua_engine::world::World;

/// Something that was said or done at a table, or about one. Numbers are shares of the range of whoever they concern.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Line {
    /// Day since day 0.
    pub day: i32,
    /// The conference whose deputies sat there; of what was no table's, the one that was opened first of those that sat that day.
    pub conference: Option<ConferenceId>,
    /// What.
    pub happened: Happened,
    /// What the pact adds for whoever speaks.
    pub own: Option<f64>,
    /// What it adds for the other, as he believes.
    pub theirs: Option<f64>,
    /// What he hopes for by going on talking.
    pub hope: Option<f64>,
}

/// The talks of one war.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Transcript {
    /// Its number in the run.
    pub war: u32,
    /// Its seed.
    pub seed: u64,
    /// What was said and done, in order.
    pub lines: Vec<Line>,
    /// What was signed.
    pub signings: Vec<Signing>,
    /// Evenings before the last on which neither truce nor peace was in force.
    #[serde(skip)]
    pub open: Vec<i32>,
}

impl Transcript {
    /// Fights war `i` of a design again and takes it down.
    #[must_use]
    pub fn of(sc: &Scenario, design: &Design, i: u32) -> Self {
        let (war, seed) = (super::rollout::war(sc, design, i), design.seed_of(i));
        let transcript = Self { war: i, seed, lines: Vec::new(), signings: Vec::new(), open: Vec::new() };
        let mut clerk = Clerk { transcript, meetings: Meetings::default(), bench: Bench::default() };
        campaign::fight(&war, design.minds, design.until, &mut Room::default(), &mut clerk);
        clerk.transcript
    }
}

/// Takes down what is said.
struct Clerk {
    transcript: Transcript,
    meetings: Meetings<Option<ConferenceId>>,
    bench: Bench,
}

impl Watcher for Clerk {
    fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        for (day, rule, happened) in told {
            self.meetings.meet(war.sc, happened);
            if is_of_talks(happened) {
                let line = self.line(war.sc, world, *day, happened);
                self.transcript.lines.push(line);
            }
            self.meetings.closes(happened);
            let i = self.transcript.war;
            self.transcript.signings.extend(self.bench.hears(i, *day, rule, happened));
        }
        if world.truce.is_none() && world.peace.is_none() && world.day < war.sc.last_day {
            self.transcript.open.push(world.day);
        }
    }
}

impl Clerk {
    fn line(&mut self, sc: &Scenario, world: &World, day: i32, happened: &Happened) -> Line {
        let share = |x: f64, side: SideId| Some(x / span(sc, heads(world)[side.ix()]));
        let (own, theirs, hope) = match *happened {
            Happened::Offered { by, own, theirs, .. } => (share(own, by), share(theirs, by.enemy()), None),
            Happened::Answered { by, own, hope, .. } => (share(own, by), None, share(hope, by)),
            _ => (None, None, None),
        };
        let conference = self.meetings.of(happened).copied().flatten();
        Line { day, conference, happened: *happened, own, theirs, hope }
    }
}

fn is_of_talks(happened: &Happened) -> bool {
    use Happened as H;
    matches!(
        happened,
        H::TalksOpened { .. }
            | H::TalksRefused { .. }
            | H::TalksClosed { .. }
            | H::Offered { .. }
            | H::Proposed { .. }
            | H::Answered { .. }
            | H::Asked { .. }
            | H::Unanswered { .. }
            | H::OfferVoid { .. }
            | H::OfficersAgainst { .. }
            | H::SignedWithoutPowers { .. }
            | H::Disavowed { .. }
            | H::PeaceMade { .. }
            | H::TruceOffered { .. }
            | H::OfferLapsed { .. }
            | H::TruceRefused { .. }
            | H::TruceBegan { .. }
            | H::TruceEnded { .. }
    )
}
