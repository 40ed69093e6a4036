//! Wars that look like his: fought to the evening on other luck and other numbers, and seen by him as his own is.

use super::{Asking, Effort, Move};
use crate::campaign::{self, Fought, GaveUp, Room, ThetaFrom, Unwatched};
use crate::progress::Progress;
use crate::statistics::Moments;
use crate::statistics::student::FEWEST;
use std::sync::atomic::AtomicBool;
use tregua_engine::day;
use tregua_engine::minds::Minds;
use tregua_engine::scenario::*;
use tregua_engine::values::Features;
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::World;

/// One war on the evening.
pub(super) struct Evening<'a> {
    /// The seed of the war until then.
    pub seed: u64,
    /// The war until then.
    pub war: War<'a>,
    /// The war from then on.
    pub after: War<'a>,
    /// How it stands.
    pub world: World,
    /// What he sees of it.
    pub features: Features,
}

impl<'a> Evening<'a> {
    fn of(sc: &'a Scenario, asking: &Asking, seed: u64, theta: ThetaFrom) -> Self {
        let theta = campaign::theta(sc, theta, seed, &[]);
        let war = campaign::war(sc, theta, seed, asking.before);
        let mut world = day::start(&war);
        let mut minds = Minds { kinds: asking.before };
        campaign::go_on(&war, &mut minds, &mut world, asking.day, &mut Room::default(), &mut Unwatched);
        let features = *View::of(&war, &world, asking.decider).features();
        Self { seed, after: campaign::war(sc, theta, seed, asking.after), war, world, features }
    }

    fn in_office(&self, decider: DeciderId) -> bool {
        self.world.deciders[decider.ix()].in_office
    }
}

/// Why nobody can be advised.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAdvice {
    /// He takes no part then.
    #[error("he takes no part in the war on that day: ask for another day, another --seed, or somebody else")]
    Absent,
    /// In hardly any war does he take part.
    #[error("he takes part in {0} of {1} wars on that day only: too few to say anything")]
    Rare(usize, u32),
    /// The engine gave up his own war.
    #[error("the engine gave up the war of seed {} ({}): ask with another --seed", .0.seed, .0.why)]
    GaveUp(GaveUp),
}

/// His own war, and those that look like it.
pub struct Alike<'a> {
    own: Evening<'a>,
    asking: Asking,
    /// Those that look most like it.
    pub(super) evenings: Vec<Evening<'a>>,
    /// How far the farthest of them is, and how far wars are on the mean, in standard deviations of what he sees.
    pub distance: (f64, f64),
    /// Wars that the engine gave up before the evening.
    pub(super) gave_up: Vec<GaveUp>,
}

impl<'a> Alike<'a> {
    /// Fights wars to the evening and keeps those that look most like his own. None if `stop` was raised.
    pub(super) fn find(
        sc: &'a Scenario,
        asking: &Asking,
        effort: &Effort,
        stop: &AtomicBool,
        progress: &dyn Progress,
    ) -> Result<Option<Self>, NoAdvice> {
        let own = campaign::caught(|| Evening::of(sc, asking, asking.seed, ThetaFrom::Default));
        let own = own.map_err(|why| NoAdvice::GaveUp(GaveUp { seed: asking.seed, why }))?;
        if !own.in_office(asking.decider) {
            return Err(NoAdvice::Absent);
        }
        let first = asking.seed.wrapping_add(1);
        let fought = campaign::fight_all(first, effort.wars, stop, progress, |seed, _| {
            Evening::of(sc, asking, seed, ThetaFrom::Prior)
        });
        let Some(Fought { came, gave_up }) = fought else { return Ok(None) };
        let present: Vec<Evening<'a>> = came.into_iter().filter(|e| e.in_office(asking.decider)).collect();
        if present.len() < FEWEST {
            return Err(NoAdvice::Rare(present.len(), effort.wars));
        }
        let scale = scales(&present);
        let mut near: Vec<(f64, Evening<'a>)> =
            present.into_iter().map(|e| (distance(&e.features, &own.features, &scale), e)).collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mean = near.iter().map(|(d, _)| d).sum::<f64>() / near.len() as f64;
        near.truncate(effort.alike as usize);
        let far = near.last().map_or(0.0, |(d, _)| *d);
        let evenings = near.into_iter().map(|(_, e)| e).collect();
        Ok(Some(Self { own, asking: *asking, evenings, distance: (far, mean), gave_up }))
    }

    /// What he can do: wait, the plans of his menu as his own war stands, and what the record has offered to him of late.
    #[must_use]
    pub fn options(&self, sc: &Scenario) -> Vec<Move> {
        let view = View::of(&self.own.war, &self.own.world, self.asking.decider);
        let menu = sc.deciders[self.asking.decider.ix()].menu.iter().copied();
        let plans = menu.filter(|plan| view.may_choose(*plan)).map(Move::Plan);
        let head = self.own.world.sides[view.side.ix()].head == self.asking.decider;
        let late = |o: &&RecordedOffer| {
            head && o.by != view.side && (0..OFFERED).contains(&(self.asking.day - o.day))
        };
        let offers = sc.talks.offers.iter().filter(late).map(|o| Move::Sign(o.pact));
        std::iter::once(Move::Wait).chain(plans).chain(offers).collect()
    }

    /// The middle and spread of what he sees over the wars that look like his: by feature.
    pub(super) fn feature(&self, feature: Feature) -> Vec<f64> {
        self.evenings.iter().map(|e| e.features[feature as usize]).collect()
    }
}

/// Days for which an offer of the record still lies before him [day].
const OFFERED: i32 = 7;

/// The standard deviation of each feature, over wars.
fn scales(evenings: &[Evening<'_>]) -> Vec<f64> {
    let scale = |k: usize| Moments::of(evenings.iter().map(|e| e.features[k])).scale();
    (0..Feature::ALL.len()).map(scale).collect()
}

/// Root of the mean squared difference of what is seen, each feature in its standard deviations; what never differs does not count.
fn distance(a: &Features, b: &Features, scale: &[f64]) -> f64 {
    let told = || (0..Feature::ALL.len()).filter(|k| scale[*k] > 1e-9);
    let squares: f64 = told().map(|k| ((a[k] - b[k]) / scale[k]).powi(2)).sum();
    (squares / told().count().max(1) as f64).sqrt()
}
