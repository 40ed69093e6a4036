//! ONE DAY: start reading here. The order of the steps is the model (war-model §16).

mod start;

pub use start::start;

use crate::effect::Effects;
use crate::minds::Mind;
use crate::record::Record;
use crate::rules::*;
use crate::war::War;
use crate::world::World;
use crate::world::query::camps::Camps;

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
