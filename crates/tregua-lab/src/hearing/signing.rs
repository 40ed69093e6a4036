//! Signatures: who accepted what, and what had come of a refusal.

use super::refusing::{Refused, Refusing};
use super::rollout::{self, HEARING, SIGNINGS};
use super::transcript::Transcript;
use super::{Court, heads, span};
use crate::campaign::GaveUp;
use crate::meetings::Meetings;
use crate::statistics::Mean;
use tregua_engine::bargain::Scales;
use tregua_engine::day;
use tregua_engine::draws::Draws;
use tregua_engine::effect::Effects;
use tregua_engine::minds::{Mind, Minds};
use tregua_engine::record::{Happened, Record};
use tregua_engine::rule::Rule;
use tregua_engine::rules::talks::SIGN;
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::World;

/// A signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Signing {
    /// Number of the war in the run.
    pub war: u32,
    /// Day of the signature.
    pub day: i32,
    /// What was signed.
    pub pact: Pact,
    /// Sides that said yes to what was put before them; both, where both named a demand that it met.
    pub accepted_by: [bool; 2],
}

/// A signature against its refusal.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Trial {
    /// Which.
    pub signing: Signing,
    /// Who stood at the head of each side.
    pub heads: [DeciderId; 2],
    /// What each expected it to add, the evening before [share of his range]; none where nobody has found his values.
    pub expected: [Option<f64>; 2],
    /// What came of the war with the signature, less what came of it without, for each head [share of his range].
    pub gains: [Mean; 2],
    /// How far wars that look alike to him differ in that on the mean: the variance of his error on wars that he had not seen, less that of
    /// one pair of continuations; as a standard deviation.
    pub spread: [f64; 2],
}

impl Trial {
    /// What came for a head, in standard errors of the continuations alone, or with the spread between wars that look alike.
    #[must_use]
    pub fn t(&self, side: usize, with_spread: bool) -> f64 {
        let Mean { mean, error } = self.gains[side];
        let spread = if with_spread { self.spread[side] } else { 0.0 };
        Mean { mean, error: error.hypot(spread) }.t()
    }
}

/// Makes out, from what is told of a war, who accepted what was signed.
#[derive(Clone, Debug, Default)]
pub(super) struct Bench {
    meetings: Meetings<Spoken>,
    /// The truce that each side last offered by letter.
    letter: [Option<TruceId>; 2],
    /// Day of the last signature, and where.
    signed: (i32, Option<PlaceId>),
}

/// What was said at a table.
#[derive(Clone, Copy, Debug, Default)]
struct Spoken {
    /// What each side said yes to last.
    yes: [Option<Pact>; 2],
    /// The day on which each side last made an offer.
    offered: [i32; 2],
}

impl Bench {
    /// Hears something, and says whether it was a signature.
    pub(super) fn hears(&mut self, war: u32, day: i32, rule: &Rule, happened: &Happened) -> Option<Signing> {
        self.meetings.opens(happened);
        self.meetings.closes(happened);
        let mut none = Spoken::default();
        let here = self.meetings.of(happened).unwrap_or(&mut none);
        match *happened {
            Happened::Offered { by, .. } => {
                here.yes = [None; 2];
                here.offered[by.ix()] = day;
            }
            Happened::Answered { pact, by, yes, .. } => here.yes[by.ix()] = yes.then_some(pact),
            Happened::TruceOffered { truce, by } => self.letter[by.ix()] = Some(truce),
            _ => {}
        }
        // The truce in which an answer is awaited begins on the day of what was signed without powers: one signature.
        let (pact, at) = signed(rule, happened).filter(|(_, at)| self.signed != (day, *at))?;
        self.signed = (day, at);
        let spoken = *here;
        here.yes = [None; 2];
        let accepted_by = self.accepted_by(&spoken, day, pact);
        accepted_by.contains(&true).then_some(Signing { war, day, pact, accepted_by })
    }

    fn accepted_by(&self, spoken: &Spoken, day: i32, pact: Pact) -> [bool; 2] {
        if spoken.yes.contains(&Some(pact)) {
            return spoken.yes.map(|yes| yes == Some(pact));
        }
        if spoken.offered == [day; 2] {
            return [true; 2];
        }
        let offered = |by: SideId| self.letter[by.ix()].is_some_and(|truce| Pact::Truce(truce) == pact);
        SideId::BOTH.map(|side| offered(side.enemy()))
    }
}

/// What is signed by this, if anything is, and at which table. What a far court assents to was signed long before.
fn signed(rule: &Rule, happened: &Happened) -> Option<(Pact, Option<PlaceId>)> {
    match *happened {
        Happened::TruceBegan { truce, at, .. } => Some((Pact::Truce(truce), at)),
        Happened::SignedWithoutPowers { settlement, at, .. } => Some((Pact::Settlement(settlement), at)),
        Happened::PeaceMade { settlement, at } if rule.id == SIGN.id => {
            Some((Pact::Settlement(settlement), at))
        }
        _ => None,
    }
}

/// At most so many signatures: one of each war by lot, then another of each, and so on.
pub(super) fn drawn(transcripts: &[Transcript], most: usize) -> Vec<Signing> {
    let mut all: Vec<(usize, Signing)> = Vec::new();
    for transcript in transcripts {
        let luck = Draws::new(transcript.seed);
        let lot = |s: &Signing| luck.uniform(HEARING, 0, s.day, SIGNINGS);
        let mut of_war = transcript.signings.clone();
        of_war.sort_by(|a, b| lot(a).total_cmp(&lot(b)));
        all.extend(of_war.into_iter().enumerate());
    }
    all.sort_by_key(|(turn, s)| (*turn, s.war));
    all.truncate(most);
    all.sort_by_key(|(_, s)| (s.war, s.day));
    all.into_iter().map(|(_, s)| s).collect()
}

impl Court<'_> {
    /// Fights the day of a signature twice on its own luck, as it was and with a no, and both on from its evening with fresh luck. Nothing
    /// more is agreed in either, so that they differ by this pact alone: heads who misjudge it would only sign it a few days later.
    pub(super) fn tries(&self, signing: &Signing, lost: &mut Vec<GaveUp>) -> Option<Trial> {
        let war = rollout::war(self.sc, self.design, signing.war);
        let mut minds = Minds { kinds: self.design.minds };
        let before = rollout::evening(&war, &mut minds, signing.day - 1);
        let heads = heads(&before);
        let signed = next_day(&war, &before, &mut minds);
        let no = Refused::This(signing.pact);
        let refused = next_day(&war, &no.on_the_road(self.sc, &before), &mut Refusing { minds, refused: no });
        let forks = [signed, refused].map(|world| Refused::Everything.on_the_road(self.sc, &world));
        let came = self.continued((signing.war, &war), &forks, heads, Refused::Everything, lost)?;
        let expected = heads.map(|head| self.expects(&war, &before, head, signing.pact));
        let gains = [0, 1].map(|s: usize| {
            let span = span(self.sc, heads[s]);
            let each: Vec<f64> =
                came.iter().map(|[signed, refused]| (signed[s] - refused[s]) / span).collect();
            Mean::of(&each)
        });
        let luck = |s: usize| gains[s].error.powi(2) * came.len() as f64;
        let spread =
            [0, 1].map(|s: usize| (self.error(heads[s], signing.pact).powi(2) - luck(s)).max(0.0).sqrt());
        Some(Trial { signing: *signing, heads, expected, gains, spread })
    }

    /// What a head expects a pact to add [share of his range].
    fn expects(&self, war: &War<'_>, world: &World, head: DeciderId, pact: Pact) -> Option<f64> {
        let view = View::of(war, world, head);
        let scales = Scales::of(war, &view, self.sc.values.as_ref()?)?;
        Some(scales.weigh(pact).gain / span(self.sc, head))
    }

    /// How far off a head's idea of what a pact adds was, on wars that he had not seen [share of his range].
    fn error(&self, head: DeciderId, pact: Pact) -> f64 {
        let cell = self.sc.values.as_ref().and_then(|v| v.cell(head, head));
        let surface = cell.map(|c| match pact {
            Pact::Truce(_) => &c.truce,
            Pact::Settlement(_) => &c.war,
        });
        surface.map_or(0.0, |s| s.error / span(self.sc, head))
    }
}

/// The evening after one, on the war's own luck.
pub(super) fn next_day(war: &War<'_>, before: &World, minds: &mut dyn Mind) -> World {
    let mut world = before.clone();
    day::step(war, &mut world, minds, &mut Effects::new(), &mut Record::new());
    world
}

#[cfg(test)]
mod tests {
    use super::*;
    use tregua_engine::rules::{talks, truce};

    /// What is said at one table between the yes and the signature at another makes the yes no less of one.
    #[test]
    fn a_yes_is_kept_with_its_table() {
        let (blues, reds) = (SideId::new(0), SideId::new(1));
        let [ford, hill] = [0, 1].map(PlaceId::new);
        let [week, month] = [0, 1].map(TruceId::new);
        let offered = |place, truce, by| Happened::Offered {
            place,
            pact: Pact::Truce(truce),
            by,
            own: 0.1,
            theirs: 0.1,
            chance: 0.5,
        };
        let opened = |place| Happened::TalksOpened { place, chiefs: false, from: None };
        let yes = Happened::Answered {
            place: ford,
            pact: Pact::Truce(week),
            by: reds,
            yes: true,
            own: 0.1,
            hope: 0.0,
            chance: 0.5,
        };
        let said = [opened(ford), opened(hill), offered(ford, week, blues), yes, offered(hill, month, reds)];
        let mut bench = Bench::default();
        for happened in &said {
            assert_eq!(bench.hears(0, 3, &talks::OFFER, happened), None);
        }
        let began = |truce, at| Happened::TruceBegan { truce, until: 9, extends: false, at: Some(at) };
        let signed = Signing { war: 0, day: 4, pact: Pact::Truce(week), accepted_by: [false, true] };
        assert_eq!(bench.hears(0, 4, &truce::BEGIN, &began(week, ford)), Some(signed));
        // Nobody said yes to what begins on the hill on the same day.
        assert_eq!(bench.hears(0, 4, &truce::BEGIN, &began(month, hill)), None);
    }
}
