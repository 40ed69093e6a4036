//! Talks in the day: who comes, what is offered and answered, what is signed, and what comes of it (talks §1, §2).

use crate::battle::face_to_face;
use crate::fixture::{self, BLUES, REDS};
use crate::values::worth_of_rest;
use tregua_engine::bargain::{Scales, Weighed};
use tregua_engine::day;
use tregua_engine::effect::Effects;
use tregua_engine::minds::{Answer, Calls, Choice, Mind, Said};
use tregua_engine::num;
use tregua_engine::outcome;
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{battle, intelligence, talks, truce};
use tregua_engine::scenario::*;
use tregua_engine::talks::agenda::{Agenda as Packages, Issue, Options};
use tregua_engine::view::View;
use tregua_engine::war::War;
use tregua_engine::world::*;

const RED: DeciderId = DeciderId::new(0);
const BLUE: DeciderId = DeciderId::new(1);
pub const WEEK: Pact = Pact::Truce(TruceId::new(0));
pub const MONTH: Pact = Pact::Truce(TruceId::new(1));
pub const PEACE: Pact = Pact::Settlement(SettlementId::new(0));
/// Where the deputies meet: neither head sits there.
pub const FORD: PlaceId = PlaceId::new(1);
pub const EVERY: i32 = 3;

fn packages(options: &[&str]) -> Packages {
    let options = Options::Named(options.iter().map(|o| (*o).to_owned()).collect());
    Packages::new(vec![Issue { name: "issue".into(), options }])
}

pub fn agenda(key: &str, kind: AgendaKind, options: &[&str]) -> Agenda {
    let limits = vec![vec![Limit::Free; options.len()]; 2];
    Agenda { key: key.into(), kind, packages: packages(options), limits }
}

/// A week or a month of truce, or peace; the reds' deputies may sign a week.
pub fn scenario(protocol: Protocol, assent: Option<Assent>) -> Scenario {
    let mut sc = fixture::scenario();
    let truce =
        |key: &str, days| Truce { key: key.into(), days, extends: true, at_table: true, ..fixture::truce() };
    sc.truces = vec![truce("week", 7), truce("month", 30)];
    let gives = |attribute, to, by| Gives { attribute, to, by };
    sc.talks = Talks {
        agendas: vec![
            agenda("armistice", AgendaKind::Truce(TruceId::new(0)), &["week", "month"]),
            agenda("settlement", AgendaKind::Settlement { first: SettlementId::new(0), assent }, &["peace"]),
        ],
        settlements: vec![Settlement::new(
            "peace".into(),
            AgendaId::new(1),
            vec![
                gives(Attribute::Status, None, 0.75),
                gives(Attribute::Capital, Some(REDS), 0.5),
                gives(Attribute::Capital, Some(BLUES), 0.25),
            ],
        )],
        conferences: vec![Conference {
            key: "ford".into(),
            place: FORD,
            beside: false,
            agendas: vec![AgendaId::new(0), AgendaId::new(1)],
            protocol,
            first: BLUES,
            every: EVERY,
            sittings: 3,
            mediator: None,
            mandates: [
                Mandate { agendas: vec![AgendaId::new(0)], days: 7, report: None },
                Mandate::default(),
            ],
            expect: vec![],
        }],
        tempers: vec![],
        offers: vec![],
    };
    sc
}

/// A mind that says what it is told to, for both sides; where they have values, weighed by them.
pub struct Script {
    pub comes: bool,
    pub offers: [Option<Pact>; 2],
    pub yes: bool,
}

impl Mind for Script {
    fn calls(&self, _: &Decider) -> Calls {
        Calls::ByPeriod
    }

    fn choose(&mut self, _: &War<'_>, _: &View<'_>, _: &[PlanId]) -> Choice {
        Choice::CARRY_ON
    }

    fn treats(&self, _: &Decider) -> bool {
        true
    }

    fn comes(&mut self, _: &War<'_>, _: &View<'_>, _: &Conference) -> bool {
        self.comes
    }

    fn offers(&mut self, war: &War<'_>, view: &View<'_>, _: &Conference) -> Option<Said> {
        let pact = self.offers[view.side.ix()]?;
        let scales = war.sc.values.as_ref().and_then(|values| Scales::of(war, view, values));
        let plain =
            Weighed { pact, gain: 0.1, expected: 0.1, theirs: 0.1, declined: false, limit: Limit::Free };
        Some(Said { weighed: scales.map_or(plain, |s| s.weigh(pact)), chance: 0.5 })
    }

    fn answers(&mut self, _: &War<'_>, _: &View<'_>, _: &Conference, _: Pact, _: bool) -> Answer {
        Answer { yes: self.yes, ..Answer::NO }
    }
}

pub fn offering(pact: Pact) -> Script {
    Script { comes: true, offers: [Some(pact); 2], yes: true }
}

/// The blues have called, and the others have come.
fn open(world: &mut World) {
    world.talks = vec![TalksState {
        place: FORD,
        opened: 0,
        chiefs: false,
        conference: Some(ConferenceId::new(0)),
        called_by: BLUES,
        attended: true,
        next: 0,
        sittings: 0,
        turn: BLUES,
        offer: None,
    }];
}

/// The talks that were opened first.
fn table(world: &mut World) -> &mut TalksState {
    world.talks.first_mut().expect("open")
}

/// A morning's letters and a sitting at every table, one after the other as the day has it; what was told.
pub fn sit(war: &War<'_>, world: &mut World, mind: &mut dyn Mind) -> Vec<Happened> {
    let mut told = fixture::step(war, world, intelligence::read);
    let (mut effects, mut record) = (Effects::new(), Record::new());
    for table in (0..world.talks.len()).rev() {
        talks::sit(war, world, table, mind, &mut effects);
        world.apply(&mut effects, &mut record);
    }
    told.extend(record.happened.into_iter().map(|(_, _, what)| what));
    told
}

pub fn signed(told: &[Happened]) -> bool {
    told.iter().any(|h| matches!(h, Happened::TruceBegan { .. } | Happened::PeaceMade { .. }))
}

#[test]
fn deputies_sign_what_their_mandate_covers() {
    let sc = scenario(Protocol::Alternating, None);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&mut world);
    let told = sit(&war, &mut world, &mut offering(WEEK));
    assert!(signed(&told), "{told:?}");
    assert_eq!(world.truce.map(|t| t.until), Some(1 + 7));
    let talks = table(&mut world);
    assert_eq!((talks.sittings, talks.turn, talks.next), (1, REDS, 1 + EVERY));
}

/// Once the day has come to report by, deputies ask for everything.
#[test]
fn deputies_sign_until_they_must_report() {
    let mut sc = scenario(Protocol::Alternating, None);
    sc.talks.conferences[0].mandates[0].report = Some(5);
    let war = fixture::war(&sc, 1);
    for (opened, signs) in [(1 - 4, true), (1 - 5, false)] {
        let mut world = fixture::world(&war);
        open(&mut world);
        table(&mut world).opened = opened;
        let told = sit(&war, &mut world, &mut offering(WEEK));
        assert_eq!(signed(&told), signs, "{told:?}");
        assert_eq!(told.iter().any(|h| matches!(h, Happened::Asked { .. })), !signs);
    }
}

/// A month is beyond the mandate: the offer rides to the head and his answer back, as long as the road takes; nothing is signed before.
#[test]
fn what_is_beyond_the_mandate_rides_to_the_head_and_back() {
    let sc = scenario(Protocol::Alternating, None);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&mut world);
    let mut mind = offering(MONTH);
    let asked = sit(&war, &mut world, &mut mind);
    let out = asked.iter().find_map(|h| match h {
        Happened::Asked { by, days, .. } if *by == REDS => Some(*days),
        _ => None,
    });
    let out = out.expect("the deputies write");
    assert!(out >= 1 && !signed(&asked));
    let mut back = None;
    for day in 2..30 {
        let told = sit(&war, &mut world, &mut mind);
        if told.iter().any(|h| matches!(h, Happened::Answered { .. })) {
            assert_eq!(day, 1 + out, "the head answers when he has read");
            let sent = world.dispatches.iter().find(|d| matches!(d.content, Content::Answer { .. }));
            back = sent.map(|d| d.due);
            assert!(world.truce.is_none());
        }
        if signed(&told) {
            assert_eq!(Some(day), back, "signed when the answer is there");
            return;
        }
    }
    panic!("nothing was signed");
}

#[test]
fn nobody_waits_for_ever_for_an_answer() {
    let sc = scenario(Protocol::Alternating, None);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&mut world);
    let mut mind = offering(MONTH);
    sit(&war, &mut world, &mut mind);
    world.dispatches.clear(); // the courier is taken
    let told: Vec<Happened> = (0..20)
        .flat_map(|_| sit(&war, &mut world, &mut Script { offers: [None; 2], ..offering(MONTH) }))
        .collect();
    assert!(told.contains(&Happened::Unanswered { place: FORD, pact: MONTH, by: REDS }));
    assert!(world.truce.is_none() && world.talks.iter().all(|t| t.offer.is_none()));
}

#[test]
fn who_will_not_come_is_told_and_the_talks_end() {
    let sc = scenario(Protocol::Alternating, None);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&mut world);
    table(&mut world).attended = false;
    let told = sit(&war, &mut world, &mut Script { comes: false, ..offering(WEEK) });
    assert!(told.contains(&Happened::TalksRefused { place: FORD, by: REDS }));
    assert!(world.talks.is_empty());
}

#[test]
fn deputies_go_home_after_the_last_sitting() {
    let sc = scenario(Protocol::Alternating, None);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&mut world);
    let mut mind = Script { yes: false, ..offering(WEEK) };
    let mut offers = Vec::new();
    while !world.talks.is_empty() {
        for told in sit(&war, &mut world, &mut mind) {
            if let Happened::Offered { by, .. } = told {
                offers.push((world.day, by));
            }
        }
    }
    assert_eq!(offers.len(), 3, "{offers:?}");
    assert_eq!((offers[0], offers[1].1), ((1, BLUES), REDS));
    // The blue head is not at the ford and his deputies may sign nothing: his answer takes the road.
    assert!(offers[2].0 - offers[1].0 > EVERY);
}

#[test]
fn one_offer_is_made_where_it_is_to_be_taken_or_left() {
    let sc = scenario(Protocol::TakeItOrLeaveIt, None);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&mut world);
    let told = sit(&war, &mut world, &mut Script { yes: false, ..offering(WEEK) });
    assert!(told.iter().any(|h| matches!(h, Happened::Answered { yes: false, .. })));
    assert!(world.talks.is_empty() && world.truce.is_none());
}

/// A settlement ends the war: no day changes anything any more, and it is worth its terms on the day it was made.
#[test]
fn a_settlement_ends_the_war() {
    let sc = scenario(Protocol::Alternating, None);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&mut world);
    table(&mut world).chiefs = true;
    world.day = 9;
    let told = sit(&war, &mut world, &mut offering(PEACE));
    assert!(told.contains(&Happened::PeaceMade { settlement: SettlementId::new(0), at: Some(FORD) }));
    assert!(world.talks.is_empty() && world.truce.is_none());
    let z = |who| outcome::attributes(&war, &world, who);
    for (who, capital) in [(RED, 0.5), (BLUE, 0.25)] {
        assert_eq!(z(who)[Attribute::Status as usize], 0.75);
        assert_eq!(z(who)[Attribute::Capital as usize], capital);
        assert_eq!(z(who)[Attribute::Settlement as usize], 1.0);
        // What the terms do not name stays as it stands.
        assert_eq!(z(who)[Attribute::OwnArmy as usize], 1.0);
    }
    let worth = outcome::utility(&war, &world, RED);
    assert!((worth - sc.deciders[RED.ix()].utility.of(&z(RED), 10.0)).abs() < 1e-12);
    let before = world.clone();
    let (mut effects, mut record) = (Effects::new(), Record::new());
    for _ in 0..5 {
        day::step(&war, &mut world, &mut offering(WEEK), &mut effects, &mut record);
    }
    assert_eq!(World { day: before.day, ..world.clone() }, before);
    assert!((outcome::utility(&war, &world, RED) - worth).abs() < 1e-12);
    assert!(record.happened.is_empty());
}

/// Who signs without powers gets a truce in which a far court is asked; its yes is peace, its no ends the matter.
#[test]
fn what_is_signed_without_powers_waits_for_the_court() {
    for chance in [0.0, 1.0] {
        let assent = Assent { truce: TruceId::new(1), days: 12, chance, standing: 0.5 };
        let mut sc = scenario(Protocol::Alternating, Some(assent));
        sc.talks.agendas[1].limits[RED.ix()][0] = Limit::Powers;
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        open(&mut world);
        table(&mut world).chiefs = true;
        sit(&war, &mut world, &mut offering(PEACE));
        assert_eq!(world.referred.map(|r| r.answer), Some(13));
        assert_eq!([REDS, BLUES].map(|s| world.sides[s.ix()].standing), [0.5, 1.0]);
        assert!(world.peace.is_none() && world.truce.map(|t| t.truce) == Some(TruceId::new(1)));
        assert!(fixture::apply(&war, &mut world, talks::assent, 12).is_empty());
        let told = fixture::apply(&war, &mut world, talks::assent, 13);
        let settlement = SettlementId::new(0);
        assert_eq!(told.contains(&Happened::PeaceMade { settlement, at: None }), chance == 1.0);
        assert_eq!(told.contains(&Happened::Disavowed { settlement }), chance == 0.0);
        assert_eq!((world.peace.is_some(), world.referred), (chance == 1.0, None));
        // Peace ends the talks; where the court says no, they go on.
        assert_eq!(world.talks.is_empty(), chance == 1.0);
        // A no leaves the truce as it is.
        assert_eq!(world.truce.is_some(), chance == 0.0);
    }
}

/// The truce in which the court is asked takes the place of the one in force: that ends, and what it had in pledge goes back, unless the new
/// one asks for it too.
#[test]
fn asking_the_court_ends_the_truce_in_force() {
    let hill = PlaceId::new(2);
    for (asks, holder) in [(None, REDS), (Some((hill, BLUES)), BLUES)] {
        let assent = Assent { truce: TruceId::new(1), days: 12, chance: 0.0, standing: 0.5 };
        let mut sc = scenario(Protocol::Alternating, Some(assent));
        sc.talks.agendas[1].limits[RED.ix()][0] = Limit::Powers;
        sc.truces[0].guarantee = Some((hill, BLUES));
        (sc.truces[1].extends, sc.truces[1].guarantee) = (false, asks);
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        world.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 20, pledged: true });
        open(&mut world);
        table(&mut world).chiefs = true;
        let told = sit(&war, &mut world, &mut offering(PEACE));
        assert!(world.places[hill.ix()].held_by == holder);
        let state = world.truce.expect("the court is asked in a truce");
        assert_eq!(
            (state.truce, state.until, state.pledged),
            (TruceId::new(1), world.day + 30, asks.is_some())
        );
        let ended = Happened::TruceEnded { truce: TruceId::new(0), broken_by: None };
        let began = |h: &Happened| matches!(h, Happened::TruceBegan { extends: false, .. });
        assert!(told.contains(&ended) && told.iter().any(began), "{told:?}");
    }
}

/// A breach, and a truce kept to its end, teach what the other is like.
#[test]
fn a_word_kept_or_broken_teaches() {
    let mut sc = scenario(Protocol::Alternating, None);
    let temper = |key: &str, keeps| Temper {
        key: key.into(),
        side: BLUES,
        prior: 0.5,
        truce: 0.0,
        settlement: 0.0,
        keeps,
        firm: false,
    };
    sc.talks.tempers = vec![temper("true", 0.9), temper("false", 0.4)];
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    assert_eq!(world.sides[REDS.ix()].tempers[..2], [0.5, 0.5]);
    world.truce = Some(TruceState { truce: TruceId::new(0), began: 0, until: 7, pledged: false });
    fixture::apply(&war, &mut world, truce::lapse, 7);
    let kept = 0.9 / 1.3;
    assert!((world.sides[REDS.ix()].tempers[0] - kept).abs() < 1e-12);
    // What the blues think of the reds, of whom nothing is reckoned, stays.
    assert_eq!(world.sides[BLUES.ix()].tempers, [0.0; MOST_TEMPERS]);
}

/// An attack teaches that its side's head would rather fight than rest.
#[test]
fn an_attack_teaches() {
    let mut sc = scenario(Protocol::Alternating, None);
    let temper = |key: &str, truce| Temper {
        key: key.into(),
        side: REDS,
        prior: 0.5,
        truce,
        settlement: 0.0,
        keeps: 0.9,
        firm: false,
    };
    sc.talks.tempers = vec![temper("firm", -0.05), temper("patient", 0.1)];
    let war = fixture::war(&sc, 1);
    let mut world = face_to_face(&war, Posture::Offer, Posture::Accept);
    fixture::step(&war, &mut world, battle::meet);
    let attacks = |truce: f64| num::logistic(-truce / war.theta.temperature);
    let firm = attacks(-0.05) / (attacks(-0.05) + attacks(0.1));
    assert!((world.sides[BLUES.ix()].tempers[0] - firm).abs() < 1e-12);
    let mut idle = face_to_face(&war, Posture::Accept, Posture::Accept);
    fixture::step(&war, &mut idle, battle::meet);
    assert_eq!(idle.sides[BLUES.ix()].tempers[..2], [0.5, 0.5]);
}

/// Demands that are met are signed, by the package that serves both best; demands that are too much are not.
#[test]
fn demands_named_at_once_are_signed_where_they_are_met() {
    for (demand, met) in [(WEEK, true), (MONTH, false)] {
        let mut sc = scenario(Protocol::Simultaneous, None);
        sc.talks.conferences[0].agendas = vec![AgendaId::new(0)];
        sc.values = Some(worth_of_rest(0.1, 0.1));
        // The blues may not sign a month: nothing then meets a demand for as much as it is worth.
        sc.talks.agendas[0].limits[BLUE.ix()][1] = Limit::Never;
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        open(&mut world);
        assert_eq!(signed(&sit(&war, &mut world, &mut offering(demand))), met, "{demand:?}");
    }
}

/// The mediator's text is the package with the greatest product of gains: the longer truce, as both gain by rest.
#[test]
fn a_mediator_proposes_what_serves_both() {
    let mut sc = scenario(Protocol::SingleText, None);
    sc.talks.conferences[0].agendas = vec![AgendaId::new(0)];
    sc.talks.conferences[0].mediator = Some(BLUE);
    sc.values = Some(worth_of_rest(0.1, 0.1));
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    open(&mut world);
    table(&mut world).chiefs = true;
    sit(&war, &mut world, &mut offering(WEEK));
    assert_eq!(world.truce.map(|t| t.truce), Some(TruceId::new(1)));
    // Without him the sides speak for themselves.
    let mut world = fixture::world(&war);
    open(&mut world);
    table(&mut world).chiefs = true;
    world.deciders[BLUE.ix()].in_office = false;
    sit(&war, &mut world, &mut offering(WEEK));
    assert_eq!(world.truce.map(|t| t.truce), Some(TruceId::new(0)));
}

/// Officers who lose by a settlement do not let it pass, and trust their leader less; those who gain by it do.
#[test]
fn officers_decide_whether_a_settlement_stands() {
    for (red, stands) in [(-2.0, true), (2.0, false)] {
        let mut sc = scenario(Protocol::Alternating, None);
        let mut values = worth_of_rest(0.0, 0.0);
        // What fighting on is worth: far less than any terms, or far more.
        values.cells.iter_mut().for_each(|c| {
            c.war.weights[0] = red;
            c.bounds = (-3.0, 3.0);
        });
        sc.values = Some(values);
        sc.factions = vec![Faction {
            key: "officers".into(),
            side: REDS,
            lodge: true,
            confidence: 0.6,
            loyal: 0.2,
            successors: vec![],
            city: None,
        }];
        let war = fixture::war(&sc, 1);
        let mut world = fixture::world(&war);
        let before = world.factions[0].confidence;
        open(&mut world);
        table(&mut world).chiefs = true;
        let told = sit(&war, &mut world, &mut offering(PEACE));
        assert_eq!(world.peace.is_some(), stands);
        let against = Happened::OfficersAgainst { place: FORD, pact: PEACE, side: REDS };
        assert_eq!(told.contains(&against), !stands);
        assert_eq!(world.factions[0].confidence < before, !stands);
    }
}
