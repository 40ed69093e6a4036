//! History minds: play the documented decisions when their conditions hold.

use super::Choice;
use crate::scenario::*;
use crate::view::View;

/// Plays the first documented decision of this decider that is due and whose plan is on the menu; else carries on and waits.
/// (The council gives up decisions whose last day has passed: the war has then drifted too far for them.)
pub fn choose(view: &View<'_>, menu: &[PlanId]) -> Choice {
    let due = |d: &&Decision| {
        d.decider == view.decider && (d.from..=d.until).contains(&view.day) && !view.is_settled(d.id)
    };
    let playable = |d: &&Decision| menu.contains(&d.plan) && d.when.iter().all(|c| view.holds(c));
    match view.sc.decisions.iter().filter(due).find(playable) {
        Some(d) => Choice { plan: Some(d.plan), chance: 1.0, plays: Some(d.id) },
        None => Choice::CARRY_ON,
    }
}
