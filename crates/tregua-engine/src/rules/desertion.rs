//! Desertion: stragglers come in or are lost, men leave in the night, a unit goes over.

mod flight;

use crate::draws;
use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

pub use flight::desert;

crate::rules! {
    /// # Says
    /// Stragglers rejoin a body that has halted on ground its side holds, or is on board, in about six days. Elsewhere the guerrillas of
    /// the valley pick them up.
    /// # Reads
    /// position, holder of the place, guerrillas [person], `march.rejoin_days` [day], `march.straggler_capture` [1/day per 100]
    /// # Leaves out
    /// Stragglers whom the enemy's regulars take: battles count them.
    STRAGGLERS = "desertion.stragglers", Argued, ["war-model §1"];
    /// # Says
    /// Fit men and, twice as readily, convalescents leave in the night; stragglers who are not among friends go as the fit do. Natives and
    /// pressed men go most: by low morale, hunger, an order to leave the country they were raised in, and propaganda where the people favour
    /// the enemy. They go home, to the guerrillas, or over to the enemy, in whose ranks they appear three days later, or when they can have
    /// walked there. Nobody deserts at sea.
    /// # Reads
    /// origin, native share, morale, hunger, exposure [0-1], days since the order to leave home, opinion [log-odds]
    /// # Leaves out
    /// Plots: each man decides for himself. Guerrillas are always for the change, so deserters from that side do not join them.
    DESERTION = "desertion.desert", Argued, ["war-model §4", "BAM"];
    /// # Says
    /// A disloyal colonel takes his unit over, the sooner the more propaganda has reached it, the better the enemy's chances look to it, and
    /// if it stands on the enemy's ground or in contact. It goes to the nearest army of the enemy within three days' march. A unit that has changed sides is as
    /// loyal to the new one as it was disloyal to the old.
    /// # Reads
    /// disloyalty, exposure [0-1], long-run chance [0-1], holder of the ground, contact, `defection.*`
    /// # Leaves out
    /// Officers of the unit who refuse; its stragglers and sick go with it. Depots do not defect.
    DEFECTION = "desertion.defection", Argued, ["war-model §4"];
}

/// Weights of propaganda, of the enemy's chances and of standing alone in a unit's defection (war-model §4.4).
const PROPAGANDA: f64 = 2.0;
const PROSPECTS: f64 = 1.5;
const ALONE: f64 = 1.0;
/// Days of march within which a unit finds the enemy to join.
const REACH: f64 = 3.0;

/// Stragglers rejoin, or are taken.
pub fn straggle(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, f) in world.formations.iter().enumerate().filter(|(_, f)| f.stragglers > 0) {
        let id = FormationId::new(i);
        let u = war.draws.uniform(STRAGGLERS.stream, war.keys.formations[i], world.day, 0);
        if among_friends(world, f) {
            let back = num::leave(f.stragglers, 1.0 / war.theta.rejoin_days, u);
            out.people(&STRAGGLERS, Cell::Straggler(id), Cell::Fit(id), back);
        } else if let Some(ground) = world.ground(war.sc, f.army)
            && !war.sc.sides[f.side.ix()].for_change
        {
            let hunters = f64::from(world.places[ground.ix()].guerrillas) / 100.0;
            let taken = num::leave(f.stragglers, war.theta.straggler_capture * hunters, u);
            out.people(&STRAGGLERS, Cell::Straggler(id), Cell::Prisoner(f.side.enemy()), taken);
        }
    }
}

/// The formation has halted on ground of its own side, or is on board.
fn among_friends(world: &World, f: &FormationState) -> bool {
    let army = &world.armies[f.army.ix()];
    match army.pos {
        Pos::At(place) => world.places[place.ix()].held_by == f.side && !world.is_on_its_way(army),
        Pos::Afloat(_) => true,
        Pos::On { .. } | Pos::Nowhere => false,
    }
}

/// What everyone asks in one night.
struct Night<'a> {
    war: &'a War<'a>,
    world: &'a World,
    /// What each side's men think of the enemy's chances, weighed as a colonel does.
    prospects: [f64; 2],
    /// At this luck or above it no unit of a side goes over, however much it may be drawn: that settles most of them at a glance.
    steady: [f64; 2],
    /// Armies of each side to one of which a man or a unit may go.
    hosts: [ArmySet; 2],
}

impl<'a> Night<'a> {
    fn of(war: &'a War<'a>, world: &'a World) -> Self {
        let prospects = SideId::BOTH.map(|side| PROSPECTS * (0.5 - world.belief(war.sc, side)));
        let most = war.theta.defect_base + war.theta.defect_disloyalty.max(0.0) + PROPAGANDA + ALONE;
        let steady = prospects.map(|prospects| num::exp_at_most(most + prospects));
        Self { war, world, prospects, steady, hosts: world.hosts(war.sc) }
    }

    /// The army of a side to which one can go from a place, and how far it is [km].
    fn host(&self, side: SideId, from: PlaceId) -> Option<(ArmyId, f64)> {
        self.world.nearest_army(self.war.sc, self.hosts[side.ix()], from)
    }

    /// A unit goes over, if its colonel will and there is someone to go to.
    fn defect(&self, id: FormationId, ground: PlaceId, u: f64, out: &mut Effects) {
        let Self { war, world, .. } = *self;
        let (f, raised) = (&world.formations[id.ix()], &war.sc.formations[id.ix()]);
        let disloyalty = if f.side == raised.side { raised.disloyalty } else { 1.0 - raised.disloyalty };
        let pull =
            war.theta.defect_disloyalty * disloyalty + PROPAGANDA * f.exposure + self.prospects[f.side.ix()];
        // What the hazard cannot exceed settles most nights without a look at the map.
        let readiest = war.theta.defect_base + pull + ALONE;
        if u >= num::exp_at_most(readiest) {
            return;
        }
        let contact = world.armies[f.army.ix()].contact >= world.day - 1;
        let alone = contact || world.places[ground.ix()].held_by != f.side;
        let hazard = num::exp(if alone { readiest } else { readiest - ALONE });
        if u < num::chance(hazard)
            && let Some((army, km)) = self.host(f.side.enemy(), ground)
            && km <= REACH * war.theta.infantry_coast
        {
            let (men, to) = (f.fit + f.convalescent, f.side.enemy());
            out.push(&DEFECTION, Effect::Transfer(id, army));
            out.push(&DEFECTION, Effect::LeftHome(id, NEVER));
            out.push(&DEFECTION, Effect::Lost(f.side, men));
            out.tell(&DEFECTION, Happened::Defected { formation: id, men, to });
        }
    }
}
