//! Men who leave in the night, and where they go.

use super::*;

/// Shares of deserters who go home, to the guerrillas and to the enemy where the people are of two minds (war-model §4.3).
const HOME: f64 = 0.55;
const GUERRILLA: f64 = 0.25;
const ENEMY: f64 = 0.20;
/// Days until those who go over appear in the enemy's ranks, if he is near (war-model §4.3).
const ROUND_ABOUT: i32 = 3;
/// Convalescents go so much more readily.
const CONVALESCENT: f64 = 2.0;
/// What the order to leave home still weighs after so many days is nothing.
const FORGOTTEN: i32 = 60;

/// Men leave.
pub fn desert(war: &War<'_>, world: &World, out: &mut Effects) {
    let keys = &war.keys.formations;
    for (i, f) in world.formations.iter().enumerate() {
        let strays = if f.stragglers == 0 || among_friends(world, f) { 0 } else { f.stragglers };
        if f.fit + f.convalescent + strays == 0 {
            continue;
        }
        let Some(ground) = world.ground(war.sc, f.army) else { continue };
        let hazard = hazard(war, world, FormationId::new(i), ground);
        let u = war.draws.uniforms4(DESERTION.stream, keys[i], world.day, 0);
        let n = [f.fit, f.convalescent, strays];
        let rates = [hazard, CONVALESCENT * hazard, hazard];
        let gone: [u32; 3] = std::array::from_fn(|k| num::leave(n[k], rates[k], u[k]));
        if gone != [0; 3] {
            scatter(war, world, FormationId::new(i), ground, gone, out);
        }
    }
}

/// Desertion of a fit man of a formation tonight [1/day].
fn hazard(war: &War<'_>, world: &World, id: FormationId, ground: PlaceId) -> f64 {
    let (theta, raised, f) = (&war.theta, &war.sc.formations[id.ix()], &world.formations[id.ix()]);
    let base = match raised.origin {
        Origin::Native => theta.desert_native,
        Origin::American => theta.desert_american,
        Origin::European => theta.desert_european,
    };
    let mut push = theta.desert_morale * (0.5 - f.morale) + theta.desert_hunger * f.hunger;
    let known = world.day - f.left_home;
    if raised.native > 0.0 && (0..FORGOTTEN).contains(&known) {
        push += theta.desert_away * raised.native * num::exp(-f64::from(known) / 3.0);
    }
    if raised.native > 0.0 && f.exposure > 0.0 {
        let lean = 2.0 * sympathy(war, world, f.side, ground) - 1.0;
        push += theta.desert_propaganda * raised.native * lean * f.exposure;
    }
    base * num::exp(push)
}

/// Sympathy of a place for a side's enemy [0, 1].
fn sympathy(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> f64 {
    let x = world.places[place.ix()].opinion;
    num::logistic(if war.sc.sides[side.ix()].for_change { -x } else { x })
}

/// Where deserters go: fit, convalescent and straggling men, in that order.
fn scatter(
    war: &War<'_>,
    world: &World,
    id: FormationId,
    ground: PlaceId,
    gone: [u32; 3],
    out: &mut Effects,
) {
    let f = &world.formations[id.ix()];
    let lean = 2.0 * sympathy(war, world, f.side, ground);
    let bands = !war.sc.sides[f.side.ix()].for_change && war.sc.places[ground.ix()].guerrilla;
    let enemy = world.nearest_army(war.sc, f.side.enemy(), ground);
    let weights =
        [if bands { GUERRILLA * lean } else { 0.0 }, if enemy.is_some() { ENEMY * lean } else { 0.0 }, HOME];
    let all: f64 = weights.iter().sum();
    let mut over = 0;
    let cells = [Cell::Fit(id), Cell::Convalescent(id), Cell::Straggler(id)];
    for (k, (from, men)) in cells.into_iter().zip(gone).enumerate().filter(|(_, (_, men))| *men > 0) {
        let key = war.keys.formations[id.ix()];
        let [u, v, ..] = war.draws.uniforms4(DESERTION.stream, key, world.day, 1 + k as u32);
        let joined = num::binomial(men, weights[0] / all, u);
        let crossed = num::binomial(men - joined, weights[1] / (all - weights[0]), v);
        out.people(&DESERTION, from, Cell::Guerrilla(ground), joined);
        out.people(&DESERTION, from, Cell::OnTheRoad(f.side.enemy()), crossed);
        out.people(&DESERTION, from, Cell::Home(f.side), men - joined - crossed);
        over += crossed;
    }
    if let Some((army, km)) = enemy.filter(|_| over > 0) {
        let walk = (km / war.theta.infantry_coast) as i32;
        let key = draws::mix(war.keys.formations[id.ix()], world.day, DESERTION.stream);
        let due = world.day + walk.max(ROUND_ABOUT);
        let content = Content::Recruits { army, men: over };
        let side = f.side.enemy();
        out.push(
            &DESERTION,
            Effect::Send(Dispatch { content, side, sent: world.day, due, hazard: 0.0, key }),
        );
    }
}
