//! Which plans could bring about what a target measures: read off the orders of the scenario.

use tregua_engine::scenario::{ArmyId, Measure as M, Order, PlaceId, PlanId, Scenario, SideId, Verb};

/// The plans with an order that could bring it about; none where only rules do.
pub(crate) fn causes(sc: &Scenario, measure: &M) -> Vec<PlanId> {
    let leads = |order: &&Order| leads(sc, &order.verb, measure);
    let plans = sc.plans.iter().enumerate().filter(|(_, p)| p.orders.iter().any(|o| leads(&o)));
    plans.map(|(i, _)| PlanId::new(i)).collect()
}

fn leads(sc: &Scenario, verb: &Verb, measure: &M) -> bool {
    match *measure {
        M::Transit { army, to: place, .. }
        | M::Reaches { army, place, .. }
        | M::MenReaching { army, place, .. } => goes_to(verb, army, place),
        M::SickAfter { army, place, .. } | M::DeadAfter { army, place, .. } => goes_to(verb, army, place),
        M::Leaves { army, .. }
        | M::MenLeaving { army, .. }
        | M::DesertersBefore { army, .. }
        | M::NewsLag { army, .. }
        | M::LossSince { army, .. } => moves(verb, army),
        M::Recruits { ref places, .. } => {
            matches!(verb, Verb::Recruit { place, .. } if places.contains(place))
        }
        M::CutOut { side } | M::CutOutLoss { side } => {
            matches!(verb, Verb::CutOut { squadron, .. } if sc.squadrons[squadron.ix()].side == side.enemy())
        }
        M::Battle { place } | M::LoserLoss { place } | M::WinnerLoss { place } => marches_to(verb, place),
        M::Coup { side } => matches!(*verb, Verb::Ultimatum { side: s } if s == side),
        M::TalksOpen { .. } => matches!(verb, Verb::OpenTalks { .. }),
        M::TalksClose { .. } => matches!(verb, Verb::CloseTalks { .. }),
        M::ChiefsMeet => matches!(verb, Verb::OpenTalks { chiefs: true, .. }),
        M::TruceBegins { .. } | M::TruceLength { .. } => matches!(verb, Verb::AcceptTruce { .. }),
        M::Loses { side, .. } | M::SickLeft { side, .. } => gives_up(sc, verb, side),
        M::Garrison { side, .. } | M::Holds { side, .. } => gives_up(sc, verb, side),
        _ => false,
    }
}

fn goes_to(verb: &Verb, army: ArmyId, place: PlaceId) -> bool {
    match verb {
        Verb::March { army: a, stages, .. } | Verb::Evacuate { army: a, stages, .. } => {
            *a == army && stages.iter().any(|s| s.to == place)
        }
        Verb::Sail { army: a, to, .. } => (*a, *to) == (army, place),
        _ => false,
    }
}

fn moves(verb: &Verb, army: ArmyId) -> bool {
    match verb {
        Verb::March { army: a, .. } | Verb::Evacuate { army: a, .. } | Verb::Sail { army: a, .. } => {
            *a == army
        }
        Verb::Join { army: a, .. } => *a == army,
        _ => false,
    }
}

fn marches_to(verb: &Verb, place: PlaceId) -> bool {
    matches!(verb, Verb::March { stages, .. } if stages.iter().any(|s| s.to == place))
        || matches!(verb, Verb::Assault { place: p, .. } if *p == place)
}

fn gives_up(sc: &Scenario, verb: &Verb, side: SideId) -> bool {
    match verb {
        Verb::Evacuate { army, .. } | Verb::Surrender { army } => sc.armies[army.ix()].side == side,
        _ => false,
    }
}
