//! A small war for tests: two sides, five places on a line and a port, an army each. Tests change what they need.

use tregua_engine::day::start;
use tregua_engine::effect::Effects;
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{guerrilla, sickness, supply};
use tregua_engine::scenario::*;
use tregua_engine::theta::Theta;
use tregua_engine::unit::Date;
use tregua_engine::war::War;
use tregua_engine::world::World;

/// The defaults of war-model §1-§14.
const THETA: &[(&str, f64)] = &[
    ("march.infantry_coast", 22.0),
    ("march.infantry_sierra", 17.0),
    ("march.cavalry_coast", 32.0),
    ("march.cavalry_sierra", 20.0),
    ("march.train", 20.0),
    ("march.going_sand", 0.8),
    ("march.going_quebrada", 0.8),
    ("march.going_pass", 0.65),
    ("march.spread", 0.15),
    ("march.straggling", 0.002),
    ("march.rejoin_days", 6.0),
    ("march.straggler_capture", 0.02),
    ("march.ready", 0.0),
    ("sea.loading", 2.0),
    ("sea.speed", 78.0),
    ("sea.wind", 0.45),
    ("sea.spread", 0.2),
    ("supply.ration", 1.0),
    ("supply.fodder", 3.0),
    ("supply.grazing", 0.5),
    ("supply.civilian", 0.5),
    ("supply.forage_cap", 25.0),
    ("supply.forage_regrowth", 60.0),
    ("supply.forage_take", 0.04),
    ("supply.mule_load", 100.0),
    ("supply.mules", 0.1),
    ("city.prudence_days", 30.0),
    ("city.hunger_days", 10.0),
    ("city.price_elasticity", 0.4),
    ("city.civil_deaths", 5e-5),
    ("city.civil_flight", 0.002),
    ("sickness.incidence", 0.020),
    ("sickness.season", 1.5),
    ("sickness.peak_day", 115.0),
    ("sickness.contact", 0.05),
    ("sickness.recovery", 1.0 / 22.0),
    ("sickness.return", 1.0 / 14.0),
    ("sickness.death", 0.004),
    ("sickness.death_variance", 1.2),
    ("sickness.beds", 700.0),
    ("sickness.crowding", 0.5),
    ("morale.days", 15.0),
    ("morale.arrears", 0.25),
    ("morale.hunger", 3.0),
    ("morale.sick", 2.5),
    ("morale.belief", 2.0),
    ("morale.victory", 0.8),
    ("morale.defeat", 1.0),
    ("morale.declined", 0.3),
    ("morale.raid", 0.4),
    ("desertion.native", 1e-3),
    ("desertion.american", 3e-4),
    ("desertion.european", 1e-4),
    ("desertion.morale", 5.0),
    ("desertion.away", 3.0),
    ("desertion.propaganda", 1.5),
    ("desertion.hunger", 1.5),
    ("defection.base", -9.0),
    ("defection.disloyalty", 4.0),
    ("opinion.rate", 0.02),
    ("opinion.anchor", 0.4),
    ("opinion.press", 1.0),
    ("opinion.belief", 0.6),
    ("opinion.requisition", 1.5),
    ("opinion.generosity", 0.3),
    ("opinion.sack", 1.0),
    ("opinion.declare", 0.002),
    ("opinion.exposure_days", 7.0),
    ("opinion.exposure_parties", 4.0),
    ("guerrilla.recruits", 1.2e-3),
    ("guerrilla.stay", 90.0),
    ("guerrilla.sweep", 0.03),
    ("guerrilla.interdict", 300.0),
    ("guerrilla.courier", 0.10),
    ("guerrilla.raid", 0.02),
    ("recruit.rate", 0.02),
    ("battle.chance", 0.65),
    ("battle.bitterness", -2.0),
    ("battle.bitterness_spread", 0.70),
    ("battle.exchange", 2.0),
    ("battle.rugged", 1.25),
    ("battle.works", 1.3),
    ("battle.fortress", 4.0),
    ("battle.surprise", 1.2),
    ("battle.cavalry", 1.3),
    ("battle.lure", 0.3),
    ("battle.killed", 0.3),
    ("siege.surrender", 0.005),
    ("siege.honours", 1.0),
    ("naval.interception", 0.5),
    ("naval.neutrals", 0.2),
    ("naval.wear", 1.0 / 400.0),
    ("naval.surprise", 0.7),
    ("naval.boats", 1.4),
    ("naval.forts", 1.3),
    ("courier.coast", 85.0),
    ("courier.sierra", 50.0),
    ("courier.spread", 0.25),
    ("courier.loss", 0.002),
    ("order.same_day", 0.5),
    ("order.garbling", 0.03),
    ("order.misreading", 0.04),
    ("order.strict", 3.0),
    ("order.normal", 1.5),
    ("belief.quiet", 0.0004),
    ("belief.campaign", 0.004),
    ("report.rumour", 0.25),
    ("report.spy", 0.09),
    ("report.deserter", 0.04),
    ("report.contact", 0.01),
    ("report.bias", 0.2),
    ("report.rate", 0.15),
    ("conceal.sick", 0.8),
    ("continent.start", 0.25),
    ("continent.day", 0.02),
    ("continent.news", 0.25),
    ("continent.horizon", 1594.0),
    ("politics.confidence_days", 20.0),
    ("politics.results", 0.8),
    ("politics.hunger", 1.5),
    ("politics.losses", 5.0),
    ("politics.fit", 1.2),
    ("politics.chances", 0.6),
    ("politics.lodge_days", 40.0),
    ("politics.coup", 0.05),
    ("talks.betrayal", 0.01),
    ("talks.rebuke", 1.0),
    ("choice.temperature", 0.05),
    ("choice.caution", 1.0),
];

/// The default numbers.
pub fn theta() -> Theta {
    let value = |name: &&str| THETA.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("{name}?")).1;
    Theta::from_slice(&Theta::NAMES.iter().map(value).collect::<Vec<_>>())
}

/// A war over `sc` with the default numbers.
pub fn war(sc: &Scenario, seed: u64) -> War<'_> {
    War::new(sc, theta(), seed, [true; 2])
}

/// Its world on day 0.
pub fn world(war: &War<'_>) -> World {
    start(war)
}

/// A rule, as the day calls it.
pub type Rule = fn(&War<'_>, &World, &mut Effects);

/// The rules about those who lie together, with the camps of the moment.
pub fn raid(war: &War<'_>, world: &World, out: &mut Effects) {
    guerrilla::raid(war, world, &world.camps(war.sc), out);
}

/// See [`raid`].
pub fn feed(war: &War<'_>, world: &World, out: &mut Effects) {
    supply::feed(war, world, &world.camps(war.sc), out);
}

/// See [`raid`].
pub fn strike(war: &War<'_>, world: &World, out: &mut Effects) {
    sickness::strike(war, world, &world.camps(war.sc), out);
}

/// Days on which these rules alone act, in order; what is told of them.
pub fn days(war: &War<'_>, world: &mut World, n: u32, rules: &[Rule]) -> Record {
    let (mut effects, mut record) = (Effects::new(), Record::new());
    for _ in 0..n {
        world.day += 1;
        for rule in rules {
            rule(war, world, &mut effects);
            world.apply(&mut effects, &mut record);
        }
    }
    record
}

/// Applies one rule on a day; what it tells.
pub fn apply(war: &War<'_>, world: &mut World, rule: Rule, day: i32) -> Vec<Happened> {
    let (mut effects, mut record) = (Effects::new(), Record::new());
    world.day = day;
    rule(war, world, &mut effects);
    world.apply(&mut effects, &mut record);
    record.happened.into_iter().map(|(_, _, what)| what).collect()
}

/// A day of nothing but this rule; what it tells.
pub fn step(war: &War<'_>, world: &mut World, rule: Rule) -> Vec<Happened> {
    apply(war, world, rule, world.day + 1)
}

/// A plan that gives these orders, of which nothing is expected.
pub fn plan(key: &str, by: DeciderId, verbs: impl IntoIterator<Item = Verb>) -> Plan {
    let order = |verb| Order { verb, latitude: Latitude::Normal, after: 0 };
    Plan {
        key: key.into(),
        by: vec![by],
        when: vec![],
        unless: vec![],
        orders: verbs.into_iter().map(order).collect(),
        expect: vec![],
        once: false,
        again_after: 0,
        breach: false,
        record_only: false,
        at_table: false,
    }
}

/// A truce of twenty days without articles.
pub fn truce() -> Truce {
    Truce {
        key: "truce".into(),
        days: 20,
        extends: false,
        zones: vec![],
        movement: true,
        food: None,
        guarantee: None,
        disarmed: 0.0,
        trade: vec![],
        exchange: false,
        at_table: false,
        breach_cost: 0.3,
    }
}

/// Ids of the fixture, for reading.
pub const REDS: SideId = SideId::new(0);
/// The other side: for the change.
pub const BLUES: SideId = SideId::new(1);

/// The small war. Places: 0 `west` (coast port, red), 1 `ford` (coast), 2 `hill` (sierra, rugged), 3 `east` (coast port, blue), 4 `haven` (port).
/// Armies: 0 `red-army` at west, 1 `blue-army` at east, 2 `red-column` nowhere, 3 `red-depot` (fixed, at west), 4 `blue-depot` (fixed, at east).
/// Formations: 0 red foot 2000, 1 red horse 300, 2 blue foot 2000, 3 blue horse 300, 4 red depot, 5 blue depot.
pub fn scenario() -> Scenario {
    let places = vec![
        place("west", Region::Coast, REDS, true, Ground::Open),
        place("ford", Region::Coast, REDS, false, Ground::Open),
        place("hill", Region::Sierra, BLUES, false, Ground::Rugged),
        place("east", Region::Coast, BLUES, true, Ground::Open),
        place("haven", Region::Coast, BLUES, true, Ground::Open),
    ];
    let routes = vec![
        route("west-ford", 0, 1, RouteKind::Road, 44.0),
        route("ford-hill", 1, 2, RouteKind::Pass, 34.0),
        route("ford-east", 1, 3, RouteKind::Road, 66.0),
        route("west-haven", 0, 4, RouteKind::Sea, 300.0),
        route("haven-east", 4, 3, RouteKind::Sea, 200.0),
    ];
    let graph = Graph::build(&places, &routes);
    Scenario {
        name: "fixture".into(),
        first: Date { year: 1820, month: 8, day: 20 },
        last_day: 200,
        sides: [side("reds", false, 0), side("blues", true, 1)],
        graph,
        cities: vec![City {
            key: "west".into(),
            place: PlaceId::new(0),
            people: 10_000,
            stock_days: 30.0,
            sources: vec![FoodSource {
                key: "road".into(),
                share: 1.0,
                port: None,
                from: vec![PlaceId::new(1)],
                through: vec![PlaceId::new(1)],
            }],
        }],
        armies: vec![
            army("red-army", REDS, Some(0), Some(0), false),
            army("blue-army", BLUES, Some(3), Some(1), false),
            army("red-column", REDS, None, None, false),
            army("red-depot", REDS, Some(0), None, true),
            army("blue-depot", BLUES, Some(3), None, true),
        ],
        formations: vec![
            formation("red-foot", REDS, 0, Arm::Infantry, 2000),
            formation("red-horse", REDS, 0, Arm::Cavalry, 300),
            formation("blue-foot", BLUES, 1, Arm::Infantry, 2000),
            formation("blue-horse", BLUES, 1, Arm::Cavalry, 300),
            formation("red-hospital", REDS, 3, Arm::Depot, 0),
            formation("blue-hospital", BLUES, 4, Arm::Depot, 0),
        ],
        squadrons: vec![Squadron {
            key: "blue-fleet".into(),
            side: BLUES,
            decider: None,
            at: PlaceId::new(3),
            provisions: 120.0,
            confidence: 0.6,
            boarders: 300,
        }],
        ships: vec![
            ship("blue-frigate", ShipKind::Warship, 40, 300, 0),
            ship("blue-transports", ShipKind::Transport, 0, 100, 5000),
        ],
        deciders: vec![decider("red-chief", REDS, 0), decider("blue-chief", BLUES, 1)],
        factions: vec![],
        plans: vec![],
        truces: vec![],
        talks: Talks::default(),
        events: vec![],
        decisions: vec![],
        targets: vec![],
        parameters: vec![],
        sources: vec![],
        capital: PlaceId::new(0),
        fort: PlaceId::new(0),
        interior: vec![PlaceId::new(2)],
        values: None,
        posterior: None,
        digest: 0,
        places,
        routes,
    }
}

fn side(key: &str, for_change: bool, head: usize) -> Side {
    Side {
        key: key.into(),
        for_change,
        chest: 100_000.0,
        income: 0.0,
        pay: 0.25,
        arrears: 0.0,
        press: 0.0,
        muskets: 0.0,
        trust: 0.5,
        head: DeciderId::new(head),
    }
}

fn place(key: &str, region: Region, held_by: SideId, port: bool, ground: Ground) -> Place {
    Place {
        key: key.into(),
        name: key.into(),
        kind: if port { PlaceKind::Port } else { PlaceKind::Town },
        region,
        at: (0.0, 0.0),
        altitude: if region == Region::Sierra { 3300.0 } else { 50.0 },
        people: 5000,
        unhealth: if region == Region::Sierra { 0.1 } else { 1.0 },
        opinion: 0.0,
        held_by,
        port,
        ground,
        recruits: 0,
        guerrilla: true,
        guerrillas: 0,
        grazing: true,
        city: None,
        beds: [700, 700],
    }
}

fn route(key: &str, from: usize, to: usize, kind: RouteKind, km: f64) -> Route {
    Route {
        key: key.into(),
        from: PlaceId::new(from),
        to: PlaceId::new(to),
        kind,
        km,
        waterless: false,
        wind: 0.0,
    }
}

fn army(key: &str, side: SideId, at: Option<usize>, decider: Option<usize>, fixed: bool) -> Army {
    Army {
        key: key.into(),
        side,
        decider: decider.map(DeciderId::new),
        at: at.map(PlaceId::new),
        sailing_to: None,
        p_star: 0.7,
        lead: 0.0,
        food_days: 20.0,
        fixed,
    }
}

fn formation(key: &str, side: SideId, army: usize, arm: Arm, men: u32) -> Formation {
    Formation {
        key: key.into(),
        name: key.into(),
        side,
        army: ArmyId::new(army),
        arm,
        men,
        sick: 0,
        origin: Origin::American,
        native: 0.0,
        quality: 1.0,
        morale: 0.6,
        seasoned: (0.0, 1.0),
        disloyalty: 0.0,
        home: PlaceId::new(0),
        awaited: false,
        takes_recruits: false,
    }
}

fn ship(key: &str, kind: ShipKind, guns: u32, crew: u32, berths: u32) -> Ship {
    Ship {
        key: key.into(),
        name: key.into(),
        side: BLUES,
        squadron: SquadronId::new(0),
        kind,
        guns,
        crew,
        berths,
    }
}

fn decider(key: &str, side: SideId, army: usize) -> Decider {
    Decider {
        key: key.into(),
        name: key.into(),
        side,
        army: Some(ArmyId::new(army)),
        seat: PlaceId::new(if side == REDS { 0 } else { 3 }),
        utility: Utility { weights: [0.1; Attribute::ALL.len()], impatience: 0.001, day_cost: 0.0 },
        council: Council::Every(7),
        in_office: true,
        fit: 0.0,
        red_lines: vec![],
        menu: vec![],
    }
}
