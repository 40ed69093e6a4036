//! A mind that does as recorded, and asks each reading how likely it held that.

use super::acts::Acts;
use super::evidence::trembling;
use tregua_engine::bargain::{Prospect, Scales};
use tregua_engine::minds::{self, Calls, Choice, Mind, Minds};
use tregua_engine::num;
use tregua_engine::rules::council;
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::World;

/// Temperatures of choice at which readings are asked, against the scenario's: the first is its own.
pub const TEMPERATURES: [f64; 3] = [1.0, 0.5, 2.0];

/// How likely one act was under each reading at each of the temperatures, and among how many options.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// By reading, by temperature.
    pub chances: Vec<[f64; TEMPERATURES.len()]>,
    /// Options, doing nothing among them.
    pub options: usize,
    /// The war came to it.
    pub done: bool,
}

/// Options of a choice to which a war did not come: about as many as a menu has.
const EQUALS: u32 = 12;

/// The readings at work in one war: wars that differ in what the deciders want, and how warm they choose.
pub struct Readings<'a> {
    /// By reading, by temperature: nothing is fought in them.
    pub wars: Vec<[War<'a>; TEMPERATURES.len()]>,
    /// The kind of the free minds.
    pub kind: MindKind,
    /// What counts.
    pub acts: &'a Acts,
}

/// What one war has told so far.
#[derive(Clone, Debug)]
pub struct Told {
    /// By act; none before its day.
    pub said: Vec<Option<Said>>,
    /// What the acts so far would tell on the mean, if reading i were true, for it and against j: Σ KL(i‖j) [nat].
    pub power: Vec<Vec<f64>>,
    /// How much less likely the acts so far were than a reading would have its deciders choose on the mean, by reading: the sum of the
    /// differences of ln p, and of their variances.
    pub surprise: Vec<(f64, f64)>,
}

impl Told {
    /// Nothing yet.
    #[must_use]
    pub fn new(acts: usize, readings: usize) -> Self {
        Self {
            said: vec![None; acts],
            power: vec![vec![0.0; readings]; readings],
            surprise: vec![(0.0, 0.0); readings],
        }
    }
}

impl Readings<'_> {
    /// A view as a reading's war has it: the same beliefs, other wants.
    fn seen<'v>(war: &'v War<'_>, view: &View<'v>) -> View<'v> {
        let mut seen = view.clone();
        seen.sc = war.sc;
        seen
    }

    /// A choice that was made: how likely each reading held it, among what could freely be chosen that day.
    fn choice(&self, at: usize, view: &View<'_>, plan: PlanId, told: &mut Told) {
        let treats = self.kind == MindKind::Quantal;
        let (menu, n) = council::menu(view, Calls::ByPeriod, treats);
        let menu = &menu[..n];
        let place = menu.iter().position(|p| *p == plan);
        let chances = |war: &War<'_>| minds::chances(war, &Self::seen(war, view), self.kind, menu);
        self.note(at, n + 1, chances, |all| place.map_or(0.0, |i| all[i]), told);
    }

    /// An act to which the war did not come, because it had drifted too far for it. No reading can say how likely it was: it counts as a
    /// choice among equals, alike for all, so that such a war is neither barred nor favoured. (To leave it out would favour it, for every
    /// act that counts takes from the weight; the floor would bar it, and leave the whole cloud to the few wars that drift least. How far
    /// a war is from the record is what the dated facts say.)
    pub fn missed(&self, at: usize, told: &mut Told) {
        if told.said[at].is_none() {
            told.said[at] = Some(Said {
                chances: vec![[1.0 / f64::from(EQUALS); TEMPERATURES.len()]; self.wars.len()],
                options: EQUALS as usize,
                done: false,
            });
        }
    }

    /// An offer on record, on the evening before: how likely each reading held that something of its agenda would be offered. Which of
    /// hundreds of packages it would be is more than a reading of the actors says.
    pub fn offer(&self, at: usize, world: &World, offer: &RecordedOffer, told: &mut Told) {
        let head = world.sides[offer.by.ix()].head;
        if !self.acts.deciders.contains(&head) {
            return;
        }
        let agenda = |war: &War<'_>, pact| war.sc.talks.agenda_of(pact).map(|(id, _)| id);
        let chances = |war: &War<'_>| {
            let view = View::of(war, world, head);
            let values = war.sc.values.as_ref();
            let Some(scales) = values.and_then(|v| Scales::of(war, &view, v)) else { return vec![0.0, 1.0] };
            let conference = &war.sc.talks.conferences[offer.conference.ix()];
            let prospect = Prospect::of(&scales, &scales.all(Some(conference)));
            let of = |(w, _): &&(_, _)| agenda(war, pact_of(w)) == agenda(war, offer.pact);
            let chances = prospect.chances(&scales);
            let listed = prospect.shortlist.iter().zip(&chances).filter(|(point, _)| of(point));
            let yes = listed.map(|(_, p)| p).sum::<f64>().min(1.0);
            vec![yes, 1.0 - yes]
        };
        self.note(at, 2, chances, |all| all[0], told);
    }

    /// The answer to it, on the same evening.
    pub fn answer(&self, at: usize, world: &World, offer: &RecordedOffer, told: &mut Told) {
        let head = world.sides[offer.by.enemy().ix()].head;
        if !self.acts.deciders.contains(&head) {
            return;
        }
        let chances = |war: &War<'_>| {
            let view = View::of(war, world, head);
            let conference = &war.sc.talks.conferences[offer.conference.ix()];
            let mut minds = Minds { kinds: [self.kind; 2] };
            let yes = minds.answers(war, &view, conference, offer.pact, false).chance;
            vec![yes, 1.0 - yes]
        };
        self.note(at, 2, chances, |all| all[usize::from(!offer.accepted)], told);
    }

    fn note(
        &self,
        at: usize,
        options: usize,
        chances: impl Fn(&War<'_>) -> Vec<f64>,
        of: impl Fn(&[f64]) -> f64,
        told: &mut Told,
    ) {
        let all: Vec<[Vec<f64>; TEMPERATURES.len()]> =
            self.wars.iter().map(|wars| wars.each_ref().map(&chances)).collect();
        for (i, row) in told.power.iter_mut().enumerate() {
            for (j, sum) in row.iter_mut().enumerate() {
                *sum += divergence(&all[i][0], &all[j][0]);
            }
        }
        for (each, (less, variance)) in all.iter().zip(&mut told.surprise) {
            let (mean, spread) = likely(&each[0]);
            *less += num::ln(trembling(of(&each[0]), each[0].len(), TREMBLE)) - mean;
            *variance += spread;
        }
        let chances = all.iter().map(|each| each.each_ref().map(|c| of(c))).collect();
        told.said[at] = Some(Said { chances, options, done: true });
    }
}

fn pact_of(weighed: &tregua_engine::bargain::Weighed) -> Pact {
    weighed.pact
}

/// KL(p‖q), both trembling a little [nat].
fn divergence(p: &[f64], q: &[f64]) -> f64 {
    let even = |x: f64| trembling(x, p.len(), TREMBLE);
    p.iter().zip(q).map(|(p, q)| even(*p) * num::ln(even(*p) / even(*q))).sum()
}

/// Mean and variance of ln p of what is chosen by these chances, which tremble a little.
fn likely(p: &[f64]) -> (f64, f64) {
    let even = |x: &f64| trembling(*x, p.len(), TREMBLE);
    let moment = |power: i32| p.iter().map(|p| even(p) * num::ln(even(p)).powi(power)).sum::<f64>();
    let mean = moment(1);
    (mean, moment(2) - mean * mean)
}

/// The chance that a man does any of the things that he could do.
pub const TREMBLE: f64 = 0.01;

/// Plays the documented decisions, and notes what the readings say of them.
pub struct Clamp<'a> {
    /// The readings.
    pub readings: &'a Readings<'a>,
    /// What is told.
    pub told: &'a mut Told,
}

impl Mind for Clamp<'_> {
    fn calls(&self, _: &Decider) -> Calls {
        Calls::ByRecord
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        let choice = Minds { kinds: [MindKind::History; 2] }.choose(war, view, menu);
        if let (Some(plan), Some(decision)) = (choice.plan, choice.plays)
            && let Some(at) = self.readings.acts.choice(decision)
        {
            self.readings.choice(at, view, plan, self.told);
        }
        choice
    }
}
