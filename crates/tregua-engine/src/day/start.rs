//! Day 0: the world that the first day finds.

use crate::rules::{calendar, intelligence, march};
use crate::scenario::*;
use crate::war::War;
use crate::world::limits::{MOST_ARMIES, MOST_DECIDERS, MOST_PLACES};
use crate::world::*;

/// The world on the evening of day 0, before anything has happened.
///
/// # Panics
/// If there are more armies, places or deciders than the lists of them have room for: the check refuses such a scenario.
#[must_use]
pub fn start(war: &War<'_>) -> World {
    let sc = war.sc;
    let (armies, places) = (sc.armies.len(), sc.places.len());
    let deciders = sc.deciders.len();
    assert!(
        armies <= MOST_ARMIES && places <= MOST_PLACES && deciders <= MOST_DECIDERS,
        "{armies} armies, {places} places or {deciders} deciders are too many"
    );
    let mut world = World {
        day: 0,
        formations: sc.formations.iter().map(formation).collect(),
        armies: Vec::new(),
        places: sc.places.iter().map(|p| place(war, p)).collect(),
        cities: sc.cities.iter().map(|c| city(war, c)).collect(),
        squadrons: sc.squadrons.iter().map(squadron).collect(),
        ships: sc.ships.iter().map(|s| ShipState { squadron: s.squadron, fit: true, crew: s.crew }).collect(),
        sides: [side(war, SideId::new(0)), side(war, SideId::new(1))],
        deciders: sc.deciders.iter().map(|d| decider(war, d)).collect(),
        factions: sc
            .factions
            .iter()
            .map(|f| FactionState { confidence: f.confidence, organisation: 0.0 })
            .collect(),
        beliefs: Vec::new(),
        holds: SideId::BOTH.iter().flat_map(|_| sc.places.iter().map(|p| p.held_by)).collect(),
        known: vec![false; 2 * sc.events.len()],
        chosen: vec![NEVER; sc.plans.len()],
        settled_decisions: vec![false; sc.decisions.len()],
        events: sc.events.iter().map(|e| if e.day <= 0 { Fate::Happened } else { Fate::Ahead }).collect(),
        dispatches: Vec::with_capacity(256),
        truce: None,
        talks: Vec::with_capacity(sc.talks.most_open()),
        referred: None,
        peace: None,
        balance: war.theta.continent_start,
        balance_at: vec![war.theta.continent_start; sc.events.len()],
        ledger: EMPTY,
    };
    world.armies = sc.armies.iter().enumerate().map(|(i, a)| army(war, &world, ArmyId::new(i), a)).collect();
    old_news(war, &mut world);
    world.beliefs = intelligence::first_beliefs(war, &world);
    world.ledger.abroad = abroad(sc);
    world.ledger.people = world.people();
    world.ledger.food_at_start = world.food();
    world
}

/// Men of awaited formations who are not in the theatre yet; others live at the places where they will be raised [person].
fn abroad(sc: &Scenario) -> u32 {
    let comes_from_abroad = |e: &Event| match e.kind {
        EventKind::Reinforcement { formation, from: None, .. } => {
            let given = &sc.formations[formation.ix()];
            given.men + given.sick
        }
        _ => 0,
    };
    sc.events.iter().map(comes_from_abroad).sum()
}

const EMPTY: Ledger = Ledger {
    dead: [[0; 2]; 2],
    civil_dead: 0,
    prisoners: [0; 2],
    home: [0; 2],
    deserted: [0; 2],
    on_the_road: [0; 2],
    abroad: 0,
    fled: 0,
    people: 0,
    grown: 0.0,
    imported: 0.0,
    eaten: 0.0,
    lost: 0.0,
    food_at_start: 0.0,
};

fn formation(f: &Formation) -> FormationState {
    let here = u32::from(!f.awaited);
    FormationState {
        side: f.side,
        army: f.army,
        fit: f.men * here,
        sick: f.sick * here,
        convalescent: 0,
        stragglers: 0,
        morale: f.morale,
        fatigue: 0.0,
        seasoned: f.seasoned,
        hunger: 0.0,
        exposure: 0.0,
        left_home: NEVER,
        buried: 0,
    }
}

fn army(war: &War<'_>, world: &World, id: ArmyId, a: &Army) -> ArmyState {
    let pos = match (a.at, a.sailing_to) {
        (Some(from), Some(to)) => march::under_sail(war, id, from, to),
        (Some(at), None) => Pos::At(at),
        (None, _) => Pos::Nowhere,
    };
    let doing = if matches!(pos, Pos::Afloat(_)) { Doing::Sail } else { Doing::Hold };
    let task = Task { doing, to: a.sailing_to, ..Task::REST };
    let food = f64::from(world.mouths(id)) * war.theta.ration * a.food_days;
    ArmyState {
        side: a.side,
        pos,
        task,
        food,
        contact: NEVER,
        back: a.at,
        honours: false,
        marched: NEVER,
        ahead: None,
        reported_from: pos.near(),
        reported: 0,
    }
}

fn place(war: &War<'_>, p: &Place) -> PlaceState {
    PlaceState {
        opinion: p.opinion,
        forage: f64::from(p.people) * war.theta.forage_cap,
        held_by: p.held_by,
        declared: false,
        people: p.people,
        guerrillas: p.guerrillas,
        muskets: 0.0,
        recruits: p.recruits,
        recruiting: None,
        works: false,
        armed: 1.0,
        requisition: [0.0; 2],
        interdiction: 0.0,
        hope: 1.0,
    }
}

fn city(war: &War<'_>, c: &City) -> CityState {
    let need = f64::from(c.people) * war.theta.civilian_ration;
    CityState { stock: c.stock_days * need, shortage: 0.0, hunger: 0.0, let_in: None, supply: 1.0 }
}

fn squadron(s: &Squadron) -> SquadronState {
    SquadronState {
        side: s.side,
        at: s.at,
        voyage: None,
        blockade: None,
        provisions: s.provisions,
        confidence: s.confidence,
        boarders: s.boarders,
        boats: None,
    }
}

fn side(war: &War<'_>, id: SideId) -> SideState {
    let s = &war.sc.sides[id.ix()];
    SideState {
        head: s.head,
        chest: s.chest,
        arrears: s.arrears,
        press: s.press,
        muskets: s.muskets,
        requisition: 0.0,
        conceal: false,
        trust: s.trust,
        honour: 1.0,
        medicine: 1.0,
        results: 0.0,
        chances: 0.0,
        losses: 0.0,
        wasted: 0,
        moved: 0,
        wariness: war.theta.report_bias,
        change: query::long_run(war, 0, war.theta.continent_start),
        offered: None,
        heard: Heard { hunger: 0.0, cut: 0.0, towns: 0.5, fort_days: 60.0 },
        standing: 1.0,
        tempers: war.sc.talks.priors(id.enemy()),
    }
}

fn decider(war: &War<'_>, d: &Decider) -> DeciderState {
    let change = query::long_run(war, 0, war.theta.continent_start);
    DeciderState { in_office: d.in_office, next_council: 1, occasion: false, change_then: change }
}

/// What happened before day 0 is known by now, or on its way.
fn old_news(war: &War<'_>, world: &mut World) {
    let events = war.sc.events.iter().enumerate().filter(|(_, e)| e.day <= 0);
    for (i, event) in events {
        for side in SideId::BOTH {
            if event.day + event.delay[side.ix()] <= 0 {
                world.known[side.ix() * war.sc.events.len() + i] = true;
            } else {
                world.dispatches.push(calendar::tidings(war, side, EventId::new(i), event));
            }
        }
    }
}
