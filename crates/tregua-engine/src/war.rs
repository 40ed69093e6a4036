//! One war: what does not change while it is fought.

use crate::draws::{self, Draws};
use crate::num::GammaTable;
use crate::scenario::{Pact, PlaceId, Scenario};
use crate::theta::Theta;
use crate::values::Articles;
use std::sync::Arc;

/// What does not change while one war is fought: the scenario, the numbers, the luck. Cheap to clone, as roll-outs on other luck do at every
/// decision.
#[derive(Clone, Debug)]
pub struct War<'a> {
    /// The scenario.
    pub sc: &'a Scenario,
    /// The parameters of this run.
    pub theta: Theta,
    /// The luck of this run.
    pub draws: Draws,
    /// The luck's address of every entity, by its name.
    pub keys: Arc<Keys>,
    /// Places with a council of their own, which may declare themselves.
    pub councils: Arc<[PlaceId]>,
    /// What each truce would give each side, signed while none is in force.
    pub articles: Arc<[[Articles; 2]]>,
    /// The luck of a lethal day in a hospital, by the theta the war was made with.
    pub lethality: GammaTable,
    /// Sides whose men do as recorded: they carry out the record's orders, and if both do, the wider war's news come as recorded too.
    pub as_recorded: [bool; 2],
}

/// Addresses of luck, hashed from names: a counterfactual that adds a formation shifts nobody's.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Keys {
    pub formations: Vec<u32>,
    pub armies: Vec<u32>,
    pub places: Vec<u32>,
    pub routes: Vec<u32>,
    pub cities: Vec<u32>,
    pub squadrons: Vec<u32>,
    pub ships: Vec<u32>,
    pub sides: [u32; 2],
    pub deciders: Vec<u32>,
    pub factions: Vec<u32>,
    pub plans: Vec<u32>,
    pub truces: Vec<u32>,
    pub settlements: Vec<u32>,
    pub events: Vec<u32>,
}

impl<'a> War<'a> {
    /// A war over `sc` with these numbers and this luck.
    #[must_use]
    pub fn new(sc: &'a Scenario, theta: Theta, seed: u64, as_recorded: [bool; 2]) -> Self {
        let lethality = GammaTable::new(theta.sick_death_variance);
        Self {
            sc,
            theta,
            draws: Draws::new(seed),
            keys: Arc::new(Keys::new(sc)),
            councils: sc.councils().into(),
            articles: Articles::of_all(sc).into(),
            lethality,
            as_recorded,
        }
    }
}

impl Keys {
    fn new(sc: &Scenario) -> Self {
        let key = |k: &String| draws::key(k);
        Self {
            formations: sc.formations.iter().map(|x| key(&x.key)).collect(),
            armies: sc.armies.iter().map(|x| key(&x.key)).collect(),
            places: sc.places.iter().map(|x| key(&x.key)).collect(),
            routes: sc.routes.iter().map(|x| key(&x.key)).collect(),
            cities: sc.cities.iter().map(|x| key(&x.key)).collect(),
            squadrons: sc.squadrons.iter().map(|x| key(&x.key)).collect(),
            ships: sc.ships.iter().map(|x| key(&x.key)).collect(),
            sides: [key(&sc.sides[0].key), key(&sc.sides[1].key)],
            deciders: sc.deciders.iter().map(|x| key(&x.key)).collect(),
            factions: sc.factions.iter().map(|x| key(&x.key)).collect(),
            plans: sc.plans.iter().map(|x| key(&x.key)).collect(),
            truces: sc.truces.iter().map(|x| key(&x.key)).collect(),
            settlements: sc.talks.settlements.iter().map(|x| key(&x.key)).collect(),
            events: sc.events.iter().map(|x| key(&x.key)).collect(),
        }
    }

    /// The address of a pact.
    #[must_use]
    pub fn pact(&self, pact: Pact) -> u32 {
        match pact {
            Pact::Truce(id) => self.truces[id.ix()],
            Pact::Settlement(id) => self.settlements[id.ix()],
        }
    }
}
