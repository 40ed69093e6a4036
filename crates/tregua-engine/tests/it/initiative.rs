//! Initiative (war-model §10.3): a subordinate who decides for himself obeys by what he makes of it, and by how much the order binds.

use crate::estimate::{Estimate, with_power};
use crate::fixture;
use tregua_engine::effect::Effects;
use tregua_engine::num::logistic;
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::command;
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

const COLUMN: ArmyId = ArmyId::new(2);
const CHIEF: DeciderId = DeciderId::new(0);
const SUBORDINATE: DeciderId = DeciderId::new(2);
const ORDERED: PlanId = PlanId::new(0);

/// A column under a decider of his own, who is ordered to hold and has a plan of his own; each is worth so much to him.
fn scenario(ordered: f64, own: f64, latitude: Latitude) -> Scenario {
    let mut sc = fixture::scenario();
    let column = &mut sc.armies[COLUMN.ix()];
    (column.at, column.decider) = (Some(PlaceId::new(1)), Some(SUBORDINATE));
    sc.formations[1].army = COLUMN;
    let menu = vec![PlanId::new(1)];
    sc.deciders.push(Decider {
        key: "red-second".into(),
        army: Some(COLUMN),
        menu,
        ..sc.deciders[0].clone()
    });
    let plan = |key: &str, by: DeciderId, worth: f64| Plan {
        key: key.into(),
        by: vec![by],
        when: vec![],
        unless: vec![],
        orders: vec![Order {
            verb: Verb::Hold { army: COLUMN, posture: Posture::Decline },
            latitude,
            after: 0,
        }],
        expect: vec![Expect { attribute: Attribute::Status, of: Feature::One, by: worth / 0.1 }],
        once: false,
        again_after: 0,
        breach: false,
        record_only: false,
        at_table: false,
    };
    sc.plans = vec![plan("ordered", CHIEF, ordered), plan("own", SUBORDINATE, own)];
    sc
}

/// Whether the order is obeyed.
fn obeys(sc: &Scenario, seed: u64, temperature: f64, strict: f64) -> bool {
    let mut war = War::new(sc, fixture::theta(), seed, [false; 2]);
    (war.theta.temperature, war.theta.order_strict) = (temperature, strict);
    let mut world = fixture::world(&war);
    let content = Content::Order { plan: ORDERED, number: 0, garble: Garble::Clean };
    world.dispatches.push(Dispatch::safe(SideId::new(0), content, (0, 0), seed as u32));
    let (mut out, mut record) = (Effects::new(), Record::new());
    assert!(command::read(&war, &world, &mut out), "an order is due");
    world.apply(&mut out, &mut record);
    let refused = record.happened.iter().any(|h| matches!(h.2, Happened::OrderIgnored { late: false, .. }));
    assert_eq!(world.armies[COLUMN.ix()].task.posture == Posture::Decline, !refused);
    !refused
}

/// P(obeys) = σ((U_obey − U_best)/T + κ), κ = 3 if strict, 1.5 by custom, none with carte blanche. T is 0.05 of a utility whose range is 1.3.
/// 20,000 orders: standard error at most 0.0035.
#[test]
fn obedience_is_logit_in_what_he_loses_by_it() {
    let t = 0.05 * 1.3;
    for (latitude, bonus) in [(Latitude::Strict, 3.0), (Latitude::Normal, 1.5), (Latitude::CarteBlanche, 0.0)]
    {
        let sc = scenario(0.05, 0.2, latitude);
        with_power(&format!("{latitude:?}"), logistic((0.05 - 0.2) / t + bonus), |fault| {
            Estimate::share((0..20_000).map(|seed| obeys(&sc, seed, 0.05 / fault, 3.0)))
        });
    }
}

/// A cold head does what is best in his own eyes, whatever binds him; where he has nothing better to do he carries on, which is worth 0.
#[test]
fn a_cold_subordinate_does_what_is_best() {
    for latitude in [Latitude::Strict, Latitude::CarteBlanche] {
        let always = |ordered: f64, own: f64, yes: bool| {
            let sc = scenario(ordered, own, latitude);
            (0..200).all(|seed| obeys(&sc, seed, 1e-6, 3.0) == yes)
        };
        assert!(always(0.2, 0.1, true) && always(0.1, 0.2, false) && always(-0.1, -0.2, false));
    }
}

/// The more an order binds the more are obeyed, on the same luck.
#[test]
fn what_binds_more_is_obeyed_no_less() {
    let sc = scenario(0.05, 0.2, Latitude::Strict);
    let count = |strict: f64| (0..500).filter(|seed| obeys(&sc, *seed, 0.05, strict)).count();
    assert!((0..500).all(|seed| !obeys(&sc, seed, 0.05, 1.0) || obeys(&sc, seed, 0.05, 2.0)));
    assert!(count(1.0) < count(2.0) && count(2.0) < count(4.0));
}
