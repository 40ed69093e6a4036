//! Councils, menus and choices (war-model §14, §15), and the fog (§19.6).

use crate::fixture::{self, BLUES, REDS};
use tregua_engine::effect::Effects;
use tregua_engine::minds::{Mind, Minds};
use tregua_engine::num::exp;
use tregua_engine::record::Record;
use tregua_engine::rules::{command, council};
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::*;

const CHIEF: DeciderId = DeciderId::new(0);

/// The fixture with three plans for the red chief: advance (worth 0.02), stay in camp (worth 0.01), storm (worth 1).
fn with_plans() -> Scenario {
    let mut sc = fixture::scenario();
    let march = |to: usize| Verb::March {
        army: ArmyId::new(0),
        stages: vec![Stage { to: PlaceId::new(to), rest: 0 }],
        posture: Posture::Judge,
        pace: 1.0,
    };
    let storm = Verb::Assault { army: ArmyId::new(0), place: PlaceId::new(3) };
    sc.plans = vec![
        plan("advance", march(1), 0.2),
        plan("camp", Verb::Fortify { place: PlaceId::new(0) }, 0.1),
        plan("storm", storm, 10.0),
    ];
    sc.deciders[0].menu = (0..3).map(PlanId::new).collect();
    sc
}

fn plan(key: &str, verb: Verb, worth: f64) -> Plan {
    let expect = vec![Expect { attribute: Attribute::Status, of: Feature::One, by: worth }];
    Plan { expect, again_after: 14, ..fixture::plan(key, CHIEF, [verb]) }
}

/// The world with the red chief knowing his own army.
fn informed(war: &War<'_>) -> World {
    let mut world = fixture::world(war);
    let own = world.belief_ix(CHIEF, ArmyId::new(0));
    world.beliefs[own] =
        Belief { mean: 7.7, var: 0.0, place: Some(PlaceId::new(0)), seen: 0, ..Belief::NONE };
    world
}

fn menu(view: &View<'_>) -> Vec<PlanId> {
    view.sc.deciders[view.decider.ix()].menu.iter().copied().filter(|p| view.may_choose(*p)).collect()
}

/// How often each plan (and carrying on, last) is chosen over many seeds.
fn frequencies(sc: &Scenario, temperature: f64, seeds: u64) -> Vec<f64> {
    let mut counts = vec![0.0; sc.plans.len() + 1];
    for seed in 0..seeds {
        let mut theta = fixture::theta();
        theta.temperature = temperature;
        let war = War::new(sc, theta, seed, [true; 2]);
        let world = informed(&war);
        let view = View::of(&war, &world, CHIEF);
        let choice = Minds { kinds: [MindKind::Appraisal; 2] }.choose(&war, &view, &menu(&view));
        counts[choice.plan.map_or(sc.plans.len(), PlanId::ix)] += 1.0;
    }
    counts.iter().map(|n: &f64| n / seeds as f64).collect()
}

#[test]
fn cold_choice_is_the_best_plan() {
    let f = frequencies(&with_plans(), 1e-6, 200);
    assert_eq!(f, [0.0, 0.0, 1.0, 0.0]);
}

#[test]
fn choice_is_logit_in_worth_over_temperature() {
    let mut sc = with_plans();
    sc.deciders[0].red_lines = vec![PlanId::new(2)];
    let temperature = 0.02;
    let t = temperature * sc.deciders[0].utility.range();
    let weights = [exp(0.02 / t), exp(0.01 / t), 0.0, 1.0];
    let total: f64 = weights.iter().sum();
    let n = 20_000;
    let f = frequencies(&sc, temperature, n);
    let far =
        |expected: f64, got: f64| (got - expected).abs() / (expected * (1.0 - expected) / n as f64).sqrt();
    for (w, got) in weights.iter().zip(&f).filter(|(w, _)| **w > 0.0) {
        assert!(far(w / total, *got) < 4.0, "{got} chosen, {} expected", w / total);
    }
    // Planted fault: a temperature off by half would be seen.
    let wrong = [exp(0.02 / (1.5 * t)), exp(0.01 / (1.5 * t)), 1.0];
    let wrong_share = wrong[0] / wrong.iter().sum::<f64>();
    assert!(far(wrong_share, f[0]) > 4.0, "the test could not tell {wrong_share} from {}", f[0]);
}

#[test]
fn a_red_line_is_never_crossed_however_much_it_is_worth() {
    let mut sc = with_plans();
    sc.plans[2].expect[0].by = 1e9;
    sc.deciders[0].red_lines = vec![PlanId::new(2)];
    assert_eq!(frequencies(&sc, 0.05, 200)[2], 0.0);
}

#[test]
fn choice_does_not_depend_on_the_scale_of_utility() {
    let (one, mut other) = (with_plans(), with_plans());
    for w in &mut other.deciders[0].utility.weights {
        *w *= 7.0;
    }
    assert_eq!(frequencies(&one, 0.05, 300), frequencies(&other, 0.05, 300));
}

#[test]
fn a_truce_strikes_hostile_plans_and_its_end_restores_them_the_same_day() {
    let mut sc = with_plans();
    sc.truces =
        vec![Truce { days: 8, zones: vec![Zone { side: REDS, place: PlaceId::new(1) }], ..fixture::truce() }];
    let war = fixture::war(&sc, 1);
    let mut world = informed(&war);
    assert_eq!(menu(&View::of(&war, &world, CHIEF)).len(), 3);
    world.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 8, pledged: false });
    let under = menu(&View::of(&war, &world, CHIEF));
    assert_eq!(
        under,
        [PlanId::new(1)],
        "only the camp is legal: the march enters a zone, the storm is hostile"
    );
    world.truce = None;
    assert_eq!(menu(&View::of(&war, &world, CHIEF)).len(), 3);
}

/// An order of every kind that an army can be given and carry out, and whether it moves it.
fn orders_to_an_army() -> [(Verb, bool); 7] {
    let (army, other) = (ArmyId::new(0), ArmyId::new(2));
    let stages = vec![Stage { to: PlaceId::new(1), rest: 0 }];
    let posture = Posture::Judge;
    [
        (Verb::Hold { army, posture }, false),
        (Verb::Sweep { army }, false),
        (Verb::March { army, stages: stages.clone(), posture, pace: 1.0 }, true),
        (Verb::Evacuate { army, stages, sick: Sick::Carry }, true),
        (Verb::Join { army, other }, true),
        (Verb::Assault { army, place: PlaceId::new(1) }, true),
        (Verb::Sail { army, squadron: SquadronId::new(0), to: PlaceId::new(4) }, true),
    ]
}

/// The fixture with one plan of the red chief, and the world in which he knows both his armies: the second is at the ford.
fn with_order(verb: Verb) -> Scenario {
    let mut sc = fixture::scenario();
    sc.plans = vec![fixture::plan("order", CHIEF, [verb])];
    sc.deciders[0].menu = vec![PlanId::new(0)];
    sc
}

fn with_column(war: &War<'_>) -> World {
    let mut world = informed(war);
    world.armies[2].pos = Pos::At(PlaceId::new(1));
    let ix = world.belief_ix(CHIEF, ArmyId::new(2));
    world.beliefs[ix] = Belief { mean: 6.0, var: 0.0, place: Some(PlaceId::new(1)), seen: 0, ..Belief::NONE };
    world
}

/// What moves an army is the same to who orders it, to a truce, to who waits for the order to be read, and to who sees it carried out.
#[test]
fn what_moves_an_army_is_one_list() {
    for (verb, moves) in orders_to_an_army() {
        let mut sc = with_order(verb.clone());
        sc.truces = vec![Truce { movement: false, ..fixture::truce() }];
        let war = fixture::war(&sc, 1);
        let mut world = with_column(&war);
        let under_way = |world: &World| View::of(&war, world, CHIEF).holds(&Condition::UnderWay(true));
        let order = Content::Order { plan: PlanId::new(0), number: 0, garble: Garble::Clean };
        world.dispatches.push(Dispatch::safe(REDS, order, (world.day, world.day), 1));
        assert_eq!(under_way(&world), moves, "{verb:?} on the road");
        let (mut out, mut record) = (Effects::new(), Record::new());
        assert!(command::read(&war, &world, &mut out));
        world.apply(&mut out, &mut record);
        assert!(world.dispatches.is_empty() && world.armies[0].task.issued == world.day);
        assert_eq!(under_way(&world), moves, "{verb:?} read");
        world.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 8, pledged: false });
        let may = View::of(&war, &world, CHIEF).may_choose(PlanId::new(0));
        assert_eq!(may, !moves && !matches!(verb, Verb::Sweep { .. }), "{verb:?} where armies may not move");
    }
}

/// Where armies may move, a truce forbids what leads through a zone or into one, and to an army that is in one.
#[test]
fn a_truce_forbids_the_way_into_a_zone() {
    let forbidden = |verb: &Verb, place: usize| {
        let mut sc = with_order(verb.clone());
        let zones = vec![Zone { side: REDS, place: PlaceId::new(place) }];
        sc.truces = vec![Truce { zones, ..fixture::truce() }];
        let war = fixture::war(&sc, 1);
        let mut world = with_column(&war);
        world.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 8, pledged: false });
        !View::of(&war, &world, CHIEF).may_choose(PlanId::new(0))
    };
    for (verb, _) in orders_to_an_army() {
        let to = match verb {
            Verb::March { .. } | Verb::Evacuate { .. } | Verb::Join { .. } => 1,
            Verb::Sail { .. } => 4,
            _ => continue,
        };
        assert!(forbidden(&verb, to) && !forbidden(&verb, 3), "{verb:?}");
    }
}

/// What lies behind a plan is the end of its way, whoever leaves for good too, and not its first halt: 34 km beyond the ford the enemy waits.
#[test]
fn a_plan_is_appraised_by_where_it_ends() {
    let [ford, hill] = [1, 2].map(|to| Stage { to: PlaceId::new(to), rest: 0 });
    let army = ArmyId::new(0);
    let march = |stages: &[Stage]| {
        let (posture, pace) = (Posture::Judge, 1.0);
        Verb::March { army, stages: stages.to_vec(), posture, pace }
    };
    let leave = Verb::Evacuate { army, stages: vec![ford, hill], sick: Sick::Carry };
    let appraised = |verb: Verb| {
        let mut sc = with_order(verb);
        let expects = |of| Expect { attribute: Attribute::Status, of, by: 1.0 };
        sc.plans[0].expect = vec![expects(Feature::Distance)];
        let war = fixture::war(&sc, 1);
        let mut world = informed(&war);
        let ix = world.belief_ix(CHIEF, ArmyId::new(1));
        world.beliefs[ix] = Belief { mean: 7.0, var: 0.1, place: Some(hill.to), seen: 0, ..Belief::NONE };
        let view = View::of(&war, &world, CHIEF);
        (view.odds(&sc.plans[0]), view.appraise(PlanId::new(0)) / 0.1)
    };
    let (odds, distance) = appraised(march(&[hill]));
    assert!(odds > 0.5 && odds < 1.0 && distance > 0.0, "{odds} {distance}");
    assert_eq!(appraised(march(&[ford, hill])), (odds, distance));
    assert_eq!(appraised(leave), (odds, distance));
    assert_eq!(appraised(march(&[ford])).0, 1.0, "nobody is expected at the ford");
    assert_eq!(appraised(Verb::Fortify { place: ford.to }), (0.5, 0.0), "nobody is sent");
}

#[test]
fn a_plan_for_an_army_that_is_not_there_is_off_the_menu_unless_an_earlier_order_forms_it() {
    let mut sc = with_plans();
    let column = ArmyId::new(2);
    let hold = Order {
        verb: Verb::Hold { army: column, posture: Posture::Judge },
        latitude: Latitude::Strict,
        after: 0,
    };
    sc.plans[1].orders = vec![hold.clone()];
    let detach =
        Verb::Detach { army: ArmyId::new(0), into: column, what: Share::Part(0.5), sick: Sick::Carry };
    sc.plans[2].orders = vec![Order { verb: detach, latitude: Latitude::Strict, after: 0 }, hold];
    let war = fixture::war(&sc, 1);
    let world = informed(&war);
    assert_eq!(menu(&View::of(&war, &world, CHIEF)), [PlanId::new(0), PlanId::new(2)]);
}

/// An order that is to go out later lies at its writer's until then.
#[test]
fn an_order_for_later_leaves_later() {
    let mut sc = with_plans();
    sc.deciders[0].red_lines = vec![PlanId::new(1), PlanId::new(2)];
    let days = |after: i32| {
        let mut sc = sc.clone();
        sc.plans[0].orders[0].after = after;
        let mut theta = fixture::theta();
        (theta.temperature, theta.order_same_day) = (1e-6, 0.3);
        let war = War::new(&sc, theta, 1, [false; 2]);
        let mut world = informed(&war);
        (world.deciders[0].next_council, world.deciders[1].next_council) = (0, i32::MAX);
        let (mut out, mut record) = (Effects::new(), Record::new());
        council::sit(&war, &world, &mut Minds { kinds: [MindKind::Appraisal; 2] }, &mut out);
        world.apply(&mut out, &mut record);
        let [order] = world.dispatches[..] else { panic!("{:?}", world.dispatches) };
        (order.sent, order.leaves, order.due)
    };
    let (sent, leaves, due) = days(0);
    assert_eq!((leaves, due), (sent, sent), "he lies with his army");
    assert_eq!(days(6), (sent, leaves + 6, due + 6));
}

/// A plan to stay is off the menu while the army is on the march it was ordered to, or the order is on its way; not for ever.
#[test]
fn who_is_on_the_march_does_not_choose_to_stay() {
    let mut sc = with_plans();
    sc.plans[1].when = vec![Condition::UnderWay(false)];
    let war = fixture::war(&sc, 1);
    let may_stay = |at: &World| View::of(&war, at, CHIEF).may_choose(PlanId::new(1));
    let mut world = informed(&war);
    assert!(may_stay(&world));
    let order = Content::Order { plan: PlanId::new(0), number: 0, garble: Garble::Clean };
    world.dispatches.push(Dispatch::safe(REDS, order, (world.day, world.day + 2), 1));
    assert!(!may_stay(&world), "the order to march is on its way");
    world.dispatches.clear();
    world.armies[0].task = Task { doing: Doing::March, issued: world.day, ..Task::REST };
    assert!(!may_stay(&world), "it marches");
    world.day += 16;
    assert!(may_stay(&world), "it has not stirred for a fortnight");
    world.armies[0].marched = world.day - 1;
    assert!(!may_stay(&world), "it was on the road yesterday");
}

/// Works, arms and recruiting parties are sent for: the order rides to the place, which must be within reach by land.
#[test]
fn what_is_done_at_a_place_is_ordered_there() {
    let mut sc = with_plans();
    sc.deciders[0].red_lines = vec![PlanId::new(0), PlanId::new(2)];
    let due = |site: usize| {
        let mut sc = sc.clone();
        sc.plans[1].orders[0].verb = Verb::Arm { place: PlaceId::new(site), muskets: 10.0 };
        let mut war = fixture::war(&sc, 1);
        war.theta.temperature = 1e-6;
        let mut world = informed(&war);
        (world.deciders[0].next_council, world.deciders[1].next_council) = (0, i32::MAX);
        let (mut out, mut record) = (Effects::new(), Record::new());
        council::sit(&war, &world, &mut Minds { kinds: [MindKind::Appraisal; 2] }, &mut out);
        world.apply(&mut out, &mut record);
        world.dispatches.first().map(|d| d.due - d.sent)
    };
    assert_eq!(due(0), Some(0), "at hand");
    assert!(due(1).is_some_and(|days| days > 0), "a ride away");
    assert_eq!(due(4), None, "no road leads to the haven");
}

/// Who is only called in to another army may be gone: the rest is carried out without him, and he gets no letter.
#[test]
fn who_is_gone_is_not_called_in() {
    let mut sc = with_plans();
    sc.deciders[0].red_lines = vec![PlanId::new(0), PlanId::new(2)];
    let [own, gone] = [0, 2].map(ArmyId::new);
    let (stay, call_in) = (Verb::Sweep { army: own }, Verb::Join { army: gone, other: own });
    let letters = |verbs: Vec<Verb>, known: bool| {
        let mut sc = sc.clone();
        sc.plans[1] = plan("camp", verbs[0].clone(), 0.1);
        sc.plans[1].orders = fixture::plan("camp", CHIEF, verbs).orders;
        let mut war = fixture::war(&sc, 1);
        war.theta.temperature = 1e-6;
        let mut world = informed(&war);
        if known {
            let ix = world.belief_ix(CHIEF, gone);
            world.beliefs[ix] = world.beliefs[world.belief_ix(CHIEF, own)];
        }
        (world.deciders[0].next_council, world.deciders[1].next_council) = (0, i32::MAX);
        let (mut out, mut record) = (Effects::new(), Record::new());
        council::sit(&war, &world, &mut Minds { kinds: [MindKind::Appraisal; 2] }, &mut out);
        world.apply(&mut out, &mut record);
        world.dispatches.len()
    };
    assert_eq!(letters(vec![stay.clone(), call_in.clone()], true), 2, "both are written to");
    assert_eq!(letters(vec![stay.clone(), call_in.clone()], false), 1, "the other is gone");
    assert_eq!(letters(vec![call_in], false), 0, "nobody is left to do anything");
    assert_eq!(
        letters(vec![stay, Verb::Sweep { army: gone }], false),
        0,
        "who is to do something must be there"
    );
}

#[test]
fn a_view_does_not_change_with_what_was_not_reported() {
    let sc = with_plans();
    let war = fixture::war(&sc, 1);
    let world = informed(&war);
    let mut other = world.clone();
    for f in other.formations.iter_mut().filter(|f| f.side == BLUES) {
        (f.fit, f.sick, f.morale) = (f.fit * 3, 900, 0.1);
    }
    other.armies[1].pos = Pos::At(PlaceId::new(1));
    other.armies[1].food = 0.0;
    other.cities[0].hunger = 0.9;
    other.balance = 2.0;
    for p in &mut other.places {
        (p.opinion, p.guerrillas) = (1.5, 700);
    }
    let (before, after) = (View::of(&war, &world, CHIEF), View::of(&war, &other, CHIEF));
    assert_eq!(before.features(), after.features());
    assert_eq!(menu(&before), menu(&after));
}

/// What was chosen lately is not chosen again before its time; what is done once, never.
#[test]
fn a_plan_comes_back_to_the_menu_in_its_time() {
    let mut sc = with_plans();
    sc.plans[1].once = true;
    let war = fixture::war(&sc, 1);
    let mut world = informed(&war);
    let [advance, camp] = [0, 1].map(PlanId::new);
    let may = |world: &World| [advance, camp].map(|plan| View::of(&war, world, CHIEF).may_choose(plan));
    assert_eq!(may(&world), [true, true], "neither was chosen before");
    (world.chosen[0], world.chosen[1]) = (world.day, world.day);
    assert_eq!(may(&world), [false, false]);
    world.day += 13;
    assert_eq!(may(&world), [false, false]);
    world.day += 1;
    assert_eq!(may(&world), [true, false], "after fourteen days");
    world.day += 1000;
    assert_eq!(may(&world), [true, false]);
}

/// A mind that follows the record plays what is due, once, and only what its conditions and the menu allow.
#[test]
fn the_record_is_played_in_its_days_and_once() {
    let mut sc = with_plans();
    let decision = |plan: usize, days: (i32, i32), id: usize| Decision {
        key: format!("D{id}"),
        id: DecisionId::new(id),
        decider: CHIEF,
        plan: PlanId::new(plan),
        from: days.0,
        until: days.1,
        when: vec![],
    };
    sc.decisions = vec![decision(0, (3, 5), 0), decision(1, (4, 9), 1)];
    let war = War::new(&sc, fixture::theta(), 1, [true; 2]);
    let mut world = informed(&war);
    let played = |world: &World| {
        let view = View::of(&war, world, CHIEF);
        let choice = Minds { kinds: [MindKind::History; 2] }.choose(&war, &view, &menu(&view));
        assert_eq!(choice.plan.is_some(), choice.plays.is_some());
        choice.plays.map(DecisionId::ix)
    };
    let mut expected = |day: i32, settled: [bool; 2], plays: Option<usize>| {
        world.day = day;
        world.settled_decisions = settled.into();
        assert_eq!(played(&world), plays, "day {day}, {settled:?}");
    };
    expected(2, [false, false], None);
    expected(3, [false, false], Some(0));
    expected(4, [true, false], Some(1));
    expected(5, [true, true], None);
    expected(6, [false, false], Some(1));
    expected(10, [false, false], None);
    // Who has chosen a plan lately cannot play it again, whatever the record says.
    world.chosen[1] = 8;
    (world.day, world.settled_decisions) = (9, vec![false, false]);
    assert_eq!(played(&world), None);
}
