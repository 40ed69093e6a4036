//! Movement: columns march, tire and straggle, convoys sail and land, places change hands (war-model §1).

mod embark;
mod hold;
mod join;
mod land;
mod sea;
mod toil;
mod way;

pub(super) use hold::fall;
pub use hold::hold;
pub use join::join;
pub use sea::under_sail;

use crate::effect::{Effect, Effects};
use crate::record::Happened;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

crate::rules! {
    /// # Says
    /// A column makes v = v_arm·going·(1−0.4φ)·(1−0.25(1−a)[above 3500 m])·pace·exp(σz) kilometres a day, its slowest formation setting the
    /// speed; each half of a leg goes at the pace of its end's region. It arrives in the evening of the day it completes the leg. A column that
    /// has further to go camps at the last place it passed, and what it marched beyond counts on the next leg, so that a way of d kilometres
    /// takes ⌈d/v⌉ days; where an enemy stands it goes no farther that day. A column without an order for the road makes for the nearer end.
    /// At a stage it rests as ordered. Leaving a besieged fortress of its own side it halves the hope of relief there. Under a truce it enters no
    /// forbidden zone, and stands where armies may not move, unless it leaves a place that the truce takes from its side.
    /// # Reads
    /// tasks, places and altitudes, fatigue [1], seasoning to the sierra [1]
    /// # Leaves out
    /// Length of columns, guides, weather other than the day's luck; horses lost on the way.
    ADVANCE = "march.advance", Argued, ["war-model §1"];
    /// # Says
    /// A commander does not walk into an enemy he would not fight. If he believes that one stands at the next place on his way, from news of the
    /// last 20 days, and his posture is to decline him, unless he is weaker than a quarter of the column, or he judges his chance to be below his p*, he goes
    /// round by a way at most half as long again, or waits.
    /// # Reads
    /// his beliefs [ln person], own strength, posture, p*
    /// # Leaves out
    /// Enemies farther along the way.
    WAY = "march.way", Assumed, ["war-model §7", "war-model §10.3"];
    /// # Says
    /// Two enemy columns that march towards each other on one leg and pass the same point in a day meet: both are that evening at the end of the
    /// leg that lies nearer to their meeting point.
    /// # Reads
    /// positions after the day's march [km]
    /// # Leaves out
    /// Ambush on the road; a column overtaken from behind.
    MEET = "march.meet", Assumed, ["war-model §1"];
    /// # Says
    /// Fatigue φ relaxes in 5 days towards 0 at rest, 0.2 at an easy pace, 0.4, 0.9 when forced, and 0.2 more where there is no water or above
    /// 4000 m. Marching men straggle at 0.002·exp(1.5[forced]+2φ)·(1+(1−a)[above 3500 m]) a day.
    /// # Reads
    /// who marched today and where, pace, fatigue [1], seasoning [1]
    /// # Leaves out
    /// Shoes. Stragglers' return and capture: see desertion.
    TOIL = "march.toil", Argued, ["war-model §1.2-§1.3"];
    /// # Says
    /// An army goes aboard where the ships of its order lie at a port (they are sent for), loads for some days, sails leg by leg at a speed drawn
    /// once for each leg, and unloads. It may land where its side's fit warships, those of the convoy among them, outnumber the enemy's that lie
    /// there or keep a station within a day's sail, or where there are none of his; else it lies off. Ships at anchor in another port do not come
    /// out. A man takes a berth. Formations that find no berth go to another army or
    /// depot of their side at the port; where there is none the army waits, and leaves the berths to the next. The squadron sails with the
    /// convoy and leaves any blockade. A convoy ordered elsewhere puts about where its new way leads back along the leg; what is half loaded
    /// or unloaded is brought back in as long as that took.
    /// # Reads
    /// berths [person], warships, days to load [day]
    /// # Leaves out
    /// Storms; ships lost or caught at sea; an enemy who comes to the beach while troops load; berths for horses, which the cavalry finds again
    /// where it lands.
    SAIL = "march.sail", Argued, ["war-model §1.4", "war-model §9"];
    /// # Says
    /// An army ordered to join another marches to where its commander believes that to be, and when both are at one place, or pass on the road,
    /// it becomes part of it. Where it finds nobody it waits for word. An army of which nobody is left is no more.
    /// # Reads
    /// his beliefs, positions, tasks
    /// # Leaves out
    /// Quarrels over rank.
    JOIN = "march.join", Argued, ["war-model §10"];
    /// # Says
    /// A side that alone has fighting men at a place in the evening, more than one to a hundred of its people, holds it. News of it rides to the
    /// heads of both sides.
    /// # Reads
    /// fit men and people at each place [person]
    /// # Leaves out
    /// Places that rise by themselves: see opinion.
    HOLD = "march.hold", Argued, ["war-model §0", "war-model §10"];
}

/// The day's march and the day's sail.
pub fn advance(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, army) in world.armies.iter().enumerate() {
        let id = ArmyId::new(i);
        match army.pos {
            Pos::Nowhere => {}
            Pos::Afloat(_) => sea::sail(war, world, id, out),
            Pos::At(_) if !army.task.doing.moves() => {}
            Pos::At(_) if army.task.doing == Doing::Sail => {} // see below
            Pos::At(_) if world.fit(id) == 0 => {}             // the sick alone set out for nowhere
            _ if !war.sc.armies[i].fixed => land::advance(war, world, id, out),
            _ => {}
        }
    }
    embark::embark(war, world, out);
    toil::rest(war, world, out);
}

/// Columns that meet an enemy on the road, and columns that reach a place.
pub fn arrive(war: &War<'_>, world: &World, out: &mut Effects) {
    for (i, army) in world.armies.iter().enumerate() {
        if let Pos::On { leg, from, km } = army.pos {
            let id = ArmyId::new(i);
            match land::met(war, world, id) {
                Some(place) => land::stop(world, id, from, place, out),
                None => land::arrive(war, world, id, (leg, from, km), out),
            }
        }
    }
}

/// The task of an army that has reached the place of its stage: rest as ordered, with the next stage in mind, or the end of its march.
fn reached(war: &War<'_>, task: Task) -> Task {
    let stages = task
        .order
        .map_or(&[][..], |(plan, number)| war.sc.plans[plan.ix()].orders[usize::from(number)].verb.stages());
    let (here, next) = (usize::from(task.stage), usize::from(task.stage) + 1);
    match stages.get(next) {
        Some(stage) => Task { stage: task.stage + 1, rest: stages[here].rest, to: Some(stage.to), ..task },
        None => Task { doing: Doing::Hold, to: None, rest: 0, ..task },
    }
}

fn tell_left(world: &World, army: ArmyId, place: PlaceId, by_sea: bool, out: &mut Effects) {
    let because = if by_sea { &SAIL } else { &ADVANCE };
    let convalescent = world.members(army).map(|f| world.formations[f.ix()].convalescent).sum();
    out.tell(because, Happened::Left { army, place, men: world.fit(army), convalescent, by_sea });
}

fn tell_reached(world: &World, army: ArmyId, place: PlaceId, by_sea: bool, out: &mut Effects) {
    let because = if by_sea { &SAIL } else { &ADVANCE };
    let disabled = world.members(army).map(|f| world.formations[f.ix()].disabled()).sum();
    out.tell(because, Happened::Reached { army, place, men: world.fit(army), disabled, by_sea });
}

/// A truce forbids the side this place, or armies any move.
fn is_barred(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> bool {
    world.truce.is_some_and(|t| !war.sc.truces[t.truce.ix()].movement) || world.is_zoned(war.sc, side, place)
}

/// Someone of the enemy is at the place.
fn enemy_at(world: &World, side: SideId, place: PlaceId) -> bool {
    let enemy = |a: &ArmyId| world.armies[a.ix()].side != side && world.mouths(*a) > 0;
    world.armies_at(place).any(|a| enemy(&a))
}
