//! What orders do when they are read (war-model §4.3, §10), as they were written or misread.

use crate::fixture::{self, BLUES};
use tregua_engine::effect::Effects;
use tregua_engine::record::Record;
use tregua_engine::rules::{command, march, naval};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

const WEST: PlaceId = PlaceId::new(0);
const FORD: PlaceId = PlaceId::new(1);
const HILL: PlaceId = PlaceId::new(2);
const EAST: PlaceId = PlaceId::new(3);
const HAVEN: PlaceId = PlaceId::new(4);
const RED: ArmyId = ArmyId::new(0);
const COLUMN: ArmyId = ArmyId::new(2);
const BLUE: ArmyId = ArmyId::new(1);
const FLEET: SquadronId = SquadronId::new(0);

/// The small war, in which this can be ordered.
fn scenario(verb: Verb) -> Scenario {
    let mut sc = fixture::scenario();
    sc.plans = vec![fixture::plan("order", DeciderId::new(0), [verb])];
    sc
}

/// The order is read by its side today.
fn read(war: &War<'_>, world: &mut World, garble: Garble) {
    read_plan(war, world, PlanId::new(0), garble);
}

fn read_plan(war: &War<'_>, world: &mut World, plan: PlanId, garble: Garble) {
    let side = war.sc.plans[plan.ix()].orders[0].verb.army().map_or(BLUES, |a| world.armies[a.ix()].side);
    let content = Content::Order { plan, number: 0, garble };
    world.dispatches.push(Dispatch::safe(side, content, (world.day, world.day), 7));
    let mut out = Effects::new();
    assert!(command::read(war, world, &mut out), "an order is due");
    world.apply(&mut out, &mut Record::new());
}

fn march(stages: &[PlaceId]) -> Verb {
    let stages = stages.iter().map(|to| Stage { to: *to, rest: 0 }).collect();
    Verb::March { army: RED, stages, posture: Posture::Judge, pace: 1.0 }
}

/// War-model §4.3: at any stage of a march, and wherever no road leads; but not by what was cut off when it was misread.
#[test]
fn an_order_leads_from_home_by_any_of_its_stages_or_by_sea() {
    let leaves = |verb: Verb, garble: Garble| {
        let army = verb.army().expect("an army's order");
        let mut sc = scenario(verb);
        sc.formations[2].home = EAST;
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        world.day = 9;
        read(&war, &mut world, garble);
        let known: Vec<_> = world.members(army).map(|f| world.formations[f.ix()].left_home).collect();
        known[0] == 9
    };
    assert!(!leaves(march(&[FORD]), Garble::Clean), "44 km");
    assert!(leaves(march(&[FORD, HILL]), Garble::Clean), "the second stage is 78 km away");
    assert!(!leaves(march(&[FORD, HILL]), Garble::Nearer(FORD)));
    let sail = |to| Verb::Sail { army: BLUE, squadron: FLEET, to };
    assert!(leaves(sail(HAVEN), Garble::Clean), "no road leads back");
    assert!(!leaves(sail(EAST), Garble::Clean));
}

/// Who has come home leaves it anew, once the last order is forgotten; who is far from home already leaves nothing behind.
#[test]
fn home_is_left_by_who_is_there() {
    let mut sc = scenario(march(&[HILL]));
    let told = |sc: &Scenario, before: i32| {
        let war = fixture::war(sc, 1);
        let mut world = fixture::world(&war);
        (world.day, world.formations[0].left_home) = (100, before);
        read(&war, &mut world, Garble::Clean);
        world.formations[0].left_home
    };
    assert_eq!([NEVER, 40, 41].map(|before| told(&sc, before)), [100, 100, 41]);
    sc.formations[0].home = EAST;
    assert_eq!(told(&sc, NEVER), NEVER, "110 km from home");
}

/// Whether he has read "join" or "approach", he knows of the other army what he believes.
#[test]
fn a_misread_order_to_join_marches_by_belief() {
    let mut sc = scenario(Verb::Join { army: RED, other: COLUMN });
    sc.formations[0].home = FORD;
    let war = fixture::war(&sc, 1);
    let goal = |believed: Option<PlaceId>, garble: Garble| {
        let mut world = fixture::world(&war);
        world.armies[COLUMN.ix()].pos = Pos::At(HILL);
        let belief = world.belief_ix(query::mind(&war, &world, RED), COLUMN);
        world.beliefs[belief].place = believed;
        read(&war, &mut world, garble);
        let task = world.armies[RED.ix()].task;
        (task.doing, task.to, world.formations[0].left_home != NEVER)
    };
    let approach = Garble::JoinApproach;
    assert_eq!(goal(Some(EAST), approach), (Doing::March, Some(EAST), true));
    assert_eq!(goal(Some(HILL), approach), (Doing::March, Some(HILL), false));
    assert_eq!(goal(None, approach), (Doing::Hold, None, false), "he knows of nowhere to go");
    assert_eq!(goal(Some(EAST), Garble::Clean), (Doing::Join(COLUMN), None, true));
    assert_eq!(goal(Some(EAST), Garble::HoldMove), (Doing::Hold, None, false), "he stays at home");
}

/// Whoever has read that he is to stay, or to join others, gives up neither his sick nor the hospital.
#[test]
fn a_misread_evacuation_leaves_nobody_behind() {
    let stages = vec![Stage { to: FORD, rest: 0 }, Stage { to: HILL, rest: 0 }];
    let sc = scenario(Verb::Evacuate { army: RED, stages, sick: Sick::HandOver });
    let war = fixture::war(&sc, 1);
    let taken = |garble: Garble| {
        let mut world = fixture::world(&war);
        for (formation, sick) in [(0, 300), (4, 50)] {
            world.formations[formation].sick = sick;
            world.ledger.people += u64::from(sick);
        }
        read(&war, &mut world, garble);
        assert_eq!(world.people(), world.ledger.people);
        world.ledger.prisoners[BLUES.ix()]
    };
    assert_eq!([Garble::Clean, Garble::Nearer(FORD)].map(taken), [350; 2]);
    assert_eq!([Garble::HoldMove, Garble::JoinApproach].map(taken), [0; 2]);
}

/// War-model §1.1: the army is ready after some days, and knows from the first that it leaves home. On the road there is nothing to make ready.
#[test]
fn who_gives_up_a_place_makes_ready_first() {
    let stages = vec![Stage { to: HILL, rest: 0 }];
    let mut sc = scenario(Verb::Evacuate { army: RED, stages, sick: Sick::Carry });
    sc.formations[0].home = WEST;
    let mut war = fixture::war(&sc, 1);
    let leaves = |war: &War<'_>, pos: Pos| {
        let mut world = fixture::world(war);
        world.armies[RED.ix()].pos = pos;
        read(war, &mut world, Garble::Clean);
        assert_eq!(world.formations[0].left_home, world.day);
        (0..9).find(|_| {
            fixture::days(war, &mut world, 1, &[march::advance]);
            world.armies[RED.ix()].pos != pos
        })
    };
    let on_the_road = Pos::On { leg: RouteId::new(0), from: WEST, km: 5.0 };
    for days in [0, 1, 3] {
        war.theta.march_ready = f64::from(days);
        assert_eq!(leaves(&war, Pos::At(WEST)), Some(days));
        assert_eq!(leaves(&war, on_the_road), Some(0));
    }
}

/// War-model §3.5: what is ordered of the sick and the convalescent of a body that leaves, and of the hospital of a place that is given up.
#[test]
fn each_lot_of_the_sick_takes_whom_it_says() {
    let stages = || vec![Stage { to: FORD, rest: 0 }];
    // Fit, sick and convalescent of the foot, then of the hospital, and prisoners.
    let after = |verb: Verb| {
        let sc = scenario(verb);
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        for formation in [0, 4] {
            let f = &mut world.formations[formation];
            world.ledger.people -= u64::from(f.mouths());
            (f.fit, f.sick, f.convalescent) = (100, 20, 5);
            world.ledger.people += 125;
        }
        read(&war, &mut world, Garble::Clean);
        assert_eq!(world.people(), world.ledger.people);
        let [foot, hospital] = [0, 4].map(|f| &world.formations[f]);
        let told = |f: &FormationState| [f.fit, f.sick, f.convalescent];
        (told(foot), told(hospital), world.ledger.prisoners[BLUES.ix()])
    };
    let evacuate = |sick| after(Verb::Evacuate { army: RED, stages: stages(), sick });
    assert_eq!(evacuate(Sick::Carry), ([100, 20, 5], [100, 20, 5], 0));
    assert_eq!(evacuate(Sick::Stay), ([100, 0, 0], [100, 40, 10], 0));
    assert_eq!(evacuate(Sick::StayInBed), ([100, 0, 5], [100, 40, 5], 0));
    assert_eq!(evacuate(Sick::HandOver), ([200, 0, 10], [0, 0, 0], 40), "who can walk goes along");
}

/// A squadron that is ordered somewhere every day comes there as soon as one that is ordered once; called back, it sails as long back as it
/// has sailed out; sent on or aside, it finishes its leg first.
#[test]
fn an_order_to_a_squadron_at_sea_finds_it_where_it_is() {
    let mut sc = fixture::scenario();
    let to = [WEST, EAST, HAVEN];
    sc.plans = to
        .map(|place| fixture::plan("sail", DeciderId::new(1), [Verb::Station { squadron: FLEET, place }]))
        .into();
    let mut war = fixture::war(&sc, 1);
    (war.theta.sea_spread, war.theta.sea_speed) = (0.0, 50.0);
    // From `east`: 200 km to `haven`, 300 more to `west`.
    let days = |orders: &[(i32, PlaceId)]| {
        let mut world = fixture::world(&war);
        let end = orders[orders.len() - 1];
        while world.day < end.0 || world.squadrons[0].voyage.is_some() {
            world.day += 1;
            let today = world.day;
            for (_, place) in orders.iter().filter(|o| o.0 == today) {
                let plan = PlanId::new(to.iter().position(|p| p == place).expect("one of them"));
                read_plan(&war, &mut world, plan, Garble::Clean);
            }
            let mut out = Effects::new();
            naval::cruise(&war, &world, &mut out);
            world.apply(&mut out, &mut Record::new());
            assert!(world.day < 100);
        }
        assert_eq!(world.squadrons[0].at, end.1);
        world.day
    };
    assert_eq!(days(&[(1, WEST)]), 10);
    let every_day: Vec<_> = (1..=8).map(|day| (day, WEST)).collect();
    assert_eq!(days(&every_day), 10, "the clock runs on");
    assert_eq!(days(&[(1, WEST), (4, EAST)]), 3 + 3, "back as long as out");
    assert_eq!(days(&[(1, WEST), (8, EAST)]), 7 + 7, "through the port that it has passed");
    assert_eq!(days(&[(1, WEST), (4, HAVEN)]), 4, "it lies on the way");
    assert_eq!(days(&[(1, HAVEN), (4, WEST)]), 10, "on from there");
    assert_eq!(days(&[(1, WEST), (4, EAST), (5, WEST)]), 3 + 1 + 2 + 6, "and about again");
}
