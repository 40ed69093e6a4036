//! Two conferences at once: each sits on its own days, has its own offer and its own end; what is signed at one is known at the other
//! (talks §2).

use crate::conference::{self, EVERY, FORD, MONTH, PEACE, Script, WEEK, offering, signed, sit};
use crate::fixture::{self, BLUES, REDS};
use tregua_engine::day;
use tregua_engine::effect::Effects;
use tregua_engine::minds::{Answer, Calls, Choice, Mind, Minds, Said};
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::command;
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::*;

/// Where the second conference meets.
const HILL: PlaceId = PlaceId::new(2);
/// Where the blue head is.
const EAST: PlaceId = PlaceId::new(3);
/// Where no conference meets.
const HAVEN: PlaceId = PlaceId::new(4);
const RED: DeciderId = DeciderId::new(0);
/// Days between sittings on the hill.
const HILL_EVERY: i32 = 2;

/// What can be ordered, in the order of the plans.
const ORDERS: [Verb; 8] = [
    Verb::OpenTalks { place: FORD, chiefs: false },
    Verb::OpenTalks { place: HILL, chiefs: false },
    Verb::OpenTalks { place: HAVEN, chiefs: false },
    Verb::OpenTalks { place: FORD, chiefs: true },
    Verb::OpenTalks { place: HILL, chiefs: true },
    Verb::OpenTalks { place: EAST, chiefs: true },
    Verb::CloseTalks { place: Some(HILL) },
    Verb::CloseTalks { place: None },
];

/// The conference at the ford, and one on the hill which may sit beside it: there both sides' deputies may sign a truce.
fn scenario(beside: bool) -> Scenario {
    let mut sc = conference::scenario(Protocol::Alternating, None);
    let mandate = Mandate { agendas: vec![AgendaId::new(0)], days: 30, report: None };
    let hill = Conference {
        key: "hill".into(),
        place: HILL,
        beside,
        every: HILL_EVERY,
        sittings: 4,
        mandates: [mandate.clone(), mandate],
        ..sc.talks.conferences[0].clone()
    };
    sc.talks.conferences.push(hill);
    sc.plans = ORDERS.map(|verb| fixture::plan("order", DeciderId::new(1), [verb])).into();
    sc
}

/// An order is read and done; what is told of it.
fn order(war: &War<'_>, world: &mut World, verb: &Verb) -> Vec<Happened> {
    let plan = ORDERS.iter().position(|o| o == verb).map(PlanId::new).expect("one that can be ordered");
    let content = Content::Order { plan, number: 0, garble: Garble::Clean };
    world.dispatches.push(Dispatch::safe(BLUES, content, (world.day, world.day), 7));
    let (mut effects, mut record) = (Effects::new(), Record::new());
    while command::read(war, world, &mut effects) {
        world.apply(&mut effects, &mut record);
    }
    record.happened.into_iter().map(|(_, _, what)| what).collect()
}

fn open(war: &War<'_>, world: &mut World, places: &[PlaceId]) {
    for &place in places {
        order(war, world, &Verb::OpenTalks { place, chiefs: false });
    }
}

fn places(world: &World) -> Vec<PlaceId> {
    world.talks.iter().map(|t| t.place).collect()
}

/// A mind for each table.
struct Desks {
    ford: Script,
    hill: Script,
}

impl Desks {
    fn at(&mut self, conference: &Conference) -> &mut Script {
        if conference.key == "hill" { &mut self.hill } else { &mut self.ford }
    }
}

impl Mind for Desks {
    fn calls(&self, decider: &Decider) -> Calls {
        self.ford.calls(decider)
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        self.ford.choose(war, view, menu)
    }

    fn treats(&self, _: &Decider) -> bool {
        true
    }

    fn comes(&mut self, war: &War<'_>, view: &View<'_>, at: &Conference) -> bool {
        self.at(at).comes(war, view, at)
    }

    fn offers(&mut self, war: &War<'_>, view: &View<'_>, at: &Conference) -> Option<Said> {
        self.at(at).offers(war, view, at)
    }

    fn answers(&mut self, war: &War<'_>, view: &View<'_>, at: &Conference, pact: Pact, last: bool) -> Answer {
        self.at(at).answers(war, view, at, pact, last)
    }
}

fn silent() -> Script {
    Script { offers: [None; 2], ..offering(WEEK) }
}

/// The day itself: each table keeps its own days and its own number of sittings, and goes home on its own.
#[test]
fn each_table_sits_on_its_own_days() {
    let sc = scenario(true);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&war, &mut world, &[FORD, HILL]);
    assert_eq!(places(&world), [FORD, HILL]);
    let mut mind = Desks { ford: silent(), hill: silent() };
    let (mut effects, mut record) = (Effects::new(), Record::new());
    let mut sat = [vec![], vec![]];
    while !world.talks.is_empty() {
        let before = [FORD, HILL].map(|p| world.talks_at(p).map(|t| t.sittings));
        day::step(&war, &mut world, &mut mind, &mut effects, &mut record);
        for (i, place) in [FORD, HILL].into_iter().enumerate() {
            let sittings = world.talks_at(place).map(|t| t.sittings);
            if sittings.is_some() && sittings != before[i] {
                sat[i].push(world.day);
            }
        }
    }
    // On the first day the others come; then every three days at the ford, every two on the hill.
    assert_eq!(sat, [vec![2, 2 + EVERY, 2 + 2 * EVERY], vec![2, 4, 6, 8]]);
    let closed = record.happened.iter().filter_map(|(day, _, h)| match h {
        Happened::TalksClosed { place } => Some((*day, *place)),
        _ => None,
    });
    assert_eq!(closed.collect::<Vec<_>>(), [(8 + HILL_EVERY, HILL), (2 + 3 * EVERY, FORD)]);
}

/// Both tables end on one day, the first of the list too: neither is passed over.
#[test]
fn tables_that_end_on_one_day_all_end() {
    let mut sc = scenario(true);
    sc.talks.conferences.iter_mut().for_each(|c| (c.every, c.sittings) = (1, 1));
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&war, &mut world, &[FORD, HILL]);
    let mut mind = Desks { ford: silent(), hill: silent() };
    let (mut effects, mut record) = (Effects::new(), Record::new());
    for (day, left) in [(1, 2), (2, 2), (3, 0)] {
        day::step(&war, &mut world, &mut mind, &mut effects, &mut record);
        assert_eq!((world.day, world.talks.len()), (day, left));
    }
}

/// On the hill a truce is signed under the deputies' own mandate, while at the ford one is refused.
#[test]
fn each_table_signs_on_its_own() {
    let sc = scenario(true);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&war, &mut world, &[FORD, HILL]);
    world.talks.iter_mut().for_each(|t| t.attended = true);
    let mut mind = Desks { ford: Script { yes: false, ..offering(WEEK) }, hill: offering(MONTH) };
    let told = sit(&war, &mut world, &mut mind);
    let began = told.iter().filter_map(|h| match h {
        Happened::TruceBegan { truce, at, .. } => Some((Pact::Truce(*truce), *at)),
        _ => None,
    });
    assert_eq!(began.collect::<Vec<_>>(), [(MONTH, Some(HILL))]);
    assert!(told.iter().any(|h| matches!(h, Happened::Answered { place: FORD, pact: WEEK, yes: false, .. })));
    assert!(told.iter().any(|h| matches!(h, Happened::Answered { place: HILL, pact: MONTH, yes: true, .. })));
    let next: Vec<i32> = world.talks.iter().map(|t| t.next).collect();
    assert_eq!(next, [1 + EVERY, 1 + HILL_EVERY]);
    assert_eq!(world.truce.map(|t| t.until), Some(31));
}

/// On one day both sign: the truce of the one prolongs that of the other.
#[test]
fn each_table_knows_what_the_last_has_signed() {
    let sc = scenario(true);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&war, &mut world, &[FORD, HILL]);
    world.talks.iter_mut().for_each(|t| t.attended = true);
    sit(&war, &mut world, &mut Desks { ford: offering(WEEK), hill: offering(MONTH) });
    assert_eq!(world.truce.map(|t| (t.truce, t.until)), Some((TruceId::new(0), 1 + 30 + 7)));
}

#[test]
fn who_may_not_sit_beside_others_is_not_opened() {
    for (beside, first, second, both) in [
        (true, FORD, HILL, true),
        // The ford may not sit beside the hill, nor the hill beside the ford if it is not said.
        (true, HILL, FORD, false),
        (false, FORD, HILL, false),
        // Where no conference meets, and where one meets already.
        (true, FORD, HAVEN, false),
        (true, HILL, HILL, false),
    ] {
        let sc = scenario(beside);
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        open(&war, &mut world, &[first]);
        world.deciders.iter_mut().for_each(|d| d.occasion = false);
        let before = world.clone();
        let told = order(&war, &mut world, &Verb::OpenTalks { place: second, chiefs: false });
        let opened = Happened::TalksOpened { place: second, chiefs: false, from: None };
        assert_eq!(told.contains(&opened), both, "{first:?} {second:?}");
        assert_eq!(places(&world).len(), 1 + usize::from(both));
        assert!(world.deciders.iter().all(|d| d.occasion == both), "the heads are called if it opens");
        assert!(both || world == before, "nothing else happens");
    }
}

/// The chiefs come to the talks at their place, or else to those that were opened first; the others go on.
#[test]
fn chiefs_go_on_with_talks_that_are_open() {
    for (meet, from, after) in
        [(EAST, FORD, [EAST, HILL]), (HILL, HILL, [FORD, HILL]), (FORD, FORD, [FORD, HILL])]
    {
        let sc = scenario(true);
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        open(&war, &mut world, &[FORD, HILL]);
        let before = world.talks.clone();
        let told = order(&war, &mut world, &Verb::OpenTalks { place: meet, chiefs: true });
        assert!(told.contains(&Happened::TalksOpened { place: meet, chiefs: true, from: Some(from) }));
        assert_eq!(places(&world), after);
        for (was, is) in before.iter().zip(&world.talks) {
            let moved = TalksState { place: is.place, chiefs: is.place == meet, ..*was };
            assert_eq!(*is, moved, "they go on as they were");
        }
        // Chiefs sit at one table only.
        assert!(order(&war, &mut world, &Verb::OpenTalks { place: HILL, chiefs: true }).is_empty());
        // A conference that has moved with them is not opened anew where it met.
        assert!(order(&war, &mut world, &Verb::OpenTalks { place: FORD, chiefs: false }).is_empty());
    }
}

#[test]
fn talks_are_closed_at_a_place_or_everywhere() {
    for (place, left) in [(Some(HILL), vec![FORD]), (None, vec![])] {
        let sc = scenario(true);
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        open(&war, &mut world, &[FORD, HILL]);
        let told = order(&war, &mut world, &Verb::CloseTalks { place });
        assert_eq!(places(&world), left);
        assert_eq!(told.len(), 2 - left.len());
    }
}

#[test]
fn conditions_ask_of_any_table_or_of_one() {
    let sc = scenario(true);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let talks = |open, place| Condition::Talks { open, place };
    for (tables, anywhere, on_the_hill) in
        [(&[][..], false, false), (&[FORD], true, false), (&[FORD, HILL], true, true)]
    {
        world.talks.clear();
        open(&war, &mut world, tables);
        let view = View::of(&war, &world, RED);
        assert_eq!(view.talks.len(), tables.len());
        for (place, is) in [(None, anywhere), (Some(HILL), on_the_hill), (Some(HAVEN), false)] {
            assert_eq!([true, false].map(|open| view.holds(&talks(open, place))), [is, !is]);
        }
    }
}

/// The same pact lies on both tables: the letter about the one leaves the other alone, and finds it where the chiefs have moved it.
#[test]
fn a_letter_is_about_the_table_that_wrote_it() {
    let mut sc = scenario(true);
    sc.talks.conferences[1].mandates = Default::default();
    let war = fixture::war(&sc, 1);
    for moved in [false, true] {
        let mut world = fixture::world(&war);
        open(&war, &mut world, &[FORD, HILL]);
        world.talks.iter_mut().for_each(|t| t.attended = true);
        let mut mind = Desks { ford: offering(MONTH), hill: offering(MONTH) };
        sit(&war, &mut world, &mut mind);
        assert!(world.talks.iter().all(|t| t.offer.is_some_and(|o| o.reply == Reply::Asked)));
        let of =
            |place| move |d: &Dispatch| matches!(d.content, Content::Referral { place: p, .. } if p == place);
        let due = world.dispatches.iter().find(|d| of(FORD)(d)).expect("the ford has written").due;
        world.dispatches.retain(of(FORD));
        world.talks.iter_mut().for_each(|t| t.next = i32::MAX);
        if moved {
            order(&war, &mut world, &Verb::OpenTalks { place: EAST, chiefs: true });
        }
        world.day = due - 1;
        fixture::step(&war, &mut world, tregua_engine::rules::intelligence::read);
        let replies = world.talks.iter().map(|t| t.offer.expect("it lies there").reply);
        // Where the ford's offer lies on a table that has moved, the hill's, which has not, is of the same pact and comes after it.
        assert_eq!(replies.collect::<Vec<_>>(), [Reply::Read, Reply::Asked], "{moved}");
    }
}

/// A truce that is signed on the hill voids an offer that lies at the ford, if that would not prolong it: nobody waits for an answer.
#[test]
fn what_is_signed_at_one_table_voids_what_lies_at_the_other() {
    for extends in [false, true] {
        let mut sc = scenario(true);
        sc.truces.iter_mut().for_each(|t| t.extends = extends);
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        open(&war, &mut world, &[FORD, HILL]);
        world.talks.iter_mut().for_each(|t| t.attended = true);
        world.talks[1].next = 2;
        let mut mind = Desks { ford: offering(MONTH), hill: offering(WEEK) };
        sit(&war, &mut world, &mut mind);
        assert_eq!(world.talks[0].offer.map(|o| (o.pact, o.reply)), Some((MONTH, Reply::Asked)));
        let mut letter = world.dispatches.pop().expect("the deputies have written");
        (letter.due, letter.content) = (6, Content::Answer { pact: MONTH, place: FORD, yes: true });
        let told = sit(&war, &mut world, &mut mind);
        assert!(signed(&told));
        let void = Happened::OfferVoid { place: FORD, pact: MONTH };
        assert_eq!(told.contains(&void), !extends);
        assert_eq!(world.talks[0].offer.is_some(), extends);
        assert_eq!(world.truce.map(|t| (t.truce, t.until)), Some((TruceId::new(0), 9)));
        if !extends {
            let ford = &world.talks[0];
            assert_eq!((ford.sittings, ford.turn, ford.next), (1, REDS, world.day + EVERY), "they sit on");
        }
        // A yes that was on the road finds nothing to sign.
        world.dispatches = vec![letter];
        world.talks[0].next = letter.due;
        world.day = letter.due - 1;
        sit(&war, &mut world, &mut Desks { ford: silent(), hill: silent() });
        assert_eq!(world.truce.map(|t| t.truce), Some(TruceId::new(usize::from(extends))));
    }
}

#[test]
fn peace_ends_the_talks_at_every_table() {
    let mut sc = scenario(true);
    sc.talks.conferences[1].mandates.iter_mut().for_each(|m| m.agendas.push(AgendaId::new(1)));
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&war, &mut world, &[FORD, HILL]);
    world.talks.iter_mut().for_each(|t| t.attended = true);
    let told = sit(&war, &mut world, &mut Desks { ford: offering(MONTH), hill: offering(PEACE) });
    let settlement = SettlementId::new(0);
    assert!(told.contains(&Happened::PeaceMade { settlement, at: Some(HILL) }));
    assert!(world.talks.is_empty());
}

/// What a head says at two tables on one day does not hang together. 400 days: the standard error of the share of days on which he does the
/// same is 0.025. By one luck he would do the same on all of them.
#[test]
fn each_table_has_its_own_luck() {
    let mut minds = Minds { kinds: [MindKind::Quantal; 2] };
    let mut alike = |beside| {
        let sc = scenario(beside);
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        let days = 0..400;
        let same = days.clone().filter(|day| {
            world.day = *day;
            let view = View::of(&war, &world, RED);
            let [ford, hill] = [0, 1].map(|c| minds.comes(&war, &view, &sc.talks.conferences[c]));
            ford == hill
        });
        same.count() as f64 / days.len() as f64
    };
    assert!((alike(true) - 0.5).abs() < 4.0 * 0.025);
    assert_eq!(alike(false), 1.0);
}
