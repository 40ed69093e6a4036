//! ONE DAY: start reading here. The order of the steps is the model (war-model §16).

use crate::draws::{self, Draws};
use crate::effect::Effects;
use crate::minds::Mind;
use crate::record::Record;
use crate::rules::*;
use crate::scenario::{Pact, PlaceId, Scenario};
use crate::theta::Theta;
use crate::values::Articles;
use crate::world::World;
use crate::world::query::camps::Camps;
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
    pub lethality: sickness::Lethality,
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
        let lethality = sickness::Lethality::new(theta.sick_death_variance);
        Self {
            sc,
            theta,
            draws: Draws::new(seed),
            keys: Arc::new(Keys::new(sc)),
            councils: opinion::councils(sc).into(),
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
}

impl Keys {
    /// The address of a pact.
    #[must_use]
    pub fn pact(&self, pact: Pact) -> u32 {
        match pact {
            Pact::Truce(id) => self.truces[id.ix()],
            Pact::Settlement(id) => self.settlements[id.ix()],
        }
    }
}

/// The day's workplace: a rule reads the world and returns effects, the world applies them and the record takes note.
struct Day<'d, 'a> {
    war: &'d War<'a>,
    world: &'d mut World,
    effects: &'d mut Effects,
    record: &'d mut Record,
}

impl Day<'_, '_> {
    fn rule(&mut self, rule: fn(&War<'_>, &World, &mut Effects)) {
        rule(self.war, self.world, self.effects);
        self.world.apply(self.effects, self.record);
    }

    /// A rule about those who lie together, which is asked once for the evening: nobody leaves his camp between the raids and the sickbeds.
    fn rule_in_camps(&mut self, rule: fn(&War<'_>, &World, &Camps, &mut Effects), camps: &Camps) {
        rule(self.war, self.world, camps, self.effects);
        self.world.apply(self.effects, self.record);
    }
}

/// One day of the war.
///
/// Information before choice, choice before motion, motion before fighting; men eat where they sleep; hunger before illness,
/// illness before desertion (at night); observation last, so that nobody sees the same day's truth. Within a step both sides
/// read the same world: no side has the first word.
pub fn step(
    war: &War<'_>,
    world: &mut World,
    minds: &mut dyn Mind,
    effects: &mut Effects,
    record: &mut Record,
) {
    world.day += 1;
    if world.peace.is_some() {
        return; // the war is over: the country stays as peace found it
    }
    let mut day = Day { war, world, effects, record };

    // Morning: what the calendar brings, and what the couriers carry in.
    day.rule(calendar::turn);
    day.rule(truce::lapse);
    day.rule(talks::assent);
    day.rule(wider_war::drift);
    day.rule(dispatch::ride);
    day.rule(intelligence::read);
    day.rule(agents::write);
    // Who decides, and what.
    day.rule(politics::confidence);
    day.rule(politics::coup);
    day.rule(truce::wait);
    council::sit(day.war, day.world, minds, day.effects);
    day.world.apply(day.effects, day.record);
    while command::read(day.war, day.world, day.effects) {
        day.world.apply(day.effects, day.record);
    }
    for table in (0..day.world.talks.len()).rev() {
        talks::sit(day.war, day.world, table, minds, day.effects);
        day.world.apply(day.effects, day.record);
    }
    // Motion.
    day.rule(march::advance);
    day.rule(march::arrive);
    day.rule(march::join);
    day.rule(naval::cruise);
    // Fighting.
    day.rule(battle::meet);
    day.rule(battle::capture);
    day.rule(siege::press);
    day.rule(naval::cut_out);
    day.rule(march::hold);
    day.rule(truce::pledge);
    day.rule(truce::exchange);
    // The war of resources.
    day.rule(guerrilla::muster);
    let mut camps = day.world.camps(day.war.sc);
    day.rule_in_camps(guerrilla::raid, &camps);
    day.rule(supply::forage);
    day.rule(supply::load);
    day.rule(city::arrive);
    day.world.recount(day.war.sc, &mut camps);
    day.rule_in_camps(supply::feed, &camps);
    day.rule(city::eat);
    // The night: illness, then spirits, then who is gone in the morning.
    day.rule_in_camps(sickness::strike, &camps);
    day.rule(morale::follow);
    day.rule(desertion::straggle);
    day.rule(desertion::desert);
    day.rule(recruit::enlist);
    // Opinion, and what was seen today goes into the bags.
    day.rule(opinion::expose);
    day.rule(opinion::drift);
    day.rule(opinion::declare);
    day.rule(intelligence::observe);
    ledger::check(day.war, day.world);
}
