//! Planted faults: each law of [`super::evening`] is shown to catch what it is there to catch.

use super::evening::Evening;
use super::scramble::{Dice, Whim};
use super::{first_evening, scrambled, war};
use tregua_engine::day;
use tregua_engine::effect::{Effect, Effects};
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{battle, opinion, truce};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;
use tregua_lab::start;

/// A day of a war: the evening before, the evening after, what was done.
struct Told<'a> {
    war: War<'a>,
    before: World,
    after: World,
    record: Record,
}

impl Told<'_> {
    fn check(&self) -> Result<(), String> {
        let Self { war, before, after, record } = self;
        Evening { war, before, after, record }.check()
    }
}

/// The thirtieth day of a war, without a truce or in a kept one.
fn thirtieth(sc: &Scenario, number: u64, truce: bool) -> Told<'_> {
    let war = war(sc, number);
    let mut mind = Whim(Dice::new(number));
    let mut after = first_evening(&war, number);
    let (mut effects, mut record) = (Effects::new(), Record::full());
    let mut before = after.clone();
    while after.day < 30 {
        record.clear();
        after.truce =
            truce.then_some(TruceState { truce: TruceId::new(0), began: 0, until: 99, pledged: false });
        // Nobody talks: a peace would end what the faults are planted in.
        (after.talks, after.referred) = (Vec::new(), None);
        before.clone_from(&after);
        day::step(&war, &mut after, &mut mind, &mut effects, &mut record);
    }
    Told { war, before, after, record }
}

/// Plants one fault in a sound day and expects a complaint that speaks of it.
fn catches(truce: bool, speaks_of: &str, plant: impl Fn(&mut Told<'_>)) {
    let sc = scrambled(&start::texts(), 8);
    let mut told = thirtieth(&sc, 8, truce);
    assert_eq!(told.check(), Ok(()), "the day is sound before the fault");
    plant(&mut told);
    let said = told.check();
    assert!(
        said.as_ref().is_err_and(|what| what.contains(speaks_of)),
        "a fault that should be said to be `{speaks_of}`: {said:?}"
    );
}

/// The first formation that has men, and its army.
fn some(world: &World) -> (usize, usize) {
    let f = world.formations.iter().position(|f| f.fit > 10).expect("somebody is fit");
    (f, world.formations[f].army.ix())
}

#[test]
fn swarm_catches_people_and_food_that_come_or_go() {
    catches(false, "people of", |t| t.after.formations[some(&t.before).0].fit -= 1);
    catches(false, "somebody was made", |t| {
        t.after.formations[some(&t.before).0].fit += 1;
        t.after.ledger.people += 1;
    });
    catches(false, "came, and is", |t| {
        let f = &mut t.after.formations[some(&t.before).0];
        (f.fit, f.sick) = (f.fit - 1, f.sick + 1);
    });
    catches(false, "kg of", |t| t.after.places[0].forage += 5.0);
    // Food that changes hands without traffic leaves the sum as it was.
    catches(false, "Forage", |t| {
        let kg = t.after.places[1].forage.min(50.0);
        t.after.places[0].forage += kg;
        t.after.places[1].forage -= kg;
    });
    // A rule that buries the wrong side's men.
    catches(false, "went from", |t| {
        let (f, id) = (some(&t.before).0, FormationId::new(some(&t.before).0));
        let side = t.before.formations[f].side.enemy();
        let to = Cell::Dead(side, Cause::Battle);
        t.after.formations[f].fit -= 1;
        t.after.ledger.dead[side.ix()][Cause::Battle as usize] += 1;
        t.record.effects.push((30, &battle::BATTLE, Effect::Move { from: Cell::Fit(id), to, men: 1 }));
    });
}

#[test]
fn swarm_catches_prisoners_who_are_not_exchanged() {
    // So many of each side walk home out of captivity.
    let free = |t: &mut Told<'_>, freed: [u32; 2]| {
        for own in SideId::BOTH {
            let men = freed[own.ix()];
            let captor = own.enemy();
            t.before.ledger.prisoners[captor.ix()] += men;
            t.before.ledger.people += u64::from(men);
            t.after.ledger.home[own.ix()] += men;
            t.after.ledger.people += u64::from(men);
            if men > 0 {
                let walk = Effect::Move { from: Cell::Prisoner(captor), to: Cell::Home(own), men };
                t.record.effects.push((30, &truce::EXCHANGE, walk));
            }
        }
    };
    catches(false, "not man for man", |t| free(t, [5, 4]));
    catches(false, "no truce says so", |t| free(t, [5, 5]));
    catches(true, "no truce says so", |t| free(t, [5, 5]));
}

#[test]
fn swarm_catches_what_is_out_of_range() {
    catches(false, "formation 0", |t| t.after.formations[0].morale = 1.2);
    catches(false, "place 1", |t| t.after.places[1].hope = -0.1);
    catches(false, "place 1", |t| t.after.places[1].opinion = f64::NAN);
    catches(false, "city 0", |t| t.after.cities[0].hunger = 1.0001);
    catches(false, "squadron 0", |t| t.after.squadrons[0].provisions = -1.0);
    catches(false, "side 1", |t| t.after.sides[1].honour = 1.5);
    catches(false, "faction 0", |t| t.after.factions[0].confidence = -0.01);
    catches(false, "belief 0", |t| t.after.beliefs[0].var = -1e-9);
}

#[test]
fn swarm_catches_armies_in_the_wrong_place() {
    catches(false, "nowhere", |t| {
        let a = some(&t.after).1;
        t.after.armies[a].pos = Pos::Nowhere;
    });
    catches(false, "is in an army of", |t| {
        let f = some(&t.after).0;
        t.after.formations[f].side = t.after.formations[f].side.enemy();
    });
    catches(false, "is at", |t| {
        let a = some(&t.after).1;
        let leg = RouteId::new(0);
        t.after.armies[a].pos = Pos::On { leg, from: t.war.sc.routes[0].from, km: 1e4 };
    });
    catches(false, "km in a day", |t| {
        let sc = t.war.sc;
        let a = some(&t.after).1;
        let place = |i| PlaceId::new(i);
        let n = sc.places.len();
        let far = (0..n * n).map(|k| (place(k / n), place(k % n)));
        let far = far.filter(|(p, q)| sc.graph.km(*p, *q).is_finite());
        let (p, q) =
            far.max_by(|x, y| sc.graph.km(x.0, x.1).total_cmp(&sc.graph.km(y.0, y.1))).expect("a way");
        (t.before.armies[a].pos, t.after.armies[a].pos) = (Pos::At(p), Pos::At(q));
        t.war.theta.march_spread = 0.0;
        t.war.theta.cavalry_coast = 1.0;
        t.war.theta.cavalry_sierra = 1.0;
        t.war.theta.infantry_coast = 1.0;
        t.war.theta.infantry_sierra = 1.0;
        t.war.theta.train = 1.0;
    });
    catches(false, "has nobody", |t| {
        let empty = (0..t.after.armies.len()).map(ArmyId::new);
        let mut empty = empty.filter(|a| t.before.mouths(*a) == 0 && t.after.mouths(*a) == 0);
        let army = empty.next().expect("the flying column has not been formed");
        let told = Happened::Left { army, place: PlaceId::new(0), men: 0, convalescent: 0, by_sea: false };
        t.record.happened.push((30, &battle::BATTLE, told));
    });
}

#[test]
fn swarm_catches_a_truce_that_is_not_kept() {
    catches(true, "under a truce", |t| {
        let army = ArmyId::new(0);
        let told = Happened::Declined { army, enemy: army, place: PlaceId::new(0), feint: false };
        t.record.happened.push((30, &battle::DECLINE, told));
    });
    catches(true, "the truce forbids", |t| {
        let zone = t.war.sc.truces[0].zones[0];
        let a = t.after.armies.iter().position(|a| a.side == zone.side && a.pos != Pos::Nowhere);
        let a = a.expect("the side has an army");
        let other = (0..t.war.sc.places.len()).map(PlaceId::new).find(|p| *p != zone.place);
        t.before.armies[a].pos = Pos::At(other.expect("there are two places"));
        t.after.armies[a].pos = Pos::At(zone.place);
        t.war.theta.march_spread = 1.0;
    });
}

#[test]
fn swarm_catches_enemies_who_only_look_at_each_other() {
    let camp = |t: &mut Told<'_>, marched: i32| {
        let sc = t.war.sc;
        let open = |p: &PlaceId| sc.places[p.ix()].ground != Ground::Fortress;
        let empty = |p: &PlaceId| t.after.armies_at(*p).next().is_none();
        let apart = |p: &PlaceId| {
            let roads = sc.graph.legs[p.ix()].iter().map(|l| &sc.routes[l.ix()]);
            roads.filter(|r| r.kind != RouteKind::Sea).any(|r| empty(&r.other(*p)))
        };
        let no_garrison =
            |p: &PlaceId| !t.after.armies_at(*p).any(|a| sc.armies[a.ix()].fixed && t.after.fit(a) > 0);
        let mut places = (0..sc.places.len()).map(PlaceId::new).filter(|p| open(p) && no_garrison(p));
        let place = places.find(apart).expect("a place with a way out");
        for world in [&mut t.before, &mut t.after] {
            world.armies.iter_mut().filter(|a| a.pos.is_at(place)).for_each(|a| a.marched = marched);
        }
        for side in SideId::BOTH {
            let able = |a: &usize| t.before.fit(ArmyId::new(*a)) > 0 && t.after.fit(ArmyId::new(*a)) > 0;
            let mut own = (0..sc.armies.len()).filter(|a| sc.armies[*a].side == side && !sc.armies[*a].fixed);
            let army = own.find(able).expect("an army that can march");
            for world in [&mut t.before, &mut t.after] {
                (world.armies[army].pos, world.armies[army].marched) = (Pos::At(place), marched);
            }
        }
    };
    catches(false, "for too long", |t| camp(t, 30 - battle::PATIENCE));
    let sc = scrambled(&start::texts(), 8);
    let mut met = thirtieth(&sc, 8, false);
    camp(&mut met, 31 - battle::PATIENCE);
    assert_eq!(met.check(), Ok(()), "they may look for a while");
}

#[test]
fn swarm_catches_what_nobody_could_know() {
    let foe = |t: &Told<'_>| {
        let side = t.war.sc.deciders[0].side;
        let unseen = |a: &ArmyId| {
            let reported = |l: &Dispatch| matches!(l.content, Content::Report { army, .. } if army == *a);
            t.after.armies[a.ix()].side != side && !t.before.dispatches.iter().any(reported)
        };
        (0..t.after.armies.len()).map(ArmyId::new).find(unseen).expect("an army without news")
    };
    catches(false, "what nobody told him", |t| {
        let ix = t.after.belief_ix(DeciderId::new(0), foe(t));
        t.after.beliefs[ix].mean += 0.5;
    });
    catches(false, "what nobody told him", |t| {
        let ix = t.after.belief_ix(DeciderId::new(0), foe(t));
        t.before.beliefs[ix].var += 1.0;
    });
    catches(false, "no word has come", |t| t.after.holds[0] = t.after.holds[0].enemy());
    catches(false, "no news has come", |t| {
        let unknown = t.after.known.iter().position(|k| !k).expect("something is still unknown");
        t.after.known[unknown] = true;
    });
    catches(false, "overdue", |t| {
        let content =
            Content::Answer { pact: Pact::Truce(TruceId::new(0)), place: PlaceId::new(0), yes: true };
        let side = SideId::new(0);
        t.after.dispatches.push(Dispatch::safe(side, content, (3, 4), 77));
    });
    catches(false, "out of its time", |t| {
        let content = Content::News(EventId::new(0));
        let letter = Dispatch::safe(SideId::new(0), content, (3, 44), 77);
        t.after.dispatches.push(Dispatch { leaves: 45, ..letter });
    });
    catches(false, "recruits ride", |t| {
        t.after.dispatches.push(Dispatch::party(SideId::new(0), ArmyId::new(0), 9, (3, 44), 77));
    });
}

/// The small war's own conference, and the one that may sit beside it.
const FIRST: usize = 0;
const BESIDE: usize = 1;

#[test]
fn swarm_catches_talk_that_cannot_be() {
    catches(false, "sums to", |t| t.after.sides[0].tempers[0] += 0.5);
    let open = |offer, sittings| TalksState {
        place: PlaceId::new(0),
        opened: 1,
        chiefs: false,
        conference: Some(ConferenceId::new(FIRST)),
        called_by: SideId::new(0),
        attended: true,
        next: 40,
        sittings,
        turn: SideId::new(0),
        offer,
    };
    // The truce of the files is on no agenda.
    let beyond = OnTable { pact: Pact::Truce(TruceId::new(0)), by: SideId::new(0), reply: Reply::Asked };
    catches(false, "beyond the agenda", |t| t.after.talks = vec![open(Some(beyond), 1)]);
    catches(false, "99 sittings", |t| t.after.talks = vec![open(None, 99)]);
    let field = TalksState { conference: None, ..open(Some(beyond), 1) };
    catches(false, "where nobody confers", |t| t.after.talks = vec![field]);
    let second =
        TalksState { place: PlaceId::new(1), conference: Some(ConferenceId::new(BESIDE)), ..open(None, 1) };
    catches(false, "sits beside", |t| t.after.talks = vec![second, open(None, 1)]);
    for place in [0, 1].map(PlaceId::new) {
        catches(false, "sits twice", |t| t.after.talks = vec![second, TalksState { place, ..second }]);
    }
    let at = |talks: TalksState| TalksState { chiefs: true, ..talks };
    catches(false, "the chiefs sit twice", |t| t.after.talks = vec![at(open(None, 1)), at(second)]);
    let peace = Peace { settlement: SettlementId::new(0), day: 20 };
    catches(false, "went on after peace", |t| {
        (t.before.peace, t.after.peace) = (Some(peace), Some(peace));
    });
}

#[test]
fn swarm_catches_the_past_coming_back() {
    catches(false, "follows day", |t| t.after.day += 1);
    catches(false, "rose from the dead", |t| {
        // Nobody is missing: some of the slain got up and walked home.
        let (slain, home) = (Cell::Dead(SideId::new(0), Cause::Battle), Cell::Civilian(PlaceId::new(0)));
        t.before.ledger.dead[0][Cause::Battle as usize] += 500;
        t.before.places[0].people -= 500;
        t.record.effects.push((30, &battle::BATTLE, Effect::Move { from: slain, to: home, men: 500 }));
    });
    catches(false, "took its word back", |t| {
        t.before.places[2].declared = true;
        t.after.places[2].declared = false;
    });
}

/// The faults above are planted in what was told; this one in the day itself: a rule that forgets whom it takes from.
#[test]
fn swarm_catches_a_careless_rule() {
    let sc = scrambled(&start::texts(), 8);
    let told = thirtieth(&sc, 8, false);
    let (f, _) = some(&told.after);
    let men = told.after.formations[f].fit + 1;
    let from = Cell::Fit(FormationId::new(f));
    let to = Cell::Home(told.after.formations[f].side);
    let (mut effects, mut world) = (Effects::new(), told.after.clone());
    effects.people(&opinion::CONDUCT, from, to, men);
    let applied = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        world.apply(&mut effects, &mut Record::new())
    }));
    let said = applied.expect_err("a rule that takes more than there is stops the war");
    assert!(said.downcast_ref::<String>().is_some_and(|text| text.contains("opinion.conduct")));
}
