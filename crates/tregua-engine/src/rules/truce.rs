//! Truces: how one begins, what is handed over for it, how it lapses or is broken.
//!
//! While one is in force the rules of war look it up themselves: no offer of battle, raid or storm, no march into its zones, no ship stopped
//! off a port that it opens.

use crate::draws;
use crate::effect::{Effect, Effects};
use crate::record::Happened;
use crate::rule::Rule;
use crate::scenario::*;
use crate::war::War;
use crate::world::*;

crate::rules! {
    /// # Says
    /// A truce that both heads have signed begins at once, or goes on from the day on which the one in force would lapse, and lets in the
    /// food that its articles grant. Whichever takes another's place ends it, and a pledge that it does not ask for again goes back. Both heads
    /// hold council.
    /// # Reads
    /// articles of the truce, the truce in force [day]
    /// # Leaves out
    /// Time for the news to reach the outposts: nobody fights on by mistake.
    BEGIN = "truce.begin", Argued, ["war-model §15"];
    /// # Says
    /// A place promised in pledge is handed over on the first evening: its garrison marches to the nearest place that its side holds, even where
    /// nobody else may move, and may not come back while the truce lasts; the sick in its hospitals stay. Guns that the articles let out leave with it, and the place is the
    /// weaker. Whoever holds the pledge need not occupy it.
    /// # Reads
    /// articles of the truce, holders of places
    /// # Leaves out
    /// An inventory of guns and stores: what is there is handed over as it stands.
    PLEDGE = "truce.pledge", Argued, ["war-model §15", "S0-40"];
    /// # Says
    /// Where the articles exchange prisoners, both sides hand back man for man on the first evening, as many as the side that holds fewer
    /// has, and on later evenings whoever has been taken since. They set out from where the captor's head is to the nearest army of their
    /// own, at the pace of infantry, and enter its ranks like recruits; whoever has no army to go to goes home.
    /// # Reads
    /// articles of the truce, prisoners [person], positions, `march.infantry_coast` [km/day]
    /// # Leaves out
    /// Rank, which was exchanged for rank; the sick among them; men who would rather stay.
    EXCHANGE = "truce.exchange", Argued, ["war-model §15", "LEG-B"];
    /// # Says
    /// A truce lapses on its day and the food it let in stops; both heads hold council two days before, and on the day. A pledge is then given
    /// back. One who keeps his men in it breaks his word, and pays for it in honour and trust as for any breach.
    /// # Reads
    /// the truce in force [day], who stands in the pledge
    /// # Leaves out
    /// Notice given before the day.
    LAPSE = "truce.lapse", Argued, ["war-model §15"];
    /// # Says
    /// A truce that is offered by letter can be accepted for 15 days from the morning on which the enemy's head has the letter, and only
    /// while whoever offered it is still at the head of his side. A newer offer takes its place.
    /// # Reads
    /// offers [day], heads of both sides
    /// # Leaves out
    /// A letter that takes an offer back; an envoy who asks for orders, or is asked to wait.
    WAIT = "truce.wait", Assumed, ["war-model §15"];
    /// # Says
    /// Whoever breaks a truce loses honour, and the other side's trust, which learns what he is like; a pledge that he gave is forfeit, one
    /// that he holds goes back. A question that was put to a far court is put no more.
    /// # Reads
    /// honour, trust [0-1], the truce's cost of breach
    /// # Leaves out
    /// Small breaches by outposts, of which both sides complained.
    BREACH = "truce.breach", Assumed, ["war-model §15"];
}

/// A truce that comes to be signed while another is in force is void, unless it prolongs that one: the one in force stands. So it goes
/// with offers that cross on the road, and with one that lies on a table when something is signed at another. The truce in which a far court
/// is asked is none of these: it comes with a settlement, and takes the place of the one in force.
pub(super) fn is_void(war: &War<'_>, world: &World, truce: TruceId) -> bool {
    world.truce.is_some() && !war.sc.truces[truce.ix()].extends
}

/// A truce is signed: at the table at a place, or by letter.
pub(super) fn begin(war: &War<'_>, world: &World, truce: TruceId, at: Option<PlaceId>, out: &mut Effects) {
    let given = &war.sc.truces[truce.ix()];
    let day = world.day;
    let prolonged = world.truce.filter(|_| given.extends);
    let (began, from) = prolonged.map_or((day, day), |t| (t.began, t.until));
    let until = from + given.days;
    // What the old articles gave in pledge goes back, unless the new ones ask for it too.
    let pledged = world.pledge(war.sc).is_some_and(|pledge| given.guarantee == Some(pledge));
    if let Some(old) = world.truce.filter(|_| !pledged) {
        give_back(war, world, old, &BEGIN, out);
    }
    if let Some(old) = world.truce.filter(|_| !given.extends) {
        out.tell(&BEGIN, Happened::TruceEnded { truce: old.truce, broken_by: None });
    }
    out.push(&BEGIN, Effect::Truce(Some(TruceState { truce, began, until, pledged })));
    out.tell(&BEGIN, Happened::TruceBegan { truce, until, extends: prolonged.is_some(), at });
    call_heads(world, &BEGIN, out);
}

/// The pledge is handed over.
pub fn pledge(war: &War<'_>, world: &World, out: &mut Effects) {
    let Some(state) = world.truce.filter(|t| !t.pledged) else { return };
    let Some((place, to)) = war.sc.truces[state.truce.ix()].guarantee else { return };
    if world.places[place.ix()].held_by == to {
        return; // he has it already, and keeps it
    }
    let refuge = refuge(war, world, to.enemy(), place);
    let leaves = |a: &ArmyId| world.armies[a.ix()].side != to && !war.sc.armies[a.ix()].fixed;
    for army in world.armies_at(place).filter(leaves) {
        let task = Task { doing: Doing::March, to: refuge, ..Task::REST };
        out.push(&PLEDGE, Effect::Task(army, task));
    }
    hand_over(&PLEDGE, place, to, out);
    let disarmed = war.sc.truces[state.truce.ix()].disarmed;
    if disarmed > 0.0 {
        let armed = world.places[place.ix()].armed * (1.0 - disarmed);
        out.push(&PLEDGE, Effect::Armed(place, armed));
    }
    out.push(&PLEDGE, Effect::Truce(Some(TruceState { pledged: true, ..state })));
    out.tell(&PLEDGE, Happened::Pledged { place, to });
}

/// Prisoners go back man for man.
pub fn exchange(war: &War<'_>, world: &World, out: &mut Effects) {
    let agreed = world.truce.is_some_and(|t| war.sc.truces[t.truce.ix()].exchange);
    let [one, other] = world.ledger.prisoners;
    let men = one.min(other);
    if !agreed || men == 0 {
        return;
    }
    for side in SideId::BOTH {
        let way = set_out(war, world, side, men, out);
        out.people(&EXCHANGE, Cell::Prisoner(side.enemy()), way, men);
    }
    out.tell(&EXCHANGE, Happened::Exchanged { men });
}

/// Where freed men of a side go: on the road to its army that is nearest to where their captor's head is, or home if no road leads to one.
fn set_out(war: &War<'_>, world: &World, side: SideId, men: u32, out: &mut Effects) -> Cell {
    let captor = world.sides[side.enemy().ix()].head;
    let from = world.seat(war.sc, captor);
    let hosts = world.hosts(war.sc)[side.ix()];
    let Some((army, km)) = world.nearest_army(war.sc, hosts, from) else { return Cell::Home(side) };
    let walk = (km / war.theta.infantry_coast).ceil() as i32;
    let days = (world.day, world.day + walk.max(1));
    let key = draws::mix(war.keys.sides[side.ix()], world.day, EXCHANGE.stream);
    out.push(&EXCHANGE, Effect::Send(Dispatch::party(side, army, men, days, key)));
    Cell::OnTheRoad(side)
}

/// The nearest other place that a side holds and may enter.
fn refuge(war: &War<'_>, world: &World, side: SideId, place: PlaceId) -> Option<PlaceId> {
    let own = |p: &PlaceId| *p != place && world.places[p.ix()].held_by == side;
    let open = |p: &PlaceId| !world.is_zoned(war.sc, side, *p) && war.sc.graph.km(place, *p).is_finite();
    let km = |p: &PlaceId| war.sc.graph.km(place, *p);
    let all = (0..world.places.len()).map(PlaceId::new);
    all.filter(own).filter(open).min_by(|a, b| km(a).total_cmp(&km(b)))
}

/// A truce lapses on its day.
pub fn lapse(war: &War<'_>, world: &World, out: &mut Effects) {
    let Some(state) = world.truce else { return };
    if world.day == state.until - 2 || world.day >= state.until {
        call_heads(world, &LAPSE, out);
    }
    if world.day >= state.until {
        out.push(&LAPSE, Effect::Truce(None));
        give_back(war, world, state, &LAPSE, out);
        for side in SideId::BOTH {
            learn(war, world, side, true, &LAPSE, out);
        }
        out.tell(&LAPSE, Happened::TruceEnded { truce: state.truce, broken_by: None });
    }
}

/// How long an envoy waits for an answer: what he offered was meant for the war as it then stood. Assumed; the documented answers took six
/// days at most [day].
pub(super) const PATIENCE: i32 = 15;

/// Offers by letter that nobody has answered in time, or whose authors have fallen, lie there no longer.
pub fn wait(_: &War<'_>, world: &World, out: &mut Effects) {
    for side in SideId::BOTH {
        let by = side.enemy();
        let stale = |o: &Proposal| world.day >= o.until || world.sides[by.ix()].head != o.by;
        if let Some(offer) = world.sides[side.ix()].offered.filter(stale) {
            out.push(&WAIT, Effect::Offered(side, None));
            out.tell(&WAIT, Happened::OfferLapsed { truce: offer.truce, by });
        }
    }
}

/// A side breaks the truce in force.
pub(super) fn breach(war: &War<'_>, world: &World, side: SideId, out: &mut Effects) {
    let Some(state) = world.truce else { return };
    out.push(&BREACH, Effect::Truce(None));
    out.push(&BREACH, Effect::Referred(None));
    lose_face(war, world, state, side, &BREACH, out);
    learn(war, world, side.enemy(), false, &BREACH, out);
    let forfeit = war.sc.truces[state.truce.ix()].guarantee.is_some_and(|(_, to)| to == side.enemy());
    if !forfeit {
        give_back(war, world, state, &BREACH, out);
    }
    out.tell(&BREACH, Happened::TruceEnded { truce: state.truce, broken_by: Some(side) });
}

/// Whether a truce was kept teaches what the other's head is like (theory T13).
fn learn(war: &War<'_>, world: &World, side: SideId, kept: bool, because: &'static Rule, out: &mut Effects) {
    let chance = |temper: &Temper| if kept { temper.keeps } else { 1.0 - temper.keeps };
    out.push(because, Effect::Tempers(side, query::learnt(war, world, side, chance)));
}

/// A pledge returns to whoever gave it, unless its holder's men stand in it: then he keeps it, against his word.
fn give_back(war: &War<'_>, world: &World, state: TruceState, because: &'static Rule, out: &mut Effects) {
    let Some((place, to)) = world.pledge(war.sc) else { return };
    if query::fighters(war, world, to, place).next().is_some() {
        lose_face(war, world, state, to, because, out);
    } else {
        hand_over(because, place, to.enemy(), out);
        out.tell(because, Happened::Pledged { place, to: to.enemy() });
    }
}

/// Both sides know who holds it: they signed.
fn hand_over(because: &'static Rule, place: PlaceId, to: SideId, out: &mut Effects) {
    out.push(because, Effect::Held(place, to));
    for side in SideId::BOTH {
        out.push(because, Effect::Holds(side, place, to));
    }
}

fn lose_face(
    war: &War<'_>,
    world: &World,
    state: TruceState,
    side: SideId,
    because: &'static Rule,
    out: &mut Effects,
) {
    let cost = war.sc.truces[state.truce.ix()].breach_cost;
    let (own, other) = (&world.sides[side.ix()], &world.sides[side.enemy().ix()]);
    out.push(because, Effect::Honour(side, (own.honour - cost).max(0.0)));
    out.push(because, Effect::Trust(side.enemy(), (other.trust - cost).max(0.0)));
}

/// Both heads hold council, for something is new.
pub(super) fn call_heads(world: &World, because: &'static Rule, out: &mut Effects) {
    for side in &world.sides {
        out.push(because, Effect::Occasion(side.head, true));
    }
}
