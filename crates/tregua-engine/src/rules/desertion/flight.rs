//! Men who leave in the night, and where they go.

use super::*;
use crate::num::Exit;
use crate::world::limits::MOST_ARMIES;

/// Shares of deserters who go home, to the guerrillas and to the enemy where the people are of two minds (war-model §4.3).
const HOME: f64 = 0.55;
const GUERRILLA: f64 = 0.25;
const ENEMY: f64 = 0.20;
/// Days until those who go over appear in the enemy's ranks, if he is near (war-model §4.3).
const ROUND_ABOUT: i32 = 3;
/// Convalescents go so much more readily.
const CONVALESCENT: f64 = 2.0;

/// Men leave, and units go over.
pub fn desert(war: &War<'_>, world: &World, out: &mut Effects) {
    let night = Night::of(war, world);
    // What the people round an army think of its enemy.
    let mut sympathies = [None; MOST_ARMIES];
    let lucks = war.draws.each4(DESERTION.stream, &war.keys.formations, world.day, 0);
    for ((i, f), [u, v, w, unit]) in world.formations.iter().enumerate().zip(lucks) {
        let strays = if f.stragglers == 0 || among_friends(world, f) { 0 } else { f.stragglers };
        if f.fit + f.convalescent + strays == 0 {
            continue;
        }
        let Some(ground) = world.ground(war.sc, f.army) else { continue };
        let id = FormationId::new(i);
        let urge = Urge::of(war, world, id);
        // On most nights of a content unit nobody leaves, which a bound of the hazard tells.
        let most = urge.at_most();
        let nobody = |n: u32, u: f64, weight: f64| u < 1.0 - weight * most * f64::from(n);
        // All three are asked: cheaper than to guess which of them decides.
        if !(nobody(f.fit, u, 1.0) & nobody(f.convalescent, v, CONVALESCENT) & nobody(strays, w, 1.0)) {
            let sympathy =
                *sympathies[f.army.ix()].get_or_insert_with(|| sympathy(war, world, f.side, ground));
            let hazard = urge.hazard(sympathy);
            let away = Exit::at(hazard);
            let convalescent = num::leave(f.convalescent, CONVALESCENT * hazard, v);
            let gone = [away.leave(f.fit, u), convalescent, away.leave(strays, w)];
            if gone != [0; 3] {
                night.scatter(id, (ground, sympathy), gone, out);
            }
        }
        let stays = unit >= night.steady[f.side.ix()] || f.fit + f.convalescent == 0;
        if !stays && war.sc.formations[i].arm != Arm::Depot {
            night.defect(id, ground, unit, out);
        }
    }
}

/// What drives a fit man of a formation to leave.
struct Urge {
    /// The rate of his origin [1/day].
    base: f64,
    /// The logarithm of what multiplies it: his spirits and hunger.
    push: f64,
    /// The order to leave home: what it weighs at first, and the days since it was known; none if it is forgotten.
    home: Option<(f64, f64)>,
    /// Propaganda: what it weighs where all the people are for the enemy, and how much of it has been heard [0, 1].
    heard: (f64, f64),
}

impl Urge {
    fn of(war: &War<'_>, world: &World, id: FormationId) -> Self {
        let (theta, raised) = (&war.theta, &war.sc.formations[id.ix()]);
        let f = &world.formations[id.ix()];
        let base = match raised.origin {
            Origin::Native => theta.desert_native,
            Origin::American => theta.desert_american,
            Origin::European => theta.desert_european,
        };
        let push = theta.desert_morale * (0.5 - f.morale) + theta.desert_hunger * f.hunger;
        let known = f.knows_that_it_leaves(world.day).filter(|_| raised.native > 0.0);
        let home = known.map(|days| (theta.desert_away * raised.native, f64::from(days)));
        Self { base, push, home, heard: (theta.desert_propaganda * raised.native, f.exposure) }
    }

    /// A bound of the hazard, whatever the people think [1/day].
    fn at_most(&self) -> f64 {
        let home = self.home.map_or(0.0, |(weight, days)| weight.max(0.0) * num::exp_at_most(-days / 3.0));
        self.base * num::exp_at_most(self.push + home + self.heard.0.abs() * self.heard.1)
    }

    /// Desertion tonight, the people having this sympathy for the enemy [1/day].
    fn hazard(&self, sympathy: f64) -> f64 {
        let home = self.home.map_or(0.0, |(weight, days)| weight * num::exp(-days / 3.0));
        let heard = self.heard.0 * (2.0 * sympathy - 1.0) * self.heard.1;
        self.base * num::exp(self.push + home + heard)
    }
}

/// Sympathy of a place for a side's enemy [0, 1].
fn sympathy(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> f64 {
    let x = world.places[place.ix()].opinion;
    num::logistic(if war.sc.sides[side.ix()].for_change { -x } else { x })
}

impl Night<'_> {
    /// Where deserters go: fit, convalescent and straggling men, in that order.
    fn scatter(
        &self,
        id: FormationId,
        (ground, sympathy): (PlaceId, f64),
        gone: [u32; 3],
        out: &mut Effects,
    ) {
        let Self { war, world, .. } = *self;
        let (side, key) = (world.formations[id.ix()].side, war.keys.formations[id.ix()]);
        let lean = 2.0 * sympathy;
        let bands = !war.sc.sides[side.ix()].for_change && war.sc.places[ground.ix()].guerrilla;
        let weights = [if bands { GUERRILLA * lean } else { 0.0 }, ENEMY * lean, HOME];
        let all: f64 = weights.iter().sum();
        let mut over = [0; 3];
        let cells = [Cell::Fit(id), Cell::Convalescent(id), Cell::Straggler(id)];
        for k in 0..3 {
            if gone[k] == 0 {
                continue;
            }
            let [u, v, ..] = war.draws.uniforms4(DESERTION.stream, key, world.day, 1 + k as u32);
            let joined = num::binomial(gone[k], weights[0] / all, u);
            over[k] = num::binomial(gone[k] - joined, weights[1] / (all - weights[0]), v);
            out.people(&DESERTION, cells[k], Cell::Guerrilla(ground), joined);
            out.people(&DESERTION, cells[k], Cell::Home(side), gone[k] - joined - over[k]);
        }
        let men = over.iter().sum();
        if men > 0 {
            let way = self.go_over(id, ground, men, out);
            for k in 0..3 {
                out.people(&DESERTION, cells[k], way, over[k]);
            }
        }
    }

    /// Where those end who want to go over to the enemy: on the road to his nearest army, or at home if no road leads there.
    fn go_over(&self, id: FormationId, ground: PlaceId, men: u32, out: &mut Effects) -> Cell {
        let Self { war, world, .. } = *self;
        let side = world.formations[id.ix()].side;
        let Some((army, km)) = self.host(side.enemy(), ground) else { return Cell::Home(side) };
        let walk = (km / war.theta.infantry_coast) as i32;
        let days = (world.day, world.day + walk.max(ROUND_ABOUT));
        let key = draws::mix(war.keys.formations[id.ix()], world.day, DESERTION.stream);
        out.push(&DESERTION, Effect::Send(Dispatch::party(side.enemy(), army, men, days, key)));
        Cell::OnTheRoad(side.enemy())
    }
}
