//! Features of a view (war-model §17), scaled to about one.

use super::{View, outlook};
use crate::num;
use crate::scenario::*;
use crate::values::Features;
use crate::war::War;
use crate::world::*;
use std::cell::OnceCell;

/// A decider's eyes: what they have seen of the world, features and all. Nobody else in the view looks through them, and they look only
/// when they are asked: most councils have nothing before them to weigh.
#[derive(Clone, Debug)]
pub struct Eyes<'a> {
    war: &'a War<'a>,
    world: &'a World,
    features: OnceCell<Features>,
}

impl<'a> Eyes<'a> {
    /// They are still closed.
    pub const fn of(war: &'a War<'a>, world: &'a World) -> Self {
        Self { war, world, features: OnceCell::new() }
    }

    /// Every feature that does not belong to one plan.
    pub fn features(&self, view: &View<'_>) -> &Features {
        self.features.get_or_init(|| of(view, self.war, self.world))
    }

    /// The army that a decider goes with is at sea, or on a march that it was ordered to and has not given up; or the order is on its way.
    pub fn under_way(&self, decider: DeciderId) -> bool {
        let Some(army) = self.war.sc.deciders[decider.ix()].army else { return false };
        let ordered = |d: &Dispatch| match d.content {
            Content::Order { plan, number, .. } => {
                let verb = &self.war.sc.plans[plan.ix()].orders[usize::from(number)].verb;
                verb.moves() && verb.army() == Some(army)
            }
            _ => false,
        };
        self.world.armies[army.ix()].is_under_way(self.world.day) || self.world.dispatches.iter().any(ordered)
    }

    /// Share of a side's soldiers of day 0 who have died.
    pub fn dead(&self, side: SideId) -> f64 {
        let dead: u32 = self.world.ledger.dead[side.ix()].iter().sum();
        (f64::from(dead) / outlook::of_day_0(self.war.sc, side)).min(1.0)
    }
}

fn of(view: &View<'_>, war: &War<'_>, world: &World) -> Features {
    let mut features = [0.0; Feature::ALL.len()];
    let mut set = |feature: Feature, x: f64| features[feature as usize] = x;
    set(Feature::One, 1.0);
    camp(&mut set, war, world, view.decider);
    purse(&mut set, war, world, view.side);
    country(&mut set, war, world, view.side);
    Strength::of(view).set(&mut set);
    calendar(&mut set, war, world, view.side);
    for (feature, places) in held(war.sc) {
        set(feature, share_held(view, places));
    }
    features
}

/// His own camp, which he sees: sick, food, morale, natives, the officers' mood.
fn camp(set: &mut impl FnMut(Feature, f64), war: &War<'_>, world: &World, decider: DeciderId) {
    let d = &war.sc.deciders[decider.ix()];
    let Some(army) = d.army.filter(|a| world.armies[a.ix()].pos != Pos::Nowhere) else {
        return set(Feature::Morale, 0.5);
    };
    let (mut men, mut disabled, mut morale, mut natives, mut in_bed) = (0.0, 0.0, 0.0, 0.0, 0);
    let camp = world.armies[army.ix()].pos.place();
    for (state, given) in world.formations.iter().zip(&war.sc.formations) {
        if state.army == army {
            let mouths = f64::from(state.mouths());
            men += mouths;
            disabled += f64::from(state.disabled());
            morale += mouths * state.morale;
            natives += mouths * given.native;
        }
        let shares = |place| world.armies[state.army.ix()].pos == Pos::At(place);
        if state.side == d.side && war.sc.armies[state.army.ix()].fixed && camp.is_some_and(shares) {
            in_bed += state.disabled();
        }
    }
    disabled += f64::from(in_bed);
    men += f64::from(in_bed);
    let men = men.max(1.0);
    set(Feature::OwnSick, disabled / men);
    set(Feature::Morale, morale / men);
    set(Feature::Natives, natives / men);
    set(Feature::Food, (world.armies[army.ix()].food / (war.theta.ration * men) / 30.0).min(1.0));
}

fn purse(set: &mut impl FnMut(Feature, f64), war: &War<'_>, world: &World, side: SideId) {
    let state = &world.sides[side.ix()];
    let men: u32 = world.formations.iter().filter(|f| f.side == side).map(FormationState::mouths).sum();
    let month = (f64::from(men) * war.sc.sides[side.ix()].pay * 30.0).max(1.0);
    set(Feature::Chest, (state.chest / month / 6.0).clamp(0.0, 1.0));
    set(Feature::Arrears, (state.arrears / 12.0).min(1.0));
    set(Feature::Trust, state.trust);
    let faction = war.sc.factions.iter().position(|f| f.side == side);
    set(Feature::Confidence, faction.map_or(0.5, |f| world.factions[f].confidence));
    let orders = |d: &&Dispatch| d.side == side && matches!(d.content, Content::Order { .. });
    set(Feature::OrdersOut, (world.dispatches.iter().filter(orders).count() as f64 / 5.0).min(1.0));
}

/// What agents wrote, and what anyone off the port can see.
fn country(set: &mut impl FnMut(Feature, f64), war: &War<'_>, world: &World, side: SideId) {
    let state = &world.sides[side.ix()];
    set(Feature::Hunger, state.heard.hunger);
    set(Feature::Cut, state.heard.cut);
    set(Feature::Towns, state.heard.towns);
    set(Feature::FortFood, (state.heard.fort_days / 60.0).min(1.0));
    set(Feature::Change, state.change);
    let city = war.sc.cities.iter().find(|c| c.place == war.sc.capital);
    let port = city.and_then(|c| c.sources.iter().find_map(|s| s.port));
    // What a truce opens is weighed with the truce.
    set(Feature::SeaOpen, port.map_or(1.0, |p| query::past_blockade(war, world, p)));
}

fn calendar(set: &mut impl FnMut(Feature, f64), war: &War<'_>, world: &World, side: SideId) {
    let left = world.truce.map_or(0, |t| t.until - world.day);
    set(Feature::TruceLeft, f64::from(left) / 30.0);
    set(Feature::Time, f64::from(world.day) / f64::from(war.sc.last_day.max(1)));
    let doy = f64::from(war.sc.date(world.day).day_of_year());
    let angle = std::f64::consts::TAU * (doy - war.theta.sick_peak) / 365.25;
    set(Feature::Season, 0.5 + 0.5 * num::cos(angle));
    set(Feature::Idle, (f64::from(world.day - world.sides[side.ix()].moved) / 30.0).min(1.0));
}

/// Strengths as he believes them.
struct Strength {
    own: f64,
    largest: f64,
    enemy: f64,
    enemy_sick: f64,
    variance: f64,
}

impl Strength {
    fn of(view: &View<'_>) -> Self {
        let mut s = Self { own: 0.0, largest: 0.0, enemy: 0.0, enemy_sick: 0.0, variance: 0.0 };
        let marching = |a: ArmyId| !view.sc.armies[a.ix()].fixed;
        for (_, b) in view.armies_of(view.side).filter(|(a, _)| marching(*a)) {
            let men = b.men();
            s.own += men;
            s.largest = s.largest.max(men);
            s.variance += men * men * b.var.min(1.0);
        }
        let mut spread = 0.0;
        for (_, b) in view.armies_of(view.side.enemy()).filter(|(a, _)| marching(*a)) {
            let men = b.men();
            s.enemy += men;
            s.enemy_sick += men * b.sick;
            spread += men * men * b.var.min(1.0);
        }
        s.variance = s.variance / (s.own * s.own).max(1.0) + spread / (s.enemy * s.enemy).max(1.0);
        s
    }

    fn set(&self, set: &mut impl FnMut(Feature, f64)) {
        set(Feature::Own, num::ln((self.own / 1000.0).max(0.001)));
        set(Feature::Detached, 1.0 - self.largest / self.own.max(1.0));
        set(Feature::Ratio, num::ln(self.own.max(1.0) / self.enemy.max(1.0)));
        set(Feature::RatioVariance, self.variance);
        set(Feature::EnemySick, self.enemy_sick / self.enemy.max(1.0));
    }
}

fn held(sc: &Scenario) -> [(Feature, &[PlaceId]); 3] {
    [
        (Feature::HoldsCapital, std::slice::from_ref(&sc.capital)),
        (Feature::HoldsFort, std::slice::from_ref(&sc.fort)),
        (Feature::HoldsInterior, &sc.interior),
    ]
}

fn share_held(view: &View<'_>, places: &[PlaceId]) -> f64 {
    let own = places.iter().filter(|p| view.holder(**p) == view.side).count();
    own as f64 / places.len().max(1) as f64
}
